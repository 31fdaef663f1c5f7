/* The answer to "may this pack come in?", one word for each code an operator can see.
 *
 * Codes and sentences of the screen belong to the interface; the codes are repeated here so that
 * the log, the screen and the editor's tool use the same. Some answers need knowledge of what is
 * installed: those are given by the library, the others by signature.h.
 *
 *     SignatureVerdict verdict = signature_read(bytes, &keyring, &claim);
 *     if (verdict != SIGNATURE_GOOD) { log("%.*s", STR_ARG(verdict_code(verdict))); }   // "U22"
 */
#ifndef TSUBO_PACK_VERDICT_H
#define TSUBO_PACK_VERDICT_H

#include "base/str.h"

typedef enum SignatureVerdict {
    SIGNATURE_GOOD,
    SIGNATURE_MISSING,     /* U20: a pack without its .minisig; found by who lists the files */
    SIGNATURE_MISMATCH,    /* U21: not made by that key over that comment or those bytes */
    SIGNATURE_KEY_UNKNOWN, /* U22 */
    SIGNATURE_KEY_REVOKED, /* U23 */
    SIGNATURE_OTHER_KIOSK, /* U24: the pack's id is not accepted here; decided by the library */
    SIGNATURE_OLDER,       /* U25: below the floor; decided by the library */
    SIGNATURE_TWIN,        /* U26: same serial, other content; decided by the library */
    SIGNATURE_MALFORMED,   /* U27: not a signature file, or its comment is not ours */
    SIGNATURE_TOO_NEW,     /* U42: the pack wants a newer program */
} SignatureVerdict;

enum { SIGNATURE_VERDICT_COUNT = SIGNATURE_TOO_NEW + 1 };

/* "U20" …; "S0" for SIGNATURE_GOOD, which no card shows. */
Str verdict_code(SignatureVerdict verdict);

/* A sentence in English for logs and the editor's tool, without a full stop: "the signature was
 * made with a key that is not known here". */
Str verdict_sentence(SignatureVerdict verdict);

#endif
