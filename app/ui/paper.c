/* Labels, pills, cards. */
#include "ui/paper.h"

#include <assert.h>

#include "ui/icons.h"

/* Labels shrink in steps of 6 %, but nothing is set smaller than 28 u (screens, rule 5): then a
 * label takes more lines than it was meant to. */
enum { SHRINK_PERCENT = 94, LEAST_U = 28 };

/* u is a 1080th of the shorter side. Rounded half up, and never to nothing: a hair line that
 * vanishes on a small screen takes a table apart. */
int32_t look_px(const Look *look, int32_t u) {
    int32_t shorter = look->width_px < look->height_px ? look->width_px : look->height_px;
    int32_t px = (int32_t)(((int64_t)u * shorter + 540) / 1080);
    return px > 0 || u <= 0 ? px : 1;
}

/* Of the screen that is drawn. */
int32_t paper_px(const Paper *paper, int32_t u) {
    return look_px(&paper->model->look, u);
}

/* From 5 to 4, old office panels, on. A square is tall: text beside a rail would have seven
 * characters of the largest size in a line. */
bool look_is_wide(const Look *look) {
    return look->width_px * 4 >= look->height_px * 5;
}

/* Labels grow to a fifth more at most. They are short and stand in boxes; if they grew like body
 * text, covers would hold nothing else. */
int32_t look_label_percent(const Look *look) {
    static const int32_t percent[TEXT_SIZE_COUNT] = {94, 100, 110, 122};
    return percent[look->size];
}

/* 34, 40, 50, 62: each step is about a quarter larger, which is the least that people call larger.
 * */
int32_t look_body_u(const Look *look) {
    static const int32_t body_u[TEXT_SIZE_COUNT] = {34, 40, 50, 62};
    return body_u[look->size];
}

typedef struct SetLabel {
    Lines lines;
    int32_t em_px;
    int32_t pitch_px;
    int32_t width_px;
} SetLabel;

/* What the label takes in truth, for centring and for chips that hug their text. */
static int32_t widest_line_px(const Lines *lines) {
    int32_t widest = 0;
    for (int32_t i = 0; i < lines->line_count; i++) {
        int32_t width = lines->lines[i].left + lines->lines[i].width;
        widest = width > widest ? width : widest;
    }
    return (widest + 63) / 64;
}

/* Labels go through the same engine as articles. That costs a few microseconds, and kinsoku holds
 * on buttons as well. */
static SetLabel set_label(Paper *paper, int32_t width_px, const Label *label, int32_t em_px) {
    Span span = {.text = label->text};
    bool one_line = label->max_lines <= 1;
    Paragraph paragraph = {
        .spans = &span,
        .span_count = 1,
        .kind = label->justified ? PARAGRAPH_BODY
                : one_line       ? PARAGRAPH_RAGGED
                                 : PARAGRAPH_HEADING,
        .bold = label->bold,
        .solid = !label->justified,
        .em = em_px * 64,
        .measure = (one_line ? 1 << 20 : width_px) * 64,
    };
    int32_t pitch = label->pitch_percent > 0 ? label->pitch_percent : 136;
    SetLabel set = {.em_px = em_px, .pitch_px = em_px * pitch / 100};
    set.lines = line_compose_in(paper->frame, paper->scratch, paper->measure, &paragraph);
    set.width_px = widest_line_px(&set.lines);
    return set;
}

/* A heading may take all of its lines; a line that sticks out by a pixel would touch its neighbour.
 * */
static bool fits(const SetLabel *set, int32_t width_px, const Label *label) {
    int32_t max_lines = label->max_lines > 0 ? label->max_lines : 1;
    return set->lines.line_count <= max_lines && set->width_px <= width_px;
}

static bool tears_words(const SetLabel *set) {
    for (int32_t i = 0; i < set->lines.line_count; i++) {
        if (set->lines.lines[i].torn) {
            return true;
        }
    }
    return false;
}

/* A little smaller with whole words reads better than スタートアッ／プ; much smaller does not. */
static SetLabel mend_words(Paper *paper, int32_t width_px, const Label *label, SetLabel torn) {
    enum { SMALLEST_PERCENT = 90 };
    int32_t least_px = paper_px(paper, LEAST_U);
    int32_t share = (torn.em_px * SMALLEST_PERCENT + 99) / 100;
    least_px = share > least_px ? share : least_px;
    for (int32_t em_px = torn.em_px - 1; em_px >= least_px; em_px--) {
        SetLabel set = set_label(paper, width_px, label, em_px);
        if (!tears_words(&set) && fits(&set, width_px, label)) {
            return set;
        }
    }
    return torn;
}

