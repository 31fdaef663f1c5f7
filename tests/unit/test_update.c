/* Model, Input → Model, without content: what one input does, and which way is back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "visit_fixture.h"

typedef struct TapRow {
    const char *name;
    int32_t x, y;
    Overlay before;
    Place place;
    Overlay after;
} TapRow;

static const TapRow tap_rows[] = {
    {"the left quarter of the text turns back", 364, 500, OVERLAY_NONE, VISIT_PREVIOUS_PAGE,
     OVERLAY_NONE},
    {"the middle does nothing", 366, 500, OVERLAY_NONE, VISIT_ARTICLE, OVERLAY_NONE},
    {"up to the last quarter", 1094, 500, OVERLAY_NONE, VISIT_ARTICLE, OVERLAY_NONE},
    {"the right quarter turns on", 1096, 500, OVERLAY_NONE, VISIT_NEXT_PAGE, OVERLAY_NONE},
    {"and so does the blank between the cards", 1650, 550, OVERLAY_NONE, VISIT_NEXT_PAGE,
     OVERLAY_NONE},
    {"on the bars nothing happens", 700, 60, OVERLAY_NONE, VISIT_ARTICLE, OVERLAY_NONE},
    {"nor below the text", 200, 1000, OVERLAY_NONE, VISIT_ARTICLE, OVERLAY_NONE},
    {"a link leads on", 1650, 400, OVERLAY_NONE, VISIT_LINKED, OVERLAY_NONE},
    {"back leads back", 100, 60, OVERLAY_NONE, VISIT_CONTENTS, OVERLAY_NONE},
    {"a code is shown large", 1650, 700, OVERLAY_NONE, VISIT_ARTICLE, OVERLAY_QR},
    {"a tap beside a panel closes it and does no more", 200, 500, OVERLAY_PANEL, VISIT_ARTICLE,
     OVERLAY_NONE},
    {"a tap beside the large code closes it", 1300, 500, OVERLAY_QR, VISIT_ARTICLE, OVERLAY_NONE},
    {"any tap answers the question and does no more", 1650, 400, OVERLAY_STILL_READING,
     VISIT_ARTICLE, OVERLAY_NONE},
};

static void test_taps(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(tap_rows); i++) {
        const TapRow *row = &tap_rows[i];
        Model model = visit_model();
        model.overlay = row->before;
        model.overlay_ms = model.now_ms;
        visit_tap(&model, row->x, row->y);
        visit_assert_place(row->name, model.place, row->place);
        assert_int_equal(model.overlay, row->after);
        assert_int_equal(model.pressed.kind, ACTION_NONE);
    }
}

/* The card of a panel is a target without an action: what misses its buttons closes nothing. */
static void test_card(void **state) {
    static const struct {
        const char *name;
        int32_t x, y;
        Overlay after;
    } rows[] = {
        {"between the buttons", 960, 500, OVERLAY_PANEL},
        {"at its edge", 400, 50, OVERLAY_PANEL},
        {"beside it", 399, 500, OVERLAY_NONE},
    };
    Scene scene = {.targets = {{{400, 50, 1120, 980}, {.kind = ACTION_NONE, .value = 1}}},
                   .target_count = 1,
                   .sheet = {0, 120, 1920, 824},
                   .text = {0, 120, 1920, 824}};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Model model = visit_model();
        model.overlay = OVERLAY_PANEL;
        for (int32_t up = 0; up < 2; up++) {
            TouchPhase phase = up ? TOUCH_UP : TOUCH_DOWN;
            visit_give(&model, &scene,
                       (Input){.kind = INPUT_TOUCH,
                               .now_ms = model.now_ms + 60,
                               .touch = {1, phase, rows[i].x, rows[i].y}});
        }
        if (model.overlay != rows[i].after) {
            fail_msg("%s: overlay %d", rows[i].name, (int)model.overlay);
        }
    }
}

typedef struct KeyRow {
    const char *name;
    Key key;
    Overlay before;
    Place place;
    TextSize size;
    bool dark;
    Language language;
} KeyRow;

