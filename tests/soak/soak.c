/* A day of a booth's life and more, in minutes: the kiosk's own main with a clock that jumps.
 *
 *     soak PROJECT WORK [seed=1] [touches=1000000] [resets=10000] [updates=1000] [hours=24]
 *                       [size=1920x1080] [cycle=5] [seconds=0]
 *
 * Goes on until touches, resets, updates and hours are all reached, or for so many seconds by the
 * wall. PROJECT is the folder of the sources, WORK one that does not exist yet; it stays when a
 * promise is broken. Prints a table; exit 1 when a promise is broken, 2 when it cannot begin. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "world.h"

int kiosk_main(int argc, char **argv);

enum {
    /* A picture that a visitor waits for longer than this has been noticed. */
    TURN_FRAMES = 3,
    /* One for each picture and each finger, and some for drawing ahead and for the kernel's
     * connectors, which are looked at every five seconds; a run has half of this. */
    SLEEPS_MOST = 2,
    /* Before this share of the samples, in percent, every cache and every arena is still finding
     * its size. */
    WARM_UP = 33,
    /* What a run without a fault may seem to rise by; README.md says how it was found. */
    HEAP_NOISE = 96 * 1024,
    PAGES_NOISE = 1024 * 1024,
    FEW_VISITS = 100,
    PATH_BYTES = 512,
};

/* The address sanitizer has memory of its own and is slow; then only what is counted tells. */
#ifdef __SANITIZE_ADDRESS__
enum { MEASURES_MEMORY = 0 };
#else
enum { MEASURES_MEMORY = 1 };
#endif

static void row(const char *what, const char *promise, bool good, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void row(const char *what, const char *promise, bool good, const char *format, ...) {
    char text[200];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    printf("%-6s| %-25s| %-35s| %s\n", good ? "holds" : "FAILS", what, promise, text);
}

/* Without a promise. */
static void figure(const char *what, long long count) {
    printf("%-6s| %-25s| %-35s| %lld\n", "", what, "", count);
}

static bool tell_counts(const World *world) {
    const Plan *plan = &world->plan;
    bool share = plan->seconds > 0;
    struct {
        const char *what;
        long long wanted, got;
    } rows[] = {{"hours of booth life", plan->hours, world->now_us / 3600000000},
                {"touch events", plan->touches, world->touches},
                {"idle resets", plan->resets, world->resets},
                {"updates kept", plan->updates, world->updates}};
    bool all = true;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        char promise[40] = "a share";
        bool good = rows[i].got >= (share ? 1 : rows[i].wanted);
        if (!share) {
            snprintf(promise, sizeof(promise), "at least %lld", rows[i].wanted);
        }
        row(rows[i].what, promise, good, "%lld", rows[i].got);
        all = all && good;
    }
    figure("visits", world->visitor.visits);
    figure("shelves exchanged", world->exchanges);
    figure("displays that came back", world->resizes);
    figure("looks at the staff's page", world->staff);
    figure("pictures", world->gauge.pictures);
    return all;
}

/* A loop that wakes for nothing burns the processor and shows nothing for it. */
static bool tell_sleeps(const World *world) {
    int64_t most = SLEEPS_MOST * (world->gauge.pictures + world->touches);
    bool good = world->sleeps <= most;
    row("sleeps of the loop", "at most 2 for a picture or touch", good, "%lld",
        (long long)world->sleeps);
    return good;
}

static bool tell_turns(const char *what, const Turns *turns, bool promised) {
    char text[160];
    int32_t size = 0;
    bool good = !promised || (turns->count > 0 && turns->most_us <= TURN_FRAMES * FRAME_US);
    for (int32_t i = 0; i < FRAMES_MAX; i++) {
        if (turns->frames[i] > 0 && size < (int32_t)sizeof(text) - 24) {
            size += snprintf(text + size, sizeof(text) - (size_t)size, "%s%d in %d",
                             size > 0 ? ", " : "", turns->frames[i], i);
        }
    }
    row(what, promised ? "at most 3 frames" : "", good, "%s; longest %.1f ms", text,
        (double)turns->most_us / 1000);
    return good;
}

/* Two questions, because each is blind where the other sees. The line may rise by no more than its
 * own uncertainty, the floor under all samples by no more than the noise found in runs without a
 * fault (README.md). Falling is no leak. */
