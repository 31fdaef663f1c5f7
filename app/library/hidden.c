/* What several packs have in common, and what that takes away from counts.
 *
 * Only packs below the first one can have something hidden. Their issues and videos are walked once
 * by key, and each that a pack above has too is taken off: from the number of issues and videos,
 * and from the topics its items stand in. Neighbouring hidden issues are asked for together, since
 * their articles are one range of rows.
 */
#include <string.h>

#include "library/shelf_parts.h"

/* A pack's list while it is walked. */
typedef struct Search {
    Shelf *shelf;
    int32_t slot;
    PackListKind list;
    int32_t run_first; /* rows of hidden neighbours that are not taken off yet, 0 for none */
    int32_t run_last;
    Failure *failure;
} Search;

/* Takes the run of hidden rows off the topics. */
static bool take_off(Search *search) {
    int32_t first = search->run_first;
    int32_t *counts = search->shelf->many->hidden_items[search->slot];
    Pack *pack = search->shelf->packs[search->slot];
    search->run_first = 0;
    if (first == 0) {
        return true;
    }
    if (search->list == PACK_LIST_ISSUES) {
        return pack_count_article_topics(pack, first, search->run_last, counts, search->failure);
    }
    for (int32_t id = first; id <= search->run_last; id++) {
        if (!pack_count_video_topics(pack, id, counts, search->failure)) {
            return false;
        }
    }
    return true;
}

/* The pack that stands further in front wins; everything it has hides the same thing behind it. */
static bool judge(Search *search, const PackKey *key, int32_t row, int32_t *count) {
    bool hidden = false;
    if (!shelf_hides(search->shelf, search->slot, search->list, key, &hidden, search->failure)) {
        return false;
    }
    if (!hidden) {
        return take_off(search);
    }
    search->run_first = search->run_first > 0 ? search->run_first : row;
    search->run_last = row;
    ++*count;
    return true;
}

/* Walks one list of one pack and adds up what is hidden. */
static bool find_hidden(Shelf *shelf, int32_t slot, PackListKind list, int32_t *hidden,
                        Failure *failure) {
    Search search = {.shelf = shelf, .slot = slot, .list = list, .failure = failure};
    Window window = {0, LIMIT_LIST_ROWS};
    int32_t count = LIMIT_LIST_ROWS;
    for (; count == LIMIT_LIST_ROWS; window.first += count) {
        PackKey *keys = NULL;
        arena_reset(&shelf->many->streams[slot]);
        if (!pack_keys_in(shelf->packs[slot], &shelf->many->streams[slot], (PackList){list, 0},
                          window, &keys, &count, failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            if (!judge(&search, &keys[i], window.first + i + 1, hidden)) {
                return false;
            }
        }
    }
    return take_off(&search);
}

/* Done once, when it is first asked for; a shelf of one pack never asks. */
bool shelf_learn_hidden(Shelf *shelf, Failure *failure) {
    if (shelf->many->hidden_known) {
        return true;
    }
    shelf->many->hidden_issues = 0;
    shelf->many->hidden_videos = 0;
    for (int32_t slot = 1; slot < shelf->count; slot++) {
        memset(shelf->many->hidden_items[slot], 0, sizeof(shelf->many->hidden_items[slot]));
        if (!find_hidden(shelf, slot, PACK_LIST_ISSUES, &shelf->many->hidden_issues, failure) ||
            !find_hidden(shelf, slot, PACK_LIST_VIDEOS, &shelf->many->hidden_videos, failure)) {
            return false;
        }
    }
    shelf->many->hidden_known = true;
    return true;
}
