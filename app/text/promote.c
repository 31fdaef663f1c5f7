/* Promotion in two passes: brackets first, because both ends must be known, then one sign after
 * the other from left to right, so that a sign sees what became of the sign before it. */
#include "text/promote.h"

#include "base/utf8.h"

enum {
    BRACKET_REACH = 100, /* characters between matched ( ) and [ ]; longer asides are no asides */
    ANGLE_REACH = 40,    /* §2.3 */
    /* From ! … ~ to their full-width forms, which stand in the same order. */
    TO_FULL_WIDTH = 0xFEE0,
};

static const uint32_t JAPANESE_LETTER = CLASS_MASK_JAPANESE_LETTER;

static const Cluster *neighbour(const Clusters *clusters, int32_t i) {
    return i >= 0 && i < clusters->count ? &clusters->at[i] : NULL;
}

static bool is_japanese(const Cluster *cluster) {
    return cluster && cluster_is_japanese(cluster);
}

static bool is_japanese_letter(const Cluster *cluster) {
    return cluster && cluster_is(cluster, JAPANESE_LETTER);
}

static bool is_digit(const Cluster *cluster) {
    return cluster && cluster->class == CLASS_DIGIT;
}

static bool is_any_digit(const Cluster *cluster) {
    return cluster && class_is_any_digit(cluster->scalar);
}

static bool is_western_letter(const Cluster *cluster) {
    return cluster && cluster->class == CLASS_WESTERN_LETTER;
}

/* Draws another glyph and takes over its class. */
static void promote(Cluster *cluster, uint32_t scalar) {
    cluster->scalar = scalar;
    cluster->class = (uint8_t)class_of(scalar);
}

/* --- Brackets. An opener waits on the stack of its kind. */

typedef struct Opener {
    int32_t at;
    int32_t letters; /* Japanese letters before it */
    int32_t below;   /* next opener of the same kind further down, or -1 */
} Opener;

typedef struct Brackets {
    Clusters *clusters;
    Opener *openers;
    int32_t opener_count;
    int32_t top[4]; /* by kind: ( [ < ＜ */
    int32_t letters;
} Brackets;

/* Opening, closing, or neither. */
static int32_t bracket_kind(uint32_t scalar) {
    switch (scalar) {
    case '(':
    case ')': return 0;
    case '[':
    case ']': return 1;
    case '<':
    case '>': return 2;
    case 0xFF1C:
    case 0xFF1E: return 3;
    default: return -1;
    }
}

/* Of the two brackets of a kind, the opening one. */
static bool bracket_opens(uint32_t scalar) {
    return scalar == '(' || scalar == '[' || scalar == '<' || scalar == 0xFF1C;
}

static void bracket_push(Brackets *brackets, int32_t kind, int32_t at) {
    brackets->openers[brackets->opener_count] =
        (Opener){.at = at, .letters = brackets->letters, .below = brackets->top[kind]};
    brackets->top[kind] = brackets->opener_count++;
}

/* §2.3: the content has a Japanese letter, or the pair stands beside Japanese. */
static void bracket_promote(const Brackets *brackets, const Opener *opener, int32_t close) {
    Clusters *clusters = brackets->clusters;
    const Cluster *before = neighbour(clusters, opener->at - 1);
    bool beside = is_japanese(before) || is_japanese(neighbour(clusters, close + 1));
    bool after_word = is_western_letter(before) || is_digit(before);
    /* Counting Japanese letters from the head of the text makes “is there one inside?” a
     * subtraction; looking inside each pair would be quadratic for nested ones. */
    if (brackets->letters > opener->letters || (beside && !after_word)) {
        promote(&clusters->at[opener->at], clusters->at[opener->at].scalar + TO_FULL_WIDTH);
        promote(&clusters->at[close], clusters->at[close].scalar + TO_FULL_WIDTH);
    }
}

/* < > keep their glyph and only become brackets; `a < b` and `<= 3` are comparisons. */
static void bracket_classify_angle(const Brackets *brackets, const Opener *opener, int32_t close) {
    Clusters *clusters = brackets->clusters;
    const Cluster *next = &clusters->at[opener->at + 1];
    if (close - opener->at <= ANGLE_REACH && !cluster_is_space(next) && next->scalar != '=' &&
        next->scalar != 0xFF1D && !is_any_digit(next)) {
        clusters->at[opener->at].class = CLASS_OPENING_BRACKET;
        clusters->at[close].class = CLASS_CLOSING_BRACKET;
    }
}

/* Takes the nearest opener of the kind off its stack, however far it is; too far means no pair. */
static void bracket_close(Brackets *brackets, int32_t kind, int32_t at) {
    if (brackets->top[kind] < 0) {
        return;
    }
    const Opener *opener = &brackets->openers[brackets->top[kind]];
    brackets->top[kind] = opener->below;
    if (kind >= 2) {
        bracket_classify_angle(brackets, opener, at);
    } else if (at - opener->at <= BRACKET_REACH) {
        bracket_promote(brackets, opener, at);
    }
}

/* What a bracket is depends on what it holds: (3) is Western, （注） is not. */
static void promote_brackets(Brackets *brackets) {
    const Clusters *clusters = brackets->clusters;
    for (int32_t i = 0; i < clusters->count; i++) {
        const Cluster *cluster = &clusters->at[i];
        brackets->letters += is_japanese_letter(cluster);
        int32_t kind = bracket_kind(cluster->scalar);
        if (kind < 0 || (cluster->flags & CLUSTER_URL)) {
            continue;
        }
        if (bracket_opens(cluster->scalar)) {
            bracket_push(brackets, kind, i);
        } else {
            bracket_close(brackets, kind, i);
        }
    }
}

/* --- Single signs. */

