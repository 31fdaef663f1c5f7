/* Reading events as long as there are any, then one picture: a finger that reports at 240 Hz does
 * not make 240 pictures. After a picture the neighbouring pages' glyphs are drawn into the atlas, a
 * little at a time, so that a page turn finds them. */
#include "kiosk/shell.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/calibration.h"
#include "kiosk/debug.h"
#include "kiosk/events.h"
#include "kiosk/life.h"
#include "kiosk/replay.h"
#include "kiosk/staff_desk.h"
#include "sdl/sleep.h"
#include "ui/dump.h"

/* One slice of drawing ahead; shorter than a frame, so that a touch never waits for it. */
enum { WARM_SLICE_MS = 4 };

typedef struct Shell {
    Stage *stage;
    Window *window;
    const Options *options;
    Renewal *renewal;
    FILE *record;
    FILE *stats;
    uint64_t woken; /* performance counter when what the next picture answers came in */
    FrameFacts facts;
    Life life;
    StatsFile counts;
    Health health;
    StaffDesk desk;
    Input answer;  /* to the staff, taken with the next news */
    bool answered; /* there is one */
    bool mouse;    /* a real one was moved */
    Place warmed;  /* the place whose neighbours are being drawn ahead */
    Look warmed_look;
    bool warm_done;
    int64_t start_ms; /* of the system's clock; the model's begins at 0 */
    int64_t fake_ms;
    bool fresh;       /* stage->list is the picture of the model */
    bool debug_shown; /* the last picture had the developers' overlay */
    bool reported;    /* trouble goes to the journal once */
    bool frame_due;   /* a sign of life is wanted, even if nothing changed */
    bool leave;
    bool no_display; /* the window has nothing to paint on any more */
} Shell;

/* The model's time begins at 0, so a recording reads like a visit. */
static int64_t now_ms(const Shell *shell) {
    return shell->options->fake_clock ? shell->fake_ms
                                      : (int64_t)SDL_GetTicks64() - shell->start_ms;
}

/* When the model wants a tick. A fake clock stands still but for a moving page. */
static int64_t deadline_ms(const Shell *shell) {
    const Model *model = &shell->stage->model;
    if (!shell->options->fake_clock) {
        return ui_deadline_ms(model);
    }
    return model->slide.on ? shell->fake_ms + UI_FRAME_MS : -1;
}

/* A wish of the staff. Its answer is an input like any other, taken when this one is done. */
static void serve(Shell *shell, const Effects *effects) {
    StaffAnswer answer = staff_desk_do(&shell->desk, effects, now_ms(shell));
    if (answer.task != STAFF_NOTHING) {
        shell->answer = (Input){
            .kind = INPUT_STAFF, .task = answer.task, .good = answer.good, .word = answer.word};
        shell->answered = true;
    }
}

/* Every input of the loop passes here; a recording therefore misses none. */
static void take_input(Shell *shell, Input input) {
    Effects effects = {0};
    shell->fake_ms += UI_FRAME_MS;
    input.now_ms = now_ms(shell);
    if (shell->record) {
        char line[256];
        Buffer out = {.at = line, .capacity = sizeof(line)};
        replay_write(&input, &out);
        fwrite(out.at, 1, (size_t)out.size, shell->record);
    }
    stage_step(shell->stage, &input, &effects);
    shell->fresh = false;
    shell->leave = shell->leave || effects.leave;
    if (effects.switch_now) {
        renewal_ask_switch(shell->renewal);
    }
    if (effects.task != STAFF_NOTHING) {
        serve(shell, &effects);
    }
}

/* Makes the picture of the model, without painting it. */
static void show(Shell *shell) {
    Stage *stage = shell->stage;
    stage_show(stage);
    stats_file_follow(&shell->counts, &stage->model, &stage->opened, now_ms(shell));
    shell->fresh = true;
    if (stage_in_trouble(stage) && !shell->reported) {
        log_say(shell->options->log, "%s", stage->failure.sentence);
    }
    shell->reported = stage_in_trouble(stage);
    if (stage->opened.missed.kind != FAILURE_NONE) {
        log_say(shell->options->log, "left out: %s", stage->opened.missed.sentence);
        stage->opened.missed = (Failure){0};
    }
}

/* The visitor's canvas, which is turned against the panel's. */
static Look canvas_look(Shell *shell) {
    Canvas canvas = window_canvas(shell->window);
    Look look = shell->stage->model.look;
    look.width_px = canvas.width_px;
    look.height_px = canvas.height_px;
    return look;
}

