/* Which organisation supplied an article, as far as the text says so.
 *
 * A body counts when it acts (経済産業省は、…), owns the page the reader is sent to
 * (警察庁公式サイト, 「…」(INPIT)) or calls itself 当室 or 当館. A vendor named in an alert does
 * not. When the text does not say, the answer is empty: nothing is guessed from the neighbours.
 *
 *     Str who = supplier_of_in(arena, fold);          //
 * "独立行政法人工業所有権情報・研修館（INPIT）"
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_SUPPLIER_H
#define TSUBO_PACK_TOOL_IMPORT_SUPPLIER_H

#include "base/arena.h"
#include "pack_tool/import/words.h"

/* The strongest claim in the folded text of an article; empty if there is none. */
Str supplier_of_in(Arena *arena, Str fold);

/* The one body of the tables that the text mentions at all; empty if it mentions none or several. A
 * weak sign, to be marked for review. */
Str supplier_only_one(Str fold);

/* The body that acts at the front of a paragraph; empty if none does. */
Str supplier_actor(Str fold);

/* The body of the tables whose page or channel the text begins with (INPITのeラーニングサイト…). */
Str supplier_owner(Str fold);

/* The body of the tables whose page the text names anywhere; empty if it names none. */
Str supplier_page_owner(Str fold);

/* Whether the body (as supplier_actor names it) is mentioned in the text under any of its names. */
bool supplier_is_mentioned(Str body, Str fold);

/* The first organisation of the tables that is named at all; empty if none is. */
Str supplier_named(Str fold);

/* The name to show for a name as written; the text itself if the tables do not know it. */
Str supplier_shown_name(Str written);

#endif
