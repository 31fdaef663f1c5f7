/* Model, Input → Model. One function per kind of input and of action.
 *
 * An input goes through sieves, and the first that takes it keeps it: bad spots of the panel, the
 * staff's pages, a lecture, the question after a pause, gestures. What is left becomes an action,
 * and an action is carried out in moves.c, wherever it came from. So a finger, a key and a clicker
 * cannot come to differ in what a page turn is. */
#include "ui/update.h"

#include "ui/lecture_moves.h"
#include "ui/moves.h"
#include "ui/peek.h"
#include "ui/staff_moves.h"

/* Begins where an idle booth is: nobody has chosen anything yet. */
void ui_start(Model *model, Look look, int64_t now_ms) {
    *model = (Model){
        .times = ui_standard_times(), .look = look, .now_ms = now_ms, .slide_ms = UI_SLIDE_MS};
    moves_reset(model);
}

void ui_reset(Model *model) {
    moves_reset(model);
}

/* What the rules of the screens ask for; the settings may say otherwise. */
Times ui_standard_times(void) {
    return (Times){.pause_ms = 45000,
                   .pause_most_ms = 180000,
                   .question_ms = 20000,
                   .highlight_ms = 9000,
                   .lecture_ms = 90 * 60 * 1000};
}

/* Long pages are read for long: eight characters a second is a slow reader. */
int64_t ui_pause_ms(const Times *times, int32_t characters) {
    int64_t pause = times->pause_ms + (int64_t)characters * 1000 / 8;
    return pause < times->pause_most_ms ? pause : times->pause_most_ms;
}

/* From where every touch and key leads home: the idle screen, and the page that tells that one
 * article cannot be read. */
static bool is_door(const Model *model) {
    return model->place.screen == SCREEN_ATTRACT ||
           (model->place.screen == SCREEN_TROUBLE && model->trouble_here && !model->lecture.on);
}

/* A tap that hits nothing: the outer quarters of the text and what lies outside of them turn the
 * page, the middle does nothing. Over an open panel a tap beside it closes it. */
static void tap(Model *model, const Scene *shown, int32_t x, int32_t y) {
    Action action = scene_action_at(shown, x, y);
    if (is_door(model)) {
        moves_go_home(model);
        return;
    }
    if (action.kind != ACTION_NONE) {
        moves_act(model, shown, action);
        return;
    }
    if (model->overlay != OVERLAY_NONE) {
        /* A value without a kind is a card, or a choice that is made already: both only keep a
         * finger that misses a button from closing the panel. */
        model->overlay = action.value != 0 ? model->overlay : OVERLAY_NONE;
        return;
    }
    Rect text = shown->text;
    if (!rect_contains(shown->sheet, x, y)) {
        return;
    }
    if (x < text.x + text.w / 4) {
        moves_turn(model, shown, -1);
    } else if (x >= text.x + text.w - text.w / 4) {
        moves_turn(model, shown, 1);
    }
}

/* Behind a card nothing turns. */
static bool may_turn(const Model *model) {
    return model->overlay == OVERLAY_NONE && model->place.screen != SCREEN_ATTRACT;
}

/* The page follows only where there is one; where there is none it stays. */
static void drag(Model *model, const Scene *shown, int32_t dx) {
    bool there = dx < 0 ? shown->has_next : shown->has_previous;
    model->pressed = (Action){0};
    model->slide = (Slide){0};
    model->drag_px = may_turn(model) && there ? dx : 0;
}

/* Let go too early: the page slides back to its place. */
static void drag_end(Model *model, const Scene *shown) {
    int32_t dx = model->drag_px;
    model->drag_px = 0;
    if (dx == 0 || model->slide_ms == 0) {
        return;
    }
    model->slide = (Slide){.on = true,
                           .from_px = dx,
                           .since_ms = model->now_ms,
                           .other = dx < 0 ? shown->next : shown->previous,
                           .other_side = dx < 0 ? 1 : -1};
}

static void swipe(Model *model, const Scene *shown, int32_t dx) {
    if (is_door(model)) {
        moves_go_home(model);
    } else if (may_turn(model)) {
        moves_turn(model, shown, dx < 0 ? 1 : -1);
    }
    model->drag_px = 0;
}

/* At the idle screen two fingers are one more touch that wakes it. */
static void pinch(Model *model, int32_t step) {
    if (is_door(model)) {
        moves_go_home(model);
    } else {
        moves_set_size(model, (int32_t)model->look.size + step);
    }
}

