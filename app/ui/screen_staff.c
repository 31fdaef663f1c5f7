/* The staff's pages: how the booth is, what can be done, which packs stand on the shelf. Read aloud
 * over the telephone by somebody in a hurry, so one thing a line, with a mark in front. */
#include "ui/icons.h"
#include "ui/screens.h"
#include "ui/staff_moves.h"
#include "ui/staff_rows.h"

/* From the staff's table, in the language that is set. */
Word staff_word(int32_t page) {
    static const Word words[STAFF_PAGE_COUNT] = {[STAFF_HEALTH] = WORD_STAFF_HEALTH,
                                                 [STAFF_TASKS] = WORD_STAFF_TASKS,
                                                 [STAFF_COUNTS] = WORD_STAFF_COUNTS,
                                                 [STAFF_PACKS] = WORD_STAFF_PACKS,
                                                 [STAFF_PIN] = WORD_STAFF_PIN,
                                                 [STAFF_TOUCH] = WORD_TASK_TOUCH,
                                                 [STAFF_CALIBRATE] = WORD_TASK_CALIBRATE,
                                                 [STAFF_PICTURE] = WORD_TASK_PICTURE,
                                                 [STAFF_CLEANING] = WORD_TASK_CLEAN};
    return words[page >= 0 && page < STAFF_PAGE_COUNT ? page : 0];
}

/* Staff pages follow one another like pages of an article. */
static Neighbour staff_neighbour(StaffPage page, bool from_its_end) {
    return (Neighbour){true,
                       {SCREEN_STAFF, (int32_t)page, from_its_end ? PAGE_LAST : 0},
                       staff_word((int32_t)page),
                       {0}};
}

void staff_neighbours(const Model *model, Place place, Neighbour *next, Neighbour *previous) {
    if (!model->staff.unlocked) {
        return;
    }
    if (place.id == STAFF_HEALTH || place.id == STAFF_TASKS) {
        *next = staff_neighbour((StaffPage)(place.id + 1), false);
    }
    if (place.id == STAFF_TASKS || place.id == STAFF_COUNTS) {
        *previous = staff_neighbour((StaffPage)(place.id - 1), true);
    }
}

static Action act(StaffAct what, int32_t id, int32_t page) {
    return (Action){
        .kind = ACTION_STAFF, .value = (int32_t)what, .place = {SCREEN_STAFF, id, page}};
}

/* A tick or a cross with a word beside it: colour alone is no answer over the telephone. */
static void show_mark(Paper *paper, Rect box, bool good) {
    paper_icon(paper, box, good ? ICON_CHECK_CIRCLE : ICON_CANCEL, 60,
               good ? paper->theme->film : paper->theme->warm);
}

static int32_t scaled_u(const Paper *paper, int32_t u) {
    return u * look_label_percent(&paper->model->look) / 100;
}

/* A mark, what is asked, the answer. What is not as it should be is bold and in the warning colour
 * as well as marked: one of the three is always seen. */
static void show_row(Paper *paper, Rect box, const StaffRow *row) {
    const Theme *theme = paper->theme;
    int32_t mark = paper_px(paper, 72);
    int32_t gap = paper_px(paper, 20);
    bool wide = look_is_wide(&paper->model->look);
    int32_t title_w = paper_px(paper, scaled_u(paper, wide ? 250 : 220));
    int32_t share = box.w * 30 / 100; /* answers are longer than questions */
    title_w = title_w < share ? title_w : share;
    show_mark(paper, (Rect){box.x, box.y, mark, box.h}, row->good);
    Label title = {.text = row->title,
                   .size_u = scaled_u(paper, 34),
                   .colour = theme->secondary,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){box.x + mark + gap, box.y, title_w, box.h}, title);
    Label value = {.text = row->value,
                   .size_u = scaled_u(paper, 36),
                   .bold = !row->good,
                   .colour = row->good ? theme->ink : theme->warm,
                   .down = ALIGN_CENTRE,
                   .max_lines = 2,
                   .pitch_percent = 118};
    int32_t left = box.x + mark + 2 * gap + title_w;
    paper_label(paper, (Rect){left, box.y, box.x + box.w - left, box.h}, value);
    paper_rule(paper, box.x, box.y + box.h - paper_px(paper, 2), box.w, theme->line);
}

