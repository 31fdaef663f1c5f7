/* The rules of replacing packs. Each check refuses one way of fooling a booth; the comments name
 * the threat of the update specification where it has a number. */
#include "library/rules.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "library/leave_out.h"

/* A booth without a list takes every id that its keys vouch for, as long as the state has room for
 * it. */
static bool is_accepted(const State *state, const Booth *booth, Str id) {
    if (LEAVES_OUT(LEAVE_OUT_ACCEPT_CHECK)) {
        return true;
    }
    bool listed = booth->accepted_count == 0;
    for (int32_t i = 0; i < booth->accepted_count; i++) {
        listed |= str_equal(booth->accepted[i], id);
    }
    return listed && (state->pack_count < STATE_PACKS || state_find_const(state, id));
}

/* The base counts as installed wherever it is newer than what a stick brought: the program was
 * updated since. */
bool rules_shows_base(const State *state, const Booth *booth, Str id) {
    const StatePack *row = state_find_const(state, id);
    return !release_is_none(&booth->base) && str_equal(str_from_c(booth->base_id), id) &&
           (!row || booth->base.serial > row->active.serial);
}

/* Including the base pack, which has no row of its own. */
static Release shown_of(const State *state, const Booth *booth, Str id) {
    const StatePack *row = state_find_const(state, id);
    if (rules_shows_base(state, booth, id)) {
        return booth->base;
    }
    return row ? row->active : (Release){0};
}

/* Before anything was confirmed, the base pack is the floor. */
static Release floor_of(const State *state, const Booth *booth, Str id) {
    const StatePack *row = state_find_const(state, id);
    Release floor = row ? row->floor : (Release){0};
    bool base = str_equal(str_from_c(booth->base_id), id);
    return base && booth->base.serial > floor.serial ? booth->base : floor;
}

/* While a trial runs, it stands for what is installed of its id, and other ids wait. */
static UpdateCode decide_beside_trial(const State *state, const Release *offered, Str id) {
    if (release_is_none(&state->trial)) {
        return CODE_NONE;
    }
    if (!str_equal(str_from_c(state->trial_id), id)) {
        return CODE_U60;
    }
    if (digest_equal(&state->trial.digest, &offered->digest)) {
        return state->attempts == 0 ? CODE_P4 : CODE_S2;
    }
    if (offered->serial == state->trial.serial) {
        return CODE_U26;
    }
    return offered->serial < state->trial.serial ? CODE_U25 : CODE_NONE;
}

/* T2 an old genuine pack, T3 two contents under one serial, T4 a serial that burns the numbers. */
static UpdateCode decide_serial(const Release *floor, const Release *offered) {
    if (offered->serial < floor->serial && !LEAVES_OUT(LEAVE_OUT_FLOOR_CHECK)) {
        return CODE_U25;
    }
    if (offered->serial == floor->serial && !digest_equal(&floor->digest, &offered->digest) &&
        !LEAVES_OUT(LEAVE_OUT_SAME_CHECK)) {
        return CODE_U26;
    }
    bool leaps = floor->serial > 0 && offered->serial - floor->serial > RULES_LEAP;
    return leaps && !LEAVES_OUT(LEAVE_OUT_LEAP_CHECK) ? CODE_U27 : CODE_NONE;
}

/* The order tells the operator the most useful thing first: not for this booth, then nothing to do,
 * then a content that has failed here before, then the serial. */
UpdateCode rules_decide(const State *state, const Booth *booth, const PackClaim *claim) {
    Str id = str_from_c(claim->id);
    Release offered = {.serial = claim->serial, .digest = claim->digest};
    Release shown = shown_of(state, booth, id);
    Release floor = floor_of(state, booth, id);
    if (!is_accepted(state, booth, id)) {
        return CODE_U24;
    }
    if (release_equal(&shown, &offered)) {
        return CODE_S2;
    }
    UpdateCode code = state_bad_code(state, &claim->digest);
    if (code != CODE_NONE && !LEAVES_OUT(LEAVE_OUT_BAD_CHECK)) {
        return code;
    }
    code = decide_serial(&floor, &offered);
    if (code == CODE_NONE) {
        code = decide_beside_trial(state, &offered, id);
    }
    if (code == CODE_NONE && claim->size_bytes > LIMIT_PACK_BYTES) {
        return CODE_U41;
    }
    return code;
}

