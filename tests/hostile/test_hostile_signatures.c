/* Signatures and keys that were made to deceive: each has the code that a booth must give.
 *
 * Every family begins with the same sound signature and spoils one thing in every possible place or
 * way, so the expected code follows from what was done, not from what the reader says. Nothing is
 * random: the same files come out in every run. The number of files is printed and checked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "signer.h"

static Arena arena;
static Signer signer;
static Signer stranger;
static Keyring keyring;
static Str comment;
static Digest digest;
static int32_t file_count;

static Recipe sound(void) {
    return signer_recipe(&signer, &digest, comment);
}

/* What a booth says about a signature file and a pack of the expected digest. */
static SignatureVerdict decide(Str bytes) {
    SignedClaim trusted;
    SignatureVerdict verdict = signature_read(bytes, &keyring, &trusted);
    return verdict == SIGNATURE_GOOD ? signature_verify(&trusted, &digest) : verdict;
}

static void expect(const char *what, int32_t number, Str bytes, SignatureVerdict wanted) {
    SignatureVerdict got = decide(bytes);
    file_count++;
    if (got != wanted) {
        fail_msg("%s, %d: got %.*s instead of %.*s", what, number, STR_ARG(verdict_code(got)),
                 STR_ARG(verdict_code(wanted)));
    }
}

static void expect_recipe(const char *what, int32_t number, const Recipe *recipe,
                          SignatureVerdict wanted) {
    ArenaMark mark = arena_mark(&arena);
    expect(what, number, signer_write_in(&arena, recipe), wanted);
    arena_rewind(&arena, mark);
}

/* One bit of one part, everywhere. */
static void test_bits(void **state) {
    (void)state;
    for (int32_t bit = 0; bit < 8 * KEY_ID_BYTES; bit++) {
        Recipe recipe = sound();
        recipe.key.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        expect_recipe("a bit of the key's id", bit, &recipe, SIGNATURE_KEY_UNKNOWN);
    }
    for (int32_t bit = 0; bit < 8 * SIGNATURE_BYTES; bit++) {
        Recipe recipe = sound();
        recipe.over_digest[bit / 8] ^= (uint8_t)(1 << bit % 8);
        expect_recipe("a bit of the first signature", bit, &recipe, SIGNATURE_MISMATCH);
        signer_seal(&signer, &recipe);
        expect_recipe("the same, sealed by the key's holder", bit, &recipe, SIGNATURE_MISMATCH);
        recipe = sound();
        recipe.over_comment[bit / 8] ^= (uint8_t)(1 << bit % 8);
        expect_recipe("a bit of the second signature", bit, &recipe, SIGNATURE_MISMATCH);
    }
}

/* Every other algorithm that differs in a bit, and the older one minisign still takes. */
static void test_algorithms(void **state) {
    static const char *const names[] = {"Ed", "eD", "ed", "EC", "DE", "RS", "  ", "E\x7F"};
    (void)state;
    for (int32_t bit = 0; bit < 16; bit++) {
        char algorithm[3] = "ED";
        Recipe recipe = sound();
        algorithm[bit / 8] = (char)(algorithm[bit / 8] ^ 1 << bit % 8);
        recipe.algorithm = algorithm;
        expect_recipe("an algorithm", bit, &recipe, SIGNATURE_MALFORMED);
    }
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        Recipe recipe = sound();
        recipe.algorithm = names[i];
        expect_recipe("a named algorithm", i, &recipe, SIGNATURE_MALFORMED);
    }
    /* A sound signature of the older kind: over the pack itself, not over its digest. */
    Recipe recipe = sound();
    recipe.algorithm = "Ed";
    crypto_sign_detached(recipe.over_digest, NULL, (const uint8_t *)"pack", 4, signer.secret);
    signer_seal(&signer, &recipe);
    expect_recipe("the older kind", 0, &recipe, SIGNATURE_MALFORMED);
    recipe.algorithm = "ED";
    expect_recipe("the older kind relabelled", 0, &recipe, SIGNATURE_MISMATCH);
}

