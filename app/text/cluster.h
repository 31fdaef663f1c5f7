/* Clusters: what a reader calls a character, with everything composition learns about it.
 *
 * A cluster is a base with its combining marks, variation selectors and joined parts (§2.1). It is
 * the smallest thing lines are made of. Every later step fills in some fields: promote.h the drawn
 * scalar and the final class, break.h the penalty, space.h the gap, body.h the body. Invisible
 * characters (§2.2) are no clusters; they leave a flag on the cluster behind them.
 *
 *     Clusters clusters = clusters_read_in(scratch, text, spans, span_count);
 *     promote_in(scratch, &clusters);
 *     break_mark(&clusters, KINSOKU_STRICT);
 *     …
 *
 * Lengths are design units (1/2048 em): composition is exact and the same at every size, rounding
 * happens once, when glyphs are placed.
 */
#ifndef TSUBO_TEXT_CLUSTER_H
#define TSUBO_TEXT_CLUSTER_H

#include "base/arena.h"
#include "base/document.h"
#include "text/class.h"

/* Common lengths in design units. */
enum {
    EM = 2048,
    EM_HALF = 1024,
    EM_THIRD = 683, /* the width of a Western space, as BIZ UDPGothic draws it */
    EM_QUARTER = 512,
    EM_EIGHTH = 256,
};

typedef enum ClusterFlag {
    CLUSTER_GLUE = 1,        /* no break before it: U+2060, U+00A0, U+2011 stand there */
    CLUSTER_OPPORTUNITY = 2, /* U+200B stands before it */
    CLUSTER_URL = 4,         /* part of a URL or an e-mail address */
    CLUSTER_URL_INSIDE = 8,  /* not its first character */
    CLUSTER_URL_POINT = 16,  /* the URL may be broken before this character */
    CLUSTER_URL_SLASH = 32,  /* and well so, because a single / stands before it */
    CLUSTER_STRETCH = 64,    /* the boundary before it may be stretched (§7.2, stage 3) */
    CLUSTER_RUBY = 128,      /* below ruby: no emphasis dots */
} ClusterFlag;

/* A break before this cluster is forbidden. */
enum { PENALTY_FORBIDDEN = -1 };

typedef struct Cluster {
    uint32_t scalar; /* what is drawn: after promotion and substitution */
    uint32_t mark;   /* first combining mark or variation selector, or 0 */
    int32_t source;  /* bytes of the text, marks included, invisible characters not */
    int32_t source_end;
    int32_t gap;      /* natural blank before it */
    int32_t body;     /* 0 for spaces whose width is a gap */
    int32_t span;     /* index of the span of its first byte */
    int16_t penalty;  /* of a break before it, or PENALTY_FORBIDDEN */
    int16_t pen;      /* of the glyph's origin, from the left edge of the body */
    uint8_t class;    /* Class */
    uint8_t group;    /* SpaceGroup, see space.h */
    uint8_t gap_kind; /* GapKind of the gap before it */
    uint8_t face;     /* Face */
    uint8_t style;    /* SpanStyle bits */
    uint8_t flags;    /* ClusterFlag bits */
} Cluster;

typedef struct Clusters {
    Str text;
    Cluster *at;
    int32_t count;
    bool has_signs; /* ASCII signs or ＜ are there: brackets and URLs are worth looking for */
    bool is_quoted; /* the text begins inside a quotation, which `"` opened before it */
    /* What ruby wider than its base needs beyond the body when its base stands first or last on
     * a line, by cluster; both NULL in a paragraph without ruby (ruby.h). */
    int32_t *lead;
    int32_t *trail;
} Clusters;

/* Cuts `text` (valid UTF-8) into clusters. `spans` tile the text: span 0 covers its first
 * spans[0].text.size bytes and so on. Everything is allocated in `arena`. */
Clusters clusters_read_in(Arena *arena, Str text, const Span *spans, int32_t span_count);

/* Tests by class, short enough to stand in conditions. */
static inline bool cluster_is(const Cluster *cluster, uint32_t class_mask) {
    return (CLASS_BIT(cluster->class) & class_mask) != 0;
}

static inline bool cluster_is_space(const Cluster *cluster) {
    return cluster_is(cluster, CLASS_MASK_SPACE);
}

/* "J" of §2.3: a Japanese letter or full-width punctuation. */
bool cluster_is_japanese(const Cluster *cluster);

/* Part of a Western run: ASCII and Latin-1 without spaces, and all letters that are not Japanese.
 * Such runs break only where break.h says so. */
bool cluster_is_western(const Cluster *cluster);

#endif
