/* What is read at a booth, counted without knowing anybody and without any clock but the model's.
 *
 * A *session* lasts from power-on to power-off; a *visit* from the first touch to the idle screen.
 * Items are counted by their key, because ids change with every pack. Nothing that could tell one
 * visitor from another is kept: no order, no time of day, no path through the articles.
 *
 *     stats_begin(&stats, boot_id);                      // a new session when the id is new
 *     stats_follow(&stats, &model, &opened);             // after every picture
 *     if (stats.changed && idle) { … stats_write(&stats, &text); … }
 *
 * Pure like the rest of ui/; kiosk/stats_file.h keeps it on the disk.
 */
#ifndef TSUBO_UI_STATS_H
#define TSUBO_UI_STATS_H

#include "ui/opened.h"

enum {
    /* Half a year of issues, all read, over a dozen sessions. */
    STATS_ITEMS_MAX = 600,
    STATS_SESSIONS_MAX = 16,
    STATS_KEY_BYTES = 64,
    STATS_BOOT_BYTES = 40,
    STATS_BUCKETS = 6,
    /* A line of each, with long keys and large counts. */
    STATS_FILE_BYTES = 128 * 1024,
};

/* Upper ends of the dwell buckets in seconds; the last one has none: 10, 30, 60, 180, 600. */
int32_t stats_bucket_end_s(int32_t bucket);

/* One item in one session. */
typedef struct StatsItem {
    char key[STATS_KEY_BYTES]; /* zero-terminated; "*" gathers what had no room */
    int32_t session;           /* 0: all sessions before those that are kept apart */
    int32_t opens;
    int32_t pages; /* reached, the farthest of each opening added up */
    int32_t completed;
    int32_t codes; /* times its QR code was shown large */
    int32_t dwell[STATS_BUCKETS];
} StatsItem;

typedef struct StatsSession {
    int32_t number;
    int32_t visits;
    int32_t resets;                    /* visits that ended by the idle pause */
    int32_t sizes[TEXT_SIZE_COUNT];    /* visits in which a size was used */
    int32_t languages[LANGUAGE_COUNT]; /* the same of the interface's languages */
    int32_t dark;                      /* the same of dark colours */
} StatsSession;

/* The visit that is going on. */
typedef struct StatsVisit {
    bool on;
    uint32_t sizes; /* bits by TextSize */
    uint32_t languages;
    bool dark;
    bool code;                 /* the QR code is open */
    char key[STATS_KEY_BYTES]; /* of the item that is open, or empty */
    int64_t since_ms;
    int32_t farthest; /* page index */
    bool completed;
    int64_t touched_ms;
} StatsVisit;

typedef struct Stats {
    char boot[STATS_BOOT_BYTES];
    StatsSession sessions[STATS_SESSIONS_MAX]; /* oldest first, the last one is the present one */
    int32_t session_count;
    StatsItem items[STATS_ITEMS_MAX];
    int32_t item_count;
    StatsVisit visit;
    bool changed; /* since it was last written */
} Stats;

/* Begins the session of this boot, or goes on with it when the program was started again within
 * one. The oldest session is folded into the earlier ones when there are too many. */
void stats_begin(Stats *stats, Str boot);

/* Compares the model with what was seen last. Opened tells keys and numbers of pages. */
void stats_follow(Stats *stats, const Model *model, const Opened *opened);

/* Sums over all sessions; `key` of the item is the item's. */
typedef struct StatsSums {
    StatsSession all; /* number: sessions counted */
    int32_t opens, pages, completed, codes;
    int32_t dwell[STATS_BUCKETS];
} StatsSums;
StatsSums stats_sums(const Stats *stats);

/* The items with most openings over all sessions, most first; writes at most `most` and returns
 * their number. */
int32_t stats_top(const Stats *stats, StatsItem *top, int32_t most);

/* As text for the file, and back. Reading refuses what it did not write. */
void stats_write(const Stats *stats, Buffer *out);
MUST_USE bool stats_read(Stats *stats, Str text, Failure *failure);

/* One number a line, for a spreadsheet: kiosk,session,what,which,count. Session 0 is "earlier". */
void stats_write_csv(const Stats *stats, Str kiosk, Buffer *out);

#endif
