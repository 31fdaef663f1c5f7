/* The staff page as a machine: who gets in, what is locked, what ends by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "ui/staff_moves.h"
#include "ui/update.h"

static Model model;
static Scene scene;
static Effects effects;

static const Look look = {1920, 1080, TEXT_NORMAL, false, LANGUAGE_JAPANESE, false};

/* At home, one step behind the idle screen, with the seal where home has it. */
static void begin(bool has_pin) {
    memset(&scene, 0, sizeof(scene));
    scene.seal = (Rect){44, 0, 120, 120};
    ui_start(&model, look, 1000);
    model.place = (Place){SCREEN_HOME, 0, 0};
    model.staff.has_pin = has_pin;
}

static void give(Input input) {
    memset(&effects, 0, sizeof(effects));
    input.now_ms = model.now_ms;
    ui_update(&model, &scene, &input, &effects);
}

static void wait(int64_t ms) {
    model.now_ms += ms;
    give((Input){.kind = INPUT_TICK});
}

static void touch(TouchPhase phase, int32_t x, int32_t y) {
    give((Input){.kind = INPUT_TOUCH, .touch = {.id = 1, .phase = phase, .x = x, .y = y}});
}

static void tap(int32_t x, int32_t y) {
    touch(TOUCH_DOWN, x, y);
    model.now_ms += 50;
    touch(TOUCH_UP, x, y);
}

static void key(Key which) {
    give((Input){.kind = INPUT_KEY, .key = which});
}

static void answer(StaffTask task, bool good) {
    give((Input){.kind = INPUT_STAFF, .task = task, .good = good, .word = WORD_TOLD_ASKED});
}

static void knock(void) {
    for (int32_t i = 0; i < KNOCK_TAPS - 1; i++) {
        tap(100, 60);
        model.now_ms += 200;
    }
    touch(TOUCH_DOWN, 100, 60);
    wait(KNOCK_HOLD_MS);
    touch(TOUCH_UP, 100, 60);
}

static bool at(StaffPage page) {
    return model.place.screen == SCREEN_STAFF && model.place.id == (int32_t)page;
}

static void type_pin(void) {
    key(KEY_4);
    key(KEY_7);
    key(KEY_1);
    key(KEY_1);
    key(KEY_ENTER);
}

static void act(StaffAct what, int32_t id) {
    staff_act(
        &model,
        (Action){.kind = ACTION_STAFF, .value = (int32_t)what, .place = {SCREEN_STAFF, id, 0}});
}

static void unlock(void) {
    begin(true);
    knock();
    type_pin();
    answer(STAFF_CHECK_PIN, true);
    assert_true(model.staff.unlocked);
}

/* Taps, the pause between them, the hold of the last, and where they are. */
static const struct {
    const char *name;
    int32_t taps;
    int64_t pause_ms;
    int64_t hold_ms;
    int32_t x;
    bool opens;
} knocks[] = {
    {"as it is meant", 5, 200, 2000, 100, true}, {"one more", 6, 200, 2000, 100, true},
    {"one too few", 4, 200, 2000, 100, false},   {"held too short", 5, 200, 1900, 100, false},
    {"too slow", 5, 900, 2000, 100, false},      {"beside the seal", 5, 200, 2000, 400, false},
    {"only held", 1, 200, 5000, 100, false},
};

static void test_knock(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(knocks); i++) {
        begin(false);
        for (int32_t k = 0; k < knocks[i].taps - 1; k++) {
            tap(knocks[i].x, 60);
            model.now_ms += knocks[i].pause_ms;
        }
        touch(TOUCH_DOWN, knocks[i].x, 60);
        wait(knocks[i].hold_ms);
        if (at(STAFF_HEALTH) != knocks[i].opens) {
            fail_msg("%s", knocks[i].name);
        }
    }
}

