/* Files: read within a limit, replaced whole or not at all, listed in the order of their bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

typedef struct Place {
    char folder[64];
    Arena arena;
} Place;

static int open_place(void **state) {
    Place *place = calloc(1, sizeof(Place));
    strcpy(place->folder, "/tmp/tsubo-file-XXXXXX");
    place->arena = arena_open((size_t)4 << 20);
    *state = place;
    return mkdtemp(place->folder) ? 0 : -1;
}

static int close_place(void **state) {
    Place *place = *state;
    char command[256];
    snprintf(command, sizeof(command), "chmod -R u+w %s && rm -r %s", place->folder, place->folder);
    arena_close(&place->arena);
    int status = system(command);
    free(place);
    return status;
}

static Str in_place(Place *place, const char *name) {
    return arena_print_in(&place->arena, "%s/%s", place->folder, name);
}

static void expect_text(Place *place, Str path, const char *wanted) {
    Failure failure = {0};
    Str text = {0};
    if (!file_read_in(&place->arena, path, 1 << 20, &text, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    assert_true(str_equal(text, str_from_c(wanted)));
    assert_int_equal(text.at[text.size], 0);
}

static void test_read(void **state) {
    Place *place = *state;
    Failure failure = {0};
    Str text;
    Str path = in_place(place, "a");
    assert_false(file_read_in(&place->arena, path, 100, &text, &failure));
    assert_int_equal(failure.kind, FAILURE_FILE);
    assert_non_null(strstr(failure.sentence, path.at));        /* names the file … */
    assert_non_null(strstr(failure.sentence, "No such file")); /* … and the reason */
    assert_true(file_replace(path, S("0123456789"), &failure));
    expect_text(place, path, "0123456789");
    assert_true(file_read_in(&place->arena, path, 10, &text, &failure));
    assert_false(file_read_in(&place->arena, path, 9, &text, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    assert_false(file_read_in(&place->arena, S("/tmp"), 100, &text, &failure));
    assert_non_null(strstr(failure.sentence, "directory"));
    /* A pipe nobody writes to must not keep the reader waiting. */
    Str pipe = in_place(place, "pipe");
    assert_int_equal(mkfifo(pipe.at, 0600), 0);
    assert_true(file_exists(pipe) && !file_is_regular(pipe) && file_is_regular(path));
    assert_false(file_read_in(&place->arena, pipe, 100, &text, &failure));
    assert_non_null(strstr(failure.sentence, "pipe"));
    assert_false(file_read_in(&place->arena, S(""), 100, &text, &failure));
    assert_false(file_read_in(&place->arena, S("a\0b"), 100, &text, &failure));
    /* Larger than the arena has room for is refused, not asserted. */
    Arena small = arena_open(8);
    assert_false(file_read_in(&small, path, 100, &text, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    arena_close(&small);
}

static void test_replace(void **state) {
    Place *place = *state;
    Failure failure = {0};
    Str path = in_place(place, "page.png");
    assert_true(file_replace(path, S("old"), &failure));
    expect_text(place, path, "old");
    assert_true(file_replace(path, S("new and longer"), &failure));
    expect_text(place, path, "new and longer");
    assert_true(file_replace(path, S(""), &failure));
    expect_text(place, path, "");
    assert_false(file_exists(in_place(place, "page.png.new")));
}

/* A write that breaks off leaves the old file whole and nothing beside it. The system is told to
 * refuse files beyond 64 bytes, which is what a full disk looks like to a program. */
static void test_replace_breaks_off(void **state) {
    Place *place = *state;
    Failure failure = {0};
    Str path = in_place(place, "kept");
    struct rlimit before;
    char large[200];
    memset(large, 'x', sizeof(large));
    assert_true(file_replace(path, S("old"), &failure));
    getrlimit(RLIMIT_FSIZE, &before);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){64, before.rlim_max});
    bool done = file_replace(path, (Str){large, sizeof(large)}, &failure);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_false(done);
    assert_non_null(strstr(failure.sentence, "cannot write"));
    expect_text(place, path, "old");
    assert_false(file_exists(in_place(place, "kept.new")));
}

static void test_replace_refused(void **state) {
    Place *place = *state;
    Failure failure = {0};
    Str folder = in_place(place, "folder");
    assert_true(file_make_directory(folder, &failure));
    assert_false(file_replace(folder, S("text"), &failure)); /* a folder is in the way */
    assert_non_null(strstr(failure.sentence, "cannot replace"));
    assert_false(file_exists(in_place(place, "folder.new")));
    assert_false(file_replace(in_place(place, "none/file"), S("text"), &failure));
    assert_int_equal(failure.kind, FAILURE_FILE);
}

static void test_make_directory(void **state) {
    Place *place = *state;
    Failure failure = {0};
    Str deep = in_place(place, "a/b//c");
    assert_true(file_make_directory(deep, &failure));
    assert_true(file_is_directory(deep));
    assert_true(file_make_directory(deep, &failure)); /* there already */
    Str file = in_place(place, "file");
    assert_true(file_replace(file, S(""), &failure));
    assert_true(file_exists(file) && !file_is_directory(file));
    assert_false(file_make_directory(file, &failure));
    assert_false(file_make_directory(in_place(place, "file/below"), &failure));
}

static void test_list(void **state) {
    static const char *const names[] = {"b", "a", "ab", "B", "é", "壺", "a-b"};
    static const char *const sorted[] = {"B", "a", "a-b", "ab", "b", "é", "壺"};
    Place *place = *state;
    Failure failure = {0};
    FileNames list;
    Str folder = in_place(place, "list");
    assert_true(file_make_directory(folder, &failure));
    assert_true(file_list_in(&place->arena, folder, 0, &list, &failure));
    assert_int_equal(list.count, 0);
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        Str path = arena_print_in(&place->arena, "%s/%s", folder.at, names[i]);
        assert_true(file_replace(path, S(""), &failure));
    }
    assert_true(file_list_in(&place->arena, folder, COUNT_OF(names), &list, &failure));
    assert_int_equal(list.count, COUNT_OF(names));
    for (int32_t i = 0; i < list.count; i++) {
        assert_true(str_equal(list.names[i], str_from_c(sorted[i])));
    }
    assert_false(file_list_in(&place->arena, folder, COUNT_OF(names) - 1, &list, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    assert_false(file_list_in(&place->arena, in_place(place, "none"), 9, &list, &failure));
    assert_int_equal(failure.kind, FAILURE_FILE);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, open_place, close_place)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_read),
        IN_PLACE(test_replace),
        IN_PLACE(test_replace_refused),
        IN_PLACE(test_replace_breaks_off),
        IN_PLACE(test_make_directory),
        IN_PLACE(test_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
