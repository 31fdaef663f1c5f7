/* Which lines of a saved page's file the pieces stand on.
 *
 * The rules work on the text of a page; an editor who reads the map has the file open. Where every
 * piece begins on a line of its own, as in pages that people and content systems write, the pieces
 * get the file's line numbers and the page's frame (head, menus, foot) goes into rows of
 * boilerplate, so that every line of the file is in one row. A page that has all of its text in one
 * line keeps the numbers of its text; the map says so.
 *
 *     page_lines_number(issue);                  // pieces are stretched, nothing else is known yet
 *     …
 *     if (!page_lines_check(issue)) { … a mistake of the program … }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_PAGE_LINES_H
#define TSUBO_PACK_TOOL_IMPORT_PAGE_LINES_H

#include "pack_tool/import/issue.h"

/* Sets from_line and to_line of all pieces and issue->by_file, if the pieces can be told apart by
 * lines. Does nothing for plain text, whose lines are the file's. */
void page_lines_number(Issue *issue);

/* Whether every line of the file that is not blank is in exactly one row. */
bool page_lines_check(const Issue *issue);

#endif
