/* libyaml's events become nodes. A stack of open lists and maps stands in for recursion.
 *
 * The events and not the documents of libyaml: anchors, tags and merging would come with them, and
 * an editor's file has no use for any of these.
 */
#include "pack_tool/yaml.h"

#include <yaml.h>

#include "base/utf8.h"
#include "pack/plain.h"
#include "pack_tool/normalize.h"

enum {
    /* Our deepest form is a map of lists of maps of words. */
    DEPTH_MOST = 4,
    /* No file of ours has a third of that; each key is held against those before it. */
    KEYS_MOST = 64,
};

typedef struct Open {
    YamlNode *node;
    YamlNode *last; /* youngest child */
    Str key;        /* read, its value not yet */
    Place key_place;
    bool has_key;
    int32_t key_count;
} Open;

typedef struct Parse {
    const YamlInput *input;
    Findings *findings;
    Open open[DEPTH_MOST];
    int32_t depth;
    YamlNode *root;
    bool failed;
} Parse;

/* libyaml counts from 0, editors from 1. */
static Place place_of(const Parse *parse, yaml_mark_t mark) {
    return (Place){parse->input->path, parse->input->first_line + (int32_t)mark.line,
                   (int32_t)mark.column + 1};
}

/* One finding a file: what follows a broken place is nonsense. */
static void refuse(Parse *parse, Place place, const char *what) {
    finding_error(parse->findings, place, "%s", what);
    parse->failed = true;
}

/* A word's text as the rest of the house may have it. Folded and literal blocks may hold line
 * feeds, which no field of ours can show. */
static Str clean(Parse *parse, const yaml_event_t *event) {
    Str text = {(const char *)event->data.scalar.value, (int32_t)event->data.scalar.length};
    text = str_trim(text);
    if (!plain_text(text) || normalize_fault(text) >= 0) {
        finding_error(parse->findings, place_of(parse, event->start_mark),
                      "a value holds a line break or a control character");
        finding_hint(parse->findings, "write it on one line");
        return (Str){0};
    }
    return normalize_in(parse->input->arena, parse->input->scratch, text);
}

/* Keys are plain words; a key that stands twice is a fault. */
static void take_key(Parse *parse, Open *open, const yaml_event_t *event) {
    Place place = place_of(parse, event->start_mark);
    if (++open->key_count > KEYS_MOST) {
        refuse(parse, place, "YAML: there are too many keys");
        return;
    }
    open->key = clean(parse, event);
    open->key_place = place;
    open->has_key = true;
    for (const YamlNode *child = open->node->first; child; child = child->next) {
        if (str_equal(child->key, open->key)) {
            finding_error(parse->findings, place, "the key “%.*s” stands twice",
                          STR_ARG(open->key));
            finding_hint(parse->findings, "the first one is on line %d", child->key_place.line);
            return;
        }
    }
}

/* Hangs a new node under the innermost open one, or makes it the root. */
static YamlNode *hang(Parse *parse, YamlKind kind, yaml_mark_t mark) {
    YamlNode *node = ARENA_NEW(parse->input->arena, YamlNode, 1);
    node->kind = kind;
    node->place = place_of(parse, mark);
    if (parse->depth == 0) {
        parse->root = node;
        return node;
    }
    Open *open = &parse->open[parse->depth - 1];
    node->key = open->key;
    node->key_place = open->key_place;
    open->has_key = false;
    if (open->last) {
        open->last->next = node;
    } else {
        open->node->first = node;
    }
    open->last = node;
    return node;
}

/* In a mapping keys and values take turns. */
static bool expects_key(const Parse *parse) {
    const Open *open = parse->depth > 0 ? &parse->open[parse->depth - 1] : NULL;
    return open && open->node->kind == YAML_MAP && !open->has_key;
}

/* Into its place in the tree, which has a fixed depth. */
static void open_node(Parse *parse, YamlKind kind, yaml_mark_t mark) {
    if (expects_key(parse)) {
        refuse(parse, place_of(parse, mark), "YAML: a key must be a word");
    } else if (parse->depth == DEPTH_MOST) {
        refuse(parse, place_of(parse, mark), "YAML: lists are nested too deeply");
    } else {
        YamlNode *node = hang(parse, kind, mark);
        parse->open[parse->depth++] = (Open){.node = node};
    }
}

/* A scalar; what it means is decided by who asks for it. */
static void take_word(Parse *parse, const yaml_event_t *event) {
    if (expects_key(parse)) {
        take_key(parse, &parse->open[parse->depth - 1], event);
        return;
    }
    YamlNode *node = hang(parse, YAML_TEXT, event->start_mark);
    node->text = clean(parse, event);
}

/* The parser's events as a flat table; nothing of ours is recursive. */
static void take_event(Parse *parse, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT: take_word(parse, event); break;
    case YAML_SEQUENCE_START_EVENT: open_node(parse, YAML_LIST, event->start_mark); break;
    case YAML_MAPPING_START_EVENT: open_node(parse, YAML_MAP, event->start_mark); break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: parse->depth--; break;
    case YAML_ALIAS_EVENT:
        refuse(parse, place_of(parse, event->start_mark),
               "YAML: a value that begins with * needs quotation marks");
        break;
    case YAML_DOCUMENT_START_EVENT:
        if (parse->root) {
            refuse(parse, place_of(parse, event->start_mark), "YAML: only one document a file");
        }
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT: break;
    }
}

/* libyaml's own words, with the place where it stumbled. */
static void report(Parse *parse, const yaml_parser_t *parser) {
    finding_error(parse->findings, place_of(parse, parser->problem_mark), "YAML: %s",
                  parser->problem ? parser->problem : "the text cannot be read");
    finding_hint(parse->findings, "a value with “: ” or “#”, or one that begins with a sign, needs "
                                  "quotation marks \"…\"");
    parse->failed = true;
}

/* Until the end or the first fault, which has a line and a column. */
const YamlNode *yaml_parse_in(const YamlInput *input, Findings *findings) {
    Parse parse = {.input = input, .findings = findings};
    yaml_parser_t parser;
    bool at_end = false;
    if (!yaml_parser_initialize(&parser)) {
        refuse(&parse, (Place){input->path, input->first_line, 1}, "YAML: no memory left");
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser,
                                 (const unsigned char *)(input->text.at ? input->text.at : ""),
                                 (size_t)input->text.size);
    while (!at_end && !parse.failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            report(&parse, &parser);
            break;
        }
        take_event(&parse, &event);
        at_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return parse.failed ? NULL : parse.root;
}

/* Front matters have a dozen keys. */
const YamlNode *yaml_find(const YamlNode *map, Str key) {
    const YamlNode *child = map && map->kind == YAML_MAP ? map->first : NULL;
    while (child && !str_equal(child->key, key)) {
        child = child->next;
    }
    return child;
}

/* Of a list. */
int32_t yaml_count(const YamlNode *node) {
    int32_t count = 0;
    for (const YamlNode *child = node ? node->first : NULL; child; child = child->next) {
        count++;
    }
    return count;
}
