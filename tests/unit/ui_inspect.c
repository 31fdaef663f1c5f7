/* One function a rule. Only what lies in front of the last full ground is asked: behind a panel the
 * screen is shaded and may be covered. */
#include "ui_inspect.h"

#include "base/utf8.h"
#include "text/class.h"
#include "ui/paper.h"
#include "ui/reader.h"
#include "ui_runs.h"

enum {
    TEXT_LEAST_U = 28,
    TARGET_LEAST_U = 88,
    CODE_LEAST_U = 240,
    QUIET_MODULES = 4,
    CONTRAST_LEAST = 450,
};

typedef struct Work {
    const Inspected *asked;
    Runs runs;
    Rect screen;
    int32_t from; /* the ground */
    Buffer *out;
    int32_t faults;
} Work;

static Rect last_ground(const Inspected *asked, int32_t *from) {
    Rect screen = {0, 0, asked->look->width_px, asked->look->height_px};
    /* The list of a lecture covers all but the line at the foot, which is drawn after it. */
    Rect most = {0, 0, screen.w, screen.h * 3 / 4};
    for (int32_t i = 0; i < asked->list->count; i++) {
        const Draw *draw = &asked->list->draws[i];
        if (draw->kind == DRAW_FILL && rect_is_inside(most, draw->box) &&
            !colour_is_decoration(draw->colour)) {
            *from = i + 1;
        }
    }
    return screen;
}

static void complain_text(Work *work, const Run *run, const char *what) {
    Str text = run_text_in(work->asked->arena, work->asked->list, run);
    buffer_print(work->out, "  “%.*s” (%d px, at %d %d %d %d) %s\n", STR_ARG(text), run->em_px,
                 run->ink.x, run->ink.y, run->ink.w, run->ink.h, what);
    work->faults++;
}

static void complain_box(Work *work, Rect box, const char *what) {
    buffer_print(work->out, "  the box %d %d %d %d %s\n", box.x, box.y, box.w, box.h, what);
    work->faults++;
}

/* A draw that has a border which text may not cross. */
static bool has_border(const Draw *draw) {
    switch (draw->kind) {
    case DRAW_FILL:
    case DRAW_OUTLINE:
    case DRAW_ARC:
    case DRAW_PLAY: return !colour_is_decoration(draw->colour);
    case DRAW_MODULES:
    case DRAW_PIXELS: return true;
    case DRAW_GLYPH:
    case DRAW_CLIP: break;
    }
    return false;
}

/* A draw that hides what was painted before. */
static bool is_solid(const Draw *draw) {
    return has_border(draw) && draw->kind != DRAW_OUTLINE && draw->kind != DRAW_ARC;
}

/* A strip in the colour of the card it lies on (it straightens round corners) has no edge. */
static bool is_seamless(const Work *work, int32_t index) {
    const Draw *draws = work->asked->list->draws;
    for (int32_t i = index - 1; i >= work->from && draws[index].kind == DRAW_FILL; i--) {
        if (draws[i].kind == DRAW_FILL && rect_is_inside(draws[index].box, draws[i].box)) {
            return draws[i].colour == draws[index].colour;
        }
    }
    return false;
}

static void check_ground(Work *work, const Run *run) {
    const DisplayList *list = work->asked->list;
    for (int32_t i = work->from; i < list->count; i++) {
        const Draw *draw = &list->draws[i];
        if (!has_border(draw) || !rect_meets(draw->box, run->ink)) {
            continue;
        }
        if (!rect_is_inside(run->ink, draw->box) && !is_seamless(work, i)) {
            complain_text(work, run, "crosses the edge of a box");
            complain_box(work, draw->box, "is crossed");
            return;
        }
        if (is_solid(draw) && i >= run->behind) {
            complain_text(work, run, "is painted over");
            return;
        }
    }
}

static void check_clip(Work *work, const Run *run) {
    Rect clip = work->screen;
    for (int32_t i = 0; i < run->first; i++) {
        const Draw *draw = &work->asked->list->draws[i];
        if (draw->kind == DRAW_CLIP) {
            clip = draw->box.w > 0 ? draw->box : work->screen;
        }
    }
    if (!rect_is_inside(run->ink, clip)) {
        complain_text(work, run, "is cut");
    }
}

