/* A saved web page becomes lines.
 *
 * gumbo parses the page as a browser would; what is left is the text of headings, paragraphs,
 * lists and tables, with the address of the first link of each line. Navigation, scripts, forms
 * and page frames are left out; if the page has a <main>, only that is read. Every line knows which
 * lines of the file it came from; page_lines.h makes line numbers for the editor out of that.
 *
 *     if (html_recognised(text)) {
 *         html_lines_in(arena, text, &lines, failure);
 *     }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_HTML_H
#define TSUBO_PACK_TOOL_IMPORT_HTML_H

#include "pack_tool/import/lines.h"

/* Deeper pages are no documents; the parser's own cleaning up descends once per level. */
enum { HTML_DEPTH_MAX = 400 };

/* Whether the text begins like a web page. */
bool html_recognised(Str text);

/* FAILURE_LIMIT for deep nesting or long lines, FAILURE_FORMAT for a page without text. */
MUST_USE bool html_lines_in(Arena *arena, Str text, Lines *lines, Failure *failure);

#endif
