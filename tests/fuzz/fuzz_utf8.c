/* Any bytes: utf8_fault agrees with a decoder written the plain way, and valid text walks through
 * utf8_next, utf8_put and utf8_count without losing a byte. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Size of the scalar at `at`, 0 when there is none: the definition of RFC 3629 spelled out. */
static int32_t plain_size(const uint8_t *at, int32_t left) {
    uint32_t lead = at[0];
    int32_t size = lead < 0x80       ? 1
                   : lead >> 5 == 6  ? 2
                   : lead >> 4 == 14 ? 3
                   : lead >> 3 == 30 ? 4
                                     : 0;
    static const uint32_t least[5] = {0, 1, 0x80, 0x800, 0x10000};
    if (size == 0 || size > left) {
        return 0;
    }
    uint32_t scalar = size == 1 ? lead : lead & (0x7Fu >> size);
    for (int32_t i = 1; i < size; i++) {
        if (at[i] >> 6 != 2) {
            return 0;
        }
        scalar = scalar << 6 | (at[i] & 0x3Fu);
    }
    bool good = scalar >= least[size] && scalar <= 0x10FFFF && scalar >> 11 != 27;
    return good ? size : 0;
}

static int32_t plain_fault(const uint8_t *data, int32_t size) {
    int32_t at = 0;
    while (at < size) {
        int32_t step = plain_size(data + at, size - at);
        if (step == 0) {
            return at;
        }
        at += step;
    }
    return -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Str text = {(const char *)data, (int32_t)size};
    int32_t fault = utf8_fault(text);
    assert(fault == plain_fault(data, text.size));
    Str good = fault < 0 ? text : str_slice(text, 0, fault);
    int32_t count = 0;
    for (Str rest = good; rest.size > 0; count++) {
        char bytes[4];
        const char *from = rest.at;
        uint32_t scalar = utf8_next(&rest);
        int32_t written = utf8_put(bytes, scalar);
        assert(written == utf8_size(scalar) && memcmp(bytes, from, (size_t)written) == 0);
        assert(rest.at == from + written);
    }
    assert(count == utf8_count(good));
    return 0;
}
