/* Statistics as text: for the file, and for a spreadsheet.
 *
 *     tsubo-stats 1 1a2b…                              version and boot
 *     session 3 12 10 0 9 2 1 12 1 0                   number visits resets sizes languages dark
 *     item 3 110/01-opening 4 7 3 1 0 1 2 1 0 0        session key opens pages completed codes
 * dwell
 */
#include <string.h>

#include "ui/dump.h"
#include "ui/stats.h"

/* A text of few lines, so that a person can read what is counted. */
void stats_write(const Stats *stats, Buffer *out) {
    buffer_print(out, "tsubo-stats 1 %s\n", stats->boot);
    for (int32_t i = 0; i < stats->session_count; i++) {
        const StatsSession *session = &stats->sessions[i];
        buffer_print(out, "session %d %d %d", session->number, session->visits, session->resets);
        for (int32_t k = 0; k < TEXT_SIZE_COUNT; k++) {
            buffer_print(out, " %d", session->sizes[k]);
        }
        for (int32_t k = 0; k < LANGUAGE_COUNT; k++) {
            buffer_print(out, " %d", session->languages[k]);
        }
        buffer_print(out, " %d\n", session->dark);
    }
    for (int32_t i = 0; i < stats->item_count; i++) {
        const StatsItem *item = &stats->items[i];
        buffer_print(out, "item %d %s %d %d %d %d", item->session, item->key, item->opens,
                     item->pages, item->completed, item->codes);
        for (int32_t k = 0; k < STATS_BUCKETS; k++) {
            buffer_print(out, " %d", item->dwell[k]);
        }
        buffer_put(out, S("\n"));
    }
}

/* The next count of a line: not negative, and small enough to be added to. */
static bool next_count(Str *rest, int32_t *count) {
    enum { COUNT_MOST = 1000000000 };
    return str_to_int(str_cut(rest, ' '), count) && *count >= 0 && *count <= COUNT_MOST;
}

static bool next_counts(Str *rest, int32_t *counts, int32_t number) {
    for (int32_t i = 0; i < number; i++) {
        if (!next_count(rest, &counts[i])) {
            return false;
        }
    }
    return true;
}

/* One line a session. */
static bool read_session(Stats *stats, Str rest) {
    if (stats->session_count == STATS_SESSIONS_MAX) {
        return false;
    }
    StatsSession *session = &stats->sessions[stats->session_count++];
    bool first = stats->session_count == 1;
    return next_count(&rest, &session->number) && next_count(&rest, &session->visits) &&
           next_count(&rest, &session->resets) &&
           next_counts(&rest, session->sizes, TEXT_SIZE_COUNT) &&
           next_counts(&rest, session->languages, LANGUAGE_COUNT) &&
           next_count(&rest, &session->dark) && rest.size == 0 &&
           /* Numbers rise, so a file in which lines were exchanged or doubled is not believed. */
           (first || session->number > session[-1].number);
}

/* One line an item, by its key, which outlives the shelf. */
static bool read_item(Stats *stats, Str rest) {
    if (stats->item_count == STATS_ITEMS_MAX) {
        return false;
    }
    StatsItem *item = &stats->items[stats->item_count++];
    if (!next_count(&rest, &item->session)) {
        return false;
    }
    Str key = str_cut(&rest, ' ');
    if (key.size < 1 || key.size >= STATS_KEY_BYTES) {
        return false;
    }
    memcpy(item->key, key.at, (size_t)key.size);
    return next_count(&rest, &item->opens) && next_count(&rest, &item->pages) &&
           next_count(&rest, &item->completed) && next_count(&rest, &item->codes) &&
           next_counts(&rest, item->dwell, STATS_BUCKETS) && rest.size == 0;
}

static bool read_line(Stats *stats, Str line) {
    Str what = str_cut(&line, ' ');
    if (str_equal(what, S("session"))) {
        return read_session(stats, line);
    }
    return str_equal(what, S("item")) && read_item(stats, line);
}

/* One damaged line makes all of them doubtful, so nothing is kept of such a file. */
bool stats_read(Stats *stats, Str text, Failure *failure) {
    Str head = str_cut(&text, '\n');
    *stats = (Stats){0};
    if (!str_starts_with(head, S("tsubo-stats 1 ")) || head.size >= 14 + STATS_BOOT_BYTES) {
        return failure_set(failure, FAILURE_FORMAT, "these are no statistics of version 1");
    }
    /* Fourteen bytes are the words in front, "tsubo-stats 1 " with its blank. */
    memcpy(stats->boot, head.at + 14, (size_t)head.size - 14);
    for (int32_t line = 2; text.size > 0; line++) {
        if (!read_line(stats, str_cut(&text, '\n'))) {
            *stats = (Stats){0};
            return failure_set(failure, FAILURE_FORMAT, "line %d of the statistics is damaged",
                               line);
        }
    }
    return true;
}

typedef struct Csv {
    Buffer *out;
    Str kiosk;
    int32_t session;
} Csv;

/* Zeros say nothing and would be most of the file. */
static void put(const Csv *csv, Str what, Str which, int32_t count) {
    if (count > 0) {
        buffer_print(csv->out, "%.*s,%d,%.*s,%.*s,%d\r\n", STR_ARG(csv->kiosk), csv->session,
                     STR_ARG(what), STR_ARG(which), count);
    }
}

/* Counts and nothing that could name anybody. */
static void put_session(const Csv *csv, const StatsSession *session) {
    static const Str languages[LANGUAGE_COUNT] = {S_INIT("ja"), S_INIT("en")};
    put(csv, S("visits"), S(""), session->visits);
    put(csv, S("idle resets"), S(""), session->resets);
    for (int32_t i = 0; i < TEXT_SIZE_COUNT; i++) {
        put(csv, S("text size"), size_name((TextSize)i), session->sizes[i]);
    }
    for (int32_t i = 0; i < LANGUAGE_COUNT; i++) {
        put(csv, S("language"), languages[i], session->languages[i]);
    }
    put(csv, S("dark"), S(""), session->dark);
}

/* With its title, so that the table can be read without the shelf. */
static void put_item(const Csv *csv, const StatsItem *item) {
    static const Str buckets[STATS_BUCKETS] = {
        S_INIT("read under 10 s"), S_INIT("read 10-30 s"),  S_INIT("read 30-60 s"),
        S_INIT("read 1-3 min"),    S_INIT("read 3-10 min"), S_INIT("read over 10 min")};
    Str key = str_from_c(item->key);
    put(csv, S("opens"), key, item->opens);
    put(csv, S("pages"), key, item->pages);
    put(csv, S("completed"), key, item->completed);
    put(csv, S("qr shown"), key, item->codes);
    for (int32_t i = 0; i < STATS_BUCKETS; i++) {
        put(csv, buckets[i], key, item->dwell[i]);
    }
}

/* For a spreadsheet: one line a session, one line an item. */
void stats_write_csv(const Stats *stats, Str kiosk, Buffer *out) {
    Csv csv = {.out = out, .kiosk = kiosk};
    buffer_put(out, S("kiosk,session,what,which,count\r\n"));
    for (int32_t i = 0; i < stats->session_count; i++) {
        csv.session = stats->sessions[i].number;
        put_session(&csv, &stats->sessions[i]);
    }
    for (int32_t i = 0; i < stats->item_count; i++) {
        csv.session = stats->items[i].session;
        put_item(&csv, &stats->items[i]);
    }
}
