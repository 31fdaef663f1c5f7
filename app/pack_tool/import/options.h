/* The options of `tsubo-pack import`.
 *
 *     Options options;
 *     if (!options_read(argc, argv, &options, failure)) { … usage … }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_OPTIONS_H
#define TSUBO_PACK_TOOL_IMPORT_OPTIONS_H

#include "base/failure.h"
#include "pack_tool/import/dates.h"

/* More inputs than a century of newsletters would be a mistake in the shell. */
enum { OPTIONS_INPUTS_MAX = 2000 };

typedef struct ImportOptions {
    Str inputs[OPTIONS_INPUTS_MAX]; /* borrowed from argv */
    int32_t input_count;
    Str to;
    Str map;   /* empty for none */
    Date date; /* {0} for none */
    bool dry_run;
    bool update;
    bool help;
} ImportOptions;

/* False with a sentence for an unknown option, a missing value, no input or no --to. */
MUST_USE bool options_read(int argc, char **argv, ImportOptions *options, Failure *failure);

#endif
