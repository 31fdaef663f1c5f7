/* Which section an article stands in, where the text lost the sections' headings (shape C2).
 *
 * The sections always come in the same order, so the articles are divided among them by the
 * cheapest way to keep that order: each kind of article has places where it usually stands.
 *
 *     section_settle(arena, issue);             // fills `section` of every article that has none
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_SECTION_H
#define TSUBO_PACK_TOOL_IMPORT_SECTION_H

#include "pack_tool/import/issue.h"

void section_settle(Arena *arena, Issue *issue);

#endif
