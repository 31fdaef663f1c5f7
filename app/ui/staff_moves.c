/* The staff page moves like every other screen; only what is typed, drawn and counted down is its
 * own. */
#include "ui/staff_moves.h"

#include "ui/moves.h"

static int32_t shorter_px(const Model *model) {
    const Look *look = &model->look;
    return look->width_px < look->height_px ? look->width_px : look->height_px;
}

static bool is_staff(const Model *model) {
    return model->place.screen == SCREEN_STAFF;
}

/* Staff pages are places like others, so the trail leads back out of them. */
static Place staff_place(StaffPage page) {
    return (Place){SCREEN_STAFF, (int32_t)page, 0};
}

bool staff_is_full(Place place) {
    return place.screen == SCREEN_STAFF && place.id >= STAFF_TOUCH;
}

/* Left for the shell; the model touches nothing. */
static void wish(Model *model, StaffTask task, int32_t index) {
    model->staff.wish = task;
    model->staff.wish_index = index;
}

static void look(Model *model) {
    model->staff.looked_ms = model->now_ms;
    wish(model, STAFF_LOOK, 0);
}

/* On every way out. */
static void forget_pin(Staff *staff) {
    staff->pin_size = 0;
    for (int32_t i = 0; i < STAFF_PIN_MOST; i++) {
        staff->pin[i] = 0;
    }
}

/* Without a PIN in the settings only the health page opens. */
void staff_open(Model *model) {
    Staff *staff = &model->staff;
    staff->knock = (Knock){0};
    staff->asked = STAFF_NOTHING;
    staff->told_ms = -1;
    forget_pin(staff);
    model->gesture.cancelled = true;
    model->touched_ms = model->now_ms;
    moves_go(model, staff_place(staff->has_pin && !staff->unlocked ? STAFF_PIN : STAFF_HEALTH));
    look(model);
}

/* What was done, in one sentence, for a few seconds. */
static void tell(Model *model, Word word, bool good) {
    model->staff.told = word;
    model->staff.told_good = good;
    model->staff.told_ms = model->now_ms;
}

/* Every page begins without what the one before has left. */
static void begin_page(Model *model, StaffPage page) {
    Staff *staff = &model->staff;
    staff->since_ms = model->now_ms;
    staff->corner = 0;
    staff->picture = 0;
    staff->mark_count = 0;
    moves_go(model, staff_place(page));
}

/* The shell compares; the model holds what was typed no longer than needed. */
static void enter_pin(Model *model) {
    Staff *staff = &model->staff;
    if (staff->pin_size >= STAFF_PIN_LEAST && model->now_ms >= staff->locked_ms &&
        !staff->checking) {
        staff->checking = true;
        wish(model, STAFF_CHECK_PIN, 0);
    }
}

/* A new digit takes the last answer off the pad. While the shell compares, nothing is typed: the
 * answer must be about what was there when it was asked. */
static void type_digit(Model *model, int32_t digit) {
    Staff *staff = &model->staff;
    staff->told_ms = -1;
    if (staff->pin_size < STAFF_PIN_MOST && !staff->checking) {
        staff->pin[staff->pin_size++] = (char)('0' + digit);
    }
}

/* One at a time, as on a telephone. */
static void erase_digit(Model *model) {
    Staff *staff = &model->staff;
    if (staff->pin_size > 0 && !staff->checking) {
        staff->pin[--staff->pin_size] = 0;
    }
}

/* Nothing happens before the answer. */
static void ask(Model *model, StaffTask task, int32_t index) {
    model->staff.asked = task;
    model->staff.asked_index = index;
    moves_open_overlay(model, OVERLAY_STAFF_ASK);
}

/* What the buttons of the staff pages do. */
void staff_act(Model *model, Action action) {
    Staff *staff = &model->staff;
    /* Whatever is drawn, only the pad and the page of health answer before the PIN. */
    bool free = action.value == STAFF_ACT_GO
                    ? action.place.id == STAFF_HEALTH || action.place.id == STAFF_PIN
                    : action.value == STAFF_ACT_DIGIT || action.value == STAFF_ACT_ERASE ||
                          action.value == STAFF_ACT_ENTER;
    if (!staff->unlocked && !free) {
        return;
    }
    switch ((StaffAct)action.value) {
    case STAFF_ACT_NONE: break;
    case STAFF_ACT_GO: begin_page(model, (StaffPage)action.place.id); break;
    case STAFF_ACT_DIGIT: type_digit(model, action.place.id); break;
    case STAFF_ACT_ERASE: erase_digit(model); break;
    case STAFF_ACT_ENTER: enter_pin(model); break;
    case STAFF_ACT_ASK: ask(model, (StaffTask)action.place.id, action.place.page); break;
    case STAFF_ACT_YES:
        model->overlay = OVERLAY_NONE;
        wish(model, staff->asked, staff->asked_index);
        break;
    case STAFF_ACT_DO: wish(model, (StaffTask)action.place.id, 0); break;
    case STAFF_ACT_LECTURE: break;
    }
}

