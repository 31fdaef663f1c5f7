/* Where the program's doors lead (doors.c), and what each of them tells the world. */
#ifndef TSUBO_TESTS_DOORS_H
#define TSUBO_TESTS_DOORS_H

#include <SDL.h>

#include "kiosk/report.h"
#include "world.h"

/* The booth's clock, with the work done since it was last asked. */
int64_t world_now_us(World *world);
/* Time that passed outside of the program does not count. */
void world_resume(World *world);
/* A picture goes to the display. */
void world_present(World *world);

/* True while the machine is busy with an update: the clock stands still, and a moment of real time
 * has passed. `wake` becomes readable when the viewer has something to hear. */
bool world_attends(World *world, int wake);
/* The loop would sleep for so long; an event ends that. */
bool world_sleeps(World *world, SDL_Event *event, int32_t timeout_ms);
/* The next finger that has been felt by now. */
bool world_finger(World *world, SDL_Event *event);

/* The loop has read a report of the store. */
void world_heard(World *world, ReportKind kind, int32_t number);
void world_exchanged(World *world);
void world_stepped(World *world, const Model *before, const Scene *shown, const Input *input);

#endif
