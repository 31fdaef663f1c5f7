/* The choice of breaks: what a line does at its end, and what outweighs what (§6). */
#include "text/fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "text_fixture.h"

typedef struct Verdicts {
    const char *name;
    Fitting fitting;
    Verdict expected;
} Verdicts;

static const Verdicts VERDICTS[] = {
    {"exact", {.natural = 100, .width = 100, .filled = true}, {0}},
    {"short", {.natural = 90, .width = 100, .filled = true}, {.change = 10}},
    {"short but last", {.natural = 90, .width = 100}, {0}},
    {"wide", {.natural = 110, .width = 100, .squeeze = 20, .filled = true}, {.change = -10}},
    {"wide and last", {.natural = 110, .width = 100, .squeeze = 20}, {.change = -10}},
    {"blank kept: fits exactly",
     {.natural = 50, .width = 100, .end_blank = 50, .filled = true},
     {.change = 0, .keep = true}},
    {"blank kept: still short",
     {.natural = 40, .width = 100, .end_blank = 50, .filled = true},
     {.change = 10, .keep = true}},
    {"blank kept: squeezed less than stretched without",
     {.natural = 60, .width = 100, .squeeze = 20, .end_blank = 50, .filled = true},
     {.change = -10, .keep = true}},
    {"blank dropped: nothing to squeeze",
     {.natural = 60, .width = 100, .squeeze = 5, .end_blank = 50, .filled = true},
     {.change = 40}},
    {"blank dropped: nearer",
     {.natural = 80, .width = 100, .squeeze = 90, .end_blank = 50, .filled = true},
     {.change = 20}},
    {"blank of the last line means nothing", {.natural = 40, .width = 100, .end_blank = 50}, {0}},
    {"hangs",
     {.natural = 110, .width = 100, .squeeze = 20, .hang_body = 10, .filled = true},
     {.change = 0, .hang = true}},
    {"hangs and is stretched",
     {.natural = 105, .width = 100, .squeeze = 20, .hang_body = 10, .filled = true},
     {.change = 5, .hang = true}},
    {"does not hang when it fits",
     {.natural = 100, .width = 100, .squeeze = 20, .hang_body = 10, .filled = true},
     {0}},
    {"too wide even hanging",
     {.natural = 115, .width = 100, .squeeze = 20, .hang_body = 10, .filled = true},
     {.change = -15}},
};

static void test_verdicts(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(VERDICTS); i++) {
        Verdict found = fit_judge(&VERDICTS[i].fitting);
        const Verdict *expected = &VERDICTS[i].expected;
        if (found.change != expected->change || found.keep != expected->keep ||
            found.hang != expected->hang) {
            fail_msg("%s: %d %d %d", VERDICTS[i].name, (int)found.change, found.keep, found.hang);
        }
    }
}

typedef struct Row {
    const char *name;
    const char *text;
    double measure_em;
    const char *expected;
} Row;

static const Row ROWS[] = {
    {"equal ways: earlier lines are fuller", "佐々木さんの時々刻々", 3,
     "佐々木 / さんの / 時々 / 刻々"},
    {"no orphan", "秘密を守るための教育。", 9, "秘密を守るための / 教育。"},
    {"a last line is pulled in", "秘密を、守る、人。", 8, "秘密を、守る、人。"},
    {"digit and counter stay together", "情報は十分に2023年の", 8.4, "情報は十分に / 2023年の"},
    {"… does not start a line", "秘密を守るための教育は大…でもない", 12,
     "秘密を守るための教育は / 大…でもない"},
    {"a short katakana word stays whole", "秘密の情報データ", 7, "秘密の情報 / データ"},
    {"Wi-Fi stays whole", "秘密を守るための教育のWi-Fi通信", 13.2,
     "秘密を守るための教育の / Wi-Fi通信"},
    {"a URL is broken rather than moved",
     "詳しい説明は次のページhttps://www.example.go.jp/policy/economy/index.html", 20,
     "詳しい説明は次のページhttps://www / .example.go.jp/policy/economy/ / index.html"},
};

static void test_choices(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Paragraph paragraph = text_fixture_paragraph(&fixture, ROWS[i].text, ROWS[i].measure_em);
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        const char *found = text_fixture_join(&fixture, &lines);
        if (strcmp(found, ROWS[i].expected) != 0) {
            print_error("%s: %s\n", ROWS[i].name, found);
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_choices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
