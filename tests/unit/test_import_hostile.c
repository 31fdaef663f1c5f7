/* Inputs that are no newsletter, and the command's promises: one sentence, exit 1, nothing
 * written; nothing overwritten; same input, same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "pack_tool/import/import.h"
#include "pack_tool/import/issue.h"

enum { ARENA_BYTES = 1 << 30, MEGABYTE = 1 << 20, NESTED_TAGS = 50000 };

static const char newsletter[] =
    "情報セキュリティ\n公開日:"
    "2023年5月17日\n営業秘密の管理や保護に関する様々な情報をお届けして参ります。\n"
    "みほん省\n見本政策室長 森川 次郎\n棚の話をします。\n"
    "みほん省は、紙の保管をまとめた小冊子を公開しました。\n"
    "詳細は「紙の保管」のウェブページをご確認ください。\n"
    "「つぼマガ」第83号をお読みいただき、ありがとうございました。\n";

static Str repeat_in(Arena *arena, const char *part, int32_t count, const char *tail) {
    Buffer text = buffer_in(arena, (int32_t)strlen(part) * count + (int32_t)strlen(tail) + 1);
    for (int32_t i = 0; i < count; i++) {
        buffer_put(&text, str_from_c(part));
    }
    buffer_put(&text, str_from_c(tail));
    return buffer_view(&text);
}

static Str whole(const char *bytes, size_t size) {
    return (Str){bytes, (int32_t)size - 1};
}
#define BYTES(literal) whole((literal), sizeof(literal))

typedef struct Hostile {
    const char *name;
    Str bytes;
    const char *says; /* part of the sentence */
} Hostile;

static void assert_refused(Arena *arena, const Hostile *row) {
    ArenaMark mark = arena_mark(arena);
    Issue issue;
    Failure failure = {0};
    if (issue_read_in(arena, row->bytes, (Date){0}, &issue, &failure)) {
        fail_msg("%s was accepted", row->name);
    }
    if (!strstr(failure.sentence, row->says)) {
        fail_msg("%s: %s", row->name, failure.sentence);
    }
    arena_rewind(arena, mark);
}

