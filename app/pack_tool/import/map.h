/* The map of an import: a table that says where every line of the input went.
 *
 * Tab-separated, a heading line, then a row per piece in the order of the input: from_line,
 * to_line, kind, organisation, is_video (1 or 0), title, certainty (0–100), reason. Editors read
 * it in a spreadsheet, tests compare it with what a person cut.
 *
 *     Str table = map_write_in(arena, &issue);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_MAP_H
#define TSUBO_PACK_TOOL_IMPORT_MAP_H

#include "pack_tool/import/issue.h"

Str map_write_in(Arena *arena, const Issue *issue);

/* One row of such a table. */
typedef struct MapRow {
    int32_t from_line;
    int32_t to_line;
    Str kind;
    Str organisation;
    bool is_video;
    Str title;
    int32_t certainty;
    Str reason;
} MapRow;

typedef struct MapRows {
    MapRow *at;
    int32_t count;
} MapRows;

/* Reads a table back; lines that begin with # and the heading line are skipped. False if a row is
 * not of that form. */
MUST_USE bool map_read_in(Arena *arena, Str table, MapRows *rows);

#endif
