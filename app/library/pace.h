/* Whether a stick keeps up: how much to ask it for next, and when to stop waiting.
 *
 * A pace is a value that is told of every read: how many bytes came and how long the stick took.
 * Only time inside the stick counts, so a slow disk, a busy machine or a digest that takes its time
 * are never blamed on it. Two rules end a copy, both about progress and neither about its length:
 *
 *   - less than 64 KiB in 4 s: it drips, or it has stopped giving anything;
 *   - less than 256 KiB/s over 30 s: it lives, and the copy would outlast everybody's patience.
 *
 * A stick of 1 MB/s that pauses for three seconds now and then passes both. A read that never
 * returns cannot be seen from here; whoever runs the installation watches for that (store/job.h).
 * So that one slow read cannot look like one, each asks for about a quarter of a second's worth:
 * 64 KiB at first, twice as much after a quick read, half as much after a slow one.
 *
 *     Pace pace;
 *     pace_begin(&pace, INSTALL_READ_BYTES);
 *     … read at most pace.wanted_bytes …
 *     if (!pace_note(&pace, got_bytes, took_ms)) { … U12 … }
 */
#ifndef TSUBO_LIBRARY_PACE_H
#define TSUBO_LIBRARY_PACE_H

#include <stdbool.h>
#include <stdint.h>

enum {
    /* At the slowest pace that is accepted a read of this size takes a quarter of a second. */
    PACE_LEAST_BYTES = 64 * 1024,
    PACE_QUICK_READ_MS = 60,
    PACE_SLOW_READ_MS = 250,
    /* Above the pauses of flash that tidies up (two, three seconds), below the five after which a
     * person thinks that nothing happens any more. */
    PACE_CRAWL_MS = 4 * 1000,
    /* The specification's: a signed gigabyte in an hour at worst. */
    PACE_WINDOW_MS = 30 * 1000,
    PACE_BYTES_PER_S = 256 * 1024,
};

/* From where a rule measures. */
typedef struct PaceWindow {
    int64_t since_ms; /* of inside_ms */
    int64_t bytes;    /* got since then */
} PaceWindow;

/* Fields may be read by anybody. */
typedef struct Pace {
    int32_t wanted_bytes; /* of the next read */
    int32_t most_bytes;
    int64_t inside_ms; /* spent in reads so far */
    PaceWindow crawl;
    PaceWindow slow;
} Pace;

/* `most_bytes` is the room for one read. */
void pace_begin(Pace *pace, int32_t most_bytes);

/* After each read. False when the stick does not keep up. */
bool pace_note(Pace *pace, int32_t got_bytes, int64_t took_ms);

#endif
