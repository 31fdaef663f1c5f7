/* Leaving small files on a stick: statistics, log, receipts.
 *
 * A stick is somebody's, and written to only when the staff asks for it: no link on it is followed,
 * nothing on it is replaced but files of the same name in TSUBO/, and what is not whole after a
 * failure is taken away again.
 *
 *     if (!stick_write(stick, S("receipts"), S("east.txt"), text, &failure)) { … }
 */
#ifndef TSUBO_LIBRARY_STICK_WRITE_H
#define TSUBO_LIBRARY_STICK_WRITE_H

#include "base/failure.h"

/* Writes TSUBO/<folder>/<name> below the mount point and syncs it; the folders are made.
 * FAILURE_DEVICE with the system's reason when the stick turned read-only, is full or gone. */
MUST_USE bool stick_write(Str stick, Str folder, Str name, Str text, Failure *failure);

#endif
