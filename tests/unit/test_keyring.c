/* Key files, the list of revoked keys, and folders of both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "signer.h"

static Arena arena;
static char folder[] = "/tmp/tsubo-keys-XXXXXX";

/* A key that minisign -G made. */
#define KEY "RWQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2iE0"
#define COMMENT "untrusted comment: minisign public key 377E63C378C58316"
#define FIFTY "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define TEXT_1000                                                                                  \
    FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY      \
        FIFTY FIFTY FIFTY FIFTY FIFTY

static const struct {
    const char *name;
    Str bytes;
    bool is_key;
} files[] = {
    {"minisign's", S_INIT(COMMENT "\n" KEY "\n"), true},
    {"through Windows", S_INIT(COMMENT "\r\n" KEY "\r\n"), true},
    {"another comment", S_INIT("untrusted comment: 編集部 2026\n" KEY "\n"), true},
    {"no comment text", S_INIT("untrusted comment: \n" KEY "\n"), true},
    {"the longest comment", S_INIT("untrusted comment: " TEXT_1000 "\n" KEY "\n"), true},
    {"one byte more", S_INIT("untrusted comment: " TEXT_1000 "x\n" KEY "\n"), false},
    {"empty", S_INIT(""), false},
    {"the key alone", S_INIT(KEY "\n"), false},
    {"the comment alone", S_INIT(COMMENT "\n"), false},
    {"no line end", S_INIT(COMMENT "\n" KEY), false},
    {"a line too many", S_INIT(COMMENT "\n" KEY "\n\n"), false},
    {"a second key", S_INIT(COMMENT "\n" KEY "\n" KEY "\n"), false},
    {"mixed line ends", S_INIT(COMMENT "\r\n" KEY "\n"), false},
    {"mixed the other way", S_INIT(COMMENT "\n" KEY "\r\n"), false},
    {"a byte order mark", S_INIT("\xEF\xBB\xBF" COMMENT "\n" KEY "\n"), false},
    {"another prefix", S_INIT("trusted comment: x\n" KEY "\n"), false},
    {"a zero byte in the comment", S_INIT("untrusted comment: a\0b\n" KEY "\n"), false},
    {"a CR in the comment", S_INIT("untrusted comment: a\rb\n" KEY "\n"), false},
    {"a delete in the comment", S_INIT("untrusted comment: a\x7F\n" KEY "\n"), false},
    {"a blank behind the key", S_INIT(COMMENT "\n" KEY " \n"), false},
    {"a blank in front of it", S_INIT(COMMENT "\n " KEY "\n"), false},
    {"a digit short", S_INIT(COMMENT "\nRWQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2iE\n"),
     false},
    {"three bytes more", S_INIT(COMMENT "\n" KEY "AAAA\n"), false},
    {"padding for nothing",
     S_INIT(COMMENT "\nRWQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2g==\n"), false},
    {"the other alphabet",
     S_INIT(COMMENT "\nRWQWg8V4w2N-NzkIBFPZtkp_UP9XE3f0AZ7kpj4W1-ktG9fsMk7V2iE0\n"), false},
    {"another algorithm",
     S_INIT(COMMENT "\nRUQWg8V4w2N+NzkIBFPZtkp/UP9XE3f0AZ7kpj4W1+ktG9fsMk7V2iE0\n"), false},
    {"a point of order one: all signatures would fit",
     S_INIT(COMMENT "\nRWQWg8V4w2N+NwEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"), false},
    {"all zero: a point of order four",
     S_INIT(COMMENT "\nRWQWg8V4w2N+NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"), false},
    {"no point at all",
     S_INIT(COMMENT "\nRWQWg8V4w2N+NwIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"), false},
    {"a point in its second writing",
     S_INIT(COMMENT "\nRWQWg8V4w2N+N/////////////////////////////////////////38\n"), false},
};

