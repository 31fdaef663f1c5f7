/* Pictures in memory: PNG and JPEG come in, only our own PNG goes out. */
#ifndef TSUBO_SDL_PICTURE_H
#define TSUBO_SDL_PICTURE_H

#include "base/arena.h"
#include "base/failure.h"
#include "page/display.h"

typedef struct Picture {
    int32_t width_px;
    int32_t height_px;
    uint8_t *rgba; /* four bytes a pixel, row by row */
} Picture;

/* Decodes PNG or JPEG of at most LIMIT_PICTURE_SIDE_PX a side. FORMAT for anything else. */
MUST_USE bool picture_decode_in(Arena *arena, Str bytes, Picture *picture, Failure *failure);

/* Decodes and brings to exactly pixels->width_px × pixels->height_px, at least 1 each: every pixel
 * is the mean of those it stands for, transparent ones over white. Only the result takes room in
 * the arena. FORMAT for what is no picture or damaged, LIMIT when the arena has no room. */
MUST_USE bool picture_scale_in(Arena *arena, Str bytes, Pixels *pixels, Failure *failure);

/* The size without decoding. */
MUST_USE bool picture_size(Str bytes, int32_t *width_px, int32_t *height_px, Failure *failure);

/* PNG, deflated by stb: the same pixels give the same bytes. */
MUST_USE bool picture_encode_png_in(Arena *arena, const Picture *picture, Str *png,
                                    Failure *failure);

#endif
