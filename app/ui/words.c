/* The table of words. です・ます, no jargon; every row has its English twin. */
#include "ui/words.h"

/* Numbers are handed over by their place, so both languages name them in the same order. A pattern
 * has three at most. */
static const Str table[WORD_STAFF][LANGUAGE_COUNT] = {
    [WORD_HOME] = {S_INIT("ホーム"), S_INIT("Home")},
    [WORD_BACK] = {S_INIT("もどる"), S_INIT("Back")},
    [WORD_CONTENTS] = {S_INIT("目次"), S_INIT("Contents")},
    [WORD_ALL_ISSUES] = {S_INIT("すべての号"), S_INIT("All issues")},
    [WORD_VIDEOS] = {S_INIT("動画一覧"), S_INIT("Videos")},
    [WORD_TOPICS] = {S_INIT("テーマ一覧"), S_INIT("Topics")},
    [WORD_TERMS] = {S_INIT("用語索引"), S_INIT("Glossary")},
    [WORD_TEXT_AND_COLOURS] = {S_INIT("文字・色"), S_INIT("Text & colours")},
    [WORD_PREVIOUS] = {S_INIT("前"), S_INIT("Back")},
    [WORD_NEXT] = {S_INIT("次"), S_INIT("Next")},
    [WORD_PREVIOUS_PAGE] = {S_INIT("前のページ"), S_INIT("Previous page")},
    [WORD_NEXT_PAGE] = {S_INIT("次のページ"), S_INIT("Next page")},
    [WORD_PREVIOUS_ARTICLE] = {S_INIT("前の記事"), S_INIT("Previous article")},
    [WORD_NEXT_ARTICLE] = {S_INIT("次の記事"), S_INIT("Next article")},
    [WORD_PREVIOUS_VIDEO] = {S_INIT("前の動画"), S_INIT("Previous video")},
    [WORD_NEXT_VIDEO] = {S_INIT("次の動画"), S_INIT("Next video")},
    [WORD_FIRST_ARTICLE] = {S_INIT("最初の記事"), S_INIT("First article")},
    [WORD_FIRST_VIDEO] = {S_INIT("最初の動画"), S_INIT("First video")},
    [WORD_NEXT_ISSUE] = {S_INIT("ひとつ前の号へ"), S_INIT("To the issue before")},
    [WORD_PREVIOUS_ISSUE] = {S_INIT("次の号へもどる"), S_INIT("To the issue after")},
    [WORD_TO_VIDEOS] = {S_INIT("動画で学ぶ"), S_INIT("Learn by video")},
    [WORD_NEWEST_ISSUE] = {S_INIT("最新号"), S_INIT("Newest issue")},
    [WORD_ISSUE_NUMBER] = {S_INIT("第%d号"), S_INIT("No. %d")},
    [WORD_ISSUED_ON] = {S_INIT("%d年%d月%d日発行"), S_INIT("Issued %d-%02d-%02d")},
    [WORD_DATE] = {S_INIT("%d年%d月%d日"), S_INIT("%d-%02d-%02d")},
    [WORD_MONTH] = {S_INIT("%d年%d月"), S_INIT("%d-%02d")},
    [WORD_ARTICLE_COUNT] = {S_INIT("記事%d本"), S_INIT("%d articles")},
    [WORD_READ_THIS_ISSUE] = {S_INIT("この号を読む"), S_INIT("Read this issue")},
    [WORD_BACK_NUMBERS] = {S_INIT("これまでの号"), S_INIT("Back numbers")},
    [WORD_LEARN_BY_VIDEO] = {S_INIT("動画で学ぶ"), S_INIT("Learn by video")},
    [WORD_FIND_BY_TOPIC] = {S_INIT("テーマから探す"), S_INIT("Find by topic")},
    [WORD_SEE_ALL] = {S_INIT("すべて見る"), S_INIT("See all")},
    [WORD_SWIPE_HINT] = {S_INIT("指で左右になぞると、ページをめくれます"),
                         S_INIT("Swipe left or right to turn the page")},
    [WORD_TOUCH_THE_SCREEN] = {S_INIT("画面にタッチ"), S_INIT("Touch the screen")},
    [WORD_FROM_ISSUE] = {S_INIT("第%d号より"), S_INIT("From No. %d")},
    [WORD_FROM_VIDEOS] = {S_INIT("動画で学ぶ"), S_INIT("Learn by video")},
    [WORD_DIGEST_OF] = {S_INIT("%sの要約"), S_INIT("Digest: %s")},
    [WORD_ARTICLE_OF] = {S_INIT("記事 %d／%d"), S_INIT("Article %d of %d")},
    [WORD_VIDEO_OF] = {S_INIT("動画 %d／%d"), S_INIT("Video %d of %d")},
    [WORD_PAGE_OF] = {S_INIT("%d／%d ページ"), S_INIT("page %d of %d")},
    [WORD_LIST_PAGE_OF] = {S_INIT("%d／%d ページ"), S_INIT("Page %d of %d")},
    [WORD_PAGES] = {S_INIT("%dページ"), S_INIT("%d p.")},
    [WORD_ITEMS] = {S_INIT("%d件"), S_INIT("%d items")},
    [WORD_QR_ARTICLE] = {S_INIT("スマートフォンで元のページを開く"),
                         S_INIT("Open the original on your phone")},
    [WORD_QR_VIDEO] = {S_INIT("スマートフォンで動画のページを開く"),
                       S_INIT("Open the video's page on your phone")},
    [WORD_QR_LARGE] = {S_INIT("スマートフォンのカメラを向けてください"),
                       S_INIT("Point your phone's camera here")},
    [WORD_LOOK_FOR] = {S_INIT("さがすページ"), S_INIT("Page to look for")},
    [WORD_RELATED_VIDEO] = {S_INIT("関連する動画"), S_INIT("Related video")},
    [WORD_RELATED_ARTICLE] = {S_INIT("あわせて読む"), S_INIT("Read also")},
    [WORD_NAMED_IN] = {S_INIT("紹介した号"), S_INIT("Named in")},
    [WORD_PUBLISHER] = {S_INIT("公開"), S_INIT("By")},
    [WORD_WATCH_AT] = {S_INIT("視聴"), S_INIT("Watch")},
    [WORD_AUDIENCE] = {S_INIT("対象"), S_INIT("For")},
    [WORD_PUBLISHED] = {S_INIT("時期"), S_INIT("Since")},
    [WORD_LENGTH] = {S_INIT("長さ"), S_INIT("Length")},
    [WORD_MINUTES] = {S_INIT("約%d分"), S_INIT("About %d min")},
    [WORD_SIZE_SMALL] = {S_INIT("小"), S_INIT("S")},
    [WORD_SIZE_NORMAL] = {S_INIT("中"), S_INIT("M")},
    [WORD_SIZE_LARGE] = {S_INIT("大"), S_INIT("L")},
    [WORD_SIZE_LARGEST] = {S_INIT("特大"), S_INIT("XL")},
    [WORD_TEXT_SIZE] = {S_INIT("文字の大きさ"), S_INIT("Text size")},
    [WORD_COLOURS] = {S_INIT("画面の色"), S_INIT("Colours")},
    [WORD_LIGHT] = {S_INIT("明るい"), S_INIT("Light")},
    [WORD_DARK] = {S_INIT("暗い"), S_INIT("Dark")},
    [WORD_LANGUAGE] = {S_INIT("ことば"), S_INIT("Language")},
    [WORD_INVERT] = {S_INIT("白黒反転"), S_INIT("Invert")},
    [WORD_OTHER_LANGUAGE] = {S_INIT("English"), S_INIT("日本語")},
    [WORD_CLOSE] = {S_INIT("とじる"), S_INIT("Close")},
    [WORD_STILL_READING] = {S_INIT("まだ読んでいますか？"), S_INIT("Are you still reading?")},
    [WORD_STILL_READING_HINT] = {S_INIT("画面にふれると、つづきを読めます。"),
                                 S_INIT("Touch the screen to go on reading.")},
    [WORD_KEEP_READING] = {S_INIT("つづきを読む"), S_INIT("Go on reading")},
    [WORD_TERM_ARTICLES] = {S_INIT("この用語が出てくる記事"), S_INIT("Articles with this term")},
    [WORD_NO_TERMS] = {S_INIT("この行の用語はまだありません。"),
                       S_INIT("No terms in this row yet.")},
    [WORD_NOTHING_HERE] = {S_INIT("ここにはまだ何もありません。"),
                           S_INIT("There is nothing here yet.")},
    [WORD_TROUBLE_TITLE] = {S_INIT("ただいま準備中です"), S_INIT("We are getting ready")},
    [WORD_TROUBLE_FILE] = {S_INIT("表示する記事が見つかりません。"),
                           S_INIT("The articles to show cannot be found.")},
    [WORD_TROUBLE_FORMAT] = {S_INIT("表示する記事を読み込めません。"),
                             S_INIT("The articles to show cannot be read.")},
    [WORD_TROUBLE_LIMIT] = {S_INIT("表示する記事が大きすぎます。"),
                            S_INIT("The articles to show are too large.")},
    [WORD_TROUBLE_OTHER] = {S_INIT("装置の準備ができていません。"),
                            S_INIT("The device is not ready.")},
    [WORD_TROUBLE_STAFF] = {S_INIT("お手数ですが、会場の係員にお知らせください。"),
                            S_INIT("Please tell the staff at the booth.")},
    [WORD_SMALL_SCREEN] = {S_INIT("画面が小さすぎます。800×480以上の画面をお使いください。"),
                           S_INIT("The screen is too small. Please use 800 x 480 or more.")},
    [WORD_DRAFT] = {S_INIT("下書き"), S_INIT("Draft")},
    [WORD_UPDATE_COMING] = {S_INIT("新しい内容を取り込んでいます"),
                            S_INIT("New content is being loaded")},
    [WORD_UPDATE_DONE] = {S_INIT("新しい内容になりました"), S_INIT("New content is shown")},
    [WORD_UPDATE_SAME] = {S_INIT("内容は最新です"), S_INIT("Everything is up to date")},
    [WORD_UPDATE_NOT] = {S_INIT("内容は更新していません"), S_INIT("Nothing was updated")},
    [WORD_UPDATE_CODE] = {S_INIT("番号 %s"), S_INIT("Code %s")},
    [WORD_STEP_SIGNATURE] = {S_INIT("署名の確認"), S_INIT("Signature")},
    [WORD_STEP_COPY] = {S_INIT("コピー"), S_INIT("Copy")},
    [WORD_STEP_CHECK] = {S_INIT("全ページの点検"), S_INIT("Page check")},
    [WORD_STEP_SWITCH] = {S_INIT("切り替え"), S_INIT("Switch")},
    [WORD_STEP_DONE] = {S_INIT("済"), S_INIT("done")},
    [WORD_STEP_NEXT] = {S_INIT("次"), S_INIT("next")},
    [WORD_STICK_STAYS] = {S_INIT("USBメモリーは、まだ抜かないでください"),
                          S_INIT("Please leave the USB stick in")},
    [WORD_STICK_MAY_GO] = {S_INIT("USBメモリーは、抜いても大丈夫です"),
                           S_INIT("The USB stick may be removed")},
};

