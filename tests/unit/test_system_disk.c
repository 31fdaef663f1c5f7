/* Which disk is the system's: a table of mounts, on a small tree that looks like sysfs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "appliance/system_disk.h"

#define ROOT "test_system_disk.tmp"
#define COUNT_OF(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Two disks with two partitions each, a disk of two letters, and LVM on encryption on sda2. */
static int begin(void **state) {
    (void)state;
    return system("rm -rf " ROOT " && mkdir -p " ROOT "/dev " ROOT "/block/dm-0/slaves " ROOT
                  "/block/dm-1/slaves && cd " ROOT " && for d in sda sdb sdaa; do "
                  "mkdir -p block/$d/${d}1 block/$d/${d}2; done && "
                  "ln -s ../block/sda dev/8:0 && ln -s ../block/sda/sda1 dev/8:1 && "
                  "ln -s ../block/sda/sda2 dev/8:2 && ln -s ../block/sdb/sdb1 dev/8:17 && "
                  "ln -s ../block/sdaa/sdaa1 dev/65:161 && ln -s ../block/dm-0 dev/253:0 && "
                  "ln -s ../block/dm-1 dev/253:1 && "
                  "ln -s ../../../block/sda/sda2 block/dm-0/slaves/sda2 && "
                  "ln -s ../../../block/dm-0 block/dm-1/slaves/dm-0");
}

static int end(void **state) {
    (void)state;
    return system("rm -rf " ROOT);
}

static bool ask(const char *disk, const char *text) {
    FILE *file = fopen(ROOT "/mountinfo", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    return system_disk_is(disk, ROOT "/mountinfo", ROOT "/dev");
}

static void test_table(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *disk;
        const char *mounts;
        bool is;
    } rows[] = {
        {"a partition", "sda", "36 1 8:2 / / rw shared:1 - ext4 /dev/sda2 rw\n", true},
        {"another disk", "sdb", "36 1 8:2 / / rw shared:1 - ext4 /dev/sda2 rw\n", false},
        {"the kernel's name", "sda", "36 1 8:2 / / rw shared:1 - ext4 /dev/root rw\n", true},
        {"the same, another disk", "sdb", "36 1 8:2 / / rw - ext4 /dev/root rw\n", false},
        {"the whole disk", "sda", "36 1 8:0 / / rw - ext4 /dev/root rw\n", true},
        {"only its boot part", "sda",
         "36 1 179:2 / / rw - ext4 /dev/mmcblk0p2 rw\n"
         "40 36 8:1 / /boot/firmware rw - vfat /dev/root rw\n",
         true},
        {"two letters are another disk", "sda", "36 1 65:161 / / rw - ext4 /dev/sdaa1 rw\n", false},
        {"two letters", "sdaa", "36 1 65:161 / / rw - ext4 /dev/root rw\n", true},
        {"encrypted", "sda", "36 1 253:0 / / rw - ext4 /dev/mapper/root rw\n", true},
        {"LVM on encryption", "sda", "36 1 253:1 / / rw - ext4 /dev/mapper/a-b rw\n", true},
        {"encrypted, another disk", "sdb", "36 1 253:1 / / rw - ext4 /dev/mapper/a-b rw\n", false},
        {"a number of its own", "sda", "36 1 0:30 /@ / rw - btrfs /dev/sda2 rw\n", true},
        {"a visible lower layer", "sda",
         "36 1 0:31 / / rw - overlay overlay rw,lowerdir=/media/root-ro\n"
         "37 36 8:2 / /media/root-ro ro - ext4 /dev/root ro\n",
         true},
        {"nothing of it", "sda", "36 1 0:31 / / rw - overlay overlay rw,lowerdir=/dev/sda2\n",
         false},
        {"a lie in a path", "sda", "36 1 0:31 / /x\\040-\\040ext4\\040/dev/sda2 rw - tmpfs t rw\n",
         false},
        {"no mounts", "sda", "", false},
        {"half a line", "sda", "36 1 8:2 / / rw", false},
        {"noise", "sda", "\n - \n8:2\n - ext4\n", false},
    };
    for (int i = 0; i < COUNT_OF(rows); i++) {
        if (ask(rows[i].disk, rows[i].mounts) != rows[i].is) {
            fail_msg("%s", rows[i].name);
        }
    }
    assert_false(system_disk_is("sda", ROOT "/no such file", ROOT "/dev"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_table, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
