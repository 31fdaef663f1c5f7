/* Packs are described, signed and checked: the tool's signatures are those of the test's signer,
 * and each thing that can be wrong with a file or its signature has its verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "pack_fixture.h"
#include "pack_tool/sign.h"
#include "signer.h"

static PackFixture fixture;
static Signer signer;
static Keyring keyring;
static SecretKey secret;
static Str sound; /* bytes of a sound pack */

static int make_pack(void **state) {
    (void)state;
    fixture = pack_fixture_open();
    pack_fixture_read(&fixture);
    pack_fixture_build(&fixture, "x.tsubo");
    sound = pack_fixture_load(&fixture, "x.tsubo");
    signer = signer_of(1);
    keyring = signer_keyring(&signer);
    secret.id = signer.key.id;
    memcpy(secret.bytes, signer.secret, SECRET_KEY_BYTES);
    setenv("SOURCE_DATE_EPOCH", "1795305600", 1); /* 2026-11-22 */
    return 0;
}

static int remove_pack(void **state) {
    (void)state;
    pack_fixture_close(&fixture);
    return 0;
}

static void put(const char *path, Str bytes) {
    Failure failure;
    assert_true(file_replace(str_from_c(path), bytes, &failure));
}

static PackClaim describe(void) {
    Failure failure = {0};
    PackClaim claim;
    if (!sign_describe(&claim, &fixture.arena, S("x.tsubo"), &failure)) {
        fail_msg("%s", failure.sentence);
    }
    return claim;
}

static void test_describe(void **state) {
    (void)state;
    PackClaim claim = describe();
    Digest digest = digest_of(sound);
    assert_string_equal(claim.id, "jp.tsubo.test");
    assert_int_equal(claim.serial, 7);
    assert_string_equal(claim.title, "試験のパック");
    assert_string_equal(claim.made, "2026-11-22");
    assert_int_equal(claim.format, 1);
    assert_int_equal(claim.size_bytes, sound.size);
    assert_true(digest_equal(&claim.digest, &digest));
    assert_true(claim_is_sound(&claim));
}

