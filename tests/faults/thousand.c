/* A thousand insertions in random order into one running process: the same stick, another, an older
 * one, one that is pulled, one that is faulty, with switches, confirmations and crashes in between.
 *
 *     thousand [INSERTIONS]
 *
 * On a real disk, through the real folder of a stick. At the end descriptors and memory are where
 * they were after the first hundred. After every insertion that was an update, and after every
 * start, the store holds exactly what its state names: of each id the active and the previous pack,
 * and of at most one id a third that is on trial. Without a trial it is two. */
#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/slots.h"
#include "scene.h"

/* The address sanitizer keeps what was freed for a while; then only descriptors tell. */
#ifdef __SANITIZE_ADDRESS__
enum { MORE_KIB = 256 * 1024 };
#else
enum { MORE_KIB = 512 };
#endif

enum { KINDS = 8, IDS = 3 };

typedef struct Booths {
    Scene *scene;
    Disk disk;
    Stick stick;
    char root[64];
    uint32_t random;
    int32_t serials[IDS];
    int32_t results[CODE_COUNT];
    int32_t most_packs;
    int32_t most_of_one_id[2]; /* without a trial, and while there is one */
} Booths;

static uint32_t random_below(Booths *booths, uint32_t most) {
    booths->random = booths->random * 1664525u + 1013904223u;
    return (booths->random >> 8) % most;
}

static int32_t count_files(const char *folder) {
    DIR *open_folder = opendir(folder);
    int32_t count = 0;
    while (open_folder && readdir(open_folder)) {
        count++;
    }
    closedir(open_folder);
    return count - 2;
}

