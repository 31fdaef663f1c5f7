/* Drawn with the same means as everything else, in colours nothing else uses. */
#include "kiosk/debug.h"

#include "text/class.h"
#include "ui/dump.h"
#include "ui/paper.h"
#include "ui/reader.h"
#include "ui/screens.h"

static const Colour TARGET_INK = 0xFFE000C0;
static const Colour LINE_INK = 0xFF00A0E0;
static const Colour CHANGED_TINT = 0x30FFC800;
static const Colour CHANGED_INK = 0xFFC89600;

/* Classes that behave alike have colours that look alike: brackets green, stops and commas red,
 * kana blue, kanji grey, what clings to its neighbour orange, Western violet. */
static Colour class_colour(Class class) {
    switch (class) {
    case CLASS_OPENING_BRACKET: return 0xFF00A000;
    case CLASS_CLOSING_BRACKET: return 0xFF70C000;
    case CLASS_FULL_STOP: return 0xFFE00000;
    case CLASS_COMMA: return 0xFFFF6060;
    case CLASS_DIVIDING_MARK: return 0xFFC00060;
    case CLASS_MIDDLE_DOT: return 0xFFFF60C0;
    case CLASS_HIRAGANA: return 0xFF3070F0;
    case CLASS_KATAKANA: return 0xFF00B0D0;
    case CLASS_SMALL_KANA: return 0xFF80C0FF;
    case CLASS_KANJI: return 0xFF808890;
    case CLASS_SYMBOL: return 0xFFB0B8C0;
    case CLASS_PROLONGED_SOUND_MARK:
    case CLASS_ITERATION_MARK:
    case CLASS_VOICING_MARK:
    case CLASS_COMBINING: return 0xFFFFA000;
    case CLASS_INSEPARABLE:
    case CLASS_HYPHEN: return 0xFFD08000;
    case CLASS_PREFIX:
    case CLASS_POSTFIX: return 0xFFA06000;
    case CLASS_WESTERN_LETTER: return 0xFF8040E0;
    case CLASS_DIGIT: return 0xFFB060FF;
    case CLASS_WESTERN_SIGN: return 0xFFD0A0FF;
    case CLASS_SPACE:
    case CLASS_IDEOGRAPHIC_SPACE:
    case CLASS_INVISIBLE: return 0xFFE8E060;
    }
    return 0xFF000000;
}

/* A bar under every character, in the colour of its class. Ruby has none: it breaks no line. */
static void show_classes(Stage *stage, const Lines *lines, const Line *line, Corner head) {
    for (int32_t i = 0; i < line->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[line->first_glyph + i];
        if (glyph->rise == 0) {
            int32_t thick_px = glyph->em / 64 / 12 + 1;
            Rect bar = {head.x_px + glyph->body_x / 64, head.y_px + 2 * thick_px,
                        glyph->body / 64 - 1, thick_px};
            display_fill(&stage->list, bar, 0, class_colour(class_of(glyph->scalar)));
        }
    }
}

static void show_line(Stage *stage, const ReaderGeometry *geometry, const Piece *piece) {
    const Lines *lines = &piece->set->lines;
    const Line *line = &lines->lines[piece->line];
    Corner head = {geometry->column.x + piece->at.x, geometry->column.y + piece->at.y};
    Rect box = {head.x_px + line->left / 64, head.y_px - geometry->em_px * 88 / 100,
                line->width / 64, geometry->em_px};
    display_outline(&stage->list, box, 0, 1, LINE_INK);
    show_classes(stage, lines, line, head);
}

/* Boxes of lines in the colour of what begins them, so kinsoku can be seen at work. */
static void show_lines(Stage *stage) {
    const OpenedItem *item = place_item(&stage->opened, stage->model.place);
    if (!item || stage->model.place.page >= item->pages.page_count) {
        return;
    }
    ReaderGeometry geometry = reader_geometry(&stage->model.look, item);
    const Page *page = &item->pages.pages[stage->model.place.page];
    display_outline(&stage->list, geometry.column, 0, 1, LINE_INK);
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        if (piece->kind == PIECE_LINE) {
            show_line(stage, &geometry, piece);
        }
    }
}

/* What was painted for this picture: on an idle screen nothing may be framed. */
static void show_changes(Stage *stage, const FrameFacts *facts) {
    for (int32_t i = 0; i < facts->changed; i++) {
        display_fill(&stage->list, facts->rects[i], 0, CHANGED_TINT);
        display_outline(&stage->list, facts->rects[i], 0, 1, CHANGED_INK);
    }
}

static int64_t area_px2(const FrameFacts *facts) {
    int64_t area = 0;
    for (int32_t i = 0; i < facts->changed; i++) {
        area += (int64_t)facts->rects[i].w * facts->rects[i].h;
    }
    return area;
}

/* High-water marks in KiB: how near an arena has come to its end. */
static Str arenas_text(Stage *stage) {
    const Opened *opened = &stage->opened;
    size_t item = 0;
    for (int32_t i = 0; i < ITEM_SLOTS; i++) {
        item = opened->items[i].arena.high > item ? opened->items[i].arena.high : item;
    }
    return arena_print_in(&stage->frame,
                          "KiB: forever %zu, pack %zu, item %zu, frame %zu, scratch %zu",
                          stage->forever.high / 1024, stage->pack_arena.high / 1024, item / 1024,
                          stage->frame.high / 1024, opened->scratch.high / 1024);
}

/* Memory of each arena, the last failure and the time of the picture. */
static Str counters_text(Stage *stage, const FrameFacts *facts) {
    AtlasCounters atlas = atlas_counters(stage->atlas);
    return arena_print_in(&stage->frame,
                          "%.*s  %lld us  painted %d boxes, %lld px  glyphs %d, drawn %d, emptied "
                          "%d  draws %d",
                          STR_ARG(screen_name(stage->model.place.screen)),
                          (long long)facts->frame_us, facts->changed, (long long)area_px2(facts),
                          atlas.glyphs, atlas.drawn, atlas.emptied, stage->list.count);
}

/* One white line in a dark bar at the foot of the screen; `row` counts from below. */
static void show_row(Stage *stage, int32_t row, Str text) {
    Paper paper = {.list = &stage->list,
                   .frame = &stage->frame,
                   .scratch = &stage->scratch,
                   .measure = &stage->measure,
                   .model = &stage->model,
                   .opened = &stage->opened};
    const Look *look = &stage->model.look;
    paper.width_px = look->width_px;
    paper.height_px = look->height_px;
    paper.short_px = look->width_px < look->height_px ? look->width_px : look->height_px;
    int32_t height = paper_px(&paper, 36);
    Rect bar = {0, look->height_px - (row + 1) * height, look->width_px, height};
    display_fill(&stage->list, bar, 0, 0xC0000000);
    paper_label(&paper, rect_inset(bar, 4),
                (Label){.text = text, .size_u = 24, .colour = 0xFFFFFFFF, .down = ALIGN_CENTRE});
}

/* Drawn into the same list, so it looks the same in a picture file. */
void debug_show(Stage *stage, const FrameFacts *facts) {
    Str counters = counters_text(stage, facts);
    show_changes(stage, facts);
    for (int32_t i = 0; i < stage->scene.target_count; i++) {
        display_outline(&stage->list, stage->scene.targets[i].box, 0, 2, TARGET_INK);
    }
    show_lines(stage);
    show_row(stage, 0, arenas_text(stage));
    show_row(stage, 1, counters);
    if (stage->failure.kind != FAILURE_NONE) {
        show_row(stage, 2, str_from_c(stage->failure.sentence));
    }
}
