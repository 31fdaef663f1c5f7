/* What is plugged in: the mount points under a few folders, read from /proc/self/mountinfo.
 *
 * A pure parser, text in and rows out; it opens nothing. The kiosk polls the file for POLLPRI,
 * reads it whole and compares what this finds with what it found before. Watching mounts instead
 * of devices means that a desktop's automounter and our own mount helper look the same to us.
 *
 *     MountList list;
 *     mounts_parse(text, roots, root_count, &list);
 *     for (int32_t i = 0; i < list.count; i++) {
 *         if (list.items[i].kind == MOUNT_FAT) { … list.items[i].point … }
 *     }
 *
 * A line the kernel would not write (a missing field, a path that does not begin with '/', an
 * escape that is none) is left out: this file decides where we look for sticks, so doubt means no.
 */
#ifndef TSUBO_LIBRARY_MOUNTS_H
#define TSUBO_LIBRARY_MOUNTS_H

#include "base/str.h"

enum {
    /* Sticks at one booth. More than this many mounts below our roots is somebody's experiment. */
    MOUNTS_MAX = 16,
    /* Longest mount point we follow, unescaped; desktops use /media/<user>/<label>. */
    MOUNT_POINT_SIZE = 512,
};

typedef enum MountKind {
    MOUNT_FAT,   /* vfat, msdos, exfat, and fuseblk or fuse.exfat, which exFAT drivers call it */
    MOUNT_OTHER, /* anything else: the operator is told U11 */
} MountKind;

typedef struct Mount {
    int32_t id;     /* the kernel's mount id: a stick pulled and put back has another one */
    uint32_t major; /* of the device */
    uint32_t minor; /* of the device */
    MountKind kind;
    bool read_only;
    int32_t point_size;           /* bytes of `point` */
    char point[MOUNT_POINT_SIZE]; /* unescaped, zero-terminated */
} Mount;

typedef struct MountList {
    Mount items[MOUNTS_MAX]; /* in the kernel's order, oldest first */
    int32_t count;
    bool more; /* there were further ones */
} MountList;

/* Where sticks are looked for unless the configuration says otherwise; `count` entries. */
const Str *mounts_default_roots(int32_t *count);

/* Mount points strictly below one of the roots (absolute paths without a trailing slash). When
 * two mounts lie on the same point, the later one is what a reader sees and the only one listed. */
void mounts_parse(Str mountinfo, const Str *roots, int32_t root_count, MountList *list);

#endif
