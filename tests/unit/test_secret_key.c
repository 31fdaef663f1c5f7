/* Secret key files: minisign's and our own, whole and broken, with and without a passphrase.
 *
 * Protecting a key takes seconds by design, so the files with a passphrase are made here with the
 * least work that scrypt has a name for; test_minisign.sh does it at full strength. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "pack_tool/secret_key.h"
#include "signer.h"

static Arena arena;

/* minisign -G -W, and its public half. */
#define OPEN_LINE                                                                                  \
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFoPFeMNj"             \
    "fjcAxMXwqCtuQpII+SonAo0L87LphakWzT3ZTW+NqhZsADkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fs"             \
    "Mk7V2iE0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
#define COMMENT "untrusted comment: minisign encrypted secret key\n"
#define OPEN_FILE COMMENT OPEN_LINE "\n"
#define OPEN_PUB                                                                                   \
    "untrusted comment: minisign public key 377E63C378C58316\n"                                    \
    "RWQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2iE0\n"

static void test_minisign_open(void **state) {
    Failure failure = {0};
    SecretKey key;
    bool is_masked = true;
    (void)state;
    assert_true(secret_key_look(S(OPEN_FILE), &is_masked, &failure));
    assert_false(is_masked);
    assert_true(secret_key_read(S(OPEN_FILE), (Str){0}, &key, &failure));
    PublicKey public_key = secret_key_public(&key);
    assert_true(str_equal(public_key_write_in(&arena, &public_key), S(OPEN_PUB)));
    /* Written again it is the same but for the comment. */
    Str again = secret_key_write_in(&arena, &key, (Str){0}, &failure);
    Str first = str_cut(&again, '\n');
    assert_true(str_starts_with(first, S("untrusted comment: ")));
    assert_true(str_equal(again, S(OPEN_LINE "\n")));
    secret_key_wipe(&key);
    assert_true(sodium_is_zero((const uint8_t *)&key, sizeof(key)));
}

/* The bytes of a key file, to be spoiled. */
typedef struct Raw {
    uint8_t bytes[158];
} Raw;

enum { AT_WORK = 38, AT_MEMORY = 46, AT_ID = 54, AT_KEY = 62, AT_CHECK = 126 };

static Raw open_raw(void) {
    Raw raw;
    size_t got;
    Str line = S(OPEN_LINE);
    assert_int_equal(sodium_base642bin(raw.bytes, sizeof(raw.bytes), line.at, (size_t)line.size,
                                       NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL),
                     0);
    return raw;
}

static Str write_raw(const Raw *raw) {
    return arena_print_in(&arena, COMMENT "%.*s\n",
                          STR_ARG(signer_base64_in(&arena, raw->bytes, sizeof(raw->bytes))));
}

static void put_number(uint8_t *at, uint64_t number) {
    for (int32_t i = 0; i < 8; i++) {
        at[i] = (uint8_t)(number >> (8 * i));
    }
}

/* The open key behind a passphrase, with little work. */
static Raw masked_raw(Str passphrase) {
    uint8_t mask[104];
    uint8_t checked[74];
    Raw raw = open_raw();
    memcpy(raw.bytes + 2, "Sc", 2);
    memset(raw.bytes + 6, 0x5A, 32);
    put_number(raw.bytes + AT_WORK, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN);
    put_number(raw.bytes + AT_MEMORY, crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN);
    memcpy(checked, raw.bytes, 2);
    memcpy(checked + 2, raw.bytes + AT_ID, 72);
    crypto_generichash(raw.bytes + AT_CHECK, 32, checked, sizeof(checked), NULL, 0);
    assert_int_equal(crypto_pwhash_scryptsalsa208sha256(
                         mask, sizeof(mask), passphrase.at, (unsigned long long)passphrase.size,
                         raw.bytes + 6, crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN,
                         crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN),
                     0);
    for (int32_t i = 0; i < 104; i++) {
        raw.bytes[AT_ID + i] ^= mask[i];
    }
    return raw;
}

static void expect_refusal(const char *name, Str file, Str passphrase, const char *sentence) {
    Failure failure = {0};
    SecretKey key;
    memset(&key, 0xFF, sizeof(key));
    bool done = secret_key_read(file, passphrase, &key, &failure);
    if (done || strcmp(failure.sentence, sentence) != 0) {
        fail_msg("%s: %s, “%s”", name, done ? "taken" : "refused", failure.sentence);
    }
    assert_true(sodium_is_zero((const uint8_t *)&key, sizeof(key)));
}

