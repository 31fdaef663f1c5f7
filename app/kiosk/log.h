/* What happened, in sentences: to standard error for the journal, and the last of it in memory.
 *
 * The memory is a ring of fixed size for the staff page and for the stick; nothing is written to a
 * disk. Lines carry a number and seconds of the machine's uptime, because booths' clocks are not to
 * be trusted. A sentence that repeats is counted instead of filling journal and ring.
 *
 *     Log *log = log_in(&forever);
 *     log_say(log, "the panel %s", "is gone");
 *     Str text = log_text_in(&frame, log);
 */
#ifndef TSUBO_KIOSK_LOG_H
#define TSUBO_KIOSK_LOG_H

#include "base/arena.h"
#include "base/buffer.h"

enum {
    /* About 600 lines: months of a quiet booth, an hour of a troubled one. */
    LOG_BYTES = 48 * 1024,
    LOG_LINE_BYTES = 600,
};

typedef struct Log Log;

Log *log_in(Arena *arena);

/* One sentence without its end of line; longer ones are cut at LOG_LINE_BYTES. Without a log it
 * only goes to standard error. */
void log_say(Log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The lines that are kept, oldest first. */
Str log_text_in(Arena *arena, const Log *log);

/* Sentences since the start, kept or not. */
int64_t log_count(const Log *log);

#endif
