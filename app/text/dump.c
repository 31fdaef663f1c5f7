/* Dumps. Characters are those of the source, also where another one is drawn. */
#include "text/dump.h"

#include "base/utf8.h"

/* Tabs and newlines would end a column or a row of the dump. */
static void put_flat(Buffer *out, Str text) {
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        bool control = scalar == '\t' || scalar == '\n' || scalar == '\r';
        buffer_put_scalar(out, control ? ' ' : scalar);
    }
}

/* For tests and for editors who doubt a line. */
void lines_dump(Buffer *out, Str id, const Lines *lines) {
    for (int32_t i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        buffer_print(out, "%.*s\t%d\t", STR_ARG(id), i + 1);
        put_flat(out, str_slice(lines->text, line->source_from, line->source_to));
        buffer_put(out, S("\n"));
    }
}

/* Scalar index of a byte offset, counted on from the offset asked for last. */
typedef struct Counter {
    Str text;
    int32_t offset;
    int32_t index;
} Counter;

/* Glyphs come in the order of the text, so all counting together is one pass over it. */
static int32_t count_to(Counter *counter, int32_t offset) {
    counter->index += utf8_count(str_slice(counter->text, counter->offset, offset));
    counter->offset = offset;
    return counter->index;
}

/* The rest of a row: where the body of a glyph stands, in em from the line head. */
static void put_glyph(Buffer *out, const Lines *lines, const Line *line, const PlacedGlyph *glyph) {
    Str rest = str_slice(lines->text, glyph->source, lines->text.size);
    double em = glyph->em;
    buffer_put_scalar(out, utf8_next(&rest));
    buffer_print(out, "\t%.4f\t%.4f\n", (glyph->body_x - line->left) / em, glyph->body / em);
}

/* The line a glyph is on; glyphs are asked for in order, so it is this line or a later one. */
static int32_t line_of(const Lines *lines, int32_t line, int32_t glyph) {
    while (glyph >= lines->lines[line].first_glyph + lines->lines[line].glyph_count) {
        line++;
    }
    return line;
}

/* One row a glyph: where it stands, and what it was taken for. */
void glyphs_dump(Buffer *out, Str id, const Lines *lines) {
    Counter counter = {.text = lines->text};
    int32_t line = 0;
    for (int32_t i = 0; i < lines->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[i];
        line = line_of(lines, line, i);
        if (glyph->rise != 0) {
            continue; /* ruby and dots are no characters of the text */
        }
        buffer_put(out, id);
        buffer_print(out, "\t%d\t%d\t", line + 1, count_to(&counter, glyph->source));
        put_glyph(out, lines, &lines->lines[line], glyph);
    }
}
