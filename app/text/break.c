/* Kinsoku by masks of classes, then words, numbers and URLs by what they are made of.
 *
 * Most boundaries lie between two kana or kanji and are decided by three bit tests. A table of
 * class pairs was the alternative; but the rules of §4 are rows and columns with few exceptions,
 * so two masks and the exceptions say them more plainly. */
#include "text/break.h"

#include "base/utf8.h"
#include "text/promote.h"
#include "text/token.h"

#include <stddef.h>

/* 4.1, and spaces: what stands at a break is absorbed, so a line never begins with one. */
static const uint32_t START_STRICT =
    CLASS_BIT(CLASS_CLOSING_BRACKET) | CLASS_BIT(CLASS_HYPHEN) | CLASS_BIT(CLASS_DIVIDING_MARK) |
    CLASS_BIT(CLASS_MIDDLE_DOT) | CLASS_BIT(CLASS_FULL_STOP) | CLASS_BIT(CLASS_COMMA) |
    CLASS_BIT(CLASS_ITERATION_MARK) | CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) |
    CLASS_BIT(CLASS_SMALL_KANA) | CLASS_BIT(CLASS_VOICING_MARK) | CLASS_BIT(CLASS_POSTFIX) |
    CLASS_BIT(CLASS_SPACE) | CLASS_BIT(CLASS_IDEOGRAPHIC_SPACE);

/* 4.2. */
static const uint32_t END_STRICT = CLASS_BIT(CLASS_OPENING_BRACKET) | CLASS_BIT(CLASS_PREFIX);

/* §7.2: these forbid a line start but not stretching. */
static const uint32_t START_BUT_STRETCH = CLASS_BIT(CLASS_ITERATION_MARK) |
                                          CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) |
                                          CLASS_BIT(CLASS_SMALL_KANA);

static const uint32_t START_LIFTED_NORMAL =
    CLASS_BIT(CLASS_SMALL_KANA) | CLASS_BIT(CLASS_PROLONGED_SOUND_MARK);

static const uint32_t START_LIFTED_LOOSE =
    CLASS_BIT(CLASS_SMALL_KANA) | CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) |
    CLASS_BIT(CLASS_ITERATION_MARK) | CLASS_BIT(CLASS_HYPHEN);

/* The classes that need nothing but the masks between them. */
static const uint32_t PLAIN =
    CLASS_BIT(CLASS_HIRAGANA) | CLASS_BIT(CLASS_KANJI) | CLASS_BIT(CLASS_SMALL_KANA);

typedef struct Rules {
    KinsokuLevel level;
    uint32_t start; /* classes that may not start a line */
    uint32_t end;   /* classes that may not end one */
} Rules;

/* Three levels of strictness, as rows of flags. */
static Rules rules_of(KinsokuLevel level) {
    Rules rules = {level, START_STRICT, END_STRICT};
    switch (level) {
    case KINSOKU_STRICT: break;
    case KINSOKU_NORMAL: rules.start &= ~START_LIFTED_NORMAL; break;
    case KINSOKU_LOOSE:
        rules.start &= ~START_LIFTED_LOOSE;
        rules.end &= ~CLASS_BIT(CLASS_PREFIX);
        break;
    }
    return rules;
}

/* --- Kinsoku: 4.1 to 4.3. */

/* Dashes and dots that belong together; U+2014 was already drawn as U+2015. */
static int32_t inseparable_kind(uint32_t scalar) {
    switch (scalar) {
    case 0x2015: return 1;
    case 0x2026: return 2;
    case 0x2025: return 3;
    case 0x22EF: return 4;
    case 0x3033:
    case 0x3034:
    case 0x3035: return 5;
    default: return 0;
    }
}

/* 4.10 lifts ・ and, after anything but a digit, PO at the line start; both only when loose. */
static bool start_is_lifted(const Cluster *a, const Cluster *b, KinsokuLevel level) {
    if (level != KINSOKU_LOOSE) {
        return false;
    }
    if (b->class == CLASS_MIDDLE_DOT) {
        return b->scalar == 0x30FB || b->scalar == 0xFF65;
    }
    return b->class == CLASS_POSTFIX && !class_is_any_digit(a->scalar);
}

/* …… and ―― are one sign. */
static bool is_inseparable_pair(const Cluster *a, const Cluster *b, KinsokuLevel level) {
    if (a->class == CLASS_PREFIX) {
        return class_is_any_digit(b->scalar);
    }
    if (a->class != CLASS_INSEPARABLE || b->class != CLASS_INSEPARABLE) {
        return false;
    }
    int32_t kind = inseparable_kind(a->scalar);
    bool dots = kind == 2 || kind == 3;
    return kind == inseparable_kind(b->scalar) && !(dots && level == KINSOKU_LOOSE);
}

