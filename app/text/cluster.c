/* Clusters from UTF-8. One pass; the array is sized by the number of scalars, which is the most
 * that there can be. */
#include "text/cluster.h"

#include <assert.h>

#include "base/utf8.h"

enum { ZERO_WIDTH_JOINER = 0x200D };

/* Characters the faces lack although they have a twin (§15). U+2014 is half-width in BIZ UDGothic,
 * U+2015 joins without a seam. */
static uint32_t substitute(uint32_t scalar) {
    switch (scalar) {
    case 0x2011: return 0x2010;
    case 0x2012: return 0x2013;
    case 0x2014: return 0x2015;
    case 0x2985: return 0xFF5F;
    case 0x2986: return 0xFF60;
    case 0x3030: return 0x301C;
    default: return scalar;
    }
}

/* Spaces that never end a line. */
static bool is_no_break_space(uint32_t scalar) {
    return scalar == 0xA0 || scalar == 0x202F || scalar == 0x2007;
}

typedef struct Reader {
    Clusters out;
    int32_t span;
    int32_t span_end;
    uint8_t pending; /* flags for the next cluster */
    bool join;       /* U+200D: the next scalar belongs to the last cluster */
} Reader;

/* Invisible characters only leave a mark. U+00AD is ignored: nothing is hyphenated here. */
static void read_invisible(Reader *reader, uint32_t scalar) {
    if (scalar == 0x200B) {
        reader->pending |= CLUSTER_OPPORTUNITY;
    } else if (scalar == 0x2060 || scalar == 0xFEFF) {
        reader->pending |= CLUSTER_GLUE;
    }
}

/* Adds a scalar to the last cluster. False when there is none that could take it. */
static bool read_joined(Reader *reader, uint32_t scalar, int32_t end) {
    if (reader->out.count == 0) {
        return false;
    }
    Cluster *last = &reader->out.at[reader->out.count - 1];
    if (cluster_is_space(last)) {
        return false;
    }
    if (scalar == ZERO_WIDTH_JOINER) {
        reader->join = true;
    } else if (last->mark == 0 && !reader->join) {
        /* One mark is drawn, the first: it covers voiced kana and variation selectors, and it
         * bounds what a heap of marks on one letter (a popular prank) can cost. */
        last->mark = scalar;
    }
    last->source_end = end;
    return true;
}

/* A new cluster. What stood invisibly before it becomes its flags. */
static void read_base(Reader *reader, uint32_t scalar, Class class, int32_t start, int32_t end) {
    Cluster *cluster = &reader->out.at[reader->out.count++];
    cluster->source = start;
    cluster->source_end = end;
    cluster->scalar = scalar;
    cluster->class = (uint8_t) class;
    cluster->flags = reader->pending;
    cluster->span = reader->span;
    reader->pending = 0;
    /* Kana and kanji, most of the text, need none of what follows. */
    if (scalar >= 0x80 && !(CLASS_BIT(class) & CLASS_MASK_JAPANESE_LETTER)) {
        cluster->scalar = substitute(scalar);
        if (is_no_break_space(scalar) || scalar == 0x2011) {
            cluster->flags |= CLUSTER_GLUE;
            reader->pending = CLUSTER_GLUE;
        }
    }
}

/* A combining mark without a base stands for itself. */
static void read_scalar(Reader *reader, uint32_t scalar, int32_t start, int32_t end) {
    Class class = class_of(scalar);
    if (class == CLASS_INVISIBLE) {
        reader->join = false;
        read_invisible(reader, scalar);
        return;
    }
    /* Joining ends at the first scalar that does not join on; a space never does. */
    bool join = reader->join && !(CLASS_BIT(class) & CLASS_MASK_SPACE);
    reader->join = false;
    if (class == CLASS_COMBINING || join) {
        reader->join = join;
        bool joined = read_joined(reader, scalar, end);
        reader->join = joined && scalar == ZERO_WIDTH_JOINER;
        if (joined || scalar == ZERO_WIDTH_JOINER) {
            return;
        }
    }
    if (class == CLASS_COMBINING) {
        class = CLASS_SYMBOL;
    }
    /* Only these make promotion, brackets and URLs worth a pass over the text. */
    bool ascii_sign = scalar < 0x80 && class != CLASS_WESTERN_LETTER && class != CLASS_DIGIT;
    reader->out.has_signs |= ascii_sign || scalar == 0xFF1C;
    read_base(reader, scalar, class, start, end);
}

/* A cluster is what a reader calls a character: a base with what combines with it. */
Clusters clusters_read_in(Arena *arena, Str text, const Span *spans, int32_t span_count) {
    Reader reader = {.out = {.text = text}, .span = -1};
    reader.out.at = ARENA_NEW(arena, Cluster, utf8_count(text) + 1);
    Str rest = text;
    uint8_t style = 0;
    while (rest.size > 0) {
        int32_t start = text.size - rest.size;
        /* A loop, because empty spans are passed over. A cluster belongs to the span its first byte
         * is in. */
        while (start >= reader.span_end) {
            reader.span++;
            assert(reader.span < span_count && "spans tile the text");
            reader.span_end += spans[reader.span].text.size;
            style = (uint8_t)spans[reader.span].style;
        }
        uint32_t scalar = utf8_next(&rest);
        int32_t before = reader.out.count;
        read_scalar(&reader, scalar, start, text.size - rest.size);
        if (reader.out.count > before) {
            reader.out.at[before].style = style;
        }
    }
    return reader.out;
}

/* Voicing marks count: they end a kana. */
bool cluster_is_japanese(const Cluster *cluster) {
    uint32_t letters = CLASS_MASK_JAPANESE_LETTER | CLASS_BIT(CLASS_VOICING_MARK);
    if (cluster_is(cluster, letters)) {
        return true;
    }
    return cluster_is(cluster, CLASS_MASK_PUNCTUATION) && class_is_full_width_form(cluster->scalar);
}

/* Decides where quarter-ems belong. */
bool cluster_is_western(const Cluster *cluster) {
    if (cluster_is(cluster, CLASS_MASK_WESTERN)) {
        return true;
    }
    /* A hyphen after Japanese, as in 7月-9月, is Japanese. */
    uint32_t never = CLASS_MASK_SPACE | CLASS_BIT(CLASS_SYMBOL) | CLASS_BIT(CLASS_HYPHEN);
    return cluster->scalar < 0x100 && !cluster_is(cluster, never);
}
