/* UTF-8, checked once and then trusted.
 *
 * Foreign bytes pass utf8_valid at the border (import, pack building, pack opening). Inside, text
 * is walked with utf8_next, which cannot fail and asserts instead. A *scalar* is a Unicode scalar
 * value (no surrogates); where this header says character it means what a reader calls one.
 *
 *     Str rest = text;
 *     while (rest.size > 0) {
 *         uint32_t scalar = utf8_next(&rest);
 *         …
 *     }
 */
#ifndef TSUBO_BASE_UTF8_H
#define TSUBO_BASE_UTF8_H

#include "base/str.h"

/* Shortest forms only, no surrogates, nothing above U+10FFFF, no NUL (RFC 3629; NUL because our
 * text also travels through C strings). Returns the byte offset of the first fault, or -1. */
int32_t utf8_fault(Str text);
bool utf8_valid(Str text);

/* Takes one scalar off *rest, which must not be empty. */
uint32_t utf8_next(Str *rest);

/* Bytes of the scalar in UTF-8 (1–4) and its writing; `out` has room for 4 bytes. */
int32_t utf8_size(uint32_t scalar);
int32_t utf8_put(char *out, uint32_t scalar);

/* Number of scalars. */
int32_t utf8_count(Str text);

#endif