/* What a gesture means depends on nothing but the model and what was shown. */
static void follow_gesture(Model *model, const Scene *shown, GestureEvent event) {
    switch (event.kind) {
    case GESTURE_NONE: break;
    case GESTURE_PRESS:
        /* A page that was pulled by a finger whose end was lost goes back to its place. */
        model->drag_px = 0;
        model->slide = (Slide){0};
        model->pressed = scene_action_at(shown, event.x, event.y);
        break;
    case GESTURE_TAP:
        model->pressed = (Action){0};
        tap(model, shown, event.x, event.y);
        break;
    case GESTURE_DRAG: drag(model, shown, event.dx); break;
    case GESTURE_SWIPE: swipe(model, shown, event.dx); break;
    case GESTURE_DRAG_END: drag_end(model, shown); break;
    case GESTURE_CANCEL:
        model->pressed = (Action){0};
        model->drag_px = 0;
        break;
    case GESTURE_PINCH_OUT: pinch(model, 1); break;
    case GESTURE_PINCH_IN: pinch(model, -1); break;
    }
}

static int32_t shorter_px(const Look *look) {
    return look->width_px < look->height_px ? look->width_px : look->height_px;
}

/* A touch that only answers まだ読んでいますか？ does nothing else. */
static bool answers_question(Model *model, TouchPhase phase) {
    if (model->overlay != OVERLAY_STILL_READING) {
        return false;
    }
    if (phase == TOUCH_DOWN) {
        model->overlay = OVERLAY_NONE;
        model->gesture.cancelled = true;
    }
    return true;
}

/* The gesture first, then what it hits: a finger that slides off a button has not pressed it. */
static void update_touch(Model *model, const Scene *shown, Touch touch) {
    /* A bad spot of the panel is nobody's finger; it does not even keep the reader awake. */
    if (!spots_admit(&model->spots, &touch, model->now_ms, shorter_px(&model->look))) {
        return;
    }
    if (staff_takes_touch(model, shown, &touch) || lecture_takes_touch(model)) {
        return;
    }
    GestureEvent event = gesture_advance(&model->gesture, touch, model->now_ms,
                                         model->look.width_px, shorter_px(&model->look));
    model->touched_ms = model->now_ms;
    model->focus = -1;
    if (!answers_question(model, touch.phase)) {
        follow_gesture(model, shown, event);
    }
}

/* The next target for the key focus; with nothing chosen the first or last one. Targets without an
 * action (the card of a panel, which only keeps taps off) are no choice. */
static void move_focus(Model *model, const Scene *shown, int32_t step) {
    int32_t count = shown->target_count;
    int32_t at = model->focus < 0 ? (step > 0 ? -1 : count) : model->focus;
    for (int32_t i = 0; i < count; i++) {
        at = (at + step + count) % count;
        if (shown->targets[at].action.kind != ACTION_NONE) {
            model->focus = at;
            model->pressed = shown->targets[at].action;
            return;
        }
    }
}

/* Enter without a chosen target turns the page: clickers have this key. */
static void press_enter(Model *model, const Scene *shown) {
    if (model->focus >= 0 && model->focus < shown->target_count) {
        Action action = shown->targets[model->focus].action;
        model->focus = -1;
        model->pressed = (Action){0};
        moves_act(model, shown, action);
    } else if (may_turn(model)) {
        moves_turn(model, shown, 1);
    }
}

/* Escape closes what lies over the screen first. */
static void press_back(Model *model) {
    if (model->overlay != OVERLAY_NONE) {
        model->overlay = OVERLAY_NONE;
    } else {
        moves_go_back(model);
    }
}

/* Keys do what touches do, so everything can be reached without hands on the panel. */
static void press_key(Model *model, const Scene *shown, Key key, Effects *effects) {
    switch (key) {
    case KEY_NEXT:
    case KEY_PREVIOUS:
        model->overlay = OVERLAY_NONE;
        moves_turn(model, shown, key == KEY_NEXT ? 1 : -1);
        break;
    case KEY_UP: move_focus(model, shown, -1); break;
    case KEY_DOWN: move_focus(model, shown, 1); break;
    case KEY_ENTER: press_enter(model, shown); break;
    case KEY_BACK: press_back(model); break;
    case KEY_HOME: moves_go_home(model); break;
    case KEY_LARGER: moves_set_size(model, (int32_t)model->look.size + 1); break;
    case KEY_SMALLER: moves_set_size(model, (int32_t)model->look.size - 1); break;
    case KEY_INVERT: model->look.dark = !model->look.dark; break;
    case KEY_LANGUAGE: moves_act(model, shown, (Action){.kind = ACTION_LANGUAGE}); break;
    case KEY_DEBUG: peek_turn(model); break;
    case KEY_LEAVE: effects->leave = true; break;
    case KEY_BLANK:
    case KEY_0:
    case KEY_1:
    case KEY_2:
    case KEY_3:
    case KEY_4:
    case KEY_5:
    case KEY_6:
    case KEY_7:
    case KEY_8:
    case KEY_9:
    case KEY_COUNT: break;
    }
}

