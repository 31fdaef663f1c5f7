/* BLAKE2b from libsodium, with its state kept out of our headers. */
#include "pack/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "pack/hex.h"

static_assert(sizeof(crypto_generichash_state) <= sizeof(Digester), "the state has room");
static_assert(_Alignof(crypto_generichash_state) <= _Alignof(Digester), "the state is aligned");
static_assert(crypto_generichash_BYTES_MAX == DIGEST_BYTES, "minisign uses the longest digest");

enum { SUM_BYTES = DIGEST_SUM_HEX / 2 };

/* libsodium chooses the fastest code for this processor at its first initialisation; later ones do
 * nothing. It fails only where a system gives no random bytes, and there nothing else works. */
static void begin(Digester *digester, size_t size_bytes) {
    if (sodium_init() < 0) {
        abort();
    }
    crypto_generichash_init((crypto_generichash_state *)digester, NULL, 0, size_bytes);
}

/* BLAKE2b with 64 bytes, as minisign prehashes. */
void digest_begin(Digester *digester) {
    begin(digester, DIGEST_BYTES);
}

void digest_add(Digester *digester, const void *bytes, size_t size_bytes) {
    assert((bytes || size_bytes == 0) && "there are bytes to add");
    if (size_bytes > 0) {
        crypto_generichash_update((crypto_generichash_state *)digester, bytes, size_bytes);
    }
}

Digest digest_end(Digester *digester) {
    Digest digest;
    crypto_generichash_final((crypto_generichash_state *)digester, digest.bytes, DIGEST_BYTES);
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

/* By hand instead of sodium_hex2bin, which takes upper case as well: there is one writing for each
 * digest. */
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

void digest_to_hex(const Digest *digest, char hex[DIGEST_HEX + 1]) {
    sodium_bin2hex(hex, DIGEST_HEX + 1, digest->bytes, DIGEST_BYTES);
}

/* A shorter one for our own state files. */
void digest_sum(Str text, char hex[DIGEST_SUM_HEX + 1]) {
    Digester digester;
    uint8_t sum[SUM_BYTES];
    begin(&digester, SUM_BYTES);
    digest_add(&digester, text.at, (size_t)text.size);
    crypto_generichash_final((crypto_generichash_state *)&digester, sum, SUM_BYTES);
    sodium_bin2hex(hex, DIGEST_SUM_HEX + 1, sum, SUM_BYTES);
}
