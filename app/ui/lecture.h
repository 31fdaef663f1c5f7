/* Lecture mode: a training room with a projector instead of a visitor with a finger. Part of the
 * Model.
 *
 * The staff page begins it. From then on keys and a clicker lead, touches are ignored but for the
 * knock on the top left corner, nobody is asked whether they still read, the bars give way to one
 * line that always says where the room is, and text is as large as twelve lines allow. A number and
 * Enter open the article with that number; Esc shows the list of numbers; B or the full stop make
 * the screen black. It ends from the staff page, by itself after the settings' time, and with the
 * power.
 *
 *     lecture_begin(model, shown);
 *     if (lecture_takes_key(model, shown, key)) { return; }
 *     lecture_pass(model, shown);                    // with every input
 */
#ifndef TSUBO_UI_LECTURE_H
#define TSUBO_UI_LECTURE_H

#include "base/str.h"

/* Of body text on a page: fewer are read word by word, more not at all from the last row. */
enum { LECTURE_LINES = 12 };

typedef struct Lecture {
    bool on;
    bool black;
    bool list;      /* the list of numbers is shown */
    int32_t number; /* typed, or chosen in the list; 0: none */
    int64_t since_ms;
} Lecture;

#endif
