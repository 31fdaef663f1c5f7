/* Simple tables: columns share the width by what their longest cell would like to have.
 *
 * The tables of newsletters are small (part, title, time). Nothing spans columns, and what is too
 * wide breaks its lines: scrolling sideways would fight with the swipe that turns pages. */
#include "base/limits.h"
#include "page/rows.h"

/* Narrower than four em no Japanese cell reads well. */
enum { COLUMNS_MAX = LIMIT_TABLE_COLUMNS, CELL_MIN_EM = 4 };

/* What a cell would like, and the least it can live with. */
static int32_t cell_width(LayoutContext *context, const Block *cell) {
    int32_t width = 0;
    for (int32_t i = 0; i < cell->span_count; i++) {
        width += line_width(context->scratch, context->measure, cell->spans[i].text,
                            context->style.em, false);
    }
    return width;
}

static int32_t cell_count(const Document *document, int32_t block) {
    int32_t i = block;
    /* A second table that follows at once begins again at row 0. */
    while (i < document->block_count && document->blocks[i].kind == BLOCK_TABLE_CELL &&
           (i == block || document->blocks[i].row > 0 || document->blocks[i - 1].row == 0)) {
        i++;
    }
    return i - block;
}

static int32_t gap_px(const LayoutContext *context) {
    return context->style.em / 64;
}

/* Columns that have their width, and what is left for the others. */
typedef struct Share {
    int64_t *widths_px;
    int32_t columns;
    bool settled[COLUMNS_MAX];
    int32_t open;
    int64_t room_px;
} Share;

/* A column whose width is decided takes its part of the room with it. */
static void settle(Share *share, int32_t column, int64_t width_px) {
    share->widths_px[column] = width_px;
    share->settled[column] = true;
    share->room_px -= width_px;
    share->open--;
}

static int64_t open_wishes_px(const Share *share) {
    int64_t sum_px = 0;
    for (int32_t c = 0; c < share->columns; c++) {
        sum_px += share->settled[c] ? 0 : share->widths_px[c];
    }
    return sum_px;
}

/* Who wants no more than an even share of the room gets it. Each column that is satisfied leaves
 * more to the others, so the even share only grows and a settled column never has to be asked
 * again: at most COLUMNS_MAX rounds. */
static void settle_narrow(Share *share) {
    for (bool changed = true; changed && share->open > 0;) {
        int64_t even_px = share->room_px / share->open;
        changed = false;
        for (int32_t c = 0; c < share->columns; c++) {
            if (!share->settled[c] && share->widths_px[c] <= even_px) {
                settle(share, c, share->widths_px[c]);
                changed = true;
            }
        }
    }
}

/* Whose part in proportion would be too narrow to read gets the least that is not, or an even
 * share where there is not even that. */
static void settle_least(Share *share, int64_t least_px) {
    for (bool changed = true; changed && share->open > 0;) {
        int64_t even_px = share->room_px / share->open;
        int64_t floor_px = least_px < even_px ? least_px : even_px;
        int64_t wished_px = open_wishes_px(share);
        int64_t room_px = share->room_px;
        changed = false;
        for (int32_t c = 0; c < share->columns; c++) {
            if (!share->settled[c] && share->widths_px[c] * room_px / wished_px < floor_px) {
                settle(share, c, floor_px);
                changed = true;
            }
        }
    }
}

/* A column that wants no more than an even share of the room gets what it wants, so that a narrow
 * one (第1話) is not broken for the sake of a wide one beside it; the others share what is left in
 * proportion to their wishes. */
static void shrink_widths(int32_t columns, int64_t room_px, int64_t least_px, int64_t *widths_px) {
    Share share = {.widths_px = widths_px, .columns = columns, .open = columns, .room_px = room_px};
    settle_narrow(&share);
    settle_least(&share, least_px);
    /* Whoever is still open wants more than an even share, so this sum is not zero where it
     * divides. */
    int64_t wished_px = open_wishes_px(&share);
    for (int32_t c = 0; c < columns; c++) {
        widths_px[c] = share.settled[c] ? widths_px[c] : widths_px[c] * share.room_px / wished_px;
    }
}
/* Natural widths become column widths in px that fill the column exactly or less. */
static void share_width(const LayoutContext *context, int32_t columns, const int32_t *wanted,
                        int32_t *widths_px) {
    int32_t em_px = context->style.em / 64;
    int32_t room_px = context->style.width_px - (columns - 1) * gap_px(context);
    int64_t sum_px = 0;
    int64_t bounded[COLUMNS_MAX];
    for (int32_t c = 0; c < columns; c++) {
        int32_t least = CELL_MIN_EM * em_px;
        bounded[c] = wanted[c] / 64 + em_px / 2 > least ? wanted[c] / 64 + em_px / 2 : least;
        sum_px += bounded[c];
    }
    if (sum_px > room_px) {
        shrink_widths(columns, room_px > 0 ? room_px : 0, (int64_t)CELL_MIN_EM * em_px, bounded);
    }
    for (int32_t c = 0; c < columns; c++) {
        /* Snapped to whole em, so that solid lines need no adjustment (§13). */
        widths_px[c] = (int32_t)bounded[c] >= em_px ? (int32_t)bounded[c] / em_px * em_px : em_px;
    }
}

