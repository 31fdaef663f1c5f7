/* A document as data: blocks of styled spans. The common language of the rooms.
 *
 * pack/ stores it, text/ composes its spans into lines, page/ breaks its blocks into pages. It is
 * what Markdown becomes after the tool has parsed it: nothing is nested but by a level, nothing
 * refers to a parser, and every Str borrows from the arena the document was read into.
 */
#ifndef TSUBO_BASE_DOCUMENT_H
#define TSUBO_BASE_DOCUMENT_H

#include "base/str.h"

/* How a span is drawn; a set of bits. */
typedef enum SpanStyle {
    STYLE_STRONG = 1,   /* bold face */
    STYLE_EMPHASIS = 2, /* dots above the characters (圏点) */
    STYLE_LINK = 4,     /* link colour; nothing can be followed at a booth */
    STYLE_BREAK = 8,    /* the line ends after this span (CommonMark's hard break) */
} SpanStyle;

typedef struct Span {
    Str text;
    Str ruby;       /* group ruby over the whole span; empty for none */
    uint32_t style; /* SpanStyle bits */
} Span;

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,   /* level 1–3 */
    BLOCK_LIST_ITEM, /* level 1–3 is the depth; `marker` is what stands before it */
    BLOCK_QUOTE,
    BLOCK_NOTE,       /* ※ and small print */
    BLOCK_TABLE_CELL, /* row by row; `row`, `column`, `columns`; row 0 is the head */
    BLOCK_PICTURE,    /* `picture` is its id; the spans are its caption */
} BlockKind;

typedef struct Block {
    BlockKind kind;
    int32_t level;
    Str marker;
    int32_t row;
    int32_t column;
    int32_t columns;
    int32_t picture;
    int32_t width_px;  /* of the picture */
    int32_t height_px; /* of the picture */
    const Span *spans;
    int32_t span_count;
} Block;

typedef struct Document {
    const Block *blocks;
    int32_t block_count;
} Document;

#endif
