/* Whose packs we show: the public keys in a folder, and the list of those that were revoked.
 *
 * A key file is minisign's own (`tsubo-pack keygen` and `minisign -G` write them). The folder holds
 *
 *     editors-2026.pub      any number of *.pub, one key each
 *     revoked               optional: one key id a line as minisign prints it, # begins a comment
 *
 * and belongs to the installed system, so it is believed; still a doubtful folder is refused as a
 * whole instead of half understood, because a line that was skipped might have been a revocation.
 *
 *     Keyring keyring;
 *     if (!keyring_read(&keyring, &scratch, S("/usr/share/tsubo/keys/pack"), &failure)) { … }
 *     SignatureVerdict verdict = signature_read(bytes, &keyring, &claim);      // signature.h
 *
 * Keys do not expire: a booth has no clock. One folder is one role; keys for anything but packs
 * belong in another folder and another Keyring.
 */
#ifndef TSUBO_PACK_KEYRING_H
#define TSUBO_PACK_KEYRING_H

#include "base/arena.h"
#include "base/failure.h"

enum {
    KEY_ID_BYTES = 8,
    KEY_ID_HEX = 16,
    KEY_BYTES = 32,
    /* A publisher has two or three keys; the list of the dead grows by one a year. */
    KEYRING_KEYS = 32,
    KEYRING_REVOKED = 256,
    /* minisign writes 113 bytes; its comment line may have 1,024. */
    KEYRING_FILE_BYTES = 2048,
    KEYRING_LIST_BYTES = 64 * 1024,
};

/* The random number that names a key; files hold it with the lowest byte first. */
typedef struct KeyId {
    uint8_t bytes[KEY_ID_BYTES];
} KeyId;

/* An Ed25519 public key and its name. */
typedef struct PublicKey {
    KeyId id;
    uint8_t bytes[KEY_BYTES];
} PublicKey;

/* A plain value without pointers: it may be copied, and needs no release. */
typedef struct Keyring {
    PublicKey keys[KEYRING_KEYS];
    int32_t key_count;
    KeyId revoked[KEYRING_REVOKED];
    int32_t revoked_count;
} Keyring;

/* Reads the folder; `scratch` is rewound. FAILURE_FILE when it cannot be read, FAILURE_FORMAT for a
 * *.pub that is no key, for two keys of one id and for a line of `revoked` that is no key id,
 * FAILURE_LIMIT for too many. No key at all is a failure too: such a booth could never update. */
MUST_USE bool keyring_read(Keyring *keyring, Arena *scratch, Str folder, Failure *failure);

/* A keyring of the one key in a file; nothing is revoked. */
MUST_USE bool keyring_read_key(Keyring *keyring, Arena *scratch, Str path, Failure *failure);

/* The steps of the above, without files. A key is refused when it is no sound point of the curve:
 * with such a key some signature would fit every text. */
MUST_USE bool keyring_parse_key(Str bytes, PublicKey *key);
MUST_USE bool keyring_add(Keyring *keyring, const PublicKey *key, Failure *failure);
MUST_USE bool keyring_revoke(Keyring *keyring, Str list, Failure *failure);

/* The key of that id, revoked or not; NULL when there is none. Borrowed from the keyring. */
const PublicKey *keyring_find(const Keyring *keyring, KeyId id);
bool keyring_has_revoked(const Keyring *keyring, KeyId id);

bool key_id_equal(KeyId a, KeyId b);
/* As minisign prints ids: up to 16 hexadecimal digits, the highest byte first. */
MUST_USE bool key_id_from_hex(Str hex, KeyId *id);
/* Writes 16 upper-case digits and a zero byte. */
void key_id_to_hex(KeyId id, char hex[KEY_ID_HEX + 1]);

#endif
