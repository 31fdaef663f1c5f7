/* The tree is walked with parent and index_within_parent instead of recursion, and its depth is
 * bounded by a scan of the tags before the parser sees them, because gumbo frees its tree by
 * recursion: 50,000 nested elements must be a sentence, not a stack overflow. */
#include "pack_tool/import/html.h"

#include <gumbo.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/match.h"

/* White space that may stand before the first tag. */
enum { RECOGNISED_BYTES = 1024 };

/* What happens at the start and end of an element. */
typedef enum TagRole { TAG_INLINE, TAG_BLOCK, TAG_SKIPPED, TAG_HEADING, TAG_ITEM, TAG_ROW } TagRole;

typedef struct Walk {
    Arena *arena;
    Lines lines;
    int32_t capacity;
    Buffer text;
    LineHint hint;
    Str address;
    Str site; /* address of the page itself, empty if it does not say */
    const GumboNode *link;
    bool space;        /* white space was seen since the last character */
    int32_t file_from; /* lines of the file that the text in `text` comes from */
    int32_t file_to;
} Walk;

/* By what a page begins with, because files are named anything. */
bool html_recognised(Str text) {
    Str head = str_trim(str_slice(text, 0, RECOGNISED_BYTES));
    bool tag = head.size > 1 && head.at[0] == '<';
    return tag &&
           (match_is_latin((unsigned char)head.at[1]) || head.at[1] == '!' || head.at[1] == '?');
}

/* Elements that end by themselves; they would make a long flat page look deep. */
static bool tag_closes_itself(Str name) {
    static const char *const names[] = {
        "p",     "li",    "td",    "th",     "tr",    "dt",   "dd",   "br",    "hr",    "img",
        "meta",  "link",  "input", "col",    "area",  "base", "wbr",  "embed", "param", "source",
        "tbody", "thead", "tfoot", "option", "track", "html", "body", "head"};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        if (strlen(names[i]) == (size_t)name.size &&
            strncasecmp(name.at, names[i], (size_t)name.size) == 0) {
            return true;
        }
    }
    return false;
}

/* Small letters or capitals, and nothing behind them: attributes do not count. */
static Str tag_name(Str rest) {
    int32_t size = 0;
    while (size < rest.size && (match_is_latin((unsigned char)rest.at[size]) ||
                                match_is_digit((unsigned char)rest.at[size]))) {
        size++;
    }
    return str_slice(rest, 0, size);
}

