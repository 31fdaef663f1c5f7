/* The importer's small steps: folding, dates, unwrapping, authors, suppliers, calls to action. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "pack_tool/import/action.h"
#include "pack_tool/import/contributor.h"
#include "pack_tool/import/dates.h"
#include "pack_tool/import/decode.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/front_text.h"
#include "pack_tool/import/header.h"
#include "pack_tool/import/issue.h"
#include "pack_tool/import/map.h"
#include "pack_tool/import/roles.h"
#include "pack_tool/import/supplier.h"
#include "pack_tool/import/title.h"
#include "pack_tool/import/video.h"

enum { ARENA_BYTES = 64 << 20 };

static void assert_text(const char *name, Str is, Str expected) {
    if (!str_equal(is, expected)) {
        fail_msg("%s: “%.*s” instead of “%.*s”", name, STR_ARG(is), STR_ARG(expected));
    }
}

static void test_fold(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        Str folded;
    } rows[] = {
        {"full-width signs", S_INIT("（ＡＢ）！？：～１２"), S_INIT("(AB)!?:~12")},
        {"wave dash", S_INIT("1〜2～3~4"), S_INIT("1~2~3~4")},
        {"half-width katakana", S_INIT("ｾｷｭﾘﾃｨ"), S_INIT("セキュリティ")},
        {"half-width voiced", S_INIT("ｶﾞｲﾄﾞﾌﾞｯｸ"), S_INIT("ガイドブック")},
        {"combining voiced mark", S_INIT("か\u3099"), S_INIT("が")},
        {"leaders", S_INIT("うっかり…と・・・"), S_INIT("うっかり...と...")},
        {"stray spaces", S_INIT("詳細は 「A B」　を"), S_INIT("詳細は「A B」を")},
        {"zero width", S_INIT("営\u200B業"), S_INIT("営業")},
        {"rare kanji stay", S_INIT("髙﨑"), S_INIT("髙﨑")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        assert_text(rows[i].name, fold_in(&arena, rows[i].text), rows[i].folded);
    }
    arena_close(&arena);
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        Date date;
    } rows[] = {
        {"dots", S_INIT("★営業秘密のツボ★ 2017.5.17_第11号"), {2017, 5, 17}},
        {"padded dots", S_INIT("2018.05.16_第23号"), {2018, 5, 16}},
        {"Japanese", S_INIT("公開日:2023年5月17日"), {2023, 5, 17}},
        {"padded Japanese", S_INIT("2024年05月15日"), {2024, 5, 15}},
        {"Reiwa", S_INIT("令和6年4月1日施行"), {2024, 4, 1}},
        {"first year of Reiwa", S_INIT("令和元年5月1日"), {2019, 5, 1}},
        {"Heisei", S_INIT("平成28年7月20日"), {2016, 7, 20}},
        {"no such day", S_INIT("2023年2月30日"), {0, 0, 0}},
        {"month only", S_INIT("2019年10月号"), {0, 0, 0}},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Date date = {0};
        bool found = date_find(rows[i].text, &date);
        if (found != (rows[i].date.year > 0) || (found && !date_equal(date, rows[i].date))) {
            fail_msg("%s: %d-%d-%d", rows[i].name, date.year, date.month, date.day);
        }
    }
    assert_true(date_equal(date_of_number(1), (Date){2016, 7, 20}));
    assert_true(date_equal(date_of_number(89), (Date){2023, 11, 15}));
    assert_true(date_equal(date_of_number(110), (Date){2025, 8, 20}));
    assert_int_equal(date_number((Date){2025, 8, 20}), 110);
}

/* Lines of a mail of 38 columns; the first unit's text is compared. */
static void test_unwrap(void **state) {
    (void)state;
    static const Str filler =
        S_INIT("包み紙の世界でも折り方の工夫や糊の配合は長く職人の胸の内にしまわれてき\n"
               "たものですが図面をやりとりする機会が増えてどこまで見せるかが悩みの種に\n"
               "なっていると言われておりますのでここで改めて考え直してみたいのですけれ\n"
               "ども。\n\n");
    static const struct {
        const char *name;
        Str lines;
        Str text;
    } rows[] = {
        {"Japanese halves",
         S_INIT("包み紙の世界でも折り方の工夫や糊の配合は長く職人の胸の内にしまわ"
                "れてき\nた。\n"),
         S_INIT("包み紙の世界でも折り方の工夫や糊の配合は長く職人の胸の内にしまわれてきた。")},
        {"split number",
         S_INIT("学習に使ったデータの数は昨年までの三年間を合わせるとおよそ10,0\n"
                "00件です。\n"),
         S_INIT("学習に使ったデータの数は昨年までの三年間を合わせるとおよそ10,000件です。")},
        {"Latin words",
         S_INIT("配布資料の題名はその名もずばりOpen and closed\n"
                "strategy for small firmsという長い英語の題名になっていて誰も覚え"
                "られません。\n"),
         S_INIT("配布資料の題名はその名もずばりOpen and closed strategy for small "
                "firmsという長い英語の題名になっていて誰も覚えられません。")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Lines lines;
        Failure failure;
        Str text = arena_print_in(&arena, "%.*s%.*s", STR_ARG(filler), STR_ARG(rows[i].lines));
        assert_true(lines_split_in(&arena, text, &lines, &failure));
        Units units = units_make_in(&arena, &lines);
        assert_true(units.count >= 2);
        assert_text(rows[i].name, units.at[1].text, rows[i].text);
    }
    arena_close(&arena);
}

static void test_header(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        int32_t number; /* 0 for refused */
        Date date;
        int32_t notes;
    } rows[] = {
        {"title line of a mail",
         S_INIT("★営業秘密のツボ★ 2017.5.17_第11号\n"),
         11,
         {2017, 5, 17},
         0},
        {"title of a page, full-width digits",
         S_INIT("営業秘密のツボ ２０２３年５月１７日 第８３号\n"),
         83,
         {2023, 5, 17},
         0},
        {"breadcrumb glued to it",
         S_INIT("HOME情報セキュリティ★営業秘密のツボ★ 2016.9.21_第3号\n"),
         3,
         {2016, 9, 21},
         0},
        {"published only", S_INIT("公開日:2023年11月15日\n"), 89, {2023, 11, 15}, 0},
        {"closing only",
         S_INIT("「つぼマガ」第110号をお読みいただき、ありがとうございました。\n"),
         110,
         {2025, 8, 20},
         0},
        {"posted a day later",
         S_INIT("営業秘密のツボ 2018年05月16日 第23号\n公開日:2018年05月17日\n"),
         23,
         {2018, 5, 16},
         1},
        {"no Wednesday",
         S_INIT("公開日:"
                "2025年8月22日\n「つぼマガ」第110号をお読みいただき、ありがとうございました。\n"),
         110,
         {2025, 8, 22},
         1},
        {"title and closing disagree",
         S_INIT("営業秘密のツボ 2023年5月17日 "
                "第83号\n「つぼマガ」第82号をお読みいただき、ありがとうございました。\n"),
         83,
         {2023, 5, 17},
         1},
        {"prose full of numbers",
         S_INIT("公開日:2023年11月15日\n前回担当した第11号(2017年5月17日)"
                "では、まもなく90号と書きました。\n"
                "号外を含め15回目です。6月2日に第7回フォーラムを開きます。\n"),
         89,
         {2023, 11, 15},
         0},
        {"nothing at all", S_INIT("昨年6月に第7号を書きました。\n"), 0, {0, 0, 0}, 0},
        {"extra issue", S_INIT("営業秘密のツボ 2019年5月8日 号外\n"), 0, {0, 0, 0}, 0},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Lines lines;
        Header header;
        Failure failure;
        assert_true(lines_split_in(&arena, rows[i].text, &lines, &failure));
        bool found = header_find(&arena, &lines, (Date){0}, &header, &failure);
        bool right =
            found == (rows[i].number > 0) &&
            (!found || (header.number == rows[i].number && date_equal(header.date, rows[i].date) &&
                        header.note_count == rows[i].notes));
        if (!right) {
            fail_msg("%s: %d, %d notes", rows[i].name, header.number, header.note_count);
        }
    }
    arena_close(&arena);
}

