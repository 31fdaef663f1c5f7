/* The kernel's own tables are the source: mountinfo names the device of every mount by number, and
 * sysfs knows the disk behind a number. Opening the disk exclusively would ask the kernel even more
 * directly, but then a stick that our other service has mounted just now would be the system's. */
#include "appliance/system_disk.h"

#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* LVM on encryption on RAID on a partition; nobody piles up more. */
    LAYERS = 4,
    NUMBER_SIZE = 32,
    /* A line of mountinfo; one that is longer is read in pieces that match nothing. */
    LINE_SIZE = 2 * PATH_MAX,
};

/* …/block/sda and …/block/sda/sda2, not …/block/sdaa. */
static bool leads_to(const char *way, const char *disk) {
    char real[PATH_MAX];
    char part[NAME_MAX];
    snprintf(part, sizeof(part), "/block/%s", disk);
    const char *found = realpath(way, real) ? strstr(real, part) : NULL;
    return found && (found[strlen(part)] == '/' || found[strlen(part)] == '\0');
}

/* Everything that a device rests on stands in its folder `slaves`, and that one's in the next. */
static bool rests_on(const char *devices, const char *number, const char *disk) {
    char pattern[PATH_MAX];
    snprintf(pattern, sizeof(pattern), "%s/%s", devices, number);
    bool found = false;
    for (int layer = 0; layer <= LAYERS && !found; layer++) {
        glob_t ways = {0};
        size_t size = strlen(pattern);
        if (glob(pattern, 0, NULL, &ways) == 0) {
            for (size_t i = 0; i < ways.gl_pathc && !found; i++) {
                found = leads_to(ways.gl_pathv[i], disk);
            }
        }
        globfree(&ways);
        snprintf(pattern + size, sizeof(pattern) - size, "/slaves/*");
    }
    return found;
}

/* /dev/sda and /dev/sda2 */
static bool is_name(const char *source, const char *disk) {
    size_t size = strlen(disk);
    return strncmp(source, "/dev/", 5) == 0 && strncmp(source + 5, disk, size) == 0 &&
           strspn(source + 5 + size, "0123456789") == strlen(source + 5 + size);
}

/* 36 35 8:2 / / rw,noatime shared:1 - ext4 /dev/root rw: numbers in front of the dash, the source
 * behind it. The kernel escapes blanks in paths, so a dash between blanks is the only one. */
static bool line_names(const char *line, const char *devices, const char *disk) {
    char number[NUMBER_SIZE];
    char source[PATH_MAX];
    const char *rest = strstr(line, " - ");
    if (!rest || sscanf(line, "%*s %*s %31[0-9:]", number) != 1) {
        return false;
    }
    bool named = sscanf(rest, " - %*s %4095s", source) == 1 && is_name(source, disk);
    return named || rests_on(devices, number, disk);
}

/* One line that names the disk is enough. */
bool system_disk_is(const char *disk, const char *mountinfo, const char *devices) {
    char line[LINE_SIZE];
    bool found = false;
    FILE *mounts = fopen(mountinfo, "re");
    while (mounts && !found && fgets(line, sizeof(line), mounts)) {
        found = line_names(line, devices, disk);
    }
    if (mounts) {
        fclose(mounts);
    }
    return found;
}
