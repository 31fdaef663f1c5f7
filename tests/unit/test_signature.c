/* Signatures that minisign made, and signatures with one part wrong: each has its verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "pack/armour.h"
#include "signer.h"

static Arena arena;
static Signer signer;
static Keyring keyring;
static Str comment;

/* minisign 0.11 over 65,536 zero bytes:
 *     minisign -G -W -p k.pub -s k.key
 *     minisign -Sm x -s k.key -c つぼマガ編集部 -t "tsubo1 …" */
#define STOCK_PUB                                                                                  \
    "untrusted comment: minisign public key 377E63C378C58316\n"                                    \
    "RWQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2iE0\n"
#define STOCK_COMMENT                                                                              \
    "tsubo1 type=pack id=jp.example.pack serial=2026112201 size=65536 b2="                         \
    "224bf59a700688baa36d6ae418d9314d880adeb791ab854ebb697bc853d6f4c2"                             \
    "faf9797b9902103ff8aa7b92b7340ec995e64259dcdb2be7ab45d93d04b14cd5"                             \
    " fmt=1 made=2026-11-22 title=%E5%9F%BA%E6%9C%AC"
#define STOCK_PRIMARY                                                                              \
    "QWg8V4w2N+N8fZ5yz3puU4mFs3qrCcAH7PvzD8KAyTW5dan+M3v5bf86uxXhcXvoEfQzUOT9m8c6j7lRBDaQU/"       \
    "Kn+PggeDkgg="
#define STOCK_GLOBAL                                                                               \
    "juCB2ymp0fwgxzzTa4YYBMpA5wtOWI+qKB/w1ywNjW6Wnt8ijmZtFWmZrm6QYQSbk41sUoDN2IeP2RdphCnMAQ=="
#define STOCK(first, algorithm, comment, global, end)                                              \
    first end algorithm STOCK_PRIMARY end comment end global end
#define FIRST "untrusted comment: つぼマガ編集部"
#define SECOND "RU" /* "ED" and the top of the key's id */
#define THIRD "trusted comment: " STOCK_COMMENT

