/* Pictures: what comes in, what goes out, and at which size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "pack/pack.h"
#include "pack/png.h"
#include "pack_fixture.h"
#include "pack_tool/pictures.h"
#include "picture_fixture.h"
#include "sdl/picture.h"

static Arena memory;

static int open_memory(void **state) {
    (void)state;
    memory = arena_open((size_t)256 * 1024 * 1024);
    return 0;
}

static int close_memory(void **state) {
    (void)state;
    arena_close(&memory);
    return 0;
}

/* --- decoding -------------------------------------------------------------------------------- */

static Str png_of(int32_t w, int32_t h) {
    Str png = {0};
    Failure failure = {0};
    Picture picture = picture_gradient(&memory, w, h);
    assert_true(picture_encode_png_in(&memory, &picture, &png, &failure));
    return png;
}

static void test_png_survives(void **state) {
    Picture before = picture_gradient(&memory, 33, 17);
    Picture after = {0};
    Failure failure = {0};
    Str png = {0};
    (void)state;
    assert_true(picture_encode_png_in(&memory, &before, &png, &failure));
    assert_true(picture_decode_in(&memory, png, &after, &failure));
    assert_int_equal(after.width_px, 33);
    assert_int_equal(after.height_px, 17);
    assert_memory_equal(before.rgba, after.rgba, 33 * 17 * 4);
    assert_true(png_is_ours(png, 33, 17));
}

typedef struct Refused {
    const char *name;
    Str bytes;
    FailureKind kind;
    const char *sentence;
} Refused;

static void test_refused(void **state) {
    (void)state;
    const Refused rows[] = {
        {"nothing", {0}, FAILURE_FORMAT, "it is neither PNG nor JPEG"},
        {"text", S("hello, this is text"), FAILURE_FORMAT, "it is neither PNG nor JPEG"},
        {"GIF", S("GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"),
         FAILURE_FORMAT, "it is neither PNG nor JPEG"},
        {"BMP",
         S("BM:\0\0\0\0\0\0\0\x36\0\0\0(\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0\0\0\0\0\4\0\0\0"
           "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xFF\xFF\xFF\0"),
         FAILURE_FORMAT, "it is neither PNG nor JPEG"},
        {"PNM", S("P6 1 1 255 abc"), FAILURE_FORMAT, "it is neither PNG nor JPEG"},
        {"half a PNG", str_slice(png_of(60, 60), 0, 200), FAILURE_FORMAT, NULL},
        {"half a JPEG", str_slice(picture_jpeg(&memory, S("")), 0, 300), FAILURE_FORMAT, NULL},
        {"5000 pixels wide", picture_png_header(&memory, 5000, 1), FAILURE_FORMAT,
         "it is neither PNG nor JPEG"},
        {"2^31 pixels", picture_png_header(&memory, INT32_MAX, INT32_MAX), FAILURE_FORMAT, NULL},
        {"no pixels", picture_png_header(&memory, 0, 7), FAILURE_FORMAT, NULL},
        /* 4 MiB of a PNG can say 4 GiB of zeros; 300 KiB that say 300 MiB are enough here. */
        {"a bomb", picture_png_bomb(&memory, 16, 16, 300), FAILURE_FORMAT, NULL},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Picture picture = {0};
        Failure failure = {0};
        if (picture_decode_in(&memory, rows[i].bytes, &picture, &failure)) {
            fail_msg("%s was decoded", rows[i].name);
        }
        if (failure.kind != rows[i].kind ||
            (rows[i].sentence && strcmp(failure.sentence, rows[i].sentence) != 0)) {
            fail_msg("%s: got “%s”", rows[i].name, failure.sentence);
        }
    }
}

