/* Number and date of an issue, and how sure they are.
 *
 * Number: the title line, else the closing line, else the date rule. Date: --date, else the title
 * line, else 公開日:, else the third Wednesday of the number's month. Nothing is ever taken from
 * running prose, which is full of other numbers and dates. Where two sources disagree the higher
 * one is kept and a note says so.
 *
 *     Header header;
 *     if (!header_find(arena, &lines, given, &header, failure)) { … }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_HEADER_H
#define TSUBO_PACK_TOOL_IMPORT_HEADER_H

#include "pack_tool/import/dates.h"
#include "pack_tool/import/lines.h"

enum { HEADER_NOTES_MAX = 6 };

typedef struct Header {
    int32_t number;
    Date date;
    bool number_inferred;        /* by the date rule */
    bool date_inferred;          /* by the date rule */
    Str notes[HEADER_NOTES_MAX]; /* disagreements, in Japanese */
    int32_t note_count;
} Header;

/* Whether the folded line is the newsletter's title line. */
bool header_is_title(Str fold);
/* Whether it is the thanks line at the end. */
bool header_is_closing(Str fold);

/* `given` is --date, or {0}. FAILURE_FORMAT when neither number nor date can be found, and for an
 * extra issue (号外), which has no number. */
MUST_USE bool header_find(Arena *arena, const Lines *lines, Date given, Header *header,
                          Failure *failure);

#endif