/* With its counter; the two belong together. */
static void clear_trial(State *state) {
    memset(state->trial_id, 0, sizeof(state->trial_id));
    state->trial = (Release){0};
    state->attempts = 0;
}

/* The room for its row was found when the claim was judged. */
void rules_install(State *state, const PackClaim *claim) {
    const StatePack *row = state_row(state, str_from_c(claim->id));
    assert(row && "rules_decide has found room for the id");
    memcpy(state->trial_id, row->id, sizeof(state->trial_id));
    state->trial = (Release){.serial = claim->serial, .digest = claim->digest};
    state->attempts = 0;
}

/* Three attempts without a confirmation: whatever has crashed that often will crash again. */
UpdateCode rules_attempt(State *state) {
    if (release_is_none(&state->trial)) {
        return CODE_NONE;
    }
    if (state->attempts >= RULES_ATTEMPTS && !LEAVES_OUT(LEAVE_OUT_ATTEMPT_LIMIT)) {
        rules_refuse_trial(state, CODE_U50);
        return CODE_U50;
    }
    state->attempts += state->attempts < 99;
    return CODE_NONE;
}

/* Pointer, previous one and floor change in one state, or a power cut could raise the floor over
 * what is shown. */
bool rules_confirm(State *state) {
    if (release_is_none(&state->trial) || state->attempts == 0) {
        return false;
    }
    StatePack *row = state_find(state, str_from_c(state->trial_id));
    assert(row && "a trial's id has a row");
    /* The same content again is a repair; what was shown before it stays the way back. */
    if (!release_equal(&row->active, &state->trial) && !LEAVES_OUT(LEAVE_OUT_PREVIOUS)) {
        row->previous = row->active;
    }
    row->active = state->trial;
    if (state->trial.serial > row->floor.serial && !LEAVES_OUT(LEAVE_OUT_FLOOR_RISE)) {
        row->floor = state->trial;
    }
    state->last = CODE_S1;
    clear_trial(state);
    return true;
}

/* With the reason, which the staff page tells. */
bool rules_refuse_trial(State *state, UpdateCode code) {
    if (release_is_none(&state->trial)) {
        return false;
    }
    /* A repair that fails must not condemn what is active. */
    const StatePack *row = state_find_const(state, str_from_c(state->trial_id));
    if (!row || !release_equal(&row->active, &state->trial)) {
        state_add_bad(state, &state->trial.digest, code);
    }
    state->last = code;
    clear_trial(state);
    return true;
}

/* What comes back was confirmed once, so it is not on trial again. */
bool rules_roll_back(State *state, const Booth *booth, Str id) {
    if (str_equal(str_from_c(state->trial_id), id)) {
        return rules_refuse_trial(state, CODE_U50);
    }
    StatePack *row = state_find(state, id);
    bool base = !release_is_none(&booth->base) && str_equal(str_from_c(booth->base_id), id);
    if (!row || release_is_none(&row->active) || (release_is_none(&row->previous) && !base)) {
        return false;
    }
    Release active = row->active;
    row->active = row->previous;
    row->previous = active;
    return true;
}

/* The row stays for its floor. */
bool rules_remove(State *state, Str id) {
    StatePack *row = state_find(state, id);
    bool trial = str_equal(str_from_c(state->trial_id), id);
    if (!row || (release_is_none(&row->active) && !trial)) {
        return false;
    }
    row->active = (Release){0};
    row->previous = (Release){0};
    if (trial) {
        clear_trial(state);
    }
    return true;
}
