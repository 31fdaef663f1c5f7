/* SDL's events become the model's inputs. Fingers, the mouse as one more finger, keys and clickers.
 */
#ifndef TSUBO_KIOSK_EVENTS_H
#define TSUBO_KIOSK_EVENTS_H

#include <SDL.h>

#include "kiosk/config.h"
#include "sdl/window.h"
#include "ui/model.h"

typedef enum EventKind {
    EVENT_NOTHING,
    EVENT_INPUT,
    EVENT_UNCOVERED, /* paint everything again */
    EVENT_RESIZED,   /* the window has another size; ask it */
    EVENT_LEAVE,
} EventKind;

/* What an SDL event means; fills *input for EVENT_INPUT (but its time). `clicker` has keys that
 * mean something else during a lecture; NULL at other times. */
EventKind event_read(const SDL_Event *event, const Window *window, const Config *clicker,
                     Input *input);

/* Under KMSDRM input devices are files that this program reads itself: false with a sentence when
 * it may not. */
MUST_USE bool events_have_permission(Failure *failure);

/* The question behind it: false when the folder has devices (event*) and none may be read. A folder
 * without any is fine, since a panel may be plugged in later. */
MUST_USE bool events_may_be_read(Str folder, Failure *failure);

#endif
