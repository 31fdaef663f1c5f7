/* Rows: a laid-out document cut at every place where a page may end. Internal to page/.
 *
 * A row takes a whole number of grid lines and is never divided. One line of a paragraph is a row,
 * a heading with its footprint (行取り) is a row, one line of all cells of a table row is a row.
 * pages.c chooses which rows begin a page; the rows say what it costs.
 */
#ifndef TSUBO_PAGE_ROWS_H
#define TSUBO_PAGE_ROWS_H

#include "page/pages.h"

typedef struct Row {
    int32_t grid; /* grid lines */
    int32_t block;
    int32_t first_piece; /* pieces with y from the row's top */
    int32_t piece_count;
    int32_t line;  /* index of this row within its block or table row */
    int32_t lines; /* rows of that block or table row */
    bool heading;
    bool keep_with_next;
    bool opens;      /* the first item of a list that a paragraph leads to */
    bool closes;     /* the last row of a table: alone on a page it has lost its head */
    bool keep_whole; /* its block is never divided (short list items, table rows) */
    int32_t characters;
    ReadingPlace start;
} Row;

typedef struct Rows {
    Row *rows;
    int32_t count;
    int32_t capacity;
    Piece *pieces;
    int32_t piece_count;
    int32_t piece_capacity;
} Rows;

enum { LIST_DEPTH_MAX = 3 };

/* The widest marker of the list that is being set, up to the block that ends it. */
typedef struct MarkerRoom {
    int32_t end; /* index of that block; 0: no list yet */
    int32_t room;
} MarkerRoom;

/* What every step of laying out needs. */
typedef struct LayoutContext {
    Arena *arena;
    Arena *scratch;
    const Measure *measure;
    const Document *document;
    PageStyle style;
    int32_t page_rows;                      /* grid lines of a page */
    int32_t first_rows;                     /* of the first one, under the title */
    MarkerRoom markers[LIST_DEPTH_MAX + 1]; /* by depth */
} LayoutContext;

/* One block composed: its lines, and where they stand in the column. */
typedef struct SetBlock {
    const SetParagraph *text;
    const SetParagraph *marker; /* NULL for none */
    PieceRole role;
    int32_t em;
    int32_t x_px;        /* left edge of the lines */
    int32_t marker_x_px; /* left edge of the marker */
} SetBlock;

/* Composes all blocks and cuts them into rows. */
Rows rows_in(LayoutContext *context);

/* Composes one paragraph for the page. */
const SetParagraph *set_paragraph(LayoutContext *context, const Paragraph *paragraph);

/* Composes the cells [block, block + …) of one table; returns the number of blocks it has. */
int32_t table_set(LayoutContext *context, int32_t block, SetBlock *sets);

/* Appends a row and, to the last row, a piece; both assert their capacity, which rows_in counted.
 */
Row *row_add(Rows *rows, int32_t block, int32_t grid);
Piece *piece_add(Rows *rows);

/* Appends one line of composed text as a piece whose grid line begins `top_px` under the row. */
void row_add_line(LayoutContext *context, Rows *rows, const SetBlock *set, int32_t line,
                  int32_t top_px);

/* The rows of one row of table cells; returns the index behind its last cell. */
int32_t table_add_rows(LayoutContext *context, Rows *rows, const SetBlock *sets, int32_t block);

#endif
