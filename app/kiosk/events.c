/* One function per kind of event. */
#include "kiosk/events.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* No panel numbers a contact like this. */
enum { MOUSE_ID = -1 };

/* SDL gives shares of the panel; the window knows how it is turned and calibrated. */
static EventKind read_finger(const SDL_TouchFingerEvent *finger, TouchPhase phase,
                             const Window *window, Input *input) {
    input->kind = INPUT_TOUCH;
    input->touch = (Touch){.id = finger->fingerId, .phase = phase};
    window_point(window, finger->x, finger->y, &input->touch.x, &input->touch.y);
    return EVENT_INPUT;
}

/* One more finger. Both syntheses of SDL are off, so no touch arrives twice. */
static EventKind read_mouse(int32_t x, int32_t y, TouchPhase phase, const Window *window,
                            Input *input) {
    input->kind = INPUT_TOUCH;
    input->touch = (Touch){.id = MOUSE_ID, .phase = phase};
    window_pixel(window, x, y, &input->touch.x, &input->touch.y);
    return EVENT_INPUT;
}

static bool has_key(const ConfigKeys *keys, SDL_Keycode code) {
    for (int32_t i = 0; i < keys->count; i++) {
        if (keys->codes[i] == code) {
            return true;
        }
    }
    return false;
}

/* Clickers differ in what they send; the settings say which of it means what. */
static bool read_clicker(const Config *clicker, SDL_Keycode code, Input *input) {
    bool next = has_key(&clicker->next, code);
    bool previous = has_key(&clicker->previous, code);
    bool blank = has_key(&clicker->blank, code);
    input->key = next ? KEY_NEXT : previous ? KEY_PREVIOUS : KEY_BLANK;
    return next || previous || blank;
}

/* Digits of both blocks of a keyboard; false for other keys. */
static bool read_digit(SDL_Keycode code, Input *input) {
    /* The keypad's zero stands behind its nine. */
    int32_t digit = code >= SDLK_0 && code <= SDLK_9         ? code - SDLK_0
                    : code >= SDLK_KP_1 && code <= SDLK_KP_9 ? code - SDLK_KP_1 + 1
                    : code == SDLK_KP_0                      ? 0
                                                             : -1;
    input->key = digit >= 0 ? (Key)(KEY_0 + digit) : input->key;
    return digit >= 0;
}

/* Keys are a convenience at a desk; the clicker's three are in the settings. */
static EventKind read_key(SDL_Keysym key, const Config *clicker, Input *input) {
    static const struct {
        SDL_Keycode code;
        Key key;
    } keys[] = {
        {SDLK_RIGHT, KEY_NEXT},       {SDLK_PAGEDOWN, KEY_NEXT},    {SDLK_SPACE, KEY_NEXT},
        {SDLK_LEFT, KEY_PREVIOUS},    {SDLK_PAGEUP, KEY_PREVIOUS},  {SDLK_UP, KEY_UP},
        {SDLK_DOWN, KEY_DOWN},        {SDLK_TAB, KEY_DOWN},         {SDLK_RETURN, KEY_ENTER},
        {SDLK_KP_ENTER, KEY_ENTER},   {SDLK_ESCAPE, KEY_BACK},      {SDLK_BACKSPACE, KEY_BACK},
        {SDLK_HOME, KEY_HOME},        {SDLK_PLUS, KEY_LARGER},      {SDLK_EQUALS, KEY_LARGER},
        {SDLK_KP_PLUS, KEY_LARGER},   {SDLK_SEMICOLON, KEY_LARGER}, {SDLK_MINUS, KEY_SMALLER},
        {SDLK_KP_MINUS, KEY_SMALLER}, {SDLK_i, KEY_INVERT},         {SDLK_l, KEY_LANGUAGE},
        {SDLK_F12, KEY_DEBUG},
    };
    input->kind = INPUT_KEY;
    if (key.sym == SDLK_q && (key.mod & KMOD_CTRL)) {
        input->key = KEY_LEAVE;
        return EVENT_INPUT;
    }
    if ((clicker && read_clicker(clicker, key.sym, input)) || read_digit(key.sym, input)) {
        return EVENT_INPUT;
    }
    for (size_t i = 0; i < SDL_arraysize(keys); i++) {
        if (keys[i].code == key.sym) {
            input->key = keys[i].key;
            return EVENT_INPUT;
        }
    }
    return EVENT_NOTHING;
}

/* Only what changes the picture matters. */
static EventKind read_window(uint8_t event) {
    switch (event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED: return EVENT_UNCOVERED;
    case SDL_WINDOWEVENT_SIZE_CHANGED: return EVENT_RESIZED;
    case SDL_WINDOWEVENT_CLOSE: return EVENT_LEAVE;
    default: return EVENT_NOTHING;
    }
}

/* What is not listed means nothing to us, and most of SDL's events are not. */
EventKind event_read(const SDL_Event *event, const Window *window, const Config *clicker,
                     Input *input) {
    switch (event->type) {
    case SDL_FINGERDOWN: return read_finger(&event->tfinger, TOUCH_DOWN, window, input);
    case SDL_FINGERMOTION: return read_finger(&event->tfinger, TOUCH_MOVE, window, input);
    case SDL_FINGERUP: return read_finger(&event->tfinger, TOUCH_UP, window, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (event->button.button != SDL_BUTTON_LEFT || event->button.which == SDL_TOUCH_MOUSEID) {
            return EVENT_NOTHING;
        }
        return read_mouse(event->button.x, event->button.y,
                          event->type == SDL_MOUSEBUTTONDOWN ? TOUCH_DOWN : TOUCH_UP, window,
                          input);
    case SDL_MOUSEMOTION:
        if (!(event->motion.state & SDL_BUTTON_LMASK) || event->motion.which == SDL_TOUCH_MOUSEID) {
            return EVENT_NOTHING;
        }
        return read_mouse(event->motion.x, event->motion.y, TOUCH_MOVE, window, input);
    case SDL_KEYDOWN: return read_key(event->key.keysym, clicker, input);
    case SDL_WINDOWEVENT: return read_window(event->window.event);
    case SDL_QUIT: return EVENT_LEAVE;
    default: return EVENT_NOTHING;
    }
}

/* There may be no device at all; that is a booth whose panel comes later. */
bool events_may_be_read(Str folder, Failure *failure) {
    char pattern[256];
    glob_t found = {0};
    bool readable = true;
    snprintf(pattern, sizeof(pattern), "%.*s/event*", STR_ARG(folder));
    if (glob(pattern, 0, NULL, &found) == 0) {
        readable = false;
        for (size_t i = 0; i < found.gl_pathc; i++) {
            readable = readable || access(found.gl_pathv[i], R_OK) == 0;
        }
    }
    globfree(&found);
    return readable || failure_set(failure, FAILURE_DEVICE,
                                   "touch and keys cannot be read: add this user to the group "
                                   "\"input\" and log in again");
}

/* Only under KMSDRM; elsewhere somebody else reads the devices. */
bool events_have_permission(Failure *failure) {
    const char *driver = SDL_GetCurrentVideoDriver();
    /* Everywhere else the display server reads the devices. */
    bool ours = driver && strcmp(driver, "KMSDRM") == 0;
    return !ours || events_may_be_read(S("/dev/input"), failure);
}
