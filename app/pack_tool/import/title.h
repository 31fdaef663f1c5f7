/* Titles of at most 24 characters, from an article's own words.
 *
 * The newsletters of shape C2 have no titles. What is proposed is the name in 「」 that the article
 * introduces, else the product of an alert, else the article's best noun phrase, else the name of
 * its kind. Every proposal is marked for review; an editor writes better ones.
 *
 *     Str title = title_propose_in(arena, &units, 15, 18, KIND_SUPPORT);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_TITLE_H
#define TSUBO_PACK_TOOL_IMPORT_TITLE_H

#include "pack_tool/import/units.h"

Str title_propose_in(Arena *arena, const Units *units, int32_t from, int32_t to, PieceKind kind);

/* A shorter writing of a title: without brackets and sub-title, cut between words. */
Str title_shorten_in(Arena *arena, Str title);

#endif
