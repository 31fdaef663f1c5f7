/* Home: the newest issue is the cover; everything else is one tap away. */
#include "ui/icons.h"
#include "ui/screens.h"

/* The seal is the booth's face and the staff's door: five quick taps on it open the staff pages, so
 * it keeps its place on every size of screen. */
void home_show_top(Paper *paper) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    int32_t x = look_margin_px(look);
    Rect seal = {x, paper_px(paper, 28), paper_px(paper, 64), paper_px(paper, 64)};
    display_fill(paper->list, seal, paper_px(paper, 10), theme->warm);
    if (!paper->deaf) {
        paper->scene->seal = rect_inset(seal, -paper_px(paper, 28));
    }
    Label mark = {.text = S("壺"),
                  .size_u = 44,
                  .bold = true,
                  .colour = theme->on_warm,
                  .across = ALIGN_CENTRE,
                  .down = ALIGN_CENTRE};
    paper_label(paper, seal, mark);
    int32_t left = seal.x + seal.w + paper_px(paper, 24);
    Label title = {.text = paper_title(paper),
                   .size_u = 46,
                   .bold = true,
                   .colour = theme->ink,
                   .down = ALIGN_CENTRE};
    Place home = {SCREEN_HOME, 0, 0};
    int32_t mark_w = draft_mark_width(paper, home);
    int32_t end = paper->width_px - x - mark_w;
    draft_mark_show(paper, (Rect){end, seal.y, mark_w, seal.h}, home);
    Rect set = paper_label(paper, (Rect){left, seal.y, end - left, seal.h}, title);
    int32_t behind = set.x + set.w + paper_px(paper, 36);
    Label tagline = {.text = paper_tagline(paper),
                     .size_u = 30,
                     .colour = theme->secondary,
                     .down = ALIGN_CENTRE};
    if (behind + paper_label_width(paper, tagline) <= end) {
        paper_label(paper, (Rect){behind, seal.y, end - behind, seal.h}, tagline);
    }
}

/* The cover says which number this is before anything else; a visitor who comes once a month looks
 * for exactly that. */
static int32_t show_cover_head(Paper *paper, Rect box, const IssueRecord *issue) {
    const Theme *theme = paper->theme;
    Label small = {
        .text = paper_word(paper, WORD_NEWEST_ISSUE), .size_u = 32, .colour = theme->soft_house};
    Rect set = paper_label(paper, box, small);
    Label number = {.text = paper_count_word(paper, WORD_ISSUE_NUMBER, issue->number, 0, 0),
                    .size_u = 104,
                    .bold = true,
                    .colour = theme->on_cover};
    set = paper_label(paper, (Rect){box.x, set.y + set.h + paper_px(paper, 10), box.w, 0}, number);
    Str date = paper_count_word(paper, WORD_ISSUED_ON, issue->year, issue->month, issue->day);
    Str count = paper_count_word(paper, WORD_ARTICLE_COUNT, issue->article_count, 0, 0);
    small.text =
        arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(date), STR_ARG(count));
    small.max_lines = 2;
    set = paper_label(paper, (Rect){box.x, set.y + set.h + paper_px(paper, 18), box.w, 0}, small);
    return set.y + set.h + paper_px(paper, 28);
}

/* Two lines of text and some breath: what a target has to have is enough. */
enum { LEAD_LEAST_U = 88 };

/* Section and title of one article. Three of them are enough to say what an issue is about, and
 * leave room for the button at the largest text size. */
