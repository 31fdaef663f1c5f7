/* Blocks become rows. Composing comes first for all blocks, because only then the number of rows is
 * known and one allocation serves them all.
 *
 * Everything stands on one grid, whatever its size, so that a page is full after a whole number of
 * rows and layout.c can count instead of measure. */
#include "page/rows.h"

#include <assert.h>

#include "base/limits.h"
#include "base/utf8.h"

/* Sizes of headings against the body, in percent (JLREQ asks for clear but close steps). Levels
 * count from 1; what stands at 0 is never asked for. */
static const int32_t heading_percent[4] = {100, 125, 115, 105};

/* Notes are set smaller (§11). */
enum { NOTE_PERCENT = 85 };

/* From the top of a grid line to its baseline: two thirds of the line gap stand above the text, so
 * that ruby (half an em) stays inside the page on the first line too. Smaller and larger text share
 * the baseline of the body; 0.88 em is the ascent of the faces (§1). */
static int32_t baseline_px(const PageStyle *style) {
    int32_t body_px = style->em / 64;
    int32_t lead_px = (style->pitch_px - body_px) * 2 / 3;
    return lead_px + body_px * 88 / 100;
}

/* A row is the least that pages may break between. */
Row *row_add(Rows *rows, int32_t block, int32_t grid) {
    assert(rows->count < rows->capacity && "rows were counted before they were made");
    Row *row = &rows->rows[rows->count++];
    *row =
        (Row){.grid = grid, .block = block, .first_piece = rows->piece_count, .start = {block, 0}};
    return row;
}

Piece *piece_add(Rows *rows) {
    assert(rows->piece_count < rows->piece_capacity && "pieces were counted before");
    rows->rows[rows->count - 1].piece_count++;
    return &rows->pieces[rows->piece_count++];
}

static int32_t line_characters(const Lines *lines, int32_t line) {
    const Line *set = &lines->lines[line];
    return utf8_count(str_slice(lines->text, set->source_from, set->source_to));
}

/* A line of text with its place in the block, so that a change of size can find the sentence again.
 * */
void row_add_line(LayoutContext *context, Rows *rows, const SetBlock *set, int32_t line,
                  int32_t top_px) {
    Row *row = &rows->rows[rows->count - 1];
    Piece *piece = piece_add(rows);
    *piece = (Piece){
        .kind = PIECE_LINE,
        .role = set->role,
        .set = set->text,
        .line = line,
        .block = row->block,
        .at = {set->x_px, top_px + baseline_px(&context->style), 0, 0},
    };
    row->characters += line_characters(&set->text->lines, line);
}

static void add_marker(LayoutContext *context, Rows *rows, const SetBlock *set) {
    SetBlock marker = *set;
    marker.text = set->marker;
    marker.x_px = set->marker_x_px;
    marker.role = ROLE_MARKER;
    row_add_line(context, rows, &marker, 0, 0);
}

static Paragraph paragraph_of(const LayoutContext *context, const Block *block) {
    return (Paragraph){
        .spans = block->spans,
        .span_count = block->span_count,
        .kind = PARAGRAPH_BODY,
        .em = context->style.em,
        .measure = context->style.width_px * 64,
        .hang = context->style.hang,
    };
}

const SetParagraph *set_paragraph(LayoutContext *context, const Paragraph *paragraph) {
    SetParagraph *set = ARENA_NEW(context->arena, SetParagraph, 1);
    set->paragraph = *paragraph;
    set->lines = line_compose_in(context->arena, context->scratch, context->measure, paragraph);
    return set;
}

static void set_lines(LayoutContext *context, SetBlock *set, const Paragraph *paragraph) {
    set->em = paragraph->em;
    set->text = set_paragraph(context, paragraph);
}

/* A heading keeps the two lines that follow with it. */
static void set_heading(LayoutContext *context, const Block *block, SetBlock *set) {
    Paragraph paragraph = paragraph_of(context, block);
    int32_t level = block->level >= 1 && block->level <= 3 ? block->level : 3;
    paragraph.kind = PARAGRAPH_HEADING;
    paragraph.bold = true;
    paragraph.hang = false;
    paragraph.em = context->style.em * heading_percent[level] / 100;
    set->role = ROLE_HEADING;
    set_lines(context, set, &paragraph);
}

/* Set in from both sides, with a hair line before it. */
static void set_quote(LayoutContext *context, const Block *block, SetBlock *set) {
    Paragraph paragraph = paragraph_of(context, block);
    int32_t em = context->style.em;
    /* Two em left and one right (§11), as long as that leaves a readable column. */
    int32_t left = paragraph.measure >= 16 * em ? 2 * em : em;
    paragraph.measure -= left + em;
    set->role = ROLE_QUOTE;
    set->x_px = left / 64;
    set_lines(context, set, &paragraph);
}

/* Small print is set smaller, on the same grid. */
static void set_note(LayoutContext *context, const Block *block, SetBlock *set) {
    Paragraph paragraph = paragraph_of(context, block);
    paragraph.em = context->style.em * NOTE_PERCENT / 100;
    paragraph.indent = paragraph.em;
    set->role = ROLE_NOTE;
    set_lines(context, set, &paragraph);
}

