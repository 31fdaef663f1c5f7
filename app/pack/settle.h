/* The last steps of writing a pack: what follows from the rows, and bytes that depend on nothing
 * else.
 *
 *     if (!settle_pack(database, path, &failure)) { … the file is not a pack … }
 *
 * Used by write.c only, inside its open transaction.
 */
#ifndef TSUBO_PACK_SETTLE_H
#define TSUBO_PACK_SETTLE_H

#include <sqlite3.h>

#include "base/failure.h"

/* Counts and places, a check that every reference resolves, commit, VACUUM, fixed header bytes,
 * sync. The database stays open. FAILURE_FORMAT when rows contradict each other. */
MUST_USE bool settle_pack(sqlite3 *database, Str path, Failure *failure);

#endif
