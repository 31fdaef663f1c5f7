/* Composed lines as text, for tests and comparisons (§16).
 *
 *     Buffer out = buffer_in(arena, 1 << 20);
 *     lines_dump(&out, S("p1"), &lines);      // p1 TAB 1 TAB 秘密を守るために
 *     glyphs_dump(&out, S("p1"), &lines);     // p1 TAB 1 TAB 0 TAB 秘 TAB 0.000 TAB 1.000
 */
#ifndef TSUBO_TEXT_DUMP_H
#define TSUBO_TEXT_DUMP_H

#include "base/buffer.h"
#include "text/paragraph.h"

/* Rows `id TAB line_number TAB text`: the original text, lines from 1, nothing padded, white space
 * at breaks dropped. Tabs and newlines inside a line become spaces, so that a row is a row. */
void lines_dump(Buffer *out, Str id, const Lines *lines);

/* Rows `id TAB line TAB index TAB char TAB x_em TAB body_em` for every base glyph: index counts
 * scalars of the paragraph from 0, x_em is the left edge of the body from the line head. */
void glyphs_dump(Buffer *out, Str id, const Lines *lines);

#endif
