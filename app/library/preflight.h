/* Asking another program whether a pack's inside is sound, before anybody is shown it.
 *
 * The library cannot look into a pack: whatever looks can be fooled, so it is done by a process of
 * its own that can be lost (tsubo-kiosk --preflight, the viewer's own code). Here is its other end:
 *
 *     Preflight child = {.program = "/usr/bin/tsubo-kiosk", .screen = "1920x1080"};
 *     Judge judge = preflight_judge(&child);
 *     Verdict verdict = judge.ask(judge.self, file);
 *     if (verdict.code != CODE_NONE) { … verdict.code, verdict.page … }
 *
 * What the program sees and says:
 *
 *     PROGRAM --preflight --screen WxH      no other argument; without a screen none
 *     descriptor 3                          the pack, for reading, at its beginning
 *     standard output                       one line and nothing else:
 *         OK                                every page can be shown
 *         U40 page=17                       faulty; the page is left out when none is to blame
 *         U41 | U42                         beyond a limit | made for a newer program
 *     standard error                        ours, for a person who looks into the log
 *
 * Its exit code does not matter. Any other line, no line, a signal, or PREFLIGHT_WALL_MS without an
 * answer count as a faulty pack: U40, and U41 when time or processor time ran out.
 */
#ifndef TSUBO_LIBRARY_PREFLIGHT_H
#define TSUBO_LIBRARY_PREFLIGHT_H

#include "library/codes.h"

enum {
    /* A thousand articles lay out in seconds; what takes two minutes would also hang a booth. */
    PREFLIGHT_WALL_MS = 120 * 1000,
    PREFLIGHT_FILE = 3,
    PREFLIGHT_LINE_BYTES = 64,
};

typedef struct Verdict {
    UpdateCode code; /* CODE_NONE: sound */
    int32_t page;    /* of U40; 0 when unknown */
} Verdict;

/* Whoever judges packs; a test puts its own in. */
typedef struct Judge {
    void *self;
    /* `file` is a descriptor of the copy, open for reading. */
    Verdict (*ask)(void *self, int file);
} Judge;

typedef struct Preflight {
    const char *program; /* zero-terminated path; looked up in PATH when it has no slash */
    const char *screen;  /* "1920x1080" or NULL */
    int32_t wall_ms;     /* PREFLIGHT_WALL_MS, or less in tests */
    /* Called about once a second while the child works, so that whoever watches this process sees
     * that it lives; may be NULL. */
    void (*alive)(void *self);
    void *alive_self;
} Preflight;

/* `preflight` must live as long as the judge. */
Judge preflight_judge(Preflight *preflight);

/* What a line means; anything but the lines above is U40. Pure. */
Verdict preflight_parse(Str line);

#endif