static void test_files(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(files); i++) {
        PublicKey key;
        if (keyring_parse_key(files[i].bytes, &key) != files[i].is_key) {
            fail_msg("%s: %s", files[i].name, files[i].is_key ? "refused" : "taken");
        }
    }
    PublicKey key;
    char hex[KEY_ID_HEX + 1];
    assert_true(keyring_parse_key(files[0].bytes, &key));
    key_id_to_hex(key.id, hex);
    assert_string_equal(hex, "377E63C378C58316");
    assert_int_equal(key.bytes[0], 0x39);
    assert_int_equal(key.bytes[KEY_BYTES - 1], 0x34);
}

static const struct {
    const char *hex;
    const char *id; /* NULL: no id */
} ids[] = {
    {"377E63C378C58316", "377E63C378C58316"},
    {"377e63c378c58316", "377E63C378C58316"},
    {"0", "0000000000000000"},
    {"A1B", "0000000000000A1B"},
    {"0377E63C378C58316", NULL},
    {"", NULL},
    {"377E63C378C5831G", NULL},
    {"0x7E63C378C58316", NULL},
    {"-1", NULL},
};

static void test_ids(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ids); i++) {
        KeyId id;
        char hex[KEY_ID_HEX + 1] = "";
        if (key_id_from_hex(str_from_c(ids[i].hex), &id)) {
            key_id_to_hex(id, hex);
        }
        if (strcmp(hex, ids[i].id ? ids[i].id : "") != 0) {
            fail_msg("%s: got “%s”", ids[i].hex, hex);
        }
    }
}

static const struct {
    const char *name;
    Str list;
    int32_t count;
    const char *sentence; /* "" for a sound list */
} lists[] = {
    {"empty", S_INIT(""), 0, ""},
    {"only comments", S_INIT("# nobody\n\n   \n#\n"), 0, ""},
    {"one", S_INIT("377E63C378C58316\n"), 1, ""},
    {"without a line end", S_INIT("377E63C378C58316"), 1, ""},
    {"with blanks and a comment", S_INIT(" 377E63C378C58316\t# lost in a train\r\n"), 1, ""},
    {"the same twice", S_INIT("377E63C378C58316\n377e63c378c58316\n"), 1, ""},
    {"two", S_INIT("1\n# b\n2\n"), 2, ""},
    {"two on a line", S_INIT("1 2\n"), 0, "line 1 is no key id"},
    {"a word", S_INIT("1\n\nlost\n"), 1, "line 3 is no key id"},
    {"a digit too many", S_INIT("0377E63C378C58316\n"), 0, "line 1 is no key id"},
    {"a byte order mark",
     S_INIT("\xEF\xBB\xBF"
            "1\n"),
     0, "line 1 is no key id"},
};

static void test_lists(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(lists); i++) {
        Keyring keyring = {.key_count = 0};
        Failure failure = {0};
        bool done = keyring_revoke(&keyring, lists[i].list, &failure);
        if (done != (lists[i].sentence[0] == 0) || keyring.revoked_count != lists[i].count ||
            strcmp(failure.sentence, lists[i].sentence) != 0) {
            fail_msg("%s: got %d ids, “%s”", lists[i].name, keyring.revoked_count,
                     failure.sentence);
        }
    }
}

static void test_too_many(void **state) {
    Keyring keyring = {.key_count = 0};
    Failure failure = {0};
    (void)state;
    for (uint32_t i = 0; i < KEYRING_KEYS; i++) {
        Signer signer = signer_of(i);
        assert_true(keyring_add(&keyring, &signer.key, &failure));
    }
    Signer other = signer_of(KEYRING_KEYS);
    assert_false(keyring_add(&keyring, &other.key, &failure));
    assert_string_equal(failure.sentence, "there are more than 32 keys");
    Buffer list = buffer_in(&arena, KEYRING_LIST_BYTES);
    for (int32_t i = 0; i <= KEYRING_REVOKED; i++) {
        buffer_print(&list, "%x\n", (unsigned)i);
    }
    assert_false(keyring_revoke(&keyring, buffer_view(&list), &failure));
    assert_string_equal(failure.sentence, "more than 256 keys are revoked");
}

