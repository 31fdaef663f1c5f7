/* Changes: nothing is missed, whatever the screen's size, and nothing is painted twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "sdl/changes.h"
#include "sdl/paint.h"

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
    Rect all = {0, 0, row->w, row->h};
    Rect corner = {row->w - 10, row->h - 10, 10, 10};
    DisplayList list = display_in(&arena, 2);
    display_fill(&list, all, 0, 0xFFFFFFFF);
    display_fill(&list, corner, 0, 0xFF000000);
    int32_t first = changes_find(changes, &list, all, found);
    bool whole = first == 1 && covers(found, first, all);
    int32_t second = changes_find(changes, &list, all, found);
    list.draws[1].colour = 0xFF0000FF;
    int32_t third = changes_find(changes, &list, all, found);
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

enum { WIDTH = 640, HEIGHT = 400, BOXES = 40 };

static const Rect screen = {0, 0, WIDTH, HEIGHT};

typedef struct Bench {
    Arena arena;
    Changes *changes;
    DisplayList list;
    Rect rects[CHANGES_MAX];
} Bench;

static Bench bench_open(void) {
    Bench bench = {.arena = arena_open((size_t)8 << 20)};
    bench.changes = changes_in(&bench.arena);
    bench.list = display_in(&bench.arena, 2 * BOXES);
    display_fill(&bench.list, screen, 0, 0xFFFFFFFF);
    return bench;
}

static int32_t find(Bench *bench) {
    return changes_find(bench->changes, &bench->list, screen, bench->rects);
}

static void assert_apart(const Bench *bench, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        for (int32_t k = i + 1; k < count; k++) {
            Rect both = rect_intersection(bench->rects[i], bench->rects[k]);
            assert_true(both.w == 0 || both.h == 0);
        }
    }
}

/* One field of a draw at a time: whatever is painted differently counts. */
static void test_fields(void **state) {
    static const uint8_t modules[2][1] = {{1}, {0}};
    (void)state;
    Draw draw = {.kind = DRAW_FILL, .box = {100, 100, 40, 40}, .colour = 0xFF112233};
    Draw changed[10];
    for (int32_t i = 0; i < COUNT_OF(changed); i++) {
        changed[i] = draw;
    }
    changed[0].kind = DRAW_OUTLINE;
    changed[1].box.w++;
    changed[2].colour++;
    changed[3].radius_px++;
    changed[4].thickness_px++;
    changed[5].sweep++;
    changed[6].glyph.scalar++;
    changed[7].glyph.x++;
    changed[8].glyph.em++;
    changed[9].modules.at = modules[1];
    draw.modules.at = NULL;
    for (int32_t i = 0; i < COUNT_OF(changed); i++) {
        Bench bench = bench_open();
        bench.list.draws[bench.list.count++] = draw;
        find(&bench);
        assert_int_equal(find(&bench), 0);
        bench.list.draws[1] = changed[i];
        int32_t count = find(&bench);
        if (count == 0 || !covers(bench.rects, count, (Rect){110, 110, 5, 5})) {
            fail_msg("field %d: %d rectangles", i, count);
        }
        arena_close(&bench.arena);
    }
}

/* The same boxes the other way round are another picture; one that has gone is noticed. */
static void test_order(void **state) {
    (void)state;
    Bench bench = bench_open();
    display_fill(&bench.list, (Rect){100, 100, 40, 40}, 0, 0xFF000001);
    display_fill(&bench.list, (Rect){110, 110, 40, 40}, 0, 0xFF000002);
    find(&bench);
    Draw swapped = bench.list.draws[1];
    bench.list.draws[1] = bench.list.draws[2];
    bench.list.draws[2] = swapped;
    assert_true(find(&bench) > 0);
    bench.list.count--;
    assert_true(find(&bench) > 0);
    assert_int_equal(find(&bench), 0);
    arena_close(&bench.arena);
}

