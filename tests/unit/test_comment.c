/* The trusted comment: what is read, what is refused, and that there is one writing for each claim.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "signer.h"

static Arena arena;

#define HEX64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define B2 HEX64 HEX64
#define ID64 "a23456789.123456789-123456789.123456789.123456789.123456789.1234"
#define HEAD "tsubo1 type=pack id=jp.example.pack serial=7 size=131072 b2=" B2
#define TAIL " fmt=1 made=2026-11-22 title=%E5%9F%BA%E6%9C%AC"
/* All fields but the named one are sound. */
#define WITH_ID(id) "tsubo1 type=pack id=" id " serial=7 size=131072 b2=" B2 TAIL
#define WITH_SERIAL(serial)                                                                        \
    "tsubo1 type=pack id=jp.example.pack serial=" serial " size=131072 b2=" B2 TAIL
#define WITH_SIZE(size) "tsubo1 type=pack id=jp.example.pack serial=7 size=" size " b2=" B2 TAIL
#define WITH_B2(b2) "tsubo1 type=pack id=jp.example.pack serial=7 size=131072 b2=" b2 TAIL
#define WITH_FORMAT(fmt) HEAD " fmt=" fmt " made=2026-11-22 title=x"
#define WITH_DATE(made) HEAD " fmt=1 made=" made " title=x"
#define WITH_TITLE(title) HEAD " fmt=1 made=2026-11-22 title=" title

