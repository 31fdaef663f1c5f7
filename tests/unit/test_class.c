/* One row for every class and for every border a table can get wrong. */
#include "text/class.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"

typedef struct Row {
    const char *name;
    const char *members;
    Class class;
} Row;

static const Row ROWS[] = {
    {"opening brackets", "‘“（〔［｛〈《「『【⦅｟〘〖〚«〝｢([{", CLASS_OPENING_BRACKET},
    {"closing brackets", "’”）〕］｝〉》」』】⦆｠〙〗〛»〟｣)]}", CLASS_CLOSING_BRACKET},
    {"hyphens", "‐–〜～゠", CLASS_HYPHEN},
    {"dividing marks", "！？‼⁇⁈⁉!?", CLASS_DIVIDING_MARK},
    {"middle dots", "・･：；:;", CLASS_MIDDLE_DOT},
    {"full stops", "。．｡.", CLASS_FULL_STOP},
    {"commas", "、，､,", CLASS_COMMA},
    {"inseparable", "—―…‥⋯〳〴〵", CLASS_INSEPARABLE},
    {"iteration marks", "々〻ゝゞヽヾ", CLASS_ITERATION_MARK},
    {"prolonged sound marks", "ーｰ", CLASS_PROLONGED_SOUND_MARK},
    {"small kana", "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｫｬｮｯ", CLASS_SMALL_KANA},
    {"voicing marks", "゛゜ﾞﾟ", CLASS_VOICING_MARK},
    {"prefixes", "¥￥$＄£￡€№", CLASS_PREFIX},
    {"postfixes", "%％‰°′″℃¢￠ℓ㏋㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄™®", CLASS_POSTFIX},
    {"ideographic space", "　", CLASS_IDEOGRAPHIC_SPACE},
    {"hiragana", "あいんをゟ", CLASS_HIRAGANA},
    {"katakana", "アヲンヴヿｦｱﾝ", CLASS_KATAKANA},
    {"kanji", "一龠㐀䶵豈𠀀𠮷〆〇仝", CLASS_KANJI},
    {"symbols", "①㉑ⅢⅳⒶ㈱㈲★※〒→■§×÷＋＝０Ａｚ℡−±😀", CLASS_SYMBOL},
    {"digits", "0123456789", CLASS_DIGIT},
    {"Western letters", "AZazÀÿĀΩЯ", CLASS_WESTERN_LETTER},
    {"Western signs", "#&'*+-/<=>@\"\\^_`|~", CLASS_WESTERN_SIGN},
    {"spaces", " \t\n\u00a0\u2002\u2009\u202f", CLASS_SPACE},
    {"combining", "\u0301\u3099\u309a\ufe0f\u20dd\U000e0100\u200d", CLASS_COMBINING},
    {"invisible", "\u200b\u2060\ufeff\u00ad", CLASS_INVISIBLE},
};

static void test_members(void **state) {
    (void)state;
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Str rest = str_from_c(ROWS[i].members);
        while (rest.size > 0) {
            uint32_t scalar = utf8_next(&rest);
            if (class_of(scalar) != ROWS[i].class) {
                print_error("%s: U+%04X is %c\n", ROWS[i].name, scalar, 'a' + class_of(scalar));
                failed = true;
            }
        }
    }
    assert_false(failed);
}

/* Every scalar has one of the classes; nothing reads outside the table. */
static void test_all_scalars(void **state) {
    (void)state;
    for (uint32_t scalar = 0; scalar < 0x120000; scalar++) {
        assert_true(class_of(scalar) <= CLASS_INVISIBLE);
    }
    assert_int_equal(class_of(UINT32_MAX), CLASS_SYMBOL);
}

static void test_full_width_forms(void **state) {
    (void)state;
    Str full = S("「」、。，．・：；！？（）“”‘’｟｠…―〜");
    Str half = S("｢｣､｡･():;!?\"'«»ﾞ");
    while (full.size > 0) {
        assert_true(class_is_full_width_form(utf8_next(&full)));
    }
    while (half.size > 0) {
        assert_false(class_is_full_width_form(utf8_next(&half)));
    }
}

static void test_groups_of_letters(void **state) {
    (void)state;
    assert_true(class_is_any_digit('0') && class_is_any_digit(0xFF19));
    assert_false(class_is_any_digit('a') || class_is_any_digit(0x2460));
    assert_true(class_is_katakana(0x30FC) && class_is_katakana(0xFF76));
    assert_false(class_is_katakana(0x30FB) || class_is_katakana(0x3042));
    assert_true(class_is_full_width_alphanumeric(0xFF21));
    assert_false(class_is_full_width_alphanumeric('A'));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_all_scalars),
        cmocka_unit_test(test_full_width_forms),
        cmocka_unit_test(test_groups_of_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
