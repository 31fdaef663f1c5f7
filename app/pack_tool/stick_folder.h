/* The TSUBO folder of a stick, written whole: packs, signatures and the note for the operator.
 *
 *     StickFolder folder = {.arena = &arena, .stick = S("/media/usb")};
 *     if (!stick_folder_add(&folder, S("x.tsubo"), &failure) || …
 *         !stick_folder_check(&folder, &failure) ||              // before a passphrase is asked
 * for !stick_folder_write(&folder, &key, &failure)) { … }
 *
 * Everything is written into TSUBO.new, synced, read back from the medium and verified as a booth
 * would; only then does it take the name TSUBO, and what was there before goes. So a stick that is
 * pulled too early holds the former folder or none, never half of one. What booths left in the
 * former folder (receipts, statistics) moves over to the new one.
 */
#ifndef TSUBO_PACK_TOOL_STICK_FOLDER_H
#define TSUBO_PACK_TOOL_STICK_FOLDER_H

#include "pack_tool/sign.h"

enum {
    /* Booths look at no more (update: candidates). */
    STICK_FOLDER_PACKS = 16,
    /* A name on a stick, without .tsubo: 64 characters of [A-Za-z0-9._-] are looked at. */
    STICK_STEM_BYTES = 64,
};

/* What is to be on the stick. Paths and texts borrow from the caller or the arena. */
typedef struct StickFolder {
    Arena *arena;
    Str stick; /* the stick's own folder, where TSUBO will be */
    Str paths[STICK_FOLDER_PACKS];
    Str names[STICK_FOLDER_PACKS]; /* id-serial.tsubo */
    PackClaim claims[STICK_FOLDER_PACKS];
    int32_t count;
} StickFolder;

/* Looks at a pack and puts it on the list. FAILURE_FORMAT as for sign_describe, and when its id is
 * on the list already; FAILURE_LIMIT for the seventeenth. */
MUST_USE bool stick_folder_add(StickFolder *folder, Str path, Failure *failure);

/* Whether the stick can take it: it is there, has room beside the former TSUBO, and that holds
 * nothing but what this program writes. */
MUST_USE bool stick_folder_check(const StickFolder *folder, Failure *failure);

/* Signs, writes, syncs, reads back, renames. After a failure the former TSUBO is as it was. */
MUST_USE bool stick_folder_write(StickFolder *folder, const SecretKey *key, Failure *failure);

#endif
