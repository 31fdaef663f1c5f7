/* Ruby: small kana above their base (§10), mono ruby and group ruby alike.
 *
 * A span with ruby is one base: it is never broken. Ruby wider than its base may hang over kana and
 * over the blank of punctuation, up to half an em, and widens the base by the rest. At a line head
 * or end nothing hangs over: there the base moves in (Clusters.lead and .trail).
 *
 *     Rubies rubies = rubies_prepare_in(scratch, &clusters, paragraph, &meter);
 *     …
 *     ruby_spread(&rubies.runs[0], &spread, positions);
 */
#ifndef TSUBO_TEXT_RUBY_H
#define TSUBO_TEXT_RUBY_H

#include "text/body.h"

/* One character of ruby; design units of the base, so an advance of 1 em counts half. */
typedef struct RubyPart {
    uint32_t scalar;
    int32_t advance;
    uint8_t face;
    bool blank; /* a space: width, but no glyph */
} RubyPart;

/* The ruby above clusters [first, last]. */
typedef struct RubyRun {
    int32_t first;
    int32_t last;
    const RubyPart *parts;
    int32_t part_count;
    int32_t width; /* of all parts */
} RubyRun;

/* All ruby of a text. */
typedef struct Rubies {
    RubyRun *runs; /* in the order of the text */
    int32_t count;
} Rubies;

/* Measures the ruby of a paragraph, widens bases, forbids breaks inside them and notes lead and
 * trail. To be called after break_mark, space_mark and bodies_measure. */
Rubies rubies_prepare_in(Arena *arena, Clusters *clusters, const Paragraph *paragraph,
                         BodyMeter *meter);

/* Where the parts of a run stand over bodies from `left` to `right`: positions[0 …] of parts
 * [from, to), left edges. `lead` is what the run needs left of its base. */
typedef struct RubySpread {
    int64_t left;  /* of the first body */
    int64_t right; /* of the last body */
    int32_t lead;
    int32_t from;
    int32_t to;
} RubySpread;

void ruby_spread(const RubyRun *run, const RubySpread *spread, int64_t *positions);

#endif
