/* Where things stand on the page of an article or a video. Internal to ui/. */
#ifndef TSUBO_UI_READER_H
#define TSUBO_UI_READER_H

#include "text/line.h"
#include "ui/opened.h"

/* Heights of a poster over its text: with all facts, or with two of them. */
enum { POSTER_WHOLE_U = 430, POSTER_BAND_U = 250 };

typedef struct ReaderGeometry {
    Rect sheet;  /* between the bars */
    Rect column; /* of text */
    Rect rail;   /* of cards: right of the text, or under it */
    Rect poster; /* of a video; empty for articles */
    bool below;  /* the rail lies under the text */
    int32_t em_px;
    int32_t pitch_px;
} ReaderGeometry;

ReaderGeometry reader_geometry(const Look *look, const OpenedItem *item);

/* Chip, title and the line beneath, in front of the first page's text. */
typedef struct ReaderHead {
    Lines title;
    int32_t title_em_px;
    int32_t title_pitch_px;
    int32_t chip_y_px; /* all from the top of the column; −1: there is none */
    int32_t title_y_px;
    int32_t line_y_px;   /* of the small line; −1: there is none */
    int32_t second_y_px; /* of the contributor's line; −1: there is none */
    int32_t height_px;
} ReaderHead;

typedef struct ReaderSetter {
    Arena *arena;
    Arena *scratch;
    const Measure *measure;
} ReaderSetter;

ReaderHead reader_head_in(ReaderSetter setter, const Look *look, const OpenedItem *item,
                          const ReaderGeometry *geometry);

/* Height of one bar and edges of the sheet, shared by all screens. */
int32_t look_top_px(const Look *look);
int32_t look_bottom_px(const Look *look); /* height of the bottom bar */
int32_t look_margin_px(const Look *look);
Rect look_sheet(const Look *look);

/* The cells of a list screen: how many columns and rows a page has and where they lie. */
typedef struct GridGeometry {
    Rect area;
    int32_t columns;
    int32_t rows;
    int32_t gap_px;
} GridGeometry;
GridGeometry reader_grid(const Look *look, ScreenKind screen);
Rect grid_cell(const GridGeometry *grid, int32_t index);

/* Heights of a contents row: with and without its section's name above. */
int32_t contents_row_px(const Look *look, bool with_section);
Rect contents_area(const Look *look);
Rect contents_panel(const Look *look);

#endif
