/* One list out of many: which pack's row stands at which place. Internal to library/.
 *
 * The rows of every pack lie in order, so the merged list is found by taking again and again the
 * least of the packs' next keys. That walk is the whole cost, and it is paid once: every so many
 * places the walk leaves a mark (how many rows of each pack lie before it), and a window deep in
 * the list begins at the mark before it. Nothing is walked before somebody asks, and a list of
 * eighty thousand rows takes 16 KiB of marks.
 *
 *     Pick picks[LIMIT_LIST_ROWS]; int32_t count;
 *     if (!merge_window(shelf, &many->issues, (Window){1980, 12}, picks, &count, failure)) { … }
 *     pack_issues_in(shelf->packs[picks[0].slot], arena, (Window){picks[0].row, 1}, …);
 *
 * The other design, an index of all places built at the start, would read every row of every pack
 * before the first picture.
 */
#ifndef TSUBO_LIBRARY_MERGE_H
#define TSUBO_LIBRARY_MERGE_H

#include "base/limits.h"
#include "library/shelf.h"
#include "pack/keys.h"

enum {
    MERGE_MARKS = 256,
    /* Keys read ahead from each pack, and the least distance of two marks. */
    MERGE_STEP = 64,
};

/* How many rows of each pack's list lie before a place. */
typedef struct Taken {
    int32_t rows[LIMIT_SHELF_PACKS];
} Taken;

typedef struct Merged {
    PackListKind kind;
    int32_t of[LIMIT_SHELF_PACKS]; /* PackList.of in each pack; -1: it takes no part */
    int32_t step;                  /* places between two marks; 0: the list was never begun */
    int32_t mark_count;            /* at least 1: the beginning of the list */
    Taken marks[MERGE_MARKS];
} Merged;

typedef struct Pick {
    int32_t slot;
    int32_t row; /* index in that pack's own list */
} Pick;

/* Empties the list and prepares it for at most `rows` rows; `of` has an entry for each pack. */
void merge_begin(Merged *merged, PackListKind kind, const int32_t *of, int64_t rows);

/* The picks of a window of at most LIMIT_LIST_ROWS places; fewer at the end of the list. */
MUST_USE bool merge_window(Shelf *shelf, Merged *merged, Window window, Pick *picks, int32_t *count,
                           Failure *failure);

/* The place, from 0, of a pack's row; FORMAT when the list does not have it. */
MUST_USE bool merge_place(Shelf *shelf, Merged *merged, Pick pick, int32_t *place,
                          Failure *failure);

/* The length of the list. */
MUST_USE bool merge_length(Shelf *shelf, Merged *merged, int32_t *length, Failure *failure);

#endif
