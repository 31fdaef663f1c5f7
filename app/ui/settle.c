/* Where page numbers meet the layout. A page is chosen by number only until it is known what stands
 * on it; from then on the reader's sentence, or the first row of a list, decides which page it is.
 */
#include "ui/update.h"

/* Lists have no pages of text. */
static const Pages *pages_of(const Model *model, const Opened *opened) {
    bool article = model->place.screen == SCREEN_ARTICLE;
    if (!article && model->place.screen != SCREEN_VIDEO) {
        return NULL;
    }
    const OpenedItem *item =
        opened_item(opened, article ? ITEM_ARTICLE : ITEM_VIDEO, model->place.id);
    return item ? &item->pages : NULL;
}

/* First row of a list page, as a reading place. */
static int32_t first_row(const Model *model, const Opened *opened) {
    if (model->place.screen == SCREEN_CONTENTS) {
        const OpenedContents *contents = opened_contents(opened, model->place.id);
        return contents && contents->page_count > 0 ? contents->starts[model->place.page] : 0;
    }
    return model->place.page * opened->grid.per_page;
}

/* Lists keep their first row when their pages change, as articles keep their sentence. */
static int32_t page_of_row(const Model *model, const Opened *opened, int32_t row) {
    if (model->place.screen == SCREEN_CONTENTS) {
        const OpenedContents *contents = opened_contents(opened, model->place.id);
        int32_t page = 0;
        while (contents && page + 1 < contents->page_count && contents->starts[page + 1] <= row) {
            page++;
        }
        return page;
    }
    return opened->grid.per_page > 0 ? row / opened->grid.per_page : 0;
}

/* The only place where page numbers meet the layout; before it a page may be any number. */
void ui_settle(Model *model, const Opened *opened) {
    if (model->place.screen == SCREEN_STAFF) {
        model->place = opened_clamp(opened, model->place); /* nobody reads here */
        return;
    }
    const Pages *pages = pages_of(model, opened);
    /* Two cases. After a change of size or of the shelf the sentence is known and the page is
     * looked for; after a turn the page is known and the sentence is taken from it, for the next
     * change. */
    if (model->reading_known) {
        model->place.page = pages ? pages_find(pages, model->reading)
                                  : page_of_row(model, opened, model->reading.block);
    }
    model->place = opened_clamp(opened, model->place);
    model->characters = pages ? pages->pages[model->place.page].characters : 0;
    if (!model->reading_known) {
        model->reading = pages ? pages->pages[model->place.page].start
                               : (ReadingPlace){first_row(model, opened), 0};
        model->reading_known = true;
    }
}
