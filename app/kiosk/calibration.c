/* Least squares for an affine map: three unknowns a row, the same 3 × 3 sums for both rows, solved
 * by Cramer's rule. Four points for six unknowns leave two degrees that tell whether they fit. */
#include "kiosk/calibration.h"

#include <math.h>
#include <string.h>

#include "base/file.h"

/* A cross is hit within a fingertip; two hundredths of the screen are more than that. */
static const double misfit_most = 0.02;

const int32_t calibration_none[6] = {10000, 0, 0, 0, 10000, 0};

typedef struct Sums {
    double m[3][3];
    double x[3];
    double y[3];
} Sums;

/* Least squares of the four corners, as the sums that its equations need. */
static Sums sum_up(const CalibrationPoint *felt, const CalibrationPoint *shown) {
    Sums sums = {0};
    for (int32_t i = 0; i < CALIBRATION_POINTS; i++) {
        const double row[3] = {felt[i].x, felt[i].y, 1};
        for (int32_t a = 0; a < 3; a++) {
            for (int32_t b = 0; b < 3; b++) {
                sums.m[a][b] += row[a] * row[b];
            }
            sums.x[a] += row[a] * shown[i].x;
            sums.y[a] += row[a] * shown[i].y;
        }
    }
    return sums;
}

/* Three by three, written out. */
static double determinant(double m[3][3]) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
           m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/* Cramer's rule: three unknowns, and a determinant near nothing means corners that were not
 * corners. */
static bool solve(double m[3][3], const double right[3], double out[3]) {
    double whole = determinant(m);
    if (fabs(whole) < 1e-6) {
        return false;
    }
    for (int32_t column = 0; column < 3; column++) {
        double other[3][3];
        memcpy(other, m, sizeof(other));
        for (int32_t row = 0; row < 3; row++) {
            other[row][column] = right[row];
        }
        out[column] = determinant(other) / whole;
    }
    return true;
}

static bool fits(const CalibrationPoint *felt, const CalibrationPoint *shown, const double *x,
                 const double *y) {
    for (int32_t i = 0; i < CALIBRATION_POINTS; i++) {
        double dx = x[0] * felt[i].x + x[1] * felt[i].y + x[2] - shown[i].x;
        double dy = y[0] * felt[i].x + y[1] * felt[i].y + y[2] - shown[i].y;
        if (fabs(dx) > misfit_most || fabs(dy) > misfit_most) {
            return false;
        }
    }
    return true;
}

/* The correction behind the old matrix, as one; false when a number leaves the file's range. */
static bool compose(const double *x, const double *y, const int32_t old[6], int32_t matrix[6]) {
    const double *rows[2] = {x, y};
    for (int32_t r = 0; r < 2; r++) {
        const double *row = rows[r];
        const double numbers[3] = {row[0] * old[0] + row[1] * old[3],
                                   row[0] * old[1] + row[1] * old[4],
                                   row[0] * old[2] + row[1] * old[5] + row[2] * 10000};
        for (int32_t i = 0; i < 3; i++) {
            if (!(fabs(numbers[i]) <= 40000)) {
                return false;
            }
            matrix[3 * r + i] = (int32_t)lround(numbers[i]);
        }
    }
    return true;
}

/* Both rows of the matrix are fitted on their own; the panel's axes need not be at right angles. */
bool calibration_fit(const CalibrationPoint felt[CALIBRATION_POINTS],
                     const CalibrationPoint shown[CALIBRATION_POINTS], const int32_t old[6],
                     int32_t matrix[6]) {
    double x[3];
    double y[3];
    Sums sums = sum_up(felt, shown);
    return solve(sums.m, sums.x, x) && solve(sums.m, sums.y, y) && fits(felt, shown, x, y) &&
           compose(x, y, old, matrix);
}

/* Beside the statistics, in the one folder that the viewer may write. */
static Str file_path(Arena *arena, Str state) {
    return arena_print_in(arena, "%.*s/calibration", STR_ARG(state));
}

/* A file that is damaged is no calibration; the panel then is as it was delivered. */
void calibration_read(const Config *settings, int32_t matrix[6]) {
    enum { FILE_BYTES = 256 };
    memcpy(matrix, calibration_none, sizeof(calibration_none));
    if (!settings || settings->calibration.source == CALIBRATION_NONE) {
        return;
    }
    if (settings->calibration.source == CALIBRATION_GIVEN) {
        memcpy(matrix, settings->calibration.matrix, sizeof(calibration_none));
        return;
    }
    Arena arena = arena_open(8 * 1024);
    Str text = {0};
    Failure failure;
    Config read;
    ConfigNotes notes;
    /* The file holds a line of the settings, so their reader judges it. */
    if (file_read_in(&arena, file_path(&arena, settings->state), FILE_BYTES, &text, &failure)) {
        Arena scratch = arena_open(64 * 1024);
        config_parse_in(&scratch, S("calibration"), text, &read, &notes);
        if (notes.count == 0 && read.calibration.source == CALIBRATION_GIVEN) {
            memcpy(matrix, read.calibration.matrix, sizeof(calibration_none));
        }
        arena_close(&scratch);
    }
    arena_close(&arena);
}

/* Replaced whole: half a matrix would move every touch. */
bool calibration_write(Str state, const int32_t matrix[6], Failure *failure) {
    Arena arena = arena_open(8 * 1024);
    Str text = arena_print_in(&arena, "[screen]\ncalibration = %d %d %d %d %d %d\n", matrix[0],
                              matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]);
    bool done = file_replace(file_path(&arena, state), text, failure);
    arena_close(&arena);
    return done;
}