/* Each character of the comment replaced; control characters never reach the signature. */
static void test_comment_bytes(void **state) {
    (void)state;
    char *text = arena_alloc(&arena, (size_t)comment.size, 1);
    for (int32_t at = 0; at < comment.size; at++) {
        memcpy(text, comment.at, (size_t)comment.size);
        text[at] = text[at] == 'x' ? 'y' : 'x';
        Recipe recipe = sound();
        recipe.comment = (Str){text, comment.size};
        expect_recipe("a letter of the comment", at, &recipe, SIGNATURE_MISMATCH);
    }
    for (int32_t byte = 0; byte < 256; byte++) {
        memcpy(text, comment.at, (size_t)comment.size);
        text[comment.size - 1] = (char)byte;
        bool is_control = byte < 0x20 || byte == 0x7F;
        bool is_same = text[comment.size - 1] == comment.at[comment.size - 1];
        Recipe recipe = sound();
        recipe.comment = (Str){text, comment.size};
        expect_recipe("a byte at the comment's end", byte, &recipe,
                      is_control ? SIGNATURE_MALFORMED
                      : is_same  ? SIGNATURE_GOOD
                                 : SIGNATURE_MISMATCH);
        recipe = sound();
        char first[2] = {(char)byte, 'x'};
        recipe.untrusted = (Str){first, 2};
        expect_recipe("a byte in the first line", byte, &recipe,
                      is_control ? SIGNATURE_MALFORMED : SIGNATURE_GOOD);
    }
}

