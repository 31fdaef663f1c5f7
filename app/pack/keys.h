/* What a shelf of several packs asks one of them in order to merge their lists.
 *
 * The lists of pack.h come with everything a screen shows. To find out which pack's row comes next,
 * a shelf needs much less: the key by which the rows of that list are ordered. These readers give
 * only that, for the same lists, in the same order, by the same windows.
 *
 *     PackList list = {PACK_LIST_ISSUES, 0};
 *     PackKey *keys; int32_t count;
 *     if (!pack_keys_in(pack, arena, list, (Window){0, 64}, &keys, &count, &failure)) { … }
 */
#ifndef TSUBO_PACK_KEYS_H
#define TSUBO_PACK_KEYS_H

#include "pack/pack.h"

/* The lists that are merged; each is ordered as the reader of pack.h named beside it says. */
typedef enum PackListKind {
    PACK_LIST_ISSUES,      /* pack_issues_in */
    PACK_LIST_VIDEOS,      /* pack_videos_in */
    PACK_LIST_TOPIC_ITEMS, /* pack_topic_items_in of topic `of` */
    PACK_LIST_TERMS,       /* pack_terms_in of kana row `of` */
    PACK_LIST_TERM_ITEMS,  /* pack_term_items_in of term `of` */
} PackListKind;

typedef struct PackList {
    PackListKind kind;
    int32_t of;
} PackList;

/* Rows are ordered by kind, then by falling number, then by the reading, then, among videos, by the
 * key. What a list has no use for is 0 or empty. */
typedef struct PackKey {
    ItemKind kind;
    int32_t number; /* of the issue; of the newest issue that names a video */
    Str key;        /* of a video; the term of a term */
    Str reading;    /* of a term */
} PackKey;

MUST_USE bool pack_keys_in(Pack *pack, Arena *arena, PackList list, Window window, PackKey **keys,
                           int32_t *count, Failure *failure);

/* The row of an issue, a video or a term that a list of this pack shows; 0 for none. */
MUST_USE bool pack_find_issue(Pack *pack, int32_t number, int32_t *row, Failure *failure);
MUST_USE bool pack_find_video(Pack *pack, Str key, int32_t *id, Failure *failure);
MUST_USE bool pack_find_term(Pack *pack, Str term, int32_t *id, Failure *failure);

/* Adds to counts[topic id] the items that the articles of the issues in rows [first, last], or one
 * video, bring to each topic. `counts` has LIMIT_TOPICS + 1 entries. */
MUST_USE bool pack_count_article_topics(Pack *pack, int32_t first, int32_t last, int32_t *counts,
                                        Failure *failure);
MUST_USE bool pack_count_video_topics(Pack *pack, int32_t id, int32_t *counts, Failure *failure);

#endif
