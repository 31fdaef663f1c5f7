/* The file of a secret key. All numbers in it have the lowest byte first. */
#include "pack_tool/secret_key.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "pack/armour.h"

static_assert(crypto_sign_SECRETKEYBYTES == SECRET_KEY_BYTES, "minisign's keys are Ed25519");

/* Where things stand among the 158 bytes. From AT_ID on they are masked. */
enum {
    AT_ALGORITHM = 0,  /* "Ed" */
    AT_DERIVATION = 2, /* "Sc", or two zeros without a passphrase */
    AT_CHECK_KIND = 4, /* "B2" */
    AT_SALT = 6,
    AT_WORK = 38,
    AT_MEMORY = 46,
    AT_ID = 54,
    AT_KEY = AT_ID + KEY_ID_BYTES,
    AT_CHECK = AT_KEY + SECRET_KEY_BYTES,
    CHECK_BYTES = 32,
    FILE_BYTES = AT_CHECK + CHECK_BYTES,
    MASK_BYTES = FILE_BYTES - AT_ID,
};

static_assert(crypto_pwhash_scryptsalsa208sha256_SALTBYTES == AT_WORK - AT_SALT, "the salt fits");
static_assert((int)FILE_BYTES <= (int)ARMOUR_BYTES,
              "a secret key is the largest thing in these lines");

static const uint64_t work_least = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE;
static const uint64_t work_usual = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
static const uint64_t memory_usual = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;

/* A file that asks for more than this is damaged, or meant to keep the machine busy for ever. */
enum { UNUSUAL_FACTOR = 4 };

/* Little-endian, as minisign has it. */
static void put_number(uint8_t *at, uint64_t number) {
    for (int32_t i = 0; i < 8; i++) {
        at[i] = (uint8_t)(number >> (8 * i));
    }
}

/* Likewise. */
static uint64_t get_number(const uint8_t *at) {
    uint64_t number = 0;
    for (int32_t i = 7; i >= 0; i--) {
        number = number << 8 | at[i];
    }
    return number;
}

/* As minisign makes them: Ed25519, a random id. */
void secret_key_make(SecretKey *key) {
    uint8_t open[KEY_BYTES];
    int ready = sodium_init();
    assert(ready >= 0 && "the system has random numbers");
    (void)ready;
    crypto_sign_keypair(open, key->bytes);
    randombytes_buf(key->id.bytes, KEY_ID_BYTES);
}

/* On every way out. */
void secret_key_wipe(SecretKey *key) {
    sodium_memzero(key, sizeof(*key));
}

/* The public half lies within the secret one. */
PublicKey secret_key_public(const SecretKey *key) {
    PublicKey public_key = {.id = key->id};
    crypto_sign_ed25519_sk_to_pk(public_key.bytes, key->bytes);
    return public_key;
}