/* The way on from the page of health: the tasks, the pad, or a sentence why there is neither. */
static void show_way_on(Paper *paper, Rect box) {
    const Staff *staff = &paper->model->staff;
    if (staff->has_pin) {
        Pill pill = {
            .text = paper_word(paper, staff->unlocked ? WORD_STAFF_TASKS : WORD_STAFF_ENTER_PIN),
            .icon_before = staff->unlocked ? 0 : ICON_LOCK,
            .filled = staff->unlocked,
            .action = act(STAFF_ACT_GO, staff->unlocked ? STAFF_TASKS : STAFF_PIN, 0)};
        paper_pill(paper, box, pill);
        return;
    }
    Label why = {.text = paper_word(paper, WORD_STAFF_NO_PIN),
                 .size_u = 28,
                 .colour = paper->theme->secondary,
                 .across = ALIGN_CENTRE,
                 .down = ALIGN_CENTRE,
                 .max_lines = 4};
    paper_label(paper, box, why);
}

/* Dark on white with four modules of quiet zone, as large as its box allows in whole pixels. */
static void show_code(Paper *paper, Rect white, const QrCode *code) {
    int32_t module = white.w / (code->size + 8);
    int32_t size = module * code->size;
    Rect box = {white.x + (white.w - size) / 2, white.y + (white.h - size) / 2, size, size};
    display_fill(paper->list, white, paper_px(paper, 12), 0xFFFFFFFF);
    display_modules(paper->list, box, (Modules){code->size, code->modules}, 0xFF1E2430);
}

/* What can be done, beside what is known. */
static void show_rail(Paper *paper, Rect rail, const Facts *facts) {
    bool wide = look_is_wide(&paper->model->look);
    int32_t pad = paper_px(paper, 20);
    int32_t side = wide ? rail.w - 2 * pad : rail.h - 2 * pad;
    Rect white = {rail.x + pad, rail.y + pad, side, side};
    Rect text = wide ? (Rect){white.x, white.y + side + pad, side, paper_px(paper, 150)}
                     : (Rect){white.x + side + pad, white.y, rail.w - side - 3 * pad, side / 2};
    int32_t pill_h = paper_px(paper, 104);
    Rect way = wide ? (Rect){rail.x, rail.y + rail.h - pill_h, rail.w, pill_h}
                    : (Rect){text.x, rail.y + rail.h - pad - pill_h, text.w, pill_h};
    Rect card = wide ? (Rect){rail.x, rail.y, rail.w, text.y + text.h - rail.y} : rail;
    paper_card(paper, card, 20);
    if (facts->code.size > 0) {
        show_code(paper, white, &facts->code);
    }
    Label title = {.text = paper_word(paper, WORD_STAFF_SUPPORT),
                   .size_u = 32,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .across = wide ? ALIGN_CENTRE : ALIGN_START};
    Rect set = paper_label(paper, text, title);
    Label hint = {.text = paper_word(paper, WORD_STAFF_SUPPORT_HINT),
                  .size_u = 28,
                  .colour = paper->theme->secondary,
                  .across = wide ? ALIGN_CENTRE : ALIGN_START,
                  .max_lines = 2};
    paper_label(paper, (Rect){text.x, set.y + set.h + paper_px(paper, 16), text.w, 0}, hint);
    show_way_on(paper, way);
}

/* One row, one question, in words that a person can read out. */
static void show_health(Paper *paper, const Facts *facts, int32_t page) {
    const Look *look = &paper->model->look;
    StaffGeometry geometry = staff_geometry(look, STAFF_HEALTH);
    StaffRows rows = staff_rows_in(paper->frame, look->language, facts);
    int32_t first = page * geometry.rows;
    for (int32_t i = 0; i < geometry.rows && first + i < rows.count; i++) {
        Rect box = {geometry.area.x, geometry.area.y + i * geometry.row_px, geometry.area.w,
                    geometry.row_px};
        show_row(paper, box, &rows.rows[first + i]);
    }
    show_rail(paper, geometry.rail, facts);
}

