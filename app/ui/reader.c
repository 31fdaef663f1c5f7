/* Measures of the reading screens, all from the size of the screen and the reader's text size. */
#include "ui/reader.h"

#include "base/utf8.h"
#include "ui/paper.h"

/* The same on every screen, or controls would move. */
int32_t look_top_px(const Look *look) {
    if (look->lecture) {
        return 0;
    }
    return look_px(look, 120);
}

/* The narrower a screen, the higher the bar: its next button shows a title on more lines. */
int32_t look_bottom_px(const Look *look) {
    if (look->lecture) {
        return look_px(look, 84);
    }
    bool long_side = look->width_px * 10 >= look->height_px * 15;
    return look_px(look, long_side ? 136 : look_is_wide(look) ? 164 : 180);
}

int32_t look_margin_px(const Look *look) {
    return look_px(look, look_is_wide(look) ? 72 : 48);
}

Rect look_sheet(const Look *look) {
    int32_t top = look_top_px(look);
    return (Rect){0, top, look->width_px, look->height_px - top - look_bottom_px(look)};
}

/* Without a code, a page to look for or relations there is no rail, and the text is centred. */
static bool has_aside(const OpenedItem *item) {
    bool video = item->kind == ITEM_VIDEO;
    Str look_for = video ? item->video.look_for : item->article.look_for;
    return video || item->has_qr || look_for.size > 0 || item->related_count > 0;
}

/* Beside the text. Where the screen is narrow it leaves eight characters of the largest size a
 * line, but never holds less than a fact itself. */
static void place_poster_beside(const Look *look, ReaderGeometry *geometry) {
    Rect sheet = geometry->sheet;
    int32_t width = look_px(look, 480);
    int32_t share = look->width_px * 29 / 100;
    int32_t least = look_px(look, 330);
    int32_t left = look->width_px - look_margin_px(look) - look_px(look, 56 + 380 + 56 + 8 * 62);
    width = width < share ? width : share;
    left = left > least ? left : least;
    geometry->poster = (Rect){0, sheet.y, width < left ? width : left, sheet.h};
}

/* The column is a whole number of em, at most 36 (§13 of the composition notes). */
static void snap_column(const Look *look, ReaderGeometry *geometry) {
    int32_t em = geometry->em_px;
    int32_t count = geometry->column.w / em;
    (void)look;
    count = count > 36 ? 36 : count < 1 ? 1 : count;
    if (geometry->below) {
        geometry->column.x += (geometry->column.w - count * em) / 2;
    }
    geometry->column.w = count * em;
}

/* Text left, rail right. The text is 28 to 36 em wide: longer lines lose the eye on its way back.
 * */
static void place_wide(const Look *look, const OpenedItem *item, ReaderGeometry *geometry) {
    Rect sheet = geometry->sheet;
    int32_t margin = look_margin_px(look);
    int32_t top = sheet.y + look_px(look, 24);
    int32_t left = geometry->poster.w > 0 ? geometry->poster.w + look_px(look, 56)
                                          : margin + look_px(look, 48);
    int32_t rail = has_aside(item) ? look_px(look, 380) : 0;
    int32_t right = look->width_px - margin - rail - (rail > 0 ? look_px(look, 56) : 0);
    geometry->rail = (Rect){look->width_px - margin - rail, top, rail, sheet.h - look_px(look, 48)};
    geometry->column = (Rect){left, top, right - left, sheet.h - look_px(look, 44)};
}

/* Lines that a text of 32 u may take at the most: phrases leave a quarter of them empty at worst.
 * Guessed, because the geometry knows no font; a line too many is only a little air. */
static int32_t lines_most(Str text, int32_t width_u) {
    int32_t per_line = width_u / 32;
    int32_t count = utf8_count(text);
    return count <= per_line ? 1 : 1 + count / (per_line * 3 / 4);
}

/* How high the cards under the text are. A code needs the same height always, and two links stand
 * over each other beside words; fewer and shorter words leave their lines to the text. */
