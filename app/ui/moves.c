/* One function per move. All that a move changes is changed in it, so that between two moves the
 * model is always one that could be drawn: no page without its screen, no slide of a page that is
 * gone. */
#include "ui/moves.h"

#include <string.h>

#include "ui/lecture_moves.h"
#include "ui/staff_moves.h"

/* The block of a page that was left before it was laid out. */
enum { NOT_KNOWN = -1 };

bool place_equal(Place a, Place b) {
    return a.screen == b.screen && a.id == b.id && a.page == b.page;
}

/* From the back, because what was drawn last lies on top. */
Action scene_action_at(const Scene *scene, int32_t x, int32_t y) {
    for (int32_t i = scene->target_count - 1; i >= 0; i--) {
        if (rect_contains(scene->targets[i].box, x, y)) {
            return scene->targets[i].action;
        }
    }
    return (Action){0};
}

/* What belongs to the booth stays: screen, gesture under way, how fast pages slide, what an update
 * tells. Everything a visitor has chosen goes. */
void moves_reset(Model *model) {
    Model old = *model;
    Look look = {.width_px = old.look.width_px,
                 .height_px = old.look.height_px,
                 .size = TEXT_NORMAL,
                 .language = LANGUAGE_JAPANESE};
    *model = (Model){.times = old.times,
                     .look = look,
                     .place = {SCREEN_ATTRACT, 0, 0},
                     .spots = old.spots,
                     .gesture = old.gesture,
                     .focus = -1,
                     .slide_ms = old.slide_ms,
                     .highlight = old.highlight,
                     .highlight_ms = old.now_ms,
                     .now_ms = old.now_ms,
                     .touched_ms = old.now_ms,
                     .notice = old.notice,
                     .staff = {.has_pin = old.staff.has_pin,
                               .wrong = old.staff.wrong,
                               .locked_ms = old.staff.locked_ms,
                               .trying = old.staff.trying,
                               .told_ms = -1},
                     .quiet = old.quiet,
                     .debug = old.debug,
                     .keys_off = old.keys_off};
}

/* A new place has its own sentence; nothing of the old one's movement goes with it. */
void moves_arrive(Model *model, Place place) {
    model->place = place;
    model->reading_known = false;
    model->focus = -1;
    model->overlay = OVERLAY_NONE;
    model->pressed = (Action){0};
    model->drag_px = 0;
    model->slide = (Slide){0};
}

/* The trail forgets its oldest end: nobody goes back sixteen times. */
void moves_go(Model *model, Place place) {
    if (model->trail_count == TRAIL_MAX) {
        memmove(model->trail, model->trail + 1, sizeof(Place) * (TRAIL_MAX - 1));
        memmove(model->trail_readings, model->trail_readings + 1,
                sizeof(ReadingPlace) * (TRAIL_MAX - 1));
        model->trail_count--;
    }
    if (model->place.screen != SCREEN_ATTRACT) {
        model->trail_readings[model->trail_count] =
            model->reading_known ? model->reading : (ReadingPlace){NOT_KNOWN, 0};
        model->trail[model->trail_count++] = model->place;
    }
    moves_arrive(model, place);
}

void moves_go_home(Model *model) {
    moves_arrive(model, (Place){SCREEN_HOME, 0, 0});
    model->trail_count = 0;
}

/* Nobody is led to where they have not been. To the same sentence: text size and screen may have
 * changed since. */
void moves_go_back(Model *model) {
    if (model->trail_count > 0) {
        Place place = model->trail[--model->trail_count];
        moves_arrive(model, place);
        model->reading = model->trail_readings[model->trail_count];
        model->reading_known = model->reading.block != NOT_KNOWN;
        return;
    }
    moves_go_home(model);
}

/* Pages of one item belong together. */
static bool same_screen(Place a, Place b) {
    return a.screen == b.screen && a.id == b.id;
}

/* The page slides from where the finger left it, so the eye sees one movement and not two. */
void moves_turn(Model *model, const Scene *shown, int32_t side) {
    bool there = side > 0 ? shown->has_next : shown->has_previous;
    Place place = side > 0 ? shown->next : shown->previous;
    Place from = model->place;
    int32_t drag_px = model->drag_px;
    if (!there) {
        model->slide = (Slide){0};
        return;
    }
    /* Turning from a list into what it lists is a step back can undo; from article to article it
     * is not, so that back always leads to the list. */
    bool deeper = same_screen(place, from)      ? false
                  : place.screen == SCREEN_HOME ? false
                                                : place.screen != from.screen && side > 0;
    bool undoes = side < 0 && model->trail_count > 0 &&
                  same_screen(place, model->trail[model->trail_count - 1]);
    if (place.screen == SCREEN_HOME) {
        moves_go_home(model);
    } else if (deeper) {
        moves_go(model, place);
    } else {
        /* Turning back to where the reader came from takes that step off the way; else the next
         * "back" would lead to the page that is shown. */
        model->trail_count -= undoes;
        moves_arrive(model, place);
    }
    if (model->slide_ms > 0) {
        int32_t width = model->look.width_px;
        model->slide = (Slide){.on = true,
                               .from_px = side * width + drag_px,
                               .since_ms = model->now_ms,
                               .other = from,
                               .other_side = -side};
    }
}

/* Beyond the last size nothing happens; a pinch that does nothing says so well enough. */
void moves_set_size(Model *model, int32_t size) {
    int32_t limited = size < TEXT_SMALL ? TEXT_SMALL : size > TEXT_LARGEST ? TEXT_LARGEST : size;
    model->look.size = (TextSize)limited;
    model->slide = (Slide){0};
}

void moves_open_overlay(Model *model, Overlay overlay) {
    model->overlay = overlay;
    model->overlay_ms = model->now_ms;
    model->focus = -1;
}

/* One action, one line: what a target does is decided here and nowhere else. */
void moves_act(Model *model, const Scene *shown, Action action) {
    switch (action.kind) {
    case ACTION_NONE: break;
    case ACTION_GO: moves_go(model, action.place); break;
    case ACTION_BACK: moves_go_back(model); break;
    case ACTION_HOME: moves_go_home(model); break;
    case ACTION_NEXT: moves_turn(model, shown, 1); break;
    case ACTION_PREVIOUS: moves_turn(model, shown, -1); break;
    case ACTION_PANEL: moves_open_overlay(model, OVERLAY_PANEL); break;
    case ACTION_SIZE: moves_set_size(model, action.value); break;
    case ACTION_LIGHT: model->look.dark = false; break;
    case ACTION_DARK: model->look.dark = true; break;
    case ACTION_INVERT: model->look.dark = !model->look.dark; break;
    case ACTION_LANGUAGE:
        model->look.language =
            model->look.language == LANGUAGE_JAPANESE ? LANGUAGE_ENGLISH : LANGUAGE_JAPANESE;
        break;
    case ACTION_QR: moves_open_overlay(model, OVERLAY_QR); break;
    case ACTION_STAFF:
        if (action.value == STAFF_ACT_LECTURE && model->staff.unlocked) {
            lecture_toggle(model, shown);
        } else {
            staff_act(model, action);
        }
        break;
    case ACTION_CLOSE:
    case ACTION_STAY: model->overlay = OVERLAY_NONE; break;
    case ACTION_CARD: notice_press(&model->notice); break;
    }
}
