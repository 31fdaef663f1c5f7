/* Crashes after the confirmation: how often a viewer was started lately, and what to trust then.
 *
 * A trial that crashes is dealt with by its attempts. Content that was confirmed and crashes later
 * (a damaged disk, a page nobody had turned to) is noticed here: three starts within five minutes
 * and then a fourth mean that the viewer keeps ending by itself, so the next one gets the packs
 * before, then the base pack, then nothing but the built-in screen. After an hour everything is
 * tried again from the top, because the cause may have been the heat of a summer's day.
 *
 *     Starts starts;
 *     starts_parse(text, &starts);
 *     OpenDepth depth = starts_add(&starts, now_s);
 *     … write starts_write_in(&scratch, &starts) back …
 *
 * The text lies in a folder that a restart of the machine empties (/run/tsubo), so the wall clock
 * plays no part and a reboot begins afresh. A text that is not ours counts as empty.
 */
#ifndef TSUBO_LIBRARY_STARTS_H
#define TSUBO_LIBRARY_STARTS_H

#include "base/arena.h"
#include "library/library.h"

enum {
    STARTS_MAX = 3,        /* ends by itself that are one too many */
    STARTS_WINDOW_S = 300, /* within this time */
    STARTS_RETRY_S = 3600, /* from here on everything is tried again */
    STARTS_BYTES = 256,
};

typedef struct Starts {
    OpenDepth depth;
    int32_t since_s;          /* when this depth was reached; seconds since the machine came up */
    int32_t at_s[STARTS_MAX]; /* the last starts, oldest first */
    int32_t count;
} Starts;

/* Fills *starts; empty when the text is missing or not ours. */
void starts_parse(Str text, Starts *starts);
Str starts_write_in(Arena *arena, const Starts *starts);

/* A viewer starts now: notes it, and answers what it should be given. */
OpenDepth starts_add(Starts *starts, int32_t now_s);

/* The viewer has ended because it was asked to: its start does not count. */
void starts_forgive(Starts *starts);

#endif
