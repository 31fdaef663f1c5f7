/* What time alone does: the question after a pause, the way back to sleep, highlights, deadlines.
 * No clock is asked: every input carries the time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ui/dump.h"
#include "ui/peek.h"
#include "visit_fixture.h"

typedef struct PauseRow {
    const char *name;
    int32_t characters;
    int32_t pause_ms;
} PauseRow;

static const PauseRow pause_rows[] = {
    {"nothing to read", 0, 45000},  {"a character", 1, 45125},
    {"a page of 400", 400, 95000},  {"the longest pause", 1080, 180000},
    {"never longer", 1081, 180000}, {"not even for a whole law", 100000, 180000},
};

/* The question comes after the pause and not before, whatever else happens but touches and keys. */
static void test_pause(void **state) {
    static const InputKind idle[] = {INPUT_TICK, INPUT_RESIZE, INPUT_STICK};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(pause_rows); i++) {
        const PauseRow *row = &pause_rows[i];
        Times times = ui_standard_times();
        Scene scene = visit_scene();
        assert_int_equal(ui_pause_ms(&times, row->characters), row->pause_ms);
        Model model = visit_model();
        model.characters = row->characters;
        assert_int_equal(ui_deadline_ms(&model), VISIT_MS + row->pause_ms);
        for (int32_t k = 0; k < COUNT_OF(idle); k++) {
            visit_give(&model, &scene,
                       (Input){.kind = idle[k],
                               .now_ms = VISIT_MS + row->pause_ms - 1,
                               .width_px = 1920,
                               .height_px = 1080});
        }
        assert_int_equal(model.overlay, OVERLAY_NONE);
        visit_tick(&model, VISIT_MS + row->pause_ms);
        if (model.overlay != OVERLAY_STILL_READING) {
            fail_msg("%s: no question", row->name);
        }
        visit_assert_place(row->name, model.place, (Place)VISIT_ARTICLE);
    }
}

static void test_touch_keeps_awake(void **state) {
    (void)state;
    Model model = visit_model();
    visit_tick(&model, VISIT_MS + 94000);
    visit_tap(&model, 700, 500);
    int64_t touched = model.now_ms;
    visit_tick(&model, touched + 94999);
    assert_int_equal(model.overlay, OVERLAY_NONE);
    visit_press(&model, KEY_UP);
    visit_tick(&model, model.now_ms + 94999);
    assert_int_equal(model.overlay, OVERLAY_NONE);
    visit_tick(&model, model.now_ms + 1);
    assert_int_equal(model.overlay, OVERLAY_STILL_READING);
}

/* 20 s later everything is as the next visitor shall find it. */
static void test_reset(void **state) {
    (void)state;
    Model model = visit_model();
    visit_press(&model, KEY_LARGER);
    visit_press(&model, KEY_INVERT);
    visit_press(&model, KEY_LANGUAGE);
    visit_press(&model, KEY_DEBUG);
    visit_tick(&model, model.now_ms + 95000);
    int64_t asked = model.now_ms;
    assert_int_equal(model.overlay, OVERLAY_STILL_READING);
    visit_tick(&model, asked + 19999);
    assert_int_equal(model.overlay, OVERLAY_STILL_READING);
    visit_tick(&model, asked + 20000);
    visit_assert_place("asleep", model.place, (Place)VISIT_ATTRACT);
    assert_int_equal(model.overlay, OVERLAY_NONE);
    assert_int_equal(model.trail_count, 0);
    assert_int_equal(model.look.size, TEXT_NORMAL);
    assert_int_equal(model.look.language, LANGUAGE_JAPANESE);
    assert_false(model.look.dark);
    assert_true(model.debug); /* whoever looks for a fault has set it, no visitor */
    assert_int_equal(model.look.width_px, 1920);
    assert_false(model.reading_known);
}

/* The ring moves by quarters of a second, and only then. */
static void test_ring(void **state) {
    (void)state;
    Model model = visit_model();
    visit_tick(&model, VISIT_MS + 95000);
    int64_t asked = model.now_ms;
    for (int32_t i = 1; i <= 80; i++) {
        assert_int_equal(ui_deadline_ms(&model), asked + (int64_t)i * UI_RING_STEP_MS);
        visit_tick(&model, asked + (int64_t)i * UI_RING_STEP_MS);
    }
    visit_assert_place("asleep", model.place, (Place)VISIT_ATTRACT);
}

static void test_attract(void **state) {
    (void)state;
    Model model;
    ui_start(&model, (Look){1920, 1080, TEXT_LARGEST, true, LANGUAGE_ENGLISH, false}, VISIT_MS);
    visit_assert_place("begins", model.place, (Place)VISIT_ATTRACT);
    assert_int_equal(model.look.size, TEXT_NORMAL);
    assert_int_equal(model.look.language, LANGUAGE_JAPANESE);
    assert_int_equal(ui_deadline_ms(&model), VISIT_MS + 9000);
    visit_tick(&model, VISIT_MS + 8999);
    assert_int_equal(model.highlight, 0);
    visit_tick(&model, VISIT_MS + 9000);
    assert_int_equal(model.highlight, 1);
    assert_int_equal(ui_deadline_ms(&model), VISIT_MS + 18000);
    visit_tick(&model, VISIT_MS + 500000);
    visit_assert_place("nobody is asked", model.place, (Place)VISIT_ATTRACT);
    assert_int_equal(model.overlay, OVERLAY_NONE);
}

