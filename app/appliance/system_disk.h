/* Whether a disk carries the running system: whoever starts a booth from USB has a disk that looks
 * like a stick, FAT partition and all.
 *
 *     if (system_disk_is("sda", "/proc/self/mountinfo", "/sys/dev/block")) { return; }
 *
 * A mount counts when its device is the disk, one of its partitions, or something that rests on one
 * (encryption, LVM, RAID). Devices are told by their numbers: a kernel that mounts the root itself
 * calls it /dev/root, and that is no name of a disk. File systems that hide their device's number
 * (btrfs) are told by the name of their source instead.
 *
 * Not told: a disk below an overlay whose lower layer was mounted where this process cannot see it.
 * Keep such a layer's mount visible, or have /boot on the same disk mounted.
 */
#ifndef TSUBO_APPLIANCE_SYSTEM_DISK_H
#define TSUBO_APPLIANCE_SYSTEM_DISK_H

#include <stdbool.h>

/* `disk` without its folder: sda. The two places are parameters for the sake of the tests. False
 * where neither can be read: then nothing of the system is known to be mounted. */
bool system_disk_is(const char *disk, const char *mountinfo, const char *devices);

#endif
