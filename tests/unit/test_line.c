/* Whole paragraphs: the worked examples of the composition notes (§17), then what they leave out.
 */
#include "text/line.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "text/dump.h"
#include "text_fixture.h"

typedef struct Row {
    const char *name;
    const char *text;
    double measure_em;
    const char *expected;
} Row;

static void run_rows(const Row *rows, int32_t count, const Paragraph *style) {
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < count; i++) {
        Paragraph paragraph = text_fixture_paragraph(&fixture, rows[i].text, rows[i].measure_em);
        paragraph.kind = style->kind;
        paragraph.level = style->level;
        paragraph.hang = style->hang;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        Str fault = line_check(&lines, &paragraph);
        const char *joined = text_fixture_join(&fixture, &lines);
        if (strcmp(joined, rows[i].expected) != 0 || fault.size > 0) {
            print_error("%s: got %s (%.*s)\n", rows[i].name, joined, STR_ARG(fault));
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

static void test_worked_examples(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"1", "秘密を守るためには、教育が大切です。", 9, "秘密を守るために / は、教育が大切です。"},
        {"2", "（『図面』、「配合」）", 8, "（『図面』、「配合」）"},
        {"3", "営業・技術・財務", 7.5, "営業・技術・財務"},
        {"4", "それは――嘘だ", 4, "それは / ――嘘だ"},
        {"5", "佐々木さんの時々刻々", 3, "佐々木 / さんの / 時々 / 刻々"},
        {"6", "図面は（株）山田へ", 6, "図面は（株） / 山田へ"},
        {"7", "本当に？　そうです。", 5, "本当に？ / そうです。"},
        {"8", "増加率は100%です。", 6, "増加率は / 100%です。"},
        {"9", "社内、社外、国内、海外の四者", 13, "社内、社外、国内、海外の四者"},
        {"10 at 6", "データベースサーバー", 6, "データベース / サーバー"},
        {"10 at 5", "データベースサーバー", 5, "データベー / スサーバー"},
        {"10 at 4", "データベースサーバー", 4, "データ / ベース / サーバー"},
        {"11", "詳しくはhttps://www.example.go.jp/policy/a.htmlへ。", 20,
         "詳しくはhttps://www.example.go.jp/ / policy/a.htmlへ。"},
        {"12 at 9", "彼は“図面”を見た。", 9, "彼は“図面”を見た。"},
        {"12 at 8", "彼は“図面”を見た。", 8, "彼は“図面”を / 見た。"},
        {"13", "本日は情報を守るための研修にご参加いただきました。", 23,
         "本日は情報を守るための研修にご参加いただき / ました。"},
        {"14", "IPAは2023年に公表した。", 13, "IPAは2023年に公表した。"},
        {"16", "公開日:2023年8月", 9, "公開日:2023年 / 8月"},
        {"17", "Open RAN(様々な無線)等が有望です。", 12, "Open RAN(様々な無線) / 等が有望です。"},
        {"18", "世界初!?厳しい世界", 6, "世界初!?厳 / しい世界"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY});
}

static void test_worked_headings(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"15 at 16", "営業秘密管理指針の改訂と、中小企業に求められる対応", 16,
         "営業秘密管理指針の改訂と、 / 中小企業に求められる対応"},
        {"15 at 11", "営業秘密管理指針の改訂と、中小企業に求められる対応", 11,
         "営業秘密管理指針の / 改訂と、中小企業に / 求められる対応"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_HEADING});
}

static void test_worked_hanging(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"1 hanging", "秘密を守るためには、教育が大切です。", 9,
         "秘密を守るためには、 / 教育が大切です。"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY, .hang = true});
}

/* --- Where bodies stand, in em from the line head. */

typedef struct Place {
    const char *name;
    const char *text;
    double measure_em;
    int32_t line;
    const char *expected; /* character and left edge of its body, in order; the end of the line */
} Place;

