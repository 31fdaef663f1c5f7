/* Who speaks: bodies of the forum, how they are called, posts. */
#include "pack_tool/import/words.h"

#define WORDS(array)                                                                               \
    { array, COUNT_OF(array) }

/* The first alias is the full name. Aliases in Latin letters match whole words only. */
const OrganisationWords words_organisations[] = {
    {S_INIT("独立行政法人情報処理推進機構（IPA）"),
     {S_INIT("情報処理推進機構"), S_INIT("IPA"), S_INIT("IPA Channel")}},
    {S_INIT("経済産業省"),
     {S_INIT("経済産業省"), S_INIT("経産省"), S_INIT("METI"), S_INIT("知的財産政策室"),
      S_INIT("知財室"), S_INIT("当室"), S_INIT("貿易経済安全保障局"), S_INIT("貿易経済協力局"),
      S_INIT("経済産業政策局")}},
    {S_INIT("独立行政法人工業所有権情報・研修館（INPIT）"),
     {S_INIT("工業所有権情報・研修館"), S_INIT("INPIT"), S_INIT("インピット"), S_INIT("当館")}},
    {S_INIT("独立行政法人日本貿易振興機構（ジェトロ）"),
     {S_INIT("日本貿易振興機構"), S_INIT("ジェトロ"), S_INIT("JETRO")}},
    {S_INIT("警察庁"), {S_INIT("警察庁")}},
    {S_INIT("警視庁"), {S_INIT("警視庁")}},
    {S_INIT("内閣府 知的財産戦略本部"),
     {S_INIT("知的財産戦略本部"), S_INIT("知的財産戦略推進事務局"), S_INIT("内閣府")}},
    {S_INIT("内閣官房"),
     {S_INIT("内閣官房"), S_INIT("内閣サイバーセキュリティセンター"), S_INIT("NISC"),
      S_INIT("国家安全保障局"), S_INIT("国家サイバー統括室")}},
    {S_INIT("公安調査庁"), {S_INIT("公安調査庁")}},
    {S_INIT("特許庁"), {S_INIT("特許庁"), S_INIT("JPO")}},
    {S_INIT("農林水産省"), {S_INIT("農林水産省"), S_INIT("農水省")}},
    {S_INIT("総務省"), {S_INIT("総務省")}},
    {S_INIT("法務省"), {S_INIT("法務省")}},
    {S_INIT("公正取引委員会"), {S_INIT("公正取引委員会"), S_INIT("公取委")}},
    {S_INIT("個人情報保護委員会"), {S_INIT("個人情報保護委員会")}},
    {S_INIT("中小企業庁"), {S_INIT("中小企業庁")}},
    {S_INIT("弁護士知財ネット"), {S_INIT("弁護士知財ネット"), S_INIT("iplaw-net")}},
    {S_INIT("日本弁護士連合会"), {S_INIT("日本弁護士連合会"), S_INIT("日弁連")}},
    {S_INIT("日本弁理士会"), {S_INIT("日本弁理士会")}},
    {S_INIT("一般社団法人 日本経済団体連合会"), {S_INIT("日本経済団体連合会"), S_INIT("経団連")}},
    {S_INIT("一般社団法人 日本知的財産協会"),
     {S_INIT("日本知的財産協会"), S_INIT("JIPA"), S_INIT("知財協")}},
    {S_INIT("日本製薬工業協会"), {S_INIT("日本製薬工業協会"), S_INIT("JPMA"), S_INIT("製薬協")}},
    {S_INIT("一般社団法人電子情報技術産業協会"), {S_INIT("電子情報技術産業協会"), S_INIT("JEITA")}},
    {S_INIT("日本商工会議所"), {S_INIT("日本商工会議所"), S_INIT("日商")}},
    {S_INIT("東京商工会議所"), {S_INIT("東京商工会議所"), S_INIT("東商")}},
    {S_INIT("国立研究開発法人産業技術総合研究所"),
     {S_INIT("産業技術総合研究所"), S_INIT("産総研"), S_INIT("AIST")}},
    {S_INIT("国立研究開発法人新エネルギー・産業技術総合開発機構"),
     {S_INIT("新エネルギー・産業技術総合開発機構"), S_INIT("NEDO")}},
    {S_INIT("JPCERTコーディネーションセンター"),
     {S_INIT("JPCERTコーディネーションセンター"), S_INIT("JPCERT/CC"), S_INIT("JPCERT")}},
};
const int32_t words_organisation_count = COUNT_OF(words_organisations);

