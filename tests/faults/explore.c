/* Every state in which a power cut may leave the store, and the real start on each of them.
 *
 *     explore [EVERY]          checks every EVERYth state (1: all)
 *
 * A year of a booth is played once on a disk of memory that keeps a log: first installation,
 * updates, a pack that is found faulty, one that crashes, the staff rolling back, a second id that
 * comes and goes. Then the power is cut after each change of the log. What was synced by then is
 * there; of the rest up to three changes are missing, or all but up to three, or everything from
 * some change on, or one write is there in part (cut at 512 and 4096 bytes, from both sides), or
 * one rename has taken the old name away and not given the new one. On each such disk the next
 * start must find a whole state that is no older than what was acknowledged, and open what was open
 * before or what should be open after, byte for byte. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "library/slots.h"
#include "scene.h"

enum {
    STAGES_MAX = 64,
    PACKS_MAX = 16,
    PENDING_MAX = 128,
    MISSING_MAX = 3,
    CUTS_MAX = 8, /* of one write, for each size of sector */
};

/* What a start opens at the end of a stage, computed on a disk without any loss. */
typedef struct Stage {
    const char *name;
    int32_t at; /* changes of the log by then */
    int32_t generation;
    OpenList opens;
} Stage;

typedef struct Year {
    Scene *scene;
    ScenePack packs[PACKS_MAX];
    int32_t pack_count;
    Stage stages[STAGES_MAX];
    int32_t stage_count;
    RamDisk *after;
    Disk after_disk;
    Library library; /* over after_disk */
    int64_t every;
    int64_t states;
    int64_t checked;
    int64_t lost;
} Year;

static void open_after(Year *year, OpenList *list) {
    library_start(&year->library, OPEN_NEWEST, list);
}

/* Ends a stage: what was done until here is acknowledged. */
static void stage(Year *year, const char *name) {
    Stage *now = &year->stages[year->stage_count++];
    State state;
    CrashChoice nothing = {.torn = -1, .lost_name = -1};
    now->name = name;
    now->at = year->scene->ram->change_count;
    (void)slots_read(&year->scene->disk, &state);
    now->generation = state.generation;
    ram_crash(year->scene->ram, now->at, &nothing, year->after);
    open_after(year, &now->opens);
}

static ScenePack *pack_of(Year *year, const char *id, int32_t serial) {
    ScenePack *pack = &year->packs[year->pack_count++];
    *pack = scene_pack(year->scene, id, serial, (uint32_t)serial * 7 + (uint32_t)id[3]);
    return pack;
}

static void install(Year *year, const ScenePack *pack, UpdateCode wanted) {
    scene_empty_stick(year->scene);
    scene_offer(year->scene, "pack", pack);
    InstallEvent event = scene_install(year->scene);
    if (event.code != wanted) {
        printf("installing %d: %.*s\n", pack->claim.serial, STR_ARG(code_text(event.code)->name));
        exit(1);
    }
    stage(year, "install");
}

static void start(Year *year) {
    OpenList list;
    library_start(&year->scene->library, OPEN_NEWEST, &list);
    stage(year, "start");
}

static void update(Year *year, const ScenePack *pack) {
    OpenList list;
    Release release;
    install(year, pack, CODE_P4);
    library_switch(&year->scene->library, &list, &release);
    stage(year, "switch");
    library_confirm(&year->scene->library, &release);
    stage(year, "confirm");
}

static void play(Year *year) {
    bool done;
    stage(year, "nothing");
    update(year, pack_of(year, "jp.a", 10));
    update(year, pack_of(year, "jp.a", 20));
    update(year, pack_of(year, "jp.a", 30));
    year->scene->verdict = (Verdict){.code = CODE_U40, .page = 3};
    install(year, pack_of(year, "jp.a", 40), CODE_U40);
    year->scene->verdict = (Verdict){0};
    install(year, pack_of(year, "jp.a", 50), CODE_P4);
    for (int32_t i = 0; i < RULES_ATTEMPTS + 1; i++) {
        start(year);
    }
    update(year, pack_of(year, "jp.b", 5));
    install(year, pack_of(year, "jp.a", 60), CODE_P4);
    start(year);
    install(year, pack_of(year, "jp.a", 70), CODE_P4);
    start(year);
    library_roll_back(&year->scene->library, S("jp.a"));
    stage(year, "rollback of a trial");
    library_roll_back(&year->scene->library, S("jp.a"));
    stage(year, "rollback");
    start(year);
    library_remove(&year->scene->library, S("jp.b"), &done);
    stage(year, "remove");
    update(year, pack_of(year, "jp.a", 80));
}

