/* Laying out without a shelf: an item is made up of what the geometry asks for. */
#include "ui/extent.h"

#include "ui/opened_parts.h"
#include "ui/reader.h"

/* Four Japanese characters: the mean line is longer even in the narrowest column, and every page
 * holds several. What has fewer such lines than there may be pages is not worth setting. */
enum { LINE_BYTES = 12 };

/* The smallest screen both ways, and the two common ones, in the text for one reader and for a
 * room. Em, column and page all follow from the shorter side, so between these lies nothing worse.
 */
static const Look looks[] = {
    {.width_px = 800, .height_px = 480, .size = TEXT_LARGEST},
    {.width_px = 480, .height_px = 800, .size = TEXT_LARGEST},
    {.width_px = 1024, .height_px = 768, .size = TEXT_LARGEST},
    {.width_px = 1920, .height_px = 1080, .size = TEXT_LARGEST},
    {.width_px = 1080, .height_px = 1920, .size = TEXT_LARGEST},
    {.width_px = 800, .height_px = 480, .size = TEXT_LARGEST, .lecture = true},
    {.width_px = 1920, .height_px = 1080, .size = TEXT_LARGEST, .lecture = true},
    {.width_px = 1080, .height_px = 1920, .size = TEXT_LARGEST, .lecture = true},
};

static bool is_short(const Document *document) {
    int64_t bytes = 0;
    for (int32_t i = 0; i < document->block_count; i++) {
        for (int32_t s = 0; s < document->blocks[i].span_count; s++) {
            bytes += document->blocks[i].spans[s].text.size;
        }
    }
    return bytes / LINE_BYTES + document->block_count < LIMIT_ARTICLE_PAGES;
}

/* With a code beside the text, an organisation and a contributor: the least room there is. */
static OpenedItem item_of(const Arena *arena, const Extent *extent, const Look *look) {
    OpenedItem item = {.kind = extent->kind,
                       .arena = *arena,
                       .look = *look,
                       .document = *extent->document,
                       .has_qr = true};
    item.article.title = item.video.title = extent->title;
    item.article.organisation = item.article.contributor = S("・");
    return item;
}

bool extent_fits(Arena *arena, Arena *scratch, const Measure *measure, const Extent *extent) {
    bool fits = true;
    for (int32_t i = 0; i < COUNT_OF(looks) && fits && !is_short(extent->document); i++) {
        ArenaMark mark = arena_mark(arena);
        Opened opened = {.scratch = *scratch, .measure = *measure};
        OpenedItem item = item_of(arena, extent, &looks[i]);
        opened_lay_out_item(&opened, &item);
        fits = pages_are_whole(&item.pages);
        arena_rewind(arena, mark);
    }
    return fits;
}
