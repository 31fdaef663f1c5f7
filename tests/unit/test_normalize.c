/* Twins, half-width kana, NFC, line ends; and the folding for search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "pack_tool/grams.h"
#include "pack_tool/normalize.h"

static const struct {
    const char *name;
    const char *text;
    const char *normal;
} rows[] = {
    {"plain text stays", "営業秘密 ABC", "営業秘密 ABC"},
    {"byte order mark", "\xEF\xBB\xBF題", "題"},
    {"CR LF and lone CR", "一\r\n二\r三\n", "一\n二\n三\n"},
    {"half-width kana", "ｱｲｳ｡｢ﾂﾎﾞ｣", "アイウ。「ツボ」"},
    {"voiced and semi-voiced", "ｶﾞﾊﾟｳﾞ", "ガパヴ"},
    {"a voicing mark alone", "あﾞ", "あ゛"},
    {"last half-width kana", "ﾝ", "ン"},
    {"wave dash of Windows", "10～20", "10〜20"},
    {"wavy dash", "〰", "〜"},
    {"tilde between digit and kanji", "2023~多様な", "2023〜多様な"},
    {"tilde in an address", "https://x.jp/~ａ", "https://x.jp/~ａ"},
    {"tilde between Latin", "a~b", "a~b"},
    {"tilde at the end of a line", "以上~\n", "以上〜\n"},
    {"full-width hyphen-minus", "－5", "−5"},
    {"minus stays", "−5", "−5"},
    {"em dash becomes bar", "それ——嘘", "それ――嘘"},
    {"no-break hyphen", "a‑b", "a‐b"},
    {"parallel becomes double line", "∥", "‖"},
    {"decomposed kana", "か\u3099", "が"},
    {"compatibility ideograph", "\uFA19", "神"},
    {"full-width Latin is the author's choice", "ＡＩ", "ＡＩ"},
    {"phrase marks stay", "改訂と、\u200B対応", "改訂と、\u200B対応"},
    {"empty", "", ""},
};

static Arena arena;
static Arena scratch;

static int open_arenas(void **state) {
    (void)state;
    arena = arena_open(1 << 20);
    scratch = arena_open(1 << 20);
    return 0;
}

static int close_arenas(void **state) {
    (void)state;
    arena_close(&arena);
    arena_close(&scratch);
    return 0;
}

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Str normal = normalize_in(&arena, &scratch, str_from_c(rows[i].text));
        if (!str_equal(normal, str_from_c(rows[i].normal))) {
            fail_msg("%s: got “%.*s”", rows[i].name, STR_ARG(normal));
        }
        Str again = normalize_in(&arena, &scratch, normal);
        if (!str_equal(normal, again)) {
            fail_msg("%s: a second time gives “%.*s”", rows[i].name, STR_ARG(again));
        }
    }
}

static void test_marks(void **state) {
    (void)state;
    char text[3 + 64 * 3];
    Str bytes = {text, 3};
    text[0] = '\xE3', text[1] = '\x81', text[2] = '\x8B';
    for (int32_t i = 0; i < 64; i++) {
        text[bytes.size++] = '\xE3', text[bytes.size++] = '\x82', text[bytes.size++] = '\x99';
    }
    assert_int_equal(normalize_fault(str_slice(bytes, 0, 33)), -1);
    assert_int_equal(normalize_fault(bytes), 3 + 30 * 3);
}

static void test_grams(void **state) {
    (void)state;
    static const char *const expected[] = {"ai", "iの", "の秘", "秘密", "密", "守"};
    Grams grams;
    grams_of_in(&arena, &scratch, S("ＡＩの秘\u200B密、守！"), &grams);
    assert_int_equal(grams.count, COUNT_OF(expected));
    for (int32_t i = 0; i < grams.count; i++) {
        assert_true(str_equal(grams.items[i], str_from_c(expected[i])));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_marks),
                                       cmocka_unit_test(test_grams)};
    return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
