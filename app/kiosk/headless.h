/* Seeing without a screen: one picture, one dump, a replay. */
#ifndef TSUBO_KIOSK_HEADLESS_H
#define TSUBO_KIOSK_HEADLESS_H

#include "kiosk/stage.h"

/* Does what --shot, --dump and --replay ask for. Dumps go to standard output. Of a stage in trouble
 * the picture is written too, and the trouble is the failure. */
MUST_USE bool headless_run(Stage *stage, const Options *options, Failure *failure);

/* Prints one dump of the picture in stage->list. */
void headless_dump(Stage *stage, DumpKind kind);

#endif