static const struct {
    const char *name;
    Str bytes;
    SignatureVerdict verdict;
} stock[] = {
    {"as it was made", S_INIT(STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\n")), SIGNATURE_GOOD},
    {"through Windows", S_INIT(STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\r\n")), SIGNATURE_GOOD},
    {"another first line", S_INIT(STOCK("untrusted comment: x", SECOND, THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_GOOD},
    {"an old Mac", S_INIT(STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\r")), SIGNATURE_MALFORMED},
    {"relabelled as the old algorithm", S_INIT(STOCK(FIRST, "RW", THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"no algorithm at all", S_INIT(STOCK(FIRST, "AA", THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"no prefix", S_INIT(STOCK("つぼマガ編集部", SECOND, THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"no trusted prefix", S_INIT(STOCK(FIRST, SECOND, STOCK_COMMENT, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"a blank line in front", S_INIT("\n" STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"a blank line behind", S_INIT(STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\n") "\n"),
     SIGNATURE_MALFORMED},
    {"a byte behind", S_INIT(STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\n") "\0"),
     SIGNATURE_MALFORMED},
    {"a byte order mark", S_INIT("\xEF\xBB\xBF" STOCK(FIRST, SECOND, THIRD, STOCK_GLOBAL, "\n")),
     SIGNATURE_MALFORMED},
    {"the comment altered", S_INIT(STOCK(FIRST, SECOND, THIRD "x", STOCK_GLOBAL, "\n")),
     SIGNATURE_MISMATCH},
    {"a blank behind the comment", S_INIT(STOCK(FIRST, SECOND, THIRD " ", STOCK_GLOBAL, "\n")),
     SIGNATURE_MISMATCH},
    {"nothing", S_INIT(""), SIGNATURE_MALFORMED},
    {"one line end", S_INIT("\n"), SIGNATURE_MALFORMED},
    {"four line ends", S_INIT("\n\n\n\n"), SIGNATURE_MALFORMED},
};

static void test_stock(void **state) {
    Failure failure;
    PublicKey key;
    Keyring ring = {.key_count = 0};
    static const char zeros[65536];
    (void)state;
    assert_true(keyring_parse_key(S(STOCK_PUB), &key));
    assert_true(keyring_add(&ring, &key, &failure));
    for (int32_t i = 0; i < COUNT_OF(stock); i++) {
        SignedClaim trusted;
        SignatureVerdict got = signature_read(stock[i].bytes, &ring, &trusted);
        if (got != stock[i].verdict) {
            fail_msg("%s: got %.*s", stock[i].name, STR_ARG(verdict_code(got)));
        }
        if ((trusted.claim.serial > 0) != (got == SIGNATURE_GOOD)) {
            fail_msg("%s: the claim is %sfilled", stock[i].name,
                     trusted.claim.serial ? "" : "not ");
        }
    }
    SignedClaim trusted;
    assert_int_equal(signature_read(stock[0].bytes, &ring, &trusted), SIGNATURE_GOOD);
    assert_int_equal(trusted.claim.serial, 2026112201);
    assert_string_equal(trusted.claim.title, "基本");
    Digest digest = digest_of((Str){zeros, sizeof(zeros)});
    assert_int_equal(signature_verify(&trusted, &digest), SIGNATURE_GOOD);
    Digest shorter = digest_of((Str){zeros, sizeof(zeros) - 1});
    assert_int_equal(signature_verify(&trusted, &shorter), SIGNATURE_MISMATCH);
}

/* Every cut of a sound file is malformed: nothing is read out of half a file. */
static void test_cuts(void **state) {
    (void)state;
    for (int32_t size = 0; size < stock[0].bytes.size; size++) {
        SignedClaim trusted;
        Str cut = str_slice(stock[0].bytes, 0, size);
        assert_int_equal(signature_read(cut, &keyring, &trusted), SIGNATURE_MALFORMED);
    }
}

static SignatureVerdict verdict_of(const Recipe *recipe, SignedClaim *trusted) {
    return signature_read(signer_write_in(&arena, recipe), &keyring, trusted);
}

static void test_parts(void **state) {
    SignedClaim trusted;
    Digest digest = signer_claim().digest;
    Signer stranger = signer_of(2);
    (void)state;

    Recipe recipe = signer_recipe(&signer, &digest, comment);
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_GOOD);
    assert_int_equal(signature_verify(&trusted, &digest), SIGNATURE_GOOD);

    recipe.key = stranger.key.id;
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_KEY_UNKNOWN);

    /* The stranger's signature under our key's name. */
    recipe = signer_recipe(&stranger, &digest, comment);
    recipe.key = signer.key.id;
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MISMATCH);

    /* Our comment signature above another's primary signature: the first is over both. */
    Recipe mixed = signer_recipe(&signer, &digest, comment);
    memcpy(mixed.over_digest, recipe.over_digest, SIGNATURE_BYTES);
    assert_int_equal(verdict_of(&mixed, &trusted), SIGNATURE_MISMATCH);

    /* The holder of the key signs a comment over a primary signature that fits nothing. */
    mixed.over_digest[0] ^= 1;
    signer_seal(&signer, &mixed);
    assert_int_equal(verdict_of(&mixed, &trusted), SIGNATURE_GOOD);
    assert_int_equal(signature_verify(&trusted, &digest), SIGNATURE_MISMATCH);

    /* A genuine signature over other bytes, whose comment names ours. */
    Digest other = digest_of(S("other"));
    recipe = signer_recipe(&signer, &other, comment);
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_GOOD);
    assert_int_equal(signature_verify(&trusted, &digest), SIGNATURE_MISMATCH);
    assert_int_equal(signature_verify(&trusted, &other), SIGNATURE_MISMATCH);

    recipe = signer_recipe(&signer, &digest, S("timestamp:1795340265\tfile:x"));
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
    recipe = signer_recipe(&signer, &digest, S("timestamp:1795340265 file:x"));
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
    recipe = signer_recipe(&signer, &digest, S(""));
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
    recipe = signer_recipe(&signer, &digest, S("tsubo2 type=pack"));
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_TOO_NEW);
    assert_int_equal(trusted.claim.serial, 0);
}

static void test_newer_format(void **state) {
    SignedClaim trusted;
    PackClaim claim = signer_claim();
    (void)state;
    claim.format = 2;
    Recipe recipe = signer_recipe(&signer, &claim.digest, signer_comment_in(&arena, &claim));
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_TOO_NEW);
    assert_int_equal(trusted.claim.serial, 7);
    assert_int_equal(signature_verify(&trusted, &claim.digest), SIGNATURE_GOOD);
}

/* The comment's limit is the form's; all of the file has one too. */
static void test_lengths(void **state) {
    char text[4096];
    SignedClaim trusted;
    Digest digest = signer_claim().digest;
    (void)state;
    memset(text, 'x', sizeof(text));
    memcpy(text, "tsubo2 ", 7);
    Recipe recipe = signer_recipe(&signer, &digest, (Str){text, COMMENT_BYTES});
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_TOO_NEW);
    recipe = signer_recipe(&signer, &digest, (Str){text, COMMENT_BYTES + 1});
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
    recipe = signer_recipe(&signer, &digest, comment);
    recipe.untrusted = (Str){text, ARMOUR_COMMENT_BYTES};
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_GOOD);
    recipe.untrusted = (Str){text, ARMOUR_COMMENT_BYTES + 1};
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
    /* Both comments at their limits make more than a file may have. */
    recipe = signer_recipe(&signer, &digest, (Str){text, COMMENT_BYTES});
    recipe.untrusted = (Str){text, ARMOUR_COMMENT_BYTES};
    assert_int_equal(verdict_of(&recipe, &trusted), SIGNATURE_MALFORMED);
}

static void test_revoked(void **state) {
    Failure failure;
    SignedClaim trusted;
    char hex[KEY_ID_HEX + 1];
    Keyring ring = keyring;
    Digest digest = signer_claim().digest;
    (void)state;
    key_id_to_hex(signer.key.id, hex);
    assert_true(keyring_revoke(&ring, str_from_c(hex), &failure));
    Recipe recipe = signer_recipe(&signer, &digest, comment);
    Str bytes = signer_write_in(&arena, &recipe);
    assert_int_equal(signature_read(bytes, &ring, &trusted), SIGNATURE_KEY_REVOKED);
    assert_int_equal(trusted.claim.serial, 7);
    assert_int_equal(signature_verify(&trusted, &digest), SIGNATURE_GOOD);
    /* A forgery under a revoked key, and a revoked key whose file is gone. */
    recipe.over_comment[0] ^= 1;
    Str forged = signer_write_in(&arena, &recipe);
    assert_int_equal(signature_read(forged, &ring, &trusted), SIGNATURE_MISMATCH);
    ring.key_count = 0;
    assert_int_equal(signature_read(bytes, &ring, &trusted), SIGNATURE_KEY_REVOKED);
    assert_int_equal(trusted.claim.serial, 0);
}

static void test_verdicts(void **state) {
    (void)state;
    for (int32_t i = 0; i < SIGNATURE_VERDICT_COUNT; i++) {
        assert_true(verdict_code((SignatureVerdict)i).size >= 2);
        assert_true(verdict_sentence((SignatureVerdict)i).size > 10);
        for (int32_t k = 0; k < i; k++) {
            assert_false(
                str_equal(verdict_code((SignatureVerdict)i), verdict_code((SignatureVerdict)k)));
        }
    }
}

static int open_all(void **state) {
    (void)state;
    PackClaim claim = signer_claim();
    arena = arena_open((size_t)4 << 20);
    signer = signer_of(1);
    keyring = signer_keyring(&signer);
    comment = signer_comment_in(&arena, &claim);
    return 0;
}

static int close_all(void **state) {
    (void)state;
    arena_close(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stock),   cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_parts),   cmocka_unit_test(test_newer_format),
        cmocka_unit_test(test_lengths), cmocka_unit_test(test_revoked),
        cmocka_unit_test(test_verdicts)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