/* A middle dot stands in the middle of one em: its blanks of a quarter em belong to it (§11). */
static bool is_dot(Str marker) {
    return str_equal(marker, S("・"));
}

static int32_t marker_width(LayoutContext *context, Str marker) {
    int32_t em = context->style.em;
    return is_dot(marker) ? em : line_width(context->scratch, context->measure, marker, em, false);
}

/* The gap behind a marker: none after the full-width kinds, whose body has its own blank. */
static int32_t marker_gap(Str marker, int32_t em) {
    bool western = marker.size > 0 && (unsigned char)marker.at[marker.size - 1] < 0x80;
    return western ? em / 4 : 0;
}

static int32_t depth_of(const Block *item) {
    int32_t least = item->level > 1 ? item->level : 1;
    return least < LIST_DEPTH_MAX ? least : LIST_DEPTH_MAX;
}

/* The widest marker among the neighbours of the same list and depth (§11). It is found for all
 * items of a list when its first item comes: items of a deeper list in between belong to one of
 * ours and do not end it, so one way forward meets every item once for each depth. */
static int32_t marker_room(LayoutContext *context, int32_t block) {
    const Block *blocks = context->document->blocks;
    int32_t depth = depth_of(&blocks[block]);
    MarkerRoom *known = &context->markers[depth];
    if (block < known->end) {
        return known->room;
    }
    int32_t i = block;
    known->room = 0;
    for (; i < context->document->block_count && blocks[i].kind == BLOCK_LIST_ITEM &&
           depth_of(&blocks[i]) >= depth;
         i++) {
        int32_t width = depth_of(&blocks[i]) == depth ? marker_width(context, blocks[i].marker) : 0;
        known->room = width > known->room ? width : known->room;
    }
    known->end = i;
    return known->room;
}

/* The marker hangs in front; lines of an item begin below each other. */
static void set_list_item(LayoutContext *context, int32_t index, SetBlock *set) {
    const Block *block = &context->document->blocks[index];
    int32_t em = context->style.em;
    int32_t left = (depth_of(block) - 1) * em;
    int32_t room = marker_room(context, index);
    int32_t width = marker_width(context, block->marker);
    Span span = {.text = block->marker};
    Paragraph marker = {
        .spans = &span, .span_count = 1, .kind = PARAGRAPH_RAGGED, .em = em, .measure = width + em};
    Paragraph paragraph = paragraph_of(context, block);
    int32_t indent_px = (left + room + marker_gap(block->marker, em) + 63) / 64;
    paragraph.measure -= indent_px * 64;
    set->x_px = indent_px;
    set->marker_x_px = (left + room - width + (is_dot(block->marker) ? em / 4 : 0)) / 64;
    set->marker = set_paragraph(context, &marker);
    set_lines(context, set, &paragraph);
}

/* Under its picture, and never without it. */
static void set_caption(LayoutContext *context, const Block *block, SetBlock *set) {
    Paragraph paragraph = paragraph_of(context, block);
    paragraph.em = context->style.em * NOTE_PERCENT / 100;
    paragraph.kind = PARAGRAPH_RAGGED;
    set->role = ROLE_CAPTION;
    set_lines(context, set, &paragraph);
}

/* Sets one block (a table: all its cells) and returns the index of the next. */
static int32_t set_block(LayoutContext *context, int32_t index, SetBlock *sets) {
    const Block *block = &context->document->blocks[index];
    SetBlock *set = &sets[index];
    switch (block->kind) {
    case BLOCK_PARAGRAPH: {
        Paragraph paragraph = paragraph_of(context, block);
        paragraph.first_indent = context->style.indent ? context->style.em : 0;
        set_lines(context, set, &paragraph);
        break;
    }
    case BLOCK_HEADING: set_heading(context, block, set); break;
    case BLOCK_LIST_ITEM: set_list_item(context, index, set); break;
    case BLOCK_QUOTE: set_quote(context, block, set); break;
    case BLOCK_NOTE: set_note(context, block, set); break;
    case BLOCK_TABLE_CELL: return index + table_set(context, index, sets);
    case BLOCK_PICTURE: set_caption(context, block, set); break;
    }
    return index + 1;
}

/* 次の三つです and the three: a list belongs to the sentence in front of it. */
static bool opens_list(const LayoutContext *context, int32_t index) {
    const Block *blocks = context->document->blocks;
    return index > 0 && blocks[index].kind == BLOCK_LIST_ITEM &&
           blocks[index - 1].kind == BLOCK_PARAGRAPH;
}

