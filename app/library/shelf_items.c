/* Topics of the whole shelf, and the items of a topic or a term. */
#include <string.h>

#include "library/shelf_parts.h"

/* Two dozen topics at most: looking through them is the index. */
static int32_t find_topic_key(const TopicRecord *topics, int32_t count, Str key) {
    for (int32_t i = 0; i < count; i++) {
        if (str_equal(topics[i].key, key)) {
            return i;
        }
    }
    return -1;
}

/* Adds one pack's topic to those of the packs above it; what is beyond the limit is left out. */
static bool add_topic(Shelf *shelf, int32_t slot, const TopicRecord *topic, TopicRecord *topics,
                      Failure *failure) {
    Many *many = shelf->many;
    int32_t at = find_topic_key(topics, many->topic_count, topic->key);
    if (at < 0 && many->topic_count == LIMIT_SHELF_TOPICS) {
        return true;
    }
    if (at < 0) {
        at = many->topic_count++;
        topics[at] = *topic;
        topics[at].item_count = 0;
        if (!shelf_lift(shelf, slot, &topics[at].id, failure)) {
            return false;
        }
        many->topics[at] = (SharedTopic){.id = topics[at].id};
        memset(many->topics[at].ids, -1, sizeof(many->topics[at].ids));
    }
    int32_t id = topic->id <= LIMIT_TOPICS ? topic->id : 0; /* counted under 0: under nothing */
    many->topics[at].ids[slot] = topic->id;
    many->topics[at].rows += topic->item_count;
    topics[at].item_count += topic->item_count - many->hidden_items[slot][id];
    return true;
}

/* Topics of the same key are one topic, under the words of the first pack that has it.
 * The topics of one pack, in its order, behind those of the packs above it. */
static bool add_topics(Shelf *shelf, Arena *arena, int32_t slot, TopicRecord *topics,
                       Failure *failure) {
    TopicRecord *some = NULL;
    int32_t count = 0;
    if (!pack_topics_in(shelf->packs[slot], arena, &some, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        if (!add_topic(shelf, slot, &some[i], topics, failure)) {
            return false;
        }
    }
    return true;
}

/* The order of the first pack, then what the others add.
 * Read anew for every caller, because the words live in the caller's arena; which topic is which in
 * each pack is remembered. */
bool shelf_topics_in(Shelf *shelf, Arena *arena, TopicRecord **topics, int32_t *count,
                     Failure *failure) {
    if (!shelf->many) {
        return pack_topics_in(shelf->packs[0], arena, topics, count, failure);
    }
    if (!shelf_learn_hidden(shelf, failure) ||
        !shelf_room(arena, sizeof(TopicRecord) * LIMIT_SHELF_TOPICS, failure)) {
        return false;
    }
    *topics = ARENA_NEW(arena, TopicRecord, LIMIT_SHELF_TOPICS);
    *count = 0;
    shelf->many->topic_count = 0;
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        if (!add_topics(shelf, arena, slot, *topics, failure)) {
            shelf->many->topic_count = 0; /* ask again next time */
            return false;
        }
    }
    for (int32_t i = 0; i < shelf->many->topic_count; i++) {
        (*topics)[*count] = (*topics)[i];
        *count += (*topics)[i].item_count > 0;
    }
    return true;
}

/* The topic of an id, NULL for none. */
static bool find_topic(Shelf *shelf, int32_t id, const SharedTopic **found, Failure *failure) {
    Many *many = shelf->many;
    TopicRecord *topics = NULL;
    int32_t count = 0;
    *found = NULL;
    arena_reset(&many->scratch);
    if (many->topic_count == 0 &&
        !shelf_topics_in(shelf, &many->scratch, &topics, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < many->topic_count && !*found; i++) {
        *found = many->topics[i].id == id ? &many->topics[i] : NULL;
    }
    return true;
}

void shelf_begin_items(Merged *merged, PackListKind kind, const int32_t *of, int64_t rows) {
    if (merged->step == 0 || memcmp(merged->of, of, sizeof(merged->of)) != 0) {
        merge_begin(merged, kind, of, rows);
    }
}

/* One row of the list that the topic or term has in one pack. */
static bool read_item(Shelf *shelf, Arena *arena, const Merged *merged, Pick pick, ItemRecord *item,
                      Failure *failure) {
    ItemRecord *one = NULL;
    int32_t count = 0;
    Pack *pack = shelf->packs[pick.slot];
    int32_t of = merged->of[pick.slot];
    Window window = {pick.row, 1};
    bool topic = merged->kind == PACK_LIST_TOPIC_ITEMS;
    if (!(topic ? pack_topic_items_in(pack, arena, of, window, &one, &count, failure)
                : pack_term_items_in(pack, arena, of, window, &one, &count, failure))) {
        return false;
    }
    if (count == 0) {
        return failure_set(failure, FAILURE_FORMAT, "a list of the shelf is damaged");
    }
    *item = *one;
    return shelf_lift(shelf, pick.slot, &item->id, failure);
}

/* A window of articles, then videos, in the order of the shelf. */
bool shelf_read_items(Shelf *shelf, Arena *arena, Merged *merged, Window window, ItemRecord **items,
                      int32_t *count, Failure *failure) {
    Pick picks[LIMIT_LIST_ROWS];
    if (!merge_window(shelf, merged, window, picks, count, failure) ||
        !shelf_room(arena, sizeof(ItemRecord) * LIMIT_LIST_ROWS, failure)) {
        return false;
    }
    *items = ARENA_NEW(arena, ItemRecord, *count + 1);
    for (int32_t i = 0; i < *count; i++) {
        if (!read_item(shelf, arena, merged, picks[i], &(*items)[i], failure)) {
            return false;
        }
    }
    return true;
}

/* A reader pages through one topic at a time, so the marks of one are kept. */
bool shelf_topic_items_in(Shelf *shelf, Arena *arena, int32_t topic_id, Window window,
                          ItemRecord **items, int32_t *count, Failure *failure) {
    const SharedTopic *topic = NULL;
    *count = 0;
    if (!shelf->many) {
        return pack_topic_items_in(shelf->packs[0], arena, topic_id, window, items, count, failure);
    }
    if (!find_topic(shelf, topic_id, &topic, failure)) {
        return false;
    }
    if (!topic) {
        return true; /* as a pack answers for a topic it does not know */
    }
    shelf_begin_items(&shelf->many->topic, PACK_LIST_TOPIC_ITEMS, topic->ids, topic->rows);
    return shelf_read_items(shelf, arena, &shelf->many->topic, window, items, count, failure);
}
