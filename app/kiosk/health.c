/* One function per row of the page. */
#include "kiosk/health.h"

#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "library/state.h"

enum { HEALTH_ARENA = 256 * 1024, MB = 1024 * 1024 };

/* Counts notes of the settings' file, because a typo is something the staff can mend. */
Health health_open(int32_t notes) {
    return (Health){.arena = arena_open(HEALTH_ARENA), .notes = notes};
}

void health_close(Health *health) {
    arena_close(&health->arena);
}

/* The state as the store wrote it last, read without its lock: slots are replaced whole. */
static bool read_state(Arena *arena, Str store, State *state) {
    bool found = false;
    *state = (State){0};
    for (int32_t slot = 0; slot < 2; slot++) {
        State other;
        Failure failure;
        Str text = {0};
        Str path = arena_print_in(arena, "%.*s/state.%d", STR_ARG(store), slot);
        if (file_read_in(arena, path, STATE_BYTES, &text, &failure) && state_parse(text, &other) &&
            (!found || other.generation > state->generation)) {
            *state = other;
            found = true;
        }
    }
    return found;
}

/* Read from the state's own files; nobody is asked for it. */
static void gather_store(Facts *facts, const Renewal *renewal, const State *state) {
    struct statvfs about;
    Str store = renewal ? renewal->wish.store : S("");
    facts->store = STORE_UNUSED;
    facts->last = state->last;
    if (store.size == 0) {
        return;
    }
    bool room = statvfs(store.at, &about) == 0;
    facts->free_mb = room ? (int32_t)((uint64_t)about.f_bavail * about.f_frsize / MB) : 0;
    /* A store without a state is a new one, if its folder answers. */
    facts->store = room ? STORE_FINE : STORE_BROKEN;
}

/* One row a pack: title, serial, date. */
static void gather_packs(Facts *facts, const Shelf *shelf, const State *state) {
    facts->pack_count = 0;
    if (!shelf) {
        return;
    }
    for (int32_t i = 0; i < shelf_pack_count(shelf) && i < FACTS_PACKS_MAX; i++) {
        const PackMeta *meta = shelf_pack_meta(shelf, i);
        const StatePack *row = state_find_const(state, meta->id);
        facts->packs[facts->pack_count++] =
            (FactsPack){.id = meta->id,
                        .title = meta->title,
                        .serial = meta->serial,
                        .may_roll_back = row && !release_is_none(&row->previous),
                        .may_remove = row && !release_is_none(&row->active)};
    }
}

/* What the booth shows, as an editor would name it. */
static void gather_issue(Facts *facts, const OpenedHome *home, const Shelf *shelf) {
    facts->issue = 0;
    if (shelf && home->issue_count > 0) {
        const IssueRecord *newest = &home->issues[0];
        facts->issue = newest->number;
        facts->year = newest->year;
        facts->month = newest->month;
        facts->day = newest->day;
    }
}

/* A number behind a word in a file of /proc, such as "MemAvailable:    123 kB"; 0 without it. */
static int32_t proc_kib(const char *path, const char *word) {
    char line[128];
    long long kib = 0;
    size_t size = strlen(word);
    FILE *file = fopen(path, "re");
    while (file && kib == 0 && fgets(line, sizeof(line), file)) {
        if (strncmp(line, word, size) == 0) {
            sscanf(line + size, "%lld", &kib);
        }
    }
    if (file) {
        fclose(file);
    }
    return kib > INT32_MAX ? INT32_MAX : (int32_t)kib;
}

/* Uptime and memory, from the kernel. */
static void gather_machine(Facts *facts, const HealthSources *sources) {
    facts->up_s = sources->up_ms / 1000;
    facts->used_mb = proc_kib("/proc/self/status", "VmRSS:") / 1024;
    facts->memory_mb = proc_kib("/proc/meminfo", "MemAvailable:") / 1024;
    facts->missing = fonts_missing(sources->stage->fonts);
}

/* Panels, and spots that do not let go. */
static void gather_input(Facts *facts, const HealthSources *sources) {
    const Look *look = &sources->stage->model.look;
    facts->width_px = look->width_px;
    facts->height_px = look->height_px;
    facts->turn = sources->options->turn;
    facts->display = sources->life->display;
    facts->displays = sources->life->displays;
    facts->panels = sources->life->panels;
    facts->spots = sources->stage->model.spots.count;
}

static FactsCounting counting_of(const StatsFile *counts) {
    return !counts->stats           ? COUNTING_OFF
           : counts->path.size == 0 ? COUNTING_MEMORY
           : counts->failed         ? COUNTING_FAILED
                                    : COUNTING_ON;
}

/* The title of an item on the shelf of today; one that is gone keeps its key. */
static Str title_of(Arena *arena, Shelf *shelf, const char *key, bool *video) {
    ItemKind kind = ITEM_ARTICLE;
    int32_t id = 0;
    Failure ignored;
    ArticleRecord article;
    VideoRecord record;
    Str name = arena_copy_in(arena, str_from_c(key));
    if (!shelf || !shelf_find_key(shelf, name, &kind, &id, &ignored) || id == 0) {
        return name;
    }
    *video = kind == ITEM_VIDEO;
    if (*video) {
        return shelf_video_in(shelf, arena, id, &record, &ignored) ? record.title : name;
    }
    return shelf_article_in(shelf, arena, id, &article, &ignored) ? article.title : name;
}

/* Bars and totals from the same counters. */
static void gather_counts(Health *health, Facts *facts, const HealthSources *sources) {
    const StatsFile *counts = sources->counts;
    StatsItem top[FACTS_TOP_MAX];
    facts->counting = counting_of(counts);
    facts->top_count = 0;
    facts->sums = (StatsSums){0};
    if (!counts->stats) {
        return;
    }
    facts->sums = stats_sums(counts->stats);
    facts->top_count = stats_top(counts->stats, top, FACTS_TOP_MAX);
    for (int32_t i = 0; i < facts->top_count; i++) {
        bool video = false;
        Str title = title_of(&health->arena, sources->stage->shelf, top[i].key, &video);
        facts->top[i] = (FactsTop){title, video, top[i].opens, top[i].completed};
    }
}

static FactsClock clock_of(QuietAnswer quiet) {
    switch (quiet) {
    case QUIET_UNUSED: return CLOCK_UNUSED;
    case QUIET_DAY:
    case QUIET_NIGHT: return CLOCK_FINE;
    case QUIET_CLOCK_WRONG: return CLOCK_WRONG;
    }
    return CLOCK_UNUSED;
}

/* Gathered when the staff page opens, not before: health that is watched all the time costs a wake-
 * up. */
void health_gather(Health *health, const HealthSources *sources) {
    Stage *stage = sources->stage;
    Facts *facts = &stage->facts;
    State state;
    arena_reset(&health->arena);
    Str store = sources->renewal ? sources->renewal->wish.store : S("");
    bool found = store.size > 0 && read_state(&health->arena, store, &state);
    if (!found) {
        state = (State){0};
    }
    facts->name = stage->booth.name;
    facts->version = S(TSUBO_VERSION);
    facts->notes = health->notes;
    gather_input(facts, sources);
    gather_packs(facts, stage->shelf, &state);
    gather_issue(facts, &stage->opened.home, stage->shelf);
    gather_store(facts, sources->renewal, &state);
    gather_machine(facts, sources);
    gather_counts(health, facts, sources);
    facts->clock = clock_of(sources->life->quiet);
    stage_use_facts(stage);
}
