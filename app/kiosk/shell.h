/* The loop: wait, update, show what changed. It wakes for an event or the next deadline only. */
#ifndef TSUBO_KIOSK_SHELL_H
#define TSUBO_KIOSK_SHELL_H

#include "kiosk/renewal.h"
#include "sdl/window.h"

/* Runs until somebody leaves; returns the exit status. */
int shell_run(Stage *stage, Window *window, const Options *options, Renewal *renewal);

/* A calm picture without any text, for a booth without fonts: runs until the window closes. */
void shell_run_wordless(Window *window);

#endif