static bool tell_memory(const char *what, const Slope *slope, double noise) {
    double drift = slope->each * slope->span;
    /* On a slow machine five minutes hold so few visits that their floor is not reached in both
     * halves. */
    noise *= slope->span < FEW_VISITS ? FEW_VISITS / (slope->span + 1) : 1;
    double bound = noise + 3 * slope->error * slope->span;
    bool good = drift <= bound && (double)slope->floor_rise <= noise;
    char promise[48];
    snprintf(promise, sizeof(promise), "slope 0: < %.0f KiB, floor < %.0f", bound / 1024,
             noise / 1024);
    row(what, promise, good,
        "%+.1f ± %.1f bytes a visit: %+.0f KiB; floor %+.0f KiB; at most %.2f MiB", slope->each,
        slope->error, drift / 1024, (double)slope->floor_rise / 1024,
        (double)slope->most / 1048576);
    return good;
}

/* What only the loop itself makes is the same at every sample. A child or a thread of the update
 * may hold a descriptor for a moment, so of those the floor tells. */
static bool tell_count(const char *what, const Slope *slope, bool steady) {
    bool good = steady ? slope->least == slope->most : slope->floor_rise <= 0;
    row(what, steady ? "the same at every sample" : "floor does not rise", good,
        "%lld to %lld; floor %+lld", (long long)slope->least, (long long)slope->most,
        (long long)slope->floor_rise);
    return good;
}

static bool tell_samples(const Gauge *gauge) {
    int32_t first = gauge->sample_count * WARM_UP / 100;
    Slope heap = gauge_slope(gauge, SAMPLE_HEAP, first);
    Slope mapped = gauge_slope(gauge, SAMPLE_MAPPED, first);
    Slope pss = gauge_slope(gauge, SAMPLE_PSS, first);
    Slope files = gauge_slope(gauge, SAMPLE_FILES, 0);
    Slope textures = gauge_slope(gauge, SAMPLE_TEXTURES, 0);
    Slope surfaces = gauge_slope(gauge, SAMPLE_SURFACES, 0);
    bool good = gauge->sample_count >= 3;
    if (!good) {
        row("samples", "at least 3", good, "%d", gauge->sample_count);
    }
    if (MEASURES_MEMORY) {
        good = tell_memory("memory: heap", &heap, HEAP_NOISE) && good;
        good = tell_memory("memory: mappings", &mapped, PAGES_NOISE) && good;
        good = tell_memory("memory: PSS", &pss, PAGES_NOISE) && good;
    }
    good = tell_count("descriptors", &files, false) && good;
    good = tell_count("textures", &textures, true) && good;
    return tell_count("surfaces", &surfaces, true) && good;
}

static bool tell(const World *world) {
    bool good = tell_counts(world);
    good = tell_sleeps(world) && good;
    good = tell_turns("page turns", &world->gauge.turns, MEASURES_MEMORY) && good;
    tell_turns("other ways", &world->gauge.visits, false);
    good = tell_samples(&world->gauge) && good;
    if (world->trouble[0]) {
        row("came to its end", "", false, "%s", world->trouble);
    }
    printf(
        "SCORE soak: %.1f hours, %lld touches, %lld resets, %d updates, %d turns within %.1f ms\n",
        (double)world->now_us / 3.6e9, (long long)world->touches, (long long)world->resets,
        world->updates, world->gauge.turns.count, (double)world->gauge.turns.most_us / 1000);
    return good && world->trouble[0] == 0;
}

/* For whoever wants to look at the curve: visits, then the values in the order of SampleKind. */
static void keep_samples(const World *world) {
    char path[PATH_BYTES];
    snprintf(path, sizeof(path), "%s/samples.txt", world->plan.work);
    FILE *file = fopen(path, "w");
    for (int32_t i = 0; file && i < world->gauge.sample_count; i++) {
        const Sample *sample = &world->gauge.samples[i];
        fprintf(file, "%d", sample->visits);
        for (int32_t kind = 0; kind < SAMPLE_COUNT; kind++) {
            fprintf(file, " %lld", (long long)sample->values[kind]);
        }
        fputc('\n', file);
    }
    if (file) {
        fclose(file);
    }
}

