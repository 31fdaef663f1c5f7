/* Inputs as text: one a line, for recording a visit and playing it again.
 *
 *     tsubo-replay 1 1920x1080
 *     0 tick
 *     250 touch down 1 960 540
 *     330 touch up 1 960 540
 *     1200 key next
 *     1500 resize 1080 1920
 *     2000 stick in           (or out)
 *     2000 update P2 45 第111号   (code, number, title of what comes)
 *     1500 dump model        (only when played: prints at this moment; also list, page)
 *     # a comment
 *
 * Times are milliseconds since the start and never fall. */
#ifndef TSUBO_KIOSK_REPLAY_H
#define TSUBO_KIOSK_REPLAY_H

#include "base/buffer.h"
#include "base/failure.h"
#include "kiosk/options.h"

typedef enum ReplayKind {
    REPLAY_NOTHING, /* an empty line or a comment */
    REPLAY_INPUT,
    REPLAY_DUMP,
    REPLAY_SIZE, /* the head line: the size is in input.width_px, input.height_px */
} ReplayKind;

typedef struct ReplayStep {
    ReplayKind kind;
    Input input;
    DumpKind dump;
} ReplayStep;

/* Reads one line. The failure names what is wrong with it; the caller adds file and line. */
MUST_USE bool replay_read(Str line, ReplayStep *step, Failure *failure);

/* Appends an input as a line. */
void replay_write(const Input *input, Buffer *out);

#endif
