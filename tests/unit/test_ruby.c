/* Ruby: where it stands, what it widens, what it hangs over (§10). */
#include "text/ruby.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text_fixture.h"

/* Up to three spans: before, the base with its ruby, after. */
typedef struct Row {
    const char *name;
    const char *before;
    const char *base;
    const char *ruby;
    const char *after;
    const char *bodies; /* left edges of the base glyphs, then of the ruby, in em */
} Row;

static const Row ROWS[] = {
    {"mono, as wide as the base", "秘", "密", "みつ", "を", "0.00 1.00 2.00 : 1.00 1.50"},
    {"mono, narrower: centred", "秘", "子", "こ", "を", "0.00 1.00 2.00 : 1.25"},
    {"mono, hangs over kana", "の", "志", "ころざし", "を", "0.00 1.00 2.00 : 0.50 1.00 1.50 2.00"},
    {"mono, not over kanji", "秘", "志", "ころざし", "秘", "0.00 1.50 3.00 : 1.00 1.50 2.00 2.50"},
    {"mono, one side only", "の", "志", "ころざし", "秘", "0.00 1.00 2.50 : 0.50 1.00 1.50 2.00"},
    {"mono, over the blank of a comma", "秘、", "志", "ころざし", "を",
     "0.00 1.00 2.00 3.00 : 1.50 2.00 2.50 3.00"},
    {"no overhang at the line head", "", "志", "ころざし", "を", "0.50 1.50 : 0.00 0.50 1.00 1.50"},
    {"group, narrower: 1:2:1", "", "秘密情", "ひみつ", "", "0.00 1.00 2.00 : 0.25 1.25 2.25"},
    {"group, ends at most half an em", "", "秘密情報", "ひみ", "",
     "0.00 1.00 2.00 3.00 : 0.50 3.00"},
    {"group, wider: the base is spread", "秘", "秘密", "ひみつひみつ", "秘",
     "0.00 1.25 2.75 4.00 : 1.00 1.50 2.00 2.50 3.00 3.50"},
};

static Lines compose(TextFixture *fixture, const Row *row, int32_t measure, Paragraph *paragraph) {
    Span *spans = ARENA_NEW(&fixture->arena, Span, 3);
    spans[0].text = str_from_c(row->before);
    spans[1].text = str_from_c(row->base);
    spans[1].ruby = str_from_c(row->ruby);
    spans[2].text = str_from_c(row->after);
    *paragraph = (Paragraph){.spans = spans, .span_count = 3, .em = FIXTURE_EM, .measure = measure};
    return line_compose_in(&fixture->arena, &fixture->scratch, &text_design_measure, paragraph);
}

static Str describe(TextFixture *fixture, const Lines *lines) {
    Buffer out = buffer_in(&fixture->arena, 1024);
    bool ruby = false;
    for (int32_t i = 0; i < lines->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[i];
        buffer_print(&out,
                     glyph->rise && !ruby ? " : %.2f"
                     : i > 0              ? " %.2f"
                                          : "%.2f",
                     text_fixture_em(glyph->body_x));
        ruby = glyph->rise != 0;
    }
    return buffer_view(&out);
}

static void test_places(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Paragraph paragraph;
        Lines lines = compose(&fixture, &ROWS[i], 30 * FIXTURE_EM, &paragraph);
        Str found = describe(&fixture, &lines);
        if (!str_equal(found, str_from_c(ROWS[i].bodies)) ||
            line_check(&lines, &paragraph).size > 0) {
            print_error("%s: %.*s\n", ROWS[i].name, STR_ARG(found));
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

static void test_glyphs(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Paragraph paragraph;
    Lines lines = compose(&fixture, &ROWS[0], 30 * FIXTURE_EM, &paragraph);
    const PlacedGlyph *ruby = &lines.glyphs[3];
    assert_int_equal(ruby->scalar, 0x307F);
    assert_int_equal(ruby->em, FIXTURE_EM / 2);
    assert_int_equal(ruby->body, FIXTURE_EM / 2);
    assert_int_equal(ruby->source, 3);
    assert_true(ruby->rise > FIXTURE_EM * 9 / 10 && ruby->rise < FIXTURE_EM);
    text_fixture_close(&fixture);
}

/* A base stays on one line; if it is wider than the measure its ruby is shared out. */
static void test_breaks(void **state) {
    (void)state;
    static const Row ROW = {"", "この", "営業秘密", "えいぎょうひみつ", "を守る", ""};
    TextFixture fixture = text_fixture_open();
    Paragraph paragraph;
    Lines lines = compose(&fixture, &ROW, 5 * FIXTURE_EM, &paragraph);
    assert_string_equal(text_fixture_join(&fixture, &lines), "この / 営業秘密を / 守る");
    assert_int_equal(line_check(&lines, &paragraph).size, 0);
    lines = compose(&fixture, &ROW, 2 * FIXTURE_EM, &paragraph);
    assert_string_equal(text_fixture_join(&fixture, &lines), "この / 営業 / 秘密 / を / 守る");
    assert_int_equal(lines.lines[1].glyph_count, 2 + 4);
    assert_int_equal(lines.lines[2].glyph_count, 2 + 4);
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_glyphs),
        cmocka_unit_test(test_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