static bool same_opens(const OpenList *a, const OpenList *b) {
    bool same = a->count == b->count;
    for (int32_t i = 0; same && i < a->count; i++) {
        same =
            strcmp(a->items[i].id, b->items[i].id) == 0 && a->items[i].serial == b->items[i].serial;
    }
    return same;
}

static const ScenePack *known_pack(const Year *year, const OpenItem *item) {
    for (int32_t i = 0; i < year->pack_count; i++) {
        if (strcmp(year->packs[i].claim.id, item->id) == 0 &&
            year->packs[i].claim.serial == item->serial) {
            return &year->packs[i];
        }
    }
    return NULL;
}

static bool node_is(const RamNode *node, Str bytes) {
    return node && str_equal((Str){node->bytes, node->size}, bytes);
}

/* Byte for byte what the editor made, with its signature beside it. */
static bool is_genuine(const Year *year, const OpenItem *item) {
    const ScenePack *pack = known_pack(year, item);
    if (!pack) {
        return false;
    }
    StoredPath sidecar = stored_path(&pack->claim.digest, STORED_SIDECAR);
    return node_is(ram_find(year->after, item->path.text), pack->bytes) &&
           node_is(ram_find(year->after, sidecar.text), pack->sidecar);
}

/* What is wrong with the disk after the cut; NULL when nothing is. */
static const char *judge(Year *year, const Stage *before, const Stage *behind) {
    State state;
    OpenList list;
    SlotsFound found = slots_read(&year->after_disk, &state);
    if (found == SLOTS_LOST || (found == SLOTS_EMPTY && before->generation > 0)) {
        return "the state is lost";
    }
    if (state.generation < before->generation || state.generation > behind->generation) {
        return "the state is not the one that was acknowledged";
    }
    open_after(year, &list);
    if (list.damaged) {
        return "a pack is damaged";
    }
    if (!same_opens(&list, &before->opens) && !same_opens(&list, &behind->opens)) {
        return "neither the old nor the new is opened";
    }
    for (int32_t i = 0; i < list.count; i++) {
        if (!is_genuine(year, &list.items[i])) {
            return "a pack that is opened is not genuine";
        }
    }
    /* The start after a recovery may not clear away, because it read no state; the next one does.
     */
    if (ram_count(year->after, DISK_INCOMING) != 0 && found == SLOTS_READ) {
        return "something is left in incoming/";
    }
    return NULL;
}

/* One state: the cut after `at` changes with this choice. */
static void check(Year *year, int32_t at, const CrashChoice *choice) {
    int32_t behind = 0;
    year->states++;
    if (year->states % year->every != 0) {
        return;
    }
    while (behind < year->stage_count - 1 && year->stages[behind].at < at) {
        behind++;
    }
    const Stage *before =
        &year->stages[behind > 0 && year->stages[behind].at >= at ? behind - 1 : behind];
    ram_crash(year->scene->ram, at, choice, year->after);
    const char *fault = judge(year, before, &year->stages[behind]);
    year->checked++;
    if (fault) {
        year->lost++;
        if (year->lost <= 5) {
            printf("lost: cut after change %d, in %s: %s\n", at, year->stages[behind].name, fault);
        }
    }
}

/* Changes that need not be there yet. */
typedef struct Pending {
    int32_t changes[PENDING_MAX];
    int32_t count;
} Pending;

static void find_pending(const Year *year, int32_t at, Pending *pending) {
    pending->count = 0;
    for (int32_t i = 0; i < at; i++) {
        if (!ram_is_certain(year->scene->ram, i, at)) {
            assert(pending->count < PENDING_MAX && "a booth syncs often");
            pending->changes[pending->count++] = i;
        }
    }
}