/* The new size is an input like any other, so a replay knows it, too. A window that has lost its
 * surface ends the program: the next start knows how to wait for a display. */
static void take_resize(Shell *shell) {
    Failure failure = {0};
    if (!window_resized(shell->window, &failure)) {
        log_say(shell->options->log, "%s", failure.sentence);
        shell->leave = shell->no_display = true;
        return;
    }
    Look look = canvas_look(shell);
    changes_forget(shell->stage->changes);
    take_input(
        shell,
        (Input){.kind = INPUT_RESIZE, .width_px = look.width_px, .height_px = look.height_px});
    show(shell);
}

/* A second move of the same finger makes the first one old. */
static bool is_move(const Input *input) {
    return input->kind == INPUT_TOUCH && input->touch.phase == TOUCH_MOVE;
}

/* Moves wait for the next picture, all other inputs have one made before and behind them: a tap
 * between two moves must meet what its finger saw, and a recording must meet it again. */
static void take_shown(Shell *shell, Input input) {
    if (!is_move(&input) && !shell->fresh) {
        show(shell);
    }
    take_input(shell, input);
    if (!is_move(&input)) {
        show(shell);
    }
}

/* One switch over what an event may mean. */
static void take_event(Shell *shell, const SDL_Event *event) {
    Input input = {0};
    bool moved = event->type == SDL_MOUSEMOTION && event->motion.which != SDL_TOUCH_MOUSEID;
    shell->mouse = shell->mouse || moved;
    const Config *clicker = shell->stage->model.lecture.on ? shell->options->settings : NULL;
    switch (event_read(event, shell->window, clicker, &input)) {
    case EVENT_NOTHING: break;
    case EVENT_INPUT: take_shown(shell, input); break;
    case EVENT_UNCOVERED: changes_forget(shell->stage->changes); break;
    case EVENT_RESIZED: take_resize(shell); break;
    case EVENT_LEAVE: shell->leave = true; break;
    }
}

/* For the developers' overlay and for the figures of the bench. */
static void keep_facts(Shell *shell, int64_t area_px2) {
    uint64_t elapsed = SDL_GetPerformanceCounter() - shell->woken;
    shell->facts =
        (FrameFacts){.frame_us = (int64_t)(elapsed * 1000000 / SDL_GetPerformanceFrequency())};
    if (shell->stats) {
        fprintf(shell->stats, "%lld %lld %.*s\n", (long long)shell->facts.frame_us,
                (long long)area_px2, STR_ARG(screen_name(shell->stage->model.place.screen)));
    }
}

/* Finds what differs from the last picture. The developers' overlay says what that was, so with it
 * everything is painted, but only when something differs. */
static int32_t find_changes(Shell *shell, Rect screen, Rect *rects) {
    Stage *stage = shell->stage;
    bool debug = stage->model.debug;
    if (debug != shell->debug_shown) {
        changes_forget(stage->changes);
        shell->debug_shown = debug;
    }
    int32_t count = changes_find(stage->changes, &stage->list, screen, rects);
    if (count == 0 || !debug) {
        return count;
    }
    shell->facts.rects = rects;
    shell->facts.changed = count;
    debug_show(stage, &shell->facts);
    shell->fresh = false; /* the overlay has been added to it */
    rects[0] = screen;
    return 1;
}

/* Paints and presents what differs from the last picture. */
static void present(Shell *shell) {
    Stage *stage = shell->stage;
    Canvas canvas = window_canvas(shell->window);
    Rect screen = {0, 0, canvas.width_px, canvas.height_px};
    Rect rects[CHANGES_MAX];
    if (!shell->fresh) {
        show(shell);
    }
    int32_t count = find_changes(shell, screen, rects);
    if (count == 0 && !shell->frame_due) {
        return;
    }
    if (count == 0) {
        /* Nothing changed, but the service manager wants to know that this still works. */
        rects[count++] = (Rect){0, 0, 8, 8};
    }
    int64_t area = 0;
    for (int32_t i = 0; i < count; i++) {
        paint_list(&canvas, stage->atlas, &stage->list, rects[i]);
        area += (int64_t)rects[i].w * rects[i].h;
    }
    window_present(shell->window, rects, count);
    life_presented(&shell->life, (int64_t)SDL_GetTicks64());
    keep_facts(shell, area);
}