static int32_t rail_below_u(const Look *look, const OpenedItem *item) {
    enum { WHOLE_U = 360, SIDES_U = 160, PADS_U = 56, LINE_U = 46 };
    int32_t shorter = look->width_px < look->height_px ? look->width_px : look->height_px;
    int32_t width_u = (int32_t)((int64_t)look->width_px * 1080 / shorter) - SIDES_U;
    bool link = item->related_count > 0;
    if (item->kind == ITEM_VIDEO || item->has_qr || item->related_count > 1) {
        return WHOLE_U;
    }
    int32_t share_u = link ? width_u * 52 / 100 : width_u;
    Str words = item->article.look_for;
    int32_t address_u =
        words.size == 0 ? 0 : PADS_U + 82 + LINE_U * (lines_most(words, share_u - PADS_U) - 1);
    int32_t beside_u = words.size == 0 ? width_u : width_u - share_u - 24;
    int32_t link_u =
        !link ? 0
              : PADS_U + 66 + LINE_U * (lines_most(item->related[0].title, beside_u - PADS_U) - 1);
    int32_t height_u = address_u > link_u ? address_u : link_u;
    return height_u < WHOLE_U ? height_u : WHOLE_U;
}

/* Over the text, as wide as the screen: whole, as a band with fewer facts, or not at all, so that
 * the text keeps its lines. People come for what the video is about. */
static void place_poster_above(const Look *look, const OpenedItem *item, ReaderGeometry *geometry) {
    enum { LINES_LEAST = 5 };
    static const int32_t heights_u[] = {POSTER_WHOLE_U, POSTER_BAND_U, 0};
    Rect sheet = geometry->sheet;
    int32_t em = geometry->em_px;
    int32_t room = sheet.h - look_px(look, rail_below_u(look, item) + 32 + 72);
    int32_t i = 0;
    /* The gap under the last line is not needed (pages.c). */
    while (heights_u[i] > 0 &&
           room - look_px(look, heights_u[i]) + em / 4 < LINES_LEAST * em * 7 / 4) {
        i++;
    }
    geometry->poster = (Rect){0, sheet.y, sheet.w, look_px(look, heights_u[i])};
}

/* In portrait the rail lies under the text of the last page, so lines keep the whole width. */
static void place_below(const Look *look, const OpenedItem *item, ReaderGeometry *geometry) {
    Rect sheet = geometry->sheet;
    int32_t side = look_px(look, 80);
    int32_t rail = has_aside(item) ? look_px(look, rail_below_u(look, item)) : 0;
    int32_t top = sheet.y + geometry->poster.h + look_px(look, 32);
    int32_t bottom = sheet.y + sheet.h - rail - look_px(look, rail > 0 ? 72 : 24);
    geometry->rail =
        (Rect){side, sheet.y + sheet.h - rail - look_px(look, 36), look->width_px - 2 * side, rail};
    geometry->column = (Rect){side, top, look->width_px - 2 * side, bottom - top};
}

/* As large as twelve lines allow: eleven pitches of 7/4 em and the last line itself. Never larger
 * than the largest choice, never smaller than the smallest. */
static void fit_lecture(const Look *look, ReaderGeometry *geometry) {
    int32_t em = geometry->column.h * 4 / (7 * (LECTURE_LINES - 1) + 4);
    int32_t most = look_px(look, 62);
    int32_t least = look_px(look, 34);
    geometry->em_px = em > most ? most : em < least ? least : em;
}

/* Everything on a page of an article follows from this; composing and drawing ask the same
 * function, so they cannot disagree. */
ReaderGeometry reader_geometry(const Look *look, const OpenedItem *item) {
    ReaderGeometry geometry = {
        .sheet = look_sheet(look),
        .below = !look_is_wide(look),
        .em_px = look_px(look, look_body_u(look)),
    };
    if (item->kind == ITEM_VIDEO && geometry.below) {
        place_poster_above(look, item, &geometry);
    } else if (item->kind == ITEM_VIDEO) {
        place_poster_beside(look, &geometry);
    }
    if (geometry.below) {
        place_below(look, item, &geometry);
    } else {
        place_wide(look, item, &geometry);
    }
    if (look->lecture) {
        fit_lecture(look, &geometry);
    }
    geometry.pitch_px = geometry.em_px * 7 / 4; /* §13: a line gap of three quarters of an em */
    snap_column(look, &geometry);
    return geometry;
}