static bool may_not_start(uint32_t scalar) {
    uint32_t never = CLASS_BIT(CLASS_CLOSING_BRACKET) | CLASS_BIT(CLASS_FULL_STOP) |
                     CLASS_BIT(CLASS_COMMA) | CLASS_BIT(CLASS_DIVIDING_MARK) |
                     CLASS_BIT(CLASS_MIDDLE_DOT) | CLASS_BIT(CLASS_ITERATION_MARK) |
                     CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) | CLASS_BIT(CLASS_SMALL_KANA);
    return (CLASS_BIT(class_of(scalar)) & never) != 0;
}

/* An address may be parted before a full stop, and a list's marker is a middle dot. */
static bool starts_well(uint32_t first, uint32_t second) {
    bool address = first == '.' && class_of(second) == CLASS_WESTERN_LETTER;
    return address || first == 0x30FB || !may_not_start(first);
}

static void check_kinsoku(Work *work, const Run *run) {
    const Draw *draws = work->asked->list->draws;
    if (run->ruby || run->icon || run->behind - run->first < 2) {
        return;
    }
    if (!starts_well(draws[run->first].glyph.scalar, draws[run->first + 1].glyph.scalar)) {
        complain_text(work, run, "begins with what may not begin a line");
    }
    if (class_of(draws[run->behind - 1].glyph.scalar) == CLASS_OPENING_BRACKET) {
        complain_text(work, run, "ends with an opening bracket");
    }
}

static Colour mixed(Colour under, Colour over) {
    uint32_t alpha = over >> 24;
    Colour out = 0xFF000000;
    for (int32_t shift = 0; shift <= 16; shift += 8) {
        uint32_t part = (over >> shift & 0xFF) * alpha + (under >> shift & 0xFF) * (255 - alpha);
        out |= part / 255 << shift;
    }
    return out;
}

/* All fills under the run, one over the other, from the first draw on. */
static Colour ground_of(const Work *work, const Run *run) {
    Colour ground = 0xFF000000;
    for (int32_t i = 0; i < run->first; i++) {
        const Draw *draw = &work->asked->list->draws[i];
        if (draw->kind == DRAW_FILL && rect_is_inside(run->ink, draw->box)) {
            ground = mixed(ground, draw->colour);
        }
    }
    return ground;
}

/* A pale button says by its paleness that there is nothing to press. */
static void check_contrast(Work *work, const Run *run) {
    Colour ground = ground_of(work, run);
    for (int32_t i = run->first; i < run->behind; i++) {
        Colour ink = work->asked->list->draws[i].colour;
        bool pale = ink == work->asked->theme->line;
        if (!pale && theme_contrast_percent(mixed(ground, ink), ground) < CONTRAST_LEAST) {
            complain_text(work, run, "is hard to read");
            return;
        }
    }
}

static void check_run(Work *work, const Run *run) {
    if (run->ink.w == 0) {
        return;
    }
    if (!rect_is_inside(run->ink, work->screen)) {
        complain_text(work, run, "leaves the screen");
    }
    if (!run->ruby && !run->icon && run->em_px < look_px(work->asked->look, TEXT_LEAST_U)) {
        complain_text(work, run, "is smaller than 28 u");
    }
    check_clip(work, run);
    check_contrast(work, run);
    check_ground(work, run);
    check_kinsoku(work, run);
}

/* Ruby stands on its base (spec §10): a pixel of its ink may be rounded into it. */
static bool touch(const Run *a, const Run *b) {
    Rect both = rect_intersection(a->ink, b->ink);
    return both.w > 0 && both.h > (a->ruby != b->ruby ? 1 : 0);
}

static void check_runs(Work *work) {
    for (int32_t i = 0; i < work->runs.count; i++) {
        check_run(work, &work->runs.runs[i]);
        for (int32_t k = i + 1; k < work->runs.count; k++) {
            if (touch(&work->runs.runs[i], &work->runs.runs[k])) {
                complain_text(work, &work->runs.runs[i], "touches");
                complain_text(work, &work->runs.runs[k], "which it touches");
            }
        }
    }
}

