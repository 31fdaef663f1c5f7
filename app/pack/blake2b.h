/* BLAKE2b without a key, as RFC 7693 has it: the one hash of this program, in our own words.
 *
 * It is here because of its speed, not for its own sake. libsodium 1.0.18 chooses vector code that
 * takes twice as long as plain 64-bit arithmetic on processors with many of its units: 154 ms for
 * 100 MB against 75 ms, measured on an AMD EPYC, where b2sum needs 80 ms. Hashing is half of what
 * an update costs, and most of what the first start with a large pack does. Signatures are and stay
 * libsodium's; a hash has no secrets, so a compiler cannot betray any.
 *
 * test_digest compares it with libsodium over every length around its blocks and over random cuts,
 * so it is the same function or the build is red.
 *
 *     Blake2b hash;
 *     blake2b_begin(&hash, 64);
 *     blake2b_add(&hash, bytes, size_bytes);       // as often as there are pieces
 *     blake2b_end(&hash, digest);                  // 64 bytes
 *
 * It is not used but through digest.h, which says what a digest means here.
 */
#ifndef TSUBO_PACK_BLAKE2B_H
#define TSUBO_PACK_BLAKE2B_H

#include <stddef.h>
#include <stdint.h>

enum { BLAKE2B_BLOCK_BYTES = 128 };

/* A hash under way; a plain value without anything to release. */
typedef struct Blake2b {
    uint64_t chain[8]; /* what all blocks so far have come to */
    uint64_t hashed_bytes;
    uint8_t block[BLAKE2B_BLOCK_BYTES]; /* waits: the last block is hashed in its own way */
    size_t block_bytes;
    size_t digest_bytes;
} Blake2b;

/* `digest_bytes` from 1 to 64; a shorter digest is another function, not the beginning of the
 * longer one. */
void blake2b_begin(Blake2b *hash, size_t digest_bytes);

/* `bytes` may be NULL when `size_bytes` is 0. Below 2⁶⁴ bytes in all. */
void blake2b_add(Blake2b *hash, const void *bytes, size_t size_bytes);

/* Writes as many bytes as were asked for at the beginning; begin again before the next use. */
void blake2b_end(Blake2b *hash, uint8_t *digest);

#endif
