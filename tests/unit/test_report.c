/* Lines of the store and of the stick's launcher, as data. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "kiosk/report.h"

static const struct {
    const char *line;
    ReportKind kind;
    UpdateCode code;
    int32_t number;
    const char *text;
} rows[] = {
    {"", REPORT_NOTHING, CODE_NONE, 0, ""},
    {"what is this", REPORT_NOTHING, CODE_NONE, 0, ""},
    {"P2 percent=45", REPORT_CODE, CODE_P2, 45, ""},
    {"P2 percent=many", REPORT_CODE, CODE_P2, 0, ""},
    {"U30 mb=12 later=x", REPORT_CODE, CODE_U30, 12, ""},
    {"stick in", REPORT_STICK, CODE_NONE, 1, ""},
    {"stick out", REPORT_STICK, CODE_NONE, 0, ""},
    {"left done", REPORT_LEFT, CODE_NONE, 1, ""},
    {"left done files=3", REPORT_LEFT, CODE_NONE, 1, ""},
    {"left failed files=2", REPORT_LEFT, CODE_NONE, 0, ""},
    {"left nowhere", REPORT_LEFT, CODE_NONE, -1, ""},
    {"left", REPORT_LEFT, CODE_NONE, 0, ""},
    {"end", REPORT_SHELF, CODE_NONE, 0, ""},
    {"calm", REPORT_CALM, CODE_NONE, 0, ""},
    {"pack id=a serial=7 title=two words", REPORT_PACK, CODE_NONE, 7, "two words"},
    {"open role=active id=a serial=7 path=/a b.tsubo", REPORT_OPEN, CODE_NONE, 7, "/a b.tsubo"},
};

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Report report = report_read(str_from_c(rows[i].line));
        print_message("%s\n", rows[i].line);
        assert_int_equal(report.kind, rows[i].kind);
        assert_int_equal(report.code, rows[i].code);
        assert_int_equal(report.number, rows[i].number);
        assert_true(str_equal(report_text(&report), str_from_c(rows[i].text)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
