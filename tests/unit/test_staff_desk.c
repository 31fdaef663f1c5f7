/* The shell's side of the staff page, with a real stage on an invisible display: what is asked for
 * happens, and what cannot happen is answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "kiosk/calibration.h"
#include "kiosk/pin.h"
#include "kiosk/staff_desk.h"

#define FOLDER "test_staff_desk.tmp"

static const char *pack_path;

typedef struct Bench {
    Arena arena;
    Config config;
    Options options;
    Stage stage;
    Window *window;
    Renewal renewal;
    Life life;
    StatsFile counts;
    Health health;
    StaffDesk desk;
    char hash[PIN_HASH_SIZE];
} Bench;

static Bench *bench;

static int begin(void **state) {
    (void)state;
    Failure failure = {0};
    bench = calloc(1, sizeof(*bench));
    assert_int_equal(system("rm -rf " FOLDER " && mkdir -p " FOLDER "/state " FOLDER
                            "/stick " FOLDER "/requests"),
                     0);
    bench->arena = arena_open(4 * 1024 * 1024);
    config_defaults_in(&bench->arena, &bench->config);
    assert_true(pin_hash(S("4711"), bench->hash, &failure));
    bench->config.pin = str_from_c(bench->hash);
    bench->config.state = S(FOLDER "/state");
    bench->config.name = S("east-2");
    bench->options = (Options){.fonts = S(TSUBO_ROOT "/fonts"),
                               .packs = {str_from_c(pack_path)},
                               .pack_count = 1,
                               .stick = S(FOLDER "/stick"),
                               .requests = S(FOLDER "/requests"),
                               .look = {.width_px = 1280, .height_px = 800},
                               .settings = &bench->config,
                               .notes = 2,
                               .log = log_in(&bench->arena)};
    WindowWish wish = {.width_px = 1280, .height_px = 800, .title = S("test")};
    bench->window = window_open_in(&bench->arena, &wish, &failure);
    assert_non_null(bench->window);
    assert_true(stage_open(&bench->stage, &bench->options, &failure));
    stage_start(&bench->stage, &bench->options, bench->options.look, 0);
    bench->life = life_open(bench->options.log, &bench->config);
    bench->counts = stats_file_open_in(&bench->arena, &bench->config, bench->options.log);
    bench->health = health_open(bench->options.notes);
    bench->desk = (StaffDesk){.stage = &bench->stage,
                              .window = bench->window,
                              .options = &bench->options,
                              .renewal = &bench->renewal,
                              .life = &bench->life,
                              .counts = &bench->counts,
                              .health = &bench->health};
    calibration_read(&bench->config, bench->desk.matrix);
    return 0;
}

static int end(void **state) {
    (void)state;
    health_close(&bench->health);
    stats_file_close(&bench->counts);
    life_close(&bench->life);
    stage_close(&bench->stage);
    window_close(bench->window);
    arena_close(&bench->arena);
    free(bench);
    return system("rm -rf " FOLDER);
}

static StaffAnswer ask(StaffTask task) {
    return staff_desk_do(&bench->desk, &(Effects){.task = task}, 90 * 60 * 1000);
}

static StaffAnswer ask_pin(const char *pin) {
    Effects effects = {.task = STAFF_CHECK_PIN, .pin_size = (int32_t)strlen(pin)};
    memcpy(effects.pin, pin, strlen(pin));
    return staff_desk_do(&bench->desk, &effects, 0);
}

static bool file_has(const char *path, const char *part) {
    Arena arena = arena_open(256 * 1024);
    Failure failure;
    Str text = {0};
    bool has = file_read_in(&arena, str_from_c(path), 128 * 1024, &text, &failure) &&
               str_find(text, str_from_c(part)) >= 0;
    arena_close(&arena);
    return has;
}

static void test_look(void **state) {
    (void)state;
    const Facts *facts = &bench->stage.facts;
    assert_int_equal(ask(STAFF_LOOK).task, STAFF_NOTHING);
    assert_int_equal(facts->width_px, 1280);
    assert_int_equal(facts->pack_count, 1);
    assert_true(str_equal(facts->packs[0].id, S("jp.tsubo.base")));
    assert_false(facts->packs[0].may_remove || facts->packs[0].may_roll_back);
    assert_int_equal(facts->issue, 110);
    assert_int_equal(facts->up_s, 90 * 60);
    assert_true(facts->used_mb > 0 && facts->memory_mb > 0);
    assert_int_equal(facts->missing, 0);
    assert_int_equal(facts->notes, 2);
    assert_int_equal(facts->counting, COUNTING_ON);
    assert_int_equal(facts->store, STORE_UNUSED);
    assert_int_equal(facts->panels, 0);
    assert_true(facts->code.size > 20 && facts->code.size <= LIMIT_QR_MODULES);
    assert_int_equal(facts->spots, 0);
    bench->stage.model.spots.count = 3; /* contacts that do not let go */
    ask(STAFF_LOOK);
    assert_int_equal(facts->spots, 3);
}

