/* From a line of clusters to glyphs with coordinates: the only place where lengths are rounded.
 *
 * Design units become 1/64 px here, each x from its exact running sum, so that errors do not add
 * up (§7.5). Base glyphs come first, in reading order, then ruby and emphasis dots.
 *
 *     Placer placer = place_begin_in(arena, scratch, paragraph, &meter);
 *     place_text(&placer, &clusters, &rubies, source_base);
 *     place_line(&placer, &chosen, &line);
 */
#ifndef TSUBO_TEXT_PLACE_H
#define TSUBO_TEXT_PLACE_H

#include "text/fit.h"
#include "text/ruby.h"

typedef struct Placer {
    const Paragraph *paragraph;
    const Clusters *clusters;
    const Rubies *rubies;
    int32_t source_base; /* where the text of `clusters` begins in that of the paragraph */
    Arena *scratch;
    PlacedGlyph *glyphs;
    int32_t glyph_count;
    int32_t next_ruby;   /* the first run that was not placed to its end */
    int32_t dot_advance; /* of • in design units of the base */
    uint8_t dot_face;
    uint32_t dot_scalar;
} Placer;

/* A line as it was chosen. */
typedef struct ChosenLine {
    int32_t first; /* clusters, both visible */
    int32_t last;
    int64_t width; /* the measure behind the indent, design units */
    Verdict verdict;
} ChosenLine;

/* Takes room for all glyphs of the paragraph from `arena`. */
Placer place_begin_in(Arena *arena, Arena *scratch, const Paragraph *paragraph, BodyMeter *meter);

/* The following lines are those of this text, which begins at byte `source_base`. */
void place_text(Placer *placer, const Clusters *clusters, const Rubies *rubies,
                int32_t source_base);

/* Appends the glyphs of a line and fills its glyph range, source and width; `line->left` is set
 * before. Lines are placed in order. */
void place_line(Placer *placer, const ChosenLine *chosen, Line *line);

/* Design units of the paragraph's size in 1/64 px, rounded half up. */
int32_t place_round(int64_t units, int32_t em);

#endif