typedef struct Cell {
    Word word;
    Word second; /* WORD_COUNT: none */
    uint32_t icon;
    StaffAct act;
    int32_t id;
} Cell;

static const Cell cells[STAFF_TASK_CELLS] = {
    {WORD_STAFF_PACKS, WORD_TASK_ROLL_BACK, ICON_LIST, STAFF_ACT_GO, STAFF_PACKS},
    {WORD_TASK_LECTURE, WORD_COUNT, ICON_SCHOOL, STAFF_ACT_LECTURE, 0},
    {WORD_TASK_CLEAN, WORD_COUNT, ICON_CLEANING, STAFF_ACT_GO, STAFF_CLEANING},
    {WORD_TASK_TOUCH, WORD_COUNT, ICON_TOUCH_APP, STAFF_ACT_GO, STAFF_TOUCH},
    {WORD_TASK_CALIBRATE, WORD_COUNT, ICON_GPS_FIXED, STAFF_ACT_GO, STAFF_CALIBRATE},
    {WORD_TASK_PICTURE, WORD_COUNT, ICON_DESKTOP, STAFF_ACT_GO, STAFF_PICTURE},
    {WORD_TASK_EXPORT, WORD_TASK_TO_STICK, ICON_USB, STAFF_ACT_DO, STAFF_EXPORT},
    {WORD_TASK_RECEIPT, WORD_TASK_TO_STICK, ICON_RECEIPT, STAFF_ACT_DO, STAFF_RECEIPT},
    {WORD_STAFF_COUNTS, WORD_COUNT, ICON_BAR_CHART, STAFF_ACT_GO, STAFF_COUNTS},
    {WORD_TASK_RESTART, WORD_COUNT, ICON_REFRESH, STAFF_ACT_ASK, STAFF_RESTART},
    {WORD_TASK_SHUT_DOWN, WORD_COUNT, ICON_POWER, STAFF_ACT_ASK, STAFF_SHUT_DOWN},
    {WORD_TASK_LEAVE, WORD_COUNT, ICON_EXIT, STAFF_ACT_ASK, STAFF_LEAVE},
};

/* A task says what it does. A second line says what else is behind it, or that it writes to a
 * stick, before somebody is asked for one. */
static void show_cell(Paper *paper, Rect box, const Cell *cell) {
    const Theme *theme = paper->theme;
    Action action = act(cell->act, cell->id, 0);
    int32_t radius = paper_px(paper, 20);
    int32_t icon = paper_px(paper, 116);
    display_fill(paper->list, box, radius, paper_answer(paper, action, theme->card));
    display_outline(paper->list, box, radius, paper_px(paper, 2), theme->line);
    paper_icon(paper, (Rect){box.x + paper_px(paper, 8), box.y, icon, box.h}, cell->icon, 64,
               theme->house);
    Rect text = {box.x + icon + paper_px(paper, 8), box.y, box.w - icon - paper_px(paper, 32),
                 box.h};
    Label label = {.text = paper_word(paper, cell->word),
                   .size_u = scaled_u(paper, 36),
                   .bold = true,
                   .colour = theme->ink,
                   .down = ALIGN_CENTRE,
                   .max_lines = 2,
                   .pitch_percent = 122};
    if (cell->second != WORD_COUNT) {
        label.max_lines = 1;
        Label second = {.text = paper_word(paper, cell->second),
                        .size_u = 28,
                        .colour = theme->secondary,
                        .max_lines = 2,
                        .pitch_percent = 122};
        paper_pair(paper, text, label, second);
    } else {
        paper_label(paper, text, label);
    }
    paper_target(paper, box, action);
}

