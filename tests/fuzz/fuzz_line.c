/* Random paragraphs must compose into lines that line_check finds nothing wrong with.
 *
 * Five bytes choose kind, level, options, measure and indents; the rest is the text. Bytes that are
 * not UTF-8 would only be refused at the border, so every byte stands for a character of ALPHABET,
 * which has all classes in it, or begins another span. */
#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/heading.h"
#include "text/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER = 5, TEXT_MOST = 600, SPANS_MOST = 32, EM_PX = 32 * 64 };

static const uint32_t ALPHABET[] = {
    0x3042, 0x3044, 0x306E, 0x3092, 0x304A, 0x3063,  0x30A2,  0x30FC,  0x30C3, 0x30C7,
    0x65E5, 0x672C, 0x5E74, 0x6708, 0x7B2C, 0x4E2D,  0x3005,  0x300C,  0x300D, 0xFF08,
    0xFF09, 0x3001, 0x3002, 0x30FB, 0xFF1A, 0xFF01,  0xFF1F,  0x2026,  0x2026, 0x2014,
    0x2015, 0x301C, 0x3000, 0x201C, 0x201D, 0x2019,  0xFF10,  0xFF21,  0xFF05, 0x2103,
    0xFFE5, 0x2212, 0x2460, 0x309B, 0xFF76, 0xFF9E,  0xFF61,  0x3099,  0xFE0F, 0x200B,
    0x2060, 0x00AD, 0x00A0, 0x2003, 0x200D, 0x1F600, 0x20BB7, 0xE0100, 0x2122, 0x2011,
};

static int32_t advance(void *context, Face face, uint32_t scalar) {
    (void)context;
    if (scalar == 0x20BB7) {
        return -1;
    }
    bool latin = face == FACE_LATIN || face == FACE_LATIN_BOLD;
    if (latin) {
        return scalar < 0x7F ? (int32_t)(600 + scalar * 11 % 1400) : -1;
    }
    return scalar < 0x250 || (scalar >= 0xFF61 && scalar <= 0xFF9F) ? 1024 : 2048;
}

/* Bytes below 0x80 are ASCII, the rest picks from the alphabet. */
static uint32_t scalar_of(uint8_t byte) {
    if (byte >= 0x80) {
        return ALPHABET[byte % COUNT_OF(ALPHABET)];
    }
    return byte == 0 ? 0x3042 : byte;
}

typedef struct Input {
    char text[TEXT_MOST * 4];
    int32_t size;
    Span spans[SPANS_MOST];
    int32_t span_count;
} Input;

static void end_span(Input *input, int32_t from, uint8_t style) {
    Span *span = &input->spans[input->span_count++];
    span->text = (Str){input->text + from, input->size - from};
    span->style = style & 15u;
    span->ruby = style & 16 ? S("ふりがなruby") : style & 32 ? S("よ") : (Str){0};
}

/* 0x1F ends a span; the byte behind it is the style of the next one. */
static void read_text(Input *input, const uint8_t *data, size_t size) {
    int32_t from = 0;
    uint8_t style = 0;
    for (size_t i = 0; i < size && i < TEXT_MOST; i++) {
        if (data[i] == 0x1F && i + 1 < size && input->span_count < SPANS_MOST - 1) {
            end_span(input, from, style);
            from = input->size;
            style = data[++i];
            continue;
        }
        input->size += utf8_put(input->text + input->size, scalar_of(data[i]));
    }
    end_span(input, from, style);
}

static Paragraph read_paragraph(const Input *input, const uint8_t *data) {
    return (Paragraph){
        .spans = input->spans,
        .span_count = input->span_count,
        .kind = (ParagraphKind)(data[0] % 3),
        .level = (KinsokuLevel)(data[0] / 3 % 3),
        .faces = (FaceMix)(data[1] & 1),
        .bold = (data[1] & 2) != 0,
        .hang = (data[1] & 4) != 0,
        .em = EM_PX - 64 * (data[1] >> 4),
        .measure = data[2] * EM_PX / 6,
        .first_indent = (data[3] & 3) * EM_PX,
        .indent = (data[4] & 3) * EM_PX,
    };
}

static void compose(const Paragraph *paragraph) {
    static char memory[2][16 << 20];
    Arena arena = {.base = memory[0], .size = sizeof memory[0]};
    Arena scratch = {.base = memory[1], .size = sizeof memory[1]};
    Measure measure = {.advance = advance};
    Lines lines = line_compose_in(&arena, &scratch, &measure, paragraph);
    assert(scratch.used == 0);
    Str fault = line_check(&lines, paragraph);
    if (fault.size > 0) {
        fprintf(stderr, "%.*s\n%.*s\n", STR_ARG(fault), STR_ARG(lines.text));
        abort();
    }
    heading_mark_phrases_in(&arena, lines.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Input input;
    if (size < HEADER) {
        return 0;
    }
    input = (Input){0};
    read_text(&input, data + HEADER, size - HEADER);
    Paragraph paragraph = read_paragraph(&input, data);
    compose(&paragraph);
    return 0;
}
