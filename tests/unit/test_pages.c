/* Which lines stand on which page (§14): widows and orphans, headings, lists, tables, pictures. */
#include "page/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "page_fixture.h"

typedef struct Row {
    const char *name;
    const char *document;
    int32_t lines; /* of a page */
    int32_t head;  /* lines that the title takes of the first */
    const char *pages;
} Row;

static const Row rows[] = {
    {"one page", "p3", 5, 0, "a1 a2 a3"},
    {"exactly one page", "p5", 5, 0, "a1 a2 a3 a4 a5"},
    {"full pages", "p11", 4, 0, "a1 a2 a3 a4 | a5 a6 a7 a8 | a9 a10 a11"},
    {"a last page of less than three lines gets more", "p10", 4, 0,
     "a1 a2 a3 a4 | a5 a6 a7 | a8 a9 a10"},
    {"no line alone at the end", "p5", 4, 0, "a1 a2 | a3 a4 a5"},
    {"no line alone at the beginning", "p3 p4", 4, 0, "a1 a2 a3 | b1 b2 b3 b4"},
    {"three lines are not divided", "p3 p3", 5, 0, "a1 a2 a3 | b1 b2 b3"},
    {"four lines are, in the middle", "p3 p4 p2", 5, 0, "a1 a2 a3 b1 b2 | b3 b4 c1 c2"},
    {"the article's last line gets company", "p4 p4 p1", 4, 0, "a1 a2 a3 a4 | b1 b2 | b3 b4 c1"},
    {"the title takes room of the first page only", "p9", 4, 2, "a1 a2 | a3 a4 a5 a6 | a7 a8 a9"},
    {"a title that leaves one line", "p3 p3", 4, 3, "a1 | a2 a3 | b1 b2 b3"},
    {"a heading is not the last on a page", "p3 h1 p4", 5, 0, "a1 a2 a3 | b1 c1 c2 | c3 c4"},
    {"nor with one line of what follows", "p2 h1 p4", 5, 0, "a1 a2 | b1 c1 c2 | c3 c4"},
    {"with two lines it may be", "p1 h1 p4", 5, 0, "a1 b1 c1 c2 | c3 c4"},
    {"a heading over a paragraph of one line", "p2 h1 p1 p4", 5, 0, "a1 a2 b1 c1 | d1 d2 d3 d4"},
    {"two headings stay together", "p2 h1 h1 p3", 7, 0, "a1 a2 | b1 c1 d1 d2 d3"},
    {"a short item is not divided", "p2 l3", 4, 0, "a1 a2 | b1 b2 b3"},
    {"a list takes its sentence with it", "p3 p1 l3", 5, 0, "a1 a2 a3 | b1 c1 c2 c3"},
    {"or the end of a longer one", "p6 l1 l1", 6, 0, "a1 a2 a3 a4 | a5 a6 b1 c1"},
    {"but not for a page that is half empty", "p3 p4 l1 l1", 7, 0, "a1 a2 a3 b1 b2 | b3 b4 c1 d1"},
    {"a longer one is", "p2 l4 p2", 4, 0, "a1 a2 b1 b2 | b3 b4 c1 c2"},
    {"a quotation is divided as text is", "p2 q4 p2", 4, 0, "a1 a2 b1 b2 | b3 b4 c1 c2"},
    {"a note", "p3 n1", 4, 0, "a1 a2 a3 b1"},
    {"a table's head stays with its first row", "p3 T1 t1 t1", 4, 0, "a1 a2 a3 | b1 c1 d1"},
    {"between rows a table is divided", "p1 T1 t1 t1 t1", 3, 0, "a1 b1 c1 | d1 e1"},
    {"its last row has another before it", "p1 T1 t1 t1 t1", 4, 0, "a1 b1 c1 | d1 e1"},
    {"a row of three lines is not", "p2 t3 t3", 4, 0, "a1 a2 | b1 b2 b3 | c1 c2 c3"},
    {"a row of more lines is", "p2 t4 p2", 4, 0, "a1 a2 b1 b2 | b3 b4 c1 c2"},
    {"a picture has its caption on the same page", "p2 f1", 6, 0, "a1 a2 | [b] b1"},
    {"a picture without one", "p2 f0 p1", 6, 0, "a1 a2 [b] | c1"},
    {"a picture is made to fit the page with its caption", "f1", 3, 0, "[a] a1"},
    {"a page lower than a line has one", "p3", 0, 0, "a1 | a2 | a3"},
    {"a heading higher than the page falls apart", "h3 p1", 2, 0, "a1 a2 | a3 b1"},
    {"a heading higher than what the title leaves falls apart", "h4 p1", 5, 3, "a1 a2 | a3 a4 b1"},
    {"a picture under the title is made to fit", "f1 p1", 4, 1, "[a] a1 | b1"},
    {"two tables", "T1 t1 T1 t1", 6, 0, "a1 b1 c1 d1"},
};