/* A contact that never ends is forgotten, and the page goes back to its place. */
static void test_stale_contact(void **state) {
    (void)state;
    Model model = visit_model();
    visit_touch(&model, TOUCH_DOWN, 1, 1400, 400);
    visit_touch(&model, TOUCH_MOVE, 1, 1300, 400);
    assert_int_equal(model.drag_px, -100);
    int64_t deadline = ui_deadline_ms(&model);
    assert_int_equal(deadline, model.now_ms + GESTURE_STALE_MS);
    visit_tick(&model, deadline);
    assert_int_equal(model.drag_px, 0);
    assert_int_equal(model.gesture.count, 0);
    visit_tap(&model, 1096, 500);
    visit_assert_place("the next tap counts", model.place, (Place)VISIT_NEXT_PAGE);
}

/* A replay file may say what it likes: time does not run backwards. */
static void test_clock(void **state) {
    (void)state;
    Model model = visit_model();
    visit_tick(&model, VISIT_MS + 500);
    visit_tick(&model, 3);
    assert_int_equal(model.now_ms, VISIT_MS + 500);
}

typedef struct QuietRow {
    const char *name;
    Place place;
    bool finger; /* rests on the screen */
} QuietRow;

static const QuietRow quiet_rows[] = {
    {"the idle screen", VISIT_ATTRACT, false},
    {"home", VISIT_HOME, false},
    {"a page", VISIT_ARTICLE, false},
    {"a finger that is never lifted", VISIT_ARTICLE, true},
};

static Str dump(const Model *model, char *text, int32_t size) {
    Buffer out = {.at = text, .capacity = size};
    model_dump(model, &out);
    buffer_print(&out, "spots %d pressed %d", model->spots.count, (int)model->pressed.kind);
    return buffer_view(&out);
}

/* Nothing happens before the deadline and something does at it: between two of them the program may
 * sleep. */
static void test_deadlines(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(quiet_rows); i++) {
        const QuietRow *row = &quiet_rows[i];
        char before[1024];
        char after[1024];
        Model model = visit_model();
        model.place = row->place;
        model.highlight_ms = VISIT_MS;
        if (row->finger) {
            visit_touch(&model, TOUCH_DOWN, 1, 1650, 400);
        }
        int64_t deadline = ui_deadline_ms(&model);
        Str was = dump(&model, before, sizeof(before));
        visit_tick(&model, deadline - 1);
        if (!str_equal(was, dump(&model, after, sizeof(after)))) {
            fail_msg("%s: something happens before its time", row->name);
        }
        visit_tick(&model, deadline);
        if (str_equal(was, dump(&model, after, sizeof(after)))) {
            fail_msg("%s: nothing happens at its time", row->name);
        }
        assert_true(ui_deadline_ms(&model) > deadline);
    }
}

/* The developers' overlay without a keyboard: held at the lower edge, not tapped, not wiped, not
 * elsewhere, and never in a booth. */
static const struct {
    const char *name;
    int32_t x, y, to_x;
    int32_t held_ms;
    bool booth;
    bool shown;
} PEEKS[] = {
    {"held", 960, 1050, 960, PEEK_HOLD_MS, false, true},
    {"not long enough", 960, 1050, 960, PEEK_HOLD_MS - 1, false, false},
    {"above the edge", 960, 900, 960, PEEK_HOLD_MS, false, false},
    {"beside the middle", 500, 1050, 500, PEEK_HOLD_MS, false, false},
    {"wiped", 960, 1050, 1050, PEEK_HOLD_MS, false, false},
    {"in a booth", 960, 1050, 960, PEEK_HOLD_MS, true, false},
};

static void test_peek(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(PEEKS); i++) {
        Model model = visit_model();
        model.keys_off = PEEKS[i].booth;
        visit_touch(&model, TOUCH_DOWN, 1, PEEKS[i].x, PEEKS[i].y);
        int64_t down_ms = model.now_ms;
        visit_touch(&model, TOUCH_MOVE, 1, PEEKS[i].to_x, PEEKS[i].y);
        if (PEEKS[i].shown) {
            assert_int_equal(ui_deadline_ms(&model), down_ms + PEEK_HOLD_MS);
        }
        Place before = model.place;
        visit_tick(&model, down_ms + PEEKS[i].held_ms);
        if (PEEKS[i].shown) {
            visit_tick(&model, model.now_ms + 100); /* and not back again */
        }
        if (model.debug != PEEKS[i].shown) {
            fail_msg("%s: the overlay is %s", PEEKS[i].name, model.debug ? "shown" : "not shown");
        }
        visit_touch(&model, TOUCH_UP, 1, PEEKS[i].to_x, PEEKS[i].y);
        if (PEEKS[i].shown) {
            visit_assert_place("held", model.place, before);
        }
    }
}

/* A speaker's keys work in a booth; this one does not. */
static void test_peek_key(void **state) {
    (void)state;
    Model model = visit_model();
    visit_press(&model, KEY_DEBUG);
    assert_true(model.debug);
    model = visit_model();
    model.keys_off = true;
    model.lecture.on = true;
    visit_press(&model, KEY_DEBUG);
    assert_false(model.debug);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pause),   cmocka_unit_test(test_touch_keeps_awake),
        cmocka_unit_test(test_reset),   cmocka_unit_test(test_ring),
        cmocka_unit_test(test_attract), cmocka_unit_test(test_stale_contact),
        cmocka_unit_test(test_peek),    cmocka_unit_test(test_peek_key),
        cmocka_unit_test(test_clock),   cmocka_unit_test(test_deadlines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
