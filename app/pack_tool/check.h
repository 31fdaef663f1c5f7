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

/* The number of the issue of a month: the newsletter began in July 2016 and has come every month.
 */
int32_t check_number_of(int32_t year, int32_t month);

#endif
