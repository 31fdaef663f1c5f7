/* Painting a display list in software into 32-bit pixels.
 *
 *     Canvas canvas = {.at = pixels, .width_px = 1920, .height_px = 1080, .pitch = 1920};
 *     paint_list(&canvas, atlas, &list, (Rect){0, 0, 1920, 1080});
 *
 * Integers only, so a screen has the same pixels on every machine. Nothing is allocated.
 */
#ifndef TSUBO_SDL_PAINT_H
#define TSUBO_SDL_PAINT_H

#include "page/display.h"
#include "sdl/atlas.h"

/* Pixels 0x00RRGGBB (the top byte is written as 0xFF). Borrowed. */
typedef struct Canvas {
    uint32_t *at;
    int32_t width_px;
    int32_t height_px;
    int32_t pitch; /* pixels from row to row */
} Canvas;

/* Paints all draws that touch `clip`, and only its pixels. */
void paint_list(Canvas *canvas, Atlas *atlas, const DisplayList *list, Rect clip);

/* Draws into the atlas what the list will need, until `deadline_ms` of SDL_GetTicks64; true when
 * nothing is left to do. */
bool paint_warm(Atlas *atlas, const DisplayList *list, uint64_t deadline_ms);

#endif
