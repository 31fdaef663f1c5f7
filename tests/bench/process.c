/* Small files of /proc, read line by line. */
#include "process.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

ProcessUse process_use(pid_t pid) {
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

long process_pss_kib(pid_t pid) {
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", (int)pid);
    return number_in(path, "Pss:");
}

pid_t process_start(char **command) {
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

void process_end(pid_t pid) {
    enum { TRIES = 40, TRY_MS = 50 };
    kill(pid, SIGTERM);
    for (int i = 0; i < TRIES; i++) {
        if (waitpid(pid, NULL, WNOHANG) != 0) {
            return;
        }
        sleep_ms(TRY_MS);
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
}
