/* The ring holds whole lines: room is made by dropping the oldest ones. */
#include "kiosk/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"

struct Log {
    char ring[LOG_BYTES];
    int32_t start;
    int32_t size;
    int64_t count;
    int64_t repeats; /* of the last sentence, not yet told */
    char last[LOG_LINE_BYTES];
};

/* A ring of fixed size; nothing is written to a disk. */
Log *log_in(Arena *arena) {
    return ARENA_NEW(arena, Log, 1);
}

/* Whole lines only, oldest first. */
static void drop_line(Log *log) {
    while (log->size > 0) {
        char c = log->ring[log->start];
        log->start = (log->start + 1) % LOG_BYTES;
        log->size--;
        if (c == '\n') {
            return;
        }
    }
}

static void keep(Log *log, Str line) {
    while (log->size + line.size > LOG_BYTES) {
        drop_line(log);
    }
    for (int32_t i = 0; i < line.size; i++) {
        log->ring[(log->start + log->size++) % LOG_BYTES] = line.at[i];
    }
}

/* Seconds since power-on, also those asleep; the wall clock would lie. */
static double uptime_s(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A number and the machine's uptime instead of a date: booths' clocks are not to be trusted. */
static void write_line(Log *log, const char *sentence) {
    char line[LOG_LINE_BYTES + 64];
    int size = snprintf(line, sizeof(line), "%5lld %10.3f  %s\n", (long long)++log->count,
                        uptime_s(), sentence);
    keep(log, (Str){line, size < (int)sizeof(line) ? size : (int)sizeof(line) - 1});
    fprintf(stderr, "tsubo-kiosk: %s\n", sentence);
}

/* A cut may not split a character. */
static void end_whole(char *sentence) {
    Str text = str_from_c(sentence);
    int32_t fault = utf8_fault(text);
    if (fault >= 0) {
        sentence[fault] = 0;
    }
}

/* A sentence that repeats is counted; a panel that fails ten times a second must not push the rest
 * out. */
void log_say(Log *log, const char *format, ...) {
    char sentence[LOG_LINE_BYTES];
    char told[64];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof(sentence), format, arguments);
    va_end(arguments);
    end_whole(sentence);
    if (!log) {
        fprintf(stderr, "tsubo-kiosk: %s\n", sentence);
        return;
    }
    if (strcmp(sentence, log->last) == 0) {
        log->repeats++;
        return;
    }
    if (log->repeats > 0) {
        snprintf(told, sizeof(told), "… the same %lld times more", (long long)log->repeats);
        write_line(log, told);
    }
    log->repeats = 0;
    memcpy(log->last, sentence, sizeof(log->last));
    write_line(log, sentence);
}

Str log_text_in(Arena *arena, const Log *log) {
    char *text = arena_alloc(arena, (size_t)log->size + 1, 1);
    for (int32_t i = 0; i < log->size; i++) {
        text[i] = log->ring[(log->start + i) % LOG_BYTES];
    }
    return (Str){text, log->size};
}

int64_t log_count(const Log *log) {
    return log->count;
}
