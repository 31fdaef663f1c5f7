/* Pictures through stb, bounded before a pixel is decoded. The size is read from the header first,
 * so that a forged one cannot ask for more memory than limits.h allows. */
#include "sdl/picture.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "sdl/stb.h"

_Static_assert(STBI_MAX_DIMENSIONS == LIMIT_PICTURE_SIDE_PX, "stb and limits.h agree");

bool picture_size(Str bytes, int32_t *width_px, int32_t *height_px, Failure *failure) {
    int w = 0;
    int h = 0;
    int channels = 0;
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

bool picture_decode_in(Arena *arena, Str bytes, Picture *picture, Failure *failure) {
    int w = 0;
    int h = 0;
    int channels = 0;
    if (!picture_size(bytes, &w, &h, failure)) {
        return false;
    }
    size_t size = (size_t)w * (size_t)h * 4;
    if (size > arena_left(arena)) {
        return failure_set(failure, FAILURE_LIMIT, "it needs %zu bytes, more than there is room",
                           size);
    }
    stbi_uc *pixels =
        stbi_load_from_memory((const stbi_uc *)bytes.at, bytes.size, &w, &h, &channels, 4);
    if (!pixels) {
        return failure_set(failure, FAILURE_FORMAT, "it is damaged (%s)", stbi_failure_reason());
    }
    picture->width_px = w;
    picture->height_px = h;
    picture->rgba = arena_alloc(arena, size, 4);
    /* Copied, because stb's memory would have to be freed singly and an arena's is gone with its
     * owner. */
    memcpy(picture->rgba, pixels, size);
    stbi_image_free(pixels);
    return true;
}

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
