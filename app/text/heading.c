/* Phrases by the change of scripts: no dictionary, and on newsletter titles better than the phrase
 * mode of a general library, which parts kanji compounds.
 *
 * Two uses of the same rules. The tool writes the phrases into a title as U+200B when it builds a
 * pack; composing weighs every place of a heading, whether it is a phrase boundary or not, and
 * tries all breakings into the fewest lines. */
#include "text/heading.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "text/break.h"
#include "text/promote.h"
#include "text/token.h"

enum {
    /* §9, in squared em: 10 is worth a line that is about three em off the mean. */
    PENALTY_AFTER_STOP = 0,
    PENALTY_PHRASE = 10,
    PENALTY_SCRIPT = 60,
    PENALTY_ELSEWHERE = 200,
    PENALTY_INSIDE_WORD = 500,
    PENALTY_SUBTITLE = -100, /* U+3000, ― or ～ before a subtitle: preferred */
    PENALTY_SHORT_END = 1000,
    PENALTY_SINGLE = 100000,
    /* Titles have a line or two; beyond that a heading is a paragraph and fit.h sets it. */
    LINES_MOST = 8,
    POINTS_MOST = 512,
};

/* --- Phrases. */

static bool is_hiragana(const Cluster *cluster) {
    return cluster->scalar >= 0x3041 && cluster->scalar <= 0x3096;
}

static bool is_kanji(const Cluster *cluster) {
    return cluster_is(cluster, CLASS_BIT(CLASS_KANJI) | CLASS_BIT(CLASS_ITERATION_MARK));
}

static bool is_katakana(const Cluster *cluster) {
    return class_is_katakana(cluster->scalar);
}

static bool is_western(const Cluster *cluster) {
    return cluster_is(cluster, CLASS_MASK_WESTERN) ||
           class_is_full_width_alphanumeric(cluster->scalar);
}

/* Headings break behind particles: that is where one breathes. */
static bool is_particle(const Cluster *cluster) {
    switch (cluster->scalar) {
    case 0x306F: /* は */
    case 0x304C: /* が */
    case 0x3092: /* を */
    case 0x306B: /* に */
    case 0x3067: /* で */
    case 0x3068: /* と */
    case 0x3082: /* も */
    case 0x306E: /* の */
    case 0x3078: /* へ */
    case 0x3084: /* や */ return true;
    default: return false;
    }
}

/* Never separated from the name. */
static bool is_honorific(const Cluster *cluster) {
    return cluster->scalar == 0x304A /* お */ || cluster->scalar == 0x3054 /* ご */;
}

/* お and ご belong to the kanji behind them where a word begins: at the head, after a particle and
 * after anything that is not hiragana. */
static bool starts_honorific(const Clusters *clusters, int32_t i) {
    if (!is_honorific(&clusters->at[i]) || i + 1 >= clusters->count ||
        !is_kanji(&clusters->at[i + 1])) {
        return false;
    }
    return i == 0 || !is_hiragana(&clusters->at[i - 1]) || is_particle(&clusters->at[i - 1]);
}

static bool is_sentence_mark(const Cluster *cluster) {
    return cluster_is(cluster, CLASS_BIT(CLASS_COMMA) | CLASS_BIT(CLASS_FULL_STOP) |
                                   CLASS_BIT(CLASS_DIVIDING_MARK)) ||
           cluster->scalar == 0xFF1A;
}

/* The rules of §9 for the boundary before cluster i, which follows cluster i - 1 directly. */
static bool begins_phrase(const Clusters *clusters, int32_t i) {
    const Cluster *a = &clusters->at[i - 1];
    const Cluster *b = &clusters->at[i];
    bool opens = b->class == CLASS_OPENING_BRACKET;
    if (is_sentence_mark(a)) {
        return true;
    }
    if (a->class == CLASS_CLOSING_BRACKET && a->scalar != 0xFF09) {
        return !is_hiragana(b);
    }
    if (is_hiragana(a) && (is_kanji(b) || is_katakana(b) || is_western(b) || opens)) {
        return !starts_honorific(clusters, i - 1);
    }
    if (opens) {
        return !cluster_is(a, CLASS_MASK_PUNCTUATION);
    }
    return starts_honorific(clusters, i) && is_particle(a);
}

/* Marks of an editor count instead of the rules as soon as there is one. */
static bool has_marks(const Clusters *clusters) {
    for (int32_t i = 0; i < clusters->count; i++) {
        if (clusters->at[i].flags & CLUSTER_OPPORTUNITY) {
            return true;
        }
    }
    return false;
}

/* Where two phrases meet, judged by the kinds of characters alone; no dictionary is needed for
 * headings. */
static bool is_boundary(const Clusters *clusters, int32_t i) {
    return cluster_is_space(&clusters->at[i - 1]) || begins_phrase(clusters, i);
}

/* 〜 and ～ look the same and are both used around subtitles. */
static bool is_wave(uint32_t scalar) {
    return scalar == 0x301C || scalar == 0xFF5E;
}

