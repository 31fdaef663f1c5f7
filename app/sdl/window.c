/* The window and its two ways to the screen.
 *
 * Three coordinate systems meet here and nowhere else: the panel (what SDL knows), the canvas (what
 * the visitor sees, turned) and the share of the panel at which a finger was felt. turn_rect goes
 * from canvas to panel, window_pixel back; a change to one is a change to both. */
#include "sdl/window.h"

#include <SDL.h>
#include <string.h>

#include "base/limits.h"
#include "sdl/desktop.h"

struct Window {
    SDL_Window *window;
    SDL_Renderer *renderer; /* only where there is no window surface */
    SDL_Texture *texture;
    SDL_Surface *surface; /* of the window, or ours in front of the texture */
    bool own_surface;
    SDL_Surface *turned; /* the visitor's canvas when it is not the surface itself */
    int32_t turn;
    SDL_Rect display;    /* the window covers it; width 0: the window has a size of its own */
    bool covers_desktop; /* and the display is the whole X11 desktop */
    int32_t calibration[6];
};

/* SDL would rather open its invisible "offscreen" driver than say that there is no display; the
 * environment's SDL_VIDEODRIVER still decides when it is set.
 *
 * Without acceleration a bare viewer shows its first picture after 50 ms instead of 500 and needs
 * 34 MiB instead of 110 (measured on X11, GL in software). Touches and the mouse are two sources;
 * made from each other, every tap would count twice. SDL's first choice of renderer, opengl, stays
 * empty on KMSDRM. */
static void set_hints(void) {
    SDL_SetHint(SDL_HINT_VIDEODRIVER, SDL_getenv("WAYLAND_DISPLAY") ? "wayland,x11" : "x11,KMSDRM");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    /* One name: this hint is no list. SDL's own first choice stays black under KMSDRM. */
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "opengles2");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "0");
}

/* A canvas of 32-bit pixels beside the surface: for a turned panel, and for the rare display whose
 * pixels are not 0xRRGGBB. */
static bool make_turned(Window *window, Failure *failure) {
    const SDL_Surface *surface = window->surface;
    bool sideways = window->turn == 90 || window->turn == 270;
    bool direct = surface->format->format == SDL_PIXELFORMAT_RGB888 ||
                  surface->format->format == SDL_PIXELFORMAT_ARGB8888;
    SDL_FreeSurface(window->turned);
    window->turned = NULL;
    if (window->turn == 0 && direct) {
        return true;
    }
    window->turned = SDL_CreateRGBSurfaceWithFormat(0, sideways ? surface->h : surface->w,
                                                    sideways ? surface->w : surface->h, 32,
                                                    SDL_PIXELFORMAT_RGB888);
    return window->turned ||
           failure_set(failure, FAILURE_DEVICE, "no memory for the picture: %s", SDL_GetError());
}

/* Where there is no window surface: one texture of the screen's size. */
static bool use_texture(Window *window, Failure *failure) {
    int w = 0;
    int h = 0;
    SDL_GetWindowSize(window->window, &w, &h);
    if (!window->renderer) {
        window->renderer = SDL_CreateRenderer(window->window, -1, 0);
    }
    if (window->texture) {
        SDL_DestroyTexture(window->texture);
    }
    window->texture = window->renderer
                          ? SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_ARGB8888,
                                              SDL_TEXTUREACCESS_STREAMING, w, h)
                          : NULL;
    if (window->texture) {
        /* Painting leaves the fourth byte at 0, which is not meant as transparent. */
        SDL_SetTextureBlendMode(window->texture, SDL_BLENDMODE_NONE);
    }
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!window->texture || !surface) {
        return failure_set(failure, FAILURE_DEVICE, "the display takes no picture: %s",
                           SDL_GetError());
    }
    if (window->own_surface) {
        SDL_FreeSurface(window->surface);
    }
    window->surface = surface;
    window->own_surface = true;
    return true;
}

/* Asked again after each change of size; SDL has thrown the old surface away. */
bool window_resized(Window *window, Failure *failure) {
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver && strcmp(driver, "KMSDRM") == 0) {
        return use_texture(window, failure) && make_turned(window, failure);
    }
    /* Asked for again each time: SDL frees the old surface when the window changes its size. */
    window->surface = SDL_GetWindowSurface(window->window);
    if (!window->surface) {
        return failure_set(failure, FAILURE_DEVICE, "the window has no surface: %s",
                           SDL_GetError());
    }
    return make_turned(window, failure);
}

