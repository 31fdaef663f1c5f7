/* md4c's callbacks drive a draft.
 *
 * Blocks are opened by the first text that arrives: in a tight list md4c sends no paragraph, and a
 * nested list ends the text of its item without saying so. What kind of block it is follows from
 * where the text stands, innermost first: heading, table cell, quotation or list, paragraph.
 */
#include "pack_tool/markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack/plain.h"
#include "pack_tool/draft.h"
#include "pack_tool/normalize.h"

enum {
    LIST_DEPTH_MOST = 3,
    HEADING_LEVEL_MOST = 3,
    NOTE_SIGN = 0x203B,
    WIDE_BLANK = 0x3000,
};

typedef struct OpenList {
    bool ordered;
    unsigned number; /* of the next item */
    char delimiter;
    int32_t quotes; /* open around the list */
} OpenList;

typedef struct Reader {
    Draft draft;
    Arena *arena;
    OpenList lists[LIST_DEPTH_MOST];
    int32_t list_depth; /* may be more than LIST_DEPTH_MOST; then the list is not kept apart */
    Str marker;         /* of the item that has begun, until its first text */
    int32_t quote_depth;
    int32_t heading_level;
    int32_t picture_count;
    Block cell; /* the table cell that is open; columns 0: none */
    int32_t strong;
    int32_t emphasis;
    int32_t link;
    int32_t picture;     /* nesting of pictures */
    int32_t last_source; /* of the latest text; a place for what has none */
    const char *pending; /* a fault of the structure, reported where its text begins */
    const char *pending_hint;
    bool joins; /* a line ended; decide at the next text */
    bool in_html;
} Reader;

/* Where the last text came from; md4c hands out slices of the source, so a slice tells its
 * place. */
static Place here(Reader *reader) {
    return draft_place(&reader->draft, reader->last_source);
}

/* Where md4c's text lies in the source; it hands out slices of it, but for a few constants. */
static void note_source(Reader *reader, const char *at) {
    Str source = reader->draft.input->text;
    if (at >= source.at && at <= source.at + source.size) {
        reader->last_source = (int32_t)(at - source.at);
    }
}

/* Lists may nest deeper than we remember; the innermost one that we know speaks for them. */
static OpenList *innermost_list(Reader *reader) {
    int32_t depth = reader->list_depth < LIST_DEPTH_MOST ? reader->list_depth : LIST_DEPTH_MOST;
    return depth > 0 ? &reader->lists[depth - 1] : NULL;
}

/* The kind of block, from where the parser is. */
static Block block_here(Reader *reader) {
    const OpenList *list = innermost_list(reader);
    if (reader->heading_level > 0) {
        return (Block){.kind = BLOCK_HEADING, .level = reader->heading_level};
    }
    if (reader->cell.columns > 0) {
        return reader->cell;
    }
    if (reader->quote_depth > (list ? list->quotes : 0)) {
        return (Block){.kind = BLOCK_QUOTE};
    }
    if (list) {
        Block item = {.kind = BLOCK_LIST_ITEM,
                      .level = (int32_t)(list - reader->lists) + 1,
                      .marker = reader->marker};
        reader->marker = (Str){0};
        return item;
    }
    return (Block){.kind = BLOCK_PARAGRAPH};
}

/* Styles add up: strong within emphasis is both. */
static uint32_t style_here(const Reader *reader) {
    return (reader->strong ? STYLE_STRONG : 0u) | (reader->emphasis ? STYLE_EMPHASIS : 0u) |
           (reader->link ? STYLE_LINK : 0u);
}

/* What the next text begins with decides whether a line end was a blank. */
static bool starts_with_scalar(Str text, uint32_t scalar) {
    return text.size > 0 && utf8_next(&text) == scalar;
}

/* A line that begins with ※ is a note of its own, wherever a paragraph would stand. */
static void open_for(Reader *reader, Str text) {
    Block *open = &reader->draft.block;
    bool begins_note = starts_with_scalar(text, NOTE_SIGN);
    bool may_turn = reader->draft.is_open && reader->joins &&
                    (open->kind == BLOCK_PARAGRAPH || open->kind == BLOCK_NOTE);
    if (may_turn && begins_note) {
        draft_close(&reader->draft);
        reader->joins = false;
    }
    if (!reader->draft.is_open) {
        Block block = block_here(reader);
        if (block.kind == BLOCK_PARAGRAPH && begins_note) {
            block.kind = BLOCK_NOTE;
        }
        draft_open(&reader->draft, block);
        reader->joins = false;
    }
}

