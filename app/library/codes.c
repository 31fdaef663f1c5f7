/* The table of codes. The wording was settled in the update specification; a change here is a
 * change of what the staff of a booth has learned, so tests hold every sentence. */
#include "library/codes.h"

#include <assert.h>

#include "base/buffer.h"

/* No sentence with its number is longer. */
enum { SENTENCE_SIZE = 256 };

static const CodeText TEXTS[CODE_COUNT] = {
    [CODE_P1] = {S_INIT("P1"),
                 {S_INIT("USBメモリーを確認しています"), S_INIT("Checking the USB stick")},
                 {{0}, {0}},
                 {{0}, {0}}},
    [CODE_P2] = {S_INIT("P2"),
                 {S_INIT("コピーしています(#%)抜かないでください"),
                  S_INIT("Copying (#%) — do not remove")},
                 {{0}, {0}},
                 {{0}, {0}}},
    [CODE_S3] = {S_INIT("S3"),
                 {S_INIT("コピー完了。USBメモリーを抜いてください(検査中)"),
                  S_INIT("Copied. You may remove the stick (checking)")},
                 {{0}, {0}},
                 {{0}, {0}}},
    [CODE_P4] = {S_INIT("P4"),
                 {S_INIT("まもなく切り替わります(タップで今すぐ)"),
                  S_INIT("Switching soon (tap to switch now)")},
                 {{0}, {0}},
                 {{0}, {0}}},
    [CODE_S1] = {S_INIT("S1"),
                 {S_INIT("更新しました(第#号)"), S_INIT("Updated (no. #)")},
                 {S_INIT("更新しました"), S_INIT("Updated")},
                 {{0}, {0}}},
    [CODE_S2] = {S_INIT("S2"),
                 {S_INIT("すでに最新です。抜いてかまいません"),
                  S_INIT("Already up to date. You may remove it")},
                 {{0}, {0}},
                 {{0}, {0}}},
    [CODE_U10] = {S_INIT("U10"),
                  {S_INIT("ファイルが多すぎて、更新データを探せません"),
                   S_INIT("Too many files to find an update")},
                  {S_INIT("更新データが見つかりません(TSUBOフォルダー)"),
                   S_INIT("No update found (folder TSUBO)")},
                  {S_INIT("更新用のUSBメモリーを差してください"),
                   S_INIT("Insert the stick that holds the update")}},
    [CODE_U11] = {S_INIT("U11"),
                  {S_INIT("この形式は読めません。FAT32かexFATで"),
                   S_INIT("Format not supported. Use FAT32 or exFAT")},
                  {{0}, {0}},
                  {{0}, {0}}},
    [CODE_U12] = {S_INIT("U12"),
                  {S_INIT("USBメモリーを読み取れません。別のメモリーで"),
                   S_INIT("Cannot read the stick. Try another one")},
                  {{0}, {0}},
                  {{0}, {0}}},
    [CODE_U13] = {S_INIT("U13"),
                  {S_INIT("途中で抜かれました。もう一度差してください"),
                   S_INIT("Removed too early. Insert it again")},
                  {{0}, {0}},
                  {{0}, {0}}},
    [CODE_U20] = {S_INIT("U20"),
                  {S_INIT("署名ファイル(.minisig)がありません"),
                   S_INIT("Signature file is missing")},
                  {{0}, {0}},
                  {S_INIT("TSUBOフォルダーごとコピーし直してください"),
                   S_INIT("Copy the whole TSUBO folder again")}},
    [CODE_U21] = {S_INIT("U21"),
                  {S_INIT("署名が一致しません。作り直しを依頼してください"),
                   S_INIT("Signature does not match. Ask for a new copy")},
                  {{0}, {0}},
                  {{0}, {0}}},
    [CODE_U22] = {S_INIT("U22"),
                  {S_INIT("登録のない鍵です"), S_INIT("Unknown signing key")},
                  {{0}, {0}},
                  {S_INIT("更新データの作成者に、この番号を伝えてください"),
                   S_INIT("Tell this code to whoever made the update")}},
    [CODE_U23] = {S_INIT("U23"),
                  {S_INIT("失効した鍵です"), S_INIT("Revoked signing key")},
                  {{0}, {0}},
                  {S_INIT("更新データの作成者に、この番号を伝えてください"),
                   S_INIT("Tell this code to whoever made the update")}},
    [CODE_U24] = {S_INIT("U24"),
                  {S_INIT("この端末用ではありません"), S_INIT("Not for this kiosk")},
                  {{0}, {0}},
                  {S_INIT("この端末用のUSBメモリーを差してください"),
                   S_INIT("Insert the stick made for this kiosk")}},
    [CODE_U25] = {S_INIT("U25"),
                  {S_INIT("今より古い版です"), S_INIT("Older than installed")},
                  {{0}, {0}},
                  {S_INIT("新しい版のUSBメモリーを差してください"),
                   S_INIT("Insert a stick with a newer issue")}},
    [CODE_U26] = {S_INIT("U26"),
                  {S_INIT("同じ号で内容が違います"), S_INIT("Same number, other content")},
                  {{0}, {0}},
                  {S_INIT("新しい番号での作り直しを依頼してください"),
                   S_INIT("Ask for a copy with a new number")}},
    [CODE_U27] = {S_INIT("U27"),
                  {S_INIT("署名ファイルの形式が違います"), S_INIT("Signature file is malformed")},
                  {{0}, {0}},
                  {S_INIT("TSUBOフォルダーごとコピーし直してください"),
                   S_INIT("Copy the whole TSUBO folder again")}},
    [CODE_U30] = {S_INIT("U30"),
                  {S_INIT("空き容量が足りません(あと # MB)"),
                   S_INIT("Not enough space (# MB short)")},
                  {S_INIT("空き容量が足りません"), S_INIT("Not enough space")},
                  {S_INIT("サポートに連絡してください"), S_INIT("Call support")}},
    [CODE_U31] = {S_INIT("U31"),
                  {S_INIT("本体に保存できません"), S_INIT("Cannot store")},
                  {{0}, {0}},
                  {S_INIT("サポートに連絡してください"), S_INIT("Call support")}},
    [CODE_U32] = {S_INIT("U32"),
                  {S_INIT("保存内容が一致しません"), S_INIT("Stored copy differs")},
                  {{0}, {0}},
                  {S_INIT("サポートに連絡してください"), S_INIT("Call support")}},
    [CODE_U40] = {S_INIT("U40"),
                  {S_INIT("内容に誤りがあります(p.#)"), S_INIT("Content error (p.#)")},
                  {S_INIT("内容に誤りがあります"), S_INIT("Content error")},
                  {S_INIT("更新データの作成者に、この番号を伝えてください"),
                   S_INIT("Tell this code to whoever made the update")}},
    [CODE_U41] = {S_INIT("U41"),
                  {S_INIT("検査の上限を超えました"), S_INIT("Inspection limit exceeded")},
                  {{0}, {0}},
                  {S_INIT("更新データの作成者に、この番号を伝えてください"),
                   S_INIT("Tell this code to whoever made the update")}},
    [CODE_U42] = {S_INIT("U42"),
                  {S_INIT("新しいビューアーが必要です"), S_INIT("A newer viewer is required")},
                  {{0}, {0}},
                  {S_INIT("サポートに連絡してください"), S_INIT("Call support")}},
    [CODE_U50] = {S_INIT("U50"),
                  {S_INIT("新しい内容が動かず、元に戻しました"),
                   S_INIT("New content failed; previous one restored")},
                  {{0}, {0}},
                  {S_INIT("更新データの作成者に、この番号を伝えてください"),
                   S_INIT("Tell this code to whoever made the update")}},
    [CODE_U60] = {S_INIT("U60"),
                  {S_INIT("別の更新を処理中です"), S_INIT("Another update is in progress")},
                  {{0}, {0}},
                  {S_INIT("終わってから、もう一度差してください"),
                   S_INIT("Insert the stick again when it has ended")}},
    [CODE_U99] = {S_INIT("U99"),
                  {S_INIT("内部エラー"), S_INIT("Internal error")},
                  {{0}, {0}},
                  {S_INIT("サポートに連絡してください"), S_INIT("Call support")}},
};