/* `:` and `;`: beside Japanese, but 10:30 is a time and :// belongs to a URL. */
static void promote_colon(Clusters *clusters, int32_t i) {
    const Cluster *before = neighbour(clusters, i - 1);
    const Cluster *after = neighbour(clusters, i + 1);
    bool between_digits = is_digit(before) && is_digit(after);
    bool before_slash = after && after->scalar == '/';
    if ((is_japanese(before) || is_japanese(after)) && !between_digits && !before_slash) {
        promote(&clusters->at[i], clusters->at[i].scalar + TO_FULL_WIDTH);
    }
}

/* `!` and `?` behind Japanese, also behind a mark that was promoted just before. */
static void promote_dividing_mark(Clusters *clusters, int32_t i) {
    const Cluster *before = neighbour(clusters, i - 1);
    if (is_japanese(before) && before->class != CLASS_OPENING_BRACKET) {
        promote(&clusters->at[i], clusters->at[i].scalar + TO_FULL_WIDTH);
    }
}

/* `~` becomes 〜 beside Japanese; after a digit it stays but is a hyphen: 10~20. */
static void promote_tilde(Clusters *clusters, int32_t i) {
    const Cluster *before = neighbour(clusters, i - 1);
    if (is_japanese(before) || is_japanese(neighbour(clusters, i + 1))) {
        promote(&clusters->at[i], 0x301C);
    } else if (is_digit(before)) {
        clusters->at[i].class = CLASS_HYPHEN;
    }
}

/* `-` after Japanese is a hyphen; before a digit it is a minus sign, but not in 7月-9月. */
static void promote_hyphen(Clusters *clusters, int32_t i) {
    if (!is_japanese(neighbour(clusters, i - 1))) {
        return;
    }
    bool range = is_digit(neighbour(clusters, i - 2));
    if (range || !is_digit(neighbour(clusters, i + 1))) {
        clusters->at[i].class = CLASS_HYPHEN;
    }
}

/* `&` and `/` only between two Japanese letters: R&D and 1/2 stay. */
static void promote_between_japanese(Clusters *clusters, int32_t i) {
    const uint32_t mask = CLASS_MASK_KANA | CLASS_BIT(CLASS_KANJI) |
                          CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) | CLASS_BIT(CLASS_ITERATION_MARK);
    const Cluster *before = neighbour(clusters, i - 1);
    const Cluster *after = neighbour(clusters, i + 1);
    if (before && after && cluster_is(before, mask) && cluster_is(after, mask)) {
        promote(&clusters->at[i], clusters->at[i].scalar + TO_FULL_WIDTH);
    }
}

/* `.` and `,` at the start of a word: .NET, .5 */
static void settle_leading_stop(Clusters *clusters, int32_t i) {
    const Cluster *before = neighbour(clusters, i - 1);
    const Cluster *after = neighbour(clusters, i + 1);
    bool starts = !before || cluster_is_space(before) || !cluster_is_western(before);
    if (starts && (is_western_letter(after) || is_digit(after))) {
        clusters->at[i].class = CLASS_WESTERN_SIGN;
    }
}

/* `#`, ± and − are prefixes directly before a digit only. */
static void settle_prefix(Clusters *clusters, int32_t i) {
    if (is_any_digit(neighbour(clusters, i + 1))) {
        clusters->at[i].class = CLASS_PREFIX;
    }
}

/* ’ between Western letters is an apostrophe, not a bracket (4.8). */
static void settle_apostrophe(Clusters *clusters, int32_t i) {
    if (is_western_letter(neighbour(clusters, i - 1)) &&
        is_western_letter(neighbour(clusters, i + 1))) {
        clusters->at[i].class = CLASS_WESTERN_SIGN;
    }
}

/* Signs between letters are letters, between kanji they are not. */
static void promote_sign(Clusters *clusters, int32_t i, bool *quoted) {
    switch (clusters->at[i].scalar) {
    case '!':
    case '?': promote_dividing_mark(clusters, i); break;
    case ':':
    case ';': promote_colon(clusters, i); break;
    case '~': promote_tilde(clusters, i); break;
    case '-': promote_hyphen(clusters, i); break;
    case '&':
    case '/': promote_between_japanese(clusters, i); break;
    case '.':
    case ',': settle_leading_stop(clusters, i); break;
    case '#':
    case 0xB1:
    case 0x2212:
    case 0x2121: settle_prefix(clusters, i); break;
    case 0x2019: settle_apostrophe(clusters, i); break;
    case '"':
        clusters->at[i].class = *quoted ? CLASS_CLOSING_BRACKET : CLASS_OPENING_BRACKET;
        *quoted = !*quoted;
        break;
    default: break;
    }
}

/* The classes a sign of promote_sign can have before it is settled. */
static const uint32_t SIGN_MASK =
    CLASS_MASK_PUNCTUATION | CLASS_BIT(CLASS_WESTERN_SIGN) | CLASS_BIT(CLASS_SYMBOL);

/* Before anything is measured, because classes decide blanks. */
void promote_in(Arena *scratch, Clusters *clusters) {
    ArenaMark mark = arena_mark(scratch);
    if (clusters->has_signs) {
        Brackets brackets = {.clusters = clusters, .top = {-1, -1, -1, -1}};
        brackets.openers = ARENA_NEW(scratch, Opener, clusters->count);
        promote_brackets(&brackets);
    }
    bool quoted = clusters->is_quoted;
    for (int32_t i = 0; i < clusters->count; i++) {
        const Cluster *cluster = &clusters->at[i];
        if (cluster_is(cluster, SIGN_MASK) && !(cluster->flags & CLUSTER_URL)) {
            promote_sign(clusters, i, &quoted);
        }
    }
    arena_rewind(scratch, mark);
}
