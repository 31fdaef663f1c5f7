/* Home: the newest issue is the cover; everything else is one tap away. */
#include "ui/icons.h"
#include "ui/screens.h"

/* Heights, in u. A heading alone leads to the rest of its part. */
enum {
    LEAD_LEAST_U = 100, /* two lines of text and some breath */
    BREATH_U = 24,
    FOOT_U = 12,
    CHEVRON_BLANK_U = 12,
    HEADING_U = 64,
    TO_CARDS_U = 76,
    ISSUES_U = TO_CARDS_U + 128,
    VIDEOS_U = TO_CARDS_U + 212,
    CHIP_U = 88,
    CHIP_GAP_U = 16,
    COVER_BARE_U = 436, /* number, date and button */
    COVER_ONE_LEAD_U = COVER_BARE_U + LEAD_LEAST_U,
    COVER_TWO_LEADS_U = COVER_BARE_U + 2 * LEAD_LEAST_U,
};

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

static Label lead_title(const Paper *paper, int32_t height, const ArticleRecord *article) {
    return (Label){.text = article->title,
                   .size_u = 38,
                   .colour = paper->theme->on_cover,
                   .max_lines = height > paper_px(paper, 150) ? 2 : 1};
}

/* Section, gap and title. */
static int32_t lead_height(Paper *paper, Rect box, const ArticleRecord *article) {
    return paper_px(paper, 28 + 12) +
           paper_label_height(paper, box.w, lead_title(paper, box.h, article));
}

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
    int32_t y = box.y + (box.h - lead_height(paper, box, article)) / 2;
    paper_label(paper, (Rect){box.x, y, box.w, 0}, section);
    paper_label(paper, (Rect){box.x, y + paper_px(paper, 28 + 12), box.w, 0},
                lead_title(paper, box.h, article));
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

static bool leads_fit(Paper *paper, Rect room, int32_t rows) {
    Rect row = {room.x, room.y, room.w, room.h / rows};
    int32_t breath = paper_px(paper, 12);
    for (int32_t i = 0; i < rows; i++) {
        if (lead_height(paper, row, &paper->opened->home.articles[i]) + breath > row.h) {
            return false;
        }
    }
    return true;
}

/* On a short or narrow cover one lead that can be read and hit is worth more than three. */
static int32_t count_leads(Paper *paper, Rect room) {
    int32_t count = paper->opened->home.article_count;
    int32_t fitting = room.h / paper_px(paper, LEAD_LEAST_U);
    int32_t rows = count < fitting ? count : fitting;
    while (rows > 1 && !leads_fit(paper, room, rows)) {
        rows--;
    }
    return rows;
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
    int32_t rows = count_leads(paper, (Rect){inner.x, y, inner.w, room});
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
    /* The chevron is narrower than its square; it shall end where the cards do. */
    int32_t words = right.w - icon + paper_px(paper, CHEVRON_BLANK_U);
    paper_label(paper, (Rect){right.x, right.y, words, right.h}, see);
    paper_icon(paper, (Rect){right.x + words, right.y, icon, right.h}, ICON_CHEVRON_RIGHT, 36,
               paper->theme->house);
    paper_target(paper, right, all);
    return right.y + right.h + paper_px(paper, 4);
}

/* The cards share the width: two beside each other, or one alone. More is behind すべて見る, and
 * all of them where the box holds the heading only. */
