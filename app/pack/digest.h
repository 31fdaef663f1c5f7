/* BLAKE2b-512 over the bytes of a pack: the name of its content, and what minisign signs.
 *
 * A digest is computed piece by piece, so that a copy is hashed while it is made and no pack is
 * ever held in memory whole:
 *
 *     Digester digester;
 *     digest_begin(&digester);
 *     while (…) { digest_add(&digester, piece, piece_bytes); }
 *     Digest digest = digest_end(&digester);
 *
 * The short sum (BLAKE2b-256) is for our own small text files, which want to notice a torn write.
 * The function itself stands in blake2b.h. Neither is keyed: a digest says what bytes are, a
 * signature says whose.
 */
#ifndef TSUBO_PACK_DIGEST_H
#define TSUBO_PACK_DIGEST_H

#include <stddef.h>

#include "base/str.h"

enum {
    DIGEST_BYTES = 64,
    DIGEST_HEX = 128, /* characters in writing */
    DIGEST_SUM_HEX = 64,
};

/* A finished digest; a plain value that may be copied and kept. */
typedef struct Digest {
    uint8_t bytes[DIGEST_BYTES];
} Digest;

/* A digest under way: room for the hash's state, so that this header does not need its. */
typedef struct Digester {
    _Alignas(64) uint8_t opaque[384];
} Digester;

/* Begins anew, whatever was in *digester. One that is not ended needs no release. */
void digest_begin(Digester *digester);
/* `bytes` may be NULL when `size_bytes` is 0. */
void digest_add(Digester *digester, const void *bytes, size_t size_bytes);
/* Ends it; begin again before the next use. */
Digest digest_end(Digester *digester);

/* All of a text at once. */
Digest digest_of(Str text);

bool digest_equal(const Digest *a, const Digest *b);

/* Lower-case hexadecimal, as `b2sum` prints it: exactly DIGEST_HEX characters, no other form. */
MUST_USE bool digest_from_hex(Str hex, Digest *digest);
/* Writes DIGEST_HEX characters and a zero byte. */
void digest_to_hex(const Digest *digest, char hex[DIGEST_HEX + 1]);

/* BLAKE2b-256 of a text in lower-case hexadecimal and a zero byte, as `b2sum -l 256` prints it. */
void digest_sum(Str text, char hex[DIGEST_SUM_HEX + 1]);

#endif
