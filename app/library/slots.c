/* tmp – write – sync – rename – sync the folder: a slot's name never points to bytes that are not
 * on the disk yet, and the rename itself is on the disk before anybody relies on it. */
#include "library/slots.h"

#include <string.h>

#include "library/leave_out.h"

#define SLOT_NEW "state.new"

/* Even generations here, odd ones there: the newest valid copy is never the one that is being
 * replaced. */
static const char *slot_path(int32_t generation) {
    return generation % 2 == 0 || LEAVES_OUT(LEAVE_OUT_SLOT_TURNS) ? "state.0" : "state.1";
}

typedef enum SlotFound {
    SLOT_WHOLE,
    SLOT_ABSENT,
    SLOT_BROKEN,  /* read, and not what we wrote */
    SLOT_REFUSED, /* not read */
} SlotFound;

/* Up to STATE_BYTES and one more, which would be one too many. */
static bool read_file(const Disk *disk, int file, char *bytes, int32_t *size) {
    int32_t got = 1;
    *size = 0;
    while (*size <= STATE_BYTES && got > 0) {
        if (disk->ops->read(disk->self, file, bytes + *size, STATE_BYTES + 1 - *size, &got) !=
            DISK_DONE) {
            return false;
        }
        *size += got;
    }
    return true;
}

/* Too long, not a state, a wrong sum: all of these are simply no slot. */
static SlotFound read_slot(const Disk *disk, int32_t index, State *state) {
    char bytes[STATE_BYTES + 1];
    int file;
    int64_t file_bytes;
    int32_t size = 0;
    DiskResult result =
        disk->ops->open(disk->self, index == 0 ? "state.0" : "state.1", &file, &file_bytes);
    if (result != DISK_DONE) {
        return result == DISK_MISSING ? SLOT_ABSENT : SLOT_REFUSED;
    }
    bool read = read_file(disk, file, bytes, &size);
    disk->ops->close(disk->self, file);
    if (!read) {
        return SLOT_REFUSED;
    }
    bool whole = size <= STATE_BYTES && state_parse((Str){bytes, size}, state) &&
                 (state->generation % 2 == index || LEAVES_OUT(LEAVE_OUT_SLOT_TURNS));
    return whole ? SLOT_WHOLE : SLOT_BROKEN;
}

/* The higher generation of those that are whole. */
SlotsFound slots_read(const Disk *disk, State *state) {
    State other;
    SlotFound even = read_slot(disk, 0, state);
    SlotFound odd = read_slot(disk, 1, &other);
    bool newer = odd == SLOT_WHOLE && (even != SLOT_WHOLE || other.generation > state->generation);
    if (newer) {
        *state = other;
    }
    bool whole = newer || even == SLOT_WHOLE;
    if (!whole) {
        memset(state, 0, sizeof(*state));
    }
    if (even == SLOT_REFUSED || odd == SLOT_REFUSED) {
        return SLOTS_UNSURE;
    }
    if (whole) {
        return SLOTS_READ;
    }
    return even == SLOT_ABSENT && odd == SLOT_ABSENT ? SLOTS_EMPTY : SLOTS_LOST;
}

/* Beside the slot, synced; only then does it get its name. */
static DiskResult write_new(const Disk *disk, const char *path, Str text) {
    int file;
    DiskResult result = disk->ops->create(disk->self, path, 0, &file);
    if (result != DISK_DONE) {
        return result;
    }
    result = disk->ops->write(disk->self, file, text.at, text.size);
    if (result == DISK_DONE && !LEAVES_OUT(LEAVE_OUT_SLOT_SYNC)) {
        result = disk->ops->sync(disk->self, file);
    }
    disk->ops->close(disk->self, file);
    return result;
}

/* Write, sync, rename, sync the folder. Leaving out any of the four loses an update in one of the
 * tests. */
static DiskResult replace_slot(const Disk *disk, int32_t generation, Str text) {
    const char *slot = slot_path(generation);
    const char *written = LEAVES_OUT(LEAVE_OUT_SLOT_RENAME) ? slot : SLOT_NEW;
    DiskResult result = disk->ops->remove(disk->self, written);
    if (result == DISK_DONE || result == DISK_MISSING) {
        result = write_new(disk, written, text);
    }
    if (result == DISK_DONE && written != slot) {
        result = disk->ops->rename(disk->self, SLOT_NEW, slot);
    }
    if (result != DISK_DONE) {
        (void)disk->ops->remove(disk->self, written);
        return result;
    }
    if (!LEAVES_OUT(LEAVE_OUT_STORE_SYNC)) {
        result = disk->ops->sync_folder(disk->self, ".");
    }
    if (result != DISK_DONE) {
        (void)disk->ops->remove(disk->self, slot);
    }
    return result;
}

/* The generation grows with every writing and so decides which slot is next. */
DiskResult slots_write(const Disk *disk, State *state) {
    char room[STATE_BYTES + 64];
    Arena arena = {.base = room, .size = sizeof(room)};
    State next = *state;
    next.generation++;
    DiskResult result = replace_slot(disk, next.generation, state_write_in(&arena, &next));
    if (result == DISK_DONE) {
        *state = next;
    }
    return result;
}

DiskResult slots_lock(const Disk *disk, int32_t wait_ms, int *file) {
    return disk->ops->lock(disk->self, "lock.state", wait_ms, file);
}

/* Held for as long as an installation takes: two sticks queue here. */
DiskResult job_lock(const Disk *disk, int32_t wait_ms, int *file) {
    return disk->ops->lock(disk->self, "lock.job", wait_ms, file);
}