static void test_refused_inputs(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    const Hostile rows[] = {
        {"empty", BYTES(""), "空のファイル"},
        {"only blank lines", BYTES("\n \r\n\t\n"), "空のファイル"},
        {"only a byte order mark", BYTES("\xEF\xBB\xBF"), "空のファイル"},
        {"PDF", BYTES("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "PDFです"},
        {"ZIP", BYTES("PK\x03\x04\x14\x00\x06"), "ZIP"},
        {"picture", BYTES("\x89PNG\r\n\x1A\n"), "画像"},
        {"UTF-16", BYTES("\xFF\xFE\x54\x00\x73\x00"), "UTF-16"},
        {"binary", BYTES("tsubo\x00\x01\x02\x03"), "バイナリ"},
        {"Latin-1", BYTES("d\xE9j\xE0 vu, caf\xE9 noir, na\xEFve gar\xE7on"), "文字コード"},
        {"broken UTF-8", BYTES("\xE5\x96\xB6\xE6\xA5\xFF\xFE\xFD\xE7\xA7\x98\n\xC0\xAF\xF5"),
         "文字コード"},
        {"a megabyte in a line", repeat_in(&arena, "あ", MEGABYTE / 3, "\n"), "1行目が長すぎます"},
        {"nine megabytes", repeat_in(&arena, "あいうえおかきくけ\n", 9 * MEGABYTE / 28, ""),
         "8 MiB"},
        {"too many lines", repeat_in(&arena, "営業秘密\n", 30000, ""), "行が20000"},
        {"50,000 nested tags",
         repeat_in(&arena, "<div>", NESTED_TAGS, "<p>営業秘密のツボ 第3号</p>"), "入れ子"},
        {"HTML of 50,000 nested tags",
         arena_print_in(&arena, "<!DOCTYPE html>%.*s",
                        STR_ARG(repeat_in(&arena, "<div>", NESTED_TAGS, "営業秘密のツボ 第3号"))),
         "入れ子"},
        {"HTML of 50,000 fonts",
         arena_print_in(&arena, "<html>%.*s",
                        STR_ARG(repeat_in(&arena, "<font><b>", NESTED_TAGS / 2, "つぼ"))),
         "入れ子"},
        {"HTML without text", BYTES("<!DOCTYPE html><html><body><script>x()</script></body>"),
         "本文のないHTML"},
        {"broken HTML", BYTES("<html><p <b>営業</p></i><table><td>秘密<"), "ではない"},
        {"a letter", BYTES("お元気ですか。\nこちらは雨です。\nまた手紙を書きます。\n"), "ではない"},
        {"a poem in English", BYTES("The sea is calm to-night.\nThe tide is full.\n"), "ではない"},
        {"no number and no date",
         BYTES("情報セキュリティ\n営業秘密の管理\n【1】訴訟・判決コラム\nみほん省は本を出しました。"
               "\n"),
         "--date"},
        {"extra issue", BYTES("★営業秘密のツボ★ 2019.5.8_号外\n\n営業秘密のお知らせです。\n"),
         "号外"},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        assert_refused(&arena, &rows[i]);
    }
    arena_close(&arena);
}

/* Strange but readable: must be read, and no line may be lost. */
static void test_strange_inputs(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Str plain = str_from_c(newsletter);
    const Hostile rows[] = {
        {"cut inside a character", str_slice(plain, 0, plain.size - 2), ""},
        {"only marks",
         arena_print_in(&arena, "%s%.*s", newsletter,
                        STR_ARG(repeat_in(&arena, "【1】\n■\n第\n「\n", 500, ""))),
         ""},
        {"section headings only",
         arena_print_in(&arena, "%s%.*s", newsletter,
                        STR_ARG(repeat_in(&arena, "【1】訴訟・判決コラム\n", 4000, ""))),
         ""},
        {"the same paragraph 2,000 times",
         arena_print_in(
             &arena, "%s%.*s", newsletter,
             STR_ARG(repeat_in(&arena,
                               "秘密の棚卸し早見表は、会社にある情報を一枚の紙で仕分けるため"
                               "の資料です。初めてでも使えます。\n",
                               2000, ""))),
         ""},
        {"quotes that never close",
         arena_print_in(&arena, "%s%.*s", newsletter,
                        STR_ARG(repeat_in(&arena, "「『(【「『(【\n", 3000, ""))),
         ""},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        ArenaMark mark = arena_mark(&arena);
        Issue issue;
        Failure failure = {0};
        if (!issue_read_in(&arena, rows[i].bytes, (Date){0}, &issue, &failure)) {
            fail_msg("%s: %s", rows[i].name, failure.sentence);
        }
        if (!issue_check(&issue)) {
            fail_msg("%s: a line was lost or doubled", rows[i].name);
        }
        arena_rewind(&arena, mark);
    }
    arena_close(&arena);
}

typedef struct Place {
    char folder[64];
    char input[80];
    char to[80];
} Place;

static Place make_place(const char *text) {
    Place place = {.folder = "/tmp/tsubo-import-XXXXXX"};
    assert_non_null(mkdtemp(place.folder));
    snprintf(place.input, sizeof(place.input), "%s/in.txt", place.folder);
    snprintf(place.to, sizeof(place.to), "%s/content", place.folder);
    FILE *file = fopen(place.input, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return place;
}

static void remove_place(const Place *place) {
    char command[160];
    snprintf(command, sizeof(command), "rm -r '%s'", place->folder);
    assert_int_equal(system(command), 0);
}

static bool run(const Place *place, ImportOptions options) {
    Str input = str_from_c(place->input);
    options.inputs = &input;
    options.input_count = 1;
    options.to = str_from_c(place->to);
    return import_run(&options);
}

static Str read_file_in(Arena *arena, const Place *place, const char *name) {
    Str text = {0};
    Failure failure;
    Str path = arena_print_in(arena, "%s/%s", place->to, name);
    return file_read_in(arena, path, MEGABYTE, &text, &failure) ? text : (Str){0};
}

static void write_file(const Place *place, const char *name, const char *text) {
    char path[160];
    snprintf(path, sizeof(path), "%s/%s", place->to, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_dry_run_writes_nothing(void **state) {
    (void)state;
    Place place = make_place(newsletter);
    assert_true(run(&place, (ImportOptions){.dry_run = true}));
    assert_false(file_exists(str_from_c(place.to)));
    remove_place(&place);
}

static void test_refused_writes_nothing(void **state) {
    (void)state;
    Place place = make_place("%PDF-1.7");
    assert_false(run(&place, (ImportOptions){0}));
    assert_false(file_exists(str_from_c(place.to)));
    remove_place(&place);
}

static void test_huge_file(void **state) {
    (void)state;
    Place place = make_place("x");
    assert_int_equal(truncate(place.input, 200L * MEGABYTE), 0);
    assert_false(run(&place, (ImportOptions){0}));
    remove_place(&place);
}

/* Existing folders are refused; --update adds what is missing and leaves edited files alone. */
static void test_update(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Place place = make_place(newsletter);
    assert_true(run(&place, (ImportOptions){0}));
    Str opening = read_file_in(&arena, &place, "083/01-opening.md");
    assert_true(match_has(opening, S("status: draft")));
    assert_true(match_has(opening, S("contributor: 見本政策室長　森川 次郎")));
    assert_true(match_has(opening, S("原文のまま: ")));
    assert_false(run(&place, (ImportOptions){0}));
    write_file(&place, "083/01-opening.md", "edited\n");
    assert_int_equal(unlink(arena_print_in(&arena, "%s/083/issue.md", place.to).at), 0);
    assert_true(run(&place, (ImportOptions){.update = true}));
    assert_true(str_equal(read_file_in(&arena, &place, "083/01-opening.md"), S("edited\n")));
    assert_true(match_has(read_file_in(&arena, &place, "083/issue.md"), S("number: 83")));
    remove_place(&place);
    arena_close(&arena);
}

/* The newsletter offers videos; content/videos/ may hold them already under other names. */
static const struct {
    const char *name;
    const char *standing; /* front matter of videos/own.md */
    bool reused;
    bool asks; /* to add the issue */
} STANDING[] = {
    {"by its title in brackets", "title: 鍵のゆくえ\nissues: [70]\n", true, true},
    {"which knows the issue", "title: 鍵のゆくえ\nissues: [70, 83]\n", true, false},
    {"by its official title", "title: 短い題\nofficial: \"鍵のゆくえ\"\nissues: [83]\n", true,
     false},
    {"another work", "title: 窓の話\nissues: [70]\n", false, false},
    {"a title that is any word", "title: 鍵\nissues: [70]\n", false, false},
};

static void test_standing_video(void **state) {
    (void)state;
    static const char with_video[] =
        "情報セキュリティ\n公開日:2023年5月17日\n営業秘密の管理や保護に関する様々な情報をお届けして"
        "参ります。\nみほん省 見本政策室長 森川 次郎\n棚を守ることは、知恵を守ることです。\n"
        "みほん省は、ウェブドラマ「鍵のゆくえ」をYouTubeで公開中です。\n"
        "動画は、「みほん省チャンネル」からご覧ください。\n"
        "「つぼマガ」第83号をお読みいただき、ありがとうございました。\n";
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(STANDING); i++) {
        Place place = make_place(with_video);
        assert_int_equal(mkdir(place.to, 0777), 0);
        assert_int_equal(mkdir(arena_print_in(&arena, "%s/videos", place.to).at, 0777), 0);
        Str own = arena_print_in(&arena, "---\n%s---\n本文\n", STANDING[i].standing);
        write_file(&place, "videos/own.md", own.at);
        assert_true(run(&place, (ImportOptions){0}));
        Str article = read_file_in(&arena, &place, "083/02-video.md");
        bool reused = match_has(article, S("related: [videos/own]"));
        bool asks = match_has(article, S("videos/own.md の issues: に 83 を足す"));
        bool fresh = read_file_in(&arena, &place, "videos/tsubo-083-02.md").size > 0;
        if (reused != STANDING[i].reused || asks != STANDING[i].asks || fresh == reused ||
            !str_equal(read_file_in(&arena, &place, "videos/own.md"), own)) {
            fail_msg("%s: %.*s", STANDING[i].name, STR_ARG(article));
        }
        assert_true(run(&place, (ImportOptions){.update = true}));
        remove_place(&place);
    }
    arena_close(&arena);
}

static void test_same_bytes(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Place first = make_place(newsletter);
    Place second = make_place(newsletter);
    setenv("LC_ALL", "ja_JP.SJIS", 1);
    setenv("TZ", "Pacific/Kiritimati", 1);
    assert_true(run(&first, (ImportOptions){0}));
    unsetenv("LC_ALL");
    assert_true(run(&second, (ImportOptions){0}));
    static const char *const names[] = {"083/issue.md", "083/01-opening.md", "083/02-guidance.md"};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        Str a = read_file_in(&arena, &first, names[i]);
        assert_true(a.size > 0);
        assert_true(str_equal(a, read_file_in(&arena, &second, names[i])));
    }
    remove_place(&first);
    remove_place(&second);
    arena_close(&arena);
}

/* A saved page: menus are left out, headings cut, addresses stay. */
static void test_web_page(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Place place = make_place(
        "<!DOCTYPE html><html><head><title>x</title>"
        "<link rel=canonical href='https://www.example.go.jp/mag/a.html'></head><body>"
        "<nav><a href=/>ホーム</a></nav><main><h1>営業秘密のツボ 2023年5月17日 第83号</h1>"
        "<p>公開日:2023年5月17日</p><h2>巻頭メッセージ</h2><p>みほん省<br>見本政策室長 森川 "
        "次郎</p>"
        "<p>棚の話をします。</p><h2>【1】サイバーセキュリティ対策</h2><h3>紙の保管</h3>"
        "<p>みほん省は、小冊子を公開しました。</p><ul><li>紙の棚</li><li><p>木の棚</p></li></ul>"
        "<p>詳細は<a href='/kami/b.html'>「紙の保管」</a>をご確認ください。</p>"
        "<h3>鍵の報告書</h3><p>鍵の調査結果です。</p></main><footer>会社概要</footer></html>");
    assert_true(run(&place, (ImportOptions){0}));
    Str article = read_file_in(&arena, &place, "083/02-guidance.md");
    assert_true(match_has(article, S("title: 紙の保管\n")));
    assert_true(match_has(article, S("link: https://www.example.go.jp/kami/b.html")));
    assert_true(match_has(article, S("- 紙の棚\n- 木の棚\n")));
    assert_true(match_has(read_file_in(&arena, &place, "083/03-report.md"), S("鍵の報告書")));
    assert_false(match_has(article, S("会社概要")));
    remove_place(&place);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused_inputs),
        cmocka_unit_test(test_strange_inputs),
        cmocka_unit_test(test_dry_run_writes_nothing),
        cmocka_unit_test(test_refused_writes_nothing),
        cmocka_unit_test(test_huge_file),
        cmocka_unit_test(test_update),
        cmocka_unit_test(test_standing_video),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_web_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
