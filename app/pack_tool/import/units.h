/* Lines become units: paragraphs, headings, list items, rules. The same for every shape.
 *
 * Mails (shapes A and B) were cut at 33 or 38 full-width columns, also inside words and numbers;
 * here the pieces are put together again. Web text has a paragraph per line already. A unit knows
 * what its own words say about it (`role`); what it means for the newsletter is decided later.
 *
 *     Units units = units_make_in(arena, &lines);
 *     units.shape                                // SHAPE_C2
 *     units.at[3].text                           // the paragraph, unwrapped
 *
 * Every non-blank line is in exactly one unit, in order.
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_UNITS_H
#define TSUBO_PACK_TOOL_IMPORT_UNITS_H

#include "pack_tool/import/lines.h"
#include "pack_tool/import/words.h"

/* The shapes of the newsletter's description, section 3. */
typedef enum Shape { SHAPE_A, SHAPE_B, SHAPE_C1, SHAPE_C2 } Shape;

typedef enum UnitRole {
    ROLE_PROSE,       /* sentences */
    ROLE_SHORT,       /* a few words without 。: heading, lead-in, label or author */
    ROLE_HEADING,     /* marked as one: ■, a box of rules, <h3> */
    ROLE_SECTION,     /* the heading of a section */
    ROLE_INDEX,       /* the same in a table of contents */
    ROLE_LIST,        /* ・, 第1弾, (1), ※, a row of a table */
    ROLE_ACTION,      /* a call to action and nothing else */
    ROLE_ADDRESS,     /* a web address on its own */
    ROLE_CONTRIBUTOR, /* organisation, post, name */
    ROLE_RULE,        /* ━━━ */
    ROLE_TITLE,       /* the newsletter's title line */
} UnitRole;

typedef struct Unit {
    int32_t first_line; /* index into Lines */
    int32_t line_end;   /* one behind the last */
    Str text;           /* original characters, unwrapped */
    Str fold;
    Str address; /* where its link leads, only in web pages */
    UnitRole role;
    int32_t section_row; /* of words_section_headings, for SECTION and INDEX; else -1 */
    int32_t indent;
    bool blank_before;
} Unit;

typedef struct Units {
    Unit *at;
    int32_t count;
    Shape shape;
    bool has_sections; /* headings of sections were found, so structure may be trusted */
} Units;

Units units_make_in(Arena *arena, const Lines *lines);

/* "A", "B", "C1", "C2". */
Str units_shape_name(Shape shape);

#endif
