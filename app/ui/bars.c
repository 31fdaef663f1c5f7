/* The top and bottom bars. Controls never move: back top left, home top right, previous bottom
 * left, next bottom right, on every screen. */
#include "ui/icons.h"
#include "ui/screens.h"

enum { PILL_H_U = 96, PILL_TOP_U = 12, CRUMB_LEAST_U = 120 };

/* Bars and overlays ask for the item of a place; lists have none. */
const OpenedItem *place_item(const Opened *opened, Place place) {
    if (place.screen == SCREEN_ARTICLE) {
        return opened_item(opened, ITEM_ARTICLE, place.id);
    }
    return place.screen == SCREEN_VIDEO ? opened_item(opened, ITEM_VIDEO, place.id) : NULL;
}

/* Inside an item or list the neighbour is the next page, beyond its last page it is the next place
 * of the spine. The finger and the buttons read the same answer. */
void bars_find_neighbours(Paper *paper) {
    Scene *scene = paper->scene;
    Place place = paper->model->place;
    Neighbour next;
    Neighbour previous;
    opened_neighbours(paper->opened, paper->model, &next, &previous);
    if (place.screen == SCREEN_STAFF) {
        staff_neighbours(paper->model, place, &next, &previous);
    }
    scene->next = scene->previous = place;
    scene->next.page++;
    scene->previous.page--;
    scene->has_next = place.page + 1 < opened_page_count(paper->opened, place);
    scene->has_previous = place.page > 0;
    if (!scene->has_next) {
        scene->has_next = next.exists;
        /* A neighbour may be asked for its last page without anybody knowing yet which that is. */
        scene->next = opened_clamp(paper->opened, next.place);
    }
    if (!scene->has_previous) {
        scene->has_previous = previous.exists;
        scene->previous = opened_clamp(paper->opened, previous.place);
    }
}

/* What a screen is called in the crumb and on buttons that lead to it. */
static Word screen_word(ScreenKind screen) {
    switch (screen) {
    case SCREEN_ISSUES: return WORD_ALL_ISSUES;
    case SCREEN_CONTENTS: return WORD_CONTENTS;
    case SCREEN_VIDEOS: return WORD_VIDEOS;
    case SCREEN_TOPICS: return WORD_TOPICS;
    case SCREEN_TERMS: return WORD_TERMS;
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO:
    case SCREEN_TOPIC:
    case SCREEN_TERM:
    case SCREEN_STAFF: return WORD_BACK;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_TROUBLE:
    case SCREEN_COUNT: break;
    }
    return WORD_HOME;
}

typedef struct Crumb {
    Str where; /* small */
    Str what;  /* bold */
} Crumb;

/* The crumb answers where am I: issue and section for an article, the name of the list otherwise.
 * */
static Crumb crumb_of(Paper *paper, Place place) {
    const OpenedItem *item = place_item(paper->opened, place);
    const OpenedGrid *grid = &paper->opened->grid;
    switch (place.screen) {
    case SCREEN_ARTICLE:
        return item ? (Crumb){paper_count_word(paper, WORD_ISSUE_NUMBER, item->article.issue_number,
                                               0, 0),
                              item->article.section}
                    : (Crumb){0};
    case SCREEN_VIDEO:
        return (Crumb){paper_word(paper, WORD_LEARN_BY_VIDEO), item ? item->video.kind : S("")};
    case SCREEN_CONTENTS:
        return (Crumb){paper_count_word(paper, WORD_ISSUE_NUMBER, place.id, 0, 0),
                       paper_word(paper, WORD_CONTENTS)};
    case SCREEN_TOPIC:
        return (Crumb){paper_word(paper, WORD_TOPICS),
                       paper->model->look.language == LANGUAGE_ENGLISH ? grid->topic.english
                                                                       : grid->topic.title};
    case SCREEN_TERM: return (Crumb){paper_word(paper, WORD_TERMS), grid->term.term};
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TERMS: return (Crumb){S(""), paper_word(paper, screen_word(place.screen))};
    case SCREEN_STAFF:
        return (Crumb){paper_word(paper, WORD_STAFF), paper_word(paper, staff_word(place.id))};
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_TROUBLE:
    case SCREEN_COUNT: break;
    }
    return (Crumb){0};
}

