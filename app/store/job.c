/* Parent and child of an installation. Between them runs one pipe of lines: those of the protocol,
 * and two of their own, ">" on entering the stick and "<" on leaving it. */
#include "store/job.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "library/install.h"
#include "library/leave_out.h"
#include "library/slots.h"

enum {
    /* Another installation is finished, or the operator is told to come back. */
    JOB_WAIT_MS = 2000,
    LINES_BYTES = 4096,
};

static int64_t now_ms(void *clock) {
    struct timespec now;
    (void)clock;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Flushed line by line: the card must not lag behind the stick. */
void job_print(UpdateCode code, int32_t number) {
    printf("%.*s", STR_ARG(code_text(code)->name));
    if (number > 0 || code == CODE_P2) {
        printf(" %.*s=%d", STR_ARG(code_number_name(code)), number);
    }
    printf("\n");
    fflush(stdout);
}

/* A stick whose every call is announced. */
static void announce(const char *line) {
    fputs(line, stdout);
    fflush(stdout);
}

/* Said before and after: while it is inside the stick, the parent watches the clock. */
static StickResult announced_list(void *self, StickNames *names) {
    const Stick *stick = self;
    announce(">\n");
    StickResult result = stick->ops->list(stick->self, names);
    announce("<\n");
    return result;
}

static StickResult announced_open(void *self, const char *name, int *file, int64_t *size) {
    const Stick *stick = self;
    announce(">\n");
    StickResult result = stick->ops->open(stick->self, name, file, size);
    announce("<\n");
    return result;
}

static StickResult announced_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    const Stick *stick = self;
    announce(">\n");
    StickResult result = stick->ops->read(stick->self, file, into, size, got);
    announce("<\n");
    return result;
}

static int64_t announced_size(void *self, int file) {
    const Stick *stick = self;
    announce(">\n");
    int64_t size = stick->ops->size(stick->self, file);
    announce("<\n");
    return size;
}

static void announced_close(void *self, int file) {
    const Stick *stick = self;
    stick->ops->close(stick->self, file);
}

static const StickOps ANNOUNCED_STICK = {
    .list = announced_list,
    .open = announced_open,
    .read = announced_read,
    .size = announced_size,
    .close = announced_close,
};

/* "pack id=… serial=… title=…": what a card names. Titles hold no line breaks (comment.h). */
static void print_claim(const PackClaim *claim) {
    printf("pack id=%s serial=%d title=%s\n", claim->id, claim->serial, claim->title);
    fflush(stdout);
}

/* A loop and nothing else; all decisions are the installation's. */
static UpdateCode run_steps(Install *install) {
    bool named = false;
    while (!install_has_ended(install)) {
        InstallEvent event = install_step(install);
        const PackClaim *claim = install_claim(install);
        if (claim && !named) {
            print_claim(claim);
            named = true;
        }
        if (event.code == CODE_P4 || event.code == CODE_S2) {
            event.number = claim ? claim->serial : 0;
        }
        if (event.code != CODE_NONE) {
            job_print(event.code, event.number);
        }
    }
    return install->result.code;
}

/* Everything the installation borrows, in one place. */
static UpdateCode install_from(const Options *options, const Library *library, const Stick *stick,
                               Arena *scratch) {
    char *piece = arena_reserve(scratch, INSTALL_READ_BYTES, 64);
    Install *install = ARENA_NEW(scratch, Install, 1);
    bool unjudged = str_equal(options->preflight, S("none"));
    Preflight preflight = {.program = options->preflight.at,
                           .screen = options->screen.size > 0 ? options->screen.at : NULL,
                           .wall_ms = PREFLIGHT_WALL_MS};
    Judge judge = preflight_judge(&preflight);
    Stick announced = {.ops = &ANNOUNCED_STICK, .self = (void *)(uintptr_t)stick};
    InstallSetting setting = {.disk = library->disk,
                              .stick = &announced,
                              .keyring = library->keyring,
                              .booth = library->booth,
                              .judge = unjudged ? NULL : &judge,
                              .now_ms = now_ms};
    install_begin(install, &setting, piece);
    UpdateCode code = run_steps(install);
    install_close(install);
    return code;
}

/* In the child: waits for another installation to end, then does this one. */
static UpdateCode install_here(const Options *options, const Library *library, Arena *scratch) {
    int job = -1;
    Stick stick;
    Failure failure;
    DiskResult locked = job_lock(library->disk, 0, &job);
    if (locked == DISK_BUSY && LEAVES_OUT(LEAVE_OUT_JOB_LOCK)) {
        locked = DISK_DONE;
    }
    if (locked != DISK_DONE) {
        UpdateCode code = locked == DISK_BUSY ? CODE_U60 : CODE_U31;
        job_print(code, 0);
        return code;
    }
    UpdateCode code = CODE_U12;
    if (stick_open(&stick, options->stick, &failure)) {
        code = install_from(options, library, &stick, scratch);
        stick_close(&stick);
    } else {
        fprintf(stderr, "tsubo-store: %s\n", failure.sentence);
        job_print(code, 0);
    }
    if (job >= 0) {
        library->disk->ops->close(library->disk->self, job);
    }
    return code;
}

