/* An open-addressing table over a sheet packed by stb_rect_pack.
 *
 * Nothing is taken out singly: the packer cannot give room back, and a table without removals needs
 * no marks for what was removed. A full atlas is emptied whole and fills again with what is in use
 * now. The sheet holds coverage and no colour, so that one image serves every ink. */
#include "sdl/atlas.h"

#include <string.h>

#include "sdl/stb.h"

/* 2 MiB hold about 1,200 glyphs of 40 px, three times what a page shows. Untouched rows cost no
 * memory. Larger than LARGE_EM_PX a glyph is drawn each time: three digits of a ghost number. */
enum { SHEET_W = 2048, SHEET_H = 1024, SLOTS = 8192, KEPT_MAX = 4096, LARGE_EM_PX = 400 };

typedef struct Slot {
    GlyphName name;
    bool used;
    int32_t left_px;
    int32_t top_px;
    int32_t width_px;
    int32_t height_px;
    int32_t offset; /* into the sheet */
} Slot;

struct Atlas {
    Fonts *fonts;
    stbrp_context packer;
    stbrp_node nodes[SHEET_W];
    uint8_t *sheet;
    Slot slots[SLOTS];
    AtlasCounters counters;
};

/* One sheet for all faces and sizes. */
Atlas *atlas_in(Arena *arena, Fonts *fonts) {
    Atlas *atlas = ARENA_NEW(arena, Atlas, 1);
    atlas->fonts = fonts;
    /* Not ARENA_NEW: that would touch every page of the sheet to zero it. */
    atlas->sheet = (uint8_t *)arena_reserve(arena, (size_t)SHEET_W * SHEET_H, 64);
    stbrp_init_target(&atlas->packer, SHEET_W, SHEET_H, atlas->nodes, SHEET_W);
    return atlas;
}

static bool same_name(GlyphName a, GlyphName b) {
    return a.scalar == b.scalar && a.em_px == b.em_px && a.face == b.face && a.mark == b.mark;
}

/* Face, size and scalar in one number. */
static uint32_t hash_of(GlyphName name) {
    uint32_t hash = name.scalar * 2654435761u;
    hash ^= (uint32_t)name.em_px * 0x9E3779B1u + (uint32_t)name.face * 0x85EBCA6Bu + name.mark;
    return hash ^ hash >> 15;
}

/* The slot of the name, or the empty one where it belongs; the table is never more than half full,
 * so the walk ends. */
static int32_t slot_of(const Atlas *atlas, GlyphName name) {
    uint32_t i = hash_of(name) % SLOTS;
    while (atlas->slots[i].used && !same_name(atlas->slots[i].name, name)) {
        i = (i + 1) % SLOTS;
    }
    return (int32_t)i;
}

bool atlas_has(const Atlas *atlas, GlyphName name) {
    return name.em_px > LARGE_EM_PX || atlas->slots[slot_of(atlas, name)].used;
}

/* When the sheet is full it begins anew, which is simpler than deciding what to throw out. */
static void empty_atlas(Atlas *atlas) {
    memset(atlas->slots, 0, sizeof(atlas->slots));
    stbrp_init_target(&atlas->packer, SHEET_W, SHEET_H, atlas->nodes, SHEET_W);
    atlas->counters.glyphs = 0;
    atlas->counters.emptied++;
}

/* stb packs into what is left; a sheet with many small gaps is full long before its area is. */
static bool pack(Atlas *atlas, const GlyphImage *image, stbrp_rect *place) {
    *place = (stbrp_rect){.w = image->width_px, .h = image->height_px};
    return atlas->counters.glyphs < KEPT_MAX && stbrp_pack_rects(&atlas->packer, place, 1) == 1;
}

static void keep(Atlas *atlas, GlyphName name, const GlyphImage *image) {
    stbrp_rect place;
    if (!pack(atlas, image, &place)) {
        empty_atlas(atlas);
        /* What does not even fit an empty sheet is drawn anew each time; `image` is valid for this
         * call. */
        if (!pack(atlas, image, &place)) {
            return;
        }
    }
    Slot *slot = &atlas->slots[slot_of(atlas, name)];
    *slot = (Slot){.name = name,
                   .used = true,
                   .left_px = image->left_px,
                   .top_px = image->top_px,
                   .width_px = image->width_px,
                   .height_px = image->height_px,
                   .offset = place.y * SHEET_W + place.x};
    for (int32_t y = 0; y < image->height_px; y++) {
        memcpy(atlas->sheet + slot->offset + y * SHEET_W, image->coverage + y * image->pitch,
               (size_t)image->width_px);
    }
    atlas->counters.glyphs++;
}

/* Drawn when it is first asked for; a page that was shown once costs no drawing again. */
GlyphImage atlas_find(Atlas *atlas, GlyphName name) {
    const Slot *slot = &atlas->slots[slot_of(atlas, name)];
    if (slot->used) {
        return (GlyphImage){slot->width_px, slot->height_px, slot->left_px,
                            slot->top_px,   SHEET_W,         atlas->sheet + slot->offset};
    }
    GlyphImage image;
    if (!fonts_draw(atlas->fonts, name, &image)) {
        return (GlyphImage){0};
    }
    atlas->counters.drawn++;
    if (name.em_px <= LARGE_EM_PX) {
        keep(atlas, name, &image);
    }
    return image;
}

AtlasCounters atlas_counters(const Atlas *atlas) {
    return atlas->counters;
}
