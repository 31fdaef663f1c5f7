/* The developers' overlay without a keyboard: a finger that is held still.
 *
 * Whoever tries a panel on a desk often has no keys. One finger held for PEEK_HOLD_MS at the middle
 * of the lower edge, where no screen has a button, shows the overlay or takes it away, as KEY_DEBUG
 * does; the finger does nothing else then. In a booth (model->keys_off) neither works.
 *
 *     peek_pass(model);                      // in time's turn
 *     deadline = peek_deadline_ms(model);    // when it will have something to do; -1: never
 */
#ifndef TSUBO_UI_PEEK_H
#define TSUBO_UI_PEEK_H

#include "ui/model.h"

/* Longer than anybody rests a finger by chance, shorter than what counts as a lost contact. */
enum { PEEK_HOLD_MS = 4000 };

/* Where the finger has to be: a quarter of the width, as high as the smallest target. */
Rect peek_box(const Look *look);

void peek_pass(Model *model);
int64_t peek_deadline_ms(const Model *model);

/* Shows the overlay or takes it away, but in a booth. */
void peek_turn(Model *model);

#endif
