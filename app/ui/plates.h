/* Decoded pictures of the pages near the reader. Internal to ui/.
 *
 * A plate is the pictures of one page, each decoded at the size in which the page shows it: so a
 * photograph of sixteen megapixels costs no more memory than the screen it is looked at on, an
 * article may have as many as limits.h allows, and a picture is painted pixel by pixel. Plates
 * follow the reader: the page, the one before and the one behind it.
 *
 *     plates_follow(opened, place);
 *     Pixels pixels = plates_find(opened, item, page, piece);     // empty: leave a frame
 *
 * The other design, all pictures of an article at once, had no bound on its memory.
 */
#ifndef TSUBO_UI_PLATES_H
#define TSUBO_UI_PLATES_H

#include "ui/opened.h"

/* Decodes what the pages around a place of an opened article or video show. A picture that cannot
 * be read or decoded is left out; opened->missed says which could not be read. */
void plates_follow(Opened *opened, Place place);

/* The pictures of one page; `piece` counts within the page. */
Pixels plates_find(const Opened *opened, const OpenedItem *item, int32_t page, int32_t piece);

void plates_close(Opened *opened);

#endif
