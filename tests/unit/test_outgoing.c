/* What of a viewer's folder goes to a stick: sound names, regular files, bounded, nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "library/outgoing.h"

#define FOLDER "test_outgoing.tmp"
#define RECEIPTS FOLDER "/out/TSUBO/receipts"
#define STICK FOLDER "/stick"

static const struct {
    const char *name;
    bool sound;
} names[] = {
    {"east-2.txt", true},
    {"east.csv", true},
    {"a.b_c.log", true},
    {"", false},
    {".txt", false},
    {".hidden.txt", false},
    {"-rf.txt", false},
    {"a/b.txt", false},
    {"..", false},
    {"x.tsubo", false},
    {"autorun.inf", false},
    {"a b.txt", false},
    {"\xe5\xa3\xba.txt", false},
    {"a\n.txt", false},
    {"txt", false},
};

static void test_names(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        print_message("%s\n", names[i].name);
        assert_int_equal(outgoing_name_is_sound(str_from_c(names[i].name)), names[i].sound);
    }
    char name[OUTGOING_NAME_BYTES + 1];
    memset(name, 'a', sizeof(name));
    memcpy(name + sizeof(name) - 4, ".txt", 4);
    assert_false(outgoing_name_is_sound((Str){name, sizeof(name)}));
    assert_true(outgoing_name_is_sound((Str){name + 1, sizeof(name) - 1}));
}

static int begin(void **state) {
    (void)state;
    return system("rm -rf " FOLDER " && mkdir -p " RECEIPTS " " FOLDER
                  "/out/TSUBO/statistics " STICK);
}

static int end(void **state) {
    (void)state;
    return system("rm -rf " FOLDER);
}

static bool leave(int32_t *count, Failure *failure) {
    Arena arena = arena_open(2 * OUTGOING_FILE_BYTES);
    bool done = outgoing_leave(&arena, S(FOLDER "/out"), S(STICK), count, failure);
    arena_close(&arena);
    return done;
}

static void test_copies(void **state) {
    (void)state;
    int32_t count = 0;
    Failure failure = {0};
    assert_int_equal(system("cd " FOLDER "/out/TSUBO && echo one >receipts/east.txt && "
                            "echo two >statistics/east.csv && echo three >statistics/east.log && "
                            "echo no >other.txt && mkdir more && echo no >more/east.txt"),
                     0);
    assert_true(leave(&count, &failure));
    assert_int_equal(count, 3);
    assert_int_equal(system("cd " STICK " && [ \"$(find . -type f | sort | tr '\\n' ' ')\" = "
                            "'./TSUBO/receipts/east.txt ./TSUBO/statistics/east.csv "
                            "./TSUBO/statistics/east.log ' ] && grep -qx two TSUBO/*/east.csv"),
                     0);
}

/* A viewer that was taken over gets nothing out that it could not read itself. */
static void test_passes_over(void **state) {
    (void)state;
    int32_t count = 0;
    Failure failure = {0};
    assert_int_equal(system("cd " RECEIPTS " && echo secret >../../../secret && "
                            "ln -s ../../../secret link.txt && mkfifo pipe.txt && mkdir d.txt && "
                            ": >empty.txt && truncate -s 1048577 large.txt && echo x >x.tsubo && "
                            "cd ../statistics && rmdir ../statistics && ln -s ../.. ../statistics"),
                     0);
    assert_false(leave(&count, &failure));
    assert_int_equal(failure.kind, FAILURE_FILE);
    assert_string_equal(failure.sentence, "nothing lies in " FOLDER "/out");
    assert_false(file_exists(S(STICK "/TSUBO")));
}

static void test_bounds(void **state) {
    (void)state;
    int32_t count = 0;
    Failure failure = {0};
    assert_int_equal(system("cd " RECEIPTS " && for n in $(seq 20); do echo $n >$n.txt; done"), 0);
    assert_true(leave(&count, &failure));
    assert_int_equal(count, OUTGOING_FILES);
}

/* A stick that is not what it should be is left as it was. */
static void test_stick_refuses(void **state) {
    (void)state;
    int32_t count = 0;
    Failure failure = {0};
    assert_int_equal(system("echo one >" RECEIPTS "/east.txt && mkdir " STICK "/TSUBO && "
                            "echo kept >" STICK "/TSUBO/receipts"),
                     0);
    assert_false(leave(&count, &failure));
    assert_int_equal(count, 0);
    assert_int_equal(failure.kind, FAILURE_DEVICE);
    assert_int_equal(system("grep -qx kept " STICK "/TSUBO/receipts"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test_setup_teardown(test_copies, begin, end),
        cmocka_unit_test_setup_teardown(test_passes_over, begin, end),
        cmocka_unit_test_setup_teardown(test_bounds, begin, end),
        cmocka_unit_test_setup_teardown(test_stick_refuses, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