/* Who signed the opening message of a whole mail or page, wherever the lines stand. */
static void test_opening(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str head;
        Str title;
    } rows[] = {
        {"author first", S_INIT("みほん省\n見本政策室長 森川 次郎\n"), S_INIT("")},
        {"own title behind", S_INIT("みほん省\n見本政策室長 森川 次郎\n棚を守る\n"),
         S_INIT("棚を守る")},
        {"own title before", S_INIT("『棚を守る』\nみほん省\n見本政策室長 森川 次郎\n"),
         S_INIT("棚を守る")},
        {"heading and blank",
         S_INIT("■巻頭メッセージ\n\n   みほん省\n  見本政策室長　森川　次郎\n\n"), S_INIT("")},
        {"title of two lines",
         S_INIT(" 棚を守ることは\n 人を守ること\n\n            みほん省\n      見本政策室長 森川 "
                "次郎\n"),
         S_INIT("棚を守ることは人を守ること")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Issue issue;
        Failure failure = {0};
        Str text = arena_print_in(
            &arena,
            "情報セキュリティ\n公開日:2023年5月17日\n%.*s棚の話をします。鍵も掛けます。\n"
            "「つぼマガ」第83号をお読みいただき、ありがとうございました。\n",
            STR_ARG(rows[i].head));
        if (!issue_read_in(&arena, text, (Date){0}, &issue, &failure)) {
            fail_msg("%s: %s", rows[i].name, failure.sentence);
        }
        const Piece *piece = &issue.pieces[1];
        assert_int_equal(piece->kind, KIND_OPENING);
        assert_text(rows[i].name, piece->organisation, S("みほん省"));
        assert_text(rows[i].name, piece->who.post, S("見本政策室長"));
        assert_text(rows[i].name, piece->who.name, S("森川 次郎"));
        if (rows[i].title.size > 0) {
            assert_text(rows[i].name, piece->title, rows[i].title);
        }
    }
    arena_close(&arena);
}

