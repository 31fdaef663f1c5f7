/* What stands in the articles: calls to action, how lines go on or begin, kinds, videos. */
#include "pack_tool/import/words.h"

#define WORDS(array)                                                                               \
    { array, COUNT_OF(array) }

/* What a reader is asked to do, before its ending: ご覧 + ください. To extend: the stem without
 * ください. */
static const Str action_stems[] = {
    S_INIT("ご覧"),   S_INIT("ご確認"), S_INIT("ご参照"),   S_INIT("御覧"),   S_INIT("御確認"),
    S_INIT("御参照"), S_INIT("お読み"), S_INIT("お確かめ"), S_INIT("ごらん"), S_INIT("参照"),
};
const Words words_action_stems = WORDS(action_stems);

/* What stands directly behind such a stem; old and new spellings both, because the newsletter has
 * both. */
static const Str action_endings[] = {
    S_INIT("ください"),     S_INIT("下さい"),           S_INIT("いただけます"),
    S_INIT("頂けます"),     S_INIT("願います"),         S_INIT("いただきたい"),
    S_INIT("になれます"),   S_INIT("になってください"), S_INIT("になって下さい"),
    S_INIT("いただければ"), S_INIT("のうえ"),
};
const Words words_action_endings = WORDS(action_endings);

/* Calls whose verb has no ending of the table above. */
static const Str action_wholes[] = {
    S_INIT("お申込みください"),         S_INIT("お申し込みください"),
    S_INIT("お問合せください"),         S_INIT("お問い合せください"),
    S_INIT("お問い合わせください"),     S_INIT("選択ください"),
    S_INIT("お申込み下さい"),           S_INIT("お申し込み下さい"),
    S_INIT("お問い合わせ下さい"),       S_INIT("お問合せ下さい"),
    S_INIT("お問合わせください"),       S_INIT("ダウンロードしてください"),
    S_INIT("ダウンロードいただけます"), S_INIT("お問合わせ下さい"),
    S_INIT("お申し込みいただけます"),
};
const Words words_action_wholes = WORDS(action_wholes);

/* How a sentence with a call begins; what is named stands behind it. */
static const Str action_openings[] = {
    S_INIT("詳細は"),         S_INIT("詳細、"),         S_INIT("詳細・"),
    S_INIT("詳しくは"),       S_INIT("詳しい内容は"),   S_INIT("くわしくは"),
    S_INIT("事業の詳細"),     S_INIT("制度の詳細"),     S_INIT("掲載内容"),
    S_INIT("コラムの内容"),   S_INIT("コラムは"),       S_INIT("動画は"),
    S_INIT("映像は"),         S_INIT("お問い合わせは"), S_INIT("お問合せは"),
    S_INIT("お問い合わせ先"), S_INIT("お申込みは"),     S_INIT("お申し込みは"),
    S_INIT("詳細につ"),       S_INIT("詳細及び"),       S_INIT("本文は"),
    S_INIT("全文は"),         S_INIT("報告書は"),       S_INIT("申込みは"),
    S_INIT("募集要項"),       S_INIT("参加申込"),       S_INIT("資料は"),
    S_INIT("YouTube動画は"),
};
const Words words_action_openings = WORDS(action_openings);

/* Verbs of an invitation; in the last sentence they end an article more often than not. */
static const Str closing_stems[] = {
    S_INIT("活用"),         S_INIT("利用"),   S_INIT("参考に"), S_INIT("検討"), S_INIT("参加"),
    S_INIT("応募"),         S_INIT("連絡"),   S_INIT("役立て"), S_INIT("相談"), S_INIT("視聴"),
    S_INIT("ダウンロード"), S_INIT("待ち"),   S_INIT("覧"),     S_INIT("理解"), S_INIT("協力"),
    S_INIT("応募"),         S_INIT("注意"),   S_INIT("適用"),   S_INIT("申込"), S_INIT("申し込"),
    S_INIT("確認"),         S_INIT("一読"),   S_INIT("運び"),   S_INIT("迎え"), S_INIT("読み"),
    S_INIT("問い合わせ"),   S_INIT("問合せ"),
};
const Words words_closing_stems = WORDS(closing_stems);

