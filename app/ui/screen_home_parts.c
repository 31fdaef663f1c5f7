/* Cards that home shares with the lists, and the bar under home. */
#include "ui/icons.h"
#include "ui/screens.h"

/* A card for a back number: its edge in the house colour tells cards about issues from cards about
 * videos without a word. */
void home_issue_card(Paper *paper, Rect box, const IssueRecord *issue, Str lead) {
    const Theme *theme = paper->theme;
    Action action = go_to(SCREEN_CONTENTS, issue->number, 0);
    int32_t radius = paper_px(paper, 16);
    int32_t spine = paper_px(paper, 14);
    int32_t pad = paper_px(paper, 28);
    /* The spine is the house colour shining through under the card's left edge. */
    display_fill(paper->list, box, radius, theme->house);
    Rect front = {box.x + spine, box.y, box.w - spine, box.h};
    display_fill(paper->list, front, radius, paper_answer(paper, action, theme->card));
    display_outline(paper->list, box, radius, paper_px(paper, 2), theme->line);
    Rect inner = {front.x + pad, front.y + paper_px(paper, 20), front.w - 2 * pad, box.h};
    Label number = {.text = paper_count_word(paper, WORD_ISSUE_NUMBER, issue->number, 0, 0),
                    .size_u = 42,
                    .bold = true,
                    .colour = theme->ink};
    Rect set = paper_label(paper, inner, number);
    Label date = {.text = paper_count_word(paper, WORD_MONTH, issue->year, issue->month, 0),
                  .size_u = 30,
                  .colour = theme->secondary,
                  .down = ALIGN_END};
    int32_t left = set.x + set.w + paper_px(paper, 20);
    paper_label(paper, (Rect){left, set.y, inner.x + inner.w - left, set.h}, date);
    int32_t y = set.y + set.h + paper_px(paper, 16);
    int32_t room = box.y + box.h - paper_px(paper, 16) - y;
    int32_t size_u = 32 * look_label_percent(&paper->model->look) / 100;
    Rect below = {inner.x, y, inner.w, room};
    Label title = {.text = lead,
                   .size_u = size_u,
                   .colour = theme->ink,
                   .max_lines = room / paper_px(paper, size_u * 11 / 8) > 1 ? 2 : 1};
    paper_label(paper, below, paper_fit(paper, below, title));
    paper_target(paper, box, action);
}

/* Videos cannot be played here, but everybody knows the sign for one. Returns its left edge. */
static int32_t show_play_ring(Paper *paper, Rect head) {
    int32_t size = head.h * 56 / 100;
    Rect ring = {head.x + head.w - size - paper_px(paper, 24), head.y + (head.h - size) / 2, size,
                 size};
    display_outline(paper->list, ring, size / 2, paper_px(paper, 5), 0xFFFFFFFF);
    int32_t side = size * 30 / 100;
    display_play(
        paper->list,
        (Rect){ring.x + (size - side) / 2 + side / 8, ring.y + (size - side) / 2, side, side},
        0xFFFFFFFF);
    return ring.x;
}

/* We have no pictures of other people's videos, so the poster is drawn: a colour the editor chose,
 * and how many parts there are. */
void home_video_card(Paper *paper, Rect box, const VideoRecord *video) {
    const Theme *theme = paper->theme;
    Action action = go_to(SCREEN_VIDEO, video->id, 0);
    Colour colour = theme_poster(video->colour);
    int32_t radius = paper_px(paper, 16);
    int32_t head_h = box.h * 32 / 100;
    int32_t most = paper_px(paper, 128);
    head_h = head_h < most ? head_h : most;
    display_fill(paper->list, box, radius, paper_answer(paper, action, colour));
    Rect front = {box.x, box.y + head_h, box.w, box.h - head_h};
    display_fill(paper->list, front, radius, paper_answer(paper, action, theme->card));
    display_fill(paper->list, (Rect){front.x, front.y, front.w, radius}, 0,
                 paper_answer(paper, action, theme->card));
    display_outline(paper->list, box, radius, paper_px(paper, 2), theme->line);
    Rect head = {box.x, box.y, box.w, head_h};
    int32_t pad = paper_px(paper, 24);
    int32_t left = head.x + pad;
    int32_t right = show_play_ring(paper, head) - paper_px(paper, 16);
    Label count = {.text = video->count,
                   .size_u = 50,
                   .bold = true,
                   .colour = 0xFFFFFFFF,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){left, head.y, right - left, head_h}, count);
    int32_t foot_h = paper_px(paper, 30);
    int32_t y = front.y + paper_px(paper, 12);
    int32_t foot_y = box.y + box.h - paper_px(paper, 14) - foot_h;
    Label title = {.text = video->title,
                   .size_u = 34 * look_label_percent(&paper->model->look) / 100,
                   .bold = true,
                   .colour = theme->ink,
                   .max_lines = 2};
    Rect room = {box.x + pad, y, box.w - 2 * pad, foot_y - paper_px(paper, 8) - y};
    paper_label(paper, room, paper_fit(paper, room, title));
    Label foot = {.text = video->kind, .size_u = 28, .colour = theme->secondary};
    paper_label(paper, (Rect){box.x + pad, foot_y, box.w - 2 * pad, foot_h}, foot);
    paper_target(paper, box, action);
}

