/* SDL's events become the model's inputs. Fingers, the mouse as one more finger, keys and clickers.
 */
#ifndef TSUBO_KIOSK_EVENTS_H
#define TSUBO_KIOSK_EVENTS_H

#include <SDL.h>

#include "sdl/window.h"
#include "ui/model.h"

typedef enum EventKind {
    EVENT_NOTHING,
    EVENT_INPUT,
    EVENT_UNCOVERED, /* paint everything again */
    EVENT_RESIZED,   /* the window has another size; ask it */
    EVENT_LEAVE,
} EventKind;

/* What an SDL event means; fills *input for EVENT_INPUT (but its time). */
EventKind event_read(const SDL_Event *event, const Window *window, Input *input);

/* Under KMSDRM input devices are files: false with a sentence when there are some and none may be
 * read. */
MUST_USE bool events_have_permission(Failure *failure);

#endif