/* A booth without any content still has its staff page. */
static void test_without_content(void **state) {
    (void)state;
    shelf_close(bench->stage.shelf);
    bench->stage.shelf = NULL;
    bench->stage.opened.shelf = NULL;
    ask(STAFF_LOOK);
    assert_int_equal(bench->stage.facts.pack_count, 0);
    bench->stage.model.place = (Place){SCREEN_STAFF, STAFF_HEALTH, 0};
    stage_show(&bench->stage);
    assert_int_equal(bench->stage.model.place.screen, SCREEN_STAFF);
    assert_true(bench->stage.list.count > 100);
    bench->stage.model.place = (Place){SCREEN_HOME, 0, 0};
    stage_show(&bench->stage);
    assert_true(stage_in_trouble(&bench->stage)); /* leaving it leads back to the calm page */
}

static void test_pin(void **state) {
    (void)state;
    assert_true(ask_pin("4711").good);
    assert_false(ask_pin("4712").good);
    assert_false(ask_pin("").good);
    bench->config.pin = S("");
    assert_false(ask_pin("4711").good);
    bench->options.settings = NULL;
    assert_false(ask_pin("4711").good);
}

static void test_export(void **state) {
    (void)state;
    bench->counts.stats->sessions[0].visits = 12;
    log_say(bench->options.log, "a sentence of the log");
    StaffAnswer answer = ask(STAFF_EXPORT);
    assert_true(answer.good && answer.word == WORD_TOLD_STICK_DONE);
    assert_true(file_has(FOLDER "/stick/TSUBO/statistics/east-2.csv", "east-2,1,visits,,12\r\n"));
    assert_true(file_has(FOLDER "/stick/TSUBO/statistics/east-2.log", "a sentence of the log\n"));
}

static void test_receipt(void **state) {
    (void)state;
    StaffAnswer answer = ask(STAFF_RECEIPT);
    assert_true(answer.good);
    assert_true(file_has(FOLDER "/stick/TSUBO/receipts/east-2.txt", "\npack = jp.tsubo.base "));
    assert_true(file_has(FOLDER "/stick/TSUBO/receipts/east-2.txt", "trouble = touch settings\n"));
}

/* The stick was pulled, or was never there, or is no folder any more. */
static void test_no_stick(void **state) {
    (void)state;
    assert_int_equal(system("rm -r " FOLDER "/stick"), 0);
    StaffAnswer answer = ask(STAFF_EXPORT);
    assert_true(!answer.good && answer.word == WORD_TOLD_NO_STICK);
    assert_int_equal(system("mkdir " FOLDER "/stick && touch " FOLDER "/stick/TSUBO"), 0);
    answer = ask(STAFF_RECEIPT);
    assert_true(!answer.good && answer.word == WORD_TOLD_STICK_FAILED);
    Str log = log_text_in(&bench->arena, bench->options.log);
    assert_true(str_find(log, S("staff: opening the stick: ")) > 0);
}

/* In a booth: the files lie where somebody who may fetches them, then the wish. */
static void test_no_right(void **state) {
    (void)state;
    bench->options.stick = S("");
    StaffAnswer answer = ask(STAFF_RECEIPT);
    assert_true(answer.good && answer.word == WORD_TOLD_STICK_BUSY);
    assert_true(file_has(FOLDER "/requests/outgoing/TSUBO/receipts/east-2.txt", "\nname = east-2"));
    assert_true(file_exists(S(FOLDER "/requests/leave")));
    answer = ask(STAFF_EXPORT);
    assert_true(answer.good);
    assert_true(file_exists(S(FOLDER "/requests/outgoing/TSUBO/statistics/east-2.csv")));
    assert_true(file_exists(S(FOLDER "/requests/outgoing/TSUBO/statistics/east-2.log")));
    assert_int_equal(system("rm -r " FOLDER "/requests"), 0);
    assert_int_equal(system("touch " FOLDER "/requests"), 0);
    answer = ask(STAFF_EXPORT);
    assert_true(!answer.good && answer.word == WORD_TOLD_STICK_FAILED);
}

