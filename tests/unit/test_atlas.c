/* The atlas keeps what it was asked for, draws it once, and forgets everything when it is full. */
#include "sdl/atlas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST_KANJI = 0x4E00, COPY_BYTES = 64 * 1024 };

typedef struct Drawer {
    Arena arena;
    Fonts *fonts;
    Atlas *atlas;
} Drawer;

static Drawer drawer_open(void) {
    Drawer drawer = {.arena = arena_open((size_t)32 << 20)};
    Failure failure = {0};
    drawer.fonts = fonts_open_in(&drawer.arena, S(TSUBO_TEST_FONTS), &failure);
    if (!drawer.fonts) {
        fail_msg("%s", failure.sentence);
    }
    drawer.atlas = atlas_in(&drawer.arena, drawer.fonts);
    return drawer;
}

static void drawer_close(Drawer *drawer) {
    fonts_close(drawer->fonts);
    arena_close(&drawer->arena);
}

static GlyphName name_of(uint32_t scalar, int32_t em_px) {
    return (GlyphName){.face = FACE_JAPANESE, .em_px = em_px, .scalar = scalar};
}

/* A glyph's rows without the bytes between them. */
static int32_t copy_of(const GlyphImage *image, uint8_t *out) {
    int32_t size = 0;
    for (int32_t y = 0; y < image->height_px; y++) {
        assert_true(size + image->width_px <= COPY_BYTES);
        memcpy(out + size, image->coverage + y * image->pitch, (size_t)image->width_px);
        size += image->width_px;
    }
    return size;
}

static bool same_image(const GlyphImage *image, const GlyphImage *other, const uint8_t *pixels,
                       int32_t size) {
    static uint8_t copy[COPY_BYTES];
    return image->width_px == other->width_px && image->height_px == other->height_px &&
           image->left_px == other->left_px && image->top_px == other->top_px &&
           copy_of(image, copy) == size && memcmp(copy, pixels, (size_t)size) == 0;
}

/* Drawn at the first question, found at all others, and the same each time. */
static void test_kept(void **state) {
    static uint8_t pixels[COPY_BYTES];
    (void)state;
    Drawer drawer = drawer_open();
    GlyphName name = name_of(0x56FD, 40);
    assert_false(atlas_has(drawer.atlas, name));
    GlyphImage first = atlas_find(drawer.atlas, name);
    int32_t size = copy_of(&first, pixels);
    assert_in_range(first.width_px, 30, 42);
    assert_in_range(first.height_px, 30, 44);
    assert_true(first.top_px < -25 && first.top_px >= -40);
    assert_true(atlas_has(drawer.atlas, name));
    for (int32_t i = 0; i < 3; i++) {
        GlyphImage again = atlas_find(drawer.atlas, name);
        assert_true(same_image(&again, &first, pixels, size));
    }
    assert_int_equal(atlas_counters(drawer.atlas).drawn, 1);
    assert_int_equal(atlas_counters(drawer.atlas).glyphs, 1);
    drawer_close(&drawer);
}

/* Every part of the name tells glyphs apart. */
static void test_names(void **state) {
    static const GlyphName names[] = {
        {FACE_JAPANESE, 40, 0x304B, 0},      {FACE_JAPANESE_BOLD, 40, 0x304B, 0},
        {FACE_JAPANESE, 41, 0x304B, 0},      {FACE_JAPANESE, 40, 0x304C, 0},
        {FACE_JAPANESE, 40, 0x304B, 0x3099}, {FACE_LATIN, 40, 'A', 0},
        {FACE_LATIN_BOLD, 40, 'A', 0},       {FACE_ICON, 40, 0xE5CC, 0},
    };
    (void)state;
    Drawer drawer = drawer_open();
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        assert_false(atlas_has(drawer.atlas, names[i]));
        assert_true(atlas_find(drawer.atlas, names[i]).width_px > 0);
        assert_int_equal(atlas_counters(drawer.atlas).glyphs, i + 1);
    }
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        assert_true(atlas_has(drawer.atlas, names[i]));
    }
    drawer_close(&drawer);
}

/* A blank is a glyph without pixels. */
static void test_blank(void **state) {
    (void)state;
    Drawer drawer = drawer_open();
    GlyphImage blank = atlas_find(drawer.atlas, name_of(0x3000, 40));
    assert_int_equal(blank.width_px * blank.height_px, 0);
    drawer_close(&drawer);
}

/* Ghost figures are too large to be kept; they are drawn each time and never push others out. */
static void test_large(void **state) {
    (void)state;
    Drawer drawer = drawer_open();
    GlyphName ghost = {FACE_LATIN_BOLD, 560, '1', 0};
    atlas_find(drawer.atlas, name_of(0x56FD, 40));
    assert_true(atlas_find(drawer.atlas, ghost).height_px > 200);
    atlas_find(drawer.atlas, ghost);
    assert_int_equal(atlas_counters(drawer.atlas).glyphs, 1);
    assert_int_equal(atlas_counters(drawer.atlas).drawn, 3);
    assert_int_equal(atlas_counters(drawer.atlas).emptied, 0);
    assert_true(atlas_has(drawer.atlas, ghost)); /* drawing ahead gains nothing */
    drawer_close(&drawer);
}

/* More kanji than fit: the atlas is emptied and goes on, and every glyph is right at every time. */
static void test_full(void **state) {
    static uint8_t pixels[COPY_BYTES];
    (void)state;
    Drawer drawer = drawer_open();
    GlyphName watched = name_of(0x56FD, 90);
    GlyphImage first = atlas_find(drawer.atlas, watched);
    int32_t size = copy_of(&first, pixels);
    for (int32_t i = 0; i < 700; i++) {
        atlas_find(drawer.atlas, name_of(FIRST_KANJI + (uint32_t)i, 90));
        if (i % 50 == 0) {
            GlyphImage again = atlas_find(drawer.atlas, watched);
            assert_true(same_image(&again, &first, pixels, size));
        }
    }
    AtlasCounters counters = atlas_counters(drawer.atlas);
    assert_in_range(counters.emptied, 1, 6);
    assert_true(counters.glyphs < 400);
    GlyphName last = name_of(FIRST_KANJI + 699, 90);
    assert_true(atlas_has(drawer.atlas, last));
    drawer_close(&drawer);
}

/* Measuring never disturbs drawing: the size of the last glyph is not that of the next one. */
static void test_sizes(void **state) {
    (void)state;
    Drawer drawer = drawer_open();
    Measure measure = fonts_measure(drawer.fonts);
    int32_t small = atlas_find(drawer.atlas, name_of(0x56FD, 20)).height_px;
    assert_int_equal(measure.advance(measure.context, FACE_JAPANESE, 0x56FD), DESIGN_UNITS_PER_EM);
    int32_t large = atlas_find(drawer.atlas, name_of(0x6C34, 80)).height_px;
    assert_true(small <= 22 && large >= 60);
    assert_int_equal(measure.advance(measure.context, FACE_JAPANESE, 0x56FD), DESIGN_UNITS_PER_EM);
    assert_int_equal(measure.advance(measure.context, FACE_JAPANESE, 0x20BB7), -1);
    drawer_close(&drawer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),  cmocka_unit_test(test_names), cmocka_unit_test(test_blank),
        cmocka_unit_test(test_large), cmocka_unit_test(test_full),  cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