static void test_contributor(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str lines;
        Str organisation, post, who, second;
    } rows[] = {
        {"two lines", S_INIT("一般社団法人 みほん協会\n企画部長 森川 次郎"),
         S_INIT("一般社団法人 みほん協会"), S_INIT("企画部長"), S_INIT("森川 次郎"), S_INIT("")},
        {"one line", S_INIT("みほん省 見本政策室長 森川 次郎"), S_INIT("みほん省"),
         S_INIT("見本政策室長"), S_INIT("森川 次郎"), S_INIT("")},
        {"glued", S_INIT("弁護士知財ネット理事 里山太郎"), S_INIT("弁護士知財ネット"),
         S_INIT("理事"), S_INIT("里山太郎"), S_INIT("")},
        {"unit, two posts", S_INIT("みほん庁 見本局 見本管理官\n理事官兼見本対策官 森川次郎"),
         S_INIT("みほん庁"), S_INIT("見本局 見本管理官 理事官兼見本対策官"), S_INIT("森川次郎"),
         S_INIT("")},
        {"rare kanji, wide spaces", S_INIT("みほん機構（ＭＨＮ）\n参事官　髙﨑　三郎"),
         S_INIT("みほん機構（ＭＨＮ）"), S_INIT("参事官"), S_INIT("髙﨑 三郎"), S_INIT("")},
        {"two members", S_INIT("日本みほん連合会\n部長 森川 次郎\n課長 川上 花子"),
         S_INIT("日本みほん連合会"), S_INIT("部長"), S_INIT("森川 次郎"),
         S_INIT("課長　川上 花子")},
        {"president and lawyer", S_INIT("みほんネット\n会長 弁護士 森川次郎"),
         S_INIT("みほんネット"), S_INIT("会長 弁護士"), S_INIT("森川次郎"), S_INIT("")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Lines lines;
        Failure failure;
        Contributor who = {0};
        assert_true(lines_split_in(&arena, rows[i].lines, &lines, &failure));
        Units units = units_make_in(&arena, &lines);
        int32_t used = contributor_read_in(&arena, units.at, units.count, &who);
        assert_int_equal(used, units.count);
        assert_text(rows[i].name, who.organisation, rows[i].organisation);
        assert_text(rows[i].name, who.post, rows[i].post);
        assert_text(rows[i].name, who.name, rows[i].who);
        assert_text(rows[i].name, who.second, rows[i].second);
    }
    arena_close(&arena);
}

