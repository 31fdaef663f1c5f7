/* The glossaries of all packs as one.
 *
 * A term stands in the row and at the place its first pack gives it, under that pack's words; its
 * items are those of every pack that lists it.
 */
#include <string.h>

#include "library/shelf_parts.h"

/* A term in every pack that lists it. */
typedef struct SharedTerm {
    int32_t ids[LIMIT_SHELF_PACKS]; /* -1 where it is not known */
    int32_t first;                  /* slot whose words count */
    int64_t rows;
} SharedTerm;

/* Adds what one pack has of the term, if it has any of it. */
static bool add_share(Shelf *shelf, int32_t slot, Str word, SharedTerm *shared, Failure *failure) {
    TermRecord term;
    int32_t id = 0;
    if (!pack_find_term(shelf->packs[slot], word, &id, failure)) {
        return false;
    }
    if (id == 0) {
        return true;
    }
    arena_reset(&shelf->many->scratch);
    if (!pack_term_in(shelf->packs[slot], &shelf->many->scratch, id, &term, failure)) {
        return false;
    }
    shared->ids[slot] = id;
    shared->rows += term.item_count;
    shared->first = shared->first < 0 ? slot : shared->first;
    return true;
}

/* Finds the term of one pack in all of them. */
static bool share_term(Shelf *shelf, int32_t slot, const TermRecord *term, SharedTerm *shared,
                       Failure *failure) {
    *shared = (SharedTerm){.first = -1};
    memset(shared->ids, -1, sizeof(shared->ids));
    for (int32_t i = 0; i < shelf->count; i++) {
        if (!add_share(shelf, i, term->term, shared, failure)) {
            return false;
        }
    }
    if (shared->ids[slot] < 0) { /* a term that its own pack does not list */
        shared->ids[slot] = term->id;
        shared->first = shared->first < 0 ? slot : shared->first;
    }
    return true;
}

static void begin_term(Shelf *shelf, const SharedTerm *shared) {
    shelf_begin_items(&shelf->many->term, PACK_LIST_TERM_ITEMS, shared->ids, shared->rows);
}

/* Puts the first pack's words and everybody's count into a record that one pack gave. */
static bool settle_term(Shelf *shelf, Arena *arena, int32_t slot, TermRecord *term,
                        Failure *failure) {
    SharedTerm shared;
    const Many *many = shelf->many;
    if (!share_term(shelf, slot, term, &shared, failure) ||
        (shared.first != slot && !pack_term_in(shelf->packs[shared.first], arena,
                                               shared.ids[shared.first], term, failure)) ||
        !shelf_learn_hidden(shelf, failure)) {
        return false;
    }
    term->item_count = (int32_t)shared.rows;
    if (many->hidden_issues > 0 || many->hidden_videos > 0) {
        begin_term(shelf, &shared);
        if (!merge_length(shelf, &shelf->many->term, &term->item_count, failure)) {
            return false;
        }
    }
    return shelf_lift(shelf, shared.first, &term->id, failure);
}

/* The count adds up what all packs have under this term. */
static bool read_term(Shelf *shelf, Arena *arena, int32_t row, Pick pick, TermRecord *term,
                      Failure *failure) {
    TermRecord *one = NULL;
    int32_t count = 0;
    if (!pack_terms_in(shelf->packs[pick.slot], arena, row, (Window){pick.row, 1}, &one, &count,
                       failure)) {
        return false;
    }
    if (count == 0) {
        return failure_set(failure, FAILURE_FORMAT, "the glossary of the shelf is damaged");
    }
    *term = *one;
    return settle_term(shelf, arena, pick.slot, term, failure);
}

/* By reading, as in a dictionary; terms that several packs explain keep the words of the first. */
bool shelf_terms_in(Shelf *shelf, Arena *arena, int32_t row, Window window, TermRecord **terms,
                    int32_t *count, Failure *failure) {
    Pick picks[LIMIT_LIST_ROWS];
    if (!shelf->many) {
        return pack_terms_in(shelf->packs[0], arena, row, window, terms, count, failure);
    }
    *count = 0;
    if (row < 0 || row >= KANA_ROWS) {
        return true;
    }
    if (!merge_window(shelf, &shelf->many->terms[row], window, picks, count, failure) ||
        !shelf_room(arena, sizeof(TermRecord) * LIMIT_LIST_ROWS, failure)) {
        return false;
    }
    *terms = ARENA_NEW(arena, TermRecord, *count + 1);
    for (int32_t i = 0; i < *count; i++) {
        if (!read_term(shelf, arena, row, picks[i], &(*terms)[i], failure)) {
            return false;
        }
    }
    return true;
}

/* Terms that several packs explain count once. */
bool shelf_term_rows(Shelf *shelf, int32_t counts[10], Failure *failure) {
    Many *many = shelf->many;
    if (!many) {
        return pack_term_rows(shelf->packs[0], counts, failure);
    }
    for (int32_t row = 0; row < KANA_ROWS && !many->terms_counted; row++) {
        if (!merge_length(shelf, &many->terms[row], &many->term_counts[row], failure)) {
            return false;
        }
    }
    many->terms_counted = true;
    memcpy(counts, many->term_counts, sizeof(many->term_counts));
    return true;
}

bool shelf_term_in(Shelf *shelf, Arena *arena, int32_t id, TermRecord *term, Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_term_in(shelf->packs[slot], arena, id, term, failure) &&
           (!shelf->many || settle_term(shelf, arena, slot, term, failure));
}

/* All packs' items under one term. */
bool shelf_term_items_in(Shelf *shelf, Arena *arena, int32_t term_id, Window window,
                         ItemRecord **items, int32_t *count, Failure *failure) {
    int32_t slot = 0;
    TermRecord term;
    SharedTerm shared;
    if (!shelf->many) {
        return pack_term_items_in(shelf->packs[0], arena, term_id, window, items, count, failure);
    }
    if (!shelf_resolve(shelf, &term_id, &slot, failure) ||
        !pack_term_in(shelf->packs[slot], arena, term_id, &term, failure) ||
        !share_term(shelf, slot, &term, &shared, failure)) {
        return false;
    }
    begin_term(shelf, &shared);
    return shelf_read_items(shelf, arena, &shelf->many->term, window, items, count, failure);
}

/* Terms are lifted to the pack that explains them. */
bool shelf_item_terms_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id, TermRecord **terms,
                         int32_t *count, Failure *failure) {
    int32_t slot = 0;
    if (!shelf_resolve(shelf, &id, &slot, failure) ||
        !pack_item_terms_in(shelf->packs[slot], arena, kind, id, terms, count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < *count && shelf->many; i++) {
        if (!settle_term(shelf, arena, slot, &(*terms)[i], failure)) {
            return false;
        }
    }
    return true;
}
