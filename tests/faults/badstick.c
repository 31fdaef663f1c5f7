/* A stick that lies, as a file system over FUSE.
 *
 *     badstick MODE SOURCE MOUNTPOINT
 *
 * shows the two files of SOURCE/TSUBO (p.tsubo, p.tsubo.minisig) and misbehaves when the pack (with
 * MODE sidecar-…: the signature) is read:
 *
 *     good      not at all                    drip      a byte a second
 *     endless   never ends                    hang      never answers
 *     error     EIO behind 100,000 bytes      gone      ENODEV there
 *     short     ends there                    shrink    ends there, and then says so
 *     stuck     never answers behind them     pauses    is slow, and stops for 3 s, twice
 *     flip      other bytes at every opening  twice     other bytes at the second reading
 *     list      100,000 names                 slow-list the same in ten seconds
 *     names     names that are no names */
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EDGE = 100000 };

typedef struct BadStick {
    char mode[32];
    char source[256];
    int openings;
    int reads; /* of the first bytes of the pack */
    int ended;
} BadStick;

static BadStick *self(void) {
    return fuse_get_context()->private_data;
}

static int is_mode(const char *mode) {
    return strcmp(self()->mode, mode) == 0;
}

static int is_pack(const char *path) {
    return strcmp(path, "/TSUBO/p.tsubo") == 0;
}

static int is_sidecar(const char *path) {
    return strcmp(path, "/TSUBO/p.tsubo.minisig") == 0;
}

static void to_source(const char *path, char *out, size_t size) {
    snprintf(out, size, "%s%s", self()->source, path);
}

static int bad_getattr(const char *path, struct stat *about, struct fuse_file_info *file) {
    char real[512];
    (void)file;
    to_source(path, real, sizeof(real));
    if (lstat(real, about) != 0) {
        return -errno;
    }
    if (is_pack(path) && is_mode("shrink") && self()->ended) {
        about->st_size = EDGE;
    }
    return 0;
}

static int bad_readdir(const char *path, void *into, fuse_fill_dir_t fill, off_t offset,
                       struct fuse_file_info *file, enum fuse_readdir_flags flags) {
    char name[64];
    (void)offset;
    (void)file;
    (void)flags;
    if (strcmp(path, "/") == 0) {
        fill(into, "TSUBO", NULL, 0, 0);
        return 0;
    }
    for (int i = 0; (is_mode("list") || is_mode("slow-list")) && i < 100000; i++) {
        snprintf(name, sizeof(name), "%060d", i);
        fill(into, name, NULL, 0, 0);
        if (is_mode("slow-list") && i % 100 == 0) {
            usleep(10000);
        }
    }
    if (is_mode("names")) {
        fill(into, "..", NULL, 0, 0);
        fill(into, "\xff\xfe.tsubo.minisig", NULL, 0, 0);
        fill(into, ".tsubo.minisig", NULL, 0, 0);
        return 0;
    }
    fill(into, "p.tsubo", NULL, 0, 0);
    fill(into, "p.tsubo.minisig", NULL, 0, 0);
    return 0;
}

static int bad_open(const char *path, struct fuse_file_info *file) {
    char real[512];
    to_source(path, real, sizeof(real));
    int opened = open(real, O_RDONLY);
    if (opened < 0) {
        return -errno;
    }
    file->fh = (uint64_t)opened;
    file->direct_io = 1;
    self()->openings += is_pack(path);
    return 0;
}

static void hang(void) {
    for (;;) {
        pause();
    }
}

/* Negative: go on as a good stick would. */
static int misbehave(char *into, size_t *size, off_t offset) {
    BadStick *stick = self();
    if (is_mode("hang")) {
        hang();
    }
    if (is_mode("stuck") && offset + (off_t)*size > EDGE) {
        hang();
    }
    if (is_mode("pauses")) {
        usleep(50000);
        sleep(offset < EDGE && offset + (off_t)*size > EDGE ? 3 : 0);
        sleep(offset < 2 * EDGE && offset + (off_t)*size > 2 * EDGE ? 3 : 0);
    }
    if (is_mode("drip")) {
        sleep(1);
        *size = 1;
    }
    if (offset + (off_t)*size > EDGE &&
        (is_mode("error") || is_mode("gone") || is_mode("short") || is_mode("shrink"))) {
        if (offset < EDGE) {
            *size = (size_t)(EDGE - offset);
            return -1;
        }
        stick->ended = 1;
        return is_mode("error") ? -EIO : is_mode("gone") ? -ENODEV : 0;
    }
    (void)into;
    return -1;
}

static int bad_read(const char *path, char *into, size_t size, off_t offset,
                    struct fuse_file_info *file) {
    int asked = is_pack(path) || (is_sidecar(path) && strncmp(self()->mode, "sidecar-", 8) == 0);
    if (is_sidecar(path) && is_mode("sidecar-hang")) {
        hang();
    }
    if (is_sidecar(path) && is_mode("sidecar-error")) {
        return -EIO;
    }
    int result = asked ? misbehave(into, &size, offset) : -1;
    if (asked && result != -1) {
        return result;
    }
    ssize_t got = pread((int)file->fh, into, size, offset);
    if (is_pack(path) && is_mode("endless") && got < (ssize_t)size) {
        memset(into + (got > 0 ? got : 0), 'x', size - (size_t)(got > 0 ? got : 0));
        return (int)size;
    }
    self()->reads += is_pack(path) && offset == 0;
    if (got > 0 && is_pack(path) && offset == 0 &&
        (is_mode("flip") || (is_mode("twice") && self()->reads > 1))) {
        into[0] = (char)(into[0] ^ self()->openings);
    }
    return got < 0 ? -errno : (int)got;
}

static int bad_release(const char *path, struct fuse_file_info *file) {
    (void)path;
    close((int)file->fh);
    return 0;
}

static const struct fuse_operations OPERATIONS = {
    .getattr = bad_getattr,
    .readdir = bad_readdir,
    .open = bad_open,
    .read = bad_read,
    .release = bad_release,
};

int main(int argc, char **argv) {
    static BadStick stick;
    if (argc != 4) {
        fprintf(stderr, "usage: badstick MODE SOURCE MOUNTPOINT\n");
        return 2;
    }
    snprintf(stick.mode, sizeof(stick.mode), "%s", argv[1]);
    snprintf(stick.source, sizeof(stick.source), "%s", argv[2]);
    char *arguments[] = {argv[0], argv[3], "-f", "-o", "ro,attr_timeout=0,entry_timeout=0", NULL};
    return fuse_main(5, arguments, &OPERATIONS, &stick);
}
