/* Waiting for the next event without being woken for nothing.
 *
 * Under KMSDRM SDL 2.26 has nothing to sleep on and looks a thousand times a second (measured: 190
 * wake-ups a second and a fifth of a slow core on an idle screen), so there we wait on what SDL has
 * opened: the input devices and udev's socket. Under X11 SDL sleeps, but sends itself a message
 * through a second connection for every event that comes meanwhile; one that is under way when the
 * window closes ends the program with an X error (measured: one end in ten on a busy machine). So
 * there we wait on the connection. Under Wayland SDL's own wait is good.
 *
 *     SDL_Event event;
 *     if (sleep_until_event(&event, deadline - now, window_file(window), wake_file)) { … }
 */
#ifndef TSUBO_SDL_SLEEP_H
#define TSUBO_SDL_SLEEP_H

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

/* Waits for an event for so many milliseconds, −1 for as long as it takes, 0 not at all. `display`
 * is window_file's; `wake` is a descriptor that another thread makes readable when it has pushed an
 * event; −1 for none. False when the time is over, or when only `wake` was meant. */
bool sleep_until_event(SDL_Event *event, int32_t timeout_ms, int display, int wake);

#endif