static void test_rows(void **state) {
    (void)state;
    bool failed = false;
    PageFixture fixture = page_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        PageStyle style = page_fixture_style(rows[i].lines);
        style.head_px = rows[i].head * PAGE_PITCH_PX;
        Pages pages = page_fixture_lay_out(&fixture, rows[i].document, style);
        const char *got = page_fixture_read(&fixture, &pages);
        Str broken = rows[i].lines > 0 ? pages_check(&pages) : S("");
        if (strcmp(got, rows[i].pages) != 0 || broken.size > 0) {
            print_error("%s: %s: %s %.*s\n", rows[i].name, rows[i].document, got, STR_ARG(broken));
            failed = true;
        }
        arena_reset(&fixture.text.arena);
    }
    page_fixture_close(&fixture);
    assert_false(failed);
}

/* The foot of the last line may stand at the page's foot, not a pixel lower. */
static void test_height(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    PageStyle style = page_fixture_style(4);
    Pages pages = page_fixture_lay_out(&fixture, "p4", style);
    assert_int_equal(pages.page_count, 1);
    style.height_px--;
    pages = page_fixture_again(&fixture, style);
    assert_int_equal(pages.page_count, 2);
    page_fixture_close(&fixture);
}

/* All baselines stand on one grid, also those of notes, headings' neighbours and the next page. */
static void test_grid(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    Pages pages = page_fixture_lay_out(&fixture, "p3 n1 q2 h1 p6 l2 T1 t1", page_fixture_style(7));
    int32_t first = pages.pieces[0].at.y;
    for (int32_t i = 0; i < pages.piece_count; i++) {
        const Piece *piece = &pages.pieces[i];
        if (piece->kind == PIECE_LINE && piece->role != ROLE_HEADING) {
            assert_int_equal((piece->at.y - first) % PAGE_PITCH_PX, 0);
        }
    }
    /* Two thirds of the gap lie above the first line, so that its ruby stays on the page. */
    assert_int_equal(first, (PAGE_PITCH_PX - PAGE_EM_PX) * 2 / 3 + PAGE_EM_PX * 88 / 100);
    page_fixture_close(&fixture);
}

static void test_empty(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    Pages pages = page_fixture_lay_out(&fixture, "", page_fixture_style(5));
    assert_int_equal(pages.page_count, 1);
    assert_int_equal(pages.pages[0].piece_count, 0);
    assert_int_equal(pages_check(&pages).size, 0);
    assert_int_equal(pages_find(&pages, (ReadingPlace){3, 40}), 0);
    page_fixture_close(&fixture);
}

/* `count` paragraphs of one line each, four lines a page. */
static Pages lay_out_lines(TextFixture *fixture, int32_t count) {
    Span *spans = ARENA_NEW(&fixture->arena, Span, count + 1);
    Block *blocks = ARENA_NEW(&fixture->arena, Block, count + 1);
    for (int32_t i = 0; i < count; i++) {
        spans[i].text = S("本文");
        blocks[i] = (Block){.kind = BLOCK_PARAGRAPH, .spans = &spans[i], .span_count = 1};
    }
    Document document = {blocks, count};
    PageStyle style = {.em = 32 * 64, .pitch_px = 56, .width_px = 640, .height_px = 4 * 56};
    return pages_lay_out_in(&fixture->arena, &fixture->scratch, &text_pitch_measure, &document,
                            &style);
}