/* The first key after a pause answers the question and does nothing else, like the first touch. */
static void update_key(Model *model, const Scene *shown, Key key, Effects *effects) {
    /* Whoever plugs a keyboard into a booth gets nothing out of it, not even a longer pause. */
    if (model->keys_off && !model->lecture.on) {
        return;
    }
    model->touched_ms = model->now_ms;
    model->slide = (Slide){0};
    if (model->overlay == OVERLAY_STILL_READING && key != KEY_LEAVE) {
        model->overlay = OVERLAY_NONE;
        return;
    }
    /* Any key wakes the booth and does nothing else: what is set while it sleeps, nothing would
     * ever set back. */
    if (is_door(model) && key != KEY_LEAVE && key != KEY_DEBUG) {
        moves_go_home(model);
        return;
    }
    /* Out of order there is nowhere to go. */
    if (model->place.screen == SCREEN_TROUBLE && !model->trouble_here && key <= KEY_HOME) {
        return;
    }
    if (!lecture_takes_key(model, shown, key) && !staff_takes_key(model, key)) {
        press_key(model, shown, key, effects);
    }
}

/* A contact that never leaves ends here without doing anything, so that other fingers count again.
 */
static void quarantine(Model *model) {
    Touch stuck;
    while (spots_find_stuck(&model->spots, model->now_ms, &stuck)) {
        model->gesture.cancelled = true;
        model->gesture.dragging = false;
        gesture_advance(&model->gesture, stuck, model->now_ms, model->look.width_px,
                        shorter_px(&model->look));
        model->pressed = (Action){0};
        model->drag_px = 0;
    }
    spots_heal(&model->spots, model->now_ms);
}

/* Screens that wait for people are not waited out. */
static bool never_idle(const Model *model) {
    return model->place.screen == SCREEN_ATTRACT || model->place.screen == SCREEN_STAFF ||
           (model->place.screen == SCREEN_TROUBLE && !model->trouble_here) || model->lecture.on;
}

/* What time alone brings: slides end, highlights change, readers are asked, booths fall asleep. */
static void update_time(Model *model) {
    int64_t now = model->now_ms;
    if (model->slide.on && now - model->slide.since_ms >= model->slide_ms) {
        model->slide = (Slide){0};
    }
    quarantine(model);
    peek_pass(model);
    if (gesture_release_stale(&model->gesture, now)) {
        model->drag_px = 0;
        model->pressed = (Action){0};
    }
    if (model->place.screen == SCREEN_ATTRACT &&
        now - model->highlight_ms >= model->times.highlight_ms) {
        model->highlight++;
        model->highlight_ms = now;
    }
    staff_pass(model);
    if (never_idle(model)) {
        return;
    }
    if (model->overlay == OVERLAY_STILL_READING) {
        if (now - model->overlay_ms >= model->times.question_ms) {
            moves_reset(model);
        }
    } else if (now - model->touched_ms >= ui_pause_ms(&model->times, model->characters)) {
        model->drag_px = 0;
        model->pressed = (Action){0};
        if (is_door(model)) {
            moves_reset(model); /* there is nothing to read, so nobody is asked */
        } else {
            moves_open_overlay(model, OVERLAY_STILL_READING);
        }
    }
}

/* Contacts belong to the old picture; a finger that is still down is forgotten. */
static void update_size(Model *model, const Input *input) {
    model->look.width_px = input->width_px;
    model->look.height_px = input->height_px;
    model->slide = (Slide){0};
    model->drag_px = 0;
    model->gesture = (Gesture){0};
}

/* Nobody is in the middle of anything here. From everywhere else the idle pause leads here. */
static bool may_switch(const Model *model) {
    return model->overlay == OVERLAY_NONE &&
           (model->place.screen == SCREEN_ATTRACT || model->place.screen == SCREEN_HOME ||
            model->place.screen == SCREEN_TROUBLE);
}

