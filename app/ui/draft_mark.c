/* 下書き: the mark of a text that nobody has approved yet.
 *
 * It stands in the bars and not on the sheet, so that it is on every page of a text, stays while a
 * page moves, and takes no room from the lines: what the editor sees in a preview of a draft breaks
 * at the same places when the draft is finished. */
#include "ui/screens.h"

enum { MARK_H_U = 52, MARK_SIDE_U = 22 };

/* A shelf with drafts says so wherever they could be seen. */
static bool shelf_has_drafts(const Shelf *shelf) {
    for (int32_t i = 0; i < shelf_pack_count(shelf); i++) {
        if (shelf_pack_meta(shelf, i)->has_drafts) {
            return true;
        }
    }
    return false;
}

/* Lists and covers show titles of drafts too, so they follow the whole shelf. */
static bool is_draft(const Opened *opened, Place place) {
    const OpenedItem *item = place_item(opened, place);
    const OpenedContents *contents = NULL;
    switch (place.screen) {
    case SCREEN_ARTICLE: return item && item->article.draft;
    case SCREEN_VIDEO: return item && item->video.draft;
    case SCREEN_CONTENTS:
        contents = opened_contents(opened, place.id);
        return contents && contents->issue.draft;
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TOPIC:
    case SCREEN_TERMS:
    case SCREEN_TERM: return shelf_has_drafts(opened->shelf);
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
    return false;
}

static Label mark_label(const Paper *paper) {
    return (Label){.text = paper_word(paper, WORD_DRAFT),
                   .size_u = 32,
                   .bold = true,
                   .colour = paper->theme->on_warm,
                   .across = ALIGN_CENTRE,
                   .down = ALIGN_CENTRE};
}

int32_t draft_mark_width(Paper *paper, Place place) {
    return is_draft(paper->opened, place)
               ? paper_label_width(paper, mark_label(paper)) + 2 * paper_px(paper, MARK_SIDE_U)
               : 0;
}

/* 下書き on every page of a draft: no picture of one can be taken for the real thing. */
void draft_mark_show(Paper *paper, Rect box, Place place) {
    int32_t height = paper_px(paper, MARK_H_U);
    Rect mark = {box.x, box.y + (box.h - height) / 2, draft_mark_width(paper, place), height};
    if (mark.w > 0) {
        display_fill(paper->list, mark, paper_px(paper, 8), paper->theme->warm);
        paper_label(paper, mark, mark_label(paper));
    }
}
