/* The state machine. Distances are shares of the shorter side, so that a finger means the same on
 * every panel; times are what people of all ages need, not what developers are quick enough for. */
#include "ui/gesture.h"

#include <string.h>

/* A finger may tremble this far (1/1080 of the shorter side) and still tap. */
enum { SLOP_U = 26 };
/* A longer touch is a resting hand, not a tap. */
enum { TAP_MS = 900 };
/* A page turns when it was pulled over a sixth of the screen, or thrown at this speed (u a second).
 */
enum { SWIPE_SHARE = 6, FLICK_U_PER_S = 420 };
/* Panels report a moving finger many times in this while. */
enum { REST_MS = 120 };
/* A pinch counts from a quarter wider or narrower; compared squared, times 16. */
enum { PINCH_WIDER_16 = 25, PINCH_NARROWER_16 = 10 };

/* Panels number their contacts as they like; only equality counts. */
static int32_t find_contact(const Gesture *gesture, int64_t id) {
    for (int32_t i = 0; i < gesture->count; i++) {
        if (gesture->contacts[i].id == id) {
            return i;
        }
    }
    return -1;
}

/* The others close up and keep their order: the first two are the pair whose distance is
 * measured. */
static void remove_contact(Gesture *gesture, int32_t index) {
    for (int32_t i = index; i + 1 < gesture->count; i++) {
        gesture->contacts[i] = gesture->contacts[i + 1];
    }
    gesture->count--;
}

/* Squared, to stay with integers; it is only compared. */
static int64_t pair_distance2(const Gesture *gesture) {
    int64_t dx = gesture->contacts[0].x - gesture->contacts[1].x;
    int64_t dy = gesture->contacts[0].y - gesture->contacts[1].y;
    return dx * dx + dy * dy + 1;
}

/* The second finger begins a pair and ends whatever the first one was doing: a hand that rests on
 * the panel must not turn pages. */
static GestureEvent contact_down(Gesture *gesture, Touch touch, int64_t now_ms) {
    int32_t known = find_contact(gesture, touch.id);
    if (known >= 0) {
        remove_contact(gesture, known); /* its "up" was lost */
    }
    if (gesture->count == CONTACTS_MAX) {
        return (GestureEvent){0};
    }
    gesture->contacts[gesture->count++] = (Contact){.id = touch.id,
                                                    .x = touch.x,
                                                    .y = touch.y,
                                                    .start_x = touch.x,
                                                    .start_y = touch.y,
                                                    .start_ms = now_ms,
                                                    .last_ms = now_ms};
    if (gesture->count == 1) {
        gesture->dragging = gesture->cancelled = gesture->pinched = false;
        gesture->speed_x = 0;
        return (GestureEvent){.kind = GESTURE_PRESS, .x = touch.x, .y = touch.y};
    }
    gesture->dragging = false;
    gesture->cancelled = true;
    gesture->pinched = false; /* another pair has a step of its own */
    gesture->pinch_start2 = pair_distance2(gesture);
    return (GestureEvent){.kind = GESTURE_CANCEL};
}

/* One step of text size a pinch: people expect an answer, not a zoom. */
static GestureEvent pair_move(Gesture *gesture) {
    int64_t ratio_16 = pair_distance2(gesture) * 16 / gesture->pinch_start2;
    if (gesture->pinched || gesture->count != 2) {
        return (GestureEvent){0};
    }
    if (ratio_16 >= PINCH_WIDER_16) {
        gesture->pinched = true;
        return (GestureEvent){.kind = GESTURE_PINCH_OUT};
    }
    if (ratio_16 <= PINCH_NARROWER_16) {
        gesture->pinched = true;
        return (GestureEvent){.kind = GESTURE_PINCH_IN};
    }
    return (GestureEvent){0};
}

/* Over the last few reports only: what counts is how the finger left, not how it came. Before a
 * rest it came, however fast. */
static void measure_speed(Gesture *gesture, const Contact *contact, int32_t dx_px, int64_t now_ms) {
    int64_t elapsed = now_ms - contact->last_ms;
    if (elapsed > 0) {
        int32_t speed = (int32_t)(dx_px * 1000 / elapsed);
        gesture->speed_x = elapsed < REST_MS ? (gesture->speed_x + speed) / 2 : speed;
    }
}