/* Cells are set like paragraphs, only narrower. */
static void set_cell(LayoutContext *context, const Block *cell, int32_t width_px, SetBlock *set) {
    Paragraph paragraph = {
        .spans = cell->spans,
        .span_count = cell->span_count,
        .kind = PARAGRAPH_RAGGED,
        .bold = cell->row == 0,
        .em = context->style.em,
        .measure = width_px * 64,
    };
    set->em = paragraph.em;
    set->role = cell->row == 0 ? ROLE_TABLE_HEAD : ROLE_BODY;
    set->text = set_paragraph(context, &paragraph);
}

/* Neither the tool nor the reader of packs lets a further column through. If one comes all the
 * same, it is measured like the last one and not shown. */
static int32_t column_of(const Block *cell) {
    return cell->column < COLUMNS_MAX ? cell->column : COLUMNS_MAX - 1;
}

/* Columns first, then cells: a cell can be composed only when its width is known. */
int32_t table_set(LayoutContext *context, int32_t block, SetBlock *sets) {
    const Block *cells = &context->document->blocks[block];
    int32_t count = cell_count(context->document, block);
    int32_t wanted[COLUMNS_MAX] = {0};
    int32_t widths_px[COLUMNS_MAX] = {0};
    int32_t columns = 1;
    for (int32_t i = 0; i < count; i++) {
        int32_t width = cell_width(context, &cells[i]);
        int32_t column = column_of(&cells[i]);
        wanted[column] = width > wanted[column] ? width : wanted[column];
        columns = column + 1 > columns ? column + 1 : columns;
    }
    share_width(context, columns, wanted, widths_px);
    for (int32_t i = 0; i < count; i++) {
        SetBlock *set = &sets[block + i];
        set_cell(context, &cells[i], widths_px[column_of(&cells[i])], set);
        for (int32_t c = 0; c < column_of(&cells[i]); c++) {
            set->x_px += widths_px[c] + gap_px(context);
        }
    }
    return count;
}

/* Nothing of the same table stands at `end`. */
static bool is_table_end(const LayoutContext *context, int32_t end) {
    const Document *document = context->document;
    return end == document->block_count || document->blocks[end].kind != BLOCK_TABLE_CELL ||
           document->blocks[end].row == 0;
}

/* A row of a table is as high as its highest cell. */
int32_t table_add_rows(LayoutContext *context, Rows *rows, const SetBlock *sets, int32_t block) {
    const Block *blocks = context->document->blocks;
    int32_t end = block + 1;
    int32_t lines = sets[block].text->lines.line_count;
    while (end < context->document->block_count && blocks[end].kind == BLOCK_TABLE_CELL &&
           blocks[end].row == blocks[block].row && blocks[end].column > blocks[end - 1].column) {
        int32_t more = sets[end].text->lines.line_count;
        lines = more > lines && blocks[end].column < COLUMNS_MAX ? more : lines;
        end++;
    }
    bool closes = is_table_end(context, end);
    for (int32_t line = 0; line < lines; line++) {
        Row *row = row_add(rows, block, 1);
        row->line = line;
        row->closes = closes && line == 0;
        row->start.offset = line; /* a cell that runs on over a page is another place */
        row->lines = lines;
        row->keep_whole = lines <= 3;
        /* A head alone at the foot of a page would head nothing. */
        row->keep_with_next = blocks[block].row == 0;
        for (int32_t cell = block; cell < end; cell++) {
            if (line < sets[cell].text->lines.line_count && blocks[cell].column < COLUMNS_MAX) {
                row_add_line(context, rows, &sets[cell], line, 0);
            }
        }
    }
    int32_t thickness_px = blocks[block].row == 0 ? 2 : 1;
    *piece_add(rows) = (Piece){
        .kind = PIECE_RULE,
        .block = block,
        .at = {0, context->style.pitch_px - thickness_px, context->style.width_px, thickness_px}};
    return end;
}
