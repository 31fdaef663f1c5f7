/* Panels of all kinds are fitted, touches that make no sense are not, and the matrix is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/calibration.h"

static const CalibrationPoint crosses[CALIBRATION_POINTS] = {
    {0.125, 0.125}, {0.875, 0.125}, {0.875, 0.875}, {0.125, 0.875}};

/* What a panel reports for a place: an affine map of it. */
static const struct {
    const char *name;
    double m[6];
} panels[] = {
    {"exact", {1, 0, 0, 0, 1, 0}},
    {"shifted", {1, 0, 0.03, 0, 1, -0.02}},
    {"stretched", {1.08, 0, -0.04, 0, 0.93, 0.03}},
    {"turned a little", {0.999, 0.02, 0, -0.02, 0.999, 0.01}},
    {"mirrored", {-1, 0, 1, 0, 1, 0}},
    {"axes exchanged", {0, 1, 0, 1, 0, 0}},
    {"mounted upside down", {-1, 0, 1, 0, -1, 1}},
};

static CalibrationPoint through(const double m[6], CalibrationPoint p) {
    return (CalibrationPoint){m[0] * p.x + m[1] * p.y + m[2], m[3] * p.x + m[4] * p.y + m[5]};
}

static CalibrationPoint corrected(const int32_t m[6], CalibrationPoint p) {
    return (CalibrationPoint){(m[0] * p.x + m[1] * p.y + m[2]) / 10000,
                              (m[3] * p.x + m[4] * p.y + m[5]) / 10000};
}

/* Fitted once from nothing, and once more on top of the result, it leads where the finger is. */
static void test_fits(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(panels); i++) {
        int32_t matrix[6];
        memcpy(matrix, calibration_none, sizeof(matrix));
        for (int32_t round = 0; round < 2; round++) {
            CalibrationPoint felt[CALIBRATION_POINTS];
            int32_t next[6];
            for (int32_t k = 0; k < CALIBRATION_POINTS; k++) {
                /* A finger is two thousandths off, each time elsewhere. */
                CalibrationPoint finger = {crosses[k].x + (k % 2 ? 0.002 : -0.002), crosses[k].y};
                felt[k] = corrected(matrix, through(panels[i].m, finger));
            }
            if (!calibration_fit(felt, crosses, matrix, next)) {
                fail_msg("%s: does not fit", panels[i].name);
            }
            memcpy(matrix, next, sizeof(matrix));
        }
        for (double x = 0; x <= 1; x += 0.25) {
            CalibrationPoint here = {x, 1 - x / 2};
            CalibrationPoint there = corrected(matrix, through(panels[i].m, here));
            if (fabs(there.x - here.x) > 0.006 || fabs(there.y - here.y) > 0.006) {
                fail_msg("%s: %f,%f leads to %f,%f", panels[i].name, here.x, here.y, there.x,
                         there.y);
            }
        }
    }
}

static const struct {
    const char *name;
    CalibrationPoint felt[CALIBRATION_POINTS];
} nonsense[] = {
    {"one spot", {{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}}},
    {"one line", {{0.1, 0.1}, {0.3, 0.3}, {0.6, 0.6}, {0.9, 0.9}}},
    {"one of them far off", {{0.125, 0.125}, {0.875, 0.125}, {0.875, 0.875}, {0.3, 0.6}}},
    {"two exchanged", {{0.875, 0.125}, {0.125, 0.125}, {0.875, 0.875}, {0.125, 0.875}}},
    {"a tiny square", {{0.5, 0.5}, {0.51, 0.5}, {0.51, 0.51}, {0.5, 0.51}}},
};

static void test_refuses(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(nonsense); i++) {
        int32_t matrix[6];
        if (calibration_fit(nonsense[i].felt, crosses, calibration_none, matrix)) {
            fail_msg("%s was taken", nonsense[i].name);
        }
    }
}

static void put_file(const char *text) {
    FILE *file = fopen("test_calibration.tmp/calibration", "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_kept(void **state) {
    (void)state;
    static const int32_t some[6] = {10035, 0, -44, -124, 10000, 62};
    Failure failure = {0};
    int32_t matrix[6];
    Config settings = {.state = S("test_calibration.tmp")};
    calibration_read(NULL, matrix);
    assert_memory_equal(matrix, calibration_none, sizeof(matrix));
    calibration_read(&settings, matrix);
    assert_memory_equal(matrix, calibration_none, sizeof(matrix));
    assert_false(calibration_write(settings.state, some, &failure));
    mkdir("test_calibration.tmp", 0755);
    assert_true(calibration_write(settings.state, some, &failure));
    calibration_read(&settings, matrix);
    assert_memory_equal(matrix, some, sizeof(matrix));
    /* The settings' own word counts more. */
    settings.calibration.source = CALIBRATION_NONE;
    calibration_read(&settings, matrix);
    assert_memory_equal(matrix, calibration_none, sizeof(matrix));
    settings.calibration = (ConfigCalibration){CALIBRATION_GIVEN, {9000, 0, 0, 0, 9000, 0}};
    calibration_read(&settings, matrix);
    assert_int_equal(matrix[0], 9000);
    /* A damaged file is none. */
    settings.calibration.source = CALIBRATION_STORED;
    static const char *damaged[] = {"", "nonsense", "[screen]\ncalibration = 1 2 3\n",
                                    "[screen]\ncalibration = 99999999 0 0 0 0 0\n", "\x80\xFF"};
    for (int32_t i = 0; i < COUNT_OF(damaged); i++) {
        put_file(damaged[i]);
        calibration_read(&settings, matrix);
        assert_memory_equal(matrix, calibration_none, sizeof(matrix));
    }
    unlink("test_calibration.tmp/calibration");
    rmdir("test_calibration.tmp");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fits), cmocka_unit_test(test_refuses),
                                       cmocka_unit_test(test_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
