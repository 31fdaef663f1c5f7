/* The doors: each goes by the name that the linker gives it. Whoever calls SDL_GetTicks64 in the
 * program comes to __wrap_SDL_GetTicks64 here, and __real_SDL_GetTicks64 is what they meant. */
#include "doors.h"

#include <SDL_ttf.h>

#include "kiosk/events.h"
#include "kiosk/shell.h"
#include "kiosk/updates.h"

/* Time. */

uint64_t __wrap_SDL_GetTicks64(void);
uint64_t __wrap_SDL_GetTicks64(void) {
    return (uint64_t)(world_now_us(world_here()) / 1000);
}

int __real_SDL_PollEvent(SDL_Event *event);
int __wrap_SDL_PollEvent(SDL_Event *event);
int __wrap_SDL_PollEvent(SDL_Event *event) {
    World *world = world_here();
    world_now_us(world);
    return world_finger(world, event) || __real_SDL_PollEvent(event);
}

bool __wrap_sleep_until_event(SDL_Event *event, int32_t timeout_ms, int display, int wake);
bool __wrap_sleep_until_event(SDL_Event *event, int32_t timeout_ms, int display, int wake) {
    (void)display;
    World *world = world_here();
    world_now_us(world);
    bool got = __real_SDL_PollEvent(event) == 1;
    if (!got && !world_attends(world, wake)) {
        got = world_sleeps(world, event, timeout_ms);
    }
    world_resume(world);
    return got;
}

/* What the program does with it. */

int __real_shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal);
int __wrap_shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal);
int __wrap_shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal) {
    world_here()->stage = stage;
    return __real_shell_run(stage, window, options, renewal);
}

void __real_stage_step(Stage *stage, const Input *input, Effects *effects);
void __wrap_stage_step(Stage *stage, const Input *input, Effects *effects);
void __wrap_stage_step(Stage *stage, const Input *input, Effects *effects) {
    Model before = stage->model;
    __real_stage_step(stage, input, effects);
    world_stepped(world_here(), &before, &stage->scene, input);
}

bool __real_stage_exchange(Stage *stage, const Str *packs, int32_t count, Failure *failure);
bool __wrap_stage_exchange(Stage *stage, const Str *packs, int32_t count, Failure *failure);
bool __wrap_stage_exchange(Stage *stage, const Str *packs, int32_t count, Failure *failure) {
    bool done = __real_stage_exchange(stage, packs, count, failure);
    if (done) {
        world_exchanged(world_here());
    }
    return done;
}

bool __real_updates_take(Updates *updates, Report *report);
bool __wrap_updates_take(Updates *updates, Report *report);
bool __wrap_updates_take(Updates *updates, Report *report) {
    bool taken = __real_updates_take(updates, report);
    if (taken) {
        world_heard(world_here(), report->kind, report->number);
    }
    return taken;
}

void __real_updates_ask(Updates *updates, UpdatesTask task, Str id);
void __wrap_updates_ask(Updates *updates, UpdatesTask task, Str id);
void __wrap_updates_ask(Updates *updates, UpdatesTask task, Str id) {
    world_here()->wishes++;
    __real_updates_ask(updates, task, id);
}

/* The display. */

const char *__wrap_SDL_GetCurrentVideoDriver(void);
const char *__wrap_SDL_GetCurrentVideoDriver(void) {
    return "KMSDRM";
}

/* Nobody reads this machine's own panels. */
bool __wrap_events_have_permission(Failure *failure);
bool __wrap_events_have_permission(Failure *failure) {
    (void)failure;
    return true;
}

void __real_window_present(Window *window, const Rect *changed, int32_t count);
void __wrap_window_present(Window *window, const Rect *changed, int32_t count);
void __wrap_window_present(Window *window, const Rect *changed, int32_t count) {
    __real_window_present(window, changed, count);
    world_present(world_here());
}

/* In a booth this is the graphics chip's work, not the processor's. */
int __wrap_SDL_RenderCopy(SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *from,
                          const SDL_Rect *to);
int __wrap_SDL_RenderCopy(SDL_Renderer *renderer, SDL_Texture *texture, const SDL_Rect *from,
                          const SDL_Rect *to) {
    (void)renderer;
    (void)texture;
    (void)from;
    (void)to;
    return 0;
}

/* What has to be given back. */

static SDL_Surface *count_surface(SDL_Surface *surface) {
    world_here()->gauge.surfaces += surface != NULL;
    return surface;
}

SDL_Texture *__real_SDL_CreateTexture(SDL_Renderer *renderer, uint32_t format, int access, int w,
                                      int h);
SDL_Texture *__wrap_SDL_CreateTexture(SDL_Renderer *renderer, uint32_t format, int access, int w,
                                      int h);
SDL_Texture *__wrap_SDL_CreateTexture(SDL_Renderer *renderer, uint32_t format, int access, int w,
                                      int h) {
    SDL_Texture *texture = __real_SDL_CreateTexture(renderer, format, access, w, h);
    world_here()->gauge.textures += texture != NULL;
    return texture;
}

void __real_SDL_DestroyTexture(SDL_Texture *texture);
void __wrap_SDL_DestroyTexture(SDL_Texture *texture);
void __wrap_SDL_DestroyTexture(SDL_Texture *texture) {
    world_here()->gauge.textures -= texture != NULL;
    __real_SDL_DestroyTexture(texture);
}

SDL_Surface *__real_SDL_CreateRGBSurfaceWithFormat(uint32_t flags, int w, int h, int depth,
                                                   uint32_t format);
SDL_Surface *__wrap_SDL_CreateRGBSurfaceWithFormat(uint32_t flags, int w, int h, int depth,
                                                   uint32_t format);
SDL_Surface *__wrap_SDL_CreateRGBSurfaceWithFormat(uint32_t flags, int w, int h, int depth,
                                                   uint32_t format) {
    return count_surface(__real_SDL_CreateRGBSurfaceWithFormat(flags, w, h, depth, format));
}

SDL_Surface *__real_TTF_RenderGlyph32_Blended(TTF_Font *font, uint32_t scalar, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderGlyph32_Blended(TTF_Font *font, uint32_t scalar, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderGlyph32_Blended(TTF_Font *font, uint32_t scalar, SDL_Color colour) {
    return count_surface(__real_TTF_RenderGlyph32_Blended(font, scalar, colour));
}

SDL_Surface *__real_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour);
SDL_Surface *__wrap_TTF_RenderUTF8_Blended(TTF_Font *font, const char *text, SDL_Color colour) {
    return count_surface(__real_TTF_RenderUTF8_Blended(font, text, colour));
}

void __real_SDL_FreeSurface(SDL_Surface *surface);
void __wrap_SDL_FreeSurface(SDL_Surface *surface);
void __wrap_SDL_FreeSurface(SDL_Surface *surface) {
    world_here()->gauge.surfaces -= surface != NULL;
    __real_SDL_FreeSurface(surface);
}