/* The answer to the last task lies at the foot of the page, until it was read. */
static void show_told(Paper *paper, Rect box) {
    const Staff *staff = &paper->model->staff;
    const Theme *theme = paper->theme;
    if (staff->told_ms < 0) {
        return;
    }
    display_fill(paper->list, box, paper_px(paper, 20),
                 staff->told_good ? theme->film_card : theme->card);
    display_outline(paper->list, box, paper_px(paper, 20), paper_px(paper, 4),
                    staff->told_good ? theme->film : theme->warm);
    int32_t icon = paper_px(paper, 112);
    show_mark(paper, (Rect){box.x, box.y, icon, box.h}, staff->told_good);
    Label label = {.text = paper_word(paper, staff->told),
                   .size_u = 36,
                   .colour = theme->ink,
                   .down = ALIGN_CENTRE,
                   .max_lines = 2,
                   .pitch_percent = 118};
    paper_label(paper, (Rect){box.x + icon, box.y, box.w - icon - paper_px(paper, 28), box.h},
                label);
}

/* Each button says what happens, not what it is called. */
static void show_tasks(Paper *paper, int32_t page) {
    StaffGeometry geometry = staff_geometry(&paper->model->look, STAFF_TASKS);
    int32_t gap = paper_px(paper, 20);
    int32_t width = (geometry.area.w - (geometry.columns - 1) * gap) / geometry.columns;
    int32_t per_page = geometry.rows * geometry.columns;
    for (int32_t i = 0; i < per_page && page * per_page + i < STAFF_TASK_CELLS; i++) {
        Rect box = {geometry.area.x + i % geometry.columns * (width + gap),
                    geometry.area.y + i / geometry.columns * geometry.row_px, width,
                    geometry.row_px - gap};
        show_cell(paper, box, &cells[page * per_page + i]);
    }
    show_told(paper, geometry.told);
}

/* Title, serial, date, and the two things that can be done with it. */
static void show_pack(Paper *paper, Rect box, const FactsPack *pack, int32_t index) {
    bool wide = look_is_wide(&paper->model->look);
    int32_t pad = paper_px(paper, 28);
    int32_t gap = paper_px(paper, 20);
    int32_t height = paper_px(paper, 100);
    paper_card(paper, box, 20);
    Pill previous = {.text = paper_word(paper, WORD_PACK_PREVIOUS),
                     .icon_before = ICON_HISTORY,
                     .disabled = !pack->may_roll_back,
                     .action = act(STAFF_ACT_ASK, STAFF_ROLL_BACK, index)};
    Pill off = {.text = paper_word(paper, WORD_PACK_REMOVE),
                .icon_before = ICON_DELETE,
                .disabled = !pack->may_remove,
                .action = act(STAFF_ACT_ASK, STAFF_REMOVE, index)};
    int32_t previous_w = paper_pill_width(paper, &previous);
    int32_t off_w = paper_pill_width(paper, &off);
    int32_t pills_y = wide ? box.y + (box.h - height) / 2 : box.y + box.h - pad - height;
    int32_t right = box.x + box.w - pad;
    paper_pill(paper, (Rect){right - off_w, pills_y, off_w, height}, off);
    paper_pill(paper, (Rect){right - off_w - gap - previous_w, pills_y, previous_w, height},
               previous);
    int32_t text_w = wide ? box.w - 3 * pad - off_w - gap - previous_w : box.w - 2 * pad;
    int32_t text_h = wide ? box.h : box.h - height - pad;
    Label title = {.text = pack->title, .size_u = 38, .bold = true, .colour = paper->theme->ink};
    Str serial = paper_count_word(paper, WORD_CONTENT_SERIAL, pack->serial, 0, 0);
    Label under = {.text = arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(serial),
                                          STR_ARG(pack->id)),
                   .size_u = 30,
                   .colour = paper->theme->secondary};
    paper_pair(paper, (Rect){box.x + pad, box.y, text_w, text_h}, title, under);
}

/* Taking a pack off the shelf is asked twice. */
static void show_packs(Paper *paper, const Facts *facts, int32_t page) {
    StaffGeometry geometry = staff_geometry(&paper->model->look, STAFF_PACKS);
    int32_t gap = paper_px(paper, 20);
    int32_t first = page * geometry.rows;
    for (int32_t i = 0; i < geometry.rows && first + i < facts->pack_count; i++) {
        Rect box = {geometry.area.x, geometry.area.y + i * geometry.row_px, geometry.area.w,
                    geometry.row_px - gap};
        show_pack(paper, box, &facts->packs[first + i], first + i);
    }
    if (facts->pack_count == 0) {
        Label none = {.text = paper_word(paper, WORD_CONTENT_NONE),
                      .size_u = 40,
                      .colour = paper->theme->secondary,
                      .across = ALIGN_CENTRE,
                      .down = ALIGN_CENTRE};
        paper_label(paper, geometry.area, none);
    }
    show_told(paper, geometry.told);
}