/* "秘 0.000 密 1.143 … | 9.000": the last number is the width of the line. */
static const char *describe(TextFixture *fixture, const Lines *lines, int32_t index) {
    const Line *line = &lines->lines[index];
    Buffer out = buffer_in(&fixture->arena, 4096);
    for (int32_t i = 0; i < line->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + i];
        if (glyph->rise == 0) {
            buffer_put_scalar(&out, glyph->scalar);
            buffer_print(&out, " %.3f ", text_fixture_em(glyph->body_x - line->left));
        }
    }
    buffer_print(&out, "| %.3f", text_fixture_em(line->width));
    return arena_copy_in(&fixture->arena, buffer_view(&out)).at;
}

static void run_places(const Place *rows, int32_t count, const Paragraph *style) {
    TextFixture fixture = text_fixture_open();
    bool failed = false;
    for (int32_t i = 0; i < count; i++) {
        Paragraph paragraph = text_fixture_paragraph(&fixture, rows[i].text, rows[i].measure_em);
        paragraph.kind = style->kind;
        paragraph.hang = style->hang;
        paragraph.faces = style->faces;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        const char *found = describe(&fixture, &lines, rows[i].line);
        if (strcmp(found, rows[i].expected) != 0) {
            print_error("%s: got %s\n", rows[i].name, found);
            failed = true;
        }
    }
    text_fixture_close(&fixture);
    assert_false(failed);
}

static void test_worked_places(void **state) {
    (void)state;
    static const Place ROWS[] = {
        {"1: seven gaps of 0.143", "秘密を守るためには、教育が大切です。", 9, 0,
         "秘 0.000 密 1.143 を 2.286 守 3.428 る 4.571 た 5.714 め 6.857 に 8.000 | 9.000"},
        {"1: blank of the comma gone", "秘密を守るためには、教育が大切です。", 9, 1,
         "は 0.000 、 1.000 教 1.500 育 2.500 が 3.500 大 4.500 切 5.500 で 6.500 す 7.500 。 "
         "8.500 | 9.000"},
        {"2: one blank survives", "（『図面』、「配合」）", 8, 0,
         "（ 0.000 『 0.500 図 1.000 面 2.000 』 3.000 、 3.500 「 4.500 配 5.000 合 6.000 」 "
         "7.000 ） 7.500 | 8.000"},
        {"3: four quarters to 1/8", "営業・技術・財務", 7.5, 0,
         "営 0.000 業 1.000 ・ 2.125 技 2.750 術 3.750 ・ 4.875 財 5.500 務 6.500 | 7.500"},
        {"4: two gaps of 0.5", "それは――嘘だ", 4, 0, "そ 0.000 れ 1.500 は 3.000 | 4.000"},
        {"5: solid", "佐々木さんの時々刻々", 3, 0, "佐 0.000 々 1.000 木 2.000 | 3.000"},
        {"6: keeps its half em", "図面は（株）山田へ", 6, 0,
         "図 0.000 面 1.000 は 2.000 （ 3.500 株 4.000 ） 5.000 | 6.000"},
        {"7: no blank before ？", "本当に？　そうです。", 5, 0,
         "本 0.000 当 1.500 に 3.000 ？ 4.000 | 5.000"},
        {"8: ragged at the limits of stage 3", "増加率は100%です。", 6, 0,
         "増 0.000 加 1.250 率 2.500 は 3.750 | 4.750"},
        {"8: the quarter em vanishes at the break", "増加率は100%です。", 6, 1,
         "1 0.000 0 0.630 0 1.390 % 2.149 で 3.149 す 4.149 。 5.149 | 5.649"},
        {"9: three blanks of 1/6", "社内、社外、国内、海外の四者", 13, 0,
         "社 0.000 内 1.000 、 2.000 社 2.667 外 3.667 、 4.667 国 5.333 内 6.333 、 7.333 海 "
         "8.000 外 9.000 の 10.000 四 11.000 者 12.000 | 13.000"},
        {"11", "詳しくはhttps://www.example.go.jp/policy/a.htmlへ。", 20, 0,
         "詳 0.000 し 1.085 く 2.170 は 3.255 h 4.630 t 5.330 t 5.800 p 6.271 s 6.980 : 7.570 / "
         "7.880 / 8.380 w 8.880 w 9.760 w 10.640 . 11.520 e 11.830 x 12.520 a 13.120 m 13.770 p "
         "14.710 l 15.420 e 15.750 . 16.440 g 16.750 o 17.420 . 18.100 j 18.410 p 18.790 / 19.500 "
         "| 20.000"},
        {"12: both brackets give 1/4", "彼は“図面”を見た。", 9, 0,
         "彼 0.000 は 1.000 “ 2.250 図 2.750 面 3.750 ” 4.750 を 5.500 見 6.500 た 7.500 。 8.500 "
         "| 9.000"},
        {"13", "本日は情報を守るための研修にご参加いただきました。", 23, 1,
         "ま 0.000 し 1.000 た 2.000 。 3.000 | 3.500"},
        {"14: quarter ems of 0.18", "IPAは2023年に公表した。", 13, 0,
         "I 0.000 P 0.420 A 1.160 は 2.101 2 3.281 0 4.041 2 4.800 3 5.560 年 6.500 に 7.500 公 "
         "8.500 表 9.500 し 10.500 た 11.500 。 12.500 | 13.000"},
        {"16", "公開日:2023年8月", 9, 0,
         "公 0.000 開 1.250 日 2.500 ： 3.750 2 4.500 0 5.260 2 6.020 3 6.779 年 8.000 | 9.000"},
        {"17: space 1/4, bracket 0.45", "Open RAN(様々な無線)等が有望です。", 12, 0,
         "O 0.000 p 0.860 e 1.570 n 2.260 R 3.210 A 3.970 N 4.729 （ 6.000 様 6.500 々 7.500 な "
         "8.500 無 9.500 線 10.500 ） 11.500 | 12.000"},
        {"18", "世界初!?厳しい世界", 6, 0,
         "世 0.000 界 1.000 初 2.000 ！ 3.000 ？ 4.000 厳 5.000 | 6.000"},
    };
    run_places(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY});
}

