/* The idle screen: seen from five metres, one highlight at a time. Any touch enters. */
#include "ui/icons.h"
#include "ui/screens.h"

/* With every highlight all that shines moves a little, so that weeks of the same words leave no
 * mark on the panel: twelve steps around, further than a stroke is thick. */
static Rect drifted(const Paper *paper, Rect box) {
    static const struct {
        int32_t x_u, y_u;
    } steps[] = {{0, 0},    {9, 4},  {14, 10},  {9, 16},   {0, 18},  {-9, 16},
                 {-14, 10}, {-9, 4}, {-14, -4}, {-5, -10}, {6, -10}, {14, -4}};
    int32_t step = paper->model->highlight % COUNT_OF(steps);
    box.x += steps[step].x_u * paper->short_px / 1080;
    box.y += steps[step].y_u * paper->short_px / 1080;
    return box;
}

/* The number as large as the screen, nearly invisible: it gives the idle screen a face and burns
 * nothing in. */
static void show_ghost(Paper *paper) {
    const OpenedHome *home = &paper->opened->home;
    if (home->issue_count == 0) {
        return;
    }
    int32_t number = home->issues[0].number;
    Label ghost = {.text = arena_print_in(paper->frame, "%d", number),
                   .size_u = 560,
                   .bold = true,
                   .colour = paper->theme->ghost,
                   .across = ALIGN_END};
    int32_t edge = paper_px(paper, 40);
    Rect box = {0, -paper_px(paper, 84), paper->width_px - edge, paper_px(paper, 560)};
    paper_label(paper, drifted(paper, box), ghost);
}

/* A square is wide here: the ring finds its place beside the highlight, which is short. */
static bool is_wide(const Paper *paper) {
    return paper->width_px >= paper->height_px;
}

/* What the words of an upright screen need below one another at their largest. */
enum { WORDS_U = 770, RING_U = 460, RING_LEAST_U = 400 };

/* The ring stands in the lower right corner, or in the middle under the words, with the same blank
 * over, between and under them where an upright screen is short. */
static Rect ring_area(const Paper *paper) {
    int32_t largest = paper_px(paper, RING_U);
    if (is_wide(paper)) {
        int32_t share = paper->width_px * 27 / 100;
        int32_t size = largest < share ? largest : share;
        return (Rect){paper->width_px - size - paper_px(paper, 100),
                      paper->height_px - size - paper_px(paper, 80), size, size};
    }
    int32_t rest = paper->height_px - paper_px(paper, WORDS_U);
    int32_t least = paper_px(paper, RING_LEAST_U);
    int32_t size = rest - least < paper_px(paper, 360) ? least : largest;
    int32_t blank = (rest - size) / 3;
    int32_t most = paper_px(paper, 160);
    return (Rect){(paper->width_px - size) / 2,
                  paper->height_px - size - (blank < most ? blank : most), size, size};
}

/* Text keeps off the ring in landscape, and stands above it in portrait. */
static Rect text_area(const Paper *paper, Rect ring) {
    if (is_wide(paper)) {
        int32_t left = paper_px(paper, 144);
        int32_t right = paper->width_px * 64 / 100;
        int32_t most = ring.x - paper_px(paper, 48);
        return (Rect){left, paper_px(paper, 150), (right < most ? right : most) - left, 0};
    }
    int32_t left = paper_px(paper, 80);
    int32_t top = (ring.y - paper_px(paper, WORDS_U)) / 2;
    int32_t most = paper_px(paper, 300);
    return (Rect){left, top < most ? top : most, paper->width_px - 2 * left, 0};
}

/* The name of the booth, seen from five metres. */
static int32_t show_title(Paper *paper, Rect area) {
    bool wide = is_wide(paper);
    int32_t room = wide ? paper->width_px - area.x - paper_px(paper, 72) : area.w;
    Label title = {.text = paper_title(paper),
                   .size_u = wide ? 152 : 128,
                   .bold = true,
                   .colour = paper->theme->on_cover};
    Rect set = paper_label(paper, (Rect){area.x, area.y, room, 0}, title);
    int32_t y = set.y + set.h + paper_px(paper, 40);
    Label tagline = {.text = paper_tagline(paper),
                     .size_u = 44,
                     .colour = paper->theme->soft_house,
                     .max_lines = 2,
                     .pitch_percent = 150};
    tagline.colour = 0xFFD5DEEA;
    set = paper_label(paper, (Rect){area.x, y, room, 0}, tagline);
    y = set.y + set.h + paper_px(paper, 48);
    display_fill(paper->list, (Rect){area.x, y, paper_px(paper, 220), paper_px(paper, 10)}, 0,
                 0xFFB93A26);
    return y + paper_px(paper, 10 + 56);
}

