/* The world around the program while it is soaked: a clock that jumps, a display without glass, the
 * machine's own services.
 *
 * The program that runs is tsubo-kiosk from its main to its end. At link time a few of its doors to
 * the outside lead here instead (--wrap, see CMakeLists.txt): the clock, the sleep of the loop, the
 * events. Behind every door stands the real function or, where time is concerned, this:
 *
 *  - Waiting costs nothing. The clock jumps to the next deadline or the next finger.
 *  - Work costs what it costs: the clock moves on by the processor time the loop has used, so a
 *    machine that is busy with others measures the same.
 *  - A picture is on the screen at the next sixtieth of a second, and presenting waits for that, as
 *    it does under KMSDRM. SDL believes in that driver, so the way by renderer and texture is
 * taken; below it are SDL's dummy display and software renderer.
 *  - While the store works the clock stands still, because the store is a real one.
 *
 * Everything else is as in a booth: the viewer asks by files, the store answers by lines.
 */
#ifndef TSUBO_TESTS_WORLD_H
#define TSUBO_TESTS_WORLD_H

#include <sys/types.h>

#include "gauge.h"
#include "kiosk/stage.h"
#include "visitor.h"

/* How long to go on: until all of the first four are reached, or for so many seconds by the wall.
 */
typedef struct Plan {
    uint64_t seed;
    int64_t hours;
    int64_t touches;
    int64_t resets;
    int64_t updates;
    int64_t seconds; /* 0: as long as it takes */
    int32_t width_px, height_px;
    int32_t cycle; /* visits from one update to the next */
    const char *bin;
    const char *work;
    const char *machine; /* the script */
} Plan;

typedef enum Wait {
    WAIT_NOTHING,
    WAIT_WISH,  /* the viewer's thread has not left its file yet */
    WAIT_PLUG,  /* a stick is in, its last line not yet read */
    WAIT_SHELF, /* a wish is being granted */
} Wait;

typedef struct World {
    Plan plan;
    Stage *stage;
    Visitor visitor;
    Gauge gauge;
    int64_t now_us;
    int64_t cpu_us;  /* processor time when now_us was right */
    int64_t felt_us; /* when the finger that is being taken was felt */
    int64_t wall_us; /* when it began, by the machine's own clock */
    int64_t touches;
    int64_t resets;
    int64_t sleeps;    /* times the loop went to sleep */
    int32_t serial;    /* of the last stick */
    int32_t exchanges; /* shelves that were exchanged under the reader */
    int32_t updates;   /* that were kept */
    int32_t resizes;
    int32_t staff;  /* times the staff's page was opened */
    int32_t wishes; /* of the viewer that were not looked at */
    Wait wait;
    int64_t wait_us;                               /* since when, by the machine's own clock */
    pid_t pid;                                     /* of the machine's service that runs; 0: none */
    bool trial;                                    /* an update is under way until it is kept */
    int32_t next_update, next_sample, next_resize; /* visits */
    bool during;                                   /* the next stick comes while somebody reads */
    bool done;
    char trouble[256]; /* why it ended early; empty: it did not */
} World;

/* The one there is: the doors have no other way to it. */
World *world_here(void);

void world_begin(World *world, const Plan *plan);

/* Runs a service of the machine and waits for it; false when it failed. */
bool world_serve(const World *world, const char *task, const char *what);

#endif
