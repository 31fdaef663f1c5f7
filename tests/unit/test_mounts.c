/* What the kernel writes about mounts, and what nobody should have written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/buffer.h"
#include "library/mounts.h"

typedef struct Row {
    const char *name;
    const char *text;
    const char *point; /* of the last mount; NULL: none is found */
    MountKind kind;
    bool read_only;
    int32_t count;
} Row;

static const Row ROWS[] = {
    {"a FAT stick of a desktop",
     "120 29 8:17 / /media/booth/TSUBO rw,nosuid,nodev,relatime shared:70 - vfat /dev/sdb1 "
     "rw,uid=1000,utf8\n",
     "/media/booth/TSUBO", MOUNT_FAT, false, 1},
    {"read-only by the mount", "1 2 8:1 / /media/a ro,noatime - exfat /dev/sda1 rw\n", "/media/a",
     MOUNT_FAT, true, 1},
    {"read-only by the file system", "1 2 8:1 / /media/a rw - msdos /dev/sda1 ro,utf8\n",
     "/media/a", MOUNT_FAT, true, 1},
    {"our own helper's", "1 2 8:1 / /run/tsubo/stick/sda1 ro - vfat /dev/sda1 ro\n",
     "/run/tsubo/stick/sda1", MOUNT_FAT, true, 1},
    {"no optional fields", "1 2 8:1 / /media/a rw - vfat none rw\n", "/media/a", MOUNT_FAT, false,
     1},
    {"many optional fields",
     "1 2 8:1 / /media/a rw shared:1 master:2 propagate_from:3 unbindable - vfat none rw\n",
     "/media/a", MOUNT_FAT, false, 1},
    {"no line end", "1 2 8:1 / /media/a rw - vfat none rw", "/media/a", MOUNT_FAT, false, 1},
    {"exFAT over FUSE", "1 2 8:1 / /media/a rw - fuseblk /dev/sda1 rw\n", "/media/a", MOUNT_FAT,
     false, 1},
    {"another file system", "1 2 8:1 / /media/a rw - ntfs3 /dev/sda1 rw\n", "/media/a", MOUNT_OTHER,
     false, 1},
    {"ext4", "1 2 8:1 / /media/a rw - ext4 /dev/sda1 rw\n", "/media/a", MOUNT_OTHER, false, 1},
    {"a blank in the label", "1 2 8:1 / /media/My\\040Stick rw - vfat /dev/sda1 rw\n",
     "/media/My Stick", MOUNT_FAT, false, 1},
    {"tab, line end and backslash", "1 2 8:1 / /media/a\\011b\\012c\\134d rw - vfat x rw\n",
     "/media/a\tb\nc\\d", MOUNT_FAT, false, 1},
    {"Japanese", "1 2 8:1 / /media/新しい rw - vfat /dev/sda1 rw\n", "/media/新しい", MOUNT_FAT,
     false, 1},
    {"two sticks",
     "1 2 8:1 / /media/a rw - vfat /dev/sda1 rw\n2 2 8:17 / /media/b rw - vfat /dev/sdb1 rw\n",
     "/media/b", MOUNT_FAT, false, 2},
    {"one mount over another",
     "1 2 8:1 / /media/a rw - ext4 /dev/sda1 rw\n2 2 8:17 / /media/a rw - vfat /dev/sdb1 rw\n",
     "/media/a", MOUNT_FAT, false, 1},
    {"the root itself", "1 2 8:1 / /media rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"a neighbour of the root", "1 2 8:1 / /mediastore rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT,
     false, 0},
    {"somewhere else", "1 2 8:1 / /home/media/a rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false,
     0},
    {"below no root", "1 2 8:1 / /media/ rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"a dash as type's place", "1 2 8:1 / /media/a rw -\n", NULL, MOUNT_FAT, false, 0},
    {"no dash", "1 2 8:1 / /media/a rw vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"no device", "1 2 x / /media/a rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"a negative id", "-1 2 8:1 / /media/a rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"a relative point", "1 2 8:1 / media/a rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false, 0},
    {"a backslash that is none", "1 2 8:1 / /media/a\\09 rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT,
     false, 0},
    {"an escape cut off", "1 2 8:1 / /media/a\\04 rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT, false,
     0},
    {"an escaped zero byte", "1 2 8:1 / /media/a\\000b rw - vfat /dev/sda1 rw\n", NULL, MOUNT_FAT,
     false, 0},
    {"an escape beyond a byte", "1 2 8:1 / /media/a\\777b rw - vfat /dev/sda1 rw\n", NULL,
     MOUNT_FAT, false, 0},
    {"nothing", "", NULL, MOUNT_FAT, false, 0},
    {"empty lines", "\n\n\n", NULL, MOUNT_FAT, false, 0},
};

static void test_rows(void **state) {
    MountList list;
    int32_t root_count;
    const Str *roots = mounts_default_roots(&root_count);
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        const Row *row = &ROWS[i];
        mounts_parse(str_from_c(row->text), roots, root_count, &list);
        if (list.count != row->count) {
            fail_msg("%s: %d mounts", row->name, list.count);
        }
        const Mount *last = list.count > 0 ? &list.items[list.count - 1] : NULL;
        if (last && (strcmp(last->point, row->point) != 0 || last->kind != row->kind ||
                     last->read_only != row->read_only ||
                     last->point_size != (int32_t)strlen(row->point))) {
            fail_msg("%s: %s, kind %d, read-only %d", row->name, last->point, last->kind,
                     last->read_only);
        }
    }
}

static void test_numbers(void **state) {
    MountList list;
    Str root = S("/media");
    (void)state;
    mounts_parse(S("120 29 8:17 / /media/a rw - vfat /dev/sdb1 rw\n"), &root, 1, &list);
    assert_int_equal(list.items[0].id, 120);
    assert_int_equal(list.items[0].major, 8);
    assert_int_equal(list.items[0].minor, 17);
}

static void test_many(void **state) {
    char room[8192];
    Arena arena = {.base = room, .size = sizeof(room)};
    MountList list;
    Str root = S("/media");
    Buffer text = buffer_in(&arena, 8000);
    (void)state;
    for (int32_t i = 0; i < MOUNTS_MAX + 4; i++) {
        buffer_print(&text, "%d 2 8:1 / /media/%d rw - vfat x rw\n", i, i);
    }
    mounts_parse(buffer_view(&text), &root, 1, &list);
    assert_int_equal(list.count, MOUNTS_MAX);
    assert_true(list.more);
}

/* The longest point that fits, and one byte more. */
static void test_long_point(void **state) {
    char room[8192];
    Arena arena = {.base = room, .size = sizeof(room)};
    MountList list;
    Str root = S("/m");
    (void)state;
    for (int32_t size = MOUNT_POINT_SIZE - 1; size <= MOUNT_POINT_SIZE; size++) {
        arena.used = 0;
        Str line = arena_print_in(&arena, "1 2 8:1 / /m/%0*d rw - vfat x rw\n", size - 3, 0);
        mounts_parse(line, &root, 1, &list);
        assert_int_equal(list.count, size < MOUNT_POINT_SIZE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_long_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
