/* The real disk: system calls below one descriptor. Each call is repeated when a signal interrupts
 * it, and nothing else is repeated: an fsync that failed once must count as failed for good. */
#include "library/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

/* All paths are relative to one descriptor, so the store can be moved or mounted elsewhere while it
 * is open. */
static int folder_of(void *self) {
    const Disk *disk = self;
    return disk->folder;
}

/* A dozen reasons become five, because that is how many different things a caller can do about
 * them. */
static DiskResult result_of_errno(void) {
    switch (errno) {
    case ENOENT: return DISK_MISSING;
    case EEXIST: return DISK_EXISTS;
    case ENOSPC:
    case EDQUOT: return DISK_FULL;
    case EWOULDBLOCK: return DISK_BUSY;
    default: return DISK_REFUSED;
    }
}

static DiskResult result_of(int status) {
    return status == 0 ? DISK_DONE : result_of_errno();
}

/* Only the owner may write; the viewer has to read. */
static DiskResult disk_make_folder(void *self, const char *path) {
    DiskResult result = result_of((int)TEMP_FAILURE_RETRY(mkdirat(folder_of(self), path, 0755)));
    return result == DISK_EXISTS ? DISK_DONE : result;
}

/* O_EXCL: what is already there belongs to somebody else or to an earlier life, and is never
 * written over. Reserving the size now makes a full disk an early and clean refusal. */
static DiskResult disk_create(void *self, const char *path, int64_t size, int *file) {
    int flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    /* The staff page, which is another user's in a booth, reads the state. */
    *file = (int)TEMP_FAILURE_RETRY(openat(folder_of(self), path, flags, 0644));
    if (*file < 0) {
        return result_of_errno();
    }
    /* Reserving is a courtesy: a file system that cannot do it says so when it is full. */
    if (size == 0 || (int)TEMP_FAILURE_RETRY(fallocate(*file, 0, 0, (off_t)size)) == 0 ||
        errno == EOPNOTSUPP) {
        return DISK_DONE;
    }
    DiskResult result = result_of_errno();
    close(*file);
    unlinkat(folder_of(self), path, 0);
    return result;
}

/* Regular files only; a FIFO in our own folder would make us wait for ever. */
static DiskResult disk_open_file(void *self, const char *path, int *file, int64_t *size) {
    struct stat about;
    int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    *file = (int)TEMP_FAILURE_RETRY(openat(folder_of(self), path, flags));
    if (*file < 0) {
        return result_of_errno();
    }
    if ((int)TEMP_FAILURE_RETRY(fstat(*file, &about)) != 0 || !S_ISREG(about.st_mode)) {
        close(*file);
        return DISK_REFUSED;
    }
    *size = about.st_size;
    return DISK_DONE;
}

static DiskResult disk_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    (void)self;
    ssize_t part = TEMP_FAILURE_RETRY(read(file, into, (size_t)size));
    *got = part > 0 ? (int32_t)part : 0;
    return part < 0 ? result_of_errno() : DISK_DONE;
}

/* The system may take less than it is given; all of it or an error is what callers want to know. */
static DiskResult disk_write(void *self, int file, const void *bytes, int32_t size) {
    (void)self;
    const char *at = bytes;
    while (size > 0) {
        ssize_t part = TEMP_FAILURE_RETRY(write(file, at, (size_t)size));
        if (part < 0) {
            return result_of_errno();
        }
        at += part;
        size -= (int32_t)part;
    }
    return DISK_DONE;
}

/* Begins the writing and does not wait for its end. */
static void disk_push(void *self, int file) {
    (void)self;
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
}

/* Enough while a copy grows: attributes are synced once at its end. */
static DiskResult disk_sync_data(void *self, int file) {
    (void)self;
    return result_of((int)TEMP_FAILURE_RETRY(fdatasync(file)));
}

/* Never repeated after a failure: Linux marks the lost pages clean, and the second call would say
 * yes. */
static DiskResult disk_sync(void *self, int file) {
    (void)self;
    return result_of((int)TEMP_FAILURE_RETRY(fsync(file)));
}

/* A pack on the shelf is never written again, not even by us. */
static DiskResult disk_seal(void *self, int file) {
    (void)self;
    return result_of((int)TEMP_FAILURE_RETRY(fchmod(file, 0444)));
}

/* So that the check that follows reads the disk and not our own memory of it. */
static void disk_forget(void *self, int file) {
    (void)self;
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
}

/* Its result is of no use: everything that must last was synced before. */
static void disk_close_file(void *self, int file) {
    (void)self;
    close(file);
}

static DiskResult disk_rename(void *self, const char *from, const char *to) {
    int folder = folder_of(self);
    return result_of((int)TEMP_FAILURE_RETRY(renameat(folder, from, folder, to)));
}

