/* Fingers as scripts: what comes down, moves and goes up, and what the machine makes of it.
 *
 * A script is a list of "ms phase finger x y"; the answer lists every event that is not nothing, a
 * drag, a swipe and a page let go with the distance since the start. On 1920 × 1080 a `u` is a
 * pixel, so the numbers are those of gesture.c. */
#include "ui/gesture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buffer.h"

typedef struct Row {
    const char *name;
    const char *script;
    const char *events;
    int32_t width_px; /* 0: 1920 × 1080 */
    int32_t height_px;
} Row;

static const Row rows[] = {
    {"a tap", "0 down 1 500 400, 80 up 1 500 400", "press tap", 0, 0},
    {"a trembling finger taps where it came down",
     "0 down 1 500 400, 40 move 1 526 374, 80 up 1 526 374", "press tap", 0, 0},
    {"a long press is a tap up to 900 ms", "0 down 1 500 400, 900 up 1 500 400", "press tap", 0, 0},
    {"a resting hand is none", "0 down 1 500 400, 901 up 1 500 400", "press cancel", 0, 0},
    {"a finger that wanders down is nothing any more",
     "0 down 1 500 400, 50 move 1 500 427, 90 move 1 700 427, 120 up 1 700 427",
     "press cancel cancel", 0, 0},
    {"the page follows the finger from the first pixel behind the slop",
     "0 down 1 500 400, 100 move 1 473 400, 200 move 1 400 410, 300 move 1 600 400",
     "press drag-27 drag-100 drag+100", 0, 0},
    {"a drag goes on wherever the finger moves",
     "0 down 1 500 400, 100 move 1 470 400, 200 move 1 480 900", "press drag-30 drag-20", 0, 0},
    {"let go behind a sixth of the screen it turns",
     "0 down 1 1000 400, 4000 move 1 679 400, 4200 up 1 679 400", "press drag-321 swipe-321", 0, 0},
    {"let go before it goes back", "0 down 1 1000 400, 4000 move 1 680 400, 4200 up 1 680 400",
     "press drag-320 back-320", 0, 0},
    {"the same to the right", "0 down 1 1000 400, 4000 move 1 1321 400, 4200 up 1 1321 400",
     "press drag+321 swipe+321", 0, 0},
    {"a flick turns however short it is", "0 down 1 1000 400, 20 move 1 960 400, 30 up 1 960 400",
     "press drag-40 swipe-40", 0, 0},
    {"a slower short drag is no flick", "0 down 1 1000 400, 100 move 1 916 400, 130 up 1 916 400",
     "press drag-84 back-84", 0, 0},
    {"a little faster it is one", "0 down 1 1000 400, 100 move 1 914 400, 130 up 1 914 400",
     "press drag-86 swipe-86", 0, 0},
    {"where the finger lifts counts", "0 down 1 1000 400, 4000 move 1 680 400, 4200 up 1 679 400",
     "press drag-320 swipe-321", 0, 0},
    {"a finger that rests before it lifts does not throw",
     "0 down 1 1000 400, 20 move 1 900 400, 140 up 1 900 400", "press drag-100 back-100", 0, 0},
    {"nor does one that trembles after its rest",
     "0 down 1 1000 400, 5 move 1 900 400, 305 move 1 910 400, 306 up 1 910 400",
     "press drag-100 drag-90 back-90", 0, 0},
    {"a shorter rest does", "0 down 1 1000 400, 20 move 1 900 400, 139 up 1 900 400",
     "press drag-100 swipe-100", 0, 0},
    {"a far page that is thrown back goes back",
     "0 down 1 1000 400, 400 move 1 500 400, 420 move 1 560 400, 430 up 1 560 400",
     "press drag-500 drag-440 back-440", 0, 0},
    {"a second finger cancels a press",
     "0 down 1 500 400, 50 down 2 800 400, 90 up 2 800 400, 100 up 1 500 400",
     "press cancel cancel cancel", 0, 0},
    {"a second finger cancels a drag",
     "0 down 1 1000 400, 40 move 1 600 400, 50 down 2 800 400, 60 up 2 800 400, 70 move 1 300 400, "
     "80 up 1 300 400",
     "press drag-400 cancel cancel cancel", 0, 0},
    {"two fingers a quarter wider are not yet a step",
     "0 down 1 500 400, 20 down 2 700 400, 40 move 2 750 400", "press cancel", 0, 0},
    {"wider than that they are one, and only one",
     "0 down 1 500 400, 20 down 2 700 400, 40 move 2 751 400, 80 move 2 1500 400, "
     "90 up 2 1500 400, 95 up 1 500 400",
     "press cancel larger cancel cancel", 0, 0},
    {"a sixth narrower is not yet a step", "0 down 1 500 400, 20 down 2 700 400, 40 move 2 666 400",
     "press cancel", 0, 0},
    {"narrower than that it is one",
     "0 down 1 500 400, 20 down 2 700 400, 40 move 2 665 400, 60 move 2 500 400",
     "press cancel smaller", 0, 0},
    {"a pinch counts in any direction, whichever finger moves",
     "0 down 1 500 400, 20 down 2 500 600, 40 move 1 500 349", "press cancel larger", 0, 0},
    {"another pair of fingers has a step of its own",
     "0 down 1 500 400, 20 down 2 700 400, 40 move 2 800 400, 60 up 2 800 400, 80 down 3 700 400, "
     "90 move 3 800 400",
     "press cancel larger cancel cancel larger", 0, 0},
    {"three fingers do not pinch",
     "0 down 1 500 400, 20 down 2 700 400, 30 down 3 800 800, 40 move 2 1500 400",
     "press cancel cancel", 0, 0},
    {"after all that a tap is a tap",
     "0 down 1 500 400, 20 down 2 700 400, 40 move 2 900 400, 60 up 2 900 400, 70 up 1 500 400, 90 "
     "down 1 10 10, 120 up 1 10 10",
     "press cancel larger cancel cancel press tap", 0, 0},
    {"a finger that nobody saw come down does nothing", "0 move 7 500 400, 20 up 7 500 400", "", 0,
     0},
    {"a lost \"up\" is made good by the next \"down\"",
     "0 down 1 500 400, 3000 down 1 800 400, 3050 up 1 800 400", "press press tap", 0, 0},
    {"a panel that goes away takes its fingers with it",
     "0 down 1 500 400, 20 move 1 300 400, 40 cancel 1 0 0, 60 up 1 100 400, 80 down 2 10 10, 99 "
     "up 2 10 10",
     "press drag-200 cancel press tap", 0, 0},
    {"an eleventh finger is ignored",
     "0 down 1 10 10, 1 down 2 20 10, 2 down 3 30 10, 3 down 4 40 10, 4 down 5 50 10, 5 down 6 60 "
     "10, "
     "6 down 7 70 10, 7 down 8 80 10, 8 down 9 90 10, 9 down 10 99 10, 10 down 11 110 10, 11 up 11 "
     "110 10",
     "press cancel cancel cancel cancel cancel cancel cancel cancel cancel", 0, 0},
    {"on a small screen the slop is 11 px", "0 down 1 400 200, 20 move 1 411 200, 60 up 1 411 200",
     "press tap", 800, 480},
    {"and one more is a drag", "0 down 1 400 200, 20 move 1 412 200", "press drag+12", 800, 480},
    {"on a large one it is 52 px", "0 down 1 400 200, 20 move 1 452 200, 60 up 1 452 200",
     "press tap", 3840, 2160},
    {"a sixth is one of the width, upright as well",
     "0 down 1 600 900, 4000 move 1 419 900, 4200 up 1 419 900", "press drag-181 swipe-181", 1080,
     1920},
};

