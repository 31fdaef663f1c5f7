/* Glyphs of a line. Positions are kept in design units until the very end: rounded sums would drift
 * by up to half a unit a character, and the last body of a justified line would miss its edge. */
#include "text/place.h"

#include "base/utf8.h"
#include "text/justify.h"
#include "text/space.h"

enum {
    /* Ruby and dots: half the size. The bottom of their box touches the top of the base's box:
     * ascent 0.880 em of the base and descent 0.120 em of the half size (§1, §10). */
    RISE_PER_MILLE = 940,
    BULLET = 0x2022,
    KATAKANA_DOT = 0x30FB,
};

/* Rounded once, at the end; sums of rounded widths would drift. */
int32_t place_round(int64_t units, int32_t em) {
    int64_t scaled = units * em + EM / 2;
    /* Division rounds towards zero; floor is wanted for the few negative positions. */
    int64_t floor = scaled >= 0 ? scaled / EM : -((-scaled + EM - 1) / EM);
    return (int32_t)floor;
}

/* --- Beginning. */

/* Emphasis dots stand above letters, not above punctuation and not below ruby. */
static bool takes_dot(const Cluster *cluster) {
    uint32_t never = CLASS_MASK_PUNCTUATION | CLASS_MASK_SPACE | CLASS_BIT(CLASS_VOICING_MARK) |
                     CLASS_BIT(CLASS_WESTERN_SIGN);
    return (cluster->style & STYLE_EMPHASIS) && !(cluster->flags & CLUSTER_RUBY) &&
           !cluster_is(cluster, never);
}

/* At most this many: marks and spaces draw nothing, but that is known only later. */
static int32_t count_glyphs(const Paragraph *paragraph) {
    int32_t count = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        const Span *span = &paragraph->spans[i];
        int32_t scalars = utf8_count(span->text);
        count += span->style & STYLE_EMPHASIS ? 2 * scalars : scalars;
        count += utf8_count(span->ruby);
    }
    return count;
}

/* The dot is •, or ・ where a face has no •. */
static void find_dot(Placer *placer, BodyMeter *meter) {
    Cluster dot = {.scalar = BULLET, .class = CLASS_SYMBOL, .group = GROUP_SYMBOL};
    body_measure(meter, &dot, placer->paragraph->bold);
    if (dot.scalar != BULLET) {
        dot = (Cluster){.scalar = KATAKANA_DOT, .class = CLASS_SYMBOL, .group = GROUP_SYMBOL};
        body_measure(meter, &dot, placer->paragraph->bold);
    }
    placer->dot_scalar = dot.scalar;
    placer->dot_face = dot.face;
    placer->dot_advance = dot.body / 2;
}

/* Paragraphs with dots are few; the others never ask a face for •. */
static bool has_emphasis(const Paragraph *paragraph) {
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        if (paragraph->spans[i].style & STYLE_EMPHASIS) {
            return true;
        }
    }
    return false;
}

Placer place_begin_in(Arena *arena, Arena *scratch, const Paragraph *paragraph, BodyMeter *meter) {
    Placer placer = {.paragraph = paragraph, .scratch = scratch};
    placer.glyphs = ARENA_NEW(arena, PlacedGlyph, count_glyphs(paragraph));
    if (has_emphasis(paragraph)) {
        find_dot(&placer, meter);
    }
    return placer;
}

void place_text(Placer *placer, const Clusters *clusters, const Rubies *rubies,
                int32_t source_base) {
    placer->clusters = clusters;
    placer->rubies = rubies;
    placer->source_base = source_base;
    placer->next_ruby = 0;
}

/* --- One line. */

/* Exact left edges of the bodies of clusters first … last, from the line head. */
typedef struct Bodies {
    const int64_t *x;
    int32_t first;
    int32_t last;
    int32_t left; /* where the line head stands, 1/64 px */
} Bodies;

/* The next glyph of the paragraph; room for all was taken at the beginning. */
static PlacedGlyph *new_glyph(Placer *placer) {
    return &placer->glyphs[placer->glyph_count++];
}

/* The body from its exact edges, so that neighbours touch; the pen from its own exact place. */
static void place_cluster(Placer *placer, const Bodies *bodies, int32_t i) {
    const Cluster *cluster = &placer->clusters->at[i];
    int32_t em = placer->paragraph->em;
    int64_t x = bodies->x[i - bodies->first];
    int32_t body_x = place_round(x, em);
    *new_glyph(placer) = (PlacedGlyph){
        .scalar = cluster->scalar,
        .mark = cluster->mark,
        .x = bodies->left + place_round(x + cluster->pen, em),
        .body_x = bodies->left + body_x,
        .body = place_round(x + cluster->body, em) - body_x,
        .em = em,
        .source = placer->source_base + cluster->source,
        .face = cluster->face,
        .style = cluster->style,
    };
}