/* Never a closing sign at the beginning, never an opening one at the end. */
static bool kinsoku_allows(const Cluster *a, const Cluster *b, const Rules *rules) {
    if (cluster_is(a, rules->end)) {
        return false;
    }
    if (cluster_is(b, rules->start) && !start_is_lifted(a, b, rules->level)) {
        return false;
    }
    return !is_inseparable_pair(a, b, rules->level);
}

/* --- Words, numbers, URLs: 4.4 to 4.6. */

static bool is_letter(const Cluster *cluster) {
    return cluster->class == CLASS_WESTERN_LETTER && !(cluster->flags & CLUSTER_URL);
}

static bool is_digit(const Cluster *cluster) {
    return cluster->class == CLASS_DIGIT;
}

static bool is_hyphen(uint32_t scalar) {
    return scalar == '-' || scalar == 0x2010 || scalar == 0x2013;
}

/* Letters in a row from `i` in steps of `step`, counted up to three. */
static int32_t letters_from(const Clusters *clusters, int32_t i, int32_t step) {
    int32_t count = 0;
    while (count < 3 && i >= 0 && i < clusters->count && is_letter(&clusters->at[i])) {
        count++;
        i += step;
    }
    return count;
}

/* Words are broken at hyphens they have, never at ones we would have to add. */
static int32_t hyphen_penalty(const Clusters *clusters, int32_t i) {
    bool first = letters_from(clusters, i - 2, -1) >= 3;
    bool second = letters_from(clusters, i, 1) >= 3;
    return first && second ? BREAK_HYPHEN : BREAK_SHORT_HYPHEN;
}

/* Inside a run of Western characters only a few signs open a place (4.5). */
static int32_t western_penalty(const Clusters *clusters, int32_t i) {
    const Cluster *a = &clusters->at[i - 1];
    const Cluster *b = &clusters->at[i];
    const Cluster *before = i >= 2 ? &clusters->at[i - 2] : a;
    if (is_hyphen(a->scalar)) {
        bool inside = is_letter(before) && is_letter(b);
        return inside ? hyphen_penalty(clusters, i) : PENALTY_FORBIDDEN;
    }
    if (a->scalar == '/') {
        /* 1/2 and 2023/8 are numbers, // belongs together, and a / at the very start is that of a
         * path. */
        bool numbers = is_digit(before) && is_digit(b);
        return numbers || b->scalar == '/' || i < 2 ? PENALTY_FORBIDDEN : 0;
    }
    if (a->scalar == ':' || a->scalar == ';' || a->scalar == ',') {
        return is_letter(b) ? 0 : PENALTY_FORBIDDEN;
    }
    bool bracket = b->class == CLASS_OPENING_BRACKET || a->class == CLASS_CLOSING_BRACKET;
    return bracket ? 0 : PENALTY_FORBIDDEN;
}

/* Behind a slash is better than inside a name. */
static int32_t url_penalty(const Cluster *b) {
    if (b->flags & CLUSTER_URL_SLASH) {
        return BREAK_URL_SLASH;
    }
    return b->flags & CLUSTER_URL_POINT ? BREAK_URL : PENALTY_FORBIDDEN;
}

/* What is counted with a number; 4.4 lists the beginning, newsletters the rest. */
static bool is_counter(uint32_t scalar) {
    static const uint32_t COUNTERS[] = {
        0x5E74 /* 年 */, 0x6708 /* 月 */, 0x65E5 /* 日 */, 0x6642 /* 時 */, 0x5206 /* 分 */,
        0x79D2 /* 秒 */, 0x5186 /* 円 */, 0x4EBA /* 人 */, 0x4EF6 /* 件 */, 0x793E /* 社 */,
        0x540D /* 名 */, 0x500B /* 個 */, 0x56DE /* 回 */, 0x7AE0 /* 章 */, 0x6761 /* 条 */,
        0x9805 /* 項 */, 0x53F7 /* 号 */, 0x7248 /* 版 */, 0x8A71 /* 話 */, 0x70B9 /* 点 */,
        0x90E8 /* 部 */, 0x7A2E /* 種 */, 0x5272 /* 割 */, 0x500D /* 倍 */, 0x6B73 /* 歳 */,
        0x5EA6 /* 度 */, 0x5104 /* 億 */, 0x4E07 /* 万 */, 0x5343 /* 千 */, 0x304B /* か */,
        0x30F6 /* ヶ */, 0x30F5 /* ヵ */, 0x9031 /* 週 */, 0x756A /* 番 */, 0x9801 /* 頁 */,
        0x4F4D /* 位 */, 0x3064 /* つ */};
    for (int32_t i = 0; i < COUNT_OF(COUNTERS); i++) {
        if (COUNTERS[i] == scalar) {
            return true;
        }
    }
    return false;
}

