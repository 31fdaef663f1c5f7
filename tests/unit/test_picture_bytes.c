/* Pictures: what comes in, what goes out, and what is refused before it costs anything. */
#include "sdl/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "sdl/jpeg.h"

enum { ARENA_BYTES = 8 * 1024 * 1024, WIDTH = 5, HEIGHT = 3 };

/* Three dark pixels over three light ones, baseline JPEG. */
static const uint8_t jpeg[] = {
    0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01,
    0x00, 0x01, 0x00, 0x00, 0xff, 0xdb, 0x00, 0x43, 0x00, 0x10, 0x0b, 0x0c, 0x0e, 0x0c, 0x0a, 0x10,
    0x0e, 0x0d, 0x0e, 0x12, 0x11, 0x10, 0x13, 0x18, 0x28, 0x1a, 0x18, 0x16, 0x16, 0x18, 0x31, 0x23,
    0x25, 0x1d, 0x28, 0x3a, 0x33, 0x3d, 0x3c, 0x39, 0x33, 0x38, 0x37, 0x40, 0x48, 0x5c, 0x4e, 0x40,
    0x44, 0x57, 0x45, 0x37, 0x38, 0x50, 0x6d, 0x51, 0x57, 0x5f, 0x62, 0x67, 0x68, 0x67, 0x3e, 0x4d,
    0x71, 0x79, 0x70, 0x64, 0x78, 0x5c, 0x65, 0x67, 0x63, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x02,
    0x00, 0x03, 0x01, 0x01, 0x11, 0x00, 0xff, 0xc4, 0x00, 0x14, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x06, 0xff, 0xc4, 0x00, 0x1b,
    0x10, 0x00, 0x00, 0x07, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x02, 0x04, 0x05, 0x15, 0x55, 0x94, 0xd1, 0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00,
    0x00, 0x3f, 0x00, 0x61, 0x04, 0xcf, 0x54, 0x87, 0x39, 0x38, 0x3f, 0xff, 0xd9,
};

/* Every pixel another colour. */
static Picture colourful(uint8_t *rgba) {
    for (int32_t i = 0; i < WIDTH * HEIGHT; i++) {
        rgba[4 * i] = (uint8_t)(i * 17);
        rgba[4 * i + 1] = (uint8_t)(255 - i * 11);
        rgba[4 * i + 2] = (uint8_t)(i * 5);
        rgba[4 * i + 3] = (uint8_t)(i % 2 == 0 ? 255 : 100);
    }
    return (Picture){WIDTH, HEIGHT, rgba};
}

static Str encoded(Arena *arena) {
    uint8_t *rgba = ARENA_NEW(arena, uint8_t, 4 * WIDTH * HEIGHT);
    Picture picture = colourful(rgba);
    Str png;
    Failure failure;
    assert_true(picture_encode_png_in(arena, &picture, &png, &failure));
    return png;
}

static void test_round_trip(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    uint8_t rgba[4 * WIDTH * HEIGHT];
    Picture back;
    Failure failure;
    colourful(rgba);
    Str png = encoded(&arena);
    assert_true(picture_decode_in(&arena, png, &back, &failure));
    assert_int_equal(back.width_px, WIDTH);
    assert_int_equal(back.height_px, HEIGHT);
    assert_memory_equal(back.rgba, rgba, sizeof(rgba));
    int32_t w = 0;
    int32_t h = 0;
    assert_true(picture_size(png, &w, &h, &failure));
    assert_int_equal(w, WIDTH);
    assert_int_equal(h, HEIGHT);
    /* The same pixels are the same bytes. */
    assert_true(str_equal(png, encoded(&arena)));
    arena_close(&arena);
}

static void test_jpeg(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Picture picture;
    Failure failure;
    Str bytes = {(const char *)jpeg, (int32_t)sizeof(jpeg)};
    assert_true(picture_decode_in(&arena, bytes, &picture, &failure));
    assert_int_equal(picture.width_px, 3);
    assert_int_equal(picture.height_px, 2);
    for (int32_t x = 0; x < 3; x++) {
        assert_true(picture.rgba[4 * x] < 16);
        assert_true(picture.rgba[4 * (3 + x)] > 240);
        assert_int_equal(picture.rgba[4 * x + 3], 255);
    }
    arena_close(&arena);
}

/* Code tables in a file: the bytes behind FF C4, and whether all fit. Counts are those of codes
 * with 15 and 16 bits; the symbols themselves are zeros. */
static const struct {
    const char *name;
    uint8_t target;
    uint8_t count_15;
    uint8_t count_16;
    uint8_t second_16; /* of a table behind it */
    bool fits;
} tables[] = {
    {"none", 0x00, 0, 0, 0, true},
    {"as many as stb can tell apart", 0x00, 0, 255, 0, true},
    {"one too many", 0x00, 1, 255, 0, false},
    {"far too many", 0x13, 255, 255, 0, false},
    {"the second one too many", 0x10, 0, 9, 1, false},
    {"a target that does not exist, where stb ends", 0x20, 255, 255, 0, true},
    {"a table that does not exist, where stb ends", 0x04, 255, 255, 0, true},
};

