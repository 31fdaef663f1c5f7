/* Two calls of XGetGeometry: the first tells which window is the root, the second its size. The
 * function is looked up at run time, because a booth on a bare console has no need for X11's
 * library. */
#include "sdl/desktop.h"

#include <SDL_syswm.h>

typedef int (*GetGeometry)(void *display, unsigned long drawable, unsigned long *root, int *x,
                           int *y, unsigned *w, unsigned *h, unsigned *border, unsigned *depth);

/* Nothing happens before the answer. */
static bool ask(GetGeometry get, const SDL_SysWMinfo *about, int32_t *width_px,
                int32_t *height_px) {
    void *display = about->info.x11.display;
    unsigned long root = 0;
    unsigned long again = 0;
    int x = 0;
    int y = 0;
    unsigned w = 0;
    unsigned h = 0;
    unsigned border = 0;
    unsigned depth = 0;
    if (!get(display, about->info.x11.window, &root, &x, &y, &w, &h, &border, &depth) ||
        !get(display, root, &again, &x, &y, &w, &h, &border, &depth)) {
        return false;
    }
    *width_px = (int32_t)w;
    *height_px = (int32_t)h;
    return w > 0 && h > 0;
}

static bool is_x11(SDL_Window *window, SDL_SysWMinfo *about) {
    SDL_VERSION(&about->version);
    return SDL_GetWindowWMInfo(window, about) && about->subsystem == SDL_SYSWM_X11;
}

/* What X11 itself says; SDL knows single displays. */
bool desktop_size(SDL_Window *window, int32_t *width_px, int32_t *height_px) {
    SDL_SysWMinfo about;
    if (!is_x11(window, &about)) {
        return false;
    }
    void *library = SDL_LoadObject("libX11.so.6");
    if (!library) {
        return false;
    }
    /* SDL hands functions over as data pointers. */
    GetGeometry get = NULL;
    *(void **)&get = SDL_LoadFunction(library, "XGetGeometry");
    bool known = get && ask(get, &about, width_px, height_px);
    /* SDL holds the library, too, so this only takes back our own count. */
    SDL_UnloadObject(library);
    return known;
}

/* A macro of Xlib's, so this works without its library, too. */
int desktop_file(SDL_Window *window) {
    SDL_SysWMinfo about;
    return is_x11(window, &about) ? ConnectionNumber(about.info.x11.display) : -1;
}
