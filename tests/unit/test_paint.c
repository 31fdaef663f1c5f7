/* Painting lists: order, clips, glyphs, and that painting only what changed is painting it all. */
#include "sdl/paint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ui_fixture.h"

enum { SIDE = 200, GUARD = 64, CAPACITY = 64, UNDER = 0xFF808080, WHITE = 0xFFFFFFFF };

typedef struct Easel {
    Arena arena;
    Fonts *fonts;
    Atlas *atlas;
    DisplayList list;
    uint32_t *memory; /* the canvas between two guards */
    Canvas canvas;
} Easel;

static const Rect whole = {0, 0, SIDE, SIDE};

static void easel_clear(Easel *easel) {
    for (int32_t i = 0; i < SIDE * SIDE + 2 * GUARD; i++) {
        easel->memory[i] = UNDER;
    }
    easel->list.count = 0;
}

static Easel easel_open(void) {
    Easel easel = {.arena = arena_open((size_t)32 << 20)};
    Failure failure = {0};
    easel.fonts = fonts_open_in(&easel.arena, S(TSUBO_TEST_FONTS), &failure);
    if (!easel.fonts) {
        fail_msg("%s", failure.sentence);
    }
    easel.atlas = atlas_in(&easel.arena, easel.fonts);
    easel.list = display_in(&easel.arena, CAPACITY);
    easel.memory = ARENA_NEW(&easel.arena, uint32_t, SIDE * SIDE + 2 * GUARD);
    easel.canvas = (Canvas){easel.memory + GUARD, SIDE, SIDE, SIDE};
    easel_clear(&easel);
    return easel;
}

static void easel_close(Easel *easel) {
    for (int32_t i = 0; i < GUARD; i++) {
        assert_int_equal(easel->memory[i], UNDER);
        assert_int_equal(easel->memory[GUARD + SIDE * SIDE + i], UNDER);
    }
    fonts_close(easel->fonts);
    arena_close(&easel->arena);
}

static uint32_t pixel(const Easel *easel, int32_t x, int32_t y) {
    return easel->canvas.at[y * SIDE + x];
}

static void put_glyph(Easel *easel, uint32_t scalar, int32_t x64, int32_t y64, Colour colour) {
    display_glyph(&easel->list, (GlyphDraw){.scalar = scalar,
                                            .face = FACE_JAPANESE,
                                            .em = 40 * 64,
                                            .x = x64,
                                            .y = y64,
                                            .colour = colour});
}

/* The box around everything that is not UNDER. */
static Rect painted(const Easel *easel) {
    int32_t left = SIDE;
    int32_t top = SIDE;
    int32_t right = -1;
    int32_t bottom = -1;
    for (int32_t at = 0; at < SIDE * SIDE; at++) {
        if (easel->canvas.at[at] != UNDER) {
            int32_t x = at % SIDE;
            int32_t y = at / SIDE;
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y;
        }
    }
    return (Rect){left, top, right - left + 1, bottom - top + 1};
}

static void test_order(void **state) {
    (void)state;
    Easel easel = easel_open();
    display_fill(&easel.list, (Rect){0, 0, 50, 50}, 0, 0xFF000001);
    display_fill(&easel.list, (Rect){25, 0, 50, 50}, 0, 0xFF000002);
    paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
    assert_int_equal(pixel(&easel, 10, 10), 0xFF000001);
    assert_int_equal(pixel(&easel, 30, 10), 0xFF000002);
    assert_int_equal(pixel(&easel, 74, 10), 0xFF000002);
    assert_int_equal(pixel(&easel, 75, 10), UNDER);
    easel_close(&easel);
}

/* What follows a clip is seen inside of it, until it is lifted; the caller's clip always counts. */
static void test_clip(void **state) {
    (void)state;
    Easel easel = easel_open();
    display_clip(&easel.list, (Rect){20, 20, 30, 30});
    display_fill(&easel.list, whole, 0, 0xFF000001);
    display_clip(&easel.list, (Rect){0});
    display_fill(&easel.list, (Rect){100, 100, 10, 10}, 0, 0xFF000002);
    paint_list(&easel.canvas, easel.atlas, &easel.list, (Rect){0, 0, 105, 200});
    Rect box = painted(&easel);
    assert_int_equal(box.x, 20);
    assert_int_equal(pixel(&easel, 49, 49), 0xFF000001);
    assert_int_equal(pixel(&easel, 50, 49), UNDER);
    assert_int_equal(pixel(&easel, 104, 109), 0xFF000002);
    assert_int_equal(pixel(&easel, 105, 109), UNDER);
    easel_close(&easel);
}

