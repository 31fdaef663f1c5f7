/* The file system of one file. SQLite asks it for much that a pack never needs; the answer to all
 * of that is no. */
#include "pack/descriptor.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
    /* SQLite's names for its files are ours to choose; this is longer than any. */
    NAME_BYTES = 64,
    SECTOR_BYTES = 4096,
};

/* An open file as SQLite holds it: its own part first. */
typedef struct View {
    sqlite3_file base;
    const DescriptorFiles *files;
} View;

/* The descriptor is the caller's. */
static int view_close(sqlite3_file *file) {
    (void)file;
    return SQLITE_OK;
}

/* What lies beyond the end reads as zeros and says so; SQLite relies on both. */
static int view_read(sqlite3_file *file, void *room, int wanted, sqlite3_int64 at) {
    const DescriptorFiles *files = ((const View *)file)->files;
    char *out = room;
    int got = 0;
    while (got < wanted) {
        ssize_t size = pread(files->descriptor, out + got, (size_t)(wanted - got), at + got);
        if (size < 0 && errno == EINTR) {
            continue;
        }
        if (size < 0) {
            return SQLITE_IOERR_READ;
        }
        if (size == 0) {
            memset(out + got, 0, (size_t)(wanted - got));
            return SQLITE_IOERR_SHORT_READ;
        }
        got += (int)size;
    }
    return SQLITE_OK;
}

/* SQLite asks for this only if something is wrong with us. */
static int view_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    (void)file, (void)bytes, (void)size, (void)at;
    return SQLITE_READONLY;
}

static int view_truncate(sqlite3_file *file, sqlite3_int64 size) {
    (void)file, (void)size;
    return SQLITE_READONLY;
}

static int view_sync(sqlite3_file *file, int flags) {
    (void)file, (void)flags;
    return SQLITE_OK;
}

/* Asked of the descriptor, not of a name. */
static int view_size(sqlite3_file *file, sqlite3_int64 *size) {
    *size = ((const View *)file)->files->size;
    return SQLITE_OK;
}

/* Nobody else can write what we look at, so there is nothing to lock. */
static int view_lock(sqlite3_file *file, int level) {
    (void)file, (void)level;
    return SQLITE_OK;
}

static int view_reserved(sqlite3_file *file, int *reserved) {
    (void)file;
    *reserved = 0;
    return SQLITE_OK;
}

static int view_control(sqlite3_file *file, int operation, void *argument) {
    (void)file, (void)operation, (void)argument;
    return SQLITE_NOTFOUND;
}

/* What SQLite takes when it is told nothing. */
static int view_sector(sqlite3_file *file) {
    (void)file;
    return SECTOR_BYTES;
}

/* IMMUTABLE is what makes SQLite look for no journal and take no lock. */
static int view_characteristics(sqlite3_file *file) {
    (void)file;
    return SQLITE_IOCAP_IMMUTABLE;
}

static const sqlite3_io_methods view_methods = {
    .iVersion = 1,
    .xClose = view_close,
    .xRead = view_read,
    .xWrite = view_write,
    .xTruncate = view_truncate,
    .xSync = view_sync,
    .xFileSize = view_size,
    .xLock = view_lock,
    .xUnlock = view_lock,
    .xCheckReservedLock = view_reserved,
    .xFileControl = view_control,
    .xSectorSize = view_sector,
    .xDeviceCharacteristics = view_characteristics,
};

/* There is the database and no other file, whatever a damaged pack may talk SQLite into. */
static int files_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got) {
    View *view = (View *)file;
    (void)name;
    view->base.pMethods = NULL;
    if (!(flags & SQLITE_OPEN_MAIN_DB)) {
        return SQLITE_CANTOPEN;
    }
    view->base.pMethods = &view_methods;
    view->files = vfs->pAppData;
    if (got) {
        *got = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    }
    return SQLITE_OK;
}

/* There are no names in this file system, only one descriptor. */
static int files_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs, (void)name, (void)sync;
    return SQLITE_IOERR_DELETE;
}

/* No journal, no write-ahead log: SQLite asks, and the answer is always no. */
static int files_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer) {
    (void)vfs, (void)name, (void)flags;
    *answer = 0;
    return SQLITE_OK;
}

static int files_full_name(sqlite3_vfs *vfs, const char *name, int room, char *full) {
    (void)vfs;
    sqlite3_snprintf(room, full, "%s", name);
    return SQLITE_OK;
}

/* Random numbers name temporary files and rows; here are neither. */
static int files_random(sqlite3_vfs *vfs, int size, char *bytes) {
    (void)vfs;
    memset(bytes, 0, (size_t)size);
    return size;
}

static int files_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs, (void)microseconds;
    return 0;
}

/* Packs hold no times. */
static int files_time(sqlite3_vfs *vfs, double *now) {
    (void)vfs;
    *now = 0;
    return SQLITE_OK;
}

static int files_error(sqlite3_vfs *vfs, int room, char *text) {
    (void)vfs;
    if (room > 0) {
        text[0] = '\0';
    }
    return 0;
}

/* SQLite finds file systems by name in a list of the whole process. Ours is in it only for the
 * moment of opening, so that nothing of it stays behind and no list of ours has to be kept. */
int descriptor_open(DescriptorFiles *files, int descriptor, int64_t size, sqlite3 **database) {
    static const char name[] = "tsubo-descriptor";
    *files = (DescriptorFiles){
        .vfs = {.iVersion = 1,
                .szOsFile = (int)sizeof(View),
                .mxPathname = NAME_BYTES,
                .zName = name,
                .pAppData = files,
                .xOpen = files_open,
                .xDelete = files_delete,
                .xAccess = files_access,
                .xFullPathname = files_full_name,
                .xRandomness = files_random,
                .xSleep = files_sleep,
                .xCurrentTime = files_time,
                .xGetLastError = files_error},
        .descriptor = descriptor,
        .size = size,
    };
    int code = sqlite3_vfs_register(&files->vfs, 0);
    if (code != SQLITE_OK) {
        *database = NULL;
        return code;
    }
    code = sqlite3_open_v2("pack", database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, name);
    /* The connection keeps its file system all the same: SQLite looks names up only while it
     * opens. */
    sqlite3_vfs_unregister(&files->vfs);
    return code;
}
