/* `tsubo-pack import`: raw newsletters become content folders.
 *
 *     tsubo-pack import INPUT… --to DIR [--date YYYY-MM-DD] [--map FILE] [--dry-run] [--update]
 *
 * Reads texts of every shape and saved web pages, a file each or - for standard input, and writes
 * DIR/110/ and DIR/videos/ as drafts for an editor. All inputs are read before anything is
 * written: if one of them cannot be used, one sentence says why and nothing is written at all.
 * With several inputs the rows of the map stand below a line "# INPUT" each.
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_IMPORT_H
#define TSUBO_PACK_TOOL_IMPORT_IMPORT_H

/* argv[0] is "import". Returns the exit code: 0 done, 1 an input or the disk, 2 usage. */
int import_command(int argc, char **argv);

#endif
