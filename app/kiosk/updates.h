/* The kiosk's side of an update: sticks that come and go, and the program that installs.
 *
 * The kiosk writes neither packs nor state. On a desk it runs `tsubo-store` as a child, one at a
 * time, and reads its lines; in a booth the store runs under another user, started by the system,
 * and the kiosk only asks (a file in the requests folder) and reads (the lines the store appends to
 * a file there). Both look the same here: reports come out, wishes go in.
 *
 * Waiting for mounts, children and files would hold up the screen, so a thread of its own does it.
 * It shares nothing with the loop but two pipes and wakes it with an SDL event of kind
 * `updates_event`; while nothing is plugged in it sleeps in poll() without a timeout.
 *
 *     Updates *updates = updates_open_in(&forever, &wish, &failure);
 *     while (updates_take(updates, &report)) { … }      // after every event
 *     updates_ask(updates, UPDATES_SWITCH, S(""));
 *     updates_close(updates);
 */
#ifndef TSUBO_KIOSK_UPDATES_H
#define TSUBO_KIOSK_UPDATES_H

#include "base/arena.h"
#include "base/failure.h"
#include "kiosk/report.h"

enum {
    UPDATES_ROOTS_MAX = 8,
    /* Sticks waiting for their turn; more than this are somebody's experiment. */
    UPDATES_JOBS_MAX = 8,
};

typedef struct UpdatesWish {
    Str program;                  /* tsubo-store; empty: a booth, where the system runs it */
    Str viewer;                   /* our own program, for the preflight */
    Str store;                    /* folder of what is installed */
    Str keys;                     /* folder of the keys that may sign */
    Str base;                     /* the pack that came with the program */
    Str requests;                 /* folder for asking, in a booth */
    Str run;                      /* folder that a reboot empties, for counting crashes; or empty */
    Str stick;                    /* a folder that is taken for a stick, or empty */
    Str roots[UPDATES_ROOTS_MAX]; /* where sticks are mounted */
    int32_t root_count;
    int32_t width_px; /* of the screen, for the preflight */
    int32_t height_px;
} UpdatesWish;

typedef enum UpdatesTask {
    UPDATES_INSTALL, /* from a stick; asked for by the thread itself */
    UPDATES_SWITCH,
    UPDATES_CONFIRM,
    UPDATES_ROLL_BACK,
    UPDATES_REMOVE,
    UPDATES_START,   /* what to open; asked before there is a thread */
    UPDATES_STOPPED, /* this end was no crash; told after the thread has ended */
} UpdatesTask;

typedef struct Updates Updates;

/* Starts the thread. The wish is copied. */
MUST_USE Updates *updates_open_in(Arena *arena, const UpdatesWish *wish, Failure *failure);
/* Ends the thread and a child that still runs; what it was installing is as if it had never been.
 */
void updates_close(Updates *updates);

/* The next report, in their order; false when there is none. Never waits. */
bool updates_take(Updates *updates, Report *report);

/* Readable when there is a report; for a loop that sleeps in poll(). */
int updates_wake_file(const Updates *updates);

/* Asks for a task other than UPDATES_INSTALL; `id` is the pack of UPDATES_ROLL_BACK
 * and UPDATES_REMOVE. */
void updates_ask(Updates *updates, UpdatesTask task, Str id);

#endif
