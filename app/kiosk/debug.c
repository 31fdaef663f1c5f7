/* Drawn with the same means as everything else, in colours nothing else uses. */
#include "kiosk/debug.h"

#include "ui/dump.h"
#include "ui/paper.h"
#include "ui/reader.h"
#include "ui/screens.h"

static const Colour TARGET_INK = 0xFFE000C0;
static const Colour LINE_INK = 0xFF00A0E0;

static void show_lines(Stage *stage) {
    const OpenedItem *item = place_item(&stage->opened, stage->model.place);
    if (!item || stage->model.place.page >= item->pages.page_count) {
        return;
    }
    ReaderGeometry geometry = reader_geometry(&stage->model.look, item);
    const Page *page = &item->pages.pages[stage->model.place.page];
    int32_t em_px = geometry.em_px;
    display_outline(&stage->list, geometry.column, 0, 1, LINE_INK);
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        if (piece->kind != PIECE_LINE) {
            continue;
        }
        const Line *line = &piece->set->lines.lines[piece->line];
        Rect box = {geometry.column.x + piece->at.x + line->left / 64,
                    geometry.column.y + piece->at.y - em_px * 88 / 100, line->width / 64, em_px};
        display_outline(&stage->list, box, 0, 1, LINE_INK);
    }
}

static void show_text(Stage *stage, const FrameFacts *facts) {
    AtlasCounters atlas = atlas_counters(stage->atlas);
    Paper paper = {.list = &stage->list,
                   .frame = &stage->frame,
                   .scratch = &stage->scratch,
                   .measure = &stage->measure,
                   .model = &stage->model,
                   .opened = &stage->opened};
    Label label = {.text = arena_print_in(
                       &stage->frame,
                       "%.*s  frame %lld us  %d rects %lld px  glyphs %d (drawn %d, emptied %d)  "
                       "draws %d  frame arena %zu KiB  forever %zu KiB  %s",
                       STR_ARG(screen_name(stage->model.place.screen)), (long long)facts->frame_us,
                       facts->changed, (long long)facts->changed_px2, atlas.glyphs, atlas.drawn,
                       atlas.emptied, stage->list.count, stage->frame.high / 1024,
                       stage->forever.high / 1024, stage->failure.sentence),
                   .size_u = 22,
                   .colour = 0xFFFFFFFF};
    int32_t height = paper_px(&paper, 36);
    Rect bar = {0, 0, stage->model.look.width_px, height};
    display_fill(&stage->list, bar, 0, 0xC0000000);
    label.down = ALIGN_CENTRE;
    paper_label(&paper, rect_inset(bar, 4), label);
}

void debug_show(Stage *stage, const FrameFacts *facts) {
    for (int32_t i = 0; i < stage->scene.target_count; i++) {
        display_outline(&stage->list, stage->scene.targets[i].box, 0, 2, TARGET_INK);
    }
    show_lines(stage);
    show_text(stage, facts);
}
