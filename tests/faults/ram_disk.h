/* A disk of memory that keeps a log: what the crash explorer and the error tests run on.
 *
 * Behind library/disk.h's table it behaves like a file system; beside that it writes down every
 * change and every sync, so that the states a power cut could leave can be built afterwards:
 *
 *     RamDisk *ram = ram_new();
 *     Disk disk = ram_disk(ram);
 *     … run the library on it …
 *     RamDisk *after = ram_new();
 *     ram_crash(ram, at, &choice, after);      // the first `at` changes, but for the choice
 *
 * The model is POSIX's promise and not more: bytes are there for certain after a sync of the file,
 * names after a sync of their folder, and until then each change may be there or not, in any
 * combination, a write also in part.
 */
#ifndef TSUBO_TESTS_RAM_DISK_H
#define TSUBO_TESTS_RAM_DISK_H

#include "library/disk.h"

enum {
    RAM_NODES = 256,
    RAM_NAMES = 64,
    RAM_CHANGES = 4096,
    RAM_FILES = 16,
};

typedef enum ChangeKind {
    CHANGE_CREATE,  /* a name for a new node */
    CHANGE_RESERVE, /* a node's size */
    CHANGE_WRITE,   /* bytes of a node */
    CHANGE_RENAME,
    CHANGE_REMOVE,
    CHANGE_SYNC,        /* of a node */
    CHANGE_SYNC_FOLDER, /* of the names of a folder */
} ChangeKind;

typedef struct Change {
    ChangeKind kind;
    int32_t node;
    char path[DISK_PATH_SIZE];
    char to[DISK_PATH_SIZE];
    int32_t offset;
    int32_t size;
    char *bytes;
} Change;

typedef struct RamNode {
    char *bytes;
    int32_t size;
    int32_t room;
    bool sealed;
} RamNode;

typedef struct RamName {
    char path[DISK_PATH_SIZE]; /* empty: free */
    int32_t node;
} RamName;

typedef struct RamFile {
    int32_t node; /* -1: free */
    int32_t at;
} RamFile;

typedef struct RamDisk {
    RamNode nodes[RAM_NODES];
    int32_t node_count;
    RamName names[RAM_NAMES];
    RamFile files[RAM_FILES];
    Change *changes; /* NULL: no log is kept */
    int32_t change_count;
    int64_t free_bytes;
    /* The `fail_at`th operation from now on (0: the next) has this result; -1: none. */
    int32_t fail_at;
    DiskResult fail_with;
    int32_t operations; /* so far */
    bool flips;         /* hands back other bytes than were written, from the next open on */
    int64_t *clock_ms;  /* goes on by operation_ms with each; NULL: none is there */
    int32_t operation_ms;
} RamDisk;

RamDisk *ram_new(bool with_log);
void ram_free(RamDisk *ram);
/* Empty again, without names, nodes and log. */
void ram_clear(RamDisk *ram);
Disk ram_disk(RamDisk *ram);

/* Which of the changes that need not be there are missing, or there in part. Whoever chooses asks
 * ram_is_certain first. */
typedef struct CrashChoice {
    const bool *missing; /* by change; NULL: none */
    int32_t torn;        /* this write is there in part; -1: none */
    int32_t torn_from;   /* bytes [from, to) of it are there */
    int32_t torn_to;
    int32_t lost_name; /* this rename has taken the old name away and not given the new; -1 */
} CrashChoice;

/* Whether the change is certain to be there when the power goes after `at` changes. */
bool ram_is_certain(const RamDisk *ram, int32_t change, int32_t at);

/* Builds the disk after the cut. */
void ram_crash(const RamDisk *ram, int32_t at, const CrashChoice *choice, RamDisk *after);

/* NULL when there is no such file. */
const RamNode *ram_find(const RamDisk *ram, const char *path);
/* Number of files whose path begins so. */
int32_t ram_count(const RamDisk *ram, const char *prefix);
/* Puts a file there, outside the log. */
void ram_put(RamDisk *ram, const char *path, Str bytes);
int32_t ram_open_files(const RamDisk *ram);

#endif
