/* The least a viewer with SDL2 can be: two finished pictures of 1920 × 1080 in a window without
 * borders, painted in software, exchanged on Right and Left. It loads nothing, measures nothing and
 * sleeps between keys. What tsubo-kiosk costs on top of this is what tsubo-kiosk costs. */
#include <SDL.h>
#include <stdbool.h>

enum { WIDTH_PX = 1920, HEIGHT_PX = 1080, PICTURE_COUNT = 2 };

/* Bars in the place of lines of text; the two pictures differ nearly everywhere. */
static SDL_Texture *make_picture(SDL_Renderer *renderer, int number) {
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, WIDTH_PX, HEIGHT_PX, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 251, 249, 243));
    for (int row = 0; row < 15; row++) {
        SDL_Rect bar = {120, 80 + row * 64 + number * 12, 1500 - row * 31, 38};
        SDL_FillRect(surface, &bar, SDL_MapRGB(surface->format, 26, 34, 52));
    }
    SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, surface);
    SDL_FreeSurface(surface);
    return texture;
}

static void show(SDL_Renderer *renderer, SDL_Texture *picture) {
    SDL_RenderCopy(renderer, picture, NULL, NULL);
    SDL_RenderPresent(renderer);
}

static bool turns(const SDL_Event *event) {
    SDL_Keycode key = event->key.keysym.sym;
    return event->type == SDL_KEYDOWN && (key == SDLK_RIGHT || key == SDLK_LEFT);
}

static void run(SDL_Renderer *renderer) {
    SDL_Texture *pictures[PICTURE_COUNT];
    SDL_Event event = {0};
    int shown = 0;
    for (int i = 0; i < PICTURE_COUNT; i++) {
        pictures[i] = make_picture(renderer, i);
    }
    show(renderer, pictures[shown]);
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (turns(&event)) {
            shown = 1 - shown;
            show(renderer, pictures[shown]);
        } else if (event.type == SDL_WINDOWEVENT) {
            show(renderer, pictures[shown]);
        }
    }
}

int main(int argc, char **argv) {
    (void)argc;
    (void)argv;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        SDL_Log("bench-floor: %s", SDL_GetError());
        return 1;
    }
    SDL_Window *window =
        SDL_CreateWindow("bench-floor", 0, 0, WIDTH_PX, HEIGHT_PX, SDL_WINDOW_BORDERLESS);
    SDL_Renderer *renderer = window ? SDL_CreateRenderer(window, -1, 0) : NULL;
    if (!renderer) {
        SDL_Log("bench-floor: %s", SDL_GetError());
        return 1;
    }
    run(renderer);
    SDL_Quit();
    return 0;
}
