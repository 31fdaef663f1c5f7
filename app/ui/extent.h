/* Whether a text can be shown to its end on every screen: for the tool, which has no screen.
 *
 * The kiosk makes at most LIMIT_ARTICLE_PAGES pages of a text and leaves out the rest. How many a
 * text needs depends on screen and text size, so the text is set on the screens that hold the least
 * of it, by the same code and in the same column as at a booth. Short texts are not set at all.
 *
 *     Extent extent = {.kind = ITEM_ARTICLE, .title = title, .document = &document};
 *     if (!extent_fits(&arena, &scratch, &measure, &extent)) { … divide it … }
 */
#ifndef TSUBO_UI_EXTENT_H
#define TSUBO_UI_EXTENT_H

#include "base/document.h"
#include "pack/record.h"
#include "text/line.h"

typedef struct Extent {
    ItemKind kind;
    Str title; /* stands over the first page */
    const Document *document;
} Extent;

/* Both arenas are rewound; they need 48 MiB for the longest text. */
bool extent_fits(Arena *arena, Arena *scratch, const Measure *measure, const Extent *extent);

#endif