/* Only the pad has keys of its own: a keyboard types the PIN as a finger does. */
bool staff_takes_key(Model *model, Key key) {
    bool pad = is_staff(model) && model->place.id == STAFF_PIN;
    if (!pad) {
        return false;
    }
    if (key >= KEY_0 && key <= KEY_9) {
        type_digit(model, (int32_t)(key - KEY_0));
        return true;
    }
    if (key == KEY_ENTER && model->focus < 0) {
        enter_pin(model);
        return true;
    }
    if (key == KEY_BACK && model->staff.pin_size > 0) {
        erase_digit(model);
        return true;
    }
    return false;
}

/* Right opens, wrong waits. */
static void answer_pin(Model *model, bool good) {
    Staff *staff = &model->staff;
    staff->checking = false;
    forget_pin(staff);
    if (good) {
        staff->wrong = 0;
        staff->unlocked = true;
        staff->told_ms = -1;
        moves_arrive(model, staff_place(STAFF_HEALTH));
        return;
    }
    staff->wrong++;
    staff->locked_ms = model->now_ms + staff_wait_ms(staff->wrong);
    tell(model, WORD_STAFF_WRONG_PIN, false);
}

/* The matrix was found: its last cross has to be hit with it. Otherwise everything stays. */
static void answer_calibration(Model *model, bool good) {
    if (good) {
        model->staff.corner = STAFF_CORNERS;
        model->staff.trying = true;
        model->staff.since_ms = model->now_ms;
        return;
    }
    tell(model, WORD_TOLD_NOT_CALIBRATED, false);
    moves_go_back(model);
}

/* What the shell has done, or could not. */
void staff_answer(Model *model, StaffTask task, bool good, Word word) {
    switch (task) {
    case STAFF_CHECK_PIN: answer_pin(model, good); break;
    case STAFF_TRY_CALIBRATION: answer_calibration(model, good); break;
    case STAFF_NOTHING:
    case STAFF_LOOK: break;
    case STAFF_ROLL_BACK:
    case STAFF_REMOVE:
    case STAFF_KEEP_CALIBRATION:
    case STAFF_DROP_CALIBRATION:
    case STAFF_EXPORT:
    case STAFF_RECEIPT:
    case STAFF_RESTART:
    case STAFF_SHUT_DOWN:
    case STAFF_LEAVE:
    case STAFF_TASK_COUNT:
        tell(model, word, good);
        look(model);
        break;
    }
}

/* A ring of the last points; nothing grows. */
static void draw_mark(Model *model, const Touch *touch) {
    Staff *staff = &model->staff;
    if (touch->phase == TOUCH_DOWN || touch->phase == TOUCH_MOVE) {
        staff->marks[staff->mark_count++ % STAFF_MARKS] =
            (StaffMark){(int16_t)touch->x, (int16_t)touch->y, (int16_t)(touch->id & 0x7FFF)};
    }
}

/* A cross is pressed when the finger comes down: where it lifts is less certain. */
static void press_cross(Model *model, const Touch *touch) {
    Staff *staff = &model->staff;
    if (touch->phase != TOUCH_DOWN) {
        return;
    }
    staff->since_ms = model->now_ms;
    if (staff->corner < STAFF_CORNERS) {
        staff->felt[staff->corner++] = (StaffPoint){touch->x, touch->y};
        if (staff->corner == STAFF_CORNERS) {
            staff->corner = STAFF_CORNERS - 1; /* until the shell has found a matrix */
            wish(model, STAFF_TRY_CALIBRATION, 0);
        }
        return;
    }
    StaffPoint cross = staff_cross(model->look.width_px, model->look.height_px, STAFF_CORNERS);
    int64_t dx = touch->x - cross.x;
    int64_t dy = touch->y - cross.y;
    int64_t near = (int64_t)shorter_px(model) / 12;
    bool hit = dx * dx + dy * dy <= near * near;
    staff->trying = false;
    wish(model, hit ? STAFF_KEEP_CALIBRATION : STAFF_DROP_CALIBRATION, 0);
    moves_go_back(model);
}

/* Stripes, greys, one colour after the other; behind the last of them the page closes. */
static void next_picture(Model *model, const Touch *touch) {
    if (touch->phase == TOUCH_DOWN && ++model->staff.picture >= STAFF_PICTURES) {
        moves_go_back(model);
    }
}

/* Targets of a full page (its way out) still answer; everything else is drawing. */
static bool full_page_takes(Model *model, const Scene *shown, const Touch *touch) {
    bool target = scene_action_at(shown, touch->x, touch->y).kind != ACTION_NONE;
    bool busy = model->gesture.count > 0;
    switch ((StaffPage)model->place.id) {
    case STAFF_TOUCH: draw_mark(model, touch); return false;
    case STAFF_CALIBRATE:
        if (target || busy) {
            return false;
        }
        press_cross(model, touch);
        return true;
    case STAFF_PICTURE: next_picture(model, touch); return true;
    case STAFF_CLEANING: return true;
    case STAFF_HEALTH:
    case STAFF_TASKS:
    case STAFF_COUNTS:
    case STAFF_PACKS:
    case STAFF_PIN:
    case STAFF_PAGE_COUNT: break;
    }
    return false;
}