/* Done by the tool once, so the kiosk only reads marks. */
Str heading_mark_phrases_in(Arena *arena, Str title) {
    /* Three bytes at most go in front of every character. */
    char *out = arena_alloc(arena, (size_t)title.size * 4 + 1, 1);
    ArenaMark mark = arena_mark(arena);
    Span span = {.text = title};
    Clusters clusters = clusters_read_in(arena, title, &span, 1);
    token_mark_urls(&clusters);
    promote_in(arena, &clusters);
    break_mark(&clusters, KINSOKU_STRICT);
    bool marked = has_marks(&clusters);
    int32_t size = 0;
    /* Copied up to each boundary rather than character by character, so that the title keeps its
     * own bytes, also where promotion draws other characters. */
    int32_t from = 0;
    for (int32_t i = 1; i < clusters.count; i++) {
        const Cluster *cluster = &clusters.at[i];
        if (marked || cluster->penalty < 0 || !is_boundary(&clusters, i)) {
            continue;
        }
        memcpy(out + size, title.at + from, (size_t)(cluster->source - from));
        size += cluster->source - from;
        size += utf8_put(out + size, 0x200B);
        from = cluster->source;
    }
    if (title.size > from) {
        memcpy(out + size, title.at + from, (size_t)(title.size - from));
    }
    arena_rewind(arena, mark);
    return (Str){out, size + title.size - from};
}

/* A subtitle in brackets begins a line of its own when there is room. */
void heading_open_subtitle(Clusters *clusters) {
    int32_t end = clusters->count - 1;
    while (end > 0 && cluster_is_space(&clusters->at[end])) {
        end--;
    }
    if (end <= 0 || !is_wave(clusters->at[end].scalar)) {
        return;
    }
    int32_t start = end - 1;
    while (start > 0 && !is_wave(clusters->at[start].scalar)) {
        start--;
    }
    if (start > 0 && start < end - 1) {
        clusters->at[start].penalty = 0;
    }
}

/* --- Penalties. */

/* The length of the run of kanji around the boundary before cluster i, counted up to three. */
static int32_t kanji_run(const Clusters *clusters, int32_t i) {
    int32_t count = 2;
    if (i >= 2 && is_kanji(&clusters->at[i - 2])) {
        count++;
    }
    if (i + 1 < clusters->count && is_kanji(&clusters->at[i + 1])) {
        count++;
    }
    return count;
}

/* 性, 的 and 化 close a word (脆弱性, 技術的, 電子化) far more often than they open one. */
static bool is_suffix(const Cluster *cluster) {
    return cluster->scalar == 0x6027 || cluster->scalar == 0x7684 || cluster->scalar == 0x5316;
}

/* Inside a phrase a break is allowed only when nothing else fits. An address is read part by part:
 * behind a slash it may end as a phrase does, while its host stays in one piece where it can. */
static int32_t inner_penalty(const Clusters *clusters, int32_t i) {
    const Cluster *a = &clusters->at[i - 1];
    const Cluster *b = &clusters->at[i];
    if (b->flags & CLUSTER_URL_INSIDE) {
        return b->flags & CLUSTER_URL_SLASH ? PENALTY_PHRASE : PENALTY_ELSEWHERE;
    }
    /* 8月 is one word though its scripts differ; 8月｜20日 is where a date breaks. */
    if (b->penalty == BREAK_COUNTER) {
        return PENALTY_ELSEWHERE;
    }
    if (is_kanji(a) && is_kanji(b)) {
        bool word = kanji_run(clusters, i) == 2 || is_suffix(b);
        return word ? PENALTY_INSIDE_WORD : PENALTY_ELSEWHERE;
    }
    if ((is_katakana(a) && is_katakana(b)) || (is_western(a) && is_western(b))) {
        return PENALTY_INSIDE_WORD;
    }
    /* Before hiragana stand endings and particles: worse than any other change of script. */
    bool tied = is_hiragana(b) || is_honorific(a);
    return tied ? PENALTY_ELSEWHERE : PENALTY_SCRIPT;
}

/* U+3000 or ― before the line, or a ～subtitle～ at its start. */
static bool is_subtitle(const Clusters *clusters, int32_t i) {
    uint32_t a = clusters->at[i - 1].scalar;
    uint32_t b = clusters->at[i].scalar;
    return a == 0x3000 || (b == 0x2015 && a != 0x2015) || is_wave(b);
}

/* The price of a break here, by what meets here. */
static int32_t penalty_before(const Clusters *clusters, int32_t i, bool marked) {
    const Cluster *a = &clusters->at[i - 1];
    if (is_subtitle(clusters, i)) {
        return PENALTY_SUBTITLE;
    }
    if (is_sentence_mark(a) || a->scalar == 0x3011 /* 】 */) {
        return PENALTY_AFTER_STOP;
    }
    uint32_t b = clusters->at[i].scalar;
    if (!marked && (b == 0xFF08 || b == 0x300C || b == 0x3010) /* （「【 */) {
        return PENALTY_AFTER_STOP;
    }
    bool phrase =
        marked ? (clusters->at[i].flags & CLUSTER_OPPORTUNITY) != 0 : is_boundary(clusters, i);
    return phrase ? PENALTY_PHRASE : inner_penalty(clusters, i);
}

/* --- The best breaking into k lines. */