static void show_issues(Paper *paper, Rect box) {
    const OpenedHome *home = &paper->opened->home;
    int32_t y = show_heading(paper, box, WORD_BACK_NUMBERS, go_to(SCREEN_ISSUES, 0, 0));
    int32_t gap = paper_px(paper, 24);
    int32_t count = y < box.y + box.h ? home->issue_count - 1 : 0;
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
    bool has_room = y < box.y + box.h;
    for (int32_t i = 0; has_room && i < home->video_count && i < count; i++) {
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

/* Chips run on like words in a line and stop after so many rows. The glossary comes last, because
 * it is a place and not a topic. */
static void show_topics(Paper *paper, Rect box, int32_t rows) {
    const OpenedHome *home = &paper->opened->home;
    bool english = paper->model->look.language == LANGUAGE_ENGLISH;
    int32_t y = show_heading(paper, box, WORD_FIND_BY_TOPIC, go_to(SCREEN_TOPICS, 0, 0));
    int32_t height = paper_px(paper, CHIP_U);
    int32_t gap = paper_px(paper, CHIP_GAP_U);
    Label terms = {.text = paper_word(paper, WORD_TERMS), .size_u = 34};
    /* The glossary always has its place: behind the topics, or at the end of the last row. */
    int32_t kept = paper_label_width(paper, terms) + paper_px(paper, 52 + 16);
    int32_t topic = 0;
    for (int32_t i = 0; i < rows; i++) {
        bool last = i == rows - 1;
        Rect row = {box.x, y + i * (height + gap), box.w, height};
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

static int32_t topics_u(int32_t rows) {
    return rows > 0 ? TO_CARDS_U + rows * (CHIP_U + CHIP_GAP_U) - CHIP_GAP_U : HEADING_U;
}

/* Cover left, everything else right, and both end on one line. The cover takes four tenths: less
 * and its titles would break in three, more and the cards beside it would. Videos take what one row
 * of chips leaves where two have no room (4 to 3). */
static void show_wide(Paper *paper, Rect sheet) {
    int32_t margin = look_margin_px(&paper->model->look);
    int32_t gap = paper_px(paper, 48);
    int32_t breath = paper_px(paper, BREATH_U);
    int32_t height = sheet.h - paper_px(paper, FOOT_U);
    int32_t cover_w = (sheet.w - 2 * margin - gap) * 42 / 100;
    show_cover(paper, (Rect){margin, sheet.y, cover_w, height});
    int32_t issues_h = paper_px(paper, ISSUES_U);
    int32_t rest = height - issues_h - 2 * breath;
    int32_t chip_rows = rest >= paper_px(paper, VIDEOS_U + topics_u(2)) ? 2 : 1;
    int32_t topics_h = paper_px(paper, topics_u(chip_rows));
    Rect right = {margin + cover_w + gap, sheet.y, sheet.w - 2 * margin - cover_w - gap, issues_h};
    show_issues(paper, right);
    right.y += right.h + breath;
    right.h = rest - topics_h;
    show_videos(paper, right);
    right.y += right.h + breath;
    right.h = topics_h;
    show_topics(paper, right, chip_rows);
}

/* What an upright home holds besides the cover. */
typedef struct Parts {
    int32_t issues_u, videos_u, chip_rows;
} Parts;

static int32_t parts_u(Parts parts) {
    return parts.issues_u + parts.videos_u + topics_u(parts.chip_rows);
}

/* The parts take what they need and the cover the rest. Where that presses the cover, as on a panel
 * of 4 to 3 set upright, they give way to their headings one by one: what is new counts more than
 * what is one tap away. */
static Parts choose_parts(int32_t rest_u) {
    static const struct {
        Parts parts;
        int32_t cover_least_u;
    } choices[] = {{{ISSUES_U, VIDEOS_U, 2}, COVER_TWO_LEADS_U},
                   {{ISSUES_U, VIDEOS_U, 1}, COVER_ONE_LEAD_U},
                   {{HEADING_U, VIDEOS_U, 1}, COVER_ONE_LEAD_U},
                   {{HEADING_U, VIDEOS_U, 0}, COVER_BARE_U},
                   {{HEADING_U, HEADING_U, 0}, 0}};
    int32_t i = 0;
    while (i < COUNT_OF(choices) - 1 &&
           rest_u - parts_u(choices[i].parts) < choices[i].cover_least_u) {
        i++;
    }
    return choices[i].parts;
}

static void show_tall(Paper *paper, Rect sheet) {
    int32_t margin = look_margin_px(&paper->model->look);
    int32_t breath = paper_px(paper, BREATH_U);
    int32_t rest = sheet.h - 4 * breath;
    Parts parts = choose_parts(rest * 1080 / paper_px(paper, 1080));
    int32_t heights[] = {paper_px(paper, parts.issues_u), paper_px(paper, parts.videos_u),
                         paper_px(paper, topics_u(parts.chip_rows))};
    Rect box = {margin, sheet.y, sheet.w - 2 * margin, rest - heights[0] - heights[1] - heights[2]};
    show_cover(paper, box);
    box.y += box.h + breath;
    box.h = heights[0];
    show_issues(paper, box);
    box.y += box.h + breath;
    box.h = heights[1];
    show_videos(paper, box);
    box.y += box.h + breath;
    box.h = heights[2];
    show_topics(paper, box, parts.chip_rows);
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
