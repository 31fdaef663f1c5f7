/* What keeps a booth alive between two touches: signs of life, the panel, the display, the night.
 *
 * The loop asks after every wake-up; the answers are a handful of looks at what SDL and the system
 * know already, so an idle booth still costs nothing. What is found becomes inputs for the model or
 * a reason to start again; sentences go to the log.
 *
 *     Life life = life_open(log, settings);
 *     life_presented(&life, now_ms);                    // after every present
 *     wait until life_deadline_ms(&life)
 *     LifeNews news = life_look(&life, window, now_ms); // then take what it says
 *     life_close(&life);
 */
#ifndef TSUBO_KIOSK_LIFE_H
#define TSUBO_KIOSK_LIFE_H

#include "kiosk/log.h"
#include "kiosk/notify.h"
#include "kiosk/quiet.h"
#include "sdl/window.h"

typedef struct Life {
    Notify notify;
    Log *log;
    const Config *settings; /* or NULL */
    int32_t panels;         /* touch devices at the last look */
    int32_t spots;          /* of the panel that are ignored */
    bool panel_seen;        /* there was one at some time */
    bool display;           /* there was one at the last look */
    int32_t displays;       /* connected at the start; −1 where nobody knows */
    QuietAnswer quiet;
    int64_t looked_ms; /* at clock and connectors */
} Life;

typedef struct LifeNews {
    bool panel_gone;    /* its contacts will not end by themselves */
    bool quiet_changed; /* to or from a quiet hour */
    bool frame_due;     /* a frame has to be presented, even if nothing changed */
    bool start_again;   /* a display came back that this program cannot open again by itself */
} LifeNews;

Life life_open(Log *log, const Config *settings);
void life_close(Life *life);

void life_presented(Life *life, int64_t now_ms);
LifeNews life_look(Life *life, Window *window, int64_t now_ms);

/* −1 for never. */
int64_t life_deadline_ms(const Life *life);

/* So many touch devices are there now; true when one has gone since the last count. */
bool life_count_panels(Life *life, int32_t panels);

/* So many spots of the panel are ignored now (ui/spots.h); a change is told. */
void life_count_spots(Life *life, int32_t spots);

#endif
