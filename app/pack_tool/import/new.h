/* `tsubo-pack new DIR --number N`: an empty issue folder with the right date.
 *
 * Writes DIR/NNN/issue.md as a draft: the number, the third Wednesday of its month, a summary to
 * fill in. Refuses a folder that exists.
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_NEW_H
#define TSUBO_PACK_TOOL_IMPORT_NEW_H

/* argv[0] is "new". Returns the exit code: 0 done, 1 the disk, 2 usage. */
int new_command(int argc, char **argv);

#endif
