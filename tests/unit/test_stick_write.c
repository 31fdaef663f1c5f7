/* Files on a stick: where they go, what is never followed, and sticks that turn away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/stick_find.h"
#include "library/stick_write.h"

#define STICK "test_stick.tmp"

static bool put(const char *text, Failure *failure) {
    return stick_write(S(STICK), S("receipts"), S("east.txt"), str_from_c(text), failure);
}

static void assert_holds(const char *path, const char *text) {
    Arena arena = arena_open(64 * 1024);
    Failure failure;
    Str got = {0};
    assert_true(file_read_in(&arena, str_from_c(path), 1024, &got, &failure));
    assert_true(str_equal(got, str_from_c(text)));
    arena_close(&arena);
}

static int begin(void **state) {
    (void)state;
    return system("rm -rf " STICK " && mkdir " STICK);
}

static int end(void **state) {
    (void)state;
    return system("rm -rf " STICK);
}

static void test_writes(void **state) {
    (void)state;
    Failure failure = {0};
    assert_true(put("one", &failure));
    assert_holds(STICK "/TSUBO/receipts/east.txt", "one");
    assert_true(put("two", &failure));
    assert_holds(STICK "/TSUBO/receipts/east.txt", "two");
    assert_false(file_exists(S(STICK "/TSUBO/receipts/tsubo.new")));
}

/* A stick that was pulled has left half a file. Its clusters may be another's by now, so nothing is
 * written into it, and nothing into a file that is replaced: a second name shows what they hold. */
static void test_left_over(void **state) {
    (void)state;
    Failure failure = {0};
    assert_int_equal(system("mkdir -p " STICK "/TSUBO/receipts " STICK "/tsubo.new && cd " STICK
                            "/TSUBO/receipts && printf half >tsubo.new && ln tsubo.new seen && "
                            "printf old >east.txt && ln east.txt replaced"),
                     0);
    assert_true(put("one", &failure));
    assert_holds(STICK "/TSUBO/receipts/east.txt", "one");
    assert_holds(STICK "/TSUBO/receipts/seen", "half");
    assert_holds(STICK "/TSUBO/receipts/replaced", "old");
    assert_false(file_exists(S(STICK "/TSUBO/receipts/tsubo.new")));
}

/* Folders that were begun when the stick was pulled: cleared away, or left when they hold anything.
 */
static void test_folders(void **state) {
    (void)state;
    Failure failure = {0};
    assert_int_equal(system("mkdir -p " STICK "/tsubo.new"), 0);
    assert_true(put("one", &failure));
    assert_holds(STICK "/TSUBO/receipts/east.txt", "one");
    assert_int_not_equal(system("test -e " STICK "/tsubo.new"), 0);
    assert_int_equal(system("rm -r " STICK "/TSUBO && mkdir -p " STICK "/tsubo.new/x"), 0);
    assert_true(put("two", &failure));
    assert_holds(STICK "/TSUBO/receipts/east.txt", "two");
}

/* A link on a stick leads nowhere, whoever put it there. */
static void test_links(void **state) {
    (void)state;
    Failure failure = {0};
    assert_int_equal(system("mkdir " STICK "/elsewhere && ln -s elsewhere " STICK "/TSUBO"), 0);
    assert_false(put("one", &failure));
    assert_int_equal(failure.kind, FAILURE_DEVICE);
    assert_int_equal(system("rm " STICK "/TSUBO && mkdir " STICK
                            "/TSUBO && ln -s ../elsewhere " STICK "/TSUBO/receipts"),
                     0);
    assert_false(put("one", &failure));
    assert_int_equal(system("rm " STICK "/TSUBO/receipts && mkdir " STICK
                            "/TSUBO/receipts && ln -s "
                            "../../elsewhere/x " STICK "/TSUBO/receipts/tsubo.new"),
                     0);
    assert_false(put("one", &failure));
    assert_false(file_exists(S(STICK "/elsewhere/x")));
}

static void test_in_the_way(void **state) {
    (void)state;
    Failure failure = {0};
    assert_int_equal(system("touch " STICK "/TSUBO"), 0);
    assert_false(put("one", &failure));
    assert_false(stick_write(S("no/such/stick"), S("receipts"), S("a"), S("x"), &failure));
    assert_string_equal(failure.sentence, "opening the stick: No such file or directory");
}

/* Full in the middle: the old file stays whole, nothing half is left. */
static void test_full(void **state) {
    (void)state;
    Failure failure = {0};
    struct rlimit before;
    assert_true(put("old", &failure));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){4, before.rlim_max});
    bool done = put("much too long for this stick", &failure);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(done);
    assert_int_equal(failure.kind, FAILURE_DEVICE);
    assert_holds(STICK "/TSUBO/receipts/east.txt", "old");
    assert_false(file_exists(S(STICK "/TSUBO/receipts/tsubo.new")));
}

/* Turned read-only by the kernel, as sticks do that die. Wants to mount, so it runs as root only.
 */
static void test_read_only(void **state) {
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        Failure failure = {0};
        if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
            mount("none", STICK, "tmpfs", 0, "size=64k") != 0) {
            _exit(77);
        }
        bool first = put("one", &failure);
        mount("none", STICK, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL);
        bool second = put("two", &failure);
        bool said = strstr(failure.sentence, "Read-only file system") != NULL;
        mount("none", STICK, "tmpfs", MS_REMOUNT, NULL);
        static char large[100 * 1024];
        memset(large, 'x', sizeof(large) - 1);
        bool third = put(large, &failure);
        bool full = strstr(failure.sentence, "No space left") != NULL;
        _exit(first && !second && said && !third && full ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        skip();
    }
    assert_int_equal(status, 0);
}

static void test_find(void **state) {
    (void)state;
    Arena arena = arena_open(1024 * 1024);
    Config settings = {0};
    assert_true(str_equal(stick_find_in(&arena, &settings, S(STICK)), S(STICK)));
    assert_int_equal(stick_find_in(&arena, &settings, S("no/such/stick")).size, 0);
    assert_int_equal(stick_find_in(&arena, &settings, S("")).size, 0);
    assert_int_equal(stick_find_in(&arena, NULL, S("")).size, 0);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_writes, begin, end),
        cmocka_unit_test_setup_teardown(test_left_over, begin, end),
        cmocka_unit_test_setup_teardown(test_folders, begin, end),
        cmocka_unit_test_setup_teardown(test_links, begin, end),
        cmocka_unit_test_setup_teardown(test_in_the_way, begin, end),
        cmocka_unit_test_setup_teardown(test_full, begin, end),
        cmocka_unit_test_setup_teardown(test_read_only, begin, end),
        cmocka_unit_test_setup_teardown(test_find, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