/* Blocks in order from the first one on, whatever the article's length. */
static void test_lengths(void **state) {
    static const struct {
        const char *name;
        int32_t blocks;
        int32_t pages;
    } lengths[] = {
        {"nothing is one empty page", 0, 1},
        {"one line", 1, 1},
        {"a page full", 4, 1},
        {"a hundred pages", 400, 100},
        {"the longest article", 4 * LIMIT_ARTICLE_PAGES, LIMIT_ARTICLE_PAGES},
        {"one line too many: the end falls off, not the beginning", 4 * LIMIT_ARTICLE_PAGES + 1,
         LIMIT_ARTICLE_PAGES},
        {"twice too long", 8 * LIMIT_ARTICLE_PAGES, LIMIT_ARTICLE_PAGES},
    };
    (void)state;
    TextFixture fixture = text_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(lengths); i++) {
        Pages pages = lay_out_lines(&fixture, lengths[i].blocks);
        Str broken = pages_check(&pages);
        if (pages.page_count != lengths[i].pages || pages.pages[0].start.block != 0 ||
            broken.size > 0) {
            fail_msg("%s: %d pages from block %d, %.*s", lengths[i].name, pages.page_count,
                     pages.pages[0].start.block, STR_ARG(broken));
        }
        arena_reset(&fixture.arena);
    }
    text_fixture_close(&fixture);
}

typedef struct FindRow {
    const char *name;
    ReadingPlace place;
    int32_t page;
} FindRow;

/* Of "p6 p5" in pages of four lines: a1–4, a5 a6 b1 b2, b3–5; a line has 30 bytes. */
static const FindRow find_rows[] = {
    {"the beginning", {0, 0}, 0},
    {"inside the first page", {0, 119}, 0},
    {"the start of the second", {0, 120}, 1},
    {"its second block", {1, 0}, 1},
    {"the last byte of it", {1, 59}, 1},
    {"the start of the third", {1, 60}, 2},
    {"beyond the end", {7, 0}, 2},
};

static void test_find(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    Pages pages = page_fixture_lay_out(&fixture, "p6 p5", page_fixture_style(4));
    assert_string_equal(page_fixture_read(&fixture, &pages),
                        "a1 a2 a3 a4 | a5 a6 b1 b2 | b3 b4 b5");
    for (int32_t i = 0; i < COUNT_OF(find_rows); i++) {
        if (pages_find(&pages, find_rows[i].place) != find_rows[i].page) {
            fail_msg("%s: page %d", find_rows[i].name, pages_find(&pages, find_rows[i].place));
        }
    }
    for (int32_t i = 0; i < pages.page_count; i++) {
        assert_int_equal(pages_find(&pages, pages.pages[i].start), i);
    }
    page_fixture_close(&fixture);
}

/* What the idle pause counts: what has to be read, markers and headings included. */
static void test_characters(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    Pages pages = page_fixture_lay_out(&fixture, "h1 p2 l1 p3", page_fixture_style(5));
    assert_string_equal(page_fixture_read(&fixture, &pages), "a1 b1 b2 c1 | d1 d2 d3");
    assert_int_equal(pages.pages[0].characters, 4 + 20 + 1 + 9);
    assert_int_equal(pages.pages[1].characters, 30);
    assert_int_equal(pages.pages[1].height_px, 3 * PAGE_PITCH_PX);
    page_fixture_close(&fixture);
}

/* Where things stand across the column. */
static void test_columns(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    PageStyle style = page_fixture_style(12);
    style.indent = true;
    Pages pages = page_fixture_lay_out(&fixture, "p2 l1 q1", style);
    const Piece *paragraph = &pages.pieces[0];
    assert_int_equal(paragraph->set->lines.lines[0].left, PAGE_EM_PX * 64);
    assert_int_equal(paragraph->set->lines.lines[1].left, 0);
    const Piece *marker = &pages.pieces[3];
    assert_int_equal(marker->role, ROLE_MARKER);
    /* A dot's body is half an em and stands in the middle of one. */
    assert_int_equal(marker->at.x, PAGE_EM_PX / 4);
    assert_int_equal(pages.pieces[4].at.x, PAGE_EM_PX);
    const Piece *quote = &pages.pieces[5];
    assert_int_equal(quote->role, ROLE_QUOTE);
    assert_int_equal(quote->at.x, PAGE_EM_PX);
    assert_int_equal(pages.pieces[6].kind, PIECE_RULE);
    assert_int_equal(pages.pieces[6].at.h, PAGE_PITCH_PX);
    page_fixture_close(&fixture);
}

/* A picture keeps its shape: as wide as the column, or as high as the page and in the middle. */
static void test_picture_box(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    Pages pages = page_fixture_lay_out(&fixture, "f0", page_fixture_style(8));
    Rect box = pages.pieces[0].at;
    assert_int_equal(box.x, 0);
    assert_int_equal(box.w, 160);
    assert_int_equal(box.h, 80);
    pages = page_fixture_again(&fixture, page_fixture_style(2));
    box = pages.pieces[0].at;
    assert_true(box.y + box.h <= 2 * PAGE_PITCH_PX);
    assert_int_equal(box.w / box.h, 2);
    assert_int_equal(box.x, (160 - box.w) / 2);
    page_fixture_close(&fixture);
}

