/* One line of mountinfo has this form (proc(5)):
 *
 *     36 35 98:0 /root /media/stick rw,noatime shared:1 - vfat /dev/sda1 ro,utf8
 *
 * with any number of optional fields before the lone dash. Space, tab, newline and backslash in
 * paths are written as a backslash and three octal digits. */
#include "library/mounts.h"

#include <stddef.h>
#include <string.h>

static const Str DEFAULT_ROOTS[] = {S_INIT("/media"), S_INIT("/run/media"),
                                    S_INIT("/run/tsubo/stick")};

const Str *mounts_default_roots(int32_t *count) {
    *count = COUNT_OF(DEFAULT_ROOTS);
    return DEFAULT_ROOTS;
}

/* The kernel writes blanks and line ends of paths as \040 and the like. */
static bool octal(char c) {
    return c >= '0' && c <= '7';
}

/* False when it does not fit, holds a zero byte or a backslash that begins no escape. */
static bool unescape_point(Str field, Mount *mount) {
    int32_t size = 0;
    for (int32_t i = 0; i < field.size; i++) {
        int c = (unsigned char)field.at[i];
        if (c == '\\') {
            if (i + 3 >= field.size || !octal(field.at[i + 1]) || !octal(field.at[i + 2]) ||
                !octal(field.at[i + 3])) {
                return false;
            }
            c = (field.at[i + 1] - '0') * 64 + (field.at[i + 2] - '0') * 8 +
                (field.at[i + 3] - '0');
            i += 3;
        }
        if (c == 0 || c > 255 || size + 1 >= MOUNT_POINT_SIZE) {
            return false;
        }
        mount->point[size++] = (char)c;
    }
    mount->point[size] = 0;
    mount->point_size = size;
    return size > 0 && mount->point[0] == '/';
}

/* "8:17" into its two numbers. */
static bool take_device(Str field, Mount *mount) {
    Str rest = field;
    int32_t major = 0;
    int32_t minor = 0;
    if (!str_to_int(str_cut(&rest, ':'), &major) || !str_to_int(rest, &minor) || major < 0 ||
        minor < 0) {
        return false;
    }
    mount->major = (uint32_t)major;
    mount->minor = (uint32_t)minor;
    return true;
}

/* Drivers in user space call themselves fuseblk or fuse.exfat. */
static MountKind kind_of(Str type) {
    static const Str FAT[] = {S_INIT("vfat"), S_INIT("exfat"), S_INIT("msdos"), S_INIT("fuseblk"),
                              S_INIT("fuse.exfat")};
    for (int32_t i = 0; i < COUNT_OF(FAT); i++) {
        if (str_equal(type, FAT[i])) {
            return MOUNT_FAT;
        }
    }
    return MOUNT_OTHER;
}

/* Whole words between commas: ro must not be found in errors=remount-ro. */
static bool has_option(Str options, Str wanted) {
    while (options.size > 0) {
        if (str_equal(str_cut(&options, ','), wanted)) {
            return true;
        }
    }
    return false;
}

/* One line; false when it is not what the kernel writes. */
static bool parse_line(Str line, Mount *mount) {
    memset(mount, 0, sizeof(*mount));
    Str rest = line;
    bool good = str_to_int(str_cut(&rest, ' '), &mount->id) && mount->id >= 0;
    str_cut(&rest, ' '); /* the parent's id */
    good = good && take_device(str_cut(&rest, ' '), mount);
    str_cut(&rest, ' '); /* which folder of the file system is mounted */
    good = good && unescape_point(str_cut(&rest, ' '), mount);
    Str options = str_cut(&rest, ' ');
    Str field = str_cut(&rest, ' ');
    while (rest.size > 0 && !str_equal(field, S("-"))) {
        field = str_cut(&rest, ' ');
    }
    if (!good || !str_equal(field, S("-"))) {
        return false;
    }
    Str type = str_cut(&rest, ' ');
    str_cut(&rest, ' '); /* the device's path, which says nothing we may trust */
    mount->kind = kind_of(type);
    mount->read_only = has_option(options, S("ro")) || has_option(rest, S("ro"));
    return type.size > 0;
}

/* Strictly below: the root itself is a folder of this computer. */
static bool below_a_root(const Mount *mount, const Str *roots, int32_t root_count) {
    Str point = {mount->point, mount->point_size};
    for (int32_t i = 0; i < root_count; i++) {
        if (str_starts_with(point, roots[i]) && point.size > roots[i].size + 1 &&
            point.at[roots[i].size] == '/') {
            return true;
        }
    }
    return false;
}

/* Forgets an earlier mount on the same point: it is covered now. */
static void drop_covered(MountList *list, const Mount *mount) {
    for (int32_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].point, mount->point) == 0) {
            memmove(&list->items[i], &list->items[i + 1],
                    sizeof(Mount) * (size_t)(list->count - i - 1));
            list->count--;
            return;
        }
    }
}

/* A later line over the same point hides the earlier one, as it does for whoever opens it. */
void mounts_parse(Str mountinfo, const Str *roots, int32_t root_count, MountList *list) {
    list->count = 0;
    list->more = false;
    while (mountinfo.size > 0) {
        Mount mount;
        Str line = str_cut(&mountinfo, '\n');
        if (!parse_line(line, &mount) || !below_a_root(&mount, roots, root_count)) {
            continue;
        }
        drop_covered(list, &mount);
        if (list->count == MOUNTS_MAX) {
            list->more = true;
            return;
        }
        list->items[list->count++] = mount;
    }
}
