/* Rows and order of the index of terms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/reading.h"

static const struct {
    const char *reading;
    int32_t row;
} rows[] = {
    {"あ", 0}, {"ぁ", 0}, {"ゔ", 0}, {"えい", 0}, {"か", 1},  {"ごう", 1}, {"し", 2}, {"じ", 2},
    {"っ", 3}, {"づ", 3}, {"の", 4}, {"ぱ", 5},   {"ほ", 5},  {"ま", 6},   {"ゃ", 7}, {"よ", 7},
    {"ら", 8}, {"わ", 9}, {"ん", 9}, {"ゎ", 9},   {"ア", -1}, {"A", -1},   {"", -1},  {"ー", -1},
};

/* Each stands before the next. */
static const char *const order[] = {"あい", "あいーぬ", "あいう", "か",   "が",     "かあ",
                                    "かー", "かい",     "がい",   "かん", "きゃく", "きやく",
                                    "つ",   "づつ",     "はは",   "ばば", "ぱぱ",   "わ"};

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        int32_t row = reading_row(str_from_c(rows[i].reading));
        if (row != rows[i].row) {
            fail_msg("%s: row %d", rows[i].reading, row);
        }
    }
}

static void test_order(void **state) {
    (void)state;
    for (int32_t i = 0; i + 1 < COUNT_OF(order); i++) {
        Str a = str_from_c(order[i]);
        Str b = str_from_c(order[i + 1]);
        if (reading_compare(a, b) >= 0 || reading_compare(b, a) <= 0) {
            fail_msg("%s must stand before %s", order[i], order[i + 1]);
        }
    }
    assert_int_equal(reading_compare(S("かき"), S("かき")), 0);
}

static void test_fault(void **state) {
    (void)state;
    assert_int_equal(reading_fault(S("さーば・きのう")), -1);
    assert_int_equal(reading_fault(S("IPA")), 0);
    assert_int_equal(reading_fault(S("えい業")), 6);
    assert_int_equal(reading_fault(S("・あ")), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_fault)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
