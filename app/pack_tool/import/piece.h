/* Units and cuts become pieces: kind, supplier, author, title, certainty.
 *
 *     piece_make_in(arena, issue, cuts);        // fills issue->pieces
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_PIECE_H
#define TSUBO_PACK_TOOL_IMPORT_PIECE_H

#include "pack_tool/import/issue.h"

void piece_make_in(Arena *arena, Issue *issue, const Cut *cuts);

#endif
