/* Writing a pack: the other half of pack.h, used by tsubo-pack only.
 *
 * Rows are added in the order a reader will want them and the file is finished at once. The same
 * calls give the same bytes: no clock, no random number, no file order enters. The caller writes to
 * a path beside the final one and renames (base/file.h has the habit).
 */
#ifndef TSUBO_PACK_WRITE_H
#define TSUBO_PACK_WRITE_H

#include "base/arena.h"
#include "base/failure.h"
#include "pack/record.h"

typedef struct PackWriter PackWriter;

/* Creates the file, which must not exist yet. */
MUST_USE PackWriter *pack_writer_open_in(Arena *arena, Str path, Failure *failure);
/* Checks, compacts and closes the file. */
MUST_USE bool pack_writer_finish(PackWriter *writer, Failure *failure);
/* Closes and leaves a half file behind for the caller to remove. */
void pack_writer_abandon(PackWriter *writer);

#endif