static void test_code_tables(void **state) {
    enum { TABLE = 17, HEADER = 4, BYTES = 1024 };
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(tables); i++) {
        char bytes[BYTES] = {(char)0xFF, (char)0xD8, (char)0xFF, (char)0xC4, 3, 0};
        int32_t at = 2 + HEADER;
        bytes[at] = (char)tables[i].target;
        bytes[at + 15] = (char)tables[i].count_15;
        bytes[at + 16] = (char)tables[i].count_16;
        at += TABLE + tables[i].count_15 + tables[i].count_16;
        if (tables[i].second_16 > 0) {
            memset(bytes + at + 1, 127, 3);
        }
        Str all = {bytes, BYTES};
        if (jpeg_tables_fit(all) != tables[i].fits) {
            fail_msg("%s", tables[i].name);
        }
        /* Anything else may hold the same bytes. */
        bytes[0] = 'x';
        assert_true(jpeg_tables_fit(all));
        bytes[0] = (char)0xFF;
        /* Cut anywhere, it is still read within its bounds. */
        for (int32_t size = 0; size < BYTES; size++) {
            (void)jpeg_tables_fit((Str){bytes, size});
        }
    }
}

/* Such a file never gets as far as stb, which would write behind its tables. */
static void test_code_table_too_long(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Picture picture;
    Failure failure = {0};
    char bytes[sizeof(jpeg)];
    memcpy(bytes, jpeg, sizeof(jpeg));
    Str all = {bytes, (int32_t)sizeof(bytes)};
    int32_t at = str_find(all, S("\xFF\xC4"));
    bytes[at + 5] = (char)200;
    bytes[at + 6] = (char)200;
    assert_false(picture_decode_in(&arena, all, &picture, &failure));
    assert_string_equal(failure.sentence, "it is damaged (code table too long)");
    arena_close(&arena);
}

/* The start of a PNG whose header claims this size. */
static Str claimed_size(Arena *arena, uint32_t width, uint32_t height) {
    static const uint8_t start[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                                    0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    static const uint8_t rest[] = {8, 6, 0, 0, 0, 0, 0, 0, 0};
    uint8_t *bytes = ARENA_NEW(arena, uint8_t, sizeof(start) + 8 + sizeof(rest));
    memcpy(bytes, start, sizeof(start));
    for (int32_t i = 0; i < 4; i++) {
        bytes[sizeof(start) + (size_t)i] = (uint8_t)(width >> (24 - 8 * i));
        bytes[sizeof(start) + 4 + (size_t)i] = (uint8_t)(height >> (24 - 8 * i));
    }
    memcpy(bytes + sizeof(start) + 8, rest, sizeof(rest));
    return (Str){(const char *)bytes, (int32_t)(sizeof(start) + 8 + sizeof(rest))};
}

typedef struct Refusal {
    const char *name;
    const char *bytes;
} Refusal;

static const Refusal refusals[] = {
    {"nothing", ""},
    {"a text", "This is no picture at all, only words."},
    {"a GIF", "GIF89a\x01\x01\x01\x01\x01"},
    {"a bitmap", "BM6\x01\x01\x01\x01\x01\x01\x01"},
    {"the beginning of a PNG", "\x89PNG\r\n\x1a\n"},
    {"the beginning of a JPEG", "\xff\xd8\xff\xe0"},
};

static void test_refused(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Picture picture;
    for (int32_t i = 0; i < COUNT_OF(refusals); i++) {
        Failure failure = {0};
        Str bytes = str_from_c(refusals[i].bytes);
        if (picture_decode_in(&arena, bytes, &picture, &failure) ||
            failure.kind != FAILURE_FORMAT) {
            fail_msg("%s: %s", refusals[i].name, failure.sentence);
        }
    }
    arena_close(&arena);
}

/* Cut anywhere, a picture is refused; it never reads behind its end. */
static void test_cut(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Str png = encoded(&arena);
    for (int32_t size = 0; size < png.size - 12; size++) {
        Picture picture;
        Failure failure = {0};
        Arena small = arena_open(4096);
        Str cut = arena_copy_in(&small, str_slice(png, 0, size));
        if (picture_decode_in(&arena, cut, &picture, &failure)) {
            assert_int_equal(picture.width_px, WIDTH);
        } else {
            assert_int_not_equal(failure.kind, FAILURE_NONE);
        }
        arena_close(&small);
    }
    arena_close(&arena);
}

typedef struct SizeRow {
    const char *name;
    uint32_t width, height;
    bool good;
} SizeRow;

static const SizeRow size_rows[] = {
    {"the largest", LIMIT_PICTURE_SIDE_PX, LIMIT_PICTURE_SIDE_PX, true},
    {"too wide", LIMIT_PICTURE_SIDE_PX + 1, 10, false},
    {"too high", 10, LIMIT_PICTURE_SIDE_PX + 1, false},
    {"no width", 0, 10, false},
    {"no height", 10, 0, false},
    {"forged", 0x7FFFFFFF, 0x7FFFFFFF, false},
};

static void test_sizes(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(size_rows); i++) {
        const SizeRow *row = &size_rows[i];
        int32_t w = 0;
        int32_t h = 0;
        Failure failure = {0};
        bool good = picture_size(claimed_size(&arena, row->width, row->height), &w, &h, &failure);
        if (good != row->good || (good && w != (int32_t)row->width)) {
            fail_msg("%s: %s", row->name, failure.sentence);
        }
    }
    arena_close(&arena);
}

/* A picture that is sound but larger than the room there is. */
static void test_no_room(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Arena small = arena_open(4096);
    Picture large = {.width_px = 64, .height_px = 64};
    Picture back;
    Str png;
    Failure failure = {0};
    large.rgba = ARENA_NEW(&arena, uint8_t, 4 * 64 * 64);
    assert_true(picture_encode_png_in(&arena, &large, &png, &failure));
    assert_false(picture_decode_in(&small, png, &back, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    arena_close(&small);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),  cmocka_unit_test(test_jpeg),
        cmocka_unit_test(test_code_tables), cmocka_unit_test(test_code_table_too_long),
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_cut),
        cmocka_unit_test(test_sizes),       cmocka_unit_test(test_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
