/* Shapes pixel by pixel: where they are full, where they are empty, and that nothing outside of the
 * clip is touched. */
#include "sdl/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 64, UNDER = 0xFF808080, WHITE = 0xFFFFFFFF, BLACK = 0xFF000000 };

typedef struct Sheet {
    uint32_t pixels[SIDE * SIDE];
    Canvas canvas;
} Sheet;

static const Rect whole = {0, 0, SIDE, SIDE};

static void sheet_clear(Sheet *sheet) {
    for (int32_t i = 0; i < SIDE * SIDE; i++) {
        sheet->pixels[i] = UNDER;
    }
    sheet->canvas = (Canvas){sheet->pixels, SIDE, SIDE, SIDE};
}

static uint32_t pixel(const Sheet *sheet, int32_t x, int32_t y) {
    return sheet->pixels[y * SIDE + x];
}

static void paint(Sheet *sheet, Rect clip, const Draw *draw) {
    switch (draw->kind) {
    case DRAW_FILL: shape_fill(&sheet->canvas, clip, draw); break;
    case DRAW_OUTLINE: shape_outline(&sheet->canvas, clip, draw); break;
    case DRAW_ARC: shape_arc(&sheet->canvas, clip, draw); break;
    case DRAW_PLAY: shape_play(&sheet->canvas, clip, draw); break;
    case DRAW_MODULES: shape_modules(&sheet->canvas, clip, draw); break;
    case DRAW_PIXELS: shape_pixels(&sheet->canvas, clip, draw); break;
    case DRAW_GLYPH:
    case DRAW_CLIP: fail(); break;
    }
}

typedef struct MixRow {
    const char *name;
    uint32_t under, colour, coverage, result;
} MixRow;

static const MixRow mix_rows[] = {
    {"nothing", 0xFF123456, 0xFFFFFFFF, 0, 0xFF123456},
    {"all of it", 0xFF123456, 0xFFFEDCBA, 255, 0xFFFEDCBA},
    {"all of something transparent is nothing", 0xFF123456, 0x00FEDCBA, 255, 0xFF123456},
    {"black over white, half", WHITE, BLACK, 128, 0xFF7F7F7F},
    {"half transparent, covered", WHITE, 0x80000000, 255, 0xFF7F7F7F},
    {"white over black, half", BLACK, WHITE, 128, 0xFF808080},
};

static void test_mix(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(mix_rows); i++) {
        const MixRow *row = &mix_rows[i];
        uint32_t got = mix(row->under, row->colour, row->coverage);
        for (int32_t shift = 0; shift <= 24; shift += 8) {
            int32_t off = (int32_t)(got >> shift & 0xFF) - (int32_t)(row->result >> shift & 0xFF);
            if (off < -1 || off > 1) {
                fail_msg("%s: #%08X", row->name, got);
            }
        }
    }
    /* Covering more never shows less, and what is covered fully is exact. */
    uint32_t last = BLACK;
    for (uint32_t coverage = 0; coverage <= 255; coverage++) {
        uint32_t got = mix(BLACK, WHITE, coverage);
        assert_true(got >= last);
        last = got;
    }
    assert_int_equal(last, WHITE);
}

typedef struct Shape {
    const char *name;
    Draw draw;
} Shape;

static const uint8_t code[9] = {1, 0, 1, 0, 1, 0, 1, 0, 1};
static const uint32_t four[4] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF};

/* One of each kind, all over the middle of the sheet. */
static const Shape shapes[] = {
    {"a box", {.kind = DRAW_FILL, .box = {8, 10, 40, 30}, .colour = WHITE}},
    {"a card", {.kind = DRAW_FILL, .box = {8, 10, 40, 30}, .colour = WHITE, .radius_px = 9}},
    {"a pill", {.kind = DRAW_FILL, .box = {8, 10, 40, 30}, .colour = WHITE, .radius_px = 99}},
    {"a shade", {.kind = DRAW_FILL, .box = {8, 10, 40, 30}, .colour = 0x80FFFFFF}},
    {"a frame", {.kind = DRAW_OUTLINE, .box = {8, 10, 40, 30}, .colour = WHITE, .thickness_px = 2}},
    {"a round frame",
     {.kind = DRAW_OUTLINE,
      .box = {8, 10, 40, 30},
      .colour = WHITE,
      .radius_px = 12,
      .thickness_px = 3}},
    {"a ring",
     {.kind = DRAW_ARC, .box = {10, 10, 40, 40}, .colour = WHITE, .thickness_px = 6, .sweep = 700}},
    {"a triangle", {.kind = DRAW_PLAY, .box = {10, 10, 40, 30}, .colour = WHITE}},
    {"a code",
     {.kind = DRAW_MODULES, .box = {9, 9, 40, 40}, .colour = WHITE, .modules = {3, code}}},
    {"a picture", {.kind = DRAW_PIXELS, .box = {9, 9, 40, 40}, .pixels = {2, 2, four}}},
};

