/* Random documents become pages on which everything stands once and in order.
 *
 * Six bytes choose the paper. Then every byte is a character of ALPHABET, but for two: BLOCK begins
 * another block, whose kind and numbers the next three bytes say, and SPAN another span, whose
 * style and ruby the next byte says. So a small change of the input is a small change of the text.
 */
#include <assert.h>
#include <stddef.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "page/pages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    HEADER = 6,
    TEXT_MOST = 4000,
    BLOCKS_MOST = 200,
    SPANS_MOST = 400,
    BLOCK = 0x1E,
    SPAN = 0x1F,
    DRAWS = 200000,
};

static const uint32_t ALPHABET[] = {
    0x3042, 0x3044, 0x306E, 0x3092, 0x30A2, 0x30FC,  0x30C3,  0x65E5,  0x672C,   0x5E74,
    0x3005, 0x300C, 0x300D, 0xFF08, 0xFF09, 0x3001,  0x3002,  0x30FB,  0xFF01,   0x2026,
    0x2014, 0x3000, 0x201C, 0x2019, 0xFF10, 0xFF21,  0xFFE5,  0x3099,  0xFE0F,   0x200B,
    0x2060, 0x00AD, 0x00A0, 0x200D, 0x0301, 0x1F600, 0x20BB7, 0xE0100, 0x10FFFD, 0x0E33,
};

/* As wide as a fixed-pitch face; some characters are in no face. */
static int32_t advance(void *context, Face face, uint32_t scalar) {
    (void)context;
    bool latin = face == FACE_LATIN || face == FACE_LATIN_BOLD;
    if (scalar == 0x20BB7 || scalar > 0x10FFFF) {
        return -1;
    }
    if (latin) {
        return scalar < 0x7F ? (int32_t)(600 + scalar * 11 % 1400) : -1;
    }
    return scalar < 0x250 ? 1024 : 2048;
}

typedef struct Input {
    char text[TEXT_MOST * 4];
    int32_t size;
    int32_t from; /* where the present span begins */
    Span spans[SPANS_MOST];
    int32_t span_count;
    Block blocks[BLOCKS_MOST];
    int32_t block_count;
} Input;

static uint32_t scalar_of(uint8_t byte) {
    return byte >= 0x80 ? ALPHABET[byte % COUNT_OF(ALPHABET)] : byte < 0x20 ? 0x3042 : byte;
}

static void end_span(Input *input, uint8_t style) {
    static const Str rubies[] = {
        {0}, S_INIT("よ"), S_INIT("ふりがな"), S_INIT("とてもとてもながいふりがな")};
    if (input->span_count == SPANS_MOST) {
        return;
    }
    Block *block = &input->blocks[input->block_count - 1];
    Span *span = &input->spans[input->span_count++];
    *span = (Span){.text = {input->text + input->from, input->size - input->from},
                   .ruby = rubies[style >> 4 & 3],
                   .style = style & 15u};
    block->spans = block->span_count == 0 ? span : block->spans;
    block->span_count++;
    input->from = input->size;
}

/* The pairs that pack/body.c promises are kept: levels from 1 to 3, cells inside of their table. */
static void begin_block(Input *input, const uint8_t *numbers) {
    static const Str markers[] = {
        S_INIT("・"), S_INIT("1."), S_INIT("（12）"), {0}, S_INIT("とてもとてもとても長い印")};
    if (input->block_count == BLOCKS_MOST) {
        return;
    }
    int32_t columns = 1 + numbers[2] % 12;
    input->blocks[input->block_count++] = (Block){
        .kind = (BlockKind)(numbers[0] % 7),
        .level = 1 + numbers[1] % 3,
        .marker = markers[numbers[2] % COUNT_OF(markers)],
        .row = numbers[0] >> 4,
        .column = numbers[1] % columns,
        .columns = columns,
        .picture = 1,
        .width_px = 1 + numbers[1] * numbers[1] / 16,
        .height_px = 1 + numbers[2] * numbers[2] / 16,
    };
}

static void read_document(Input *input, const uint8_t *data, size_t size) {
    static const uint8_t plain[] = {0, 0, 0};
    uint8_t style = 0;
    int32_t count = 0;
    begin_block(input, plain);
    for (size_t i = 0; i < size && count < TEXT_MOST; i++, count++) {
        if (data[i] == BLOCK && i + 3 < size) {
            end_span(input, style);
            begin_block(input, data + i + 1);
            i += 3;
        } else if (data[i] == SPAN && i + 1 < size) {
            end_span(input, style);
            style = data[++i];
        } else {
            input->size += utf8_put(input->text + input->size, scalar_of(data[i]));
        }
    }
    end_span(input, style);
}

static PageStyle read_style(const uint8_t *data) {
    int32_t em_px = 10 + data[0] % 80;
    return (PageStyle){.em = em_px * 64,
                       .pitch_px = em_px * 7 / 4,
                       .width_px = em_px * (1 + data[1] % 36),
                       .height_px = em_px * (data[2] % 40),
                       .head_px = em_px * (data[3] % 30),
                       .indent = data[4] & 1,
                       .hang = data[4] & 2};
}

/* Every piece stands on one page, and pages follow each other without a gap. */
static void check(const Pages *pages) {
    int32_t piece = 0;
    assert(pages->page_count >= 1 && pages->page_count <= LIMIT_ARTICLE_PAGES);
    for (int32_t i = 0; i < pages->page_count; i++) {
        const Page *page = &pages->pages[i];
        assert(page->first_piece == piece && page->piece_count >= 0);
        piece += page->piece_count;
        assert(pages_find(pages, page->start) >= 0);
    }
    assert(piece <= pages->piece_count);
    for (int32_t i = 0; i < piece; i++) {
        const Piece *at = &pages->pieces[i];
        assert(at->kind == PIECE_LINE || (at->at.w > 0 && at->at.h > 0));
        assert(at->kind != PIECE_LINE || at->line < at->set->lines.line_count);
    }
    (void)pages_check(pages); /* asks for more than a random text can keep, but must not break */
}

static void lay_out(const Document *document, const PageStyle *style) {
    static char memory[2][64 << 20];
    static Draw draws[DRAWS];
    Arena arena = {.base = memory[0], .size = sizeof(memory[0])};
    Arena scratch = {.base = memory[1], .size = sizeof(memory[1])};
    Measure measure = {.advance = advance};
    DisplayList list = {.draws = draws, .capacity = DRAWS};
    PageInks inks = {1, 2, 3, 4, 5};
    Pages pages = pages_lay_out_in(&arena, &scratch, &measure, document, style);
    assert(scratch.used == 0);
    check(&pages);
    for (int32_t i = 0; i < pages.page_count; i++) {
        list.count = 0;
        page_show(&list, &pages, i, (Corner){0, 0}, &inks);
        assert(!list.full);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Input input;
    if (size < HEADER) {
        return 0;
    }
    input = (Input){0};
    read_document(&input, data + HEADER, size - HEADER);
    PageStyle style = read_style(data);
    Document document = {input.blocks, input.block_count};
    lay_out(&document, &style);
    return 0;
}
