/* The state on the disk: two slots, written in turn.
 *
 * state.0 holds even generations, state.1 odd ones; the highest generation that is whole counts. So
 * the newest good copy is never the one being replaced, and even a file system that breaks its
 * promises about renames costs one step back, never the state.
 *
 *     State state;
 *     SlotsFound found = slots_read(&disk, &state);
 *     if (found == SLOTS_READ) { … change it by a rule … slots_write(&disk, &state); }
 *
 * Whoever reads in order to write holds the lock of the state meanwhile (slots_lock). It is held
 * for milliseconds; an installation holds its own lock (job_lock) for minutes, so that a running
 * copy never keeps the kiosk from confirming or starting.
 */
#ifndef TSUBO_LIBRARY_SLOTS_H
#define TSUBO_LIBRARY_SLOTS_H

#include "library/disk.h"
#include "library/state.h"

typedef enum SlotsFound {
    SLOTS_READ,   /* a whole state was found */
    SLOTS_EMPTY,  /* there is none and never was: a new store */
    SLOTS_LOST,   /* there is something, but no slot is whole: stored_recover */
    SLOTS_UNSURE, /* the disk refuses to give one of them: what it holds may be newer */
} SlotsFound;

/* Fills *state: with the newest whole one, else with the empty state. With SLOTS_UNSURE it is good
 * enough to show something, but must not be written: an error that passes would have turned the
 * state back by a step. */
SlotsFound slots_read(const Disk *disk, State *state);

/* Writes the state with the next generation into the older slot; it is on the disk when this
 * returns DISK_DONE, and *state has the new generation. Otherwise the slot is removed again, the
 * state on the disk is the one before, and *state is as it was. */
MUST_USE DiskResult slots_write(const Disk *disk, State *state);

/* Waits up to `wait_ms` for the right to change the state; `file` is closed to let go of it. */
MUST_USE DiskResult slots_lock(const Disk *disk, int32_t wait_ms, int *file);

/* The same for being the one installation, or the one that clears away. */
MUST_USE DiskResult job_lock(const Disk *disk, int32_t wait_ms, int *file);

#endif
