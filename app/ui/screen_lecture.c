/* What a lecture has instead of bars: one line that says where the room is, and a list of numbers.
 */
#include "ui/screens.h"

/* The contents whose numbers count now: of the issue that is read, else the newest. */
static const OpenedContents *contents_of(const Opened *opened, Place place) {
    return opened_contents(opened, opened_lecture_issue(opened, place));
}

/* Where a lecture begins and where its numbers lead, for update.c: it knows places only from a
 * scene. */
void lecture_fill(Paper *paper) {
    Scene *scene = paper->scene;
    const OpenedHome *home = &paper->opened->home;
    const OpenedContents *contents = contents_of(paper->opened, paper->model->place);
    bool some = home->issue_count > 0;
    scene->start =
        (Place){some ? SCREEN_CONTENTS : SCREEN_VIDEOS, some ? home->issues[0].number : 0, 0};
    scene->jump_count = contents ? contents->count : 0;
    for (int32_t i = 0; i < scene->jump_count; i++) {
        scene->jumps[i] = (Place){SCREEN_ARTICLE, contents->articles[i].id, 0};
    }
}

/* Page and pages, always visible: speakers plan by it. */
static Str position_text(Paper *paper, Place place) {
    const OpenedItem *item = place_item(paper->opened, place);
    Str page = paper_count_word(paper, WORD_PAGE_OF, place.page + 1,
                                opened_page_count(paper->opened, place), 0);
    if (!item) {
        return page;
    }
    bool video = item->kind == ITEM_VIDEO;
    int32_t position = video ? item->video.position : item->article.position;
    Str which =
        paper_count_word(paper, video ? WORD_VIDEO_OF : WORD_ARTICLE_OF, position, item->total, 0);
    return arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(which), STR_ARG(page));
}

/* Issue and article, for whoever comes in late. */
static Str where_text(Paper *paper, Place place) {
    const OpenedItem *item = place_item(paper->opened, place);
    if (item) {
        return item->kind == ITEM_VIDEO ? item->video.title : item->article.title;
    }
    if (place.screen == SCREEN_CONTENTS) {
        return paper_count_word(paper, WORD_ISSUE_NUMBER, place.id, 0, 0);
    }
    return paper_title(paper);
}

/* The number that is being typed takes the place of the words: it is looked for while typing. */
static Str right_text(Paper *paper) {
    const Lecture *lecture = &paper->model->lecture;
    if (lecture->number > 0) {
        return arena_print_in(paper->frame, "%.*s %d",
                              STR_ARG(paper_word(paper, WORD_LECTURE_NUMBER)), lecture->number);
    }
    return paper_word(paper, WORD_LECTURE);
}

/* The line that says how much has been shown, above the words. */
static void show_progress(Paper *paper, Rect line, Place place) {
    int32_t pages = opened_page_count(paper->opened, place);
    display_fill(paper->list, line, 0, paper->theme->line);
    line.w = (int32_t)((int64_t)line.w * (place.page + 1) / pages);
    display_fill(paper->list, line, 0, paper->theme->house);
}

/* The position is what speakers look for: it keeps its one line in the middle, and moves aside only
 * for a title that two lines do not hold. A title longer than that is left to the page. */
static void show_bar(Paper *paper, Place place) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    int32_t top = look->height_px - look_bottom_px(look);
    int32_t line_h = paper_px(paper, 6);
    int32_t margin = look_margin_px(look);
    int32_t gap = paper_px(paper, 32);
    Rect bar = {0, top, look->width_px, look_bottom_px(look)};
    display_fill(paper->list, bar, 0, theme->card);
    show_progress(paper, (Rect){0, top, bar.w, line_h}, place);
    Rect row = {margin, top + line_h, bar.w - 2 * margin, bar.h - line_h};
    bool typed = paper->model->lecture.number > 0;
    Label where = {.text = where_text(paper, place),
                   .size_u = 30,
                   .colour = theme->secondary,
                   .down = ALIGN_CENTRE,
                   .pitch_percent = 118};
    Label position = {.text = position_text(paper, place),
                      .size_u = 34,
                      .bold = true,
                      .colour = theme->ink,
                      .across = ALIGN_CENTRE,
                      .down = ALIGN_CENTRE,
                      .pitch_percent = 118};
    Label right = {.text = right_text(paper),
                   .size_u = 30,
                   .bold = typed,
                   .colour = typed ? theme->warm : theme->secondary,
                   .across = ALIGN_END,
                   .down = ALIGN_CENTRE,
                   .pitch_percent = 118};
    int32_t most = row.w / 2;
    int32_t middle = paper_label_width(paper, position) + 1;
    middle = middle < most ? middle : most;
    int32_t right_w = paper_label_width(paper, right) + 1;
    int32_t left_w = (row.w - middle) / 2 - gap;
    if (paper_label_height(paper, left_w, where) > row.h) {
        left_w = row.w - middle - right_w - 2 * gap;
    }
    if (paper_label_height(paper, left_w, where) <= row.h) {
        paper_label(paper, (Rect){row.x, row.y, left_w, row.h}, where);
    }
    paper_label(paper, (Rect){row.x + left_w + gap, row.y, middle, row.h}, position);
    paper_label(paper, (Rect){row.x + row.w - right_w, row.y, right_w, row.h}, right);
}