/* A telephone line, a site or a prize that belongs to one body. Used only where nobody is named. */
const ServiceWords words_services[] = {
    {S_INIT("営業秘密支援窓口"), S_INIT("INPIT")},
    {S_INIT("営業秘密・知財戦略相談窓口"), S_INIT("INPIT")},
    {S_INIT("営業秘密110番"), S_INIT("INPIT")},
    {S_INIT("知財総合支援窓口"), S_INIT("INPIT")},
    {S_INIT("知財戦略エキスパート"), S_INIT("INPIT")},
    {S_INIT("知的財産戦略アドバイザー"), S_INIT("INPIT")},
    {S_INIT("知財ポータル"), S_INIT("INPIT")},
    {S_INIT("IP ePlat"), S_INIT("INPIT")},
    {S_INIT("IPePlat"), S_INIT("INPIT")},
};
const int32_t words_service_count = COUNT_OF(words_services);

/* By these an organisation is recognised that is in no table: extend them rarely. */
static const Str body_endings[] = {
    S_INIT("省"),       S_INIT("庁"),     S_INIT("機構"),       S_INIT("協会"),
    S_INIT("連合会"),   S_INIT("研究所"), S_INIT("財団"),       S_INIT("会議所"),
    S_INIT("委員会"),   S_INIT("研修館"), S_INIT("大学"),       S_INIT("本部"),
    S_INIT("センター"), S_INIT("ネット"), S_INIT("連盟"),       S_INIT("学会"),
    S_INIT("組合"),     S_INIT("公社"),   S_INIT("振興会"),     S_INIT("弁護士会"),
    S_INIT("弁理士会"), S_INIT("事務局"), S_INIT("株式会社"),   S_INIT("法律事務所"),
    S_INIT("協議会"),   S_INIT("工業会"), S_INIT("特許事務所"), S_INIT("官房"),
};
const Words words_body_endings = WORDS(body_endings);

/* Forms of incorporation that stand in front of the name. */
static const Str body_beginnings[] = {
    S_INIT("独立行政法人"),       S_INIT("国立研究開発法人"), S_INIT("一般社団法人"),
    S_INIT("公益社団法人"),       S_INIT("一般財団法人"),     S_INIT("公益財団法人"),
    S_INIT("国立大学法人"),       S_INIT("株式会社"),         S_INIT("(株)"),
    S_INIT("特定非営利活動法人"), S_INIT("学校法人"),         S_INIT("地方独立行政法人"),
    S_INIT("社団法人"),           S_INIT("財団法人"),
};
const Words words_body_beginnings = WORDS(body_beginnings);

/* Who acts: the name stands directly before one of these. */
static const Str actor_marks[] = {
    S_INIT("は、"),         S_INIT("では、"),         S_INIT("では"),     S_INIT("は"),
    S_INIT("が運営"),       S_INIT("が公開"),         S_INIT("が作成"),   S_INIT("が制作"),
    S_INIT("が過去に"),     S_INIT("が開催"),         S_INIT("において"), S_INIT("が主催"),
    S_INIT("が実施"),       S_INIT("からのお知らせ"), S_INIT("より"),     S_INIT("が発行"),
    S_INIT("が取りまとめ"), S_INIT("が策定"),         S_INIT("です"),     S_INIT("が毎"),
    S_INIT("がまとめ"),     S_INIT("が開設"),         S_INIT("が配信"),
};
const Words words_actor_marks = WORDS(actor_marks);

/* Whose document or page it is. */
static const Str owner_marks[] = {
    S_INIT("のウェブ"),       S_INIT("ウェブページ"),   S_INIT("ウェブサイト"),
    S_INIT("のサイト"),       S_INIT("公式サイト"),     S_INIT("ホームページ"),
    S_INIT("のホームページ"), S_INIT("YouTube"),        S_INIT("のYouTube"),
    S_INIT("公式YouTube"),    S_INIT("Channel"),        S_INIT("チャンネル"),
    S_INIT(" Channel"),       S_INIT("の支援サービス"), S_INIT("の専門人材"),
    S_INIT("の特設"),         S_INIT("員が"),           S_INIT("までご連絡"),
    S_INIT("のeラーニング"),  S_INIT("のページ"),       S_INIT("のeラーニングサイト"),
    S_INIT("の相談窓口"),     S_INIT("の「"),           S_INIT("の公式"),
};
const Words words_owner_marks = WORDS(owner_marks);

