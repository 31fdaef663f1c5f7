/* Markdown in, blocks out, written as one line a block:
 *
 *     KIND[LEVEL][MARKER]: TEXT   with *strong*, .dots., <link>, {base|ruby} and / for a hard break
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "pack/schema.h"
#include "pack_tool/markdown.h"

static Arena arena;
static Arena scratch;

static const struct {
    const char *name;
    const char *text;
    const char *blocks;
    const char *findings;
} rows[] = {
    {"paragraphs", "一つ目。\n\n二つ目。\n", "paragraph: 一つ目。\nparagraph: 二つ目。\n", ""},
    {"nothing", "", "", ""},
    {"only blanks", "\n\n　\n", "", ""},
    {"Japanese lines join without a blank", "図面を\n守る", "paragraph: 図面を守る\n", ""},
    {"Latin lines join with one", "trade\nsecret", "paragraph: trade secret\n", ""},
    {"mixed lines join without", "図面\nCAD\nを", "paragraph: 図面CADを\n", ""},
    {"a hard break", "一行目  \n二行目\\\n三行目", "paragraph: 一行目/二行目/三行目\n", ""},
    {"no break at the end", "一行目  \n", "paragraph: 一行目\n", ""},
    {"wide blank in front goes", "　字下げ", "paragraph: 字下げ\n", ""},
    {"four blanks are no code", "    字下げ", "paragraph: 字下げ\n", ""},
    {"styles", "**太い**と*点*と[名](https://x.jp)", "paragraph: *太い*と.点.と<名>\n", ""},
    {"strong dots", "***両方***", "paragraph: .*両方*.\n", ""},
    {"bullets", "- 一\n- 二\n", "item1・: 一\nitem1・: 二\n", ""},
    {"numbers", "3. 三\n4. 四\n", "item13.: 三\nitem14.: 四\n", ""},
    {"nested list", "- 一\n  - 二\n    - 三\n- 四",
     "item1・: 一\nitem2・: 二\nitem3・: 三\nitem1・: 四\n", ""},
    {"list of four levels", "- 一\n  - 二\n    - 三\n      - 四",
     "item1・: 一\nitem2・: 二\nitem3・: 三\nitem3・: 四\n",
     "x.md:13:9: error: lists may be nested three levels deep, not more\n"},
    {"loose list", "- 一\n\n  続き\n\n- 二", "item1・: 一\nitem1: 続き\nitem1・: 二\n", ""},
    {"quotation", "> 引用\n> です", "quote: 引用です\n", ""},
    {"quotation in a list", "- 一\n  > 引用", "item1・: 一\nquote: 引用\n", ""},
    {"list in a quotation", "> - 一", "item1・: 一\n", ""},
    {"headings", "# 一\n## 二\n三\n---", "heading1: 一\nheading2: 二\nheading2: 三\n", ""},
    {"heading too deep", "#### 四", "heading3: 四\n",
     "x.md:10:6: error: a heading may have three # at most\n"},
    {"heading gets phrase marks", "## 改訂と、中小企業", "heading2: 改訂と、|中小企業\n", ""},
    {"note", "※ 注意です", "note: ※ 注意です\n", ""},
    {"note in a paragraph's next line", "本文\n※注", "paragraph: 本文\nnote: ※注\n", ""},
    {"table", "| 甲 | 乙 |\n|---|---|\n| 一 |  |",
     "cell(0,0/2): 甲\ncell(0,1/2): 乙\ncell(1,0/2): 一\ncell(1,1/2): \n", ""},
    {"text after a table", "|甲|\n|---|\n|一|\n\n後",
     "cell(0,0/1): 甲\ncell(1,0/1): 一\nparagraph: 後\n", ""},
    {"ruby with a bar", "｜営業秘密《えいぎょうひみつ》を",
     "paragraph: {営業秘密|えいぎょうひみつ}を\n", ""},
    {"ruby without a bar", "この秘密《ひみつ》は", "paragraph: この{秘密|ひみつ}は\n", ""},
    {"brackets that are no ruby", "雑誌《経済》と《かな》", "paragraph: 雑誌《経済》と《かな》\n",
     ""},
    {"bar alone", "甲｜乙", "paragraph: 甲｜乙\n", ""},
    {"ruby in strong", "**｜図面《ずめん》**", "paragraph: *{図面|ずめん}*\n", ""},
    {"ruby over Latin", "｜TICS《ティックス》", "paragraph: {TICS|ティックス}\n", ""},
    {"ruby in ruby", "あ｜漢《か｜字《じ》》", "paragraph: あ漢か{字|じ}》\n",
     "x.md:10:2: error: ruby stands inside ruby\n  hint: write ｜word《reading》\n"},
    {"ruby not closed", "一\n\n｜漢字《かんじ", "paragraph: 一\nparagraph: 漢字かんじ\n",
     "x.md:12:1: error: ruby is not closed: 》 is missing\n  hint: write ｜word《reading》\n"},
    {"ruby without text", "｜《かんじ》", "paragraph: かんじ》\n",
     "x.md:10:1: error: ruby has no text under it: nothing stands between ｜ and 《\n"
     "  hint: write ｜word《reading》\n"},
    {"ruby without reading", "｜漢字《》", "paragraph: 漢字》\n",
     "x.md:10:1: error: ruby is empty: nothing stands in 《》\n  hint: write ｜word《reading》\n"},
    {"stars that do not work", "これは**「図面」**を", "paragraph: これは**「図面」**を\n",
     "x.md:10:4: error: ** does not make strong text here\n"
     "  hint: put brackets and punctuation outside of the stars: 「**図面**」を\n"},
    {"HTML in a line", "一\n\n前<br>後", "paragraph: 一\nparagraph: 前後\n",
     "x.md:12:2: error: HTML has no place in a text\n  hint: write \\< for a plain <\n"},
    {"HTML as a block", "<div>\n中\n</div>", "",
     "x.md:10:1: error: HTML has no place in a text\n  hint: write \\< for a plain <\n"},
    {"Japanese in angle brackets is no HTML", "<実践編>", "paragraph: <実践編>\n", ""},
    {"entities", "&lt;&amp;&#x79D8;&#23494;&none;", "paragraph: <&秘密&none;\n", ""},
    {"entity without a character", "&#xD800;", "", "x.md:10:1: error: &#xD800; is no character\n"},
    {"code is plain", "`a*b*` と\n\n```\n一\n二\n```", "paragraph: a*b* と\nparagraph: 一/二\n",
     ""},
    {"thematic break", "前\n\n***\n\n後", "paragraph: 前\nparagraph: 後\n",
     "x.md:12:1: warning: a line of --- is not shown\n"},
    {"picture", "![絵の説明](a.png)", "picture: 絵の説明\n", ""},
    {"picture without caption", "![](a.png)", "picture: \n", ""},
    {"picture that is missing", "前\n\n![絵](b.png)", "paragraph: 前\nparagraph: 絵\n",
     "x.md:12:6: error: the picture b.png was not found\n"},
    {"picture inside a text", "前![絵](a.png)", "paragraph: 前絵\n",
     "x.md:10:7: error: the picture a.png stands inside a text\n"
     "  hint: leave an empty line before and after it\n"},
    {"escapes", "\\*星\\*と\\<", "paragraph: *星*と<\n", ""},
};

static bool find_picture(void *context, Str name, Block *block, Failure *failure) {
    (void)context;
    block->picture = 1;
    block->width_px = 10;
    block->height_px = 20;
    return str_equal(name, S("a.png")) ||
           failure_set(failure, FAILURE_FILE, "the picture %.*s was not found", STR_ARG(name));
}

static void dump_text(Buffer *out, Str text) {
    while (text.size > 0) {
        int32_t at = str_find(text, S("\u200B"));
        buffer_put(out, at < 0 ? text : str_slice(text, 0, at));
        buffer_put(out, at < 0 ? S("") : S("|"));
        text = at < 0 ? (Str){0} : str_slice(text, at + 3, text.size);
    }
}

static void dump_span(Buffer *out, const Span *span) {
    const char *open = "";
    const char *close = "";
    if (span->style & STYLE_STRONG) {
        open = span->style & STYLE_EMPHASIS ? ".*" : "*";
        close = span->style & STYLE_EMPHASIS ? "*." : "*";
    } else if (span->style & STYLE_EMPHASIS) {
        open = close = ".";
    } else if (span->style & STYLE_LINK) {
        open = "<", close = ">";
    }
    buffer_print(out, "%s%s", open, span->ruby.size > 0 ? "{" : "");
    dump_text(out, span->text);
    if (span->ruby.size > 0) {
        buffer_print(out, "|%.*s}", STR_ARG(span->ruby));
    }
    buffer_print(out, "%s%s", close, span->style & STYLE_BREAK ? "/" : "");
}

static Str dump(const Document *document) {
    Buffer out = buffer_in(&arena, 1 << 16);
    for (int32_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        buffer_put(&out, schema_block_word(block->kind));
        if (block->level > 0) {
            buffer_print(&out, "%d", block->level);
        }
        if (block->columns > 0) {
            buffer_print(&out, "(%d,%d/%d)", block->row, block->column, block->columns);
        }
        buffer_print(&out, "%.*s: ", STR_ARG(block->marker));
        for (int32_t j = 0; j < block->span_count; j++) {
            dump_span(&out, &block->spans[j]);
        }
        buffer_put(&out, S("\n"));
    }
    return buffer_view(&out);
}

static Str print_findings(Findings *findings) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    findings_print(findings, out);
    fclose(out);
    Str copy = arena_copy_in(&arena, (Str){text, (int32_t)size});
    free(text);
    return copy;
}

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Findings findings = findings_in(&arena);
        MarkdownInput input = {str_from_c(rows[i].text), S("x.md"), 10, {NULL, find_picture}};
        Document document = markdown_parse_in(&arena, &scratch, &input, &findings);
        Str blocks = dump(&document);
        Str printed = print_findings(&findings);
        if (!str_equal(blocks, str_from_c(rows[i].blocks))) {
            fail_msg("%s: got\n%.*s", rows[i].name, STR_ARG(blocks));
        }
        if (!str_equal(printed, str_from_c(rows[i].findings))) {
            fail_msg("%s: found\n%.*s", rows[i].name, STR_ARG(printed));
        }
    }
}

static void test_characters(void **state) {
    (void)state;
    Findings findings = findings_in(&arena);
    MarkdownInput input = {S("## 改訂と、中小企業\n\n｜秘密《ひみつ》を"), S("x.md"), 1, {0}};
    Document document = markdown_parse_in(&arena, &scratch, &input, &findings);
    assert_int_equal(markdown_characters(&document), 8 + 3);
}

static int open_arenas(void **state) {
    (void)state;
    arena = arena_open((size_t)64 << 20);
    scratch = arena_open((size_t)64 << 20);
    return 0;
}

static int close_arenas(void **state) {
    (void)state;
    arena_close(&arena);
    arena_close(&scratch);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_characters)};
    return cmocka_run_group_tests(tests, open_arenas, close_arenas);
}
