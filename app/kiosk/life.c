/* Under X11 and Wayland the window can follow its display; under KMSDRM SDL 2.26 opens what is
 * there at the start and never looks again. There we watch the kernel's connectors, and when a
 * display comes back we end in order: the service manager starts the program again within a second,
 * on the new display. A machine whose display was merely switched off never notices. */
#include "kiosk/life.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "kiosk/displays.h"

/* The display is looked at when the loop wakes anyway, but not more often than LOOK_MS. Only where
 * a file or the clock has to be watched the loop wakes for it. */
enum { LOOK_MS = 2000, KMS_MS = 5000, CLOCK_MS = 30000 };

/* Without a display server displays come and go under our feet. */
static bool is_kms(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, "KMSDRM") == 0;
}

static QuietAnswer ask_quiet(const Life *life) {
    return life->settings ? quiet_ask(&life->settings->quiet, time(NULL)) : QUIET_UNUSED;
}

/* Whoever has plugged in a second one looks at the wrong one. */
static int32_t tell_displays(Log *log) {
    Failure more = {0};
    int32_t connected =
        is_kms() ? displays_connected(S("/sys/class/drm")) : SDL_GetNumVideoDisplays();
    const char *name = is_kms() ? NULL : SDL_GetDisplayName(0);
    if (displays_tell_more(connected, str_from_c(name ? name : ""), &more)) {
        log_say(log, "%s", more.sentence);
    }
    return connected;
}

Life life_open(Log *log, const Config *settings) {
    Life life = {.notify = notify_open(),
                 .log = log,
                 .settings = settings,
                 .panels = SDL_GetNumTouchDevices(),
                 .display = true};
    life.panel_seen = life.panels > 0;
    life.displays = tell_displays(log);
    return life;
}

void life_close(Life *life) {
    notify_close(&life->notify);
}

/* Only a picture on the screen counts as a sign of life. */
void life_presented(Life *life, int64_t now_ms) {
    notify_frame(&life->notify, now_ms);
}

/* A contact of a panel that has gone never ends by itself. */
bool life_count_panels(Life *life, int32_t panels) {
    bool gone = panels < life->panels;
    if (gone) {
        log_say(life->log, "a touch panel is gone; %d are left", panels);
    } else if (panels > life->panels) {
        log_say(life->log,
                life->panel_seen ? "a touch panel is back; there are %d"
                                 : "a touch panel was found; there are %d",
                panels);
    }
    life->panels = panels;
    life->panel_seen = life->panel_seen || panels > 0;
    return gone;
}

/* Whoever is called because a corner is dead reads here that it was the panel. */
void life_count_spots(Life *life, int32_t spots) {
    if (spots > life->spots) {
        log_say(life->log, "a spot of the panel never lets go and is ignored; there are %d", spots);
    } else if (spots < life->spots) {
        log_say(life->log, "a spot of the panel has let go; %d are left", spots);
    }
    life->spots = spots;
}

/* Looked at only after a wake-up that something else caused. */
static void look_at_display(Life *life, Window *window, int64_t now_ms, LifeNews *news) {
    if (now_ms - life->looked_ms < LOOK_MS) {
        return; /* that look reads files or asks the display server */
    }
    life->looked_ms = now_ms;
    bool display = is_kms() ? displays_connected(S("/sys/class/drm")) != 0 : window_follow(window);
    if (life->display && !display) {
        log_say(life->log, "the display is gone; the program goes on without it");
    }
    if (!life->display && display) {
        log_say(life->log, "a display is back");
        news->start_again = is_kms();
    }
    life->display = display;
}

/* The only look at the wall clock in the program: quiet hours. */
static void look_at_clock(Life *life, LifeNews *news) {
    QuietAnswer quiet = ask_quiet(life);
    if (quiet == life->quiet) {
        return;
    }
    if (quiet == QUIET_CLOCK_WRONG) {
        log_say(life->log, "the clock of this machine is wrong; quiet hours are not kept");
    }
    news->quiet_changed = (quiet == QUIET_NIGHT) != (life->quiet == QUIET_NIGHT);
    life->quiet = quiet;
}

/* A handful of looks; each of them is a comparison with what was there before. */
LifeNews life_look(Life *life, Window *window, int64_t now_ms) {
    LifeNews news = {0};
    news.panel_gone = life_count_panels(life, SDL_GetNumTouchDevices());
    look_at_display(life, window, now_ms, &news);
    look_at_clock(life, &news);
    int64_t due = notify_deadline_ms(&life->notify);
    news.frame_due = due >= 0 && now_ms >= due;
    return news;
}

static bool has_hours(const Life *life) {
    return life->settings && life->settings->quiet.on;
}

/* The watchdog's, and the next look at the clock. */
int64_t life_deadline_ms(const Life *life) {
    int64_t deadline = notify_deadline_ms(&life->notify);
    int64_t look = is_kms()          ? life->looked_ms + KMS_MS
                   : has_hours(life) ? life->looked_ms + CLOCK_MS
                                     : -1;
    return deadline < 0 ? look : look < 0 || deadline < look ? deadline : look;
}