/* --- What the examples leave out. */

static void test_hanging(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"a full stop ends the paragraph outside", "秘密を守ること。", 7, "秘密を守ること。"},
        {"brackets never hang", "秘密を守る」とは何", 5, "秘密を守 / る」とは何"},
        {"a line that fits is not squeezed", "営業、秘密を守る。", 5, "営業、秘密 / を守る。"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY, .hang = true});
    static const Place PLACES[] = {
        {"the comma touches the measure", "秘密を守るためには、教育が大切です。", 9, 0,
         "秘 0.000 密 1.000 を 2.000 守 3.000 る 4.000 た 5.000 め 6.000 に 7.000 は 8.000 、 "
         "9.000 "
         "| 9.500"},
    };
    run_places(PLACES, COUNT_OF(PLACES), &(Paragraph){.kind = PARAGRAPH_BODY, .hang = true});
}

static void test_emergencies(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"a long vowel", "あーーーーーーー", 3, "あーー / ーーー / ーー"},
        {"a hash is cut at letter|digit", "dddddddd11111111", 6, "dddddddd / 11111111"},
        {"narrower than a character", "日本", 0.5, "日 / 本"},
        {"no width at all", "日本", 0, "日 / 本"},
        {"brackets that nothing parts", "「「「「「", 1.5, "「「「 / 「「"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY});
}

