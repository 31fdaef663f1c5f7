/* Lecture mode as a machine, and the twelve lines it promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "ui/lecture_moves.h"
#include "ui/reader.h"
#include "ui/staff_moves.h"
#include "ui/update.h"

static Model model;
static Scene scene;

enum { ARTICLES = 27, ISSUE = 110, HOUR_MS = 3600 * 1000 };

static void give(Input input) {
    Effects effects = {0};
    input.now_ms = model.now_ms;
    ui_update(&model, &scene, &input, &effects);
}

static void wait(int64_t ms) {
    model.now_ms += ms;
    give((Input){.kind = INPUT_TICK});
}

static void key(Key which) {
    give((Input){.kind = INPUT_KEY, .key = which});
}

static void touch(TouchPhase phase, int32_t x, int32_t y) {
    give((Input){.kind = INPUT_TOUCH, .touch = {.id = 1, .phase = phase, .x = x, .y = y}});
}

static void tap(int32_t x, int32_t y) {
    touch(TOUCH_DOWN, x, y);
    model.now_ms += 60;
    touch(TOUCH_UP, x, y);
}

/* From the staff page, unlocked, into the lecture. */
static void begin(void) {
    memset(&scene, 0, sizeof(scene));
    scene.seal = (Rect){0, 0, 200, 200};
    scene.start = (Place){SCREEN_CONTENTS, ISSUE, 0};
    scene.jump_count = ARTICLES;
    for (int32_t i = 0; i < ARTICLES; i++) {
        scene.jumps[i] = (Place){SCREEN_ARTICLE, 100 + i, 0};
    }
    scene.has_next = true;
    scene.next = (Place){SCREEN_CONTENTS, ISSUE, 1};
    ui_start(&model, (Look){1920, 1080, TEXT_NORMAL, false, LANGUAGE_JAPANESE, false}, 1000);
    model.slide_ms = 0;
    model.staff.has_pin = true;
    model.staff.unlocked = true;
    model.place = (Place){SCREEN_STAFF, STAFF_TASKS, 0};
    model.staff.looked_ms = model.now_ms;
    lecture_toggle(&model, &scene);
    wait(1);
    assert_true(model.lecture.on && model.look.lecture);
    assert_true(place_equal(model.place, scene.start));
    assert_false(model.staff.unlocked);
}

static bool at_article(int32_t number) {
    return place_equal(model.place, (Place){SCREEN_ARTICLE, 99 + number, 0});
}

static void test_turns(void **state) {
    (void)state;
    begin();
    key(KEY_NEXT);
    assert_true(place_equal(model.place, scene.next));
}

/* What is typed, and where Enter leads; 0: nowhere. */
static const struct {
    const char *name;
    const char *typed;
    int32_t number;
} numbers[] = {
    {"one digit", "3", 3},       {"two digits", "27", 27}, {"too many begin anew", "45", 5},
    {"a leading zero", "07", 7}, {"nothing", "", 0},       {"zero", "0", 0},
    {"three digits", "115", 5},
};

static void test_numbers(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(numbers); i++) {
        begin();
        for (const char *c = numbers[i].typed; *c; c++) {
            key((Key)(KEY_0 + (*c - '0')));
        }
        key(KEY_ENTER);
        bool right = numbers[i].number > 0 ? at_article(numbers[i].number)
                                           : place_equal(model.place, scene.start);
        if (!right || model.lecture.number != 0) {
            fail_msg("%s", numbers[i].name);
        }
    }
}

/* A clicker without digits reaches every article through the list. */
static void test_list(void **state) {
    (void)state;
    begin();
    key(KEY_BACK);
    assert_true(model.lecture.list && model.lecture.number == 1);
    key(KEY_PREVIOUS);
    assert_int_equal(model.lecture.number, 1);
    for (int32_t i = 0; i < 40; i++) {
        key(i % 2 ? KEY_NEXT : KEY_DOWN);
    }
    assert_int_equal(model.lecture.number, ARTICLES);
    key(KEY_UP);
    key(KEY_ENTER);
    assert_true(at_article(ARTICLES - 1));
    assert_false(model.lecture.list);
    key(KEY_BACK);
    key(KEY_BACK);
    assert_false(model.lecture.list);
    assert_true(at_article(ARTICLES - 1));
}

/* An issue without articles: nothing to jump to, nothing breaks. */
static void test_empty(void **state) {
    (void)state;
    begin();
    scene.jump_count = 0;
    key(KEY_5);
    key(KEY_ENTER);
    key(KEY_BACK);
    key(KEY_NEXT);
    key(KEY_ENTER);
    assert_true(model.lecture.on);
    assert_true(place_equal(model.place, scene.start));
}

