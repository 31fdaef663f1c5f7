/* The real loop on an invisible display, with hands that no test machine has: a panel that reports
 * twenty fingers, one that disappears while a finger lies on it, a clock that jumps, input devices
 * that may not be read, a disk that is full. Touch devices and the wall clock are this file's own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "kiosk/events.h"
#include "kiosk/life.h"
#include "kiosk/shell.h"

enum { WIDTH_PX = 1280, HEIGHT_PX = 800, NOBODY = 65534, NO_NOBODY = 77 };

static const char *pack_path;

/* What the loop is told instead of what is so. */
static SDL_atomic_t panels;
static SDL_atomic_t looks; /* how often it asked */
static int64_t wall_clock_s;
static int64_t wall_step_s; /* added with every question, then taken away again */

/* In place of SDL's: this program has no panel to unplug. */
int SDL_GetNumTouchDevices(void) {
    SDL_AtomicAdd(&looks, 1);
    return SDL_AtomicGet(&panels);
}

/* In place of the C library's. */
time_t time(time_t *into) {
    wall_clock_s += wall_step_s;
    wall_step_s = -wall_step_s;
    if (into) {
        *into = (time_t)wall_clock_s;
    }
    return (time_t)wall_clock_s;
}

typedef struct Bench {
    Arena arena;
    Config config;
    Options options;
    Stage stage;
    Window *window;
    Renewal renewal;
    float x, y; /* of a target, as shares of the panel */
} Bench;

static Bench *bench;

static int begin(void **state) {
    (void)state;
    Failure failure = {0};
    bench = calloc(1, sizeof(*bench));
    bench->arena = arena_open(4 * 1024 * 1024);
    config_defaults_in(&bench->arena, &bench->config);
    bench->config.state = S("");
    bench->config.stats = false;
    bench->options = (Options){.fonts = S(TSUBO_ROOT "/fonts"),
                               .packs = {str_from_c(pack_path)},
                               .pack_count = 1,
                               .look = {.width_px = WIDTH_PX, .height_px = HEIGHT_PX},
                               .settings = &bench->config,
                               .log = log_in(&bench->arena)};
    WindowWish wish = {.width_px = WIDTH_PX, .height_px = HEIGHT_PX, .title = S("test")};
    bench->window = window_open_in(&bench->arena, &wish, &failure);
    assert_non_null(bench->window);
    assert_true(stage_open(&bench->stage, &bench->options, &failure));
    SDL_AtomicSet(&panels, 1);
    SDL_AtomicSet(&looks, 0);
    wall_clock_s = 1795305600; /* 22 November 2026, 0:00 */
    wall_step_s = 0;
    return 0;
}

static int end(void **state) {
    (void)state;
    stage_close(&bench->stage);
    window_close(bench->window);
    arena_close(&bench->arena);
    free(bench);
    return 0;
}

static void go_to(const char *screen) {
    Failure failure = {0};
    assert_true(stage_go(&bench->stage, str_from_c(screen), &failure));
    stage_show(&bench->stage);
}

static void start_at(const char *screen) {
    stage_start(&bench->stage, &bench->options, bench->options.look, 0);
    go_to(screen);
}