static void show_cover_lead(Paper *paper, Rect box, const ArticleRecord *article) {
    const Theme *theme = paper->theme;
    Action action = go_to(SCREEN_ARTICLE, article->id, 0);
    int32_t pad = paper_px(paper, 12);
    if (paper_is_pressed(paper, action)) {
        display_fill(paper->list, (Rect){box.x - pad, box.y, box.w + 2 * pad, box.h},
                     paper_px(paper, 8), 0x30FFFFFF);
    }
    paper_rule(paper, box.x, box.y, box.w, 0x55FFFFFF);
    Label section = {.text = article->section, .size_u = 28, .colour = theme->soft_house};
    Label title = {.text = article->title,
                   .size_u = 38,
                   .colour = theme->on_cover,
                   .max_lines = box.h > paper_px(paper, 150) ? 2 : 1};
    int32_t gap = paper_px(paper, 12);
    int32_t height = paper_px(paper, 28) + gap + paper_label_height(paper, box.w, title);
    int32_t y = box.y + (box.h - height) / 2;
    paper_label(paper, (Rect){box.x, y, box.w, 0}, section);
    paper_label(paper, (Rect){box.x, y + paper_px(paper, 28) + gap, box.w, 0}, title);
    paper_target(paper, box, action);
}

/* The one filled button of the cover. The whole cover leads to the same place, so a finger that
 * misses the button still arrives. */
static void show_read_button(Paper *paper, Rect box, Action action) {
    /* White in both themes, so the colour on it is the light one. */
    Colour ink = paper->booth ? paper->booth->light.house : theme_of(false)->house;
    Colour ground = paper_answer(paper, action, 0xFFFFFFFF);
    display_fill(paper->list, box, box.h / 2, ground);
    Label label = {.text = paper_word(paper, WORD_READ_THIS_ISSUE),
                   .size_u = 42,
                   .bold = true,
                   .colour = ink,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE};
    /* The words leave room for the icon behind them; both together stand in the middle. */
    int32_t side = paper_px(paper, 24);
    Rect words = {box.x + side, box.y, box.w - side - paper_px(paper, 72), box.h};
    Rect set = paper_label(paper, words, label);
    paper_icon(paper,
               (Rect){set.x + set.w + paper_px(paper, 12), box.y, paper_px(paper, 48), box.h},
               ICON_CHEVRON_RIGHT, 48, ink);
    paper_target(paper, box, action);
}

/* From the top: number, date, leads; the button is set from the bottom, so that what a short issue
 * leaves free lies in the middle. */
static void show_cover(Paper *paper, Rect box) {
    const OpenedHome *home = &paper->opened->home;
    const IssueRecord *issue = &home->issues[0];
    Action open = go_to(SCREEN_CONTENTS, issue->number, 0);
    int32_t pad = paper_px(paper, 56);
    Rect inner = {box.x + pad, box.y + paper_px(paper, 44), box.w - 2 * pad, box.h};
    display_fill(paper->list, box, paper_px(paper, 24), paper->theme->cover);
    display_clip(paper->list, box);
    Label ghost = {.text = arena_print_in(paper->frame, "%d", issue->number),
                   .size_u = 380,
                   .bold = true,
                   .colour = paper->theme->ghost,
                   .across = ALIGN_END,
                   .down = ALIGN_END};
    paper_label(paper, (Rect){box.x, box.y, box.w - pad / 2, box.h - paper_px(paper, 60)}, ghost);
    display_clip(paper->list, (Rect){0});
    paper_target(paper, box, open);
    int32_t y = show_cover_head(paper, inner, issue);
    int32_t button_h = paper_px(paper, 104);
    int32_t foot = box.y + box.h - paper_px(paper, 40) - button_h;
    int32_t room = foot - paper_px(paper, 24) - y;
    /* On a short upright screen two leads that can be read and hit are worth more than three. */
    int32_t fitting = room / paper_px(paper, LEAD_LEAST_U);
    int32_t rows = home->article_count < fitting ? home->article_count : fitting;
    int32_t row_h = rows > 0 ? room / rows : 0;
    int32_t most = paper_px(paper, 190);
    row_h = row_h < most ? row_h : most;
    for (int32_t i = 0; i < rows; i++) {
        show_cover_lead(paper, (Rect){inner.x, y + i * row_h, inner.w, row_h}, &home->articles[i]);
    }
    paper_rule(paper, inner.x, y + rows * row_h, inner.w, 0x55FFFFFF);
    show_read_button(paper, (Rect){inner.x, foot, inner.w, button_h}, open);
}

/* A heading with すべて見る at its right; returns where its content begins: below the target, which
 * is higher than the heading and reaches into the blank above. */
