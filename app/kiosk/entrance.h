/* Where to begin: the value of --screen, which is also how tests name a screen.
 *
 *     home   issues:2   contents:110   article:110/02-column:2   panel+home   lecture+contents:110
 *
 *     Entrance entrance;
 *     if (!entrance_read(shelf, &scratch, S("contents:110"), &entrance, &failure)) { … }
 *
 * A name is OVERLAY+SCREEN:WHICH:PAGE; the overlay and the page may be left out, and screens of
 * which there is only one have no WHICH. Pages count from 1; a page behind the last is the last. */
#ifndef TSUBO_KIOSK_ENTRANCE_H
#define TSUBO_KIOSK_ENTRANCE_H

#include "library/shelf.h"
#include "ui/model.h"

typedef struct Entrance {
    Place place;
    Overlay overlay;
    bool lecture; /* as a lecture shows it */
    bool numbers; /* with the lecture's list of numbers */
} Entrance;

/* Looks everything up on the shelf, so that what is returned can be shown. The failure says which
 * part of the name is wrong. `scratch` is rewound. */
MUST_USE bool entrance_read(Shelf *shelf, Arena *scratch, Str name, Entrance *entrance,
                            Failure *failure);

#endif
