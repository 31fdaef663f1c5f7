/* What a digest is here, over BLAKE2b: its two lengths and its one writing. */
#include "pack/digest.h"

#include <assert.h>
#include <string.h>

#include "pack/blake2b.h"
#include "pack/hex.h"

static_assert(sizeof(Blake2b) <= sizeof(Digester), "the state has room");
static_assert(_Alignof(Blake2b) <= _Alignof(Digester), "the state is aligned");

enum { SUM_BYTES = DIGEST_SUM_HEX / 2 };

/* BLAKE2b with 64 bytes, as minisign prehashes. */
void digest_begin(Digester *digester) {
    blake2b_begin((Blake2b *)digester, DIGEST_BYTES);
}

void digest_add(Digester *digester, const void *bytes, size_t size_bytes) {
    assert((bytes || size_bytes == 0) && "there are bytes to add");
    blake2b_add((Blake2b *)digester, bytes, size_bytes);
}

Digest digest_end(Digester *digester) {
    Digest digest;
    blake2b_end((Blake2b *)digester, digest.bytes);
    return digest;
}

Digest digest_of(Str text) {
    Digester digester;
    digest_begin(&digester);
    digest_add(&digester, text.at, (size_t)text.size);
    return digest_end(&digester);
}

/* memcmp is good enough: a digest is no secret, so its time tells nothing. */
bool digest_equal(const Digest *a, const Digest *b) {
    return memcmp(a->bytes, b->bytes, DIGEST_BYTES) == 0;
}

/* Upper case is refused: there is one writing for each digest. */
bool digest_from_hex(Str hex, Digest *digest) {
    if (hex.size != DIGEST_HEX) {
        return false;
    }
    for (int32_t i = 0; i < DIGEST_BYTES; i++) {
        int high = hex_value(hex.at[2 * i], HEX_LOWER);
        int low = hex_value(hex.at[2 * i + 1], HEX_LOWER);
        if (high < 0 || low < 0) {
            return false;
        }
        digest->bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* `hex` has room for two digits a byte and the end. */
static void write_hex(const uint8_t *bytes, int32_t count, char *hex) {
    for (int32_t i = 0; i < count; i++) {
        hex[2 * i] = HEX_LOWER[bytes[i] >> 4];
        hex[2 * i + 1] = HEX_LOWER[bytes[i] & 15];
    }
    hex[2 * count] = 0;
}

void digest_to_hex(const Digest *digest, char hex[DIGEST_HEX + 1]) {
    write_hex(digest->bytes, DIGEST_BYTES, hex);
}

/* A shorter one for our own state files. */
void digest_sum(Str text, char hex[DIGEST_SUM_HEX + 1]) {
    Blake2b hash;
    uint8_t sum[SUM_BYTES];
    blake2b_begin(&hash, SUM_BYTES);
    blake2b_add(&hash, text.at, (size_t)text.size);
    blake2b_end(&hash, sum);
    write_hex(sum, SUM_BYTES, hex);
}
