/* The moves of lecture mode, on the Model. Internal to ui/; see lecture.h and moves.h.
 *
 *     if (lecture_takes_touch(model)) { return; }
 *     if (lecture_takes_key(model, shown, key)) { return; }
 *     lecture_pass(model, shown);
 */
#ifndef TSUBO_UI_LECTURE_MOVES_H
#define TSUBO_UI_LECTURE_MOVES_H

#include "ui/scene.h"

/* From the staff page to the contents of the newest issue; a second time ends it. */
void lecture_toggle(Model *model, const Scene *shown);

/* True where a touch is nobody's: everywhere but on the staff's pages. */
bool lecture_takes_touch(const Model *model);

/* True when the key meant the lecture; false for those that turn pages as always. */
bool lecture_takes_key(Model *model, const Scene *shown, Key key);

/* Ends it in time, keeps it away from home and the idle screen, and sets the look. */
void lecture_pass(Model *model, const Scene *shown);

/* −1 for never. */
int64_t lecture_deadline_ms(const Model *model);

#endif
