/* Where the pieces of a newsletter begin.
 *
 * One Cut per unit: does a piece begin here, how sure is that, why, and, where the place decides
 * it, what the piece is. The frame (top matter, opening message, editor's note, end matter) is
 * found first, then the articles between: by headings where there are any, by boundary.h where
 * there are none.
 *
 *     Cut *cuts = cut_make_in(arena, &units);
 *     cuts[12].starts, cuts[12].why
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_CUT_H
#define TSUBO_PACK_TOOL_IMPORT_CUT_H

#include "pack_tool/import/units.h"

typedef struct Cut {
    bool starts;
    bool placed; /* `kind` is decided by the place */
    PieceKind kind;
    int32_t section_row; /* of words_section_headings, -1 for none; counts for what follows too */
    int32_t sureness;    /* 0–100 that the piece begins exactly here */
    const char *why;     /* in Japanese, for the map */
} Cut;

/* Units [first, end) between top matter and end matter. */
typedef struct Frame {
    int32_t first;    /* first unit that is no top matter */
    int32_t articles; /* behind the opening message, or `first`; without sections see boundary.h */
    int32_t end;      /* first unit of the end matter */
    int32_t note;     /* first unit of the editor's note, or `end` */
    bool opening;     /* there is an opening message */
} Frame;

Frame cut_find_frame_in(Arena *arena, const Units *units);

/* The kind of an end-matter or top-matter line by its words; KIND_VIDEO for none of these. */
PieceKind cut_frame_kind(Str fold, bool at_end);

Cut *cut_make_in(Arena *arena, const Units *units);

#endif