/* Soft penalties between characters that a line may well part. */
static int32_t soft_penalty(const Cluster *a, const Cluster *b) {
    if (b->class == CLASS_INSEPARABLE) {
        return BREAK_INSEPARABLE;
    }
    bool digit = class_is_any_digit(a->scalar);
    if (digit && is_counter(b->scalar)) {
        return BREAK_COUNTER;
    }
    if (a->scalar == 0x7B2C /* 第 */ && class_is_any_digit(b->scalar)) {
        return BREAK_COUNTER;
    }
    if (class_is_full_width_alphanumeric(a->scalar) &&
        class_is_full_width_alphanumeric(b->scalar)) {
        return BREAK_FULL_WIDTH;
    }
    return 0;
}

/* Numbers with an en dash between them are one number, like those with a hyphen. */
static bool is_number_range(const Clusters *clusters, int32_t i) {
    const Cluster *a = &clusters->at[i - 1];
    return i >= 2 && is_hyphen(a->scalar) && is_digit(&clusters->at[i - 2]) &&
           is_digit(&clusters->at[i]);
}

/* The penalty by what stands directly at both sides; kinsoku was asked before. */
static int32_t adjacent_penalty(const Clusters *clusters, int32_t i) {
    const Cluster *a = &clusters->at[i - 1];
    const Cluster *b = &clusters->at[i];
    /* The order is that of strength: an editor's mark opens even a word, a URL knows its own
     * places, and only then come words and numbers. */
    if (b->flags & CLUSTER_OPPORTUNITY) {
        return 0;
    }
    if (b->flags & CLUSTER_URL_INSIDE) {
        return url_penalty(b);
    }
    bool western = cluster_is_western(b);
    if (western && cluster_is_western(a)) {
        return western_penalty(clusters, i);
    }
    if (is_number_range(clusters, i)) {
        return PENALTY_FORBIDDEN;
    }
    if (a->class == CLASS_HYPHEN && western && i >= 2 && is_letter(b) &&
        is_letter(&clusters->at[i - 2])) {
        return hyphen_penalty(clusters, i);
    }
    return soft_penalty(a, b);
}

/* --- The pass over a paragraph. */

/* The katakana word that cluster i - 1 and cluster i belong to, looked up once a word. */
typedef struct Word {
    int32_t end;
    bool is_short;
} Word;

/* Words up to eight characters are better left whole (4.9). */
static bool word_is_short(const Clusters *clusters, int32_t i, Word *word) {
    if (i >= word->end) {
        int32_t from = i - 1;
        word->end = i + 1;
        while (word->end < clusters->count && class_is_katakana(clusters->at[word->end].scalar)) {
            word->end++;
        }
        word->is_short = word->end - from <= 8;
    }
    return word->is_short;
}

/* The boundary before cluster i; `a` is the last visible cluster before it. */
static void mark_boundary(const Clusters *clusters, int32_t i, int32_t a_index,
                          const Rules *rules) {
    const Cluster *a = &clusters->at[a_index];
    Cluster *b = &clusters->at[i];
    b->penalty = PENALTY_FORBIDDEN;
    bool legal = kinsoku_allows(a, b, rules);
    if (b->flags & CLUSTER_GLUE) {
        return;
    }
    /* With white space between them, words and numbers have ended: the classes alone decide. But a
     * no-break space glues what stands behind it, so the cluster in front of the boundary is asked
     * too. */
    if (a_index < i - 1) {
        bool glued = (clusters->at[i - 1].flags & CLUSTER_GLUE) != 0;
        int32_t penalty = b->class == CLASS_INSEPARABLE ? BREAK_INSEPARABLE : 0;
        b->penalty = (int16_t)(legal && !glued ? penalty : PENALTY_FORBIDDEN);
        b->flags |= legal && !glued ? CLUSTER_STRETCH : 0;
        return;
    }
    /* Whether a place may be stretched is asked with the rules relaxed: small kana, ー and 々 may
     * not begin a line, but the blank before them may grow like any other (§7.2, stage 3). */
    Rules stretch = *rules;
    stretch.start &= ~START_BUT_STRETCH;
    if (!legal && !kinsoku_allows(a, b, &stretch)) {
        return;
    }
    int32_t penalty = adjacent_penalty(clusters, i);
    b->flags |= penalty >= 0 ? CLUSTER_STRETCH : 0;
    b->penalty = (int16_t)(legal ? penalty : PENALTY_FORBIDDEN);
}

