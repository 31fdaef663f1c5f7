/* Three chunks in a row. The format is that of the PNG specification, section 5: a signature, then
 * chunks of a length, a name, so many bytes and a checksum, all numbers big-endian. */
#include "pack/png.h"

#include <string.h>

enum {
    IHDR_BYTES = 13,
    /* Length, name and checksum around the bytes of a chunk. */
    CHUNK_FRAME = 12,
    DEPTH = 8,
    RED_GREEN_BLUE_ALPHA = 6,
};

static const Str signature = S_INIT("\x89PNG\r\n\x1A\n");

/* A length may be larger than any file, so it is compared in 64 bits before anything is cut by
 * it. */
static int64_t big_endian(const char *at) {
    const uint8_t *bytes = (const uint8_t *)at;
    return (int64_t)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/* Takes the chunk that must come next; its bytes are *body. The checksum is left to those who
 * sign: it protects against accidents, and those a signature has ruled out. */
static bool take_chunk(Str *rest, const char *name, Str *body) {
    if (rest->size < CHUNK_FRAME) {
        return false;
    }
    int64_t size = big_endian(rest->at);
    if (size > rest->size - CHUNK_FRAME || memcmp(rest->at + 4, name, 4) != 0) {
        return false;
    }
    *body = (Str){rest->at + 8, (int32_t)size};
    *rest = str_slice(*rest, (int32_t)size + CHUNK_FRAME, rest->size);
    return true;
}

/* What our own encoder writes, chunk by chunk; anything else came from somewhere else. */
bool png_is_ours(Str bytes, int32_t width_px, int32_t height_px) {
    Str header = {0};
    Str body = {0};
    Str end = {0};
    if (!str_starts_with(bytes, signature)) {
        return false;
    }
    Str rest = str_slice(bytes, signature.size, bytes.size);
    if (!take_chunk(&rest, "IHDR", &header) || !take_chunk(&rest, "IDAT", &body) ||
        !take_chunk(&rest, "IEND", &end)) {
        return false;
    }
    /* Behind the size: depth, kind of colour, and three zeros for the only ways there are to
     * compress, to filter, and not to interlace. */
    const char plain[] = {DEPTH, RED_GREEN_BLUE_ALPHA, 0, 0, 0};
    return header.size == IHDR_BYTES && body.size > 0 && end.size == 0 && rest.size == 0 &&
           big_endian(header.at) == width_px && big_endian(header.at + 4) == height_px &&
           memcmp(header.at + 8, plain, sizeof(plain)) == 0;
}