/* One of the pages, under the bar they share. */
void staff_show(Paper *paper, Place place) {
    const Facts *facts = paper->opened->facts;
    /* Before the first answer of the shell there are no facts; an empty set shows the page without
     * them. */
    static const Facts none = {0};
    facts = facts ? facts : &none;
    switch ((StaffPage)place.id) {
    case STAFF_HEALTH: show_health(paper, facts, place.page); break;
    case STAFF_TASKS: show_tasks(paper, place.page); break;
    case STAFF_PACKS: show_packs(paper, facts, place.page); break;
    case STAFF_COUNTS: staff_show_counts(paper, place); break;
    case STAFF_PIN: staff_show_pin(paper); break;
    case STAFF_TOUCH: staff_show_touch(paper); break;
    case STAFF_CALIBRATE: staff_show_calibration(paper); break;
    case STAFF_PICTURE: staff_show_picture(paper); break;
    case STAFF_CLEANING: staff_show_cleaning(paper); break;
    case STAFF_PAGE_COUNT: break;
    }
}

/* What will happen, in one sentence, before it does. */
static Str question(Paper *paper, const Staff *staff, const Facts *facts) {
    Language language = paper->model->look.language;
    /* The facts may have been gathered anew since the question was asked, with fewer packs. */
    bool known = facts && staff->asked_index >= 0 && staff->asked_index < facts->pack_count;
    Str title = known ? facts->packs[staff->asked_index].title : S("");
    switch (staff->asked) {
    case STAFF_ROLL_BACK: return words_insert_in(paper->frame, language, WORD_ASK_ROLL_BACK, title);
    case STAFF_REMOVE: return words_insert_in(paper->frame, language, WORD_ASK_REMOVE, title);
    case STAFF_RESTART: return paper_word(paper, WORD_ASK_RESTART);
    case STAFF_SHUT_DOWN: return paper_word(paper, WORD_ASK_SHUT_DOWN);
    case STAFF_LEAVE: return paper_word(paper, WORD_ASK_LEAVE);
    case STAFF_NOTHING:
    case STAFF_LOOK:
    case STAFF_CHECK_PIN:
    case STAFF_TRY_CALIBRATION:
    case STAFF_KEEP_CALIBRATION:
    case STAFF_DROP_CALIBRATION:
    case STAFF_EXPORT:
    case STAFF_RECEIPT:
    case STAFF_TASK_COUNT: break;
    }
    return S("");
}

/* What cannot be undone by a visitor's touch is asked here first. */
void staff_ask_show(Paper *paper) {
    Rect card = overlay_begin(paper, 1040, 480);
    int32_t pad = paper_px(paper, 64);
    int32_t gap = paper_px(paper, 28);
    int32_t height = paper_px(paper, 112);
    Label label = {.text = question(paper, &paper->model->staff, paper->opened->facts),
                   .size_u = 46,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE,
                   .max_lines = 3};
    Rect text = {card.x + pad, card.y + pad, card.w - 2 * pad, card.h - 3 * pad - height};
    paper_label(paper, text, label);
    int32_t width = (card.w - 2 * pad - gap) / 2;
    int32_t y = card.y + card.h - pad - height;
    Pill no = {.text = paper_word(paper, WORD_NO), .size_u = 40, .action = {.kind = ACTION_CLOSE}};
    Pill yes = {.text = paper_word(paper, WORD_YES),
                .filled = true,
                .size_u = 40,
                .action = act(STAFF_ACT_YES, 0, 0)};
    paper_pill(paper, (Rect){card.x + pad, y, width, height}, no);
    paper_pill(paper, (Rect){card.x + pad + width + gap, y, width, height}, yes);
}