/* What the parent has heard so far. */
typedef struct Hearing {
    char lines[LINES_BYTES];
    int32_t size;
    int64_t inside_since_ms; /* -1: not inside the stick */
    bool copying;
    int32_t errors; /* of the pipe, one after the other */
    UpdateCode last;
} Hearing;

/* The child's lines are the parent's lines, but for those that say where it is. */
static void hear_line(Hearing *hearing, Str line) {
    if (str_equal(line, S(">"))) {
        hearing->inside_since_ms = now_ms(NULL);
        return;
    }
    if (str_equal(line, S("<"))) {
        hearing->inside_since_ms = -1;
        return;
    }
    printf("%.*s\n", STR_ARG(line));
    fflush(stdout);
    UpdateCode code = code_from_name(str_cut(&line, ' '));
    hearing->last = code == CODE_NONE ? hearing->last : code;
    hearing->copying |= code == CODE_P2;
}

static void hear_lines(Hearing *hearing) {
    Str all = {hearing->lines, hearing->size};
    int32_t end;
    while ((end = str_find(all, S("\n"))) >= 0) {
        hear_line(hearing, str_slice(all, 0, end));
        all = str_slice(all, end + 1, all.size);
    }
    /* A line longer than the room is none of ours. */
    hearing->size = all.size < LINES_BYTES ? all.size : 0;
    memmove(hearing->lines, all.at, (size_t)hearing->size);
}

/* A read that hangs in the kernel cannot be interrupted from inside, only from here. */
static bool stays_too_long(const Hearing *hearing) {
    int64_t limit_ms = hearing->copying ? JOB_COPY_MS : JOB_STICK_MS;
    return hearing->inside_since_ms >= 0 && now_ms(NULL) - hearing->inside_since_ms > limit_ms;
}

/* Until the child closes its end; false when it stays inside the stick for too long. */
static bool hear_all(int lines, Hearing *hearing) {
    enum { LOOK_MS = 500, ERRORS_MAX = 100 };
    *hearing = (Hearing){.inside_since_ms = -1};
    for (;;) {
        struct pollfd waiting = {.fd = lines, .events = POLLIN};
        int ready = poll(&waiting, 1, LOOK_MS);
        if (stays_too_long(hearing)) {
            return false;
        }
        if (ready <= 0) {
            continue;
        }
        ssize_t got =
            read(lines, hearing->lines + hearing->size, (size_t)(LINES_BYTES - hearing->size));
        hearing->errors = got < 0 ? hearing->errors + 1 : 0;
        if (got == 0 || hearing->errors > ERRORS_MAX) {
            return true;
        }
        hearing->size += got > 0 ? (int32_t)got : 0;
        hear_lines(hearing);
    }
}

/* A child that hangs in the kernel may outlive its end by minutes; nobody waits for it. */
static bool has_ended(pid_t child, int *status, int32_t wait_ms) {
    for (int32_t waited_ms = 0; waited_ms <= wait_ms; waited_ms += 10) {
        pid_t ended = waitpid(child, status, WNOHANG);
        if (ended == child) {
            return true;
        }
        nanosleep(&(struct timespec){.tv_nsec = 10 * 1000000}, NULL);
    }
    return false;
}

/* A child that ended without a last word leaves its copy behind. */
static void clean_up(const Library *library) {
    int job;
    if (job_lock(library->disk, JOB_WAIT_MS, &job) == DISK_DONE) {
        stored_clear_incoming(library->disk);
        library->disk->ops->close(library->disk->self, job);
    }
}

/* The child's exit status is its last code once more, for the case that its line was lost. */
static UpdateCode last_word(const Library *library, bool in_time, bool ended, int status) {
    UpdateCode code = WIFEXITED(status) ? (UpdateCode)WEXITSTATUS(status) : CODE_NONE;
    bool final = code > CODE_NONE && code < CODE_COUNT &&
                 (code_is_failure(code) || code == CODE_P4 || code == CODE_S2);
    if (in_time && ended && final) {
        return code;
    }
    if (ended) {
        clean_up(library);
    }
    return in_time ? CODE_U99 : CODE_U12;
}

/* A child that dies without a word is an U99; what it was doing has not happened. */
static UpdateCode watch_child(const Library *library, pid_t child, int lines) {
    Hearing hearing;
    int status = 0;
    bool in_time = hear_all(lines, &hearing);
    if (!in_time) {
        kill(child, SIGKILL);
    }
    bool ended = has_ended(child, &status, JOB_WAIT_MS);
    UpdateCode code = last_word(library, in_time, ended, status);
    if (code != hearing.last) {
        job_print(code, 0);
    }
    return code;
}

/* Lock, child, watch. Dying in any of them leaves the store as it was. */
UpdateCode job_install(const Options *options, const Library *library, Arena *scratch) {
    int lines[2];
    fflush(stdout);
    pid_t child = pipe(lines) == 0 ? fork() : -1;
    if (child < 0) {
        job_print(CODE_U99, 0);
        return CODE_U99;
    }
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(lines[1], STDOUT_FILENO);
        close(lines[0]);
        close(lines[1]);
        UpdateCode code = install_here(options, library, scratch);
        fflush(stdout);
        _exit((int)code);
    }
    close(lines[1]);
    UpdateCode code = watch_child(library, child, lines[0]);
    close(lines[0]);
    return code;
}
