/* Pictures through stb, bounded before a pixel is decoded. The size is read from the header first,
 * so that a forged one cannot ask for more memory than limits.h allows. */
#include "sdl/picture.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "sdl/jpeg.h"
#include "sdl/stb.h"

_Static_assert(STBI_MAX_DIMENSIONS == LIMIT_PICTURE_SIDE_PX, "stb and limits.h agree");

/* From the header, within limits. */
bool picture_size(Str bytes, int32_t *width_px, int32_t *height_px, Failure *failure) {
    int w = 0;
    int h = 0;
    int channels = 0;
    if (!jpeg_tables_fit(bytes)) {
        return failure_set(failure, FAILURE_FORMAT, "it is damaged (code table too long)");
    }
    if (!stbi_info_from_memory((const stbi_uc *)bytes.at, bytes.size, &w, &h, &channels)) {
        return failure_set(failure, FAILURE_FORMAT, "it is neither PNG nor JPEG");
    }
    /* stb's own limit is the same and comes first; then it knows no reason but that the format is
     * none of its own. This one holds should the two ever differ. */
    if (w > LIMIT_PICTURE_SIDE_PX || h > LIMIT_PICTURE_SIDE_PX) {
        return failure_set(failure, FAILURE_LIMIT, "it has %d x %d pixels; %d a side is the limit",
                           w, h, LIMIT_PICTURE_SIDE_PX);
    }
    *width_px = w;
    *height_px = h;
    return true;
}

/* stb's own memory, because only it knows how much it needs; four bytes a pixel. The size is asked
 * first, so that nothing is decoded that could not be kept. */
static stbi_uc *decode(Str bytes, Picture *picture, Failure *failure) {
    int w = 0;
    int h = 0;
    int channels = 0;
    if (!picture_size(bytes, &picture->width_px, &picture->height_px, failure)) {
        return NULL;
    }
    stbi_uc *pixels =
        stbi_load_from_memory((const stbi_uc *)bytes.at, bytes.size, &w, &h, &channels, 4);
    if (!pixels) {
        failure_set(failure, FAILURE_FORMAT, "it is damaged (%s)", stbi_failure_reason());
        return NULL;
    }
    /* What was measured and what was decoded are two readings of the same bytes. */
    assert(w == picture->width_px && h == picture->height_px && "stb reads a header alike twice");
    return pixels;
}

static bool has_room(const Arena *arena, size_t size, Failure *failure) {
    return size + 16 <= arena_left(arena) ||
           failure_set(failure, FAILURE_LIMIT, "it needs %zu bytes, more than there is room", size);
}

/* The header is asked first; nothing is decoded that would not fit. */
bool picture_decode_in(Arena *arena, Str bytes, Picture *picture, Failure *failure) {
    stbi_uc *pixels = decode(bytes, picture, failure);
    if (!pixels) {
        return false;
    }
    size_t size = (size_t)picture->width_px * (size_t)picture->height_px * 4;
    bool fits = has_room(arena, size, failure);
    if (fits) {
        picture->rgba = arena_reserve(arena, size, 4);
        memcpy(picture->rgba, pixels, size);
    }
    stbi_image_free(pixels);
    return fits;
}

/* The pixels [x0, x1) × [y0, y1) of a picture as one. */
static uint32_t mean_of(const stbi_uc *rgba, int64_t pitch, Rect from) {
    uint64_t sum[3] = {0};
    uint64_t count = (uint64_t)from.w * (uint64_t)from.h;
    for (int64_t y = from.y; y < from.y + from.h; y++) {
        const stbi_uc *at = rgba + (y * pitch + from.x) * 4;
        for (int32_t x = 0; x < from.w; x++, at += 4) {
            /* A transparent pixel is paper; most pictures have none. */
            uint32_t paper = 255u * (255u - at[3]);
            sum[0] += (at[0] * (uint32_t)at[3] + paper) / 255u;
            sum[1] += (at[1] * (uint32_t)at[3] + paper) / 255u;
            sum[2] += (at[2] * (uint32_t)at[3] + paper) / 255u;
        }
    }
    return 0xFF000000 | (uint32_t)(sum[0] / count) << 16 | (uint32_t)(sum[1] / count) << 8 |
           (uint32_t)(sum[2] / count);
}

/* Part `index` of `parts` of a length, never empty: pictures may also be enlarged. */
static void share(int32_t length, int32_t parts, int32_t index, int32_t *from, int32_t *size) {
    *from = (int32_t)((int64_t)index * length / parts);
    int32_t end = (int32_t)((int64_t)(index + 1) * length / parts);
    *size = end > *from ? end - *from : 1;
}

/* By averaging, which is right for making smaller. */
bool picture_scale_in(Arena *arena, Str bytes, Pixels *pixels, Failure *failure) {
    Picture picture = {0};
    size_t size = (size_t)pixels->width_px * (size_t)pixels->height_px * 4;
    assert(pixels->width_px > 0 && pixels->height_px > 0 && "a picture is shown at some size");
    stbi_uc *rgba = has_room(arena, size, failure) ? decode(bytes, &picture, failure) : NULL;
    if (!rgba) {
        return false;
    }
    uint32_t *argb = arena_reserve(arena, size, _Alignof(uint32_t));
    pixels->at = argb;
    for (int32_t y = 0; y < pixels->height_px; y++) {
        Rect from = {0};
        share(picture.height_px, pixels->height_px, y, &from.y, &from.h);
        for (int32_t x = 0; x < pixels->width_px; x++) {
            share(picture.width_px, pixels->width_px, x, &from.x, &from.w);
            *argb++ = mean_of(rgba, picture.width_px, from);
        }
    }
    stbi_image_free(rgba);
    return true;
}

/* Always with the same settings, so that the same pixels are the same bytes. */
bool picture_encode_png_in(Arena *arena, const Picture *picture, Str *png, Failure *failure) {
    int size = 0;
    unsigned char *bytes = stbi_write_png_to_mem(picture->rgba, picture->width_px * 4,
                                                 picture->width_px, picture->height_px, 4, &size);
    if (!bytes) {
        return failure_set(failure, FAILURE_LIMIT, "there is no memory for the picture");
    }
    *png = arena_copy_in(arena, (Str){(const char *)bytes, size});
    free(bytes); /* stb allocates with malloc */
    return true;
}
