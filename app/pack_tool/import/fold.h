/* A copy of a text that is good for comparing and for nothing else.
 *
 * The same sentence comes with full-width or half-width punctuation, with … or ・・・, with stray
 * spaces after 。, with か + a combining mark from a Mac. Rules look at the folded copy; what is
 * shown and written is always the original, because folding changes lengths and meaning for the
 * eye.
 *
 *     Str folded = fold_in(arena, S("詳細は　「Ａ」をご覧ください！"));   //
 * 詳細は「A」をご覧ください!
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_FOLD_H
#define TSUBO_PACK_TOOL_IMPORT_FOLD_H

#include "base/arena.h"

/* Full-width ASCII to ASCII, half-width katakana to full, wave dashes to ~, hyphens to -, circled
 * digits to digits, … and ・・・ to "...", combining voiced marks joined, zero-width characters
 * dropped, spaces trimmed, collapsed, and dropped beside Japanese characters. */
Str fold_in(Arena *arena, Str text);

/* Columns of the text on a terminal of the old mail programs: 2 for every full-width character,
 * 1 for others. Hard-wrapped mails were cut at 66–76 of these. */
int32_t fold_columns(Str text);

/* Without spaces, full-width spaces and no-break spaces at both ends; the text itself. */
Str fold_trim(Str text);

#endif
