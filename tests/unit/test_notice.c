/* The card about an update: how fast it changes, when it goes, when the booth may switch. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "ui/update.h"

typedef enum StepKind {
    TELL,
    STICK_IN,
    STICK_OUT,
    PASS,
    TOUCH,
} StepKind;

typedef struct Step {
    StepKind kind;
    int32_t at_ms;
    UpdateCode code;
    int32_t number;
} Step;

enum { STEPS_MAX = 8 };

/* What the card says after the steps. */
typedef struct Row {
    const char *name;
    Step steps[STEPS_MAX];
    int32_t count;
    UpdateCode code;
    int32_t number;
} Row;

static const Row rows[] = {
    {"the first word is said at once", {{TELL, 0, CODE_P1, 0}}, 1, CODE_P1, 0},
    {"another waits until the first was readable",
     {{TELL, 0, CODE_P1, 0}, {TELL, 400, CODE_P2, 10}, {PASS, 999, CODE_NONE, 0}},
     3,
     CODE_P1,
     0},
    {"and is said then",
     {{TELL, 0, CODE_P1, 0}, {TELL, 400, CODE_P2, 10}, {PASS, 1000, CODE_NONE, 0}},
     3,
     CODE_P2,
     10},
    {"of several that wait the last counts",
     {{TELL, 0, CODE_P1, 0},
      {TELL, 400, CODE_P2, 10},
      {TELL, 500, CODE_U13, 0},
      {PASS, 1000, CODE_NONE, 0}},
     4,
     CODE_U13,
     0},
    {"a result stays while the stick is in",
     {{STICK_IN, 0, CODE_NONE, 0}, {TELL, 0, CODE_S2, 0}, {PASS, 299999, CODE_NONE, 0}},
     3,
     CODE_S2,
     0},
    {"but not for weeks",
     {{STICK_IN, 0, CODE_NONE, 0}, {TELL, 0, CODE_S2, 0}, {PASS, 300000, CODE_NONE, 0}},
     3,
     CODE_NONE,
     0},
    {"a minute after the stick has gone it is there",
     {{STICK_IN, 0, CODE_NONE, 0},
      {TELL, 0, CODE_U21, 0},
      {STICK_OUT, 5000, CODE_NONE, 0},
      {PASS, 64999, CODE_NONE, 0}},
     4,
     CODE_U21,
     0},
    {"and then it goes",
     {{STICK_IN, 0, CODE_NONE, 0},
      {TELL, 0, CODE_U21, 0},
      {STICK_OUT, 5000, CODE_NONE, 0},
      {PASS, 65000, CODE_NONE, 0}},
     4,
     CODE_NONE,
     0},
    {"what is under way never goes by itself",
     {{STICK_IN, 0, CODE_NONE, 0},
      {TELL, 0, CODE_S3, 0},
      {STICK_OUT, 10, CODE_NONE, 0},
      {PASS, 9000000, CODE_NONE, 0}},
     4,
     CODE_S3,
     0},
};

static void play(Notice *notice, const Step *step) {
    switch (step->kind) {
    case TELL: notice_tell(notice, step->code, step->number, step->at_ms); break;
    case STICK_IN:
    case STICK_OUT: notice_stick(notice, step->kind == STICK_IN, step->at_ms); break;
    case PASS: notice_pass(notice, step->at_ms); break;
    case TOUCH: notice_press(notice); break;
    }
}

static void test_card(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Notice notice = {0};
        for (int32_t k = 0; k < rows[i].count; k++) {
            play(&notice, &rows[i].steps[k]);
        }
        if (notice.code != rows[i].code || notice.number != rows[i].number) {
            fail_msg("%s: the card says %.*s %d", rows[i].name,
                     STR_ARG(code_text(notice.code)->name), notice.number);
        }
    }
}

static void test_name(void **state) {
    (void)state;
    Notice notice = {0};
    char text[300];
    for (int32_t i = 0; i < 99; i++) {
        snprintf(text + 3 * i, sizeof(text) - 3 * (size_t)i, "号");
    }
    notice_name(&notice, str_from_c(text));
    assert_int_equal(notice.title_size, NOTICE_TITLE_BYTES);
    notice_name(&notice, S("a号"));
    assert_int_equal(notice.title_size, 4);
    notice_name(&notice, (Str){0});
    assert_int_equal(notice.title_size, 0);
}

/* Goes to `screen`, hears P4 at 1,000 ms and waits without a touch; the time of the switch in
 * seconds, or -1 when there is none within ten minutes. */
static int32_t switch_second(ScreenKind screen, bool touched) {
    Model model;
    Scene scene = {.sheet = {0, 0, 1920, 1000}};
    ui_start(&model, (Look){.width_px = 1920, .height_px = 1080}, 0);
    model.place.screen = screen;
    Input tell = {.kind = INPUT_UPDATE, .now_ms = 1000, .code = CODE_P4};
    Effects effects = {0};
    ui_update(&model, &scene, &tell, &effects);
    scene.targets[scene.target_count++] = (Target){{0, 0, 400, 400}, (Action){.kind = ACTION_CARD}};
    for (int32_t second = 2; second < 600; second++) {
        Input input = {.kind = INPUT_TICK, .now_ms = 1000 * second};
        if (touched && second == 5) {
            input.kind = INPUT_TOUCH;
            input.touch = (Touch){.id = 1, .phase = TOUCH_DOWN, .x = 20, .y = 20};
        }
        if (touched && second == 6) {
            input.kind = INPUT_TOUCH;
            input.now_ms = 5100;
            input.touch = (Touch){.id = 1, .phase = TOUCH_UP, .x = 20, .y = 20};
        }
        ui_update(&model, &scene, &input, &effects);
        if (effects.switch_now) {
            return second;
        }
    }
    return -1;
}

static void test_quiet_moment(void **state) {
    (void)state;
    assert_int_equal(switch_second(SCREEN_ATTRACT, false), 31);
    assert_int_equal(switch_second(SCREEN_HOME, false), 31);
    /* Somebody reads: first the idle pause of 45 s, the question of 20 s, then 30 s of quiet. */
    assert_int_equal(switch_second(SCREEN_ARTICLE, false), 45 + 20 + 30);
    assert_int_equal(switch_second(SCREEN_ARTICLE, true), 6);
}

static void test_switch_is_asked_for_once(void **state) {
    (void)state;
    Model model;
    Scene scene = {0};
    Effects effects = {0};
    ui_start(&model, (Look){.width_px = 1920, .height_px = 1080}, 0);
    Input tell = {.kind = INPUT_UPDATE, .now_ms = 1000, .code = CODE_P4};
    ui_update(&model, &scene, &tell, &effects);
    int32_t asked = 0;
    for (int32_t second = 2; second < 120; second++) {
        Effects now = {0};
        ui_update(&model, &scene, &(Input){.kind = INPUT_TICK, .now_ms = 1000 * second}, &now);
        asked += now.switch_now;
    }
    assert_int_equal(asked, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_card),
        cmocka_unit_test(test_name),
        cmocka_unit_test(test_quiet_moment),
        cmocka_unit_test(test_switch_is_asked_for_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
