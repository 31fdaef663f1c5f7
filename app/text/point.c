/* One walk over the clusters with running sums; back over a chunk only if it is too wide. */
#include "text/point.h"

#include "text/break.h"
#include "text/space.h"

typedef struct Walk {
    const Clusters *clusters;
    const Paragraph *paragraph;
    Points points;
    Point sums;    /* what the next point will be made of */
    int64_t x;     /* end of the cluster walked last */
    int64_t first; /* what the first line holds, and every other one */
    int64_t others;
} Walk;

/* What counts when a line is weighed as an orphan: everything but punctuation and spaces. */
static bool is_letter(const Cluster *cluster) {
    uint32_t never = CLASS_MASK_PUNCTUATION | CLASS_MASK_SPACE;
    return !cluster_is(cluster, never);
}

/* Only full stops and commas of body text hang (§8). */
static int32_t hang_body(const Walk *walk, const Cluster *cluster) {
    bool hangs = cluster->group == GROUP_STOP || cluster->group == GROUP_COMMA;
    bool body_text = walk->paragraph->kind == PARAGRAPH_BODY;
    return walk->paragraph->hang && body_text && hangs ? cluster->body : 0;
}

/* Takes the gap before cluster i into the sums: a line that starts at i does not have it. */
static void walk_to(Walk *walk, int32_t i) {
    const Cluster *cluster = &walk->clusters->at[i];
    const Gap *gap = space_gap(cluster->gap_kind);
    walk->x += cluster->gap;
    walk->sums.squeeze_head += gap->squeeze_total;
    walk->sums.places_head += gap->places;
}

/* Takes cluster i itself. A line that ends behind a space ends before it: _tail stays. */
static void walk_over(Walk *walk, int32_t i) {
    const Cluster *cluster = &walk->clusters->at[i];
    walk->x += cluster->body;
    if (cluster_is_space(cluster)) {
        return;
    }
    Point *sums = &walk->sums;
    sums->letters_head += is_letter(cluster);
    sums->tail = walk->x + (walk->clusters->trail ? walk->clusters->trail[i] : 0);
    sums->squeeze_tail = sums->squeeze_head;
    sums->places_tail = sums->places_head;
    sums->letters_tail = sums->letters_head;
    sums->last = i;
    sums->end_blank = (int16_t)space_end_blank(cluster);
    sums->hang_body = (int16_t)hang_body(walk, cluster);
}

/* A point before cluster i. The sums stand behind its gap. */
static void put_point(Walk *walk, int32_t i, int32_t penalty, bool emergency) {
    Point *point = &walk->points.at[walk->points.count++];
    *point = walk->sums;
    point->head = walk->x - (walk->clusters->lead ? walk->clusters->lead[i] : 0);
    point->start = i;
    point->penalty = (int16_t)penalty;
    point->emergency = emergency;
    uint8_t flags = walk->clusters->at[i].flags;
    point->in_url = (flags & CLUSTER_URL_INSIDE) != 0;
    /* The line before a URL's first character is the one that could have taken a part of it
     * (§4.6). */
    point->before_url = (flags & CLUSTER_URL) && !point->in_url;
}

/* Where a word must be cut, kinsoku still counts, and a change of letters and digits is preferred.
 */
static int32_t emergency_penalty(const Walk *walk, int32_t i) {
    const Cluster *before = &walk->clusters->at[walk->sums.last];
    const Cluster *after = &walk->clusters->at[i];
    if (!break_kinsoku_allows(before, after, walk->paragraph->level)) {
        return POINT_EMERGENCY_KINSOKU;
    }
    Class a = (Class)before->class;
    Class b = (Class)after->class;
    bool change = (a == CLASS_WESTERN_LETTER && b == CLASS_DIGIT) ||
                  (a == CLASS_DIGIT && b == CLASS_WESTERN_LETTER);
    return change ? POINT_EMERGENCY_CHANGE : POINT_EMERGENCY;
}

/* Walks the chunk [from, to) again, from the sums it began with, with a point at every cluster. */
static void open_chunk(Walk *walk, const Walk *begin, int32_t from, int32_t to) {
    int32_t count = walk->points.count;
    /* Back to the state at the head of the chunk, but the points found so far stay. */
    *walk = *begin;
    walk->points.count = count;
    walk_over(walk, from);
    for (int32_t i = from + 1; i < to; i++) {
        walk_to(walk, i);
        if (!cluster_is_space(&walk->clusters->at[i]) && walk->sums.last >= 0) {
            put_point(walk, i, emergency_penalty(walk, i), true);
        }
        walk_over(walk, i);
    }
}

/* The narrowest a line of this chunk alone can be. */
static int64_t chunk_least(const Walk *walk, const Point *start) {
    return walk->sums.tail - start->head - (walk->sums.squeeze_tail - start->squeeze_head);
}

/* Where the first line begins: Western spaces are dropped, U+3000 is an indent. */
static int32_t first_cluster(const Clusters *clusters) {
    int32_t i = 0;
    while (i < clusters->count && clusters->at[i].class == CLASS_SPACE) {
        i++;
    }
    return i;
}

/* Nothing breaks before the first visible character: an indent alone is no line. */
static bool is_point(const Walk *walk, int32_t i, int32_t first) {
    return walk->clusters->at[i].penalty >= 0 && walk->sums.last >= first;
}

/* Ends the chunk that began at `from` before cluster `i`. Only the first one has to fit the first
 * line; any other can begin a line of its own. */
static void close_chunk(Walk *walk, const Walk *begin, int32_t from, int32_t i) {
    const Point *start = &walk->points.at[walk->points.count - 1];
    int64_t room = walk->points.count == 1 ? walk->first : walk->others;
    if (chunk_least(walk, start) > room) {
        open_chunk(walk, begin, from, i);
    }
}

/* The end of the text is a point without a start. */
static void put_end(Walk *walk) {
    Point *end = &walk->points.at[walk->points.count++];
    *end = walk->sums;
    end->head = walk->x;
    end->start = walk->clusters->count;
}

/* Places where something happens; everything between two of them moves together. */
Points points_collect_in(Arena *arena, const Clusters *clusters, const Paragraph *paragraph,
                         int64_t first_line, int64_t other_lines) {
    Walk walk = {.clusters = clusters,
                 .paragraph = paragraph,
                 .first = first_line,
                 .others = other_lines,
                 .sums = {.last = -1}};
    int32_t first = first_cluster(clusters);
    if (first == clusters->count) {
        return walk.points;
    }
    walk.points.at = ARENA_NEW(arena, Point, clusters->count - first + 1);
    put_point(&walk, first, 0, false);
    Walk begin = walk;
    int32_t from = first;
    walk_over(&walk, first);
    for (int32_t i = first + 1; i < clusters->count; i++) {
        bool point = is_point(&walk, i, first);
        if (point) {
            close_chunk(&walk, &begin, from, i);
        }
        walk_to(&walk, i);
        if (point) {
            put_point(&walk, i, clusters->at[i].penalty, false);
            begin = walk;
            from = i;
        }
        walk_over(&walk, i);
    }
    if (walk.sums.last < first) {
        return (Points){0}; /* nothing but U+3000 */
    }
    close_chunk(&walk, &begin, from, clusters->count);
    put_end(&walk);
    return walk.points;
}