static void test_room(void **state) {
    (void)state;
    Picture picture = {0};
    Failure failure = {0};
    Str png = png_of(300, 300);
    Arena small = arena_open(300 * 300 * 4);
    assert_false(picture_decode_in(&small, png, &picture, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    arena_close(&small);
}

/* --- scaling --------------------------------------------------------------------------------- */

/* Four quarters of one colour each become four pixels; a transparent one is white. */
static void test_scaled_means(void **state) {
    static const uint32_t expected[] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF};
    static const uint8_t quarters[4][4] = {
        {255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {9, 9, 9, 0}};
    enum { SIDE = 40 };
    Picture picture = {SIDE, SIDE, ARENA_NEW(&memory, uint8_t, SIDE * SIDE * 4)};
    Pixels pixels = {.width_px = 2, .height_px = 2};
    Failure failure = {0};
    Str png = {0};
    (void)state;
    for (int32_t i = 0; i < SIDE * SIDE; i++) {
        int32_t quarter = i / SIDE / (SIDE / 2) * 2 + i % SIDE / (SIDE / 2);
        memcpy(picture.rgba + 4 * i, quarters[quarter], 4);
    }
    assert_true(picture_encode_png_in(&memory, &picture, &png, &failure));
    assert_true(picture_scale_in(&memory, png, &pixels, &failure));
    assert_memory_equal(pixels.at, expected, sizeof(expected));
}

static const struct {
    const char *name;
    int32_t w, h, to_w, to_h;
} sizes[] = {
    {"as it is", 7, 5, 7, 5},         {"smaller", 100, 50, 33, 17},
    {"a pixel", 64, 64, 1, 1},        {"a line", 64, 3, 64, 1},
    {"larger", 3, 2, 50, 40},         {"wider and lower", 10, 10, 25, 3},
    {"the largest", 4096, 16, 77, 2}, {"one pixel grows", 1, 1, 9, 9},
};

static void test_scaled_sizes(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(sizes); i++) {
        Failure failure = {0};
        Pixels pixels = {.width_px = sizes[i].to_w, .height_px = sizes[i].to_h};
        ArenaMark mark = arena_mark(&memory);
        Str png = png_of(sizes[i].w, sizes[i].h);
        if (!picture_scale_in(&memory, png, &pixels, &failure)) {
            fail_msg("%s: %s", sizes[i].name, failure.sentence);
        }
        /* A gradient stays one: no pixel is darker than the one before it in its row. */
        for (int32_t x = 1; x < pixels.width_px; x++) {
            assert_true((pixels.at[x] & 0xFF0000) >= (pixels.at[x - 1] & 0xFF0000));
        }
        arena_rewind(&memory, mark);
    }
}

static void test_scaled_room(void **state) {
    (void)state;
    Failure failure = {0};
    Pixels pixels = {.width_px = 1000, .height_px = 1000};
    Str png = png_of(10, 10);
    Arena small = arena_open(1000 * 1000 * 4 - 1);
    assert_false(picture_scale_in(&small, png, &pixels, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    assert_int_equal(small.used, 0);
    arena_close(&small);
}

/* --- what the tool writes -------------------------------------------------------------------- */

/* Where a photograph was taken, and by whom. */
#define PLACE "35.6586N 139.7454E"
#define AUTHOR "taken by a named person"

/* Builds a pack with one picture and gives the picture back, and the bytes of the whole pack. */
static PictureRecord build_with(PackFixture *fixture, const char *file, Str bytes,
                                Str *pack_bytes) {
    PictureRecord record = {0};
    Document document = {0};
    Failure failure = {0};
    ItemKind kind;
    int32_t id = 0;
    char path[64];
    Str article =
        arena_print_in(&fixture->arena,
                       "---\ntitle: 写真の記事\nsection: 編集後記\nkind: editor-note\n"
                       "topics: [basics]\nlook_for: ここ\n---\n写真です。\n\n![説明](%s)\n",
                       file);
    snprintf(path, sizeof(path), "content/110/%s", file);
    pack_fixture_write(path, bytes);
    pack_fixture_write("content/110/03-photo.md", article);
    pack_fixture_read(fixture);
    if (fixture->findings.error_count > 0) {
        fail_msg("%.*s", STR_ARG(pack_fixture_findings(fixture)));
    }
    pack_fixture_build(fixture, "x.tsubo");
    *pack_bytes = pack_fixture_load(fixture, "x.tsubo");
    Pack *pack = pack_open_in(&fixture->arena, S("x.tsubo"), &failure);
    assert_non_null(pack);
    assert_true(pack_find_key(pack, S("110/03-photo"), &kind, &id, &failure));
    assert_true(pack_article_document_in(pack, &fixture->arena, id, &document, &failure));
    const Block *block = &document.blocks[document.block_count - 1];
    assert_int_equal(block->kind, BLOCK_PICTURE);
    if (!pack_picture_in(pack, &fixture->arena, block->picture, &record, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    pack_close(pack);
    return record;
}

static void assert_clean(const PictureRecord *record, Str pack_bytes, int32_t w, int32_t h) {
    assert_int_equal(record->width_px, w);
    assert_int_equal(record->height_px, h);
    assert_true(png_is_ours(record->png, w, h));
    assert_int_equal(str_find(pack_bytes, S(PLACE)), -1);
    assert_int_equal(str_find(pack_bytes, S(AUTHOR)), -1);
    assert_int_equal(str_find(pack_bytes, S("Exif")), -1);
    assert_int_equal(str_find(pack_bytes, S("JFIF")), -1);
}

static void test_jpeg_becomes_our_png(void **state) {
    PackFixture fixture = pack_fixture_open();
    Str pack_bytes = {0};
    Str jpeg = picture_jpeg(&memory, S("Exif\0\0" PLACE AUTHOR));
    (void)state;
    assert_true(str_find(jpeg, S(PLACE)) > 0);
    PictureRecord record = build_with(&fixture, "photo.jpg", jpeg, &pack_bytes);
    assert_clean(&record, pack_bytes, 48, 32);
    /* The pixels are those of the JPEG, no more and no less. */
    Picture before = {0};
    Picture after = {0};
    Failure failure = {0};
    assert_true(picture_decode_in(&memory, jpeg, &before, &failure));
    assert_true(picture_decode_in(&memory, record.png, &after, &failure));
    assert_memory_equal(before.rgba, after.rgba, 48 * 32 * 4);
    pack_fixture_close(&fixture);
}

static void test_png_becomes_our_png(void **state) {
    PackFixture fixture = pack_fixture_open();
    Str pack_bytes = {0};
    (void)state;
    Str png = picture_with_chunk(&memory, png_of(20, 30), "tEXt", S("Comment\0" PLACE));
    png = picture_with_chunk(&memory, png, "eXIf", S("Exif\0\0" AUTHOR));
    assert_false(png_is_ours(png, 20, 30));
    PictureRecord record = build_with(&fixture, "photo.png", png, &pack_bytes);
    assert_clean(&record, pack_bytes, 20, 30);
    /* The camera's notes make no difference to the bytes that go out. */
    assert_true(str_equal(record.png, png_of(20, 30)));
    pack_fixture_close(&fixture);
}

/* --- the shape of our PNG -------------------------------------------------------------------- */

/* Its last chunk holds four bytes. */
static Str picture_with_tail(Arena *arena, Str png) {
    static const char end[] = "\0\0\0\4IEND1234sums";
    int32_t body = png.size - 12;
    char *copy = arena_alloc(arena, (size_t)body + sizeof(end), 1);
    memcpy(copy, png.at, (size_t)body);
    memcpy(copy + body, end, sizeof(end) - 1);
    return (Str){copy, body + (int32_t)sizeof(end) - 1};
}

typedef struct Shape {
    const char *name;
    Str bytes;
    bool ours;
} Shape;

static Str patched(int32_t at, char byte) {
    Str copy = arena_copy_in(&memory, png_of(20, 30));
    ((char *)(uintptr_t)copy.at)[at] = byte;
    return copy;
}

static void test_shapes(void **state) {
    (void)state;
    Str png = png_of(20, 30);
    const Shape rows[] = {
        {"ours", png, true},
        {"nothing", {0}, false},
        {"a signature", str_slice(png, 0, 8), false},
        {"data behind the end", picture_with_tail(&memory, png), false},
        {"a JPEG", picture_jpeg(&memory, S("")), false},
        {"cut", str_slice(png, 0, png.size - 1), false},
        {"cut behind its data", str_slice(png, 0, png.size - 12), false},
        {"another signature", patched(1, 'Q'), false},
        {"another width", patched(19, 21), false},
        {"another height", patched(23, 31), false},
        {"sixteen bits", patched(24, 16), false},
        {"a palette", patched(25, 3), false},
        {"without alpha", patched(25, 2), false},
        {"another compression", patched(26, 1), false},
        {"another filter", patched(27, 1), false},
        {"interlaced", patched(28, 1), false},
        {"a long header", patched(11, 14), false},
        {"data of 4 GiB", patched(33, '\xFF'), false},
        {"another chunk", picture_with_chunk(&memory, png, "gAMA", S("1234")), false},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        if (png_is_ours(rows[i].bytes, 20, 30) != rows[i].ours) {
            fail_msg("%s", rows[i].name);
        }
    }
    /* arena_copy_in leaves a zero byte behind its copy. */
    Str copy = arena_copy_in(&memory, png);
    assert_true(png_is_ours(copy, 20, 30));
    assert_false(png_is_ours((Str){copy.at, copy.size + 1}, 20, 30));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_png_survives),
                                       cmocka_unit_test(test_refused),
                                       cmocka_unit_test(test_room),
                                       cmocka_unit_test(test_scaled_means),
                                       cmocka_unit_test(test_scaled_sizes),
                                       cmocka_unit_test(test_scaled_room),
                                       cmocka_unit_test(test_jpeg_becomes_our_png),
                                       cmocka_unit_test(test_png_becomes_our_png),
                                       cmocka_unit_test(test_shapes)};
    return cmocka_run_group_tests(tests, open_memory, close_memory);
}