/* A finger that leaves the seal, and a second finger, are no knock. */
static void test_knock_wanders(void **state) {
    (void)state;
    begin(false);
    for (int32_t i = 0; i < 4; i++) {
        tap(100, 60);
        model.now_ms += 200;
    }
    touch(TOUCH_DOWN, 100, 60);
    touch(TOUCH_MOVE, 300, 60);
    wait(KNOCK_HOLD_MS);
    assert_int_equal(model.place.screen, SCREEN_HOME);
}

static void test_without_pin(void **state) {
    (void)state;
    begin(false);
    knock();
    assert_true(at(STAFF_HEALTH));
    act(STAFF_ACT_GO, STAFF_TASKS);
    assert_true(at(STAFF_HEALTH));
    act(STAFF_ACT_DO, STAFF_SHUT_DOWN);
    act(STAFF_ACT_ASK, STAFF_SHUT_DOWN);
    assert_int_equal(model.staff.wish, STAFF_NOTHING);
    assert_int_equal(model.overlay, OVERLAY_NONE);
}

static void test_pin(void **state) {
    (void)state;
    begin(true);
    knock();
    assert_true(at(STAFF_PIN));
    type_pin();
    assert_int_equal(effects.task, STAFF_CHECK_PIN);
    assert_int_equal(effects.pin_size, 4);
    assert_memory_equal(effects.pin, "4711", 4);
    act(STAFF_ACT_DIGIT, 1); /* while it is compared nothing is typed */
    assert_int_equal(model.staff.pin_size, 4);
    answer(STAFF_CHECK_PIN, true);
    assert_true(at(STAFF_HEALTH) && model.staff.unlocked);
    assert_int_equal(model.staff.pin_size, 0);
    assert_int_equal(model.staff.pin[0], 0); /* not even in memory */
    act(STAFF_ACT_GO, STAFF_TASKS);
    assert_true(at(STAFF_TASKS));
}

/* Wrong tries make the pad wait, a minute at most, also for who leaves and comes back; never for
 * ever. */
static void test_wrong_pin(void **state) {
    (void)state;
    int64_t most = 0;
    begin(true);
    knock();
    for (int32_t i = 1; i <= 50; i++) {
        wait(0);
        type_pin();
        if (effects.task != STAFF_CHECK_PIN) {
            fail_msg("try %d was not taken", i);
        }
        answer(STAFF_CHECK_PIN, false);
        int64_t left = model.staff.locked_ms - model.now_ms;
        left = left > 0 ? left : 0;
        most = left > most ? left : most;
        if (left > 0) {
            type_pin();
            assert_int_equal(effects.task, STAFF_NOTHING);
            key(KEY_BACK);
            key(KEY_BACK);
            key(KEY_BACK);
            key(KEY_BACK);
        }
        assert_false(model.staff.unlocked);
        wait(left);
    }
    assert_int_equal(most, 60000);
    type_pin();
    answer(STAFF_CHECK_PIN, false);
    wait(STAFF_PAUSE_MS - 1);
    wait(1); /* the page closes */
    assert_int_equal(model.place.screen, SCREEN_ATTRACT);
    assert_true(model.staff.wrong > 50 && model.staff.has_pin);
}

/* Three digits are no PIN, nine do not fit, letters cannot be typed. */
static void test_pin_form(void **state) {
    (void)state;
    begin(true);
    knock();
    key(KEY_1);
    key(KEY_2);
    key(KEY_3);
    key(KEY_ENTER);
    assert_int_equal(effects.task, STAFF_NOTHING);
    for (int32_t i = 0; i < 20; i++) {
        key(KEY_9);
    }
    assert_int_equal(model.staff.pin_size, STAFF_PIN_MOST);
    key(KEY_INVERT);
    assert_int_equal(model.staff.pin_size, STAFF_PIN_MOST);
}

static void test_closes(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    wait(STAFF_PAUSE_MS - 1);
    assert_true(at(STAFF_TASKS));
    wait(1);
    assert_int_equal(model.place.screen, SCREEN_ATTRACT);
    wait(1);
    assert_false(model.staff.unlocked);
}