/* Both plain: nothing but the masks decides. True for most boundaries of Japanese text. */
static bool mark_plain(const Cluster *a, Cluster *b, const Rules *rules) {
    if (!cluster_is(a, PLAIN) || !cluster_is(b, PLAIN) || b->flags) {
        return false;
    }
    b->flags = CLUSTER_STRETCH;
    b->penalty = cluster_is(b, rules->start) ? PENALTY_FORBIDDEN : 0;
    return true;
}

static bool is_katakana_pair(const Cluster *a, const Cluster *b) {
    return class_is_katakana(a->scalar) && class_is_katakana(b->scalar);
}

/* The boundary between two visible neighbours. */
static void mark_neighbours(const Clusters *clusters, int32_t i, const Rules *rules, Word *word) {
    const Cluster *a = &clusters->at[i - 1];
    Cluster *b = &clusters->at[i];
    bool katakana = is_katakana_pair(a, b);
    if (!katakana && mark_plain(a, b, rules)) {
        return;
    }
    mark_boundary(clusters, i, i - 1, rules);
    bool whole = katakana && word_is_short(clusters, i, word);
    if (whole && b->penalty == 0 && !(b->flags & CLUSTER_OPPORTUNITY)) {
        b->penalty = BREAK_KATAKANA;
    }
}

/* Each place gets a price or a prohibition; choosing comes later. */
void break_mark(Clusters *clusters, KinsokuLevel level) {
    Rules rules = rules_of(level);
    Word word = {0, false};
    int32_t last = -1; /* the last visible cluster */
    for (int32_t i = 0; i < clusters->count; i++) {
        clusters->at[i].penalty = PENALTY_FORBIDDEN;
        if (cluster_is_space(&clusters->at[i])) {
            continue;
        }
        if (last >= 0 && last == i - 1) {
            mark_neighbours(clusters, i, &rules, &word);
        } else if (last >= 0) {
            mark_boundary(clusters, i, last, &rules);
        }
        last = i;
    }
}

bool break_kinsoku_allows(const Cluster *before, const Cluster *after, KinsokuLevel level) {
    Rules rules = rules_of(level);
    return kinsoku_allows(before, after, &rules);
}

/* --- One place of a plain text. */

enum { WINDOW = 2048 };

/* Moves an offset back to the start of a scalar. */
static int32_t scalar_start(Str text, int32_t offset) {
    while (offset > 0 && offset < text.size && ((unsigned char)text.at[offset] & 0xC0) == 0x80) {
        offset--;
    }
    return offset;
}

/* The text around the offset, from scalar to scalar. */
static Str window_around(Str text, int32_t offset, int32_t *start) {
    int32_t from = scalar_start(text, offset > WINDOW ? offset - WINDOW : 0);
    int32_t to = scalar_start(text, text.size - offset > WINDOW ? offset + WINDOW : text.size);
    *start = from;
    return str_slice(text, from, to);
}

/* `"` opens and closes by turns from the head of the text (§2.3), so a window alone cannot tell
 * which of the two its first one does. URLs hold none: every `"` counts. */
static bool is_quoted_at(Str text, int32_t offset) {
    bool quoted = false;
    for (int32_t i = 0; i < offset; i++) {
        quoted ^= text.at[i] == '"';
    }
    return quoted;
}

/* Asked by tests and by the check of finished lines. */
bool break_allowed(Str text, int32_t offset, KinsokuLevel level) {
    _Alignas(max_align_t) char memory[(size_t)2 * WINDOW * (sizeof(Cluster) + 16)];
    Arena arena = {.base = memory, .size = sizeof memory};
    int32_t start = 0;
    Span span = {.text = window_around(text, offset, &start)};
    Clusters clusters = clusters_read_in(&arena, span.text, &span, 1);
    clusters.is_quoted = is_quoted_at(text, start);
    token_mark_urls(&clusters);
    promote_in(&arena, &clusters);
    break_mark(&clusters, level);
    for (int32_t i = 1; i < clusters.count; i++) {
        if (clusters.at[i].source == offset - start) {
            return clusters.at[i].penalty >= 0;
        }
    }
    return false;
}
