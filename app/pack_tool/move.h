/* A finished file takes its final name.
 *
 *     if (!move_file(S("x.tsubo.new"), S("x.tsubo"), &failure)) { … }
 *
 * Both paths are zero-terminated and on one file system. The file's bytes must be synced already;
 * after this its name is as well.
 */
#ifndef TSUBO_PACK_TOOL_MOVE_H
#define TSUBO_PACK_TOOL_MOVE_H

#include "base/failure.h"

MUST_USE bool move_file(Str from, Str to, Failure *failure);

#endif
