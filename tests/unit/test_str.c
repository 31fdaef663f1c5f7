/* Slices: cutting, trimming, finding, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/str.h"

static void expect_str(const char *name, Str got, const char *wanted) {
    if (!str_equal(got, str_from_c(wanted))) {
        fail_msg("%s: “%.*s” instead of “%s”", name, STR_ARG(got), wanted);
    }
}

static void test_compare(void **state) {
    static const struct {
        const char *name;
        const char *a;
        const char *b;
        int sign;
    } rows[] = {
        {"equal", "abc", "abc", 0},
        {"both empty", "", "", 0},
        {"empty comes first", "", "a", -1},
        {"a prefix comes first", "ab", "abc", -1},
        {"bytes, not letters: upper case first", "Z", "a", -1},
        {"bytes are unsigned: Japanese behind ASCII", "あ", "z", 1},
    };
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        int got = str_compare(str_from_c(rows[i].a), str_from_c(rows[i].b));
        int back = str_compare(str_from_c(rows[i].b), str_from_c(rows[i].a));
        if ((got > 0) - (got < 0) != rows[i].sign || (back > 0) - (back < 0) != -rows[i].sign) {
            fail_msg("%s: %d and %d", rows[i].name, got, back);
        }
    }
    assert_true(str_equal((Str){0}, S("")));
}

static void test_ends_and_parts(void **state) {
    (void)state;
    assert_true(str_starts_with(S("110/01"), S("110")));
    assert_true(str_starts_with(S("a"), S("")));
    assert_false(str_starts_with(S("a"), S("ab")));
    assert_true(str_ends_with(S("x.md"), S(".md")));
    assert_false(str_ends_with(S("md"), S(".md")));
    assert_int_equal(str_find(S("abcabc"), S("ca")), 2);
    assert_int_equal(str_find(S("abc"), S("x")), -1);
    assert_int_equal(str_find(S("ab"), S("abc")), -1);
    assert_int_equal(str_find(S("秘密の壺"), S("壺")), 9);
}

static void test_slice(void **state) {
    static const struct {
        const char *name;
        int32_t from, to;
        const char *wanted;
    } rows[] = {
        {"a part", 1, 3, "bc"},
        {"all", 0, 4, "abcd"},
        {"both ends are clamped", -5, 99, "abcd"},
        {"turned round is empty", 3, 1, ""},
        {"behind the end is empty", 9, 12, ""},
    };
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        expect_str(rows[i].name, str_slice(S("abcd"), rows[i].from, rows[i].to), rows[i].wanted);
    }
}

static void test_trim(void **state) {
    (void)state;
    expect_str("both ends", str_trim(S(" \t a b \r\n")), "a b");
    expect_str("only white space", str_trim(S(" \n ")), "");
    expect_str("empty", str_trim((Str){0}), "");
    expect_str("the wide space is a character", str_trim(S("　a")), "　a");
}

static void test_cut(void **state) {
    (void)state;
    Str rest = S("title: x:y");
    expect_str("before the first", str_cut(&rest, ':'), "title");
    expect_str("the rest", rest, " x:y");
    rest = S("no separator");
    expect_str("everything", str_cut(&rest, ':'), "no separator");
    expect_str("nothing left", rest, "");
    rest = S(":");
    expect_str("empty before", str_cut(&rest, ':'), "");
    expect_str("empty behind", str_cut(&rest, ':'), "");
}

static void test_to_int(void **state) {
    static const struct {
        const char *text;
        bool good;
        int32_t number;
    } rows[] = {
        {"0", true, 0},
        {"110", true, 110},
        {"-7", true, -7},
        {"007", true, 7},
        {"2147483647", true, INT32_MAX},
        {"-2147483647", true, -INT32_MAX},
        {"2147483648", false, 0},
        {"99999999999999999999999999", false, 0},
        {"", false, 0},
        {"-", false, 0},
        {"+1", false, 0},
        {"1 ", false, 0},
        {" 1", false, 0},
        {"1x", false, 0},
        {"１", false, 0},
    };
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        int32_t number = 0;
        bool good = str_to_int(str_from_c(rows[i].text), &number);
        if (good != rows[i].good || number != rows[i].number) {
            fail_msg("“%s”: %d, %d", rows[i].text, good, number);
        }
    }
}

static void test_hash(void **state) {
    (void)state;
    assert_true(str_hash(STR_HASH_SEED, "ab", 2) != str_hash(STR_HASH_SEED, "ba", 2));
    /* Continued over two pieces it is the hash of the whole. */
    assert_true(str_hash(str_hash(STR_HASH_SEED, "a", 1), "b", 1) ==
                str_hash(STR_HASH_SEED, "ab", 2));
    assert_true(str_from_c(NULL).size == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare), cmocka_unit_test(test_ends_and_parts),
        cmocka_unit_test(test_slice),   cmocka_unit_test(test_trim),
        cmocka_unit_test(test_cut),     cmocka_unit_test(test_to_int),
        cmocka_unit_test(test_hash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
