/* A process seen from outside, through /proc.
 *
 *     ProcessUse before = process_use(pid);
 *     sleep_ms(10000);
 *     ProcessUse after = process_use(pid);
 */
#ifndef TSUBO_BENCH_PROCESS_H
#define TSUBO_BENCH_PROCESS_H

#include <sys/types.h>

typedef struct ProcessUse {
    double cpu_ms; /* of all threads, from schedstat: the ticks of stat miss short bursts */
    long wakeups;  /* voluntary switches of all threads: each one ends with waking up */
} ProcessUse;

ProcessUse process_use(pid_t pid);

/* Proportional share of its memory in KiB; shared pages count for as many as share them. */
long process_pss_kib(pid_t pid);

/* Starts a command with its output on the standard error, in a process group of its own. */
pid_t process_start(char **command);
/* Ends it, first kindly, and waits for it. */
void process_end(pid_t pid);

#endif
