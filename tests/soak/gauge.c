/* Counting and one straight line. */
#include "gauge.h"

#include <assert.h>
#include <dirent.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>

static int32_t frames_of(int64_t us) {
    int64_t frames = (us + FRAME_US - 1) / FRAME_US;
    return frames < FRAMES_MAX ? (int32_t)frames : FRAMES_MAX - 1;
}

static void end_turn(Gauge *gauge) {
    Turns *turns = gauge->under_way;
    turns->count++;
    turns->frames[frames_of(gauge->worst_us)]++;
    turns->most_us = gauge->worst_us > turns->most_us ? gauge->worst_us : turns->most_us;
}

/* What showed nothing new (a list of one page) has not turned anything. */
void gauge_settled(Gauge *gauge) {
    if (gauge->under_way && gauge->worst_us > 0) {
        end_turn(gauge);
    }
    gauge->under_way = NULL;
}

/* A finger that turns on while the last page still slides ends that turn and begins another. */
void gauge_asked(Gauge *gauge, int64_t at_us, bool is_turn) {
    gauge_settled(gauge);
    gauge->under_way = is_turn ? &gauge->turns : &gauge->visits;
    gauge->since_us = at_us;
    gauge->worst_us = 0;
}

void gauge_presented(Gauge *gauge, int64_t now_us) {
    gauge->pictures++;
    if (gauge->under_way) {
        int64_t waited_us = now_us - gauge->since_us;
        gauge->worst_us = waited_us > gauge->worst_us ? waited_us : gauge->worst_us;
        gauge->since_us = now_us;
    }
}

/* Without the one that looks. */
static int64_t count_files(void) {
    DIR *folder = opendir("/proc/self/fd");
    int64_t count = 0;
    assert(folder);
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count - 3;
}

/* Anonymous pages only: of a library's pages each process counts its share, so a program that ends
 * elsewhere on the machine would look like a leak here. */
static int64_t pss_bytes(void) {
    long kib = 0;
    char line[128];
    FILE *file = fopen("/proc/self/smaps_rollup", "re");
    while (file && fgets(line, sizeof(line), file)) {
        if (sscanf(line, "Pss_Anon: %ld kB", &kib) == 1) {
            break;
        }
    }
    if (file) {
        fclose(file);
    }
    return (int64_t)kib * 1024;
}

/* malloc_info would say more and allocate itself. */
void gauge_sample(Gauge *gauge, int32_t visits) {
    struct mallinfo2 heap = mallinfo2();
    if (gauge->sample_count == SAMPLES_MAX) {
        return;
    }
    gauge->samples[gauge->sample_count++] =
        (Sample){.visits = visits,
                 .values = {[SAMPLE_HEAP] = (int64_t)heap.uordblks,
                            [SAMPLE_MAPPED] = (int64_t)heap.hblkhd,
                            [SAMPLE_PSS] = pss_bytes(),
                            [SAMPLE_FILES] = count_files(),
                            [SAMPLE_TEXTURES] = gauge->textures,
                            [SAMPLE_SURFACES] = gauge->surfaces}};
}

typedef struct Sums {
    double n, x, y, xx, xy;
} Sums;

/* How far the samples lie from the line, as the error of its slope. */
static double error_of(const Gauge *gauge, SampleKind kind, int32_t first, const Slope *slope,
                       const Sums *sums) {
    double x_mean = sums->x / sums->n;
    double y_mean = sums->y / sums->n;
    double residual = 0;
    for (int32_t i = first; i < gauge->sample_count; i++) {
        const Sample *sample = &gauge->samples[i];
        double off =
            (double)sample->values[kind] - y_mean - slope->each * (sample->visits - x_mean);
        residual += off * off;
    }
    double spread = sums->xx - sums->x * x_mean;
    return sums->n > 2 && spread > 0 ? sqrt(residual / (sums->n - 2) / spread) : 0;
}

static void add(Slope *slope, Sums *sums, const Sample *sample, SampleKind kind) {
    int64_t value = sample->values[kind];
    double x = sample->visits;
    double y = (double)value;
    sums->n++;
    sums->x += x;
    sums->y += y;
    sums->xx += x * x;
    sums->xy += x * y;
    slope->least = sums->n <= 1 || value < slope->least ? value : slope->least;
    slope->most = sums->n <= 1 || value > slope->most ? value : slope->most;
}

static int64_t least_of(const Gauge *gauge, SampleKind kind, int32_t from, int32_t to) {
    int64_t least = gauge->samples[from].values[kind];
    for (int32_t i = from; i < to; i++) {
        int64_t value = gauge->samples[i].values[kind];
        least = value < least ? value : least;
    }
    return least;
}

Slope gauge_slope(const Gauge *gauge, SampleKind kind, int32_t first) {
    Slope slope = {0};
    Sums sums = {0};
    if (first >= gauge->sample_count) {
        return slope;
    }
    for (int32_t i = first; i < gauge->sample_count; i++) {
        add(&slope, &sums, &gauge->samples[i], kind);
    }
    slope.span = gauge->samples[gauge->sample_count - 1].visits - gauge->samples[first].visits;
    double spread = sums.xx - sums.x * sums.x / sums.n;
    slope.each = spread > 0 ? (sums.xy - sums.x * sums.y / sums.n) / spread : 0;
    slope.error = error_of(gauge, kind, first, &slope, &sums);
    int32_t middle = (first + gauge->sample_count) / 2;
    slope.floor_rise =
        least_of(gauge, kind, middle, gauge->sample_count) - least_of(gauge, kind, first, middle);
    return slope;
}
