/* A stick of memory, with the ways in which real ones misbehave.
 *
 *     RamStick *ram = ram_stick_new();
 *     ram_stick_put(ram, "a.tsubo", pack);
 *     ram->pulled_after = 70000;                 // bytes read, then it is gone
 *     Stick stick = ram_stick(ram);
 */
#ifndef TSUBO_TESTS_RAM_STICK_H
#define TSUBO_TESTS_RAM_STICK_H

#include "library/stick.h"

enum { RAM_STICK_FILES = 64 };

typedef struct RamStickFile {
    char name[STICK_NAME_SIZE * 2];
    Str bytes;       /* borrowed */
    int64_t claimed; /* the size it says it has; -1: its own */
} RamStickFile;

typedef struct RamStick {
    RamStickFile files[RAM_STICK_FILES];
    int32_t count;
    int32_t open;         /* file handed out last */
    int64_t at;           /* within it */
    int32_t open_count;   /* files open now */
    int32_t pack_opens;   /* *.tsubo opened so far */
    int64_t read_bytes;   /* of packs, so far */
    StickResult listing;  /* what list says */
    int64_t pulled_after; /* bytes of packs after which reads say STICK_GONE; -1: never */
    int64_t fails_after;  /* the same with STICK_UNREADABLE */
    int64_t ends_after;   /* the same with an end */
    bool shrinks;         /* a file that ended says it is smaller */
    bool endless;         /* reads never end */
    int32_t read_ms;      /* the clock goes on by this with every read */
    int32_t read_most;    /* bytes one read gives at most; 0: all */
    int64_t *clock_ms;
} RamStick;

RamStick *ram_stick_new(void);
/* `bytes` stay the caller's. */
void ram_stick_put(RamStick *ram, const char *name, Str bytes);
Stick ram_stick(RamStick *ram);

#endif
