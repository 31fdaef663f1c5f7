/* Keys in a folder. Whatever is doubtful refuses the whole folder: it belongs to the system, so a
 * fault in it is a fault of the installation, which somebody should hear of. */
#include "pack/keyring.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/file.h"
#include "pack/armour.h"
#include "pack/hex.h"

static_assert(crypto_sign_PUBLICKEYBYTES == KEY_BYTES, "minisign's keys are Ed25519");

/* In a key file: "Ed", the id, the key. */
enum { AT_ID = 2, AT_KEY = AT_ID + KEY_ID_BYTES, FILE_KEY_BYTES = AT_KEY + KEY_BYTES };

/* Names a folder may hold; keys, the list, and what else lies there. */
enum { FOLDER_NAMES = 1024 };

/* Eight bytes that only help to find a key; the signature decides. */
bool key_id_equal(KeyId a, KeyId b) {
    return memcmp(a.bytes, b.bytes, KEY_ID_BYTES) == 0;
}

/* From the end, because minisign prints an id as a number and leaves zeros in front away. */
bool key_id_from_hex(Str hex, KeyId *id) {
    if (hex.size < 1 || hex.size > KEY_ID_HEX) {
        return false;
    }
    *id = (KeyId){{0}};
    for (int32_t i = 0; i < hex.size; i++) {
        char digit = hex.at[hex.size - 1 - i];
        int upper = hex_value(digit, HEX_UPPER);
        int value = upper < 0 ? hex_value(digit, HEX_LOWER) : upper;
        if (value < 0) {
            return false;
        }
        id->bytes[i / 2] = (uint8_t)(id->bytes[i / 2] | value << (i % 2 * 4));
    }
    return true;
}

void key_id_to_hex(KeyId id, char hex[KEY_ID_HEX + 1]) {
    for (int32_t i = 0; i < KEY_ID_BYTES; i++) {
        uint8_t byte = id.bytes[KEY_ID_BYTES - 1 - i];
        hex[2 * i] = HEX_UPPER[byte >> 4];
        hex[2 * i + 1] = HEX_UPPER[byte & 15];
    }
    hex[KEY_ID_HEX] = 0;
}

/* Two lines, the second one canonical base64 of 42 bytes. The last check is not minisign's: it
 * costs nothing here, once for each key at start, and takes a class of keys away for which a
 * signature proves nothing. */
bool keyring_parse_key(Str bytes, PublicKey *key) {
    Str comment;
    uint8_t raw[FILE_KEY_BYTES];
    Armour armour = armour_of(bytes);
    if (bytes.size > KEYRING_FILE_BYTES ||
        !armour_take_comment(&armour, S("untrusted comment: "), ARMOUR_COMMENT_BYTES, &comment) ||
        !armour_take_bytes(&armour, raw, sizeof(raw)) || !armour_is_empty(&armour) ||
        memcmp(raw, "Ed", 2) != 0 || !crypto_core_ed25519_is_valid_point(raw + AT_KEY)) {
        return false;
    }
    memcpy(key->id.bytes, raw + AT_ID, KEY_ID_BYTES);
    memcpy(key->bytes, raw + AT_KEY, KEY_BYTES);
    return true;
}

/* Two keys of one id would make it a matter of order which of them decides. */
bool keyring_add(Keyring *keyring, const PublicKey *key, Failure *failure) {
    char hex[KEY_ID_HEX + 1];
    if (keyring_find(keyring, key->id)) {
        key_id_to_hex(key->id, hex);
        return failure_set(failure, FAILURE_FORMAT, "there are two keys with the id %s", hex);
    }
    if (keyring->key_count == KEYRING_KEYS) {
        return failure_set(failure, FAILURE_LIMIT, "there are more than %d keys", KEYRING_KEYS);
    }
    keyring->keys[keyring->key_count++] = *key;
    return true;
}