/* In the touch test every contact is drawn instead of meaning anything. */
bool staff_takes_touch(Model *model, const Scene *shown, const Touch *touch) {
    if (is_staff(model)) {
        /* A cloth is no person: wiping must not keep the staff's pages open. */
        if (model->place.id != STAFF_CLEANING) {
            model->touched_ms = model->now_ms;
        }
        return full_page_takes(model, shown, touch);
    }
    knock_follow(&model->staff.knock, touch, model->now_ms, shown->seal);
    return false;
}

static bool told_is_over(const Model *model) {
    return model->staff.told_ms >= 0 && model->now_ms - model->staff.told_ms >= STAFF_TOLD_MS;
}

/* While a page of the staff is open. */
static void pass_open(Model *model) {
    Staff *staff = &model->staff;
    int64_t since = model->now_ms - staff->since_ms;
    if (model->place.id == STAFF_CLEANING && since >= STAFF_CLEANING_MS) {
        model->touched_ms = model->now_ms;
        moves_go_back(model);
    }
    if (model->place.id == STAFF_CALIBRATE && staff->trying && since >= STAFF_CONFIRM_MS) {
        moves_go_back(model);
    }
    if (model->now_ms - staff->looked_ms >= STAFF_LOOK_MS && staff->wish == STAFF_NOTHING) {
        look(model);
    }
    if (told_is_over(model)) {
        staff->told_ms = -1;
    }
}

/* Whoever leaves before the last cross, on whatever way, gets the old calibration back. */
static void drop_trial(Model *model) {
    Staff *staff = &model->staff;
    bool here = is_staff(model) && model->place.id == STAFF_CALIBRATE;
    if (staff->trying && !here) {
        staff->trying = false;
        wish(model, STAFF_DROP_CALIBRATION, 0);
    }
}

/* Nobody is here any more. A lecture goes on where it was. */
static void close_page(Model *model) {
    if (!model->lecture.on) {
        moves_reset(model);
        return;
    }
    while (is_staff(model)) {
        moves_go_back(model);
    }
}

/* Staff pages close by themselves, and cleaning ends. */
void staff_pass(Model *model) {
    Staff *staff = &model->staff;
    drop_trial(model);
    if (!is_staff(model)) {
        staff->unlocked = false;
        if (knock_opens(&staff->knock, model->now_ms)) {
            staff_open(model);
        }
        return;
    }
    if (model->now_ms - model->touched_ms >= STAFF_PAUSE_MS && model->place.id != STAFF_CLEANING) {
        close_page(model);
        return;
    }
    pass_open(model);
    drop_trial(model);
}

/* Each wish leaves once. */
void staff_effects(Model *model, Effects *effects) {
    Staff *staff = &model->staff;
    effects->task = staff->wish;
    effects->index = staff->wish_index;
    effects->leave = effects->leave || staff->wish == STAFF_LEAVE;
    /* The digits leave with this one wish and are wiped by its answer. */
    if (staff->wish == STAFF_CHECK_PIN) {
        for (int32_t i = 0; i < staff->pin_size; i++) {
            effects->pin[i] = staff->pin[i];
        }
        effects->pin_size = staff->pin_size;
    }
    staff->wish = STAFF_NOTHING;
}

/* Negative means never. */
static int64_t earlier(int64_t a, int64_t b) {
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* The next full second of something that is counted down, so that its figure is right. */
static int64_t next_second(const Model *model, int64_t end_ms) {
    int64_t left = end_ms - model->now_ms;
    return left <= 0 ? -1 : end_ms - (left - 1) / 1000 * 1000;
}

/* The countdowns of the staff pages. */
int64_t staff_deadline_ms(const Model *model) {
    const Staff *staff = &model->staff;
    if (!is_staff(model)) {
        return knock_deadline_ms(&staff->knock);
    }
    int64_t deadline = staff->looked_ms + STAFF_LOOK_MS;
    deadline = earlier(deadline, staff->told_ms < 0 ? -1 : staff->told_ms + STAFF_TOLD_MS);
    if (model->place.id == STAFF_CLEANING) {
        return earlier(deadline, next_second(model, staff->since_ms + STAFF_CLEANING_MS));
    }
    if (model->place.id == STAFF_PIN) {
        deadline = earlier(deadline, next_second(model, staff->locked_ms));
    }
    if (model->place.id == STAFF_CALIBRATE && staff->trying) {
        deadline = earlier(deadline, staff->since_ms + STAFF_CONFIRM_MS);
    }
    return earlier(deadline, model->touched_ms + STAFF_PAUSE_MS);
}