/* A rename is durable only when the folder is synced; the file's own sync does not do that. */
static DiskResult disk_sync_folder(void *self, const char *path) {
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int file = (int)TEMP_FAILURE_RETRY(openat(folder_of(self), path, flags));
    if (file < 0) {
        return result_of_errno();
    }
    DiskResult result = disk_sync(self, file);
    close(file);
    return result;
}

static DiskResult disk_remove(void *self, const char *path) {
    return result_of((int)TEMP_FAILURE_RETRY(unlinkat(folder_of(self), path, 0)));
}

/* What does not fit is not ours; the caller asks again until nothing is left. */
static void keep_name(DiskNames *names, const char *name) {
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        return;
    }
    if (names->count == DISK_NAMES_MAX || strlen(name) >= DISK_NAME_SIZE) {
        names->more = true;
        return;
    }
    strcpy(names->names[names->count++], name);
}

/* A bounded list; what does not fit is asked for again. */
static DiskResult disk_list(void *self, const char *path, DiskNames *names) {
    names->count = 0;
    names->more = false;
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int file = (int)TEMP_FAILURE_RETRY(openat(folder_of(self), path, flags));
    DIR *folder = file < 0 ? NULL : fdopendir(file);
    if (!folder) {
        DiskResult result = result_of_errno();
        if (file >= 0) {
            close(file);
        }
        return result;
    }
    errno = 0;
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL || errno == EINTR) {
        errno = 0;
        if (entry) {
            keep_name(names, entry->d_name);
        }
    }
    DiskResult result = errno == 0 ? DISK_DONE : result_of_errno();
    closedir(folder);
    return result;
}

/* What an ordinary user may use, not what root could. */
static DiskResult disk_space(void *self, int64_t *free_bytes) {
    struct statvfs about;
    DiskResult result = result_of((int)TEMP_FAILURE_RETRY(fstatvfs(folder_of(self), &about)));
    *free_bytes = result == DISK_DONE ? (int64_t)(about.f_bavail * about.f_frsize) : 0;
    return result;
}

/* Asking again every 20 ms is plain, ends on time, and needs no signal. */
static DiskResult disk_lock(void *self, const char *path, int32_t wait_ms, int *file) {
    enum { PAUSE_MS = 20 };
    int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    *file = (int)TEMP_FAILURE_RETRY(openat(folder_of(self), path, flags, 0600));
    if (*file < 0) {
        return result_of_errno();
    }
    DiskResult result = result_of((int)TEMP_FAILURE_RETRY(flock(*file, LOCK_EX | LOCK_NB)));
    for (int32_t waited = 0; result == DISK_BUSY && waited < wait_ms; waited += PAUSE_MS) {
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * 1000000}, NULL);
        result = result_of((int)TEMP_FAILURE_RETRY(flock(*file, LOCK_EX | LOCK_NB)));
    }
    if (result != DISK_DONE) {
        close(*file);
    }
    return result;
}

static const DiskOps REAL_DISK = {
    .make_folder = disk_make_folder,
    .create = disk_create,
    .open = disk_open_file,
    .read = disk_read,
    .write = disk_write,
    .push = disk_push,
    .sync_data = disk_sync_data,
    .sync = disk_sync,
    .seal = disk_seal,
    .forget = disk_forget,
    .close = disk_close_file,
    .rename = disk_rename,
    .sync_folder = disk_sync_folder,
    .remove = disk_remove,
    .list = disk_list,
    .space = disk_space,
    .lock = disk_lock,
};

/* A store that exists is opened even when nothing can be written in it: showing what is there
 * matters more than being able to add to it. */
bool disk_open(Disk *disk, Str folder, Failure *failure) {
    char path[4096];
    if (folder.size <= 0 || folder.size >= (int32_t)sizeof(path)) {
        return failure_set(failure, FAILURE_FILE, "a store's path of %d bytes is not usable",
                           folder.size);
    }
    if (!file_is_directory(folder) && !file_make_directory(folder, failure)) {
        return failure_within(failure, "making the store");
    }
    memcpy(path, folder.at, (size_t)folder.size);
    path[folder.size] = 0;
    *disk = (Disk){.ops = &REAL_DISK, .self = disk};
    disk->folder = (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (disk->folder < 0) {
        return failure_set(failure, FAILURE_FILE, "cannot open the store %s: %s", path,
                           strerror(errno));
    }
    /* Without these two the first write fails and says so with its own code. */
    (void)disk_make_folder(disk, DISK_PACKS);
    (void)disk_make_folder(disk, DISK_INCOMING);
    return true;
}

void disk_close(Disk *disk) {
    close(disk->folder);
    disk->folder = -1;
}
