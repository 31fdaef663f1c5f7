/* Two grids of hashes, this frame's and the last one's.
 *
 * Comparing draw by draw would have to find out which of two lists a draw is missing in, and what
 * lay under it. A cell asks less: is all that touches it the same, in the same order? */
#include "sdl/changes.h"

#include <string.h>

#include "base/limits.h"

/* 64 px is about one and a half characters of body text: small enough that a pressed button does
 * not repaint its neighbours, large enough that a page of text has few cells. */
enum { CELL_PX = 64, CELLS = (LIMIT_SCREEN_LONG_PX / CELL_PX) * (LIMIT_SCREEN_LONG_PX / CELL_PX) };

struct Changes {
    uint64_t now[CELLS];
    uint64_t last[CELLS];
    bool known;
    Rect screen;
    int32_t cell_px;
};

/* A picture is remembered as hashes of cells, not as pixels. */
Changes *changes_in(Arena *arena) {
    return ARENA_NEW(arena, Changes, 1);
}

/* The next picture is painted whole. */
void changes_forget(Changes *changes) {
    changes->known = false;
}

/* Field by field: padding bytes must not count. Codes and pictures are told apart by where they
 * lie, which is enough between two frames in a row: the article on the screen keeps its memory
 * until another one is shown. */
static uint64_t draw_hash(const Draw *draw) {
    const GlyphDraw *glyph = &draw->glyph;
    uint64_t fields[] = {
        (uint64_t)draw->kind,
        (uint64_t)(uint32_t)draw->box.x << 32 | (uint32_t)draw->box.y,
        (uint64_t)(uint32_t)draw->box.w << 32 | (uint32_t)draw->box.h,
        (uint64_t)draw->colour << 32 | (uint32_t)draw->radius_px,
        (uint64_t)(uint32_t)draw->thickness_px << 32 | (uint32_t)draw->sweep,
        (uint64_t)glyph->scalar << 32 | glyph->mark,
        (uint64_t)glyph->face << 32 | (uint32_t)glyph->em,
        (uint64_t)(uint32_t)glyph->x << 32 | (uint32_t)glyph->y,
        (uint64_t)(uintptr_t)draw->modules.at,
        (uint64_t)(uintptr_t)draw->pixels.at,
    };
    uint64_t hash = 0x9E3779B97F4A7C15u;
    for (int32_t i = 0; i < COUNT_OF(fields); i++) {
        hash = (hash ^ fields[i]) * 0xFF51AFD7ED558CCDu;
        hash ^= hash >> 32;
    }
    return hash;
}

static int32_t cells_along(int32_t length_px, int32_t cell_px) {
    return (length_px + cell_px - 1) / cell_px;
}

static int32_t columns_of(const Changes *changes) {
    return cells_along(changes->screen.w, changes->cell_px);
}

/* A screen beyond limits.h (an 8K panel, say) gets larger cells, not more of them. */
static void fit_cells(Changes *changes, Rect screen) {
    changes->screen = screen;
    changes->cell_px = CELL_PX;
    while ((int64_t)columns_of(changes) * cells_along(screen.h, changes->cell_px) > CELLS) {
        changes->cell_px *= 2;
    }
}

/* Mixes one number into a hash; speed matters more than strength here. */
static void stir(Changes *changes, Rect seen, uint64_t hash) {
    if (seen.w == 0 || seen.h == 0) {
        return;
    }
    int32_t columns = columns_of(changes);
    int32_t cell_px = changes->cell_px;
    for (int32_t row = seen.y / cell_px; row <= (seen.y + seen.h - 1) / cell_px; row++) {
        for (int32_t column = seen.x / cell_px; column <= (seen.x + seen.w - 1) / cell_px;
             column++) {
            uint64_t *cell = &changes->now[row * columns + column];
            /* Multiplied each time, so that the order counts: the same draws painted the other way
             * round give another picture. */
            *cell = (*cell ^ hash) * 0xC4CEB9FE1A85EC53u + 1;
        }
    }
}

/* Each draw is mixed into the cells it touches. */
static void hash_list(Changes *changes, const DisplayList *list) {
    Rect window = changes->screen;
    memset(changes->now, 0, sizeof(changes->now));
    for (int32_t i = 0; i < list->count; i++) {
        const Draw *draw = &list->draws[i];
        /* A clip counts by what it lets through, cell by cell. It must therefore move together with
         * what it holds, as all of ours do: alone and within one cell its move would not be
         * noticed. */
        if (draw->kind == DRAW_CLIP) {
            window =
                draw->box.w > 0 ? rect_intersection(changes->screen, draw->box) : changes->screen;
            continue;
        }
        stir(changes, rect_intersection(window, draw->box), draw_hash(draw));
    }
}

/* The run of changed cells in a row that begins at or behind *column. */
static bool next_run(const Changes *changes, int32_t row, int32_t *column, int32_t *length) {
    int32_t columns = columns_of(changes);
    const uint64_t *now = &changes->now[row * columns];
    const uint64_t *last = &changes->last[row * columns];
    while (*column < columns && changes->known && now[*column] == last[*column]) {
        (*column)++;
    }
    *length = 0;
    while (*column + *length < columns &&
           (!changes->known || now[*column + *length] != last[*column + *length])) {
        (*length)++;
    }
    return *length > 0;
}

/* Adds a run of cells, growing the rectangle above it when it has the same width. -1 when there are
 * too many: then the whole screen is one rectangle. */
static int32_t add_run(Rect *rects, int32_t count, Rect run) {
    for (int32_t i = 0; i < count; i++) {
        if (rects[i].x == run.x && rects[i].w == run.w && rects[i].y + rects[i].h == run.y) {
            rects[i].h += run.h;
            return count;
        }
    }
    if (count < CHANGES_MAX) {
        rects[count] = run;
        return count + 1;
    }
    return -1;
}

/* Cells whose hash differs, joined to rectangles. A page that stays the same finds none. */
int32_t changes_find(Changes *changes, const DisplayList *list, Rect screen, Rect *rects) {
    if (memcmp(&changes->screen, &screen, sizeof(screen)) != 0) {
        fit_cells(changes, screen);
        changes->known = false;
    }
    hash_list(changes, list);
    int32_t count = 0;
    int32_t cell_px = changes->cell_px;
    for (int32_t row = 0; row * cell_px < screen.h && count >= 0; row++) {
        int32_t column = 0;
        int32_t length = 0;
        while (count >= 0 && next_run(changes, row, &column, &length)) {
            Rect run = {column * cell_px, row * cell_px, length * cell_px, cell_px};
            count = add_run(rects, count, rect_intersection(run, screen));
            column += length;
        }
    }
    /* Painting everything is the honest answer to changes all over the place: many small rectangles
     * cost more than one large one. */
    if (count < 0) {
        rects[0] = screen;
        count = 1;
    }
    memcpy(changes->last, changes->now, sizeof(changes->now));
    changes->known = true;
    return count;
}
