/* The best breaks of a whole paragraph (§6), not line by line.
 *
 * Dynamic programming over the points: the best way to end a line at a point is the best way to
 * some earlier point and one line from there. Only points whose line can be squeezed into the
 * measure are looked at, and of those only as many as could still win.
 *
 *     Points points = points_collect_in(scratch, …);
 *     Breaks breaks = fit_choose_in(scratch, &points, &column);
 *     // line n goes from points.at[breaks.at[n]] to points.at[breaks.at[n + 1]]
 *
 * Costs are integers (1/1024 of the notes' unit), of two equal ways the one with
 * the fuller earlier lines wins: the same lines on every machine. Headings have a measure of their
 * own, see heading.h.
 */
#ifndef TSUBO_TEXT_FIT_H
#define TSUBO_TEXT_FIT_H

#include "text/point.h"

/* The measure in design units; the first line may have an indent of its own. */
typedef struct Column {
    int64_t first;
    int64_t others;
    bool justified; /* lines are stretched; a line end may keep its blank */
} Column;

/* Indices of points, first to last. count is the number of lines + 1. */
typedef struct Breaks {
    int32_t *at;
    int32_t count;
    const bool *torn; /* by line, or NULL: it ends inside a word (headings know) */
} Breaks;

/* How a line meets the measure. */
typedef struct Verdict {
    int64_t change; /* to add over the whole line; negative to squeeze; 0 to leave natural */
    bool keep;      /* the blank behind the last character is kept */
    bool hang;      /* the last character stands outside */
} Verdict;

/* What a line is before it meets the measure. */
typedef struct Fitting {
    int64_t natural; /* without the blank at its end */
    int64_t squeeze;
    int64_t width; /* the measure */
    int32_t end_blank;
    int32_t hang_body;
    bool filled; /* to be brought to the measure even if it is short */
} Fitting;

/* Keep or drop the blank, squeeze, stretch or hang: whichever changes the line least (§5, §7.1
 * stages 2 and 3, §8). The squeeze it asks for may be more than there is; then nothing fits. */
Verdict fit_judge(const Fitting *fitting);

/* The best breaks. `points` must have a start and an end. Allocates in `arena`. */
Breaks fit_choose_in(Arena *arena, const Points *points, const Column *column);

#endif
