/* The editor's secret key: made, kept in a file as minisign keeps it, read again.
 *
 * The file is text: a comment line and 158 bytes in base64. With a passphrase the key in it is
 * masked with a stream that scrypt makes from the passphrase (a gibibyte of memory and seconds of
 * work for each guess); without one it lies open. Files of either tool work with the other.
 *
 *     SecretKey key;
 *     secret_key_make(&key);
 *     Str file = secret_key_write_in(&arena, &key, passphrase, &failure);
 *     …
 *     if (!secret_key_read(file, passphrase, &key, &failure)) { … wrong passphrase … }
 *     … sign …
 *     secret_key_wipe(&key);
 *
 * A passphrase whose `.at` is NULL means: none. Whoever reads a key wipes it, and the file's text.
 */
#ifndef TSUBO_PACK_TOOL_SECRET_KEY_H
#define TSUBO_PACK_TOOL_SECRET_KEY_H

#include "base/arena.h"
#include "base/failure.h"
#include "pack/keyring.h"

enum {
    /* Seed and public key, as libsodium has it. */
    SECRET_KEY_BYTES = 64,
    /* minisign writes 309 bytes; its comment line may have 1,024. */
    SECRET_KEY_FILE_BYTES = 2048,
    /* minisign reads a passphrase into 1,024 bytes. */
    PASSPHRASE_BYTES = 1023,
};

typedef struct SecretKey {
    KeyId id;
    uint8_t bytes[SECRET_KEY_BYTES];
} SecretKey;

/* A new pair from the system's random numbers. */
void secret_key_make(SecretKey *key);
void secret_key_wipe(SecretKey *key);

PublicKey secret_key_public(const SecretKey *key);

/* The public key's file, as minisign writes it. */
Str public_key_write_in(Arena *arena, const PublicKey *key);

/* The secret key's file; .at is NULL with FAILURE_LIMIT when there is not enough memory to mask it.
 * Takes seconds with a passphrase. */
MUST_USE Str secret_key_write_in(Arena *arena, const SecretKey *key, Str passphrase,
                                 Failure *failure);

/* Whether the file is a secret key's at all, and whether it asks for a passphrase. */
MUST_USE bool secret_key_look(Str file, bool *is_masked, Failure *failure);

/* Reads the key; seconds with a passphrase. FAILURE_FORMAT for a file that is none or is damaged,
 * FAILURE_SIGNATURE for a wrong passphrase. The key is wiped after a failure. */
MUST_USE bool secret_key_read(Str file, Str passphrase, SecretKey *key, Failure *failure);

#endif
