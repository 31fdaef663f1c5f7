/* A document laid out: blocks have become pages of a given size.
 *
 * The whole document is paginated at once, so page numbers never depend on where a reader has been
 * (composition spec §14). Positions inside a page are pixels from the page's top left corner; all
 * baselines stand on one grid of `pitch_px`.
 *
 *     Pages pages = pages_lay_out_in(&article, &scratch, &measure, &document, &style);
 *     int32_t page = pages_find(&pages, place);      // after a change of text size
 *     page_show(&list, &pages, page, at, &inks);
 */
#ifndef TSUBO_PAGE_PAGES_H
#define TSUBO_PAGE_PAGES_H

#include "base/arena.h"
#include "base/document.h"
#include "page/display.h"
#include "text/line.h"

/* The paper: one column and its grid. */
typedef struct PageStyle {
    int32_t em;        /* body size, 1/64 px */
    int32_t pitch_px;  /* from baseline to baseline; 1.7–1.8 em (§13) */
    int32_t width_px;  /* of the column */
    int32_t height_px; /* of the column; at least one line is set however low it is */
    int32_t head_px;   /* of the first page, kept free at its top for the title */
    bool indent;       /* paragraphs begin with one em */
    bool hang;         /* hanging punctuation */
} PageStyle;

typedef enum PieceKind {
    PIECE_LINE,
    PIECE_RULE,    /* a hair line: between table rows, before a quotation */
    PIECE_PICTURE, /* the box of a picture */
} PieceKind;

/* What a line belongs to; decides its ink. */
typedef enum PieceRole {
    ROLE_BODY,
    ROLE_HEADING,
    ROLE_MARKER, /* what stands before a list item */
    ROLE_QUOTE,
    ROLE_NOTE,
    ROLE_TABLE_HEAD,
    ROLE_CAPTION,
} PieceRole;

/* A paragraph with its lines: what pieces point into, and what a check can ask again. */
typedef struct SetParagraph {
    Paragraph paragraph;
    Lines lines;
} SetParagraph;

typedef struct Piece {
    PieceKind kind;
    PieceRole role;
    const SetParagraph *set; /* of PIECE_LINE */
    int32_t line;
    int32_t block; /* index in the document */
    Rect at;       /* of a line: x, y of its left end on the baseline */
} Piece;

/* Where a reader is: a block and a byte in its text. Survives a change of size. */
typedef struct ReadingPlace {
    int32_t block;
    int32_t offset; /* bytes */
} ReadingPlace;

typedef struct Page {
    int32_t first_piece;
    int32_t piece_count;
    int32_t characters; /* that a reader has to read here */
    ReadingPlace start; /* the first sentence on the page */
    int32_t height_px;  /* from the top of the page to the foot of its last row */
} Page;

typedef struct Pages {
    PageStyle style;
    const Page *pages;
    int32_t page_count; /* at least 1 */
    const Piece *pieces;
    int32_t piece_count;
} Pages;

/* Lays out the document. Everything of the result lives in `arena` (the document is borrowed);
 * `scratch` is rewound. Cannot fail: at most LIMIT_ARTICLE_PAGES pages are made, and what does not
 * fit on them is left out at the end. A page is empty only when the document is; the first one has
 * a row even if the title leaves no room for it. */
Pages pages_lay_out_in(Arena *arena, Arena *scratch, const Measure *measure,
                       const Document *document, const PageStyle *style);

/* False when the document is longer than its pages: it was cut off at LIMIT_ARTICLE_PAGES. */
bool pages_are_whole(const Pages *pages);

/* The page on which the place is read. */
int32_t pages_find(const Pages *pages, ReadingPlace place);

/* The first broken invariant as a sentence, or empty: every piece inside the page's box, in order,
 * no page without ink, no line that breaks a rule of its paragraph. */
Str pages_check(const Pages *pages);

typedef struct PageInks {
    Colour ink;
    Colour heading;
    Colour secondary; /* notes, markers, captions */
    Colour link;
    Colour rule;
} PageInks;

/* Draws one page with its top left corner at (x_px, y_px). Pictures are drawn by the caller, who
 * has their pixels: page_pictures lists their boxes. */
typedef struct Corner {
    int32_t x_px;
    int32_t y_px;
} Corner;
void page_show(DisplayList *list, const Pages *pages, int32_t page, Corner at,
               const PageInks *inks);

#endif
