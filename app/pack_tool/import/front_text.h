/* Writing the two languages of a source file: YAML front matter and Markdown.
 *
 * The text of a newsletter is foreign to both; what would mean something to them is quoted or
 * escaped, so that the page shows what the mail said.
 *
 *     front_text_key(&out, S("title"), title);            // title: "a: b"
 *     front_text_list(&out, S("review"), reviews, count);
 *     front_text_paragraph(&out, S("2 * 3"));             // 2 \* 3
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_FRONT_TEXT_H
#define TSUBO_PACK_TOOL_IMPORT_FRONT_TEXT_H

#include "base/buffer.h"

/* `key: value`; nothing for an empty value. */
void front_text_key(Buffer *out, Str key, Str value);
void front_text_number(Buffer *out, Str key, int32_t number);

/* `key:` and an item per line; nothing for an empty list. */
void front_text_list(Buffer *out, Str key, const Str *items, int32_t count);

/* A value as YAML shows it, quoted if it must be. */
void front_text_value(Buffer *out, Str value);

/* Markdown that shows `text` as it is, without a line end. */
void front_text_escape(Buffer *out, Str text);
/* The same, protected at the front against meaning a list or a heading, and a blank line behind. */
void front_text_paragraph(Buffer *out, Str text);

#endif