static const int64_t COST_NONE = INT64_MAX / 4;

typedef struct HeadingSearch {
    const Points *points;
    const Column *column;
    int32_t *penalties; /* by point */
    int64_t *costs;     /* by line and point */
    int32_t *from;
    int64_t mean; /* width of an average line */
    int32_t lines;
} HeadingSearch;

static int64_t width_of(const Points *points, int32_t i, int32_t j) {
    return points->at[j].tail - points->at[i].head;
}

static int64_t column_of(const Column *column, int32_t i) {
    return i == 0 ? column->first : column->others;
}

/* A single chunk is always allowed: it was opened for emergency cuts if it was too wide. */
static bool fits(const HeadingSearch *search, int32_t i, int32_t j) {
    int64_t width = width_of(search->points, i, j);
    return width <= column_of(search->column, i) || i == j - 1;
}

/* The fewest lines, greedily; LINES_MOST + 1 for more than we care about. */
static int32_t fewest_lines(const HeadingSearch *search) {
    int32_t lines = 0;
    int32_t i = 0;
    while (i < search->points->count - 1 && lines <= LINES_MOST) {
        int32_t j = i + 1;
        while (j + 1 < search->points->count && fits(search, i, j + 1)) {
            j++;
        }
        i = j;
        lines++;
    }
    return lines;
}

/* Squared em, in 1/1024. */
static int64_t deviation(const HeadingSearch *search, int64_t width) {
    int64_t off = width - search->mean;
    return off * off / (EM * EM / 1024);
}

/* Lines of a heading want to be alike; a short last line is worse than a short first one. */
static int64_t line_penalty(const HeadingSearch *search, int32_t i, int32_t j) {
    const Points *points = search->points;
    if (j < points->count - 1) {
        return search->penalties[j];
    }
    const Point *end = &points->at[j];
    if (i > 0 && end->letters_tail - points->at[i].letters_head <= 1) {
        return PENALTY_SINGLE;
    }
    bool is_short = i > 0 && 3 * width_of(points, i, j) < search->mean;
    return is_short ? PENALTY_SHORT_END : 0;
}

/* The best way to end line `line` at point j. */
static void choose_point(HeadingSearch *search, int32_t line, int32_t j) {
    int32_t count = search->points->count;
    int64_t *cost = &search->costs[line * count + j];
    *cost = COST_NONE;
    /* From the nearest start backwards, and only a smaller sum wins: of equal ways the one with the
     * fuller earlier lines stays, as in fit.c. */
    for (int32_t i = j - 1; i >= 0; i--) {
        int64_t before = line == 0 ? (i == 0 ? 0 : COST_NONE)
                                   : (i == 0 ? COST_NONE : search->costs[(line - 1) * count + i]);
        if (before >= COST_NONE || !fits(search, i, j)) {
            continue;
        }
        int64_t sum = before + deviation(search, width_of(search->points, i, j)) +
                      1024ll * line_penalty(search, i, j);
        if (sum < *cost) {
            *cost = sum;
            search->from[line * count + j] = i;
        }
    }
}

/* Back from the cheapest end. */
static Breaks trace_in(Arena *arena, const HeadingSearch *search) {
    int32_t count = search->points->count;
    bool *torn = ARENA_NEW(arena, bool, search->lines);
    Breaks breaks = {.at = ARENA_NEW(arena, int32_t, search->lines + 1),
                     .count = search->lines + 1,
                     .torn = torn};
    int32_t p = count - 1;
    for (int32_t line = search->lines - 1; line >= 0; line--) {
        breaks.at[line + 1] = p;
        torn[line] = p < count - 1 && search->penalties[p] >= PENALTY_INSIDE_WORD;
        p = search->from[line * count + p];
    }
    return breaks;
}

static void set_penalties(HeadingSearch *search, const Clusters *clusters) {
    bool marked = has_marks(clusters);
    for (int32_t j = 1; j < search->points->count - 1; j++) {
        const Point *point = &search->points->at[j];
        search->penalties[j] =
            point->emergency ? point->penalty : penalty_before(clusters, point->start, marked);
    }
}

/* All ways are compared; headings are short enough for that. */
Breaks heading_choose_in(Arena *arena, const Clusters *clusters, const Points *points,
                         const Column *column) {
    HeadingSearch search = {.points = points, .column = column};
    int32_t count = points->count;
    search.lines = count <= POINTS_MOST ? fewest_lines(&search) : LINES_MOST + 1;
    if (search.lines > LINES_MOST) {
        return fit_choose_in(arena, points, column);
    }
    assert(search.lines > 0 && "points have a start and an end");
    search.penalties = ARENA_NEW(arena, int32_t, count);
    search.costs = ARENA_NEW(arena, int64_t, search.lines * count);
    search.from = ARENA_NEW(arena, int32_t, search.lines * count);
    search.mean = width_of(points, 0, count - 1) / search.lines;
    set_penalties(&search, clusters);
    for (int32_t line = 0; line < search.lines; line++) {
        for (int32_t j = 1; j < count; j++) {
            choose_point(&search, line, j);
        }
    }
    return trace_in(arena, &search);
}
