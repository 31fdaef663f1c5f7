/* The card about an update. Where nobody reads it is large and in the middle, as it is meant for
 * whoever holds the stick; over a page it is small, in a corner, and a tap puts it aside. It never
 * takes the screen: what is shown stays in use while an update runs. */
#include "ui/icons.h"
#include "ui/screens.h"

/* Sizes in u, large and small. */
typedef struct CardStyle {
    int32_t width_u, pad_u, gap_u, radius_u;
    int32_t title_u, text_u, small_u;
    int32_t bar_u;
    int32_t box_u; /* around the sentence about the stick */
} CardStyle;

static const CardStyle large = {1260, 84, 36, 32, 58, 40, 34, 32, 32};
static const CardStyle small = {780, 40, 20, 24, 38, 32, 28, 16, 20};

/* The part of the card that is drawn next. */
typedef struct Flow {
    Paper *paper;
    const CardStyle *style;
    Rect box; /* its inside; y moves down */
} Flow;

/* Two enums for the same thing, because library/ knows nothing of ui/. */
static CodeLanguage code_language(const Paper *paper) {
    return paper->model->look.language == LANGUAGE_ENGLISH ? CODE_ENGLISH : CODE_JAPANESE;
}

/* Parts that are empty leave no gap. */
static void flow_text(Flow *flow, Str text, int32_t size_u, bool bold, Colour colour) {
    if (text.size == 0) {
        return;
    }
    Label label = {.text = text,
                   .size_u = size_u,
                   .bold = bold,
                   .colour = colour,
                   .max_lines = 4,
                   .pitch_percent = 140};
    Rect set = paper_label(flow->paper, flow->box, label);
    flow->box.y += set.h + paper_px(flow->paper, flow->style->gap_u);
}

/* Four titles for all codes: the title says whether all is well, the sentence says what. */
static Word title_of(const Notice *notice) {
    if (code_is_failure(notice->code)) {
        return WORD_UPDATE_NOT;
    }
    if (notice_runs(notice)) {
        return WORD_UPDATE_COMING;
    }
    return notice->code == CODE_S2 ? WORD_UPDATE_SAME : WORD_UPDATE_DONE;
}

/* Which of the four steps is under way. */
static int32_t step_of(UpdateCode code) {
    return code == CODE_P1 ? 0 : code == CODE_P2 ? 1 : code == CODE_S3 ? 2 : 3;
}

/* Of the whole bar, in thousandths. The copy takes nearly all the time, so it has the most room. */
static int32_t bar_of(const Notice *notice) {
    switch (step_of(notice->code)) {
    case 0: return 30;
    case 1: return 60 + notice->number * 7;
    case 2: return 840;
    default: return 1000;
    }
}

/* Never narrower than high, or its round ends would cross. */
static void flow_bar(Flow *flow, const Notice *notice) {
    Paper *paper = flow->paper;
    int32_t height = paper_px(paper, flow->style->bar_u);
    Rect whole = {flow->box.x, flow->box.y, flow->box.w, height};
    Rect done = whole;
    done.w = whole.w * bar_of(notice) / 1000;
    done.w = done.w > height ? done.w : height;
    display_fill(paper->list, whole, height / 2, paper->theme->chip);
    display_fill(paper->list, done, height / 2, paper->theme->house);
    flow->box.y += height + paper_px(paper, flow->style->gap_u * 2 / 3);
}

/* 済 and 次 stand before the name, because colour alone would not tell what has been done. */
static Str step_text(Flow *flow, const Notice *notice, int32_t step) {
    static const Word words[] = {WORD_STEP_SIGNATURE, WORD_STEP_COPY, WORD_STEP_CHECK,
                                 WORD_STEP_SWITCH};
    Paper *paper = flow->paper;
    Str name = paper_word(paper, words[step]);
    int32_t now = step_of(notice->code);
    if (step == now && notice->code == CODE_P2) {
        return arena_print_in(paper->frame, "%d%% %.*s", notice->number, STR_ARG(name));
    }
    if (step == now) {
        return name;
    }
    Str state = paper_word(paper, step < now ? WORD_STEP_DONE : WORD_STEP_NEXT);
    return arena_print_in(paper->frame, "%.*s %.*s", STR_ARG(state), STR_ARG(name));
}

enum { STEPS = 4, STEP_GAP_LEAST_U = 22 };

