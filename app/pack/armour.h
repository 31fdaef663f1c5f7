/* The lines of minisign's files: an untrusted comment, and bytes in base64.
 *
 * Signatures, public keys and secret keys are written the same way; this is the one place that
 * takes them apart. It is stricter than minisign: every line ends, all of them in the same manner
 * (LF, or CRLF after a trip through an editor on Windows), base64 has exactly one writing, and
 * nothing stands before, between or after. What passes here, minisign reads in the same way.
 *
 *     Armour armour = armour_of(bytes);
 *     uint8_t key[42];
 *     bool sound = armour_take_comment(&armour, S("untrusted comment: "), 1000, &comment) &&
 *                  armour_take_bytes(&armour, key, 42) && armour_is_empty(&armour);
 */
#ifndef TSUBO_PACK_ARMOUR_H
#define TSUBO_PACK_ARMOUR_H

#include <stddef.h>

#include "base/str.h"

enum {
    /* minisign reads the first line into 1,024 bytes: prefix, text, CR, LF and a zero byte. */
    ARMOUR_COMMENT_BYTES = 1000,
    /* The largest thing we read is a secret key of 158 bytes. */
    ARMOUR_BYTES = 192,
};

/* What is left of a file. Borrows its bytes. */
typedef struct Armour {
    Str rest;
    bool has_crlf; /* all lines end as the first one does */
} Armour;

/* Looks at the first line's end only. */
Armour armour_of(Str bytes);

/* Takes a line that begins with `prefix`; what follows, at most `max_bytes`, is *comment (borrowed,
 * may be empty). Control characters are refused, other bytes are not looked at. */
MUST_USE bool armour_take_comment(Armour *armour, Str prefix, int32_t max_bytes, Str *comment);

/* Takes a line of standard base64 that means exactly `size` (≤ ARMOUR_BYTES) bytes. */
MUST_USE bool armour_take_bytes(Armour *armour, uint8_t *bytes, size_t size);

/* True behind the last line. */
bool armour_is_empty(const Armour *armour);

#endif