/* What lies outside of the screen or of its clip is not seen and does not count. */
static void test_unseen(void **state) {
    (void)state;
    Bench bench = bench_open();
    find(&bench);
    display_fill(&bench.list, (Rect){-50, -50, 50, 50}, 0, 0xFF000001);
    display_fill(&bench.list, (Rect){WIDTH, HEIGHT, 50, 50}, 0, 0xFF000001);
    display_clip(&bench.list, (Rect){0, 0, 60, 60});
    display_fill(&bench.list, (Rect){300, 300, 50, 50}, 0, 0xFF000001);
    assert_int_equal(find(&bench), 0);
    display_clip(&bench.list, (Rect){0});
    display_fill(&bench.list, (Rect){300, 300, 50, 50}, 0, 0xFF000001);
    int32_t count = find(&bench);
    assert_true(covers(bench.rects, count, (Rect){300, 300, 20, 20}));
    arena_close(&bench.arena);
}

static void test_forget(void **state) {
    (void)state;
    Bench bench = bench_open();
    find(&bench);
    changes_forget(bench.changes);
    assert_int_equal(find(&bench), 1);
    assert_true(covers(bench.rects, 1, screen));
    /* Another size is another screen. */
    assert_int_equal(changes_find(bench.changes, &bench.list, (Rect){0, 0, 320, 200}, bench.rects),
                     1);
    assert_int_equal(changes_find(bench.changes, &bench.list, (Rect){0, 0, 320, 200}, bench.rects),
                     0);
    arena_close(&bench.arena);
}

/* More places than rectangles: all of it is painted, rather than some of it forgotten. */
static void test_many(void **state) {
    (void)state;
    Bench bench = {.arena = arena_open((size_t)8 << 20)};
    bench.changes = changes_in(&bench.arena);
    bench.list = display_in(&bench.arena, 400);
    Rect large = {0, 0, 1920, 1080};
    changes_find(bench.changes, &bench.list, large, bench.rects);
    for (int32_t i = 0; i < 120; i++) {
        Rect box = {(i % 15) * 128, (i / 15) * 128 + i % 2 * 64, 8, 8};
        display_fill(&bench.list, box, 0, 0xFF000001);
    }
    int32_t count = changes_find(bench.changes, &bench.list, large, bench.rects);
    assert_int_equal(count, 1);
    assert_true(covers(bench.rects, 1, large));
    arena_close(&bench.arena);
}

/* Always the same row of numbers (Numerical Recipes' constants). */
static int32_t roll(uint32_t *seed, int32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (int32_t)(*seed >> 8) % below;
}

static void change_some(Bench *bench, uint32_t *seed) {
    for (int32_t i = roll(seed, 4); i >= 0; i--) {
        Rect box = {roll(seed, WIDTH) - 40, roll(seed, HEIGHT) - 40, 1 + roll(seed, 120),
                    1 + roll(seed, 90)};
        int32_t at = 1 + roll(seed, BOXES);
        Colour colour = 0xFF000000 | (uint32_t)roll(seed, 1 << 24);
        bench->list.draws[at] = (Draw){.kind = roll(seed, 3) == 0 ? DRAW_OUTLINE : DRAW_FILL,
                                       .box = box,
                                       .colour = colour,
                                       .radius_px = roll(seed, 20),
                                       .thickness_px = 1 + roll(seed, 5)};
    }
    bench->list.count = BOXES + 1;
}

/* Three hundred pictures after one another: painting what changed over the last picture gives the
 * same pixels as painting everything. */
static void test_random(void **state) {
    static uint32_t shown[WIDTH * HEIGHT];
    static uint32_t fresh[WIDTH * HEIGHT];
    (void)state;
    Bench bench = bench_open();
    Canvas over = {shown, WIDTH, HEIGHT, WIDTH};
    Canvas anew = {fresh, WIDTH, HEIGHT, WIDTH};
    uint32_t seed = 1;
    for (int32_t picture = 0; picture < 300; picture++) {
        change_some(&bench, &seed);
        int32_t count = find(&bench);
        assert_in_range(count, 0, CHANGES_MAX);
        assert_apart(&bench, count);
        for (int32_t i = 0; i < count; i++) {
            paint_list(&over, NULL, &bench.list, bench.rects[i]);
        }
        paint_list(&anew, NULL, &bench.list, screen);
        assert_memory_equal(shown, fresh, sizeof(shown));
    }
    arena_close(&bench.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),  cmocka_unit_test(test_fields), cmocka_unit_test(test_order),
        cmocka_unit_test(test_unseen), cmocka_unit_test(test_forget), cmocka_unit_test(test_many),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