/* Everything that leaves the canvas, on every side: the guards around it stay as they were. */
static void test_edges(void **state) {
    static const Rect boxes[] = {{-50, -50, 60, 60}, {190, -50, 60, 60}, {-50, 190, 60, 60},
                                 {190, 190, 60, 60}, {-99, 90, 400, 10}, {300, 300, 20, 20}};
    static const uint8_t modules[4] = {1, 1, 1, 1};
    static const uint32_t pixels[4] = {WHITE, WHITE, WHITE, WHITE};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(boxes); i++) {
        Easel easel = easel_open();
        Rect box = boxes[i];
        display_fill(&easel.list, box, 9, WHITE);
        display_outline(&easel.list, box, 9, 3, WHITE);
        display_arc(&easel.list, box, 3, 900, WHITE);
        display_play(&easel.list, box, WHITE);
        display_modules(&easel.list, box, (Modules){2, modules}, WHITE);
        display_pixels(&easel.list, box, (Pixels){2, 2, pixels});
        put_glyph(&easel, 0x56FD, box.x * 64, (box.y + 40) * 64, WHITE);
        paint_list(&easel.canvas, easel.atlas, &easel.list, (Rect){-500, -500, 2000, 2000});
        easel_close(&easel);
    }
}

/* A glyph stands where its pen is, on the nearest whole pixel, left and right of zero alike. */
static void test_glyph_place(void **state) {
    static const struct {
        int32_t x64;
        int32_t x_px;
    } places[] = {{40 * 64, 40}, {40 * 64 + 31, 40}, {40 * 64 + 32, 41}, {-32, 0}, {-33, -1}};
    (void)state;
    Easel easel = easel_open();
    put_glyph(&easel, 0x56FD, 60 * 64, 100 * 64, WHITE);
    paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
    Rect first = painted(&easel);
    assert_in_range(first.w, 30, 40);
    assert_true(first.x >= 60 && first.x + first.w <= 100);
    assert_true(first.y >= 100 - 40 && first.y + first.h <= 100 + 6);
    for (int32_t i = 0; i < COUNT_OF(places); i++) {
        easel_clear(&easel);
        put_glyph(&easel, 0x56FD, places[i].x64, 100 * 64, WHITE);
        paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
        assert_int_equal(painted(&easel).x,
                         first.x - 60 + places[i].x_px < 0 ? 0 : first.x - 60 + places[i].x_px);
    }
    easel_close(&easel);
}

/* Half a glyph is the same half as of the whole one. */
static void test_glyph_clip(void **state) {
    static uint32_t full[SIDE * SIDE];
    (void)state;
    Easel easel = easel_open();
    put_glyph(&easel, 0x56FD, 60 * 64, 100 * 64, 0xFF204060);
    paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
    memcpy(full, easel.canvas.at, sizeof(full));
    for (int32_t x = 62; x < 100; x += 9) {
        Rect clip = {x, 80, 11, 13};
        DisplayList list = easel.list;
        easel_clear(&easel);
        paint_list(&easel.canvas, easel.atlas, &list, clip);
        easel.list = list;
        for (int32_t at = 0; at < SIDE * SIDE; at++) {
            bool inside = rect_contains(clip, at % SIDE, at / SIDE);
            assert_int_equal(easel.canvas.at[at], inside ? full[at] : UNDER);
        }
    }
    easel_close(&easel);
}

/* Ink has its colour where it is full, mixes at its edge, and shines through when it shall. */
static void test_glyph_colour(void **state) {
    (void)state;
    Easel easel = easel_open();
    put_glyph(&easel, 0x4E00, 60 * 64, 100 * 64, 0xFF204060); /* 一 */
    paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
    int32_t solid = 0;
    for (int32_t at = 0; at < SIDE * SIDE; at++) {
        solid += easel.canvas.at[at] == 0xFF204060;
    }
    assert_true(solid > 30);
    DisplayList list = easel.list;
    easel_clear(&easel);
    list.draws[0].colour = list.draws[0].glyph.colour = 0x00204060;
    paint_list(&easel.canvas, easel.atlas, &list, whole);
    assert_int_equal(painted(&easel).w, -SIDE);
    easel_close(&easel);
}