static const Rect clips[] = {
    {0, 0, SIDE, SIDE}, {0, 0, 20, 20},   {30, 5, 9, 50},
    {12, 20, 1, 1},     {45, 35, 19, 29}, {0, 0, 4, 4},
};

/* Painting inside a clip gives the same pixels there as painting everything, and no others. */
static void test_clips(void **state) {
    static Sheet all;
    static Sheet part;
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(shapes); i++) {
        for (int32_t k = 0; k < COUNT_OF(clips); k++) {
            sheet_clear(&all);
            sheet_clear(&part);
            paint(&all, whole, &shapes[i].draw);
            paint(&part, clips[k], &shapes[i].draw);
            for (int32_t at = 0; at < SIDE * SIDE; at++) {
                bool inside = rect_contains(clips[k], at % SIDE, at / SIDE);
                if (part.pixels[at] != (inside ? all.pixels[at] : UNDER)) {
                    fail_msg("%s, clip %d: at %d %d", shapes[i].name, k, at % SIDE, at / SIDE);
                }
            }
        }
    }
}

/* Nothing leaves its box. */
static void test_boxes(void **state) {
    static Sheet sheet;
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(shapes); i++) {
        sheet_clear(&sheet);
        paint(&sheet, whole, &shapes[i].draw);
        int32_t touched = 0;
        for (int32_t at = 0; at < SIDE * SIDE; at++) {
            bool inside = rect_contains(shapes[i].draw.box, at % SIDE, at / SIDE);
            touched += sheet.pixels[at] != UNDER;
            if (!inside && sheet.pixels[at] != UNDER) {
                fail_msg("%s leaves its box at %d %d", shapes[i].name, at % SIDE, at / SIDE);
            }
        }
        assert_true(touched > 0);
    }
}

/* The same from left and right, from above and below. */
static void assert_symmetrical(const Sheet *sheet, Rect box, const char *name) {
    for (int32_t y = 0; y < box.h; y++) {
        for (int32_t x = 0; x < box.w; x++) {
            uint32_t here = pixel(sheet, box.x + x, box.y + y);
            if (here != pixel(sheet, box.x + box.w - 1 - x, box.y + y) ||
                here != pixel(sheet, box.x + x, box.y + box.h - 1 - y)) {
                fail_msg("%s: not symmetrical at %d %d", name, x, y);
            }
        }
    }
}

static void test_fill(void **state) {
    static const int32_t radii[] = {0, 1, 5, 12, 15, 99};
    static Sheet sheet;
    Rect box = {8, 10, 40, 30};
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(radii); i++) {
        sheet_clear(&sheet);
        Draw draw = {.kind = DRAW_FILL, .box = box, .colour = WHITE, .radius_px = radii[i]};
        paint(&sheet, whole, &draw);
        assert_symmetrical(&sheet, box, "fill");
        assert_int_equal(pixel(&sheet, 28, 25), WHITE);
        assert_int_equal(pixel(&sheet, 28, 10), WHITE);
        assert_int_equal(pixel(&sheet, 8, 25), WHITE);
        assert_int_equal(pixel(&sheet, 8, 10) == WHITE, radii[i] == 0);
        assert_int_equal(pixel(&sheet, 8, 10) == UNDER, radii[i] >= 5);
    }
}

/* Of a disc as much is covered as geometry says: π/4 of its square, within a hundredth. */
static void test_disc(void **state) {
    static Sheet sheet;
    (void)state;
    sheet_clear(&sheet);
    memset(sheet.pixels, 0, sizeof(sheet.pixels));
    Draw draw = {.kind = DRAW_FILL, .box = {2, 2, 60, 60}, .colour = WHITE, .radius_px = 30};
    paint(&sheet, whole, &draw);
    int64_t sum = 0;
    for (int32_t at = 0; at < SIDE * SIDE; at++) {
        sum += sheet.pixels[at] & 0xFF;
    }
    int64_t expected = (int64_t)(60 * 60 * 255) * 7854 / 10000;
    assert_in_range(sum, expected * 99 / 100, expected * 101 / 100);
}

static void test_outline(void **state) {
    static Sheet sheet;
    Rect box = {8, 10, 40, 30};
    (void)state;
    for (int32_t thick = 1; thick <= 4; thick++) {
        for (int32_t radius = 0; radius <= 20; radius += 10) {
            sheet_clear(&sheet);
            Draw draw = {.kind = DRAW_OUTLINE,
                         .box = box,
                         .colour = WHITE,
                         .radius_px = radius,
                         .thickness_px = thick};
            paint(&sheet, whole, &draw);
            assert_symmetrical(&sheet, box, "outline");
            for (int32_t i = 0; i < thick; i++) {
                assert_int_equal(pixel(&sheet, 28, 10 + i), WHITE);
                assert_int_equal(pixel(&sheet, 8 + i, 25), WHITE);
            }
            assert_int_equal(pixel(&sheet, 28, 10 + thick), UNDER);
            assert_int_equal(pixel(&sheet, 8 + thick, 25), UNDER);
            assert_int_equal(pixel(&sheet, 28, 25), UNDER);
        }
    }
}