/* The largest size, stepping down, at which the label keeps its lines and its width. */
static SetLabel fit_label(Paper *paper, int32_t width_px, const Label *label) {
    int32_t em_px = paper_px(paper, label->size_u);
    int32_t least_px = paper_px(paper, LEAST_U);
    SetLabel set = set_label(paper, width_px, label, em_px);
    while (!fits(&set, width_px, label) && em_px > least_px) {
        int32_t smaller_px = em_px * SHRINK_PERCENT / 100;
        em_px = smaller_px > least_px ? smaller_px : least_px;
        set = set_label(paper, width_px, label, em_px);
    }
    if (set.width_px > width_px && label->max_lines <= 1) {
        Label wrapped = *label;
        wrapped.max_lines = 2;
        set = set_label(paper, width_px, &wrapped, em_px);
    }
    return tears_words(&set) ? mend_words(paper, width_px, label, set) : set;
}

/* The last line has no leading under it, or labels would sit too high in their boxes. */
static int32_t set_height_px(const SetLabel *set) {
    return set->pitch_px * (set->lines.line_count - 1) + set->em_px;
}

/* One rule for both directions. */
static int32_t aligned(Align align, int32_t at, int32_t room, int32_t size) {
    switch (align) {
    case ALIGN_START: return at;
    case ALIGN_CENTRE: return at + (room - size) / 2;
    case ALIGN_END: return at + room - size;
    }
    return at;
}

/* Baselines stand at 88 % of the size: the faces' ascent, measured, so that kanji look centred. */
Rect paper_label(Paper *paper, Rect box, Label label) {
    SetLabel set = fit_label(paper, box.w, &label);
    int32_t height = set_height_px(&set);
    int32_t y = aligned(label.down, box.y, box.h, height);
    for (int32_t i = 0; i < set.lines.line_count; i++) {
        int32_t width = (set.lines.lines[i].width + 63) / 64;
        Rect at = {aligned(label.across, box.x, box.w, width),
                   y + i * set.pitch_px + set.em_px * 88 / 100, 0, 0};
        display_line(paper->list, &set.lines, i, at,
                     (LineInk){label.colour, label.colour, label.colour});
    }
    return (Rect){aligned(label.across, box.x, box.w, set.width_px), y, set.width_px, height};
}

/* Set, measured, thrown away; the arena of the frame is cheap. */
int32_t paper_label_height(Paper *paper, int32_t width_px, Label label) {
    SetLabel set = fit_label(paper, width_px, &label);
    return set_height_px(&set);
}

/* Unbroken, in one line; callers make room for it. */
int32_t paper_label_width(Paper *paper, Label label) {
    label.max_lines = 1;
    return set_label(paper, 1 << 20, &label, paper_px(paper, label.size_u)).width_px;
}

/* The size at which it fits, for labels that have to match their neighbours. */
Label paper_fit(Paper *paper, Rect box, Label label) {
    while (paper_label_height(paper, box.w, label) > box.h && label.size_u > LEAST_U) {
        label.size_u--;
    }
    return label;
}

/* The two stand as one block in the middle of the box's height. The lower one is small already, so
 * the upper one gives way when both are too high. */
void paper_pair(Paper *paper, Rect box, Label upper, Label lower) {
    bool both = lower.text.size > 0;
    upper.down = lower.down = ALIGN_START;
    int32_t gap = both ? paper_px(paper, 12) : 0;
    int32_t below = both ? paper_label_height(paper, box.w, lower) : 0;
    upper = paper_fit(paper, (Rect){box.x, box.y, box.w, box.h - gap - below}, upper);
    int32_t above = paper_label_height(paper, box.w, upper);
    int32_t y = box.y + (box.h - above - gap - below) / 2;
    paper_label(paper, (Rect){box.x, y, box.w, 0}, upper);
    if (both) {
        paper_label(paper, (Rect){box.x, y + above + gap, box.w, 0}, lower);
    }
}

