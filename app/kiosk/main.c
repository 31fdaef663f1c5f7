/* tsubo-kiosk: shows a pack of newsletter issues and videos on a touch display. */
#include <SDL.h>
#include <malloc.h>
#include <stdio.h>

#include "base/file.h"
#include "kiosk/displays.h"
#include "kiosk/events.h"
#include "kiosk/headless.h"
#include "kiosk/notify.h"
#include "kiosk/preflight.h"
#include "kiosk/set_pin.h"
#include "kiosk/shell.h"
#include "kiosk/tour.h"

/* Pictures without a window are made at this size unless --window says otherwise. */
enum { DEFAULT_W = 1920, DEFAULT_H = 1080 };

/* What is open, what is plugged in, what waits to be installed. */
enum { RENEWAL_ARENA = 1024 * 1024 };

/* The settings' file, its texts and sentences, and the log. */
enum { ARENA_BYTES = 4 * CONFIG_BYTES + 2 * LOG_BYTES };

/* What is at least as large comes from the system by itself and goes back to it. */
enum { OWN_PAGES_BYTES = 256 * 1024 };

static int report(Log *log, const Failure *failure, int status) {
    log_say(log, "%s", failure->sentence);
    return status;
}

/* Where --screen says; a stage in trouble shows that instead. */
static bool begin(Stage *stage, const Options *options, Failure *failure) {
    return options->screen.size == 0 || stage_in_trouble(stage) ||
           stage_go(stage, options->screen, failure);
}

/* A turned panel has its sides exchanged; the picture is what the visitor would see. */
static int run_headless(Stage *stage, const Options *options) {
    Failure failure = {0};
    Look look = options->look;
    if (look.width_px == 0) {
        look.width_px = DEFAULT_W;
        look.height_px = DEFAULT_H;
    }
    if (options->turn == 90 || options->turn == 270) {
        int32_t width_px = look.width_px;
        look.width_px = look.height_px;
        look.height_px = width_px;
    }
    stage_start(stage, options, look, 0);
    if (!begin(stage, options, &failure)) {
        return report(options->log, &failure, EXIT_USAGE);
    }
    if (stage->model.place.screen == SCREEN_STAFF) {
        /* A picture of a page that asks for a PIN: nothing can be done in it. */
        stage->model.staff.has_pin = true;
        stage->model.staff.unlocked = stage->model.place.id != STAFF_PIN;
    }
    bool done = options->tour.size > 0 ? tour_run(stage, options, &failure)
                                       : headless_run(stage, options, &failure);
    return done ? 0 : report(options->log, &failure, EXIT_TROUBLE);
}

static Look look_of(Window *window, const Options *options) {
    Look look = options->look;
    Canvas canvas = window_canvas(window);
    look.width_px = canvas.width_px;
    look.height_px = canvas.height_px;
    return look;
}

static int run_stage(Stage *stage, Window *window, const Options *options, Renewal *renewal) {
    Failure failure = {0};
    stage_start(stage, options, look_of(window, options), 0);
    if (!begin(stage, options, &failure)) {
        return report(options->log, &failure, EXIT_USAGE);
    }
    if (!events_have_permission(&failure)) {
        stage_fail(stage, &failure);
    }
    if (!renewal_watch(renewal, &failure)) {
        report(options->log, &failure, EXIT_TROUBLE);
    }
    return shell_run(stage, window, options, renewal);
}

/* Settings, store, shelf, in this order: what is open follows from what is installed. Without fonts
 * nothing can be written, and after crashes with everything nothing is opened at all; the booth
 * still shows a calm picture. */
static int show(Stage *stage, Window *window, const Options *options) {
    Failure failure = {0};
    Options chosen = *options;
    Renewal renewal;
    Arena arena = arena_open(RENEWAL_ARENA);
    Look look = look_of(window, options);
    int status = 0;
    renewal_begin(&renewal, &arena, &chosen, &look);
    if (renewal.calm) {
        log_say(options->log, "nothing that is installed can be shown; the built-in picture is");
        shell_run_wordless(window);
    } else if (stage_open(stage, &chosen, &failure)) {
        status = run_stage(stage, window, &chosen, &renewal);
    } else {
        status = report(options->log, &failure, EXIT_TROUBLE);
        shell_run_wordless(window);
    }
    renewal_end(&renewal);
    arena_close(&arena);
    return status;
}

