/* Taking minisign's lines apart. Base64 is libsodium's, and its encoder has the last word: the
 * decoder of 1.0.18 takes every byte from 0x80 up for a '/', so that one signature would have many
 * writings.
 */
#include "pack/armour.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

Armour armour_of(Str bytes) {
    int32_t end = str_find(bytes, S("\n"));
    return (Armour){.rest = bytes, .has_crlf = end > 0 && bytes.at[end - 1] == '\r'};
}

/* Takes a line with its end; false when it has none, or another than the first line. What may stand
 * in the line is for the callers: a stray CR is a control character to both. */
static bool take_line(Armour *armour, Str *line) {
    Str rest = armour->rest;
    Str end = armour->has_crlf ? S("\r\n") : S("\n");
    int32_t at = str_find(rest, S("\n"));
    if (at < 0 || !str_ends_with(str_slice(rest, 0, at + 1), end)) {
        return false;
    }
    *line = str_slice(rest, 0, at + 1 - end.size);
    armour->rest = str_slice(rest, at + 1, rest.size);
    return true;
}

/* Untrusted; only its form is looked at. */
bool armour_take_comment(Armour *armour, Str prefix, int32_t max_bytes, Str *comment) {
    Str line;
    if (!take_line(armour, &line) || !str_starts_with(line, prefix) ||
        line.size - prefix.size > max_bytes) {
        return false;
    }
    /* minisign ends a line at a zero byte or a CR: it would see a shorter comment than we do. */
    for (int32_t i = 0; i < line.size; i++) {
        unsigned char byte = (unsigned char)line.at[i];
        if (byte < 0x20 || byte == 0x7F) {
            return false;
        }
    }
    *comment = str_slice(line, prefix.size, line.size);
    return true;
}

/* Whether this is how the bytes are written, the only way. */
static bool is_writing_of(Str line, const uint8_t *bytes, size_t size) {
    char again[sodium_base64_ENCODED_LEN(ARMOUR_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    sodium_bin2base64(again, sizeof(again), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    bool same = str_equal(line, str_from_c(again));
    sodium_memzero(again, sizeof(again));
    return same;
}

/* Canonical base64: there is one writing for each signature. */
bool armour_take_bytes(Armour *armour, uint8_t *bytes, size_t size) {
    Str line;
    size_t got = 0;
    uint8_t decoded[ARMOUR_BYTES];
    assert(size <= ARMOUR_BYTES && "larger things are not in this form");
    if (!take_line(armour, &line) || line.size == 0 ||
        sodium_base642bin(decoded, sizeof(decoded), line.at, (size_t)line.size, NULL, &got, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return false;
    }
    bool sound = got == size && is_writing_of(line, decoded, size);
    if (sound) {
        memcpy(bytes, decoded, size);
    }
    sodium_memzero(decoded, sizeof(decoded)); /* it may have been a secret key */
    return sound;
}

bool armour_is_empty(const Armour *armour) {
    return armour->rest.size == 0;
}
