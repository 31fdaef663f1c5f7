/* bench-probe ACTION… -- COMMAND…: starts a viewer on $DISPLAY, does things to it in order and
 * prints what it saw as lines "name number", one for every single measurement. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "process.h"
#include "watch.h"

static const char usage[] =
    "usage: bench-probe ACTION... -- COMMAND...\n"
    "  start           print start_ms: from starting to the first picture that is not empty\n"
    "                  and settled_ms: to the last change of that picture\n"
    "  rest=SECONDS    wait\n"
    "  middle          from now on only the middle of the left half counts: no bars, no cards\n"
    "  fill            make its window fill the display\n"
    "  keys=NEXT,BACK  the keys that turn pages from here on, instead of Right,Left\n"
    "  turn=COUNT      forward and back in turn; turn_ms: to the settled picture\n"
    "  walk=COUNT      forward until nothing changes, COUNT times at most; walk_ms as turn_ms\n"
    "  drag=COUNT      draw a page by the finger to and fro; drag_interval_ms from report to "
    "report\n"
    "  idle=SECONDS    idle_cpu_ms and idle_wakeups in a second\n"
    "  memory          memory_kib: proportional share (PSS) of all its processes; processes\n"
    "  count=COUNT     allocations in each of COUNT turns, with bench-allocations loaded\n";

typedef struct Probe {
    Watch *watch;
    pid_t pid;
    double started_ms;
    const char *keys[2]; /* forward, back */
} Probe;

/* A viewer that shows nothing for this long is broken. */
enum { LIMIT_MS = 20000, TURN_LIMIT_MS = 1500 };

static void print(const char *name, double number) {
    printf("%s %.3f\n", name, number);
    fflush(stdout);
}

static void give_up(const Probe *probe, const char *why) {
    fprintf(stderr, "bench-probe: %s\n", why);
    process_end(probe->pid);
    exit(1);
}

/* Waits a little longer or shorter each time, so as not to beat with anything periodic. */
static void breathe(int turn) {
    sleep_ms(20 + turn * 37 % 60);
}

static void do_start(Probe *probe) {
    double first_ms = 0;
    do {
        first_ms = watch_change(probe->watch, probe->started_ms + LIMIT_MS);
    } while (first_ms > 0 && watch_is_empty(probe->watch));
    if (first_ms == 0) {
        give_up(probe, "no picture appeared");
    }
    double last_ms = watch_settled(probe->watch, clock_ms(), QUIET_MS);
    print("start_ms", first_ms - probe->started_ms);
    print("settled_ms", (last_ms > 0 ? last_ms : first_ms) - probe->started_ms);
}

/* Presses a key; the milliseconds to the settled picture, or 0 when nothing changed. */
static double press(Probe *probe, const char *key) {
    double pressed_ms = clock_ms();
    watch_press(probe->watch, key);
    double settled_ms = watch_settled(probe->watch, pressed_ms, TURN_LIMIT_MS);
    return settled_ms > 0 ? settled_ms - pressed_ms : 0;
}

static void do_turn(Probe *probe, int count) {
    for (int i = 0; i < count; i++) {
        double took_ms = press(probe, probe->keys[i % 2]);
        breathe(i);
        if (took_ms > 0) {
            print("turn_ms", took_ms);
        }
    }
}

static void do_walk(Probe *probe, int count) {
    double took_ms = 1;
    int walked = 0;
    while (walked < count && took_ms > 0) {
        took_ms = press(probe, probe->keys[0]);
        if (took_ms > 0) {
            print("walk_ms", took_ms);
            walked++;
        }
    }
    print("walk_pages", walked);
}

/* Three quarters of the screen in 0.6 s, with a position every 8 ms as touch panels report them.
 */
static void drag_once(Probe *probe, bool forward) {
    enum { STEPS = 75, STEP_MS = 8, FROM_X = 1700, TO_X = 260, Y = 620 };
    int from = forward ? FROM_X : TO_X;
    int to = forward ? TO_X : FROM_X;
    double last_ms = 0;
    watch_point(probe->watch, from, Y);
    watch_settled(probe->watch, clock_ms(), QUIET_MS);
    double start_ms = clock_ms();
    watch_button(probe->watch, true);
    for (int i = 1; i <= STEPS; i++) {
        double step_ms = start_ms + i * STEP_MS;
        double reported_ms = watch_report(probe->watch, step_ms);
        while (reported_ms > 0) {
            if (last_ms > 0) {
                print("drag_interval_ms", reported_ms - last_ms);
            }
            last_ms = reported_ms;
            reported_ms = watch_report(probe->watch, step_ms);
        }
        watch_point(probe->watch, from + (to - from) * i / STEPS, Y);
    }
    watch_button(probe->watch, false);
    watch_settled(probe->watch, clock_ms(), 400);
}

