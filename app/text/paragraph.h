/* A paragraph before and after composition.
 *
 * All lengths are integers in 1/64 px, so that lines agree on every machine. x grows to the right
 * from the column's left edge; a line has no y, that is the page's business.
 */
#ifndef TSUBO_TEXT_PARAGRAPH_H
#define TSUBO_TEXT_PARAGRAPH_H

#include "base/document.h"
#include "text/measure.h"

typedef enum ParagraphKind {
    PARAGRAPH_BODY,    /* justified, total fit (§6, §7) */
    PARAGRAPH_RAGGED,  /* not justified: table cells, captions, one-line labels (§7.4) */
    PARAGRAPH_HEADING, /* broken by phrase, ragged (§9) */
} ParagraphKind;

/* How strictly the line-start rules hold (§4.10). */
typedef enum KinsokuLevel {
    KINSOKU_STRICT,
    KINSOKU_NORMAL,
    KINSOKU_LOOSE,
} KinsokuLevel;

/* Which faces set what (§1.2). */
typedef enum FaceMix {
    FACES_MIX, /* Japanese from BIZ UDGothic, half-width Latin from BIZ UDPGothic */
    FACES_UD,  /* everything from BIZ UDGothic: Latin as on a typewriter */
} FaceMix;

typedef struct Paragraph {
    const Span *spans;
    int32_t span_count;
    ParagraphKind kind;
    KinsokuLevel level;
    FaceMix faces;
    bool bold;
    bool hang;            /* hanging punctuation (§8) */
    bool solid;           /* no quarter em between Japanese and Western: 第110号 on a label */
    int32_t em;           /* body size */
    int32_t measure;      /* width of the column, indents included */
    int32_t first_indent; /* of the first line, instead of `indent` */
    int32_t indent;       /* of all other lines */
} Paragraph;

/* One drawn glyph. Ruby and emphasis dots are glyphs too: smaller and raised. */
typedef struct PlacedGlyph {
    uint32_t scalar; /* what is drawn: after promotion and substitution (§2.3, §15) */
    uint32_t mark;   /* a combining mark or variation selector drawn with it, or 0 */
    int32_t x;       /* pen origin */
    int32_t body_x;  /* left edge of the body (Rule 1.1) */
    int32_t body;    /* width of the body, without blank */
    int32_t rise;    /* of the baseline above the line's baseline */
    int32_t em;      /* size of this glyph */
    int32_t source;  /* byte offset of its cluster in Lines.text (for ruby: of the base) */
    uint8_t face;    /* Face */
    uint8_t style;   /* SpanStyle bits of its span */
} PlacedGlyph;

typedef struct Line {
    int32_t first_glyph;
    int32_t glyph_count;
    int32_t source_from; /* bytes of Lines.text on this line, white space at the break dropped */
    int32_t source_to;
    int32_t left;    /* where the line head stands (the indent) */
    int32_t width;   /* from the line head to the end of the last body (or kept blank) */
    bool forced_end; /* the paragraph or a hard break ends here: never justified */
    bool emergency;  /* cut inside a run without any legal point (§4.7) */
    bool torn;       /* of a heading: ends inside a word, for want of a better place */
    bool hangs;      /* its last full stop or comma stands outside the measure (§8) */
} Line;

/* Borrowed from the arena given to line_compose_in. Glyphs of a line stand together, base glyphs
 * in reading order first, then its ruby and dots. */
typedef struct Lines {
    Str text; /* all spans in one slice: the source that offsets refer to */
    const Line *lines;
    int32_t line_count;
    const PlacedGlyph *glyphs;
    int32_t glyph_count;
} Lines;

#endif
