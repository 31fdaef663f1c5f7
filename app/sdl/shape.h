/* Shapes with smooth edges, by counting sub-pixels: boxes with round corners, rings, a triangle.
 * Internal to sdl/. Every function paints only inside `clip`, which lies inside the canvas. */
#ifndef TSUBO_SDL_SHAPE_H
#define TSUBO_SDL_SHAPE_H

#include "sdl/paint.h"

/* Mixes a colour over a pixel with 0–255 coverage. */
static inline uint32_t mix(uint32_t under, uint32_t colour, uint32_t coverage) {
    uint32_t alpha = (colour >> 24) * (coverage + (coverage >> 7)) >> 8;
    alpha += alpha >> 7; /* 0–256, so that full coverage replaces exactly */
    uint32_t rb = under & 0x00FF00FF;
    uint32_t g = under & 0x0000FF00;
    rb += (((colour & 0x00FF00FF) - rb) * alpha) >> 8;
    g += (((colour & 0x0000FF00) - g) * alpha) >> 8;
    return 0xFF000000 | (rb & 0x00FF00FF) | (g & 0x0000FF00);
}

void shape_fill(Canvas *canvas, Rect clip, const Draw *draw);
void shape_outline(Canvas *canvas, Rect clip, const Draw *draw);
void shape_arc(Canvas *canvas, Rect clip, const Draw *draw);
void shape_play(Canvas *canvas, Rect clip, const Draw *draw);
void shape_modules(Canvas *canvas, Rect clip, const Draw *draw);
void shape_pixels(Canvas *canvas, Rect clip, const Draw *draw);

#endif
