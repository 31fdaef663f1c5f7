/* The scene and the hands. */
#include "visit_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

Scene visit_scene(void) {
    return (Scene){
        .targets = {{{72, 12, 300, 96}, {.kind = ACTION_BACK}},
                    {{1500, 300, 300, 200}, {.kind = ACTION_GO, .place = (Place)VISIT_LINKED}},
                    {{1500, 600, 300, 200}, {.kind = ACTION_QR}}},
        .target_count = 3,
        .sheet = {0, 120, 1920, 824},
        .text = {0, 120, 1460, 824},
        .has_next = true,
        .has_previous = true,
        .next = (Place)VISIT_NEXT_PAGE,
        .previous = (Place)VISIT_PREVIOUS_PAGE,
    };
}

Model visit_model(void) {
    Model model;
    ui_start(&model, (Look){.width_px = 1920, .height_px = 1080}, VISIT_MS);
    model.place = (Place)VISIT_ARTICLE;
    model.trail[0] = (Place)VISIT_HOME;
    model.trail[1] = (Place)VISIT_CONTENTS;
    model.trail_count = 2;
    model.reading_known = true;
    model.characters = VISIT_CHARACTERS;
    return model;
}

void visit_give(Model *model, const Scene *scene, Input input) {
    Effects effects = {0};
    ui_update(model, scene, &input, &effects);
}

void visit_touch(Model *model, TouchPhase phase, int64_t id, int32_t x, int32_t y) {
    Scene scene = visit_scene();
    visit_give(
        model, &scene,
        (Input){.kind = INPUT_TOUCH, .now_ms = model->now_ms + 60, .touch = {id, phase, x, y}});
}

void visit_tick(Model *model, int64_t now_ms) {
    Scene scene = visit_scene();
    visit_give(model, &scene, (Input){.kind = INPUT_TICK, .now_ms = now_ms});
}

void visit_press(Model *model, Key key) {
    Scene scene = visit_scene();
    visit_give(model, &scene, (Input){.kind = INPUT_KEY, .now_ms = model->now_ms + 10, .key = key});
}

void visit_tap(Model *model, int32_t x, int32_t y) {
    visit_touch(model, TOUCH_DOWN, 1, x, y);
    visit_touch(model, TOUCH_UP, 1, x, y);
}

void visit_assert_place(const char *name, Place place, Place expected) {
    if (!place_equal(place, expected)) {
        fail_msg("%s: screen %d, id %d, page %d", name, place.screen, place.id, place.page);
    }
}