static void test_black(void **state) {
    (void)state;
    begin();
    key(KEY_BLANK);
    assert_true(model.lecture.black);
    key(KEY_NEXT); /* any key only brings the picture back */
    assert_false(model.lecture.black);
    assert_true(place_equal(model.place, scene.start));
}

/* Visitors may touch what they like; nobody is asked, nothing resets. */
static void test_touches(void **state) {
    (void)state;
    begin();
    scene.targets[0] =
        (Target){{0, 0, 1920, 1080}, {.kind = ACTION_GO, .place = {SCREEN_ARTICLE, 105, 0}}};
    scene.target_count = 1;
    for (int32_t i = 0; i < 60; i++) {
        tap(300 + 20 * i, 500);
        wait(60000);
    }
    assert_true(model.lecture.on);
    assert_true(place_equal(model.place, scene.start));
    assert_int_equal(model.overlay, OVERLAY_NONE);
}

static void knock(void) {
    for (int32_t i = 0; i < KNOCK_TAPS - 1; i++) {
        tap(100, 60);
        model.now_ms += 200;
    }
    touch(TOUCH_DOWN, 100, 60);
    wait(KNOCK_HOLD_MS);
    touch(TOUCH_UP, 100, 60);
    assert_int_equal(model.place.screen, SCREEN_STAFF);
    assert_false(model.look.lecture);
}

/* The knock works; whoever does not know the PIN goes away, and the lecture goes on. */
static void test_knock(void **state) {
    (void)state;
    begin();
    key(KEY_3);
    key(KEY_ENTER);
    knock();
    assert_int_equal(model.place.id, STAFF_PIN);
    key(KEY_NEXT); /* the clicker brings it back */
    wait(1);
    assert_true(at_article(3) && model.look.lecture);
    knock();
    wait(STAFF_PAUSE_MS);
    wait(1);
    assert_true(at_article(3) && model.lecture.on);
    /* With the PIN the staff ends it. */
    knock();
    model.staff.unlocked = true;
    lecture_toggle(&model, &scene);
    wait(1);
    assert_false(model.lecture.on || model.look.lecture);
    assert_int_equal(model.place.screen, SCREEN_ATTRACT);
}

static void test_never_home(void **state) {
    (void)state;
    begin();
    key(KEY_3);
    key(KEY_ENTER);
    key(KEY_HOME);
    assert_true(place_equal(model.place, scene.start));
}

static void test_ends(void **state) {
    (void)state;
    begin();
    model.times.lecture_ms = 2 * HOUR_MS;
    wait(2 * HOUR_MS - 1000);
    assert_true(model.lecture.on);
    assert_true(lecture_deadline_ms(&model) > model.now_ms);
    wait(1000);
    assert_false(model.lecture.on || model.look.lecture);
    assert_int_equal(model.place.screen, SCREEN_ATTRACT);
}

/* Power-on forgets it: nothing of it is kept anywhere. */
static void test_power_on(void **state) {
    (void)state;
    begin();
    ui_start(&model, model.look, 0);
    assert_false(model.lecture.on || model.look.lecture);
}

/* Twelve lines fit, and a larger size would not, on every screen where the smallest text allows. */
static void test_twelve_lines(void **state) {
    (void)state;
    static const int32_t sizes[][2] = {{800, 480},   {1024, 768},  {1280, 800},  {1920, 1080},
                                       {3840, 2160}, {1080, 1920}, {2160, 3840}, {640, 480}};
    for (int32_t i = 0; i < COUNT_OF(sizes); i++) {
        for (int32_t aside = 0; aside < 2; aside++) {
            Look look = {sizes[i][0], sizes[i][1], TEXT_NORMAL, false, LANGUAGE_JAPANESE, true};
            OpenedItem item = {.kind = ITEM_ARTICLE, .has_qr = aside};
            ReaderGeometry geometry = reader_geometry(&look, &item);
            int32_t lines = 1 + (geometry.column.h - geometry.em_px) / geometry.pitch_px;
            int32_t shorter = look.width_px < look.height_px ? look.width_px : look.height_px;
            if (lines < LECTURE_LINES || geometry.em_px < 34 * shorter / 1080) {
                fail_msg("%dx%d: %d lines of %d px", look.width_px, look.height_px, lines,
                         geometry.em_px);
            }
            bool largest = geometry.em_px >= 62 * shorter / 1080;
            assert_true(largest || lines == LECTURE_LINES);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_turns),       cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_list),        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_black),       cmocka_unit_test(test_touches),
        cmocka_unit_test(test_knock),       cmocka_unit_test(test_never_home),
        cmocka_unit_test(test_ends),        cmocka_unit_test(test_power_on),
        cmocka_unit_test(test_twelve_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