static void test_white_space(void **state) {
    (void)state;
    static const Row ROWS[] = {
        {"nothing", "", 9, ""},
        {"only spaces", "  \n　 ", 9, ""},
        {"spaces at both ends", "  秘密  ", 9, "秘密"},
        {"dropped at the break", "ab cd ef", 3.2, "ab cd / ef"},
        {"U+200B opens a word", "abc\u200bdef", 2.5, "abc / def"},
        {"U+2060 closes a place", "あい\u2060うえ", 3, "あ / い\u2060うえ"},
        {"U+00A0 never ends a line", "あい\u00a0うえ", 3.5, "あ / い\u00a0うえ"},
        {"newline between Japanese is nothing", "秘密\nの話", 4, "秘密\nの話"},
    };
    run_rows(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_BODY});
    static const Place PLACES[] = {
        {"newline between Japanese has no width", "秘密\nの話", 9, 0,
         "秘 0.000 密 1.000 の 2.000 話 3.000 | 4.000"},
        {"newline between Western is a space", "a\nb", 9, 0, "a 0.000 b 0.983 | 1.693"},
        {"one space beside Japanese is the quarter em", "a あ", 9, 0, "a 0.000 あ 0.900 | 1.900"},
        {"two are a space", "a  あ", 9, 0, "a 0.000 あ 0.983 | 1.983"},
        {"between Japanese 1/3", "あ あ", 9, 0, "あ 0.000 あ 1.333 | 2.333"},
        {"paragraph head", "　「あ」", 9, 0, "「 1.000 あ 1.500 」 2.500 | 3.000"},
        {"en and thin space", "あ\u2002い\u2009う", 9, 0, "あ 0.000 い 1.500 う 2.700 | 3.700"},
    };
    run_places(PLACES, COUNT_OF(PLACES), &(Paragraph){.kind = PARAGRAPH_BODY});
}

static void test_faces(void **state) {
    (void)state;
    static const Place MIX[] = {
        {"a missing character is 〓", "𠮷野家", 9, 0, "〓 0.000 野 1.000 家 2.000 | 3.000"},
        {"— is drawn as ―", "あ——い", 9, 0, "あ 0.000 ― 1.000 ― 2.000 い 3.000 | 4.000"},
    };
    run_places(MIX, COUNT_OF(MIX), &(Paragraph){.kind = PARAGRAPH_BODY});
    static const Place UD[] = {
        {"typewriter", "IPA は", 9, 0, "I 0.000 P 0.500 A 1.000 は 1.750 | 2.750"},
    };
    run_places(UD, COUNT_OF(UD), &(Paragraph){.kind = PARAGRAPH_BODY, .faces = FACES_UD});
}

/* Spans: bold faces, emphasis dots, forced breaks, ruby. */
static Lines compose_spans(TextFixture *fixture, const Paragraph *style, Paragraph *paragraph) {
    *paragraph = *style;
    paragraph->em = FIXTURE_EM;
    return line_compose_in(&fixture->arena, &fixture->scratch, &text_design_measure, paragraph);
}

static void test_bold_and_dots(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    const Span spans[] = {{.text = S("AB"), .style = STYLE_STRONG},
                          {.text = S("A、秘密"), .style = STYLE_EMPHASIS}};
    Paragraph paragraph;
    Lines lines = compose_spans(
        &fixture, &(Paragraph){.spans = spans, .span_count = 2, .measure = 9 * FIXTURE_EM},
        &paragraph);
    assert_int_equal(lines.line_count, 1);
    assert_int_equal(lines.glyph_count, 6 + 3);
    assert_int_equal(lines.glyphs[0].face, FACE_LATIN_BOLD);
    assert_int_equal(lines.glyphs[0].body, 1597);
    assert_int_equal(lines.glyphs[2].face, FACE_LATIN);
    assert_int_equal(lines.glyphs[2].style, STYLE_EMPHASIS);
    /* Dots over A, 秘 and 密, none over the comma; each centred, half as large, raised. */
    const PlacedGlyph *base = &lines.glyphs[4];
    const PlacedGlyph *dot = &lines.glyphs[7];
    assert_int_equal(dot->scalar, 0x2022);
    assert_int_equal(dot->source, base->source);
    assert_int_equal(2 * dot->body_x + dot->body, 2 * base->body_x + base->body);
    assert_int_equal(dot->em, FIXTURE_EM / 2);
    assert_int_equal(dot->rise, FIXTURE_EM * 94 / 100);
    assert_int_equal(line_check(&lines, &paragraph).size, 0);
    text_fixture_close(&fixture);
}