static void test_supplier(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        Str organisation;
    } rows[] = {
        {"actor", S_INIT("経済産業省は、早見表を公開しました。"), S_INIT("経済産業省")},
        {"own room", S_INIT("そこで、当室では、手引きを策定しました。"), S_INIT("経済産業省")},
        {"owner in a bracket", S_INIT("詳細は「秘密の窓口」(INPIT)をご参照ください。"),
         S_INIT("独立行政法人工業所有権情報・研修館（INPIT）")},
        {"vendor is not the source",
         S_INIT(
             "みほん通信株式会社が提供する装置に弱点があります。IPAでは、情報を掲載しています。"),
         S_INIT("独立行政法人情報処理推進機構（IPA）")},
        {"unknown body", S_INIT("みほん県発明協会では、相談会を開催します。"),
         S_INIT("みほん県発明協会")},
        {"nobody", S_INIT("四半期毎に公開しているレポートがあります。"), S_INIT("")},
        {"only mentioned", S_INIT("警察庁との協力で、窓口が広がりました。"), S_INIT("")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        assert_text(rows[i].name, supplier_of_in(&arena, rows[i].text), rows[i].organisation);
    }
    arena_close(&arena);
}

/* The lines of a saved page are those of its file, where its pieces can be told apart by them. */
static void test_page_lines(void **state) {
    (void)state;
    static const char head[] = "<!DOCTYPE html>\n<html><body>\n<nav>\nホーム</nav>\n\n<main>\n";
    static const char *const parts[] = {
        "<h1>営業秘密のツボ 2023年5月17日 第83号</h1>\n",
        "<h2>【1】サイバーセキュリティ対策</h2>\n<ul><li>棚</li>\n<li>鍵</li></ul>\n",
        "<h2>【2】セミナー・イベント等のお知らせ</h2>\n<p>相談会を\n開催します。</p>\n",
        "</main><footer>\n所在地</footer></body></html>\n"};
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t one_line = 0; one_line < 2; one_line++) {
        Buffer page = buffer_in(&arena, 4096);
        buffer_put(&page, str_from_c(head));
        for (int32_t i = 0; i < COUNT_OF(parts); i++) {
            buffer_put(&page, str_from_c(parts[i]));
        }
        for (int32_t i = 0; one_line && i < page.size; i++) {
            page.at[i] = page.at[i] == '\n' ? ' ' : page.at[i];
        }
        Issue issue;
        Failure failure;
        MapRows rows;
        assert_true(issue_read_in(&arena, buffer_view(&page), (Date){0}, &issue, &failure));
        assert_true(issue_check(&issue));
        assert_int_equal(issue.by_file, !one_line);
        assert_true(map_read_in(&arena, map_write_in(&arena, &issue), &rows));
        if (!one_line) {
            static const int32_t expected[][2] = {{1, 7}, {8, 10}, {11, 13}, {14, 15}};
            assert_int_equal(rows.count, COUNT_OF(expected));
            for (int32_t i = 0; i < rows.count; i++) {
                assert_int_equal(rows.at[i].from_line, expected[i][0]);
                assert_int_equal(rows.at[i].to_line, expected[i][1]);
            }
        }
    }
    arena_close(&arena);
}

