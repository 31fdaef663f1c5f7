/* Articles and videos: one column of text, a rail of cards beside or under it. */
#include "ui/icons.h"
#include "ui/plates.h"
#include "ui/screens.h"

/* Videos have links and headings in their own colour, so a glance tells where one is. */
static PageInks page_inks(const Theme *theme, bool video) {
    return (PageInks){.ink = theme->ink,
                      .heading = theme->ink,
                      .secondary = theme->secondary,
                      .link = video ? theme->film : theme->house,
                      .rule = theme->line};
}

/* Section and date in one small line; the date is the issue's, because the article is news of that
 * month. It stays away where both do not fit: the issue's page says it, too. */
static Str head_line(Paper *paper, const OpenedItem *item, int32_t width_px) {
    const Look *look = &paper->model->look;
    Str digest =
        words_insert_in(paper->frame, look->language, WORD_DIGEST_OF, item->article.section);
    Str date =
        paper_count_word(paper, WORD_DATE, item->issue.year, item->issue.month, item->issue.day);
    Str both = arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(digest), STR_ARG(date));
    Label smallest = {.text = both, .size_u = 28};
    return paper_label_width(paper, smallest) <= width_px ? both : digest;
}

/* Drawn at the places that reader_head_in found; nothing is measured twice. */
static void show_head(Paper *paper, const OpenedItem *item, const ReaderGeometry *geometry) {
    const Theme *theme = paper->theme;
    Rect column = geometry->column;
    ReaderSetter setter = {paper->frame, paper->scratch, paper->measure};
    ReaderHead head = reader_head_in(setter, &paper->model->look, item, geometry);
    if (head.chip_y_px >= 0) {
        paper_chip(paper, column.x, column.y + head.chip_y_px, item->article.organisation,
                   column.w);
    }
    for (int32_t i = 0; i < head.title.line_count; i++) {
        Rect at = {column.x,
                   column.y + head.title_y_px + i * head.title_pitch_px +
                       head.title_em_px * 88 / 100,
                   0, 0};
        display_line(paper->list, &head.title, i, at,
                     (LineInk){theme->ink, theme->ink, theme->ink});
    }
    Label line = {.size_u = 30, .colour = theme->secondary};
    if (head.second_y_px >= 0) {
        line.text = item->article.contributor;
        paper_label(paper, (Rect){column.x, column.y + head.line_y_px, column.w, 0}, line);
    }
    int32_t digest_y = head.second_y_px >= 0 ? head.second_y_px : head.line_y_px;
    if (digest_y >= 0) {
        line.text = head_line(paper, item, column.w);
        paper_label(paper, (Rect){column.x, column.y + digest_y, column.w, 0}, line);
    }
}

/* Decoded beforehand at just this size (plates.h). Where a picture is missing an empty frame keeps
 * its place, so that lines do not depend on it. */
static void show_pictures(Paper *paper, const OpenedItem *item, int32_t page, Rect column) {
    const Page *shown = &item->pages.pages[page];
    for (int32_t i = 0; i < shown->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[shown->first_piece + i];
        if (piece->kind != PIECE_PICTURE) {
            continue;
        }
        Rect box = {column.x + piece->at.x, column.y + piece->at.y, piece->at.w, piece->at.h};
        Pixels pixels = plates_find(paper->opened, item, page, i);
        if (pixels.at) {
            display_pixels(paper->list, box, pixels);
        } else {
            display_outline(paper->list, box, paper_px(paper, 12), paper_px(paper, 2),
                            paper->theme->line);
        }
    }
}

/* With the quiet zone, beside and below the text; the code itself is at least 240 u wide. */
enum { QR_SIDE_U = 340, QR_SIDE_BELOW_U = 300, QR_LEAST_U = 240, QR_PAD_BELOW_U = 20 };

/* Below the text a code with few modules, whose quiet zone is wide, gets a larger side. */
static int32_t side_below_px(const Paper *paper, const QrCode *qr) {
    int32_t wanted = paper_px(paper, QR_SIDE_BELOW_U);
    int32_t needed = (paper_px(paper, QR_LEAST_U) * (qr->size + 8) + qr->size - 1) / qr->size;
    return wanted > needed ? wanted : needed;
}

/* Without the scheme: that is how people write addresses, and it leaves room for the rest. */
static Str short_address(Str address) {
    static const Str schemes[] = {S_INIT("https://"), S_INIT("http://")};
    for (int32_t i = 0; i < COUNT_OF(schemes); i++) {
        if (str_starts_with(address, schemes[i])) {
            return str_slice(address, schemes[i].size, address.size);
        }
    }
    return address;
}

