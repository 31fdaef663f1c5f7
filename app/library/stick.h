/* A USB stick as a small table of functions: the TSUBO folder, its names and its files.
 *
 * The library never sees a path on a stick. It gets the names of possible packs and signatures,
 * opens one, reads it from front to back once, and that is all; nothing here could write. Today the
 * table stands over a folder somebody mounted (stick_open); a reader of FAT in user space fits
 * behind the same six functions, and so does a stick made of memory in a test.
 *
 *     Stick stick;
 *     if (stick_open(&stick, S("/media/usb0"), &failure)) {
 *         StickNames names;
 *         StickResult result = stick.ops->list(stick.self, &names);
 *     }
 *     stick_close(&stick);
 *
 * A stick is hostile until proven otherwise: links are not followed, whatever is no ordinary file
 * is not opened, names other than ours are not even looked at, and no call waits for more than the
 * medium itself makes it wait.
 */
#ifndef TSUBO_LIBRARY_STICK_H
#define TSUBO_LIBRARY_STICK_H

#include "base/failure.h"

typedef enum StickResult {
    STICK_DONE,
    STICK_MISSING,    /* no such folder or file */
    STICK_CROWDED,    /* too many entries, or listing them took too long */
    STICK_FOREIGN,    /* a link, a FIFO, a device, a folder: not an ordinary file */
    STICK_UNREADABLE, /* input/output error on something that is there */
    STICK_GONE,       /* the medium is no longer there */
} StickResult;

enum {
    /* Entries of the folder that are looked at; 8,000 long names list in a quarter of a second on
     * FAT, so the number ends endless folders and the time ends slow ones. */
    STICK_ENTRIES_MAX = 4096,
    STICK_LIST_MS = 5000,
    /* Signatures that are read; with more, those whose names come last in byte order, because
     * folders that nobody clears away hold names with rising dates. */
    STICK_CANDIDATES_MAX = 16,
    /* "<name>" in <name>.tsubo.minisig: a letter or digit, then 63 more of [A-Za-z0-9._-]. */
    STICK_STEM_BYTES = 64,
    STICK_NAME_SIZE = STICK_STEM_BYTES + 16,
};

typedef struct StickNames {
    char stems[STICK_CANDIDATES_MAX][STICK_NAME_SIZE]; /* of *.tsubo.minisig, last name first */
    int32_t count;
    bool has_pack; /* there is a *.tsubo: a folder with packs but without signatures gets U20 */
} StickNames;

typedef struct StickOps {
    /* The names of the TSUBO folder that are ours, into cleared *names. */
    StickResult (*list)(void *self, StickNames *names);
    /* A file of the TSUBO folder for reading from its beginning. */
    StickResult (*open)(void *self, const char *name, int *file, int64_t *size);
    /* At most `size` bytes from where the last read ended; 0 at the end. */
    StickResult (*read)(void *self, int file, void *into, int32_t size, int32_t *got);
    /* The size it has by now, -1 when it cannot be told: a file that ended early has either
     * shrunk or lost its stick. */
    int64_t (*size)(void *self, int file);
    void (*close)(void *self, int file);
} StickOps;

typedef struct Stick {
    const StickOps *ops;
    void *self;
    int root; /* descriptor of the folder given; of no use with other ops */
    /* Called for every entry of a list, so that whoever watches can tell a crowded folder from one
     * that hangs; NULL: nobody watches. */
    void (*alive)(void *alive_self);
    void *alive_self;
} Stick;

/* `folder` is the mount point. `stick` must stay where it is until stick_close. */
MUST_USE bool stick_open(Stick *stick, Str folder, Failure *failure);
void stick_close(Stick *stick);

/* For whoever implements `list`: takes a name if it is one of ours. Pure. */
void stick_names_offer(StickNames *names, Str name);

#endif
