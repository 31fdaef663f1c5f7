/* Fingers become gestures: tap, drag, swipe, hold, pinch.
 *
 * A state machine over raw contacts, without a clock of its own. One finger taps, drags (the page
 * follows it) or holds; a second finger cancels that and may pinch, once per pair of fingers. A
 * contact that never ends is released after STALE_MS, because cheap panels lose "up" events.
 * The mouse is one more contact with an id of its own.
 */
#ifndef TSUBO_UI_GESTURE_H
#define TSUBO_UI_GESTURE_H

#include "base/str.h"

typedef enum TouchPhase {
    TOUCH_DOWN,
    TOUCH_MOVE,
    TOUCH_UP,
    TOUCH_CANCEL, /* the panel went away */
} TouchPhase;

typedef struct Touch {
    int64_t id;
    TouchPhase phase;
    int32_t x, y; /* px on the canvas */
} Touch;

/* More fingers than this are ignored; two hands have no more. */
enum { CONTACTS_MAX = 10 };

typedef struct Contact {
    int64_t id;
    int32_t x, y;
    int32_t start_x, start_y;
    int64_t start_ms;
    int64_t last_ms;
} Contact;

typedef struct Gesture {
    Contact contacts[CONTACTS_MAX];
    int32_t count;
    bool dragging;
    bool cancelled;       /* a second finger came, or the finger wandered: no tap any more */
    bool pinched;         /* this pair of fingers has had its step */
    int64_t pinch_start2; /* squared distance of two fingers when the second came */
    int32_t speed_x;      /* px a second, smoothed, of the dragging finger */
} Gesture;

typedef enum GestureKind {
    GESTURE_NONE,
    GESTURE_PRESS,     /* a finger came down: `x, y` */
    GESTURE_TAP,       /* … and went up again in time at `x, y` */
    GESTURE_DRAG,      /* the page follows: `dx` since the start */
    GESTURE_SWIPE,     /* let go after a drag far or fast enough: dx < 0 is forward */
    GESTURE_DRAG_END,  /* let go too early: back to its place */
    GESTURE_CANCEL,    /* nothing comes of it */
    GESTURE_PINCH_OUT, /* larger */
    GESTURE_PINCH_IN,  /* smaller */
} GestureKind;

typedef struct GestureEvent {
    GestureKind kind;
    int32_t x, y;
    int32_t dx;
} GestureEvent;

/* Advances the machine by one raw contact event. The screen's width and its shorter side scale
 * its distances. */
GestureEvent gesture_advance(Gesture *gesture, Touch touch, int64_t now_ms, int32_t width_px,
                             int32_t short_px);

/* Releases contacts that have not been heard of for GESTURE_STALE_MS; true if that ended anything.
 */
enum { GESTURE_STALE_MS = 10000 };
bool gesture_release_stale(Gesture *gesture, int64_t now_ms);

/* When gesture_release_stale will have work to do; -1 for never. */
int64_t gesture_deadline_ms(const Gesture *gesture);

#endif