static void test_forced_breaks(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    const Span spans[] = {{.text = S("秘密を"), .style = STYLE_BREAK},
                          {.text = S(""), .style = STYLE_BREAK},
                          {.text = S("守るため"), .style = STYLE_BREAK}};
    Paragraph paragraph;
    Lines lines = compose_spans(&fixture,
                                &(Paragraph){.spans = spans,
                                             .span_count = 3,
                                             .measure = 4 * FIXTURE_EM,
                                             .first_indent = FIXTURE_EM,
                                             .indent = 2 * FIXTURE_EM},
                                &paragraph);
    assert_string_equal(text_fixture_join(&fixture, &lines), "秘密を /  / 守る / ため");
    assert_int_equal(lines.lines[0].left, FIXTURE_EM);
    assert_int_equal(lines.lines[2].left, 2 * FIXTURE_EM);
    assert_int_equal(lines.glyphs[lines.lines[2].first_glyph].x, 2 * FIXTURE_EM);
    assert_true(lines.lines[0].forced_end && lines.lines[1].forced_end);
    assert_false(lines.lines[2].forced_end);
    assert_int_equal(line_check(&lines, &paragraph).size, 0);
    text_fixture_close(&fixture);
}

static void test_ragged(void **state) {
    (void)state;
    static const Place ROWS[] = {
        {"not stretched", "秘密を守るためには、教育が大切です。", 9, 0,
         "秘 0.000 密 1.000 を 2.000 守 3.000 る 4.000 た 5.000 め 6.000 に 7.000 | 8.000"},
        {"but squeezed", "営業・技術・財務", 7.5, 0,
         "営 0.000 業 1.000 ・ 2.125 技 2.750 術 3.750 ・ 4.875 財 5.500 務 6.500 | 7.500"},
    };
    run_places(ROWS, COUNT_OF(ROWS), &(Paragraph){.kind = PARAGRAPH_RAGGED});
}

/* Rule 1.1: where the pen goes for half-em bodies. */
static void test_pens(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Paragraph paragraph = text_fixture_paragraph(&fixture, "あ「い」・う、", 12);
    Lines lines =
        line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
    static const double PENS[] = {0, -0.5, 0, 0, -0.25, 0, 0};
    for (int32_t i = 0; i < lines.glyph_count; i++) {
        const PlacedGlyph *glyph = &lines.glyphs[i];
        assert_true(fabs(text_fixture_em(glyph->x - glyph->body_x) - PENS[i]) < 0.001);
    }
    text_fixture_close(&fixture);
}

/* Justified lines end at the measure to half a pixel at every size (§7.5). */
static void test_exact_ends(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    for (int32_t em = 640; em < 5000; em += 37) {
        Paragraph paragraph = text_fixture_paragraph(
            &fixture,
            "製薬企業がAIを活用して創薬や臨床試験の効率化を図る際には、外部のAI開発企業に"
            "AIシステムの開発等を委託するケースが多く見られます。この場合、製薬企業は自社が"
            "保有する膨大な社内データをAIシステムの訓練データとして提供し、その結果から新薬の"
            "開発や治験プロセスの改善に役立つ知見を引き出します。",
            0);
        paragraph.em = em;
        paragraph.measure = 22 * em + em / 3;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        assert_int_equal(line_check(&lines, &paragraph).size, 0);
        for (int32_t i = 0; i + 1 < lines.line_count; i++) {
            int32_t off = lines.lines[i].width - paragraph.measure;
            assert_true(off >= -32 && off <= 32);
        }
    }
    text_fixture_close(&fixture);
}

