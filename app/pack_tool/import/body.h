/* The body of an article as Markdown: paragraphs, lists, tables, notes.
 *
 *     body_write(&out, &issue.units, from, to, skipped_unit);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_BODY_H
#define TSUBO_PACK_TOOL_IMPORT_BODY_H

#include "base/buffer.h"
#include "pack_tool/import/units.h"

/* Writes units [from, to) but `skipped` (-1 for none), which has become `look_for:`. Rules and
 * section headings are left out. */
void body_write(Buffer *out, const Units *units, int32_t from, int32_t to, int32_t skipped);

/* Most bytes the body of these units can have. */
int32_t body_size_max(const Units *units, int32_t from, int32_t to);

#endif
