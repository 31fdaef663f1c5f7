/* tsubo-stick /dev/sdX PROGRAM…: shows the importer one USB stick, and nothing else.
 * tsubo-stick --write PROGRAM…: lets the importer leave the staff's files on the stick that is in.
 *
 * The only part of the booth that runs as root and touches a device a stranger has brought. It sets
 * the device read-only, reads one sector to see whether this is FAT or exFAT (no other file system
 * is ever handed to the kernel: ext4 replays its journal even when mounted read-only), mounts it in
 * the private namespace that the service has, gives up every right for good and becomes
 * tsubo-store. There is no way back to root and no loop; a stick that hangs is the service
 * manager's business.
 *
 * With --write it takes the first USB disk there is, writable for this once. Then a child gives up
 * every right and becomes PROGRAM, and what stays behind as root does two things more: it unmounts,
 * because only then is a stick whole, and says what came of it.
 *
 * What it has to say goes to standard output in the store's own language: "stick in", "U11",
 * "left done".
 */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <grp.h>
#include <limits.h>
#include <linux/fs.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "appliance/system_disk.h"

#ifndef MS_NOSYMFOLLOW
#define MS_NOSYMFOLLOW 256 /* Linux 5.10; Debian 12's headers have it, older ones do not */
#endif

/* Where the services' RuntimeDirectory lies; nobody else sees what is mounted on it. */
#define POINT "/run/tsubo-stick"
#define POINT_TO_WRITE "/run/tsubo-leave"
#define USER "tsubo-import"

enum {
    SECTOR_BYTES = 512,
    /* Partitions looked at; the fifth one of a stick is no editor's work. */
    PARTITIONS = 4,
    /* The kernel may still be reading the partition table when the device is announced. */
    SETTLE_MS = 3000,
    SETTLE_STEP_MS = 100,
    /* An update may be reading the stick just now; it is waited for, but not for ever. */
    BUSY_TRIES = 300,
    NAME_BYTES = 64,
    OPTIONS_BYTES = 96,
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

/* Mounts of this program's own services lie in namespaces of their own and do not count. */
static bool is_of_the_system(const char *disk) {
    return system_disk_is(disk + strlen("/dev/"), "/proc/self/mountinfo", "/sys/dev/block");
}

/* Undoes what open_read_only has told the kernel; a stick with a lock of its own stays locked. */
static void set_writable(const char *name, bool writable) {
    int read_only = !writable;
    int device = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (device >= 0) {
        (void)ioctl(device, BLKROSET, &read_only);
        close(device);
    }
}

/* Files belong to the importer and to nobody else. Busy while an update has it mounted read-only:
 * the kernel keeps one state for all mounts of a device. */
static bool mount_to_write(const char *name, const char *type, const struct passwd *user) {
    const struct timespec step = {.tv_nsec = SETTLE_STEP_MS * 1000000L};
    char options[OPTIONS_BYTES];
    unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_NOSYMFOLLOW | MS_NOATIME;
    bool fat = strcmp(type, "vfat") == 0;
    snprintf(options, sizeof(options), "%suid=%u,gid=%u,umask=0077", fat ? "utf8=1," : "",
             (unsigned)user->pw_uid, (unsigned)user->pw_gid);
    bool done = mount(name, POINT_TO_WRITE, type, flags, options) == 0;
    for (int tries = 0; !done && errno == EBUSY && tries < BUSY_TRIES; tries++) {
        nanosleep(&step, NULL);
        done = mount(name, POINT_TO_WRITE, type, flags, options) == 0;
    }
    return done;
}

/* What the program says goes to the journal, because it is not the last word. */
static bool run_importer(char **program) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        if (dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 && become_importer()) {
            execv(program[0], program);
        }
        _exit(EXIT_FAILURE);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The first disk on USB that holds FAT or exFAT. */
static const char *find_stick(char *disk, char *name) {
    const char *type = NULL;
    char way[PATH_MAX];
    glob_t found = {0};
    if (glob("/sys/block/sd*", 0, NULL, &found) != 0) {
        return NULL;
    }
    for (size_t i = 0; i < found.gl_pathc && !type; i++) {
        bool usb = realpath(found.gl_pathv[i], way) && strstr(way, "/usb");
        snprintf(disk, NAME_BYTES, "/dev/%s", found.gl_pathv[i] + strlen("/sys/block/"));
        bool stick = usb && is_disk(disk) && !is_of_the_system(disk);
        type = stick ? find(disk, name) : NULL;
    }
    globfree(&found);
    return type;
}

/* Said last of all, after the stick is whole, because whoever reads it pulls it out. */
static int write_stick(char **program) {
    char disk[NAME_BYTES];
    char name[NAME_BYTES];
    const struct passwd *user = getpwnam(USER);
    const char *type = find_stick(disk, name);
    if (!type) {
        puts("left nowhere");
        return EXIT_SUCCESS;
    }
    set_writable(disk, true);
    set_writable(name, true);
    bool mounted = user && mount_to_write(name, type, user);
    int reason = errno;
    bool done = mounted && run_importer(program);
    bool whole = mounted && umount2(POINT_TO_WRITE, 0) == 0;
    set_writable(name, false);
    set_writable(disk, false);
    errno = reason;
    puts(done && whole ? "left done" : "left failed");
    return mounted ? EXIT_SUCCESS : fail(name);
}

int main(int argc, char **argv) {
    char name[NAME_BYTES];
    if (argc >= 3 && strcmp(argv[1], "--write") == 0) {
        return write_stick(argv + 2);
    }
    if (argc < 3 || !is_disk(argv[1])) {
        fputs("usage: tsubo-stick /dev/sdX PROGRAM [ARGUMENT…]\n"
              "       tsubo-stick --write PROGRAM [ARGUMENT…]\n"
              "Mounts the stick read-only on " POINT " and becomes PROGRAM as user " USER ",\n"
              "or writable on " POINT_TO_WRITE " for as long as PROGRAM runs.\n",
              stderr);
        return 2;
    }
    if (is_of_the_system(argv[1])) {
        return EXIT_SUCCESS;
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
