/* Telling the service manager that the program lives: sd_notify's protocol without its library.
 *
 * systemd names a datagram socket in NOTIFY_SOCKET and, when it watches, an interval in
 * WATCHDOG_USEC. A frame that was really presented is the sign of life: READY=1 with the first one,
 * then WATCHDOG=1 at least twice an interval. Nothing is sent from a thread or a timer of its own,
 * so a loop that hangs is found. Without the variables every call does nothing.
 *
 *     Notify notify = notify_open();
 *     notify_frame(&notify, now_ms);               // after every present
 *     wait until notify_deadline_ms(&notify)       // then present again, however small
 *     notify_close(&notify);
 */
#ifndef TSUBO_KIOSK_NOTIFY_H
#define TSUBO_KIOSK_NOTIFY_H

#include "base/str.h"

typedef struct Notify {
    int fd; /* −1: nobody listens */
    bool ready;
    int64_t interval_ms; /* of the watchdog; 0: nobody watches */
    int64_t fed_ms;
} Notify;

/* Connects to what the environment names; a socket that does not answer counts as none. */
Notify notify_open(void);
void notify_close(Notify *notify);

bool notify_is_watched(const Notify *notify);

/* A frame was presented. Sends at most four signs of life per interval. */
void notify_frame(Notify *notify, int64_t now_ms);

/* There is nothing to present on: says so and counts as alive, because restarting would bring no
 * display. */
void notify_no_display(Notify *notify, int64_t now_ms);

/* When the next frame is due at the latest; −1 for never. */
int64_t notify_deadline_ms(const Notify *notify);

#endif