static int32_t show_heading(Paper *paper, Rect box, Word word, Action all) {
    int32_t height = paper_px(paper, 56);
    Label label = {.text = paper_word(paper, word),
                   .size_u = 38,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){box.x, box.y, box.w, height}, label);
    Label see = {.text = paper_word(paper, WORD_SEE_ALL),
                 .size_u = 30,
                 .colour = paper->theme->house,
                 .across = ALIGN_END,
                 .down = ALIGN_CENTRE};
    int32_t icon = paper_px(paper, 36);
    Rect right = {box.x + box.w - paper_px(paper, 300), box.y - paper_px(paper, 16),
                  paper_px(paper, 300), paper_px(paper, 88)};
    if (paper_is_pressed(paper, all)) {
        display_fill(paper->list, right, right.h / 2, paper->theme->chip);
    }
    paper_label(paper, (Rect){right.x, right.y, right.w - icon, right.h}, see);
    paper_icon(paper, (Rect){right.x + right.w - icon, right.y, icon, right.h}, ICON_CHEVRON_RIGHT,
               36, paper->theme->house);
    paper_target(paper, right, all);
    return right.y + right.h + paper_px(paper, 4);
}

/* The cards share the width: two beside each other, or one alone. More is behind すべて見る. */
static void show_issues(Paper *paper, Rect box) {
    const OpenedHome *home = &paper->opened->home;
    int32_t y = show_heading(paper, box, WORD_BACK_NUMBERS, go_to(SCREEN_ISSUES, 0, 0));
    int32_t gap = paper_px(paper, 24);
    int32_t count = home->issue_count - 1;
    int32_t width = count == 1 ? box.w : (box.w - gap) / 2;
    for (int32_t i = 0; i < count; i++) {
        Rect card = {box.x + i * (width + gap), y, width, box.y + box.h - y};
        home_issue_card(paper, card, &home->issues[i + 1], home->leads[i + 1]);
    }
}

/* Posters are as wide as their row allows; their number follows from the width, so portrait shows
 * as many as landscape does. */
static void show_videos(Paper *paper, Rect box) {
    const OpenedHome *home = &paper->opened->home;
    int32_t y = show_heading(paper, box, WORD_LEARN_BY_VIDEO, go_to(SCREEN_VIDEOS, 0, 0));
    int32_t gap = paper_px(paper, 24);
    /* A card narrower than this would break titles inside words. */
    int32_t most = (box.w + gap) / (paper_px(paper, 280) + gap);
    int32_t count = most < HOME_VIDEOS ? most : HOME_VIDEOS;
    int32_t width = (box.w - (count - 1) * gap) / count;
    for (int32_t i = 0; i < home->video_count && i < count; i++) {
        Rect card = {box.x + i * (width + gap), y, width, box.y + box.h - y};
        home_video_card(paper, card, &home->videos[i]);
    }
}

/* One topic chip as a button; false when it does not fit the row any more. */
static bool show_chip(Paper *paper, Rect *row, Str text, Action action, bool framed) {
    Label label = {.text = text,
                   .size_u = 34,
                   .colour = paper->theme->on_chip,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE};
    int32_t width = paper_label_width(paper, label) + paper_px(paper, 52);
    if (width > row->w) {
        return false;
    }
    Rect box = {row->x, row->y, width, row->h};
    Colour ground = framed ? paper->theme->card : paper->theme->chip;
    display_fill(paper->list, box, row->h / 2, paper_answer(paper, action, ground));
    if (framed) {
        display_outline(paper->list, box, row->h / 2, paper_px(paper, 2), paper->theme->line);
    }
    paper_label(paper, box, label);
    paper_target(paper, box, action);
    row->x += width + paper_px(paper, 16);
    row->w -= width + paper_px(paper, 16);
    return true;
}

/* Chips run on like words in a line and stop before the row that would not fit. The glossary comes
 * last, because it is a place and not a topic. */