/* From when on silence counts as a quiet moment; the card is also to be read by whoever brought the
 * stick. */
static int64_t quiet_ms(const Model *model) {
    const Notice *notice = &model->notice;
    int64_t since = model->touched_ms > notice->since_ms ? model->touched_ms : notice->since_ms;
    return since + NOTICE_QUIET_MS;
}

/* After the input, so that a touch that comes in the same moment counts as one. */
static void update_notice(Model *model, Effects *effects) {
    Notice *notice = &model->notice;
    notice_pass(notice, model->now_ms);
    if (notice_waits(notice) && may_switch(model) && model->now_ms >= quiet_ms(model)) {
        notice->wished = true;
    }
    if (notice->wished && !notice->switching) {
        notice->switching = true;
        effects->switch_now = true;
    }
}

/* Time passes first; what an input meets is the screen as it was at that moment. */
void ui_update(Model *model, const Scene *shown, const Input *input, Effects *effects) {
    /* Time never runs backwards here, whatever a replay file says. */
    model->now_ms = input->now_ms > model->now_ms ? input->now_ms : model->now_ms;
    update_time(model);
    switch (input->kind) {
    case INPUT_TICK: break;
    case INPUT_TOUCH: update_touch(model, shown, input->touch); break;
    case INPUT_KEY: update_key(model, shown, input->key, effects); break;
    case INPUT_RESIZE: update_size(model, input); break;
    case INPUT_COMING: notice_name(&model->notice, input->title); break;
    case INPUT_UPDATE:
        notice_tell(&model->notice, input->code, input->number, model->now_ms);
        break;
    case INPUT_STAFF: staff_answer(model, input->task, input->good, input->word); break;
    case INPUT_QUIET: model->quiet = input->quiet; break;
    case INPUT_STICK: notice_stick(&model->notice, input->stick, model->now_ms); break;
    }
    update_notice(model, effects);
    lecture_pass(model, shown);
    staff_effects(model, effects);
}

/* Negative means never. */
static int64_t earlier(int64_t a, int64_t b) {
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

bool ui_is_black(const Model *model) {
    return model->quiet && model->place.screen == SCREEN_ATTRACT &&
           model->now_ms - model->touched_ms >= UI_QUIET_MS;
}

/* Everything that happens by itself is here. What is missing here would not happen until somebody
 * touches. */
int64_t ui_deadline_ms(const Model *model) {
    int64_t deadline =
        earlier(gesture_deadline_ms(&model->gesture), notice_deadline_ms(&model->notice));
    deadline = earlier(deadline, spots_deadline_ms(&model->spots));
    deadline = earlier(deadline, staff_deadline_ms(model));
    deadline = earlier(deadline, peek_deadline_ms(model));
    deadline = earlier(deadline, lecture_deadline_ms(model));
    if (notice_waits(&model->notice) && may_switch(model)) {
        deadline = earlier(deadline, quiet_ms(model));
    }
    if (model->slide.on) {
        deadline = earlier(deadline, model->now_ms + UI_FRAME_MS);
    }
    if (model->place.screen == SCREEN_ATTRACT && !ui_is_black(model)) {
        deadline = earlier(deadline, model->highlight_ms + model->times.highlight_ms);
        deadline = model->quiet ? earlier(deadline, model->touched_ms + UI_QUIET_MS) : deadline;
    }
    if (never_idle(model)) {
        return deadline;
    }
    if (model->overlay == OVERLAY_STILL_READING) {
        /* The next whole step counted from the beginning, not from now: a late tick must not make
         * the ring slower. */
        int64_t steps = (model->now_ms - model->overlay_ms) / UI_RING_STEP_MS + 1;
        return earlier(deadline, model->overlay_ms + steps * UI_RING_STEP_MS);
    }
    return earlier(deadline, model->touched_ms + ui_pause_ms(&model->times, model->characters));
}

/* Eased: fast at first, then settling, by the cubic 1 − (1 − t)³. */
int32_t ui_slide_offset_px(const Model *model) {
    if (!model->slide.on || model->slide_ms <= 0) {
        return model->drag_px;
    }
    int64_t elapsed = model->now_ms - model->slide.since_ms;
    /* From the time that is left and not from a position, so a frame that is late shows the page
     * where it belongs. */
    int64_t left = elapsed < model->slide_ms ? model->slide_ms - elapsed : 0;
    int64_t span = model->slide_ms;
    return (int32_t)(model->slide.from_px * left * left * left / (span * span * span));
}
