/* The text that both composers set: a UTF-8 file, one paragraph a line. */
#ifndef TSUBO_BENCH_TEXT_H
#define TSUBO_BENCH_TEXT_H

enum {
    BENCH_CHARACTERS = 1000000, /* the file is set again and again until there are so many */
    BENCH_EM_PX = 32,
    BENCH_MEASURE_EM = 30,
};

#endif