static void show_topics(Paper *paper, Rect box) {
    const OpenedHome *home = &paper->opened->home;
    bool english = paper->model->look.language == LANGUAGE_ENGLISH;
    int32_t y = show_heading(paper, box, WORD_FIND_BY_TOPIC, go_to(SCREEN_TOPICS, 0, 0));
    int32_t height = paper_px(paper, 88);
    Label terms = {.text = paper_word(paper, WORD_TERMS), .size_u = 34};
    /* The glossary always has its place: behind the topics, or at the end of the last row. */
    int32_t kept = paper_label_width(paper, terms) + paper_px(paper, 52 + 16);
    int32_t rows = (box.y + box.h - y + paper_px(paper, 16)) / (height + paper_px(paper, 16));
    int32_t topic = 0;
    for (int32_t i = 0; i < rows; i++) {
        bool last = i == rows - 1;
        Rect row = {box.x, y + i * (height + paper_px(paper, 16)), box.w, height};
        row.w -= last ? kept : 0;
        while (topic < home->topic_count &&
               show_chip(paper, &row,
                         english ? home->topics[topic].english : home->topics[topic].title,
                         go_to(SCREEN_TOPIC, home->topics[topic].id, 0), false)) {
            topic++;
        }
        row.w += last ? kept : 0;
        bool all = last || topic == home->topic_count;
        if (all && show_chip(paper, &row, terms.text, go_to(SCREEN_TERMS, 0, 0), true)) {
            break;
        }
    }
}

/* Cover left, everything else right. The cover takes four tenths: less and its titles would break
 * in three, more and the cards beside it would. */
static void show_wide(Paper *paper, Rect sheet) {
    int32_t margin = look_margin_px(&paper->model->look);
    int32_t gap = paper_px(paper, 48);
    int32_t cover_w = (sheet.w - 2 * margin - gap) * 42 / 100;
    show_cover(paper, (Rect){margin, sheet.y, cover_w, sheet.h - paper_px(paper, 20)});
    Rect right = {margin + cover_w + gap, sheet.y, sheet.w - 2 * margin - cover_w - gap, 0};
    int32_t issues_h = sheet.h * 28 / 100;
    int32_t videos_h = sheet.h * 38 / 100;
    int32_t breath = paper_px(paper, 24);
    right.h = issues_h - breath;
    show_issues(paper, right);
    right.y += issues_h;
    right.h = videos_h - breath;
    show_videos(paper, right);
    right.y += videos_h;
    right.h = sheet.y + sheet.h - paper_px(paper, 8) - right.y;
    show_topics(paper, right);
}

/* The same parts below one another, by shares of the height; topics get what is left, because chips
 * can do with any number of rows. */
static void show_tall(Paper *paper, Rect sheet) {
    int32_t margin = look_margin_px(&paper->model->look);
    int32_t cover_h = sheet.h * 44 / 100;
    int32_t breath = paper_px(paper, 24);
    Rect box = {margin, sheet.y, sheet.w - 2 * margin, cover_h};
    show_cover(paper, box);
    box.y += cover_h + breath;
    box.h = sheet.h * 13 / 100;
    show_issues(paper, box);
    box.y += box.h + breath;
    box.h = sheet.h * 20 / 100;
    show_videos(paper, box);
    box.y += box.h + breath;
    box.h = sheet.y + sheet.h - paper_px(paper, 8) - box.y;
    show_topics(paper, box);
}

/* Home needs no bars: it is where they would lead. Its own bottom bar holds what a visitor who
 * cannot read the screen needs first, text size and colours. */
void home_show(Paper *paper) {
    const Look *look = &paper->model->look;
    Rect sheet = look_sheet(look);
    home_show_top(paper);
    if (paper->opened->home.issue_count == 0) {
        Label empty = {.text = paper_word(paper, WORD_NOTHING_HERE),
                       .size_u = 44,
                       .colour = paper->theme->secondary,
                       .across = ALIGN_CENTRE,
                       .down = ALIGN_CENTRE};
        paper_label(paper, sheet, empty);
        return;
    }
    if (look_is_wide(look)) {
        show_wide(paper, sheet);
    } else {
        show_tall(paper, sheet);
    }
}
