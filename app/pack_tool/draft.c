/* Runs become spans.
 *
 * Every table is as long as the source has bytes (plus a little), because each run, span and block
 * needs at least one byte of source; so nothing here can run out, and a hostile source costs what
 * its size says. What is beyond base/limits.h is a finding at the end.
 */
#include "pack_tool/draft.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/ruby.h"
#include "text/heading.h"

/* The tables can never be too short, see above; too long only costs address space. */
Draft draft_in(Arena *arena, Arena *scratch, const MarkdownInput *input, Findings *findings) {
    int32_t capacity = input->text.size + 8;
    return (Draft){
        .arena = arena,
        .findings = findings,
        .input = input,
        .capacity = capacity,
        /* Blanks between joined lines take the place of line feeds; nothing else is added. */
        .text = buffer_in(arena, capacity),
        .runs = ARENA_NEW(scratch, Run, capacity),
        .origins = ARENA_NEW(scratch, Origin, capacity),
        .spans = ARENA_NEW(scratch, Span, capacity),
        .blocks = ARENA_NEW(scratch, Block, capacity),
    };
}

/* Counts on from the place asked for last, because findings come in the order of the text;
 * counting from the beginning each time would be quadratic. */
Place draft_place(Draft *draft, int32_t source_at) {
    if (draft->counted.line == 0 || source_at < draft->counted_at) {
        draft->counted = (Place){draft->input->path, draft->input->first_line, 1};
        draft->counted_at = 0;
    }
    Str rest = str_slice(draft->input->text, draft->counted_at, source_at);
    while (rest.size > 0) {
        uint32_t scalar = utf8_next(&rest);
        draft->counted.column++;
        if (scalar == '\n') {
            draft->counted.line++;
            draft->counted.column = 1;
        }
    }
    draft->counted_at = source_at;
    return draft->counted;
}

/* Blocks do not nest; levels say how deep they were. */
void draft_open(Draft *draft, Block block) {
    assert(!draft->is_open && "blocks do not nest");
    draft->block = block;
    draft->is_open = true;
    draft->first_byte = draft->text.size;
    draft->run_count = 0;
    draft->origin_count = 0;
}

/* Neighbouring texts of one style become one span. */
void draft_text(Draft *draft, Str text, int32_t source_at, uint32_t style) {
    assert(draft->is_open && "text stands in a block");
    const Run *last = draft->run_count > 0 ? &draft->runs[draft->run_count - 1] : NULL;
    bool same = last && last->style == style;
    if (draft->origin_count == draft->capacity || draft->run_count == draft->capacity) {
        draft->too_long = true;
        return;
    }
    draft->origins[draft->origin_count++] = (Origin){draft->text.size, source_at};
    if (!same) {
        draft->runs[draft->run_count++] = (Run){draft->text.size, style};
    }
    buffer_put(&draft->text, text);
}

/* A line end that the author asked for; Markdown joins all others. */
void draft_break(Draft *draft) {
    if (draft->run_count > 0) {
        draft->runs[draft->run_count - 1].style |= STYLE_BREAK;
    }
}

/* What the next text must be joined to. */
uint32_t draft_last_scalar(const Draft *draft) {
    int32_t at = draft->text.size;
    if (!draft->is_open || at == draft->first_byte) {
        return 0;
    }
    do {
        at--;
    } while (((unsigned char)draft->text.at[at] & 0xC0) == 0x80);
    Str last = {draft->text.at + at, draft->text.size - at};
    return utf8_next(&last);
}

