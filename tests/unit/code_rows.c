/* Literal sentences, and the comparison with what the program says. */
#include "code_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

const CodeRow code_rows[] = {
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
    {CODE_U10, "U10", 4096, "ファイルが多すぎて、更新データを探せません",
     "Too many files to find an update"},
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
    {CODE_U30, "U30", 1, "空き容量が足りません(あと 1 MB)", "Not enough space (1 MB short)"},
    {CODE_U30, "U30", 4, "空き容量が足りません(あと 4 MB)", "Not enough space (4 MB short)"},
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

const int32_t code_row_count = COUNT_OF(code_rows);

static void expect(const char *name, const CodeRow *row, CodeLanguage language,
                   const char *wanted) {
    char room[512];
    Arena arena = {.base = room, .size = sizeof(room)};
    const CodeText *text = code_text(row->code);
    Str sentence = code_sentence_in(&arena, row->code, language, row->number);
    if (!str_equal(sentence, str_from_c(wanted))) {
        fail_msg("%s: the card says %.*s", name, STR_ARG(sentence));
    }
    /* The other language has an advice exactly when this one has. */
    if ((text->advice[language].size > 0) != (text->advice[CODE_JAPANESE].size > 0)) {
        fail_msg("%s: what to do is said in one language only", name);
    }
}

void code_rows_expect(const char *name, UpdateCode code, int32_t number) {
    for (int32_t i = 0; i < code_row_count; i++) {
        if (code_rows[i].code == code && code_rows[i].number == number) {
            expect(name, &code_rows[i], CODE_JAPANESE, code_rows[i].japanese);
            expect(name, &code_rows[i], CODE_ENGLISH, code_rows[i].english);
            return;
        }
    }
    fail_msg("%s: no sentence is written down for %.*s %d", name, STR_ARG(code_text(code)->name),
             number);
}
