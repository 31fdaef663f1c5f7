/* How one line is brought to its measure (§7): which gap gives or takes how much.
 *
 * The stages are used up one after the other, each equally over its places; what a stage has to
 * give stands in space.h. Whether and by how much a line is changed was decided before (fit.h).
 *
 *     int64_t left_over = justify_gaps(&clusters, first, last, change, blanks);
 *     // blanks[i] is now the blank between clusters first + i and first + i + 1
 */
#ifndef TSUBO_TEXT_JUSTIFY_H
#define TSUBO_TEXT_JUSTIFY_H

#include "text/cluster.h"

/* Fills blanks[0 … last - first - 1] for the line of clusters [first, last] so that together they
 * differ by `change` from their natural widths, in design units and without rounding loss. A line
 * that would need more than half an em a place is stretched to the limits of stage 3 only (§7.3);
 * one that would need more squeezing than there is, is squeezed as far as possible. Returns the
 * part of `change` that was not used. */
int64_t justify_gaps(const Clusters *clusters, int32_t first, int32_t last, int64_t change,
                     int32_t *blanks);

#endif
