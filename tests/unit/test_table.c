/* Tables in a column of twenty em: how columns share it, how rows are cut, what is drawn. */
#include "page/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

enum { EM_PX = 16, PITCH_PX = 28, COLUMN_EMS = 20, CELLS_MAX = 64 };

/* "4|12/4|2" are two rows of cells, each with so many full-width characters; "T" in front makes the
 * first row a head. */
static Document document_of(TextFixture *fixture, const char *rows) {
    Block *blocks = ARENA_NEW(&fixture->arena, Block, CELLS_MAX);
    Span *spans = ARENA_NEW(&fixture->arena, Span, CELLS_MAX);
    int32_t count = 0;
    int32_t row = 1;
    Str rest = str_from_c(rows);
    for (; rest.size > 0; row++) {
        Str cells = str_cut(&rest, '/');
        bool head = str_starts_with(cells, S("T"));
        cells = head ? str_slice(cells, 1, cells.size) : cells;
        row = head ? 0 : row;
        for (int32_t column = 0; cells.size > 0; column++) {
            int32_t characters = 0;
            assert_true(str_to_int(str_cut(&cells, '|'), &characters));
            char *text = arena_alloc(&fixture->arena, (size_t)(3 * characters + 1), 1);
            for (int32_t i = 0; i < characters; i++) {
                memcpy(text + 3 * i, "国", 3);
            }
            spans[count].text = (Str){text, 3 * characters};
            blocks[count] = (Block){.kind = BLOCK_TABLE_CELL,
                                    .row = row,
                                    .column = column,
                                    .spans = &spans[count],
                                    .span_count = 1};
            count++;
        }
    }
    return (Document){blocks, count};
}

static Pages lay_out(TextFixture *fixture, const char *rows, int32_t lines) {
    Document *document = ARENA_NEW(&fixture->arena, Document, 1);
    PageStyle style = {.em = EM_PX * 64,
                       .pitch_px = PITCH_PX,
                       .width_px = COLUMN_EMS * EM_PX,
                       .height_px = lines * PITCH_PX};
    *document = document_of(fixture, rows);
    return pages_lay_out_in(&fixture->arena, &fixture->scratch, &text_pitch_measure, document,
                            &style);
}

typedef struct WidthRow {
    const char *name;
    const char *table;
    const char *columns; /* of the first row: left edge and width in em */
} WidthRow;

static const WidthRow width_rows[] = {
    {"one column", "7", "0+7"},
    {"columns get what they want", "5|6", "0+5 6+6"},
    {"the widest cell of a column counts", "5|2/9|6", "0+9 10+6"},
    {"none is narrower than four em", "1|2", "0+4 5+4"},
    {"a wide one takes what a narrow one leaves", "2|40", "0+4 5+15"},
    {"two wide ones share in proportion", "2|20|30", "0+4 5+5 11+8"},
    {"two that are equal share evenly", "30|30", "0+9 10+9"},
    {"a narrow one is not broken for them", "5|30|30", "0+5 6+6 13+6"},
    {"one that wants a little more than its share keeps four em", "6|30|30", "0+4 5+7 13+7"},
    {"eight columns", "1|1|1|1|1|1|1|1", "0+1 2+1 4+1 6+1 8+1 10+1 12+1 14+1"},
    {"a ninth is not shown", "1|1|1|1|1|1|1|1|1", "0+1 2+1 4+1 6+1 8+1 10+1 12+1 14+1"},
    {"a table that follows at once has its own columns", "9|2/T5|6/1|1", "0+9 10+4"},
};

/* Left edge and width of every cell whose first line stands on the first row. */
static void write_columns(const Pages *pages, Buffer *out) {
    int32_t y = pages->pieces[0].at.y;
    for (int32_t i = 0; i < pages->piece_count; i++) {
        const Piece *piece = &pages->pieces[i];
        if (piece->kind == PIECE_LINE && piece->at.y == y) {
            buffer_print(out, "%s%d+%d", i > 0 ? " " : "", piece->at.x / EM_PX,
                         piece->set->paragraph.measure / 64 / EM_PX);
        }
    }
}