/* Home ends it, too: the next one needs the PIN again. */
static void test_home_locks(void **state) {
    (void)state;
    unlock();
    key(KEY_HOME);
    wait(1);
    assert_int_equal(model.place.screen, SCREEN_HOME);
    assert_false(model.staff.unlocked);
    knock();
    assert_true(at(STAFF_PIN));
}

static void test_cleaning(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_GO, STAFF_CLEANING);
    scene.targets[0] = (Target){{0, 0, 1920, 1080}, {.kind = ACTION_HOME}};
    scene.target_count = 1;
    for (int32_t i = 0; i < 59; i++) {
        for (int32_t finger = 0; finger < 20; finger++) {
            tap(finger * 90, finger * 50);
        }
        wait(0);
        model.now_ms += 0;
    }
    assert_true(at(STAFF_CLEANING));
    assert_int_equal(model.gesture.count, 0);
    wait(STAFF_CLEANING_MS);
    assert_true(at(STAFF_TASKS));
    assert_true(model.staff.unlocked);
}

/* The countdown's figure is right in every second, and nothing wakes in between. */
static void test_cleaning_deadlines(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_CLEANING);
    model.staff.looked_ms = model.now_ms;
    int32_t ticks = 0;
    while (at(STAFF_CLEANING) && ticks < 200) {
        int64_t deadline = ui_deadline_ms(&model);
        assert_true(deadline > model.now_ms);
        wait(deadline - model.now_ms);
        ticks++;
    }
    assert_true(ticks >= 60 && ticks <= 70);
}

static void press_cross(int32_t corner) {
    StaffPoint cross = staff_cross(look.width_px, look.height_px, corner);
    tap(cross.x + 3, cross.y - 2);
    model.now_ms += 300;
}

static void begin_calibration(void) {
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_GO, STAFF_CALIBRATE);
    press_cross(0);
    press_cross(1);
    press_cross(2);
    assert_int_equal(effects.task, STAFF_NOTHING);
    StaffPoint cross = staff_cross(look.width_px, look.height_px, 3);
    touch(TOUCH_DOWN, cross.x, cross.y);
    assert_int_equal(effects.task, STAFF_TRY_CALIBRATION);
    touch(TOUCH_UP, cross.x, cross.y);
    answer(STAFF_TRY_CALIBRATION, true);
    assert_true(model.staff.trying);
}

static void test_calibration_kept(void **state) {
    (void)state;
    begin_calibration();
    StaffPoint middle = staff_cross(look.width_px, look.height_px, STAFF_CORNERS);
    touch(TOUCH_DOWN, middle.x + 10, middle.y);
    assert_int_equal(effects.task, STAFF_KEEP_CALIBRATION);
    assert_true(at(STAFF_TASKS));
    wait(60000);
    assert_int_not_equal(effects.task, STAFF_DROP_CALIBRATION);
}

/* Whatever happens instead of hitting the last cross brings the old matrix back. */
static void test_calibration_dropped(void **state) {
    (void)state;
    begin_calibration();
    touch(TOUCH_DOWN, 400, 400); /* missed */
    assert_int_equal(effects.task, STAFF_DROP_CALIBRATION);
    begin_calibration();
    wait(STAFF_CONFIRM_MS); /* nothing */
    assert_int_equal(effects.task, STAFF_DROP_CALIBRATION);
    begin_calibration();
    key(KEY_BACK); /* left */
    wait(0);
    assert_int_equal(effects.task, STAFF_DROP_CALIBRATION);
    begin_calibration();
    key(KEY_HOME);
    wait(0);
    assert_int_equal(effects.task, STAFF_DROP_CALIBRATION);
    begin_calibration();
    model.now_ms += STAFF_PAUSE_MS;
    wait(0);
    wait(0);
    assert_false(model.staff.trying);
}