/* Too long even alone: lines of it, and the number is left to the page. Where that is too much as
 * well (a term, which is the page's own title), the floor above it must do, and beside the mark of
 * a draft perhaps nothing: the bottom bar says where this is as well. */
static void show_narrow_crumb(Paper *paper, Rect box, Label what, Str where) {
    what.max_lines = 3;
    what.pitch_percent = 116;
    what.down = ALIGN_CENTRE;
    if (what.text.size == 0 || paper_label_height(paper, box.w, what) > box.h) {
        what.text = where;
    }
    if (what.text.size > 0 && paper_label_height(paper, box.w, what) <= box.h) {
        paper_label(paper, box, what);
    }
}

/* It gives way to the buttons on both sides, first by a second line, then by becoming smaller. */
static void show_crumb(Paper *paper, Rect box, Crumb crumb) {
    const Theme *theme = paper->theme;
    Label where = {
        .text = crumb.where, .size_u = 32, .colour = theme->secondary, .down = ALIGN_CENTRE};
    Label what = {
        .text = crumb.what, .size_u = 32, .bold = true, .colour = theme->ink, .down = ALIGN_CENTRE};
    int32_t gap = crumb.where.size > 0 ? paper_px(paper, 20) : 0;
    int32_t where_w = crumb.where.size > 0 ? paper_label_width(paper, where) : 0;
    if (where_w + gap + paper_label_width(paper, what) <= box.w) {
        paper_label(paper, (Rect){box.x, box.y, where_w + 1, box.h}, where);
        paper_label(paper, (Rect){box.x + where_w + gap, box.y, box.w - where_w - gap, box.h},
                    what);
        return;
    }
    where.size_u = what.size_u = 28;
    int32_t half = box.h / 2;
    where.down = ALIGN_END;
    if (crumb.where.size == 0 || paper_label_width(paper, what) > box.w ||
        paper_label_width(paper, where) > box.w) {
        show_narrow_crumb(paper, box, what, crumb.where);
        return;
    }
    int32_t breath = paper_px(paper, 5);
    what.down = ALIGN_START;
    paper_label(paper, (Rect){box.x, box.y, box.w, half - breath}, where);
    paper_label(paper, (Rect){box.x, box.y + half + breath, box.w, half - breath}, what);
}

/* The two pills at the right. Where their words would leave no room for the crumb beside the widest
 * back button (English on a narrow screen), they are icons; never for the sake of one page, so that
 * controls stay where they are. */
static Rect show_top_right(Paper *paper) {
    enum { WIDEST_BACK_U = 300, CRUMB_WISH_U = 190 };
    const Look *look = &paper->model->look;
    int32_t height = paper_px(paper, PILL_H_U);
    int32_t y = paper_px(paper, PILL_TOP_U);
    int32_t right = look->width_px - look_margin_px(look);
    Pill home = {.text = paper_word(paper, WORD_HOME), .action = {.kind = ACTION_HOME}};
    Pill panel = {.text = paper_word(paper, WORD_TEXT_AND_COLOURS),
                  .action = {.kind = ACTION_PANEL}};
    int32_t home_w = paper_pill_width(paper, &home);
    int32_t panel_w = paper_pill_width(paper, &panel);
    int32_t gap = paper_px(paper, 20);
    int32_t left = look_margin_px(look) + paper_px(paper, WIDEST_BACK_U + 24 + 20);
    if (right - home_w - gap - panel_w - left < paper_px(paper, CRUMB_WISH_U)) {
        home = (Pill){.icon_before = ICON_HOME, .action = home.action};
        panel = (Pill){.icon_before = ICON_TEXT_FIELDS, .action = panel.action};
        home_w = paper_pill_width(paper, &home);
        panel_w = paper_pill_width(paper, &panel);
    }
    paper_pill(paper, (Rect){right - home_w - gap - panel_w, y, panel_w, height}, panel);
    paper_pill(paper, (Rect){right - home_w, y, home_w, height}, home);
    return (Rect){right - home_w - gap - panel_w, y, home_w + gap + panel_w, height};
}

