/* Ways to find an item: topics, terms, relations, highlights, keys.
 *
 * Most lists here are cut another way than the ids lie, so each has a column of dense places of its
 * own (schema.c), and a window is a range of those. */
#include <assert.h>

#include "base/limits.h"
#include "pack/reader.h"

enum {
    NUMBER_MOST = 99999,
    KANA_ROWS = 10,
    HIGHLIGHTS = 12,
    /* No more items than articles and videos together. */
    ITEMS_MOST = LIMIT_ISSUES * LIMIT_ISSUE_ARTICLES + LIMIT_VIDEOS,
};

/* Columns from left to right, as the statement names them. */
static void take_item(Rows *rows, ItemRecord *item) {
    item->kind = (ItemKind)rows_number(rows, ITEM_ARTICLE, ITEM_VIDEO);
    item->id = rows_number(rows, 1, INT32_MAX);
    item->title = rows_name(rows);
    item->detail = rows_text(rows);
    item->highlight = rows_text(rows);
    item->issue_number = rows_number(rows, 0, NUMBER_MOST);
    item->key = rows_name(rows);
}

/* Never more than the caller has asked for, whatever the table says. */
static void take_items(Rows *rows, ItemRecord **items, int32_t *count, int32_t most) {
    *items = ROWS_NEW(rows, ItemRecord, most);
    *count = 0;
    while (rows_next(rows) && *count < most) {
        take_item(rows, &(*items)[(*count)++]);
    }
}

static void take_term(Rows *rows, TermRecord *term) {
    term->id = rows_number(rows, 1, INT32_MAX);
    term->term = rows_name(rows);
    term->reading = rows_name(rows);
    term->text = rows_text(rows);
    term->row = rows_number(rows, 0, KANA_ROWS - 1);
    term->item_count = rows_number(rows, 0, ITEMS_MOST);
}

static void take_terms(Rows *rows, TermRecord **terms, int32_t *count, int32_t most) {
    *terms = ROWS_NEW(rows, TermRecord, most);
    *count = 0;
    while (rows_next(rows) && *count < most) {
        take_term(rows, &(*terms)[(*count)++]);
    }
}

/* Without those that nothing belongs to. */
bool pack_topics_in(Pack *pack, Arena *arena, TopicRecord **topics, int32_t *count,
                    Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_TOPICS, arena, failure);
    *topics = ROWS_NEW(&rows, TopicRecord, LIMIT_TOPICS);
    *count = 0;
    rows_give(&rows, LIMIT_TOPICS);
    while (rows_next(&rows)) {
        TopicRecord *topic = &(*topics)[*count];
        topic->id = rows_number(&rows, 1, INT32_MAX);
        topic->key = rows_name(&rows);
        topic->title = rows_name(&rows);
        topic->english = rows_text(&rows);
        topic->item_count = rows_number(&rows, 0, ITEMS_MOST);
        /* A topic without items is written over by the next one. */
        *count += topic->item_count > 0;
    }
    return rows_end(&rows);
}

/* A range of dense places, not an offset: the last window costs as much as the first. */
bool pack_topic_items_in(Pack *pack, Arena *arena, int32_t topic_id, Window window,
                         ItemRecord **items, int32_t *count, Failure *failure) {
    assert(window.count <= LIMIT_LIST_ROWS && "a window is a screenful");
    Rows rows = rows_begin(pack, QUERY_TOPIC_ITEMS, arena, failure);
    rows_give(&rows, topic_id);
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    take_items(&rows, items, count, window.count);
    return rows_end(&rows);
}

/* A range of dense places within the kana row. */
bool pack_terms_in(Pack *pack, Arena *arena, int32_t row, Window window, TermRecord **terms,
                   int32_t *count, Failure *failure) {
    assert(window.count <= LIMIT_LIST_ROWS && "a window is a screenful");
    Rows rows = rows_begin(pack, QUERY_TERMS, arena, failure);
    rows_give(&rows, row);
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    take_terms(&rows, terms, count, window.count);
    return rows_end(&rows);
}

bool pack_term_rows(Pack *pack, int32_t counts[10], Failure *failure) {
    for (int32_t row = 0; row < KANA_ROWS; row++) {
        Rows rows = rows_begin(pack, QUERY_TERM_ROW, NULL, failure);
        rows_give(&rows, row);
        /* Places are dense, so the last one is the count; a row without terms has no place. */
        counts[row] = rows_next(&rows) ? rows_number(&rows, 0, LIMIT_TERMS) : 0;
        if (!rows_end(&rows)) {
            return false;
        }
    }
    return true;
}

bool pack_term_in(Pack *pack, Arena *arena, int32_t id, TermRecord *term, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_TERM, arena, failure);
    rows_give(&rows, id);
    if (rows_next(&rows)) {
        take_term(&rows, term);
    } else {
        rows_damaged(&rows, "a term that it names is missing");
    }
    return rows_end(&rows);
}

/* A range of dense places within the items of the term. */
bool pack_term_items_in(Pack *pack, Arena *arena, int32_t term_id, Window window,
                        ItemRecord **items, int32_t *count, Failure *failure) {
    assert(window.count <= LIMIT_LIST_ROWS && "a window is a screenful");
    Rows rows = rows_begin(pack, QUERY_TERM_ITEMS, arena, failure);
    rows_give(&rows, term_id);
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    take_items(&rows, items, count, window.count);
    return rows_end(&rows);
}

/* In the order in which the source names them. */
bool pack_item_terms_in(Pack *pack, Arena *arena, ItemKind kind, int32_t id, TermRecord **terms,
                        int32_t *count, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_ITEM_TERMS, arena, failure);
    rows_give(&rows, (int32_t)kind);
    rows_give(&rows, id);
    rows_give(&rows, LIMIT_ARTICLE_TERMS);
    take_terms(&rows, terms, count, LIMIT_ARTICLE_TERMS);
    return rows_end(&rows);
}

/* Its own references first, then what refers to it. */
bool pack_related_in(Pack *pack, Arena *arena, ItemKind kind, int32_t id, ItemRecord **items,
                     int32_t *count, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_RELATED, arena, failure);
    rows_give(&rows, (int32_t)kind);
    rows_give(&rows, id);
    rows_give(&rows, LIMIT_LIST_ROWS);
    take_items(&rows, items, count, LIMIT_LIST_ROWS);
    return rows_end(&rows);
}

/* The newest issue's and the videos'. */
bool pack_highlights_in(Pack *pack, Arena *arena, ItemRecord **items, int32_t *count,
                        Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_HIGHLIGHTS, arena, failure);
    rows_give(&rows, HIGHLIGHTS);
    take_items(&rows, items, count, HIGHLIGHTS);
    return rows_end(&rows);
}

static bool find_by(Pack *pack, Query query, Str key, int32_t *id, Failure *failure) {
    Rows rows = rows_begin(pack, query, NULL, failure);
    rows_give_text(&rows, key);
    *id = rows_next(&rows) ? rows_number(&rows, 1, INT32_MAX) : 0;
    return rows_end(&rows);
}

/* An article first; keys of videos begin differently, so the second question is rare. */
bool pack_find_key(Pack *pack, Str key, ItemKind *kind, int32_t *id, Failure *failure) {
    *kind = ITEM_ARTICLE;
    if (!find_by(pack, QUERY_ARTICLE_KEY, key, id, failure)) {
        return false;
    }
    if (*id != 0) {
        return true;
    }
    *kind = ITEM_VIDEO;
    return find_by(pack, QUERY_VIDEO_KEY, key, id, failure);
}
