/* Every code with both its sentences, and what all failures have in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "library/codes.h"

typedef struct Row {
    UpdateCode code;
    const char *name;
    int32_t number;
    const char *japanese;
    const char *english;
} Row;

/* As section 2.9 of the update specification has them. */
static const Row ROWS[] = {
    {CODE_P1, "P1", 0, "USBメモリーを確認しています", "Checking the USB stick"},
    {CODE_P2, "P2", 45, "コピーしています(45%)抜かないでください", "Copying (45%) — do not remove"},
    {CODE_P2, "P2", 0, "コピーしています(0%)抜かないでください", "Copying (0%) — do not remove"},
    {CODE_S3, "S3", 0, "コピー完了。USBメモリーを抜いてください(検査中)",
     "Copied. You may remove the stick (checking)"},
    {CODE_P4, "P4", 0, "まもなく切り替わります(タップで今すぐ)",
     "Switching soon (tap to switch now)"},
    {CODE_S1, "S1", 2026112201, "更新しました(第2026112201号)", "Updated (no. 2026112201)"},
    {CODE_S2, "S2", 0, "すでに最新です。抜いてかまいません",
     "Already up to date. You may remove it"},
    {CODE_U10, "U10", 0, "更新データが見つかりません(TSUBOフォルダー)",
     "No update found (folder TSUBO)"},
    {CODE_U11, "U11", 0, "この形式は読めません。FAT32かexFATで",
     "Format not supported. Use FAT32 or exFAT"},
    {CODE_U12, "U12", 0, "USBメモリーを読み取れません。別のメモリーで",
     "Cannot read the stick. Try another one"},
    {CODE_U13, "U13", 0, "途中で抜かれました。もう一度差してください",
     "Removed too early. Insert it again"},
    {CODE_U20, "U20", 0, "署名ファイル(.minisig)がありません", "Signature file is missing"},
    {CODE_U21, "U21", 0, "署名が一致しません。作り直しを依頼してください",
     "Signature does not match. Ask for a new copy"},
    {CODE_U22, "U22", 0, "登録のない鍵です", "Unknown signing key"},
    {CODE_U23, "U23", 0, "失効した鍵です", "Revoked signing key"},
    {CODE_U24, "U24", 0, "この端末用ではありません", "Not for this kiosk"},
    {CODE_U25, "U25", 0, "今より古い版です", "Older than installed"},
    {CODE_U26, "U26", 0, "同じ号で内容が違います", "Same number, other content"},
    {CODE_U27, "U27", 0, "署名ファイルの形式が違います", "Signature file is malformed"},
    {CODE_U30, "U30", 12, "空き容量が足りません(あと 12 MB)", "Not enough space (12 MB short)"},
    {CODE_U30, "U30", 0, "空き容量が足りません", "Not enough space"},
    {CODE_U31, "U31", 0, "本体に保存できません", "Cannot store"},
    {CODE_U32, "U32", 0, "保存内容が一致しません", "Stored copy differs"},
    {CODE_U40, "U40", 17, "内容に誤りがあります(p.17)", "Content error (p.17)"},
    {CODE_U40, "U40", 0, "内容に誤りがあります", "Content error"},
    {CODE_U41, "U41", 0, "検査の上限を超えました", "Inspection limit exceeded"},
    {CODE_U42, "U42", 0, "新しいビューアーが必要です", "A newer viewer is required"},
    {CODE_U50, "U50", 0, "新しい内容が動かず、元に戻しました",
     "New content failed; previous one restored"},
    {CODE_U60, "U60", 0, "別の更新を処理中です", "Another update is in progress"},
    {CODE_U99, "U99", 0, "内部エラー", "Internal error"},
};

static void expect(const Row *row, CodeLanguage language, const char *wanted) {
    char room[512];
    Arena arena = {.base = room, .size = sizeof(room)};
    Str sentence = code_sentence_in(&arena, row->code, language, row->number);
    if (!str_equal(sentence, str_from_c(wanted))) {
        fail_msg("%s: %.*s", row->name, STR_ARG(sentence));
    }
}

static void test_sentences(void **state) {
    bool seen[CODE_COUNT] = {false};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        const Row *row = &ROWS[i];
        expect(row, CODE_JAPANESE, row->japanese);
        expect(row, CODE_ENGLISH, row->english);
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