/* Draws one neighbour's glyphs ahead; true when all of them are there. */
static bool warm_place(Shell *shell, bool there, Place place, uint64_t deadline_ms) {
    Stage *stage = shell->stage;
    if (!there) {
        return true;
    }
    ArenaMark mark = arena_mark(&stage->frame);
    Studio studio = {&stage->frame, &stage->scratch, &stage->measure, &stage->booth};
    ui_show_sheet(&studio, &stage->model, &stage->opened, place, &stage->warm);
    bool done = paint_warm(stage->atlas, &stage->warm, deadline_ms);
    arena_rewind(&stage->frame, mark);
    return done;
}

/* Only when nothing moves: a slice of drawing ahead must not cost a frame of a slide. */
static void warm(Shell *shell) {
    Stage *stage = shell->stage;
    const Scene *scene = &stage->scene;
    uint64_t deadline_ms = SDL_GetTicks64() + WARM_SLICE_MS;
    bool here = place_equal(shell->warmed, stage->model.place) &&
                memcmp(&shell->warmed_look, &stage->model.look, sizeof(Look)) == 0;
    if (!here) {
        shell->warmed = stage->model.place;
        shell->warmed_look = stage->model.look;
        shell->warm_done = false;
    }
    if (!shell->warm_done && !stage->model.slide.on) {
        shell->warm_done = warm_place(shell, scene->has_next, scene->next, deadline_ms) &&
                           warm_place(shell, scene->has_previous, scene->previous, deadline_ms);
    }
}

/* Milliseconds until a deadline on a clock; -1 for none. */
static int left_ms(int64_t deadline, int64_t now) {
    int64_t left = deadline - now;
    return deadline < 0 ? -1 : left < 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

/* Milliseconds to wait for an event; -1 for as long as it takes. What keeps the booth alive goes by
 * the system's clock, whatever the model's does. */
static int wait_ms(const Shell *shell) {
    int model = left_ms(deadline_ms(shell), now_ms(shell));
    int life = left_ms(life_deadline_ms(&shell->life), (int64_t)SDL_GetTicks64());
    /* While a page slides nothing is drawn ahead, so there is nothing to hurry back for. */
    bool may_warm = !shell->warm_done && !shell->stage->model.slide.on;
    if (may_warm || shell->answered) {
        return 0;
    }
    int file = left_ms(stats_file_deadline_ms(&shell->counts, &shell->stage->model), now_ms(shell));
    int first = model < 0 || (life >= 0 && life < model) ? life : model;
    return first < 0 || (file >= 0 && file < first) ? file : first;
}

/* What the machine around the loop has to say. */
static void take_news(Shell *shell) {
    LifeNews news = life_look(&shell->life, shell->window, (int64_t)SDL_GetTicks64());
    if (news.panel_gone) {
        take_shown(shell, (Input){.kind = INPUT_TOUCH, .touch = {.phase = TOUCH_CANCEL}});
    }
    life_count_spots(&shell->life, shell->stage->model.spots.count);
    if (news.quiet_changed) {
        bool night = shell->life.quiet == QUIET_NIGHT;
        take_shown(shell, (Input){.kind = INPUT_QUIET, .quiet = night});
    }
    if (shell->answered) {
        shell->answered = false;
        take_shown(shell, shell->answer);
    }
    /* Visitors have no use for a pointer; staff may have brought a mouse. */
    window_show_pointer(shell->mouse && shell->stage->model.place.screen == SCREEN_STAFF);
    shell->frame_due = news.frame_due;
    if (shell->fresh) {
        stats_file_follow(&shell->counts, &shell->stage->model, &shell->stage->opened,
                          now_ms(shell));
    }
    shell->leave = shell->leave || news.start_again;
}

/* Sleeps, takes everything there is, then lets time pass if it is due. */
static void wait_and_take(Shell *shell) {
    SDL_Event event;
    int timeout = wait_ms(shell);
    bool got = sleep_until_event(&event, timeout, window_file(shell->window),
                                 renewal_wake_file(shell->renewal));
    shell->woken = SDL_GetPerformanceCounter();
    while (got && !shell->leave) {
        take_event(shell, &event);
        got = SDL_PollEvent(&event) == 1;
    }
    Input news;
    while (renewal_take(shell->renewal, shell->stage, &news)) {
        take_shown(shell, news);
    }
    int64_t deadline = deadline_ms(shell);
    if (deadline >= 0 && (shell->options->fake_clock || now_ms(shell) >= deadline)) {
        if (!shell->fresh) {
            show(shell);
        }
        take_input(shell, (Input){.kind = INPUT_TICK});
    }
}

/* Opens a file to write to line by line, so that it is whole whenever the program is ended. */
static bool open_file(Log *log, Str path, FILE **file) {
    if (path.size == 0) {
        return true;
    }
    *file = fopen(path.at, "w");
    if (!*file) {
        log_say(log, "cannot write %s", path.at);
        return false;
    }
    setvbuf(*file, NULL, _IOLBF, BUFSIZ);
    return true;
}

/* Opened before the first picture, so that a wrong path is said at once. */
static bool open_files(Shell *shell) {
    Log *log = shell->options->log;
    if (!open_file(log, shell->options->record, &shell->record) ||
        !open_file(log, shell->options->stats, &shell->stats)) {
        return false;
    }
    if (shell->record) {
        const Look *look = &shell->stage->model.look;
        char line[64];
        Buffer out = {.at = line, .capacity = sizeof(line)};
        replay_write_head(look->width_px, look->height_px, &out);
        fwrite(out.at, 1, (size_t)out.size, shell->record);
    }
    return true;
}

/* A recording ends with the model as comments, so that a replay can be compared with it. */
static void close_record(Shell *shell) {
    enum { DUMP_BYTES = 4096 };
    char text[DUMP_BYTES];
    Buffer out = {.at = text, .capacity = sizeof(text)};
    model_dump(&shell->stage->model, &out);
    for (Str rest = buffer_view(&out); rest.size > 0;) {
        Str line = str_cut(&rest, '\n');
        fprintf(shell->record, "# %.*s\n", STR_ARG(line));
    }
    fclose(shell->record);
}

/* A recording gets its last lines here. */
static void close_files(Shell *shell) {
    if (shell->record) {
        close_record(shell);
    }
    if (shell->stats) {
        fclose(shell->stats);
    }
}

/* What only a booth has: signs of life, statistics, the staff's desk. */
static void open_booth(Shell *shell) {
    const Options *options = shell->options;
    shell->life = life_open(options->log, options->settings);
    shell->counts = stats_file_open_in(&shell->stage->forever, options->settings, options->log);
    shell->health = health_open(options->notes);
    shell->desk = (StaffDesk){.stage = shell->stage,
                              .window = shell->window,
                              .options = options,
                              .renewal = shell->renewal,
                              .life = &shell->life,
                              .counts = &shell->counts,
                              .health = &shell->health};
    calibration_read(options->settings, shell->desk.matrix);
    window_calibrate(shell->window, shell->desk.matrix);
}

static void close_booth(Shell *shell) {
    life_close(&shell->life);
    stats_file_close(&shell->counts);
    health_close(&shell->health);
}

/* Picture, care, sleep, news. Everything else is somewhere below. */
int shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal) {
    Shell shell = {.stage = stage,
                   .window = window,
                   .options = options,
                   .renewal = renewal,
                   .woken = SDL_GetPerformanceCounter(),
                   .start_ms = (int64_t)SDL_GetTicks64()};
    if (!open_files(&shell)) {
        close_files(&shell);
        return EXIT_TROUBLE;
    }
    open_booth(&shell);
    while (!shell.leave) {
        present(&shell);
        renewal_pass(renewal, stage);
        warm(&shell);
        wait_and_take(&shell);
        take_news(&shell);
    }
    close_booth(&shell);
    close_files(&shell);
    if (shell.no_display) {
        return EXIT_NO_DISPLAY;
    }
    return stage_in_trouble(stage) ? EXIT_TROUBLE : 0;
}

