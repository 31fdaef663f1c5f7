/* line_check: the invariants of composed lines, found again from the outside.
 *
 * It asks break_allowed about the plain text and looks at coordinates; it does not trust what the
 * composer remembered. Part of line.h. */
#include "base/utf8.h"
#include "text/break.h"
#include "text/line.h"

/* Half a pixel: what rounding may add at the end of a line (§7.5). */
enum { TOLERANCE = 32 };

/* Bytes that may stand between lines: white space and invisible characters. */
static bool is_droppable(Str text) {
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        uint32_t dropped = CLASS_MASK_SPACE | CLASS_BIT(CLASS_INVISIBLE);
        /* U+200D joins and is nothing where there is nothing to join. */
        if (!(CLASS_BIT(class_of(scalar)) & dropped) && scalar != 0x200D) {
            return false;
        }
    }
    return true;
}

/* Lines follow each other in the text and leave nothing visible out. */
static Str check_sources(const Lines *lines) {
    int32_t at = 0;
    for (int32_t i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        if (line->source_from < at || line->source_to < line->source_from) {
            return S("lines overlap in the text");
        }
        if (!is_droppable(str_slice(lines->text, at, line->source_from))) {
            return S("text is missing before a line");
        }
        at = line->source_to;
    }
    bool whole = is_droppable(str_slice(lines->text, at, lines->text.size));
    return whole ? (Str){0} : S("text is missing behind the last line");
}

/* A ～subtitle～ may start a line of a heading (heading.h). */
static bool starts_subtitle(const Lines *lines, const Line *line, const Paragraph *paragraph) {
    Str rest = str_slice(lines->text, line->source_from, lines->text.size);
    if (paragraph->kind != PARAGRAPH_HEADING || rest.size == 0) {
        return false;
    }
    uint32_t scalar = utf8_next(&rest);
    return scalar == 0x301C || scalar == 0xFF5E || scalar == '~';
}

/* The text between the forced breaks around a byte: rules do not look across them. */
static Str segment_around(const Lines *lines, const Paragraph *paragraph, int32_t offset,
                          int32_t *from) {
    int32_t to = 0;
    *from = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        to += paragraph->spans[i].text.size;
        bool breaks = (paragraph->spans[i].style & STYLE_BREAK) != 0;
        if (breaks && to > offset) {
            return str_slice(lines->text, *from, to);
        }
        *from = breaks ? to : *from;
    }
    return str_slice(lines->text, *from, lines->text.size);
}

/* Every line but the first one begins where a line may begin. */
static Str check_breaks(const Lines *lines, const Paragraph *paragraph) {
    for (int32_t i = 1; i < lines->line_count; i++) {
        const Line *before = &lines->lines[i - 1];
        const Line *line = &lines->lines[i];
        if (before->emergency || before->forced_end || starts_subtitle(lines, line, paragraph)) {
            continue;
        }
        int32_t from = 0;
        Str text = segment_around(lines, paragraph, line->source_from, &from);
        if (!break_allowed(text, line->source_from - from, paragraph->level)) {
            return S("a line starts or ends where it must not");
        }
    }
    return (Str){0};
}

/* Byte offset of the last character drawn on a line, or -1. */
static int32_t last_source(const Lines *lines, const Line *line) {
    int32_t last = -1;
    for (int32_t i = 0; i < line->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + i];
        last = glyph->rise == 0 ? glyph->source : last;
    }
    return last;
}

/* No base of ruby is on two lines but in an emergency. */
static Str check_ruby(const Lines *lines, const Paragraph *paragraph) {
    int32_t span = 0;
    int32_t from = 0;
    for (int32_t i = 1; i < lines->line_count; i++) {
        int32_t start = lines->lines[i].source_from;
        while (span < paragraph->span_count && from + paragraph->spans[span].text.size <= start) {
            from += paragraph->spans[span++].text.size;
        }
        bool inside = span < paragraph->span_count && from < start &&
                      paragraph->spans[span].ruby.size > 0 &&
                      last_source(lines, &lines->lines[i - 1]) >= from;
        if (inside && !lines->lines[i - 1].emergency) {
            return S("ruby is broken");
        }
    }
    return (Str){0};
}

/* The base glyphs of one line: in order, of this line, inside the measure. A single character may
 * be wider than the column; there is nothing left to break. */
static Str check_glyphs(const Lines *lines, const Line *line, const Paragraph *paragraph) {
    int32_t last_x = line->left - TOLERANCE;
    int32_t end = line->left;
    int32_t bases = 0;
    for (int32_t i = 0; i < line->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + i];
        if (glyph->source < line->source_from || glyph->source >= line->source_to) {
            return S("a glyph belongs to another line");
        }
        if (glyph->rise != 0) {
            continue;
        }
        if (glyph->body_x < last_x || glyph->body < 0) {
            return S("glyphs are out of order");
        }
        last_x = glyph->body_x;
        end = glyph->body_x + glyph->body;
        bases++;
    }
    bool outside = end > paragraph->measure + TOLERANCE && !line->hangs && bases > 1;
    return outside ? S("a line is wider than its measure") : (Str){0};
}

/* Glyphs of lines stand together, line by line. */
static Str check_extent(const Lines *lines, const Paragraph *paragraph) {
    int32_t glyph = 0;
    for (int32_t i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        if (line->first_glyph != glyph || line->glyph_count < 0) {
            return S("glyphs of a line do not stand together");
        }
        glyph += line->glyph_count;
        Str fault = check_glyphs(lines, line, paragraph);
        if (fault.size > 0) {
            return fault;
        }
    }
    return glyph == lines->glyph_count ? (Str){0} : S("a glyph is on no line");
}

/* Asked of finished lines and knowing nothing of how they were made: a second pair of eyes. */
Str line_check(const Lines *lines, const Paragraph *paragraph) {
    if (lines->line_count < 1) {
        return S("there is no line");
    }
    Str fault = check_sources(lines);
    if (fault.size == 0) {
        fault = check_extent(lines, paragraph);
    }
    if (fault.size == 0) {
        fault = check_breaks(lines, paragraph);
    }
    return fault.size == 0 ? check_ruby(lines, paragraph) : fault;
}
