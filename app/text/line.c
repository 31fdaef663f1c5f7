/* The way in: one paragraph through all steps.
 *
 * Forced breaks cut it into segments that know nothing of each other; glyphs and lines of all of
 * them stand together in the arena. */
#include "text/line.h"

#include <assert.h>
#include <string.h>

#include "text/break.h"
#include "text/heading.h"
#include "text/place.h"
#include "text/promote.h"
#include "text/space.h"
#include "text/token.h"

enum {
    /* Sixteen whole articles: 32-bit sums of squeezable blank hold for paragraphs up to here. */
    TEXT_MOST = 4 * 1024 * 1024,
    /* Wider than any screen in the smallest type; keeps squares of lengths within 64 bits. */
    COLUMN_MOST_EM = 4096,
};

/* One text from all spans: offsets of glyphs and lines refer to it. */
static Str join_spans_in(Arena *arena, const Paragraph *paragraph) {
    int64_t size = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        size += paragraph->spans[i].text.size;
    }
    assert(size <= TEXT_MOST && "a paragraph is part of an article of limits.h");
    char *text = arena_alloc(arena, (size_t)size + 1, 1);
    int32_t at = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        Str part = paragraph->spans[i].text;
        if (part.size > 0) {
            memcpy(text + at, part.at, (size_t)part.size);
        }
        at += part.size;
    }
    return (Str){text, at};
}

/* A length of the paragraph in design units. Rounded up, so that a line that fits by the last
 * 1/64 px is not lost to rounding. */
static int64_t to_units(int32_t length, int32_t em) {
    int64_t units = ((int64_t)length * EM + em - 1) / em;
    int64_t most = (int64_t)COLUMN_MOST_EM * EM;
    return units < 1 ? 1 : units > most ? most : units;
}

/* What the steps of one paragraph share. */
typedef struct Composer {
    Arena *arena;
    Arena *scratch;
    const Paragraph *paragraph;
    BodyMeter meter;
    Placer placer;
    Lines lines;
} Composer;

/* The part of a paragraph between forced breaks: a text of its own for all rules but indents. */
typedef struct Segment {
    Paragraph part; /* its spans; all else as in the paragraph */
    int32_t from;   /* bytes of Lines.text */
    int32_t to;
} Segment;

/* Everything that does not depend on where lines break. The order is forced: URLs come first
 * because promotion leaves their signs alone, breaks need the classes that promotion settles,
 * blanks need to know which places may be stretched, and bodies need the groups that the blanks
 * were found by. */
static Clusters read_clusters(Arena *scratch, Str text, const Paragraph *paragraph,
                              BodyMeter *meter) {
    Clusters clusters = clusters_read_in(scratch, text, paragraph->spans, paragraph->span_count);
    if (clusters.has_signs) {
        token_mark_urls(&clusters);
    }
    promote_in(scratch, &clusters);
    break_mark(&clusters, paragraph->level);
    if (paragraph->kind == PARAGRAPH_HEADING) {
        heading_open_subtitle(&clusters);
    }
    space_mark(&clusters);
    if (paragraph->solid) {
        space_set_solid(&clusters);
    }
    bodies_measure(meter, &clusters, paragraph->bold);
    return clusters;
}

/* Only the very first line of a paragraph has the first indent. */
static int32_t indent_of_next_line(const Composer *composer) {
    const Paragraph *paragraph = composer->paragraph;
    return composer->lines.line_count == 0 ? paragraph->first_indent : paragraph->indent;
}

/* Lines of one paragraph stand together in the arena: nothing else is taken from it between. */
static Line *new_lines(Composer *composer, int32_t count) {
    Line *lines = ARENA_NEW(composer->arena, Line, count);
    if (composer->lines.line_count == 0) {
        composer->lines.lines = lines;
    }
    assert(composer->lines.lines + composer->lines.line_count == lines);
    return lines;
}

/* A line without anything on it, at a byte of the text. */
static void add_empty_line(Composer *composer, int32_t source) {
    Line *line = new_lines(composer, 1);
    *line = (Line){.first_glyph = composer->placer.glyph_count,
                   .source_from = source,
                   .source_to = source,
                   .left = indent_of_next_line(composer),
                   .forced_end = true};
    composer->lines.line_count++;
}

/* The line between two points, and what is to be done to bring it to its measure. The last line
 * before a forced break or the end stays natural unless it must be squeezed (§7.4). */
static ChosenLine chosen_line(const Points *points, const Column *column, int32_t i, int32_t j) {
    const Point *from = &points->at[i];
    const Point *to = &points->at[j];
    int64_t width = i == 0 ? column->first : column->others;
    Fitting fitting = {.natural = to->tail - from->head,
                       .squeeze = to->squeeze_tail - from->squeeze_head,
                       .width = width,
                       .end_blank = to->end_blank,
                       .hang_body = to->hang_body,
                       .filled = column->justified && j < points->count - 1};
    return (ChosenLine){
        .first = from->start, .last = to->last, .width = width, .verdict = fit_judge(&fitting)};
}

