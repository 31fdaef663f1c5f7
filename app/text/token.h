/* URLs and e-mail addresses (§4.6): where they begin and end, and where they may be broken.
 *
 * Numbers and words need no search: inside a run of Western characters nothing breaks but where
 * break.h allows it. A URL is another matter, it is long and must be broken, and its signs lose
 * their usual meaning: a `.` at the start of a line is fine, `(…)` is not promoted.
 *
 *     token_mark_urls(&clusters);
 *     if (clusters.at[i].flags & CLUSTER_URL_POINT) { … }
 *
 * Recognised: `scheme://…`, `www.…`, `name@host.tld` and `host.tld/path` with a well-known last
 * label. Closing punctuation behind it is not part of it.
 */
#ifndef TSUBO_TEXT_TOKEN_H
#define TSUBO_TEXT_TOKEN_H

#include "text/cluster.h"

/* Sets CLUSTER_URL… flags and makes every character of a URL a letter, a digit or a plain sign.
 * To be called before promotion. Linear in the number of clusters. */
void token_mark_urls(Clusters *clusters);

#endif