/* The name of an event, with its distance where there is one. */
static void write_event(GestureEvent event, Buffer *out) {
    static const char *const names[] = {
        [GESTURE_NONE] = "",         [GESTURE_PRESS] = "press",      [GESTURE_TAP] = "tap",
        [GESTURE_DRAG] = "drag",     [GESTURE_SWIPE] = "swipe",      [GESTURE_DRAG_END] = "back",
        [GESTURE_CANCEL] = "cancel", [GESTURE_PINCH_OUT] = "larger", [GESTURE_PINCH_IN] = "smaller",
    };
    if (event.kind == GESTURE_NONE) {
        return;
    }
    buffer_print(out, "%s%s", out->size > 0 ? " " : "", names[event.kind]);
    if (event.kind == GESTURE_DRAG || event.kind == GESTURE_SWIPE ||
        event.kind == GESTURE_DRAG_END) {
        buffer_print(out, "%+d", event.dx);
    }
}

static TouchPhase phase_of(const char *word) {
    static const Str words[] = {[TOUCH_DOWN] = S_INIT("down"),
                                [TOUCH_MOVE] = S_INIT("move"),
                                [TOUCH_UP] = S_INIT("up"),
                                [TOUCH_CANCEL] = S_INIT("cancel")};
    for (int32_t i = 0; i < COUNT_OF(words); i++) {
        if (str_equal(words[i], str_from_c(word))) {
            return (TouchPhase)i;
        }
    }
    fail_msg("no phase %s", word);
    return TOUCH_CANCEL;
}