static void test_widths(void **state) {
    (void)state;
    bool failed = false;
    TextFixture fixture = text_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(width_rows); i++) {
        Pages pages = lay_out(&fixture, width_rows[i].table, 30);
        char text[256];
        Buffer out = {.at = text, .capacity = sizeof(text)};
        write_columns(&pages, &out);
        if (!str_equal(buffer_view(&out), str_from_c(width_rows[i].columns)) ||
            pages_check(&pages).size > 0) {
            print_error("%s: %.*s\n", width_rows[i].name, STR_ARG(buffer_view(&out)));
            failed = true;
        }
        arena_reset(&fixture.arena);
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

/* The second table of "9|2/T5|6/1|1". */
static void test_second_table(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Pages pages = lay_out(&fixture, "9|2/T5|6/1|1", 30);
    const Piece *piece = &pages.pieces[3]; /* behind two cells and a rule */
    assert_int_equal(piece->role, ROLE_TABLE_HEAD);
    assert_int_equal(piece[1].at.x, 6 * EM_PX);
    text_fixture_close(&fixture);
}

/* The head is bold and has a thicker rule; every row has one at its foot, as wide as the column. */
static void test_rules(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Pages pages = lay_out(&fixture, "T4|4/4|4", 30);
    const Piece *head = &pages.pieces[0];
    const Piece *rule = &pages.pieces[2];
    const Piece *body = &pages.pieces[3];
    assert_true(head->set->paragraph.bold);
    assert_int_equal(head->role, ROLE_TABLE_HEAD);
    assert_false(body->set->paragraph.bold);
    assert_int_equal(body->role, ROLE_BODY);
    assert_int_equal(rule->kind, PIECE_RULE);
    assert_int_equal(rule->at.w, COLUMN_EMS * EM_PX);
    assert_int_equal(rule->at.h, 2);
    assert_int_equal(rule->at.y + rule->at.h, PITCH_PX);
    assert_int_equal(pages.pieces[5].kind, PIECE_RULE);
    assert_int_equal(pages.pieces[5].at.h, 1);
    assert_int_equal(pages.pieces[5].at.y + 1, 2 * PITCH_PX);
    text_fixture_close(&fixture);
}

/* A short cell beside a long one stands at the row's top; the row is as high as the long one. */
static void test_uneven(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Pages pages = lay_out(&fixture, "2|45/2|3", 30);
    assert_int_equal(pages.page_count, 1);
    assert_int_equal(pages.pieces[0].at.y, pages.pieces[1].at.y);
    assert_int_equal(pages.pieces[2].at.y, pages.pieces[1].at.y + PITCH_PX);
    assert_int_equal(pages.pieces[3].at.y, pages.pieces[1].at.y + 2 * PITCH_PX);
    assert_int_equal(pages.pieces[4].kind, PIECE_RULE);
    assert_int_equal(pages.pieces[4].at.y, 3 * PITCH_PX - 1);
    assert_int_equal(pages.pieces[5].at.y, pages.pieces[0].at.y + 3 * PITCH_PX);
    text_fixture_close(&fixture);
}

/* A row that runs on over pages: each of them is another place to come back to. */
static void test_long_row(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Pages pages = lay_out(&fixture, "2|180", 4);
    assert_int_equal(pages.page_count, 3);
    for (int32_t i = 0; i < pages.page_count; i++) {
        assert_int_equal(pages_find(&pages, pages.pages[i].start), i);
    }
    assert_int_equal(pages_check(&pages).size, 0);
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),   cmocka_unit_test(test_second_table),
        cmocka_unit_test(test_rules),    cmocka_unit_test(test_uneven),
        cmocka_unit_test(test_long_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