/* The source byte of a byte of the text: of the last origin at or before it. */
static int32_t source_of(const Draft *draft, const char *at) {
    int32_t text_at = (int32_t)(at - draft->text.at);
    int32_t low = 0;
    int32_t high = draft->origin_count;
    while (high - low > 1) {
        int32_t middle = (low + high) / 2;
        if (draft->origins[middle].text_at <= text_at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return draft->origins[low].source_at + text_at - draft->origins[low].text_at;
}

/* With its place in the source, so that a finding can point at a character in the middle of a
 * paragraph. */
static void add_span(Draft *draft, const RubyPiece *piece, uint32_t style) {
    if (piece->fault) {
        finding_error(draft->findings, draft_place(draft, source_of(draft, piece->at)), "%s",
                      piece->fault);
        finding_hint(draft->findings, "write ｜word《reading》");
    }
    if (piece->text.size == 0) {
        return;
    }
    if (draft->span_count == draft->capacity) {
        draft->too_long = true;
        return;
    }
    Span span = {.text = piece->text,
                 .ruby = piece->fault ? (Str){0} : piece->reading,
                 .style = style & ~(uint32_t)STYLE_BREAK};
    if (draft->block.kind == BLOCK_HEADING && span.ruby.size == 0) {
        span.text = heading_mark_phrases_in(draft->arena, span.text);
    }
    draft->spans[draft->span_count++] = span;
    draft->block.span_count++;
}

/* Ruby is cut inside of one style: 《》 that begin in bold and end outside of it are a slip. */
static void add_run(Draft *draft, Str text, uint32_t style) {
    RubyPiece piece;
    int32_t before = draft->span_count;
    while (ruby_next(&text, &piece)) {
        add_span(draft, &piece, style);
    }
    if (style & STYLE_BREAK && draft->span_count > before) {
        draft->spans[draft->span_count - 1].style |= STYLE_BREAK;
    }
}

/* A block without text is no block. */
void draft_close(Draft *draft) {
    if (!draft->is_open) {
        return;
    }
    draft->is_open = false;
    for (int32_t i = 0; i < draft->run_count; i++) {
        int32_t from = draft->runs[i].from;
        int32_t to = i + 1 < draft->run_count ? draft->runs[i + 1].from : draft->text.size;
        add_run(draft, (Str){draft->text.at + from, to - from}, draft->runs[i].style);
    }
    /* Nothing follows a break at the end of a block. */
    if (draft->block.span_count > 0) {
        draft->spans[draft->span_count - 1].style &= ~(uint32_t)STYLE_BREAK;
    }
    bool keeps = draft->block.span_count > 0 || draft->block.kind == BLOCK_TABLE_CELL ||
                 draft->block.kind == BLOCK_PICTURE;
    if (keeps && draft->block_count < draft->capacity) {
        draft->blocks[draft->block_count++] = draft->block;
    }
}

/* Where the document outgrows what a booth would open. */
static void check_limits(Draft *draft) {
    Place place = {draft->input->path, draft->input->first_line, 1};
    if (draft->block_count > LIMIT_ARTICLE_BLOCKS) {
        finding_error(draft->findings, place, "the text has %d paragraphs, the limit is %d",
                      draft->block_count, LIMIT_ARTICLE_BLOCKS);
    }
    if (draft->span_count > LIMIT_ARTICLE_SPANS || draft->too_long || draft->text.full) {
        finding_error(draft->findings, place,
                      "the text has too many changes of style, the limit is %d",
                      LIMIT_ARTICLE_SPANS);
    }
}

/* Blocks refer to their spans by address, so both are copied once their number is known. */
Document draft_finish(Draft *draft) {
    draft_close(draft);
    check_limits(draft);
    Block *blocks = ARENA_NEW(draft->arena, Block, draft->block_count + 1);
    Span *spans = ARENA_NEW(draft->arena, Span, draft->span_count + 1);
    memcpy(spans, draft->spans, sizeof(Span) * (size_t)draft->span_count);
    memcpy(blocks, draft->blocks, sizeof(Block) * (size_t)draft->block_count);
    const Span *next = spans;
    for (int32_t i = 0; i < draft->block_count; i++) {
        blocks[i].spans = next;
        next += blocks[i].span_count;
    }
    return (Document){.blocks = blocks, .block_count = draft->block_count};
}

/* U+200B only marks where a heading may break. */
static int32_t count_seen(Str text) {
    int32_t count = 0;
    while (text.size > 0) {
        count += utf8_next(&text) != 0x200B;
    }
    return count;
}

/* How long it takes to read, for limits and for the idle pause. */
int32_t markdown_characters(const Document *document) {
    int32_t count = 0;
    for (int32_t i = 0; i < document->block_count; i++) {
        for (int32_t j = 0; j < document->blocks[i].span_count; j++) {
            count += count_seen(document->blocks[i].spans[j].text);
        }
    }
    return count;
}