/* One line of the list: nothing, a comment, or an id and perhaps a comment. */
static bool revoke_line(Keyring *keyring, Str line, int32_t number, Failure *failure) {
    KeyId id;
    Str word = str_trim(str_cut(&line, '#'));
    if (word.size == 0) {
        return true;
    }
    if (!key_id_from_hex(word, &id)) {
        return failure_set(failure, FAILURE_FORMAT, "line %d is no key id", number);
    }
    if (keyring_has_revoked(keyring, id)) {
        return true;
    }
    if (keyring->revoked_count == KEYRING_REVOKED) {
        return failure_set(failure, FAILURE_LIMIT, "more than %d keys are revoked",
                           KEYRING_REVOKED);
    }
    keyring->revoked[keyring->revoked_count++] = id;
    return true;
}

/* Ids may be listed that we never had; that is what lists are for. But a line that is not
 * understood stops everything, the ids before it included: the caller has no keyring then, and
 * nothing is installed until somebody has looked. */
bool keyring_revoke(Keyring *keyring, Str list, Failure *failure) {
    for (int32_t number = 1; list.size > 0; number++) {
        if (!revoke_line(keyring, str_cut(&list, '\n'), number, failure)) {
            return false;
        }
    }
    return true;
}

/* A handful of keys. */
const PublicKey *keyring_find(const Keyring *keyring, KeyId id) {
    for (int32_t i = 0; i < keyring->key_count; i++) {
        if (key_id_equal(keyring->keys[i].id, id)) {
            return &keyring->keys[i];
        }
    }
    return NULL;
}

bool keyring_has_revoked(const Keyring *keyring, KeyId id) {
    for (int32_t i = 0; i < keyring->revoked_count; i++) {
        if (key_id_equal(keyring->revoked[i], id)) {
            return true;
        }
    }
    return false;
}

/* With the name of the file in the sentence, because somebody will have to look at it. */
static bool add_file(Keyring *keyring, Arena *scratch, Str path, Failure *failure) {
    Str bytes;
    PublicKey key;
    if (!file_read_in(scratch, path, KEYRING_FILE_BYTES, &bytes, failure)) {
        return false;
    }
    if (!keyring_parse_key(bytes, &key)) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s is not a public key", STR_ARG(path));
    }
    return keyring_add(keyring, &key, failure) || failure_within(failure, "%.*s", STR_ARG(path));
}

/* Asked for only when it is there; a booth that has never lost a key has no such file. */
static bool revoke_file(Keyring *keyring, Arena *scratch, Str path, Failure *failure) {
    Str list;
    if (!file_read_in(scratch, path, KEYRING_LIST_BYTES, &list, failure)) {
        return false;
    }
    return keyring_revoke(keyring, list, failure) || failure_within(failure, "%.*s", STR_ARG(path));
}

/* Sorted by name, so that the same folder always fails at the same file. Names that begin with a
 * dot are what file managers and Macs leave behind; others than *.pub and the list are notes to
 * people. Both are nothing to complain about. */
static bool read_folder(Keyring *keyring, Arena *scratch, Str folder, Failure *failure) {
    FileNames list;
    if (!file_list_in(scratch, folder, FOLDER_NAMES, &list, failure)) {
        return false;
    }
    for (int32_t i = 0; i < list.count; i++) {
        Str name = list.names[i];
        Str path = arena_print_in(scratch, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
        bool is_key = str_ends_with(name, S(".pub")) && name.at[0] != '.';
        bool done = is_key                          ? add_file(keyring, scratch, path, failure)
                    : str_equal(name, S("revoked")) ? revoke_file(keyring, scratch, path, failure)
                                                    : true;
        if (!done) {
            return false;
        }
    }
    return keyring->key_count > 0 ||
           failure_set(failure, FAILURE_FORMAT, "there is no key (*.pub) in %.*s", STR_ARG(folder));
}

/* All or nothing: a booth with half its keys would refuse packs for no reason anybody could see. */
bool keyring_read(Keyring *keyring, Arena *scratch, Str folder, Failure *failure) {
    ArenaMark mark = arena_mark(scratch);
    *keyring = (Keyring){.key_count = 0};
    bool done = read_folder(keyring, scratch, folder, failure);
    arena_rewind(scratch, mark);
    return done;
}

bool keyring_read_key(Keyring *keyring, Arena *scratch, Str path, Failure *failure) {
    ArenaMark mark = arena_mark(scratch);
    *keyring = (Keyring){.key_count = 0};
    bool done = add_file(keyring, scratch, path, failure);
    arena_rewind(scratch, mark);
    return done;
}
