/* Whether a disk gives back what it was given: a quick sum with a key nobody knows.
 *
 * A copy is hashed with BLAKE2b while it is made, because strangers may have made its bytes
 * (digest.h). Afterwards it is read back from our own disk, where chance is the only adversary; to
 * compare the two readings with each other, Poly1305 under a random key is as good and costs a
 * third. It says "the same bytes as a moment ago" and nothing else: no echo is ever stored, and no
 * signature is checked with one.
 *
 *     EchoKey key = echo_key();
 *     Echo echo;
 *     echo_begin(&echo, &key);
 *     while (…) { echo_add(&echo, piece, piece_bytes); }
 *     EchoSum written = echo_end(&echo);
 *     …                                        // the same again over what is read back
 *     bool same = echo_equal(&written, &read);
 *
 * Two different readings agree with a chance below one in 2⁷⁰ for the largest pack (the bound of
 * Poly1305 for a key that is used for one message and its repetition).
 */
#ifndef TSUBO_PACK_ECHO_H
#define TSUBO_PACK_ECHO_H

#include <stddef.h>

#include "base/str.h"

enum {
    ECHO_KEY_BYTES = 32,
    ECHO_SUM_BYTES = 16,
};

/* Made anew for each copy. */
typedef struct EchoKey {
    uint8_t bytes[ECHO_KEY_BYTES];
} EchoKey;

typedef struct EchoSum {
    uint8_t bytes[ECHO_SUM_BYTES];
} EchoSum;

/* A sum under way: room for libsodium's state. One that is not ended needs no release. */
typedef struct Echo {
    _Alignas(16) uint8_t opaque[256];
} Echo;

/* Random bytes of the system. */
EchoKey echo_key(void);

void echo_begin(Echo *echo, const EchoKey *key);
void echo_add(Echo *echo, const void *bytes, size_t size_bytes);
EchoSum echo_end(Echo *echo);

bool echo_equal(const EchoSum *a, const EchoSum *b);

#endif
