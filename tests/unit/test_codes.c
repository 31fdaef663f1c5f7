/* Every code with both its sentences, and what all failures have in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "code_rows.h"
#include "library/codes.h"

static void test_sentences(void **state) {
    bool seen[CODE_COUNT] = {false};
    (void)state;
    for (int32_t i = 0; i < code_row_count; i++) {
        const CodeRow *row = &code_rows[i];
        code_rows_expect(row->name, row->code, row->number);
        assert_int_equal(code_from_name(str_from_c(row->name)), row->code);
        assert_true(str_equal(code_text(row->code)->name, str_from_c(row->name)));
        seen[row->code] = true;
    }
    for (int32_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        assert_true(seen[i]);
    }
}

static bool says_what_to_do(const CodeText *text) {
    static const Str ASKS[] = {S_INIT("ください"), S_INIT("FAT32かexFATで"),
                               S_INIT("別のメモリーで")};
    for (int32_t i = 0; i < COUNT_OF(ASKS); i++) {
        if (str_find(text->sentence[CODE_JAPANESE], ASKS[i]) >= 0 ||
            str_find(text->advice[CODE_JAPANESE], ASKS[i]) >= 0) {
            return true;
        }
    }
    return false;
}

/* A failure says what to do now, in both languages or in neither sentence's advice. */
static void test_failures(void **state) {
    (void)state;
    for (int32_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        const CodeText *text = code_text((UpdateCode)i);
        assert_int_equal(code_is_failure((UpdateCode)i), text->name.at[0] == 'U');
        assert_int_equal(code_is_progress((UpdateCode)i), text->name.at[0] == 'P');
        assert_int_equal(text->advice[CODE_JAPANESE].size > 0, text->advice[CODE_ENGLISH].size > 0);
        if (code_is_failure((UpdateCode)i) && !says_what_to_do(text)) {
            fail_msg("%.*s does not say what to do", STR_ARG(text->name));
        }
        for (int32_t j = 0; j < CODE_LANGUAGES; j++) {
            assert_true(utf8_valid(text->sentence[j]) && utf8_valid(text->advice[j]));
        }
    }
    assert_true(str_equal(code_still_shown(CODE_JAPANESE), S("今の表示はそのまま続きます")));
    assert_true(
        str_equal(code_still_shown(CODE_ENGLISH), S("The current content stays on screen.")));
}

static void test_names(void **state) {
    static const char *const NONE[] = {"", "U", "U1", "U100", "u10", "P2 ", "S4"};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(NONE); i++) {
        assert_int_equal(code_from_name(str_from_c(NONE[i])), CODE_NONE);
    }
    assert_true(str_equal(code_number_name(CODE_P2), S("percent")));
    assert_true(str_equal(code_number_name(CODE_U30), S("mb")));
    assert_true(str_equal(code_number_name(CODE_U10), S("files")));
    assert_true(str_equal(code_number_name(CODE_U40), S("page")));
    assert_true(str_equal(code_number_name(CODE_S1), S("serial")));
}

/* What a mixed stick is told: being up to date is better news than any refusal is bad. */
static void test_weights(void **state) {
    (void)state;
    assert_int_equal(code_weight(CODE_NONE), 0);
    for (int32_t i = CODE_U20; i <= CODE_U27; i++) {
        assert_true(code_weight((UpdateCode)i) < code_weight(CODE_S2));
    }
    assert_true(code_weight(CODE_U27) < code_weight(CODE_U25));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