/* Deepest nesting the tags can reach; an estimate from above. */
static int32_t tag_depth(Str text) {
    int32_t depth = 0;
    int32_t deepest = 0;
    while (text.size > 0) {
        str_cut(&text, '<');
        bool closing = match_take(&text, S("/"));
        Str name = tag_name(text);
        if (name.size == 0 || tag_closes_itself(name)) {
            continue;
        }
        depth = closing ? depth - (depth > 0) : depth + 1;
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

/* What a tag means to a text: nothing, a piece of a line, a line, an item, a row. */
static TagRole tag_role(GumboTag tag) {
    static const GumboTag skipped[] = {
        GUMBO_TAG_NAV,      GUMBO_TAG_FOOTER,   GUMBO_TAG_ASIDE,  GUMBO_TAG_SCRIPT,
        GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_FORM,   GUMBO_TAG_BUTTON,
        GUMBO_TAG_SELECT,   GUMBO_TAG_IFRAME,   GUMBO_TAG_SVG,    GUMBO_TAG_HEAD,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_OBJECT, GUMBO_TAG_VIDEO};
    static const GumboTag inlines[] = {
        GUMBO_TAG_A,    GUMBO_TAG_SPAN, GUMBO_TAG_B,    GUMBO_TAG_I,    GUMBO_TAG_STRONG,
        GUMBO_TAG_EM,   GUMBO_TAG_FONT, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,  GUMBO_TAG_SMALL,
        GUMBO_TAG_U,    GUMBO_TAG_RUBY, GUMBO_TAG_RB,   GUMBO_TAG_RT,   GUMBO_TAG_RP,
        GUMBO_TAG_CODE, GUMBO_TAG_MARK, GUMBO_TAG_ABBR, GUMBO_TAG_TIME, GUMBO_TAG_IMG,
        GUMBO_TAG_WBR,  GUMBO_TAG_TD,   GUMBO_TAG_TH,   GUMBO_TAG_CITE, GUMBO_TAG_LABEL};
    for (int32_t i = 0; i < COUNT_OF(skipped); i++) {
        if (tag == skipped[i]) {
            return TAG_SKIPPED;
        }
    }
    for (int32_t i = 0; i < COUNT_OF(inlines); i++) {
        if (tag == inlines[i]) {
            return TAG_INLINE;
        }
    }
    bool heading = tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 ||
                   tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
    return heading               ? TAG_HEADING
           : tag == GUMBO_TAG_LI ? TAG_ITEM
           : tag == GUMBO_TAG_TR ? TAG_ROW
                                 : TAG_BLOCK;
}

/* An attribute without a value is there all the same (hidden). */
static Str attribute(const GumboNode *node, const char *name) {
    const GumboAttribute *found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? str_from_c(found->value) : (Str){0};
}

/* Menus and breadcrumbs that are no <nav> say so in their role, class or id. */
static bool is_navigation(const GumboNode *node) {
    static const Str roles[] = {S_INIT("navigation"), S_INIT("banner"), S_INIT("contentinfo"),
                                S_INIT("search")};
    static const Str marks[] = {S_INIT("breadcrumb"), S_INIT("topicpath"), S_INIT("topic-path"),
                                S_INIT("pankuzu"),    S_INIT("gnav"),      S_INIT("globalnav"),
                                S_INIT("sidebar"),    S_INIT("pagetop"),   S_INIT("skip-link")};
    const Words role_words = {roles, COUNT_OF(roles)};
    const Words mark_words = {marks, COUNT_OF(marks)};
    return match_has_any(attribute(node, "role"), role_words) ||
           match_has_any(attribute(node, "class"), mark_words) ||
           match_has_any(attribute(node, "id"), mark_words) || attribute(node, "hidden").at != NULL;
}

/* With everything below it. */
static bool is_skipped(const GumboNode *node) {
    return node->type == GUMBO_NODE_ELEMENT &&
           (tag_role(node->v.element.tag) == TAG_SKIPPED || is_navigation(node));
}

/* Text and comments have none; asking them would read another union member. */
static const GumboVector *children_of(const GumboNode *node) {
    bool has = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    return has ? &node->v.element.children : NULL;
}

/* The node after `node` in reading order inside `root`, not entering it if `over`; NULL at the
 * end. `*left` tells how many elements end on the way, one call per element in `leave`. */
typedef void (*NodeVisit)(Walk *walk, const GumboNode *node);

/* The node after `node` in reading order inside `root`, NULL at the end. Elements that end on
 * the way are told to `leave`, so that lines end where paragraphs do. */
static const GumboNode *next_node(Walk *walk, const GumboNode *root, const GumboNode *node,
                                  NodeVisit leave) {
    const GumboVector *children = children_of(node);
    if (children && children->length > 0 && !is_skipped(node)) {
        return children->data[0];
    }
    while (node != root) {
        leave(walk, node);
        const GumboVector *siblings = children_of(node->parent);
        if (siblings && node->index_within_parent + 1 < siblings->length) {
            return siblings->data[node->index_within_parent + 1];
        }
        node = node->parent;
    }
    return NULL;
}

/* Blank lines carry no hint and no address: rules about neighbours ask for both. */
static void put_line(Walk *walk, Str text) {
    if (walk->lines.count < walk->capacity) {
        Line line = lines_make_in(walk->arena, text);
        line.hint = line.bare.size > 0 ? walk->hint : HINT_NONE;
        line.address = line.bare.size > 0 ? walk->address : (Str){0};
        line.file_from = walk->file_from;
        line.file_to = walk->file_to;
        walk->lines.at[walk->lines.count++] = line;
    }
}

/* Ends the current line, if it has any text. */
static void end_line(Walk *walk) {
    Str text = fold_trim(buffer_view(&walk->text));
    if (text.size > 0) {
        put_line(walk, arena_copy_in(walk->arena, text));
    }
    walk->text.size = 0;
    walk->address = (Str){0};
    walk->space = false;
}

/* Ends the paragraph: a blank line follows, as the rules for shape C1 expect it. */
static void end_block(Walk *walk) {
    end_line(walk);
    bool blank = walk->lines.count == 0 || walk->lines.at[walk->lines.count - 1].bare.size == 0;
    if (!blank) {
        put_line(walk, (Str){0});
    }
    walk->hint = HINT_NONE;
}

/* `file_line` is where the text begins in the file; its own line ends count on from there. */
static void put_text(Walk *walk, Str text, int32_t file_line) {
    for (int32_t i = 0; i < text.size; i++) {
        char byte = text.at[i];
        bool white = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
        file_line += byte == '\n';
        if (white) {
            walk->space = true;
            continue;
        }
        walk->file_from = walk->text.size == 0 ? file_line : walk->file_from;
        walk->file_to = file_line;
        if (walk->space && walk->text.size > 0) {
            buffer_put(&walk->text, S(" "));
        }
        walk->space = false;
        buffer_put(&walk->text, (Str){text.at + i, 1});
    }
}

/* A link's address, complete if the page says where it lives; empty for places inside the page,
 * scripts and mail. */
static Str full_address_in(Walk *walk, Str link) {
    if (str_starts_with(link, S("http://")) || str_starts_with(link, S("https://"))) {
        return arena_copy_in(walk->arena, link);
    }
    bool foreign = match_has(str_slice(link, 0, 12), S(":")) || str_starts_with(link, S("#"));
    int32_t host = match_find(walk->site, S("://"));
    if (foreign || host < 0 || link.size == 0) {
        return (Str){0};
    }
    Str behind = str_slice(walk->site, host + 3, walk->site.size);
    int32_t root = match_find(behind, S("/"));
    int32_t folder = match_find_last(behind, S("/"));
    int32_t cut = str_starts_with(link, S("/")) ? root : folder + 1;
    Str base = cut < 0 ? walk->site : str_slice(walk->site, 0, host + 3 + cut);
    return arena_print_in(walk->arena, "%.*s%.*s", STR_ARG(base), STR_ARG(link));
}

/* The address behind a link is worth more than its words. */
static void enter_link(Walk *walk, const GumboNode *node) {
    Str address = full_address_in(walk, attribute(node, "href"));
    if (address.size > 0 && walk->address.size == 0) {
        walk->address = address;
    }
}

/* A second link of a line keeps its address in the text, because a line has one field for it. */
static void leave_link(Walk *walk, const GumboNode *node) {
    Str address = full_address_in(walk, attribute(node, "href"));
    if (address.size > 0 && !str_equal(address, walk->address)) {
        buffer_print(&walk->text, " (%.*s) ", STR_ARG(address));
    }
}

/* Blocks end what came before them, so that text outside of any paragraph is a line, too. */
static void enter_element(Walk *walk, const GumboNode *node) {
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_A) {
        enter_link(walk, node);
    } else if (tag == GUMBO_TAG_BR) {
        end_line(walk);
    } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && walk->text.size > 0) {
        buffer_put(&walk->text, S(" | "));
    }
    TagRole role = tag_role(tag);
    if (role == TAG_INLINE || tag == GUMBO_TAG_BR) {
        return;
    }
    if (role == TAG_BLOCK && str_equal(buffer_view(&walk->text), S("・"))) {
        return; /* a paragraph inside a list item is that item */
    }
    end_block(walk);
    walk->hint = role == TAG_HEADING ? HINT_HEADING
                 : role == TAG_ITEM  ? HINT_ITEM
                 : role == TAG_ROW   ? HINT_ROW
                                     : HINT_NONE;
    if (role == TAG_ITEM) {
        buffer_put(&walk->text, S("・"));
        walk->file_from = walk->file_to = (int32_t)node->v.element.start_pos.line;
    }
}

