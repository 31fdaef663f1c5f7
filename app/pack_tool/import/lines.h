/* The lines of an input, numbered as an editor's program numbers them.
 *
 * Everything later refers to these lines, and the promise that no line is lost or doubled is
 * checked against them. A line keeps its original characters (`bare`) beside the copy the rules
 * look at (`fold`). Saved web pages become lines too (see html.h), with hints where the page says
 * what a line is.
 *
 *     Lines lines;
 *     if (!lines_split_in(arena, text, &lines, failure)) { … }
 *     lines.at[0].bare                          // the first line; its number is 1
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_LINES_H
#define TSUBO_PACK_TOOL_IMPORT_LINES_H

#include "base/arena.h"
#include "base/failure.h"

/* What a web page says about a line; plain text says nothing. */
typedef enum LineHint {
    HINT_NONE,
    HINT_HEADING,
    HINT_ITEM,
    HINT_ROW, /* cells of a table, separated by " | " */
} LineHint;

typedef struct Line {
    Str bare;       /* as written, without spaces at both ends; empty for a blank line */
    Str fold;       /* see fold.h */
    Str address;    /* where its first link leads, only in web pages */
    int32_t indent; /* columns of space before it */
    int32_t columns;
    LineHint hint;
    int32_t file_from; /* where it stands in the file, from 1: its first and its last line */
    int32_t file_to;
} Line;

typedef struct Lines {
    Line *at;
    int32_t count;
} Lines;

enum {
    /* The longest paragraph seen has 600 characters; a line of this size is no prose and would
     * not fit into an article either (LIMIT_ARTICLE_BYTES). */
    LINES_BYTES_MAX = 64 * 1024,
    /* The longest back number has 400 lines. */
    LINES_COUNT_MAX = 20000,
};

/* Splits at LF, CRLF or CR. FAILURE_LIMIT for a line or a number of lines beyond the limits. */
MUST_USE bool lines_split_in(Arena *arena, Str text, Lines *lines, Failure *failure);

/* The line for a text without line ends. */
Line lines_make_in(Arena *arena, Str text);

#endif
