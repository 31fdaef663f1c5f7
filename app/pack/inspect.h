/* The whole inside of a pack, checked once before anybody is shown any of it.
 *
 * Every reader of pack.h refuses what is wrong with the row it reads. What no single row can tell
 * is asked here: whether the file's pages hang together, whether ids are dense and in order,
 * whether counts count and references lead somewhere. A pack that passes has the shape that the
 * lists of the screens rely on; what its texts look like on pages is another question
 * (ui/rehearsal.h).
 *
 *     if (!pack_inspect(pack, &failure)) { … the first thing that is wrong … }
 *
 * It reads the whole file, some thousand rows a millisecond, so it belongs into the preflight and
 * not into the start of a booth.
 */
#ifndef TSUBO_PACK_INSPECT_H
#define TSUBO_PACK_INSPECT_H

#include "pack/pack.h"

/* FORMAT for what contradicts itself, LIMIT for what is more than limits.h allows or takes longer
 * than a pack of this size may. */
MUST_USE bool pack_inspect(Pack *pack, Failure *failure);

/* The id of the picture behind the one with the id `after`, for going through all of them, whether
 * a text shows them or not; 0 at the end. */
MUST_USE bool pack_next_picture(Pack *pack, int32_t after, int32_t *id, Failure *failure);

#endif