static const struct {
    const char *name;
    Str text;
    SignatureVerdict verdict;
} rows[] = {
    {"sound", S_INIT(HEAD TAIL), SIGNATURE_GOOD},
    {"no title", S_INIT(WITH_TITLE("")), SIGNATURE_GOOD},

    {"nothing", S_INIT(""), SIGNATURE_MALFORMED},
    {"a space", S_INIT(" "), SIGNATURE_MALFORMED},
    {"minisign's own", S_INIT("timestamp:1795340265\tfile:x\thashed"), SIGNATURE_MALFORMED},
    {"the first word alone", S_INIT("tsubo1"), SIGNATURE_MALFORMED},
    {"the first word and a space", S_INIT("tsubo1 "), SIGNATURE_MALFORMED},
    {"upper case", S_INIT("TSUBO1 type=pack"), SIGNATURE_MALFORMED},
    {"no version", S_INIT("tsubo type=pack"), SIGNATURE_MALFORMED},
    {"version 0", S_INIT("tsubo0 type=pack"), SIGNATURE_MALFORMED},
    {"version 01", S_INIT("tsubo01 type=pack"), SIGNATURE_MALFORMED},
    {"version 1a", S_INIT("tsubo1a type=pack"), SIGNATURE_MALFORMED},
    {"version 2", S_INIT("tsubo2 something else"), SIGNATURE_TOO_NEW},
    {"version 10", S_INIT("tsubo10"), SIGNATURE_TOO_NEW},
    {"version beyond all bounds", S_INIT("tsubo99999999999"), SIGNATURE_MALFORMED},
    {"blank in front", S_INIT(" " HEAD TAIL), SIGNATURE_MALFORMED},
    {"blank behind", S_INIT(HEAD TAIL " "), SIGNATURE_MALFORMED},
    {"blank behind no title", S_INIT(WITH_TITLE(" ")), SIGNATURE_MALFORMED},
    {"two blanks", S_INIT(HEAD " " TAIL), SIGNATURE_MALFORMED},
    {"a tab", S_INIT(HEAD "\tfmt=1 made=2026-11-22 title=x"), SIGNATURE_MALFORMED},
    {"a field too many", S_INIT(HEAD TAIL " x=y"), SIGNATURE_MALFORMED},
    {"the last field missing", S_INIT(HEAD " fmt=1 made=2026-11-22"), SIGNATURE_MALFORMED},
    {"a field missing", S_INIT(HEAD " made=2026-11-22 title=x"), SIGNATURE_MALFORMED},
    {"fields in another order", S_INIT(HEAD " made=2026-11-22 fmt=1 title=x"), SIGNATURE_MALFORMED},
    {"a field twice", S_INIT(HEAD " fmt=1 fmt=1 made=2026-11-22 title=x"), SIGNATURE_MALFORMED},
    {"a zero byte behind", S_INIT(HEAD TAIL "\0"), SIGNATURE_MALFORMED},
    {"a line end behind", S_INIT(HEAD TAIL "\n"), SIGNATURE_MALFORMED},

    {"a key list", S_INIT("tsubo1 type=keys id=jp.example.pack serial=7 size=131072 b2=" B2 TAIL),
     SIGNATURE_MALFORMED},
    {"no type", S_INIT("tsubo1 type= id=jp.example.pack serial=7 size=131072 b2=" B2 TAIL),
     SIGNATURE_MALFORMED},

    {"id of one letter", S_INIT(WITH_ID("x")), SIGNATURE_GOOD},
    {"id of one digit", S_INIT(WITH_ID("7")), SIGNATURE_GOOD},
    {"id of 64", S_INIT(WITH_ID(ID64)), SIGNATURE_GOOD},
    {"id of 65", S_INIT(WITH_ID(ID64 "5")), SIGNATURE_MALFORMED},
    {"no id", S_INIT(WITH_ID("")), SIGNATURE_MALFORMED},
    {"id begins with a dot", S_INIT(WITH_ID(".x")), SIGNATURE_MALFORMED},
    {"id begins with a hyphen", S_INIT(WITH_ID("-x")), SIGNATURE_MALFORMED},
    {"id with a slash", S_INIT(WITH_ID("a/b")), SIGNATURE_MALFORMED},
    {"id with a low line", S_INIT(WITH_ID("a_b")), SIGNATURE_MALFORMED},
    {"id with a letter of UTF-8", S_INIT(WITH_ID("aé")), SIGNATURE_MALFORMED},
    {"id with a zero byte", S_INIT(WITH_ID("a\0")), SIGNATURE_MALFORMED},

    {"serial 1", S_INIT(WITH_SERIAL("1")), SIGNATURE_GOOD},
    {"serial of a day", S_INIT(WITH_SERIAL("2026112201")), SIGNATURE_GOOD},
    {"the last serial", S_INIT(WITH_SERIAL("2147483647")), SIGNATURE_GOOD},
    {"one more", S_INIT(WITH_SERIAL("2147483648")), SIGNATURE_MALFORMED},
    {"ten digits", S_INIT(WITH_SERIAL("9999999999")), SIGNATURE_MALFORMED},
    {"2^64+1", S_INIT(WITH_SERIAL("18446744073709551617")), SIGNATURE_MALFORMED},
    {"serial 0", S_INIT(WITH_SERIAL("0")), SIGNATURE_MALFORMED},
    {"no serial", S_INIT(WITH_SERIAL("")), SIGNATURE_MALFORMED},
    {"a sign", S_INIT(WITH_SERIAL("+7")), SIGNATURE_MALFORMED},
    {"a negative one", S_INIT(WITH_SERIAL("-7")), SIGNATURE_MALFORMED},
    {"a zero in front", S_INIT(WITH_SERIAL("07")), SIGNATURE_MALFORMED},
    {"hexadecimal", S_INIT(WITH_SERIAL("0x7")), SIGNATURE_MALFORMED},
    {"a point", S_INIT(WITH_SERIAL("7.")), SIGNATURE_MALFORMED},
    {"a colon, which follows 9", S_INIT(WITH_SERIAL("7:")), SIGNATURE_MALFORMED},

    {"the least size", S_INIT(WITH_SIZE("65536")), SIGNATURE_GOOD},
    {"one less", S_INIT(WITH_SIZE("65535")), SIGNATURE_MALFORMED},
    {"the most size", S_INIT(WITH_SIZE("2147483648")), SIGNATURE_GOOD},
    {"a byte more", S_INIT(WITH_SIZE("2147483649")), SIGNATURE_MALFORMED},
    {"no size", S_INIT(WITH_SIZE("")), SIGNATURE_MALFORMED},

    {"digest in upper case",
     S_INIT(WITH_B2("A"
                    "123456789abcdef"
                    "0123456789abcdef"
                    "0123456789abcdef0123456789abcdef" HEX64)),
     SIGNATURE_MALFORMED},
    {"half a digest", S_INIT(WITH_B2(HEX64)), SIGNATURE_MALFORMED},
    {"a digit too many", S_INIT(WITH_B2(B2 "0")), SIGNATURE_MALFORMED},
    {"no digest", S_INIT(WITH_B2("")), SIGNATURE_MALFORMED},

    {"a later format", S_INIT(WITH_FORMAT("2")), SIGNATURE_TOO_NEW},
    {"the last format", S_INIT(WITH_FORMAT("9999")), SIGNATURE_TOO_NEW},
    {"a format too many", S_INIT(WITH_FORMAT("10000")), SIGNATURE_MALFORMED},
    {"format 0", S_INIT(WITH_FORMAT("0")), SIGNATURE_MALFORMED},
    {"format 01", S_INIT(WITH_FORMAT("01")), SIGNATURE_MALFORMED},

    {"a leap day", S_INIT(WITH_DATE("2028-02-29")), SIGNATURE_GOOD},
    {"the leap day of 2000", S_INIT(WITH_DATE("2000-02-29")), SIGNATURE_GOOD},
    {"no leap day", S_INIT(WITH_DATE("2026-02-29")), SIGNATURE_MALFORMED},
    {"no leap day in 2100", S_INIT(WITH_DATE("2100-02-29")), SIGNATURE_MALFORMED},
    {"31 November", S_INIT(WITH_DATE("2026-11-31")), SIGNATURE_MALFORMED},
    {"month 0", S_INIT(WITH_DATE("2026-00-10")), SIGNATURE_MALFORMED},
    {"month 13", S_INIT(WITH_DATE("2026-13-10")), SIGNATURE_MALFORMED},
    {"day 0", S_INIT(WITH_DATE("2026-11-00")), SIGNATURE_MALFORMED},
    {"a lost clock", S_INIT(WITH_DATE("1970-01-01")), SIGNATURE_MALFORMED},
    {"other separators", S_INIT(WITH_DATE("2026/11/22")), SIGNATURE_MALFORMED},
    {"a short month", S_INIT(WITH_DATE("2026-1-222")), SIGNATURE_MALFORMED},
    {"no date", S_INIT(WITH_DATE("")), SIGNATURE_MALFORMED},

    {"a title in ASCII", S_INIT(WITH_TITLE("Ab9-._~")), SIGNATURE_GOOD},
    {"a blank as %20", S_INIT(WITH_TITLE("a%20b")), SIGNATURE_GOOD},
    {"a percent sign as %25", S_INIT(WITH_TITLE("100%25")), SIGNATURE_GOOD},
    {"digits in lower case", S_INIT(WITH_TITLE("%e5%9f%ba")), SIGNATURE_MALFORMED},
    {"a letter that needs no sign", S_INIT(WITH_TITLE("%41")), SIGNATURE_MALFORMED},
    {"a bare plus", S_INIT(WITH_TITLE("a+b")), SIGNATURE_MALFORMED},
    {"a bare equals sign", S_INIT(WITH_TITLE("a=b")), SIGNATURE_MALFORMED},
    {"bare UTF-8", S_INIT(WITH_TITLE("基本")), SIGNATURE_MALFORMED},
    {"half a sign", S_INIT(WITH_TITLE("%E")), SIGNATURE_MALFORMED},
    {"a sign alone", S_INIT(WITH_TITLE("%")), SIGNATURE_MALFORMED},
    {"a sign without digits", S_INIT(WITH_TITLE("%GG")), SIGNATURE_MALFORMED},
    {"broken UTF-8", S_INIT(WITH_TITLE("%E5%9F")), SIGNATURE_MALFORMED},
    {"an overlong form", S_INIT(WITH_TITLE("%C0%80")), SIGNATURE_MALFORMED},
    {"a zero byte", S_INIT(WITH_TITLE("%00")), SIGNATURE_MALFORMED},
    {"a line end", S_INIT(WITH_TITLE("%0A")), SIGNATURE_MALFORMED},
    {"an escape", S_INIT(WITH_TITLE("%1B%5B2J")), SIGNATURE_MALFORMED},
    {"a turned direction", S_INIT(WITH_TITLE("%E2%80%AE")), SIGNATURE_MALFORMED},
};

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        PackClaim claim;
        SignatureVerdict got = comment_parse(rows[i].text, &claim);
        if (got != rows[i].verdict) {
            fail_msg("%s: got %.*s", rows[i].name, STR_ARG(verdict_code(got)));
        }
        if (got == SIGNATURE_GOOD && !str_equal(signer_comment_in(&arena, &claim), rows[i].text)) {
            fail_msg("%s: is written back in another way", rows[i].name);
        }
    }
}