/* By number; a word without both languages would not pass its test. */
Str words_view(Language language, Word word) {
    return word < WORD_STAFF ? table[word][language] : words_staff_view(language, word);
}

/* Numbers only; texts go through words_insert_in. */
Str words_print_in(Arena *arena, Language language, Word word, const int32_t numbers[3]) {
    /* The table's own patterns hold at most three %d; the compiler cannot see that. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    return arena_print_in(arena, words_view(language, word).at, numbers[0], numbers[1], numbers[2]);
#pragma GCC diagnostic pop
}

/* Put in by hand, because a text may hold a percent sign. */
Str words_insert_in(Arena *arena, Language language, Word word, Str text) {
    Str pattern = words_view(language, word);
    int32_t at = str_find(pattern, S("%s"));
    if (at < 0) {
        return pattern;
    }
    Str head = str_slice(pattern, 0, at);
    Str tail = str_slice(pattern, at + 2, pattern.size);
    return arena_print_in(arena, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(text), STR_ARG(tail));
}

/* The heads of the rows, as in every index. */
Str words_kana_row(int32_t row) {
    static const Str rows[10] = {
        S_INIT("あ"), S_INIT("か"), S_INIT("さ"), S_INIT("た"), S_INIT("な"),
        S_INIT("は"), S_INIT("ま"), S_INIT("や"), S_INIT("ら"), S_INIT("わ"),
    };
    return rows[row >= 0 && row < 10 ? row : 0];
}
