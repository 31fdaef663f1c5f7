/* Dumps. Characters are those of the source, also where another one is drawn. */
#include "text/dump.h"

#include "base/utf8.h"

static void put_flat(Buffer *out, Str text) {
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        bool control = scalar == '\t' || scalar == '\n' || scalar == '\r';
        buffer_put_scalar(out, control ? ' ' : scalar);
    }
}

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

static int32_t count_to(Counter *counter, int32_t offset) {
    counter->index += utf8_count(str_slice(counter->text, counter->offset, offset));
    counter->offset = offset;
    return counter->index;
}

void glyphs_dump(Buffer *out, Str id, const Lines *lines) {
    Counter counter = {.text = lines->text};
    for (int32_t i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        for (int32_t g = 0; g < line->glyph_count; g++) {
            const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + g];
            if (glyph->rise != 0) {
                continue;
            }
            Str rest = str_slice(lines->text, glyph->source, lines->text.size);
            int32_t index = count_to(&counter, glyph->source);
            buffer_print(out, "%.*s\t%d\t%d\t", STR_ARG(id), i + 1, index);
            buffer_put_scalar(out, utf8_next(&rest));
            buffer_print(out, "\t%.4f\t%.4f\n",
                         (double)(glyph->body_x - line->left) / (double)glyph->em,
                         (double)glyph->body / (double)glyph->em);
        }
    }
}
