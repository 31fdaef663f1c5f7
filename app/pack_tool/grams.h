/* Search grams: every two neighbouring characters of a text, folded.
 *
 * Searching needs no word list that way; Japanese has no blanks to cut at. Punctuation and blanks
 * end a run; the last character of a run is a gram of its own, so that a search for one character
 * is a search for a prefix.
 *
 *     Grams grams = {0};
 *     grams_of_in(&arena, &scratch, S("AIの秘密"), &grams);       // ai, iの, の秘, 秘密, 密
 */
#ifndef TSUBO_PACK_TOOL_GRAMS_H
#define TSUBO_PACK_TOOL_GRAMS_H

#include "base/arena.h"

typedef struct Grams {
    Str *items;
    int32_t count;
} Grams;

/* Grams in the order of the text, repeated ones included; they borrow from the arena. */
void grams_of_in(Arena *arena, Arena *scratch, Str text, Grams *grams);

#endif
