/* tsubo-stick /dev/sdX: shows the importer one USB stick, and nothing else.
 *
 * The only part of the booth that runs as root and touches a device a stranger has brought. It sets
 * the device read-only, reads one sector to see whether this is FAT or exFAT (no other file system
 * is ever handed to the kernel: ext4 replays its journal even when mounted read-only), mounts it in
 * the private namespace that the service has, gives up every right for good and becomes
 * tsubo-store. There is no way back to root and no loop; a stick that hangs is the service
 * manager's business.
 *
 * What it has to say goes to standard output in the store's own language: "stick in", "U11".
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/fs.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256 /* Linux 5.10; Debian 12's headers have it, older ones do not */
#endif

/* Where the service's RuntimeDirectory lies; nobody else sees what is mounted on it. */
#define POINT "/run/tsubo-stick"
#define USER "tsubo-import"

enum {
    SECTOR_BYTES = 512,
    /* Partitions looked at; the fifth one of a stick is no editor's work. */
    PARTITIONS = 4,
    /* The kernel may still be reading the partition table when the device is announced. */
    SETTLE_MS = 3000,
    SETTLE_STEP_MS = 100,
    NAME_BYTES = 64,
};

static int fail(const char *what) {
    fprintf(stderr, "tsubo-stick: %s: %s\n", what, strerror(errno));
    return EXIT_FAILURE;
}

/* The file system in the first sector: "vfat", "exfat" or NULL for everything we do not mount. */
static const char *probe(int device) {
    unsigned char sector[SECTOR_BYTES];
    if (pread(device, sector, sizeof(sector), 0) != SECTOR_BYTES || sector[510] != 0x55 ||
        sector[511] != 0xAA) {
        return NULL;
    }
    if (memcmp(sector + 3, "EXFAT   ", 8) == 0) {
        return "exfat";
    }
    /* FAT12 and FAT16 carry their name at 54, FAT32 at 82; a partition table has neither. */
    bool fat = memcmp(sector + 54, "FAT1", 4) == 0 || memcmp(sector + 82, "FAT32", 5) == 0;
    return fat ? "vfat" : NULL;
}

/* Opens a device read-only and tells the kernel to keep it so. -1 when it is not there. */
static int open_read_only(const char *name) {
    int on = 1;
    int device = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (device >= 0) {
        (void)ioctl(device, BLKROSET, &on);
    }
    return device;
}

static const char *probe_name(const char *name) {
    int device = open_read_only(name);
    const char *type = device >= 0 ? probe(device) : NULL;
    if (device >= 0) {
        close(device);
    }
    return type;
}

/* The whole device, or the first of its partitions that holds FAT or exFAT. */
static const char *find(const char *disk, char *name) {
    snprintf(name, NAME_BYTES, "%s", disk);
    const char *type = probe_name(name);
    for (int number = 1; !type && number <= PARTITIONS; number++) {
        snprintf(name, NAME_BYTES, "%s%d", disk, number);
        type = probe_name(name);
    }
    return type;
}

static const char *wait_for(const char *disk, char *name) {
    const struct timespec step = {.tv_nsec = SETTLE_STEP_MS * 1000000L};
    const char *type = find(disk, name);
    for (int waited = 0; !type && waited < SETTLE_MS; waited += SETTLE_STEP_MS) {
        nanosleep(&step, NULL);
        type = find(disk, name);
    }
    return type;
}

/* utf8=1: names that are no UTF-8 are shown as they can be and never match ours. */
static bool mount_stick(const char *name, const char *type) {
    unsigned long flags =
        MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOSYMFOLLOW | MS_NOATIME;
    bool fat = strcmp(type, "vfat") == 0;
    return mount(name, POINT, type, flags, fat ? "utf8=1,umask=0222" : "umask=0222") == 0;
}

/* From here on there is no root any more. */
static bool become_importer(void) {
    const struct passwd *user = getpwnam(USER);
    if (!user) {
        errno = ENOENT;
        return false;
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && setgroups(0, NULL) == 0 &&
           setgid(user->pw_gid) == 0 && setuid(user->pw_uid) == 0 && setuid(0) != 0;
}

/* sd and a letter or two: what udev's rule hands over. */
static bool is_disk(const char *name) {
    size_t size = strlen(name);
    return strncmp(name, "/dev/sd", 7) == 0 && size > 7 && size <= 9 &&
           strspn(name + 7, "abcdefghijklmnopqrstuvwxyz") == size - 7;
}

int main(int argc, char **argv) {
    char name[NAME_BYTES];
    if (argc < 3 || !is_disk(argv[1])) {
        fputs("usage: tsubo-stick /dev/sdX PROGRAM [ARGUMENT…]\n"
              "Mounts the stick read-only on " POINT " and becomes PROGRAM as user " USER ".\n",
              stderr);
        return 2;
    }
    puts("stick in");
    fflush(stdout);
    const char *type = wait_for(argv[1], name);
    if (!type || !mount_stick(name, type)) {
        puts(type ? "U12" : "U11");
        return type ? fail(name) : EXIT_SUCCESS;
    }
    if (!become_importer()) {
        puts("U99");
        return fail("giving up root");
    }
    execv(argv[2], argv + 2);
    puts("U99");
    return fail(argv[2]);
}
