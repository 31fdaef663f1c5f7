/* What a character becomes because of its neighbours (§2.3 and the footnotes of §3).
 *
 * Our sources are NFKC-flattened: `(INPIT:インピット)`, `世界初!?`. Promotion draws the full-width
 * form beside Japanese text and gives it the class of that form; the source text is not touched.
 * The same pass settles the signs whose class depends on context: `-` and `~` as hyphens, `#` and
 * `±` as prefixes, `.NET`, `"` by turns, `'` and ’ inside words, `<…>` as brackets.
 *
 *     Clusters clusters = clusters_read_in(scratch, text, spans, span_count);
 *     token_mark_urls(&clusters);
 *     promote_in(scratch, &clusters);
 */
#ifndef TSUBO_TEXT_PROMOTE_H
#define TSUBO_TEXT_PROMOTE_H

#include "text/cluster.h"

/* Changes `scalar` and `class` in place; URLs are left alone. `scratch` is rewound. Brackets are
 * matched up to 100 characters apart (< > up to 40), so the pass is linear and local. */
void promote_in(Arena *scratch, Clusters *clusters);

#endif
