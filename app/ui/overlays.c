/* What lies over a screen: text & colours, the large code, the question after a pause. */
#include "ui/icons.h"
#include "ui/screens.h"
#include "ui/update.h"

/* The screen behind is shaded and stays in place, so nobody loses where they were. A tap beside the
 * card closes it. */
Rect overlay_begin(Paper *paper, int32_t width_u, int32_t height_u) {
    int32_t w = paper_px(paper, width_u);
    int32_t h = paper_px(paper, height_u);
    int32_t most = paper->width_px - 2 * paper_px(paper, 40);
    w = w < most ? w : most;
    Rect card = {(paper->width_px - w) / 2, (paper->height_px - h) / 2, w, h};
    /* What lies under the shade must not answer, and it has put down its targets already. */
    paper->scene->target_count = 0;
    display_fill(paper->list, (Rect){0, 0, paper->width_px, paper->height_px}, 0,
                 paper->theme->shade);
    display_fill(paper->list, card, paper_px(paper, 28), paper->theme->paper);
    /* A target without an action: a tap on the card must not count as a tap beside it. The value
     * tells it from nothing at all (tap in update.c). */
    paper_target(paper, card, (Action){.kind = ACTION_NONE, .value = 1});
    return card;
}

/* At the same corner of every card, its right edge in line with what stands below it. */
static void show_close(Paper *paper, Rect card) {
    Pill close = {.text = paper_word(paper, WORD_CLOSE),
                  .icon_before = ICON_CLOSE,
                  .action = {.kind = ACTION_CLOSE}};
    int32_t width = paper_pill_width(paper, &close);
    int32_t right = card.x + card.w - paper_px(paper, 56);
    paper_pill(paper,
               (Rect){right - width, card.y + paper_px(paper, 32), width, paper_px(paper, 96)},
               close);
}

/* Returns where the next part may begin. */
static int32_t panel_heading(Paper *paper, Rect card, int32_t y, Word word) {
    Label label = {
        .text = paper_word(paper, word), .size_u = 36, .bold = true, .colour = paper->theme->ink};
    int32_t pad = paper_px(paper, 56);
    Rect set = paper_label(paper, (Rect){card.x + pad, y, card.w - 2 * pad, 0}, label);
    return set.y + set.h + paper_px(paper, 20);
}

typedef struct Choice {
    Str text;
    Action action;
    bool chosen;
} Choice;

/* The chosen one is filled and has a tick: colour alone would not do. */
static void show_choices(Paper *paper, Rect box, const Choice *choices, int32_t count) {
    int32_t gap = paper_px(paper, 20);
    int32_t width = (box.w - (count - 1) * gap) / count;
    for (int32_t i = 0; i < count; i++) {
        Rect part = {box.x + i * (width + gap), box.y, width, box.h};
        Pill pill = {.text = choices[i].text,
                     .filled = choices[i].chosen,
                     .icon_before = choices[i].chosen ? ICON_CHECK : 0,
                     .size_u = 38,
                     .action = choices[i].action};
        paper_pill(paper, part, pill);
    }
}

/* A line of body text at the chosen size, so that the choice can be judged. */
static void show_sample(Paper *paper, Rect box) {
    const Look *look = &paper->model->look;
    Label sample = {.text = look->language == LANGUAGE_JAPANESE ? S("この大きさで文章を読めます。")
                                                                : S("Text is shown at this size."),
                    .size_u = look_body_u(look),
                    .colour = paper->theme->ink,
                    .across = ALIGN_CENTRE,
                    .down = ALIGN_CENTRE};
    paper_card(paper, box, 20);
    paper_label(paper, rect_inset(box, paper_px(paper, 16)), sample);
}

/* Sizes, colours, language, in the order of how often they are looked for. The sample shows the
 * size before the panel is closed. */
static void show_panel(Paper *paper) {
    const Look *look = &paper->model->look;
    Rect card = overlay_begin(paper, 1120, 928);
    int32_t pad = paper_px(paper, 56);
    int32_t w = card.w - 2 * pad;
    int32_t height = paper_px(paper, 104);
    int32_t gap = paper_px(paper, 40);
    Label title = {.text = paper_word(paper, WORD_TEXT_AND_COLOURS),
                   .size_u = 46,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){card.x + pad, card.y + paper_px(paper, 32), w, paper_px(paper, 96)},
                title);
    show_close(paper, card);
    int32_t y = panel_heading(paper, card, card.y + paper_px(paper, 164), WORD_TEXT_SIZE);
    sizes_show(paper, (Rect){card.x + pad, y, w, height});
    y += height + paper_px(paper, 20);
    show_sample(paper, (Rect){card.x + pad, y, w, paper_px(paper, 128)});
    y = panel_heading(paper, card, y + paper_px(paper, 128) + gap, WORD_COLOURS);
    Choice colours[] = {{paper_word(paper, WORD_LIGHT), {.kind = ACTION_LIGHT}, !look->dark},
                        {paper_word(paper, WORD_DARK), {.kind = ACTION_DARK}, look->dark}};
    show_choices(paper, (Rect){card.x + pad, y, w, height}, colours, 2);
    y = panel_heading(paper, card, y + height + gap, WORD_LANGUAGE);
    bool japanese = look->language == LANGUAGE_JAPANESE;
    Action other = {.kind = ACTION_LANGUAGE};
    /* The language that is set already is drawn as chosen and does nothing. */
    Action stay = {.kind = ACTION_NONE, .value = 2};
    Choice languages[] = {{S("日本語"), japanese ? stay : other, japanese},
                          {S("English"), japanese ? other : stay, !japanese}};
    show_choices(paper, (Rect){card.x + pad, y, w, height}, languages, 2);
}

