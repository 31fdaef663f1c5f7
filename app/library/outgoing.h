/* Files on their way to a stick that whoever wrote them cannot reach.
 *
 * In a booth the viewer sees no stick, and what may mount one does not know what to write. So the
 * viewer writes into a folder as if that were the stick (library/stick_write.h), and the store
 * carries what lies there over. It trusts neither side: of the viewer's folder only the names and
 * sizes below are taken, only regular files, and no link is followed; of the stick nothing is read.
 *
 *     if (!outgoing_leave(&scratch, S("/run/tsubo/outgoing"), stick, &count, &failure)) { … }
 */
#ifndef TSUBO_LIBRARY_OUTGOING_H
#define TSUBO_LIBRARY_OUTGOING_H

#include "base/arena.h"
#include "base/failure.h"

enum {
    /* Files of one folder. A booth writes three in all; a stick that walks through ten rooms has
     * each of them once. */
    OUTGOING_FILES = 8,
    /* The log and the statistics are bounded well below this. */
    OUTGOING_FILE_BYTES = 1024 * 1024,
    OUTGOING_NAME_BYTES = 100,
};

/* May a file of this name go out? Letters, digits, - _ and dots, ending in .txt, .csv or .log, and
 * no dot first. */
bool outgoing_name_is_sound(Str name);

/* Copies TSUBO/receipts and TSUBO/statistics below `outgoing` to the stick, each file whole and
 * synced. What is unsound is passed over. `count` is the number of files that are on the stick now,
 * also after a failure, which is the stick's (FAILURE_DEVICE) or that there was nothing to copy
 * (FAILURE_FILE). `scratch` holds one file at a time and is rewound. */
MUST_USE bool outgoing_leave(Arena *scratch, Str outgoing, Str stick, int32_t *count,
                             Failure *failure);

#endif
