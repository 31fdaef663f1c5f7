/* The short commands. They differ in one rule each; reading, locking and writing around it are the
 * same and stand at the top. */
#include "library/library.h"

#include <string.h>

#include "library/leave_out.h"
#include "library/slots.h"

enum {
    /* Others hold the state's lock for milliseconds. A start must not wait for one that hangs. */
    LOCK_WAIT_MS = 2000,
};

/* The state, and the right to change it. */
typedef struct Change {
    State state;
    int lock; /* -1: somebody else has it, or there is no writing in this store */
    StoredState sure;
} Change;

/* Read under the lock, so that what is written back answers what was read. */
static void change_begin(const Library *library, Change *change) {
    if (slots_lock(library->disk, LOCK_WAIT_MS, &change->lock) != DISK_DONE) {
        change->lock = -1;
    }
    change->sure = stored_state(library->disk, library->keyring, &change->state);
}

/* Makes the change last and lets go. U31 or U30 when it does not; the state is then as before. */
static UpdateCode change_end(const Library *library, Change *change, bool changed) {
    DiskResult result = DISK_DONE;
    if (changed) {
        bool may = change->lock >= 0 && change->sure != STORED_UNSURE;
        result = may ? slots_write(library->disk, &change->state) : DISK_REFUSED;
    }
    if (change->lock >= 0) {
        library->disk->ops->close(library->disk->self, change->lock);
    }
    if (result == DISK_DONE) {
        return CODE_NONE;
    }
    return result == DISK_FULL ? CODE_U30 : CODE_U31;
}

/* Whether the content can be opened; a damaged one is noted. */
static bool offer(const Library *library, OpenList *list, OpenItem item, const Release *release) {
    if (release_is_none(release)) {
        return false;
    }
    if (!stored_is_whole(library->disk, &release->digest)) {
        list->damaged = true;
        return false;
    }
    item.serial = release->serial;
    item.path = stored_path(&release->digest, STORED_PACK);
    list->items[list->count++] = item;
    return true;
}

/* The first content of this id that is whole, newest first. False: none, or the base is newer. */
static bool list_row(const Library *library, const State *state, const StatePack *row,
                     OpenDepth depth, OpenList *list) {
    OpenItem item = {.role = OPEN_TRIAL};
    bool trial =
        strcmp(state->trial_id, row->id) == 0 && depth == OPEN_NEWEST && state->attempts > 0;
    memcpy(item.id, row->id, sizeof(item.id));
    if (trial && offer(library, list, item, &state->trial)) {
        return true;
    }
    if (rules_shows_base(state, library->booth, str_from_c(row->id))) {
        return false;
    }
    item.role = OPEN_ACTIVE;
    bool former = depth == OPEN_FORMER && !release_is_none(&row->previous);
    if (!former && offer(library, list, item, &row->active)) {
        return true;
    }
    item.role = OPEN_PREVIOUS;
    return offer(library, list, item, &row->previous);
}

/* One pack for each id. The base pack is added last, so there is always something. */
void library_list(const Library *library, const State *state, OpenDepth depth, OpenList *list) {
    const Booth *booth = library->booth;
    bool base_replaced = false;
    memset(list, 0, sizeof(*list));
    for (int32_t i = 0; i < state->pack_count && depth < OPEN_BASE_ONLY; i++) {
        const StatePack *row = &state->packs[i];
        bool listed = list_row(library, state, row, depth, list);
        base_replaced |= listed && strcmp(row->id, booth->base_id) == 0;
    }
    if (booth->has_base && !base_replaced && depth != OPEN_NOTHING) {
        OpenItem *base = &list->items[list->count++];
        memcpy(base->id, booth->base_id, sizeof(base->id));
        base->role = OPEN_BASE;
        base->serial = booth->base.serial;
    }
}

/* Clearing away is for whoever is alone: a copy under way lies in incoming/. */
static void clear_away(const Library *library, const Change *change) {
    int job;
    if (change->sure != STORED_SURE || job_lock(library->disk, 0, &job) != DISK_DONE) {
        return;
    }
    stored_clear_incoming(library->disk);
    stored_collect(library->disk, &change->state);
    library->disk->ops->close(library->disk->self, job);
}

/* Counts the attempt. When it cannot be written down, the trial stays out of sight: a crash that
 * is not counted could come back for ever. */
static UpdateCode attempt(const Library *library, Change *change) {
    bool trial = !release_is_none(&change->state.trial);
    UpdateCode code = rules_attempt(&change->state);
    bool write = (trial && (code != CODE_NONE || !LEAVES_OUT(LEAVE_OUT_ATTEMPT))) ||
                 change->sure == STORED_RECOVERED;
    UpdateCode failed = change_end(library, change, write);
    if (failed != CODE_NONE && trial) {
        change->state.attempts = 0;
        return failed;
    }
    return code;
}

/* The attempt is counted before anything is opened; a viewer that dies at once has been counted. */
UpdateCode library_start(const Library *library, OpenDepth depth, OpenList *list) {
    Change change;
    UpdateCode code = CODE_NONE;
    change_begin(library, &change);
    if (depth == OPEN_NEWEST) {
        code = attempt(library, &change);
    } else {
        code = change_end(library, &change, false);
    }
    library_list(library, &change.state, depth, list);
    clear_away(library, &change);
    return code;
}

/* The same as a start, for a viewer that goes on running. */
UpdateCode library_switch(const Library *library, OpenList *list, Release *release) {
    Change change;
    change_begin(library, &change);
    *release = change.state.trial;
    UpdateCode code = attempt(library, &change);
    library_list(library, &change.state, OPEN_NEWEST, list);
    if (code != CODE_NONE || release_is_none(release)) {
        return code;
    }
    return CODE_S1;
}

/* Only a trial that was opened can be confirmed: otherwise a stray request would raise the floor.
 * */
UpdateCode library_confirm(const Library *library, Release *release) {
    Change change;
    change_begin(library, &change);
    *release = change.state.trial;
    bool changed = rules_confirm(&change.state);
    UpdateCode failed = change_end(library, &change, changed);
    if (failed != CODE_NONE || !changed) {
        return failed;
    }
    clear_away(library, &change);
    return CODE_S1;
}

/* The caller names the id, because several packs may be on the shelf and only one of them was at
 * fault. */
UpdateCode library_roll_back(const Library *library, Str id) {
    Change change;
    change_begin(library, &change);
    bool changed = rules_roll_back(&change.state, library->booth, id);
    UpdateCode failed = change_end(library, &change, changed);
    if (failed != CODE_NONE) {
        return failed;
    }
    return changed ? CODE_U50 : CODE_NONE;
}

/* The floor stays: an older pack of this id must not come in by way of removing a newer one. */
UpdateCode library_remove(const Library *library, Str id, bool *done) {
    Change change;
    change_begin(library, &change);
    *done = rules_remove(&change.state, id);
    UpdateCode failed = change_end(library, &change, *done);
    if (failed == CODE_NONE && *done) {
        clear_away(library, &change);
    }
    return failed;
}
