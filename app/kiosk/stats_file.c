/* When to write is the whole art: in an idle moment, once, and not at all without news. */
#include "kiosk/stats_file.h"

#include <stdio.h>

#include "base/file.h"

/* Which boot this is, as the kernel names it; the same after a mere restart of the program. */
static Str boot_id(char id[STATS_BOOT_BYTES]) {
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    size_t got = file ? fread(id, 1, STATS_BOOT_BYTES - 1, file) : 0;
    if (file) {
        fclose(file);
    }
    id[got] = 0;
    return str_trim(str_from_c(id));
}

/* Renamed, for whoever wants to know what happened. */
static void put_aside(const StatsFile *file, const Failure *failure) {
    char broken[4096];
    snprintf(broken, sizeof(broken), "%.*s.broken", STR_ARG(file->path));
    bool moved = rename(file->path.at, broken) == 0;
    log_say(file->log, "%.*s: %s; counting begins anew%s", STR_ARG(file->path), failure->sentence,
            moved ? ", the old file is beside it as .broken" : "");
}

/* What earlier sessions have counted. */
static void read_old(StatsFile *file) {
    Failure failure = {0};
    Str text = {0};
    if (!file_exists(file->path)) {
        return;
    }
    if (!file_read_in(&file->scratch, file->path, STATS_FILE_BYTES, &text, &failure) ||
        !stats_read(file->stats, text, &failure)) {
        put_aside(file, &failure);
    }
    arena_reset(&file->scratch);
}

/* A file that cannot be read does not keep the booth from counting. */
StatsFile stats_file_open_in(Arena *arena, const Config *settings, Log *log) {
    StatsFile file = {.log = log, .written_ms = -STATS_PAUSE_MS};
    char id[STATS_BOOT_BYTES];
    if (!settings || !settings->stats) {
        return file;
    }
    file.stats = ARENA_NEW(arena, Stats, 1);
    file.scratch = arena_open(STATS_FILE_BYTES + 4096);
    /* A desk has no such folder and wants none. */
    if (file_is_directory(settings->state)) {
        file.path = arena_print_in(arena, "%.*s/statistics", STR_ARG(settings->state));
        read_old(&file);
    } else {
        log_say(log, "%.*s is no folder; statistics are only kept until the end",
                STR_ARG(settings->state));
    }
    stats_begin(file.stats, boot_id(id));
    return file;
}

/* Replaced whole; a failure waits for the next idle moment. */
static void write_now(StatsFile *file, int64_t now_ms) {
    Failure failure = {0};
    Buffer out = buffer_in(&file->scratch, STATS_FILE_BYTES);
    file->written_ms = now_ms;
    stats_write(file->stats, &out);
    file->failed = out.full || !file_replace(file->path, buffer_view(&out), &failure);
    if (file->failed) {
        log_say(file->log, "the statistics stay in memory: %s",
                out.full ? "they are too long" : failure.sentence);
    } else {
        file->stats->changed = false;
    }
    arena_reset(&file->scratch);
}

/* When nobody is there: a write can take a second on a worn card. */
static bool wants_to_write(const StatsFile *file, const Model *model) {
    return file->stats && file->path.size > 0 && file->stats->changed &&
           model->place.screen == SCREEN_ATTRACT;
}

/* Counts at once, writes later. */
void stats_file_follow(StatsFile *file, const Model *model, const Opened *opened, int64_t now_ms) {
    if (!file->stats) {
        return;
    }
    stats_follow(file->stats, model, opened);
    if (wants_to_write(file, model) && now_ms - file->written_ms >= STATS_PAUSE_MS) {
        write_now(file, now_ms);
    }
}

int64_t stats_file_deadline_ms(const StatsFile *file, const Model *model) {
    return wants_to_write(file, model) ? file->written_ms + STATS_PAUSE_MS : -1;
}

void stats_file_close(StatsFile *file) {
    if (file->stats && file->path.size > 0 && file->stats->changed) {
        write_now(file, 0);
    }
    if (file->scratch.base) {
        arena_close(&file->scratch);
    }
    file->stats = NULL;
}