static void push_finger(uint32_t type, int64_t id, float x, float y) {
    SDL_Event event = {.tfinger = {.type = type, .touchId = 1, .fingerId = id, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void push_end(void) {
    SDL_Event event = {.type = SDL_QUIT};
    SDL_PushEvent(&event);
}

static void run_loop(void) {
    shell_run(&bench->stage, bench->window, &bench->options, &bench->renewal);
}

/* The first target of home that leads somewhere, and where on the panel it lies. */
static Place find_target(void) {
    const Scene *scene = &bench->stage.scene;
    for (int32_t i = 0; i < scene->target_count; i++) {
        Rect box = scene->targets[i].box;
        Action action = scene_action_at(scene, box.x + box.w / 2, box.y + box.h / 2);
        if (action.kind == ACTION_GO) {
            bench->x = (float)(box.x + box.w / 2) / WIDTH_PX;
            bench->y = (float)(box.y + box.h / 2) / HEIGHT_PX;
            return action.place;
        }
    }
    fail_msg("home leads nowhere");
    return (Place){0};
}

static void push_tap(void) {
    push_finger(SDL_FINGERDOWN, 7, bench->x, bench->y);
    push_finger(SDL_FINGERUP, 7, bench->x, bench->y);
}

/* Twenty fingers come down, wander and leave; one of them never says that it left. Nothing is
 * opened by such a crowd, and the next single finger is understood. */
static void test_twenty_fingers(void **state) {
    (void)state;
    start_at("home");
    Place wanted = find_target();
    for (int32_t round = 0; round < 3; round++) {
        uint32_t type = round == 0 ? SDL_FINGERDOWN : round == 1 ? SDL_FINGERMOTION : SDL_FINGERUP;
        for (int32_t i = 0; i < 20; i++) {
            push_finger(type, 100 + i, 0.05f * (float)i, bench->y + 0.01f * (float)round);
        }
    }
    push_tap();
    push_end();
    run_loop();
    assert_int_equal(bench->stage.model.gesture.count, 0);
    assert_int_equal(bench->stage.model.spots.contact_count, 0);
    assert_true(place_equal(bench->stage.model.place, wanted));
}

/* Numbers of fingers and places that no panel should send. */
static void test_mad_panel(void **state) {
    (void)state;
    static const float places[] = {-3, -0.01f, 0, 0.5f, 1, 1.01f, 4};
    static const int64_t ids[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    start_at("home");
    for (int32_t i = 0; i < 7 * 5 * 3; i++) {
        static const uint32_t types[] = {SDL_FINGERDOWN, SDL_FINGERMOTION, SDL_FINGERUP};
        push_finger(types[i % 3], ids[i % 5], places[i % 7], places[i / 15 % 7]);
    }
    push_end();
    run_loop();
    assert_false(stage_in_trouble(&bench->stage));
    assert_in_range(bench->stage.model.place.screen, 0, SCREEN_COUNT - 1);
}

/* Unplugs the panel once the loop has counted it, and plugs it in again when that was noticed. */
static int unplug(void *unused) {
    (void)unused;
    while (SDL_AtomicGet(&looks) < 2) {
        SDL_Delay(5);
    }
    SDL_AtomicSet(&panels, 0);
    int32_t noticed = SDL_AtomicGet(&looks) + 2;
    while (SDL_AtomicGet(&looks) < noticed) {
        push_finger(SDL_FINGERMOTION, 9, 0.5f, 0.5f); /* only to wake it */
        SDL_Delay(5);
    }
    SDL_AtomicSet(&panels, 1);
    noticed += 2;
    while (SDL_AtomicGet(&looks) < noticed) {
        push_finger(SDL_FINGERMOTION, 9, 0.5f, 0.5f);
        SDL_Delay(5);
    }
    push_tap();
    push_end();
    return 0;
}

/* A finger lies on the panel while its cable comes off: no contact stays for ever. */
static void test_panel_gone(void **state) {
    (void)state;
    start_at("home");
    Place wanted = find_target();
    push_finger(SDL_FINGERDOWN, 3, bench->x, bench->y);
    SDL_Thread *thread = SDL_CreateThread(unplug, "unplug", NULL);
    run_loop();
    SDL_WaitThread(thread, NULL);
    assert_int_equal(bench->stage.model.gesture.count, 0);
    Str log = log_text_in(&bench->arena, bench->options.log);
    assert_true(str_find(log, S("a touch panel is gone; 0 are left")) > 0);
    assert_true(str_find(log, S("a touch panel is back; there are 1")) > 0);
    assert_true(place_equal(bench->stage.model.place, wanted));
}

static const struct {
    const char *name;
    int64_t clock_s;
    bool changed; /* to or from a quiet hour */
    QuietAnswer answer;
    bool told; /* that the clock is wrong */
} jumps[] = {
    {"noon", 1795348800, false, QUIET_DAY, false},
    {"forward into the night", 1795388400, true, QUIET_NIGHT, false},
    {"back to noon", 1795348800, true, QUIET_DAY, false},
    {"back into the night before", 1795302000, true, QUIET_NIGHT, false},
    {"back to 1970", 82800, true, QUIET_CLOCK_WRONG, true},
    {"forward to 2099", 4070991600, false, QUIET_CLOCK_WRONG, false},
    {"before the beginning of time", -82800, false, QUIET_CLOCK_WRONG, false},
    {"right again, at night", 1795388400, true, QUIET_NIGHT, false},
    {"wrong again", 0, true, QUIET_CLOCK_WRONG, false}, /* the log counts repeats */
    {"right again, at noon", 1795348800, false, QUIET_DAY, false},
};

/* A clock that jumps both ways: quiet hours follow it, a wrong one keeps none, and it is told
 * once. */
static void test_jumps(void **state) {
    (void)state;
    bench->config.quiet = (ConfigHours){true, 22 * 60, 6 * 60};
    wall_clock_s = jumps[0].clock_s;
    Life life = life_open(bench->options.log, &bench->config);
    life_look(&life, bench->window, 0);
    for (int32_t i = 0; i < COUNT_OF(jumps); i++) {
        int64_t before = log_count(bench->options.log);
        wall_clock_s = jumps[i].clock_s;
        LifeNews news = life_look(&life, bench->window, 1000 * (i + 1));
        if (news.quiet_changed != jumps[i].changed || life.quiet != jumps[i].answer) {
            fail_msg("%s", jumps[i].name);
        }
        assert_int_equal(log_count(bench->options.log) - before, jumps[i].told);
    }
    life_close(&life);
}

/* Ends the loop when the idle pause has led it to sleep. */
static int end_asleep(void *unused) {
    (void)unused;
    const volatile ScreenKind *screen = &bench->stage.model.place.screen;
    for (int32_t i = 0; i < 12000 && *screen != SCREEN_ATTRACT; i++) {
        SDL_Delay(5);
    }
    push_end();
    return 0;
}

/* With every look the wall clock jumps by 130 years, there and back. Pause and question keep their
 * seconds; the seconds of a trial come from the same clock (Model.now_ms). */
static void test_countdown(void **state) {
    (void)state;
    bench->config.quiet = (ConfigHours){true, 22 * 60, 6 * 60};
    bench->config.pause_s = 2;
    bench->config.question_s = 2;
    wall_clock_s = 0;
    wall_step_s = (int64_t)130 * 365 * 86400;
    start_at("home");
    uint64_t began_ms = SDL_GetTicks64();
    SDL_Thread *thread = SDL_CreateThread(end_asleep, "sleep", NULL);
    run_loop();
    SDL_WaitThread(thread, NULL);
    assert_int_equal(bench->stage.model.place.screen, SCREEN_ATTRACT);
    assert_true(SDL_GetTicks64() - began_ms >= 4000);
}

/* A real mouse has a pointer on the staff's pages and nowhere else; a touch never has one. */
static void test_pointer(void **state) {
    (void)state;
    SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION, .which = SDL_TOUCH_MOUSEID}};
    start_at("staff:0");
    SDL_PushEvent(&motion);
    push_end();
    run_loop();
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
    motion.motion.which = 0;
    SDL_PushEvent(&motion);
    push_end();
    run_loop();
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_ENABLE);
    go_to("home");
    SDL_PushEvent(&motion);
    push_end();
    run_loop();
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
}

static const struct {
    const char *name;
    bool stats;
    bool full; /* no file can grow beyond 16 bytes */
    bool file; /* there is one afterwards */
    bool told;
} countings[] = {
    {"stats = on", true, false, true, false},
    {"stats = off", false, false, false, false},
    {"a full disk", true, true, false, true},
};

/* A visitor opens something and leaves; then the program ends, which is the last chance to write.
 * Nothing else than the one file is ever in the folder. */
static void test_statistics(void **state) {
    for (int32_t i = 0; i < COUNT_OF(countings); i++) {
        struct rlimit before;
        assert_int_equal(system("rm -rf test_loop.tmp && mkdir test_loop.tmp"), 0);
        assert_int_equal(begin(state), 0);
        bench->config.stats = countings[i].stats;
        bench->config.state = S("test_loop.tmp");
        start_at("home");
        Place wanted = find_target();
        push_tap();
        push_end();
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
        if (countings[i].full) {
            setrlimit(RLIMIT_FSIZE, &(struct rlimit){16, before.rlim_max});
        }
        run_loop();
        setrlimit(RLIMIT_FSIZE, &before);
        assert_true(place_equal(bench->stage.model.place, wanted));
        Str log = log_text_in(&bench->arena, bench->options.log);
        bool told = str_find(log, S("the statistics stay in memory: ")) >= 0;
        int there = system("test \"$(ls -A test_loop.tmp)\" = statistics");
        int empty = system("test -z \"$(ls -A test_loop.tmp)\"");
        if (told != countings[i].told || (there == 0) != countings[i].file ||
            (empty == 0) == countings[i].file) {
            fail_msg("%s", countings[i].name);
        }
        assert_int_equal(end(state), 0);
    }
    assert_int_equal(system("rm -rf test_loop.tmp"), 0);
}

static bool may_be_read(void) {
    Failure failure = {0};
    bool may = events_may_be_read(S("test_loop.tmp"), &failure);
    if (!may) {
        assert_string_equal(failure.sentence, "touch and keys cannot be read: add this user to the "
                                              "group \"input\" and log in again");
    }
    return may;
}

static void remove_devices(void) {
    unlink("test_loop.tmp/mouse0");
    unlink("test_loop.tmp/event0");
    unlink("test_loop.tmp/event1");
    rmdir("test_loop.tmp");
}

/* Devices that may not be read are told in a sentence that says what to do; no device at all is a
 * panel that comes later. Whoever runs this as root asks as nobody; in a namespace of one user
 * (tests/arm64/run) there is none. */
static void test_permission(void **state) {
    (void)state;
    assert_int_equal(system("rm -rf test_loop.tmp"), 0);
    assert_true(may_be_read()); /* there is no such folder */
    assert_int_equal(mkdir("test_loop.tmp", 0755), 0);
    assert_true(may_be_read());
    close(open("test_loop.tmp/mouse0", O_CREAT | O_WRONLY, 0)); /* not one of ours */
    close(open("test_loop.tmp/event0", O_CREAT | O_WRONLY, 0));
    pid_t child = fork();
    if (child == 0) {
        bool nobody = getuid() != 0 || setuid(NOBODY) == 0;
        _exit(!nobody ? NO_NOBODY : may_be_read() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_NOBODY) {
        remove_devices();
        skip();
    }
    assert_int_equal(status, 0);
    close(open("test_loop.tmp/event1", O_CREAT | O_WRONLY, 0444));
    assert_true(may_be_read()); /* one is enough: the others may be a lid's switch */
    remove_devices();
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_twenty_fingers, begin, end),
        cmocka_unit_test_setup_teardown(test_mad_panel, begin, end),
        cmocka_unit_test_setup_teardown(test_panel_gone, begin, end),
        cmocka_unit_test_setup_teardown(test_jumps, begin, end),
        cmocka_unit_test_setup_teardown(test_countdown, begin, end),
        cmocka_unit_test_setup_teardown(test_pointer, begin, end),
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_permission),
    };
    if (argc != 2) {
        fputs("usage: test_loop PACK\n", stderr);
        return 2;
    }
    pack_path = argv[1];
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
