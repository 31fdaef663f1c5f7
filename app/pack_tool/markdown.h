/* Markdown becomes a Document: CommonMark and pipe tables, cut down to what a page can show.
 *
 * What nests in Markdown is flat here: a list item is a block with a depth, a table is a row of
 * cells, a quotation is a block that says so. Beyond CommonMark there are ruby (ruby.h) and notes:
 * a line that begins with ※. Lines of one paragraph are joined without a blank where Japanese
 * stands at the seam, with one between Latin words. A full-width blank at the beginning of a
 * paragraph goes, because the page indents by itself. Raw HTML, pictures inside a line, lists of
 * more than three levels and ** that did not work are findings, with their line.
 *
 *     MarkdownInput input = {.text = body, .path = path, .first_line = 12, …};
 *     Document document = markdown_parse_in(&arena, &scratch, &input, &findings);
 */
#ifndef TSUBO_PACK_TOOL_MARKDOWN_H
#define TSUBO_PACK_TOOL_MARKDOWN_H

#include "base/document.h"
#include "base/failure.h"
#include "pack_tool/finding.h"

/* How a body finds its pictures: fills the id and the size of the picture with that file name, or
 * says why not. */
typedef struct PictureFinder {
    void *context;
    bool (*find)(void *context, Str name, Block *block, Failure *failure);
} PictureFinder;

typedef struct MarkdownInput {
    Str text; /* normalised, valid UTF-8, LF */
    Str path;
    int32_t first_line; /* line of the file on which the text begins */
    PictureFinder pictures;
} MarkdownInput;

/* The document lives in `arena`; `scratch` is rewound. Whatever the text holds, the result is a
 * sound document; what could not be kept is in the findings. */
Document markdown_parse_in(Arena *arena, Arena *scratch, const MarkdownInput *input,
                           Findings *findings);

/* Characters that a reader reads: of all spans, without marks and ruby. */
int32_t markdown_characters(const Document *document);

#endif