/* Titles grow with the text, but less: they are large already. */
static int32_t title_em_px(const Look *look, bool video) {
    static const int32_t title_u[TEXT_SIZE_COUNT] = {54, 60, 66, 74};
    int32_t u = title_u[look->size];
    return look_px(look, video ? u * 9 / 10 : u);
}

/* By phrases, balanced, never with one or two characters alone on the last line. */
static Lines set_title(ReaderSetter setter, Str title, int32_t width_px, int32_t em_px) {
    Span span = {.text = title};
    Paragraph paragraph = {.spans = &span,
                           .span_count = 1,
                           .kind = PARAGRAPH_HEADING,
                           .bold = true,
                           .em = em_px * 64,
                           .measure = width_px * 64};
    return line_compose_in(setter.arena, setter.scratch, setter.measure, &paragraph);
}

/* Chip, title, small lines, from the top; what is missing takes no room. */
static ReaderHead set_head(ReaderSetter setter, const Look *look, const OpenedItem *item,
                           const ReaderGeometry *geometry, int32_t title_px) {
    bool video = item->kind == ITEM_VIDEO;
    bool chip = !video && item->article.organisation.size > 0;
    bool contributor = !video && item->article.contributor.size > 0;
    ReaderHead head = {.chip_y_px = -1, .line_y_px = -1, .second_y_px = -1};
    int32_t y = 0;
    if (chip) {
        head.chip_y_px = 0;
        y += look_px(look, 44 + 14);
    }
    head.title_em_px = title_px;
    head.title_pitch_px = title_px * 4 / 3;
    if (!item->title_in_text) {
        head.title = set_title(setter, video ? item->video.title : item->article.title,
                               geometry->column.w, title_px);
    }
    head.title_y_px = y;
    y += head.title_pitch_px * head.title.line_count + look_px(look, 4);
    if (!video) {
        head.line_y_px = y;
        y += look_px(look, 30 + 10);
    }
    if (contributor) {
        head.second_y_px = y;
        y += look_px(look, 30 + 10);
    }
    head.height_px = y + look_px(look, 10);
    return head;
}

/* A title that would leave no row for the text under it is set smaller, down to what may stand on a
 * screen at all. */
ReaderHead reader_head_in(ReaderSetter setter, const Look *look, const OpenedItem *item,
                          const ReaderGeometry *geometry) {
    enum { LEAST_U = 28, SHRINK_PERCENT = 92 };
    int32_t least_px = look_px(look, LEAST_U);
    int32_t em_px = title_em_px(look, item->kind == ITEM_VIDEO);
    int32_t room_px = geometry->column.h - geometry->pitch_px;
    ArenaMark mark = arena_mark(setter.arena);
    ReaderHead head = set_head(setter, look, item, geometry, em_px);
    while (head.height_px > room_px && em_px > least_px) {
        int32_t smaller_px = em_px * SHRINK_PERCENT / 100;
        em_px = smaller_px > least_px ? smaller_px : least_px;
        arena_rewind(setter.arena, mark);
        head = set_head(setter, look, item, geometry, em_px);
    }
    return head;
}

/* Lists grow with the reader's choice, but less than text. */
static int32_t scaled(const Look *look, int32_t u) {
    return look_px(look, u * look_label_percent(look) / 100);
}

typedef struct CellWish {
    int32_t width_u;  /* a cell is at least this wide */
    int32_t height_u; /* and exactly this high, but for stretching */
    int32_t columns_max;
} CellWish;

/* A term and its reading take two lines each where they are long; a narrow cell gives the reading
 * a third. */
