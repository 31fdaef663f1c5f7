/* A booth's store, a desk's, and none: folders as they may lie there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/store_place.h"

/* Paths begin in a folder of the test's own where they begin with a dot. */
typedef struct Row {
    const char *name;
    const char *given;
    const char *settings;
    bool requests;
    bool stick;
    const char *data_home;
    const char *home;
    const char *makes; /* a folder that is there; NULL: none */
    const char *store; /* expected */
} Row;

static const Row ROWS[] = {
    {"named on the command line", "./a", STORE_PLACE_BOOTH, false, true, NULL, "./h", NULL, "./a"},
    {"named although there is one", "./a", "./s", false, true, NULL, "./h", "./s", "./a"},
    {"a stick at a desk", "", STORE_PLACE_BOOTH, false, true, NULL, "./h", NULL,
     "./h/.local/share/tsubo"},
    {"a stick at a desk with a data folder", "", STORE_PLACE_BOOTH, false, true, "./d", "./h", NULL,
     "./d/tsubo"},
    {"a data folder that is no path", "", STORE_PLACE_BOOTH, false, true, "d", "./h", NULL,
     "./h/.local/share/tsubo"},
    {"no home either", "", STORE_PLACE_BOOTH, false, true, "", NULL, NULL, ""},
    {"no stick, nothing installed", "", STORE_PLACE_BOOTH, false, false, NULL, "./h", NULL, ""},
    {"no stick, installed before", "", STORE_PLACE_BOOTH, false, false, NULL, "./h",
     "./h/.local/share/tsubo", "./h/.local/share/tsubo"},
    {"settings that name a folder", "", "./s", false, false, NULL, "./h", "./s", "./s"},
    {"settings that name one to be made", "", "./s", false, true, NULL, "./h", NULL, "./s"},
    {"settings that name one, no stick", "", "./s", false, false, NULL, "./h", NULL, ""},
    {"a booth", "", STORE_PLACE_BOOTH, true, false, NULL, NULL, NULL, STORE_PLACE_BOOTH},
};

/* In the test's folder, when it begins with a dot. */
static char *path_of(const char *root, const char *path) {
    static char paths[8][512];
    static int32_t next;
    char *to = paths[next++ % 8];
    snprintf(to, sizeof(paths[0]), "%s%s", path[0] == '.' ? root : "",
             path[0] == '.' ? path + 1 : path);
    return to;
}

static void run_row(const Row *row) {
    char root[] = "/tmp/tsubo-store-place-XXXXXX";
    char command[128];
    Failure failure;
    Arena arena = arena_open(64 * 1024);
    assert_non_null(mkdtemp(root));
    if (row->makes) {
        assert_true(file_make_directory(str_from_c(path_of(root, row->makes)), &failure));
    }
    StoreWish wish = {.given = str_from_c(path_of(root, row->given)),
                      .settings = str_from_c(path_of(root, row->settings)),
                      .requests = row->requests,
                      .stick = row->stick,
                      .data_home = row->data_home ? path_of(root, row->data_home) : NULL,
                      .home = row->home ? path_of(root, row->home) : NULL};
    Str store = store_place_in(&arena, &wish);
    const char *expected = path_of(root, row->store);
    if (!str_equal(store, str_from_c(expected))) {
        fail_msg("%s: %.*s instead of %s", row->name, STR_ARG(store), expected);
    }
    snprintf(command, sizeof(command), "rm -rf %s", root);
    assert_int_equal(system(command), 0);
    arena_close(&arena);
}

/* Where the package is installed, its folder is there and these rows would ask for another one. */
static void test_rows(void **state) {
    bool booth = file_is_directory(S(STORE_PLACE_BOOTH));
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        bool asks = strcmp(ROWS[i].settings, STORE_PLACE_BOOTH) == 0 && ROWS[i].given[0] == 0;
        if (!booth || !asks || ROWS[i].requests) {
            run_row(&ROWS[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
