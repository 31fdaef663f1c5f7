/* What is let in at the border, and that inside nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"

static const struct {
    const char *name;
    Str bytes;
    int32_t fault; /* byte offset, -1 for none */
} rows[] = {
    {"empty", S_INIT(""), -1},
    {"ASCII", S_INIT("abc\n"), -1},
    {"two, three and four bytes", S_INIT("é壺😀"), -1},
    {"the last scalar", S_INIT("\xF4\x8F\xBF\xBF"), -1},
    {"just before the surrogates", S_INIT("\xED\x9F\xBF"), -1},
    {"just behind the surrogates", S_INIT("\xEE\x80\x80"), -1},
    {"the smallest of two bytes", S_INIT("\xC2\x80"), -1},
    {"the smallest of three bytes", S_INIT("\xE0\xA0\x80"), -1},
    {"the smallest of four bytes", S_INIT("\xF0\x90\x80\x80"), -1},
    {"zero byte", S_INIT("ab\0c"), 2},
    {"a lone continuation", S_INIT("a\x80"), 1},
    {"FE", S_INIT("\xFE"), 0},
    {"FF behind text", S_INIT("壺\xFF"), 3},
    {"slash in two bytes", S_INIT("\xC0\xAF"), 0},
    {"slash in three bytes", S_INIT("\xE0\x80\xAF"), 0},
    {"slash in four bytes", S_INIT("\xF0\x80\x80\xAF"), 0},
    {"the longest of two bytes that fits one", S_INIT("\xC1\xBF"), 0},
    {"a lone high surrogate", S_INIT("x\xED\xA0\x80"), 1},
    {"a lone low surrogate", S_INIT("\xED\xBF\xBF"), 0},
    {"a pair of surrogates", S_INIT("\xED\xA0\x80\xED\xB0\x80"), 0},
    {"above U+10FFFF", S_INIT("\xF4\x90\x80\x80"), 0},
    {"five bytes", S_INIT("\xF8\x88\x80\x80\x80"), 0},
    {"cut after one of three", S_INIT("a\xE5"), 1},
    {"cut after two of three", S_INIT("a\xE5\xA3"), 1},
    {"cut after three of four", S_INIT("\xF0\x9F\x98"), 0},
    {"a letter instead of a continuation", S_INIT("\xE5\xA3x"), 0},
};

static void test_fault(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        int32_t fault = utf8_fault(rows[i].bytes);
        if (fault != rows[i].fault || utf8_valid(rows[i].bytes) != (rows[i].fault < 0)) {
            fail_msg("%s: fault at %d instead of %d", rows[i].name, fault, rows[i].fault);
        }
    }
}

/* Every scalar value there is, out and in again. */
static void test_all_scalars(void **state) {
    (void)state;
    for (uint32_t scalar = 1; scalar <= 0x10FFFF; scalar++) {
        char bytes[4];
        if (scalar >= 0xD800 && scalar <= 0xDFFF) {
            continue;
        }
        Str text = {bytes, utf8_put(bytes, scalar)};
        if (text.size != utf8_size(scalar) || !utf8_valid(text)) {
            fail_msg("U+%04X is written in %d bytes", scalar, text.size);
        }
        Str rest = text;
        if (utf8_next(&rest) != scalar || rest.size != 0) {
            fail_msg("U+%04X comes back as another", scalar);
        }
    }
}

static void test_count(void **state) {
    (void)state;
    assert_int_equal(utf8_count(S("")), 0);
    assert_int_equal(utf8_count(S("aé壺😀")), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fault),
                                       cmocka_unit_test(test_all_scalars),
                                       cmocka_unit_test(test_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
