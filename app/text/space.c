/* The two tables of spacing, and what becomes of white space. */
#include "text/space.h"

/* Natural width and shares by kind. A place of stage 4 has weight 1 in STRETCH_ALL. The totals of
 * squeezing stand beside the shares they sum up; test_space.c compares them. */
static const Gap GAPS[GAP_COUNT] = {
    [GAP_SOLID] = {0},
    [GAP_STRETCH] = {.stretch = {[STRETCH_SOLID] = 512, [STRETCH_ALL] = 1}, .places = 1},
    [GAP_SPACE] = {.natural = 683,
                   .squeeze_total = 171,
                   .squeeze = {[SQUEEZE_SPACE] = 171},
                   .stretch = {[STRETCH_SPACE] = 341, [STRETCH_ALL] = 1},
                   .places = 1},
    [GAP_QUARTER] =
        {.natural = 512,
         .squeeze_total = 256,
         .squeeze = {[SQUEEZE_QUARTER] = 256},
         .stretch = {[STRETCH_QUARTER] = 256, [STRETCH_QUARTER_REST] = 256, [STRETCH_ALL] = 1},
         .places = 1},
    [GAP_BRACKET] = {.natural = 1024,
                     .squeeze_total = 1024,
                     .squeeze = {[SQUEEZE_BRACKET] = 512, [SQUEEZE_BRACKET_REST] = 512},
                     .stretch = {[STRETCH_ALL] = 1}},
    [GAP_COMMA] = {.natural = 1024,
                   .squeeze_total = 1024,
                   .squeeze = {[SQUEEZE_COMMA] = 512, [SQUEEZE_COMMA_REST] = 512},
                   .stretch = {[STRETCH_ALL] = 1}},
    [GAP_STOP] = {.natural = 1024, .stretch = {[STRETCH_ALL] = 1}},
    [GAP_MIDDLE] = {.natural = 512,
                    .squeeze_total = 512,
                    .squeeze = {[SQUEEZE_MIDDLE] = 512},
                    .stretch = {[STRETCH_ALL] = 1}},
    [GAP_BRACKET_RIGID] = {.natural = 1024,
                           .squeeze_total = 1024,
                           .squeeze = {[SQUEEZE_BRACKET] = 512, [SQUEEZE_BRACKET_REST] = 512}},
    [GAP_COMMA_RIGID] = {.natural = 1024,
                         .squeeze_total = 1024,
                         .squeeze = {[SQUEEZE_COMMA] = 512, [SQUEEZE_COMMA_REST] = 512}},
    [GAP_STOP_RIGID] = {.natural = 1024},
    [GAP_MIDDLE_RIGID] = {.natural = 512,
                          .squeeze_total = 512,
                          .squeeze = {[SQUEEZE_MIDDLE] = 512}},
    [GAP_MIDDLE_TWICE] = {.natural = 1024,
                          .squeeze_total = 1024,
                          .squeeze = {[SQUEEZE_MIDDLE] = 1024}},
    [GAP_COMMA_MIDDLE] =
        {.natural = 1536,
         .squeeze_total = 1536,
         .squeeze = {[SQUEEZE_MIDDLE] = 512, [SQUEEZE_COMMA] = 512, [SQUEEZE_COMMA_REST] = 512}},
    [GAP_STOP_MIDDLE] = {.natural = 1536,
                         .squeeze_total = 512,
                         .squeeze = {[SQUEEZE_MIDDLE] = 512}},
};

/* Table 1 of JLREQ on half-em bodies, before × after, one letter a cell:
 *
 *     . solid            s solid, stretched if break.h allows it   q quarter em
 *     b half em, bracket B rigid   c comma C rigid   f stop F rigid
 *     m quarter em of a middle dot M rigid   2 both dots   x comma + dot   y stop + dot
 *
 *                                       after: OP CL FS CM MD sp J  L  ！ HY sym sign */
static const char TABLE[GROUP_COUNT][GROUP_COUNT + 1] = {
    [GROUP_OPENING] = "....M.......",  [GROUP_CLOSING] = "b...M.bbBBbb",
    [GROUP_STOP] = "f...y.ffFFff",     [GROUP_COMMA] = "b...x.ccCCcc",
    [GROUP_MIDDLE] = "mMMM2MmmMMmm",   [GROUP_BLANK] = "....M.......",
    [GROUP_JAPANESE] = "b...M.sq..s.", [GROUP_WESTERN] = "b...M.q...s.",
    [GROUP_DIVIDING] = "b...M..q....", [GROUP_HYPHEN] = "B...M.......",
    [GROUP_SYMBOL] = "b...M.ss..s.",   [GROUP_SIGN] = "b...M.......",
};