/* A line end between Latin words is a blank; between Japanese ones it is nothing. */
static bool is_western(uint32_t scalar) {
    return scalar > ' ' && !normalize_is_japanese(scalar);
}

/* One blank between Latin lines, nothing where Japanese stands on either side. */
static void join_line(Reader *reader, Str text) {
    uint32_t before = draft_last_scalar(&reader->draft);
    if (reader->joins && text.size > 0 && is_western(before) && is_western(utf8_next(&text))) {
        draft_text(&reader->draft, S(" "), reader->last_source, style_here(reader));
    }
    reader->joins = false;
}

/* Reported once for a run of the same thing. */
static void report_pending(Reader *reader) {
    if (reader->pending) {
        finding_error(reader->draft.findings, here(reader), "%s", reader->pending);
        if (reader->pending_hint) {
            finding_hint(reader->draft.findings, "%s", reader->pending_hint);
        }
        reader->pending = reader->pending_hint = NULL;
    }
}

/* Normalised on the way, so that no other form gets into a pack. */
static void put(Reader *reader, Str text) {
    report_pending(reader);
    open_for(reader, text);
    int32_t whole = text.size;
    while (draft_last_scalar(&reader->draft) == 0 && starts_with_scalar(text, WIDE_BLANK)) {
        utf8_next(&text);
    }
    int32_t source_at = reader->last_source + whole - text.size;
    join_line(reader, text);
    if (text.size > 0) {
        draft_text(&reader->draft, text, source_at, style_here(reader));
    }
}

/* CommonMark closes ** only behind a letter or before a blank, so 「**「図面」**を」 stays as
 * typed. Nobody wants to see that at a booth. */
static void check_stars(Reader *reader, Str text) {
    int32_t at = str_find(text, S("**"));
    if (at < 0) {
        return;
    }
    finding_error(reader->draft.findings, draft_place(&reader->draft, reader->last_source + at),
                  "** does not make strong text here");
    finding_hint(reader->draft.findings,
                 "put brackets and punctuation outside of the stars: 「**図面**」を");
}

/* HTML has no meaning at a booth, so it is said and left out. */
static void report_html(Reader *reader) {
    if (!reader->in_html) {
        finding_error(reader->draft.findings, here(reader), "HTML has no place in a text");
        finding_hint(reader->draft.findings, "write \\< for a plain <");
    }
}

/* The five names of XML and every number; other names stay as typed. */
static void put_entity(Reader *reader, Str text) {
    static const struct {
        Str name;
        Str text;
    } names[] = {
        {S_INIT("&amp;"), S_INIT("&")},         {S_INIT("&lt;"), S_INIT("<")},
        {S_INIT("&gt;"), S_INIT(">")},          {S_INIT("&quot;"), S_INIT("\"")},
        {S_INIT("&nbsp;"), S_INIT("\xC2\xA0")},
    };
    char bytes[4];
    uint32_t scalar = 0;
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        if (str_equal(text, names[i].name)) {
            put(reader, names[i].text);
            return;
        }
    }
    bool hex = text.size > 3 && (text.at[2] | 32) == 'x';
    for (int32_t i = hex ? 3 : 2; text.at[1] == '#' && i < text.size - 1; i++) {
        unsigned char digit = (unsigned char)text.at[i];
        uint32_t value = digit <= '9' ? digit - (uint32_t)'0' : (digit | 32u) - 'a' + 10u;
        scalar = scalar > 0x10FFFF ? scalar : scalar * (hex ? 16 : 10) + value;
    }
    bool is_surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    if (scalar > 0 && scalar <= 0x10FFFF && !is_surrogate && plain_scalar(scalar)) {
        put(reader, (Str){bytes, utf8_put(bytes, scalar)});
    } else if (text.at[1] == '#') {
        finding_error(reader->draft.findings, here(reader), "%.*s is no character", STR_ARG(text));
    } else {
        put(reader, text);
    }
}