/* The same silence has two reasons. */
static Window *open_window(Arena *arena, const WindowWish *wish, Failure *failure) {
    Window *window = window_open_in(arena, wish, failure);
    bool server = SDL_getenv("DISPLAY") || SDL_getenv("WAYLAND_DISPLAY");
    if (!window && !server && displays_may_be_opened(S("/dev/dri"), failure)) {
        return NULL; /* there is none; that was said */
    }
    return window;
}

/* Opens the window. At a desk a missing display ends the program; under a service manager it is
 * waited for, because a screen that is switched on in the morning comes after its computer. */
static Window *open_display(Arena *arena, const WindowWish *wish, Log *log, Failure *failure) {
    enum { AGAIN_MS = 2000 };
    Notify notify = notify_open();
    ArenaMark mark = arena_mark(arena);
    Window *window = open_window(arena, wish, failure);
    while (!window && notify_is_watched(&notify)) {
        log_say(log, "%s; waiting for one", failure->sentence);
        notify_no_display(&notify, (int64_t)SDL_GetTicks64());
        SDL_Delay(AGAIN_MS);
        arena_rewind(arena, mark);
        window = open_window(arena, wish, failure);
    }
    notify_close(&notify);
    return window;
}

static int run_window(Stage *stage, const Options *options) {
    Failure failure = {0};
    WindowWish wish = {.width_px = options->look.width_px,
                       .height_px = options->look.height_px,
                       .turn = options->turn,
                       .title = S("tsubo")};
    Arena arena = arena_open(64 * 1024);
    Window *window = open_display(&arena, &wish, options->log, &failure);
    int status = EXIT_NO_DISPLAY;
    if (!window) {
        report(options->log, &failure, status);
    } else {
        status = show(stage, window, options);
        window_close(window);
    }
    arena_close(&arena);
    return status;
}

/* The settings, and what is wrong with them. A computer that is no booth has no settings, which is
 * no news. A picture must be the same on every machine, so
 * without a display only a file that was named counts. */
static void read_settings(Arena *arena, Options *options, Config *config) {
    ConfigNotes notes = {0};
    bool named = options->config.size > 0;
    if (!named && (options_are_headless(options) || !file_exists(S(CONFIG_PATH)))) {
        config_defaults_in(arena, config);
    } else {
        config_read_in(arena, named ? options->config : S(CONFIG_PATH), config, &notes);
    }
    for (int32_t i = 0; i < notes.kept; i++) {
        log_say(options->log, "%.*s", STR_ARG(notes.lines[i]));
    }
    if (notes.count > notes.kept) {
        log_say(options->log, "… and %d more", notes.count - notes.kept);
    }
    options->settings = config;
    options->notes = notes.count;
    options->turn = options->turned ? options->turn : config->turn;
}

static int run(const Options *options) {
    Failure failure = {0};
    Stage stage = {0};
    int status = EXIT_TROUBLE;
    if (!options_are_headless(options)) {
        status = run_window(&stage, options);
    } else if (stage_open(&stage, options, &failure)) {
        status = run_headless(&stage, options);
    } else {
        report(options->log, &failure, status);
    }
    if (stage.forever.base) {
        stage_close(&stage);
    }
    return status;
}

int main(int argc, char **argv) {
    Failure failure = {0};
    Options options;
    Config config;
    /* Left alone, glibc raises this limit to the size of whatever was given back last. Arenas of
     * the next shelf then come from the heap, each time at another place of it, and their touched
     * pages stay: after a hundred updates twice the memory (measured by tests/soak). */
    mallopt(M_MMAP_THRESHOLD, OWN_PAGES_BYTES);
    Arena arena = arena_open(ARENA_BYTES);
    Log *log = log_in(&arena);
    int status = EXIT_USAGE;
    if (!options_parse_in(&arena, argc, argv, &options, &failure)) {
        report(log, &failure, EXIT_USAGE);
    } else if (options.help) {
        printf("%.*s", STR_ARG(options_help()));
        status = 0;
    } else if (options.version) {
        puts("tsubo-kiosk " TSUBO_VERSION);
        status = 0;
    } else if (options.preflight) {
        status = preflight_run(&options);
    } else if (options.set_pin) {
        Str path = options.config.size > 0 ? options.config : S(CONFIG_PATH);
        status = set_pin(path, &failure) ? 0 : report(log, &failure, EXIT_TROUBLE);
    } else {
        options.log = log;
        read_settings(&arena, &options, &config);
        status = run(&options);
    }
    arena_close(&arena);
    return status;
}
