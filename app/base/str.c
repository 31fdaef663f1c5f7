/* Slices of text. Everything here is a loop over bytes; nothing allocates.
 *
 * Bytes suffice for UTF-8: no character's bytes occur inside another's, so finding a part or
 * cutting at an ASCII sign cannot split a character, and the order of bytes is the order of
 * scalars. */
#include "base/str.h"

#include <assert.h>
#include <string.h>

Str str_from_c(const char *text) {
    if (!text) {
        return (Str){0};
    }
    size_t size = strlen(text);
    assert(size <= INT32_MAX && "a slice holds at most 2 GiB");
    return (Str){text, (int32_t)size};
}

bool str_equal(Str a, Str b) {
    /* An empty slice may have a null pointer, which memcmp may not be given even for zero bytes. */
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, (size_t)a.size) == 0);
}

/* By bytes, which for UTF-8 is by scalars. */
int str_compare(Str a, Str b) {
    int32_t shared = a.size < b.size ? a.size : b.size;
    int order = shared > 0 ? memcmp(a.at, b.at, (size_t)shared) : 0;
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_starts_with(Str text, Str prefix) {
    return text.size >= prefix.size && str_equal(str_slice(text, 0, prefix.size), prefix);
}

bool str_ends_with(Str text, Str suffix) {
    return text.size >= suffix.size &&
           str_equal(str_slice(text, text.size - suffix.size, text.size), suffix);
}

static int32_t clamp(int32_t value, int32_t low, int32_t high) {
    return value < low ? low : value > high ? high : value;
}

/* Clamped, so that no index can leave the text. */
Str str_slice(Str text, int32_t from, int32_t to) {
    /* Clamped rather than asserted, so that cutters may ask for what lies behind the last byte. The
     * order matters: `to` is clamped against a `from` that is inside already. */
    from = clamp(from, 0, text.size);
    to = clamp(to, from, text.size);
    return (Str){text.at ? text.at + from : NULL, to - from};
}

/* Compares at every byte. The texts searched are lines, names and patterns, too short for anything
 * cleverer to pay. */
int32_t str_find(Str text, Str part) {
    for (int32_t i = 0; i + part.size <= text.size; i++) {
        if (str_equal(str_slice(text, i, i + part.size), part)) {
            return i;
        }
    }
    return -1;
}

/* The wide space U+3000 is left alone: at the head of a paragraph it is the author's indent. */
static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

Str str_trim(Str text) {
    int32_t from = 0;
    int32_t to = text.size;
    while (from < to && is_space(text.at[from])) {
        from++;
    }
    while (to > from && is_space(text.at[to - 1])) {
        to--;
    }
    return str_slice(text, from, to);
}

/* What stands before the sign; the rest begins behind it. */
Str str_cut(Str *rest, char separator) {
    const char *found = rest->size > 0 ? memchr(rest->at, separator, (size_t)rest->size) : NULL;
    Str whole = *rest;
    int32_t size = found ? (int32_t)(found - whole.at) : whole.size;
    /* Without a separator this begins one byte behind the end, which the clamp turns into
     * “nothing”. */
    *rest = str_slice(whole, size + 1, whole.size);
    return str_slice(whole, 0, size);
}

/* Digits behind at most one minus, nothing else; what does not fit is no number. */
bool str_to_int(Str text, int32_t *number) {
    bool negative = text.size > 0 && text.at[0] == '-';
    int64_t value = 0;
    if (text.size == (negative ? 1 : 0)) {
        return false;
    }
    /* The value is checked before each step, so it never exceeds ten times INT32_MAX and an endless
     * row of digits cannot overflow it. INT32_MIN is refused with the rest; nothing we read is that
     * small. */
    for (int32_t i = negative ? 1 : 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || value > INT32_MAX) {
            return false;
        }
        value = value * 10 + (text.at[i] - '0');
    }
    if (value > INT32_MAX) {
        return false;
    }
    *number = (int32_t)(negative ? -value : value);
    return true;
}

uint64_t str_hash(uint64_t seed, const void *bytes, int32_t size) {
    const unsigned char *at = bytes;
    for (int32_t i = 0; i < size; i++) {
        seed = (seed ^ at[i]) * 1099511628211u;
    }
    return seed;
}