/* Each size is written in itself, so nobody has to know what 特大 means before trying it. */
void sizes_show(Paper *paper, Rect box) {
    static const Word words[TEXT_SIZE_COUNT] = {WORD_SIZE_SMALL, WORD_SIZE_NORMAL, WORD_SIZE_LARGE,
                                                WORD_SIZE_LARGEST};
    static const int32_t sizes_u[TEXT_SIZE_COUNT] = {28, 34, 42, 48};
    /* Where each part ends, in percent: the largest word needs the most room. */
    static const int32_t ends[TEXT_SIZE_COUNT] = {22, 45, 69, 100};
    const Theme *theme = paper->theme;
    int32_t radius = box.h / 2;
    display_fill(paper->list, box, radius, theme->card);
    for (int32_t i = 0; i < TEXT_SIZE_COUNT; i++) {
        int32_t left = i > 0 ? box.w * ends[i - 1] / 100 : 0;
        Rect part = {box.x + left, box.y, box.w * ends[i] / 100 - left, box.h};
        Action action = {.kind = ACTION_SIZE, .value = i};
        bool chosen = paper->model->look.size == (TextSize)i;
        if (chosen || paper_is_pressed(paper, action)) {
            Colour ground = chosen ? theme->house : theme->chip;
            display_fill(paper->list, rect_inset(part, paper_px(paper, 6)),
                         radius - paper_px(paper, 6), ground);
        }
        Label label = {.text = paper_word(paper, words[i]),
                       .size_u = sizes_u[i],
                       .colour = chosen ? theme->on_house : theme->ink,
                       .across = ALIGN_CENTRE,
                       .down = ALIGN_CENTRE};
        paper_label(paper, part, label);
        paper_target(paper, part, action);
    }
    display_outline(paper->list, box, radius, paper_px(paper, 2), theme->line);
}

/* The bar is as high as those of other screens, so that the foot of the screen does not jump when a
 * page is turned. */
void home_show_bar(Paper *paper) {
    const Look *look = &paper->model->look;
    int32_t margin = look_margin_px(look);
    int32_t height = paper_px(paper, 96);
    int32_t y = look->height_px - look_bottom_px(look) + (look_bottom_px(look) - height) / 2;
    int32_t gap = paper_px(paper, 24);
    int32_t sizes_w = paper_px(paper, 480);
    sizes_show(paper, (Rect){margin, y, sizes_w, height});
    int32_t x = margin + sizes_w + gap;
    Pill invert = {.text = paper_word(paper, WORD_INVERT), .action = {.kind = ACTION_INVERT}};
    int32_t width = paper_pill_width(paper, &invert);
    paper_pill(paper, (Rect){x, y, width, height}, invert);
    x += width + gap;
    Pill language = {.text = paper_word(paper, WORD_OTHER_LANGUAGE),
                     .action = {.kind = ACTION_LANGUAGE}};
    width = paper_pill_width(paper, &language);
    paper_pill(paper, (Rect){x, y, width, height}, language);
    x += width + gap;
    Label hint = {.text = paper_word(paper, WORD_SWIPE_HINT),
                  .size_u = 30,
                  .colour = paper->theme->secondary,
                  .across = ALIGN_END,
                  .down = ALIGN_CENTRE,
                  .max_lines = 2};
    int32_t room = look->width_px - margin - x;
    if (room >= paper_px(paper, 340)) {
        paper_label(paper, (Rect){x, y, room, height}, hint);
    }
}
