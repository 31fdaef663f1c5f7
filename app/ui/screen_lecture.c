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

static void show_bar(Paper *paper, Place place) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    int32_t height = look_bottom_px(look);
    int32_t y = look->height_px - height;
    int32_t margin = look_margin_px(look);
    int32_t third = (look->width_px - 2 * margin) / 3;
    int32_t line = paper_px(paper, 6);
    int32_t pages = opened_page_count(paper->opened, place);
    Label label = {.text = where_text(paper, place),
                   .size_u = 30,
                   .colour = theme->secondary,
                   .down = ALIGN_CENTRE};
    display_fill(paper->list, (Rect){0, y, look->width_px, height}, 0, theme->card);
    display_fill(paper->list, (Rect){0, y, look->width_px, line}, 0, theme->line);
    display_fill(paper->list,
                 (Rect){0, y, (int32_t)((int64_t)look->width_px * (place.page + 1) / pages), line},
                 0, theme->house);
    paper_label(paper, (Rect){margin, y, third - margin / 2, height}, label);
    label = (Label){.text = position_text(paper, place),
                    .size_u = 34,
                    .bold = true,
                    .colour = theme->ink,
                    .across = ALIGN_CENTRE,
                    .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){margin + third, y, third, height}, label);
    label = (Label){.text = right_text(paper),
                    .size_u = 30,
                    .bold = paper->model->lecture.number > 0,
                    .colour = paper->model->lecture.number > 0 ? theme->warm : theme->secondary,
                    .across = ALIGN_END,
                    .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){margin + 2 * third, y, third, height}, label);
}

/* Jumping is done by number, because a clicker has no pointer. */
static void show_number(Paper *paper, Rect box, int32_t number, Str title, bool chosen) {
    const Theme *theme = paper->theme;
    int32_t figure = paper_px(paper, 96);
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
    label = (Label){.text = title,
                    .size_u = 38,
                    .colour = chosen ? theme->on_house : theme->ink,
                    .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){box.x + figure, box.y, box.w - figure - paper_px(paper, 16), box.h},
                label);
}

/* One screenful of numbers: the one that holds the chosen number. */
static void show_numbers(Paper *paper, Rect area, const OpenedContents *contents) {
    int32_t columns = look_is_wide(&paper->model->look) ? 2 : 1;
    int32_t row_h = paper_px(paper, 84);
    int32_t rows = area.h / row_h;
    int32_t gap = paper_px(paper, 48);
    int32_t width = (area.w - (columns - 1) * gap) / columns;
    int32_t chosen = paper->model->lecture.number;
    /* The list turns by whole screenfuls to the one that holds the number. */
    int32_t first = chosen > 0 ? (chosen - 1) / (rows * columns) * (rows * columns) : 0;
    for (int32_t i = 0; i < rows * columns && first + i < contents->count; i++) {
        Rect box = {area.x + i / rows * (width + gap), area.y + i % rows * row_h, width,
                    row_h - paper_px(paper, 8)};
        show_number(paper, box, first + i + 1, contents->articles[first + i].title,
                    first + i + 1 == chosen);
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
