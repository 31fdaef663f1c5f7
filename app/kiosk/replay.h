/* Inputs as text: one a line, for recording a visit and playing it again.
 *
 *     tsubo-replay 1 1920x1080
 *     0 tick
 *     250 touch down 1 960 540
 *     330 touch up 1 960 540
 *     1200 key next
 *     1500 resize 1080 1920
 *     2000 staff 2 good 0     # the answer to a task: its number, good or bad, a word's number
 *     2000 quiet on          # or off: a quiet hour
 *     2000 stick in          # or out
 *     2000 coming 第111号     # the title of what is taken in
 *     2000 update P2 45      # code and number
 *     2500 dump model        # prints when it is played; also list, page
 *
 * A comment is a line that begins with `#`, or what stands behind two blanks and a `#`.
 *
 * Times are milliseconds since the start and never fall. The head line stands first. Between two
 * lines time passes in the program's own steps, as if somebody had waited; a head line that ends in
 * `exact` says that every tick is in the file already, as it is in recordings. */
#ifndef TSUBO_KIOSK_REPLAY_H
#define TSUBO_KIOSK_REPLAY_H

#include "base/buffer.h"
#include "base/failure.h"
#include "kiosk/options.h"

typedef enum ReplayKind {
    REPLAY_NOTHING, /* an empty line, or only a comment */
    REPLAY_INPUT,
    REPLAY_DUMP,
    REPLAY_HEAD, /* the size is in input.width_px, input.height_px */
} ReplayKind;

typedef struct ReplayStep {
    ReplayKind kind;
    Input input;
    DumpKind dump;
    bool exact; /* of a head */
} ReplayStep;

/* Reads one line. The failure names what is wrong with it; the caller adds file and line. */
MUST_USE bool replay_read(Str line, ReplayStep *step, Failure *failure);

/* Appends the head line of a recording, then its inputs. */
void replay_write_head(int32_t width_px, int32_t height_px, Buffer *out);
void replay_write(const Input *input, Buffer *out);

#endif
