/* The pad: our own, because a booth has no keyboard. What was typed shows as dots; how many wrong
 * tries there were shows only in the waiting. */
#include "ui/icons.h"
#include "ui/screens.h"
#include "ui/staff_rows.h"

enum { KEY_U = 136, KEY_GAP_U = 20, PAD_COLUMNS = 3, PAD_ROWS = 4, DOT_U = 36 };

static Action act(StaffAct what, int32_t id) {
    return (Action){.kind = ACTION_STAFF, .value = (int32_t)what, .place = {SCREEN_STAFF, id, 0}};
}

/* After a wrong PIN the pad is deaf for a while that grows, but never for ever: staff forget, too.
 * */
static bool must_wait(const Model *model) {
    return model->now_ms < model->staff.locked_ms;
}

/* As large as keys of a cash machine; staff stand, and may wear gloves. */
static void show_key(Paper *paper, Rect box, Str digit, uint32_t icon, Action action, bool pale) {
    const Theme *theme = paper->theme;
    bool enter = action.value == STAFF_ACT_ENTER;
    Colour ground = pale ? theme->paper : enter ? theme->house : theme->card;
    Colour ink = pale ? theme->line : enter ? theme->on_house : theme->ink;
    ground = pale ? ground : paper_answer(paper, action, ground);
    display_fill(paper->list, box, paper_px(paper, 24), ground);
    display_outline(paper->list, box, paper_px(paper, 24), paper_px(paper, 2), theme->line);
    if (icon) {
        paper_icon(paper, box, icon, 56, ink);
    } else {
        Label label = {.text = digit,
                       .size_u = 60,
                       .bold = true,
                       .colour = ink,
                       .across = ALIGN_CENTRE,
                       .down = ALIGN_CENTRE};
        paper_label(paper, box, label);
    }
    if (!pale) {
        paper_target(paper, box, action);
    }
}

/* Twelve keys in the order of a telephone. */
static void show_pad(Paper *paper, int32_t x, int32_t y) {
    const Staff *staff = &paper->model->staff;
    int32_t key = paper_px(paper, KEY_U);
    int32_t step = key + paper_px(paper, KEY_GAP_U);
    bool wait = must_wait(paper->model);
    for (int32_t i = 0; i < PAD_COLUMNS * PAD_ROWS; i++) {
        Rect box = {x + i % PAD_COLUMNS * step, y + i / PAD_COLUMNS * step, key, key};
        /* Nine digits, then erase, zero, enter. */
        int32_t digit = i < 9 ? i + 1 : 0;
        if (i == 9) {
            show_key(paper, box, S(""), ICON_BACKSPACE, act(STAFF_ACT_ERASE, 0),
                     wait || staff->pin_size == 0);
        } else if (i == 11) {
            show_key(paper, box, S(""), ICON_CHECK, act(STAFF_ACT_ENTER, 0),
                     wait || staff->pin_size < STAFF_PIN_LEAST);
        } else {
            show_key(paper, box, arena_print_in(paper->frame, "%d", digit), 0,
                     act(STAFF_ACT_DIGIT, digit), wait);
        }
    }
}

/* How many digits were typed, never which. */
static void show_dots(Paper *paper, Rect box) {
    const Staff *staff = &paper->model->staff;
    int32_t dot = paper_px(paper, DOT_U);
    int32_t gap = paper_px(paper, 24);
    /* Never fewer places than the shortest PIN: the dots must not tell how long the right one
     * is. */
    int32_t places = staff->pin_size > STAFF_PIN_LEAST ? staff->pin_size : STAFF_PIN_LEAST;
    int32_t x = box.x + (box.w - places * dot - (places - 1) * gap) / 2;
    for (int32_t i = 0; i < places; i++) {
        Rect place = {x + i * (dot + gap), box.y + (box.h - dot) / 2, dot, dot};
        if (i < staff->pin_size) {
            display_fill(paper->list, place, dot / 2, paper->theme->ink);
        } else {
            display_outline(paper->list, place, dot / 2, paper_px(paper, 4),
                            paper->theme->secondary);
        }
    }
}

