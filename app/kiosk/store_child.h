/* A run of tsubo-store: its words, its start, its end. Internal to kiosk/; see updates.h. */
#ifndef TSUBO_KIOSK_STORE_CHILD_H
#define TSUBO_KIOSK_STORE_CHILD_H

#include <sys/types.h>

#include "kiosk/updates.h"

typedef struct StoreChild {
    pid_t pid;  /* 0: none runs */
    int output; /* its standard output; -1: none */
} StoreChild;

/* Starts it; `what` is the mount point of UPDATES_INSTALL, the pack of UPDATES_ROLL_BACK. False
 * when it cannot be started. */
bool store_child_start(StoreChild *child, const UpdatesWish *wish, UpdatesTask task, Str what);

/* After its output has ended: waits for it; false when it did not end by itself. */
bool store_child_end(StoreChild *child);

/* Ends it now. */
void store_child_stop(StoreChild *child);

#endif
