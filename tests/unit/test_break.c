/* May a line end here? `|` stands in the text at the place that is asked about. */
#include "text/break.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct Row {
    const char *text; /* one ¦ marks the place */
    bool strict;
    bool normal;
    bool loose;
} Row;

/* §4, rule by rule. */
static const Row ROWS[] = {
    /* 4.1 line start */
    {"秘密¦」と", false, false, false},
    {"秘密¦、と", false, false, false},
    {"秘密¦。と", false, false, false},
    {"秘密¦！と", false, false, false},
    {"秘密¦・と", false, false, true},
    {"秘密¦：と", false, false, false},
    {"秘密¦〜と", false, false, true},
    {"佐¦々木", false, false, true},
    {"ペ¦ージ", false, true, true},
    {"き¦ゃく", false, true, true},
    {"か¦゛", false, false, false},
    {"百¦％の", false, false, true},
    {"5¦％の", false, false, false},
    {"５¦℃の", false, false, false},
    {"秘密¦　と", false, false, false},
    {"秘密　¦と", true, true, true},
    {"秘密　¦」と", false, false, false},
    /* 4.2 line end */
    {"と「¦秘密", false, false, false},
    {"と「　¦秘密", false, false, false},
    {"価￥¦約", false, false, true},
    {"と¦「秘密", true, true, true},
    {"」¦「秘", true, true, true},
    /* 4.3 inseparable */
    {"は―¦―嘘", false, false, false},
    {"は—¦―嘘", false, false, false},
    {"は…¦…嘘", false, false, true},
    {"は…¦―嘘", true, true, true},
    {"は¦――嘘", true, true, true},
    {"は――¦嘘", true, true, true},
    {"￥¦100", false, false, false},
    {"No.#¦12", false, false, false},
    {"が\u3099¦ぎ", true, true, true},
    {"が¦\u3099ぎ", false, false, false},
    /* 4.4 numbers */
    {"は1¦00円", false, false, false},
    {"は1,¦000円", false, false, false},
    {"03-¦1234-5678", false, false, false},
    {"CVE-¦2025-54948", false, false, false},
    {"2025/¦08/20", false, false, false},
    {"10:¦30から", false, false, false},
    {"5¦G通信", false, false, false},
    {"120¦mm", false, false, false},
    {"100¦%で", false, false, false},
    {"100%¦で", true, true, true},
    {"2023¦年", true, true, true},
    {"第¦1章", true, true, true},
    /* 4.5 words */
    {"Ap¦ex", false, false, false},
    {"Apex ¦One", true, true, true},
    {"の¦Apex", true, true, true},
    {"Apex¦の", true, true, true},
    {"Wi-¦Fi", true, true, true},
    {"well-¦known", true, true, true},
    {"and/¦or", true, true, true},
    {"R&¦D", false, false, false},
    {"C+¦+", false, false, false},
    {"e.¦g", false, false, false},
    {"don'¦t", false, false, false},
    {"don’¦t", false, false, false},
    {"printf¦(x)", true, true, true},
    {"printf(¦x)", false, false, false},
    {"は¦.NET", true, true, true},
    {"は.¦NET", false, false, false},
    /* 4.6 URLs */
    {"https:¦//www.a.jp/b", false, false, false},
    {"https:/¦/www.a.jp/b", false, false, false},
    {"https://www.a.jp/¦bcd/e", true, true, true},
    {"https://www¦.a.jp/bcd", true, true, true},
    {"https://www.a.jp/b¦cd", false, false, false},
    {"https://www.a.jp/b?¦cd", true, true, true},
    {"https://www.a.jp/bcd¦。", false, false, false},
    {"https://www.a.jp/bcd¦へ", true, true, true},
    {"https://www.a.jp/¦b", false, false, false},
    {"abc-def¦.a.jp/", true, true, true}, /* a bare host that ends in a slash */
    {"info¦@example.jp", true, true, true},
    {"meti.go.jp/¦policy", true, true, true},
    {"ab/¦cd", true, true, true},
    /* 4.8 quotes */
    {"彼は¦“図面", true, true, true},
    {"彼は“¦図面", false, false, false},
    {"図面¦”を", false, false, false},
    {"図面”¦を", true, true, true},
    {"図面’¦を", true, true, true},
    /* 4.9 kana, and promotion (§2.3) */
    {"デー¦タ", true, true, true},
    {"ｱ¦ｲ", true, true, true},
    {"ｶ¦ﾞ", false, false, false},
    {"初!¦?厳", false, false, false},
    {"初!?¦厳", true, true, true},
    {"7月¦-9月", false, false, true},
    {"7月-¦9月", true, true, true},
    {"気温¦-5度", true, true, true},
    {"気温-¦5度", false, false, false},
    {"は<¦実践編>", false, false, false},
    {"は¦<実践編>", true, true, true},
    {"<実践編¦>は", false, false, false},
    /* invisible */
    {"ab\u200b¦cd", true, true, true},
    {"秘\u2060¦密", false, false, false},
    {"秘\u00ad¦密", true, true, true},
    {"10\u00a0¦km", false, false, false},
    {"A\u2011¦B", false, false, false},
};