/* The step under way is bold and in the house colour; those around it are quiet. */
static Label step_label(Flow *flow, const Notice *notice, int32_t step, int32_t size_u) {
    const Theme *theme = flow->paper->theme;
    bool now = step == step_of(notice->code);
    return (Label){.text = step_text(flow, notice, step),
                   .size_u = size_u,
                   .bold = now,
                   .colour = now ? theme->house : theme->secondary};
}

/* What is left of the width when all steps stand beside each other. */
static int32_t steps_slack(Flow *flow, const Notice *notice, int32_t size_u) {
    int32_t slack = flow->box.w;
    for (int32_t step = 0; step < STEPS; step++) {
        slack -= paper_label_width(flow->paper, step_label(flow, notice, step, size_u));
    }
    return slack;
}

/* Two over two, where four beside each other would run into one sentence. */
static void flow_steps_in_pairs(Flow *flow, const Notice *notice, int32_t size_u) {
    Paper *paper = flow->paper;
    int32_t half = flow->box.w / 2;
    int32_t pitch = paper_px(paper, size_u * 14 / 10);
    for (int32_t step = 0; step < STEPS; step++) {
        Rect part = {flow->box.x + step % 2 * half, flow->box.y + step / 2 * pitch, half, 0};
        paper_label(paper, part, step_label(flow, notice, step, size_u));
    }
    flow->box.y += pitch + paper_px(paper, size_u + flow->style->gap_u);
}

/* The four steps under the bar, with equal gaps; smaller where the card is narrow. */
static void flow_steps(Flow *flow, const Notice *notice) {
    Paper *paper = flow->paper;
    int32_t size_u = flow->style->small_u;
    int32_t slack = steps_slack(flow, notice, size_u);
    if (slack < 3 * paper_px(paper, size_u)) {
        size_u = 28;
        slack = steps_slack(flow, notice, size_u);
    }
    if (slack < 3 * paper_px(paper, STEP_GAP_LEAST_U)) {
        flow_steps_in_pairs(flow, notice, size_u);
        return;
    }
    Rect part = flow->box;
    for (int32_t step = 0; step < STEPS; step++) {
        Label label = step_label(flow, notice, step, size_u);
        part.w = paper_label_width(paper, label);
        paper_label(paper, part, label);
        part.x += part.w + slack / (STEPS - 1);
    }
    flow->box.y += paper_px(paper, size_u + flow->style->gap_u);
}

/* May the stick go? The one question of whoever holds it, so its answer has a box of its own. */
static void flow_stick(Flow *flow, const Notice *notice) {
    Paper *paper = flow->paper;
    const Theme *theme = paper->theme;
    bool stays = notice->code == CODE_P1 || notice->code == CODE_P2;
    bool calm = code_is_failure(notice->code);
    Str word = calm ? code_still_shown(code_language(paper))
                    : paper_word(paper, stays ? WORD_STICK_STAYS : WORD_STICK_MAY_GO);
    if (calm && notice->stick) {
        Str may_go = paper_word(paper, WORD_STICK_MAY_GO);
        word = arena_print_in(paper->frame, "%.*s%s%.*s", STR_ARG(may_go),
                              code_language(paper) == CODE_ENGLISH ? ". " : "。", STR_ARG(word));
    }
    int32_t pad = paper_px(paper, flow->style->box_u);
    Label label = {.text = word,
                   .size_u = flow->style->text_u,
                   .bold = true,
                   .colour = stays ? theme->warm : theme->film,
                   .max_lines = 3,
                   .pitch_percent = 140};
    int32_t height = paper_label_height(paper, flow->box.w - 2 * pad, label) + 2 * pad;
    Rect ground = {flow->box.x, flow->box.y, flow->box.w, height};
    display_fill(paper->list, ground, paper_px(paper, 16),
                 stays ? theme->warm_card : theme->film_card);
    paper_label(paper, rect_inset(ground, pad), label);
    flow->box.y += height;
}

/* What to do now, then the code: it is for the telephone, so it comes last and small. */
static void flow_reason(Flow *flow, const Notice *notice) {
    Paper *paper = flow->paper;
    const CodeText *text = code_text(notice->code);
    flow_text(flow, text->advice[code_language(paper)], flow->style->text_u, false,
              paper->theme->ink);
    flow_text(
        flow,
        words_insert_in(paper->frame, paper->model->look.language, WORD_UPDATE_CODE, text->name),
        flow->style->small_u, false, paper->theme->secondary);
}

