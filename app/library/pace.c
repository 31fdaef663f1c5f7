/* Two windows over the same reads. Each is judged when it is full and then begins anew, so a pause
 * counts once and is forgiven when the rest of its window was quick enough. */
#include "library/pace.h"

#include <string.h>

/* A booth's memory may be smaller than a quarter second's worth. */
static int32_t within(int32_t bytes, int32_t most_bytes) {
    int32_t least = bytes > PACE_LEAST_BYTES ? bytes : PACE_LEAST_BYTES;
    return least < most_bytes ? least : most_bytes;
}

void pace_begin(Pace *pace, int32_t most_bytes) {
    memset(pace, 0, sizeof(*pace));
    pace->most_bytes = most_bytes;
    pace->wanted_bytes = within(0, most_bytes);
}

/* How long the window has been open; it closes when that is enough. */
static int64_t window_ms(const Pace *pace, const PaceWindow *window) {
    return pace->inside_ms - window->since_ms;
}

static void window_begin(const Pace *pace, PaceWindow *window) {
    *window = (PaceWindow){.since_ms = pace->inside_ms};
}

/* Doubling finds the right size of a quick stick in four reads. */
static void choose_size(Pace *pace, int32_t got_bytes, int64_t took_ms) {
    if (took_ms > PACE_SLOW_READ_MS) {
        pace->wanted_bytes = within(pace->wanted_bytes / 2, pace->most_bytes);
    } else if (took_ms < PACE_QUICK_READ_MS && got_bytes >= pace->wanted_bytes) {
        int32_t half = pace->most_bytes / 2;
        pace->wanted_bytes = pace->wanted_bytes > half ? pace->most_bytes : pace->wanted_bytes * 2;
    }
}

bool pace_note(Pace *pace, int32_t got_bytes, int64_t took_ms) {
    bool keeps_up = true;
    pace->inside_ms += took_ms;
    pace->crawl.bytes += got_bytes;
    pace->slow.bytes += got_bytes;
    choose_size(pace, got_bytes, took_ms);
    if (window_ms(pace, &pace->crawl) >= PACE_CRAWL_MS) {
        keeps_up = pace->crawl.bytes >= PACE_LEAST_BYTES;
        window_begin(pace, &pace->crawl);
    }
    if (window_ms(pace, &pace->slow) >= PACE_WINDOW_MS) {
        int64_t expected = PACE_BYTES_PER_S * window_ms(pace, &pace->slow) / 1000;
        keeps_up = keeps_up && pace->slow.bytes >= expected;
        window_begin(pace, &pace->slow);
    }
    return keeps_up;
}
