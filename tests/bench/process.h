/* A program and everything it has started, seen from outside, through /proc.
 *
 *     pid_t pid = process_start(command);
 *     ProcessUse before = process_use();
 *     sleep_ms(10000);
 *     ProcessUse after = process_use();
 *     process_end(pid);
 *
 * A browser is a dozen processes, some of which leave their parent. From process_start on this
 * program is the parent of all that lose theirs, so that whatever descends from it was started by
 * the command.
 */
#ifndef TSUBO_BENCH_PROCESS_H
#define TSUBO_BENCH_PROCESS_H

#include <sys/types.h>

typedef struct ProcessUse {
    double cpu_ms; /* of all threads, from schedstat: the ticks of stat miss short bursts */
    long wakeups;  /* voluntary switches of all threads: each one ends with waking up */
} ProcessUse;

/* The sum over all processes that are alive. */
ProcessUse process_use(void);

/* Proportional share of their memory in KiB: shared pages count for as many as share them. 0 when
 * that of one may not be read: some programs hide it from everybody but root. */
long process_pss_kib(void);

/* How many they are. */
int process_count(void);

/* Starts a command with its output on the standard error, in a process group of its own. */
pid_t process_start(char **command);
/* Ends it, first kindly, waits for it, and ends what it left behind. */
void process_end(pid_t pid);

#endif
