/* Articles and videos: read, and laid out. */
#include "ui/opened_parts.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/paper.h"
#include "ui/reader.h"

/* The code's modules come from the pack; no address is ever encoded at a booth. */
static bool load_code(Opened *opened, OpenedItem *item, int32_t id, Failure *failure) {
    if (id == 0) {
        return true;
    }
    item->has_qr = true;
    return shelf_qr_in(opened->shelf, &item->arena, id, &item->qr, failure);
}

/* Record, issue, text, code, neighbours; an article may be without a code and nothing else. */
static bool load_article(Opened *opened, OpenedItem *item, Failure *failure) {
    Shelf *shelf = opened->shelf;
    Arena *arena = &item->arena;
    return shelf_article_in(shelf, arena, item->id, &item->article, failure) &&
           shelf_issue_in(shelf, arena, item->article.issue_number, &item->issue, failure) &&
           shelf_article_document_in(shelf, arena, item->id, &item->document, failure) &&
           load_code(opened, item, item->article.qr, failure) &&
           spine_of_article(opened, item, failure);
}

/* The parts of a video are set as a table of the document, so they are paged like any other text.
 * */
static Block cell_block(const Span *span, int32_t row, int32_t column) {
    return (Block){.kind = BLOCK_TABLE_CELL,
                   .row = row,
                   .column = column,
                   .columns = 2,
                   .spans = span,
                   .span_count = 1};
}

/* The title of a part and, in brackets on a line of its own, what it leads in with. */
static Block part_title(Arena *arena, const VideoPart *part, int32_t row) {
    Span *spans = ARENA_NEW(arena, Span, 2);
    spans[0] = (Span){.text = part->title};
    Block block = cell_block(spans, row, 1);
    if (part->lead.size > 0) {
        spans[0].style = STYLE_BREAK;
        spans[1].text = arena_print_in(arena, "【%.*s】", STR_ARG(part->lead));
        block.span_count = 2;
    }
    return block;
}

/* The list of parts becomes a table behind the text, so that it is paged like everything else. */
static bool append_parts(Opened *opened, OpenedItem *item, Failure *failure) {
    VideoPart *parts = NULL;
    int32_t count = 0;
    Arena *arena = &item->arena;
    if (!shelf_video_parts_in(opened->shelf, arena, item->id, &parts, &count, failure)) {
        return false;
    }
    const Document *text = &item->document;
    Block *blocks = ARENA_NEW(arena, Block, text->block_count + 2 * count + 1);
    /* The text is copied in front, because a document is one array; its spans stay where they
     * are. */
    memcpy(blocks, text->blocks, sizeof(Block) * (size_t)text->block_count);
    int32_t used = text->block_count;
    for (int32_t i = 0; i < count; i++) {
        Span *label = ARENA_NEW(arena, Span, 1);
        *label = (Span){.text = parts[i].label, .style = STYLE_STRONG | STYLE_LINK};
        blocks[used++] = cell_block(label, i + 1, 0);
        blocks[used++] = part_title(arena, &parts[i], i + 1);
    }
    item->document = (Document){blocks, used};
    return true;
}

/* The parts stand behind the text, in the same document. */
static bool load_video(Opened *opened, OpenedItem *item, Failure *failure) {
    Shelf *shelf = opened->shelf;
    Arena *arena = &item->arena;
    return shelf_video_in(shelf, arena, item->id, &item->video, failure) &&
           shelf_video_document_in(shelf, arena, item->id, &item->document, failure) &&
           append_parts(opened, item, failure) &&
           load_code(opened, item, item->video.qr, failure) &&
           spine_of_video(opened, item, failure);
}

/* No head holds a title that is longer than any label, on whatever screen. It goes in front of the
 * text as a heading, which may take as many lines and pages as it needs. The size of the screen
 * must not decide this: places in the text are counted in blocks. */
static void move_long_title(OpenedItem *item) {
    Str title = item->kind == ITEM_VIDEO ? item->video.title : item->article.title;
    item->title_in_text = utf8_count(title) > LIMIT_LABEL_CHARACTERS;
    if (!item->title_in_text) {
        return;
    }
    const Document *text = &item->document;
    Block *blocks = ARENA_NEW(&item->arena, Block, text->block_count + 1);
    Span *span = ARENA_NEW(&item->arena, Span, 1);
    *span = (Span){.text = title};
    blocks[0] = (Block){.kind = BLOCK_HEADING, .level = 1, .spans = span, .span_count = 1};
    memcpy(blocks + 1, text->blocks, sizeof(Block) * (size_t)text->block_count);
    item->document = (Document){blocks, text->block_count + 1};
}

bool opened_load_item(Opened *opened, OpenedItem *item, Failure *failure) {
    bool loaded = item->kind == ITEM_ARTICLE ? load_article(opened, item, failure)
                                             : load_video(opened, item, failure);
    if (loaded) {
        move_long_title(item);
    }
    return loaded && shelf_related_in(opened->shelf, &item->arena, item->kind, item->id,
                                      &item->related, &item->related_count, failure);
}

/* All pages at once: page numbers must not depend on where somebody came from. */
void opened_lay_out_item(Opened *opened, OpenedItem *item) {
    /* The head is set here only for its height, which the first page keeps free; it is set again
     * when it is drawn, in the frame's arena. */
    ReaderGeometry geometry = reader_geometry(&item->look, item);
    ReaderSetter setter = {&item->arena, &opened->scratch, &opened->measure};
    ReaderHead head = reader_head_in(setter, &item->look, item, &geometry);
    PageStyle style = {
        .em = geometry.em_px * 64,
        .pitch_px = geometry.pitch_px,
        .width_px = geometry.column.w,
        .height_px = geometry.column.h,
        .head_px = head.height_px,
        .indent = true,
    };
    item->pages =
        pages_lay_out_in(&item->arena, &opened->scratch, &opened->measure, &item->document, &style);
}
