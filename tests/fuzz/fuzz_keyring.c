/* Key files and lists of revoked keys: what is taken as a key is written back the same, what is
 * taken as a list has all its ids.
 *
 * The first byte chooses: even for a key file, odd for a list. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "signer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_key(Arena *arena, Str bytes) {
    PublicKey key;
    PublicKey again;
    if (!keyring_parse_key(bytes, &key)) {
        return;
    }
    Signer signer = {.key = key};
    Str file = signer_pub_in(arena, &signer);
    assert(keyring_parse_key(file, &again) && memcmp(&key, &again, sizeof(key)) == 0);
    /* The second line is the same; the first one and the line ends may differ. */
    str_cut(&bytes, '\n');
    str_cut(&file, '\n');
    assert(str_equal(str_trim(bytes), str_trim(file)));
}

static void try_list(Str list) {
    static Keyring keyring;
    Failure failure = {0};
    keyring.revoked_count = 0;
    bool done = keyring_revoke(&keyring, list, &failure);
    assert(done == (failure.kind == FAILURE_NONE));
    assert(keyring.revoked_count >= 0 && keyring.revoked_count <= KEYRING_REVOKED);
    for (int32_t i = 0; i < keyring.revoked_count; i++) {
        char hex[KEY_ID_HEX + 1];
        KeyId id;
        key_id_to_hex(keyring.revoked[i], hex);
        assert(key_id_from_hex(str_from_c(hex), &id) && keyring_has_revoked(&keyring, id));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    /* Kept from run to run: taking and returning it would cost more than the parsing. */
    static Arena arena;
    if (size < 1 || size > 16384) {
        return 0;
    }
    if (!arena.base) {
        arena = arena_open((size_t)64 * 1024);
    }
    Str rest = {(const char *)data + 1, (int32_t)size - 1};
    if (data[0] % 2 == 0) {
        try_key(&arena, rest);
    } else {
        try_list(rest);
    }
    arena_reset(&arena);
    return 0;
}