enum { NUMBER_FIGURE_U = 96, NUMBER_PAD_U = 16 };

/* One size for the whole list, the largest at which most titles keep to one line: rows of many
 * sizes look like rows of many ranks. */
static int32_t number_title_u(Paper *paper, int32_t width, const OpenedContents *contents) {
    int32_t size_u = 38;
    int32_t room = width - paper_px(paper, NUMBER_FIGURE_U + NUMBER_PAD_U);
    for (int32_t i = 0; i < contents->count; i++) {
        Label title = {.text = contents->articles[i].title, .size_u = size_u};
        while (title.size_u > 30 && paper_label_width(paper, title) > room) {
            title.size_u--;
        }
        size_u = title.size_u;
    }
    return size_u;
}

/* Jumping is done by number, because a clicker has no pointer. */
static void show_number(Paper *paper, Rect box, int32_t number, Label title, bool chosen) {
    const Theme *theme = paper->theme;
    int32_t figure = paper_px(paper, NUMBER_FIGURE_U);
    if (chosen) {
        display_fill(paper->list, box, paper_px(paper, 16), theme->house);
    }
    Label label = {.text = arena_print_in(paper->frame, "%d", number),
                   .size_u = 44,
                   .bold = true,
                   .colour = chosen ? theme->on_house : theme->house,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){box.x, box.y, figure, box.h}, label);
    title.colour = chosen ? theme->on_house : theme->ink;
    title.down = ALIGN_CENTRE;
    title.pitch_percent = 120;
    int32_t pad = paper_px(paper, NUMBER_PAD_U);
    paper_label(paper, (Rect){box.x + figure, box.y, box.w - figure - pad, box.h}, title);
}

/* One screenful of numbers: the one that holds the chosen number. */
static void show_numbers(Paper *paper, Rect area, const OpenedContents *contents) {
    int32_t columns = look_is_wide(&paper->model->look) ? 2 : 1;
    int32_t row_h = paper_px(paper, 84);
    int32_t rows = area.h / row_h;
    int32_t gap = paper_px(paper, 48);
    int32_t width = (area.w - (columns - 1) * gap) / columns;
    int32_t chosen = paper->model->lecture.number;
    int32_t size_u = number_title_u(paper, width, contents);
    /* The list turns by whole screenfuls to the one that holds the number. */
    int32_t first = chosen > 0 ? (chosen - 1) / (rows * columns) * (rows * columns) : 0;
    for (int32_t i = 0; i < rows * columns && first + i < contents->count; i++) {
        Rect box = {area.x + i / rows * (width + gap), area.y + i % rows * row_h, width,
                    row_h - paper_px(paper, 8)};
        Label title = {.text = contents->articles[first + i].title, .size_u = size_u};
        show_number(paper, box, first + i + 1, title, first + i + 1 == chosen);
    }
}

static void show_list(Paper *paper) {
    const Look *look = &paper->model->look;
    Rect sheet = look_sheet(look);
    int32_t margin = look_margin_px(look);
    int32_t head = paper_px(paper, 110);
    const OpenedContents *contents = contents_of(paper->opened, paper->model->place);
    display_fill(paper->list, (Rect){0, 0, look->width_px, sheet.y + sheet.h}, 0,
                 paper->theme->paper);
    if (!contents) {
        return;
    }
    Label title = {.text = paper_count_word(paper, WORD_ISSUE_NUMBER, contents->number, 0, 0),
                   .size_u = 54,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .down = ALIGN_CENTRE};
    Rect set = paper_label(paper, (Rect){margin, sheet.y, sheet.w - 2 * margin, head}, title);
    Label hint = {.text = paper_word(paper, WORD_LECTURE_HINT),
                  .size_u = 34,
                  .colour = paper->theme->secondary,
                  .across = ALIGN_END,
                  .down = ALIGN_CENTRE};
    int32_t left = set.x + set.w + paper_px(paper, 32);
    paper_label(paper, (Rect){left, sheet.y, sheet.w - margin - left, head}, hint);
    show_numbers(paper, (Rect){margin, sheet.y + head, sheet.w - 2 * margin, sheet.h - head},
                 contents);
}

/* The list over the page, the line under both, and black over everything. */
void lecture_show(Paper *paper) {
    const Lecture *lecture = &paper->model->lecture;
    if (lecture->list) {
        show_list(paper);
    }
    show_bar(paper, paper->model->place);
    if (lecture->black) {
        display_fill(paper->list, (Rect){0, 0, paper->width_px, paper->height_px}, 0, 0xFF000000);
    }
}
