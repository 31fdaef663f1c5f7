/* Taking minisign's lines apart. Base64 is libsodium's: it knows one writing for each value and
 * refuses spare bits and missing padding. */
#include "pack/armour.h"

#include <assert.h>

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

bool armour_take_bytes(Armour *armour, uint8_t *bytes, size_t size) {
    Str line;
    size_t got = 0;
    const char *end = NULL;
    uint8_t decoded[ARMOUR_BYTES];
    assert(size <= ARMOUR_BYTES && "larger things are not in this form");
    if (!take_line(armour, &line) || line.size == 0 ||
        sodium_base642bin(decoded, sizeof(decoded), line.at, (size_t)line.size, NULL, &got, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0) {
        return false;
    }
    bool whole = end == line.at + line.size && got == size;
    for (size_t i = 0; whole && i < size; i++) {
        bytes[i] = decoded[i];
    }
    sodium_memzero(decoded, sizeof(decoded)); /* it may have been a secret key */
    return whole;
}

bool armour_is_empty(const Armour *armour) {
    return armour->rest.size == 0;
}
