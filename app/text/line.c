/* The way in: one paragraph through all steps.
 *
 * Clusters, breaks, gaps and bodies are found once for the whole paragraph; forced breaks then cut
 * it into segments that are fitted and placed one after the other. */
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

/* Everything about a paragraph that does not depend on where its lines break. */
typedef struct Composer {
    Arena *arena;
    Arena *scratch;
    const Paragraph *paragraph;
    Clusters clusters;
    Rubies rubies;
    Placer placer;
    Lines lines;
} Composer;

static void prepare(Composer *composer, const Measure *measure) {
    const Paragraph *paragraph = composer->paragraph;
    Arena *scratch = composer->scratch;
    Clusters clusters =
        clusters_read_in(scratch, composer->lines.text, paragraph->spans, paragraph->span_count);
    if (clusters.has_signs) {
        token_mark_urls(&clusters);
    }
    promote_in(scratch, &clusters);
    break_mark(&clusters, paragraph->level);
    if (paragraph->kind == PARAGRAPH_HEADING) {
        heading_open_subtitle(&clusters);
    }
    space_mark(&clusters);
    BodyMeter meter = body_meter_in(scratch, measure, paragraph->faces);
    bodies_measure(&meter, &clusters, paragraph->bold);
    composer->rubies = rubies_prepare_in(scratch, &clusters, paragraph, &meter);
    composer->clusters = clusters;
    composer->placer = place_begin_in(composer->arena, scratch, &composer->clusters,
                                      &composer->rubies, paragraph, &meter);
}

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

static void place_lines(Composer *composer, const Points *points, const Breaks *breaks,
                        const Column *column) {
    Line *lines = new_lines(composer, breaks->count - 1);
    for (int32_t n = 0; n + 1 < breaks->count; n++) {
        Line *line = &lines[n];
        line->left = indent_of_next_line(composer);
        ChosenLine chosen = chosen_line(points, column, breaks->at[n], breaks->at[n + 1]);
        place_line(&composer->placer, &chosen, line);
        line->emergency = points->at[breaks->at[n + 1]].emergency;
        line->forced_end = n + 2 == breaks->count;
        composer->lines.line_count++;
    }
}

/* The text between two forced breaks; `source` is where it begins. */
static void compose_segment(Composer *composer, Segment segment, int32_t source) {
    const Paragraph *paragraph = composer->paragraph;
    ArenaMark mark = arena_mark(composer->scratch);
    Column column = {
        .first = to_units(paragraph->measure - indent_of_next_line(composer), paragraph->em),
        .others = to_units(paragraph->measure - paragraph->indent, paragraph->em),
        .justified = paragraph->kind == PARAGRAPH_BODY};
    int64_t narrowest = column.first < column.others ? column.first : column.others;
    Points points =
        points_collect_in(composer->scratch, &composer->clusters, segment, paragraph, narrowest);
    if (points.count == 0) {
        add_empty_line(composer, source);
    } else if (paragraph->kind == PARAGRAPH_HEADING) {
        Breaks breaks = heading_choose_in(composer->scratch, &composer->clusters, &points, &column);
        place_lines(composer, &points, &breaks, &column);
    } else {
        Breaks breaks = fit_choose_in(composer->scratch, &points, &column);
        place_lines(composer, &points, &breaks, &column);
    }
    arena_rewind(composer->scratch, mark);
}

static void compose_segments(Composer *composer) {
    const Paragraph *paragraph = composer->paragraph;
    const Clusters *clusters = &composer->clusters;
    int32_t from = 0;
    int32_t source = 0;
    int32_t end = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        end += paragraph->spans[i].text.size;
        bool last = i == paragraph->span_count - 1;
        bool breaks = (paragraph->spans[i].style & STYLE_BREAK) && end < composer->lines.text.size;
        if (!breaks && !last) {
            continue;
        }
        int32_t to = from;
        while (to < clusters->count && (last || clusters->at[to].source < end)) {
            to++;
        }
        compose_segment(composer, (Segment){from, to}, source);
        from = to;
        source = end;
    }
    if (paragraph->span_count == 0) {
        add_empty_line(composer, 0);
    }
}

Lines line_compose_in(Arena *arena, Arena *scratch, const Measure *measure,
                      const Paragraph *paragraph) {
    assert(arena != scratch && paragraph->em > 0);
    ArenaMark mark = arena_mark(scratch);
    Composer composer = {.arena = arena, .scratch = scratch, .paragraph = paragraph};
    composer.lines.text = join_spans_in(arena, paragraph);
    prepare(&composer, measure);
    compose_segments(&composer);
    composer.lines.glyphs = composer.placer.glyphs;
    composer.lines.glyph_count = composer.placer.glyph_count;
    arena_rewind(scratch, mark);
    return composer.lines;
}

int32_t line_width(Arena *scratch, const Measure *measure, Str text, int32_t em, bool bold) {
    ArenaMark mark = arena_mark(scratch);
    Span span = {.text = text};
    Paragraph paragraph = {.spans = &span, .span_count = 1, .em = em, .bold = bold};
    Composer composer = {.scratch = scratch, .arena = scratch, .paragraph = &paragraph};
    composer.lines.text = text;
    prepare(&composer, measure);
    int64_t width = 0;
    for (int32_t i = 0; i < composer.clusters.count; i++) {
        width += (i > 0 ? composer.clusters.at[i].gap : 0) + composer.clusters.at[i].body;
    }
    arena_rewind(scratch, mark);
    return place_round(width, em);
}