static void put(const char *name, Str text) {
    Failure failure;
    Str path = arena_print_in(&arena, "%s/%s", folder, name);
    assert_true(file_replace(path, text, &failure));
}

static void take_away(const char *name) {
    Str path = arena_print_in(&arena, "%s/%s", folder, name);
    assert_int_equal(unlink(path.at), 0);
}

/* The failure of reading the folder, without the folder's name in it. */
static const char *sentence_of_folder(Keyring *keyring) {
    static Failure failure;
    failure = (Failure){0};
    bool done = keyring_read(keyring, &arena, str_from_c(folder), &failure);
    assert_true(done == (failure.sentence[0] == 0));
    char *at = strstr(failure.sentence, folder);
    return at ? at + strlen(folder) : failure.sentence;
}

static void test_folders(void **state) {
    Keyring keyring;
    Signer one = signer_of(1);
    Signer two = signer_of(2);
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_non_null(strstr(sentence_of_folder(&keyring), ""));
    assert_int_equal(keyring.key_count, 0);
    put("README", S("these are keys"));
    put("._one.pub", S("what a Mac leaves behind"));
    Failure failure;
    assert_false(keyring_read(&keyring, &arena, str_from_c(folder), &failure));
    assert_non_null(strstr(failure.sentence, "there is no key (*.pub) in "));

    put("one.pub", signer_pub_in(&arena, &one));
    put("two.pub", signer_pub_in(&arena, &two));
    assert_string_equal(sentence_of_folder(&keyring), "");
    assert_int_equal(keyring.key_count, 2);
    const PublicKey *found = keyring_find(&keyring, two.key.id);
    assert_non_null(found);
    assert_memory_equal(found->bytes, two.key.bytes, KEY_BYTES);
    assert_null(keyring_find(&keyring, signer_of(3).key.id));
    assert_false(keyring_has_revoked(&keyring, two.key.id));

    char hex[KEY_ID_HEX + 1];
    key_id_to_hex(two.key.id, hex);
    put("revoked", arena_print_in(&arena, "# a list\n%s\n", hex));
    assert_string_equal(sentence_of_folder(&keyring), "");
    assert_true(keyring_has_revoked(&keyring, two.key.id));
    assert_false(keyring_has_revoked(&keyring, one.key.id));

    put("revoked", S("lost\n"));
    assert_string_equal(sentence_of_folder(&keyring), "/revoked: line 1 is no key id");
    take_away("revoked");

    Signer twin = two;
    twin.key.id = one.key.id;
    put("two.pub", signer_pub_in(&arena, &twin));
    Str expected = {0};
    key_id_to_hex(one.key.id, hex);
    expected = arena_print_in(&arena, "/two.pub: there are two keys with the id %s", hex);
    assert_string_equal(sentence_of_folder(&keyring), expected.at);

    put("two.pub", S("no key"));
    assert_string_equal(sentence_of_folder(&keyring), "/two.pub is not a public key");
    take_away("two.pub");

    Str path = arena_print_in(&arena, "%s/one.pub", folder);
    assert_true(keyring_read_key(&keyring, &arena, path, &failure));
    assert_int_equal(keyring.key_count, 1);
    take_away("one.pub");
    take_away("README");
    take_away("._one.pub");
    assert_int_equal(rmdir(folder), 0);
    assert_false(keyring_read(&keyring, &arena, str_from_c(folder), &failure));
    assert_false(keyring_read_key(&keyring, &arena, path, &failure));
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files), cmocka_unit_test(test_ids), cmocka_unit_test(test_lists),
        cmocka_unit_test(test_too_many), cmocka_unit_test(test_folders)};
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
