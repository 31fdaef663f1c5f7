/* Following the model: which articles and videos are kept laid out, and the way in to the lists. */
#include "ui/opened.h"

#include <string.h>

#include "ui/opened_parts.h"
#include "ui/plates.h"
#include "ui/staff_rows.h"

/* Address space per slot; only what a document touches becomes memory. The worst document of
 * limits.h (256 KiB of text) needs 50 bytes a glyph and some rows. */
enum {
    ITEM_ARENA = 48 * 1024 * 1024,
    GRID_ARENA = 2 * 1024 * 1024,
    CONTENTS_ARENA = 48 * 1024 * 1024, /* it lays out every article once to count its pages */
    HOME_ARENA = 1024 * 1024,
    SCRATCH_ARENA = 64 * 1024 * 1024,
};

static void open_slots(Opened *opened, int32_t items, int32_t contents) {
    opened->home_arena = arena_open(HOME_ARENA);
    opened->scratch = arena_open(SCRATCH_ARENA);
    opened->grid.arena = arena_open(GRID_ARENA);
    for (int32_t i = 0; i < items; i++) {
        opened->items[i].arena = arena_open(ITEM_ARENA);
    }
    for (int32_t i = 0; i < contents; i++) {
        opened->contents[i].arena = arena_open(CONTENTS_ARENA);
    }
}

/* A shelf that cannot be read is trouble; no shelf at all is, too. */
bool opened_start(Opened *opened, Shelf *shelf, Measure measure, Failure *failure) {
    opened->shelf = shelf;
    opened->measure = measure;
    open_slots(opened, ITEM_SLOTS, COUNT_OF(opened->contents));
    return !shelf || opened_load_home(opened, failure);
}

/* The slots that are not opened hold nothing and are found by nobody. */
bool opened_start_alone(Opened *opened, Shelf *shelf, Measure measure, Failure *failure) {
    opened->shelf = shelf;
    opened->measure = measure;
    open_slots(opened, 1, 1);
    return opened_load_home(opened, failure);
}

/* Arenas only; the shelf is the caller's. Whoever opens another one with the same Opened finds what
 * belongs to the booth and nothing else: a slot that still called itself loaded would hand out the
 * old shelf's article from memory that is gone. */
void opened_close(Opened *opened) {
    arena_close(&opened->home_arena);
    arena_close(&opened->scratch);
    arena_close(&opened->grid.arena);
    plates_close(opened);
    for (int32_t i = 0; i < ITEM_SLOTS; i++) {
        arena_close(&opened->items[i].arena);
    }
    for (int32_t i = 0; i < COUNT_OF(opened->contents); i++) {
        arena_close(&opened->contents[i].arena);
    }
    *opened = (Opened){.pictures = opened->pictures, .facts = opened->facts};
}

/* Language and colours change no line, so only size and screen ask for a new layout. */
bool opened_same_layout(const Look *a, const Look *b) {
    return a->width_px == b->width_px && a->height_px == b->height_px && a->size == b->size &&
           a->lecture == b->lecture;
}

/* At most four items are kept, so looking through them is the index. */
const OpenedItem *opened_item(const Opened *opened, ItemKind kind, int32_t id) {
    for (int32_t i = 0; i < ITEM_SLOTS; i++) {
        const OpenedItem *item = &opened->items[i];
        if (item->loaded && item->kind == kind && item->id == id) {
            return item;
        }
    }
    return NULL;
}

/* Two slots. */
const OpenedContents *opened_contents(const Opened *opened, int32_t number) {
    for (int32_t i = 0; i < COUNT_OF(opened->contents); i++) {
        if (opened->contents[i].loaded && opened->contents[i].number == number) {
            return &opened->contents[i];
        }
    }
    return NULL;
}

/* The slot that holds the item or remembers that it is broken, or the one that was not asked for
 * longest. */
