/* The installation as a process that can be lost.
 *
 * A stick that hangs in a read cannot be interrupted from inside: the reading process waits in the
 * kernel. So tsubo-store runs the installation in a child and passes its lines on; the child says
 * when it enters and when it leaves the stick, and one that stays inside for too long is ended. How
 * slow a stick may be that does answer is the library's business (pace.h).
 * That is safe at any moment: dying between two system calls is what the library is built for.
 *
 *     int code = job_install(&options, &library, &scratch);
 */
#ifndef TSUBO_STORE_JOB_H
#define TSUBO_STORE_JOB_H

#include "library/library.h"
#include "store/options.h"

enum {
    /* One call of the stick without an answer, or an entry of a list without the next one. Below
     * five seconds, after which a person thinks that nothing happens; above the pauses of sticks
     * that live (pace.h). Counted while we are awake to see it: a machine that stands still, or
     * gives us no time, is not the stick's fault. */
    JOB_STUCK_MS = 4250,
};

/* The code the operator was told last; everything was printed. `scratch` has room for a piece. */
UpdateCode job_install(const Options *options, const Library *library, Arena *scratch);

/* "P2 percent=45", flushed at once. */
void job_print(UpdateCode code, int32_t number);

#endif
