/* Model and Opened become a picture and what can be hit on it. Pure: the same arguments give the
 * same list. */
#ifndef TSUBO_UI_SHOW_H
#define TSUBO_UI_SHOW_H

#include "ui/booth.h"
#include "ui/opened.h"
#include "ui/scene.h"

/* Where a picture is made. Both arenas are the caller's; the list and all it borrows live in
 * `frame`, `scratch` is rewound. */
typedef struct Studio {
    Arena *frame;
    Arena *scratch;
    const Measure *measure;
    const Booth *booth; /* NULL: words of the pack, colours of the house */
} Studio;

/* Draws the whole screen into `list` (emptied first) and fills `scene`. */
void ui_show(const Studio *studio, const Model *model, const Opened *opened, DisplayList *list,
             Scene *scene);

/* Draws only the sheet of a place, unmoved: for warming the glyphs of a neighbouring page. */
void ui_show_sheet(const Studio *studio, const Model *model, const Opened *opened, Place place,
                   DisplayList *list);

#endif
