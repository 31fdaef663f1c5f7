/* The way in: rows, page breaks, and pieces moved to their place on the page.
 *
 * Rows are made with positions from their own top, because which page a row lands on is known last
 * of all. Moving its pieces there is an addition, and nothing is composed twice. */
#include "page/pages.h"

#include "base/limits.h"
#include "page/layout.h"
#include "page/rows.h"

/* The foot of the last line needs no line gap (page height = n · pitch − gap, §14). Only the third
 * of the gap that lies under a line is given back; the other two stand above it (rows.c). */
static int32_t page_rows(const PageStyle *style, int32_t height_px) {
    int32_t gap_px = (style->pitch_px - style->em / 64) / 3;
    int32_t rows = (height_px + gap_px) / style->pitch_px;
    return rows > 1 ? rows : 1;
}

/* Moves the rows [from, to) under each other, beginning at `y_px`. */
static void place_rows(const Rows *rows, int32_t from, int32_t to, int32_t y_px, Page *page,
                       const PageStyle *style) {
    page->first_piece = from < rows->count ? rows->rows[from].first_piece : rows->piece_count;
    page->start =
        from < rows->count ? rows->rows[from].start : (ReadingPlace){.block = 0, .offset = 0};
    for (int32_t i = from; i < to; i++) {
        const Row *row = &rows->rows[i];
        for (int32_t p = 0; p < row->piece_count; p++) {
            rows->pieces[row->first_piece + p].at.y += y_px;
        }
        page->piece_count += row->piece_count;
        page->characters += row->characters;
        y_px += row->grid * style->pitch_px;
    }
    page->height_px = y_px;
}

/* Rows, then breaks, then pieces in their places. */
Pages pages_lay_out_in(Arena *arena, Arena *scratch, const Measure *measure,
                       const Document *document, const PageStyle *style) {
    LayoutContext context = {
        .arena = arena,
        .scratch = scratch,
        .measure = measure,
        .document = document,
        .style = *style,
        .page_rows = page_rows(style, style->height_px),
        .first_rows = page_rows(style, style->height_px - style->head_px),
    };
    Rows rows = rows_in(&context);
    int32_t *starts = ARENA_NEW(arena, int32_t, LIMIT_ARTICLE_PAGES + 1);
    int32_t count =
        layout_break_pages(scratch, &rows, context.page_rows, context.first_rows, starts);
    Page *pages = ARENA_NEW(arena, Page, count);
    for (int32_t i = 0; i < count; i++) {
        place_rows(&rows, starts[i], starts[i + 1], i == 0 ? style->head_px : 0, &pages[i], style);
    }
    return (Pages){.style = *style,
                   .pages = pages,
                   .page_count = count,
                   .pieces = rows.pieces,
                   .piece_count = rows.piece_count};
}

/* Pieces are made for all rows; those of rows that got no page are left over. */
bool pages_are_whole(const Pages *pages) {
    const Page *last = &pages->pages[pages->page_count - 1];
    return last->first_piece + last->piece_count == pages->piece_count;
}

static bool is_after(ReadingPlace a, ReadingPlace b) {
    return a.block != b.block ? a.block > b.block : a.offset > b.offset;
}

/* The last page that does not begin behind the place: after a change of text size the sentence that
 * was on top is on the page again, though rarely at its top. */
int32_t pages_find(const Pages *pages, ReadingPlace place) {
    int32_t page = 0;
    while (page + 1 < pages->page_count && !is_after(pages->pages[page + 1].start, place)) {
        page++;
    }
    return page;
}
