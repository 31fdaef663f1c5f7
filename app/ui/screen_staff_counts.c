/* Statistics as bars: what people came for, without knowing who came. */
#include "ui/screens.h"
#include "ui/staff_rows.h"

/* The most read items have titles of their own; all other bars are named by the table of words. */
static Str title_of(Paper *paper, const Facts *facts, const StaffBar *bar) {
    return bar->kind == STAFF_BAR_TOP ? facts->top[bar->top].title : paper_word(paper, bar->word);
}

/* A line under the words, so that a group is seen to begin also at the top of a column. */
static void show_head(Paper *paper, Rect box, const StaffBar *bar) {
    Label head = {.text = paper_word(paper, bar->word),
                  .size_u = 32,
                  .bold = true,
                  .colour = paper->theme->warm,
                  .down = ALIGN_END};
    paper_label(paper, (Rect){box.x, box.y, box.w, box.h - paper_px(paper, 12)}, head);
    paper_rule(paper, box.x, box.y + box.h - paper_px(paper, 2), box.w, paper->theme->line);
}

/* A word and a large figure: the sums are what is read out first. */
static void show_sum(Paper *paper, Rect box, const StaffBar *bar) {
    Label word = {.text = paper_word(paper, bar->word),
                  .size_u = 36,
                  .colour = paper->theme->ink,
                  .down = ALIGN_CENTRE};
    Label count = {.text = arena_print_in(paper->frame, "%d", bar->count),
                   .size_u = 52,
                   .bold = true,
                   .colour = paper->theme->house,
                   .across = ALIGN_END,
                   .down = ALIGN_CENTRE};
    int32_t figure = paper_px(paper, 220);
    paper_label(paper, (Rect){box.x, box.y, box.w - figure, box.h}, word);
    paper_label(paper, (Rect){box.x + box.w - figure, box.y, figure, box.h}, count);
    paper_rule(paper, box.x, box.y + box.h - paper_px(paper, 2), box.w, paper->theme->line);
}

/* The title above its bar, the count behind both. */
static void show_bar(Paper *paper, Rect box, const Facts *facts, const StaffBar *bar) {
    const Theme *theme = paper->theme;
    int32_t figure = paper_px(paper, 130);
    int32_t height = paper_px(paper, 18);
    int32_t room = box.w - figure;
    bool video = bar->kind == STAFF_BAR_TOP && facts->top[bar->top].video;
    Label title = {.text = title_of(paper, facts, bar), .size_u = 30, .colour = theme->ink};
    paper_label(paper, (Rect){box.x, box.y + paper_px(paper, 12), room, 0}, title);
    Rect whole = {box.x, box.y + box.h - paper_px(paper, 14) - height, room, height};
    Rect part = whole;
    part.w = (int32_t)((int64_t)whole.w * bar->count / (bar->most > 0 ? bar->most : 1));
    part.w = bar->count > 0 && part.w < height ? height : part.w;
    display_fill(paper->list, whole, height / 2, theme->line);
    if (part.w > 0) {
        display_fill(paper->list, part, height / 2, video ? theme->film : theme->house);
    }
    Label count = {.text = arena_print_in(paper->frame, "%d", bar->count),
                   .size_u = 36,
                   .bold = true,
                   .colour = theme->ink,
                   .across = ALIGN_END,
                   .down = ALIGN_CENTRE};
    paper_label(paper, (Rect){box.x + room, box.y, figure, box.h}, count);
}

/* One switch for all kinds of rows; a blank one only keeps a group together in the next column. */
static void show_row(Paper *paper, Rect box, const Facts *facts, const StaffBar *bar) {
    switch (bar->kind) {
    case STAFF_BAR_BLANK: break;
    case STAFF_BAR_HEAD: show_head(paper, box, bar); break;
    case STAFF_BAR_SUM: show_sum(paper, box, bar); break;
    case STAFF_BAR_WORD:
    case STAFF_BAR_TOP: show_bar(paper, box, facts, bar); break;
    }
}

/* Bars, because nobody reads tables standing. */
void staff_show_counts(Paper *paper, Place place) {
    const Facts *facts = paper->opened->facts;
    StaffGeometry geometry = staff_geometry(&paper->model->look, STAFF_COUNTS);
    StaffBars bars = {0};
    if (facts) {
        bars = staff_bars(facts, geometry.rows);
    }
    if (bars.count == 0) {
        bool off = facts && facts->counting == COUNTING_OFF;
        Label none = {.text = paper_word(paper, off ? WORD_COUNTS_OFF : WORD_COUNTS_EMPTY),
                      .size_u = 40,
                      .colour = paper->theme->secondary,
                      .across = ALIGN_CENTRE,
                      .down = ALIGN_CENTRE};
        paper_label(paper, geometry.area, none);
        return;
    }
    int32_t gap = paper_px(paper, 72);
    int32_t width = (geometry.area.w - (geometry.columns - 1) * gap) / geometry.columns;
    int32_t per_page = geometry.rows * geometry.columns;
    int32_t first = place.page * per_page;
    for (int32_t i = 0; i < per_page && first + i < bars.count; i++) {
        Rect box = {geometry.area.x + i / geometry.rows * (width + gap),
                    geometry.area.y + i % geometry.rows * geometry.row_px, width, geometry.row_px};
        show_row(paper, box, facts, &bars.bars[first + i]);
    }
}
