/* The pages that fill the screen: drawing under the fingers, crosses, test pictures, cleaning. */
#include "ui/icons.h"
#include "ui/screens.h"
#include "ui/staff_rows.h"

/* Tests need every pixel. */
static Rect whole_screen(const Paper *paper) {
    return (Rect){0, 0, paper->width_px, paper->height_px};
}

/* The way out, in the middle below, where neither a cross nor a corner is. */
static void show_out(Paper *paper, Word word) {
    Pill out = {.text = paper_word(paper, word), .action = {.kind = ACTION_BACK}};
    int32_t width = paper_pill_width(paper, &out);
    int32_t height = paper_px(paper, 100);
    paper_pill(paper,
               (Rect){(paper->width_px - width) / 2,
                      paper->height_px - height - paper_px(paper, 40), width, height},
               out);
}

/* What to do, at the edge, where it covers nothing that is tested. */
static void show_hint(Paper *paper, Str text, int32_t y, Colour colour) {
    Label hint = {
        .text = text, .size_u = 42, .colour = colour, .across = ALIGN_CENTRE, .max_lines = 2};
    int32_t w = paper->width_px * 7 / 10;
    paper_label(paper, (Rect){(paper->width_px - w) / 2, y, w, 0}, hint);
}

static void show_dot(Paper *paper, int32_t x, int32_t y, int32_t radius, Colour colour) {
    display_fill(paper->list, (Rect){x - radius, y - radius, 2 * radius, 2 * radius}, radius,
                 colour);
}

/* A cross through every finger that lies on the panel now. */
static void show_fingers(Paper *paper) {
    const Gesture *gesture = &paper->model->gesture;
    for (int32_t i = 0; i < gesture->count; i++) {
        const Contact *contact = &gesture->contacts[i];
        display_fill(paper->list, (Rect){0, contact->y, paper->width_px, 1}, 0, paper->theme->warm);
        display_fill(paper->list, (Rect){contact->x, 0, 1, paper->height_px}, 0,
                     paper->theme->warm);
    }
}

/* A trace under the finger: what the panel feels is what is drawn. */
void staff_show_touch(Paper *paper) {
    const Model *model = paper->model;
    const Theme *theme = paper->theme;
    int32_t cell = paper_px(paper, 120);
    for (int32_t x = cell; x < paper->width_px; x += cell) {
        display_fill(paper->list, (Rect){x, 0, 1, paper->height_px}, 0, theme->line);
    }
    for (int32_t y = cell; y < paper->height_px; y += cell) {
        display_fill(paper->list, (Rect){0, y, paper->width_px, 1}, 0, theme->line);
    }
    /* The marks are a ring; once it is full, all of it is shown, in no order. */
    int32_t kept = model->staff.mark_count < STAFF_MARKS ? model->staff.mark_count : STAFF_MARKS;
    for (int32_t i = 0; i < kept; i++) {
        const StaffMark *mark = &model->staff.marks[i];
        show_dot(paper, mark->x, mark->y, paper_px(paper, 14), theme->house);
    }
    for (int32_t i = 0; i < model->spots.count; i++) {
        int32_t radius = paper_px(paper, 44);
        Rect ring = {model->spots.spots[i].x - radius, model->spots.spots[i].y - radius, 2 * radius,
                     2 * radius};
        display_outline(paper->list, ring, radius, paper_px(paper, 8), theme->warm);
    }
    show_fingers(paper);
    show_hint(paper, paper_count_word(paper, WORD_TOUCH_TEST_HINT, model->gesture.count, 0, 0),
              paper_px(paper, 48), theme->ink);
    show_out(paper, WORD_CLOSE);
}

/* Its middle is the point that is meant. */
static void show_cross(Paper *paper, StaffPoint at, Colour colour) {
    int32_t arm = paper_px(paper, 56);
    int32_t half = paper_px(paper, 3);
    int32_t ring = paper_px(paper, 34);
    display_fill(paper->list, (Rect){at.x - arm, at.y - half, 2 * arm, 2 * half}, 0, colour);
    display_fill(paper->list, (Rect){at.x - half, at.y - arm, 2 * half, 2 * arm}, 0, colour);
    display_outline(paper->list, (Rect){at.x - ring, at.y - ring, 2 * ring, 2 * ring}, ring,
                    paper_px(paper, 5), colour);
}

/* Four crosses, one after the other, in the corners. */
void staff_show_calibration(Paper *paper) {
    const Staff *staff = &paper->model->staff;
    bool last = staff->corner >= STAFF_CORNERS;
    show_cross(paper, staff_cross(paper->width_px, paper->height_px, staff->corner),
               paper->theme->warm);
    Str text =
        last ? paper_word(paper, WORD_CALIBRATE_LAST)
             : paper_count_word(paper, WORD_CALIBRATE_HINT, staff->corner + 1, STAFF_CORNERS, 0);
    show_hint(paper, text, paper->height_px * 30 / 100, paper->theme->ink);
    show_out(paper, WORD_NO);
}