static const KeyRow key_rows[] = {
    {"on", KEY_NEXT, OVERLAY_NONE, VISIT_NEXT_PAGE, TEXT_NORMAL, false, LANGUAGE_JAPANESE},
    {"back a page", KEY_PREVIOUS, OVERLAY_NONE, VISIT_PREVIOUS_PAGE, TEXT_NORMAL, false,
     LANGUAGE_JAPANESE},
    {"on from a panel", KEY_NEXT, OVERLAY_PANEL, VISIT_NEXT_PAGE, TEXT_NORMAL, false,
     LANGUAGE_JAPANESE},
    {"enter without a choice turns on", KEY_ENTER, OVERLAY_NONE, VISIT_NEXT_PAGE, TEXT_NORMAL,
     false, LANGUAGE_JAPANESE},
    {"enter over a panel does not", KEY_ENTER, OVERLAY_PANEL, VISIT_ARTICLE, TEXT_NORMAL, false,
     LANGUAGE_JAPANESE},
    {"back", KEY_BACK, OVERLAY_NONE, VISIT_CONTENTS, TEXT_NORMAL, false, LANGUAGE_JAPANESE},
    {"back closes a panel first", KEY_BACK, OVERLAY_PANEL, VISIT_ARTICLE, TEXT_NORMAL, false,
     LANGUAGE_JAPANESE},
    {"home", KEY_HOME, OVERLAY_NONE, VISIT_HOME, TEXT_NORMAL, false, LANGUAGE_JAPANESE},
    {"larger", KEY_LARGER, OVERLAY_NONE, VISIT_ARTICLE, TEXT_LARGE, false, LANGUAGE_JAPANESE},
    {"smaller", KEY_SMALLER, OVERLAY_NONE, VISIT_ARTICLE, TEXT_SMALL, false, LANGUAGE_JAPANESE},
    {"dark", KEY_INVERT, OVERLAY_NONE, VISIT_ARTICLE, TEXT_NORMAL, true, LANGUAGE_JAPANESE},
    {"English", KEY_LANGUAGE, OVERLAY_NONE, VISIT_ARTICLE, TEXT_NORMAL, false, LANGUAGE_ENGLISH},
    {"any key answers the question and does no more", KEY_NEXT, OVERLAY_STILL_READING,
     VISIT_ARTICLE, TEXT_NORMAL, false, LANGUAGE_JAPANESE},
};

static void test_keys(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(key_rows); i++) {
        const KeyRow *row = &key_rows[i];
        Model model = visit_model();
        model.overlay = row->before;
        model.overlay_ms = model.now_ms;
        visit_press(&model, row->key);
        visit_assert_place(row->name, model.place, row->place);
        assert_int_equal(model.look.size, row->size);
        assert_int_equal(model.look.dark, row->dark);
        assert_int_equal(model.look.language, row->language);
    }
}

/* The arrow keys choose among the targets that do something, around and around. */
static void test_focus(void **state) {
    (void)state;
    Model model = visit_model();
    visit_press(&model, KEY_DOWN);
    assert_int_equal(model.focus, 0);
    assert_int_equal(model.pressed.kind, ACTION_BACK);
    visit_press(&model, KEY_UP);
    assert_int_equal(model.focus, 2);
    visit_press(&model, KEY_DOWN);
    visit_press(&model, KEY_DOWN);
    assert_int_equal(model.focus, 1);
    visit_press(&model, KEY_ENTER);
    visit_assert_place("the link", model.place, (Place)VISIT_LINKED);
    assert_int_equal(model.focus, -1);
    /* A card that only holds buttons is no choice. */
    Scene scene = {.targets = {{{0, 0, 900, 900}, {.kind = ACTION_NONE, .value = 1}},
                               {{10, 10, 96, 96}, {.kind = ACTION_CLOSE}}},
                   .target_count = 2};
    model = visit_model();
    visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_DOWN});
    assert_int_equal(model.focus, 1);
    visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_UP});
    assert_int_equal(model.focus, 1);
    /* A screen without any. */
    Scene bare = {0};
    model = visit_model();
    visit_give(&model, &bare, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_DOWN});
    assert_int_equal(model.focus, -1);
}

/* Leaving is the shell's business. */
/* A booth: nothing that is typed changes anything, neither the place nor the pause. */
static void test_keys_off(void **state) {
    (void)state;
    for (int32_t key = 0; key < KEY_COUNT; key++) {
        Model model = visit_model();
        model.keys_off = true;
        Model before = model;
        Effects effects = {0};
        Scene scene = {0};
        Input input = {.kind = INPUT_KEY, .key = (Key)key, .now_ms = model.now_ms};
        ui_update(&model, &scene, &input, &effects);
        visit_assert_place("a typed key", model.place, before.place);
        assert_int_equal(model.touched_ms, before.touched_ms);
        assert_int_equal(model.look.size, before.look.size);
        assert_int_equal(model.look.dark, before.look.dark);
        assert_int_equal(model.overlay, before.overlay);
        assert_false(effects.leave);
    }
}

static void test_leave(void **state) {
    (void)state;
    Model model = visit_model();
    Scene scene = visit_scene();
    Effects effects = {0};
    Input input = {.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_LEAVE};
    ui_update(&model, &scene, &input, &effects);
    assert_true(effects.leave);
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
}

