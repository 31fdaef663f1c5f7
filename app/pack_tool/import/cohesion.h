/* Do two paragraphs speak about the same thing?
 *
 * Without headings the best sign that a line goes on is that it repeats the rare words of what
 * came before: 技術流出対策, AppGoat. Japanese has no word gaps, so the words are compared as runs
 * of four characters of kanji, katakana and Latin; words that the newsletter uses everywhere do not
 * count.
 *
 *     Cohesion cohesion = cohesion_in(arena, units, from, end);
 *     int32_t shared = cohesion_shared(&cohesion, units, v, article_start);
 *     cohesion_pass(&cohesion, units, v);       // v is part of what came before now
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_COHESION_H
#define TSUBO_PACK_TOOL_IMPORT_COHESION_H

#include "pack_tool/import/units.h"

typedef struct Gram {
    uint64_t key;  /* 0 for a free place */
    int32_t units; /* how many units have it */
    int32_t last;  /* the last unit passed that has it, -1 for none */
    int32_t seen;  /* the unit that counted it last */
} Gram;

typedef struct Cohesion {
    Gram *grams;
    int32_t capacity; /* a power of two */
    int32_t used;
    int32_t rare_units; /* a gram in more units than this says nothing */
} Cohesion;

/* Counts the grams of units [from, end). */
Cohesion cohesion_in(Arena *arena, const Unit *units, int32_t from, int32_t end);

/* How many rare grams of `unit` stand in the passed units from `start` on. */
int32_t cohesion_shared(Cohesion *cohesion, const Unit *units, int32_t unit, int32_t start);

void cohesion_pass(Cohesion *cohesion, const Unit *units, int32_t unit);

#endif