static void test_masked(void **state) {
    Failure failure = {0};
    SecretKey key;
    bool is_masked = false;
    Raw raw = masked_raw(S("ひみつ"));
    Raw other;
    (void)state;
    assert_true(secret_key_look(write_raw(&raw), &is_masked, &failure));
    assert_true(is_masked);
    assert_true(secret_key_read(write_raw(&raw), S("ひみつ"), &key, &failure));
    PublicKey public_key = secret_key_public(&key);
    assert_true(str_equal(public_key_write_in(&arena, &public_key), S(OPEN_PUB)));
    expect_refusal("another passphrase", write_raw(&raw), S("ひみづ"), "the passphrase is wrong");
    expect_refusal("a longer one", write_raw(&raw), S("ひみつ "), "the passphrase is wrong");
    expect_refusal("no passphrase", write_raw(&raw), (Str){0}, "the secret key wants a passphrase");
    for (int32_t i = 0; i < 158; i++) {
        other = raw;
        other.bytes[i] ^= 1;
        Failure ignored = {0};
        /* A limit says how much work there is at most; a little more makes no other key. */
        bool is_limit = i >= AT_WORK && i < AT_ID;
        if (secret_key_read(write_raw(&other), S("ひみつ"), &key, &ignored) && !is_limit) {
            fail_msg("byte %d may be another one", i);
        }
    }
    other = raw;
    put_number(other.bytes + AT_WORK, UINT64_MAX);
    expect_refusal("endless work", write_raw(&other), S("x"), "the secret key is damaged");
    other = raw;
    put_number(other.bytes + AT_MEMORY, (uint64_t)5 << 30);
    expect_refusal("endless memory", write_raw(&other), S("x"), "the secret key is damaged");
}

static void test_broken(void **state) {
    Raw raw = open_raw();
    (void)state;
    raw.bytes[AT_KEY] ^= 1;
    expect_refusal("another seed", write_raw(&raw), (Str){0}, "the secret key is damaged");
    raw = open_raw();
    raw.bytes[AT_CHECK - 1] ^= 1;
    expect_refusal("another second half", write_raw(&raw), (Str){0}, "the secret key is damaged");
    raw = open_raw();
    raw.bytes[0] = 'X';
    expect_refusal("another algorithm", write_raw(&raw), (Str){0}, "this is not a secret key");
    raw = open_raw();
    raw.bytes[4] = 'X';
    expect_refusal("another check", write_raw(&raw), (Str){0}, "this is not a secret key");
    raw = open_raw();
    memcpy(raw.bytes + 2, "Ar", 2);
    expect_refusal("another derivation", write_raw(&raw), (Str){0},
                   "the secret key is protected in a way that is not known");
}

static const struct {
    const char *name;
    Str file;
} files[] = {
    {"nothing", S_INIT("")},
    {"a public key", S_INIT(OPEN_PUB)},
    {"the line alone", S_INIT(OPEN_LINE "\n")},
    {"no line end", S_INIT(COMMENT OPEN_LINE)},
    {"a line too many", S_INIT(OPEN_FILE "\n")},
    {"a cut line", S_INIT(COMMENT "RWQAAEIyAAAA\n")},
    {"no base64", S_INIT(COMMENT "ひみつ\n")},
};

static void test_files(void **state) {
    Failure failure = {0};
    SecretKey key;
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(files); i++) {
        expect_refusal(files[i].name, files[i].file, (Str){0}, "this is not a secret key");
    }
    assert_true(
        secret_key_read(S("untrusted comment: \r\n" OPEN_LINE "\r\n"), (Str){0}, &key, &failure));
}

/* Two keys made one after the other have nothing in common. */
static void test_make(void **state) {
    Failure failure = {0};
    SecretKey one;
    SecretKey two;
    SecretKey read;
    (void)state;
    secret_key_make(&one);
    secret_key_make(&two);
    assert_false(key_id_equal(one.id, two.id));
    assert_memory_not_equal(one.bytes, two.bytes, 32);
    Str file = secret_key_write_in(&arena, &one, (Str){0}, &failure);
    assert_true(secret_key_read(file, (Str){0}, &read, &failure));
    assert_memory_equal(&read, &one, sizeof(one));
    PublicKey public_key = secret_key_public(&one);
    PublicKey parsed;
    assert_true(keyring_parse_key(public_key_write_in(&arena, &public_key), &parsed));
    assert_memory_equal(&parsed, &public_key, sizeof(parsed));
}

static int open_arena(void **state) {
    (void)state;
    arena = arena_open((size_t)4 << 20);
    return sodium_init() < 0 ? -1 : 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_minisign_open),
                                       cmocka_unit_test(test_masked), cmocka_unit_test(test_broken),
                                       cmocka_unit_test(test_files), cmocka_unit_test(test_make)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
