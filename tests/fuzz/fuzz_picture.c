/* Random bytes are a picture or none, and a picture has the pixels it says.
 *
 * The first two bytes choose the size it is shown at; the rest is what a pack or an editor's folder
 * might hold. Pictures of more than 512 × 512 are left alone: decoding one takes longer than a
 * thousand others, and the limits themselves are tested in test_picture.c. */
#include <assert.h>
#include <stddef.h>

#include "sdl/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { HEADER = 2, SIDE_MOST = 512, ARENA_BYTES = 4 * 1024 * 1024 };

static void scale(Str bytes, const uint8_t *header) {
    static char memory[ARENA_BYTES];
    Arena arena = {.base = memory, .size = sizeof(memory)};
    Failure failure = {0};
    Pixels pixels = {.width_px = 1 + header[0], .height_px = 1 + header[1]};
    if (!picture_scale_in(&arena, bytes, &pixels, &failure)) {
        assert(failure.kind != FAILURE_NONE && failure.sentence[0]);
        return;
    }
    for (int32_t i = 0; i < pixels.width_px * pixels.height_px; i++) {
        assert(pixels.at[i] >> 24 == 0xFF);
    }
}

/* What was decoded is encoded and decoded again: the way of every picture into a pack. */
static void encode(Str bytes, int32_t w, int32_t h) {
    static char memory[ARENA_BYTES];
    Arena arena = {.base = memory, .size = sizeof(memory)};
    Failure failure = {0};
    Picture picture = {0};
    Picture again = {0};
    Str png = {0};
    if (!picture_decode_in(&arena, bytes, &picture, &failure)) {
        return;
    }
    assert(picture.width_px == w && picture.height_px == h);
    if (w * h > 128 * 128) {
        return;
    }
    bool encoded = picture_encode_png_in(&arena, &picture, &png, &failure);
    assert(encoded);
    bool decoded = picture_decode_in(&arena, png, &again, &failure);
    assert(decoded && again.width_px == w && again.height_px == h);
    for (int32_t i = 0; i < 4 * w * h; i++) {
        assert(picture.rgba[i] == again.rgba[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Failure failure = {0};
    int32_t w = 0;
    int32_t h = 0;
    if (size < HEADER) {
        return 0;
    }
    Str bytes = {(const char *)data + HEADER, (int32_t)(size - HEADER)};
    if (!picture_size(bytes, &w, &h, &failure) || w > SIDE_MOST || h > SIDE_MOST) {
        return 0;
    }
    scale(bytes, data);
    encode(bytes, w, h);
    return 0;
}
