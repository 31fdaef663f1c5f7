/* Phrases of titles and the lines of headings (§9). */
#include "text/heading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "text_fixture.h"

/* Titles with | at the phrase boundaries. */
static const char *const PHRASES[] = {
    "特設ページの|お知らせ",
    "営業秘密管理指針の|改訂と、|中小企業に|求められる|対応",
    "海外拠点の|秘密を|守る|ジェトロの|支援",
    "AIに|預けた|データをどう|守るか",
    "秘密は、|誰のもの？",
    "セミナーの|ご紹介",
    "ご紹介します",
    "裁判例|「営業」と",
    "2023年の|改正",
    "相談|（無料）の|ご案内",
    "【重要】|Windows |更新の|お願い",
    "",
};

/* A row above with | instead of U+200B; the marks that are expected. */
static Str remove_bars(Arena *arena, const char *row) {
    Str rest = str_from_c(row);
    Buffer out = buffer_in(arena, rest.size + 1);
    while (rest.size > 0) {
        buffer_put(&out, str_cut(&rest, '|'));
    }
    return buffer_view(&out);
}

static Str show_marks(Arena *arena, Str marked) {
    Buffer out = buffer_in(arena, marked.size + 1);
    while (marked.size > 0) {
        uint32_t scalar = utf8_next(&marked);
        buffer_put_scalar(&out, scalar == 0x200B ? '|' : scalar);
    }
    return buffer_view(&out);
}

static void test_phrases(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(PHRASES); i++) {
        Str title = remove_bars(&fixture.arena, PHRASES[i]);
        Str marked = heading_mark_phrases_in(&fixture.arena, title);
        Str found = show_marks(&fixture.arena, marked);
        if (!str_equal(found, str_from_c(PHRASES[i]))) {
            print_error("%s: %.*s\n", PHRASES[i], STR_ARG(found));
            failed = true;
        }
        /* What is marked stays as it is. */
        assert_true(str_equal(heading_mark_phrases_in(&fixture.arena, marked), marked));
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

typedef struct Row {
    const char *text;
    double measure_em;
    const char *expected;
} Row;

static const Row ROWS[] = {
    {"営業秘密管理指針の改訂と、中小企業に求められる対応", 30,
     "営業秘密管理指針の改訂と、中小企業に求められる対応"},
    {"営業秘密管理指針の改訂と、中小企業に求められる対応", 16,
     "営業秘密管理指針の改訂と、 / 中小企業に求められる対応"},
    {"営業秘密管理指針の改訂と、中小企業に求められる対応", 11,
     "営業秘密管理指針の / 改訂と、中小企業に / 求められる対応"},
    {"特設ページのお知らせ", 8, "特設ページの / お知らせ"},
    {"海外拠点の秘密を守るジェトロの支援", 12, "海外拠点の秘密を / 守るジェトロの支援"},
    {"相談窓口のご案内（無料）", 9, "相談窓口の / ご案内（無料）"},
    {"題名がここに　副題はここ", 10, "題名がここに / 副題はここ"},
    {"題名がここに～副題～", 8, "題名がここに / ～副題～"},
    {"あ\u200bいうえおか\u200bきくけ", 7, "あ\u200bいうえおか / きくけ"},
    {"秘密", 0.5, "秘 / 密"},
    {"www.ipa.go.jp/security/economics/mailmag/20250820.html", 10.5,
     "www.ipa.go.jp/ / security/ / economics/ / mailmag/ / 20250820.html"},
    {"再生リスト「脆弱性体験学習ツール", 9.5, "再生リスト「脆弱性 / 体験学習ツール"},
};

static void test_lines(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        Paragraph paragraph = text_fixture_paragraph(&fixture, ROWS[i].text, ROWS[i].measure_em);
        paragraph.kind = PARAGRAPH_HEADING;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        const char *found = text_fixture_join(&fixture, &lines);
        Str fault = line_check(&lines, &paragraph);
        if (strcmp(found, ROWS[i].expected) != 0 || fault.size > 0) {
            print_error("%s: %s (%.*s)\n", ROWS[i].text, found, STR_ARG(fault));
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

/* Whoever may set a heading smaller wants to know that a word is torn. */
static void test_torn(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double measure_em;
        bool torn;
    } rows[] = {{"ベストプラクティス動画", 9, false},
                {"ベストプラクティス動画", 8, true},
                {"はじめての営業秘密管理", 7, false},
                {"裁判", 1.5, true},
                {"裁判", 2, false}};
    TextFixture fixture = text_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Paragraph paragraph = text_fixture_paragraph(&fixture, rows[i].text, rows[i].measure_em);
        paragraph.kind = PARAGRAPH_HEADING;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        assert_int_equal(lines.lines[0].torn, rows[i].torn);
    }
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_torn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
