/* Every FF C4 is looked at, whether it stands where a marker belongs or not: stb finds its markers
 * by searching, and a guard that searched otherwise could be led past one. */
#include "sdl/jpeg.h"

#include <string.h>

enum {
    MARKER = 0xFF,
    CODE_TABLES = 0xC4,
    LENGTHS = 16, /* a code has 1 to 16 bits; one count each */
    /* stb has room for 256 and takes the last of them for its own sign that a code is a long one,
     * and then looks it up outside of its table. A picture of 8 bits a colour needs at most 162. */
    SYMBOLS_MOST = 255
};

/* Behind the end stb reads zeros. */
static int32_t byte_at(Str bytes, int64_t at) {
    return at < bytes.size ? (unsigned char)bytes.at[at] : 0;
}

/* One table after the other, for as long as the segment lasts. */
static bool segment_fits(Str bytes, int64_t at) {
    int32_t left = byte_at(bytes, at) * 256 + byte_at(bytes, at + 1) - 2;
    at += 2;
    while (left > 0 && at < bytes.size) {
        int32_t target = byte_at(bytes, at);
        int32_t symbols = 0;
        /* Two classes of four tables; stb ends here, so nothing behind it is read as a table. */
        if (target >> 4 > 1 || (target & 15) > 3) {
            return true;
        }
        for (int32_t i = 1; i <= LENGTHS; i++) {
            symbols += byte_at(bytes, at + i);
        }
        if (symbols > SYMBOLS_MOST) {
            return false;
        }
        at += 1 + LENGTHS + symbols;
        left -= 1 + LENGTHS + symbols;
    }
    return true;
}

/* What does not begin with FF is no JPEG to stb either, and may hold FF C4 as it likes. */
bool jpeg_tables_fit(Str bytes) {
    if (byte_at(bytes, 0) != MARKER) {
        return true;
    }
    const char *end = bytes.at + bytes.size;
    const char *from = bytes.at;
    while (from < end && (from = memchr(from, MARKER, (size_t)(end - from)))) {
        from++;
        bool tables = from < end && (unsigned char)*from == CODE_TABLES;
        if (tables && !segment_fits(bytes, from + 1 - bytes.at)) {
            return false;
        }
    }
    return true;
}
