/* Chunks and segments, put together by hand. */
#include "picture_fixture.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"

typedef struct Bytes {
    char *at;
    int32_t size;
    int32_t capacity;
} Bytes;

static Bytes bytes_in(Arena *arena, int32_t capacity) {
    return (Bytes){arena_alloc(arena, (size_t)capacity, 1), 0, capacity};
}

static void put(Bytes *out, const void *at, int32_t size) {
    assert(size <= out->capacity - out->size);
    memcpy(out->at + out->size, at, (size_t)size);
    out->size += size;
}

static void put_number(Bytes *out, uint32_t number) {
    const uint8_t bytes[] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16),
                             (uint8_t)(number >> 8), (uint8_t)number};
    put(out, bytes, 4);
}

/* The checksum is not looked at by anybody here. */
static void put_chunk(Bytes *out, const char *name, Str body) {
    put_number(out, (uint32_t)body.size);
    put(out, name, 4);
    put(out, body.at, body.size);
    put_number(out, 0);
}

static Str view(const Bytes *bytes) {
    return (Str){bytes->at, bytes->size};
}

Picture picture_gradient(Arena *arena, int32_t w, int32_t h) {
    Picture picture = {w, h, arena_alloc(arena, (size_t)w * (size_t)h * 4, 4)};
    for (int32_t y = 0; y < h; y++) {
        for (int32_t x = 0; x < w; x++) {
            const uint8_t pixel[] = {(uint8_t)(x * 255 / w), (uint8_t)(y * 255 / h),
                                     (uint8_t)((x ^ y) * 16), 255};
            memcpy(picture.rgba + 4 * ((ptrdiff_t)y * w + x), pixel, 4);
        }
    }
    return picture;
}

Str picture_jpeg(Arena *arena, Str notes) {
    Str plain = {0};
    Failure failure = {0};
    Str path = S(TSUBO_TESTS_DIR "/cases/pictures/gradient.jpg");
    bool read = file_read_in(arena, path, 1024 * 1024, &plain, &failure);
    assert(read && "the picture lies beside the tests");
    (void)read;
    Bytes out = bytes_in(arena, plain.size + notes.size + 4);
    put(&out, plain.at, 2);
    if (notes.size > 0) {
        const uint8_t segment[] = {0xFF, 0xE1, (uint8_t)((notes.size + 2) >> 8),
                                   (uint8_t)(notes.size + 2)};
        put(&out, segment, 4);
        put(&out, notes.at, notes.size);
    }
    put(&out, plain.at + 2, plain.size - 2);
    return view(&out);
}

Str picture_with_chunk(Arena *arena, Str png, const char *name, Str body) {
    enum { HEADER_BYTES = 8 + 12 + 13 };
    Bytes out = bytes_in(arena, png.size + body.size + 12);
    put(&out, png.at, HEADER_BYTES);
    put_chunk(&out, name, body);
    put(&out, png.at + HEADER_BYTES, png.size - HEADER_BYTES);
    return view(&out);
}

static void begin_png(Bytes *out, int32_t w, int32_t h) {
    char header[13] = {0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0};
    Bytes size = {header, 0, 8};
    put_number(&size, (uint32_t)w);
    put_number(&size, (uint32_t)h);
    put(out, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(out, "IHDR", (Str){header, 13});
}

Str picture_png_header(Arena *arena, int32_t w, int32_t h) {
    Bytes out = bytes_in(arena, 128);
    begin_png(&out, w, h);
    put_chunk(&out, "IDAT", S("\x78\x01\x03\0\0\0\0\1"));
    put_chunk(&out, "IEND", S(""));
    return view(&out);
}

/* Bits from the lowest up, as deflate has them. */
typedef struct Bits {
    Bytes *out;
    uint32_t held;
    int32_t count;
} Bits;

static void put_bits(Bits *bits, uint32_t value, int32_t count) {
    bits->held |= value << bits->count;
    bits->count += count;
    while (bits->count >= 8) {
        put(bits->out, &(uint8_t){(uint8_t)bits->held}, 1);
        bits->held >>= 8;
        bits->count -= 8;
    }
}

/* With the fixed code: one zero byte, then "258 bytes from one byte back", thirteen bits each. */
Str picture_png_bomb(Arena *arena, int32_t w, int32_t h, int32_t mib) {
    int32_t repeats = (int32_t)((int64_t)mib * 1024 * 1024 / 258);
    int32_t packed = repeats / 8 * 13 + 64;
    Bytes data = bytes_in(arena, packed);
    Bytes out = bytes_in(arena, packed + 128);
    Bits bits = {.out = &data};
    put(&data, "\x78\x01", 2);
    put_bits(&bits, 1 | 1 << 1, 3);
    put_bits(&bits, 0x0C, 8); /* literal 0 is 00110000, sent from its highest bit */
    for (int32_t i = 0; i < repeats; i++) {
        put_bits(&bits, 0xA3, 8); /* length 258 is 11000101 */
        put_bits(&bits, 0, 5);    /* distance 1 */
    }
    put_bits(&bits, 0, 7 + 8);
    begin_png(&out, w, h);
    put_chunk(&out, "IDAT", view(&data));
    put_chunk(&out, "IEND", S(""));
    return view(&out);
}
