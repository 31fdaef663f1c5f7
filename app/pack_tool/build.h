/* A checked source becomes a pack.
 *
 *     if (!build_pack(&source, S("x.tsubo"), &failure)) { … nothing was written … }
 *
 * Only for a source in which check_source found no error.
 */
#ifndef TSUBO_PACK_TOOL_BUILD_H
#define TSUBO_PACK_TOOL_BUILD_H

#include "pack_tool/source.h"

/* Writes FILE.new beside the file, and renames it over FILE when it is whole and synced. */
MUST_USE bool build_pack(Source *source, Str path, Failure *failure);

#endif
