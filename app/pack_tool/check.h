/* Everything that can be wrong with a content folder, found at once.
 *
 *     check_source(&source);
 *     if (findings_print(source.findings, stdout) > 0) { … exit 1 … }
 *
 * A source without errors can be built: whatever build.c relies on is checked here.
 */
#ifndef TSUBO_PACK_TOOL_CHECK_H
#define TSUBO_PACK_TOOL_CHECK_H

#include "pack_tool/source.h"

void check_source(Source *source);

#endif
