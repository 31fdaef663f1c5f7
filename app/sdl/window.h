/* The display: one window of the screen's size, painted in software.
 *
 * On X11 and Wayland the canvas is SDL's window surface without any GL
 * (SDL_FRAMEBUFFER_ACCELERATION is "0"); under KMSDRM, which has no window surface worth its name,
 * it is one streaming texture of the opengles2 renderer. A turned panel gets a canvas of its own,
 * whose changed parts are copied into place. No fullscreen toggle is used: without a window manager
 * it only costs time.
 *
 *     Window *window = window_open_in(&forever, &wish, &failure);
 *     Canvas canvas = window_canvas(window);
 *     paint_list(&canvas, atlas, &list, changed);
 *     window_present(window, &changed, 1);
 */
#ifndef TSUBO_SDL_WINDOW_H
#define TSUBO_SDL_WINDOW_H

#include "base/arena.h"
#include "base/failure.h"
#include "sdl/paint.h"

typedef struct Window Window;

typedef struct WindowWish {
    int32_t width_px; /* 0: the size of the display */
    int32_t height_px;
    int32_t turn; /* 0, 90, 180, 270: degrees clockwise the picture is turned on the panel */
    Str title;
} WindowWish;

/* Starts SDL's video and opens the window. NULL with FAILURE_DEVICE when there is no display. */
MUST_USE Window *window_open_in(Arena *arena, const WindowWish *wish, Failure *failure);
void window_close(Window *window);

/* The canvas as the visitor sees it: after turning, its width is the panel's height. May change
 * after window_resized. */
Canvas window_canvas(Window *window);

/* Shows the given parts of the canvas. */
void window_present(Window *window, const Rect *changed, int32_t count);

/* The window has another size; false when SDL cannot give its surface (a display was unplugged). */
MUST_USE bool window_resized(Window *window, Failure *failure);

/* A window that covers the display takes the display's size when that has changed; window_resized
 * then follows from SDL's event. False while there is no display at all. */
bool window_follow(Window *window);

/* What becomes readable when X11 has something to say; -1 on any other display. For
 * sleep_until_event. */
int window_file(const Window *window);

/* The pointer is hidden from the start; only somebody with a real mouse wants to see it. */
void window_show_pointer(bool shown);

/* Where the panel feels a finger: x' = (a·x + b·y + c) / 10000, y' = (d·x + e·y + f) / 10000 with x
 * and y as shares of the panel in 1/10000, before any turning. {10000 0 0 0 10000 0} is exact. */
void window_calibrate(Window *window, const int32_t matrix[6]);

/* Position in the canvas of a pixel of the window: where the mouse is. */
void window_pixel(const Window *window, int32_t window_x, int32_t window_y, int32_t *x, int32_t *y);

/* Back from the canvas: where on the panel that is, as shares of its width and height. */
void window_share(const Window *window, int32_t x, int32_t y, double *share_x, double *share_y);

/* Position in the canvas of a touch given as a share (0–1) of the panel. */
void window_point(const Window *window, float share_x, float share_y, int32_t *x, int32_t *y);

#endif
