/* Drawing by people's measures: the helpers every screen is made of. Internal to ui/.
 *
 * Lengths are given in `u`, a 1080th of the shorter side (screens/rules: body 40 u, targets 88 u).
 * Text is always set by the composition engine, labels too, so kinsoku holds on buttons as well. A
 * label that does not fit its box is set smaller, down to 28 u, then on more lines; never cut. */
#ifndef TSUBO_UI_PAPER_H
#define TSUBO_UI_PAPER_H

#include "text/line.h"
#include "ui/booth.h"
#include "ui/opened.h"
#include "ui/scene.h"
#include "ui/theme.h"

typedef struct Paper {
    DisplayList *list;
    Scene *scene;
    Arena *frame;
    Arena *scratch;
    const Measure *measure;
    const Theme *theme;
    const Booth *booth; /* or NULL */
    const Model *model;
    const Opened *opened;
    int32_t width_px;
    int32_t height_px;
    int32_t short_px;
    bool deaf; /* a sheet that moves or leaves has no targets */
} Paper;

/* u to px, at least 1 for a positive length. */
int32_t paper_px(const Paper *paper, int32_t u);
int32_t look_px(const Look *look, int32_t u);

/* Screens at least this much wider than high have columns side by side. */
bool look_is_wide(const Look *look);

/* Text on covers and lists grows with the reader's choice, but less than body text: percent. */
int32_t look_label_percent(const Look *look);
/* Body size in u: 34, 40, 50, 62. */
int32_t look_body_u(const Look *look);

typedef enum Align {
    ALIGN_START,
    ALIGN_CENTRE,
    ALIGN_END,
} Align;

typedef struct Label {
    Str text;
    int32_t size_u;
    bool bold;
    Colour colour;
    Align across;          /* in the width of the box */
    Align down;            /* in its height */
    int32_t max_lines;     /* 0 counts as 1 */
    int32_t pitch_percent; /* of the size; 0 counts as 136 */
    bool justified;        /* body text rather than a heading */
} Label;

/* Sets the label into the box and returns the box its lines take. */
Rect paper_label(Paper *paper, Rect box, Label label);
/* The height it would take in a box of this width. */
int32_t paper_label_height(Paper *paper, int32_t width_px, Label label);
/* The width of one line of it, unshrunk. */
int32_t paper_label_width(Paper *paper, Label label);

/* The label at a size at which it fits the box's height as well, as far as 28 u allow. */
Label paper_fit(Paper *paper, Rect box, Label label);

/* Two labels under each other, together in the middle of the box's height: a name and what is
 * said about it. When both are too high the upper one is set smaller. */
void paper_pair(Paper *paper, Rect box, Label upper, Label lower);

void paper_icon(Paper *paper, Rect box, uint32_t icon, int32_t size_u, Colour colour);
void paper_card(Paper *paper, Rect box, int32_t radius_u);
void paper_rule(Paper *paper, int32_t x, int32_t y, int32_t w, Colour colour);

/* Makes the box a target. Its action answers a tap; paper_is_pressed tells whether a finger (or the
 * key focus) is on it now, so that it can be drawn darker. */
void paper_target(Paper *paper, Rect box, Action action);
bool paper_is_pressed(const Paper *paper, Action action);
Colour paper_answer(const Paper *paper, Action action, Colour colour);

/* A pill with an icon (0 for none) before or behind its text. */
typedef struct Pill {
    Str text;
    Str second; /* a smaller second line, or empty */
    uint32_t icon_before;
    uint32_t icon_behind;
    bool filled;   /* the house colour, for the main thing to do */
    bool disabled; /* drawn pale, no target */
    int32_t size_u;
    Action action;
} Pill;
void paper_pill(Paper *paper, Rect box, Pill pill);
int32_t paper_pill_width(Paper *paper, const Pill *pill);

/* A chip: small text on a soft ground; returns its box. */
Rect paper_chip(Paper *paper, int32_t x, int32_t y, Str text, int32_t max_w);

Str paper_word(const Paper *paper, Word word);
Str paper_count_word(const Paper *paper, Word word, int32_t a, int32_t b, int32_t c);

/* The name of the booth and the line beneath it: the operator's, or those of the pack. */
Str paper_title(const Paper *paper);
Str paper_tagline(const Paper *paper);

Action go_to(ScreenKind screen, int32_t id, int32_t page);

#endif
