/* A booth for hostile sticks: the real tsubo-store with the real preflight of tsubo-kiosk, in a
 * folder of its own, with a sound pack installed and confirmed.
 *
 *     HostileBooth booth = {.store = "…/tsubo-store", .kiosk = "…/tsubo-kiosk", .limit_ms = 5000};
 *     if (!hostile_booth_open(&booth, &arena)) { … }
 *     … write HOSTILE_PACK …
 *     StickAnswer answer = hostile_booth_take(&booth, &arena);     // signs it, plugs it in
 *     const char *harm = hostile_booth_harm(&booth, &answer);      // NULL: all is as it must be
 *     hostile_booth_reset(&booth);                                 // as after opening
 *     hostile_booth_close(&booth);
 *
 * While it is open, the booth's folder is the current one.
 */
#ifndef TSUBO_TESTS_HOSTILE_BOOTH_H
#define TSUBO_TESTS_HOSTILE_BOOTH_H

#include "library/codes.h"
#include "signer.h"

/* What the next stick brings; its signature is made by hostile_booth_take. */
#define HOSTILE_PACK "stick/TSUBO/x.tsubo"

enum {
    ANSWER_BYTES = 4096,
    KEPT_MOST = 8,
};

typedef struct StickAnswer {
    UpdateCode code; /* the last line's; CODE_NONE when there was none */
    bool in_time;
    bool ended_well; /* by itself, with the exit status that belongs to the code */
    int64_t took_ms;
    char out[ANSWER_BYTES];
    char err[ANSWER_BYTES];
} StickAnswer;

/* The first three are the caller's. */
typedef struct HostileBooth {
    const char *store; /* absolute paths of the programs */
    const char *kiosk;
    int64_t limit_ms; /* for one stick, besides what it takes to copy it */
    char folder[64];
    Signer signer;
    Str states[2]; /* the slots, as they were after opening */
    char kept[KEPT_MOST][128];
    int32_t kept_count; /* files in packs/ */
} HostileBooth;

/* False when not even a sound pack can be installed; a sentence is printed then. */
bool hostile_booth_open(HostileBooth *booth, Arena *arena);
StickAnswer hostile_booth_take(HostileBooth *booth, Arena *arena);
/* After an update that was refused the old pack must be shown, after one that was taken the new
 * one, and nothing else may be left behind. A sentence, or NULL. */
const char *hostile_booth_harm(const HostileBooth *booth, const StickAnswer *answer);
void hostile_booth_reset(const HostileBooth *booth);
void hostile_booth_close(HostileBooth *booth);

/* Runs a program with these arguments (NULL at the end), for at most so long; longer where the
 * machine's load exceeds its processors, by as much. */
StickAnswer hostile_booth_run(char *const *arguments, int64_t limit_ms);

#endif