/* A code block is shown as plain lines. */
static void put_code(Reader *reader, Str text) {
    while (text.size > 0) {
        bool ends_line = str_find(text, S("\n")) >= 0;
        Str line = str_cut(&text, '\n');
        if (line.size > 0) {
            note_source(reader, line.at);
            put(reader, line);
        }
        if (ends_line && reader->draft.is_open) {
            draft_break(&reader->draft);
        }
    }
}

/* Line ends, entities and text arrive by the same door. */
static int on_text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *context) {
    Reader *reader = context;
    Str text = {at, (int32_t)size};
    note_source(reader, at);
    switch (type) {
    case MD_TEXT_NORMAL:
        check_stars(reader, text);
        put(reader, text);
        break;
    case MD_TEXT_BR:
        if (reader->draft.is_open) {
            draft_break(&reader->draft);
        }
        reader->joins = true;
        break;
    case MD_TEXT_SOFTBR: reader->joins = true; break;
    case MD_TEXT_ENTITY: put_entity(reader, text); break;
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH: put_code(reader, text); break;
    case MD_TEXT_HTML:
        report_html(reader);
        reader->in_html = true;
        break;
    case MD_TEXT_NULLCHAR: break;
    }
    return 0;
}

/* Numbers go on from where the list says. */
static void open_list(Reader *reader, OpenList list) {
    draft_close(&reader->draft);
    reader->list_depth++;
    list.quotes = reader->quote_depth;
    if (reader->list_depth == LIST_DEPTH_MOST + 1) {
        reader->pending = "lists may be nested three levels deep, not more";
    }
    if (reader->list_depth <= LIST_DEPTH_MOST) {
        reader->lists[reader->list_depth - 1] = list;
    }
}

/* A nested list ends the text of its item without md4c saying so, hence the close. */
static void begin_item(Reader *reader) {
    OpenList *list = innermost_list(reader);
    draft_close(&reader->draft);
    reader->marker = S("・");
    if (list && list->ordered) {
        reader->marker = arena_print_in(reader->arena, "%u%c", list->number++, list->delimiter);
    }
}

/* Deeper levels would look like text on a page; they are told and set as the last one. */
static void begin_heading(Reader *reader, unsigned level) {
    reader->heading_level = (int32_t)level;
    if (level > HEADING_LEVEL_MOST) {
        reader->pending = "a heading may have three # at most";
        reader->heading_level = HEADING_LEVEL_MOST;
    }
}

/* Cells are opened at once, because an empty one keeps its place. */
static void begin_cell(Reader *reader) {
    draft_close(&reader->draft);
    reader->cell.kind = BLOCK_TABLE_CELL;
    draft_open(&reader->draft, reader->cell);
    reader->joins = false;
}

/* md4c does not say where a thematic break stands: it is the next such line. */
static void report_rule(Reader *reader) {
    Str source = reader->draft.input->text;
    Str rest = str_slice(source, reader->last_source, source.size);
    while (rest.size > 0) {
        Str line = str_cut(&rest, '\n');
        Str bare = str_trim(line);
        if (bare.size >= 3 && strchr("-*_", bare.at[0]) && strchr("-*_ ", bare.at[1])) {
            note_source(reader, line.at);
            break;
        }
    }
    finding_warning(reader->draft.findings, here(reader), "a line of --- is not shown");
    note_source(reader, rest.at);
}

static void begin_table(Reader *reader, int32_t columns) {
    reader->cell.columns = columns;
    reader->cell.row = -1;
    if (columns > LIMIT_TABLE_COLUMNS) {
        reader->pending = arena_print_in(reader->arena, "the table has %d columns, the limit is %d",
                                         columns, LIMIT_TABLE_COLUMNS)
                              .at;
        reader->pending_hint = "leave columns out, or make two tables of it";
    }
}

