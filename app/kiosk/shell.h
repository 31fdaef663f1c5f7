/* The loop: wait, update, show what changed. It wakes for an event or the next deadline only. */
#ifndef TSUBO_KIOSK_SHELL_H
#define TSUBO_KIOSK_SHELL_H

#include "kiosk/renewal.h"
#include "sdl/window.h"

/* Runs until somebody leaves; returns the exit status. */
int shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal);

/* A calm picture that needs no file at all: for a booth without fonts, and for one that has crashed
 * with everything it could show. Runs until the window closes; under a service manager for an hour
 * at most, because the next start tries everything again. */
void shell_run_wordless(Window *window);

#endif