static void test_sizes_end(void **state) {
    (void)state;
    Model model = visit_model();
    for (int32_t i = 0; i < 6; i++) {
        visit_press(&model, KEY_LARGER);
    }
    assert_int_equal(model.look.size, TEXT_LARGEST);
    for (int32_t i = 0; i < 6; i++) {
        visit_press(&model, KEY_SMALLER);
    }
    assert_int_equal(model.look.size, TEXT_SMALL);
}

/* A swipe that starts on a button turns the page and is no press of the button. */
static void test_swipe_on_button(void **state) {
    (void)state;
    Model model = visit_model();
    visit_touch(&model, TOUCH_DOWN, 1, 1650, 400);
    assert_int_equal(model.pressed.kind, ACTION_GO);
    visit_touch(&model, TOUCH_MOVE, 1, 1500, 400);
    assert_int_equal(model.pressed.kind, ACTION_NONE);
    assert_int_equal(model.drag_px, -150);
    assert_int_equal(ui_slide_offset_px(&model), -150);
    visit_touch(&model, TOUCH_MOVE, 1, 1200, 400);
    visit_touch(&model, TOUCH_UP, 1, 1200, 400);
    visit_assert_place("turned", model.place, (Place)VISIT_NEXT_PAGE);
    assert_int_equal(model.drag_px, 0);
    /* The new page goes on from where the finger has left it, and settles. */
    assert_int_equal(ui_slide_offset_px(&model), 1920 - 450);
    visit_assert_place("beside it", model.slide.other, (Place)VISIT_ARTICLE);
    assert_int_equal(model.slide.other_side, -1);
}

static void test_let_go(void **state) {
    (void)state;
    Model model = visit_model();
    visit_touch(&model, TOUCH_DOWN, 1, 900, 400);
    visit_touch(&model, TOUCH_MOVE, 1, 1000, 400);
    model.now_ms += 500;
    visit_touch(&model, TOUCH_UP, 1, 1000, 400);
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
    assert_int_equal(ui_slide_offset_px(&model), 100);
    visit_assert_place("pulled in part", model.slide.other, (Place)VISIT_PREVIOUS_PAGE);
    assert_int_equal(model.slide.other_side, -1);
    visit_tick(&model, model.now_ms + UI_SLIDE_MS);
    assert_false(model.slide.on);
}

/* Where there is no page the sheet stays under the finger. */
static void test_ends(void **state) {
    (void)state;
    Model model = visit_model();
    Scene scene = visit_scene();
    scene.has_next = false;
    int32_t xs[] = {1400, 1200, 600};
    for (int32_t i = 0; i < COUNT_OF(xs); i++) {
        visit_give(&model, &scene,
                   (Input){.kind = INPUT_TOUCH,
                           .now_ms = VISIT_MS + 50 * i,
                           .touch = {1, i == 0 ? TOUCH_DOWN : TOUCH_MOVE, xs[i], 400}});
    }
    assert_int_equal(model.drag_px, 0);
    visit_give(
        &model, &scene,
        (Input){.kind = INPUT_TOUCH, .now_ms = VISIT_MS + 160, .touch = {1, TOUCH_UP, 600, 400}});
    visit_give(&model, &scene,
               (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS + 170, .key = KEY_NEXT});
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
    assert_false(model.slide.on);
}

/* Nothing moves behind a panel. */
static void test_swipe_behind_panel(void **state) {
    (void)state;
    Model model = visit_model();
    model.overlay = OVERLAY_PANEL;
    visit_touch(&model, TOUCH_DOWN, 1, 1400, 400);
    visit_touch(&model, TOUCH_MOVE, 1, 900, 400);
    assert_int_equal(model.drag_px, 0);
    visit_touch(&model, TOUCH_UP, 1, 900, 400);
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
    assert_int_equal(model.overlay, OVERLAY_PANEL);
}

/* The slide comes to rest within its time, slower and slower, and never goes back. */
static void test_slide(void **state) {
    (void)state;
    Model model = visit_model();
    visit_press(&model, KEY_NEXT);
    int32_t last = ui_slide_offset_px(&model);
    int32_t step = last;
    int64_t from = model.now_ms;
    assert_int_equal(last, 1920);
    for (int64_t ms = 20; ms < UI_SLIDE_MS; ms += 20) {
        assert_int_equal(ui_deadline_ms(&model), model.now_ms + UI_FRAME_MS);
        visit_tick(&model, from + ms);
        int32_t offset = ui_slide_offset_px(&model);
        assert_true(offset > 0 && offset < last);
        assert_true(last - offset <= step);
        step = last - offset;
        last = offset;
    }
    visit_tick(&model, from + UI_SLIDE_MS);
    assert_false(model.slide.on);
    assert_int_equal(ui_slide_offset_px(&model), 0);
    /* Switched off, the page is there at once. */
    model = visit_model();
    model.slide_ms = 0;
    visit_press(&model, KEY_NEXT);
    assert_false(model.slide.on);
    assert_int_equal(ui_slide_offset_px(&model), 0);
}