/* pages_check finds what is wrong with pages that were tampered with. */
static Str check_tampered(PageFixture *fixture, int32_t what) {
    Pages pages = page_fixture_lay_out(fixture, "p6 p5", page_fixture_style(4));
    Piece *pieces = ARENA_NEW(&fixture->text.arena, Piece, pages.piece_count);
    Page *copies = ARENA_NEW(&fixture->text.arena, Page, pages.page_count);
    memcpy(pieces, pages.pieces, sizeof(Piece) * (size_t)pages.piece_count);
    memcpy(copies, pages.pages, sizeof(Page) * (size_t)pages.page_count);
    pages.pieces = pieces;
    pages.pages = copies;
    switch (what) {
    case 0: break;
    case 1: pages.page_count = 0; break;
    case 2: pages.page_count = LIMIT_ARTICLE_PAGES + 1; break;
    case 3: pieces[1].at.x = -1; break;
    case 4: pieces[1].at.x = 2; break;
    case 5: pieces[1].at.y = 2; break;
    case 6: pieces[3].at.y += 2 * PAGE_PITCH_PX; break;
    case 7: pieces[2].at.y = pieces[1].at.y - PAGE_PITCH_PX; break;
    case 8: copies[1].piece_count = 0; break;
    case 9: {
        SetParagraph *set = ARENA_NEW(&fixture->text.arena, SetParagraph, 1);
        *set = *pieces[0].set;
        set->paragraph.measure -= PAGE_EM_PX * 64;
        pieces[0].set = set;
        break;
    }
    default: break;
    }
    return pages_check(&pages);
}

static void test_check(void **state) {
    static const char *const sentences[] = {
        "",
        "the number of pages is outside its limits",
        "the number of pages is outside its limits",
        "a line leaves the column",
        "a line leaves the column",
        "a baseline leaves the page",
        "a baseline leaves the page",
        "lines of a page are out of order",
        "a page is empty",
        "a line is wider than its measure",
    };
    (void)state;
    PageFixture fixture = page_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(sentences); i++) {
        Str broken = check_tampered(&fixture, i);
        if (!str_equal(broken, str_from_c(sentences[i]))) {
            fail_msg("%d: “%.*s”, not “%s”", i, STR_ARG(broken), sentences[i]);
        }
        arena_reset(&fixture.text.arena);
    }
    page_fixture_close(&fixture);
}

static int32_t count_advance(void *context, Face face, uint32_t scalar) {
    ++*(int64_t *)context;
    return text_pitch_measure.advance(NULL, face, scalar);
}

/* What a list asks of the measure grows with its length and no faster; each item once asked for the
 * markers of all others. Deeper items in between change nothing about that. */
static void test_long_list(void **state) {
    (void)state;
    PageFixture fixture = page_fixture_open();
    int64_t asked[2] = {0};
    for (int32_t i = 0; i < 2; i++) {
        int32_t count = i == 0 ? LIMIT_ARTICLE_BLOCKS / 4 : LIMIT_ARTICLE_BLOCKS;
        static const Span span = {.text = S_INIT("国")};
        static Block blocks[LIMIT_ARTICLE_BLOCKS];
        for (int32_t b = 0; b < count; b++) {
            blocks[b] = (Block){.kind = BLOCK_LIST_ITEM,
                                .level = 1 + b % 3,
                                .marker = S("10."),
                                .spans = &span,
                                .span_count = 1};
        }
        Document document = {blocks, count};
        Measure measure = {&asked[i], count_advance};
        PageStyle style = page_fixture_style(20);
        pages_lay_out_in(&fixture.text.arena, &fixture.text.scratch, &measure, &document, &style);
        arena_reset(&fixture.text.arena);
    }
    assert_in_range(asked[1], 1, asked[0] * 5);
    page_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),        cmocka_unit_test(test_height),
        cmocka_unit_test(test_grid),        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_lengths),     cmocka_unit_test(test_find),
        cmocka_unit_test(test_characters),  cmocka_unit_test(test_columns),
        cmocka_unit_test(test_picture_box), cmocka_unit_test(test_check),
        cmocka_unit_test(test_long_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
