/* Whoever has mounted it: a desktop, or an operator by hand. */
#include "kiosk/stick_find.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "library/mounts.h"

/* The kernel's table of a desktop with containers has some hundred lines. */
enum { MOUNTS_BYTES = 256 * 1024 };

/* The same table that finds sticks for updates. */
static Str read_mounts(Arena *arena) {
    char *text = arena_reserve(arena, MOUNTS_BYTES, 1);
    FILE *file = fopen("/proc/self/mountinfo", "re");
    size_t got = file ? fread(text, 1, MOUNTS_BYTES, file) : 0;
    if (file) {
        fclose(file);
    }
    return (Str){text, (int32_t)got};
}

/* The first one that can be written. */
Str stick_find_in(Arena *arena, const Config *settings, Str given) {
    Str found = {0};
    if (given.size > 0) {
        return file_is_directory(given) ? given : S("");
    }
    if (!settings) {
        return S("");
    }
    ArenaMark mark = arena_mark(arena);
    MountList *list = ARENA_NEW(arena, MountList, 1);
    mounts_parse(read_mounts(arena), settings->sticks.paths, settings->sticks.count, list);
    char point[MOUNT_POINT_SIZE] = {0};
    for (int32_t i = 0; i < list->count && found.size == 0; i++) {
        if (!list->items[i].read_only && access(list->items[i].point, W_OK) == 0) {
            memcpy(point, list->items[i].point, sizeof(point));
            found = str_from_c(point);
        }
    }
    arena_rewind(arena, mark);
    return arena_copy_in(arena, found);
}