/* "untrusted comment: …" and the bytes below it. */
static Str write_lines_in(Arena *arena, Str comment, const uint8_t *bytes, size_t size) {
    char line[sodium_base64_ENCODED_LEN(FILE_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    sodium_bin2base64(line, sizeof(line), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    Str file = arena_print_in(arena, "untrusted comment: %.*s\n%s\n", STR_ARG(comment), line);
    sodium_memzero(line, sizeof(line));
    return file;
}

/* Two lines; the comment is for people. */
Str public_key_write_in(Arena *arena, const PublicKey *key) {
    char hex[KEY_ID_HEX + 1];
    uint8_t raw[2 + KEY_ID_BYTES + KEY_BYTES] = "Ed";
    memcpy(raw + 2, key->id.bytes, KEY_ID_BYTES);
    memcpy(raw + 2 + KEY_ID_BYTES, key->bytes, KEY_BYTES);
    key_id_to_hex(key->id, hex);
    Str comment = arena_print_in(arena, "minisign public key %s", hex);
    return write_lines_in(arena, comment, raw, sizeof(raw));
}

/* The check sum of what is masked, so that a wrong passphrase is noticed. */
static void check_sum(const uint8_t *raw, uint8_t sum[CHECK_BYTES]) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHECK_BYTES);
    crypto_generichash_update(&state, raw + AT_ALGORITHM, 2);
    crypto_generichash_update(&state, raw + AT_ID, KEY_ID_BYTES + SECRET_KEY_BYTES);
    crypto_generichash_final(&state, sum, CHECK_BYTES);
    sodium_memzero(&state, sizeof(state));
}

/* Masks and unmasks, as far as the memory goes; the limits stand in `raw`. */
static bool turn_mask(uint8_t *raw, Str passphrase) {
    uint8_t mask[MASK_BYTES];
    int done = crypto_pwhash_scryptsalsa208sha256(
        mask, MASK_BYTES, passphrase.at, (unsigned long long)passphrase.size, raw + AT_SALT,
        get_number(raw + AT_WORK), (size_t)get_number(raw + AT_MEMORY));
    for (int32_t i = 0; done == 0 && i < MASK_BYTES; i++) {
        raw[AT_ID + i] ^= mask[i];
    }
    sodium_memzero(mask, sizeof(mask));
    return done == 0;
}

/* Takes half of everything as long as a small machine has no gibibyte to spare, as minisign does.
 */
static bool mask(uint8_t *raw, Str passphrase) {
    uint64_t memory = memory_usual;
    memcpy(raw + AT_DERIVATION, "Sc", 2);
    randombytes_buf(raw + AT_SALT, AT_WORK - AT_SALT);
    check_sum(raw, raw + AT_CHECK);
    for (uint64_t work = work_usual; work >= work_least; work /= 2, memory /= 2) {
        put_number(raw + AT_WORK, work);
        put_number(raw + AT_MEMORY, memory);
        if (turn_mask(raw, passphrase)) {
            return true;
        }
    }
    return false;
}

/* With a checksum, so that a wrong passphrase is noticed. */
Str secret_key_write_in(Arena *arena, const SecretKey *key, Str passphrase, Failure *failure) {
    uint8_t raw[FILE_BYTES] = {0};
    Str comment = S("minisign secret key without a passphrase");
    memcpy(raw + AT_ALGORITHM, "Ed", 2);
    memcpy(raw + AT_CHECK_KIND, "B2", 2);
    memcpy(raw + AT_ID, key->id.bytes, KEY_ID_BYTES);
    memcpy(raw + AT_KEY, key->bytes, SECRET_KEY_BYTES);
    if (passphrase.at) {
        comment = S("minisign encrypted secret key");
        if (!mask(raw, passphrase)) {
            sodium_memzero(raw, sizeof(raw));
            failure_set(failure, FAILURE_LIMIT,
                        "there is not enough memory to protect the key with a passphrase");
            return (Str){0};
        }
    }
    Str file = write_lines_in(arena, comment, raw, sizeof(raw));
    sodium_memzero(raw, sizeof(raw));
    return file;
}

/* Takes the file apart and checks all that can be checked without a passphrase. */
static bool read_raw(Str file, uint8_t raw[FILE_BYTES], Failure *failure) {
    Str comment;
    Armour armour = armour_of(file);
    if (!armour_take_comment(&armour, S("untrusted comment: "), ARMOUR_COMMENT_BYTES, &comment) ||
        !armour_take_bytes(&armour, raw, FILE_BYTES) || !armour_is_empty(&armour) ||
        memcmp(raw + AT_ALGORITHM, "Ed", 2) != 0 || memcmp(raw + AT_CHECK_KIND, "B2", 2) != 0) {
        return failure_set(failure, FAILURE_FORMAT, "this is not a secret key");
    }
    bool is_masked = memcmp(raw + AT_DERIVATION, "Sc", 2) == 0;
    if (!is_masked && memcmp(raw + AT_DERIVATION, "\0\0", 2) != 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "the secret key is protected in a way that is not known");
    }
    if (is_masked && (get_number(raw + AT_WORK) > work_usual * UNUSUAL_FACTOR ||
                      get_number(raw + AT_MEMORY) > memory_usual * UNUSUAL_FACTOR)) {
        return failure_set(failure, FAILURE_FORMAT, "the secret key is damaged");
    }
    return true;
}

/* Whether it asks for a passphrase, without asking. */
bool secret_key_look(Str file, bool *is_masked, Failure *failure) {
    uint8_t raw[FILE_BYTES];
    bool done = read_raw(file, raw, failure);
    *is_masked = done && raw[AT_DERIVATION] != 0;
    sodium_memzero(raw, sizeof(raw));
    return done;
}

/* The stream of scrypt over the secret part; a wrong passphrase shows in the checksum. */
static bool unmask(uint8_t *raw, Str passphrase, Failure *failure) {
    uint8_t sum[CHECK_BYTES];
    if (raw[AT_DERIVATION] == 0) {
        return true;
    }
    if (!passphrase.at) {
        return failure_set(failure, FAILURE_SIGNATURE, "the secret key wants a passphrase");
    }
    if (!turn_mask(raw, passphrase)) {
        return failure_set(failure, FAILURE_LIMIT,
                           "there is not enough memory to open the secret key");
    }
    check_sum(raw, sum);
    return sodium_memcmp(sum, raw + AT_CHECK, CHECK_BYTES) == 0 ||
           failure_set(failure, FAILURE_SIGNATURE, "the passphrase is wrong");
}

/* A key's second half is its public key. A damaged one would sign what nobody can verify; worse,
 * two signatures with different second halves would give the secret away. */
static bool halves_fit(const SecretKey *key) {
    uint8_t seed[crypto_sign_SEEDBYTES];
    uint8_t open[KEY_BYTES];
    SecretKey again;
    crypto_sign_ed25519_sk_to_seed(seed, key->bytes);
    crypto_sign_seed_keypair(open, again.bytes, seed);
    bool fit = sodium_memcmp(again.bytes, key->bytes, SECRET_KEY_BYTES) == 0;
    sodium_memzero(seed, sizeof(seed));
    secret_key_wipe(&again);
    return fit;
}

/* The same file that minisign reads. */
bool secret_key_read(Str file, Str passphrase, SecretKey *key, Failure *failure) {
    uint8_t raw[FILE_BYTES];
    bool done = read_raw(file, raw, failure) && unmask(raw, passphrase, failure);
    if (done) {
        memcpy(key->id.bytes, raw + AT_ID, KEY_ID_BYTES);
        memcpy(key->bytes, raw + AT_KEY, SECRET_KEY_BYTES);
        done = halves_fit(key) || failure_set(failure, FAILURE_FORMAT, "the secret key is damaged");
    }
    if (!done) {
        secret_key_wipe(key);
    }
    sodium_memzero(raw, sizeof(raw));
    return done;
}
