/* BLAKE2b of RFC 7693, written so that a compiler can keep the whole state in registers: sixteen
 * named words instead of an array, and twelve rounds whose message words are known when it
 * compiles. With an array and a loop over the rounds it takes a third longer. */
#include "pack/blake2b.h"

#include <assert.h>
#include <string.h>

/* Words of a message are little-endian, and so are amd64, arm64 and armhf; put together byte by
 * byte they cost gcc's -O3 half of the speed. */
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "message words are read as they lie");

/* The first 64 bits of the fractions of the square roots of the first eight primes (section 2.6),
 * which SHA-512 begins with, too. */
static const uint64_t START[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

/* Both compilers make one instruction of this. */
static inline uint64_t turn_right(uint64_t word, int bits) {
    return word >> bits | word << (64 - bits);
}

/* Section 3.1: two message words go into four words of the state. */
#define MIX(a, b, c, d, x, y)                                                                      \
    do {                                                                                           \
        a += b + m[x];                                                                             \
        d = turn_right(d ^ a, 32);                                                                 \
        c += d;                                                                                    \
        b = turn_right(b ^ c, 24);                                                                 \
        a += b + m[y];                                                                             \
        d = turn_right(d ^ a, 16);                                                                 \
        c += d;                                                                                    \
        b = turn_right(b ^ c, 63);                                                                 \
    } while (0)

/* Columns, then diagonals. The arguments are the round's row of the table SIGMA (section 2.7): in
 * which order it takes the sixteen words of the message. */
#define ROUND(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15)                \
    do {                                                                                           \
        MIX(v0, v4, v8, v12, s0, s1);                                                              \
        MIX(v1, v5, v9, v13, s2, s3);                                                              \
        MIX(v2, v6, v10, v14, s4, s5);                                                             \
        MIX(v3, v7, v11, v15, s6, s7);                                                             \
        MIX(v0, v5, v10, v15, s8, s9);                                                             \
        MIX(v1, v6, v11, v12, s10, s11);                                                           \
        MIX(v2, v7, v8, v13, s12, s13);                                                            \
        MIX(v3, v4, v9, v14, s14, s15);                                                            \
    } while (0)

/* Section 3.2. `last` tells the end apart from a message that happens to go on with zeros. */
static void hash_block(Blake2b *hash, const uint8_t *block, uint64_t last) {
    uint64_t m[16];
    uint64_t *h = hash->chain;
    uint64_t v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3];
    uint64_t v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7];
    uint64_t v8 = START[0], v9 = START[1], v10 = START[2], v11 = START[3];
    uint64_t v12 = START[4] ^ hash->hashed_bytes, v13 = START[5];
    uint64_t v14 = START[6] ^ last, v15 = START[7];
    memcpy(m, block, sizeof(m));
    ROUND(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    ROUND(14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3);
    ROUND(11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4);
    ROUND(7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8);
    ROUND(9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13);
    ROUND(2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9);
    ROUND(12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11);
    ROUND(13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10);
    ROUND(6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5);
    ROUND(10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0);
    ROUND(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    ROUND(14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3);
    h[0] ^= v0 ^ v8;
    h[1] ^= v1 ^ v9;
    h[2] ^= v2 ^ v10;
    h[3] ^= v3 ^ v11;
    h[4] ^= v4 ^ v12;
    h[5] ^= v5 ^ v13;
    h[6] ^= v6 ^ v14;
    h[7] ^= v7 ^ v15;
}

/* Section 2.5: the digest's length goes into the first word, with one lane and no depth. */
void blake2b_begin(Blake2b *hash, size_t digest_bytes) {
    assert(digest_bytes > 0 && digest_bytes <= 64 && "BLAKE2b has no longer digests");
    memset(hash, 0, sizeof(*hash));
    memcpy(hash->chain, START, sizeof(START));
    hash->chain[0] ^= 0x01010000 ^ digest_bytes;
    hash->digest_bytes = digest_bytes;
}

/* As much as fits. */
static size_t fill_block(Blake2b *hash, const uint8_t *bytes, size_t size_bytes) {
    size_t room = BLAKE2B_BLOCK_BYTES - hash->block_bytes;
    size_t taken = size_bytes < room ? size_bytes : room;
    memcpy(hash->block + hash->block_bytes, bytes, taken);
    hash->block_bytes += taken;
    return taken;
}

/* A full block is hashed only when another byte is there, because nobody knows before whether it is
 * the last one. Blocks in the middle of a piece are hashed where they lie. */
void blake2b_add(Blake2b *hash, const void *bytes, size_t size_bytes) {
    const uint8_t *at = bytes;
    if (size_bytes == 0) {
        return;
    }
    if (hash->block_bytes > 0) {
        size_t taken = fill_block(hash, at, size_bytes);
        at += taken;
        size_bytes -= taken;
    }
    if (size_bytes == 0) {
        return;
    }
    if (hash->block_bytes > 0) {
        hash->hashed_bytes += BLAKE2B_BLOCK_BYTES;
        hash_block(hash, hash->block, 0);
        hash->block_bytes = 0;
    }
    while (size_bytes > BLAKE2B_BLOCK_BYTES) {
        hash->hashed_bytes += BLAKE2B_BLOCK_BYTES;
        hash_block(hash, at, 0);
        at += BLAKE2B_BLOCK_BYTES;
        size_bytes -= BLAKE2B_BLOCK_BYTES;
    }
    fill_block(hash, at, size_bytes);
}

/* The last block is filled with zeros; the count says how much of it is message. */
void blake2b_end(Blake2b *hash, uint8_t *digest) {
    memset(hash->block + hash->block_bytes, 0, BLAKE2B_BLOCK_BYTES - hash->block_bytes);
    hash->hashed_bytes += hash->block_bytes;
    hash_block(hash, hash->block, UINT64_MAX);
    for (size_t i = 0; i < hash->digest_bytes; i++) {
        digest[i] = (uint8_t)(hash->chain[i / 8] >> (8 * (i % 8)));
    }
}
