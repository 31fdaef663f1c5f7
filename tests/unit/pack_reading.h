/* Reads a whole pack with every reader, for tests and fuzzing.
 *
 *     if (!pack_reading_all(pack, &arena, &failure)) { … the first thing that is wrong … }
 */
#ifndef TSUBO_TESTS_PACK_READING_H
#define TSUBO_TESTS_PACK_READING_H

#include "pack/pack.h"

/* False with the first failure. The arena is rewound. At most 200 rows of a list are read, so that
 * a mutated count costs little. */
bool pack_reading_all(Pack *pack, Arena *arena, Failure *failure);

#endif
