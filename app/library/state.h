/* What a booth has installed, as one small text with a checksum.
 *
 *     tsubo-state 1
 *     gen 12
 *     pack jp.tsubo.news active 2026112201 <b2> previous 2026102501 <b2> floor 2026112201 <b2>
 *     trial jp.tsubo.news 2026122001 <b2> attempts 1
 *     bad <b2> U50
 *     keys-serial 0
 *     last P4
 *     sum <64 hexadecimal digits>
 *
 * Pointer, attempt counter and floor stand in one text because they must change together; a link
 * to the active pack could not do that. The text lies in two slots that are written in turn
 * (slots.h). Here it is only a value, and how it is read and written:
 *
 *     State state;
 *     if (state_parse(text, &state)) { … state.pack_count … }
 *     Str text = state_write_in(&scratch, &state);
 *
 * There is one writing for each state, with every line in this order; what state_parse accepts,
 * state_write_in writes back byte for byte. Which changes are allowed is rules.h's business.
 */
#ifndef TSUBO_LIBRARY_STATE_H
#define TSUBO_LIBRARY_STATE_H

#include "base/arena.h"
#include "library/codes.h"
#include "pack/comment.h"

enum {
    /* Ids on one shelf. A booth has one or two; the rest is room for a chain of shops. */
    STATE_PACKS = 16,
    /* Contents that must not come back; the oldest one falls out. A stick offers one at a time. */
    STATE_BAD = 8,
    /* Sixteen rows with three digests of 128 digits are 8 KiB, and there is half as much again for
     * the longest names. */
    STATE_BYTES = 12 * 1024,
};

/* One content of a pack id. The serial is 0 where there is none. */
typedef struct Release {
    int32_t serial;
    Digest digest;
} Release;

typedef struct StatePack {
    char id[CLAIM_ID_BYTES + 1];
    Release active;   /* what is shown; none after remove */
    Release previous; /* what was shown before, kept for rolling back */
    Release floor;    /* the newest that was ever confirmed: sticks may not go below */
} StatePack;

typedef struct StateBad {
    Digest digest;
    UpdateCode code; /* why: U50, or what the preflight said */
} StateBad;

/* A plain value without pointers. */
typedef struct State {
    int32_t generation; /* grows by one with every writing; 0: nothing was ever written */
    StatePack packs[STATE_PACKS];
    int32_t pack_count;
    char trial_id[CLAIM_ID_BYTES + 1];
    Release trial;    /* installed, not confirmed yet; at most one at a time */
    int32_t attempts; /* how often the trial was given to a viewer */
    StateBad bad[STATE_BAD];
    int32_t bad_count;
    int32_t keys_serial; /* of signed key lists, which do not exist yet: 0 */
    UpdateCode last;     /* how the last installation ended, for the staff page */
} State;

bool release_is_none(const Release *release);
bool release_equal(const Release *a, const Release *b);

/* NULL when the id has no row. */
StatePack *state_find(State *state, Str id);
const StatePack *state_find_const(const State *state, Str id);
/* The row of an id, made when there is none; NULL when all sixteen are taken. */
StatePack *state_row(State *state, Str id);

/* Why this content is on the list of the bad ones, CODE_NONE when it is not; and adding it. */
UpdateCode state_bad_code(const State *state, const Digest *digest);
void state_add_bad(State *state, const Digest *digest, UpdateCode code);

/* Whether any row or the trial needs this content on the disk. */
bool state_keeps(const State *state, const Digest *digest);

/* What a state must look like: counts within bounds, ids sound and different, a trial with an id.
 * Checked when it is read and, as an assertion, when it is written. */
bool state_check(const State *state);

/* False for anything but a text state_write_in has written, whole and unaltered. */
MUST_USE bool state_parse(Str text, State *state);
Str state_write_in(Arena *arena, const State *state);

#endif
