/* posix_spawn instead of fork: the kiosk has threads of SDL's, and a child must not inherit the
 * display, the devices or the watch. Every descriptor we open is close-on-exec. */
#include "kiosk/store_child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum {
    WORDS_MAX = 24,
    WORDS_BYTES = 8192,
};

/* The words of a command line, each zero-terminated, as posix_spawn wants them. */
typedef struct Words {
    char *at[WORDS_MAX];
    int32_t count;
    char text[WORDS_BYTES];
    int32_t size;
    bool full;
} Words;

/* A command line that does not fit is none. */
static void add_word(Words *words, Str word) {
    if (words->count + 1 >= WORDS_MAX || words->size + word.size >= WORDS_BYTES) {
        words->full = true;
        return;
    }
    char *to = words->text + words->size;
    memcpy(to, word.at, (size_t)word.size);
    to[word.size] = 0;
    words->size += word.size + 1;
    words->at[words->count++] = to;
}

/* An option with its value, when there is one. */
static void add_option(Words *words, Str name, Str value) {
    if (value.size > 0) {
        add_word(words, name);
        add_word(words, value);
    }
}

/* The store's own words. */
static Str task_word(UpdatesTask task) {
    switch (task) {
    case UPDATES_INSTALL: return S("install");
    case UPDATES_SWITCH: return S("switch");
    case UPDATES_CONFIRM: return S("confirm");
    case UPDATES_ROLL_BACK: return S("rollback");
    case UPDATES_REMOVE: return S("remove");
    case UPDATES_START: return S("start");
    case UPDATES_STOPPED: return S("stopped");
    }
    return S("");
}

/* In the order of the store's own help. */
static void write_words(Words *words, const UpdatesWish *wish, UpdatesTask task, Str what) {
    *words = (Words){0};
    add_word(words, wish->program);
    add_word(words, task_word(task));
    add_option(words, S("--store"), wish->store);
    add_option(words, S("--keys"), wish->keys);
    add_option(words, S("--base"), wish->base);
    if (task == UPDATES_START || task == UPDATES_STOPPED) {
        add_option(words, S("--run"), wish->run);
    }
    if (task == UPDATES_INSTALL) {
        char screen[32];
        snprintf(screen, sizeof(screen), "%dx%d", wish->width_px, wish->height_px);
        add_option(words, S("--stick"), what);
        add_option(words, S("--preflight"), wish->viewer);
        add_option(words, S("--screen"), str_from_c(screen));
    } else if (task == UPDATES_ROLL_BACK || task == UPDATES_REMOVE) {
        add_word(words, what);
    }
    words->at[words->count] = NULL;
}

/* Only standard output is ours to hear; what the store has to complain of goes to our journal. */
static bool spawn(StoreChild *child, Words *words, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    int error = posix_spawn(&child->pid, words->at[0], &actions, NULL, words->at, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0;
}

/* A line that does not fit is not sent at all. */
bool store_child_start(StoreChild *child, const UpdatesWish *wish, UpdatesTask task, Str what) {
    Words words;
    int ends[2];
    *child = (StoreChild){.output = -1};
    write_words(&words, wish, task, what);
    if (words.full || pipe2(ends, O_CLOEXEC) != 0) {
        return false;
    }
    bool started = spawn(child, &words, ends[1]);
    close(ends[1]);
    if (!started) {
        close(ends[0]);
        child->pid = 0;
        return false;
    }
    child->output = ends[0];
    return true;
}

/* Its status says whether it ended by itself; what it has done is on its lines. */
bool store_child_end(StoreChild *child) {
    int status = 0;
    if (child->pid > 0) {
        while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
        }
    }
    if (child->output >= 0) {
        close(child->output);
    }
    *child = (StoreChild){.output = -1};
    return WIFEXITED(status);
}

/* Killed without asking: the store is made to be. */
void store_child_stop(StoreChild *child) {
    if (child->pid > 0) {
        kill(child->pid, SIGKILL);
    }
    store_child_end(child);
}
