/* The store's disk as a small table of functions, so that tests can put another one in its place.
 *
 * Everything the library writes goes through these dozen operations: on a booth they are system
 * calls below one folder (disk_open), in the crash explorer they are a log from which every state
 * a power cut may leave is rebuilt. An operation does one thing and says in one word how it went;
 * there is no hidden sync, no hidden retry but that of an interrupted call.
 *
 *     Disk disk;
 *     if (disk_open(&disk, S("/var/lib/tsubo"), &failure)) {
 *         disk.ops->create(disk.self, "state.new", 0, &file) == DISK_DONE …
 *     }
 *     disk_close(&disk);
 *
 * Paths are relative to the store, have at most one '/', and are zero-terminated. What only one
 * process may do at a time is guarded by locks (disk.ops->lock), which the system lets go of when a
 * process ends in whatever way.
 */
#ifndef TSUBO_LIBRARY_DISK_H
#define TSUBO_LIBRARY_DISK_H

#include "base/failure.h"

typedef enum DiskResult {
    DISK_DONE,
    DISK_MISSING, /* no such file */
    DISK_EXISTS,  /* create: there is one already */
    DISK_FULL,    /* no room, or a quota */
    DISK_BUSY,    /* lock: another process holds it */
    DISK_REFUSED, /* anything else: read-only, input/output error, not permitted */
} DiskResult;

enum {
    /* Names of one folder handed out at once; callers that delete ask again. Sixteen packs with
     * a previous one each, and their signatures, are 64. */
    DISK_NAMES_MAX = 128,
    /* 32 hexadecimal digits and ".tsubo.minisig" are 46. */
    DISK_NAME_SIZE = 80,
    DISK_PATH_SIZE = 160,
};

typedef struct DiskNames {
    char names[DISK_NAMES_MAX][DISK_NAME_SIZE]; /* without "." and "..", in no order */
    int32_t count;
    bool more; /* there are further ones, or one whose name is too long */
} DiskNames;

/* Every function gets `self` first. Files are small numbers: descriptors on a real disk. */
typedef struct DiskOps {
    /* An existing folder is fine. */
    DiskResult (*make_folder)(void *self, const char *path);
    /* A new file that only we may read, with `size` bytes reserved where the disk can do that. */
    DiskResult (*create)(void *self, const char *path, int64_t size, int *file);
    /* An existing file for reading from its beginning. */
    DiskResult (*open)(void *self, const char *path, int *file, int64_t *size);
    /* At most `size` bytes from where the last read ended; 0 at the end. */
    DiskResult (*read)(void *self, int file, void *into, int32_t size, int32_t *got);
    /* All of them or not DISK_DONE. */
    DiskResult (*write)(void *self, int file, const void *bytes, int32_t size);
    /* Asks the disk to begin with what was written so far, and does not wait: a sync that comes
     * later finds less to do. Promises nothing. */
    void (*push)(void *self, int file);
    /* The bytes of the file are on the disk when this returns; `sync` includes its attributes.
     * After a failure the same file must not be synced again: the kernel would say yes. */
    DiskResult (*sync_data)(void *self, int file);
    DiskResult (*sync)(void *self, int file);
    /* Nobody may write it from now on. */
    DiskResult (*seal)(void *self, int file);
    /* Drops what the system remembers of a synced file, so that it is read from the disk. */
    void (*forget)(void *self, int file);
    void (*close)(void *self, int file);
    /* Replaces `to` in one step. */
    DiskResult (*rename)(void *self, const char *from, const char *to);
    /* The names in the folder are on the disk when this returns; "." is the store itself. */
    DiskResult (*sync_folder)(void *self, const char *path);
    DiskResult (*remove)(void *self, const char *path);
    DiskResult (*list)(void *self, const char *path, DiskNames *names);
    /* What an ordinary user may still write. */
    DiskResult (*space)(void *self, int64_t *free_bytes);
    /* Waits at most so long for the lock of this name; `file` is closed to let go of it. */
    DiskResult (*lock)(void *self, const char *path, int32_t wait_ms, int *file);
} DiskOps;

typedef struct Disk {
    const DiskOps *ops;
    void *self;
    int folder; /* the store's descriptor; of no use with other ops */
} Disk;

/* The real one: the folder, which is made when it is missing, and its two sub-folders. `disk` must
 * stay where it is until disk_close. */
MUST_USE bool disk_open(Disk *disk, Str folder, Failure *failure);
void disk_close(Disk *disk);

/* Folders of a store: finished packs with their signatures, and copies under way. */
#define DISK_PACKS "packs"
#define DISK_INCOMING "incoming"

#endif
