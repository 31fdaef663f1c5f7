/* Who signed a message or a column: organisation, post, name.
 *
 * Reads one to four short lines such as 「一般社団法人 みほん協会」「企画部長 森川 次郎」, also all
 * in one line or with the organisation glued to the post. The name is what stands behind the last
 * post: two to seven kanji or kana, with or without a space inside. Characters stay as written.
 *
 *     Contributor who = {0};
 *     int32_t used = contributor_read_in(arena, units, count, &who);   // units used, 0 for none
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_CONTRIBUTOR_H
#define TSUBO_PACK_TOOL_IMPORT_CONTRIBUTOR_H

#include "pack_tool/import/units.h"

typedef struct Contributor {
    Str organisation;
    Str post;
    Str name;
    Str second; /* post and name of a second member, as `contributor:` shows them */
} Contributor;

enum { CONTRIBUTOR_UNITS_MAX = 4 };

/* Reads the units at the front; 0 and nothing filled unless a name was found. */
int32_t contributor_read_in(Arena *arena, const Unit *units, int32_t count, Contributor *who);

/* Reads a text of one line, as it stands behind the colon of a column's heading. */
bool contributor_read_line_in(Arena *arena, Str text, Contributor *who);

/* Whether the text is the name of an organisation and nothing else. */
bool contributor_is_organisation(Str text);

#endif
