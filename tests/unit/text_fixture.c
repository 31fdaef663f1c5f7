#include "text_fixture.h"

#include <math.h>
#include <string.h>

/* BIZ UDPGothic Regular and Bold, U+0020–007E. */
static const int16_t LATIN[2][95] = {
    {683,  676,  963,  1884, 1638, 2048, 1823, 594,  1004, 1004, 1024, 1720, 635,  983,  635,  1024,
     1556, 1290, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 635,  635,  1720, 1720, 1720, 1587,
     2007, 1556, 1577, 1638, 1720, 1434, 1352, 1720, 1679, 860,  1106, 1536, 1229, 2007, 1679, 1761,
     1516, 1823, 1556, 1454, 1434, 1720, 1516, 2007, 1638, 1475, 1536, 1024, 1024, 1024, 1024, 625,
     1024, 1331, 1454, 1311, 1454, 1413, 1024, 1372, 1434, 655,  778,  1290, 676,  1925, 1434, 1393,
     1454, 1454, 922,  1208, 963,  1434, 1188, 1802, 1229, 1249, 1188, 1065, 901,  1065, 1024},
    {683,  758,  1065, 1925, 1638, 2048, 1864, 655,  1034, 1044, 1024, 1720, 676,  983,  676,  1024,
     1556, 1290, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 1556, 696,  696,  1720, 1720, 1720, 1638,
     2007, 1597, 1577, 1659, 1741, 1434, 1372, 1761, 1720, 901,  1147, 1556, 1249, 2048, 1720, 1802,
     1556, 1843, 1556, 1495, 1434, 1761, 1556, 2048, 1679, 1516, 1536, 1126, 1024, 1126, 1024, 625,
     1024, 1352, 1495, 1311, 1495, 1413, 1044, 1372, 1475, 655,  819,  1352, 737,  1966, 1475, 1434,
     1495, 1495, 1004, 1208, 1004, 1475, 1229, 1843, 1270, 1311, 1188, 1106, 901,  1106, 1024}};

static int32_t japanese_advance(uint32_t scalar) {
    if (scalar == 0x20BB7) {
        return -1; /* 𠮷: missing in all faces */
    }
    bool half = scalar < 0x7F || (scalar >= 0xC0 && scalar < 0x180 && scalar != 0xD7) ||
                (scalar >= 0xFF61 && scalar <= 0xFF9F) || scalar == 0x2022 || scalar == 0x2013 ||
                scalar == 0x2212 || scalar == 0x2122 || scalar == 0xAE || scalar == 0xA5;
    return half ? 1024 : 2048;
}

static int32_t design_advance(void *context, Face face, uint32_t scalar) {
    (void)context;
    if (face == FACE_JAPANESE || face == FACE_JAPANESE_BOLD) {
        return japanese_advance(scalar);
    }
    if (scalar == 0x2019) {
        return 1024;
    }
    return scalar >= 0x20 && scalar < 0x7F ? LATIN[face == FACE_LATIN_BOLD][scalar - 0x20] : -1;
}

static int32_t pitch_advance(void *context, Face face, uint32_t scalar) {
    (void)context;
    (void)face;
    return japanese_advance(scalar) < 0 ? 2048 : japanese_advance(scalar);
}

const Measure text_design_measure = {.advance = design_advance};
const Measure text_pitch_measure = {.advance = pitch_advance};

TextFixture text_fixture_open(void) {
    return (TextFixture){arena_open((size_t)128 << 20), arena_open((size_t)256 << 20)};
}

void text_fixture_close(TextFixture *fixture) {
    arena_close(&fixture->arena);
    arena_close(&fixture->scratch);
}

Paragraph text_fixture_paragraph(TextFixture *fixture, const char *text, double measure_em) {
    Span *span = ARENA_NEW(&fixture->arena, Span, 1);
    span->text = str_from_c(text);
    return (Paragraph){.spans = span,
                       .span_count = 1,
                       .kind = PARAGRAPH_BODY,
                       .em = FIXTURE_EM,
                       .measure = (int32_t)lround(measure_em * FIXTURE_EM)};
}

const char *text_fixture_join(TextFixture *fixture, const Lines *lines) {
    char *out =
        arena_alloc(&fixture->arena, (size_t)(lines->text.size + 4 * lines->line_count + 1), 1);
    int32_t size = 0;
    for (int32_t i = 0; i < lines->line_count; i++) {
        const Line *line = &lines->lines[i];
        if (i > 0) {
            memcpy(out + size, " / ", 3);
            size += 3;
        }
        int32_t part = line->source_to - line->source_from;
        memcpy(out + size, lines->text.at + line->source_from, (size_t)part);
        size += part;
    }
    out[size] = '\0';
    return out;
}

double text_fixture_em(int32_t length) {
    return (double)length / FIXTURE_EM;
}
