/* Keys of lists. Every statement gives the same four columns, so that one reader takes them all. */
#include "pack/keys.h"

#include <assert.h>

#include "base/limits.h"
#include "pack/reader.h"

enum { NUMBER_MOST = 99999 };

/* One statement a list. A list that is forgotten here stops the compiler, not a booth. */
static Query query_of(PackListKind kind) {
    switch (kind) {
    case PACK_LIST_ISSUES: return QUERY_ISSUE_KEYS;
    case PACK_LIST_VIDEOS: return QUERY_VIDEO_KEYS;
    case PACK_LIST_TOPIC_ITEMS: return QUERY_TOPIC_ITEM_KEYS;
    case PACK_LIST_TERMS: return QUERY_TERM_KEYS;
    case PACK_LIST_TERM_ITEMS: return QUERY_TERM_ITEM_KEYS;
    }
    return QUERY_COUNT;
}

/* Nothing but what orders the list, so that walking four thousand rows takes a millisecond. */
static void take_key(Rows *rows, PackKey *key) {
    key->kind = (ItemKind)rows_number(rows, ITEM_ARTICLE, ITEM_VIDEO);
    key->number = rows_number(rows, 0, NUMBER_MOST);
    key->key = rows_text(rows);
    key->reading = rows_text(rows);
}

/* Only what is needed to merge shelves; records are read later. */
bool pack_keys_in(Pack *pack, Arena *arena, PackList list, Window window, PackKey **keys,
                  int32_t *count, Failure *failure) {
    assert(window.count <= LIMIT_LIST_ROWS && "a window is a screenful");
    Rows rows = rows_begin(pack, query_of(list.kind), arena, failure);
    *keys = ROWS_NEW(&rows, PackKey, window.count);
    *count = 0;
    /* Those two lists are the whole table; all others belong to a topic, a kana row or a term. */
    if (list.kind != PACK_LIST_ISSUES && list.kind != PACK_LIST_VIDEOS) {
        rows_give(&rows, list.of);
    }
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    while (rows_next(&rows) && *count < window.count) {
        take_key(&rows, &(*keys)[(*count)++]);
    }
    return rows_end(&rows);
}

/* Not to be found is an answer here and no damage: other packs are asked next. */
static bool end_with_id(Rows *rows, int32_t *id) {
    *id = rows_next(rows) ? rows_number(rows, 1, INT32_MAX) : 0;
    return rows_end(rows);
}

/* 0 when the pack has no such number. */
bool pack_find_issue(Pack *pack, int32_t number, int32_t *row, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_ISSUE_ROW, NULL, failure);
    rows_give(&rows, number);
    return end_with_id(&rows, row);
}

bool pack_find_video(Pack *pack, Str key, int32_t *id, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_VIDEO_KEY, NULL, failure);
    rows_give_text(&rows, key);
    return end_with_id(&rows, id);
}

bool pack_find_term(Pack *pack, Str term, int32_t *id, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_TERM_KEY, NULL, failure);
    rows_give_text(&rows, term);
    return end_with_id(&rows, id);
}

/* Added to what the caller has counted so far. */
static bool count_topics(Rows *rows, int32_t *counts) {
    while (rows_next(rows)) {
        /* The bound is that of the array. A damaged row counts for 0, which no topic has. */
        counts[rows_number(rows, 0, LIMIT_TOPICS)]++;
    }
    return rows_end(rows);
}

bool pack_count_article_topics(Pack *pack, int32_t first, int32_t last, int32_t *counts,
                               Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_ARTICLE_TOPICS, NULL, failure);
    rows_give(&rows, first);
    rows_give(&rows, last);
    return count_topics(&rows, counts);
}

bool pack_count_video_topics(Pack *pack, int32_t id, int32_t *counts, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_VIDEO_TOPICS, NULL, failure);
    rows_give(&rows, id);
    return count_topics(&rows, counts);
}