static void check_boxes(Work *work) {
    const DisplayList *list = work->asked->list;
    for (int32_t i = work->from; i < list->count; i++) {
        Rect box = list->draws[i].box;
        if (!has_border(&list->draws[i])) {
            continue;
        }
        if (!rect_is_inside(box, work->screen) || box.w <= 0 || box.h <= 0) {
            complain_box(work, box, "leaves the screen");
        }
        for (int32_t k = i + 1; k < list->count; k++) {
            Rect later = list->draws[k].box;
            if (has_border(&list->draws[k]) && rect_meets(box, later) &&
                !rect_is_inside(later, box) && !rect_is_inside(box, later)) {
                complain_box(work, box, "lies half over another");
                complain_box(work, later, "is that other");
            }
        }
    }
}

/* The white box directly behind the code leaves four light modules on every side. */
static void check_code(Work *work, int32_t index) {
    const Draw *code = &work->asked->list->draws[index];
    int32_t quiet = QUIET_MODULES * code->box.w / code->modules.size;
    Rect zone = rect_inset(code->box, -quiet);
    bool white = false;
    for (int32_t i = work->from; i < index; i++) {
        const Draw *draw = &work->asked->list->draws[i];
        white = white || (draw->kind == DRAW_FILL && draw->colour == 0xFFFFFFFF &&
                          rect_is_inside(zone, draw->box));
    }
    if (!white) {
        complain_box(work, code->box, "is a code without its quiet zone");
    }
    if (code->box.w < look_px(work->asked->look, CODE_LEAST_U)) {
        complain_box(work, code->box, "is a code of less than 240 u");
    }
}

static void check_codes(Work *work) {
    for (int32_t i = work->from; i < work->asked->list->count; i++) {
        if (work->asked->list->draws[i].kind == DRAW_MODULES) {
            check_code(work, i);
        }
    }
}

static void check_targets(Work *work) {
    const Scene *scene = work->asked->scene;
    int32_t least = look_px(work->asked->look, TARGET_LEAST_U);
    for (int32_t i = 0; i < scene->target_count; i++) {
        Rect box = scene->targets[i].box;
        if (!rect_is_inside(box, work->screen)) {
            complain_box(work, box, "is a target that leaves the screen");
        }
        if (box.w < least || box.h < least) {
            complain_box(work, box, "is a target of less than 88 u");
        }
        for (int32_t k = i + 1; k < scene->target_count; k++) {
            Rect later = scene->targets[k].box;
            if (rect_meets(box, later) && !rect_is_inside(later, box)) {
                complain_box(work, box, "is a target half under another");
                complain_box(work, later, "is that other");
            }
        }
    }
}

/* The corner of the screen a control keeps to. */
typedef struct ControlCorner {
    ActionKind kind;
    bool right;
    bool bottom;
} ControlCorner;

static void check_corner(Work *work, const Target *target, ControlCorner corner) {
    const Look *look = work->asked->look;
    int32_t margin = look_margin_px(look);
    int32_t edge = corner.right ? look->width_px - target->box.x - target->box.w : target->box.x;
    bool low = target->box.y >= look->height_px - look_bottom_px(look);
    bool high = target->box.y + target->box.h <= look_top_px(look);
    if (edge != margin || (corner.bottom ? !low : !high)) {
        complain_box(work, target->box, "is a control that has moved");
    }
}

static void check_controls(Work *work) {
    static const ControlCorner corners[] = {{ACTION_BACK, false, false},
                                            {ACTION_HOME, true, false},
                                            {ACTION_PREVIOUS, false, true},
                                            {ACTION_NEXT, true, true}};
    const Scene *scene = work->asked->scene;
    for (int32_t c = 0; c < COUNT_OF(corners); c++) {
        for (int32_t i = 0; i < scene->target_count; i++) {
            if (scene->targets[i].action.kind == corners[c].kind) {
                check_corner(work, &scene->targets[i], corners[c]);
            }
        }
    }
}

int32_t inspect_picture(const Inspected *inspected, Buffer *out) {
    ArenaMark mark = arena_mark(inspected->arena);
    Work work = {.asked = inspected, .out = out};
    work.screen = last_ground(inspected, &work.from);
    work.runs = runs_find_in(inspected->arena, inspected->list, inspected->atlas, work.from);
    check_runs(&work);
    check_boxes(&work);
    check_codes(&work);
    check_targets(&work);
    check_controls(&work);
    arena_rewind(inspected->arena, mark);
    return work.faults;
}