/* Icons are glyphs of one em square, so their box is known without asking the font. */
void paper_icon(Paper *paper, Rect box, uint32_t icon, int32_t size_u, Colour colour) {
    int32_t size = paper_px(paper, size_u);
    display_glyph(paper->list, (GlyphDraw){
                                   .scalar = icon,
                                   .face = FACE_ICON,
                                   .em = size * 64,
                                   .x = (box.x + (box.w - size) / 2) * 64,
                                   .y = (box.y + (box.h + size) / 2) * 64,
                                   .colour = colour,
                               });
}

/* A hair line as well as a ground: cards must be told from paper by people who do not see small
 * differences of brightness. */
void paper_card(Paper *paper, Rect box, int32_t radius_u) {
    int32_t radius = paper_px(paper, radius_u);
    display_fill(paper->list, box, radius, paper->theme->card);
    display_outline(paper->list, box, radius, paper_px(paper, 2), paper->theme->line);
}

void paper_rule(Paper *paper, int32_t x, int32_t y, int32_t w, Colour colour) {
    display_fill(paper->list, (Rect){x, y, w, paper_px(paper, 2)}, 0, colour);
}

/* What moves or leaves is deaf, or a finger could hit a page that is not there any more. */
void paper_target(Paper *paper, Rect box, Action action) {
    Scene *scene = paper->scene;
    if (paper->deaf) {
        return;
    }
    assert(scene->target_count < TARGETS_MAX && "no screen has this many targets");
    scene->targets[scene->target_count++] = (Target){box, action};
}

/* Field by field, because a struct may hold padding that was never written. */
static bool action_equal(Action a, Action b) {
    return a.kind == b.kind && a.value == b.value && place_equal(a.place, b.place);
}

/* Compared by what it does, not by where it is: the place in the list of targets may differ between
 * two pictures. */
bool paper_is_pressed(const Paper *paper, Action action) {
    return !paper->deaf && paper->model->pressed.kind != ACTION_NONE &&
           action_equal(paper->model->pressed, action);
}

/* Darker under the finger within one picture: rule 4 of the screens. */
Colour paper_answer(const Paper *paper, Action action, Colour colour) {
    return paper_is_pressed(paper, action) ? theme_pressed(colour) : colour;
}

/* Icons of pills are a little larger than the text and closer to it than a full space. */
enum { PILL_TEXT_U = 34, PILL_PADDING_U = 40, PILL_ICON_U = 44, PILL_GAP_U = 4 };

static int32_t pill_text_u(const Pill *pill) {
    return pill->size_u > 0 ? pill->size_u : PILL_TEXT_U;
}

/* Icons with the gaps to the text: measuring and drawing take the same width for them. */
static int32_t pill_icons_px(const Paper *paper, const Pill *pill) {
    int32_t icons = (pill->icon_before ? 1 : 0) + (pill->icon_behind ? 1 : 0);
    /* Rounded one by one, as they are drawn: a pixel less would break the text. */
    return icons * (paper_px(paper, PILL_ICON_U) + paper_px(paper, PILL_GAP_U));
}

/* The text on one line, in the weight it is drawn in. */
static int32_t pill_text_px(Paper *paper, const Pill *pill) {
    return paper_label_width(
        paper, (Label){.text = pill->text, .size_u = pill_text_u(pill), .bold = pill->filled});
}

/* As wide as its longer line and its icons. */
int32_t paper_pill_width(Paper *paper, const Pill *pill) {
    int32_t width = pill_text_px(paper, pill);
    if (pill->second.size > 0) {
        Label second = {.text = pill->second, .size_u = 28};
        int32_t wider = paper_label_width(paper, second);
        width = wider > width ? wider : width;
    }
    return width + pill_icons_px(paper, pill) + 2 * paper_px(paper, PILL_PADDING_U);
}

/* The second line is smaller and lies under the first; both are centred as one block. */
static void pill_text(Paper *paper, Rect box, const Pill *pill, Colour ink) {
    Label label = {.text = pill->text,
                   .size_u = pill_text_u(pill),
                   .bold = pill->filled,
                   .colour = ink,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE,
                   .max_lines = box.w < pill_text_px(paper, pill) ? 2 : 1,
                   .pitch_percent = 120};
    if (pill->second.size == 0) {
        paper_label(paper, box, label);
        return;
    }
    Label second = {.text = pill->second,
                    .size_u = 28,
                    .colour = ink,
                    .across = ALIGN_CENTRE,
                    .down = ALIGN_CENTRE,
                    .max_lines = box.h > paper_px(paper, 130)   ? 3
                                 : box.h > paper_px(paper, 110) ? 2
                                                                : 1,
                    .pitch_percent = 118};
    label.size_u = 30;
    label.max_lines = 1;
    paper_pair(paper, box, label, second);
}

