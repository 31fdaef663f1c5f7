/* Characters become lines: the composition of one paragraph.
 *
 *     Lines lines = line_compose_in(&article, &scratch, &measure, &paragraph);
 *     for (int32_t i = 0; i < lines.line_count; i++) { … lines.lines[i] … }
 *
 * The rules are those of JLREQ as our notes decide them: classes (class.h), where a line may break
 * (break.h), what blank stands between two characters (space.h), the best breaks of a whole
 * paragraph (fit.h), justification (justify.h), ruby (ruby.h), headings by phrase (heading.h). This
 * header is the way in.
 */
#ifndef TSUBO_TEXT_LINE_H
#define TSUBO_TEXT_LINE_H

#include "base/arena.h"
#include "text/paragraph.h"

/* Composes the paragraph. The result lives in `arena`; `scratch` is rewound before returning (it
 * must be another arena). A byte of text takes up to 150 bytes of scratch while it is composed, so
 * 48 MiB serve one paragraph of the size of a whole article. The text must be valid UTF-8; it may
 * be empty (then there is one empty line, so that a caller can count on a first line). Cannot fail:
 * a column that is narrower than a character still gets one character a line. */
Lines line_compose_in(Arena *arena, Arena *scratch, const Measure *measure,
                      const Paragraph *paragraph);

/* The width of a text set solid on one line, in 1/64 px; for labels and markers. */
int32_t line_width(Arena *scratch, const Measure *measure, Str text, int32_t em, bool bold);

/* Checks the invariants of composed lines and names the first one broken, or returns the empty
 * slice: no forbidden line start or end at the paragraph's level, nothing outside the measure (but
 * hanging punctuation), glyphs in order, every byte of the text on exactly one line. Reads 2 KiB of
 * text on either side of every line start (break_allowed): for tests and preflights, not per frame.
 */
Str line_check(const Lines *lines, const Paragraph *paragraph);

#endif
