/* Which pack may come in, and how the state changes; pure decisions without disk, stick or clock.
 *
 * A new pack is never simply shown. It becomes the *trial*; each time a viewer is started with it
 * counts as an attempt, written down before the viewer runs; a viewer that keeps running confirms
 * it, and only then does it become active and raises the floor below which no stick may go. A
 * trial that is not confirmed after RULES_ATTEMPTS attempts is dropped and remembered as bad.
 *
 *     UpdateCode code = rules_decide(&state, &booth, &claim);
 *     if (code == CODE_NONE) { … copy and check it …; rules_install(&state, &claim); }
 *     code = rules_attempt(&state);       // CODE_U50 when it was one too many
 *     rules_confirm(&state);
 *
 * Every function changes the State value only; slots.h makes the change last.
 */
#ifndef TSUBO_LIBRARY_RULES_H
#define TSUBO_LIBRARY_RULES_H

#include "library/state.h"

enum {
    /* As the update clients of other devices have it: one crash may be chance, three are not. */
    RULES_ATTEMPTS = 3,
    /* Serials are written YYYYMMDDNN, so this is five years: a serial further away would leave no
     * numbers for the packs to come. */
    RULES_LEAP = 5000000,
};

/* What a booth brings itself: the ids it takes, and the pack that came with the program. */
typedef struct Booth {
    const Str *accepted;    /* ids; borrowed */
    int32_t accepted_count; /* 0: every id whose key we have */
    bool has_base;
    char base_id[CLAIM_ID_BYTES + 1]; /* empty when the base pack says nothing of itself */
    Release base;                     /* its serial counts as a floor */
} Booth;

/* CODE_NONE: may be installed. CODE_S2: it is what this booth shows already. CODE_P4: it is
 * installed and waits for its first attempt. Else a refusal: U24, U25, U26, U27 (a serial that
 * leaps), U41 (too large), U60 (a trial of another id must end first), or what is remembered of a
 * content that failed here before: U40, U41, U50. Whether the claim is genuine was settled before.
 */
UpdateCode rules_decide(const State *state, const Booth *booth, const PackClaim *claim);

/* Whether the shelf shows the base pack under this id: nothing newer was installed. */
bool rules_shows_base(const State *state, const Booth *booth, Str id);

/* The claim's pack becomes the trial with no attempt yet; an older trial of the same id is simply
 * forgotten. The claim has passed rules_decide with this very state. */
void rules_install(State *state, const PackClaim *claim);

/* A viewer is about to be started with the trial: counts, or gives up with CODE_U50 when the count
 * is full. CODE_NONE without a trial. */
UpdateCode rules_attempt(State *state);

/* The trial has run well. False when there is none, or when no viewer was given it yet. */
bool rules_confirm(State *state);

/* The trial is dropped and remembered as bad under this code. False when there is none. */
bool rules_refuse_trial(State *state, UpdateCode code);

/* Back to what was shown before: a trial of this id is refused; else previous and active change
 * places; else the base pack of this id shows again. False when there is nothing to go back to.
 * The floor stays: a stick may not do what the staff may. */
bool rules_roll_back(State *state, const Booth *booth, Str id);

/* Takes the id off the shelf. Its floor stays. False when it is not on it. */
bool rules_remove(State *state, Str id);

#endif