/* As large as the card allows, for telephones held at arm's length and for wheelchairs. */
static void show_large_code(Paper *paper) {
    const OpenedItem *item = place_item(paper->opened, paper->model->place);
    if (!item || !item->has_qr) {
        return;
    }
    Rect card = overlay_begin(paper, 1000, 980);
    int32_t pad = paper_px(paper, 56);
    int32_t side = paper_px(paper, 600);
    int32_t modules = item->qr.size + 8;
    /* Whole pixels a module; what is left over widens the quiet zone. */
    int32_t module = side / modules;
    Rect white = {card.x + (card.w - side) / 2, card.y + paper_px(paper, 150), side, side};
    int32_t size = module * item->qr.size;
    Rect code = {white.x + (side - size) / 2, white.y + (side - size) / 2, size, size};
    show_close(paper, card);
    display_fill(paper->list, white, paper_px(paper, 12), 0xFFFFFFFF);
    display_modules(paper->list, code, (Modules){item->qr.size, item->qr.modules}, 0xFF1E2430);
    Label label = {.text = paper_word(paper, WORD_QR_LARGE),
                   .size_u = 36,
                   .bold = true,
                   .colour = paper->theme->ink,
                   .across = ALIGN_CENTRE,
                   .max_lines = 2};
    int32_t w = card.w - 2 * pad;
    Rect set =
        paper_label(paper, (Rect){card.x + pad, white.y + side + paper_px(paper, 28), w, 0}, label);
    Label address = {.text = item->qr.text,
                     .size_u = 30,
                     .colour = paper->theme->secondary,
                     .across = ALIGN_CENTRE,
                     .max_lines = 3};
    paper_label(paper, (Rect){card.x + pad, set.y + set.h + paper_px(paper, 20), w, 0}, address);
}

/* The ring tells how much time is left without hurrying anybody; any touch on the screen is a yes.
 * */
static void show_question(Paper *paper) {
    const Model *model = paper->model;
    const Theme *theme = paper->theme;
    Rect card = overlay_begin(paper, 960, 760);
    int32_t pad = paper_px(paper, 64);
    int32_t size = paper_px(paper, 240);
    Rect ring = {card.x + (card.w - size) / 2, card.y + paper_px(paper, 64), size, size};
    int64_t elapsed = model->now_ms - model->overlay_ms;
    int64_t left = elapsed < model->times.question_ms ? model->times.question_ms - elapsed : 0;
    display_arc(paper->list, ring, paper_px(paper, 16), 1024, theme->line);
    display_arc(paper->list, ring, paper_px(paper, 16),
                (int32_t)(left * 1024 / model->times.question_ms), theme->house);
    Label seconds = {.text = arena_print_in(paper->frame, "%d", (int)((left + 999) / 1000)),
                     .size_u = 88,
                     .bold = true,
                     .colour = theme->ink,
                     .across = ALIGN_CENTRE,
                     .down = ALIGN_CENTRE};
    paper_label(paper, ring, seconds);
    Label question = {.text = paper_word(paper, WORD_STILL_READING),
                      .size_u = 58,
                      .bold = true,
                      .colour = theme->ink,
                      .across = ALIGN_CENTRE};
    int32_t w = card.w - 2 * pad;
    Rect set = paper_label(paper, (Rect){card.x + pad, ring.y + size + paper_px(paper, 48), w, 0},
                           question);
    Label hint = {.text = paper_word(paper, WORD_STILL_READING_HINT),
                  .size_u = 36,
                  .colour = theme->secondary,
                  .across = ALIGN_CENTRE};
    paper_label(paper, (Rect){card.x + pad, set.y + set.h + paper_px(paper, 28), w, 0}, hint);
    Pill stay = {.text = paper_word(paper, WORD_KEEP_READING),
                 .filled = true,
                 .size_u = 40,
                 .action = {.kind = ACTION_STAY}};
    int32_t height = paper_px(paper, 112);
    paper_pill(paper,
               (Rect){card.x + pad, card.y + card.h - paper_px(paper, 56) - height, w, height},
               stay);
}

/* At most one; opening another closes the first. */
void overlays_show(Paper *paper) {
    switch (paper->model->overlay) {
    case OVERLAY_NONE: break;
    case OVERLAY_PANEL: show_panel(paper); break;
    case OVERLAY_QR: show_large_code(paper); break;
    case OVERLAY_STILL_READING: show_question(paper); break;
    case OVERLAY_STAFF_ASK: staff_ask_show(paper); break;
    }
}
