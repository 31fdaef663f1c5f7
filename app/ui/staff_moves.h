/* The moves of the staff page, on the Model. Internal to ui/; see staff.h and moves.h.
 *
 *     if (staff_takes_touch(model, shown, &touch)) { return; }      // before any gesture
 *     staff_act(model, action);
 *     staff_pass(model);                                            // with every tick
 */
#ifndef TSUBO_UI_STAFF_MOVES_H
#define TSUBO_UI_STAFF_MOVES_H

#include "ui/scene.h"

/* The pad, or the page of health where no PIN is set. */
void staff_open(Model *model);

/* True when the touch is nobody else's business: cleaning, drawing, calibration, knocking. */
bool staff_takes_touch(Model *model, const Scene *shown, const Touch *touch);

void staff_act(Model *model, Action action);

/* A digit or Enter of a keyboard on the pad; false when it is none of these. */
bool staff_takes_key(Model *model, Key key);

/* The shell's answer to a task. */
void staff_answer(Model *model, StaffTask task, bool good, Word word);

/* What time alone brings: the knock opens, cleaning ends, the page closes, facts grow old. */
void staff_pass(Model *model);

/* Hands the wish over. */
void staff_effects(Model *model, Effects *effects);

int64_t staff_deadline_ms(const Model *model);

/* A page that fills the screen without bars. */
bool staff_is_full(Place place);

#endif