/* A bar on a dark ground: the least that tells a booth from a broken one. */
void shell_run_wordless(Window *window) {
    enum { AGAIN_MS = 3600 * 1000, SIGN_MS = 5000 };
    Canvas canvas = window_canvas(window);
    Rect whole = {0, 0, canvas.width_px, canvas.height_px};
    Draw draws[2];
    DisplayList list = {.draws = draws, .capacity = COUNT_OF(draws)};
    int32_t w = canvas.width_px / 6;
    display_fill(&list, whole, 0, 0xFF10233C);
    display_fill(&list, (Rect){(whole.w - w) / 2, whole.h / 2, w, whole.h / 100 + 1}, 0,
                 0xFFB93A26);
    Notify notify = notify_open();
    uint64_t since_ms = SDL_GetTicks64();
    bool watched = notify_is_watched(&notify);
    SDL_Event event = {0};
    do {
        paint_list(&canvas, NULL, &list, whole);
        window_present(window, &whole, 1);
        notify_frame(&notify, (int64_t)SDL_GetTicks64());
        event.type = 0;
        (void)sleep_until_event(&event, watched ? SIGN_MS : -1, window_file(window), -1);
    } while (event.type != SDL_QUIT && (!watched || SDL_GetTicks64() - since_ms < AGAIN_MS));
    notify_close(&notify);
}
