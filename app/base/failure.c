/* Failures: one fixed buffer, written by the first cause, prefixed by every caller above it.
 * Nothing here allocates: a full arena and a full disk are among the things it reports. */
#include "base/failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A cut sentence says that it is cut; the cut never falls inside a character. The dots are counted
 * with their zero, so they end exactly where the buffer does. */
static void mark_as_cut(char *sentence) {
    static const char dots[] = "…";
    size_t at = FAILURE_SIZE - sizeof(dots);
    while (at > 0 && ((unsigned char)sentence[at] & 0xC0) == 0x80) {
        at--;
    }
    memcpy(sentence + at, dots, sizeof(dots));
}

/* The first cause; always false, so that a function can return it. */
bool failure_set(Failure *failure, FailureKind kind, const char *format, ...) {
    va_list list;
    failure->kind = kind;
    va_start(list, format);
    int size = vsnprintf(failure->sentence, FAILURE_SIZE, format, list);
    va_end(list);
    if (size >= FAILURE_SIZE) {
        mark_as_cut(failure->sentence);
    }
    return false;
}

/* The kind stays that of the first cause: callers decide by it, and what can be done about a
 * failure does not depend on how many of them added context. */
bool failure_within(Failure *failure, const char *format, ...) {
    char cause[FAILURE_SIZE];
    va_list list;
    /* Context is written over the cause in place, so the cause has to be carried over its head. */
    memcpy(cause, failure->sentence, FAILURE_SIZE);
    va_start(list, format);
    int size = vsnprintf(failure->sentence, FAILURE_SIZE, format, list);
    va_end(list);
    if (size >= 0 && size < FAILURE_SIZE) {
        size_t left = (size_t)(FAILURE_SIZE - size);
        size += snprintf(failure->sentence + size, left, ": %s", cause);
    }
    if (size >= FAILURE_SIZE) {
        mark_as_cut(failure->sentence);
    }
    return false;
}

/* For logs and dumps. */
Str failure_kind_name(FailureKind kind) {
    switch (kind) {
    case FAILURE_NONE: return S("none");
    case FAILURE_FILE: return S("file");
    case FAILURE_FORMAT: return S("format");
    case FAILURE_VERSION: return S("version");
    case FAILURE_SIGNATURE: return S("signature");
    case FAILURE_SERIAL: return S("serial");
    case FAILURE_SPACE: return S("space");
    case FAILURE_LIMIT: return S("limit");
    case FAILURE_DEVICE: return S("device");
    }
    /* Not reached. An enum may hold any number in C, so the compiler asks for an answer here; a
     * `default` above would silence it when a kind is added. */
    return S("");
}