static int64_t memory_kib(void) {
    long pages = 0;
    long resident = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    assert(file);
    int got = fscanf(file, "%ld %ld", &pages, &resident);
    fclose(file);
    assert(got == 2);
    (void)got;
    return (int64_t)resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void put(const Booths *booths, const char *name, Str bytes, int32_t size) {
    char path[256];
    snprintf(path, sizeof(path), "%s/usb/TSUBO/%s", booths->root, name);
    FILE *file = fopen(path, "wb");
    assert(file);
    size_t done = fwrite(bytes.at, 1, (size_t)size, file);
    assert(done == (size_t)size);
    (void)done;
    fclose(file);
}

/* What stands on the stick this time. */
static void prepare(Booths *booths, uint32_t kind) {
    Scene *scene = booths->scene;
    uint32_t which = random_below(booths, IDS);
    char id[16];
    int32_t serial = booths->serials[which];
    snprintf(id, sizeof(id), "jp.%u", which);
    scene->verdict = (Verdict){0};
    if (kind == 1 || kind == 4 || kind == 5) {
        serial = booths->serials[which] += 10;
    } else if (kind == 2) {
        serial -= 3;
    }
    ScenePack pack = scene_pack(scene, id, serial > 0 ? serial : 1, (uint32_t)serial * 8 + which);
    int32_t size = kind == 4 ? pack.bytes.size / 2 : pack.bytes.size;
    put(booths, "p.tsubo", pack.bytes, size);
    put(booths, "p.tsubo.minisig", pack.sidecar, kind == 3 ? 40 : pack.sidecar.size);
    if (kind == 5) {
        scene->verdict = (Verdict){.code = CODE_U40, .page = 1};
    }
}

/* Pulled: the installation is let go after some steps. */
static UpdateCode insert(Booths *booths, uint32_t kind) {
    Scene *scene = booths->scene;
    Install *install = &scene->install;
    uint32_t steps = kind == 6 ? random_below(booths, 24) : 100000;
    install_begin(install, &scene->setting, scene->piece);
    for (uint32_t i = 0; i < steps && !install_has_ended(install); i++) {
        install_step(install);
    }
    UpdateCode code = install_has_ended(install) ? install->result.code : CODE_U13;
    install_close(install);
    return code;
}

/* What the viewer does meanwhile. */
static void live_on(Booths *booths) {
    OpenList list;
    Release release;
    switch (random_below(booths, 4)) {
    case 0: library_start(&booths->scene->library, OPEN_NEWEST, &list); break;
    case 1:
    case 2:
        library_switch(&booths->scene->library, &list, &release);
        library_confirm(&booths->scene->library, &release);
        break;
    default: library_switch(&booths->scene->library, &list, &release); break;
    }
}

/* How many packs the state names for an id. */
static int32_t count_named(const State *state, const StatePack *row) {
    bool trial = strcmp(state->trial_id, row->id) == 0 &&
                 !release_equal(&state->trial, &row->active) &&
                 !release_equal(&state->trial, &row->previous);
    return !release_is_none(&row->active) + !release_is_none(&row->previous) + trial;
}

/* Two of each id and the one on trial, each with its signature, and not a file more. */
static bool holds_what_it_may(Booths *booths) {
    char path[128];
    State state;
    int32_t named = 0;
    int32_t of_one_id = 0;
    if (slots_read(&booths->disk, &state) != SLOTS_READ) {
        return false;
    }
    for (int32_t i = 0; i < state.pack_count; i++) {
        int32_t count = count_named(&state, &state.packs[i]);
        named += count;
        of_one_id = count > of_one_id ? count : of_one_id;
    }
    snprintf(path, sizeof(path), "%s/store/packs", booths->root);
    int32_t packs = count_files(path) / 2;
    int32_t most = release_is_none(&state.trial) ? 2 : 3;
    booths->most_packs = packs > booths->most_packs ? packs : booths->most_packs;
    if (of_one_id > booths->most_of_one_id[most - 2]) {
        booths->most_of_one_id[most - 2] = of_one_id;
    }
    if (packs != named || of_one_id > most) {
        printf("%d packs where the state names %d, %d of one id\n", packs, named, of_one_id);
        return false;
    }
    return true;
}

static bool is_sound(Booths *booths) {
    OpenList list;
    library_start(&booths->scene->library, OPEN_NEWEST, &list);
    return !list.damaged && holds_what_it_may(booths);
}

static void begin(Booths *booths) {
    Failure failure;
    char path[128];
    bool shared = access("/dev/shm", W_OK) == 0;
    snprintf(booths->root, sizeof(booths->root), "%s/tsubo-thousand-XXXXXX",
             shared ? "/dev/shm" : "/tmp");
    assert(mkdtemp(booths->root));
    snprintf(path, sizeof(path), "mkdir -p %s/usb/TSUBO", booths->root);
    bool made = system(path) == 0;
    booths->scene = scene_open();
    booths->random = 20261122;
    snprintf(path, sizeof(path), "%s/store", booths->root);
    made = made && disk_open(&booths->disk, str_from_c(path), &failure);
    snprintf(path, sizeof(path), "%s/usb", booths->root);
    made = made && stick_open(&booths->stick, str_from_c(path), &failure);
    assert(made);
    (void)made;
    booths->scene->setting.disk = &booths->disk;
    booths->scene->setting.stick = &booths->stick;
    booths->scene->setting.reserve_bytes = 1024 * 1024;
    booths->scene->library.disk = &booths->disk;
}

static void end(Booths *booths) {
    char command[128];
    stick_close(&booths->stick);
    disk_close(&booths->disk);
    snprintf(command, sizeof(command), "rm -rf %s", booths->root);
    if (system(command) != 0) {
        fprintf(stderr, "%s stays\n", booths->root);
    }
    scene_close(booths->scene);
}

int main(int argc, char **argv) {
    Booths booths = {.most_packs = 0};
    int32_t insertions = argc > 1 ? atoi(argv[1]) : 1000;
    int32_t files = 0;
    int64_t kib = 0;
    bool good = true;
    begin(&booths);
    for (int32_t i = 0; i < insertions && good; i++) {
        ArenaMark mark = arena_mark(&booths.scene->arena);
        uint32_t kind = random_below(&booths, KINDS);
        prepare(&booths, kind);
        UpdateCode code = insert(&booths, kind);
        booths.results[code]++;
        good = code != CODE_P4 || holds_what_it_may(&booths);
        arena_rewind(&booths.scene->arena, mark);
        live_on(&booths);
        good = good && is_sound(&booths);
        if (i == insertions / 10) {
            files = count_files("/proc/self/fd");
            kib = memory_kib();
        }
    }
    int32_t more_files = count_files("/proc/self/fd") - files;
    int64_t more_kib = memory_kib() - kib;
    for (int32_t i = 0; i < CODE_COUNT; i++) {
        if (booths.results[i] > 0) {
            printf("%.*s %d  ", STR_ARG(code_text((UpdateCode)i)->name), booths.results[i]);
        }
    }
    printf("\nSCORE insertions: %d, %d ids, at most %d packs, %d of one id and %d while one is on "
           "trial, %+d descriptors, %+lld KiB\n",
           insertions, IDS, booths.most_packs, booths.most_of_one_id[0], booths.most_of_one_id[1],
           more_files, (long long)more_kib);
    end(&booths);
    return good && more_files == 0 && more_kib < MORE_KIB ? 0 : 1;
}
