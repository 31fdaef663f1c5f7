/* Slots that are reused by age, like those of articles. Each has an arena of the size of one
 * screen, because no page can show more pixels than the screen has: a bound that does not
 * depend on what an editor puts in. */
#include "ui/plates.h"

#include "ui/opened_parts.h"

/* Room for what a page's pictures need besides their pixels. */
enum { PLATE_SPARE = 64 * 1024 };

/* Pictures are decoded for one layout; another text size asks for other boxes. */
static bool is_plate_of(const Plate *plate, const OpenedItem *item, int32_t page) {
    return plate->loaded && plate->kind == item->kind && plate->id == item->id &&
           plate->page == page && opened_same_layout(&plate->look, &item->look);
}

/* The plate of a page, or the slot that was not asked for longest. */
static Plate *plate_slot(Opened *opened, const OpenedItem *item, int32_t page) {
    Plate *oldest = &opened->plates[0];
    for (int32_t i = 0; i < PLATE_SLOTS; i++) {
        Plate *plate = &opened->plates[i];
        if (is_plate_of(plate, item, page)) {
            return plate;
        }
        oldest = plate->used < oldest->used ? plate : oldest;
    }
    return oldest;
}

/* The pictures of a page never cover more than the screen, so that is what a slot has room for.
 * Slots are taken when the first picture is shown, and again for a larger screen. */
static void make_room(Plate *plate, const Look *look) {
    size_t bytes = (size_t)look->width_px * (size_t)look->height_px * 4 + PLATE_SPARE;
    /* Never made smaller again: a display that comes and goes would otherwise take memory each
     * time. */
    if (plate->arena.size < bytes) {
        if (plate->arena.base) {
            arena_close(&plate->arena);
        }
        plate->arena = arena_open(bytes);
    }
    arena_reset(&plate->arena);
}

/* Decoded at the size it is shown; the page's memory does not depend on the editor's camera. What
 * cannot be read or decoded is left out: the article is worth more than its picture. */
static Pixels load_picture(Opened *opened, Plate *plate, const OpenedItem *item,
                           const Piece *piece) {
    PictureRecord record;
    Pixels wanted = {.width_px = piece->at.w, .height_px = piece->at.h};
    int32_t id = item->document.blocks[piece->block].picture;
    ArenaMark mark = arena_mark(&opened->scratch);
    Failure failure = {0};
    bool read = shelf_picture_in(opened->shelf, &opened->scratch, id, &record, &failure);
    if (!read) {
        opened->missed = failure;
    }
    bool decoded = read && opened->pictures.decode_in(opened->pictures.context, &plate->arena,
                                                      record.png, &wanted);
    arena_rewind(&opened->scratch, mark);
    return decoded ? wanted : (Pixels){0};
}

/* Most pages have none and take no slot. */
static bool has_pictures(const OpenedItem *item, const Page *page) {
    for (int32_t i = 0; i < page->piece_count; i++) {
        if (item->pages.pieces[page->first_piece + i].kind == PIECE_PICTURE) {
            return true;
        }
    }
    return false;
}

static void load_plate(Opened *opened, Plate *plate, const OpenedItem *item, int32_t number) {
    const Page *page = &item->pages.pages[number];
    plate->loaded = false;
    make_room(plate, &item->look);
    Pixels *pixels = ARENA_NEW(&plate->arena, Pixels, page->piece_count);
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        if (piece->kind == PIECE_PICTURE) {
            pixels[i] = load_picture(opened, plate, item, piece);
        }
    }
    plate->kind = item->kind;
    plate->id = item->id;
    plate->page = number;
    plate->look = item->look;
    plate->pixels = pixels;
    plate->loaded = true;
}

/* Asking makes a plate young, whether it was there or not. */
static void follow_page(Opened *opened, const OpenedItem *item, int32_t page) {
    if (page < 0 || page >= item->pages.page_count ||
        !has_pictures(item, &item->pages.pages[page]) || !opened->pictures.decode_in) {
        return;
    }
    Plate *plate = plate_slot(opened, item, page);
    plate->used = ++opened->clock;
    if (!is_plate_of(plate, item, page)) {
        load_plate(opened, plate, item, page);
    }
}

/* The page itself comes last and stays longest: a plate that is on the screen must not be written
 * over, because an unchanged address is taken for an unchanged picture. */
void plates_follow(Opened *opened, Place place) {
    bool video = place.screen == SCREEN_VIDEO;
    const OpenedItem *item = opened_item(opened, video ? ITEM_VIDEO : ITEM_ARTICLE, place.id);
    if ((!video && place.screen != SCREEN_ARTICLE) || !item) {
        return;
    }
    int32_t page = opened_clamp(opened, place).page;
    follow_page(opened, item, page - 1);
    follow_page(opened, item, page + 1);
    follow_page(opened, item, page);
}

/* Decoded when their page is near, forgotten when it is far. */
Pixels plates_find(const Opened *opened, const OpenedItem *item, int32_t page, int32_t piece) {
    for (int32_t i = 0; i < PLATE_SLOTS; i++) {
        if (is_plate_of(&opened->plates[i], item, page)) {
            return opened->plates[i].pixels[piece];
        }
    }
    return (Pixels){0};
}

void plates_close(Opened *opened) {
    for (int32_t i = 0; i < PLATE_SLOTS; i++) {
        if (opened->plates[i].arena.base) {
            arena_close(&opened->plates[i].arena);
        }
    }
}