static void touch_crosses(double stretch) {
    for (int32_t i = 0; i < STAFF_CORNERS; i++) {
        StaffPoint cross = staff_cross(1280, 800, i);
        bench->stage.model.staff.felt[i] =
            (StaffPoint){(int32_t)(cross.x * stretch) + 10, cross.y - 8};
    }
}

static void test_calibration(void **state) {
    (void)state;
    int32_t matrix[6];
    int32_t x = 0;
    int32_t y = 0;
    touch_crosses(0.95);
    assert_true(ask(STAFF_TRY_CALIBRATION).good);
    window_point(bench->window, (float)((640 * 0.95 + 10) / 1280), (float)(392.0 / 800), &x, &y);
    assert_in_range(x, 637, 643); /* it holds at once … */
    assert_in_range(y, 397, 403);
    StaffAnswer answer = ask(STAFF_DROP_CALIBRATION);
    assert_true(!answer.good && answer.word == WORD_TOLD_NOT_CALIBRATED);
    window_point(bench->window, 0.5f, 0.5f, &x, &y);
    assert_int_equal(x, 640); /* … and is taken back */
    assert_true(ask(STAFF_TRY_CALIBRATION).good);
    assert_true(ask(STAFF_KEEP_CALIBRATION).good);
    calibration_read(&bench->config, matrix);
    assert_memory_equal(matrix, bench->desk.matrix, sizeof(matrix));
    assert_int_not_equal(matrix[0], 10000);
    bench->stage.model.staff.felt[2] = (StaffPoint){100, 100};
    assert_false(ask(STAFF_TRY_CALIBRATION).good);
}

/* Where the state folder is missing the calibration holds until power-off, and the page says that
 * something did not work. */
static void test_nowhere_to_keep(void **state) {
    (void)state;
    bench->config.state = S("/no/such/folder");
    touch_crosses(1.02);
    assert_true(ask(STAFF_TRY_CALIBRATION).good);
    StaffAnswer answer = ask(STAFF_KEEP_CALIBRATION);
    assert_true(!answer.good && answer.word == WORD_TOLD_FAILED);
    assert_int_not_equal(bench->desk.matrix[0], 10000);
}

static void test_power(void **state) {
    (void)state;
    StaffAnswer answer = ask(STAFF_RESTART);
    assert_true(answer.good && answer.word == WORD_TOLD_ASKED);
    assert_true(file_exists(S(FOLDER "/requests/reboot")));
    assert_true(ask(STAFF_SHUT_DOWN).good);
    assert_true(file_exists(S(FOLDER "/requests/poweroff")));
    assert_int_equal(system("rm -r " FOLDER "/requests"), 0);
    assert_false(ask(STAFF_SHUT_DOWN).good);
}

static void test_no_store(void **state) {
    (void)state;
    ask(STAFF_LOOK);
    StaffAnswer answer = ask(STAFF_ROLL_BACK);
    assert_true(!answer.good && answer.word == WORD_TOLD_NO_STORE);
    answer = staff_desk_do(&bench->desk, &(Effects){.task = STAFF_REMOVE, .index = 99}, 0);
    assert_true(!answer.good && answer.word == WORD_TOLD_NO_STORE);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_look, begin, end),
        cmocka_unit_test_setup_teardown(test_without_content, begin, end),
        cmocka_unit_test_setup_teardown(test_pin, begin, end),
        cmocka_unit_test_setup_teardown(test_export, begin, end),
        cmocka_unit_test_setup_teardown(test_receipt, begin, end),
        cmocka_unit_test_setup_teardown(test_no_stick, begin, end),
        cmocka_unit_test_setup_teardown(test_no_right, begin, end),
        cmocka_unit_test_setup_teardown(test_calibration, begin, end),
        cmocka_unit_test_setup_teardown(test_nowhere_to_keep, begin, end),
        cmocka_unit_test_setup_teardown(test_power, begin, end),
        cmocka_unit_test_setup_teardown(test_no_store, begin, end),
    };
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    pack_path = argc > 1 ? argv[1] : "base.tsubo";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