/* Genuine signatures over comments that are not ours, or out of bounds. */
static const struct {
    const char *from; /* this part of the sound comment … */
    const char *to;   /* … becomes that */
    SignatureVerdict verdict;
} comments[] = {
    {"tsubo1", "tsubo2", SIGNATURE_TOO_NEW},
    {"tsubo1", "tsubo10", SIGNATURE_TOO_NEW},
    {"tsubo1", "tsubo01", SIGNATURE_MALFORMED},
    {"tsubo1", "tsubo", SIGNATURE_MALFORMED},
    {"tsubo1", "Tsubo1", SIGNATURE_MALFORMED},
    {"tsubo1", "rauc1", SIGNATURE_MALFORMED},
    {"tsubo1 ", "", SIGNATURE_MALFORMED},
    {"tsubo1 ", "tsubo1  ", SIGNATURE_MALFORMED},
    {"type=pack", "type=keys", SIGNATURE_MALFORMED},
    {"type=pack", "type=Pack", SIGNATURE_MALFORMED},
    {"type=pack", "type=packs", SIGNATURE_MALFORMED},
    {"type=pack", "type=", SIGNATURE_MALFORMED},
    {"type=pack ", "", SIGNATURE_MALFORMED},
    {"type=pack", "type=pack type=pack", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=..", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=../../etc", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=a/b", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=a\\b", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=-rf", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=a%00b", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=日本", SIGNATURE_MALFORMED},
    {"id=jp.example.pack", "id=a serial=9", SIGNATURE_MALFORMED},
    {"serial=7", "serial=0", SIGNATURE_MALFORMED},
    {"serial=7", "serial=-1", SIGNATURE_MALFORMED},
    {"serial=7", "serial=+7", SIGNATURE_MALFORMED},
    {"serial=7", "serial=007", SIGNATURE_MALFORMED},
    {"serial=7", "serial=7.0", SIGNATURE_MALFORMED},
    {"serial=7", "serial=7e3", SIGNATURE_MALFORMED},
    {"serial=7", "serial=0x7", SIGNATURE_MALFORMED},
    {"serial=7", "serial=２", SIGNATURE_MALFORMED},
    {"serial=7", "serial=2147483648", SIGNATURE_MALFORMED},
    {"serial=7", "serial=4294967303", SIGNATURE_MALFORMED},
    {"serial=7", "serial=18446744073709551623", SIGNATURE_MALFORMED},
    {"serial=7", "serial=2147483647", SIGNATURE_GOOD},
    {"serial=7", "serial=", SIGNATURE_MALFORMED},
    {"serial=7", "Serial=7", SIGNATURE_MALFORMED},
    {"size=131072", "size=65535", SIGNATURE_MALFORMED},
    {"size=131072", "size=65536", SIGNATURE_GOOD},
    {"size=131072", "size=0", SIGNATURE_MALFORMED},
    {"size=131072", "size=-1", SIGNATURE_MALFORMED},
    {"size=131072", "size=2147483648", SIGNATURE_GOOD},
    {"size=131072", "size=2147483649", SIGNATURE_MALFORMED},
    {"size=131072", "size=9223372036854775807", SIGNATURE_MALFORMED},
    {"size=131072", "size=18446744073709682688", SIGNATURE_MALFORMED},
    {"size=131072", "size=131073", SIGNATURE_GOOD}, /* the copier reads exactly that much */
    {" b2=", " b2=00", SIGNATURE_MALFORMED},
    {" b2=", " B2=", SIGNATURE_MALFORMED},
    {" b2=", " b3=", SIGNATURE_MALFORMED},
    {" fmt=1", " fmt=2", SIGNATURE_TOO_NEW},
    {" fmt=1", " fmt=9999", SIGNATURE_TOO_NEW},
    {" fmt=1", " fmt=10000", SIGNATURE_MALFORMED},
    {" fmt=1", " fmt=0", SIGNATURE_MALFORMED},
    {" fmt=1", " fmt=01", SIGNATURE_MALFORMED},
    {" fmt=1", "", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=2026-11-31", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=2026-02-29", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=2028-02-29", SIGNATURE_GOOD},
    {"made=2026-11-22", "made=1970-01-01", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=9999-12-31", SIGNATURE_GOOD},
    {"made=2026-11-22", "made=10000-01-01", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=26-11-22", SIGNATURE_MALFORMED},
    {"made=2026-11-22", "made=today", SIGNATURE_MALFORMED},
    {"title=", "title=%00", SIGNATURE_MALFORMED},
    {"title=", "title=%0D", SIGNATURE_MALFORMED},
    {"title=", "title=%E2%80%AE", SIGNATURE_MALFORMED},
    {"title=", "title=%E2%81%A6", SIGNATURE_MALFORMED},
    {"title=", "title=%ED%A0%80", SIGNATURE_MALFORMED},
    {"title=", "title=%F4%90%80%80", SIGNATURE_MALFORMED},
    {"title=", "title=%C0%AF", SIGNATURE_MALFORMED},
    {"title=", "title=%41", SIGNATURE_MALFORMED},
    {"title=", "title=%e5%9f%ba", SIGNATURE_MALFORMED},
    {"title=", "title=%2", SIGNATURE_MALFORMED},
    {"title=", "title=%F0%9F%8D%B5", SIGNATURE_GOOD},
    {"title=", "title=<b>", SIGNATURE_MALFORMED},
    {"title=", "title= ", SIGNATURE_MALFORMED},
    {"title=", "more=x title=", SIGNATURE_MALFORMED},
};

/* The sound comment with one part replaced, signed by the key's holder. */
static Str comment_with(const char *from, const char *to) {
    int32_t at = str_find(comment, str_from_c(from));
    assert_true(at >= 0);
    Str behind = str_slice(comment, at + (int32_t)strlen(from), comment.size);
    return arena_print_in(&arena, "%.*s%s%.*s", (int)at, comment.at, to, STR_ARG(behind));
}

static void test_comments(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(comments); i++) {
        Recipe recipe =
            signer_recipe(&signer, &digest, comment_with(comments[i].from, comments[i].to));
        expect_recipe(comments[i].to, i, &recipe, comments[i].verdict);
    }
    /* Every digit of the digest: a sound signature over a pack whose comment names another. */
    int32_t hex_at = str_find(comment, S(" b2=")) + 4;
    for (int32_t i = 0; i < DIGEST_HEX; i++) {
        char *text = arena_alloc(&arena, (size_t)comment.size, 1);
        memcpy(text, comment.at, (size_t)comment.size);
        text[hex_at + i] = text[hex_at + i] == '0' ? '1' : '0';
        Recipe recipe = signer_recipe(&signer, &digest, (Str){text, comment.size});
        expect_recipe("a digit of the digest", i, &recipe, SIGNATURE_MISMATCH);
        text[hex_at + i] = 'A';
        recipe = signer_recipe(&signer, &digest, (Str){text, comment.size});
        expect_recipe("an upper-case digit", i, &recipe, SIGNATURE_MALFORMED);
    }
    /* Lengths: nothing, and more than the form has room for. */
    char *text = arena_alloc(&arena, 2048, 1);
    memset(text, 'x', 2048);
    for (int32_t size = 0; size < 2048; size += 64) {
        Recipe recipe = signer_recipe(&signer, &digest, (Str){text, size});
        expect_recipe("a comment of x", size, &recipe, SIGNATURE_MALFORMED);
    }
}

/* The four lines of the sound file, without their ends. */
static void cut_lines(Str lines[4]) {
    Recipe recipe = sound();
    Str bytes = signer_write_in(&arena, &recipe);
    for (int32_t i = 0; i < 4; i++) {
        lines[i] = str_cut(&bytes, '\n');
    }
}

static Str join(const Str *lines, const int32_t *order, int32_t count, const char *end) {
    Buffer file = buffer_in(&arena, 8192);
    for (int32_t i = 0; i < count; i++) {
        buffer_put(&file, lines[order[i]]);
        buffer_put(&file, str_from_c(end));
    }
    return buffer_view(&file);
}

/* All orders of up to five of the four lines: only one of them is a signature. */
static void test_orders(void **state) {
    Str lines[4];
    (void)state;
    cut_lines(lines);
    for (int32_t count = 0; count <= 5; count++) {
        int32_t combinations = 1 << (2 * count);
        for (int32_t i = 0; i < combinations; i++) {
            int32_t order[5] = {i & 3, i >> 2 & 3, i >> 4 & 3, i >> 6 & 3, i >> 8 & 3};
            bool right = count == 4 && i == (0 | 1 << 2 | 2 << 4 | 3 << 6);
            ArenaMark mark = arena_mark(&arena);
            expect("an order of lines", i, join(lines, order, count, "\n"),
                   right ? SIGNATURE_GOOD : SIGNATURE_MALFORMED);
            arena_rewind(&arena, mark);
        }
    }
}

/* What an editor, a mail program or a person may put around and between. */
static void test_line_ends(void **state) {
    static const char *const ends[] = {"\n",     "\r\n", "\r",   "\n\r",     "\n\n",
                                       "\r\r\n", " \n",  "\t\n", "\v\n",     "\f\n",
                                       "",       "\\n",  "\0\n", "\xC2\x85", "\xE2\x80\xA8"};
    static const char *const around[] = {
        "\n", "\r\n", " ",   "\t", "#", "\xEF\xBB\xBF", "\xFF\xFE", "-----BEGIN SIGNATURE-----\n",
        "x",  "\x1A", "\x04"};
    static const int32_t order[] = {0, 1, 2, 3};
    Str lines[4];
    (void)state;
    cut_lines(lines);
    for (int32_t i = 0; i < COUNT_OF(ends); i++) {
        expect("a line end", i, join(lines, order, 4, ends[i]),
               i < 2 ? SIGNATURE_GOOD : SIGNATURE_MALFORMED);
    }
    Str bytes = join(lines, order, 4, "\n");
    for (int32_t i = 0; i < COUNT_OF(around); i++) {
        Str in_front = arena_print_in(&arena, "%s%.*s", around[i], STR_ARG(bytes));
        Str behind = arena_print_in(&arena, "%.*s%s", STR_ARG(bytes), around[i]);
        expect("something in front", i, in_front, SIGNATURE_MALFORMED);
        expect("something behind", i, behind, SIGNATURE_MALFORMED);
    }
    /* CRLF in some lines and LF in others. */
    for (int32_t i = 0; i < 16; i++) {
        Buffer file = buffer_in(&arena, 8192);
        for (int32_t k = 0; k < 4; k++) {
            buffer_put(&file, lines[k]);
            buffer_put(&file, i >> k & 1 ? S("\r\n") : S("\n"));
        }
        expect("mixed line ends", i, buffer_view(&file),
               i == 0 || i == 15 ? SIGNATURE_GOOD : SIGNATURE_MALFORMED);
    }
}

/* Other writings of the same bytes in base64, and what is none. */
static void test_base64(void **state) {
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    Str lines[4];
    (void)state;
    cut_lines(lines);
    for (int32_t which = 1; which <= 3; which += 2) {
        Str whole = lines[which];
        int32_t pads = str_ends_with(whole, S("==")) ? 2 : 1;
        int32_t last = whole.size - pads - 1;
        static const int32_t order[] = {0, 1, 2, 3};
        char *text = arena_alloc(&arena, (size_t)whole.size + 8, 1);
        Str spoiled[4] = {lines[0], lines[1], lines[2], lines[3]};
        /* The last character before the padding has spare bits, which must be zero. */
        for (int32_t i = 0; i < 64; i++) {
            memcpy(text, whole.at, (size_t)whole.size);
            text[last] = alphabet[i];
            spoiled[which] = (Str){text, whole.size};
            bool is_same = text[last] == whole.at[last];
            bool has_spare = i % (pads == 2 ? 16 : 4) != 0;
            expect("spare bits", i, join(spoiled, order, 4, "\n"),
                   is_same     ? SIGNATURE_GOOD
                   : has_spare ? SIGNATURE_MALFORMED
                               : SIGNATURE_MISMATCH);
        }
        for (int32_t cut = 1; cut <= 6; cut++) {
            spoiled[which] = str_slice(whole, 0, whole.size - cut);
            expect("cut base64", cut, join(spoiled, order, 4, "\n"), SIGNATURE_MALFORMED);
        }
        static const char wrong[] = "-_=. \t!*\x7F\xC3\r";
        for (int32_t i = 0; i < (int32_t)sizeof(wrong); i++) {
            memcpy(text, whole.at, (size_t)whole.size);
            text[10 + i] = wrong[i];
            spoiled[which] = (Str){text, whole.size};
            expect("no base64", i, join(spoiled, order, 4, "\n"), SIGNATURE_MALFORMED);
            memmove(text + 21, whole.at + 20, (size_t)whole.size - 20);
            memcpy(text, whole.at, 20);
            text[20] = wrong[i];
            spoiled[which] = (Str){text, whole.size + 1};
            expect("inserted", i, join(spoiled, order, 4, "\n"), SIGNATURE_MALFORMED);
        }
        /* libsodium 1.0.18 reads these as '/'; for us they are nothing. */
        for (int32_t byte = 0x80; byte < 0x100; byte++) {
            memcpy(text, whole.at, (size_t)whole.size);
            text[40] = (char)byte;
            spoiled[which] = (Str){text, whole.size};
            expect("a byte for a slash", byte, join(spoiled, order, 4, "\n"), SIGNATURE_MALFORMED);
        }
        for (int32_t more = 4; more <= 4000; more *= 3) {
            Buffer line = buffer_in(&arena, 8192);
            for (int32_t i = 0; i < more; i += 4) {
                buffer_put(&line, S("AAAA"));
            }
            buffer_put(&line, whole);
            spoiled[which] = buffer_view(&line);
            expect("too much base64", more, join(spoiled, order, 4, "\n"), SIGNATURE_MALFORMED);
        }
    }
}

/* The order of the curve's group, lowest byte first. */
static const uint8_t order_bytes[32] = {0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58,       0xD6,
                                        0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14, [31] = 0x10};

/* The second writing of a signature: S + L is the same number to a careless verifier. */
static void add_order(uint8_t *s) {
    uint32_t carry = 0;
    for (int32_t i = 0; i < 32; i++) {
        carry += (uint32_t)s[i] + order_bytes[i];
        s[i] = (uint8_t)carry;
        carry >>= 8;
    }
}

/* Points of small order, in each of their writings: a key of one of them is fitted by signatures
 * nobody had to make. */
static const char *const weak_points[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
};

static void read_point(const char *hex, uint8_t point[32]) {
    size_t got;
    assert_int_equal(sodium_hex2bin(point, 32, hex, 64, NULL, &got, NULL), 0);
}

static void test_forgeries(void **state) {
    (void)state;
    Recipe recipe = sound();
    add_order(recipe.over_digest + 32);
    signer_seal(&signer, &recipe);
    expect_recipe("S + L in the first signature", 0, &recipe, SIGNATURE_MISMATCH);
    recipe = sound();
    add_order(recipe.over_comment + 32);
    expect_recipe("S + L in the second", 0, &recipe, SIGNATURE_MISMATCH);
    for (int32_t i = 0; i < COUNT_OF(weak_points); i++) {
        recipe = sound();
        read_point(weak_points[i], recipe.over_comment);
        expect_recipe("R of small order", i, &recipe, SIGNATURE_MISMATCH);
        memset(recipe.over_comment + 32, 0, 32);
        expect_recipe("R of small order, S = 0", i, &recipe, SIGNATURE_MISMATCH);
    }
    /* Parts of two genuine signatures put together; a stranger's under our name. */
    Digest other = digest_of(S("other"));
    for (int32_t i = 1; i < 8; i++) {
        Recipe one = sound();
        Recipe two = signer_recipe(i & 1 ? &stranger : &signer, &other, comment);
        two.key = signer.key.id;
        memcpy(one.over_digest, i & 2 ? two.over_digest : one.over_digest, SIGNATURE_BYTES);
        memcpy(one.over_comment, i & 4 ? two.over_comment : one.over_comment, SIGNATURE_BYTES);
        bool untouched = (i & 6) == 0;
        expect_recipe("two signatures in one", i, &one,
                      untouched ? SIGNATURE_GOOD : SIGNATURE_MISMATCH);
    }
    /* The second signature in the place of the first, and the other way round. */
    recipe = sound();
    Recipe swapped = recipe;
    memcpy(swapped.over_digest, recipe.over_comment, SIGNATURE_BYTES);
    memcpy(swapped.over_comment, recipe.over_digest, SIGNATURE_BYTES);
    expect_recipe("swapped", 0, &swapped, SIGNATURE_MISMATCH);
    swapped = recipe;
    memcpy(swapped.over_digest, recipe.over_comment, SIGNATURE_BYTES);
    expect_recipe("the second twice", 0, &swapped, SIGNATURE_MISMATCH);
    recipe = signer_recipe(&stranger, &digest, comment);
    expect_recipe("a stranger's", 0, &recipe, SIGNATURE_KEY_UNKNOWN);
}

static void expect_key(const char *what, int32_t number, Str bytes, bool wanted) {
    PublicKey key;
    file_count++;
    if (keyring_parse_key(bytes, &key) != wanted) {
        fail_msg("%s, %d: the key was %s", what, number, wanted ? "refused" : "taken");
    }
}

static void test_keys(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(weak_points); i++) {
        Signer weak = signer;
        read_point(weak_points[i], weak.key.bytes);
        expect_key("a weak key", i, signer_pub_in(&arena, &weak), false);
    }
    /* Other numbers than points of the main group: seven of eight are refused or more. */
    for (uint8_t y = 2; y < 18; y++) {
        Signer odd = signer;
        memset(odd.key.bytes, 0xFF, KEY_BYTES);
        odd.key.bytes[0] = (uint8_t)(0xED + y);
        odd.key.bytes[31] = 0x7F;
        expect_key("a number above the field", y, signer_pub_in(&arena, &odd), false);
    }
    Str sound_key = signer_pub_in(&arena, &signer);
    expect_key("the sound one", 0, sound_key, true);
    for (int32_t size = 0; size < sound_key.size; size++) {
        expect_key("half a key", size, str_slice(sound_key, 0, size), false);
    }
    int32_t line = str_find(sound_key, S("\n")) + 1;
    char *text = arena_alloc(&arena, (size_t)sound_key.size, 1);
    /* "Ed" in base64 is the first two characters and half of the third. */
    static const char *const heads[] = {"RUQ", "RWT", "RXQ", "SWQ", "AAA", "rwq", "RW=", "RW "};
    for (int32_t i = 0; i < COUNT_OF(heads); i++) {
        memcpy(text, sound_key.at, (size_t)sound_key.size);
        memcpy(text + line, heads[i], 3);
        bool is_same_algorithm = strcmp(heads[i], "RWT") == 0; /* another key id */
        expect_key("an algorithm", i, (Str){text, sound_key.size}, is_same_algorithm);
    }
}

/* Whatever single byte is changed: no claim but the genuine one is ever believed. */
static void test_any_byte(void **state) {
    (void)state;
    SignedClaim genuine;
    Recipe recipe = sound();
    Str bytes = signer_write_in(&arena, &recipe);
    char *text = arena_alloc(&arena, (size_t)bytes.size, 1);
    assert_int_equal(signature_read(bytes, &keyring, &genuine), SIGNATURE_GOOD);
    for (int32_t i = 0; i < bytes.size * 8; i++) {
        SignedClaim trusted;
        memcpy(text, bytes.at, (size_t)bytes.size);
        text[i / 8] = (char)(text[i / 8] ^ 1 << i % 8);
        SignatureVerdict verdict = signature_read((Str){text, bytes.size}, &keyring, &trusted);
        file_count++;
        if (verdict == SIGNATURE_GOOD && memcmp(&trusted, &genuine, sizeof(genuine)) != 0) {
            fail_msg("bit %d gives another claim", i);
        }
    }
}

static void test_count(void **state) {
    (void)state;
    printf("SCORE %d signatures and keys, each with its code\n", file_count);
    assert_true(file_count >= 500);
}

static int open_all(void **state) {
    (void)state;
    PackClaim claim = signer_claim();
    arena = arena_open((size_t)64 << 20);
    signer = signer_of(1);
    stranger = signer_of(2);
    keyring = signer_keyring(&signer);
    comment = signer_comment_in(&arena, &claim);
    digest = claim.digest;
    return 0;
}

static int close_all(void **state) {
    (void)state;
    arena_close(&arena);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bits),          cmocka_unit_test(test_algorithms),
        cmocka_unit_test(test_comment_bytes), cmocka_unit_test(test_comments),
        cmocka_unit_test(test_orders),        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_base64),        cmocka_unit_test(test_forgeries),
        cmocka_unit_test(test_keys),          cmocka_unit_test(test_any_byte),
        cmocka_unit_test(test_count)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
