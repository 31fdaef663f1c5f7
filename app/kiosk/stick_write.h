/* Leaving small files on a stick: statistics, log, receipts.
 *
 * The one thing this program ever writes outside its own folders, and only when the staff asks for
 * it. A stick is somebody's: no link on it is followed, nothing on it is replaced but files of the
 * same name in TSUBO/, and what is not whole after a failure is taken away again.
 *
 *     Str stick = stick_find_in(&arena, settings, given);
 *     if (stick.size > 0 && stick_write(stick, S("receipts"), S("east.txt"), text, &failure)) { … }
 */
#ifndef TSUBO_KIOSK_STICK_WRITE_H
#define TSUBO_KIOSK_STICK_WRITE_H

#include "kiosk/config.h"

/* The mount point of the first stick under the settings' roots that is not read-only, or `given`
 * (--stick) where that is a folder; empty for none. */
Str stick_find_in(Arena *arena, const Config *settings, Str given);

/* Writes TSUBO/<folder>/<name> and syncs it; the folders are made. FAILURE_DEVICE with the system's
 * reason when the stick turned read-only, is full or gone. */
MUST_USE bool stick_write(Str stick, Str folder, Str name, Str text, Failure *failure);

#endif