/* Runs SQL on x.tsubo: packs the tool itself would never write. */
static void alter(const char *sql) {
    sqlite3 *database;
    assert_int_equal(sqlite3_open("x.tsubo", &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static const struct {
    const char *name;
    const char *sql; /* NULL: half of the file instead */
    const char *sentence;
} refusals[] = {
    {"drafts", "UPDATE meta SET value = '3' WHERE key = 'drafts'",
     "x.tsubo cannot be signed: it has drafts in it; finish them and build it without --drafts"},
    {"an id with a blank", "UPDATE meta SET value = 'a b' WHERE key = 'id'",
     "x.tsubo cannot be signed: its id “a b” must be of letters, digits, dots and hyphens and "
     "begin with a letter or a digit"},
    {"an id with a dot in front", "UPDATE meta SET value = '.ab' WHERE key = 'id'",
     "x.tsubo cannot be signed: its id “.ab” must be of letters, digits, dots and hyphens and "
     "begin with a letter or a digit"},
    {"half a pack", NULL, "x.tsubo is damaged: it should have %d bytes but has %d"},
};

static void test_refusals(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(refusals); i++) {
        Failure failure = {0};
        PackClaim claim;
        char sentence[FAILURE_SIZE];
        int32_t half = sound.size / 2;
        put("x.tsubo", refusals[i].sql ? sound : str_slice(sound, 0, half));
        if (refusals[i].sql) {
            alter(refusals[i].sql);
        }
        snprintf(sentence, sizeof(sentence), refusals[i].sentence, sound.size, half);
        if (sign_describe(&claim, &fixture.arena, S("x.tsubo"), &failure) ||
            strcmp(failure.sentence, sentence) != 0) {
            fail_msg("%s: got “%s”", refusals[i].name, failure.sentence);
        }
    }
    put("x.tsubo", sound);
    Failure failure = {0};
    PackClaim claim;
    assert_false(sign_describe(&claim, &fixture.arena, S("none.tsubo"), &failure));
    assert_string_equal(failure.sentence, "there is no pack none.tsubo");
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    assert_false(sign_describe(&claim, &fixture.arena, S("x.tsubo"), &failure));
    assert_string_equal(failure.sentence, "x.tsubo cannot be signed: this computer's date is "
                                          "“1970-01-02”; set its clock first");
    setenv("SOURCE_DATE_EPOCH", "1795305600", 1);
}

/* A title that a comment has no room for is cut at a character. */
static void test_long_title(void **state) {
    (void)state;
    alter("UPDATE meta SET value = 'x' || replace(hex(zeroblob(100)), '00', '題') "
          "WHERE key = 'title'");
    PackClaim claim = describe();
    assert_int_equal(strlen(claim.title), 1 + 79 * 3);
    put("x.tsubo", sound);
}

/* A file that does not fit into one reading. */
static void test_sum(void **state) {
    Failure failure = {0};
    FileSum sum;
    char *bytes = arena_alloc(&fixture.arena, 3000000, 1);
    (void)state;
    for (int32_t i = 0; i < 3000000; i++) {
        bytes[i] = (char)(i * 7 + i / 1000);
    }
    Str text = {bytes, 3000000};
    Digest digest = digest_of(text);
    put("large", text);
    assert_true(sign_sum_file(&sum, &fixture.arena, S("large"), true, &failure));
    assert_int_equal(sum.size_bytes, 3000000);
    assert_true(digest_equal(&sum.digest, &digest));
    assert_false(sign_sum_file(&sum, &fixture.arena, S("none"), false, &failure));
}

/* Two writings of the same signature by two programs are the same bytes but for the first line. */
static void test_same_as_the_signer(void **state) {
    Failure failure = {0};
    Str file;
    PackClaim claim = describe();
    (void)state;
    assert_true(sign_write_in(&fixture.arena, &secret, &claim, &file, &failure));
    Recipe recipe =
        signer_recipe(&signer, &claim.digest, signer_comment_in(&fixture.arena, &claim));
    Str expected = signer_write_in(&fixture.arena, &recipe);
    str_cut(&file, '\n');
    str_cut(&expected, '\n');
    assert_true(file.size > 300 && str_equal(file, expected));
}

/* A key whose halves differ must not put anything into the world. */
static void test_unsound_key(void **state) {
    Failure failure = {0};
    Str file;
    PackClaim claim = describe();
    SecretKey broken = secret;
    (void)state;
    broken.bytes[40] ^= 1;
    assert_false(sign_write_in(&fixture.arena, &broken, &claim, &file, &failure));
    assert_string_equal(failure.sentence, "the secret key does not sign soundly");
}

static SignatureVerdict check(SignedClaim *trusted) {
    Failure failure = {0};
    SignatureVerdict verdict;
    if (!sign_check_file(&fixture.arena, S("x.tsubo"), &keyring, trusted, &verdict, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    return verdict;
}

static void test_check(void **state) {
    Failure failure = {0};
    SignedClaim trusted;
    SignatureVerdict verdict;
    Str file;
    PackClaim claim = describe();
    (void)state;
    assert_int_equal(check(&trusted), SIGNATURE_MISSING);
    assert_true(sign_write_in(&fixture.arena, &secret, &claim, &file, &failure));
    put("x.tsubo.minisig", file);
    assert_int_equal(check(&trusted), SIGNATURE_GOOD);
    assert_int_equal(trusted.claim.serial, 7);

    /* The key's holder may sign a wrong size; a booth would read that many bytes. */
    Str lying;
    claim.size_bytes++;
    assert_true(sign_write_in(&fixture.arena, &secret, &claim, &lying, &failure));
    put("x.tsubo.minisig", lying);
    assert_int_equal(check(&trusted), SIGNATURE_MISMATCH);
    put("x.tsubo.minisig", file);

    put("x.tsubo", str_slice(sound, 0, sound.size - 1));
    assert_int_equal(check(&trusted), SIGNATURE_MISMATCH);
    char *other = arena_alloc(&fixture.arena, (size_t)sound.size, 1);
    memcpy(other, sound.at, (size_t)sound.size);
    other[sound.size - 1] ^= 1;
    put("x.tsubo", (Str){other, sound.size});
    assert_int_equal(check(&trusted), SIGNATURE_MISMATCH);
    put("x.tsubo", sound);

    put("x.tsubo.minisig", str_slice(file, 1, file.size));
    assert_int_equal(check(&trusted), SIGNATURE_MALFORMED);
    put("x.tsubo.minisig", sound);
    assert_int_equal(check(&trusted), SIGNATURE_MALFORMED);
    assert_int_equal(unlink("x.tsubo.minisig"), 0);
    assert_int_equal(mkdir("x.tsubo.minisig", 0755), 0);
    assert_false(
        sign_check_file(&fixture.arena, S("x.tsubo"), &keyring, &trusted, &verdict, &failure));
    assert_int_equal(rmdir("x.tsubo.minisig"), 0);

    Keyring strangers = signer_keyring(&(Signer){.key = signer_of(2).key});
    put("x.tsubo.minisig", file);
    assert_true(
        sign_check_file(&fixture.arena, S("x.tsubo"), &strangers, &trusted, &verdict, &failure));
    assert_int_equal(verdict, SIGNATURE_KEY_UNKNOWN);
    assert_int_equal(unlink("x.tsubo"), 0);
    assert_false(
        sign_check_file(&fixture.arena, S("x.tsubo"), &keyring, &trusted, &verdict, &failure));
    assert_string_equal(failure.sentence, "cannot open x.tsubo: No such file or directory");
    put("x.tsubo", sound);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_describe),    cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_long_title),  cmocka_unit_test(test_same_as_the_signer),
        cmocka_unit_test(test_unsound_key), cmocka_unit_test(test_check),
        cmocka_unit_test(test_sum)};
    return cmocka_run_group_tests(tests, make_pack, remove_pack);
}