/* A finger that has gone further than a tap allows is a drag for good, even if it comes back. */
static GestureEvent single_move(Gesture *gesture, const Contact *contact, int32_t short_px) {
    int32_t dx = contact->x - contact->start_x;
    int32_t dy = contact->y - contact->start_y;
    int32_t far_x = dx < 0 ? -dx : dx;
    int32_t far_y = dy < 0 ? -dy : dy;
    int32_t slop = SLOP_U * short_px / 1080;
    if (gesture->dragging) {
        return (GestureEvent){.kind = GESTURE_DRAG, .dx = dx};
    }
    if (gesture->cancelled || (far_x <= slop && far_y <= slop)) {
        return (GestureEvent){0};
    }
    if (far_x > far_y) {
        gesture->dragging = true;
        return (GestureEvent){.kind = GESTURE_DRAG, .dx = dx};
    }
    gesture->cancelled = true;
    return (GestureEvent){.kind = GESTURE_CANCEL};
}

/* Moves of contacts we never saw come down are ignored; some panels begin in the middle. */
static GestureEvent contact_move(Gesture *gesture, Touch touch, int64_t now_ms, int32_t short_px) {
    int32_t index = find_contact(gesture, touch.id);
    if (index < 0) {
        return (GestureEvent){0};
    }
    Contact *contact = &gesture->contacts[index];
    measure_speed(gesture, contact, touch.x - contact->x, now_ms);
    contact->x = touch.x;
    contact->y = touch.y;
    contact->last_ms = now_ms;
    return gesture->count == 1 ? single_move(gesture, contact, short_px) : pair_move(gesture);
}

/* Far enough or fast enough turns the page; the other way cancels, whatever the distance. */
static GestureEvent end_drag(const Gesture *gesture, const Contact *contact, int64_t now_ms,
                             int32_t width_px, int32_t short_px) {
    int32_t dx = contact->x - contact->start_x;
    int32_t flick = FLICK_U_PER_S * short_px / 1080;
    /* A finger that rests before it lifts does not throw. */
    int32_t speed = now_ms - contact->last_ms < REST_MS ? gesture->speed_x : 0;
    bool far = (dx < 0 ? -dx : dx) > width_px / SWIPE_SHARE;
    bool thrown = (dx < 0 && speed < -flick) || (dx > 0 && speed > flick);
    bool thrown_back = (dx < 0 && speed > flick) || (dx > 0 && speed < -flick);
    return (GestureEvent){
        .kind = thrown || (far && !thrown_back) ? GESTURE_SWIPE : GESTURE_DRAG_END, .dx = dx};
}

/* A tap is short and stays in place. A hold that is neither does nothing, because people lean on
 * panels. */
static GestureEvent contact_up(Gesture *gesture, Touch touch, int64_t now_ms, int32_t width_px,
                               int32_t short_px) {
    int32_t index = find_contact(gesture, touch.id);
    if (index < 0) {
        return (GestureEvent){0};
    }
    Contact contact = gesture->contacts[index];
    bool dragging = gesture->dragging;
    bool tap = gesture->count == 1 && !dragging && !gesture->cancelled &&
               now_ms - contact.start_ms <= TAP_MS;
    remove_contact(gesture, index);
    gesture->dragging = false;
    if (dragging) {
        contact.x = touch.x;
        return end_drag(gesture, &contact, now_ms, width_px, short_px);
    }
    if (tap) {
        return (GestureEvent){.kind = GESTURE_TAP, .x = contact.start_x, .y = contact.start_y};
    }
    return (GestureEvent){.kind = GESTURE_CANCEL};
}

GestureEvent gesture_advance(Gesture *gesture, Touch touch, int64_t now_ms, int32_t width_px,
                             int32_t short_px) {
    switch (touch.phase) {
    case TOUCH_DOWN: return contact_down(gesture, touch, now_ms);
    case TOUCH_MOVE: return contact_move(gesture, touch, now_ms, short_px);
    case TOUCH_UP: return contact_up(gesture, touch, now_ms, width_px, short_px);
    case TOUCH_CANCEL: *gesture = (Gesture){0}; return (GestureEvent){.kind = GESTURE_CANCEL};
    }
    return (GestureEvent){0};
}

/* Panels lose the end of a contact now and then; after that the next touch would be a second finger
 * for ever. */
bool gesture_release_stale(Gesture *gesture, int64_t now_ms) {
    bool released = false;
    for (int32_t i = gesture->count - 1; i >= 0; i--) {
        if (now_ms - gesture->contacts[i].last_ms >= GESTURE_STALE_MS) {
            remove_contact(gesture, i);
            released = true;
        }
    }
    if (released && gesture->count == 0) {
        gesture->dragging = gesture->cancelled = false;
    }
    return released;
}

int64_t gesture_deadline_ms(const Gesture *gesture) {
    int64_t deadline = -1;
    for (int32_t i = 0; i < gesture->count; i++) {
        int64_t stale = gesture->contacts[i].last_ms + GESTURE_STALE_MS;
        deadline = deadline < 0 || stale < deadline ? stale : deadline;
    }
    return deadline;
}
