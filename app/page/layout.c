/* Page breaking by total fit, the same idea as for lines: every row may begin a page at a price,
 * and the cheapest way through the article is taken. The other design, filling page after page and
 * stepping back at trouble, needs a rule for every pair of troubles; prices add up by themselves.
 */
#include "page/layout.h"

#include "base/limits.h"

/* Prices. FORBIDDEN is so high that only a page that cannot hold two rows pays it; a WIDOW is as
 * bad as a page with twenty lines left empty (100 · 20²). */
enum {
    FORBIDDEN = 1000000,
    WIDOW = 40000,     /* one line of a paragraph or row of a table alone on a page (§14) */
    LEFT_ALONE = 1000, /* a list on the page after the sentence that leads to it: three lines left
                          empty are better, four are not */
    SHORT_LAST = 300,  /* fewer than three lines on the last page */
    SHORTFALL = 10,    /* times the square of the lines left empty, up to two */
    LARGE_SHORTFALL = 100,
    A_PAGE = 60, /* every page costs a turn */
};

/* The price of beginning a page with row i, i > 0. */
static int64_t break_price(const Rows *rows, int32_t i) {
    const Row *next = &rows->rows[i];
    const Row *last = &rows->rows[i - 1];
    if (last->heading || last->keep_with_next) {
        return FORBIDDEN;
    }
    /* A heading keeps two lines of what follows. With line 0 in front, the paragraph under the
     * heading had one line only and is complete. */
    if (i >= 2 && rows->rows[i - 2].heading && next->line > 0) {
        return FORBIDDEN;
    }
    if (next->line == 0) {
        return next->closes ? WIDOW : next->opens ? LEFT_ALONE : 0;
    }
    if (next->keep_whole) {
        return FORBIDDEN / 2;
    }
    /* Three lines have no place in the middle: such a paragraph moves whole (§14). */
    bool alone = next->line == 1 || next->line == next->lines - 1;
    return alone ? WIDOW : 0;
}

/* An empty foot is cheap, an orphan dear. */
static int64_t fill_price(int32_t left, bool last_page, int32_t used, bool first_page) {
    if (last_page) {
        return used < 3 && !first_page ? SHORT_LAST : 0;
    }
    int64_t squared = (int64_t)left * left;
    return squared * (left <= 2 ? SHORTFALL : LARGE_SHORTFALL);
}

typedef struct Best {
    int64_t price;
    int32_t from; /* first row of the page that ends before this row */
} Best;

/* The best page that ends before row `end`, looking back as far as a page reaches. */
static Best best_page(const Rows *rows, const Best *best, int32_t end, int32_t page_rows,
                      int32_t first_rows) {
    Best found = {INT64_MAX, end - 1};
    int32_t used = 0;
    int64_t price_here = end < rows->count ? break_price(rows, end) : 0;
    for (int32_t from = end - 1; from >= 0; from--) {
        used += rows->rows[from].grid;
        int32_t room = from == 0 ? first_rows : page_rows;
        bool alone = from == end - 1; /* a row taller than the page still gets its page */
        /* What no page holds ends the search: pages that begin further back are only longer. */
        if (used > page_rows && !alone) {
            break;
        }
        /* Only the first page has less room than the others, and nothing lies further back than
         * that. */
        if (used > room && !alone) {
            continue;
        }
        int32_t left = room > used ? room - used : 0;
        int64_t price = best[from].price + price_here + A_PAGE +
                        fill_price(left, end == rows->count, used, from == 0);
        if (price < found.price) {
            found = (Best){price, from};
        }
    }
    return found;
}

/* Total fit once more: the cheapest way through all rows. */
int32_t layout_break_pages(Arena *scratch, const Rows *rows, int32_t page_rows, int32_t first_rows,
                           int32_t *starts) {
    ArenaMark mark = arena_mark(scratch);
    Best *best = ARENA_NEW(scratch, Best, rows->count + 1);
    for (int32_t end = 1; end <= rows->count; end++) {
        best[end] = best_page(rows, best, end, page_rows, first_rows);
    }
    int32_t count = rows->count > 0 ? 0 : 1;
    for (int32_t end = rows->count; end > 0; end = best[end].from) {
        count++;
    }
    /* Known only backwards, so counted first and then written from the back. Of an article that is
     * too long the last pages fall off: its beginning can be read at least. */
    int32_t row = rows->count;
    for (int32_t page = count; page >= 0; page--) {
        if (page <= LIMIT_ARTICLE_PAGES) {
            starts[page] = row;
        }
        row = best[row].from;
    }
    arena_rewind(scratch, mark);
    return count < LIMIT_ARTICLE_PAGES ? count : LIMIT_ARTICLE_PAGES;
}