/* "name=number"; false when it is none of those. */
static bool read_word(Plan *plan, const char *word) {
    struct {
        const char *name;
        int64_t *value;
    } numbers[] = {{"hours", &plan->hours},
                   {"touches", &plan->touches},
                   {"resets", &plan->resets},
                   {"updates", &plan->updates},
                   {"seconds", &plan->seconds}};
    unsigned long long seed = 0;
    for (int32_t i = 0; i < COUNT_OF(numbers); i++) {
        size_t size = strlen(numbers[i].name);
        if (strncmp(word, numbers[i].name, size) == 0 && word[size] == '=') {
            *numbers[i].value = atoll(word + size + 1);
            return true;
        }
    }
    if (sscanf(word, "seed=%llu", &seed) == 1) {
        plan->seed = seed;
        return true;
    }
    return sscanf(word, "size=%dx%d", &plan->width_px, &plan->height_px) == 2 ||
           sscanf(word, "cycle=%d", &plan->cycle) == 1;
}

static bool read_plan(int argc, char **argv, Plan *plan) {
    bool good = argc >= 3;
    for (int i = 3; i < argc && good; i++) {
        good = read_word(plan, argv[i]);
    }
    return good && plan->cycle > 0 && plan->width_px > 0 && plan->height_px > 0;
}

/* The program's own words go to a journal; what is printed here is the table. */
static bool prepare(World *world, const char *project) {
    char path[PATH_BYTES];
    snprintf(path, sizeof(path), "%s/journal", world->plan.work);
    if (mkdir(world->plan.work, 0700) != 0 || !freopen(path, "w", stderr) ||
        !world_serve(world, "prepare", project) || !world_serve(world, "start", NULL)) {
        printf("soak: %s cannot be prepared; is it new, and are the programs built?\n",
               world->plan.work);
        return false;
    }
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_RENDER_DRIVER", "software", 1);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WAYLAND_DISPLAY");
    return true;
}

static int run_kiosk(const Plan *plan) {
    char paths[5][PATH_BYTES];
    char size[32];
    static const char *const names[] = {"run", "store", "keys", "base.tsubo", "kiosk.conf"};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/%s", plan->work, names[i]);
    }
    snprintf(size, sizeof(size), "%dx%d", plan->width_px, plan->height_px);
    char *words[] = {"tsubo-kiosk", "--requests", paths[0], "--store", paths[1],
                     "--keys",      paths[2],     "--pack", paths[3],  "--config",
                     paths[4],      "--window",   size,     NULL};
    FILE *config = fopen(paths[4], "w");
    if (config) {
        fprintf(config, "[times]\nquestion = 5\n[staff]\nstate = %s/state\n", plan->work);
        fclose(config);
    }
    return kiosk_main(COUNT_OF(words) - 1, words);
}

/* Beside this program are the others. */
static void find_programs(char *bin) {
    ssize_t size = readlink("/proc/self/exe", bin, PATH_BYTES - 1);
    bin[size > 0 ? size : 0] = 0;
    char *slash = strrchr(bin, '/');
    if (slash) {
        *slash = 0;
    }
}

int main(int argc, char **argv) {
    static char bin[PATH_BYTES];
    static char machine[PATH_BYTES];
    Plan plan = {.seed = 1,
                 .hours = 24,
                 .touches = 1000000,
                 .resets = 10000,
                 .updates = 1000,
                 .width_px = 1920,
                 .height_px = 1080,
                 .cycle = 5,
                 .bin = bin,
                 .machine = machine};
    if (!read_plan(argc, argv, &plan)) {
        fputs("usage: soak PROJECT WORK [seed=N] [hours=N] [touches=N] [resets=N] [updates=N]\n"
              "            [size=WxH] [cycle=N] [seconds=N]\n",
              stderr);
        return 2;
    }
    find_programs(bin);
    snprintf(machine, sizeof(machine), "%s/tests/soak/machine", argv[1]);
    plan.work = argv[2];
    World *world = world_here();
    world_begin(world, &plan);
    if (!prepare(world, argv[1])) {
        return 2;
    }
    int status = run_kiosk(&plan);
    keep_samples(world);
    bool good = tell(world) && status == 0;
    if (!good) {
        printf("soak: the viewer ended with %d; %s has its journal and all samples\n", status,
               plan.work);
    }
    return good ? 0 : 1;
}
