/* What an item refers to, and what the idle screen praises. */
#include <stdlib.h>
#include <string.h>

#include "library/shelf_parts.h"

enum { HIGHLIGHTS = 12 };

/* Where an item that one pack names is on the shelf; id 0 when it is hidden for good. */
static bool place_item(Shelf *shelf, int32_t slot, ItemRecord *item, Failure *failure) {
    PackKey key = {.kind = item->kind, .number = item->issue_number, .key = item->key};
    bool hidden = false;
    ItemKind kind = item->kind;
    if (!shelf_hides(shelf, slot, PACK_LIST_TOPIC_ITEMS, &key, &hidden, failure)) {
        return false;
    }
    if (!hidden) {
        return shelf_lift(shelf, slot, &item->id, failure);
    }
    if (!shelf_find_key(shelf, item->key, &kind, &item->id, failure)) {
        return false;
    }
    item->id = kind == item->kind ? item->id : 0;
    return true;
}

/* The list keeps its order and loses what nobody can reach. */
bool shelf_related_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id, ItemRecord **items,
                      int32_t *count, Failure *failure) {
    int32_t slot = 0;
    int32_t kept = 0;
    if (!shelf_resolve(shelf, &id, &slot, failure) ||
        !pack_related_in(shelf->packs[slot], arena, kind, id, items, count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < *count && shelf->many; i++) {
        ItemRecord item = (*items)[i];
        if (!place_item(shelf, slot, &item, failure)) {
            return false;
        }
        (*items)[kept] = item;
        kept += item.id != 0;
    }
    *count = shelf->many ? kept : *count;
    return true;
}

/* The order of the videos on the shelf. */
static int compare_videos(const void *left, const void *right) {
    const ItemRecord *a = left;
    const ItemRecord *b = right;
    return a->issue_number != b->issue_number ? b->issue_number - a->issue_number
                                              : str_compare(a->key, b->key);
}

/* Highlights of all packs on their way to a dozen: articles first. */
typedef struct Praise {
    ItemRecord *items;
    int32_t articles;
    int32_t count;
    int32_t newest; /* number of the newest issue; older articles are not praised any more */
} Praise;

/* Articles come from one pack only, in order, and go before all videos; those are sorted later. */
static void add_praise(Praise *praise, const ItemRecord *item) {
    int32_t at = praise->count++;
    if (item->kind == ITEM_ARTICLE) {
        at = praise->articles++;
        memmove(&praise->items[at + 1], &praise->items[at],
                sizeof(ItemRecord) * (size_t)(praise->count - 1 - at));
    }
    praise->items[at] = *item;
}

/* What one pack praises, without what another hides and what is not the newest any more: a pack of
 * last year still praises the articles of its own last issue. */
static bool add_highlights(Shelf *shelf, Arena *arena, int32_t slot, Praise *praise,
                           Failure *failure) {
    ItemRecord *some = NULL;
    int32_t count = 0;
    if (!pack_highlights_in(shelf->packs[slot], arena, &some, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        PackKey key = {.kind = some[i].kind, .number = some[i].issue_number, .key = some[i].key};
        bool hidden = false;
        if (!shelf_hides(shelf, slot, PACK_LIST_TOPIC_ITEMS, &key, &hidden, failure) ||
            !shelf_lift(shelf, slot, &some[i].id, failure)) {
            return false;
        }
        bool old = some[i].kind == ITEM_ARTICLE && some[i].issue_number != praise->newest;
        if (!hidden && !old) {
            add_praise(praise, &some[i]);
        }
    }
    return true;
}

/* A pack brings a dozen at most, so all of them are gathered before a dozen is kept. */
bool shelf_highlights_in(Shelf *shelf, Arena *arena, ItemRecord **items, int32_t *count,
                         Failure *failure) {
    IssueRecord *newest = NULL;
    int32_t issues = 0;
    if (!shelf->many) {
        return pack_highlights_in(shelf->packs[0], arena, items, count, failure);
    }
    if (!shelf_issues_in(shelf, arena, (Window){0, 1}, &newest, &issues, failure) ||
        !shelf_room(arena, sizeof(ItemRecord) * HIGHLIGHTS * LIMIT_SHELF_PACKS, failure)) {
        return false;
    }
    Praise praise = {.items = ARENA_NEW(arena, ItemRecord, HIGHLIGHTS * LIMIT_SHELF_PACKS),
                     .newest = issues > 0 ? newest[0].number : 0};
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        if (!add_highlights(shelf, arena, slot, &praise, failure)) {
            return false;
        }
    }
    qsort(praise.items + praise.articles, (size_t)(praise.count - praise.articles),
          sizeof(ItemRecord), compare_videos);
    *items = praise.items;
    *count = praise.count < HIGHLIGHTS ? praise.count : HIGHLIGHTS;
    return true;
}
