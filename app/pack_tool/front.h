/* Which keys a source file may have, and what may stand behind them.
 *
 * One table for each kind of file; content/README.md says the same to the editor, in Japanese.
 *
 *     front_check(node, FRONT_ARTICLE, file_place, &findings);
 *     Str title = front_text(node, S("title"));          // empty when it is missing
 */
#ifndef TSUBO_PACK_TOOL_FRONT_H
#define TSUBO_PACK_TOOL_FRONT_H

#include "pack_tool/import/dates.h"
#include "pack_tool/yaml.h"

typedef enum FrontKind {
    FRONT_PACK,    /* pack.yaml */
    FRONT_TOPIC,   /* an entry of topics.yaml */
    FRONT_TERM,    /* an entry of terms.yaml */
    FRONT_ISSUE,   /* issue.md */
    FRONT_ARTICLE, /* NN-name.md */
    FRONT_VIDEO,   /* videos/name.md */
    FRONT_PART,    /* an entry of a video's parts */
    FRONT_KIND_COUNT,
} FrontKind;

/* Unknown and missing keys, values of the wrong kind, too long, not among the choices, dates that
 * do not exist. `node` may be NULL (nothing could be read): then nothing more is said. */
void front_check(const YamlNode *node, FrontKind kind, Place file, Findings *findings);

/* The value of a key, or empty, 0, {0}. Only sound after front_check found no error. */
Str front_text(const YamlNode *node, Str key);
int32_t front_number(const YamlNode *node, Str key);
Date front_date(const YamlNode *node, Str key);

/* How many points stand under `review:`. A text is a draft while it says `status: draft` or while
 * one point is left: a forgotten line must not let it through to a booth. */
int32_t front_review_count(const YamlNode *node);
bool front_is_draft(const YamlNode *node);

/* Where a key's value stands; the file's first line when the key is missing. */
Place front_place(const YamlNode *node, Str key, Place file);

/* The sections of the newsletter, in its order. */
extern const Str front_sections[];
extern const int32_t front_section_count;

/* An address that a telephone can open: http(s), a host, only characters of RFC 3986. Returns the
 * fault in words, or NULL. */
const char *front_address_fault(Str address);

#endif
