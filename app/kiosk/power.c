/* A file named after the wish, or a child that is waited for: systemctl answers at once. */
#include "kiosk/power.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

#include "base/arena.h"
#include "base/file.h"

extern char **environ;

static const char *word_of(Power power) {
    return power == POWER_REBOOT ? "reboot" : "poweroff";
}

/* In a booth the viewer has no right to do it, so it asks. */
static bool leave_request(Str requests, const char *word, Failure *failure) {
    Arena arena = arena_open(8 * 1024);
    Str path = arena_print_in(&arena, "%.*s/%s", STR_ARG(requests), word);
    bool done = file_replace(path, S("\n"), failure);
    arena_close(&arena);
    return done;
}

/* Waited for: a refusal must reach the staff page. */
static bool run_systemctl(const char *word, Failure *failure) {
    char program[] = "systemctl";
    char wish[16];
    char quiet[] = "--no-ask-password"; /* nobody can type one here */
    strcpy(wish, word);
    char *const words[] = {program, quiet, wish, NULL};
    posix_spawn_file_actions_t actions;
    pid_t pid = 0;
    int status = 0;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    int error = posix_spawnp(&pid, program, &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        return failure_set(failure, FAILURE_DEVICE, "systemctl %s: %s", word, strerror(error));
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           failure_set(failure, FAILURE_DEVICE, "systemctl %s was refused", word);
}

bool power_ask(Str requests, Power power, Failure *failure) {
    const char *word = word_of(power);
    return requests.size > 0 ? leave_request(requests, word, failure)
                             : run_systemctl(word, failure);
}