/* Back is always left and Home always right, whatever else the screen has: hands learn places, not
 * words. */
static void show_top(Paper *paper, Place place) {
    const Model *model = paper->model;
    int32_t height = paper_px(paper, PILL_H_U);
    int32_t x = look_margin_px(&model->look);
    int32_t y = paper_px(paper, PILL_TOP_U);
    Place came =
        model->trail_count > 0 ? model->trail[model->trail_count - 1] : (Place){SCREEN_HOME, 0, 0};
    Pill back = {.text = paper_word(paper, screen_word(came.screen)),
                 .icon_before = ICON_CHEVRON_LEFT,
                 .action = {.kind = ACTION_BACK}};
    int32_t width = paper_pill_width(paper, &back);
    paper_pill(paper, (Rect){x, y, width, height}, back);
    Rect right = show_top_right(paper);
    int32_t left = x + width + paper_px(paper, 24);
    Rect middle = {left, y, right.x - left - paper_px(paper, 20), height};
    int32_t mark = draft_mark_width(paper, place);
    draft_mark_show(paper, middle, place);
    int32_t taken = mark > 0 ? mark + paper_px(paper, 20) : 0;
    middle = (Rect){middle.x + taken, y, middle.w - taken, height};
    /* On the smallest screens the mark leaves no room; where the reader is stands below as well. */
    if (mark == 0 || middle.w >= paper_px(paper, CRUMB_LEAST_U)) {
        show_crumb(paper, middle, crumb_of(paper, place));
    }
}

/* The words of the two turning buttons. */
typedef struct TurnWords {
    Word previous;
    Word next;
    Str next_title;
} TurnWords;

/* At the end of an article the button says 次の記事 and its title, so that nobody turns into the
 * unknown. */
static TurnWords turn_words(Paper *paper, Place place) {
    bool wide = look_is_wide(&paper->model->look);
    bool item = place_item(paper->opened, place) != NULL;
    TurnWords words = {WORD_PREVIOUS, WORD_NEXT, {0}};
    Neighbour next;
    Neighbour previous;
    opened_neighbours(paper->opened, paper->model, &next, &previous);
    if (place.screen == SCREEN_STAFF) {
        staff_neighbours(paper->model, place, &next, &previous);
    }
    if (item && wide) {
        words = (TurnWords){WORD_PREVIOUS_PAGE, WORD_NEXT_PAGE, {0}};
    }
    if (place.page + 1 >= opened_page_count(paper->opened, place) && next.exists) {
        words.next = next.word;
        words.next_title = next.title;
    }
    if (place.page == 0 && previous.exists) {
        words.previous = previous.word;
    }
    return words;
}

/* 記事 3／18 and 2／4 ページ: on one line, or under each other where the buttons leave too little.
 */
static int32_t show_progress_text(Paper *paper, Rect box, Place place) {
    const OpenedItem *item = place_item(paper->opened, place);
    int32_t count = opened_page_count(paper->opened, place);
    Label page = {.text = paper_count_word(paper, WORD_PAGE_OF, place.page + 1, count, 0),
                  .size_u = 32,
                  .colour = paper->theme->secondary,
                  .across = ALIGN_CENTRE,
                  .down = ALIGN_CENTRE};
    Label both = page;
    Label which = page;
    if (item) {
        bool video = item->kind == ITEM_VIDEO;
        int32_t position = video ? item->video.position : item->article.position;
        which.text = paper_count_word(paper, video ? WORD_VIDEO_OF : WORD_ARTICLE_OF, position,
                                      item->total, 0);
        both.text = arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(which.text),
                                   STR_ARG(page.text));
    }
    int32_t foot = box.y + box.h / 2 + paper_px(paper, 4);
    both.size_u = 28;
    if (!item || paper_label_width(paper, both) <= box.w) {
        both.size_u = 32;
        both.down = ALIGN_END;
        paper_label(paper, (Rect){box.x, box.y, box.w, foot - box.y}, both);
        return foot;
    }
    page.size_u = which.size_u = 28;
    int32_t text_h = paper_px(paper, 28 + 12 + 28);
    int32_t top = box.y + (box.h - text_h - paper_px(paper, 24)) / 2;
    paper_pair(paper, (Rect){box.x, top, box.w, text_h}, which, page);
    return top + text_h;
}

