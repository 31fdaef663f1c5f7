/* Random Markdown becomes a sound document, or findings, or both.
 *
 * The input passes the same border as a file: only valid, plain, normalised text gets in. */
#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack/plain.h"
#include "pack_tool/markdown.h"
#include "pack_tool/normalize.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 64 * 1024 * 1024 };

static bool find_picture(void *context, Str name, Block *block, Failure *failure) {
    (void)context;
    block->picture = 1;
    block->width_px = 1;
    block->height_px = 1;
    return name.size % 2 == 1 || failure_set(failure, FAILURE_FILE, "not found");
}

static bool is_plain(Str text) {
    if (!utf8_valid(text)) {
        return false;
    }
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        if (scalar != '\n' && !plain_scalar(scalar)) {
            return false;
        }
    }
    return true;
}

static void check_block(const Block *block) {
    bool has_level = block->kind == BLOCK_HEADING || block->kind == BLOCK_LIST_ITEM;
    assert(has_level == (block->level >= 1));
    assert(block->level <= 3);
    assert(plain_text(block->marker));
    assert(block->kind != BLOCK_TABLE_CELL || block->column < block->columns);
    assert((block->kind == BLOCK_PICTURE) == (block->picture > 0));
    for (int32_t i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        assert(span->text.size > 0 && plain_text(span->text) && plain_text(span->ruby));
        assert(span->style < 16);
    }
    assert(block->span_count == 0 || !(block->spans[block->span_count - 1].style & STYLE_BREAK));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Str bytes = {(const char *)data, (int32_t)size};
    if (size > 8192 || !is_plain(bytes) || normalize_fault(bytes) >= 0) {
        return 0;
    }
    /* Kept from run to run: taking and returning them would cost more than the parsing. */
    static Arena arena;
    static Arena scratch;
    if (!arena.base) {
        arena = arena_open(ARENA_BYTES);
        scratch = arena_open(ARENA_BYTES);
    }
    Findings findings = findings_in(&arena);
    MarkdownInput input = {
        normalize_in(&arena, &scratch, bytes), S("x.md"), 1, {NULL, find_picture}};
    Document document = markdown_parse_in(&arena, &scratch, &input, &findings);
    for (int32_t i = 0; i < document.block_count; i++) {
        check_block(&document.blocks[i]);
    }
    assert(scratch.used == 0);
    arena_reset(&arena);
    return 0;
}
