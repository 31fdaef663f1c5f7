/* Where one article ends and the next begins when no heading says so (shape C2).
 *
 * Every pair of neighbouring paragraphs gets a score from what the first one ends with (a call to
 * action, a soft closing, a list) and what the second one begins with (また、 or an organisation, a
 * date, a document, a question), from shared rare words, and from what the article so far already
 * has. Above zero a new article begins; how far above says how sure that is.
 *
 *     boundary_mark_in(arena, units, from, end, true, cuts);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_BOUNDARY_H
#define TSUBO_PACK_TOOL_IMPORT_BOUNDARY_H

#include "pack_tool/import/cut.h"

/* Sets `starts`, `sureness` and `why` of the cuts in (from, end); `from` itself is a start already.
 * With `opening`, the text begins with an opening message that has no mark at its end; the
 * function finds it, and places KIND_OPENING at `from`. */
void boundary_mark_in(Arena *arena, const Unit *units, int32_t from, int32_t end, bool opening,
                      Cut *cuts);

#endif
