/* `tsubo-pack import`: raw newsletters become content folders.
 *
 *     ImportOptions options = {.inputs = names, .input_count = 2, .to = S("content")};
 *     return import_run(&options) ? 0 : 1;
 *
 * Reads texts of every shape and saved web pages, a file each or - for standard input, and writes
 * DIR/110/ and DIR/videos/ as drafts for an editor. All inputs are read before anything is
 * written: if one of them cannot be used, one sentence says why and nothing is written at all.
 * With several inputs the rows of the map stand below a line "# INPUT" each.
 *
 * What is said about a newsletter is Japanese, because an editor reads it beside the text; how the
 * words of the command line are read is command_import.c's matter.
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_IMPORT_H
#define TSUBO_PACK_TOOL_IMPORT_IMPORT_H

#include "base/failure.h"
#include "pack_tool/import/dates.h"

/* What an import shall do; everything is borrowed. */
typedef struct ImportOptions {
    const Str *inputs; /* paths, or - */
    int32_t input_count;
    Str to;    /* may be empty in a dry run */
    Str map;   /* empty for none */
    Date date; /* of the issue, for a text that says none; {0} otherwise */
    bool dry_run;
    bool update;
} ImportOptions;

/* Prints the summary to stdout, or one sentence to stderr and returns false. */
MUST_USE bool import_run(const ImportOptions *options);

#endif