/* Borderless, of the display's size; see the measured figure below. */
static bool open_window(Window *window, const WindowWish *wish, Failure *failure) {
    SDL_Rect place = {0, 0, wish->width_px, wish->height_px};
    if (place.w <= 0 && SDL_GetDisplayBounds(0, &place) != 0) {
        return failure_set(failure, FAILURE_DEVICE, "there is no display: %s", SDL_GetError());
    }
    window->display = wish->width_px <= 0 ? place : (SDL_Rect){0};
    /* Without borders the window covers the display; fullscreen toggling needs a window manager
     * and triples the start (measured: 50 against 150 ms). */
    window->window =
        SDL_CreateWindow(wish->title.at, place.x, place.y, place.w, place.h, SDL_WINDOW_BORDERLESS);
    if (!window->window) {
        return failure_set(failure, FAILURE_DEVICE, "no window opens: %s", SDL_GetError());
    }
    int32_t w = 0;
    int32_t h = 0;
    window->covers_desktop =
        desktop_size(window->window, &w, &h) && w == window->display.w && h == window->display.h;
    SDL_ShowCursor(SDL_DISABLE);
    return window_resized(window, failure);
}

/* Hints first: SDL reads some of them only once. */
Window *window_open_in(Arena *arena, const WindowWish *wish, Failure *failure) {
    Window *window = ARENA_NEW(arena, Window, 1);
    window->turn = wish->turn;
    window_calibrate(window, (const int32_t[6]){10000, 0, 0, 0, 10000, 0});
    set_hints();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        failure_set(failure, FAILURE_DEVICE,
                    "there is no display to open; start it where X11, Wayland or a screen is, or "
                    "draw to files with --tour DIR (%s)",
                    SDL_GetError());
        return NULL;
    }
    if (!open_window(window, wish, failure)) {
        window_close(window);
        return NULL;
    }
    return window;
}

/* The display as it is now; a desktop larger than one display keeps to what SDL knows. */
static bool display_now(Window *window, SDL_Rect *now) {
    int32_t w = 0;
    int32_t h = 0;
    if (SDL_GetNumVideoDisplays() < 1 || SDL_GetDisplayBounds(0, now) != 0 || now->w < 1) {
        return false;
    }
    if (window->covers_desktop && desktop_size(window->window, &w, &h)) {
        *now = (SDL_Rect){0, 0, w, h};
    }
    return true;
}

/* A display that has changed its size takes its window along. */
bool window_follow(Window *window) {
    SDL_Rect now = {0};
    if (!display_now(window, &now)) {
        return false;
    }
    if (window->display.w > 0 && memcmp(&now, &window->display, sizeof(now)) != 0) {
        window->display = now;
        SDL_SetWindowPosition(window->window, now.x, now.y);
        SDL_SetWindowSize(window->window, now.w, now.h);
    }
    return true;
}

int window_file(const Window *window) {
    return desktop_file(window->window);
}

void window_show_pointer(bool shown) {
    if ((SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE) != shown) {
        SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
    }
}

/* A matrix of integers, between the panel and everything else. */
void window_calibrate(Window *window, const int32_t matrix[6]) {
    memcpy(window->calibration, matrix, sizeof(window->calibration));
}