static OpenedItem *item_slot(Opened *opened, ItemKind kind, int32_t id) {
    OpenedItem *oldest = &opened->items[0];
    for (int32_t i = 0; i < ITEM_SLOTS; i++) {
        OpenedItem *item = &opened->items[i];
        if ((item->loaded || item->broken) && item->kind == kind && item->id == id) {
            return item;
        }
        oldest = item->used < oldest->used ? item : oldest;
    }
    return oldest;
}

/* A slot keeps its arena when it is reused: after the longest article has been read once, nothing
 * more is taken from the system. */
static bool follow_item(Opened *opened, const Look *look, ItemKind kind, int32_t id,
                        Failure *failure) {
    OpenedItem *item = item_slot(opened, kind, id);
    bool here = item->loaded && item->kind == kind && item->id == id;
    item->used = ++opened->clock;
    if (here && opened_same_layout(&item->look, look)) {
        return true;
    }
    Arena arena = item->arena;
    int64_t used = item->used;
    arena_reset(&arena);
    *item = (OpenedItem){.arena = arena, .used = used, .kind = kind, .id = id, .look = *look};
    if (!opened_load_item(opened, item, failure)) {
        item->broken = true;
        return false;
    }
    opened_lay_out_item(opened, item);
    item->loaded = true;
    return true;
}

/* The slot that holds the issue, even a broken one, or the one that was not asked for longest. */
static OpenedContents *contents_slot(Opened *opened, int32_t number) {
    OpenedContents *oldest = &opened->contents[0];
    for (int32_t i = 0; i < COUNT_OF(opened->contents); i++) {
        OpenedContents *contents = &opened->contents[i];
        if ((contents->loaded || contents->broken) && contents->number == number) {
            return contents;
        }
        oldest = contents->used < oldest->used ? contents : oldest;
    }
    return oldest;
}

/* Two of them: the present issue and the one a swipe leads to. Neither may take the other's slot,
 * as both may be wanted for one picture: to load one, all articles of its issue are laid out. */
static bool follow_contents(Opened *opened, const Look *look, int32_t number, Failure *failure) {
    OpenedContents *contents = contents_slot(opened, number);
    contents->used = ++opened->clock;
    if (contents->loaded && contents->number == number &&
        opened_same_layout(&contents->look, look)) {
        return true;
    }
    Arena arena = contents->arena;
    int64_t used = contents->used;
    arena_reset(&arena);
    *contents = (OpenedContents){.arena = arena, .used = used, .number = number, .look = *look};
    contents->loaded = opened_load_contents(opened, contents, failure);
    contents->broken = !contents->loaded;
    return contents->loaded;
}

