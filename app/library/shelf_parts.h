/* What the files of the shelf share. Internal to library/.
 *
 * `slot` is the place of a pack on the shelf, `row` an id or an index within that pack. A shelf of
 * one pack has no Many, and every function asks for that first: nothing of the merging may cost a
 * booth with one pack anything.
 */
#ifndef TSUBO_LIBRARY_SHELF_PARTS_H
#define TSUBO_LIBRARY_SHELF_PARTS_H

#include "base/limits.h"
#include "library/merge.h"
#include "library/shelf.h"

enum { KANA_ROWS = 10 };

/* A topic of several packs under the first one's words. */
typedef struct SharedTopic {
    int32_t id;                     /* on the shelf */
    int32_t ids[LIMIT_SHELF_PACKS]; /* in each pack, -1 where it is not known */
    int64_t rows;                   /* of all packs' lists, with what is hidden */
} SharedTopic;

/* What two packs and more need. */
typedef struct Many {
    Arena scratch;
    Arena streams[LIMIT_SHELF_PACKS]; /* the next keys of each pack while lists are merged */
    Merged issues;
    Merged videos;
    Merged topic; /* the topic and the term asked for last */
    Merged term;
    Merged terms[KANA_ROWS];
    int32_t term_counts[KANA_ROWS];
    bool terms_counted;
    bool hidden_known; /* the next three */
    int32_t hidden_issues;
    int32_t hidden_videos;
    int32_t hidden_items[LIMIT_SHELF_PACKS][LIMIT_TOPICS + 1]; /* of each topic of each pack */
    SharedTopic topics[LIMIT_SHELF_TOPICS];
    int32_t topic_count; /* 0 until somebody asks */
} Many;

struct Shelf {
    Pack *packs[LIMIT_SHELF_PACKS]; /* in the order of the shelf */
    int32_t count;
    int32_t named_first; /* slot of the pack whose words greet the visitor */
    Many *many;          /* NULL with one pack */
};

/* From an id of this shelf to the pack and its own id. FORMAT for one that no pack has. */
MUST_USE bool shelf_resolve(const Shelf *shelf, int32_t *id, int32_t *slot, Failure *failure);
/* From a pack's own id to one of the shelf; 0 stays 0. FORMAT beyond SHELF_ROW_MOST. */
MUST_USE bool shelf_lift(const Shelf *shelf, int32_t slot, int32_t *id, Failure *failure);
/* The same for every picture of a document, whose blocks are copied into the arena for it. */
MUST_USE bool shelf_lift_document(const Shelf *shelf, Arena *arena, int32_t slot,
                                  Document *document, Failure *failure);

/* Whether the arena has room for what is to be merged in it; LIMIT when not. */
MUST_USE bool shelf_room(const Arena *arena, size_t bytes, Failure *failure);

/* The pack an issue number belongs to, and its row there; slot -1 when nobody has it. */
MUST_USE bool shelf_find_issue(Shelf *shelf, int32_t number, int32_t *slot, int32_t *row,
                               Failure *failure);
/* Whether a pack further up has the same issue, video or (in PACK_LIST_TERMS) term. */
MUST_USE bool shelf_hides(Shelf *shelf, int32_t slot, PackListKind list, const PackKey *key,
                          bool *hidden, Failure *failure);

/* The items of a topic or a term: the list as the last call left it, or begun anew for another one;
 * then a window of it. */
void shelf_begin_items(Merged *merged, PackListKind kind, const int32_t *of, int64_t rows);
MUST_USE bool shelf_read_items(Shelf *shelf, Arena *arena, Merged *merged, Window window,
                               ItemRecord **items, int32_t *count, Failure *failure);

/* Finds out what is hidden, once; of several packs only. */
MUST_USE bool shelf_learn_hidden(Shelf *shelf, Failure *failure);

#endif
