/* Where the panel feels a finger: fitting four touched crosses, and keeping the result.
 *
 * A matrix is six integers as in sdl/window.h (window_calibrate). What is measured is measured with
 * the matrix that holds at that time, so the correction is put in front of it.
 *
 *     if (calibration_fit(felt, shown, old, matrix)) { window_calibrate(window, matrix); }
 *     calibration_write(state, matrix, &failure);
 */
#ifndef TSUBO_KIOSK_CALIBRATION_H
#define TSUBO_KIOSK_CALIBRATION_H

#include "kiosk/config.h"

enum { CALIBRATION_POINTS = 4 };

/* A place on the panel as shares of its width and height. */
typedef struct CalibrationPoint {
    double x, y;
} CalibrationPoint;

extern const int32_t calibration_none[6];

/* The best matrix that leads from what was felt (through `old`) to what was shown. False when the
 * touches do not belong together: further than a fiftieth of the screen from any straight mapping,
 * or all on one line. */
bool calibration_fit(const CalibrationPoint felt[CALIBRATION_POINTS],
                     const CalibrationPoint shown[CALIBRATION_POINTS], const int32_t old[6],
                     int32_t matrix[6]);

/* What the settings and the state folder say; calibration_none when they say nothing. */
void calibration_read(const Config *settings, int32_t matrix[6]);

/* Replaces the file in the state folder. */
MUST_USE bool calibration_write(Str state, const int32_t matrix[6], Failure *failure);

#endif