/* Filled pills are the main thing to do, or the choice that holds now. */
static void pill_ground(Paper *paper, Rect box, const Pill *pill) {
    const Theme *theme = paper->theme;
    Colour ground = pill->filled ? theme->house : theme->card;
    ground = pill->disabled ? theme->paper : paper_answer(paper, pill->action, ground);
    display_fill(paper->list, box, box.h / 2, ground);
    if (!pill->filled || pill->disabled) {
        display_outline(paper->list, box, box.h / 2, paper_px(paper, 2), theme->line);
    }
}

/* Ground, icons, text, target, in this order: a pill without an action draws the same but answers
 * nothing. */
void paper_pill(Paper *paper, Rect box, Pill pill) {
    const Theme *theme = paper->theme;
    Colour ink = pill.disabled ? theme->line : pill.filled ? theme->on_house : theme->ink;
    int32_t icon = paper_px(paper, PILL_ICON_U);
    int32_t gap = paper_px(paper, PILL_GAP_U);
    int32_t side = paper_px(paper, PILL_PADDING_U) / 2;
    pill_ground(paper, box, &pill);
    Rect inner = {box.x + side, box.y, box.w - 2 * side, box.h};
    /* Icon and text stand together in the middle of the pill. */
    int32_t content = pill_text_px(paper, &pill) + pill_icons_px(paper, &pill);
    int32_t spare = inner.w > content && pill.second.size == 0 ? (inner.w - content) / 2 : 0;
    inner.x += spare;
    inner.w -= 2 * spare;
    if (pill.icon_before) {
        paper_icon(paper, (Rect){inner.x, inner.y, icon, inner.h}, pill.icon_before, PILL_ICON_U,
                   ink);
        inner.x += icon + gap;
        inner.w -= icon + gap;
    }
    if (pill.icon_behind) {
        inner.w -= icon + gap;
        paper_icon(paper, (Rect){inner.x + inner.w + gap, inner.y, icon, inner.h}, pill.icon_behind,
                   PILL_ICON_U, ink);
    }
    pill_text(paper, inner, &pill, ink);
    if (!pill.disabled) {
        paper_target(paper, box, pill.action);
    }
}

/* A chip hugs its text, up to what the row allows; there the text becomes smaller. */
Rect paper_chip(Paper *paper, int32_t x, int32_t y, Str text, int32_t max_w) {
    int32_t side = paper_px(paper, 20);
    int32_t height = paper_px(paper, 44);
    Label label = {.text = text,
                   .size_u = 28,
                   .colour = paper->theme->on_chip,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE};
    int32_t width = paper_label_width(paper, label) + 2 * side;
    width = width < max_w ? width : max_w;
    Rect box = {x, y, width, height};
    display_fill(paper->list, box, paper_px(paper, 8), paper->theme->chip);
    paper_label(paper, (Rect){x + side / 2, y, width - side, height}, label);
    return box;
}

/* In the language the visitor has chosen. */
Str paper_word(const Paper *paper, Word word) {
    return words_view(paper->model->look.language, word);
}

Str paper_count_word(const Paper *paper, Word word, int32_t a, int32_t b, int32_t c) {
    const int32_t numbers[3] = {a, b, c};
    return words_print_in(paper->frame, paper->model->look.language, word, numbers);
}

/* The booth's own words win over those of the pack. */
Str paper_title(const Paper *paper) {
    bool own = paper->booth && paper->booth->title.size > 0;
    return own ? paper->booth->title : shelf_meta(paper->opened->shelf)->booth;
}

Str paper_tagline(const Paper *paper) {
    bool own = paper->booth && paper->booth->tagline.size > 0;
    return own ? paper->booth->tagline : shelf_meta(paper->opened->shelf)->tagline;
}

/* The most frequent action, in few words. */
Action go_to(ScreenKind screen, int32_t id, int32_t page) {
    return (Action){.kind = ACTION_GO, .place = {screen, id, page}};
}
