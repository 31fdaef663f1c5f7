/* Table §5 cell by cell, and the sums in the table of gaps. */
#include "text/space.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "text/break.h"
#include "text/promote.h"
#include "text_fixture.h"

/* Two characters and the natural blank between them, in quarters of an em. */
typedef struct Row {
    const char *pair;
    int32_t quarters;
    GapKind kind;
} Row;

static const Row ROWS[] = {
    {"「「", 0, GAP_SOLID},         {"「」", 0, GAP_SOLID},         {"「。", 0, GAP_SOLID},
    {"「・", 1, GAP_MIDDLE_RIGID},  {"「あ", 0, GAP_SOLID},         {"「A", 0, GAP_SOLID},
    {"」「", 2, GAP_BRACKET},       {"」」", 0, GAP_SOLID},         {"」、", 0, GAP_SOLID},
    {"」・", 1, GAP_MIDDLE_RIGID},  {"」あ", 2, GAP_BRACKET},       {"」A", 2, GAP_BRACKET},
    {"」？", 2, GAP_BRACKET_RIGID}, {"」〜", 2, GAP_BRACKET_RIGID}, {"」　", 0, GAP_SOLID},
    {"。「", 2, GAP_STOP},          {"。」", 0, GAP_SOLID},         {"。・", 3, GAP_STOP_MIDDLE},
    {"。あ", 2, GAP_STOP},          {"。！", 2, GAP_STOP_RIGID},    {"。　", 0, GAP_SOLID},
    {"、「", 2, GAP_BRACKET},       {"、」", 0, GAP_SOLID},         {"、・", 3, GAP_COMMA_MIDDLE},
    {"、あ", 2, GAP_COMMA},         {"、9", 2, GAP_COMMA},          {"、？", 2, GAP_COMMA_RIGID},
    {"・「", 1, GAP_MIDDLE},        {"・」", 1, GAP_MIDDLE_RIGID},  {"・・", 2, GAP_MIDDLE_TWICE},
    {"・あ", 1, GAP_MIDDLE},        {"：2", 1, GAP_MIDDLE},         {"　「", 0, GAP_SOLID},
    {"　・", 1, GAP_MIDDLE_RIGID},  {"　あ", 0, GAP_SOLID},         {"あ「", 2, GAP_BRACKET},
    {"あ」", 0, GAP_SOLID},         {"あ・", 1, GAP_MIDDLE_RIGID},  {"ああ", 0, GAP_STRETCH},
    {"あー", 0, GAP_STRETCH},       {"佐々", 0, GAP_STRETCH},       {"あぁ", 0, GAP_STRETCH},
    {"あA", 1, GAP_QUARTER},        {"A日", 1, GAP_QUARTER},        {"ー9", 1, GAP_QUARTER},
    {"々A", 1, GAP_QUARTER},        {"Ａb", 0, GAP_STRETCH},        {"※A", 0, GAP_STRETCH},
    {"あ％", 0, GAP_SOLID},         {"％あ", 0, GAP_STRETCH},       {"あ…", 0, GAP_STRETCH},
    {"……", 0, GAP_SOLID},           {"―あ", 0, GAP_STRETCH},        {"￥9", 0, GAP_SOLID},
    {"9％", 0, GAP_SOLID},          {"あ？", 0, GAP_SOLID},         {"？あ", 0, GAP_SOLID},
    {"？A", 1, GAP_QUARTER},        {"？「", 2, GAP_BRACKET},       {"〜あ", 0, GAP_SOLID},
    {"あ〜", 0, GAP_SOLID},         {"〜「", 2, GAP_BRACKET_RIGID}, {"AB", 0, GAP_SOLID},
    {"A「", 2, GAP_BRACKET},        {"A+", 0, GAP_SOLID},           {"+あ", 0, GAP_SOLID},
    {"｢あ", 0, GAP_SOLID},          {"あ｣", 0, GAP_SOLID},          {"｡あ", 0, GAP_SOLID},
    {"か゛", 0, GAP_SOLID},         {"あ①", 0, GAP_STRETCH},        {"①A", 0, GAP_STRETCH},
};

static void test_table(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Span span = {.text = str_from_c(ROWS[i].pair)};
        Clusters clusters = clusters_read_in(&fixture.scratch, span.text, &span, 1);
        promote_in(&fixture.scratch, &clusters);
        break_mark(&clusters, KINSOKU_STRICT);
        space_mark(&clusters);
        assert_int_equal(clusters.count, 2);
        const Cluster *after = &clusters.at[1];
        if (after->gap != ROWS[i].quarters * EM_QUARTER || after->gap_kind != ROWS[i].kind) {
            print_error("%s: %d, kind %d\n", ROWS[i].pair, after->gap, after->gap_kind);
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

static void test_sums(void **state) {
    (void)state;
    for (int32_t kind = 0; kind < GAP_COUNT; kind++) {
        const Gap *gap = space_gap((uint8_t)kind);
        int32_t sum = 0;
        for (int32_t stage = 0; stage < SQUEEZE_COUNT; stage++) {
            sum += gap->squeeze[stage];
        }
        assert_int_equal(sum, gap->squeeze_total);
        assert_true(sum <= gap->natural);
        bool stretched = gap->stretch[STRETCH_SPACE] || gap->stretch[STRETCH_QUARTER] ||
                         gap->stretch[STRETCH_SOLID];
        assert_int_equal(gap->places, stretched);
        assert_true(!stretched || gap->stretch[STRETCH_ALL] == 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