typedef struct ArcRow {
    const char *name;
    int32_t sweep;
    bool top_right, bottom_right, bottom_left, top_left;
} ArcRow;

/* Points in the middle of the ring's four quarters, clockwise from noon. */
static const ArcRow arc_rows[] = {
    {"nothing", 0, false, false, false, false},  {"a quarter", 256, true, false, false, false},
    {"a half", 512, true, true, false, false},   {"three quarters", 768, true, true, true, false},
    {"all of it", 1024, true, true, true, true},
};

static void test_arc(void **state) {
    static Sheet sheet;
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(arc_rows); i++) {
        const ArcRow *row = &arc_rows[i];
        sheet_clear(&sheet);
        Draw draw = {.kind = DRAW_ARC,
                     .box = {12, 12, 40, 40},
                     .colour = WHITE,
                     .thickness_px = 8,
                     .sweep = row->sweep};
        paint(&sheet, whole, &draw);
        bool got[] = {pixel(&sheet, 42, 20) == WHITE, pixel(&sheet, 42, 43) == WHITE,
                      pixel(&sheet, 20, 43) == WHITE, pixel(&sheet, 20, 20) == WHITE};
        if (got[0] != row->top_right || got[1] != row->bottom_right || got[2] != row->bottom_left ||
            got[3] != row->top_left) {
            fail_msg("%s: %d %d %d %d", row->name, got[0], got[1], got[2], got[3]);
        }
        assert_int_equal(pixel(&sheet, 32, 32), UNDER);
    }
}

/* It points to the right, and half of its box is in it. */
static void test_play(void **state) {
    static Sheet sheet;
    (void)state;
    sheet_clear(&sheet);
    memset(sheet.pixels, 0, sizeof(sheet.pixels));
    Draw draw = {.kind = DRAW_PLAY, .box = {10, 10, 40, 40}, .colour = WHITE};
    paint(&sheet, whole, &draw);
    int64_t sum = 0;
    for (int32_t at = 0; at < SIDE * SIDE; at++) {
        sum += sheet.pixels[at] & 0xFF;
    }
    assert_in_range(sum, 40 * 40 * 255 / 2 * 98 / 100, 40 * 40 * 255 / 2 * 102 / 100);
    assert_int_equal(pixel(&sheet, 11, 30), WHITE);
    assert_int_equal(pixel(&sheet, 46, 29), WHITE);
    assert_int_equal(pixel(&sheet, 46, 12) & 0xFFFFFF, 0);
}

/* Modules tile the box without gaps and without lying over each other, whole pixels or not. */
static void test_modules(void **state) {
    static Sheet sheet;
    (void)state;
    for (int32_t side = 3; side <= 50; side++) {
        sheet_clear(&sheet);
        Draw draw = {
            .kind = DRAW_MODULES, .box = {5, 6, side, side}, .colour = BLACK, .modules = {3, code}};
        paint(&sheet, whole, &draw);
        for (int32_t at = 0; at < side * side; at++) {
            int32_t x = at % side;
            int32_t y = at / side;
            /* The module whose first pixel is the last one not behind this. */
            int32_t column = 2;
            int32_t row = 2;
            while (column * side / 3 > x) {
                column--;
            }
            while (row * side / 3 > y) {
                row--;
            }
            bool dark = pixel(&sheet, 5 + x, 6 + y) == BLACK;
            if (dark != (code[row * 3 + column] == 1)) {
                fail_msg("%d px: at %d %d", side, x, y);
            }
        }
    }
}

static void test_pixels(void **state) {
    static Sheet sheet;
    (void)state;
    sheet_clear(&sheet);
    Draw draw = {.kind = DRAW_PIXELS, .box = {5, 5, 2, 2}, .pixels = {2, 2, four}};
    paint(&sheet, whole, &draw); /* as it is */
    assert_int_equal(pixel(&sheet, 5, 5), four[0]);
    assert_int_equal(pixel(&sheet, 6, 6), four[3]);
    draw.box = (Rect){10, 10, 20, 20}; /* larger: the nearest pixel */
    paint(&sheet, whole, &draw);
    assert_int_equal(pixel(&sheet, 19, 10), four[0]);
    assert_int_equal(pixel(&sheet, 20, 10), four[1]);
    assert_int_equal(pixel(&sheet, 10, 29), four[2]);
    draw.box = (Rect){40, 40, 1, 1}; /* smaller: the mean */
    paint(&sheet, whole, &draw);
    assert_int_equal(pixel(&sheet, 40, 40), 0xFF7F7F7F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mix),    cmocka_unit_test(test_clips), cmocka_unit_test(test_boxes),
        cmocka_unit_test(test_fill),   cmocka_unit_test(test_disc),  cmocka_unit_test(test_outline),
        cmocka_unit_test(test_arc),    cmocka_unit_test(test_play),  cmocka_unit_test(test_modules),
        cmocka_unit_test(test_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
