/* What is drawn instead of the flattened ASCII of the sources (§2.3). */
#include "text/promote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "text/token.h"
#include "text_fixture.h"

typedef struct Row {
    const char *source;
    const char *drawn;
} Row;

static const Row ROWS[] = {
    {"(INPIT:インピット)", "（INPIT：インピット）"},
    {"世界初!?", "世界初！？"},
    {"2023~多様な", "2023〜多様な"},
    {"10~20", "10~20"},
    {"printf(x)", "printf(x)"},
    {"RAN(様々な)", "RAN（様々な）"},
    {"」(INPIT)を", "」（INPIT）を"},
    {"例(a)を", "例（a）を"},
    {"Apex(a)を", "Apex(a)を"},
    {"図[1]の", "図［1］の"},
    {"a(b", "a(b"},
    {"「!」", "「!」"},
    {"Yahoo!", "Yahoo!"},
    {"公開日:2023", "公開日：2023"},
    {"10:30", "10:30"},
    {"https://例", "https://例"},
    {"は:/", "は:/"},
    {"あ;い", "あ；い"},
    {"産&学", "産＆学"},
    {"R&D", "R&D"},
    {"和/洋", "和／洋"},
    {"1/2", "1/2"},
    {"あ,い.う-え%お\"か'き", "あ,い.う-え%お\"か'き"},
    {"<実践編>", "<実践編>"},
    {"見よhttp://a.jp/(あ)", "見よhttp://a.jp/（あ）"},
    {"http://a.jp/(x)で", "http://a.jp/(x)で"},
    {"a—b〰⦅あ⦆\u2011", "a―b〜｟あ｠‐"},
};

static void test_drawn(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Span span = {.text = str_from_c(ROWS[i].source)};
        Clusters clusters = clusters_read_in(&fixture.scratch, span.text, &span, 1);
        token_mark_urls(&clusters);
        promote_in(&fixture.scratch, &clusters);
        Buffer out = buffer_in(&fixture.arena, 1024);
        for (int32_t c = 0; c < clusters.count; c++) {
            buffer_put_scalar(&out, clusters.at[c].scalar);
        }
        if (!str_equal(buffer_view(&out), str_from_c(ROWS[i].drawn))) {
            print_error("%s: %.*s\n", ROWS[i].source, STR_ARG(buffer_view(&out)));
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

/* Signs whose class depends on what stands beside them; the class of the character at `index`. */
static void test_classes(void **state) {
    (void)state;
    static const struct {
        const char *source;
        int32_t index;
        Class class;
    } CLASSES[] = {
        {"7月-9月", 2, CLASS_HYPHEN},
        {"気温-5度", 2, CLASS_WESTERN_SIGN},
        {"第-条", 1, CLASS_HYPHEN},
        {"a-b", 1, CLASS_WESTERN_SIGN},
        {"10~20", 2, CLASS_HYPHEN},
        {"a~b", 1, CLASS_WESTERN_SIGN},
        {"#1", 0, CLASS_PREFIX},
        {"#a", 0, CLASS_WESTERN_SIGN},
        {"±5", 0, CLASS_PREFIX},
        {"±の", 0, CLASS_SYMBOL},
        {"−５", 0, CLASS_PREFIX},
        {"℡03", 0, CLASS_PREFIX},
        {"は.NET", 1, CLASS_WESTERN_SIGN},
        {"です.", 2, CLASS_FULL_STOP},
        {"\"a\"", 0, CLASS_OPENING_BRACKET},
        {"\"a\"", 2, CLASS_CLOSING_BRACKET},
        {"don’t", 3, CLASS_WESTERN_SIGN},
        {"‘a’", 2, CLASS_CLOSING_BRACKET},
        {"<編>", 0, CLASS_OPENING_BRACKET},
        {"a<3>", 1, CLASS_WESTERN_SIGN},
        {"<=>", 0, CLASS_WESTERN_SIGN},
        {"＜編＞", 2, CLASS_CLOSING_BRACKET},
    };
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(CLASSES); i++) {
        Span span = {.text = str_from_c(CLASSES[i].source)};
        Clusters clusters = clusters_read_in(&fixture.scratch, span.text, &span, 1);
        promote_in(&fixture.scratch, &clusters);
        Class found = (Class)clusters.at[CLASSES[i].index].class;
        if (found != CLASSES[i].class) {
            print_error("%s: %c\n", CLASSES[i].source, 'a' + found);
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

/* Clusters: what joins what (§2.1), and which bytes they cover. */
static void test_clusters(void **state) {
    (void)state;
    static const struct {
        const char *source;
        int32_t count;
        int32_t first_end;
    } CLUSTERS[] = {
        {"か\u3099", 1, 6}, {"葛\U000e0100", 1, 7},      {"e\u0301\u0302x", 2, 5},
        {"\u0301x", 2, 2},  {"👨\u200d👩\u200d👧x", 2, 18}, {"👍🏽x", 2, 8},
        {"ｶﾞ", 2, 3},       {"a\u200bb", 2, 1},          {" \u0301", 2, 1},
        {"\u200da", 1, 4},
    };
    TextFixture fixture = text_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(CLUSTERS); i++) {
        Span span = {.text = str_from_c(CLUSTERS[i].source)};
        Clusters clusters = clusters_read_in(&fixture.scratch, span.text, &span, 1);
        assert_int_equal(clusters.count, CLUSTERS[i].count);
        assert_int_equal(clusters.at[0].source_end, CLUSTERS[i].first_end);
    }
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
