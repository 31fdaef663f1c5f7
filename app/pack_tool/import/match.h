/* Finding words in folded text, and telling Japanese characters apart.
 *
 * The rules of the importer are tables of words; here are the few questions they ask of a text.
 * Not a regular expression engine: a table of plain words can be read and extended by anybody.
 *
 *     if (match_has(line, S("脆弱性")) && match_ends_with_any(line, SOFT_CLOSINGS)) {
 *         …
 *     }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_MATCH_H
#define TSUBO_PACK_TOOL_IMPORT_MATCH_H

#include "base/str.h"

/* A list of words, as the tables in words.h have them. */
typedef struct Words {
    const Str *at;
    int32_t count;
} Words;

/* Byte offset of the first occurrence, or -1. As str_find, but fit for hundreds of words times
 * hundreds of lines. */
int32_t match_find(Str text, Str part);
/* Byte offset of the last occurrence, or -1. */
int32_t match_find_last(Str text, Str part);
bool match_has(Str text, Str part);
/* How often `part` occurs, without overlaps. */
int32_t match_count(Str text, Str part);

bool match_has_any(Str text, Words words);
/* The first word of the list that the text starts with, or the empty slice. */
Str match_start(Str text, Words words);
bool match_starts_with_any(Str text, Words words);
bool match_ends_with_any(Str text, Words words);

/* Kanji and the marks that behave like one (々 〆 ヶ); rare kanji of the compatibility block and
 * of the supplementary planes are in. */
bool match_is_kanji(uint32_t scalar);
bool match_is_hiragana(uint32_t scalar);
bool match_is_katakana(uint32_t scalar);
bool match_is_latin(uint32_t scalar);
bool match_is_digit(uint32_t scalar);
/* Anything that is set without a space beside it: kanji, kana, Japanese punctuation, full-width. */
bool match_is_japanese(uint32_t scalar);

/* Takes a decimal number off *rest; false and nothing taken if there is none or it is above
 * 999999. */
bool match_take_number(Str *rest, int32_t *number);
/* Takes `part` off *rest if it stands there. */
bool match_take(Str *rest, Str part);

/* The first `count` scalars of the text, or all. */
Str match_head(Str text, int32_t count);
/* The last scalar of the text, 0 if it is empty. */
uint32_t match_last_scalar(Str text);

#endif
