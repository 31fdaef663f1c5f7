/* What the words of a unit say it is: a rule, a section's heading, a list item, a call to action.
 *
 * Looks at one line or at its neighbours, never at the whole newsletter. Used by units.c while
 * lines are put together and by everything that asks about sentences afterwards.
 *
 *     UnitRole role = roles_of(S("第1弾 【開けっぱなし】鍵の置き場所"), HINT_NONE, &row);  // LIST
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_ROLES_H
#define TSUBO_PACK_TOOL_IMPORT_ROLES_H

#include "pack_tool/import/units.h"

/* A line of dashes, stars or boxes and nothing else. */
bool roles_is_rule(Str fold);

/* A line of top or end matter by its words alone (INDEX, TEL, the thanks line). */
bool roles_is_frame_line(Str fold);

/* Whether a line with these words opens a unit of its own even in the middle of wrapped text. */
bool roles_opens_unit(Str fold);

/* The role of a single unit; *section_row is its row of words_section_headings, or -1. */
UnitRole roles_of(Str fold, LineHint hint, int32_t *section_row);

/* What only neighbours show: headings of a table of contents, headings in a box of rules. */
void roles_refine(Unit *units, int32_t count);

/* The number of 第N弾 / 第N回 / 第N話 / 【N】 at the front; 0 if there is none. */
int32_t roles_part_number(Str fold);

/* Byte offset behind the last call to action, or -1. */
int32_t roles_action_end(Str fold);
/* The text ends with a call to action; with a soft closing (ご活用ください …). */
bool roles_ends_with_action(Str fold);
bool roles_ends_softly(Str fold);
/* The last sentence of the text. */
Str roles_last_sentence(Str fold);

#endif
