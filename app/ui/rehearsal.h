/* Every page of a pack shown to nobody, before anybody is shown one.
 *
 * A pack may be sound row by row and still hold an article that no screen can lay out. So the same
 * code that will show it goes through all of it first: every article and video is laid out in all
 * text sizes, upright and turned, as a lecture too, and every page and every list screen becomes a
 * display list. Nothing is painted; pictures are decoded elsewhere, each once.
 *
 *     Rehearsal rehearsal = {.shelf = shelf, .measure = measure, .width_px = 1920, …};
 *     if (!rehearse(&rehearsal, &failure)) { … page, failure … }
 *
 * An article is read once and laid out ten times, which is what takes the time: about as long as
 * opening each of them on the booth.
 */
#ifndef TSUBO_UI_REHEARSAL_H
#define TSUBO_UI_REHEARSAL_H

#include "ui/opened.h"

enum {
    /* Pictures whose page is remembered. A pack holds fewer: a picture of one pixel takes 200
     * bytes, and nobody makes a pack of a hundred thousand of them. */
    REHEARSAL_PICTURES = 65536,
};

typedef struct Rehearsal {
    Shelf *shelf;
    Measure measure;
    int32_t width_px; /* of the booth's screen */
    int32_t height_px;
    /* The page that is being shown, counted from 1 in the order of reading, through contents and
     * articles of all issues and through the videos, at the screen's own size and small text; 0 on
     * screens that belong to no page. It lies where the caller
     * wants it, so that somebody else can read it when this process is no more. */
    volatile int32_t *page;
    int32_t shown; /* pictures made: what was looked at */
    /* The first page that shows a picture, by its id; 0: none does. Room for REHEARSAL_PICTURES. */
    int32_t *picture_pages;
} Rehearsal;

/* FORMAT when the pack cannot be read or something lies outside of its page, LIMIT when an article
 * has more pages or a page more to draw than limits.h allows. */
MUST_USE bool rehearse(Rehearsal *rehearsal, Failure *failure);

#endif
