/* Quiet hours: when an unused screen is black. The only place of the house that asks the wall
 * clock, and nothing but the black screen depends on the answer.
 *
 * Booths often have no battery behind their clock. A clock before this program was written or
 * decades after it is not believed, and then no hour is quiet: a screen that is on by mistake does
 * less harm than one that is dark by mistake.
 *
 *     QuietAnswer answer = quiet_ask(&config.quiet, time(NULL));
 */
#ifndef TSUBO_KIOSK_QUIET_H
#define TSUBO_KIOSK_QUIET_H

#include "kiosk/config.h"

typedef enum QuietAnswer {
    QUIET_UNUSED, /* no hours are set */
    QUIET_DAY,
    QUIET_NIGHT,
    QUIET_CLOCK_WRONG, /* hours are set, the clock is not believed */
} QuietAnswer;

/* `seconds` since 1970 as time() has them; the machine's time zone counts. */
QuietAnswer quiet_ask(const ConfigHours *hours, int64_t seconds);

#endif
