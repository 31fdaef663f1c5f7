/* The trusted comment. Fields are cut at single spaces and then read one by one; each value has one
 * writing only, so two comments that mean the same are the same bytes. */
#include "pack/comment.h"

#include <assert.h>
#include <string.h>

#include "pack/hex.h"
#include "pack/plain.h"
#include "pack/schema.h"

typedef enum Field {
    FIELD_TYPE,
    FIELD_ID,
    FIELD_SERIAL,
    FIELD_SIZE,
    FIELD_DIGEST,
    FIELD_FORMAT,
    FIELD_MADE,
    FIELD_TITLE,
    FIELD_COUNT,
} Field;

/* With their equals sign, so that a name and what follows it are cut in one step. */
static const Str field_names[FIELD_COUNT] = {
    [FIELD_TYPE] = S_INIT("type="),     [FIELD_ID] = S_INIT("id="),
    [FIELD_SERIAL] = S_INIT("serial="), [FIELD_SIZE] = S_INIT("size="),
    [FIELD_DIGEST] = S_INIT("b2="),     [FIELD_FORMAT] = S_INIT("fmt="),
    [FIELD_MADE] = S_INIT("made="),     [FIELD_TITLE] = S_INIT("title="),
};

/* ASCII only, and not isdigit and its kin, which ask the locale. */
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The one decimal writing of a number in [least, most]: no sign, no zero in front. */
static bool read_number(Str text, int64_t least, int64_t most, int64_t *number) {
    int64_t value = 0;
    /* Ten digits hold every number we know and cannot overflow 64 bits. */
    if (text.size < 1 || text.size > 10 || (text.size > 1 && text.at[0] == '0')) {
        return false;
    }
    for (int32_t i = 0; i < text.size; i++) {
        if (!is_digit(text.at[i])) {
            return false;
        }
        value = value * 10 + (text.at[i] - '0');
    }
    *number = value;
    return value >= least && value <= most;
}

/* Takes the value of each field; false unless all are there, in order, one space apart. */
static bool cut_fields(Str rest, Str values[FIELD_COUNT]) {
    for (int32_t i = 0; i < FIELD_COUNT; i++) {
        /* A space at the end would vanish in the cut; in the middle it makes an empty word. */
        if (rest.size == 0 || rest.at[rest.size - 1] == ' ') {
            return false;
        }
        Str word = str_cut(&rest, ' ');
        if (!str_starts_with(word, field_names[i])) {
            return false;
        }
        values[i] = str_slice(word, field_names[i].size, word.size);
    }
    return rest.size == 0;
}

/* The id becomes part of file names on the stick and of lines in the store's state, so it can hold
 * neither a slash nor a blank and cannot begin like an option or a hidden file. */
static bool read_id(Str text, char id[CLAIM_ID_BYTES + 1]) {
    if (text.size < 1 || text.size > CLAIM_ID_BYTES || !is_letter_or_digit(text.at[0])) {
        return false;
    }
    for (int32_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (!is_letter_or_digit(c) && c != '.' && c != '-') {
            return false;
        }
        id[i] = c;
    }
    id[text.size] = 0;
    return true;
}

/* Booths have no calendar, but a date that does not exist was not written by our tool. */
static int32_t days_of(int64_t year, int64_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leaps = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leaps ? 1 : 0);
}

/* Digits [from, to) of a date, -1 if there are others. */
static int64_t date_part(Str text, int32_t from, int32_t to) {
    int64_t value = 0;
    for (int32_t i = from; i < to; i++) {
        if (!is_digit(text.at[i])) {
            return -1;
        }
        value = value * 10 + (text.at[i] - '0');
    }
    return value;
}

/* A day that exists, in this century or a later one: nothing was signed before. */
static bool read_date(Str text, char made[CLAIM_DATE_BYTES + 1]) {
    if (text.size != CLAIM_DATE_BYTES || text.at[4] != '-' || text.at[7] != '-') {
        return false;
    }
    int64_t year = date_part(text, 0, 4);
    int64_t month = date_part(text, 5, 7);
    int64_t day = date_part(text, 8, 10);
    if (year < 2000 || month < 1 || month > 12 || day < 1 || day > days_of(year, month)) {
        return false;
    }
    memcpy(made, text.at, CLAIM_DATE_BYTES);
    made[CLAIM_DATE_BYTES] = 0;
    return true;
}

