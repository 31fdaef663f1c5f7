/* Where an article sends its readers: `link:` and `look_for:`.
 *
 * A call to action names a page, a PDF, a window or a channel, seldom with an address. What it
 * names is what a visitor can look for at home; words like 詳細は and をご覧ください are left off.
 *
 *     Action action = action_of_in(arena, &issue.units, piece->body_unit, piece->unit_end);
 *     action.look_for                            // 特設サイト「スタートアップは突然に」
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_ACTION_H
#define TSUBO_PACK_TOOL_IMPORT_ACTION_H

#include "pack_tool/import/units.h"

typedef struct Action {
    Str link; /* an address the text gives, or empty */
    Str look_for; /* what the call to action names, at most 80 characters; empty for ウェブページ */
    int32_t unit; /* the unit that is nothing but this call to action, -1 if it stands in prose */
} Action;

/* The first call to action of the units [from, to). */
Action action_of_in(Arena *arena, const Units *units, int32_t from, int32_t to);

#endif
