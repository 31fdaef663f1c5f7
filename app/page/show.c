/* Pages become display lists, and are checked against what they promise. The check looks at
 * finished pieces only, as the painter does; it knows nothing of rows and prices, so a mistake in
 * those cannot hide itself. */
#include "page/pages.h"

#include "base/limits.h"

/* Which ink a piece gets; the theme decides the colour. */
static Colour role_ink(PieceRole role, const PageInks *inks) {
    switch (role) {
    case ROLE_BODY: return inks->ink;
    case ROLE_HEADING:
    case ROLE_TABLE_HEAD: return inks->heading;
    case ROLE_MARKER:
    case ROLE_QUOTE: return inks->ink;
    case ROLE_NOTE:
    case ROLE_CAPTION: return inks->secondary;
    }
    return inks->ink;
}

/* Pieces are placed already; this only draws. */
void page_show(DisplayList *list, const Pages *pages, int32_t page, Corner at,
               const PageInks *inks) {
    const Page *shown = &pages->pages[page];
    for (int32_t i = 0; i < shown->piece_count; i++) {
        const Piece *piece = &pages->pieces[shown->first_piece + i];
        Rect box = {piece->at.x + at.x_px, piece->at.y + at.y_px, piece->at.w, piece->at.h};
        Colour ink = role_ink(piece->role, inks);
        switch (piece->kind) {
        case PIECE_LINE:
            display_line(list, &piece->set->lines, piece->line, box,
                         (LineInk){.ink = ink, .link = inks->link, .dots = ink});
            break;
        case PIECE_RULE: display_fill(list, box, 0, inks->rule); break;
        case PIECE_PICTURE: break; /* the caller has the pixels */
        }
    }
}

/* Half an em of hanging punctuation may stand to the right of the column (§8). */
static Str check_line(const Pages *pages, const Piece *piece) {
    const PageStyle *style = &pages->style;
    const Line *line = &piece->set->lines.lines[piece->line];
    int32_t right = piece->at.x * 64 + line->left + line->width;
    int32_t room = style->width_px * 64 + (style->hang ? style->em / 2 : 0) + 32;
    if (piece->at.x < 0 || right > room) {
        return S("a line leaves the column");
    }
    /* At least half an em under the top, and below the foot at most by a line gap. */
    if (piece->at.y < style->em / 128 ||
        piece->at.y > style->height_px + style->pitch_px - style->em / 64) {
        return S("a baseline leaves the page");
    }
    return S("");
}

/* One page's promises. */
static Str check_page(const Pages *pages, int32_t page) {
    const Page *shown = &pages->pages[page];
    int32_t last_y = 0;
    if (shown->piece_count == 0 && pages->piece_count > 0) {
        return S("a page is empty");
    }
    for (int32_t i = 0; i < shown->piece_count; i++) {
        const Piece *piece = &pages->pieces[shown->first_piece + i];
        if (piece->kind != PIECE_LINE) {
            continue;
        }
        Str broken =
            /* A paragraph is checked once, at its first line, and not again on every page it
             * reaches. */
            piece->line == 0 ? line_check(&piece->set->lines, &piece->set->paragraph) : S("");
        broken = broken.size > 0 ? broken : check_line(pages, piece);
        if (broken.size > 0) {
            return broken;
        }
        if (piece->at.y < last_y) {
            return S("lines of a page are out of order");
        }
        last_y = piece->at.y;
    }
    return S("");
}

/* Asked in tests and in the preflight, of every page of every size. */
Str pages_check(const Pages *pages) {
    if (pages->page_count < 1 || pages->page_count > LIMIT_ARTICLE_PAGES) {
        return S("the number of pages is outside its limits");
    }
    for (int32_t i = 0; i < pages->page_count; i++) {
        Str broken = check_page(pages, i);
        if (broken.size > 0) {
            return broken;
        }
    }
    return S("");
}
