/* Opening a shelf, the order of its packs, and what an id of the shelf means. */
#include "library/shelf.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "library/shelf_parts.h"

enum {
    /* A screenful of records: 64 of articles with every text as long as it may be. */
    SCRATCH_BYTES = 16 * 1024 * 1024,
    /* MERGE_STEP keys with two texts of LIMIT_FIELD_BYTES. */
    STREAM_BYTES = 1024 * 1024,
};

/* Whether a stands further up than b. */
static bool goes_before(const Pack *a, const Pack *b) {
    const PackMeta *left = pack_meta(a);
    const PackMeta *right = pack_meta(b);
    return left->serial != right->serial ? left->serial > right->serial
                                         : str_compare(left->id, right->id) < 0;
}

/* The slot of another release of the same pack, or -1. */
static int32_t find_release(const Shelf *shelf, const Pack *pack) {
    for (int32_t i = 0; i < shelf->count; i++) {
        if (str_equal(pack_meta(shelf->packs[i])->id, pack_meta(pack)->id)) {
            return i;
        }
    }
    return -1;
}

/* Packs keep their order, because ids name their places. */
static void take_out(Shelf *shelf, int32_t slot) {
    pack_close(shelf->packs[slot]);
    shelf->count--;
    memmove(&shelf->packs[slot], &shelf->packs[slot + 1],
            sizeof(Pack *) * (size_t)(shelf->count - slot));
}

/* By falling serial, then by id; the order in which packs were named means nothing.
 * Sorted while it grows; sixteen are not worth more. */
static void put_in(Shelf *shelf, Pack *pack) {
    int32_t slot = shelf->count++;
    for (; slot > 0 && goes_before(pack, shelf->packs[slot - 1]); slot--) {
        shelf->packs[slot] = shelf->packs[slot - 1];
    }
    shelf->packs[slot] = pack;
}

/* Only with several packs; one pack needs no merging and pays for none. */
static Many *begin_merging(Arena *arena, const Shelf *shelf) {
    int64_t issues = 0;
    int64_t videos = 0;
    int32_t of[LIMIT_SHELF_PACKS] = {0};
    Many *many = ARENA_NEW(arena, Many, 1);
    many->scratch = arena_open(SCRATCH_BYTES);
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        many->streams[slot] = arena_open(STREAM_BYTES);
        issues += pack_issue_count(shelf->packs[slot]);
        videos += pack_video_count(shelf->packs[slot]);
    }
    merge_begin(&many->issues, PACK_LIST_ISSUES, of, issues);
    merge_begin(&many->videos, PACK_LIST_VIDEOS, of, videos);
    for (int32_t row = 0; row < KANA_ROWS; row++) {
        for (int32_t slot = 0; slot < LIMIT_SHELF_PACKS; slot++) {
            of[slot] = row;
        }
        merge_begin(&many->terms[row], PACK_LIST_TERMS, of, (int64_t)LIMIT_TERMS * shelf->count);
    }
    return many;
}

/* Of two releases of one id the newer one stays; the other is closed at once. */
Shelf *shelf_of_packs_in(Arena *arena, Pack *const *packs, int32_t count) {
    assert(count >= 1 && count <= LIMIT_SHELF_PACKS && "a shelf holds 1 to LIMIT_SHELF_PACKS");
    Shelf *shelf = ARENA_NEW(arena, Shelf, 1);
    Str first = pack_meta(packs[0])->id;
    for (int32_t i = 0; i < count; i++) {
        int32_t other = find_release(shelf, packs[i]);
        if (other >= 0 && !goes_before(packs[i], shelf->packs[other])) {
            pack_close(packs[i]);
            continue;
        }
        if (other >= 0) {
            take_out(shelf, other);
        }
        put_in(shelf, packs[i]);
    }
    for (int32_t i = 0; i < shelf->count; i++) {
        if (str_equal(pack_meta(shelf->packs[i])->id, first)) {
            shelf->named_first = i;
        }
    }
    shelf->many = shelf->count > 1 ? begin_merging(arena, shelf) : NULL;
    return shelf;
}

/* All of them or none: half a shelf would look like lost content. */
Shelf *shelf_open_in(Arena *arena, const Str *paths, int32_t count, Failure *failure) {
    Pack *packs[LIMIT_SHELF_PACKS];
    if (count < 1 || count > LIMIT_SHELF_PACKS) {
        failure_set(failure, FAILURE_LIMIT, "a shelf has 1 to %d packs, not %d", LIMIT_SHELF_PACKS,
                    count);
        return NULL;
    }
    for (int32_t i = 0; i < count; i++) {
        packs[i] = pack_open_in(arena, paths[i], failure);
        if (!packs[i]) {
            while (i > 0) {
                pack_close(packs[--i]);
            }
            return NULL;
        }
    }
    return shelf_of_packs_in(arena, packs, count);
}

/* The arena is the caller's; only what the system has lent is given back. */
void shelf_close(Shelf *shelf) {
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        pack_close(shelf->packs[slot]);
        if (shelf->many) {
            arena_close(&shelf->many->streams[slot]);
        }
    }
    if (shelf->many) {
        arena_close(&shelf->many->scratch);
    }
    shelf->count = 0;
}

/* Borrowed from the pack, like everything that is not merged. */
const PackMeta *shelf_meta(const Shelf *shelf) {
    return pack_meta(shelf->packs[shelf->named_first]);
}

