/* What a picture promises, whatever it shows: the rules of the screens, asked of a display list and
 * its targets from the outside.
 *
 * - Text lies on the screen, inside everything it touches (its card, its pill) and touches no other
 *   text; nothing opaque is painted over it. So no text is ever cut.
 * - No text but ruby is smaller than 28 u, and no line on any card or button begins or ends with a
 *   character that must not.
 * - Boxes lie inside each other or beside each other. A code has its quiet zone and is 240 u wide.
 * - Text has a contrast of 4.5:1 to what is really painted under it, but for buttons that do
 *   nothing now.
 * - Targets are at least 88 u wide and high; two of them either lie apart or one of them, drawn
 *   later, lies inside the other (a row on a card).
 * - Back is top left, home top right, previous bottom left, next bottom right.
 *
 *     int32_t faults = inspect_picture(&inspected, &out);      // a line a fault
 */
#ifndef TSUBO_TESTS_UI_INSPECT_H
#define TSUBO_TESTS_UI_INSPECT_H

#include "sdl/atlas.h"
#include "ui/scene.h"
#include "ui/theme.h"

typedef struct Inspected {
    Arena *arena; /* rewound */
    Atlas *atlas;
    const DisplayList *list;
    const Scene *scene;
    const Look *look;
    const Theme *theme;
} Inspected;

/* Appends a sentence a fault and returns their number. */
int32_t inspect_picture(const Inspected *inspected, Buffer *out);

#endif
