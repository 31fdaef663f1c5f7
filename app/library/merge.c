/* The walk: the next keys of every pack, the least of them, and a mark now and then. */
#include "library/merge.h"

#include "base/reading.h"
#include "library/shelf_parts.h"

/* The keys read ahead from one pack. */
typedef struct Stream {
    PackKey *keys;
    int32_t count;
    int32_t next;
    bool ended;
} Stream;

typedef struct Walk {
    Shelf *shelf;
    Merged *merged;
    Failure *failure;
    int32_t place; /* of the pick that comes next */
    Taken taken;
    Stream streams[LIMIT_SHELF_PACKS];
    bool failed;
} Walk;

/* Nothing is read; a list that nobody looks at costs nothing. */
void merge_begin(Merged *merged, PackListKind kind, const int32_t *of, int64_t rows) {
    int64_t step = rows / (MERGE_MARKS - 1) + 1;
    merged->kind = kind;
    merged->step = step > MERGE_STEP ? (int32_t)step : MERGE_STEP;
    merged->mark_count = 1;
    merged->marks[0] = (Taken){{0}};
    for (int32_t slot = 0; slot < LIMIT_SHELF_PACKS; slot++) {
        merged->of[slot] = of[slot];
    }
}

/* Begins at the last mark that does not lie behind `place`. */
static Walk walk_from(Shelf *shelf, Merged *merged, int32_t place, Failure *failure) {
    int32_t mark = place / merged->step;
    mark = mark < merged->mark_count ? mark : merged->mark_count - 1;
    Walk walk = {.shelf = shelf,
                 .merged = merged,
                 .failure = failure,
                 .place = mark * merged->step,
                 .taken = merged->marks[mark]};
    for (int32_t slot = 0; slot < LIMIT_SHELF_PACKS; slot++) {
        walk.streams[slot].ended = slot >= shelf->count || merged->of[slot] < 0;
    }
    return walk;
}

/* The next keys of one pack. They are read in portions, so that a list nobody pages through costs
 * one portion of each pack. */
static void fill(Walk *walk, int32_t slot) {
    Stream *stream = &walk->streams[slot];
    Arena *arena = &walk->shelf->many->streams[slot];
    Window window = {walk->taken.rows[slot], MERGE_STEP};
    PackList list = {walk->merged->kind, walk->merged->of[slot]};
    arena_reset(arena);
    stream->next = 0;
    walk->failed = !pack_keys_in(walk->shelf->packs[slot], arena, list, window, &stream->keys,
                                 &stream->count, walk->failure);
    stream->ended = walk->failed || stream->count == 0;
}

/* Negative when a comes before b; see PackKey. */
static int compare(const PackKey *a, const PackKey *b) {
    if (a->kind != b->kind) {
        return a->kind == ITEM_ARTICLE ? -1 : 1;
    }
    if (a->number != b->number) {
        return a->number > b->number ? -1 : 1;
    }
    int order = reading_compare(a->reading, b->reading);
    return order != 0 || a->kind == ITEM_ARTICLE ? order : str_compare(a->key, b->key);
}

/* The pack whose next row comes first; among equals the one further up. -1 at the end. */
static int32_t least(Walk *walk) {
    int32_t found = -1;
    const PackKey *best = NULL;
    for (int32_t slot = 0; slot < walk->shelf->count && !walk->failed; slot++) {
        Stream *stream = &walk->streams[slot];
        if (!stream->ended && stream->next == stream->count) {
            fill(walk, slot);
        }
        if (stream->ended) {
            continue;
        }
        const PackKey *key = &stream->keys[stream->next];
        if (!best || compare(key, best) < 0) {
            best = key;
            found = slot;
        }
    }
    return walk->failed ? -1 : found;
}

/* Marks make a jump into the middle of a long list cheap: the walk begins at the last one before
 * it. */
static void leave_mark(Walk *walk) {
    Merged *merged = walk->merged;
    if (walk->place == merged->mark_count * merged->step && merged->mark_count < MERGE_MARKS) {
        merged->marks[merged->mark_count++] = walk->taken;
    }
}

/* Takes the next row that is not hidden; false at the end and after a failure. */
static bool walk_next(Walk *walk, Pick *pick) {
    leave_mark(walk);
    for (int32_t slot = least(walk); slot >= 0; slot = least(walk)) {
        bool hidden = false;
        const PackKey *key = &walk->streams[slot].keys[walk->streams[slot].next];
        if (!shelf_hides(walk->shelf, slot, walk->merged->kind, key, &hidden, walk->failure)) {
            walk->failed = true;
            return false;
        }
        *pick = (Pick){slot, walk->taken.rows[slot]};
        walk->streams[slot].next++;
        walk->taken.rows[slot]++;
        if (!hidden) {
            walk->place++;
            return true;
        }
    }
    return false;
}

/* Walks to the window and takes it; what lies before is only compared, never read.
 * From the mark before the window; what lies between is walked and forgotten. */
bool merge_window(Shelf *shelf, Merged *merged, Window window, Pick *picks, int32_t *count,
                  Failure *failure) {
    Pick pick;
    Walk walk = walk_from(shelf, merged, window.first, failure);
    *count = 0;
    while (*count < window.count && walk_next(&walk, &pick)) {
        if (walk.place > window.first) {
            picks[(*count)++] = pick;
        }
    }
    return !walk.failed;
}

/* Where something stands in a list that exists only while it is walked.
 * A row lies behind the last mark that has not yet taken it. */
bool merge_place(Shelf *shelf, Merged *merged, Pick pick, int32_t *place, Failure *failure) {
    Pick found = {-1, -1};
    int32_t mark = merged->mark_count - 1;
    while (merged->marks[mark].rows[pick.slot] > pick.row) {
        mark--;
    }
    Walk walk = walk_from(shelf, merged, mark * merged->step, failure);
    while (walk_next(&walk, &found)) {
        if (found.slot == pick.slot && found.row == pick.row) {
            *place = walk.place - 1;
            return true;
        }
    }
    return !walk.failed && failure_set(failure, FAILURE_FORMAT,
                                       "a pack is damaged: a row is missing from its list");
}

/* From the last mark there is to the end; the second time that is a few steps. */
bool merge_length(Shelf *shelf, Merged *merged, int32_t *length, Failure *failure) {
    Pick pick;
    Walk walk = walk_from(shelf, merged, INT32_MAX, failure);
    while (walk_next(&walk, &pick)) {
    }
    *length = walk.place;
    return !walk.failed;
}
