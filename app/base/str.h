/* Slices of text: a pointer and a size in bytes, passed by value.
 *
 * A Str never owns its bytes and is never zero-terminated; it borrows from an arena, a literal or
 * a mapped file and dies with it. Empty slices may have a null pointer. All text inside the house
 * is valid UTF-8 (see utf8.h: it is checked once, at the border).
 *
 *     Str rest = S("title: x");
 *     Str key = str_cut(&rest, ':');          // key = "title", rest = " x"
 *     printf("%.*s\n", STR_ARG(str_trim(rest)));
 */
#ifndef TSUBO_BASE_STR_H
#define TSUBO_BASE_STR_H

#include <stdbool.h>
#include <stdint.h>

/* A caller that drops this result has a bug; the compiler says so. */
#define MUST_USE __attribute__((warn_unused_result))

#define COUNT_OF(array) ((int32_t)(sizeof(array) / sizeof((array)[0])))

typedef struct Str {
    const char *at;
    int32_t size; /* bytes */
} Str;

/* A slice of a string literal, also in static tables. */
#define S(literal) ((Str){("" literal ""), (int32_t)sizeof(literal) - 1})
#define S_INIT(literal)                                                                            \
    { ("" literal ""), (int32_t)sizeof(literal) - 1 }

/* The two arguments of a "%.*s". */
#define STR_ARG(s) (int)(s).size, ((s).size > 0 ? (s).at : "")

/* Borrows a C string; NULL gives the empty slice. Longer than INT32_MAX is a bug of the caller. */
Str str_from_c(const char *text);

bool str_equal(Str a, Str b);

/* Byte order as memcmp has it, shorter first: negative, 0 or positive. Independent of the locale.
 */
int str_compare(Str a, Str b);

bool str_starts_with(Str text, Str prefix);
bool str_ends_with(Str text, Str suffix);

/* Bytes [from, to) of text; both are clamped to its ends. */
Str str_slice(Str text, int32_t from, int32_t to);

/* Byte offset of the first occurrence, or -1. */
int32_t str_find(Str text, Str part);

/* Without ASCII white space (space, tab, CR, LF) at both ends. */
Str str_trim(Str text);

/* Takes the part before the first `separator` off *rest and returns it. Without a separator
 * everything is taken and *rest becomes empty. */
Str str_cut(Str *rest, char separator);

/* A decimal number with nothing before or behind it. False if it is anything else or overflows. */
MUST_USE bool str_to_int(Str text, int32_t *number);

/* FNV-1a over the bytes, continued from `seed` (use STR_HASH_SEED to begin). Not for security. */
#define STR_HASH_SEED 1469598103934665603u
uint64_t str_hash(uint64_t seed, const void *bytes, int32_t size);

#endif
