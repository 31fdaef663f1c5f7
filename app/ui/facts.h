/* How the booth is: what the staff page shows and the support code holds.
 *
 * Gathered by the shell (kiosk/health.h) while somebody looks, and only read here. Every text
 * borrows from the shell's own memory until it gathers anew.
 *
 *     Facts facts = {0};
 *     facts_sample(&facts);            // for pictures made without a machine behind them
 *     StaffRows rows = staff_rows_in(&frame, LANGUAGE_JAPANESE, &facts);
 */
#ifndef TSUBO_UI_FACTS_H
#define TSUBO_UI_FACTS_H

#include "pack/receipt.h"
#include "ui/stats.h"

enum {
    FACTS_PACKS_MAX = LIMIT_SHELF_PACKS,
    FACTS_TOP_MAX = 24,
    /* Below this much room on the disk the page warns: the largest pack and its reserve. */
    FACTS_LOW_MB = 600,
};

typedef struct FactsPack {
    Str id;
    Str title;
    int32_t serial;
    bool may_roll_back; /* there is a previous release */
    bool may_remove;    /* it came by a stick */
} FactsPack;

typedef enum FactsStore {
    STORE_UNUSED,
    STORE_FINE,
    STORE_BROKEN,
} FactsStore;

typedef enum FactsCounting {
    COUNTING_OFF,
    COUNTING_ON,
    COUNTING_MEMORY, /* there is nowhere to write */
    COUNTING_FAILED, /* the last attempt to write failed */
} FactsCounting;

typedef enum FactsClock {
    CLOCK_UNUSED,
    CLOCK_FINE,
    CLOCK_WRONG,
} FactsClock;

/* An item of the statistics with its title on the shelf of today, or its key. */
typedef struct FactsTop {
    Str title;
    bool video;
    int32_t opens;
    int32_t completed;
} FactsTop;

typedef struct Facts {
    Str name;    /* of the kiosk */
    Str version; /* of the program */
    int32_t width_px, height_px, turn;
    bool display;
    int32_t displays; /* connected at the start, where it is known; the picture is on one */
    int32_t panels;   /* touch devices */
    int32_t spots;    /* in quarantine */
    FactsPack packs[FACTS_PACKS_MAX];
    int32_t pack_count;
    int32_t issue; /* number of the newest issue, 0 for none, and its date */
    int32_t year, month, day;
    FactsStore store;
    int32_t free_mb;   /* on the store's disk */
    UpdateCode last;   /* how the last update ended */
    int64_t up_s;      /* since the program has started */
    int32_t used_mb;   /* by the program */
    int32_t memory_mb; /* free in the machine */
    int32_t missing;   /* characters asked for that no face draws */
    int32_t notes;     /* sentences about the settings */
    FactsCounting counting;
    FactsClock clock;
    QrCode code; /* for support; size 0: none */
    StatsSums sums;
    FactsTop top[FACTS_TOP_MAX];
    int32_t top_count;
} Facts;

/* A booth in good order, always the same. */
void facts_sample(Facts *facts);

/* What a receipt says; its texts borrow from the facts and the arena. */
Receipt facts_receipt_in(Arena *arena, const Facts *facts);

/* The facts in a few lines of ASCII for support's telephone: at most FACTS_TEXT_BYTES, so that the
 * code stays within the modules that every telephone reads. */
enum { FACTS_TEXT_BYTES = 264 };
Str facts_text_in(Arena *arena, const Facts *facts);

#endif