/* Gives the chosen lines their indents and glyphs. */
static void place_lines(Composer *composer, const Points *points, const Breaks *breaks,
                        const Column *column) {
    Line *lines = new_lines(composer, breaks->count - 1);
    for (int32_t n = 0; n + 1 < breaks->count; n++) {
        Line *line = &lines[n];
        line->left = indent_of_next_line(composer);
        ChosenLine chosen = chosen_line(points, column, breaks->at[n], breaks->at[n + 1]);
        place_line(&composer->placer, &chosen, line);
        line->emergency = points->at[breaks->at[n + 1]].emergency;
        line->torn = breaks->torn && breaks->torn[n];
        line->forced_end = n + 2 == breaks->count;
        composer->lines.line_count++;
    }
}

/* A segment lies between two forced breaks and knows nothing of the others. */
static void fit_segment(Composer *composer, const Segment *segment, const Clusters *clusters) {
    const Paragraph *paragraph = composer->paragraph;
    Column column = {
        .first = to_units(paragraph->measure - indent_of_next_line(composer), paragraph->em),
        .others = to_units(paragraph->measure - paragraph->indent, paragraph->em),
        .justified = paragraph->kind == PARAGRAPH_BODY};
    Points points =
        points_collect_in(composer->scratch, clusters, paragraph, column.first, column.others);
    if (points.count == 0) {
        add_empty_line(composer, segment->from);
        return;
    }
    Breaks breaks = paragraph->kind == PARAGRAPH_HEADING
                        ? heading_choose_in(composer->scratch, clusters, &points, &column)
                        : fit_choose_in(composer->scratch, &points, &column);
    place_lines(composer, &points, &breaks, &column);
}

/* All steps of one segment; its scratch is free again afterwards. */
static void compose_segment(Composer *composer, const Segment *segment) {
    ArenaMark mark = arena_mark(composer->scratch);
    Str text = str_slice(composer->lines.text, segment->from, segment->to);
    Clusters clusters = read_clusters(composer->scratch, text, &segment->part, &composer->meter);
    Rubies rubies =
        rubies_prepare_in(composer->scratch, &clusters, &segment->part, &composer->meter);
    place_text(&composer->placer, &clusters, &rubies, segment->from);
    fit_segment(composer, segment, &clusters);
    arena_rewind(composer->scratch, mark);
}

/* Cuts the paragraph behind spans with STYLE_BREAK; one at its end breaks nothing. */
static void compose_segments(Composer *composer) {
    const Paragraph *paragraph = composer->paragraph;
    Segment segment = {.part = *paragraph};
    segment.part.span_count = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        segment.part.span_count++;
        segment.to += paragraph->spans[i].text.size;
        bool breaks = (paragraph->spans[i].style & STYLE_BREAK) != 0;
        if (i + 1 < paragraph->span_count && (!breaks || segment.to == composer->lines.text.size)) {
            continue;
        }
        compose_segment(composer, &segment);
        segment.from = segment.to;
        segment.part.spans = paragraph->spans + i + 1;
        segment.part.span_count = 0;
    }
    if (paragraph->span_count == 0) {
        add_empty_line(composer, 0);
    }
}

/* Read, promote, mark, fit, place: each step fills its own field of every token and reads those
 * before it. */
Lines line_compose_in(Arena *arena, Arena *scratch, const Measure *measure,
                      const Paragraph *paragraph) {
    assert(arena != scratch && paragraph->em > 0);
    ArenaMark mark = arena_mark(scratch);
    Composer composer = {.arena = arena, .scratch = scratch, .paragraph = paragraph};
    composer.lines.text = join_spans_in(arena, paragraph);
    composer.meter = body_meter_in(scratch, measure, paragraph->faces);
    composer.placer = place_begin_in(arena, scratch, paragraph, &composer.meter);
    compose_segments(&composer);
    composer.lines.glyphs = composer.placer.glyphs;
    composer.lines.glyph_count = composer.placer.glyph_count;
    arena_rewind(scratch, mark);
    return composer.lines;
}

/* Of a text that is not broken, for callers that only want to know. */
int32_t line_width(Arena *scratch, const Measure *measure, Str text, int32_t em, bool bold) {
    ArenaMark mark = arena_mark(scratch);
    Span span = {.text = text};
    Paragraph paragraph = {.spans = &span, .span_count = 1, .em = em, .bold = bold};
    BodyMeter meter = body_meter_in(scratch, measure, paragraph.faces);
    Clusters clusters = read_clusters(scratch, text, &paragraph, &meter);
    int64_t width = 0;
    for (int32_t i = 0; i < clusters.count; i++) {
        width += (i > 0 ? clusters.at[i].gap : 0) + clusters.at[i].body;
    }
    arena_rewind(scratch, mark);
    return place_round(width, em);
}
