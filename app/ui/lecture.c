/* Keys of a lecture. A clicker has three: forward, back and black; everything else is for whoever
 * has a keyboard. */
#include "ui/lecture_moves.h"
#include "ui/moves.h"

static bool is_staff(const Model *model) {
    return model->place.screen == SCREEN_STAFF;
}

/* On from the staff page, off by itself after a time, and never on after a start. */
void lecture_toggle(Model *model, const Scene *shown) {
    if (model->lecture.on) {
        moves_reset(model);
        return;
    }
    model->lecture = (Lecture){.on = true, .since_ms = model->now_ms};
    model->trail_count = 0;
    model->staff.unlocked = false;
    moves_arrive(model, shown->start);
}

/* Visitors' touches are ignored while somebody speaks, but for the staff's gesture. */
bool lecture_takes_touch(const Model *model) {
    return model->lecture.on && !is_staff(model);
}

/* A number beyond the list is its last. */
static int32_t clamp_number(const Scene *shown, int32_t number) {
    return number < 1 ? 1 : number > shown->jump_count ? shown->jump_count : number;
}

/* Digits are collected until Enter, as on a telephone. */
static void type_digit(Model *model, const Scene *shown, int32_t digit) {
    int32_t number = model->lecture.number * 10 + digit;
    /* What leads beyond the list begins a new number. */
    model->lecture.number = number <= shown->jump_count ? number : digit;
}

static void open_number(Model *model, const Scene *shown) {
    Lecture *lecture = &model->lecture;
    if (lecture->number >= 1 && lecture->number <= shown->jump_count) {
        moves_arrive(model, shown->jumps[lecture->number - 1]);
        lecture->list = false;
    }
    lecture->number = 0;
}

static void show_list(Model *model) {
    Lecture *lecture = &model->lecture;
    lecture->list = !lecture->list && lecture->number == 0;
    lecture->number = lecture->list ? 1 : 0;
}

/* In the list the same keys that turn pages choose; a clicker without digits reaches everything. */
static bool choose(Model *model, const Scene *shown, Key key) {
    int32_t step = key == KEY_NEXT || key == KEY_DOWN     ? 1
                   : key == KEY_PREVIOUS || key == KEY_UP ? -1
                                                          : 0;
    if (!model->lecture.list || step == 0) {
        return false;
    }
    model->lecture.number = clamp_number(shown, model->lecture.number + step);
    return true;
}

/* Somebody knocked and went away: the clicker brings the lecture back. */
static bool leaves_staff(Model *model, Key key) {
    bool clicker = key == KEY_NEXT || key == KEY_PREVIOUS || key == KEY_BLANK;
    if (!is_staff(model)) {
        return false;
    }
    /* The staff's pages may lie several steps deep on the trail. */
    while (clicker && is_staff(model)) {
        moves_go_back(model);
    }
    return clicker;
}

/* A black screen comes first: whatever is pressed then brings the page back and does nothing else,
 * so that nobody turns pages in the dark. The rest is in the order of what a key could mean. */
bool lecture_takes_key(Model *model, const Scene *shown, Key key) {
    Lecture *lecture = &model->lecture;
    if (!lecture->on || leaves_staff(model, key)) {
        return lecture->on;
    }
    if (is_staff(model)) {
        return false;
    }
    if (lecture->black || key == KEY_BLANK) {
        lecture->black = !lecture->black;
        return true;
    }
    if (key >= KEY_0 && key <= KEY_9) {
        type_digit(model, shown, (int32_t)(key - KEY_0));
        return true;
    }
    if (choose(model, shown, key)) {
        return true;
    }
    if (key == KEY_ENTER) {
        open_number(model, shown);
        return true;
    }
    if (key == KEY_BACK) {
        show_list(model);
        return true;
    }
    lecture->number = 0;
    return key == KEY_UP || key == KEY_DOWN; /* there is nothing to point at */
}

/* Ends after the time in the settings, so that nobody has to remember. */
void lecture_pass(Model *model, const Scene *shown) {
    Lecture *lecture = &model->lecture;
    if (lecture->on && model->now_ms - lecture->since_ms >= model->times.lecture_ms) {
        moves_reset(model);
    }
    /* There are no visitors' screens in a lecture: whatever led there leads back to its
     * beginning. */
    bool outside = model->place.screen == SCREEN_HOME || model->place.screen == SCREEN_ATTRACT;
    if (lecture->on && outside) {
        moves_arrive(model, shown->start);
        model->trail_count = 0;
    }
    model->look.lecture = lecture->on && !is_staff(model) && model->place.screen != SCREEN_TROUBLE;
}

int64_t lecture_deadline_ms(const Model *model) {
    return model->lecture.on ? model->lecture.since_ms + model->times.lecture_ms : -1;
}