/* Text behind a closed paragraph is a line of its own. */
static void leave_element(Walk *walk, const GumboNode *node) {
    if (node->type != GUMBO_NODE_ELEMENT || is_skipped(node)) {
        return;
    }
    if (node->v.element.tag == GUMBO_TAG_A) {
        leave_link(walk, node);
    } else if (tag_role(node->v.element.tag) != TAG_INLINE && node->v.element.tag != GUMBO_TAG_BR) {
        end_block(walk);
    }
}

/* Comments are nothing; a run of blanks is one. */
static void visit(Walk *walk, const GumboNode *node) {
    switch (node->type) {
    case GUMBO_NODE_ELEMENT:
        if (!is_skipped(node)) {
            enter_element(walk, node);
        }
        break;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
        put_text(walk, str_from_c(node->v.text.text), (int32_t)node->v.text.start_pos.line);
        break;
    case GUMBO_NODE_WHITESPACE: walk->space = true; break;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE: break;
    }
}

/* For walks that only look. */
static void ignore_node(Walk *walk, const GumboNode *node) {
    (void)walk;
    (void)node;
}

/* The page's own address, from <base>, <link rel=canonical> or og:url. */
static Str address_of(const GumboNode *node) {
    if (node->type != GUMBO_NODE_ELEMENT) {
        return (Str){0};
    }
    switch ((int)node->v.element.tag) {
    case GUMBO_TAG_BASE: return attribute(node, "href");
    case GUMBO_TAG_LINK:
        return str_equal(attribute(node, "rel"), S("canonical")) ? attribute(node, "href")
                                                                 : (Str){0};
    case GUMBO_TAG_META:
        return str_equal(attribute(node, "property"), S("og:url")) ? attribute(node, "content")
                                                                   : (Str){0};
    }
    return (Str){0};
}