/* What to do, how many digits are there, and why it is not open yet. */
static void show_prompt(Paper *paper, Rect box) {
    const Model *model = paper->model;
    const Staff *staff = &model->staff;
    Label ask = {.text = paper_word(paper, WORD_STAFF_ENTER_PIN),
                 .size_u = 46,
                 .bold = true,
                 .colour = paper->theme->ink,
                 .across = ALIGN_CENTRE,
                 .max_lines = 2};
    Rect set = paper_label(paper, (Rect){box.x, box.y, box.w, 0}, ask);
    int32_t y = set.y + set.h + paper_px(paper, 32);
    int32_t dots_h = paper_px(paper, 72);
    show_dots(paper, (Rect){box.x, y, box.w, dots_h});
    Label why = {.size_u = 34,
                 .colour = paper->theme->warm,
                 .across = ALIGN_CENTRE,
                 .max_lines = 2,
                 .pitch_percent = 140};
    if (must_wait(model)) {
        int32_t seconds = (int32_t)((staff->locked_ms - model->now_ms + 999) / 1000);
        why.text = paper_count_word(paper, WORD_STAFF_WAIT, seconds, 0, 0);
    } else if (staff->told_ms >= 0 && !staff->told_good) {
        why.text = paper_word(paper, staff->told);
    }
    paper_label(paper, (Rect){box.x, y + dots_h + paper_px(paper, 24), box.w, 0}, why);
}

/* Beside the prompt, or under it where an upright screen is high enough. */
enum { PROMPT_U = 290, ONLY_U = 100, STACK_GAP_U = 36, STACK_TOP_U = 120 };

/* The pad, the dots, and how long to wait after a slip. */
void staff_show_pin(Paper *paper) {
    const Look *look = &paper->model->look;
    Rect sheet = look_sheet(look);
    int32_t margin = look_margin_px(look);
    int32_t gap = paper_px(paper, 56);
    int32_t pad_w =
        PAD_COLUMNS * paper_px(paper, KEY_U) + (PAD_COLUMNS - 1) * paper_px(paper, KEY_GAP_U);
    int32_t pad_h = PAD_ROWS * paper_px(paper, KEY_U) + (PAD_ROWS - 1) * paper_px(paper, KEY_GAP_U);
    Pill only = {.text = paper_word(paper, WORD_STAFF_ONLY_HEALTH),
                 .action = act(STAFF_ACT_GO, STAFF_HEALTH)};
    int32_t pill_w = paper_pill_width(paper, &only);
    int32_t pill_h = paper_px(paper, ONLY_U);
    int32_t stack_h = pad_h + paper_px(paper, PROMPT_U + STACK_GAP_U + ONLY_U);
    bool beside = look_is_wide(look) || stack_h > sheet.h;
    int32_t whole_w = sheet.w - 2 * margin;
    int32_t share = whole_w * 54 / 100;
    int32_t rest = whole_w - pad_w - gap;
    int32_t left_w = !beside ? whole_w : share < rest ? share : rest;
    int32_t blank = (sheet.h - (beside ? pad_h : stack_h)) / 2;
    int32_t most = paper_px(paper, STACK_TOP_U);
    int32_t top = sheet.y + (beside || blank < most ? blank : most);
    Rect prompt = {margin, top + (beside ? paper_px(paper, 60) : 0), left_w, 0};
    int32_t right = margin + left_w + gap;
    int32_t pad_x = beside ? right + (sheet.w - margin - right - pad_w) / 2 : (sheet.w - pad_w) / 2;
    int32_t pad_y = beside ? top : top + paper_px(paper, PROMPT_U);
    int32_t pill_y = beside ? top + pad_h - pill_h : pad_y + pad_h + paper_px(paper, STACK_GAP_U);
    show_prompt(paper, prompt);
    show_pad(paper, pad_x, pad_y);
    paper_pill(paper, (Rect){margin + (left_w - pill_w) / 2, pill_y, pill_w, pill_h}, only);
}
