/* Poly1305 from libsodium. Its rule that a key serves one message holds: the message that is summed
 * a second time is meant to be the same, and the sums never leave the process. */
#include "pack/echo.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

static_assert(sizeof(crypto_onetimeauth_state) <= sizeof(Echo), "the state has room");
static_assert(crypto_onetimeauth_KEYBYTES == ECHO_KEY_BYTES, "Poly1305 has these sizes");
static_assert(crypto_onetimeauth_BYTES == ECHO_SUM_BYTES, "Poly1305 has these sizes");

/* Without random bytes there is no key, and a system without them has other troubles. */
EchoKey echo_key(void) {
    EchoKey key;
    if (sodium_init() < 0) {
        abort();
    }
    randombytes_buf(key.bytes, sizeof(key.bytes));
    return key;
}

void echo_begin(Echo *echo, const EchoKey *key) {
    crypto_onetimeauth_init((crypto_onetimeauth_state *)echo, key->bytes);
}

void echo_add(Echo *echo, const void *bytes, size_t size_bytes) {
    crypto_onetimeauth_update((crypto_onetimeauth_state *)echo, bytes, size_bytes);
}

EchoSum echo_end(Echo *echo) {
    EchoSum sum;
    crypto_onetimeauth_final((crypto_onetimeauth_state *)echo, sum.bytes);
    return sum;
}

bool echo_equal(const EchoSum *a, const EchoSum *b) {
    /* A plain comparison: nobody can learn the key from how long it takes, as nobody else sees the
     * sums. */
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}
