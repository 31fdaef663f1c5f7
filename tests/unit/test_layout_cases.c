/* Reads tests/cases/layout: prose with examples in it, and every example is a test.
 *
 * The form is described at the head of each file there. Characters have the widths of a fixed-pitch
 * fake (half-width 0.5 em, others 1 em), so no version of a font can break a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "text_fixture.h"

enum { CASE_FILE_BYTES = 256 * 1024, CASE_FILES = 64, ROUNDING = 3 };

typedef struct Case {
    Str input;
    Str options;
    Str expected;
    int32_t line; /* of the file, for messages */
} Case;

/* --- Reading. */

/* "幅 9.5 ぶら下げ": words in any order after the width. */
static Paragraph read_options(const Case *c) {
    Str rest = c->options;
    str_cut(&rest, ' ');
    char number[16] = {0};
    Str width = str_cut(&rest, ' ');
    memcpy(number, width.at, (size_t)(width.size < 15 ? width.size : 15));
    Paragraph paragraph = {.em = FIXTURE_EM, .measure = (int32_t)(atof(number) * FIXTURE_EM)};
    while (rest.size > 0) {
        Str word = str_cut(&rest, ' ');
        paragraph.hang |= str_equal(word, S("ぶら下げ"));
        if (str_equal(word, S("字下げ"))) {
            paragraph.first_indent = FIXTURE_EM;
        } else if (str_equal(word, S("見出し"))) {
            paragraph.kind = PARAGRAPH_HEADING;
        } else if (str_equal(word, S("左揃え"))) {
            paragraph.kind = PARAGRAPH_RAGGED;
        } else if (str_equal(word, S("標準"))) {
            paragraph.level = KINSOKU_NORMAL;
        } else if (str_equal(word, S("緩い"))) {
            paragraph.level = KINSOKU_LOOSE;
        }
    }
    return paragraph;
}

/* Takes the next example off *rest; false at the end of the file. */
static bool read_case(Str *rest, int32_t *line, Case *c) {
    while (rest->size > 0) {
        Str row = str_cut(rest, '\n');
        *line += 1;
        if (!str_equal(row, S("```組版"))) {
            continue;
        }
        c->line = *line;
        c->input = str_cut(rest, '\n');
        c->options = str_cut(rest, '\n');
        c->expected = *rest;
        *line += 2;
        const char *start = rest->at;
        for (;;) {
            const char *at = rest->at;
            row = str_cut(rest, '\n');
            *line += 1;
            if (str_equal(row, S("```")) || rest->size == 0) {
                c->expected.size = (int32_t)(at - start);
                return true;
            }
        }
    }
    return false;
}

/* --- Drawing. */

/* Natural places of all characters: the same text on one endless line. */
static const PlacedGlyph *natural_glyph(const Lines *natural, int32_t source) {
    int32_t i = 0;
    while (natural->glyphs[i].source != source) {
        i++;
    }
    return &natural->glyphs[i];
}

static int32_t gap_between(const PlacedGlyph *a, const PlacedGlyph *b) {
    return b->body_x - a->body_x - a->body;
}

/* What stands between two characters: a space of the source, or ~ where blank was squeezed. */
static void draw_gap(Buffer *out, const Lines *lines, const Lines *natural, const PlacedGlyph *a) {
    const PlacedGlyph *b = a + 1;
    int32_t before =
        gap_between(natural_glyph(natural, a->source), natural_glyph(natural, b->source));
    Str between = str_slice(lines->text, a->source, b->source);
    utf8_next(&between);
    if (gap_between(a, b) < before - ROUNDING) {
        buffer_put(out, S("~"));
    } else {
        buffer_put(out, between);
    }
}

/* `+` before the edge: stretched to it; a blank: short of it. */
static void draw_edge(Buffer *out, const Lines *lines, const Line *line, const Lines *natural,
                      int32_t measure) {
    const PlacedGlyph *first = &lines->glyphs[line->first_glyph];
    const PlacedGlyph *last = first + line->glyph_count - 1;
    int32_t stands = last->body_x - first->body_x;
    int32_t from = natural_glyph(natural, first->source)->body_x;
    bool stretched = stands > natural_glyph(natural, last->source)->body_x - from + ROUNDING;
    bool is_short = line->left + line->width < measure - ROUNDING;
    buffer_put(out, stretched ? S("+") : S(""));
    buffer_put(out, is_short ? S(" |") : S("|"));
}

static void draw_line(Buffer *out, const Lines *lines, const Line *line, const Lines *natural,
                      int32_t measure) {
    buffer_put(out, S("|"));
    for (int32_t i = 0; i < line->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + i];
        bool last = i + 1 == line->glyph_count;
        if (last && line->hangs) {
            draw_edge(out, lines, line, natural, measure);
        }
        buffer_put_scalar(out, glyph->scalar);
        if (!last) {
            draw_gap(out, lines, natural, glyph);
        }
    }
    if (!line->hangs) {
        draw_edge(out, lines, line, natural, measure);
    }
    buffer_put(out, S("\n"));
}

static Str draw(TextFixture *fixture, const Case *c, Str *fault) {
    Span span = {.text = c->input};
    Paragraph paragraph = read_options(c);
    paragraph.spans = &span;
    paragraph.span_count = 1;
    Lines lines =
        line_compose_in(&fixture->arena, &fixture->scratch, &text_pitch_measure, &paragraph);
    *fault = line_check(&lines, &paragraph);
    Paragraph endless = paragraph;
    endless.measure = 4000 * FIXTURE_EM;
    endless.kind = PARAGRAPH_RAGGED;
    Lines natural =
        line_compose_in(&fixture->arena, &fixture->scratch, &text_pitch_measure, &endless);
    Buffer out = buffer_in(&fixture->arena, 16 * 1024);
    for (int32_t i = 0; i < lines.line_count; i++) {
        draw_line(&out, &lines, &lines.lines[i], &natural, paragraph.measure);
    }
    return buffer_view(&out);
}

/* --- Running. */

static int32_t run_file(TextFixture *fixture, Str path, Str text) {
    int32_t failed = 0;
    int32_t line = 0;
    int32_t count = 0;
    Case c;
    while (read_case(&text, &line, &c)) {
        Str fault = {0};
        Str found = draw(fixture, &c, &fault);
        count++;
        if (!str_equal(found, c.expected) || fault.size > 0) {
            print_error("%.*s:%d: %.*s%.*s\n", STR_ARG(path), c.line, STR_ARG(fault),
                        STR_ARG(found));
            failed++;
        }
    }
    if (count == 0) {
        print_error("%.*s: no example in it\n", STR_ARG(path));
    }
    return count == 0 ? 1 : failed;
}

static void test_cases(void **state) {
    Str folder = str_from_c(*state);
    TextFixture fixture = text_fixture_open();
    Failure failure = {0};
    FileNames names = {0};
    int32_t failed = 0;
    if (!file_list_in(&fixture.arena, folder, CASE_FILES, &names, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    for (int32_t i = 0; i < names.count; i++) {
        Str path =
            arena_print_in(&fixture.arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(names.names[i]));
        Str text = {0};
        if (!file_read_in(&fixture.arena, path, CASE_FILE_BYTES, &text, &failure)) {
            fail_msg("%s", failure.sentence);
        }
        failed += run_file(&fixture, path, text);
    }
    assert_true(names.count > 0);
    assert_int_equal(failed, 0);
    text_fixture_close(&fixture);
}

int main(int argc, char **argv) {
    static char default_folder[] = "tests/cases/layout";
    char *folder = argc > 1 ? argv[1] : default_folder;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_cases, folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