/* All of the card's inside; returns its height. */
static int32_t flow_card(Paper *paper, const CardStyle *style, Rect inside) {
    const Notice *notice = &paper->model->notice;
    Flow flow = {paper, style, inside};
    flow_text(&flow, paper_word(paper, title_of(notice)), style->title_u, true, paper->theme->ink);
    flow_text(&flow, (Str){notice->title, notice->title_size}, style->text_u, false,
              paper->theme->ink);
    flow_text(&flow,
              code_sentence_in(paper->frame, notice->code, code_language(paper), notice->number),
              style->text_u, false, paper->theme->ink);
    if (notice_runs(notice)) {
        flow_bar(&flow, notice);
        if (style == &large) {
            flow_steps(&flow, notice);
        }
    } else if (code_is_failure(notice->code)) {
        flow_reason(&flow, notice);
    }
    flow_stick(&flow, notice);
    return flow.box.y - inside.y;
}

/* The parts are set once to learn their height, taken off the list again, and set on the card. */
static int32_t card_height(Paper *paper, const CardStyle *style, Rect inside) {
    int32_t count = paper->list->count;
    int32_t height = flow_card(paper, style, inside);
    paper->list->count = count;
    return height;
}

/* The target is the whole card; a cross in its corner says what a tap does. */
static void show_card(Paper *paper, const CardStyle *style) {
    int32_t margin = paper_px(paper, 40);
    int32_t pad = paper_px(paper, style->pad_u);
    int32_t most = paper->width_px - 2 * margin;
    int32_t w = paper_px(paper, style->width_u);
    w = w < most ? w : most;
    Rect inside = {0, 0, w - 2 * pad, 0};
    int32_t h = card_height(paper, style, inside) + 2 * pad;
    Rect card = {(paper->width_px - w) / 2, (paper->height_px - h) / 2, w, h};
    if (style == &small) {
        Rect sheet = paper->scene->sheet;
        /* In line with the right edge of what it lies on. */
        card.x = paper->width_px - look_margin_px(&paper->model->look) - w;
        card.y = sheet.y + sheet.h - margin / 2 - h;
    } else {
        display_fill(paper->list, (Rect){0, 0, paper->width_px, paper->height_px}, 0,
                     paper->theme->shade);
    }
    display_fill(paper->list, card, paper_px(paper, style->radius_u), paper->theme->card);
    if (style == &small) {
        display_outline(paper->list, card, paper_px(paper, style->radius_u), paper_px(paper, 4),
                        paper->theme->house);
    }
    flow_card(paper, style, (Rect){card.x + pad, card.y + pad, inside.w, 0});
    if (style == &small && !notice_waits(&paper->model->notice)) {
        int32_t corner = paper_px(paper, 88);
        paper_icon(paper, (Rect){card.x + card.w - corner, card.y, corner, corner}, ICON_CLOSE, 44,
                   paper->theme->secondary);
    }
    if (style == &small || notice_waits(&paper->model->notice)) {
        paper_target(paper, card, (Action){.kind = ACTION_CARD});
    }
}

/* Put aside: an icon and the code, or the percent, that bring the card back. */
static void show_folded(Paper *paper) {
    const Notice *notice = &paper->model->notice;
    Str text = notice->code == CODE_P2 ? arena_print_in(paper->frame, "%d%%", notice->number)
                                       : code_text(notice->code)->name;
    Pill pill = {.text = text, .icon_before = ICON_USB, .action = {.kind = ACTION_CARD}};
    int32_t w = paper_pill_width(paper, &pill);
    int32_t h = paper_px(paper, 96);
    Rect sheet = paper->scene->sheet;
    int32_t margin = paper_px(paper, 40);
    paper_pill(paper,
               (Rect){paper->width_px - margin - w, sheet.y + sheet.h - margin / 2 - h, w, h},
               pill);
}

/* A panel the visitor has opened is more urgent than our news. */
void card_show(Paper *paper) {
    const Model *model = paper->model;
    bool alone = model->place.screen == SCREEN_ATTRACT || model->place.screen == SCREEN_TROUBLE;
    if (model->notice.code == CODE_NONE || model->overlay != OVERLAY_NONE) {
        return;
    }
    if (alone) {
        show_card(paper, &large);
    } else if (model->notice.folded) {
        show_folded(paper);
    } else {
        show_card(paper, &small);
    }
}
