/* The tour: every screen and every page of every article and video, as PNG files or as text. */
#ifndef TSUBO_KIOSK_TOUR_H
#define TSUBO_KIOSK_TOUR_H

#include "kiosk/stage.h"

/* Writes into the folder options->tour; with --dump page the text of every page goes to standard
 * output as well. Names sort in the order of reading. */
MUST_USE bool tour_run(Stage *stage, const Options *options, Failure *failure);

#endif