/* RFC 3986: these stand for themselves in a percent-encoded text, all others do not. */
static bool is_unreserved(char c) {
    return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* Takes one byte off an encoded text, which must not be empty; -1 when it is written otherwise than
 * comment_write would write it. */
static int take_byte(Str *rest) {
    char c = rest->at[0];
    if (c != '%') {
        *rest = str_slice(*rest, 1, rest->size);
        return is_unreserved(c) ? (unsigned char)c : -1;
    }
    int high = rest->size < 3 ? -1 : hex_value(rest->at[1], HEX_UPPER);
    int low = rest->size < 3 ? -1 : hex_value(rest->at[2], HEX_UPPER);
    *rest = str_slice(*rest, 3, rest->size);
    if (high < 0 || low < 0) {
        return -1;
    }
    int byte = high << 4 | low;
    return is_unreserved((char)byte) ? -1 : byte;
}

/* Percent-encoded, because a trusted comment is ASCII. Decoded it is the only text of a signature
 * that reaches a screen: it passes the same gate as every text of a pack, before anything of the
 * pack is there. */
static bool read_title(Str rest, char title[CLAIM_TITLE_BYTES + 1]) {
    int32_t size = 0;
    while (rest.size > 0) {
        int byte = take_byte(&rest);
        if (byte < 0 || size == CLAIM_TITLE_BYTES) {
            return false;
        }
        title[size++] = (char)byte;
    }
    title[size] = 0;
    return plain_text((Str){title, size});
}

/* The bounds are checked here and not where a number is used, so nobody behind can forget to: a
 * serial of 0, a size that no pack has, a format from another age. */
static bool read_numbers(const Str values[FIELD_COUNT], PackClaim *claim) {
    int64_t serial;
    int64_t format;
    if (!read_number(values[FIELD_SERIAL], 1, INT32_MAX, &serial) ||
        !read_number(values[FIELD_SIZE], CLAIM_SIZE_LEAST, CLAIM_SIZE_MOST, &claim->size_bytes) ||
        !read_number(values[FIELD_FORMAT], 1, CLAIM_FORMAT_MOST, &format)) {
        return false;
    }
    claim->serial = (int32_t)serial;
    claim->format = (int32_t)format;
    return true;
}

/* The word in front: "tsubo1", or the same of a later time. */
static SignatureVerdict read_version(Str word) {
    int64_t version;
    if (!str_starts_with(word, S("tsubo")) ||
        !read_number(str_slice(word, 5, word.size), 1, INT32_MAX, &version)) {
        return SIGNATURE_MALFORMED;
    }
    return version == 1 ? SIGNATURE_GOOD : SIGNATURE_TOO_NEW;
}

/* Names in a fixed order with single blanks: there is one writing for each claim, so nothing can
 * hide in a second one. */
SignatureVerdict comment_parse(Str text, PackClaim *claim) {
    Str rest = text;
    Str values[FIELD_COUNT];
    PackClaim read = {.serial = 0};
    SignatureVerdict version = read_version(str_cut(&rest, ' '));
    if (text.size > COMMENT_BYTES) {
        return SIGNATURE_MALFORMED;
    }
    if (version != SIGNATURE_GOOD) {
        return version;
    }
    if (!cut_fields(rest, values) || !str_equal(values[FIELD_TYPE], S("pack")) ||
        !read_id(values[FIELD_ID], read.id) || !read_numbers(values, &read) ||
        !digest_from_hex(values[FIELD_DIGEST], &read.digest) ||
        !read_date(values[FIELD_MADE], read.made) || !read_title(values[FIELD_TITLE], read.title)) {
        return SIGNATURE_MALFORMED;
    }
    *claim = read;
    return read.format > PACK_FORMAT_VERSION ? SIGNATURE_TOO_NEW : SIGNATURE_GOOD;
}

/* Everything but letters, digits and a few marks is encoded. */
static void write_title(const char *title, Buffer *buffer) {
    for (; *title; title++) {
        unsigned char byte = (unsigned char)*title;
        if (is_unreserved(*title)) {
            buffer_put(buffer, (Str){title, 1});
        } else {
            buffer_print(buffer, "%%%c%c", HEX_UPPER[byte >> 4], HEX_UPPER[byte & 15]);
        }
    }
}

static void write_unchecked(const PackClaim *claim, Buffer *buffer) {
    char hex[DIGEST_HEX + 1];
    digest_to_hex(&claim->digest, hex);
    buffer_print(
        buffer, "tsubo1 type=pack id=%s serial=%d size=%lld b2=%s fmt=%d made=%s title=", claim->id,
        claim->serial, (long long)claim->size_bytes, hex, claim->format, claim->made);
    write_title(claim->title, buffer);
}

/* The texts of a claim come from callers; one without its zero byte must not be read beyond. */
static bool ends_within(const char *text, size_t room) {
    return memchr(text, 0, room) != NULL;
}

/* Reading back what would be written is the whole check: a blank in an id, a day that does not
 * exist, a title of another kind of text all come out as another comment or none. */
bool claim_is_sound(const PackClaim *claim) {
    char text[2 * COMMENT_BYTES];
    PackClaim read;
    Buffer buffer = {.at = text, .capacity = sizeof(text)};
    if (!ends_within(claim->id, sizeof(claim->id)) ||
        !ends_within(claim->made, sizeof(claim->made)) ||
        !ends_within(claim->title, sizeof(claim->title))) {
        return false;
    }
    write_unchecked(claim, &buffer);
    return !buffer.full && comment_parse(buffer_view(&buffer), &read) != SIGNATURE_MALFORMED;
}

/* Only what comment_parse would read back is written; anything else is a fault of ours. */
void comment_write(const PackClaim *claim, Buffer *buffer) {
    assert(claim_is_sound(claim) && "only what can be read back is written");
    write_unchecked(claim, buffer);
}
