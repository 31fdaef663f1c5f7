/* What X11 knows and SDL does not say. Internal to sdl/.
 *
 * SDL 2.26 remembers the sizes it saw when it started; where no window manager tells our window
 * about a new mode nobody does. X11 itself knows: the size of its root window. The library is the
 * one SDL has loaded already, so nothing new is linked.
 *
 *     int32_t w, h;
 *     if (desktop_size(window, &w, &h)) { … }
 */
#ifndef TSUBO_SDL_DESKTOP_H
#define TSUBO_SDL_DESKTOP_H

#include <SDL.h>

#include "base/str.h"

/* False on anything but X11. One question to the server and back. */
bool desktop_size(SDL_Window *window, int32_t *width_px, int32_t *height_px);

/* The descriptor of the connection to the X server, SDL's own; -1 on anything but X11. */
int desktop_file(SDL_Window *window);

#endif