/* The code with its quiet zone of four modules, always dark on white. */
static void show_code(Paper *paper, Rect box, const QrCode *qr) {
    int32_t modules = qr->size + 8;
    int32_t size = box.w / modules * qr->size;
    /* Modules of whole pixels are the crispest, unless they make the code too small to scan. */
    if (size < paper_px(paper, QR_LEAST_U)) {
        size = box.w * qr->size / modules;
    }
    Rect code = {box.x + (box.w - size) / 2, box.y + (box.h - size) / 2, size, size};
    display_fill(paper->list, box, paper_px(paper, 8), 0xFFFFFFFF);
    display_modules(paper->list, code, (Modules){qr->size, qr->modules}, 0xFF1E2430);
}

/* Dark on white in both themes with a quiet zone of four modules, or a telephone does not read it.
 * */
static void show_code_card(Paper *paper, Rect card, const OpenedItem *item, bool below) {
    const Theme *theme = paper->theme;
    Action action = {.kind = ACTION_QR};
    int32_t pad = paper_px(paper, below ? QR_PAD_BELOW_U : 24);
    Label label = {
        .text = paper_word(paper, item->kind == ITEM_VIDEO ? WORD_QR_VIDEO : WORD_QR_ARTICLE),
        .size_u = 30,
        .colour = theme->ink,
        .across = below ? ALIGN_START : ALIGN_CENTRE,
        .max_lines = 3};
    Label address = {.text = short_address(item->qr.text),
                     .size_u = 28,
                     .colour = theme->secondary,
                     .across = below ? ALIGN_START : ALIGN_CENTRE,
                     .max_lines = 6,
                     .pitch_percent = 128};
    paper_card(paper, card, 20);
    int32_t side = below ? card.h - 2 * pad : card.w - 2 * pad;
    int32_t most = below ? side_below_px(paper, &item->qr) : paper_px(paper, QR_SIDE_U);
    side = side < most ? side : most;
    Rect code = {below ? card.x + pad : card.x + (card.w - side) / 2,
                 below ? card.y + (card.h - side) / 2 : card.y + pad, side, side};
    show_code(paper, code, &item->qr);
    Rect text =
        below ? (Rect){code.x + side + pad, code.y, card.w - side - 3 * pad, 0}
              : (Rect){card.x + pad, code.y + side + paper_px(paper, 20), card.w - 2 * pad, 0};
    if (below) {
        /* Beside the code, and like it in the middle of the card's height. */
        int32_t height = paper_label_height(paper, text.w, label) + paper_px(paper, 18) +
                         paper_label_height(paper, text.w, address);
        int32_t room = card.h - 2 * pad;
        text.y = card.y + pad + (height < room ? (room - height) / 2 : 0);
    }
    Rect set = paper_label(paper, text, label);
    address.down = ALIGN_START;
    paper_label(paper,
                (Rect){text.x, set.y + set.h + paper_px(paper, 18), text.w,
                       card.y + card.h - pad - set.y - set.h - paper_px(paper, 18)},
                address);
    paper_target(paper, card, action);
}

/* How high the cards of a wide rail are; under the text they fill the rail. */
static int32_t code_card_h(Paper *paper, const OpenedItem *item, int32_t width) {
    int32_t pad = paper_px(paper, 24);
    Label label = {
        .text = paper_word(paper, item->kind == ITEM_VIDEO ? WORD_QR_VIDEO : WORD_QR_ARTICLE),
        .size_u = 30,
        .max_lines = 3};
    Label address = {
        .text = short_address(item->qr.text), .size_u = 28, .max_lines = 6, .pitch_percent = 128};
    int32_t most = paper_px(paper, QR_SIDE_U);
    int32_t side = width - 2 * pad < most ? width - 2 * pad : most;
    return 2 * pad + side + paper_px(paper, 20 + 18) +
           paper_label_height(paper, width - 2 * pad, label) +
           paper_label_height(paper, width - 2 * pad, address);
}

/* The item's own; the issue's would lead to the wrong page. */
static Str look_for_of(const OpenedItem *item) {
    return item->kind == ITEM_VIDEO ? item->video.look_for : item->article.look_for;
}

/* One label for measuring and for drawing, or the card would not fit what stands in it. */
static Label look_for_label(Paper *paper, const OpenedItem *item) {
    return (Label){.text = look_for_of(item),
                   .size_u = 32,
                   .colour = paper->theme->ink,
                   .max_lines = 7,
                   .pitch_percent = 145};
}