/* A glyph of half size above the line; `x` in design units of the base. */
static void place_raised(Placer *placer, const Bodies *bodies, int64_t x, const RubyPart *part,
                         const Cluster *base) {
    int32_t em = placer->paragraph->em;
    int32_t from = bodies->left + place_round(x, em);
    *new_glyph(placer) = (PlacedGlyph){
        .scalar = part->scalar,
        .x = from,
        .body_x = from,
        .body = place_round(part->advance, em),
        .rise = (int32_t)((int64_t)em * RISE_PER_MILLE / 1000),
        .em = em / 2,
        .source = placer->source_base + base->source,
        .face = part->face,
        .style = base->style,
    };
}

/* • over the middle of each letter with emphasis. */
static void place_dots(Placer *placer, const Bodies *bodies) {
    for (int32_t i = bodies->first; i <= bodies->last; i++) {
        const Cluster *cluster = &placer->clusters->at[i];
        if (!takes_dot(cluster)) {
            continue;
        }
        RubyPart dot = {
            .scalar = placer->dot_scalar, .advance = placer->dot_advance, .face = placer->dot_face};
        int64_t x = bodies->x[i - bodies->first] + (cluster->body - dot.advance) / 2;
        place_raised(placer, bodies, x, &dot, cluster);
    }
}

/* The part of a run above this line. An emergency may have cut a base in two; then each part gets
 * its share of the ruby. */
static void place_run(Placer *placer, const Bodies *bodies, const RubyRun *run) {
    int64_t bases = run->last - run->first + 1;
    int32_t first = run->first > bodies->first ? run->first : bodies->first;
    int32_t last = run->last < bodies->last ? run->last : bodies->last;
    bool whole = first == run->first && last == run->last;
    RubySpread spread = {
        .left = bodies->x[first - bodies->first],
        .right = bodies->x[last - bodies->first] + placer->clusters->at[last].body,
        /* Room that a base got for its ruby only helps where the base is whole. */
        .lead = whole ? placer->clusters->lead[first] : 0,
        .from = (int32_t)((int64_t)run->part_count * (first - run->first) / bases),
        .to = (int32_t)((int64_t)run->part_count * (last + 1 - run->first) / bases),
    };
    ArenaMark mark = arena_mark(placer->scratch);
    int64_t *x = ARENA_NEW(placer->scratch, int64_t, spread.to - spread.from);
    ruby_spread(run, &spread, x);
    for (int32_t i = spread.from; i < spread.to; i++) {
        if (!run->parts[i].blank) {
            place_raised(placer, bodies, x[i - spread.from], &run->parts[i],
                         &placer->clusters->at[first]);
        }
    }
    arena_rewind(placer->scratch, mark);
}

/* All runs that have a base on this line. A run that goes on stays the next one. */
static void place_rubies(Placer *placer, const Bodies *bodies) {
    while (placer->next_ruby < placer->rubies->count) {
        const RubyRun *run = &placer->rubies->runs[placer->next_ruby];
        if (run->first > bodies->last) {
            return;
        }
        if (run->last >= bodies->first) {
            place_run(placer, bodies, run);
        }
        if (run->last > bodies->last) {
            return;
        }
        placer->next_ruby++;
    }
}

/* Exact positions from the widths of bodies and blanks; returns the end of the last body. */
static int64_t find_positions(const Placer *placer, const ChosenLine *chosen, int64_t *x) {
    const Clusters *clusters = placer->clusters;
    int32_t count = chosen->last - chosen->first + 1;
    int32_t *blanks = ARENA_NEW(placer->scratch, int32_t, count);
    justify_gaps(clusters, chosen->first, chosen->last, chosen->verdict.change, blanks);
    int64_t at = clusters->lead ? clusters->lead[chosen->first] : 0;
    for (int32_t i = 0; i < count; i++) {
        x[i] = at;
        at += clusters->at[chosen->first + i].body + (i + 1 < count ? blanks[i] : 0);
    }
    return at;
}

/* From left to right, with what the blanks have become. */
void place_line(Placer *placer, const ChosenLine *chosen, Line *line) {
    const Clusters *clusters = placer->clusters;
    ArenaMark mark = arena_mark(placer->scratch);
    int64_t *x = ARENA_NEW(placer->scratch, int64_t, chosen->last - chosen->first + 1);
    int64_t end = find_positions(placer, chosen, x);
    Bodies bodies = {x, chosen->first, chosen->last, line->left};
    line->first_glyph = placer->glyph_count;
    for (int32_t i = chosen->first; i <= chosen->last; i++) {
        if (!cluster_is_space(&clusters->at[i])) {
            place_cluster(placer, &bodies, i);
        }
    }
    place_rubies(placer, &bodies);
    if (placer->dot_scalar) {
        place_dots(placer, &bodies);
    }
    line->glyph_count = placer->glyph_count - line->first_glyph;
    line->source_from = placer->source_base + clusters->at[chosen->first].source;
    line->source_to = placer->source_base + clusters->at[chosen->last].source_end;
    end += clusters->trail ? clusters->trail[chosen->last] : 0;
    end += chosen->verdict.keep ? space_end_blank(&clusters->at[chosen->last]) : 0;
    line->width = place_round(end, placer->paragraph->em);
    line->hangs = chosen->verdict.hang;
    arena_rewind(placer->scratch, mark);
}
