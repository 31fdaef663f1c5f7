/* Which parts of the screen changed between two display lists.
 *
 * The screen is divided into cells; every draw stirs its hash into the cells it touches. Cells
 * whose hash differs from the last frame's are painted again, neighbours joined to few rectangles.
 * Nothing changed means nothing is painted and nothing presented: an idle booth costs nothing.
 *
 *     Changes *changes = changes_in(&forever);
 *     int32_t count = changes_find(changes, &list, (Rect){0, 0, 1920, 1080}, rects);
 */
#ifndef TSUBO_SDL_CHANGES_H
#define TSUBO_SDL_CHANGES_H

#include "page/display.h"

enum { CHANGES_MAX = 48 };

typedef struct Changes Changes;

Changes *changes_in(Arena *arena);

/* Compares with the list of the last call and remembers this one. Writes at most CHANGES_MAX
 * rectangles that do not overlap and returns their number, 0 when nothing changed. */
int32_t changes_find(Changes *changes, const DisplayList *list, Rect screen, Rect *rects);

/* Forgets the last list: everything counts as changed (the window was uncovered). */
void changes_forget(Changes *changes);

#endif
