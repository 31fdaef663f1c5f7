/* List screens: issues, videos, topics, glossary. One grid of cells, paged like everything else.
 *
 * Each cell is drawn by the function that home uses for the same thing, where there is one: an
 * issue looks the same wherever it is met. */
#include "ui/icons.h"
#include "ui/screens.h"

/* The whole cell is the button. */
static void show_button_cell(Paper *paper, Rect box, Str text, Str small, Action action) {
    const Theme *theme = paper->theme;
    int32_t pad = paper_px(paper, 32);
    int32_t icon = paper_px(paper, 44);
    int32_t percent = look_label_percent(&paper->model->look);
    display_fill(paper->list, box, paper_px(paper, 20), paper_answer(paper, action, theme->card));
    display_outline(paper->list, box, paper_px(paper, 20), paper_px(paper, 2), theme->line);
    int32_t edge = paper_px(paper, 8);
    Rect inner = {box.x + pad, box.y + edge, box.w - 2 * pad - icon, box.h - 2 * edge};
    Label label = {.text = text,
                   .size_u = 38 * percent / 100,
                   .bold = true,
                   .colour = theme->ink,
                   .max_lines = 2,
                   .pitch_percent = 128};
    Label below = {.text = small,
                   .size_u = 28,
                   .colour = theme->secondary,
                   .max_lines = 3,
                   .pitch_percent = 122};
    paper_pair(paper, inner, label, below);
    paper_icon(paper, (Rect){box.x + box.w - pad - icon / 2, box.y, icon, box.h},
               ICON_CHEVRON_RIGHT, 44, theme->secondary);
    paper_target(paper, box, action);
}

/* The whole row is the target, and its text says what kind of item it is. */
static void show_item_row(Paper *paper, Rect row, const ItemRecord *item) {
    const Theme *theme = paper->theme;
    bool video = item->kind == ITEM_VIDEO;
    Action action = go_to(video ? SCREEN_VIDEO : SCREEN_ARTICLE, item->id, 0);
    int32_t icon = paper_px(paper, 44);
    int32_t pad = paper_px(paper, 16);
    int32_t size_u = 40 * look_label_percent(&paper->model->look) / 100;
    if (paper_is_pressed(paper, action)) {
        display_fill(paper->list, (Rect){row.x - pad, row.y, row.w + 2 * pad, row.h},
                     paper_px(paper, 12), theme->chip);
    }
    paper_icon(paper, (Rect){row.x + row.w - icon, row.y, icon, row.h}, ICON_CHEVRON_RIGHT, 44,
               theme->secondary);
    Str from = video ? paper_word(paper, WORD_LEARN_BY_VIDEO)
                     : paper_count_word(paper, WORD_ISSUE_NUMBER, item->issue_number, 0, 0);
    Label chip = {.text = from, .size_u = 28};
    int32_t chip_w = paper_label_width(paper, chip) + paper_px(paper, 40);
    int32_t chip_x = row.x + row.w - icon - paper_px(paper, 12) - chip_w;
    paper_chip(paper, chip_x, row.y + (row.h - paper_px(paper, 44)) / 2, from, chip_w);
    int32_t width = chip_x - paper_px(paper, 24) - row.x;
    Label title = {.text = item->title, .size_u = size_u, .colour = theme->ink};
    Label who = {.text = item->detail, .size_u = 28, .colour = theme->secondary};
    paper_pair(paper, (Rect){row.x, row.y, width, row.h}, title, who);
    paper_rule(paper, row.x, row.y + row.h - paper_px(paper, 2), row.w, theme->line);
    paper_target(paper, row, action);
}

/* The ten rows of the kana table, the chosen one filled, empty ones pale. */
static void show_kana(Paper *paper, int32_t chosen) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    Rect sheet = look_sheet(look);
    bool wide = look_is_wide(look);
    int32_t margin = look_margin_px(look);
    int32_t columns = wide ? 10 : 5;
    int32_t gap = paper_px(paper, 16);
    int32_t height = paper_px(paper, 88);
    /* Each box begins where its share does, so that the last one ends at the margin. */
    int32_t whole = look->width_px - 2 * margin + gap;
    for (int32_t i = 0; i < 10; i++) {
        int32_t left = whole * (i % columns) / columns;
        int32_t right = whole * (i % columns + 1) / columns - gap;
        Rect box = {margin + left, sheet.y + paper_px(paper, 24) + (i / columns) * (height + gap),
                    right - left, height};
        Action action = go_to(SCREEN_TERMS, i, 0);
        bool some = paper->opened->grid.row_counts[i] > 0;
        Colour ground = i == chosen ? theme->house : some ? theme->chip : theme->paper;
        Colour ink = i == chosen ? theme->on_house : some ? theme->on_chip : theme->secondary;
        display_fill(paper->list, box, paper_px(paper, 20), paper_answer(paper, action, ground));
        if (!some) {
            display_outline(paper->list, box, paper_px(paper, 20), paper_px(paper, 2), theme->line);
        }
        Label label = {.text = words_kana_row(i),
                       .size_u = 42,
                       .bold = true,
                       .colour = ink,
                       .across = ALIGN_CENTRE,
                       .down = ALIGN_CENTRE};
        paper_label(paper, box, label);
        paper_target(paper, box, action);
    }
}

