/* Text read back from a display list: runs of glyphs with the box their ink takes.
 *
 * Boxes come from the painted coverage of every glyph, not from its em, so "touches" means that
 * pixels do. Decoration that lets the ground shine through (ghost figures) is left out.
 *
 *     Runs runs = runs_find_in(&arena, &list, atlas, 0);
 *     for (int32_t i = 0; i < runs.count; i++) { … runs.runs[i].ink … }
 */
#ifndef TSUBO_TESTS_UI_RUNS_H
#define TSUBO_TESTS_UI_RUNS_H

#include "page/display.h"
#include "sdl/atlas.h"

typedef struct Run {
    int32_t first;  /* index of its first draw */
    int32_t behind; /* index behind its last draw */
    Rect ink;       /* px; of width 0 when it is blank */
    int32_t em_px;
    bool icon;
    bool ruby; /* or emphasis dots: half the size of a run directly below */
} Run;

typedef struct Runs {
    Run *runs;
    int32_t count;
} Runs;

/* The runs among the draws from index `from` on. */
Runs runs_find_in(Arena *arena, const DisplayList *list, Atlas *atlas, int32_t from);

Str run_text_in(Arena *arena, const DisplayList *list, const Run *run);

/* Below this a colour is decoration: nobody has to read it. */
enum { DECORATION_ALPHA = 0x60 };
bool colour_is_decoration(Colour colour);

bool rect_is_inside(Rect inner, Rect outer);
bool rect_meets(Rect a, Rect b);

#endif
