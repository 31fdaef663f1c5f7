/* One walk over the clusters with running sums; back over a chunk only if it is too wide. */
#include "text/point.h"

#include "text/break.h"
#include "text/space.h"

typedef struct Walk {
    const Clusters *clusters;
    const Paragraph *paragraph;
    Points points;
    Point sums; /* what the next point will be made of */
    int64_t x;  /* end of the cluster walked last */
} Walk;

static bool is_letter(const Cluster *cluster) {
    uint32_t never = CLASS_MASK_PUNCTUATION | CLASS_MASK_SPACE;
    return !cluster_is(cluster, never);
}

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
    point->before_url = (flags & CLUSTER_URL) && !point->in_url;
}

static int32_t emergency_penalty(const Walk *walk, int32_t i) {
    if (!break_kinsoku_allows(walk->clusters, i, walk->paragraph->level)) {
        return POINT_EMERGENCY_KINSOKU;
    }
    Class a = (Class)walk->clusters->at[i - 1].class;
    Class b = (Class)walk->clusters->at[i].class;
    bool change = (a == CLASS_WESTERN_LETTER && b == CLASS_DIGIT) ||
                  (a == CLASS_DIGIT && b == CLASS_WESTERN_LETTER);
    return change ? POINT_EMERGENCY_CHANGE : POINT_EMERGENCY;
}

/* Walks the chunk [from, to) again, from the sums it began with, with a point at every cluster. */
static void open_chunk(Walk *walk, const Walk *begin, int32_t from, int32_t to) {
    int32_t count = walk->points.count;
    *walk = *begin;
    walk->points.count = count;
    walk_over(walk, from);
    for (int32_t i = from + 1; i < to; i++) {
        walk_to(walk, i);
        bool between = !cluster_is_space(&walk->clusters->at[i]) && walk->sums.last == i - 1;
        if (between) {
            put_point(walk, i, emergency_penalty(walk, i), true);
        }
        walk_over(walk, i);
    }
}

static int64_t chunk_least(const Walk *walk, const Point *start) {
    return walk->sums.tail - start->head - (walk->sums.squeeze_tail - start->squeeze_head);
}

/* Where a segment's first line begins: Western spaces are dropped, U+3000 is an indent. */
static int32_t first_cluster(const Clusters *clusters, Segment segment) {
    int32_t i = segment.from;
    while (i < segment.to && clusters->at[i].class == CLASS_SPACE) {
        i++;
    }
    return i;
}

static bool is_point(const Walk *walk, int32_t i, int32_t first) {
    return walk->clusters->at[i].penalty >= 0 && walk->sums.last >= first;
}

Points points_collect_in(Arena *arena, const Clusters *clusters, Segment segment,
                         const Paragraph *paragraph, int64_t narrowest) {
    Walk walk = {.clusters = clusters, .paragraph = paragraph, .sums = {.last = -1}};
    int32_t first = first_cluster(clusters, segment);
    if (first == segment.to) {
        return walk.points;
    }
    walk.points.at = ARENA_NEW(arena, Point, segment.to - first + 1);
    put_point(&walk, first, 0, false);
    Walk begin = walk;
    int32_t from = first;
    walk_over(&walk, first);
    for (int32_t i = first + 1; i <= segment.to; i++) {
        bool end = i == segment.to;
        if (!end && !is_point(&walk, i, first)) {
            walk_to(&walk, i);
            walk_over(&walk, i);
            continue;
        }
        if (walk.sums.last < first) {
            walk.points.count = 0; /* nothing but U+3000 */
            return walk.points;
        }
        if (chunk_least(&walk, &walk.points.at[walk.points.count - 1]) > narrowest) {
            open_chunk(&walk, &begin, from, i);
        }
        if (end) {
            break;
        }
        walk_to(&walk, i);
        put_point(&walk, i, clusters->at[i].penalty, false);
        begin = walk;
        from = i;
        walk_over(&walk, i);
    }
    Point *end = &walk.points.at[walk.points.count++];
    *end = walk.sums;
    end->head = walk.x;
    end->start = segment.to;
    return walk.points;
}
