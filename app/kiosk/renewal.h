/* New content while the booth runs: which packs to open, when to open others, when to keep them.
 *
 * Between updates.h, which talks to the store, and the Stage, which shows: reports become inputs of
 * the model, a new list of packs becomes a new shelf without anybody losing their place, and a pack
 * that is shown for the first time is confirmed once it has proven itself. A trial that cannot be
 * opened is given back at once.
 *
 *     renewal_begin(&renewal, &forever, &options);            // before the stage starts
 *     renewal_watch(&renewal, &failure);                      // once there is a picture
 *     while (renewal_take(&renewal, stage, &input)) { … }     // with every event
 *     renewal_ask_switch(&renewal);                           // an effect of the model
 *     renewal_pass(&renewal, stage);                          // after every picture
 *     renewal_end(&renewal);
 */
#ifndef TSUBO_KIOSK_RENEWAL_H
#define TSUBO_KIOSK_RENEWAL_H

#include "kiosk/stage.h"
#include "kiosk/updates.h"

enum {
    /* How long a trial must have run well before it is kept (update specification, section 2.5);
     * besides, the idle screen must have shown each of its highlights once. */
    RENEWAL_TRIAL_MS = 60000,
};

typedef struct Renewal {
    Arena *forever;
    UpdatesWish wish;
    Updates *updates; /* NULL: there is no store */
    Report report;    /* the last one; an input borrows its text */
    char paths[LIMIT_SHELF_PACKS][REPORT_TEXT_BYTES + 1];
    int32_t path_count;
    bool calm;                    /* the store trusts nothing any more: show the built-in picture */
    char listed[REPORT_ID_BYTES]; /* the trial among `paths` */
    int32_t listed_size;
    char trial[REPORT_ID_BYTES]; /* the trial that is shown */
    int32_t trial_size;          /* 0: none */
    bool begun;                  /* the trial was seen on the screen */
    int64_t since_ms;            /* when */
    int32_t highlight;           /* that was shown then */
} Renewal;

/* Asks the store what to open and puts it into options->packs; without a store, or when it does not
 * answer, they stay as they are. */
void renewal_begin(Renewal *renewal, Arena *forever, Options *options, const Look *look);

/* Starts to watch for sticks. False: the booth runs, but will not notice any. */
MUST_USE bool renewal_watch(Renewal *renewal, Failure *failure);

/* The next thing the model must hear about; false when there is none. Opens a new shelf on the way.
 */
bool renewal_take(Renewal *renewal, Stage *stage, Input *input);

/* Readable when renewal_take has something; −1 without a store. */
int renewal_wake_file(const Renewal *renewal);

void renewal_ask_switch(Renewal *renewal);

/* Whether packs can be exchanged here at all. */
bool renewal_has_store(const Renewal *renewal);
/* What the staff asks for: the release before this one again, or the pack off the shelf. What is
 * then to be shown comes as after a switch. */
void renewal_roll_back(Renewal *renewal, Str id);
void renewal_remove(Renewal *renewal, Str id);

/* Keeps the trial when it has proven itself, or gives it back when it is not to be shown. */
void renewal_pass(Renewal *renewal, Stage *stage);

/* The program ends because somebody wants it to; a crash never gets here. */
void renewal_end(Renewal *renewal);

#endif
