/* Documents, pictures and QR codes: what a page is made of.
 *
 * A document is a range of block ids. Blocks say how many spans they have, so the spans of the
 * whole document are read by one question into one array and handed out block by block. The other
 * way, a question for each block, would ask SQLite four thousand times for the longest article. */
#include <string.h>

#include "base/limits.h"
#include "pack/png.h"
#include "pack/reader.h"
#include "pack/schema.h"

enum { STYLE_ALL = STYLE_STRONG | STYLE_EMPHASIS | STYLE_LINK | STYLE_BREAK };

typedef struct Range {
    int32_t first;
    int32_t count;
} Range;

/* Where a text's blocks lie; they are numbered without gaps. The start is bounded so that start +
 * count cannot overflow. */
static bool read_range(Pack *pack, Query query, int32_t id, Range *range, Failure *failure) {
    Rows rows = rows_begin(pack, query, NULL, failure);
    rows_give(&rows, id);
    if (rows_next(&rows)) {
        range->first = rows_number(&rows, 0, INT32_MAX - LIMIT_ARTICLE_BLOCKS);
        range->count = rows_number(&rows, 0, LIMIT_ARTICLE_BLOCKS);
    } else {
        rows_damaged(&rows, "a text that it names is missing");
    }
    return rows_end(&rows);
}

/* Checked against what a document may be, because a page is laid out of it unseen. */
static void take_block(Rows *rows, Block *block) {
    Str word = rows_name(rows);
    if (!rows->failed && !schema_block_kind(word, &block->kind)) {
        rows_damaged(rows, "a block of an unknown kind");
    }
    block->level = rows_number(rows, 0, 3);
    block->marker = rows_text(rows);
    block->row = rows_number(rows, 0, LIMIT_ARTICLE_BLOCKS);
    block->column = rows_number(rows, 0, LIMIT_TABLE_COLUMNS);
    block->columns = rows_number(rows, 0, LIMIT_TABLE_COLUMNS);
    block->picture = rows_number(rows, 0, INT32_MAX);
    block->width_px = rows_number(rows, 0, LIMIT_PICTURE_SIDE_PX);
    block->height_px = rows_number(rows, 0, LIMIT_PICTURE_SIDE_PX);
    block->span_count = rows_number(rows, 0, LIMIT_ARTICLE_SPANS);
}

/* The pair of what the tool promises: pages may be broken without asking these again. */
static void check_block(Rows *rows, const Block *block) {
    switch (block->kind) {
    case BLOCK_HEADING:
    case BLOCK_LIST_ITEM:
        if (block->level < 1) {
            rows_damaged(rows, "a heading or a list item without a level");
        }
        break;
    case BLOCK_TABLE_CELL:
        if (block->column >= block->columns) {
            rows_damaged(rows, "a table cell outside its table");
        }
        break;
    case BLOCK_PICTURE:
        if (block->picture < 1 || block->width_px < 1 || block->height_px < 1) {
            rows_damaged(rows, "a picture that is not there");
        }
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_QUOTE:
    case BLOCK_NOTE: break;
    }
}

/* In the order of the text; gaps in the numbers are damage. */
static bool read_blocks(Pack *pack, Arena *arena, Range range, Block **blocks, Failure *failure) {
    int32_t count = 0;
    Rows rows = rows_begin(pack, QUERY_BLOCKS, arena, failure);
    *blocks = ROWS_NEW(&rows, Block, range.count);
    rows_give(&rows, range.first);
    rows_give(&rows, range.first + range.count);
    while (rows_next(&rows) && count < range.count) {
        Block *block = &(*blocks)[count++];
        take_block(&rows, block);
        if (!rows.failed) {
            check_block(&rows, block);
        }
    }
    if (count < range.count) {
        rows_damaged(&rows, "a part of a text is missing");
    }
    return rows_end(&rows);
}

/* Gives every block its slice of the one array. Called twice: without an array it only adds up, so
 * that one can be asked for. */
static bool share_spans(Block *blocks, int32_t count, const Span *spans, int32_t *total) {
    *total = 0;
    for (int32_t i = 0; i < count; i++) {
        blocks[i].spans = spans ? spans + *total : NULL;
        /* Looked at after each block: every count is bounded, but the sum of 4,096 of them is
         * not. */
        *total += blocks[i].span_count;
        if (*total > LIMIT_ARTICLE_SPANS) {
            return false;
        }
    }
    return true;
}

