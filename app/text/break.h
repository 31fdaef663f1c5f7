/* Where a line may end (§4): one answer for every boundary between two clusters.
 *
 * The answer is a penalty: 0 for any good place, more for places that fit.h should avoid when
 * another costs about the same, PENALTY_FORBIDDEN for the prohibitions of kinsoku and for the
 * inside of words, numbers and clusters. White space belongs to neither side: the rules look at
 * the last visible character before and the first one behind it.
 *
 *     break_mark(&clusters, KINSOKU_STRICT);
 *     if (clusters.at[i].penalty >= 0) { … a line may start with cluster i … }
 *
 * What blank stands between two characters is another question: space.h.
 */
#ifndef TSUBO_TEXT_BREAK_H
#define TSUBO_TEXT_BREAK_H

#include "text/cluster.h"
#include "text/paragraph.h"

/* Penalties of §6, in the unit of its cost function. */
enum {
    BREAK_KATAKANA = 8,      /* inside a katakana word of up to eight characters */
    BREAK_COUNTER = 12,      /* digit|年, 第|digit */
    BREAK_URL_SLASH = 25,    /* after a / of a URL */
    BREAK_URL = 40,          /* at another point of a URL */
    BREAK_HYPHEN = 40,       /* after the hyphen of a Western word */
    BREAK_INSEPARABLE = 40,  /* before … or ― */
    BREAK_FULL_WIDTH = 60,   /* inside ＦＵＬＬ－ＷＩＤＴＨ words and numbers */
    BREAK_SHORT_HYPHEN = 300 /* Wi-|Fi: fewer than three letters on a side */
};

/* Sets `penalty` and CLUSTER_STRETCH of every cluster; the first one's is forbidden, and so are
 * those of spaces (a line never starts with one). To be called after promote_in. */
void break_mark(Clusters *clusters, KinsokuLevel level);

/* May a line end between two visible clusters by classes alone, whatever words they stand in? For
 * emergencies, which leave words aside but not, if they can, kinsoku. */
bool break_kinsoku_allows(const Cluster *before, const Cluster *after, KinsokuLevel level);

/* Where a line may end, for one place of a plain text, for tests and for line_check: may a line
 * start at this byte? False inside a cluster and at both ends of the text. Looks at up to 2 KiB on
 * either side, and counts the quotation marks of all that stands before.
 */
bool break_allowed(Str text, int32_t offset, KinsokuLevel level);

#endif
