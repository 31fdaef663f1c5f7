/* Pictures for tests: sound ones, ones with a camera's notes in them, and ones made to hurt.
 *
 *     Str jpeg = picture_jpeg(&arena, S("Exif…"));
 */
#ifndef TSUBO_TESTS_PICTURE_FIXTURE_H
#define TSUBO_TESTS_PICTURE_FIXTURE_H

#include "sdl/picture.h"

/* Red grows from left to right, green from top to bottom, blue is a pattern; opaque. */
Picture picture_gradient(Arena *arena, int32_t w, int32_t h);

/* A gradient of 48 × 32 as JPEG; `notes` stand in a segment of their own, as cameras leave them. */
Str picture_jpeg(Arena *arena, Str notes);

/* A PNG with one more chunk behind its header. */
Str picture_with_chunk(Arena *arena, Str png, const char *name, Str body);

/* The header of a PNG of any size, with no data to speak of. */
Str picture_png_header(Arena *arena, int32_t w, int32_t h);

/* A PNG of our shape whose data swells to so many MiB when it is unpacked, a thousandth of which
 * it has itself. */
Str picture_png_bomb(Arena *arena, int32_t w, int32_t h, int32_t mib);

#endif
