/* Files of a source as text: read, checked, normalised, cut.
 *
 *     Str text;
 *     if (text_file_read(source, path, TEXT_FILE_BYTES, &text)) { … }
 *
 * Inside source.c's half of the room.
 */
#ifndef TSUBO_PACK_TOOL_TEXT_FILE_H
#define TSUBO_PACK_TOOL_TEXT_FILE_H

#include "base/limits.h"
#include "pack_tool/source.h"

enum {
    /* A body at its limit with its front matter; a larger file is not read at all. */
    TEXT_FILE_BYTES = 2 * LIMIT_ARTICLE_BYTES,
    /* topics.yaml and terms.yaml: four thousand terms of half a KiB. */
    LIST_FILE_BYTES = 4 * 1024 * 1024,
};

/* False when there is no such text; a finding says why: unreadable, too large, not UTF-8 (with the
 * byte), characters that may not or cannot be shown. The text is normalised and in the arena. */
bool text_file_read(Source *source, Str path, int32_t max_bytes, Str *text);

/* Reads a Markdown file into front matter and body. The rest of `file` must be filled. */
void text_file_read_markdown(Source *source, SourceFile *file);

/* Reads a YAML file into `file->front`. */
void text_file_read_yaml(Source *source, SourceFile *file);

#endif
