/* The overlay for developers: targets, line boxes, repainted regions, counters. F12 or --debug. */
#ifndef TSUBO_KIOSK_DEBUG_H
#define TSUBO_KIOSK_DEBUG_H

#include "kiosk/stage.h"

typedef struct FrameFacts {
    int64_t frame_us;    /* time of the last picture, from input to presented */
    int32_t changed;     /* rectangles painted again */
    int64_t changed_px2; /* their area */
} FrameFacts;

/* Appends the overlay to stage->list. */
void debug_show(Stage *stage, const FrameFacts *facts);

#endif
