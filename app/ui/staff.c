/* The seal, the waiting, the crosses. */
#include "ui/staff.h"

/* Five quick taps on the seal, the last one held: nothing that a visitor does by accident. */
void knock_follow(Knock *knock, const Touch *touch, int64_t now_ms, Rect seal) {
    bool inside = rect_contains(seal, touch->x, touch->y);
    switch (touch->phase) {
    case TOUCH_DOWN:
        if (!inside) {
            *knock = (Knock){0};
            break;
        }
        knock->count =
            now_ms - knock->left_ms <= KNOCK_PAUSE_MS && !knock->holding ? knock->count + 1 : 1;
        knock->holding = true;
        knock->id = touch->id;
        knock->since_ms = now_ms;
        break;
    /* A finger that leaves the seal has not knocked, wherever it lifts. */
    case TOUCH_MOVE:
        if (knock->holding && knock->id == touch->id && !inside) {
            *knock = (Knock){0};
        }
        break;
    case TOUCH_UP:
        if (knock->holding && knock->id == touch->id) {
            knock->holding = false;
            knock->left_ms = now_ms;
        }
        break;
    case TOUCH_CANCEL: *knock = (Knock){0}; break;
    }
}

/* The holding is what tells staff from children. */
bool knock_opens(const Knock *knock, int64_t now_ms) {
    return knock->holding && knock->count >= KNOCK_TAPS &&
           now_ms - knock->since_ms >= KNOCK_HOLD_MS;
}

/* When the last tap has been held for long enough. */
int64_t knock_deadline_ms(const Knock *knock) {
    return knock->holding && knock->count >= KNOCK_TAPS ? knock->since_ms + KNOCK_HOLD_MS : -1;
}

/* Two slips are free, then the wait grows up to a minute. */
int64_t staff_wait_ms(int32_t wrong) {
    static const int32_t waits_s[] = {0, 0, 0, 5, 15, 30, 60};
    int32_t last = COUNT_OF(waits_s) - 1;
    return (int64_t)waits_s[wrong < last ? wrong : last] * 1000;
}

/* An eighth from the edges: far enough apart to measure, near enough to be reached with one hand.
 */
StaffPoint staff_cross(int32_t width_px, int32_t height_px, int32_t corner) {
    bool right = corner == 1 || corner == 2;
    bool low = corner == 2 || corner == 3;
    if (corner >= STAFF_CORNERS) {
        return (StaffPoint){width_px / 2, height_px / 2};
    }
    return (StaffPoint){right ? width_px - width_px / 8 : width_px / 8,
                        low ? height_px - height_px / 8 : height_px / 8};
}