/* How far one is in this item, as words and as a bar: the words are exact, the bar is seen at a
 * glance. */
static void show_progress(Paper *paper, Rect box, Place place) {
    const Theme *theme = paper->theme;
    int32_t count = opened_page_count(paper->opened, place);
    int32_t bar_w = paper_px(paper, 560) < box.w ? paper_px(paper, 560) : box.w;
    int32_t bar_h = paper_px(paper, 10);
    int32_t foot = show_progress_text(paper, box, place);
    Rect bar = {box.x + (box.w - bar_w) / 2, foot + paper_px(paper, 14), bar_w, bar_h};
    display_fill(paper->list, bar, bar_h / 2, theme->line);
    bar.w = (int32_t)((int64_t)bar_w * (place.page + 1) / count);
    display_fill(paper->list, bar, bar_h / 2, theme->house);
}

/* Buttons keep their corners even when there is nothing to turn to: then they are pale, not gone.
 * */
static void show_bottom(Paper *paper, Place place) {
    const Look *look = &paper->model->look;
    const Theme *theme = paper->theme;
    int32_t bar_h = look_bottom_px(look);
    int32_t y = look->height_px - bar_h;
    int32_t margin = look_margin_px(look);
    int32_t height = bar_h - 2 * paper_px(paper, 20);
    int32_t gap = paper_px(paper, 32);
    TurnWords words = turn_words(paper, place);
    display_fill(paper->list, (Rect){0, y, look->width_px, bar_h}, 0, theme->card);
    paper_rule(paper, 0, y, look->width_px, theme->line);
    Pill previous = {.text = paper_word(paper, words.previous),
                     .icon_before = ICON_CHEVRON_LEFT,
                     .disabled = !paper->scene->has_previous,
                     .action = {.kind = ACTION_PREVIOUS}};
    Pill next = {.text = paper_word(paper, words.next),
                 .second = words.next_title,
                 .icon_behind = ICON_CHEVRON_RIGHT,
                 .filled = paper->scene->has_next,
                 .disabled = !paper->scene->has_next,
                 .action = {.kind = ACTION_NEXT}};
    int32_t previous_w = paper_pill_width(paper, &previous);
    int32_t next_w = paper_pill_width(paper, &next);
    int32_t least = paper_px(paper, 340);
    int32_t room = look->width_px - 2 * margin;
    int32_t most_previous = room * 26 / 100;
    previous_w = previous_w < most_previous ? previous_w : most_previous;
    /* Article and page of how many keep their two lines between the buttons. */
    int32_t most = room - previous_w - 2 * gap - paper_px(paper, 280);
    int32_t share = room * (look_is_wide(look) ? 48 : 41) / 100;
    most = most < share ? most : share;
    next_w = next_w < least && look_is_wide(look) ? least : next_w > most ? most : next_w;
    int32_t top = y + paper_px(paper, 20);
    paper_pill(paper, (Rect){margin, top, previous_w, height}, previous);
    Rect right = {look->width_px - margin - next_w, top, next_w, height};
    paper_pill(paper, right, next);
    int32_t left = margin + previous_w + gap;
    show_progress(paper, (Rect){left, top, right.x - gap - left, height}, place);
}

/* Over the sheet, which may be moving under them. */
void bars_show(Paper *paper) {
    Place place = paper->model->place;
    show_top(paper, place);
    show_bottom(paper, place);
}