/* One row a line, with the rules of where a page may not end between them. */
static void add_text_rows(LayoutContext *context, Rows *rows, const SetBlock *set, int32_t index) {
    const Block *block = &context->document->blocks[index];
    for (int32_t i = 0; i < set->text->lines.line_count; i++) {
        Row *row = row_add(rows, index, 1);
        row->line = i;
        row->lines = set->text->lines.line_count;
        row->start.offset = set->text->lines.lines[i].source_from;
        row->opens = i == 0 && opens_list(context, index);
        row->keep_whole = block->kind == BLOCK_LIST_ITEM && row->lines <= 3;
        if (i == 0 && block->kind == BLOCK_LIST_ITEM) {
            add_marker(context, rows, set);
        }
        row_add_line(context, rows, set, i, 0);
        /* A rule a line and not one a block: a quotation may be divided between two pages. */
        if (block->kind == BLOCK_QUOTE) {
            *piece_add(rows) = (Piece){
                .kind = PIECE_RULE,
                .block = index,
                .at = {set->x_px / 2, 0, 1 + context->style.em / 64 / 12, context->style.pitch_px}};
        }
    }
}

/* What may stand in one piece: a page, and under the title what is left of it. */
static int32_t rows_for(const LayoutContext *context, int32_t index) {
    return index == 0 && context->first_rows < context->page_rows ? context->first_rows
                                                                  : context->page_rows;
}

/* A heading takes one grid line more than it has lines, with two thirds of the spare blank above
 * (§14); one that is too tall for the page falls apart into plain rows. */
static void add_heading_rows(LayoutContext *context, Rows *rows, const SetBlock *set,
                             int32_t index) {
    int32_t lines = set->text->lines.line_count;
    int32_t pitch_px = context->style.pitch_px;
    if (lines + 1 > rows_for(context, index)) {
        add_text_rows(context, rows, set, index);
        return;
    }
    Row *row = row_add(rows, index, lines + 1);
    row->lines = 1;
    row->heading = true;
    int32_t line_px = set->em * 3 / 2 / 64;
    int32_t spare_px = (lines + 1) * pitch_px - lines * line_px;
    for (int32_t i = 0; i < lines; i++) {
        row_add_line(context, rows, set, i, spare_px * 2 / 3 + i * line_px - pitch_px / 6);
    }
}

/* A picture is as wide as the column, or as high as a page leaves room for with its caption. Its
 * size comes with the block, so that laying out an article does not decode a pixel. */
static void add_picture_rows(LayoutContext *context, Rows *rows, const SetBlock *set,
                             int32_t index) {
    const Block *block = &context->document->blocks[index];
    int32_t pitch_px = context->style.pitch_px;
    bool captioned = block->span_count > 0;
    int32_t room = rows_for(context, index) - (captioned ? set->text->lines.line_count : 0);
    int32_t width = block->width_px > 0 ? block->width_px : 1;
    int32_t height = block->height_px > 0 ? block->height_px : 1;
    int32_t w = context->style.width_px;
    int32_t h = (int32_t)((int64_t)w * height / width);
    int32_t limit = (room > 1 ? room : 1) * pitch_px - pitch_px / 3;
    if (h > limit) {
        h = limit;
        w = (int32_t)((int64_t)h * width / height);
    }
    /* A stripe of 4096 × 1 would have no height at all. */
    w = w > 0 ? w : 1;
    h = h > 0 ? h : 1;
    Row *row = row_add(rows, index, (h + pitch_px / 3 + pitch_px - 1) / pitch_px);
    row->keep_with_next = captioned;
    row->lines = 1;
    *piece_add(rows) = (Piece){.kind = PIECE_PICTURE,
                               .block = index,
                               .at = {(context->style.width_px - w) / 2, pitch_px / 6, w, h}};
    if (captioned) {
        add_text_rows(context, rows, set, index);
    }
}

static int32_t add_rows(LayoutContext *context, Rows *rows, const SetBlock *sets, int32_t index) {
    switch (context->document->blocks[index].kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_LIST_ITEM:
    case BLOCK_QUOTE:
    case BLOCK_NOTE: add_text_rows(context, rows, &sets[index], index); break;
    case BLOCK_HEADING: add_heading_rows(context, rows, &sets[index], index); break;
    case BLOCK_TABLE_CELL: return table_add_rows(context, rows, sets, index);
    case BLOCK_PICTURE: add_picture_rows(context, rows, &sets[index], index); break;
    }
    return index + 1;
}

/* A document becomes rows; pages are made of rows and of nothing else. */
Rows rows_in(LayoutContext *context) {
    int32_t count = context->document->block_count;
    SetBlock *sets = ARENA_NEW(context->arena, SetBlock, count > 0 ? count : 1);
    for (int32_t i = 0; i < count;) {
        i = set_block(context, i, sets);
    }
    int32_t lines = 0;
    for (int32_t i = 0; i < count; i++) {
        lines += sets[i].text->lines.line_count + 1;
    }
    /* A line brings itself, a marker and a rule at most. */
    Rows rows = {.capacity = lines + 1, .piece_capacity = 3 * lines + 1};
    rows.rows = ARENA_NEW(context->arena, Row, rows.capacity);
    rows.pieces = ARENA_NEW(context->arena, Piece, rows.piece_capacity);
    for (int32_t i = 0; i < count;) {
        i = add_rows(context, &rows, sets, i);
    }
    return rows;
}
