/* One loop over the list; shapes are in shape.c, glyphs here because they are most of the work.
 *
 * Glyphs stand on whole pixels. Quarter pixels would need four images of each, and half a pixel is
 * the most that a glyph is off: positions are exact sums (text/place.h), so it never adds up. */
#include "sdl/paint.h"

#include <SDL.h>

#include "sdl/shape.h"

static GlyphName name_of(const GlyphDraw *glyph) {
    return (GlyphName){.face = glyph->face,
                       .em_px = (glyph->em + 32) / 64,
                       .scalar = glyph->scalar,
                       .mark = glyph->mark};
}

/* A row of a glyph: most of it is nothing or everything. */
static void paint_coverage_row(uint32_t *pixels, const uint8_t *coverage, int32_t count,
                               Colour colour) {
    for (int32_t i = 0; i < count; i++) {
        if (coverage[i] == 0) {
            continue;
        }
        pixels[i] = mix(pixels[i], colour, coverage[i]);
    }
}

/* From the atlas, clipped to what is painted anew. */
static void paint_glyph(Canvas *canvas, Atlas *atlas, Rect clip, const GlyphDraw *glyph) {
    GlyphImage image = atlas_find(atlas, name_of(glyph));
    /* The shift rounds alike on both sides of zero; a division would move glyphs by a pixel as
     * their sheet is dragged out to the left. */
    Rect box = {((glyph->x + 32) >> 6) + image.left_px, ((glyph->y + 32) >> 6) + image.top_px,
                image.width_px, image.height_px};
    Rect seen = rect_intersection(clip, box);
    if (seen.w == 0) {
        return;
    }
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        paint_coverage_row(canvas->at + (int64_t)y * canvas->pitch + seen.x,
                           image.coverage + (y - box.y) * image.pitch + (seen.x - box.x), seen.w,
                           glyph->colour);
    }
}

/* One case a kind of draw. */
static void paint_draw(Canvas *canvas, Atlas *atlas, Rect clip, const Draw *draw) {
    switch (draw->kind) {
    case DRAW_FILL: shape_fill(canvas, clip, draw); break;
    case DRAW_OUTLINE: shape_outline(canvas, clip, draw); break;
    case DRAW_ARC: shape_arc(canvas, clip, draw); break;
    case DRAW_PLAY: shape_play(canvas, clip, draw); break;
    case DRAW_GLYPH: paint_glyph(canvas, atlas, clip, &draw->glyph); break;
    case DRAW_MODULES: shape_modules(canvas, clip, draw); break;
    case DRAW_PIXELS: shape_pixels(canvas, clip, draw); break;
    case DRAW_CLIP: break; /* paint_list has seen to it */
    }
}

/* In order; what lies on top comes last. */
void paint_list(Canvas *canvas, Atlas *atlas, const DisplayList *list, Rect clip) {
    Rect whole = rect_intersection(clip, (Rect){0, 0, canvas->width_px, canvas->height_px});
    Rect window = whole;
    for (int32_t i = 0; i < list->count; i++) {
        const Draw *draw = &list->draws[i];
        if (draw->kind == DRAW_CLIP) {
            window = draw->box.w > 0 ? rect_intersection(whole, draw->box) : whole;
            continue;
        }
        Rect seen = rect_intersection(window, draw->box);
        if (seen.w > 0 && seen.h > 0) {
            paint_draw(canvas, atlas, window, draw);
        }
    }
}

/* Draws nothing; it only makes sure that glyphs are there. */
bool paint_warm(Atlas *atlas, const DisplayList *list, uint64_t deadline_ms) {
    for (int32_t i = 0; i < list->count; i++) {
        const Draw *draw = &list->draws[i];
        if (draw->kind != DRAW_GLYPH || atlas_has(atlas, name_of(&draw->glyph))) {
            continue;
        }
        /* Asked before each glyph, so the slice is overrun by one glyph at most. */
        if (SDL_GetTicks64() >= deadline_ms) {
            return false;
        }
        atlas_find(atlas, name_of(&draw->glyph));
    }
    return true;
}