/* The letters of TABLE. */
static GapKind kind_of_letter(char letter) {
    switch (letter) {
    case 's': return GAP_STRETCH;
    case 'q': return GAP_QUARTER;
    case 'b': return GAP_BRACKET;
    case 'B': return GAP_BRACKET_RIGID;
    case 'c': return GAP_COMMA;
    case 'C': return GAP_COMMA_RIGID;
    case 'f': return GAP_STOP;
    case 'F': return GAP_STOP_RIGID;
    case 'm': return GAP_MIDDLE;
    case 'M': return GAP_MIDDLE_RIGID;
    case '2': return GAP_MIDDLE_TWICE;
    case 'x': return GAP_COMMA_MIDDLE;
    case 'y': return GAP_STOP_MIDDLE;
    default: return GAP_SOLID;
    }
}

/* By the two classes that meet; the table is the rule book's. */
const Gap *space_gap(uint8_t gap_kind) {
    return &GAPS[gap_kind];
}

/* --- Groups. */

/* Full-width forms bring blank with them; their half-width twins are signs (Rule 1.1). */
static SpaceGroup group_of(const Cluster *cluster) {
    if (cluster_is(cluster, CLASS_MASK_JAPANESE_LETTER)) {
        return GROUP_JAPANESE;
    }
    bool full = class_is_full_width_form(cluster->scalar);
    switch ((Class)cluster->class) {
    case CLASS_OPENING_BRACKET: return full ? GROUP_OPENING : GROUP_SIGN;
    case CLASS_CLOSING_BRACKET: return full ? GROUP_CLOSING : GROUP_SIGN;
    case CLASS_FULL_STOP: return full ? GROUP_STOP : GROUP_SIGN;
    case CLASS_COMMA: return full ? GROUP_COMMA : GROUP_SIGN;
    case CLASS_MIDDLE_DOT: return full ? GROUP_MIDDLE : GROUP_SIGN;
    case CLASS_DIVIDING_MARK: return full ? GROUP_DIVIDING : GROUP_SIGN;
    case CLASS_SPACE:
    case CLASS_IDEOGRAPHIC_SPACE: return GROUP_BLANK;
    case CLASS_WESTERN_LETTER:
    case CLASS_DIGIT: return GROUP_WESTERN;
    case CLASS_HYPHEN: return GROUP_HYPHEN;
    case CLASS_POSTFIX:
    case CLASS_PREFIX:
    case CLASS_INSEPARABLE:
    case CLASS_SYMBOL:
    case CLASS_VOICING_MARK: return GROUP_SYMBOL;
    case CLASS_WESTERN_SIGN:
    case CLASS_COMBINING:
    case CLASS_INVISIBLE: return GROUP_SIGN;
    case CLASS_HIRAGANA:
    case CLASS_ITERATION_MARK:
    case CLASS_KANJI:
    case CLASS_PROLONGED_SOUND_MARK:
    case CLASS_SMALL_KANA:
    case CLASS_KATAKANA: return GROUP_JAPANESE;
    }
    return GROUP_SIGN;
}

/* ＜ ＞ as brackets keep a full em: their ink fills it. */
static SpaceGroup group_settled(const Cluster *cluster) {
    if (cluster->scalar == 0xFF1C || cluster->scalar == 0xFF1E) {
        return GROUP_SYMBOL;
    }
    return group_of(cluster);
}

/* --- White space. */

/* White space that lays out the source, not the page: tabs, newlines, separators. */
static bool is_layout_space(uint32_t scalar) {
    return scalar == '\t' || scalar == '\n' || scalar == '\r' || scalar == '\v' || scalar == '\f' ||
           scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029;
}

/* Width of the spaces that have one of their own (§2.2), or 0. U+2007 should be as wide as a digit
 * and U+2008 as a full stop; no face of ours draws them, so they are half and a quarter of an em.
 */
