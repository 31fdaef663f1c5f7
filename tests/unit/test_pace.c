/* Sticks as they are: quick, slow, with pauses, dripping; who is waited for, and how long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/str.h"
#include "library/pace.h"

enum { MOST = 1024 * 1024, MIB = 1024 * 1024 };

/* A stick gives `bytes_per_s`, in reads of at most `gives_bytes` (0: what is asked for), and before
 * every `pause_after_bytes` it thinks for `pause_ms`. */
typedef struct Row {
    const char *name;
    int32_t bytes_per_s;
    int32_t gives_bytes;
    int32_t pause_after_bytes;
    int32_t pause_ms;
    int32_t given_up_ms;  /* at the latest; 0: never within a minute */
    int32_t wanted_bytes; /* of a read in the end */
} Row;

static const Row ROWS[] = {
    {"40 MB/s", 40000000, 0, 0, 0, 0, MOST},
    {"40 MB/s with a pause of three seconds every 64 MB", 40000000, 0, 64 * MIB, 3000, 0, 0},
    {"1 MB/s", 1000000, 0, 0, 0, 0, 0},
    {"1 MB/s with a pause of two seconds every MB", 1000000, 0, MIB, 2000, 0, 0},
    {"1 MB/s with a pause of three seconds every two MB", 1000000, 0, 2 * MIB, 3000, 0, 0},
    {"just quick enough", 263000, 0, 0, 0, 0, PACE_LEAST_BYTES},
    {"just too slow", 260000, 0, 0, 0, 30500, PACE_LEAST_BYTES},
    {"1 MB/s with a pause of four seconds every MB", 1000000, 0, MIB, 4000, 30500, 0},
    {"20 KB/s", 20000, 0, 0, 0, 33000, PACE_LEAST_BYTES},
    {"10 KB/s in small pieces", 10000, 1000, 0, 0, 4500, PACE_LEAST_BYTES},
    {"a byte a second", 1, 1, 0, 0, 5000, PACE_LEAST_BYTES},
};

/* Until it is given up, or for a minute; in steps of its own reads. */
static int64_t ask(const Row *row, Pace *pace) {
    int64_t given = 0;
    pace_begin(pace, MOST);
    while (pace->inside_ms < 60000) {
        int32_t got = row->gives_bytes ? row->gives_bytes : pace->wanted_bytes;
        int64_t took_ms = (int64_t)got * 1000 / row->bytes_per_s;
        if (row->pause_after_bytes &&
            given / row->pause_after_bytes != (given + got) / row->pause_after_bytes) {
            took_ms += row->pause_ms;
        }
        given += got;
        if (!pace_note(pace, got, took_ms)) {
            return pace->inside_ms;
        }
    }
    return 0;
}

static void test_rows(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        const Row *row = &ROWS[i];
        Pace pace;
        int64_t given_up_ms = ask(row, &pace);
        if ((given_up_ms > 0) != (row->given_up_ms > 0) || given_up_ms > row->given_up_ms) {
            fail_msg("%s: given up after %lld ms", row->name, (long long)given_up_ms);
        }
        if (row->wanted_bytes && pace.wanted_bytes != row->wanted_bytes) {
            fail_msg("%s: asked for %d bytes", row->name, pace.wanted_bytes);
        }
    }
}

/* A read never takes so long that it looks like one that hangs: at the slowest pace, after whatever
 * came before, with a pause of three seconds. */
static void test_reads_stay_short(void **state) {
    Pace pace;
    (void)state;
    pace_begin(&pace, MOST);
    for (int32_t i = 0; i < 10; i++) {
        assert_true(pace_note(&pace, pace.wanted_bytes, 1));
    }
    assert_int_equal(pace.wanted_bytes, MOST);
    for (int32_t i = 0; i < 5; i++) {
        assert_true(pace_note(&pace, pace.wanted_bytes, 1000));
    }
    assert_int_equal(pace.wanted_bytes, PACE_LEAST_BYTES);
    assert_true(pace.wanted_bytes * 1000LL / PACE_BYTES_PER_S + 3000 < 4000);
}

/* Little memory, as in tests of the installation: never more than there is room for. */
static void test_small_room(void **state) {
    Pace pace;
    (void)state;
    pace_begin(&pace, 8192);
    assert_int_equal(pace.wanted_bytes, 8192);
    assert_true(pace_note(&pace, 8192, 0));
    assert_int_equal(pace.wanted_bytes, 8192);
    assert_true(pace_note(&pace, 8192, 1000));
    assert_int_equal(pace.wanted_bytes, 8192);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_reads_stay_short),
                                       cmocka_unit_test(test_small_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
