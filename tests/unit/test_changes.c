/* Changes: nothing is missed, whatever the screen's size, and nothing is painted twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sdl/changes.h"

typedef struct Row {
    const char *name;
    int32_t w;
    int32_t h;
} Row;

static const Row rows[] = {
    {"smallest", 480, 800},
    {"full HD", 1920, 1080},
    {"4K", 3840, 2160},
    {"5K", 5120, 2880},
    {"8K", 7680, 4320},
    {"8K upright", 4320, 7680},
    {"16K", 15360, 8640},
    {"one row of 4K", 11520, 2160},
    {"no multiple of a cell", 1366, 768},
};

static bool covers(const Rect *rects, int32_t count, Rect box) {
    for (int32_t i = 0; i < count; i++) {
        if (rect_contains(rects[i], box.x, box.y) &&
            rect_contains(rects[i], box.x + box.w - 1, box.y + box.h - 1)) {
            return true;
        }
    }
    return false;
}

/* A small box in the far corner changes its colour. */
static void expect_corner(const Row *row) {
    Rect found[CHANGES_MAX];
    Arena arena = arena_open((size_t)1 << 20);
    Changes *changes = changes_in(&arena);
    Rect screen = {0, 0, row->w, row->h};
    Rect corner = {row->w - 10, row->h - 10, 10, 10};
    DisplayList list = display_in(&arena, 2);
    display_fill(&list, screen, 0, 0xFFFFFFFF);
    display_fill(&list, corner, 0, 0xFF000000);
    int32_t first = changes_find(changes, &list, screen, found);
    bool whole = first == 1 && covers(found, first, screen);
    int32_t second = changes_find(changes, &list, screen, found);
    list.draws[1].colour = 0xFF0000FF;
    int32_t third = changes_find(changes, &list, screen, found);
    if (!whole || second != 0 || third != 1 || !covers(found, third, corner) ||
        covers(found, third, (Rect){0, 0, 1, 1})) {
        fail_msg("%s: %d, %d, %d rectangles", row->name, first, second, third);
    }
    arena_close(&arena);
}

static void test_sizes(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        expect_corner(&rows[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sizes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
