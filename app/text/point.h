/* The places where lines may end, with the running sums that make a line cost nothing to weigh.
 *
 * A line goes from one point to a later one. Its natural width, what may be squeezed out of it and
 * how many places it can be stretched at are each one subtraction:
 *
 *     int64_t natural = points.at[j].tail - points.at[i].head;
 *     int64_t squeeze = points.at[j].squeeze_tail - points.at[i].squeeze_head;
 *
 * Runs without any legal place that are wider than the measure get a point at every cluster (§4.7);
 * such points are dear and marked.
 */
#ifndef TSUBO_TEXT_POINT_H
#define TSUBO_TEXT_POINT_H

#include "text/cluster.h"
#include "text/paragraph.h"

/* Penalties of emergency cuts (§6): one that kinsoku forbids as well is dearer, one between a
 * letter and a digit a little cheaper. */
enum { POINT_EMERGENCY = 3000, POINT_EMERGENCY_KINSOKU = 4000, POINT_EMERGENCY_CHANGE = 2990 };

/* Design units, measured from the start of the text at natural width. _head: for a line that
 * starts here; _tail: for a line that ends here. One point fills one cache line. */
typedef struct Point {
    int64_t head;
    int64_t tail;
    int32_t squeeze_head;
    int32_t squeeze_tail;
    int32_t places_head;
    int32_t places_tail;
    int32_t letters_head; /* characters that are no punctuation, for orphans */
    int32_t letters_tail;
    int32_t start;     /* first cluster of a line that starts here */
    int32_t last;      /* last visible cluster of a line that ends here */
    int16_t end_blank; /* what that cluster may keep behind itself */
    int16_t hang_body; /* its body if it may hang, else 0 */
    int16_t penalty;
    bool emergency;
    bool before_url; /* the line would end in front of a URL */
    bool in_url;
} Point;

typedef struct Points {
    Point *at;
    int32_t count; /* 0 if nothing is visible; else at least 2, the start and the end */
} Points;

/* All points of a text without forced breaks. Words wider than a line they could begin (measures in
 * design units) are opened for emergency cuts. `paragraph` gives level and kind, and whether
 * full-width stops and commas may stand outside the measure. */
Points points_collect_in(Arena *arena, const Clusters *clusters, const Paragraph *paragraph,
                         int64_t first_line, int64_t other_lines);

#endif
