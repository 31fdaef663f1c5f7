/* The stick that the staff's files may go to, where somebody has mounted one.
 *
 *     Str stick = stick_find_in(&arena, settings, given);
 *     if (stick.size > 0 && stick_write(stick, …)) { … }
 *
 * In a booth nothing is mounted where this program could see it; library/outgoing.h is its way. */
#ifndef TSUBO_KIOSK_STICK_FIND_H
#define TSUBO_KIOSK_STICK_FIND_H

#include "base/arena.h"
#include "kiosk/config.h"

/* The mount point of the first stick under the settings' roots that is not read-only, or `given`
 * (--stick) where that is a folder; empty for none. */
Str stick_find_in(Arena *arena, const Config *settings, Str given);

#endif
