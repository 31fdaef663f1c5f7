/* Sticks as the kernel tells of them: a thread of the kiosk's, real mounts in a namespace of our
 * own.
 *
 * Where no namespace can be had (a container without rights) the tests are skipped and say so; the
 * words of mountinfo are tested in test_mounts.c everywhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <SDL.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/updates.h"

enum { PATIENCE_MS = 10000 };

typedef struct Scene {
    char folder[64]; /* where sticks are mounted */
    char stick[80];
    Arena arena;
    Updates *updates;
} Scene;

static bool put(const char *path, const char *text) {
    int file = open(path, O_WRONLY);
    bool done = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text);
    if (file >= 0) {
        close(file);
    }
    return done;
}

/* A user of our own may mount in a namespace of our own, where the system allows it. */
static bool enter_namespace(void) {
    char map[64];
    uid_t user = getuid();
    if (unshare(CLONE_NEWNS) != 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
            return false;
        }
        snprintf(map, sizeof(map), "0 %u 1", (unsigned)user);
        if (!put("/proc/self/uid_map", map)) {
            return false;
        }
    }
    return mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

/* The store of this booth is a program that says what it is told to say. */
static void begin(Scene *scene, const char *store) {
    Failure failure = {0};
    *scene = (Scene){.folder = "/tmp/tsubo-updates-XXXXXX"};
    assert_non_null(mkdtemp(scene->folder));
    snprintf(scene->stick, sizeof(scene->stick), "%s/usb", scene->folder);
    assert_int_equal(mkdir(scene->stick, 0755), 0);
    scene->arena = arena_open(1 << 20);
    UpdatesWish wish = {.program = str_from_c(store),
                        .viewer = S("/bin/true"),
                        .store = S("/nowhere"),
                        .keys = S("/nowhere"),
                        .roots = {str_from_c(scene->folder)},
                        .root_count = 1,
                        .width_px = 800,
                        .height_px = 480};
    scene->updates = updates_open_in(&scene->arena, &wish, &failure);
    assert_non_null(scene->updates);
}

static void end(Scene *scene) {
    updates_close(scene->updates);
    arena_close(&scene->arena);
    assert_int_equal(rmdir(scene->stick), 0);
    assert_int_equal(rmdir(scene->folder), 0);
}

static Report next(Scene *scene) {
    Report report = {0};
    struct pollfd waiting = {.fd = updates_wake_file(scene->updates), .events = POLLIN};
    if (poll(&waiting, 1, PATIENCE_MS) != 1 || !updates_take(scene->updates, &report)) {
        fail_msg("nothing was reported");
    }
    return report;
}

static void expect_stick(Scene *scene, bool in) {
    Report report = next(scene);
    assert_int_equal(report.kind, REPORT_STICK);
    assert_int_equal(report.number, in);
}

static void expect_code(Scene *scene, UpdateCode code) {
    Report report = next(scene);
    assert_int_equal(report.kind, REPORT_CODE);
    if (report.code != code) {
        fail_msg("%s instead of %s", code_text(report.code)->name.at, code_text(code)->name.at);
    }
}

static void plug_in(Scene *scene) {
    assert_int_equal(mount("none", scene->stick, "tmpfs", 0, "size=64k"), 0);
}

static void pull(Scene *scene) {
    assert_int_equal(umount2(scene->stick, MNT_DETACH), 0);
}

/* A file system that is none of the two we read: U11, and the store is not asked. Again with each
 * insertion, and the card goes when the stick does. */
static void test_foreign(void **state) {
    Scene scene;
    if (!*(bool *)*state) {
        skip();
    }
    begin(&scene, "/bin/false");
    for (int32_t i = 0; i < 3; i++) {
        plug_in(&scene);
        expect_stick(&scene, true);
        expect_code(&scene, CODE_U11);
        pull(&scene);
        expect_stick(&scene, false);
    }
    end(&scene);
}

/* It was there before the kiosk was. */
static void test_foreign_at_boot(void **state) {
    Scene scene;
    if (!*(bool *)*state) {
        skip();
    }
    begin(&scene, "/bin/false");
    updates_close(scene.updates);
    plug_in(&scene);
    UpdatesWish wish = {
        .program = S("/bin/false"), .roots = {str_from_c(scene.folder)}, .root_count = 1};
    Failure failure = {0};
    scene.updates = updates_open_in(&scene.arena, &wish, &failure);
    assert_non_null(scene.updates);
    expect_stick(&scene, true);
    expect_code(&scene, CODE_U11);
    pull(&scene);
    expect_stick(&scene, false);
    end(&scene);
}

/* A store that cannot be started is a fault of the program itself. */
static void test_no_store(void **state) {
    Scene scene;
    (void)state;
    begin(&scene, "/nowhere/tsubo-store");
    updates_ask(scene.updates, UPDATES_SWITCH, S(""));
    expect_code(&scene, CODE_U99);
    end(&scene);
}

int main(void) {
    static bool may_mount;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_foreign, &may_mount),
        cmocka_unit_test_prestate(test_foreign_at_boot, &may_mount),
        cmocka_unit_test(test_no_store),
    };
    may_mount = enter_namespace();
    if (!may_mount) {
        printf("SKIP no namespace for mounts here\n");
    }
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    assert_int_equal(SDL_Init(SDL_INIT_EVENTS), 0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
