/* UTF-8 by RFC 3629's table of well-formed sequences. The first byte gives the length, the second
 * carries every further limit, all others are plain continuations: a sequence is judged without
 * putting its scalar together. */
#include "base/utf8.h"

#include <assert.h>

/* Length of the sequence a lead byte opens; 0 for bytes that cannot open one. */
static int32_t sequence_size(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    /* 80–BF only continue; C0 and C1 could only write ASCII the long way; F5 and above lie beyond
     * U+10FFFF. */
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The second byte carries the limits that keep out long forms, surrogates and > U+10FFFF. */
static bool second_is_legal(unsigned char lead, unsigned char second) {
    switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return (second & 0xC0) == 0x80;
    }
}

/* No overlong forms, no surrogates, nothing above the last scalar. */
static bool sequence_is_legal(const unsigned char *at, int32_t size, int32_t left) {
    if (size == 0 || size > left || at[0] == 0) {
        return false;
    }
    if (size > 1 && !second_is_legal(at[0], at[1])) {
        return false;
    }
    for (int32_t i = 2; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return true;
}

/* Where the first fault is, for a finding that points at it. */
int32_t utf8_fault(Str text) {
    int32_t i = 0;
    while (i < text.size) {
        const unsigned char *at = (const unsigned char *)text.at + i;
        int32_t size = sequence_size(at[0]);
        if (!sequence_is_legal(at, size, text.size - i)) {
            return i;
        }
        i += size;
    }
    return -1;
}

bool utf8_valid(Str text) {
    return utf8_fault(text) < 0;
}

/* Cannot fail, because texts are checked once at the border. */
uint32_t utf8_next(Str *rest) {
    assert(rest->size > 0 && "a scalar needs a byte");
    const unsigned char *at = (const unsigned char *)rest->at;
    int32_t size = sequence_size(at[0]);
    assert(size > 0 && size <= rest->size && "text was validated at the border");
    /* The bits of the first byte that belong to the scalar, by length. */
    static const unsigned char lead_mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t scalar = at[0] & lead_mask[size];
    for (int32_t i = 1; i < size; i++) {
        scalar = scalar << 6 | (at[i] & 0x3Fu);
    }
    rest->at += size;
    rest->size -= size;
    return scalar;
}

int32_t utf8_size(uint32_t scalar) {
    return scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
}

/* The shortest form, the only legal one. */
int32_t utf8_put(char *out, uint32_t scalar) {
    static const unsigned char lead[5] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    int32_t size = utf8_size(scalar);
    /* From the back, six bits to a byte; what is left over at the end belongs to the first byte. */
    for (int32_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (scalar & 0x3F));
        scalar >>= 6;
    }
    out[0] = (char)(lead[size] | scalar);
    return size;
}

/* Every byte that does not continue another begins a scalar. */
int32_t utf8_count(Str text) {
    int32_t count = 0;
    for (int32_t i = 0; i < text.size; i++) {
        /* Every byte that does not continue a character begins one. */
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    }
    return count;
}