/* What an article says of itself makes its title. */
static void test_title(void **state) {
    (void)state;
    static const struct {
        const char *name;
        PieceKind kind;
        Str text;
        Str title;
    } rows[] = {
        {"name that is introduced", KIND_GUIDANCE,
         S_INIT("当室では、手法を示すため、「技術流出対策ガイダンス」を策定しました。"),
         S_INIT("技術流出対策ガイダンス")},
        {"what was brought out", KIND_GUIDANCE,
         S_INIT("2025年3月に棚の管理指針(冊子)の改訂版を公開しました。"),
         S_INIT("棚の管理指針の改訂版")},
        {"somebody's words", KIND_FAQ,
         S_INIT(
             "「図面を渡したまま終わった。どうする?」など秘密管理のよくある質問を一問一答でまとめ"
             "ています。"),
         S_INIT("秘密管理のよくある質問")},
        {"page of a programme", KIND_SUPPORT,
         S_INIT("詳細は「棚の管理認証 専門家派遣事業ウェブページ」よりご確認ください。"),
         S_INIT("棚の管理認証 専門家派遣事業")},
        {"another body's guide", KIND_POLICY,
         S_INIT(
             "認証の基準について、「見本会のサイバーセキュリティガイドライン」のレベル1項目を取り"
             "入れました。"),
         S_INIT("認証の基準")},
        {"what the first sentence names", KIND_VIDEO,
         S_INIT("雨の日の棚の手入れや包み方を学べる新作の動画です。協会が公開している棚の教材の一部"
                "に対し"
                "て冊子の教材を公開しています。"),
         S_INIT("雨の日の棚の手入れや包み方")},
        {"who brought it out is left away", KIND_LAW,
         S_INIT("公安調査庁は企業向けの棚の冊子を改訂しました。"), S_INIT("企業向けの棚の冊子")},
        {"a message about a bare word and another", KIND_OPENING,
         S_INIT(
             "テレワークが広がりました。テレワークには棚の鍵が要ります。棚の鍵は家にありません。"),
         S_INIT("テレワークと棚の鍵")},
        {"half a word", KIND_GUIDANCE, S_INIT("仕入れ先の名簿。木製の保管箱。"),
         S_INIT("木製の保管箱")},
        {"alert for two products", KIND_ALERT,
         S_INIT("Sample AlphaおよびSample Betaに関する脆弱性の修正が公表されました。"),
         S_INIT("Sample Alphaの脆弱性")},
        {"subject of a message", KIND_OPENING,
         S_INIT(
             "今日は雨です。木製の棚が三つあります。木製の棚は重い。木製の棚を運ぶのは大変です。"),
         S_INIT("木製の棚")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Lines lines;
        Failure failure;
        assert_true(lines_split_in(&arena, rows[i].text, &lines, &failure));
        Units units = units_make_in(&arena, &lines);
        assert_text(rows[i].name, title_propose_in(&arena, &units, 0, units.count, rows[i].kind),
                    rows[i].title);
    }
    arena_close(&arena);
}

static void test_video(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        bool video;
    } rows[] = {
        {"offer", S_INIT("鍵の置き場所の動画をYouTubeで公開中です。"), true},
        {"drama", S_INIT("全4話のウェブショートドラマを制作しました!"), true},
        {"course", S_INIT("研修動画をeラーニングサイトに公開しております。"), true},
        {"also has videos",
         S_INIT("特設ページを開設しました。動画やパンフレットも掲載されています。"), false},
        {"no video", S_INIT("冊子を公開しています。"), false},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        if (video_is_offered(rows[i].text) != rows[i].video) {
            fail_msg("%s", rows[i].name);
        }
    }
    VideoPart part;
    assert_true(video_read_part(S("第2弾 【借りっぱなし】合鍵の行方"), &part));
    assert_text("label", part.label, S("第2弾"));
    assert_text("lead", part.lead, S("借りっぱなし"));
    assert_text("title", part.title, S("合鍵の行方"));
    assert_false(video_read_part(S("第2弾"), &part));
}