/* Reads what one place needs. Home and the idle screen were read at the start. */
static bool follow_place(Opened *opened, const Look *look, Place place, Failure *failure) {
    switch (place.screen) {
    case SCREEN_ARTICLE: return follow_item(opened, look, ITEM_ARTICLE, place.id, failure);
    case SCREEN_VIDEO: return follow_item(opened, look, ITEM_VIDEO, place.id, failure);
    case SCREEN_CONTENTS: return follow_contents(opened, look, place.id, failure);
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TOPIC:
    case SCREEN_TERMS:
    case SCREEN_TERM: return opened_follow_grid(opened, look, place, failure);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
    return true;
}

/* Whether the place was found unreadable. It is not asked for again with every picture: that would
 * be a read of a bad sector for each step of a finger. */
static bool is_broken(const Opened *opened, Place place) {
    bool article = place.screen == SCREEN_ARTICLE;
    for (int32_t i = 0; i < ITEM_SLOTS && (article || place.screen == SCREEN_VIDEO); i++) {
        const OpenedItem *item = &opened->items[i];
        if (item->broken && item->kind == (article ? ITEM_ARTICLE : ITEM_VIDEO) &&
            item->id == place.id) {
            return true;
        }
    }
    for (int32_t i = 0; i < COUNT_OF(opened->contents) && place.screen == SCREEN_CONTENTS; i++) {
        if (opened->contents[i].broken && opened->contents[i].number == place.id) {
            return true;
        }
    }
    const OpenedGrid *grid = &opened->grid;
    return grid->broken && grid->screen == place.screen && grid->id == place.id;
}

/* Read ahead, so that a page that is pulled in by a finger is there from its first pixel. */
static void follow_beside(Opened *opened, const Look *look, Place place) {
    Failure failure = {0};
    if (!is_broken(opened, place) && !follow_place(opened, look, place, &failure)) {
        opened->missed = failure;
    }
}

static void follow_neighbour(Opened *opened, const Look *look, const Neighbour *neighbour) {
    if (neighbour->exists) {
        follow_beside(opened, look, neighbour->place);
    }
}

/* Pictures of the place, and of a neighbour that the next turn would show. */
static void follow_pictures(Opened *opened, Place place, const Neighbour *next,
                            const Neighbour *previous) {
    place = opened_clamp(opened, place);
    if (next->exists && place.page == opened_page_count(opened, place) - 1) {
        plates_follow(opened, next->place);
    }
    if (previous->exists && place.page == 0) {
        plates_follow(opened, previous->place);
    }
    plates_follow(opened, place);
}

/* What is read says it; elsewhere (videos, home) the newest issue is meant. */
int32_t opened_lecture_issue(const Opened *opened, Place place) {
    const OpenedItem *item =
        place.screen == SCREEN_ARTICLE ? opened_item(opened, ITEM_ARTICLE, place.id) : NULL;
    if (place.screen == SCREEN_CONTENTS) {
        return place.id;
    }
    return item                           ? item->article.issue_number
           : opened->home.issue_count > 0 ? opened->home.issues[0].number
                                          : 0;
}

/* The present place first, its neighbours next, pictures last: by then it is known which pages
 * stand beside each other. Only the place itself can fail: whoever reads does not have to know that
 * the article behind this one is damaged. */
bool opened_follow(Opened *opened, const Model *model, Failure *failure) {
    const Look *look = &model->look;
    Place place = model->place;
    opened->staff_look = *look;
    if (!opened->shelf) {
        return true;
    }
    if (!follow_place(opened, look, place, failure)) {
        return false;
    }
    int32_t issue = look->lecture ? opened_lecture_issue(opened, place) : 0;
    if (issue > 0) {
        follow_beside(opened, look, (Place){SCREEN_CONTENTS, issue, 0});
    }
    Neighbour next;
    Neighbour previous;
    opened_neighbours(opened, model, &next, &previous);
    follow_neighbour(opened, look, &next);
    follow_neighbour(opened, look, &previous);
    follow_pictures(opened, place, &next, &previous);
    return true;
}

/* What is not opened has one page: nothing can be turned before it is known. */
int32_t opened_page_count(const Opened *opened, Place place) {
    switch (place.screen) {
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO: {
        const OpenedItem *item = opened_item(
            opened, place.screen == SCREEN_ARTICLE ? ITEM_ARTICLE : ITEM_VIDEO, place.id);
        return item ? item->pages.page_count : 1;
    }
    case SCREEN_CONTENTS: {
        const OpenedContents *contents = opened_contents(opened, place.id);
        return contents && contents->page_count > 0 ? contents->page_count : 1;
    }
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TOPIC:
    case SCREEN_TERMS:
    case SCREEN_TERM: {
        const OpenedGrid *grid = &opened->grid;
        bool here = grid->loaded && grid->screen == place.screen && grid->id == place.id;
        return here && grid->total > 0 ? (grid->total + grid->per_page - 1) / grid->per_page : 1;
    }
    case SCREEN_STAFF:
        return staff_page_count(&opened->staff_look, opened->facts, (StaffPage)place.id);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_TROUBLE:
    case SCREEN_COUNT: break;
    }
    return 1;
}

/* A page that is not there is the last one. */
Place opened_clamp(const Opened *opened, Place place) {
    int32_t count = opened_page_count(opened, place);
    place.page = place.page < count ? place.page : count - 1;
    place.page = place.page > 0 ? place.page : 0;
    return place;
}
