/* Plain words in plain text, searched so that a few hundred words cost little. */
#include "pack_tool/import/match.h"

#include <string.h>

#include "base/utf8.h"

/* Looks for the last byte of the part first: in UTF-8 Japanese the first bytes of all characters
 * are alike and the last ones are not, so this skips what memmem has to look at. */
int32_t match_find(Str text, Str part) {
    int32_t tail = part.size - 1;
    if (part.size == 0 || part.size > text.size) {
        return -1;
    }
    const char *at = text.at + tail;
    const char *end = text.at + text.size;
    while (at < end) {
        at = memchr(at, part.at[tail], (size_t)(end - at));
        if (!at) {
            return -1;
        }
        if (at[-tail] == part.at[0] && memcmp(at - tail, part.at, (size_t)tail) == 0) {
            return (int32_t)(at - tail - text.at);
        }
        at++;
    }
    return -1;
}

/* Forwards all the same: slices are short, and UTF-8 needs no care that way. */
int32_t match_find_last(Str text, Str part) {
    int32_t last = -1;
    int32_t found = match_find(text, part);
    while (found >= 0) {
        last = (last < 0 ? 0 : last + part.size) + found;
        found = match_find(str_slice(text, last + part.size, text.size), part);
    }
    return last;
}

/* The question that most rules are made of. */
bool match_has(Str text, Str part) {
    return match_find(text, part) >= 0;
}

/* Without overlaps, as a reader would count. */
int32_t match_count(Str text, Str part) {
    int32_t count = 0;
    int32_t found = match_find(text, part);
    while (found >= 0) {
        count++;
        text = str_slice(text, found + part.size, text.size);
        found = match_find(text, part);
    }
    return count;
}

bool match_has_any(Str text, Words words) {
    for (int32_t i = 0; i < words.count; i++) {
        if (match_has(text, words.at[i])) {
            return true;
        }
    }
    return false;
}

/* The first of the list that fits, so tables put longer words before shorter ones. */
Str match_start(Str text, Words words) {
    for (int32_t i = 0; i < words.count; i++) {
        Str word = words.at[i];
        /* The last byte is asked first for the same reason as in match_find. */
        if (word.size > 0 && word.size <= text.size &&
            text.at[word.size - 1] == word.at[word.size - 1] && str_starts_with(text, word)) {
            return word;
        }
    }
    return (Str){0};
}

bool match_starts_with_any(Str text, Words words) {
    return match_start(text, words).size > 0;
}

bool match_ends_with_any(Str text, Words words) {
    for (int32_t i = 0; i < words.count; i++) {
        if (str_ends_with(text, words.at[i])) {
            return true;
        }
    }
    return false;
}

/* With the marks that stand for one, and the planes where rare names live. */
bool match_is_kanji(uint32_t scalar) {
    return (scalar >= 0x4E00 && scalar <= 0x9FFF) || (scalar >= 0x3400 && scalar <= 0x4DBF) ||
           (scalar >= 0xF900 && scalar <= 0xFAFF) || (scalar >= 0x20000 && scalar <= 0x3FFFF) ||
           scalar == 0x3005 || scalar == 0x3006 || scalar == 0x30F6;
}

/* The blocks of Unicode; half-width kana were folded before anybody asks. */
bool match_is_hiragana(uint32_t scalar) {
    return scalar >= 0x3041 && scalar <= 0x309F;
}

bool match_is_katakana(uint32_t scalar) {
    return (scalar >= 0x30A1 && scalar <= 0x30FA) || scalar == 0x30FC ||
           (scalar >= 0xFF66 && scalar <= 0xFF9F);
}

bool match_is_latin(uint32_t scalar) {
    return (scalar >= 'A' && scalar <= 'Z') || (scalar >= 'a' && scalar <= 'z');
}

bool match_is_digit(uint32_t scalar) {
    return scalar >= '0' && scalar <= '9';
}

/* Decides whether joined lines need a blank: only between two words that are not Japanese. */
bool match_is_japanese(uint32_t scalar) {
    return match_is_kanji(scalar) || (scalar >= 0x3000 && scalar <= 0x30FF) ||
           (scalar >= 0xFF00 && scalar <= 0xFFEF) || (scalar >= 0x2460 && scalar <= 0x27BF);
}

/* Only half-width digits: texts are folded before they are asked. Six digits are more than any
 * number in a newsletter has. */
bool match_take_number(Str *rest, int32_t *number) {
    int32_t value = 0;
    int32_t digits = 0;
    while (digits < rest->size && digits < 6 && match_is_digit((unsigned char)rest->at[digits])) {
        value = value * 10 + (rest->at[digits] - '0');
        digits++;
    }
    bool more = digits < rest->size && match_is_digit((unsigned char)rest->at[digits]);
    if (digits == 0 || more) {
        return false;
    }
    *rest = str_slice(*rest, digits, rest->size);
    *number = value;
    return true;
}

/* Nothing is taken unless all of it stands there. */
bool match_take(Str *rest, Str part) {
    if (!str_starts_with(*rest, part)) {
        return false;
    }
    *rest = str_slice(*rest, part.size, rest->size);
    return true;
}

/* By characters, so that no title ends in half of one. */
Str match_head(Str text, int32_t count) {
    Str rest = text;
    while (rest.size > 0 && count > 0) {
        utf8_next(&rest);
        count--;
    }
    return str_slice(text, 0, text.size - rest.size);
}

uint32_t match_last_scalar(Str text) {
    int32_t from = text.size;
    while (from > 0 && ((unsigned char)text.at[from - 1] & 0xC0) == 0x80) {
        from--;
    }
    Str last = str_slice(text, from - 1, text.size);
    return text.size > 0 && last.size > 0 ? utf8_next(&last) : 0;
}
