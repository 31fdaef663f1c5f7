/* What `check` has to say about a source: every finding at once, sorted, with a place.
 *
 *     finding_error(&findings, place, "unknown key “%.*s”", STR_ARG(key));
 *     finding_hint(&findings, "did you mean “%.*s”?", STR_ARG(nearest));
 *     …
 *     findings_print(&findings, stdout);
 *
 * prints
 *
 *     content/110/03-x.md:4:1: error: unknown key “titel”
 *       hint: did you mean “title”?
 *
 * Lines and columns count from 1, columns in characters. Editors and terminals that know compiler
 * messages jump to the place.
 */
#ifndef TSUBO_PACK_TOOL_FINDING_H
#define TSUBO_PACK_TOOL_FINDING_H

#include <stdio.h>

#include "base/arena.h"

typedef struct Place {
    Str path;
    int32_t line;
    int32_t column;
} Place;

typedef struct Finding {
    Place place;
    bool is_error; /* otherwise a warning */
    Str sentence;
    Str hint; /* may be empty */
} Finding;

/* Nobody reads more at once; what comes later is counted. */
enum { FINDINGS_MOST = 2000 };

typedef struct Findings {
    Arena *arena;
    Finding *items; /* FINDINGS_MOST */
    int32_t count;
    int32_t error_count; /* including those beyond FINDINGS_MOST */
    int32_t warning_count;
} Findings;

Findings findings_in(Arena *arena);

/* An error keeps a pack from being built; a warning does not. */
void finding_error(Findings *findings, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void finding_warning(Findings *findings, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* What to do about the finding added last. */
void finding_hint(Findings *findings, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Sorts by path, line, column, sentence and prints; returns the number of errors. */
int32_t findings_print(Findings *findings, FILE *out);

#endif