/* One case for each block of CommonMark; what we do not set is reported, not swallowed. */
static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    Reader *reader = context;
    draft_close(&reader->draft);
    switch (type) {
    case MD_BLOCK_QUOTE: reader->quote_depth++; break;
    case MD_BLOCK_UL: open_list(reader, (OpenList){0}); break;
    case MD_BLOCK_OL: {
        const MD_BLOCK_OL_DETAIL *list = detail;
        open_list(reader, (OpenList){true, list->start, list->mark_delimiter, 0});
        break;
    }
    case MD_BLOCK_LI: begin_item(reader); break;
    case MD_BLOCK_H: begin_heading(reader, ((const MD_BLOCK_H_DETAIL *)detail)->level); break;
    case MD_BLOCK_TABLE:
        begin_table(reader, (int32_t)((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count);
        break;
    case MD_BLOCK_TR:
        reader->cell.row++;
        reader->cell.column = -1;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        reader->cell.column++;
        begin_cell(reader);
        break;
    case MD_BLOCK_HR: report_rule(reader); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return 0;
}

/* The mirror of on_enter_block. */
static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    Reader *reader = context;
    (void)detail;
    draft_close(&reader->draft);
    reader->joins = false;
    reader->in_html = false;
    switch (type) {
    case MD_BLOCK_QUOTE: reader->quote_depth--; break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: reader->list_depth--; break;
    case MD_BLOCK_H: reader->heading_level = 0; break;
    case MD_BLOCK_TABLE:
        report_pending(reader); /* of a table without any text */
        reader->cell = (Block){0};
        break;
    case MD_BLOCK_LI:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
    case MD_BLOCK_HR:
    case MD_BLOCK_DOC:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return 0;
}

/* A picture is a block; the text md4c sends until it is left is its caption. */
static void begin_picture(Reader *reader, const MD_SPAN_IMG_DETAIL *detail) {
    Failure failure = {0};
    Block block = {.kind = BLOCK_PICTURE};
    Str name = {detail->src.text, (int32_t)detail->src.size};
    const PictureFinder *pictures = &reader->draft.input->pictures;
    note_source(reader, name.at);
    bool alone = !reader->draft.is_open && block_here(reader).kind == BLOCK_PARAGRAPH;
    if (!alone) {
        finding_error(reader->draft.findings, here(reader), "the picture %.*s stands inside a text",
                      STR_ARG(name));
        finding_hint(reader->draft.findings, "leave an empty line before and after it");
    } else if (++reader->picture_count > LIMIT_ARTICLE_PICTURES) {
        finding_error(reader->draft.findings, here(reader),
                      "there are more than %d pictures in one text", LIMIT_ARTICLE_PICTURES);
    } else if (!pictures->find || !pictures->find(pictures->context, name, &block, &failure)) {
        finding_error(reader->draft.findings, here(reader), "%s",
                      pictures->find ? failure.sentence : "pictures have no place here");
    } else {
        draft_open(&reader->draft, block);
    }
}

/* Its words become the caption. */
static void end_picture(Reader *reader) {
    if (reader->draft.is_open && reader->draft.block.kind == BLOCK_PICTURE) {
        draft_close(&reader->draft);
    }
}

/* Spans nest; each leaves what it has added. */
static int on_enter_span(MD_SPANTYPE type, void *detail, void *context) {
    Reader *reader = context;
    switch (type) {
    case MD_SPAN_STRONG: reader->strong++; break;
    case MD_SPAN_EM: reader->emphasis++; break;
    case MD_SPAN_A: reader->link++; break;
    case MD_SPAN_IMG:
        if (reader->picture++ == 0) {
            begin_picture(reader, detail);
        }
        break;
    case MD_SPAN_CODE:
    case MD_SPAN_DEL:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
    }
    return 0;
}

/* The mirror of on_enter_span. */
static int on_leave_span(MD_SPANTYPE type, void *detail, void *context) {
    Reader *reader = context;
    (void)detail;
    switch (type) {
    case MD_SPAN_STRONG: reader->strong--; break;
    case MD_SPAN_EM: reader->emphasis--; break;
    case MD_SPAN_A: reader->link--; break;
    case MD_SPAN_IMG:
        if (--reader->picture == 0) {
            end_picture(reader);
        }
        break;
    case MD_SPAN_CODE:
    case MD_SPAN_DEL:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
    }
    return 0;
}

/* md4c calls back in the order of the text, which is the order of a document. */
Document markdown_parse_in(Arena *arena, Arena *scratch, const MarkdownInput *input,
                           Findings *findings) {
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };
    ArenaMark mark = arena_mark(scratch);
    Reader reader = {.draft = draft_in(arena, scratch, input, findings), .arena = arena};
    if (input->text.size > 0 &&
        md_parse(input->text.at, (MD_SIZE)input->text.size, &parser, &reader) != 0) {
        finding_error(findings, here(&reader), "there is no memory left to read the text");
    }
    Document document = draft_finish(&reader.draft);
    arena_rewind(scratch, mark);
    return document;
}