static void test_line_width(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    int32_t width = line_width(&fixture.scratch, &text_design_measure, S("第1弾"), 2048, false);
    assert_int_equal(width, 2048 + 512 + 1290 + 512 + 2048);
    assert_int_equal(fixture.scratch.used, 0);
    assert_int_equal(line_width(&fixture.scratch, &text_design_measure, S(""), 2048, true), 0);
    text_fixture_close(&fixture);
}

static void test_dumps(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Paragraph paragraph = text_fixture_paragraph(&fixture, "世界初!?厳しい世界", 6);
    Lines lines =
        line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
    Buffer out = buffer_in(&fixture.arena, 4096);
    lines_dump(&out, S("p1"), &lines);
    assert_true(str_equal(buffer_view(&out), S("p1\t1\t世界初!?厳\np1\t2\tしい世界\n")));
    out.size = 0;
    glyphs_dump(&out, S("p1"), &lines);
    assert_true(str_starts_with(buffer_view(&out), S("p1\t1\t0\t世\t0.0000\t1.0000\n")));
    assert_true(str_find(buffer_view(&out), S("p1\t1\t3\t!\t3.0000\t1.0000\n")) > 0);
    assert_true(str_find(buffer_view(&out), S("p1\t2\t6\tし\t0.0000\t1.0000\n")) > 0);
    text_fixture_close(&fixture);
}

/* §6, "testable": a line is short only by less than the next chunk and 1.5 em, the one before the
 * last by 3 em more. Chunks of this text are single characters. */
static void test_underfull(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    for (double measure = 5; measure < 30; measure += 0.25) {
        Paragraph paragraph = text_fixture_paragraph(
            &fixture,
            "秘密を守るための教育が大切ですが、それだけでは足りません。誰が、何を、いつまで守るのか"
            "を決めておきましょう。",
            measure);
        paragraph.kind = PARAGRAPH_RAGGED;
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        for (int32_t i = 0; i + 1 < lines.line_count; i++) {
            double spare = measure - text_fixture_em(lines.lines[i].width);
            double allowed = i + 2 == lines.line_count ? 6 : 3;
            assert_true(spare < allowed);
        }
    }
    text_fixture_close(&fixture);
}

/* A paragraph of the size of a whole article without any place to break. */
static void test_hostile_sizes(void **state) {
    (void)state;
    static const char *const UNITS[] = {"a", "「", "(あ", "a@b.c,", "\u0301", "\u200b", "a ", "あ"};
    TextFixture fixture = text_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(UNITS); i++) {
        arena_reset(&fixture.arena);
        int32_t size = (int32_t)strlen(UNITS[i]);
        char *text = arena_alloc(&fixture.arena, 256 * 1024 + 1, 1);
        for (int32_t at = 0; at + size <= 256 * 1024; at += size) {
            memcpy(text + at, UNITS[i], (size_t)size);
        }
        Paragraph paragraph = text_fixture_paragraph(&fixture, text, 30);
        Lines lines =
            line_compose_in(&fixture.arena, &fixture.scratch, &text_design_measure, &paragraph);
        assert_true(lines.line_count >= 1);
        assert_int_equal(fixture.scratch.used, 0);
    }
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_examples), cmocka_unit_test(test_worked_headings),
        cmocka_unit_test(test_worked_hanging),  cmocka_unit_test(test_worked_places),
        cmocka_unit_test(test_hanging),         cmocka_unit_test(test_emergencies),
        cmocka_unit_test(test_white_space),     cmocka_unit_test(test_faces),
        cmocka_unit_test(test_bold_and_dots),   cmocka_unit_test(test_forced_breaks),
        cmocka_unit_test(test_ragged),          cmocka_unit_test(test_pens),
        cmocka_unit_test(test_exact_ends),      cmocka_unit_test(test_line_width),
        cmocka_unit_test(test_dumps),           cmocka_unit_test(test_underfull),
        cmocka_unit_test(test_hostile_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