/* Two fingers change the text by one step, wherever they are. */
static void test_pinch(void **state) {
    (void)state;
    Model model = visit_model();
    visit_touch(&model, TOUCH_DOWN, 1, 1600, 400);
    visit_touch(&model, TOUCH_DOWN, 2, 1700, 400);
    assert_int_equal(model.pressed.kind, ACTION_NONE);
    visit_touch(&model, TOUCH_MOVE, 2, 1850, 400);
    visit_touch(&model, TOUCH_MOVE, 1, 1000, 400);
    visit_touch(&model, TOUCH_UP, 2, 1850, 400);
    visit_touch(&model, TOUCH_UP, 1, 1000, 400);
    assert_int_equal(model.look.size, TEXT_LARGE);
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
}

typedef struct Entry {
    const char *name;
    bool key;
    int32_t to_x; /* of a finger that came down in the middle */
    Key which;
} Entry;

static const Entry entries[] = {
    {"a tap", false, 960, KEY_COUNT},
    {"a swipe", false, 400, KEY_COUNT},
    {"a key", true, 0, KEY_NEXT},
    {"an arrow", true, 0, KEY_UP},
    {"the clicker's back", true, 0, KEY_PREVIOUS},
    {"escape", true, 0, KEY_BACK},
};

static void test_entries(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(entries); i++) {
        Model model;
        ui_start(&model, (Look){.width_px = 1920, .height_px = 1080}, VISIT_MS);
        if (entries[i].key) {
            visit_press(&model, entries[i].which);
        } else {
            visit_touch(&model, TOUCH_DOWN, 1, 960, 500);
            visit_touch(&model, TOUCH_MOVE, 1, entries[i].to_x, 500);
            visit_touch(&model, TOUCH_UP, 1, entries[i].to_x, 500);
        }
        visit_assert_place(entries[i].name, model.place, (Place)VISIT_HOME);
        assert_int_equal(model.trail_count, 0);
    }
}

/* Out of order nothing answers but the operator's keys. */
static void test_trouble(void **state) {
    static const Key keys[] = {KEY_NEXT, KEY_PREVIOUS, KEY_ENTER, KEY_BACK, KEY_HOME, KEY_UP};
    (void)state;
    Place trouble = {SCREEN_TROUBLE, 0, 0};
    Scene scene = {.sheet = {0, 0, 1920, 1080}, .text = {0, 0, 1920, 1080}};
    Model model = visit_model();
    model.place = trouble;
    for (int32_t i = 0; i < COUNT_OF(keys); i++) {
        visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = keys[i]});
        visit_assert_place("keys", model.place, trouble);
    }
    for (int32_t x = 100; x < 1920; x += 400) {
        visit_give(
            &model, &scene,
            (Input){.kind = INPUT_TOUCH, .now_ms = VISIT_MS, .touch = {1, TOUCH_DOWN, x, 9}});
        visit_give(&model, &scene,
                   (Input){.kind = INPUT_TOUCH, .now_ms = VISIT_MS, .touch = {1, TOUCH_UP, x, 9}});
        visit_assert_place("taps", model.place, trouble);
    }
    visit_tick(&model, VISIT_MS + 1000000);
    visit_assert_place("time", model.place, trouble);
    assert_int_equal(model.overlay, OVERLAY_NONE);
}

/* When one article only cannot be read, everything leads away from it: a touch, a key, time. */
static void test_trouble_here(void **state) {
    (void)state;
    Scene scene = {.sheet = {0, 0, 1920, 1080}, .text = {0, 0, 1920, 1080}};
    for (int32_t way = 0; way < 3; way++) {
        Model model = visit_model();
        model.place = (Place){SCREEN_TROUBLE, 0, 0};
        model.trouble_here = true;
        if (way == 0) {
            visit_give(&model, &scene,
                       (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_NEXT});
        } else if (way == 1) {
            visit_give(
                &model, &scene,
                (Input){.kind = INPUT_TOUCH, .now_ms = VISIT_MS, .touch = {1, TOUCH_DOWN, 900, 9}});
            visit_give(
                &model, &scene,
                (Input){.kind = INPUT_TOUCH, .now_ms = VISIT_MS, .touch = {1, TOUCH_UP, 900, 9}});
        } else {
            visit_tick(&model, VISIT_MS + 1000000);
        }
        visit_assert_place("away", model.place,
                           way < 2 ? (Place)VISIT_HOME : (Place){SCREEN_ATTRACT, 0, 0});
        assert_int_equal(model.overlay, OVERLAY_NONE);
    }
}