/* Behind the word, or under it where there is no room; returns the box of both. */
static Rect show_reading(Paper *paper, Rect inner, Rect word, Str reading) {
    Label label = {
        .text = reading, .size_u = 30, .colour = paper->theme->secondary, .down = ALIGN_END};
    int32_t left = word.x + word.w + paper_px(paper, 28);
    int32_t room = inner.x + inner.w - left;
    if (paper_label_width(paper, label) <= room) {
        paper_label(paper, (Rect){left, word.y, room, word.h}, label);
        return word;
    }
    label.down = ALIGN_START;
    label.max_lines = 2;
    int32_t below = word.y + word.h + paper_px(paper, 14);
    Rect set = paper_label(paper, (Rect){inner.x, below, inner.w, 0}, label);
    return (Rect){inner.x, word.y, inner.w, set.y + set.h - word.y};
}

/* What the term means, and the heading of the list of where it appears: on the paper over its first
 * row, because it speaks of the list and not of the term. */
static void show_definition(Paper *paper, const GridGeometry *geometry, const TermRecord *term) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    int32_t percent = look_label_percent(look);
    Rect area = geometry->area;
    int32_t top = look_sheet(look).y + paper_px(paper, 24);
    Label head = {.text = paper_word(paper, WORD_TERM_ARTICLES),
                  .size_u = 30,
                  .bold = true,
                  .colour = theme->warm};
    int32_t head_y = area.y - paper_px(paper, 30 + 8);
    paper_label(paper, (Rect){area.x, head_y, area.w, 0}, head);
    Rect card = {area.x, top, area.w, head_y - paper_px(paper, 24) - top};
    int32_t pad = paper_px(paper, 36);
    paper_card(paper, card, 20);
    Rect inner = {card.x + pad, card.y + paper_px(paper, 32), card.w - 2 * pad, 0};
    Label word = {
        .text = term->term, .size_u = 52 * percent / 100, .bold = true, .colour = theme->ink};
    Rect set = show_reading(paper, inner, paper_label(paper, inner, word), term->reading);
    int32_t y = set.y + set.h + paper_px(paper, 28);
    Label text = {.text = term->text,
                  .size_u = 36 * percent / 100,
                  .colour = theme->ink,
                  .max_lines = 5,
                  .pitch_percent = 160,
                  .justified = true};
    Rect room = {inner.x, y, inner.w, card.y + card.h - paper_px(paper, 32) - y};
    paper_label(paper, room, paper_fit(paper, room, text));
}

/* One switch for all lists, so a cell of one looks like a cell of the others. */
static void show_cell(Paper *paper, Rect box, const OpenedGrid *grid, int32_t i) {
    bool english = paper->model->look.language == LANGUAGE_ENGLISH;
    switch (grid->screen) {
    case SCREEN_ISSUES: home_issue_card(paper, box, &grid->issues[i], grid->leads[i]); break;
    case SCREEN_VIDEOS: home_video_card(paper, box, &grid->videos[i]); break;
    case SCREEN_TOPICS: {
        const TopicRecord *topic = &grid->topics[i];
        show_button_cell(paper, box, english ? topic->english : topic->title,
                         paper_count_word(paper, WORD_ITEMS, topic->item_count, 0, 0),
                         go_to(SCREEN_TOPIC, topic->id, 0));
        break;
    }
    case SCREEN_TERMS:
        show_button_cell(paper, box, grid->terms[i].term, grid->terms[i].reading,
                         go_to(SCREEN_TERM, grid->terms[i].id, 0));
        break;
    case SCREEN_TOPIC:
    case SCREEN_TERM: show_item_row(paper, box, &grid->items[i]); break;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_CONTENTS:
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO:
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
}

/* A list says when it is empty, rather than showing nothing. */
void grid_show(Paper *paper, Place place) {
    const OpenedGrid *grid = &paper->opened->grid;
    /* One grid is kept. While a finger pulls in the neighbour of another list there is nothing to
     * draw. */
    if (!grid->loaded || grid->screen != place.screen || grid->id != place.id) {
        return;
    }
    GridGeometry geometry = reader_grid(&paper->model->look, place.screen);
    if (place.screen == SCREEN_TERMS) {
        show_kana(paper, place.id);
    }
    if (place.screen == SCREEN_TERM) {
        show_definition(paper, &geometry, &grid->term);
    }
    if (grid->total == 0) {
        Label none = {.text = paper_word(paper, place.screen == SCREEN_TERMS ? WORD_NO_TERMS
                                                                             : WORD_NOTHING_HERE),
                      .size_u = 40,
                      .colour = paper->theme->secondary,
                      .across = ALIGN_CENTRE,
                      .down = ALIGN_CENTRE};
        paper_label(paper, geometry.area, none);
    }
    int32_t first = place.page * grid->per_page;
    for (int32_t i = 0; i < grid->per_page; i++) {
        /* Three pages are read at once; this page begins somewhere within. */
        int32_t row = first + i - grid->first;
        if (row >= 0 && row < grid->count && first + i < grid->total) {
            show_cell(paper, grid_cell(&geometry, i), grid, row);
        }
    }
}