/* Measured as it is drawn. */
static int32_t look_for_card_h(Paper *paper, const OpenedItem *item, int32_t width) {
    int32_t pad = paper_px(paper, 28);
    return 2 * pad + paper_px(paper, 28 + 22) +
           paper_label_height(paper, width - 2 * pad, look_for_label(paper, item));
}

/* For articles without a verified address: a name is better than a guess. */
static void show_look_for_card(Paper *paper, Rect card, const OpenedItem *item) {
    int32_t pad = paper_px(paper, 28);
    Label head = {.text = paper_word(paper, WORD_LOOK_FOR),
                  .size_u = 28,
                  .bold = true,
                  .colour = paper->theme->warm};
    paper_card(paper, card, 20);
    Rect inner = {card.x + pad, card.y + pad, card.w - 2 * pad, card.h - 2 * pad};
    Rect set = paper_label(paper, inner, head);
    int32_t y = set.y + set.h + paper_px(paper, 22);
    paper_label(paper, (Rect){inner.x, y, inner.w, inner.y + inner.h - y},
                look_for_label(paper, item));
}

/* A card that leads somewhere else. */
typedef struct LinkCard {
    Str head;
    Str title;
    Action action;
    bool film; /* the colour of videos */
} LinkCard;

/* Three lines at most, then smaller. */
static Label link_label(const Paper *paper, const LinkCard *link) {
    return (Label){.text = link->title,
                   .size_u = 32,
                   .bold = true,
                   .colour = link->film ? paper->theme->film : paper->theme->on_chip,
                   .max_lines = 3,
                   .pitch_percent = 140};
}

enum { LINK_PAD_U = 24 };

/* Measured as it is drawn, like the card of a page to look for. */
static int32_t link_card_h(Paper *paper, const LinkCard *link, int32_t width) {
    int32_t pad = paper_px(paper, LINK_PAD_U);
    return 2 * pad + paper_px(paper, 28 + 14) +
           paper_label_height(paper, width - 2 * pad, link_label(paper, link));
}

/* A related item names its kind before its title: a visitor with two minutes wants to know whether
 * it is a text or a video. */
static void show_link_card(Paper *paper, Rect card, const LinkCard *link) {
    const Theme *theme = paper->theme;
    int32_t pad = paper_px(paper, LINK_PAD_U);
    int32_t icon = paper_px(paper, 40);
    Colour ground = link->film ? theme->film_card : theme->chip;
    Label label = link_label(paper, link);
    Label head = {.text = link->head, .size_u = 28, .colour = label.colour};
    display_fill(paper->list, card, paper_px(paper, 20), paper_answer(paper, link->action, ground));
    Rect inner = {card.x + pad, card.y + pad, card.w - 2 * pad, card.h - 2 * pad};
    Rect set = paper_label(paper, (Rect){inner.x, inner.y, inner.w - icon, 0}, head);
    paper_label(paper, (Rect){inner.x, set.y + set.h + paper_px(paper, 14), inner.w, 0}, label);
    paper_icon(paper, (Rect){inner.x + inner.w - icon, set.y, icon, set.h}, ICON_CHEVRON_RIGHT, 40,
               label.colour);
    paper_target(paper, card, link->action);
}

enum { LINKS_MAX = 6 };

/* Its action goes straight there; back leads here again. */
static LinkCard item_link(Paper *paper, const ItemRecord *related) {
    bool video = related->kind == ITEM_VIDEO;
    return (LinkCard){
        .head = paper_word(paper, video ? WORD_RELATED_VIDEO : WORD_RELATED_ARTICLE),
        .title = related->title,
        .action = go_to(video ? SCREEN_VIDEO : SCREEN_ARTICLE, related->id, 0),
        .film = video,
    };
}

/* Videos name the issues that have introduced them. */
static LinkCard issue_link(Paper *paper, int32_t number) {
    return (LinkCard){.head = paper_word(paper, WORD_NAMED_IN),
                      .title = paper_count_word(paper, WORD_ISSUE_NUMBER, number, 0, 0),
                      .action = go_to(SCREEN_CONTENTS, number, 0),
                      .film = true};
}

/* A video names its issues first; related items follow for both. */
static int32_t collect_links(Paper *paper, const OpenedItem *item, LinkCard *links) {
    int32_t count = 0;
    Str issues = item->kind == ITEM_VIDEO ? item->video.issues : S("");
    while (issues.size > 0 && count < LINKS_MAX) {
        int32_t number = 0;
        if (str_to_int(str_cut(&issues, ' '), &number)) {
            links[count++] = issue_link(paper, number);
        }
    }
    for (int32_t i = 0; i < item->related_count && count < LINKS_MAX; i++) {
        links[count++] = item_link(paper, &item->related[i]);
    }
    return count;
}

