/* Carries out what the staff page asks for, and says how it went.
 *
 *     StaffDesk desk = {.stage = stage, .window = window, …};
 *     StaffAnswer answer = staff_desk_do(&desk, &effects);
 *     → INPUT_STAFF with answer.task, .good, .word
 */
#ifndef TSUBO_KIOSK_STAFF_DESK_H
#define TSUBO_KIOSK_STAFF_DESK_H

#include "kiosk/health.h"
#include "sdl/window.h"

/* Everything is borrowed from the shell. */
typedef struct StaffDesk {
    Stage *stage;
    Window *window;
    const Options *options;
    Renewal *renewal;
    const Life *life;
    StatsFile *counts;
    Health *health;
    int32_t matrix[6]; /* the calibration that holds */
    int32_t tried[6];  /* one that waits for its last cross */
} StaffDesk;

typedef struct StaffAnswer {
    StaffTask task; /* STAFF_NOTHING: there is nothing to tell */
    bool good;
    Word word;
} StaffAnswer;

StaffAnswer staff_desk_do(StaffDesk *desk, const Effects *effects, int64_t up_ms);

#endif
