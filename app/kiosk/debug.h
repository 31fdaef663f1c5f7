/* The overlay for developers: touch targets, line boxes, the class of every character by colour,
 * what was painted again, counters, arena marks, the last failure. F12 or --debug; the idle
 * question's reset takes it away, so that no booth keeps it. */
#ifndef TSUBO_KIOSK_DEBUG_H
#define TSUBO_KIOSK_DEBUG_H

#include "kiosk/stage.h"

typedef struct FrameFacts {
    int64_t frame_us;  /* time of the last picture, from input to presented */
    const Rect *rects; /* what this picture paints again */
    int32_t changed;   /* their number */
} FrameFacts;

/* Appends the overlay to stage->list. */
void debug_show(Stage *stage, const FrameFacts *facts);

#endif