/* Beside the text: cards under each other as long as there is room. */
static void show_rail(Paper *paper, Rect rail, const OpenedItem *item) {
    LinkCard links[LINKS_MAX];
    int32_t count = collect_links(paper, item, links);
    int32_t gap = paper_px(paper, 24);
    int32_t y = rail.y;
    if (item->has_qr) {
        int32_t height = code_card_h(paper, item, rail.w);
        show_code_card(paper, (Rect){rail.x, y, rail.w, height}, item, false);
        y += height + gap;
    } else if (look_for_of(item).size > 0) {
        int32_t height = look_for_card_h(paper, item, rail.w);
        show_look_for_card(paper, (Rect){rail.x, y, rail.w, height}, item);
        y += height + gap;
    }
    for (int32_t i = 0; i < count; i++) {
        int32_t height = link_card_h(paper, &links[i], rail.w);
        if (y + height > rail.y + rail.h) {
            break;
        }
        show_link_card(paper, (Rect){rail.x, y, rail.w, height}, &links[i]);
        y += height + gap;
    }
}

/* A code and 250 u of text beside it, or half of the rail. */
static int32_t address_card_w(const Paper *paper, Rect rail, const OpenedItem *item) {
    return item->has_qr
               ? side_below_px(paper, &item->qr) + paper_px(paper, 3 * QR_PAD_BELOW_U + 250)
               : rail.w * 52 / 100;
}

/* Under the text: the address card on the left, links on the right, as many as there is room for.
 */
static void show_rail_below(Paper *paper, Rect rail, const OpenedItem *item) {
    LinkCard links[LINKS_MAX];
    int32_t count = collect_links(paper, item, links);
    int32_t gap = paper_px(paper, 24);
    bool address = item->has_qr || look_for_of(item).size > 0;
    int32_t left_w = !address ? 0 : count > 0 ? address_card_w(paper, rail, item) : rail.w;
    Rect left = {rail.x, rail.y, left_w, rail.h};
    if (item->has_qr) {
        show_code_card(paper, left, item, true);
    } else if (address) {
        show_look_for_card(paper, left, item);
    }
    int32_t x = rail.x + left_w + (address ? gap : 0);
    int32_t width = rail.x + rail.w - x;
    int32_t half = (rail.h - gap) / 2;
    bool two = count >= 2 && link_card_h(paper, &links[0], width) <= half &&
               link_card_h(paper, &links[1], width) <= half;
    int32_t height = two ? half : rail.h;
    for (int32_t i = 0; i < (two ? 2 : count > 0); i++) {
        Rect card = {x, rail.y + i * (half + gap), width, height};
        show_link_card(paper, card, &links[i]);
    }
}

/* Name and value of one fact about a video, at the foot of the box, which it shortens. Nothing is
 * drawn for what the editor does not know, or where the box has no room left. */
static void show_fact(Paper *paper, Rect *box, Word word, Str text) {
    if (text.size == 0) {
        return;
    }
    Label head = {.text = paper_word(paper, word), .size_u = 28, .colour = 0xCCFFFFFF};
    Label fact = {.text = text, .size_u = 30, .colour = 0xFFFFFFFF, .max_lines = 3};
    int32_t fact_h = paper_label_height(paper, box->w, fact);
    int32_t height = fact_h + paper_px(paper, 28 + 10);
    if (height > box->h) {
        return;
    }
    int32_t y = box->y + box->h - height;
    paper_label(paper, (Rect){box->x, y, box->w, 0}, head);
    paper_label(paper, (Rect){box->x, y + height - fact_h, box->w, 0}, fact);
    box->h -= height + paper_px(paper, 22);
}

static void show_poster_ring(Paper *paper, Rect poster) {
    int32_t size = (poster.w < poster.h ? poster.w : poster.h) * 92 / 100;
    Rect ring = {poster.x + poster.w - size * 62 / 100, poster.y + (poster.h - size) / 2, size,
                 size};
    int32_t side = size * 42 / 100;
    display_outline(paper->list, ring, size / 2, paper_px(paper, 10), 0x26FFFFFF);
    display_play(paper->list,
                 (Rect){ring.x + size * 37 / 100, ring.y + (size - side) / 2, side, side},
                 0x26FFFFFF);
}

