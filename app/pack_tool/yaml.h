/* YAML as plain nodes: what front matter and the list files are made of.
 *
 * Only the plain part of YAML is ours: maps, lists and words. Anchors, aliases and tags are
 * findings, so a small file cannot grow, and so is a key that stands twice. Depth is bounded.
 *
 *     const YamlNode *front = yaml_parse_in(&input, &findings);
 *     const YamlNode *title = yaml_find(front, S("title"));
 *     if (title && title->kind == YAML_TEXT) { … title->text, title->place.line … }
 */
#ifndef TSUBO_PACK_TOOL_YAML_H
#define TSUBO_PACK_TOOL_YAML_H

#include "pack_tool/finding.h"

typedef enum YamlKind {
    YAML_TEXT,
    YAML_LIST,
    YAML_MAP,
} YamlKind;

typedef struct YamlNode {
    YamlKind kind;
    Str text;               /* of YAML_TEXT: normalised, plain characters */
    Place place;            /* of the value */
    Str key;                /* in a map: what names it */
    Place key_place;        /* in a map */
    struct YamlNode *first; /* of a list or map */
    struct YamlNode *next;  /* brother */
} YamlNode;

typedef struct YamlInput {
    Arena *arena;   /* where the nodes live */
    Arena *scratch; /* rewound */
    Str text;       /* valid UTF-8 */
    Str path;
    int32_t first_line; /* line of the file on which the text begins */
} YamlInput;

/* NULL when the text is not YAML or holds nothing; a finding says why. */
const YamlNode *yaml_parse_in(const YamlInput *input, Findings *findings);

/* The child of a map with that key, or NULL. */
const YamlNode *yaml_find(const YamlNode *map, Str key);

/* Children of a list or map. */
int32_t yaml_count(const YamlNode *node);

#endif