/* In reverse, and harmless when opening has stopped half-way. */
void window_close(Window *window) {
    SDL_FreeSurface(window->turned);
    if (window->own_surface) {
        SDL_FreeSurface(window->surface);
    }
    if (window->renderer) {
        SDL_DestroyRenderer(window->renderer);
    }
    if (window->window) {
        SDL_DestroyWindow(window->window);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

/* What is painted on; it is not always what is presented. */
Canvas window_canvas(Window *window) {
    SDL_Surface *surface = window->turned ? window->turned : window->surface;
    return (Canvas){.at = surface->pixels,
                    .width_px = surface->w,
                    .height_px = surface->h,
                    .pitch = surface->pitch / 4};
}

/* Where a rectangle of the canvas lies on a panel of w × h. */
static Rect turn_rect(Rect rect, int32_t turn, int32_t w, int32_t h) {
    switch (turn) {
    case 90: return (Rect){w - rect.y - rect.h, rect.x, rect.h, rect.w};
    case 180: return (Rect){w - rect.x - rect.w, h - rect.y - rect.h, rect.w, rect.h};
    case 270: return (Rect){rect.y, h - rect.x - rect.w, rect.h, rect.w};
    default: return rect;
    }
}

/* The turned panel asks back which pixel of the canvas it shows. */
static uint32_t canvas_pixel(const Canvas *canvas, int32_t turn, int32_t x, int32_t y, int32_t w,
                             int32_t h) {
    switch (turn) {
    case 90: return canvas->at[(int64_t)(w - 1 - x) * canvas->pitch + y];
    case 180: return canvas->at[(int64_t)(h - 1 - y) * canvas->pitch + (w - 1 - x)];
    case 270: return canvas->at[(int64_t)x * canvas->pitch + (h - 1 - y)];
    default: return canvas->at[(int64_t)y * canvas->pitch + x];
    }
}

/* Goes through the pixels of the panel and not of the canvas, so each is written once, whatever the
 * turn. */
static void copy_turned(Window *window, Rect panel) {
    SDL_Surface *surface = window->surface;
    Canvas canvas = window_canvas(window);
    const SDL_PixelFormat *format = surface->format;
    for (int32_t y = panel.y; y < panel.y + panel.h; y++) {
        char *row = (char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        for (int32_t x = panel.x; x < panel.x + panel.w; x++) {
            uint32_t pixel = canvas_pixel(&canvas, window->turn, x, y, surface->w, surface->h);
            if (format->BytesPerPixel == 4) {
                ((uint32_t *)(void *)row)[x] = pixel;
                continue;
            }
            uint32_t mapped =
                SDL_MapRGB(format, (uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8), (uint8_t)pixel);
            memcpy(row + (ptrdiff_t)x * format->BytesPerPixel, &mapped, format->BytesPerPixel);
        }
    }
}

/* Only what has changed is uploaded; the whole is presented, because displays flip. */
static void present_texture(Window *window, const SDL_Rect *rects, int32_t count) {
    const SDL_Surface *surface = window->surface;
    for (int32_t i = 0; i < count; i++) {
        const char *from = (const char *)surface->pixels + (ptrdiff_t)rects[i].y * surface->pitch +
                           (ptrdiff_t)rects[i].x * 4;
        SDL_UpdateTexture(window->texture, &rects[i], from, surface->pitch);
    }
    /* All of the texture, although little of it changed: what the next buffer of the display holds
     * is anybody's guess after a flip. */
    SDL_RenderCopy(window->renderer, window->texture, NULL, NULL);
    SDL_RenderPresent(window->renderer);
}

/* Only the rectangles that have changed. */
void window_present(Window *window, const Rect *changed, int32_t count) {
    /* More than CHANGES_MAX, so nothing that was painted is ever left out. */
    enum { PRESENT_MAX = 64 };
    SDL_Rect rects[PRESENT_MAX];
    int32_t used = 0;
    for (int32_t i = 0; i < count && used < PRESENT_MAX; i++) {
        Rect panel = turn_rect(changed[i], window->turn, window->surface->w, window->surface->h);
        if (window->turned) {
            copy_turned(window, panel);
        }
        rects[used++] = (SDL_Rect){panel.x, panel.y, panel.w, panel.h};
    }
    if (window->texture) {
        present_texture(window, rects, used);
    } else {
        SDL_UpdateWindowSurfaceRects(window->window, rects, used);
    }
}

/* From the window's pixel to the canvas's, against the turn. */
void window_pixel(const Window *window, int32_t window_x, int32_t window_y, int32_t *x,
                  int32_t *y) {
    int32_t w = window->surface->w;
    int32_t h = window->surface->h;
    switch (window->turn) {
    case 90:
        *x = window_y;
        *y = w - 1 - window_x;
        break;
    case 180:
        *x = w - 1 - window_x;
        *y = h - 1 - window_y;
        break;
    case 270:
        *x = h - 1 - window_y;
        *y = window_x;
        break;
    default:
        *x = window_x;
        *y = window_y;
        break;
    }
}

/* From shares of the panel to pixels of the canvas, through calibration and turn. */
void window_point(const Window *window, float share_x, float share_y, int32_t *x, int32_t *y) {
    const int32_t *m = window->calibration;
    /* The matrix belongs to the panel, so it comes before the turn. Floats here because SDL gives
     * shares of the panel; the result is whole pixels. */
    float felt_x = ((float)m[0] * share_x + (float)m[1] * share_y) / 10000 + (float)m[2] / 10000;
    float felt_y = ((float)m[3] * share_x + (float)m[4] * share_y) / 10000 + (float)m[5] / 10000;
    int32_t window_x = (int32_t)(felt_x * (float)window->surface->w);
    int32_t window_y = (int32_t)(felt_y * (float)window->surface->h);
    window_pixel(window, window_x, window_y, x, y);
}

void window_share(const Window *window, int32_t x, int32_t y, double *share_x, double *share_y) {
    int32_t w = window->surface->w;
    int32_t h = window->surface->h;
    Rect panel = turn_rect((Rect){x, y, 1, 1}, window->turn, w, h);
    *share_x = (panel.x + 0.5) / w;
    *share_y = (panel.y + 0.5) / h;
}