/* From the foot upwards: the facts a visitor asks for; a band has room for whose it is and where.
 */
static void show_facts(Paper *paper, Rect box, const VideoRecord *video, bool whole) {
    Str minutes =
        video->minutes > 0 ? paper_count_word(paper, WORD_MINUTES, video->minutes, 0, 0) : S("");
    Str when = video->published.size > 0 && minutes.size > 0
                   ? arena_print_in(paper->frame, "%.*s\xE3\x80\x80%.*s", STR_ARG(video->published),
                                    STR_ARG(minutes))
                   : video->published;
    if (whole) {
        /* Both stand on one line; minutes alone are a length, not a date. */
        show_fact(paper, &box, when.size > 0 ? WORD_PUBLISHED : WORD_LENGTH,
                  when.size > 0 ? when : minutes);
        show_fact(paper, &box, WORD_AUDIENCE, video->audience);
    }
    show_fact(paper, &box, WORD_WATCH_AT, video->channel);
    show_fact(paper, &box, WORD_PUBLISHER, video->publisher);
}

/* Count, title, ring: the same picture as on the card that led here, larger. */
static void show_poster(Paper *paper, Rect poster, const OpenedItem *item, bool below) {
    const VideoRecord *video = &item->video;
    int32_t pad = paper_px(paper, below ? 48 : poster.w < paper_px(paper, 400) ? 36 : 56);
    display_fill(paper->list, poster, 0, theme_poster(video->colour));
    display_clip(paper->list, poster);
    show_poster_ring(paper, poster);
    display_clip(paper->list, (Rect){0});
    int32_t width = below ? poster.w * 36 / 100 : poster.w - 2 * pad;
    Label kind = {.text = video->kind, .size_u = 36, .colour = 0xFFFFFFFF};
    bool whole = !below || poster.h >= paper_px(paper, POSTER_WHOLE_U);
    int32_t top = poster.y + paper_px(paper, whole ? 52 : 46);
    Rect set = paper_label(paper, (Rect){poster.x + pad, top, width, 0}, kind);
    Label count = {.text = video->count, .size_u = 104, .bold = true, .colour = 0xFFFFFFFF};
    Rect large = {poster.x + pad, set.y + set.h + paper_px(paper, 20), width, 0};
    large = paper_label(paper, large, count);
    int32_t left = below ? poster.x + poster.w * 46 / 100 : poster.x + pad;
    int32_t upper = below ? poster.y + paper_px(paper, 20) : large.y + large.h;
    int32_t foot = poster.y + poster.h - paper_px(paper, whole ? 40 : 46);
    show_facts(paper, (Rect){left, upper, poster.x + poster.w - pad - left, foot - upper}, video,
               whole);
}

/* Cards beside or under the text have their own answers; a poster has none. */
static Rect text_area(const ReaderGeometry *geometry) {
    Rect area = geometry->sheet;
    if (geometry->below) {
        area.y += geometry->poster.h;
        area.h -= geometry->poster.h;
    } else {
        area.x += geometry->poster.w;
        area.w -= geometry->poster.w;
    }
    if (geometry->rail.w > 0 && geometry->below) {
        area.h = geometry->rail.y - area.y;
    } else if (geometry->rail.w > 0) {
        area.w = geometry->rail.x - area.x;
    }
    return area;
}

/* One page of an item with its rail. Sheets are drawn at x = 0; whoever moves them sets the list's
 * shift. */
void reader_show(Paper *paper, Place place) {
    const OpenedItem *item = place_item(paper->opened, place);
    if (!item || place.page >= item->pages.page_count) {
        return;
    }
    const Theme *theme = paper->theme;
    bool video = item->kind == ITEM_VIDEO;
    ReaderGeometry geometry = reader_geometry(&paper->model->look, item);
    PageInks inks = page_inks(theme, video);
    if (video && geometry.poster.h > 0) {
        show_poster(paper, geometry.poster, item, geometry.below);
    }
    if (place.page == 0) {
        show_head(paper, item, &geometry);
    }
    page_show(paper->list, &item->pages, place.page, (Corner){geometry.column.x, geometry.column.y},
              &inks);
    show_pictures(paper, item, place.page, geometry.column);
    if (geometry.rail.w > 0 && geometry.rail.h > 0) {
        if (geometry.below) {
            show_rail_below(paper, geometry.rail, item);
        } else {
            show_rail(paper, geometry.rail, item);
        }
    }
    if (!paper->deaf) {
        paper->scene->text = text_area(&geometry);
    }
}