/* One at a time, from the newest issue and the videos. */
static void show_highlight(Paper *paper, Rect area, const ItemRecord *item) {
    bool video = item->kind == ITEM_VIDEO;
    Label from = {.text = video
                              ? paper_word(paper, WORD_FROM_VIDEOS)
                              : paper_count_word(paper, WORD_FROM_ISSUE, item->issue_number, 0, 0),
                  .size_u = 36,
                  .colour = 0xFF9DB8DC};
    Rect set = paper_label(paper, area, from);
    int32_t y = set.y + set.h + paper_px(paper, 24);
    Label title = {
        .text = item->title, .size_u = 76, .bold = true, .colour = 0xFFFFFFFF, .max_lines = 2};
    set = paper_label(paper, (Rect){area.x, y, area.w, 0}, title);
    y = set.y + set.h + paper_px(paper, 32);
    Label line = {.text = item->highlight, .size_u = 42, .colour = 0xFFD5DEEA, .max_lines = 2};
    paper_label(paper, (Rect){area.x, y, area.w, 0}, line);
}

/* A ring that looks like something to press. It does not blink: rule 4 of the screens. What is in
 * it is as large as the ring allows. */
static void show_touch(Paper *paper, Rect ring) {
    int32_t percent = ring.w * 100 / paper_px(paper, RING_U);
    Rect outer = drifted(paper, ring);
    Rect inner = rect_inset(outer, ring.w * 40 / RING_U);
    display_outline(paper->list, outer, outer.w / 2, paper_px(paper, 4), 0x55FFFFFF);
    display_outline(paper->list, inner, inner.w / 2, paper_px(paper, 7), 0xFFFFFFFF);
    int32_t icon_u = 110 * percent / 100;
    Rect icon = {inner.x, inner.y + ring.w * 58 / RING_U, inner.w, paper_px(paper, icon_u)};
    paper_icon(paper, icon, ICON_TOUCH_APP, icon_u, 0xFFFFFFFF);
    Label label = {.text = paper_word(paper, WORD_TOUCH_THE_SCREEN),
                   .size_u = 46 * percent / 100,
                   .bold = true,
                   .colour = 0xFFFFFFFF,
                   .across = ALIGN_CENTRE,
                   .max_lines = 2,
                   .pitch_percent = 130};
    int32_t side = ring.w * 50 / RING_U;
    Rect box = {inner.x + side, icon.y + icon.h + ring.w * 20 / RING_U, inner.w - 2 * side, 0};
    paper_label(paper, box, label);
}

/* The same dark ground in both themes; at a distance a dark screen with large letters is read best.
 * */
void attract_show(Paper *paper) {
    const OpenedHome *home = &paper->opened->home;
    display_fill(paper->list, (Rect){0, 0, paper->width_px, paper->height_px}, 0,
                 paper->theme->night);
    show_ghost(paper);
    Rect ring = ring_area(paper);
    Rect area = drifted(paper, text_area(paper, ring));
    draft_mark_show(paper, (Rect){area.x, paper_px(paper, 40), area.w, paper_px(paper, 64)},
                    (Place){SCREEN_ATTRACT, 0, 0});
    area.y = show_title(paper, area);
    /* The model only counts up; how many highlights there are is known here. */
    if (home->highlight_count > 0) {
        int32_t which = paper->model->highlight % home->highlight_count;
        show_highlight(paper, area, &home->highlights[which]);
    }
    show_touch(paper, ring);
}

/* What a visitor sees instead of a black screen: calm, without a code, and with the one thing to
 * do. */
void trouble_show(Paper *paper) {
    const Theme *theme = paper->theme;
    int32_t w = paper->width_px * 8 / 10;
    int32_t x = (paper->width_px - w) / 2;
    int32_t y = paper->height_px * 3 / 10;
    display_fill(paper->list, (Rect){0, 0, paper->width_px, paper->height_px}, 0, theme->night);
    Label title = {.text = paper_word(paper, WORD_TROUBLE_TITLE),
                   .size_u = 84,
                   .bold = true,
                   .colour = 0xFFFFFFFF,
                   .across = ALIGN_CENTRE};
    Rect set = paper_label(paper, (Rect){x, y, w, 0}, title);
    Label what = {.text = paper_word(paper, paper->model->trouble),
                  .size_u = 44,
                  .colour = 0xFFD5DEEA,
                  .across = ALIGN_CENTRE,
                  .max_lines = 3,
                  .pitch_percent = 160};
    y = set.y + set.h + paper_px(paper, 60);
    set = paper_label(paper, (Rect){x, y, w, 0}, what);
    what.text = paper_word(paper, WORD_TROUBLE_STAFF);
    paper_label(paper, (Rect){x, set.y + set.h + paper_px(paper, 28), w, 0}, what);
}