/* Drawing ahead: nothing within no time, everything within any; afterwards painting draws none. */
static void test_warm(void **state) {
    (void)state;
    Easel easel = easel_open();
    put_glyph(&easel, 0x56FD, 10 * 64, 100 * 64, WHITE);
    put_glyph(&easel, 0x4E00, 60 * 64, 100 * 64, WHITE);
    assert_false(paint_warm(easel.atlas, &easel.list, 0));
    assert_int_equal(atlas_counters(easel.atlas).drawn, 0);
    assert_true(paint_warm(easel.atlas, &easel.list, UINT64_MAX));
    assert_int_equal(atlas_counters(easel.atlas).drawn, 2);
    assert_true(paint_warm(easel.atlas, &easel.list, 0));
    paint_list(&easel.canvas, easel.atlas, &easel.list, whole);
    assert_int_equal(atlas_counters(easel.atlas).drawn, 2);
    easel_close(&easel);
}

/* What the loop does: only what changed is painted over the last picture. */
static void paint_changes(UiFixture *ui, Changes *changes, Canvas *canvas) {
    Rect rects[CHANGES_MAX];
    Rect screen = {0, 0, canvas->width_px, canvas->height_px};
    int32_t count = changes_find(changes, &ui->stage.list, screen, rects);
    for (int32_t i = 0; i < count; i++) {
        paint_list(canvas, ui->stage.atlas, &ui->stage.list, rects[i]);
    }
}

static void assert_same_picture(UiFixture *ui, const Canvas *shown, Canvas *fresh) {
    Rect screen = {0, 0, fresh->width_px, fresh->height_px};
    paint_list(fresh, ui->stage.atlas, &ui->stage.list, screen);
    for (int32_t at = 0; at < fresh->width_px * fresh->height_px; at++) {
        if (shown->at[at] != fresh->at[at]) {
            Str where = ui_fixture_where(ui);
            fail_msg("%.*s: an old pixel is left at %d %d", STR_ARG(where), at % fresh->width_px,
                     at / fresh->width_px);
        }
    }
}

/* A visit over the real content: pages, panels, colours, a page that slides under a finger. */
static void test_visit(void **state) {
    static const Key keys[] = {KEY_NEXT, KEY_NEXT,   KEY_NEXT,     KEY_NEXT,  KEY_LARGER, KEY_DOWN,
                               KEY_DOWN, KEY_INVERT, KEY_LANGUAGE, KEY_BACK,  KEY_DOWN,   KEY_ENTER,
                               KEY_HOME, KEY_DOWN,   KEY_DOWN,     KEY_DEBUG, KEY_NEXT};
    (void)state;
    UiFixture *ui = ui_fixture_open((Look){.width_px = 800, .height_px = 480, .size = TEXT_NORMAL});
    Changes *changes = changes_in(&ui->arena);
    uint32_t *pixels = ARENA_NEW(&ui->arena, uint32_t, 2 * 800 * 480);
    Canvas shown = {pixels, 800, 480, 800};
    Canvas fresh = {pixels + 800 * 480, 800, 480, 800};
    for (int32_t i = 0; i < COUNT_OF(keys); i++) {
        ui_fixture_key(ui, keys[i]);
        paint_changes(ui, changes, &shown);
        assert_same_picture(ui, &shown, &fresh);
    }
    for (int32_t x = 700; x > 200; x -= 130) {
        ui_fixture_touch(ui, x == 700 ? TOUCH_DOWN : TOUCH_MOVE, 1, x, 300);
        paint_changes(ui, changes, &shown);
        assert_same_picture(ui, &shown, &fresh);
        ui->now_ms += 30;
    }
    ui_fixture_touch(ui, TOUCH_UP, 1, 200, 300);
    for (int32_t i = 0; i < 6; i++) {
        ui_fixture_wait(ui, 40);
        paint_changes(ui, changes, &shown);
        assert_same_picture(ui, &shown, &fresh);
    }
    ui_fixture_close(ui);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),      cmocka_unit_test(test_clip),
        cmocka_unit_test(test_edges),      cmocka_unit_test(test_glyph_place),
        cmocka_unit_test(test_glyph_clip), cmocka_unit_test(test_glyph_colour),
        cmocka_unit_test(test_warm),       cmocka_unit_test(test_visit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
