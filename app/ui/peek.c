/* A hold is read off the gesture's contacts, so that the gestures themselves need not know it. */
#include "ui/peek.h"

#include "ui/paper.h"

Rect peek_box(const Look *look) {
    int32_t height_px = look_px(look, 88);
    return (Rect){look->width_px * 3 / 8, look->height_px - height_px, look->width_px / 4,
                  height_px};
}

void peek_turn(Model *model) {
    model->debug = !model->keys_off && !model->debug;
}

/* The one finger that holds; NULL when there is none, or more, or it has moved or been used. */
static const Contact *holding(const Model *model) {
    const Gesture *gesture = &model->gesture;
    const Contact *contact = &gesture->contacts[0];
    Rect box = peek_box(&model->look);
    bool still = gesture->count == 1 && !gesture->cancelled && !gesture->dragging &&
                 rect_contains(box, contact->start_x, contact->start_y) &&
                 rect_contains(box, contact->x, contact->y);
    return still && !model->keys_off ? contact : NULL;
}

/* A finger that was used is a cancelled one: it neither taps when it goes nor turns twice. */
void peek_pass(Model *model) {
    const Contact *contact = holding(model);
    if (contact && model->now_ms - contact->start_ms >= PEEK_HOLD_MS) {
        peek_turn(model);
        model->gesture.cancelled = true;
        model->pressed = (Action){0};
    }
}

int64_t peek_deadline_ms(const Model *model) {
    const Contact *contact = holding(model);
    return contact ? contact->start_ms + PEEK_HOLD_MS : -1;
}