/* <main> if there is one, else the whole page; the page's address on the way. */
static const GumboNode *find_main(Walk *walk, const GumboNode *root) {
    const GumboNode *found = NULL;
    const GumboNode *node = root;
    while (node) {
        bool main = node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_MAIN;
        found = main && !found ? node : found;
        walk->site = walk->site.size == 0 ? address_of(node) : walk->site;
        bool head = node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_HEAD;
        const GumboVector *children = children_of(node);
        node = head && children->length > 0 ? children->data[0]
                                            : next_node(walk, root, node, ignore_node);
    }
    return found ? found : root;
}

/* By parent and place instead of recursion; how deep it is was looked at before. */
static void read_tree(Walk *walk, const GumboNode *document) {
    const GumboNode *root = find_main(walk, document);
    const GumboNode *node = root;
    while (node) {
        visit(walk, node);
        node = next_node(walk, root, node, leave_element);
    }
    end_block(walk);
}

/* The limits of plain text, asked again because a page may hide its size in one line. */
static bool check_lines(const Lines *lines, Failure *failure) {
    bool any = false;
    for (int32_t i = 0; i < lines->count; i++) {
        any = any || lines->at[i].bare.size > 0;
        if (lines->at[i].bare.size > LINES_BYTES_MAX) {
            return failure_set(failure, FAILURE_LIMIT,
                               "段落が長すぎます(%dバイト)。段落に分かれたページを渡してください",
                               lines->at[i].bare.size);
        }
    }
    return any || failure_set(failure, FAILURE_FORMAT,
                              "本文のないHTMLです。ブラウザーで開いて本文が見えるページを保存して"
                              "ください");
}

/* A page becomes lines, and from there on everything is as for a mail. */
bool html_lines_in(Arena *arena, Str text, Lines *lines, Failure *failure) {
    if (tag_depth(text) > HTML_DEPTH_MAX) {
        return failure_set(
            failure, FAILURE_LIMIT,
            "HTMLの入れ子が%d段を超えています。ページを保存し直すか、本文をテキストで"
            "渡してください",
            HTML_DEPTH_MAX);
    }
    Walk walk = {.arena = arena, .capacity = LINES_COUNT_MAX};
    walk.lines.at = ARENA_NEW(arena, Line, LINES_COUNT_MAX);
    walk.text = buffer_in(arena, text.size * 2 + 64);
    GumboOutput *output =
        gumbo_parse_with_options(&kGumboDefaultOptions, text.at, (size_t)text.size);
    read_tree(&walk, output->root);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    if (walk.lines.count == LINES_COUNT_MAX) {
        return failure_set(failure, FAILURE_LIMIT,
                           "HTMLの段落が%dを超えています。1号分のページだけを"
                           "渡してください",
                           LINES_COUNT_MAX);
    }
    *lines = walk.lines;
    return check_lines(lines, failure);
}