static void play(Gesture *gesture, const Row *row, Buffer *out) {
    int32_t width = row->width_px > 0 ? row->width_px : 1920;
    int32_t height = row->height_px > 0 ? row->height_px : 1080;
    const char *at = row->script;
    int size = 0;
    int ms = 0;
    int id = 0;
    int x = 0;
    int y = 0;
    char phase[8];
    while (sscanf(at, " %d %7[a-z] %d %d %d%n", &ms, phase, &id, &x, &y, &size) == 5) {
        Touch touch = {.id = id, .phase = phase_of(phase), .x = x, .y = y};
        write_event(gesture_advance(gesture, touch, ms, width, width < height ? width : height),
                    out);
        at += size;
        at += *at == ',';
    }
    if (*at != '\0') {
        fail_msg("%s: the script ends at “%s”", row->name, at);
    }
}

static void test_scripts(void **state) {
    (void)state;
    bool failed = false;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Gesture gesture = {0};
        char text[512];
        Buffer out = {.at = text, .capacity = sizeof(text)};
        play(&gesture, &rows[i], &out);
        if (!str_equal(buffer_view(&out), str_from_c(rows[i].events))) {
            print_error("%s: %.*s\n", rows[i].name, STR_ARG(buffer_view(&out)));
            failed = true;
        }
    }
    assert_false(failed);
}

static void put(Gesture *gesture, TouchPhase phase, int64_t id, int32_t x, int64_t ms) {
    gesture_advance(gesture, (Touch){id, phase, x, 400}, ms, 1920, 1080);
}

/* Cheap panels lose "up" events: a contact that is silent for 10 s has left. */
static void test_stale(void **state) {
    (void)state;
    Gesture gesture = {0};
    assert_int_equal(gesture_deadline_ms(&gesture), -1);
    put(&gesture, TOUCH_DOWN, 1, 500, 1000);
    assert_int_equal(gesture_deadline_ms(&gesture), 11000);
    put(&gesture, TOUCH_MOVE, 1, 300, 2000);
    assert_true(gesture.dragging);
    assert_int_equal(gesture_deadline_ms(&gesture), 12000);
    assert_false(gesture_release_stale(&gesture, 11999));
    assert_true(gesture_release_stale(&gesture, 12000));
    assert_false(gesture.dragging);
    assert_int_equal(gesture.count, 0);
    assert_int_equal(gesture_deadline_ms(&gesture), -1);
}

/* One of two fingers is forgotten: the other one still is no tap, but the next press is. */
static void test_stale_pair(void **state) {
    (void)state;
    Gesture gesture = {0};
    put(&gesture, TOUCH_DOWN, 1, 500, 0);
    put(&gesture, TOUCH_DOWN, 2, 700, 9000);
    assert_int_equal(gesture_deadline_ms(&gesture), 10000);
    assert_true(gesture_release_stale(&gesture, 10000));
    assert_int_equal(gesture.count, 1);
    GestureEvent event =
        gesture_advance(&gesture, (Touch){2, TOUCH_UP, 700, 400}, 10050, 1920, 1080);
    assert_int_equal(event.kind, GESTURE_CANCEL);
    put(&gesture, TOUCH_DOWN, 3, 500, 11000);
    event = gesture_advance(&gesture, (Touch){3, TOUCH_UP, 500, 400}, 11050, 1920, 1080);
    assert_int_equal(event.kind, GESTURE_TAP);
}

/* Where a press and a tap are: where the finger came down. */
static void test_places(void **state) {
    (void)state;
    Gesture gesture = {0};
    GestureEvent event = gesture_advance(&gesture, (Touch){1, TOUCH_DOWN, 40, 50}, 0, 1920, 1080);
    assert_int_equal(event.x, 40);
    assert_int_equal(event.y, 50);
    gesture_advance(&gesture, (Touch){1, TOUCH_MOVE, 48, 41}, 50, 1920, 1080);
    event = gesture_advance(&gesture, (Touch){1, TOUCH_UP, 48, 41}, 90, 1920, 1080);
    assert_int_equal(event.kind, GESTURE_TAP);
    assert_int_equal(event.x, 40);
    assert_int_equal(event.y, 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_stale_pair),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