static CellWish cell_wish(const Look *look, ScreenKind screen) {
    switch (screen) {
    case SCREEN_ISSUES: return (CellWish){460, 224, 3};
    case SCREEN_VIDEOS: return (CellWish){460, 308, 4};
    case SCREEN_TOPICS: return (CellWish){460, 144, 3};
    case SCREEN_TERMS: return (CellWish){460, look_is_wide(look) ? 152 : 186, 3};
    case SCREEN_TOPIC:
    case SCREEN_TERM: return (CellWish){880, 132, 1};
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_CONTENTS:
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO:
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
    return (CellWish){480, 120, 1};
}

/* What stands above the cells: the definition of a term, the kana rows. */
static int32_t above_cells_px(const Look *look, ScreenKind screen) {
    switch (screen) {
    case SCREEN_TERM: return scaled(look, look_is_wide(look) ? 340 : 470);
    case SCREEN_TERMS: return look_px(look, look_is_wide(look) ? 128 : 232);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_ISSUES:
    case SCREEN_CONTENTS:
    case SCREEN_ARTICLE:
    case SCREEN_VIDEOS:
    case SCREEN_VIDEO:
    case SCREEN_TOPICS:
    case SCREEN_TOPIC:
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
    return 0;
}

/* Columns and rows follow from what a cell needs at this text size; there is no list of known
 * screens. */
GridGeometry reader_grid(const Look *look, ScreenKind screen) {
    Rect sheet = look_sheet(look);
    CellWish wish = cell_wish(look, screen);
    int32_t margin = look_margin_px(look);
    int32_t above = above_cells_px(look, screen);
    GridGeometry grid = {.gap_px = look_px(look, wish.columns_max == 1 ? 0 : 24)};
    grid.area = (Rect){margin, sheet.y + look_px(look, 24) + above, look->width_px - 2 * margin,
                       sheet.h - look_px(look, 48) - above};
    int32_t width = look_px(look, wish.width_u); /* text that grows shrinks to fit its cell */
    int32_t height = scaled(look, wish.height_u);
    grid.columns = (grid.area.w + grid.gap_px) / (width + grid.gap_px);
    grid.columns = grid.columns < 1 ? 1 : grid.columns;
    grid.columns = grid.columns > wish.columns_max ? wish.columns_max : grid.columns;
    grid.rows = (grid.area.h + grid.gap_px) / (height + grid.gap_px);
    grid.rows = grid.rows < 1 ? 1 : grid.rows;
    int32_t most = LIMIT_LIST_ROWS / 3 / grid.columns; /* three pages are read at once */
    grid.rows = grid.rows > most ? most : grid.rows;
    return grid;
}

/* Row by row, left to right, as one reads. */
Rect grid_cell(const GridGeometry *grid, int32_t index) {
    int32_t column = index % grid->columns;
    int32_t row = index / grid->columns;
    int32_t width = (grid->area.w - (grid->columns - 1) * grid->gap_px) / grid->columns;
    int32_t height = (grid->area.h - (grid->rows - 1) * grid->gap_px) / grid->rows;
    return (Rect){grid->area.x + column * (width + grid->gap_px),
                  grid->area.y + row * (height + grid->gap_px), width, height};
}

int32_t contents_row_px(const Look *look, bool with_section) {
    int32_t row = scaled(look, 118);
    return row + (with_section ? scaled(look, 60) : 0);
}

Rect contents_panel(const Look *look) {
    Rect sheet = look_sheet(look);
    if (!look_is_wide(look)) {
        return (Rect){0, sheet.y, sheet.w, look_px(look, 370)};
    }
    int32_t share = look->width_px * 27 / 100;
    return (Rect){0, sheet.y, share, sheet.h};
}

/* Beside the panel in landscape, under it in portrait. */
Rect contents_area(const Look *look) {
    Rect sheet = look_sheet(look);
    Rect panel = contents_panel(look);
    int32_t margin = look_margin_px(look);
    int32_t gap = look_px(look, 20);
    if (!look_is_wide(look)) {
        return (Rect){margin, sheet.y + panel.h + gap, sheet.w - 2 * margin,
                      sheet.h - panel.h - 2 * gap};
    }
    int32_t left = panel.w + look_px(look, 56);
    return (Rect){left, sheet.y + gap, look->width_px - margin - left, sheet.h - 2 * gap};
}
