/* Why something did not work, in one sentence that a person can act on.
 *
 * Operating errors (a file is missing, a pack is damaged, a disk is full) return false and fill a
 * Failure, always the last parameter. The first cause is written once with failure_set; callers on
 * the way up put context in front of it with failure_within. The log prints the sentence; the
 * booth's screen shows the Japanese sentence for the kind instead. Errors of the program itself
 * assert.
 *
 *     if (!pack_open(…, failure)) {
 *         return failure_within(failure, "opening the bundled pack");
 *     }
 */
#ifndef TSUBO_BASE_FAILURE_H
#define TSUBO_BASE_FAILURE_H

#include "base/str.h"

typedef enum FailureKind {
    FAILURE_NONE,
    FAILURE_FILE,      /* missing, unreadable, not writable */
    FAILURE_FORMAT,    /* not what it claims to be, damaged, of another version */
    FAILURE_VERSION,   /* made for a newer program */
    FAILURE_SIGNATURE, /* not signed by anybody we trust */
    FAILURE_SERIAL,    /* older than what is installed */
    FAILURE_SPACE,     /* no room on the disk */
    FAILURE_LIMIT,     /* larger than base/limits.h allows */
    FAILURE_DEVICE,    /* display, input or stick */
} FailureKind;

/* Long enough for a path of 255 bytes and two levels of context; longer sentences end in "…". */
enum { FAILURE_SIZE = 512 };

typedef struct Failure {
    FailureKind kind;
    char sentence[FAILURE_SIZE]; /* zero-terminated, without a final full stop or newline */
} Failure;

/* Both return false, so that `return failure_set(…)` reads as one step. */
bool failure_set(Failure *failure, FailureKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool failure_within(Failure *failure, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "file", "format", … for logs and dumps. */
Str failure_kind_name(FailureKind kind);

#endif