static void do_drag(Probe *probe, int count) {
    for (int i = 0; i < count; i++) {
        drag_once(probe, i % 2 == 0);
        breathe(i);
    }
}

static void do_idle(Probe *probe, int seconds) {
    if (process_count() == 0) {
        give_up(probe, "the program has ended by itself");
    }
    ProcessUse before = process_use();
    sleep_ms(seconds * 1e3);
    ProcessUse after = process_use();
    print("idle_cpu_ms", (after.cpu_ms - before.cpu_ms) / seconds);
    print("idle_wakeups", (double)(after.wakeups - before.wakeups) / seconds);
}

/* What bench-allocations counts in the file $BENCH_ALLOCATIONS: calls, and apart from them those of
 * the X libraries. */
enum { COUNT_OURS, COUNT_DISPLAY, COUNT_COUNT };

static const volatile uint64_t *open_counters(const Probe *probe) {
    const char *path = getenv("BENCH_ALLOCATIONS");
    int file = path ? open(path, O_RDONLY) : -1;
    void *counters = MAP_FAILED;
    if (file >= 0) {
        counters = mmap(NULL, COUNT_COUNT * sizeof(uint64_t), PROT_READ, MAP_SHARED, file, 0);
    }
    if (counters == MAP_FAILED) {
        give_up(probe, "$BENCH_ALLOCATIONS names no counter");
    }
    return counters;
}

static void do_count(Probe *probe, int count) {
    const volatile uint64_t *counters = open_counters(probe);
    for (int i = 0; i < count; i++) {
        uint64_t ours = counters[COUNT_OURS];
        uint64_t display = counters[COUNT_DISPLAY];
        double took_ms = press(probe, probe->keys[i % 2]);
        breathe(i);
        if (took_ms > 0) {
            print("allocations", (double)(counters[COUNT_OURS] - ours));
            print("display_allocations", (double)(counters[COUNT_DISPLAY] - display));
        }
    }
}

static void do_memory(Probe *probe) {
    long kib = process_pss_kib();
    if (kib == 0) {
        give_up(probe, "the memory of its processes may only be read by root");
    }
    print("memory_kib", (double)kib);
    print("processes", process_count());
}

/* "NEXT,BACK"; the names stay in the command line. */
static void do_keys(Probe *probe, char *names) {
    char *comma = strchr(names, ',');
    if (!comma) {
        give_up(probe, "keys wants two names");
    }
    *comma = 0;
    probe->keys[0] = names;
    probe->keys[1] = comma + 1;
}

static bool act(Probe *probe, char *action) {
    static const struct {
        const char *name;
        void (*act)(Probe *probe, int number);
    } actions[] = {
        {"turn=", do_turn}, {"walk=", do_walk},   {"drag=", do_drag},
        {"idle=", do_idle}, {"count=", do_count},
    };
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
        size_t size = strlen(actions[i].name);
        if (strncmp(action, actions[i].name, size) == 0) {
            actions[i].act(probe, atoi(action + size));
            return true;
        }
    }
    if (strncmp(action, "rest=", 5) == 0) {
        sleep_ms(atof(action + 5) * 1e3);
    } else if (strcmp(action, "start") == 0) {
        do_start(probe);
    } else if (strcmp(action, "middle") == 0) {
        watch_only(probe->watch, 8, 30, 50, 70);
    } else if (strcmp(action, "memory") == 0) {
        do_memory(probe);
    } else if (strcmp(action, "fill") == 0) {
        watch_fill(probe->watch);
        watch_settled(probe->watch, clock_ms(), TURN_LIMIT_MS);
    } else if (strncmp(action, "keys=", 5) == 0) {
        do_keys(probe, action + 5);
    } else {
        return false;
    }
    return true;
}

int main(int argc, char **argv) {
    int end = 1;
    while (end < argc && strcmp(argv[end], "--") != 0) {
        end++;
    }
    if (end + 1 >= argc) {
        fputs(usage, stderr);
        return 2;
    }
    Probe probe = {.watch = watch_open(), .keys = {"Right", "Left"}};
    watch_settled(probe.watch, clock_ms(), QUIET_MS);
    watch_mark_empty(probe.watch);
    probe.started_ms = clock_ms();
    probe.pid = process_start(argv + end + 1);
    int status = 0;
    for (int i = 1; i < end && status == 0; i++) {
        if (!act(&probe, argv[i])) {
            fputs(usage, stderr);
            status = 2;
        }
    }
    process_end(probe.pid);
    return status;
}
