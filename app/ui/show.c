/* The order of a picture: ground, sheets (one, or two while a page is moving), bars, overlay.
 *
 * Picture and targets are made in one pass by the same functions: what is drawn as a button is one,
 * in the very box it was drawn in, and whatever lies on top is asked first (scene_action_at). */
#include "ui/show.h"

#include "ui/screens.h"
#include "ui/staff_moves.h"
#include "ui/update.h"

/* A screen is drawn by exactly one function of its own file. */
static void show_sheet(Paper *paper, Place place) {
    switch (place.screen) {
    case SCREEN_ATTRACT: attract_show(paper); break;
    case SCREEN_HOME: home_show(paper); break;
    case SCREEN_CONTENTS: contents_show(paper, place); break;
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO: reader_show(paper, place); break;
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TOPIC:
    case SCREEN_TERMS:
    case SCREEN_TERM: grid_show(paper, place); break;
    case SCREEN_STAFF: staff_show(paper, place); break;
    case SCREEN_TROUBLE:
    case SCREEN_COUNT: break;
    }
}

/* Places without bars. */
static bool is_full_screen(Place place) {
    return place.screen == SCREEN_ATTRACT || place.screen == SCREEN_TROUBLE || staff_is_full(place);
}

/* The part of the screen that moves with a finger. */
static Rect sheet_of(const Look *look, Place place) {
    Rect sheet = look_sheet(look);
    if (is_full_screen(place)) {
        return (Rect){0, 0, look->width_px, look->height_px};
    }
    if (place.screen == SCREEN_HOME) {
        return (Rect){0, 0, look->width_px, sheet.y + sheet.h};
    }
    return sheet;
}

/* The sheet at its offset, and the neighbour that shows beside it. */
static void show_moving(Paper *paper, Rect sheet) {
    const Model *model = paper->model;
    const Scene *scene = paper->scene;
    int32_t offset = ui_slide_offset_px(model);
    int32_t side = model->slide.on ? model->slide.other_side : offset < 0 ? 1 : -1;
    Place other = model->slide.on ? model->slide.other : offset < 0 ? scene->next : scene->previous;
    paper->deaf = true;
    display_window(paper->list, sheet);
    paper->list->shift_px = offset;
    show_sheet(paper, model->place);
    paper->list->shift_px = offset + side * paper->width_px;
    show_sheet(paper, other);
    paper->list->shift_px = 0;
    display_window(paper->list, (Rect){0});
    paper->deaf = false;
}

static const Theme *theme_at(const Booth *booth, bool dark) {
    return !booth ? theme_of(dark) : dark ? &booth->dark : &booth->light;
}

/* Everything a screen needs to draw, gathered once a picture. */
static Paper paper_of(const Studio *studio, const Model *model, const Opened *opened,
                      DisplayList *list) {
    const Look *look = &model->look;
    return (Paper){
        .list = list,
        .frame = studio->frame,
        .scratch = studio->scratch,
        .measure = studio->measure,
        .theme = theme_at(studio->booth, look->dark),
        .booth = studio->booth,
        .model = model,
        .opened = opened,
        .width_px = look->width_px,
        .height_px = look->height_px,
        .short_px = look->width_px < look->height_px ? look->width_px : look->height_px,
    };
}

/* A ring around the target the arrow keys have chosen. */
static void show_focus(Paper *paper) {
    const Scene *scene = paper->scene;
    int32_t focus = paper->model->focus;
    if (focus < 0 || focus >= scene->target_count) {
        return;
    }
    int32_t edge = paper_px(paper, 8);
    Rect box = rect_inset(scene->targets[focus].box, -edge);
    display_outline(paper->list, box, paper_px(paper, 28), paper_px(paper, 6), paper->theme->warm);
}

/* Bars are drawn over the sheet, so a page that moves slides under them. */
static void show_bars(Paper *paper, Place place) {
    if (place.screen == SCREEN_HOME) {
        home_show_bar(paper);
    } else if (!is_full_screen(place)) {
        bars_show(paper);
    }
}

/* Where the staff knocks on a screen without a seal. */
static Rect corner_seal(const Paper *paper) {
    int32_t side = paper_px(paper, 200);
    return (Rect){0, 0, side, side};
}

/* Ground, sheet, bars, card, overlay, ring; each may cover what came before, and the targets follow
 * the same order. */
void ui_show(const Studio *studio, const Model *model, const Opened *opened, DisplayList *list,
             Scene *scene) {
    Paper paper = paper_of(studio, model, opened, list);
    paper.scene = scene;
    Rect sheet = sheet_of(&model->look, model->place);
    *scene = (Scene){.sheet = sheet, .text = sheet};
    list->count = 0;
    list->full = false;
    list->shift_px = 0;
    list->window = (Rect){0};
    display_fill(list, (Rect){0, 0, paper.width_px, paper.height_px}, 0, paper.theme->paper);
    bool staff = model->place.screen == SCREEN_STAFF;
    if (model->place.screen == SCREEN_TROUBLE || (!opened->shelf && !staff)) {
        /* A booth without content is where somebody brings a stick: it is told here, too. */
        scene->seal = corner_seal(&paper);
        trouble_show(&paper);
        card_show(&paper);
        return;
    }
    /* No bars and no targets either: the first touch only wakes the booth. */
    if (ui_is_black(model)) {
        display_fill(list, (Rect){0, 0, paper.width_px, paper.height_px}, 0, 0xFF000000);
        return;
    }
    bars_find_neighbours(&paper);
    if (ui_slide_offset_px(model) != 0) {
        show_moving(&paper, scene->sheet);
    } else {
        show_sheet(&paper, model->place);
    }
    lecture_fill(&paper);
    if (model->look.lecture) {
        scene->seal = corner_seal(&paper);
        /* The page under a lecture keeps its buttons to the eye but not to a finger. */
        scene->target_count = 0;
        lecture_show(&paper);
        return;
    }
    show_bars(&paper, model->place);
    /* The staff plugs in sticks for other things than updates, and has the last one on its page. */
    if (!staff) {
        card_show(&paper);
    }
    overlays_show(&paper);
    show_focus(&paper);
}

/* Only for its glyphs: nobody sees this list, so it has no bars and no targets. */
void ui_show_sheet(const Studio *studio, const Model *model, const Opened *opened, Place place,
                   DisplayList *list) {
    Paper paper = paper_of(studio, model, opened, list);
    Scene unused = {0};
    paper.scene = &unused;
    paper.deaf = true;
    list->count = 0;
    list->full = false;
    show_sheet(&paper, opened_clamp(opened, place));
}