/* With their full stop: in the middle of a sentence they close nothing. */
static const Str closing_endings[] = {
    S_INIT("ください。"),         S_INIT("下さい。"),
    S_INIT("願います。"),         S_INIT("お願いします。"),
    S_INIT("お願いいたします。"), S_INIT("お願い致します。"),
    S_INIT("幸いです。"),         S_INIT("お待ちしております。"),
    S_INIT("お待ちしています。"), S_INIT("可能です。"),
    S_INIT("ください!"),          S_INIT("ください"),
};
const Words words_closing_endings = WORDS(closing_endings);

/* Places one can go to; what stands before them is the name to look for. */
static const Str page_names[] = {
    S_INIT("ウェブページ"), S_INIT("ウェブサイト"), S_INIT("特設サイト"), S_INIT("特設ページ"),
    S_INIT("ホームページ"), S_INIT("PDF"),          S_INIT("再生リスト"), S_INIT("窓口"),
    S_INIT("ページ"),       S_INIT("サイト"),       S_INIT("Channel"),    S_INIT("チャンネル"),
};
const Words words_page_names = WORDS(page_names);

/* A line that begins so belongs to the paragraph before it. */
static const Str continuations[] = {
    S_INIT("また、"),     S_INIT("また「"),   S_INIT("なお、"),     S_INIT("さらに"),
    S_INIT("更に"),       S_INIT("同時に"),   S_INIT("そこで"),     S_INIT("これら"),
    S_INIT("この"),       S_INIT("これ"),     S_INIT("その"),       S_INIT("それ"),
    S_INIT("本制度"),     S_INIT("本事業"),   S_INIT("本動画"),     S_INIT("本資料"),
    S_INIT("本ガイド"),   S_INIT("本書"),     S_INIT("本セミナー"), S_INIT("本サービス"),
    S_INIT("本報告"),     S_INIT("本指針"),   S_INIT("本講座"),     S_INIT("本ツール"),
    S_INIT("同制度"),     S_INIT("同様に"),   S_INIT("同ハンド"),   S_INIT("ただし"),
    S_INIT("但し"),       S_INIT("しかし"),   S_INIT("一方"),       S_INIT("他方"),
    S_INIT("例えば"),     S_INIT("たとえば"), S_INIT("具体的に"),   S_INIT("特に"),
    S_INIT("併せて"),     S_INIT("あわせて"), S_INIT("加えて"),     S_INIT("そして"),
    S_INIT("とはいえ"),   S_INIT("こうした"), S_INIT("このような"), S_INIT("そのため"),
    S_INIT("したがって"), S_INIT("次回"),     S_INIT("もちろん"),   S_INIT("つまり"),
    S_INIT("すなわち"),   S_INIT("まずは"),   S_INIT("※"),          S_INIT("(注"),
    S_INIT("ぜひ"),       S_INIT("是非"),     S_INIT("今回の"),     S_INIT("当日"),
    S_INIT("今後"),       S_INIT("ご希望"),   S_INIT("いずれも"),   S_INIT("どれも"),
    S_INIT("もし"),       S_INIT("ここでは"), S_INIT("主な"),       S_INIT("内容は"),
};
const Words words_continuations = WORDS(continuations);

/* They look like the ones above and begin something new all the same. */
static const Str false_continuations[] = {
    S_INIT("この度"),
    S_INIT("このたび"),
    S_INIT("このほど"),
    S_INIT("このコラム"),
    S_INIT("この1"),
    S_INIT("この2"),
    S_INIT("この春"),
    S_INIT("この夏"),
    S_INIT("この秋"),
    S_INIT("この冬"),
    S_INIT("これから"),
    S_INIT("それは"),
    S_INIT("これまで"),
    S_INIT("これ、"),
    S_INIT("その"
           "一言"),
};
const Words words_false_continuations = WORDS(false_continuations);

/* News begin with a date, with この度, with the name of a month. */
static const Str beginnings[] = {
    S_INIT("この度"), S_INIT("このたび"), S_INIT("このほど"), S_INIT("去る"),   S_INIT("来る"),
    S_INIT("昨年"),   S_INIT("本年"),     S_INIT("今年"),     S_INIT("四半期"), S_INIT("令和"),
    S_INIT("平成"),   S_INIT("今月"),     S_INIT("新作"),     S_INIT("好評"),   S_INIT("必見"),
    S_INIT("皆様の"), S_INIT("皆さまの"), S_INIT("先月"),     S_INIT("来月"),   S_INIT("毎年"),
};
const Words words_beginnings = WORDS(beginnings);