static int32_t fixed_width(uint32_t scalar) {
    static const int16_t WIDTHS[] = {1024, 2048, 1024, 2048, 683, 512, 341, 1024, 512, 410, 205};
    if (scalar >= 0x2000 && scalar <= 0x200A) {
        return WIDTHS[scalar - 0x2000];
    }
    return scalar == 0x202F ? 410 : scalar == 0x205F ? 455 : 0;
}

/* Beside the ends of the text nothing is Western. */
static bool is_western_neighbour(const Clusters *clusters, int32_t i) {
    return i >= 0 && i < clusters->count && cluster_is_western(&clusters->at[i]);
}

/* The gap of two characters that stand side by side. */
static void mark_gap(const Cluster *before, Cluster *after) {
    GapKind kind = kind_of_letter(TABLE[before->group][after->group]);
    if (kind == GAP_STRETCH && !(after->flags & CLUSTER_STRETCH)) {
        kind = GAP_SOLID;
    }
    after->gap_kind = (uint8_t)kind;
    after->gap = GAPS[kind].natural;
}

/* Sets the gap behind a run of spaces [from, to). A run collapses to one space; one plain space
 * between a Japanese and a Western letter is the quarter em itself; tabs and newlines beside
 * Japanese are as if they were not there. */
static void mark_run(Clusters *clusters, int32_t from, int32_t to) {
    if (from == 0 || to >= clusters->count) {
        return;
    }
    const Cluster *before = &clusters->at[from - 1];
    Cluster *after = &clusters->at[to];
    int32_t plain = 0;
    int32_t layout = 0;
    for (int32_t i = from; i < to; i++) {
        uint32_t scalar = clusters->at[i].scalar;
        bool is_layout = is_layout_space(scalar);
        layout += is_layout;
        plain += !is_layout && fixed_width(scalar) == 0 && scalar != 0x3000;
    }
    bool western = is_western_neighbour(clusters, from - 1) && is_western_neighbour(clusters, to);
    if (plain == 0 && !(layout > 0 && western)) {
        if (layout == to - from) {
            mark_gap(before, after);
        }
        return;
    }
    bool quarter =
        to - from == 1 && ((before->group == GROUP_JAPANESE && after->group == GROUP_WESTERN) ||
                           (before->group == GROUP_WESTERN && after->group == GROUP_JAPANESE));
    GapKind kind = quarter ? GAP_QUARTER : GAP_SPACE;
    after->gap_kind = (uint8_t)kind;
    after->gap += GAPS[kind].natural;
}

/* Which blank and of what kind, because kinds are squeezed in an order. */
void space_mark(Clusters *clusters) {
    int32_t run = -1; /* where a run of spaces began */
    for (int32_t i = 0; i < clusters->count; i++) {
        Cluster *cluster = &clusters->at[i];
        cluster->group = (uint8_t)group_settled(cluster);
        cluster->gap = 0;
        cluster->gap_kind = GAP_SOLID;
        if (i > 0) {
            mark_gap(cluster - 1, cluster);
        }
        if (cluster_is_space(cluster)) {
            run = run < 0 ? i : run;
            cluster->body = cluster->scalar == 0x3000 ? EM : fixed_width(cluster->scalar);
        } else if (run >= 0) {
            mark_run(clusters, run, i);
            run = -1;
        }
    }
}

/* Labels want none of it. */
void space_set_solid(Clusters *clusters) {
    for (int32_t i = 1; i < clusters->count; i++) {
        Cluster *cluster = &clusters->at[i];
        if (cluster->gap_kind == GAP_QUARTER && !cluster_is_space(cluster - 1)) {
            cluster->gap_kind = GAP_SOLID;
            cluster->gap = 0;
        }
    }
}

/* What may hang over the end without being counted. */
int32_t space_end_blank(const Cluster *cluster) {
    switch ((SpaceGroup)cluster->group) {
    case GROUP_CLOSING:
    case GROUP_STOP:
    case GROUP_COMMA: return EM_HALF;
    case GROUP_MIDDLE: return EM_QUARTER;
    case GROUP_OPENING:
    case GROUP_BLANK:
    case GROUP_JAPANESE:
    case GROUP_WESTERN:
    case GROUP_DIVIDING:
    case GROUP_HYPHEN:
    case GROUP_SYMBOL:
    case GROUP_SIGN:
    case GROUP_COUNT: return 0;
    }
    return 0;
}
