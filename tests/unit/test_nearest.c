/* Slips of the hand find the word that was meant; other words find none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/nearest.h"

static const Str words[] = {S_INIT("title"), S_INIT("topics"), S_INIT("terms"), S_INIT("look_for"),
                            S_INIT("編集後記")};

static const struct {
    const char *name;
    const char *wrong;
    const char *near;
} rows[] = {
    {"two letters swapped", "titel", "title"},
    {"a letter missing", "topic", "topics"},
    {"a letter too many", "termss", "terms"},
    {"another sign", "look-for", "look_for"},
    {"Japanese counts in characters", "編集後期", "編集後記"},
    {"nothing near", "colour", ""},
    {"empty", "", ""},
    {"a word of other letters", "xy", ""},
};

static void test_nearest_word(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Str near = nearest_word(str_from_c(rows[i].wrong), words, COUNT_OF(words));
        if (!str_equal(near, str_from_c(rows[i].near))) {
            fail_msg("%s: got “%.*s”", rows[i].name, STR_ARG(near));
        }
    }
}

static void test_distance(void **state) {
    (void)state;
    assert_int_equal(nearest_distance(S("abc"), S("abc")), 0);
    assert_int_equal(nearest_distance(S("abc"), S("acb")), 1);
    assert_int_equal(nearest_distance(S(""), S("abc")), 3);
    assert_int_equal(nearest_distance(S("kitten"), S("sitting")), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nearest_word),
                                       cmocka_unit_test(test_distance)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
