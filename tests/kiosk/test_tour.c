/* The tour leaves nothing out: every kind of screen, every overlay, every page of the staff and
 * every card has its picture. What is added to the Model and forgotten in the tour shows here,
 * because the names are asked of the enumerations and not of a list.
 *
 *     test_tour PACK FONTS
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "kiosk/tour.h"
#include "library/codes.h"
#include "ui/dump.h"

enum { PICTURES_MOST = 4096 };

static const char *pack;
static const char *fonts;

typedef struct Drawn {
    Arena arena;
    char folder[32];
    FileNames names;
    int32_t missing;
} Drawn;

/* A tour of the whole pack on the smallest screen. */
static Drawn draw(void) {
    Drawn drawn = {.arena = arena_open((size_t)64 << 20), .folder = "/tmp/tsubo-tour-XXXXXX"};
    Stage *stage = ARENA_NEW(&drawn.arena, Stage, 1);
    Failure failure = {0};
    assert_non_null(mkdtemp(drawn.folder));
    Options options = {.packs = {str_from_c(pack)},
                       .pack_count = 1,
                       .fonts = str_from_c(fonts),
                       .tour = str_from_c(drawn.folder)};
    Look look = {.width_px = 800, .height_px = 480, .size = TEXT_NORMAL};
    if (!stage_open(stage, &options, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    stage_start(stage, &options, look, 0);
    if (!tour_run(stage, &options, &failure) ||
        !file_list_in(&drawn.arena, options.tour, PICTURES_MOST, &drawn.names, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    stage_close(stage);
    return drawn;
}

/* Files are called 0012-NAME-03.png; what follows the name is a page or an id. */
static void expect(Drawn *drawn, const char *what, Str name) {
    for (int32_t i = 0; i < drawn->names.count && name.size > 0; i++) {
        Str rest = drawn->names.names[i];
        str_cut(&rest, '-');
        bool begins = str_starts_with(rest, name);
        if (begins && (rest.at[name.size] == '-' || rest.at[name.size] == '.')) {
            return;
        }
    }
    print_error("there is no picture of the %s “%.*s”\n", what, STR_ARG(name));
    drawn->missing++;
}

static void test_complete(void **state) {
    (void)state;
    Drawn drawn = draw();
    int32_t staff = 0;
    for (int32_t i = 0; i < SCREEN_COUNT; i++) {
        expect(&drawn, "screen", screen_name((ScreenKind)i));
    }
    for (int32_t i = OVERLAY_NONE + 1; overlay_name((Overlay)i).size > 0; i++) {
        expect(&drawn, "overlay", overlay_name((Overlay)i));
    }
    for (int32_t i = CODE_NONE + 1; i < CODE_COUNT; i++) {
        Str name = code_text((UpdateCode)i)->name;
        expect(&drawn, "card", arena_print_in(&drawn.arena, "card-%.*s", STR_ARG(name)));
    }
    for (int32_t i = 0; i < drawn.names.count; i++) {
        const char *name = drawn.names.names[i].at;
        staff += strstr(name, "-staff-") && strstr(name, "-01.png");
        assert_null(strstr(name, "--")); /* a screen that has no name */
        char path[256];
        snprintf(path, sizeof(path), "%s/%.*s", drawn.folder, STR_ARG(drawn.names.names[i]));
        assert_int_equal(unlink(path), 0);
    }
    rmdir(drawn.folder);
    arena_close(&drawn.arena);
    assert_int_equal(staff, STAFF_PAGE_COUNT);
    assert_int_equal(drawn.missing, 0);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_complete)};
    if (argc != 3) {
        print_error("test_tour PACK FONTS\n");
        return EXIT_FAILURE;
    }
    pack = argv[1];
    fonts = argv[2];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
