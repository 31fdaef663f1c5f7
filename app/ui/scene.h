/* What a finger can hit on the screen that is shown, and where the next page is.
 *
 * ui_show makes a Scene beside the display list; ui_update reads it when the next input comes. So
 * hit testing always means what the visitor sees, and update needs no layout of its own. */
#ifndef TSUBO_UI_SCENE_H
#define TSUBO_UI_SCENE_H

#include "base/limits.h"
#include "ui/model.h"

typedef struct Target {
    Rect box;
    Action action;
} Target;

/* The fullest screen is the glossary at its smallest: some 60 targets. */
enum { TARGETS_MAX = 160 };

typedef struct Scene {
    Target targets[TARGETS_MAX]; /* later ones lie over earlier ones */
    int32_t target_count;
    Rect seal;   /* five taps on it lead to the staff page; width 0: there is none */
    Rect sheet;  /* follows the finger */
    Rect text;   /* the sheet, or what cards leave of it: outside its inner half a tap turns */
    Place start; /* where a lecture begins */
    Place jumps[LIMIT_ISSUE_ARTICLES]; /* articles by their numbers, in a lecture */
    int32_t jump_count;
    bool has_next;
    bool has_previous;
    Place next;
    Place previous;
} Scene;

/* The action of the topmost target at a point, or one of kind ACTION_NONE. */
Action scene_action_at(const Scene *scene, int32_t x, int32_t y);

#endif