static void test_action(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        Str look_for;
    } rows[] = {
        {"special site", S_INIT("映像は、特設サイト「言えない商談」をご覧ください。"),
         S_INIT("特設サイト「言えない商談」")},
        {"stray space", S_INIT("詳細は 「紙の保管」のウェブページをご確認ください。"),
         S_INIT("「紙の保管」のウェブページ")},
        {"owner", S_INIT("詳しくは「よくあるご相談」(みほん館)よりご覧ください。"),
         S_INIT("「よくあるご相談」(みほん館)")},
        {"no name", S_INIT("詳細はPDFをご確認ください。"), S_INIT("")},
        {"a way through menus",
         S_INIT(
             "みほん館のトップページから、「全てのコース」、「経営」と進み、動画を選択ください。"),
         S_INIT("みほん館のトップページ")},
        {"a bracket that names no owner",
         S_INIT("YouTube動画はみほんチャンネル「社長のひみつと十三人の仲間たちの長い一日」"
                "(ナレーション:森川次郎)からご覧ください。"),
         S_INIT("「社長のひみつと十三人の仲間たちの長い一日」")},
        {"a request", S_INIT("参加申込みは説明会のウェブページからお願いします。"),
         S_INIT("説明会のウェブページ")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Lines lines;
        Failure failure;
        assert_true(lines_split_in(&arena, rows[i].text, &lines, &failure));
        Units units = units_make_in(&arena, &lines);
        Action action = action_of_in(&arena, &units, 0, units.count);
        assert_text(rows[i].name, action.look_for, rows[i].look_for);
    }
    arena_close(&arena);
}

static void test_front_text(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Str text;
        Str yaml;
        Str markdown;
    } rows[] = {
        {"plain", S_INIT("営業秘密"), S_INIT("営業秘密"), S_INIT("営業秘密\n\n")},
        {"colon", S_INIT("a: b"), S_INIT("\"a: b\""), S_INIT("a: b\n\n")},
        {"marks", S_INIT("*a* <b> [c]"), S_INIT("\"*a* <b> [c]\""),
         S_INIT("\\*a\\* \\<b> \\[c\\]\n\n")},
        {"number", S_INIT("1. 一つ"), S_INIT("\"1. 一つ\""), S_INIT("1\\. 一つ\n\n")},
        {"quote", S_INIT("a\"b"), S_INIT("\"a\\\"b\""), S_INIT("a\"b\n\n")},
        {"heading", S_INIT("# a"), S_INIT("\"# a\""), S_INIT("\\# a\n\n")},
    };
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Buffer yaml = buffer_in(&arena, 256);
        Buffer markdown = buffer_in(&arena, 256);
        front_text_value(&yaml, rows[i].text);
        front_text_paragraph(&markdown, rows[i].text);
        assert_text(rows[i].name, buffer_view(&yaml), rows[i].yaml);
        assert_text(rows[i].name, buffer_view(&markdown), rows[i].markdown);
    }
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header),   cmocka_unit_test(test_opening),
        cmocka_unit_test(test_fold),     cmocka_unit_test(test_dates),
        cmocka_unit_test(test_unwrap),   cmocka_unit_test(test_contributor),
        cmocka_unit_test(test_supplier), cmocka_unit_test(test_page_lines),
        cmocka_unit_test(test_title),    cmocka_unit_test(test_video),
        cmocka_unit_test(test_action),   cmocka_unit_test(test_front_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