/* All sets of one to three pending changes: these missing, or all but these. */
static void check_sets(Year *year, int32_t at, const Pending *pending, bool others) {
    bool missing[RAM_CHANGES] = {false};
    CrashChoice choice = {.missing = missing, .torn = -1, .lost_name = -1};
    for (int32_t i = 0; others && i < pending->count; i++) {
        missing[pending->changes[i]] = true;
    }
    for (int32_t i = 0; i < pending->count; i++) {
        missing[pending->changes[i]] = !others;
        check(year, at, &choice);
        for (int32_t j = i + 1; j < pending->count; j++) {
            missing[pending->changes[j]] = !others;
            check(year, at, &choice);
            for (int32_t k = j + 1; k < pending->count; k++) {
                missing[pending->changes[k]] = !others;
                check(year, at, &choice);
                missing[pending->changes[k]] = others;
            }
            missing[pending->changes[j]] = others;
        }
        missing[pending->changes[i]] = others;
    }
}

/* Everything from some pending change on is missing. */
static void check_ends(Year *year, int32_t at, const Pending *pending) {
    bool missing[RAM_CHANGES] = {false};
    CrashChoice choice = {.missing = missing, .torn = -1, .lost_name = -1};
    for (int32_t i = pending->count - 1; i >= 0; i--) {
        missing[pending->changes[i]] = true;
        check(year, at, &choice);
    }
}

/* One write is there in part, with everything else or with nothing that came behind it. */
static void check_torn(Year *year, int32_t at, const Pending *pending, int32_t sector) {
    for (int32_t i = 0; i < pending->count; i++) {
        const Change *change = &year->scene->ram->changes[pending->changes[i]];
        bool missing[RAM_CHANGES] = {false};
        for (int32_t j = i + 1; j < pending->count; j++) {
            missing[pending->changes[j]] = true;
        }
        int32_t cuts = change->kind == CHANGE_WRITE ? change->size / sector : -1;
        for (int32_t cut = 0; cut <= cuts && cut <= CUTS_MAX; cut++) {
            CrashChoice choice = {.torn = pending->changes[i], .lost_name = -1};
            choice.torn_to = cut * sector;
            check(year, at, &choice);
            choice.missing = missing;
            check(year, at, &choice);
            choice.torn_from = cut * sector;
            choice.torn_to = change->size;
            check(year, at, &choice);
            choice.missing = NULL;
            check(year, at, &choice);
        }
    }
}

/* One rename took the old name away and did not give the new one. */
static void check_lost_names(Year *year, int32_t at, const Pending *pending) {
    for (int32_t i = 0; i < pending->count; i++) {
        CrashChoice choice = {.torn = -1, .lost_name = pending->changes[i]};
        if (year->scene->ram->changes[pending->changes[i]].kind == CHANGE_RENAME) {
            check(year, at, &choice);
        }
    }
}

/* A hundred losses prove enough. */
static void cut_everywhere(Year *year) {
    for (int32_t at = 1; at <= year->scene->ram->change_count && year->lost < 100; at++) {
        Pending pending;
        CrashChoice nothing = {.torn = -1, .lost_name = -1};
        find_pending(year, at, &pending);
        check(year, at, &nothing);
        check_sets(year, at, &pending, false);
        check_sets(year, at, &pending, true);
        check_ends(year, at, &pending);
        check_torn(year, at, &pending, 512);
        check_torn(year, at, &pending, 4096);
        check_lost_names(year, at, &pending);
    }
}

int main(int argc, char **argv) {
    Year *year = calloc(1, sizeof(*year));
    year->every = argc > 1 ? atoi(argv[1]) : 1;
    year->scene = scene_open();
    year->after = ram_new(false);
    year->after_disk = ram_disk(year->after);
    year->library = (Library){
        .disk = &year->after_disk, .keyring = &year->scene->keyring, .booth = &year->scene->booth};
    play(year);
    cut_everywhere(year);
    printf("SCORE crash states: %lld of %lld after %d changes in %d commands, lost %lld\n",
           (long long)year->checked, (long long)year->states, year->scene->ram->change_count,
           year->stage_count, (long long)year->lost);
    bool good = year->lost == 0 && year->states >= 100000;
    ram_free(year->after);
    scene_close(year->scene);
    free(year);
    return good ? 0 : 1;
}
