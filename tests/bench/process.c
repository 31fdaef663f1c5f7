/* Small files of /proc, read line by line. */
#include "process.h"

#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "watch.h"

/* The number behind `name` in a file of "Name: number" lines; 0 when it has none. */
static long number_in(const char *path, const char *name) {
    char line[256];
    long number = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof(line), file)) {
        if (strncmp(line, name, strlen(name)) == 0) {
            number = atol(line + strlen(name));
            break;
        }
    }
    if (file) {
        fclose(file);
    }
    return number;
}

static double cpu_ms_in(const char *path) {
    unsigned long long ns = 0;
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%llu", &ns) != 1) {
            ns = 0;
        }
        fclose(file);
    }
    return (double)ns / 1e6;
}

/* All processes of the machine, as far as they are of interest here. */
enum { PROCESSES_MAX = 4096 };
typedef struct Processes {
    pid_t pid[PROCESSES_MAX];
    pid_t parent[PROCESSES_MAX];
    bool ours[PROCESSES_MAX];
    int count;
} Processes;

static void list(Processes *all) {
    DIR *folder = opendir("/proc");
    struct dirent *entry = folder ? readdir(folder) : NULL;
    all->count = 0;
    while (entry && all->count < PROCESSES_MAX) {
        int pid = atoi(entry->d_name);
        if (pid > 0) {
            char path[64];
            snprintf(path, sizeof(path), "/proc/%d/status", pid);
            all->pid[all->count] = pid;
            all->parent[all->count] = (pid_t)number_in(path, "PPid:");
            all->ours[all->count] = false;
            all->count++;
        }
        entry = readdir(folder);
    }
    if (folder) {
        closedir(folder);
    }
}

static bool is_ours(const Processes *all, pid_t pid) {
    for (int i = 0; i < all->count; i++) {
        if (all->pid[i] == pid) {
            return all->ours[i];
        }
    }
    return pid == getpid();
}

/* Marks the descendants of this program, a generation a turn, but not itself. */
static void find_ours(Processes *all) {
    bool more = true;
    list(all);
    while (more) {
        more = false;
        for (int i = 0; i < all->count; i++) {
            bool child = all->parent[i] == getpid() || is_ours(all, all->parent[i]);
            if (!all->ours[i] && child) {
                all->ours[i] = true;
                more = true;
            }
        }
    }
}

static ProcessUse use_of(pid_t pid) {
    ProcessUse use = {0};
    char path[512];
    snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
    DIR *folder = opendir(path);
    struct dirent *entry = folder ? readdir(folder) : NULL;
    while (entry) {
        if (entry->d_name[0] != '.') {
            snprintf(path, sizeof(path), "/proc/%d/task/%.32s/schedstat", (int)pid, entry->d_name);
            use.cpu_ms += cpu_ms_in(path);
            snprintf(path, sizeof(path), "/proc/%d/task/%.32s/status", (int)pid, entry->d_name);
            use.wakeups += number_in(path, "voluntary_ctxt_switches:");
        }
        entry = readdir(folder);
    }
    if (folder) {
        closedir(folder);
    }
    return use;
}

ProcessUse process_use(void) {
    Processes all;
    ProcessUse sum = {0};
    find_ours(&all);
    for (int i = 0; i < all.count; i++) {
        if (all.ours[i]) {
            ProcessUse use = use_of(all.pid[i]);
            sum.cpu_ms += use.cpu_ms;
            sum.wakeups += use.wakeups;
        }
    }
    return sum;
}

long process_pss_kib(void) {
    Processes all;
    long sum = 0;
    find_ours(&all);
    for (int i = 0; i < all.count; i++) {
        char path[64];
        snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)all.pid[i]);
        long kib = all.ours[i] ? number_in(path, "Pss:") : 0;
        if (all.ours[i] && kib == 0) {
            return 0;
        }
        sum += kib;
    }
    return sum;
}

int process_count(void) {
    Processes all;
    int count = 0;
    find_ours(&all);
    for (int i = 0; i < all.count; i++) {
        count += all.ours[i] ? 1 : 0;
    }
    return count;
}

pid_t process_start(char **command) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        execvp(command[0], command);
        fprintf(stderr, "bench-probe: cannot start %s\n", command[0]);
        _exit(127);
    }
    return pid;
}

/* Whatever is left, and whatever that leaves; each becomes our child before it can be waited for.
 */
static void end_rest(void) {
    Processes all;
    find_ours(&all);
    for (int i = 0; i < all.count; i++) {
        if (all.ours[i]) {
            kill(all.pid[i], SIGKILL);
        }
    }
    while (waitpid(-1, NULL, 0) > 0) {
    }
}

void process_end(pid_t pid) {
    enum { TRIES = 100, TRY_MS = 50 };
    kill(pid, SIGTERM);
    int tries = 0;
    while (tries < TRIES && waitpid(pid, NULL, WNOHANG) == 0) {
        sleep_ms(TRY_MS);
        tries++;
    }
    end_rest();
}
