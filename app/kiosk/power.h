/* Restarting and shutting down the machine, by asking whoever may.
 *
 * In a booth the kiosk runs as a user that may nothing of the kind: it leaves a request in the
 * folder that the system watches, as it does for the store. On a desk systemctl is asked.
 *
 *     if (!power_ask(requests, POWER_OFF, &failure)) { … }
 */
#ifndef TSUBO_KIOSK_POWER_H
#define TSUBO_KIOSK_POWER_H

#include "base/failure.h"

typedef enum Power {
    POWER_REBOOT,
    POWER_OFF,
} Power;

/* True when somebody has taken the wish; then the end comes from outside. `requests` may be empty.
 */
MUST_USE bool power_ask(Str requests, Power power, Failure *failure);

#endif
