/* BLAKE2b as b2sum prints it, in one piece and in many, and the one writing of a digest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <sodium.h>

#include "pack/digest.h"

/* Made with `printf … | b2sum` and `printf … | b2sum -l 256` of coreutils. */
static const struct {
    const char *name;
    Str text;
    const char *digest;
    const char *sum;
} rows[] = {
    {"nothing", S_INIT(""),
     "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
     "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce",
     "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"},
    {"abc", S_INIT("abc"),
     "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
     "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
     "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"},
};

static void test_digests(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        char hex[DIGEST_HEX + 1];
        char sum[DIGEST_SUM_HEX + 1];
        Digest digest = digest_of(rows[i].text);
        digest_to_hex(&digest, hex);
        digest_sum(rows[i].text, sum);
        if (strcmp(hex, rows[i].digest) != 0 || strcmp(sum, rows[i].sum) != 0) {
            fail_msg("%s: got %s and %s", rows[i].name, hex, sum);
        }
    }
}

/* However a text is cut: below, at and above the block of 128 bytes. */
static void test_pieces(void **state) {
    static const int32_t cuts[] = {1, 3, 63, 64, 127, 128, 129, 255, 256, 1000};
    char bytes[4096];
    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (char)(i * 31 + i / 7);
    }
    Digest whole = digest_of((Str){bytes, sizeof(bytes)});
    for (int32_t i = 0; i < COUNT_OF(cuts); i++) {
        Digester digester;
        Str rest = {bytes, sizeof(bytes)};
        digest_begin(&digester);
        digest_add(&digester, NULL, 0);
        while (rest.size > 0) {
            Str piece = str_slice(rest, 0, cuts[i]);
            digest_add(&digester, piece.at, (size_t)piece.size);
            rest = str_slice(rest, piece.size, rest.size);
        }
        Digest pieces = digest_end(&digester);
        if (!digest_equal(&pieces, &whole)) {
            fail_msg("pieces of %d bytes give another digest", cuts[i]);
        }
    }
    bytes[4095] ^= 1;
    Digest other = digest_of((Str){bytes, sizeof(bytes)});
    assert_false(digest_equal(&other, &whole));
}

/* The same small sequence on every machine. */
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* In pieces of any size, through the hash of our own. */
static Digest digest_in_pieces(const char *bytes, size_t size, uint32_t *seed) {
    Digester digester;
    digest_begin(&digester);
    while (size > 0) {
        size_t piece = next_random(seed) % 400;
        piece = piece < size ? piece : size;
        digest_add(&digester, bytes, piece);
        bytes += piece;
        size -= piece;
    }
    return digest_end(&digester);
}

/* Every length around the first eight blocks, and random ones, in random pieces: the hash of our
 * own is the function that libsodium computes. */
static void test_like_libsodium(void **state) {
    static char bytes[20000];
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (char)next_random(&seed);
    }
    assert_true(sodium_init() >= 0);
    for (size_t i = 0; i < 3000; i++) {
        size_t size = i < 1040 ? i : next_random(&seed) % sizeof(bytes);
        uint8_t theirs[DIGEST_BYTES];
        uint8_t their_sum[DIGEST_SUM_HEX / 2];
        char sum[DIGEST_SUM_HEX + 1];
        char their_hex[DIGEST_SUM_HEX + 1];
        crypto_generichash(theirs, sizeof(theirs), (const uint8_t *)bytes, size, NULL, 0);
        crypto_generichash(their_sum, sizeof(their_sum), (const uint8_t *)bytes, size, NULL, 0);
        sodium_bin2hex(their_hex, sizeof(their_hex), their_sum, sizeof(their_sum));
        digest_sum((Str){bytes, (int32_t)size}, sum);
        Digest ours = digest_in_pieces(bytes, size, &seed);
        if (memcmp(ours.bytes, theirs, sizeof(theirs)) != 0 || strcmp(sum, their_hex) != 0) {
            fail_msg("%zu bytes have another digest than libsodium's", size);
        }
    }
}

static void test_writing(void **state) {
    char hex[DIGEST_HEX + 2];
    Digest digest;
    (void)state;
    memcpy(hex, rows[1].digest, DIGEST_HEX + 1);
    assert_true(digest_from_hex(str_from_c(hex), &digest));
    Digest abc = digest_of(S("abc"));
    assert_true(digest_equal(&digest, &abc));
    assert_false(digest_from_hex((Str){hex, DIGEST_HEX - 1}, &digest));
    assert_false(digest_from_hex((Str){hex, DIGEST_HEX - 2}, &digest));
    strcat(hex, "0");
    assert_false(digest_from_hex(str_from_c(hex), &digest));
    static const char wrong[] = "Ag/:`@ \xff";
    for (int32_t i = 0; i < (int32_t)sizeof(wrong); i++) {
        memcpy(hex, rows[1].digest, DIGEST_HEX + 1);
        hex[i % 2 ? 127 : 0] = wrong[i];
        if (digest_from_hex((Str){hex, DIGEST_HEX}, &digest)) {
            fail_msg("a digit “%c” was taken", wrong[i]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_digests), cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_like_libsodium), cmocka_unit_test(test_writing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