/* Reads the spans in order; each must belong to the block whose turn it is. */
static void take_spans(Rows *rows, Range range, const Block *blocks, Span *spans, int32_t total) {
    int32_t block = 0;
    int32_t in_block = 0;
    int32_t bytes = 0;
    int32_t count = 0;
    /* Rows and blocks are walked side by side. A row too few or too many for one block shows at
     * once as a row that names another block than the one whose turn it is. */
    while (rows_next(rows) && count < total) {
        while (block < range.count && in_block == blocks[block].span_count) {
            block++;
            in_block = 0;
        }
        if (rows_number(rows, 0, INT32_MAX) != range.first + block) {
            rows_damaged(rows, "a span stands in another block than it says");
        }
        Span *span = &spans[count++];
        /* What is left of the article's limit, so that many spans cannot do what one long one may
         * not. */
        span->text = rows_text_within(rows, LIMIT_ARTICLE_BYTES - bytes);
        span->ruby = rows_text(rows);
        span->style = (uint32_t)rows_number(rows, 0, STYLE_ALL);
        bytes += span->text.size;
        in_block++;
    }
    if (count < total) {
        rows_damaged(rows, "a part of a text is missing");
    }
}

/* Blocks, then their spans, in two questions whatever the length. */
static bool read_document(Pack *pack, Arena *arena, Range range, Document *document,
                          Failure *failure) {
    int32_t total = 0;
    Block *blocks = NULL;
    if (!read_blocks(pack, arena, range, &blocks, failure)) {
        return false;
    }
    Rows rows = rows_begin(pack, QUERY_SPANS, arena, failure);
    if (!share_spans(blocks, range.count, NULL, &total)) {
        rows_damaged(&rows, "a text has too many spans");
    }
    Span *spans = ROWS_NEW(&rows, Span, total);
    rows_give(&rows, range.first);
    rows_give(&rows, range.first + range.count);
    rows_give(&rows, total);
    take_spans(&rows, range, blocks, spans, total);
    if (!rows_end(&rows)) {
        return false;
    }
    share_spans(blocks, range.count, spans, &total);
    *document = (Document){.blocks = blocks, .block_count = range.count};
    return true;
}

bool pack_issue_document_in(Pack *pack, Arena *arena, int32_t number, Document *document,
                            Failure *failure) {
    Range range = {0};
    return read_range(pack, QUERY_ISSUE_RANGE, number, &range, failure) &&
           read_document(pack, arena, range, document, failure);
}

bool pack_article_document_in(Pack *pack, Arena *arena, int32_t id, Document *document,
                              Failure *failure) {
    Range range = {0};
    return read_range(pack, QUERY_ARTICLE_RANGE, id, &range, failure) &&
           read_document(pack, arena, range, document, failure);
}

bool pack_video_document_in(Pack *pack, Arena *arena, int32_t id, Document *document,
                            Failure *failure) {
    Range range = {0};
    return read_range(pack, QUERY_VIDEO_RANGE, id, &range, failure) &&
           read_document(pack, arena, range, document, failure);
}

/* One byte a module is what painting wants; one bit is what a file wants. */
static void unpack_modules(Rows *rows, Str bits, QrCode *qr) {
    int32_t count = qr->size * qr->size;
    uint8_t *modules = ROWS_NEW(rows, uint8_t, count);
    if (!modules || bits.size != (count + 7) / 8) {
        rows_damaged(rows, "a QR code is not as large as it says");
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        modules[i] = (uint8_t)((unsigned char)bits.at[i / 8] >> (7 - i % 8) & 1);
    }
    qr->modules = modules;
}

/* Modules are bytes; anything but 0 and 1 is damage. */
bool pack_qr_in(Pack *pack, Arena *arena, int32_t id, QrCode *qr, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_QR, arena, failure);
    rows_give(&rows, id);
    if (rows_next(&rows)) {
        qr->text = rows_name(&rows);
        /* The smallest code there is has 21 modules a side (version 1). */
        qr->size = rows_number(&rows, 21, LIMIT_QR_MODULES);
        Str bits = rows_bytes(&rows, LIMIT_FIELD_BYTES);
        unpack_modules(&rows, bits, qr);
    } else {
        rows_damaged(&rows, "a QR code that it names is missing");
    }
    return rows_end(&rows);
}

/* Looked at before it is decoded: only what our own encoder writes is handed on. */
bool pack_picture_in(Pack *pack, Arena *arena, int32_t id, PictureRecord *picture,
                     Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_PICTURE, arena, failure);
    rows_give(&rows, id);
    if (rows_next(&rows)) {
        picture->id = rows_number(&rows, 1, INT32_MAX);
        picture->width_px = rows_number(&rows, 1, LIMIT_PICTURE_SIDE_PX);
        picture->height_px = rows_number(&rows, 1, LIMIT_PICTURE_SIDE_PX);
        picture->png = rows_bytes(&rows, LIMIT_PICTURE_BYTES);
        if (!png_is_ours(picture->png, picture->width_px, picture->height_px)) {
            rows_damaged(&rows, "a picture is not one that tsubo-pack has written");
        }
    } else {
        rows_damaged(&rows, "a picture that it names is missing");
    }
    return rows_end(&rows);
}
