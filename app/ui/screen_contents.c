/* Contents of an issue: section names in vermilion, a row an article, the whole row a target. */
#include "ui/icons.h"
#include "ui/screens.h"

/* Number and introduction stay beside the rows on every page, so one knows whose contents these
 * are. */
static void show_panel(Paper *paper, const OpenedContents *contents) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    const IssueRecord *issue = &contents->issue;
    Rect panel = contents_panel(look);
    bool wide = look_is_wide(look);
    int32_t pad = paper_px(paper, 56);
    Rect inner = {panel.x + (wide ? pad : look_margin_px(look)), panel.y + paper_px(paper, 48),
                  panel.w - pad - (wide ? pad : look_margin_px(look)), panel.h};
    display_fill(paper->list, panel, 0, theme->cover);
    Label number = {.text = paper_count_word(paper, WORD_ISSUE_NUMBER, issue->number, 0, 0),
                    .size_u = 96,
                    .bold = true,
                    .colour = theme->on_cover};
    Rect set = paper_label(paper, inner, number);
    Label date = {
        .text = paper_count_word(paper, WORD_ISSUED_ON, issue->year, issue->month, issue->day),
        .size_u = 32,
        .colour = theme->soft_house,
        .max_lines = 2};
    int32_t y = set.y + set.h + paper_px(paper, 20);
    set = paper_label(paper, (Rect){inner.x, y, inner.w, 0}, date);
    y = set.y + set.h + paper_px(paper, 40);
    Label summary = {.text = issue->summary,
                     .size_u = 34,
                     .colour = theme->on_cover,
                     .max_lines = wide ? 12 : 2,
                     .pitch_percent = 165,
                     .justified = wide};
    paper_label(paper, (Rect){inner.x, y, inner.w, 0}, summary);
}

/* Title, organisation, pages: how long it takes is what a visitor with two minutes asks first. */
static void show_row(Paper *paper, Rect row, const ArticleRecord *article, int32_t pages) {
    const Theme *theme = paper->theme;
    Action action = go_to(SCREEN_ARTICLE, article->id, 0);
    int32_t pad = paper_px(paper, 16);
    int32_t icon = paper_px(paper, 44);
    if (paper_is_pressed(paper, action)) {
        display_fill(paper->list, (Rect){row.x - pad, row.y, row.w + 2 * pad, row.h},
                     paper_px(paper, 12), theme->chip);
    }
    paper_icon(paper, (Rect){row.x + row.w - icon, row.y, icon, row.h}, ICON_CHEVRON_RIGHT, 44,
               theme->secondary);
    Str text = paper_count_word(paper, WORD_PAGES, pages, 0, 0);
    Label chip = {.text = text, .size_u = 28};
    int32_t chip_w = paper_label_width(paper, chip) + paper_px(paper, 40);
    int32_t chip_x = row.x + row.w - icon - paper_px(paper, 12) - chip_w;
    if (pages > 0) {
        paper_chip(paper, chip_x, row.y + (row.h - paper_px(paper, 44)) / 2, text, chip_w);
    }
    int32_t size_u = 40 * look_label_percent(&paper->model->look) / 100;
    Rect box = {row.x, row.y, chip_x - paper_px(paper, 24) - row.x, row.h};
    Label title = {.text = article->title, .size_u = size_u, .colour = theme->ink};
    Label who = {.text = article->organisation, .size_u = 28, .colour = theme->secondary};
    paper_pair(paper, box, title, who);
    paper_rule(paper, row.x, row.y + row.h - paper_px(paper, 2), row.w, theme->line);
    paper_target(paper, row, action);
}

/* Rows from the top, with their section where a new one begins. */
void contents_show(Paper *paper, Place place) {
    const Look *look = &paper->model->look;
    const OpenedContents *contents = opened_contents(paper->opened, place.id);
    if (!contents || place.page >= contents->page_count) {
        return;
    }
    show_panel(paper, contents);
    Rect area = contents_area(look);
    int32_t y = area.y;
    int32_t row_h = contents_row_px(look, false);
    int32_t section_h = contents_row_px(look, true) - row_h;
    for (int32_t i = contents->starts[place.page]; i < contents->starts[place.page + 1]; i++) {
        const ArticleRecord *article = &contents->articles[i];
        bool first = i == contents->starts[place.page];
        if (first || !str_equal(article->section, contents->articles[i - 1].section)) {
            Label section = {.text = article->section,
                             .size_u = 32,
                             .bold = true,
                             .colour = paper->theme->warm,
                             .down = ALIGN_END};
            paper_label(paper, (Rect){area.x, y, area.w, section_h - paper_px(paper, 6)}, section);
            y += section_h;
        }
        show_row(paper, (Rect){area.x, y, area.w, row_h}, article, contents->pages[i]);
        y += row_h;
    }
}