/* The way back is the way that was gone. Turning back to where a reader came from goes that step
 * back, so that "back" never leads to the page that is shown. */
static void test_trail(void **state) {
    (void)state;
    Model model = visit_model();
    visit_tap(&model, 1650, 400);
    visit_assert_place("on", model.place, (Place)VISIT_LINKED);
    visit_press(&model, KEY_BACK);
    visit_assert_place("back at the page", model.place, (Place)VISIT_ARTICLE);
    visit_press(&model, KEY_BACK);
    visit_assert_place("and at the list's page", model.place, (Place)VISIT_CONTENTS);
    visit_press(&model, KEY_BACK);
    visit_assert_place("and home", model.place, (Place)VISIT_HOME);
    visit_press(&model, KEY_BACK);
    visit_assert_place("where it ends", model.place, (Place)VISIT_HOME);
    model = visit_model();
    Scene scene = visit_scene();
    scene.previous = (Place)VISIT_CONTENTS;
    visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_PREVIOUS});
    visit_assert_place("turned back", model.place, (Place)VISIT_CONTENTS);
    visit_press(&model, KEY_BACK);
    visit_assert_place("not to itself", model.place, (Place)VISIT_HOME);
}

/* Turning from a list into what it lists is a step; from article to article it is not. */
static void test_turning_in(void **state) {
    (void)state;
    Model model = visit_model();
    Scene scene = visit_scene();
    model.place = (Place)VISIT_CONTENTS;
    model.trail_count = 1;
    scene.next = (Place){SCREEN_ARTICLE, 6, 0};
    visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_NEXT});
    assert_int_equal(model.trail_count, 2);
    scene.next = (Place){SCREEN_ARTICLE, 7, 0};
    visit_give(&model, &scene, (Input){.kind = INPUT_KEY, .now_ms = VISIT_MS, .key = KEY_NEXT});
    assert_int_equal(model.trail_count, 2);
    visit_press(&model, KEY_BACK);
    visit_assert_place("the list", model.place, (Place)VISIT_CONTENTS);
}

/* A visitor who goes round and round forgets the beginning, nothing else. */
static void test_long_trail(void **state) {
    (void)state;
    Model model = visit_model();
    for (int32_t i = 0; i < 40; i++) {
        model.place = (Place){SCREEN_ARTICLE, i, 0};
        visit_tap(&model, 1650, 400);
    }
    assert_int_equal(model.trail_count, TRAIL_MAX);
    for (int32_t i = 0; i < TRAIL_MAX; i++) {
        visit_press(&model, KEY_BACK);
        assert_int_equal(model.place.id, 39 - i);
    }
    visit_press(&model, KEY_BACK);
    visit_assert_place("home", model.place, (Place)VISIT_HOME);
}

static void test_resize(void **state) {
    (void)state;
    Model model = visit_model();
    Scene scene = visit_scene();
    visit_touch(&model, TOUCH_DOWN, 1, 1400, 400);
    visit_touch(&model, TOUCH_MOVE, 1, 1300, 400);
    visit_give(
        &model, &scene,
        (Input){.kind = INPUT_RESIZE, .now_ms = model.now_ms, .width_px = 1080, .height_px = 1920});
    assert_int_equal(model.look.width_px, 1080);
    assert_int_equal(model.drag_px, 0);
    assert_int_equal(model.gesture.count, 0);
    visit_assert_place("stays", model.place, (Place)VISIT_ARTICLE);
    assert_true(model.reading_known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_taps),
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_focus),
        cmocka_unit_test(test_keys_off),
        cmocka_unit_test(test_leave),
        cmocka_unit_test(test_sizes_end),
        cmocka_unit_test(test_swipe_on_button),
        cmocka_unit_test(test_let_go),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_swipe_behind_panel),
        cmocka_unit_test(test_slide),
        cmocka_unit_test(test_pinch),
        cmocka_unit_test(test_entries),
        cmocka_unit_test(test_trouble),
        cmocka_unit_test(test_trouble_here),
        cmocka_unit_test(test_trail),
        cmocka_unit_test(test_turning_in),
        cmocka_unit_test(test_long_trail),
        cmocka_unit_test(test_resize),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
