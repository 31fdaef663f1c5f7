/* A document while it is being parsed: text that grows, runs of one style, blocks that are closed.
 *
 * Inside markdown.c's half of the room. draft.c turns the runs of a block into spans when the block
 * is closed: that is where ruby is cut and headings get their phrase marks.
 *
 *     draft_text(draft, piece, source_offset);      // opens nothing by itself
 *     draft_close(draft);                           // runs → spans, block kept if it has text
 */
#ifndef TSUBO_PACK_TOOL_DRAFT_H
#define TSUBO_PACK_TOOL_DRAFT_H

#include "base/buffer.h"
#include "pack_tool/markdown.h"

/* A stretch of the text with one style. */
typedef struct Run {
    int32_t from; /* bytes in Draft.text */
    uint32_t style;
} Run;

/* Which source byte a byte of the text came from. */
typedef struct Origin {
    int32_t text_at;
    int32_t source_at;
} Origin;

/* The document so far, and the block that is open. */
typedef struct Draft {
    Arena *arena;
    Findings *findings;
    const MarkdownInput *input;
    Buffer text;
    Run *runs; /* of the open block */
    int32_t run_count;
    Origin *origins; /* of the open block */
    int32_t origin_count;
    Span *spans;
    int32_t span_count;
    Block *blocks;
    int32_t block_count;
    int32_t capacity; /* of runs, origins, spans and blocks each */
    Block block;      /* the open one */
    int32_t first_byte;
    bool is_open;
    bool too_long;
    Place counted; /* the place asked for last, and its byte: the next one is counted on from it */
    int32_t counted_at;
} Draft;

/* Empty, with tables as long as the input can fill: text and spans in `arena`, the rest in
 * `scratch`, which must stay until draft_finish. */
Draft draft_in(Arena *arena, Arena *scratch, const MarkdownInput *input, Findings *findings);

/* Opens a block; one that is open must have been closed. */
void draft_open(Draft *draft, Block block);
/* Adds text of one style to the open block; `source_at` is the byte it came from. */
void draft_text(Draft *draft, Str text, int32_t source_at, uint32_t style);
/* The line ends behind what was added last. */
void draft_break(Draft *draft);
/* Closes the open block, if any. Blocks without text are dropped, but for table cells and
 * pictures. */
void draft_close(Draft *draft);
/* The last scalar of the open block, 0 when it is empty. */
uint32_t draft_last_scalar(const Draft *draft);

/* The place of a byte of the source. */
Place draft_place(Draft *draft, int32_t source_at);

/* Copies what was kept into the arena. */
Document draft_finish(Draft *draft);

#endif