/* Edges to the last pixel, a grid, a circle: shows what a display cuts off or stretches. */
static void show_frame(Paper *paper) {
    Rect whole = whole_screen(paper);
    int32_t cell = paper->short_px / 12;
    int32_t size = paper->short_px * 8 / 10;
    Colour ink = 0xFF1E2430;
    display_fill(paper->list, whole, 0, 0xFFFFFFFF);
    /* From the middle outwards, so that the grid is even on both sides. */
    for (int32_t x = whole.w / 2 % cell; x < whole.w; x += cell) {
        display_fill(paper->list, (Rect){x, 0, 1, whole.h}, 0, 0xFFB8BEC8);
    }
    for (int32_t y = whole.h / 2 % cell; y < whole.h; y += cell) {
        display_fill(paper->list, (Rect){0, y, whole.w, 1}, 0, 0xFFB8BEC8);
    }
    /* Red in the outermost pixels: where it is not seen on all four sides, the display cuts off an
     * edge. */
    display_outline(paper->list, whole, 0, 1, 0xFFFF0000);
    display_outline(paper->list, rect_inset(whole, 4), 0, 1, ink);
    display_outline(paper->list, (Rect){(whole.w - size) / 2, (whole.h - size) / 2, size, size},
                    size / 2, 3, ink);
    Label hint = {.text = paper_count_word(paper, WORD_PICTURE_HINT,
                                           paper->model->staff.picture + 1, STAFF_PICTURES, 0),
                  .size_u = 40,
                  .colour = ink,
                  .across = ALIGN_CENTRE,
                  .down = ALIGN_CENTRE,
                  .max_lines = 2};
    int32_t w = size * 8 / 10;
    paper_label(paper, (Rect){(whole.w - w) / 2, 0, w, whole.h}, hint);
}

/* Upright stripes of the same width, or one colour over everything. Their edges are computed from
 * the whole width, so no column of pixels is left out. */
static void show_stripes(Paper *paper, const Colour *colours, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        int32_t left = paper->width_px * i / count;
        int32_t right = paper->width_px * (i + 1) / count;
        display_fill(paper->list, (Rect){left, 0, right - left, paper->height_px}, 0, colours[i]);
    }
}

/* Steps that must all be told apart. */
static void show_greys(Paper *paper) {
    enum { STEPS = 17 };
    Colour greys[STEPS];
    for (uint32_t i = 0; i < STEPS; i++) {
        uint32_t level = i * 255 / (STEPS - 1);
        greys[i] = 0xFF000000 | level << 16 | level << 8 | level;
    }
    show_stripes(paper, greys, STEPS);
}

/* Only the picture; a touch goes on to the next. */
void staff_show_picture(Paper *paper) {
    static const Colour bars[] = {0xFFFFFFFF, 0xFFFFFF00, 0xFF00FFFF, 0xFF00FF00,
                                  0xFFFF00FF, 0xFFFF0000, 0xFF0000FF, 0xFF000000};
    static const Colour plain[] = {0xFFFFFFFF, 0xFF000000, 0xFFFF0000, 0xFF00FF00, 0xFF0000FF};
    int32_t picture = paper->model->staff.picture;
    switch (picture) {
    case 0: show_frame(paper); break;
    case 1: show_stripes(paper, bars, COUNT_OF(bars)); break;
    case 2: show_greys(paper); break;
    default: show_stripes(paper, &plain[(picture - 3) % COUNT_OF(plain)], 1); break;
    }
}

/* Deaf for a minute, with a countdown, so that a cloth presses nothing. */
void staff_show_cleaning(Paper *paper) {
    const Model *model = paper->model;
    int64_t elapsed = model->now_ms - model->staff.since_ms;
    int64_t left = elapsed < STAFF_CLEANING_MS ? STAFF_CLEANING_MS - elapsed : 0;
    int32_t seconds = (int32_t)((left + 999) / 1000);
    int32_t size = paper_px(paper, 360);
    Rect ring = {(paper->width_px - size) / 2, paper->height_px * 14 / 100, size, size};
    /* Dark, so that fingerprints and streaks are seen. */
    display_fill(paper->list, whole_screen(paper), 0, paper->theme->night);
    display_arc(paper->list, ring, paper_px(paper, 20), 1024, 0x30FFFFFF);
    display_arc(paper->list, ring, paper_px(paper, 20),
                (int32_t)(seconds * 1024 / (STAFF_CLEANING_MS / 1000)), 0xFFFFFFFF);
    Label figure = {.text = arena_print_in(paper->frame, "%d", seconds),
                    .size_u = 140,
                    .bold = true,
                    .colour = 0xFFFFFFFF,
                    .across = ALIGN_CENTRE,
                    .down = ALIGN_CENTRE};
    paper_label(paper, ring, figure);
    int32_t w = paper->width_px * 8 / 10;
    Label title = {.text = paper_word(paper, WORD_CLEANING),
                   .size_u = 76,
                   .bold = true,
                   .colour = 0xFFFFFFFF,
                   .across = ALIGN_CENTRE,
                   .max_lines = 2};
    int32_t x = (paper->width_px - w) / 2;
    Rect set = paper_label(paper, (Rect){x, ring.y + size + paper_px(paper, 72), w, 0}, title);
    Label hint = {.text = paper_count_word(paper, WORD_CLEANING_HINT, seconds, 0, 0),
                  .size_u = 42,
                  .colour = 0xFFD5DEEA,
                  .across = ALIGN_CENTRE,
                  .max_lines = 2};
    paper_label(paper, (Rect){x, set.y + set.h + paper_px(paper, 36), w, 0}, hint);
}
