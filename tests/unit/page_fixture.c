/* Text is made to take the lines asked for: whole lines of full-width characters. */
#include "page_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { BLOCKS_MAX = 200 };

PageFixture page_fixture_open(void) {
    return (PageFixture){.text = text_fixture_open()};
}

void page_fixture_close(PageFixture *fixture) {
    text_fixture_close(&fixture->text);
}

PageStyle page_fixture_style(int32_t lines) {
    /* The foot of the last line needs no third of the line gap. */
    return (PageStyle){.em = PAGE_EM_PX * 64,
                       .pitch_px = PAGE_PITCH_PX,
                       .width_px = PAGE_EMS * PAGE_EM_PX,
                       .height_px = lines * PAGE_PITCH_PX - (PAGE_PITCH_PX - PAGE_EM_PX) / 3};
}

static Str text_of(PageFixture *fixture, int32_t characters) {
    char *text = arena_alloc(&fixture->text.arena, (size_t)(3 * characters + 1), 1);
    for (int32_t i = 0; i < characters; i++) {
        memcpy(text + 3 * i, "国", 3);
    }
    return (Str){text, 3 * characters};
}

static Block block_of(PageFixture *fixture, BlockKind kind, int32_t characters) {
    Span *span = ARENA_NEW(&fixture->text.arena, Span, 1);
    span->text = text_of(fixture, characters);
    return (Block){.kind = kind, .level = 1, .spans = span, .span_count = characters > 0};
}

/* Rows of a table count on from the row before. */
static int32_t table_row(const Block *blocks, int32_t count, char kind) {
    bool goes_on = count > 0 && blocks[count - 1].kind == BLOCK_TABLE_CELL;
    return kind == 'T' ? 0 : goes_on ? blocks[count - 1].row + 1 : 1;
}

static void add_row(PageFixture *fixture, Block *blocks, int32_t *count, char kind, int32_t lines) {
    int32_t row = table_row(blocks, *count, kind);
    for (int32_t column = 0; column < 2; column++) {
        /* Two columns of four em each. */
        Block *cell = &blocks[*count];
        *cell = block_of(fixture, BLOCK_TABLE_CELL, column == 0 ? 4 * lines : 2);
        cell->row = row;
        cell->column = column;
        cell->columns = 2;
        (*count)++;
    }
}

static void add(PageFixture *fixture, Block *blocks, int32_t *count, char kind, int32_t lines) {
    switch (kind) {
    case 'p': blocks[(*count)++] = block_of(fixture, BLOCK_PARAGRAPH, PAGE_EMS * lines); break;
    case 'h': blocks[(*count)++] = block_of(fixture, BLOCK_HEADING, 8 * lines - 4); break;
    case 'l':
        blocks[*count] = block_of(fixture, BLOCK_LIST_ITEM, (PAGE_EMS - 1) * lines);
        blocks[(*count)++].marker = S("・");
        break;
    case 'q': blocks[(*count)++] = block_of(fixture, BLOCK_QUOTE, (PAGE_EMS - 2) * lines); break;
    case 'n': blocks[(*count)++] = block_of(fixture, BLOCK_NOTE, 10 * lines); break;
    case 'f':
        blocks[*count] = block_of(fixture, BLOCK_PICTURE, 10 * lines);
        blocks[*count].width_px = 200;
        blocks[(*count)++].height_px = 100;
        break;
    case 't':
    case 'T': add_row(fixture, blocks, count, kind, lines); break;
    default: fail_msg("no block is called %c", kind);
    }
}

Pages page_fixture_again(PageFixture *fixture, PageStyle style) {
    return pages_lay_out_in(&fixture->text.arena, &fixture->text.scratch, &text_pitch_measure,
                            &fixture->document, &style);
}

Pages page_fixture_lay_out(PageFixture *fixture, const char *tokens, PageStyle style) {
    Block *blocks = ARENA_NEW(&fixture->text.arena, Block, BLOCKS_MAX);
    int32_t count = 0;
    Str rest = str_from_c(tokens);
    for (char name = 'a'; rest.size > 0; name++) {
        Str token = str_cut(&rest, ' ');
        int32_t lines = 0;
        int32_t first = count;
        assert_true(str_to_int(str_slice(token, 1, token.size), &lines));
        assert_true(count + 2 <= BLOCKS_MAX);
        add(fixture, blocks, &count, token.at[0], lines);
        memset(fixture->names + first, name, (size_t)(count - first));
    }
    fixture->document = (Document){blocks, count};
    return page_fixture_again(fixture, style);
}

static void read_piece(const PageFixture *fixture, const Piece *piece, Buffer *out) {
    char name = fixture->names[piece->block];
    int32_t size = out->size;
    if (piece->kind == PIECE_PICTURE) {
        buffer_print(out, "[%c] ", name);
    } else if (piece->kind == PIECE_LINE && piece->role != ROLE_MARKER) {
        buffer_print(out, "%c%d ", name, piece->line + 1);
    }
    /* The cells of one row stand on one line. */
    int32_t added = out->size - size;
    if (added > 0 && size >= added &&
        memcmp(out->at + size - added, out->at + size, (size_t)added) == 0) {
        out->size = size;
    }
}

const char *page_fixture_read(PageFixture *fixture, const Pages *pages) {
    Buffer out = buffer_in(&fixture->text.arena, 8192);
    for (int32_t i = 0; i < pages->page_count; i++) {
        const Page *page = &pages->pages[i];
        buffer_put(&out, i > 0 ? S("| ") : S(""));
        for (int32_t k = 0; k < page->piece_count; k++) {
            read_piece(fixture, &pages->pieces[page->first_piece + k], &out);
        }
    }
    out.size -= out.size > 0 && out.at[out.size - 1] == ' ';
    out.at[out.size] = '\0';
    return out.at;
}
