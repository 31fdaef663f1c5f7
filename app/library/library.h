/* A booth's library between two updates: what to open at a start, and what becomes of the trial.
 *
 * These are the short commands of tsubo-store. Each reads the state, applies one rule and makes the
 * change last before it returns, so a caller that acts on the answer acts on something that
 * survives the next power cut. The one that matters most is library_start: it counts the attempt
 * before the viewer runs, so that a viewer which dies at once has been counted too.
 *
 *     Library library = {.disk = &disk, .keyring = &keyring, .booth = &booth};
 *     OpenList list;
 *     UpdateCode code = library_start(&library, &list);      // U50: the trial was given up
 *     for (int32_t i = 0; i < list.count; i++) { … list.items[i].path … }
 *     …
 *     code = library_confirm(&library, &release);            // S1
 *
 * Codes are as in codes.h; CODE_NONE means done, nothing to tell. Whatever fails, a list is made
 * of what is there: showing something comes first.
 */
#ifndef TSUBO_LIBRARY_LIBRARY_H
#define TSUBO_LIBRARY_LIBRARY_H

#include "library/disk.h"
#include "library/rules.h"
#include "library/stored.h"

/* Everything is borrowed. */
typedef struct Library {
    const Disk *disk;
    const Keyring *keyring;
    const Booth *booth;
} Library;

typedef enum OpenRole {
    OPEN_ACTIVE,
    OPEN_TRIAL,
    OPEN_PREVIOUS, /* the active one is damaged, or crashed too often */
    OPEN_BASE,     /* the pack that came with the program */
} OpenRole;

typedef struct OpenItem {
    char id[CLAIM_ID_BYTES + 1]; /* empty for a base pack that says nothing of itself */
    OpenRole role;
    int32_t serial;  /* 0 for such a base pack */
    StoredPath path; /* within the store; empty for OPEN_BASE, whose path the caller knows */
} OpenItem;

/* One pack per id, and the base. */
typedef struct OpenList {
    OpenItem items[STATE_PACKS + 1];
    int32_t count;
    bool damaged; /* a pack that should be there is not whole: U32 for the staff */
} OpenList;

/* How far to distrust what is installed; the answer to crashes after the confirmation (starts.h).
 */
typedef enum OpenDepth {
    OPEN_NEWEST, /* trial, active */
    OPEN_FORMER, /* previous ones instead of active ones, no trial */
    OPEN_BASE_ONLY,
    OPEN_NOTHING, /* the built-in calm screen */
} OpenDepth;

/* For a viewer that is about to start: counts the attempt, or gives the trial up (U50), clears away
 * what nobody needs, and lists what to open. A trial whose attempt could not be written down is
 * not on the list (U31). */
UpdateCode library_start(const Library *library, OpenDepth depth, OpenList *list);

/* For a viewer that goes on running: counts the attempt and lists what to open from now on. S1 with
 * the trial as *release, U50 when it is given up instead, CODE_NONE when there is no trial. */
UpdateCode library_switch(const Library *library, OpenList *list, Release *release);

/* The viewer has run well with the trial: it becomes active. S1, or CODE_NONE without a trial that
 * was opened. */
UpdateCode library_confirm(const Library *library, Release *release);

/* The staff wants the pack before this one back, or the viewer cannot show the trial. CODE_U50 when
 * it is done, CODE_NONE when there is nothing to go back to. */
UpdateCode library_roll_back(const Library *library, Str id);

/* The staff takes an id off the shelf. *done is false when it is not on it. */
UpdateCode library_remove(const Library *library, Str id, bool *done);

/* What a start would open without counting anything. */
void library_list(const Library *library, const State *state, OpenDepth depth, OpenList *list);

#endif
