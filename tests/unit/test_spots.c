/* A contact that stays is put in quarantine: its spot is deaf, the rest of the panel is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ui/update.h"

enum { SHORT_PX = 1080 };

static bool touch(Spots *spots, TouchPhase phase, int64_t id, int32_t x, int32_t y, int64_t ms) {
    Touch event = {.id = id, .phase = phase, .x = x, .y = y};
    return spots_admit(spots, &event, ms, SHORT_PX);
}

static void test_stuck(void **state) {
    (void)state;
    Spots spots = {0};
    Touch stuck = {0};
    assert_true(touch(&spots, TOUCH_DOWN, 1, 500, 500, 0));
    assert_int_equal(spots_deadline_ms(&spots), SPOT_STUCK_MS);
    assert_false(spots_find_stuck(&spots, SPOT_STUCK_MS - 1, &stuck));
    assert_true(touch(&spots, TOUCH_MOVE, 1, 503, 498, 19000)); /* it trembles */
    assert_true(spots_find_stuck(&spots, SPOT_STUCK_MS, &stuck));
    assert_int_equal(stuck.id, 1);
    assert_int_equal(stuck.phase, TOUCH_UP);
    assert_false(spots_find_stuck(&spots, SPOT_STUCK_MS, &stuck));
    assert_int_equal(spots.count, 1);
    /* That spot is deaf … */
    assert_false(touch(&spots, TOUCH_MOVE, 1, 501, 501, 21000));
    assert_false(touch(&spots, TOUCH_DOWN, 2, 520, 520, 22000));
    assert_false(touch(&spots, TOUCH_UP, 2, 520, 520, 22100));
    /* … the rest is not. */
    assert_true(touch(&spots, TOUCH_DOWN, 3, 700, 500, 23000));
    assert_true(touch(&spots, TOUCH_UP, 3, 700, 500, 23100));
}

/* The spot stays as long as its contact lies there, silent or not, and a minute longer. */
static void test_heals(void **state) {
    (void)state;
    Spots spots = {0};
    Touch stuck = {0};
    touch(&spots, TOUCH_DOWN, 1, 500, 500, 0);
    assert_true(spots_find_stuck(&spots, SPOT_STUCK_MS, &stuck));
    assert_int_equal(spots_deadline_ms(&spots), -1);
    assert_false(spots_heal(&spots, 10 * 3600 * 1000));
    assert_false(touch(&spots, TOUCH_UP, 1, 500, 500, 100000));
    assert_int_equal(spots_deadline_ms(&spots), 100000 + SPOT_HEALED_MS);
    assert_false(spots_heal(&spots, 100000 + SPOT_HEALED_MS - 1));
    assert_false(touch(&spots, TOUCH_DOWN, 2, 500, 500, 150000)); /* it drips again */
    assert_false(touch(&spots, TOUCH_UP, 2, 500, 500, 150100));
    assert_false(spots_heal(&spots, 100000 + SPOT_HEALED_MS));
    assert_true(spots_heal(&spots, 150100 + SPOT_HEALED_MS));
    assert_int_equal(spots.count, 0);
    assert_true(touch(&spots, TOUCH_DOWN, 3, 500, 500, 300000));
}

/* A hand that wanders is a hand, however long. */
static void test_wanders(void **state) {
    (void)state;
    Spots spots = {0};
    Touch stuck = {0};
    touch(&spots, TOUCH_DOWN, 1, 500, 500, 0);
    for (int32_t i = 1; i < 20; i++) {
        assert_true(touch(&spots, TOUCH_MOVE, 1, 500 + i * 60, 500, i * 15000));
        assert_false(spots_find_stuck(&spots, i * 15000, &stuck));
    }
}

/* Twenty fingers, lying there: eight spots at most, and everything heals. */
static void test_twenty_fingers(void **state) {
    (void)state;
    Spots spots = {0};
    Touch stuck = {0};
    for (int32_t i = 0; i < 40; i++) {
        touch(&spots, TOUCH_DOWN, i, 100 + i * 100, 300, 0);
    }
    int32_t found = 0;
    while (spots_find_stuck(&spots, SPOT_STUCK_MS, &stuck)) {
        found++;
    }
    assert_int_equal(found, SPOT_CONTACTS_MAX);
    assert_int_equal(spots.count, SPOTS_MAX);
    for (int32_t i = 0; i < 40; i++) {
        touch(&spots, TOUCH_UP, i, 100 + i * 100, 300, 30000);
    }
    assert_int_equal(spots.contact_count, 0);
    assert_true(spots_heal(&spots, 30000 + SPOT_HEALED_MS));
    assert_int_equal(spots.count, 0);
}

static void test_panel_gone(void **state) {
    (void)state;
    Spots spots = {0};
    Touch stuck = {0};
    touch(&spots, TOUCH_DOWN, 1, 500, 500, 0);
    assert_true(spots_find_stuck(&spots, SPOT_STUCK_MS, &stuck));
    assert_true(touch(&spots, TOUCH_CANCEL, 0, 0, 0, 21000));
    assert_int_equal(spots.count, 0);
    assert_true(touch(&spots, TOUCH_DOWN, 1, 500, 500, 22000));
}

/* In the whole interface: a drop of water on an article does not keep it awake, other fingers count
 * again after 20 s, and the spot outlives the idle pause. */
static void test_in_a_booth(void **state) {
    (void)state;
    static Model model;
    static Scene scene;
    Effects effects = {0};
    ui_start(&model, (Look){.width_px = 1920, .height_px = 1080}, 0);
    model.place = (Place){SCREEN_ARTICLE, 1, 0};
    scene.targets[0] = (Target){{0, 0, 300, 300}, {.kind = ACTION_HOME}};
    scene.target_count = 1;
    for (int64_t ms = 1000; ms < 400000; ms += 100) { /* it trembles all the time */
        Input drop = {.kind = INPUT_TOUCH,
                      .now_ms = ms,
                      .touch = {.id = 7,
                                .phase = ms == 1000 ? TOUCH_DOWN : TOUCH_MOVE,
                                .x = 1500 + (int32_t)(ms / 100 % 5),
                                .y = 700}};
        ui_update(&model, &scene, &drop, &effects);
        if (ms == 30000) {
            assert_int_equal(model.spots.count, 1);
            Input down = {.kind = INPUT_TOUCH, .now_ms = ms, .touch = {1, TOUCH_DOWN, 100, 100}};
            Input up = {.kind = INPUT_TOUCH, .now_ms = ms + 50, .touch = {1, TOUCH_UP, 100, 100}};
            ui_update(&model, &scene, &down, &effects);
            ui_update(&model, &scene, &up, &effects);
            assert_int_equal(model.place.screen, SCREEN_HOME);
        }
    }
    assert_int_equal(model.place.screen, SCREEN_ATTRACT);
    assert_int_equal(model.spots.count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stuck),      cmocka_unit_test(test_heals),
        cmocka_unit_test(test_wanders),    cmocka_unit_test(test_twenty_fingers),
        cmocka_unit_test(test_panel_gone), cmocka_unit_test(test_in_a_booth)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
