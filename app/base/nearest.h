/* The word somebody probably meant.
 *
 *     Str near = nearest_word(S("titel"), keys, key_count);      // "title", or empty
 */
#ifndef TSUBO_BASE_NEAREST_H
#define TSUBO_BASE_NEAREST_H

#include "base/str.h"

/* Edits (insert, delete, replace, swap two neighbours) between two words, counted in characters.
 * Words longer than 40 characters are compared by their beginning. */
int32_t nearest_distance(Str a, Str b);

/* The word with the fewest edits, the first of equals; empty when none is near enough to be a slip
 * of the hand (a third of the word, at least one edit). */
Str nearest_word(Str wrong, const Str *words, int32_t count);

#endif
