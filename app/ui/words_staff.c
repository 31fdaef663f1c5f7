/* The staff's part of the table of words. Whoever reads these pages may never have seen a
 * computer's inside, and may have support on the telephone: short, plain, and nobody is to blame.
 */
#include "ui/words.h"

static const Str table[WORD_COUNT - WORD_STAFF][LANGUAGE_COUNT] = {
    [WORD_STAFF - WORD_STAFF] = {S_INIT("スタッフ"), S_INIT("Staff")},
    [WORD_STAFF_HEALTH - WORD_STAFF] = {S_INIT("状態"), S_INIT("Health")},
    [WORD_STAFF_TASKS - WORD_STAFF] = {S_INIT("操作"), S_INIT("Tasks")},
    [WORD_STAFF_PACKS - WORD_STAFF] = {S_INIT("内容の一覧"), S_INIT("Content")},
    [WORD_STAFF_COUNTS - WORD_STAFF] = {S_INIT("集計"), S_INIT("Statistics")},
    [WORD_STAFF_PIN - WORD_STAFF] = {S_INIT("暗証番号"), S_INIT("PIN")},
    [WORD_STAFF_ENTER_PIN -
        WORD_STAFF] = {S_INIT("暗証番号を入力してください"), S_INIT("Please enter the PIN")},
    [WORD_STAFF_WRONG_PIN - WORD_STAFF] = {S_INIT("番号が違います。もう一度入力してください"),
                                           S_INIT("That was not it. Please try again")},
    [WORD_STAFF_WAIT - WORD_STAFF] = {S_INIT("%d秒お待ちください"), S_INIT("Please wait %d s")},
    [WORD_STAFF_ONLY_HEALTH -
        WORD_STAFF] = {S_INIT("状態だけを見る"), S_INIT("Only look at health")},
    [WORD_STAFF_NO_PIN - WORD_STAFF] = {S_INIT("暗証番号を設定すると、ここで操作ができます。"),
                                        S_INIT("Set a PIN to have tasks here.")},
    [WORD_STAFF_SUPPORT -
        WORD_STAFF] = {S_INIT("お問い合わせ用のコード"), S_INIT("Code for support")},
    [WORD_STAFF_SUPPORT_HINT - WORD_STAFF] = {S_INIT("この画面と同じ内容が入っています"),
                                              S_INIT("Holds what this page says")},
    [WORD_ROW_SCREEN - WORD_STAFF] = {S_INIT("画面"), S_INIT("Screen")},
    [WORD_ROW_TOUCH - WORD_STAFF] = {S_INIT("タッチ"), S_INIT("Touch")},
    [WORD_ROW_CONTENT - WORD_STAFF] = {S_INIT("内容"), S_INIT("Content")},
    [WORD_ROW_STORE - WORD_STAFF] = {S_INIT("保存場所"), S_INIT("Store")},
    [WORD_ROW_UPDATE - WORD_STAFF] = {S_INIT("最後の更新"), S_INIT("Last update")},
    [WORD_ROW_UP - WORD_STAFF] = {S_INIT("動作時間"), S_INIT("Running")},
    [WORD_ROW_MEMORY - WORD_STAFF] = {S_INIT("メモリー"), S_INIT("Memory")},
    [WORD_ROW_GLYPHS - WORD_STAFF] = {S_INIT("文字"), S_INIT("Characters")},
    [WORD_ROW_SETTINGS - WORD_STAFF] = {S_INIT("設定"), S_INIT("Settings")},
    [WORD_ROW_COUNTS - WORD_STAFF] = {S_INIT("集計"), S_INIT("Statistics")},
    [WORD_ROW_CLOCK - WORD_STAFF] = {S_INIT("時計"), S_INIT("Clock")},
    [WORD_ROW_VERSION - WORD_STAFF] = {S_INIT("バージョン"), S_INIT("Version")},
    [WORD_SCREEN_SIZE - WORD_STAFF] = {S_INIT("%d×%d"), S_INIT("%d x %d")},
    [WORD_SCREEN_TURNED -
        WORD_STAFF] = {S_INIT("%d×%d、%d度回転"), S_INIT("%d x %d, turned by %d°")},
    [WORD_SCREEN_GONE -
        WORD_STAFF] = {S_INIT("画面がつながっていません"), S_INIT("No screen is connected")},
    [WORD_SCREEN_ONE_OF - WORD_STAFF] = {S_INIT("%d×%d、つながっている%d台のうち1台"),
                                         S_INIT("%d x %d, on one of %d connected")},
    [WORD_TOUCH_PANELS - WORD_STAFF] = {S_INIT("パネル%d台"), S_INIT("Panels: %d")},
    [WORD_TOUCH_SPOTS -
        WORD_STAFF] = {S_INIT("押されたままの場所が%dか所あり、使わないようにしています"),
                       S_INIT("Spots that never let go, ignored now: %d")},
    [WORD_TOUCH_NONE -
        WORD_STAFF] = {S_INIT("タッチパネルが見つかりません"), S_INIT("No touch panel was found")},
    [WORD_CONTENT_SERIAL - WORD_STAFF] = {S_INIT("整理番号 %d"), S_INIT("Serial %d")},
    [WORD_CONTENT_NONE -
        WORD_STAFF] = {S_INIT("表示できる内容がありません"), S_INIT("There is nothing to show")},
    [WORD_STORE_FREE - WORD_STAFF] = {S_INIT("空き %d MB"), S_INIT("%d MB free")},
    [WORD_STORE_LOW - WORD_STAFF] = {S_INIT("空きが残り少なくなっています（%d MB）"),
                                     S_INIT("Little room is left (%d MB)")},
    [WORD_STORE_UNUSED - WORD_STAFF] = {S_INIT("使っていません"), S_INIT("Not in use")},
    [WORD_STORE_BROKEN -
        WORD_STAFF] = {S_INIT("読み書きできません"), S_INIT("Cannot be read or written")},
    [WORD_UPDATE_NEVER - WORD_STAFF] = {S_INIT("まだありません"), S_INIT("None yet")},
    [WORD_UP_DAYS - WORD_STAFF] = {S_INIT("%d日と%d時間"), S_INIT("%d d %d h")},
    [WORD_UP_HOURS - WORD_STAFF] = {S_INIT("%d時間%d分"), S_INIT("%d h %d min")},
    [WORD_MEMORY_USE -
        WORD_STAFF] = {S_INIT("使用 %d MB、空き %d MB"), S_INIT("%d MB used, %d MB free")},
    [WORD_GLYPHS_FINE -
        WORD_STAFF] = {S_INIT("表示できない文字はありません"), S_INIT("None is missing")},
    [WORD_GLYPHS_MISSING - WORD_STAFF] = {S_INIT("表示できない文字が%d種類あります"),
                                          S_INIT("Characters that cannot be shown: %d")},
    [WORD_SETTINGS_FINE - WORD_STAFF] = {S_INIT("問題ありません"), S_INIT("Nothing to mend")},
    [WORD_SETTINGS_NOTES -
        WORD_STAFF] = {S_INIT("直すところが%dか所あります"), S_INIT("Things to mend: %d")},
    [WORD_COUNTS_ON - WORD_STAFF] = {S_INIT("記録しています"), S_INIT("Being kept")},
    [WORD_COUNTS_OFF -
        WORD_STAFF] = {S_INIT("記録しない設定です"), S_INIT("Switched off by the settings")},
    [WORD_COUNTS_MEMORY -
        WORD_STAFF] = {S_INIT("電源を切るまで記録します"), S_INIT("Kept until power-off")},
    [WORD_COUNTS_FAILED - WORD_STAFF] = {S_INIT("保存できません。あとでもう一度ためします"),
                                         S_INIT("Cannot be saved; tried again later")},
    [WORD_CLOCK_FINE -
        WORD_STAFF] = {S_INIT("夜の消灯だけに使っています"), S_INIT("Used for quiet hours only")},
    [WORD_CLOCK_WRONG - WORD_STAFF] = {S_INIT("時刻が合っていないため、夜の消灯はしません"),
                                       S_INIT("Wrong, so quiet hours are not kept")},
    [WORD_TASK_ROLL_BACK -
        WORD_STAFF] = {S_INIT("ひとつ前の内容にもどす"), S_INIT("Go one step back")},
    [WORD_TASK_TOUCH - WORD_STAFF] = {S_INIT("タッチの確認"), S_INIT("Touch test")},
    [WORD_TASK_CALIBRATE - WORD_STAFF] = {S_INIT("タッチの位置あわせ"), S_INIT("Calibrate touch")},
    [WORD_TASK_PICTURE - WORD_STAFF] = {S_INIT("画面の確認"), S_INIT("Picture test")},
    [WORD_TASK_CLEAN -
        WORD_STAFF] = {S_INIT("画面の掃除（60秒）"), S_INIT("Clean the screen (60 s)")},
    [WORD_TASK_LECTURE - WORD_STAFF] = {S_INIT("講義モード"), S_INIT("Lecture mode")},
    [WORD_TASK_EXPORT - WORD_STAFF] = {S_INIT("集計と記録を保存"), S_INIT("Statistics and log")},
    [WORD_TASK_RECEIPT - WORD_STAFF] = {S_INIT("控えを保存"), S_INIT("Receipt")},
    [WORD_TASK_TO_STICK - WORD_STAFF] = {S_INIT("USBメモリーへ"), S_INIT("to the USB stick")},
    [WORD_TASK_RESTART - WORD_STAFF] = {S_INIT("再起動"), S_INIT("Restart")},
    [WORD_TASK_SHUT_DOWN - WORD_STAFF] = {S_INIT("電源を切る"), S_INIT("Shut down")},
    [WORD_TASK_LEAVE - WORD_STAFF] = {S_INIT("表示を終わる"), S_INIT("Stop showing")},
    [WORD_PACK_PREVIOUS - WORD_STAFF] = {S_INIT("ひとつ前へ"), S_INIT("Previous")},
    [WORD_PACK_REMOVE - WORD_STAFF] = {S_INIT("はずす"), S_INIT("Remove")},
    [WORD_ASK_ROLL_BACK - WORD_STAFF] = {S_INIT("「%s」を、ひとつ前の内容にもどしますか？"),
                                         S_INIT("Show the content before “%s” again?")},
    [WORD_ASK_REMOVE -
        WORD_STAFF] = {S_INIT("「%s」をはずしますか？"), S_INIT("Take “%s” off the shelf?")},
    [WORD_ASK_RESTART -
        WORD_STAFF] = {S_INIT("この端末を再起動しますか？"), S_INIT("Restart this machine?")},
    [WORD_ASK_SHUT_DOWN -
        WORD_STAFF] = {S_INIT("この端末の電源を切りますか？"), S_INIT("Shut this machine down?")},
    [WORD_ASK_LEAVE - WORD_STAFF] = {S_INIT("この画面の表示を終わりますか？"),
                                     S_INIT("Stop showing this screen?")},
    [WORD_YES - WORD_STAFF] = {S_INIT("はい"), S_INIT("Yes")},
    [WORD_NO - WORD_STAFF] = {S_INIT("やめる"), S_INIT("Cancel")},
    [WORD_TOLD_FAILED - WORD_STAFF] = {S_INIT("できませんでした。記録をご覧ください。"),
                                       S_INIT("That did not work; the log says why.")},
    [WORD_TOLD_ASKED -
        WORD_STAFF] = {S_INIT("受け付けました。画面が切りかわるまで、お待ちください。"),
                       S_INIT("Asked for. Please wait until the screen changes.")},
    [WORD_TOLD_NO_STORE - WORD_STAFF] = {S_INIT("この端末では、内容を入れかえられません。"),
                                         S_INIT("Content cannot be exchanged on this machine.")},
    [WORD_TOLD_NO_STICK - WORD_STAFF] = {S_INIT("書き込めるUSBメモリーが見つかりません。"),
                                         S_INIT("No USB stick was found that can be written to.")},
    [WORD_TOLD_STICK_FAILED -
        WORD_STAFF] = {S_INIT("USBメモリーに書き込めませんでした。別のメモリーをお使いください。"),
                       S_INIT("The USB stick could not be written. Please use another one.")},
    [WORD_TOLD_STICK_DONE -
        WORD_STAFF] = {S_INIT("USBメモリーに保存しました。抜いてかまいません。"),
                       S_INIT("Saved on the USB stick. You may remove it.")},
    [WORD_TOLD_STICK_BUSY -
        WORD_STAFF] = {S_INIT("USBメモリーに書き込んでいます。まだ抜かないでください。"),
                       S_INIT("Writing to the USB stick. Please do not remove it yet.")},
    [WORD_TOLD_CALIBRATED -
        WORD_STAFF] = {S_INIT("タッチの位置をあわせました。"), S_INIT("Touch is calibrated.")},
    [WORD_TOLD_NOT_CALIBRATED -
        WORD_STAFF] = {S_INIT("位置をあわせられませんでした。もとのままです。"),
                       S_INIT("Not calibrated; everything is as it was.")},
    [WORD_TOUCH_TEST_HINT - WORD_STAFF] = {S_INIT("指でなぞってください。指の数 %d"),
                                           S_INIT("Draw with your fingers. Fingers: %d")},
    [WORD_CALIBRATE_HINT - WORD_STAFF] = {S_INIT("＋のまん中を押してください（%d／%d）"),
                                          S_INIT("Press the middle of the cross (%d of %d)")},
    [WORD_CALIBRATE_LAST - WORD_STAFF] = {S_INIT("確認のため、もう一度＋を押してください"),
                                          S_INIT("To confirm, press this cross as well")},
    [WORD_PICTURE_HINT - WORD_STAFF] = {S_INIT("画面を押すと次の絵に変わります（%d／%d）"),
                                        S_INIT("Touch for the next picture (%d of %d)")},
    [WORD_CLEANING -
        WORD_STAFF] = {S_INIT("画面をふいてください"), S_INIT("You can wipe the screen now")},
    [WORD_CLEANING_HINT - WORD_STAFF] = {S_INIT("あと%d秒は、タッチしても動きません"),
                                         S_INIT("Touch comes back in %d s")},
    [WORD_COUNTS_SESSIONS - WORD_STAFF] = {S_INIT("電源を入れた回数"), S_INIT("Times switched on")},
    [WORD_COUNTS_VISITS - WORD_STAFF] = {S_INIT("利用"), S_INIT("Visits")},
    [WORD_COUNTS_OPENS -
        WORD_STAFF] = {S_INIT("開いた記事・動画"), S_INIT("Articles and videos opened")},
    [WORD_COUNTS_COMPLETED - WORD_STAFF] = {S_INIT("最後まで読まれた"), S_INIT("Read to the end")},
    [WORD_COUNTS_CODES - WORD_STAFF] = {S_INIT("QRコードの表示"), S_INIT("QR codes shown")},
    [WORD_COUNTS_TOP - WORD_STAFF] = {S_INIT("よく開かれた記事・動画"), S_INIT("Opened most")},
    [WORD_COUNTS_DWELL -
        WORD_STAFF] = {S_INIT("開いていた時間"), S_INIT("How long they stayed open")},
    [WORD_COUNTS_SIZES - WORD_STAFF] = {S_INIT("文字の大きさ"), S_INIT("Text size")},
    [WORD_COUNTS_LANGUAGES - WORD_STAFF] = {S_INIT("ことばと色"), S_INIT("Language and colours")},
    [WORD_COUNTS_EMPTY -
        WORD_STAFF] = {S_INIT("まだ集計がありません。"), S_INIT("Nothing has been counted yet.")},
    [WORD_JAPANESE - WORD_STAFF] = {S_INIT("日本語"), S_INIT("Japanese")},
    [WORD_ENGLISH - WORD_STAFF] = {S_INIT("English"), S_INIT("English")},
    [WORD_DWELL_1 - WORD_STAFF] = {S_INIT("10秒未満"), S_INIT("under 10 s")},
    [WORD_DWELL_2 - WORD_STAFF] = {S_INIT("10〜30秒"), S_INIT("10–30 s")},
    [WORD_DWELL_3 - WORD_STAFF] = {S_INIT("30〜60秒"), S_INIT("30–60 s")},
    [WORD_DWELL_4 - WORD_STAFF] = {S_INIT("1〜3分"), S_INIT("1–3 min")},
    [WORD_DWELL_5 - WORD_STAFF] = {S_INIT("3〜10分"), S_INIT("3–10 min")},
    [WORD_DWELL_6 - WORD_STAFF] = {S_INIT("10分以上"), S_INIT("over 10 min")},
    [WORD_LECTURE - WORD_STAFF] = {S_INIT("講義中"), S_INIT("Lecture")},
    [WORD_LECTURE_NUMBER - WORD_STAFF] = {S_INIT("番号"), S_INIT("Number")},
    [WORD_LECTURE_HINT -
        WORD_STAFF] = {S_INIT("番号とEnterで開きます"), S_INIT("Number and Enter open it")},
};

/* A table of its own, because visitors never see these words. */
Str words_staff_view(Language language, Word word) {
    return table[word - WORD_STAFF][language];
}
