/* The moves of the interface: each brings the Model from one valid state to another. Internal to
 * ui/; update.c decides which input means which move, others (staff, lecture, cards) use the same
 * ones, so that a page turned by a finger, a key or a clicker is the same turn.
 *
 *     moves_act(model, shown, scene_action_at(shown, x, y));
 */
#ifndef TSUBO_UI_MOVES_H
#define TSUBO_UI_MOVES_H

#include "ui/scene.h"

/* Everything a visitor has set goes back to the beginning, at the idle screen, the developers'
 * overlay included. What belongs to the booth stays: the screen's size, the times, fingers that
 * still lie on the glass. */
void moves_reset(Model *model);

/* Goes to a place without remembering where from. */
void moves_arrive(Model *model, Place place);
/* The same, and back leads here again. */
void moves_go(Model *model, Place place);
void moves_go_home(Model *model);
/* Back means the way a reader came; pages of one article are one step. Without a way: home. */
void moves_go_back(Model *model);

/* Turns to a neighbouring page; `side` is −1 when it comes from the left. Nothing happens where
 * there is none. */
void moves_turn(Model *model, const Scene *shown, int32_t side);

/* Clamped to the sizes there are. */
void moves_set_size(Model *model, int32_t size);
void moves_open_overlay(Model *model, Overlay overlay);

/* What a target does when it is tapped or chosen with keys. */
void moves_act(Model *model, const Scene *shown, Action action);

#endif
