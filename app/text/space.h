/* What blank stands between two characters (§5), and what may be taken from it or added (§7).
 *
 * Every character belongs to a SpaceGroup, two groups give a GapKind, and a GapKind is a row of
 * numbers: its natural width and its share in each stage of squeezing and stretching. That row is
 * all that justify.h and fit.h ever look at.
 *
 *     space_mark(&clusters);
 *     const Gap *gap = space_gap(clusters.at[i].gap_kind);
 *     int32_t least = gap->natural - gap->squeeze_total;
 *
 * Whether a line may break between the two is another question: break.h.
 */
#ifndef TSUBO_TEXT_SPACE_H
#define TSUBO_TEXT_SPACE_H

#include "text/cluster.h"

/* Rows and columns of table §5. Half-width punctuation is a sign: it brings no blank. */
typedef enum SpaceGroup {
    GROUP_OPENING,
    GROUP_CLOSING,
    GROUP_STOP, /* 。．: the blank behind them is never squeezed inside a line */
    GROUP_COMMA,
    GROUP_MIDDLE,   /* ・：； */
    GROUP_BLANK,    /* spaces */
    GROUP_JAPANESE, /* J-letters */
    GROUP_WESTERN,  /* L-letters: half-width letters and digits */
    GROUP_DIVIDING, /* full-width ！？ */
    GROUP_HYPHEN,   /* never stretched around */
    GROUP_SYMBOL,   /* set solid like kanji, but no quarter em: ％ ※ … Ａ */
    GROUP_SIGN,     /* everything Western that is no letter */
    GROUP_COUNT,
} SpaceGroup;

typedef enum GapKind {
    GAP_SOLID,
    GAP_STRETCH, /* solid, but stretched in stage 3 */
    GAP_SPACE,   /* a Western space, 1/3 em */
    GAP_QUARTER, /* between Japanese and Western letters */
    GAP_BRACKET, /* before an opening or after a closing bracket */
    GAP_COMMA,
    GAP_STOP,
    GAP_MIDDLE,        /* behind a middle dot */
    GAP_BRACKET_RIGID, /* _RIGID: never stretched, because of what follows or precedes */
    GAP_COMMA_RIGID,
    GAP_STOP_RIGID,
    GAP_MIDDLE_RIGID,
    GAP_MIDDLE_TWICE, /* ・・ */
    GAP_COMMA_MIDDLE, /* 、・ */
    GAP_STOP_MIDDLE,  /* 。・ */
    GAP_COUNT,
} GapKind;

/* Stages of §7.1 that work on gaps, in order. Its stages 2 and 3, the blank at the line end, are
 * decided by fit.h. */
typedef enum SqueezeStage {
    SQUEEZE_SPACE,        /* 1: 1/3 → 1/4 */
    SQUEEZE_MIDDLE,       /* 4: 1/4 → 0 */
    SQUEEZE_BRACKET,      /* 5a: 1/2 → 1/4 */
    SQUEEZE_COMMA,        /* 5b: 1/2 → 1/4 */
    SQUEEZE_BRACKET_REST, /* 5c: 1/4 → 0, brackets first */
    SQUEEZE_COMMA_REST,   /* 5c */
    SQUEEZE_QUARTER,      /* 6: 1/4 → 1/8 */
    SQUEEZE_COUNT,
} SqueezeStage;

/* Stages of §7.2 in order. */
typedef enum StretchStage {
    STRETCH_SPACE,        /* 1: 1/3 → 1/2 */
    STRETCH_QUARTER,      /* 2: 1/4 → 3/8 */
    STRETCH_SOLID,        /* 3: 0 → 1/4 */
    STRETCH_QUARTER_REST, /* 2 again, once 3 is used up: 3/8 → 1/2 */
    STRETCH_ALL,          /* 4: equally at all places */
    STRETCH_COUNT,
} StretchStage;

/* Design units. */
typedef struct Gap {
    int16_t natural;
    int16_t squeeze_total;
    int16_t squeeze[SQUEEZE_COUNT];
    int16_t stretch[STRETCH_COUNT]; /* STRETCH_ALL: 1 for a place, 0 for none */
    int16_t places;                 /* 1 if it counts as expandable in §6 (stages 1 to 3) */
} Gap;

const Gap *space_gap(uint8_t gap_kind);

/* Sets `group`, `gap_kind` and `gap` of every cluster; tabs and newlines become a space between
 * Western characters and nothing elsewhere. The first cluster has no gap. Needs the final classes
 * and CLUSTER_STRETCH (break_mark). */
void space_mark(Clusters *clusters);

/* Takes the quarter em away again, where the source has no space: for labels (Paragraph.solid). */
void space_set_solid(Clusters *clusters);

/* The blank a cluster keeps behind itself at a line end unless it is dropped: 1/2 em after full-
 * width brackets, stops and commas, 1/4 em after middle dots, 0 after everything else. */
int32_t space_end_blank(const Cluster *cluster);

#endif
