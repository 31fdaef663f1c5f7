/* What is measured while a booth is soaked: frames of page turns, memory, descriptors, textures.
 *
 *     Gauge gauge = gauge_begin();
 *     gauge_asked(&gauge, at_us, true);            // a page turn was asked for by this finger …
 *     gauge_presented(&gauge, now_us);             // … and this picture is on the screen
 *     gauge_sample(&gauge, visits);                // now and then, when the booth sleeps
 *     Slope slope = gauge_slope(&gauge, SAMPLE_HEAP, warm_up);
 *
 * Frames are sixtieths of a second of the booth's own clock (world.h).
 */
#ifndef TSUBO_TESTS_GAUGE_H
#define TSUBO_TESTS_GAUGE_H

#include "base/str.h"

enum {
    FRAME_US = 16667,
    /* Turns are counted by their frames; this many or more count as one. */
    FRAMES_MAX = 16,
    SAMPLES_MAX = 16384,
};

/* One moment of rest. All are counted alike, so that a table can go through them. */
typedef enum SampleKind {
    SAMPLE_HEAP,   /* bytes handed out by malloc, but for what has pages of its own */
    SAMPLE_MAPPED, /* bytes of that: arenas, large surfaces */
    SAMPLE_PSS,    /* bytes of its own pages, as the kernel counts them */
    SAMPLE_FILES,
    SAMPLE_TEXTURES,
    SAMPLE_SURFACES,
    SAMPLE_COUNT,
} SampleKind;

typedef struct Sample {
    int32_t visits; /* that had ended by then */
    int64_t values[SAMPLE_COUNT];
} Sample;

/* Pictures that answer a finger, and the pictures of a page that settles. */
typedef struct Turns {
    int32_t count;
    int32_t frames[FRAMES_MAX]; /* turns by their worst wait for a picture */
    int64_t most_us;            /* the longest such wait */
} Turns;

typedef struct Gauge {
    Turns turns;  /* to a page that was beside this one */
    Turns visits; /* to anywhere else: a list, an article, home */
    Turns *under_way;
    int64_t since_us; /* the last picture, or the finger that asked */
    int64_t worst_us; /* wait of the turn under way; 0: there was no picture of it yet */
    int64_t pictures;
    int32_t textures; /* alive; counted where the program makes and ends them */
    int32_t surfaces;
    int32_t sample_count;
    Sample samples[SAMPLES_MAX];
} Gauge;

/* The model went somewhere because of a finger felt at this time. */
void gauge_asked(Gauge *gauge, int64_t at_us, bool is_turn);
/* A picture is on the screen. */
void gauge_presented(Gauge *gauge, int64_t now_us);
/* Nothing moves any more: whatever was under way has arrived. */
void gauge_settled(Gauge *gauge);

void gauge_sample(Gauge *gauge, int32_t visits);

/* A straight line through the samples of one kind from `first` on, by least squares, and what lies
 * under all of them. A page with pictures lifts single samples by megabytes, so the line is noisy;
 * the lowest sample of a long time is not. */
typedef struct Slope {
    double each;   /* a visit */
    double error;  /* of `each`: one standard error */
    double span;   /* visits from the first to the last sample */
    int64_t least; /* the smallest value */
    int64_t most;
    int64_t floor_rise; /* the smallest of the second half less that of the first half */
} Slope;
Slope gauge_slope(const Gauge *gauge, SampleKind kind, int32_t first);

#endif
