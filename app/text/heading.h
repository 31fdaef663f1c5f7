/* Headings break by phrase (§9): as few lines as possible, about equally long, and never inside a
 * word that a reader takes in at once.
 *
 *     Str marked = heading_mark_phrases_in(arena, S("改訂と、中小企業に求められる対応"));
 *     // 改訂と、|中小企業に|求められる|対応, with U+200B for |
 *
 * The pack tool marks titles when it builds a pack, so an editor can correct them; a heading that
 * contains U+200B is broken by its marks, any other by the rules below.
 */
#ifndef TSUBO_TEXT_HEADING_H
#define TSUBO_TEXT_HEADING_H

#include "text/fit.h"

/* The title with U+200B at every phrase boundary. A title that has some already is copied as it
 * is: somebody decided. Allocates in `arena`. */
Str heading_mark_phrases_in(Arena *arena, Str title);

/* A ～subtitle～ at the end of a heading may start a line, although ～ never does elsewhere. To be
 * called for headings after break_mark. */
void heading_open_subtitle(Clusters *clusters);

/* The breaks of a heading: k lines, where k is the smallest number the measure allows, with the
 * smallest sum of squared deviations and penalties. Nothing is squeezed or stretched. */
Breaks heading_choose_in(Arena *arena, const Clusters *clusters, const Points *points,
                         const Column *column);

#endif
