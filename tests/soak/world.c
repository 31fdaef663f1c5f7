/* Time, fingers, sticks. The doors themselves stand in doors.c. */
#include "world.h"

#include <errno.h>
#include <poll.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "doors.h"

extern char **environ;

enum {
    /* A service of the machine that takes longer than this on any machine hangs. */
    PATIENCE_US = 120 * 1000 * 1000,
    /* After an update the booth is left alone until it has shown every highlight: twelve at most,
     * nine seconds each, and the minute of the trial. */
    TRIAL_US = 150 * 1000 * 1000,
    /* Visits in which an update must be done with. */
    UPDATE_VISITS = 100,
    PLACE_BYTES = 512,
};

World *world_here(void) {
    static World world;
    return &world;
}

static int64_t clock_us(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void world_begin(World *world, const Plan *plan) {
    *world = (World){.plan = *plan,
                     .visitor = visitor_begin(plan->seed, plan->width_px, plan->height_px),
                     .cpu_us = clock_us(CLOCK_THREAD_CPUTIME_ID),
                     .wall_us = clock_us(CLOCK_MONOTONIC),
                     .next_sample = 1,
                     .next_resize = 7,
                     .next_update = 1};
}

/* Work has its price. */
int64_t world_now_us(World *world) {
    int64_t cpu_us = clock_us(CLOCK_THREAD_CPUTIME_ID);
    world->now_us += cpu_us - world->cpu_us;
    world->cpu_us = cpu_us;
    return world->now_us;
}

/* What passes in here is not the program's work. */
void world_resume(World *world) {
    world->cpu_us = clock_us(CLOCK_THREAD_CPUTIME_ID);
}

/* Presenting waits for the display. */
void world_present(World *world) {
    int64_t now_us = world_now_us(world);
    world->now_us = (now_us / FRAME_US + 1) * FRAME_US;
    gauge_presented(&world->gauge, world->now_us);
}

static void fail(World *world, const char *trouble) {
    if (!world->done) {
        snprintf(world->trouble, sizeof(world->trouble), "%s", trouble);
    }
    world->done = true;
}

static bool start(const World *world, const char *task, const char *what, pid_t *pid) {
    char screen[32];
    const Plan *plan = &world->plan;
    snprintf(screen, sizeof(screen), "%dx%d", plan->width_px, plan->height_px);
    const char *words[] = {"sh", plan->machine, plan->bin, plan->work, screen, task, what, NULL};
    return posix_spawnp(pid, "sh", NULL, NULL, (char **)words, environ) == 0;
}

bool world_serve(const World *world, const char *task, const char *what) {
    pid_t pid = 0;
    int status = 1;
    return start(world, task, what, &pid) && waitpid(pid, &status, 0) == pid && status == 0;
}

/* From now on the clock stands still until the viewer has heard of it. */
static void wait_for(World *world, Wait wait) {
    world->wait = wait;
    world->wait_us = clock_us(CLOCK_MONOTONIC);
}

static void plug_stick(World *world) {
    char serial[16];
    snprintf(serial, sizeof(serial), "%d", ++world->serial);
    world->trial = true;
    wait_for(world, WAIT_PLUG);
    if (!start(world, "stick", serial, &world->pid)) {
        fail(world, "no stick could be written");
    }
}

static bool is_wished(const World *world, const char *wish) {
    char path[PLACE_BYTES];
    snprintf(path, sizeof(path), "%s/run/%s", world->plan.work, wish);
    return access(path, F_OK) == 0;
}

/* The last visit to the store for this update: what is shown has proven itself. */
static void keep_trial(World *world) {
    int32_t gap = world->plan.cycle > 2 ? world->plan.cycle / 2 : 1;
    world->trial = false;
    world->updates++;
    world->next_update = world->next_update + world->plan.cycle > world->visitor.visits
                             ? world->next_update + world->plan.cycle
                             : world->visitor.visits + 1;
    world->next_update += visitor_chance(&world->visitor, gap) - gap / 2;
    world->during = visitor_chance(&world->visitor, 3) == 0;
}

static void grant_wish(World *world) {
    bool confirm = is_wished(world, "confirm");
    if (!confirm && !is_wished(world, "switch")) {
        return; /* the viewer's thread will have written it in a moment */
    }
    world->wishes = 0;
    wait_for(world, WAIT_SHELF);
    if (confirm) {
        keep_trial(world);
    }
    if (!start(world, "request", NULL, &world->pid)) {
        fail(world, "no wish could be granted");
    }
}

/* A service has ended; one that refuses breaks the promise of an update. */
static void end_service(World *world) {
    int status = 0;
    if (world->pid > 0 && waitpid(world->pid, &status, WNOHANG) == world->pid) {
        world->pid = 0;
        if (status != 0) {
            fail(world, "an update was refused; see the last lines of run/progress");
        }
    }
}

bool world_attends(World *world, int wake) {
    struct pollfd file = {.fd = wake, .events = POLLIN};
    if (world->wishes > 0 && world->wait == WAIT_NOTHING && world->pid == 0) {
        wait_for(world, WAIT_WISH);
    }
    end_service(world);
    if (world->done || (world->wait == WAIT_NOTHING && world->pid == 0)) {
        return false;
    }
    if (clock_us(CLOCK_MONOTONIC) - world->wait_us > PATIENCE_US) {
        fail(world, "the viewer and the store do not come together any more");
    }
    if (world->wait == WAIT_WISH) {
        grant_wish(world);
    }
    (void)poll(&file, 1, 10);
    return true;
}

void world_heard(World *world, ReportKind kind, int32_t number) {
    bool plug = world->wait == WAIT_PLUG && kind == REPORT_STICK && number == 0;
    if (plug || (world->wait == WAIT_SHELF && kind == REPORT_SHELF)) {
        world->wait = WAIT_NOTHING;
    }
}

static void keep_visitors_away(Visitor *visitor, int64_t us) {
    bool busy = visitor->acts_left > 0 || visitor->count > 0;
    *(busy ? &visitor->rest_us : &visitor->looks_us) += us;
}

void world_exchanged(World *world) {
    world->exchanges++;
    keep_visitors_away(&world->visitor, TRIAL_US);
}

static bool is_asleep(const Model *model) {
    return model->place.screen == SCREEN_ATTRACT && model->gesture.count == 0;
}

static bool is_enough(const World *world) {
    const Plan *plan = &world->plan;
    int64_t seconds = (clock_us(CLOCK_MONOTONIC) - world->wall_us) / 1000000;
    return (plan->seconds > 0 && seconds >= plan->seconds) ||
           (world->now_us / 1000000 >= plan->hours * 3600 && world->touches >= plan->touches &&
            world->resets >= plan->resets && world->updates >= plan->updates);
}

/* Looked at before each sleep, but for most of a visit there is nothing to do. */
static void look_around(World *world) {
    bool asleep = is_asleep(&world->stage->model);
    int32_t visits = world->visitor.visits;
    /* From the first update on there is one pack more than in the beginning. */
    bool quiet = asleep && !world->trial && world->updates > 0;
    if (quiet && visits >= world->next_sample) {
        gauge_sample(&world->gauge, visits);
        world->next_sample = visits + 1;
    }
    world->done = world->done || (asleep && !world->trial && is_enough(world));
    bool reading = world->visitor.acts_left > 0 && world->visitor.acts_left < 4;
    if (!world->trial && visits >= world->next_update && (world->during ? reading : asleep)) {
        plug_stick(world);
    }
    if (world->trial && visits > world->next_update + UPDATE_VISITS) {
        fail(world, "an update was neither kept nor refused");
    }
}

static void become_finger(const World *world, const Finger *finger, SDL_Event *event) {
    static const uint32_t types[] = {[TOUCH_DOWN] = SDL_FINGERDOWN,
                                     [TOUCH_MOVE] = SDL_FINGERMOTION,
                                     [TOUCH_UP] = SDL_FINGERUP,
                                     [TOUCH_CANCEL] = SDL_FINGERUP};
    const Plan *plan = &world->plan;
    *event =
        (SDL_Event){.tfinger = {.type = types[finger->touch.phase],
                                .touchId = 1,
                                .fingerId = finger->touch.id,
                                .x = ((float)finger->touch.x + 0.5f) / (float)plan->width_px,
                                .y = ((float)finger->touch.y + 0.5f) / (float)plan->height_px}};
}

bool world_finger(World *world, SDL_Event *event) {
    Finger finger;
    if (!visitor_take(&world->visitor, world->now_us, &finger)) {
        return false;
    }
    world->touches++;
    world->felt_us = finger.at_us;
    become_finger(world, &finger, event);
    return true;
}

/* A display that was switched off and on again comes back with a new texture. */
static bool turns_display_off(World *world, SDL_Event *event) {
    if (world->visitor.visits < world->next_resize) {
        return false;
    }
    world->next_resize = world->visitor.visits + 20;
    world->resizes++;
    *event =
        (SDL_Event){.window = {.type = SDL_WINDOWEVENT, .event = SDL_WINDOWEVENT_SIZE_CHANGED}};
    return true;
}

bool world_sleeps(World *world, SDL_Event *event, int32_t timeout_ms) {
    int64_t until_us = timeout_ms < 0 ? INT64_MAX : world->now_us + (int64_t)timeout_ms * 1000;
    if (!world->stage->model.slide.on && timeout_ms != 0) {
        gauge_settled(&world->gauge);
    }
    world->sleeps++;
    look_around(world);
    if (world->done) {
        *event = (SDL_Event){.type = SDL_QUIT};
        return true;
    }
    if (world->wait != WAIT_NOTHING) {
        return false;
    }
    if (turns_display_off(world, event)) {
        return true;
    }
    while (visitor_next_us(&world->visitor) <= until_us) {
        int64_t next_us = visitor_next_us(&world->visitor);
        world->now_us = next_us > world->now_us ? next_us : world->now_us;
        if (world_finger(world, event)) {
            return true;
        }
        visitor_look(&world->visitor, &world->stage->model, &world->stage->scene, world->now_us);
    }
    world->now_us = until_us;
    return false;
}

/* What an input has done to the model. A tick that leads to the idle screen is an idle reset. */
void world_stepped(World *world, const Model *before, const Scene *shown, const Input *input) {
    const Model *model = &world->stage->model;
    if (place_equal(before->place, model->place)) {
        return;
    }
    bool asleep = model->place.screen == SCREEN_ATTRACT;
    world->resets += asleep && before->overlay == OVERLAY_STILL_READING;
    world->staff += model->place.screen == SCREEN_STAFF;
    if (input->kind != INPUT_TOUCH) {
        return;
    }
    bool beside = (shown->has_next && place_equal(model->place, shown->next)) ||
                  (shown->has_previous && place_equal(model->place, shown->previous));
    gauge_asked(&world->gauge, world->felt_us, beside && model->slide.on);
}