/* A table by number: a code without texts would not compile into the test that walks it. */
const CodeText *code_text(UpdateCode code) {
    assert(code < CODE_COUNT && "codes come from this enum or from code_from_name");
    return &TEXTS[code];
}

/* Twenty-seven names; a search tree would be longer than this loop. */
UpdateCode code_from_name(Str name) {
    for (int32_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        if (str_equal(TEXTS[i].name, name)) {
            return (UpdateCode)i;
        }
    }
    return CODE_NONE;
}

/* P, S or U: the letter carries the kind, so no second table can disagree with the names. */
static char first_letter(UpdateCode code) {
    return code == CODE_NONE ? 0 : code_text(code)->name.at[0];
}

bool code_is_failure(UpdateCode code) {
    return first_letter(code) == 'U';
}

bool code_is_progress(UpdateCode code) {
    return first_letter(code) == 'P';
}

/* "Up to date" outweighs every refusal: a stick that carries the current pack beside an old or a
 * broken one is a good stick. Among refusals the later step of the road wins. */
int32_t code_weight(UpdateCode code) {
    static const UpdateCode RISING[] = {CODE_U10, CODE_U20, CODE_U27, CODE_U22, CODE_U21,
                                        CODE_U12, CODE_U24, CODE_U23, CODE_U41, CODE_U25,
                                        CODE_U26, CODE_U50, CODE_U42, CODE_S2,  CODE_U60};
    for (int32_t i = 0; i < COUNT_OF(RISING); i++) {
        if (RISING[i] == code) {
            return i + 1;
        }
    }
    return code == CODE_NONE ? 0 : COUNT_OF(RISING) + 1;
}

/* What the number behind a code counts, as it is written on tsubo-store's standard output. */
Str code_number_name(UpdateCode code) {
    if (code == CODE_P2) {
        return S("percent");
    }
    if (code == CODE_U30) {
        return S("mb");
    }
    if (code == CODE_U10) {
        return S("files");
    }
    return code == CODE_U40 ? S("page") : S("serial");
}

/* Without a number the shorter wording is used: (p.0) would help nobody. */
Str code_sentence_in(Arena *arena, UpdateCode code, CodeLanguage language, int32_t number) {
    const CodeText *text = code_text(code);
    if (number == 0 && text->without[language].size > 0) {
        return text->without[language];
    }
    Str rest = text->sentence[language];
    if (str_find(rest, S("#")) < 0) {
        return rest;
    }
    Buffer out = buffer_in(arena, SENTENCE_SIZE);
    buffer_put(&out, str_cut(&rest, '#'));
    buffer_print(&out, "%d", number);
    buffer_put(&out, rest);
    assert(!out.full && "no sentence is longer");
    return buffer_view(&out);
}

Str code_still_shown(CodeLanguage language) {
    return language == CODE_JAPANESE ? S("今の表示はそのまま続きます")
                                     : S("The current content stays on screen.");
}