int32_t shelf_pack_count(const Shelf *shelf) {
    return shelf->count;
}

const PackMeta *shelf_pack_meta(const Shelf *shelf, int32_t index) {
    assert(index >= 0 && index < shelf->count && "a pack of this shelf");
    return pack_meta(shelf->packs[index]);
}

/* The pack of an id is in its upper bits; what is left is the pack's own. */
bool shelf_resolve(const Shelf *shelf, int32_t *id, int32_t *slot, Failure *failure) {
    *slot = 0;
    if (!shelf->many) {
        return true; /* ids go through as they are, however large they may be */
    }
    *slot = *id >> SHELF_ROW_BITS;
    if (*slot < 0 || *slot >= shelf->count) {
        return failure_set(failure, FAILURE_FORMAT, "no pack of the shelf has the id %d", *id);
    }
    *id &= SHELF_ROW_MOST;
    return true;
}

bool shelf_lift(const Shelf *shelf, int32_t slot, int32_t *id, Failure *failure) {
    if (shelf->many && *id > SHELF_ROW_MOST) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s is damaged: it counts up to %d",
                           STR_ARG(pack_meta(shelf->packs[slot])->id), *id);
    }
    *id = *id == 0 ? 0 : slot << SHELF_ROW_BITS | *id;
    return true;
}

/* Pictures are named by ids, too, so a document is rewritten once when it is read. */
bool shelf_lift_document(const Shelf *shelf, Arena *arena, int32_t slot, Document *document,
                         Failure *failure) {
    if (!shelf->many) {
        return true;
    }
    size_t bytes = sizeof(Block) * ((size_t)document->block_count + 1);
    if (!shelf_room(arena, bytes, failure)) {
        return false;
    }
    Block *blocks = ARENA_NEW(arena, Block, document->block_count + 1);
    for (int32_t i = 0; i < document->block_count; i++) {
        blocks[i] = document->blocks[i];
        if (!shelf_lift(shelf, slot, &blocks[i].picture, failure)) {
            return false;
        }
    }
    document->blocks = blocks;
    return true;
}

/* From the first pack down: the first that has it owns it. */
bool shelf_find_issue(Shelf *shelf, int32_t number, int32_t *slot, int32_t *row, Failure *failure) {
    for (*slot = 0; *slot < shelf->count; ++*slot) {
        if (!pack_find_issue(shelf->packs[*slot], number, row, failure)) {
            return false;
        }
        if (*row != 0) {
            return true;
        }
    }
    *slot = -1;
    return true;
}

/* Whether one pack has the issue, video or term. */
static bool has(Pack *pack, PackListKind list, const PackKey *key, bool *found, Failure *failure) {
    int32_t id = 0;
    bool done = list == PACK_LIST_TERMS   ? pack_find_term(pack, key->key, &id, failure)
                : key->kind == ITEM_VIDEO ? pack_find_video(pack, key->key, &id, failure)
                                          : pack_find_issue(pack, key->number, &id, failure);
    *found = id != 0;
    return done;
}

/* Something is hidden when a pack further in front has the same key.
 * Asked for every row of every pack below the first one while lists are walked: a look-up by index
 * each time, a microsecond. */
bool shelf_hides(Shelf *shelf, int32_t slot, PackListKind list, const PackKey *key, bool *hidden,
                 Failure *failure) {
    *hidden = false;
    for (int32_t above = 0; above < slot && !*hidden; above++) {
        if (!has(shelf->packs[above], list, key, hidden, failure)) {
            return false;
        }
    }
    return true;
}

/* Whether an article or a video that one pack has under the key is hidden by another. */
static bool is_hidden(Shelf *shelf, int32_t slot, Str key, ItemKind kind, int32_t id, bool *hidden,
                      Failure *failure) {
    PackKey found = {.kind = kind, .key = key};
    ArticleRecord article = {0};
    *hidden = false;
    if (slot == 0) {
        return true;
    }
    arena_reset(&shelf->many->scratch);
    if (kind == ITEM_ARTICLE &&
        !pack_article_in(shelf->packs[slot], &shelf->many->scratch, id, &article, failure)) {
        return false;
    }
    found.number = article.issue_number;
    return shelf_hides(shelf, slot, PACK_LIST_TOPIC_ITEMS, &found, hidden, failure);
}

/* Keys survive a change of the shelf; ids do not. This is how a reader stays on the page during an
 * update. */
bool shelf_find_key(Shelf *shelf, Str key, ItemKind *kind, int32_t *id, Failure *failure) {
    *id = 0;
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        bool hidden = false;
        if (!pack_find_key(shelf->packs[slot], key, kind, id, failure)) {
            return false;
        }
        if (*id == 0) {
            continue;
        }
        if (!is_hidden(shelf, slot, key, *kind, *id, &hidden, failure)) {
            return false;
        }
        if (!hidden) {
            return shelf_lift(shelf, slot, id, failure);
        }
        *id = 0;
    }
    return true;
}

bool shelf_qr_in(Shelf *shelf, Arena *arena, int32_t id, QrCode *qr, Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_qr_in(shelf->packs[slot], arena, id, qr, failure);
}

bool shelf_picture_in(Shelf *shelf, Arena *arena, int32_t id, PictureRecord *picture,
                      Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_picture_in(shelf->packs[slot], arena, id, picture, failure) &&
           shelf_lift(shelf, slot, &picture->id, failure);
}