/* Vendors are named in warnings, but they do not speak there. */
static const Str bystander_marks[] = {
    S_INIT("が提供する"), S_INIT("社製"),     S_INIT("製品"),       S_INIT("に対し"),
    S_INIT("を騙る"),     S_INIT("をかたる"), S_INIT("を装"),       S_INIT("との"),
    S_INIT("への"),       S_INIT("の監修"),   S_INIT("の協力を得"), S_INIT("、経済産業省"),
};
const Words words_bystander_marks = WORDS(bystander_marks);

/* Longest first where one ends with another, or 部長 would be found in 副部長. */
static const Str posts[] = {
    S_INIT("理事長"),         S_INIT("副会長"),
    S_INIT("委員長"),         S_INIT("センター長"),
    S_INIT("本部長"),         S_INIT("副本部長"),
    S_INIT("部会長"),         S_INIT("副委員長"),
    S_INIT("担当部長"),       S_INIT("審議官"),
    S_INIT("参事官"),         S_INIT("企画官"),
    S_INIT("対策官"),         S_INIT("管理官"),
    S_INIT("理事官"),         S_INIT("調査官"),
    S_INIT("分析官"),         S_INIT("専門官"),
    S_INIT("補佐"),           S_INIT("課長"),
    S_INIT("室長"),           S_INIT("局長"),
    S_INIT("部長"),           S_INIT("次長"),
    S_INIT("所長"),           S_INIT("会長"),
    S_INIT("支部長"),         S_INIT("館長"),
    S_INIT("理事"),           S_INIT("委員"),
    S_INIT("弁護士"),         S_INIT("弁理士"),
    S_INIT("係長"),           S_INIT("主査"),
    S_INIT("主任"),           S_INIT("社長"),
    S_INIT("教授"),           S_INIT("准教授"),
    S_INIT("研究員"),         S_INIT("主幹"),
    S_INIT("代表"),           S_INIT("監事"),
    S_INIT("幹事"),           S_INIT("座長"),
    S_INIT("グループ長"),     S_INIT("リーダー"),
    S_INIT("マネージャー"),   S_INIT("アドバイザー"),
    S_INIT("エキスパート"),   S_INIT("部門長"),
    S_INIT("長官"),           S_INIT("事務局長"),
    S_INIT("班長"),           S_INIT("顧問"),
    S_INIT("参与"),           S_INIT("本部員"),
    S_INIT("統括"),           S_INIT("院長"),
    S_INIT("学長"),           S_INIT("主席"),
    S_INIT("チーフ"),         S_INIT("事務総長"),
    S_INIT("専務理事"),       S_INIT("常務理事"),
    S_INIT("課長代理"),       S_INIT("部長代理"),
    S_INIT("取締役"),         S_INIT("執行役員"),
    S_INIT("調整官"),         S_INIT("推進官"),
    S_INIT("政策官"),         S_INIT("監理官"),
    S_INIT("事務官"),         S_INIT("官"),
    S_INIT("首席"),           S_INIT("学部長"),
    S_INIT("研究科長"),       S_INIT("コーディネーター"),
    S_INIT("プロデューサー"), S_INIT("アナリスト"),
    S_INIT("コンサルタント"), S_INIT("ディレクター"),
    S_INIT("スペシャリスト"), S_INIT("チーム長"),
    S_INIT("ユニット長"),     S_INIT("税理士"),
    S_INIT("公認会計士"),     S_INIT("中小企業診断士"),
    S_INIT("技術士"),         S_INIT("総括"),
    S_INIT("上席"),           S_INIT("主任技師"),
    S_INIT("技監"),           S_INIT("理事補佐"),
    S_INIT("会頭"),           S_INIT("副会頭"),
    S_INIT("頭取"),           S_INIT("総裁"),
    S_INIT("総長"),           S_INIT("次官"),
    S_INIT("政務官"),         S_INIT("総局長"),
    S_INIT("支局長"),         S_INIT("支店長"),
    S_INIT("工場長"),
};
const Words words_posts = WORDS(posts);