/* Facts of an event. Such a line is an item of a list, however much it looks like a heading. */
static const Str labels[] = {
    S_INIT("日時"),   S_INIT("会場"),   S_INIT("場所"),   S_INIT("開催"),   S_INIT("対象"),
    S_INIT("定員"),   S_INIT("参加費"), S_INIT("費用"),   S_INIT("主催"),   S_INIT("共催"),
    S_INIT("後援"),   S_INIT("講師"),   S_INIT("申込"),   S_INIT("お申込"), S_INIT("お問"),
    S_INIT("問合せ"), S_INIT("締切"),   S_INIT("期間"),   S_INIT("形式"),   S_INIT("プログラム"),
    S_INIT("TEL"),    S_INIT("電話"),   S_INIT("E-mail"), S_INIT("募集"),   S_INIT("内容:"),
    S_INIT("受講料"), S_INIT("講演"),   S_INIT("日程"),   S_INIT("担当"),   S_INIT("所在地"),
};
const Words words_labels = WORDS(labels);

/* Every article of this newsletter has these, so sharing them says nothing. */
static const Str common[] = {
    S_INIT("営業秘密管理"),
    S_INIT("営業秘密支援"),
    S_INIT("営業秘密"),
    S_INIT("情報セキュリティ対策"),
    S_INIT("経済産業省ウェブページ"),
    S_INIT("不正競争防止法"),
    S_INIT("知的財産"),
    S_INIT("サイバーセキュリティ対策"),
    S_INIT("ウェブページ"),
    S_INIT("ウェブサイト"),
    S_INIT("ホームページ"),
    S_INIT("中小企業"),
    S_INIT("情報管理体制"),
    S_INIT("YouTubeチャンネル"),
    S_INIT("YouTube動画"),
    S_INIT("社内研修"),
    S_INIT("ダウンロード"),
    S_INIT("秘密情報"),
    S_INIT("秘密管理"),
    S_INIT("公開情報"),
    S_INIT("参考情報"),
    S_INIT("経済産業省YouTube"),
    S_INIT("セミナー"),
    S_INIT("技術情報"),
    S_INIT("情報漏えい"),
    S_INIT("知的財産政策室"),
    S_INIT("企業・研究機関"),
    S_INIT("取組方法"),
    S_INIT("管理方法"),
    S_INIT("テキスト"),
    S_INIT("パンフレット"),
    S_INIT("YouTubeで"),
    S_INIT("IP ePlat"),
    S_INIT("メールマガジン"),
};
const Words words_common = WORDS(common);

/* A line of a series that has a name of its own. */
static const Str column_marks[] = {
    S_INIT("本コラム"),       S_INIT("このコラム"),     S_INIT("今回のコラム"),
    S_INIT("コラムの内容は"), S_INIT("表題の裁判例"),   S_INIT("判決を取り上げ"),
    S_INIT("判決を紹介"),     S_INIT("裁判例を紹介"),   S_INIT("裁判例を取り上げ"),
    S_INIT("本稿では"),       S_INIT("本判決"),         S_INIT("今号のコラム"),
    S_INIT("本件は"),         S_INIT("判決をご紹介"),   S_INIT("裁判例をご紹介"),
    S_INIT("コラムでは"),     S_INIT("判決を手がかり"), S_INIT("裁判例を手がかり"),
};
const Words words_column_marks = WORDS(column_marks);

/* A warning says so in its first paragraph. */
static const Str alert_marks[] = {
    S_INIT("脆弱性(CVE-"),        S_INIT("CVE-"),           S_INIT("修正プログラム"),
    S_INIT("更新プログラム"),     S_INIT("注意喚起"),       S_INIT("不審なメール"),
    S_INIT("脆弱性が確認"),       S_INIT("脆弱性が公表"),   S_INIT("ランサムウェア"),
    S_INIT("フィッシングメール"), S_INIT("脆弱性に関する"),
};
const Words words_alert_marks = WORDS(alert_marks);