static void test_rows(void **state) {
    (void)state;
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        char text[256];
        Str row = str_from_c(ROWS[i].text);
        int32_t offset = str_find(row, S("¦"));
        assert_true(offset > 0 && row.size < COUNT_OF(text));
        memcpy(text, row.at, (size_t)offset);
        memcpy(text + offset, row.at + offset + 2, (size_t)(row.size - offset - 2));
        Str plain = {text, row.size - 2};
        bool found[] = {break_allowed(plain, offset, KINSOKU_STRICT),
                        break_allowed(plain, offset, KINSOKU_NORMAL),
                        break_allowed(plain, offset, KINSOKU_LOOSE)};
        if (found[0] != ROWS[i].strict || found[1] != ROWS[i].normal || found[2] != ROWS[i].loose) {
            print_error("%s: %d %d %d\n", ROWS[i].text, found[0], found[1], found[2]);
            failed = true;
        }
    }
    assert_false(failed);
}

static void test_ends(void **state) {
    (void)state;
    assert_false(break_allowed(S("秘密"), 0, KINSOKU_STRICT));
    assert_false(break_allowed(S("秘密"), 6, KINSOKU_STRICT));
    assert_false(break_allowed(S("秘密"), 1, KINSOKU_STRICT));
    assert_true(break_allowed(S("秘密"), 3, KINSOKU_STRICT));
    assert_false(break_allowed(S(""), 0, KINSOKU_STRICT));
}

/* The window around a place in a long text begins and ends between scalars. */
static void test_long_text(void **state) {
    (void)state;
    char text[9001];
    for (int32_t i = 0; i < 3000; i++) {
        memcpy(text + 3 * i, i % 10 == 9 ? "。" : "密", 3);
    }
    Str whole = {text, 9000};
    for (int32_t i = 1; i < 3000; i += 7) {
        assert_int_equal(break_allowed(whole, 3 * i, KINSOKU_STRICT), i % 10 != 9);
    }
}

/* `"` opens and closes by turns from the head of the text, also where that lies outside the
 * window. Every window of this text begins inside a quotation: 2048 bytes are 8 more than units. */
static void test_long_quotations(void **state) {
    (void)state;
    static const char unit[] = "は\"営業秘密\"を"; /* marks at bytes 3 and 16 of 20 */
    enum { SIZE = sizeof(unit) - 1, UNITS = 600 };
    char text[SIZE * UNITS];
    for (int32_t i = 0; i < UNITS; i++) {
        memcpy(text + i * SIZE, unit, SIZE);
    }
    Str whole = {text, sizeof(text)};
    for (int32_t i = 1; i < UNITS; i += 7) {
        assert_true(break_allowed(whole, i * SIZE + 3, KINSOKU_STRICT));
        assert_false(break_allowed(whole, i * SIZE + 4, KINSOKU_STRICT));
        assert_false(break_allowed(whole, i * SIZE + 16, KINSOKU_STRICT));
        assert_true(break_allowed(whole, i * SIZE + 17, KINSOKU_STRICT));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_long_quotations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