static void test_bad_fit(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_GO, STAFF_CALIBRATE);
    for (int32_t i = 0; i < 4; i++) {
        press_cross(0);
    }
    answer(STAFF_TRY_CALIBRATION, false);
    assert_true(at(STAFF_TASKS));
    assert_false(model.staff.told_good);
    assert_false(model.staff.trying);
}

static void test_asks_first(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_ASK, STAFF_SHUT_DOWN);
    assert_int_equal(model.overlay, OVERLAY_STAFF_ASK);
    wait(1);
    assert_int_equal(effects.task, STAFF_NOTHING);
    act(STAFF_ACT_YES, 0);
    wait(1);
    assert_int_equal(effects.task, STAFF_SHUT_DOWN);
    wait(1);
    assert_int_equal(effects.task, STAFF_NOTHING); /* once */
    act(STAFF_ACT_ASK, STAFF_LEAVE);
    act(STAFF_ACT_YES, 0);
    wait(1);
    assert_true(effects.leave);
}

/* The facts are gathered while somebody looks, and only then. */
static void test_looks(void **state) {
    (void)state;
    int32_t looks = 0;
    begin(false);
    for (int32_t i = 0; i < 60; i++) {
        wait(1000);
        looks += effects.task == STAFF_LOOK;
        model.touched_ms = model.now_ms;
    }
    assert_int_equal(looks, 0);
    knock();
    for (int32_t i = 0; i < 60; i++) {
        wait(1000);
        looks += effects.task == STAFF_LOOK;
        model.touched_ms = model.now_ms;
    }
    assert_true(looks >= 5 && looks <= 7);
}

/* Twenty fingers on the touch test: all are marked, none crashes it, and its way out works. */
static void test_touch_test(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_GO, STAFF_TOUCH);
    for (int32_t round = 0; round < 30; round++) {
        for (int32_t finger = 0; finger < 20; finger++) {
            give((Input){.kind = INPUT_TOUCH,
                         .touch = {.id = finger,
                                   .phase = round == 0 ? TOUCH_DOWN : TOUCH_MOVE,
                                   .x = finger * 90 + round,
                                   .y = 200 + finger * 20}});
        }
    }
    assert_int_equal(model.gesture.count, CONTACTS_MAX);
    assert_int_equal(model.staff.mark_count, 600);
    for (int32_t finger = 0; finger < 20; finger++) {
        give((Input){.kind = INPUT_TOUCH,
                     .touch = {.id = finger, .phase = TOUCH_UP, .x = 0, .y = 0}});
    }
    assert_int_equal(model.gesture.count, 0);
    scene.targets[0] = (Target){{900, 900, 200, 100}, {.kind = ACTION_BACK}};
    scene.target_count = 1;
    tap(1000, 950);
    assert_true(at(STAFF_TASKS));
}

static void test_pictures(void **state) {
    (void)state;
    unlock();
    act(STAFF_ACT_GO, STAFF_TASKS);
    act(STAFF_ACT_GO, STAFF_PICTURE);
    for (int32_t i = 0; i < STAFF_PICTURES - 1; i++) {
        tap(500, 500);
        assert_true(at(STAFF_PICTURE));
    }
    tap(500, 500);
    assert_true(at(STAFF_TASKS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_knock),
        cmocka_unit_test(test_knock_wanders),
        cmocka_unit_test(test_without_pin),
        cmocka_unit_test(test_pin),
        cmocka_unit_test(test_wrong_pin),
        cmocka_unit_test(test_pin_form),
        cmocka_unit_test(test_closes),
        cmocka_unit_test(test_home_locks),
        cmocka_unit_test(test_cleaning),
        cmocka_unit_test(test_cleaning_deadlines),
        cmocka_unit_test(test_calibration_kept),
        cmocka_unit_test(test_calibration_dropped),
        cmocka_unit_test(test_bad_fit),
        cmocka_unit_test(test_asks_first),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_touch_test),
        cmocka_unit_test(test_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