static void test_fields(void **state) {
    PackClaim claim;
    (void)state;
    assert_int_equal(comment_parse(S(HEAD TAIL), &claim), SIGNATURE_GOOD);
    assert_string_equal(claim.id, "jp.example.pack");
    assert_int_equal(claim.serial, 7);
    assert_int_equal(claim.size_bytes, 131072);
    assert_int_equal(claim.digest.bytes[1], 0x23);
    assert_int_equal(claim.format, 1);
    assert_string_equal(claim.made, "2026-11-22");
    assert_string_equal(claim.title, "基本");
}

/* Titles at the limit in bytes, and the comment at its own. */
static void test_lengths(void **state) {
    (void)state;
    for (int32_t size = CLAIM_TITLE_BYTES - 1; size <= CLAIM_TITLE_BYTES + 1; size++) {
        Buffer text = buffer_in(&arena, 2 * COMMENT_BYTES);
        PackClaim claim;
        buffer_put(&text, S(WITH_TITLE("")));
        for (int32_t i = 0; i < size; i++) {
            buffer_put(&text, S("%21"));
        }
        SignatureVerdict got = comment_parse(buffer_view(&text), &claim);
        assert_int_equal(got, size <= CLAIM_TITLE_BYTES ? SIGNATURE_GOOD : SIGNATURE_MALFORMED);
    }
    char later[COMMENT_BYTES + 1];
    PackClaim claim;
    memset(later, 'x', sizeof(later));
    memcpy(later, "tsubo2 ", 7);
    assert_int_equal(comment_parse((Str){later, COMMENT_BYTES}, &claim), SIGNATURE_TOO_NEW);
    assert_int_equal(comment_parse((Str){later, COMMENT_BYTES + 1}, &claim), SIGNATURE_MALFORMED);
}

/* What may not be read may not be written either. */
static void test_sound_claims(void **state) {
    PackClaim claim = signer_claim();
    (void)state;
    assert_true(claim_is_sound(&claim));
    claim.serial = 0;
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    claim.size_bytes = CLAIM_SIZE_MOST + 1;
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    strcpy(claim.id, "x serial=9");
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    memset(claim.id, 'x', sizeof(claim.id));
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    memset(claim.title, 'x', sizeof(claim.title));
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    strcpy(claim.title, "\xE5\x9F");
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    strcpy(claim.made, "2026-02-30");
    assert_false(claim_is_sound(&claim));
    claim = signer_claim();
    memset(claim.id, 'x', CLAIM_ID_BYTES);
    memset(claim.title, '!', CLAIM_TITLE_BYTES);
    claim.serial = INT32_MAX;
    claim.size_bytes = CLAIM_SIZE_MOST;
    assert_true(claim_is_sound(&claim));
}

static int open_arena(void **state) {
    (void)state;
    arena = arena_open((size_t)4 << 20);
    return 0;
}

static int close_arena(void **state) {
    (void)state;
    arena_close(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_fields),
                                       cmocka_unit_test(test_lengths),
                                       cmocka_unit_test(test_sound_claims)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
