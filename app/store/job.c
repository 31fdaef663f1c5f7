/* Parent and child of an installation. Between them are a pipe of lines, which the parent passes
 * on, and a page of memory on which the child notes when it has entered the stick. */
#include "store/job.h"

#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

/* A stick that notes on a page both processes see when it is entered; 0: nobody is inside. */
typedef struct WatchedStick {
    const Stick *stick;
    _Atomic int64_t *inside_since_ms;
} WatchedStick;

static const Stick *enter(void *self) {
    WatchedStick *watched = self;
    *watched->inside_since_ms = now_ms(NULL);
    return watched->stick;
}

static void leave(void *self) {
    WatchedStick *watched = self;
    *watched->inside_since_ms = 0;
}

/* Said before and after: while it is inside the stick, the parent watches the clock. */
static StickResult watched_list(void *self, StickNames *names) {
    const Stick *stick = enter(self);
    StickResult result = stick->ops->list(stick->self, names);
    leave(self);
    return result;
}

static StickResult watched_open(void *self, const char *name, int *file, int64_t *size) {
    const Stick *stick = enter(self);
    StickResult result = stick->ops->open(stick->self, name, file, size);
    leave(self);
    return result;
}

static StickResult watched_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    const Stick *stick = enter(self);
    StickResult result = stick->ops->read(stick->self, file, into, size, got);
    leave(self);
    return result;
}

static int64_t watched_size(void *self, int file) {
    const Stick *stick = enter(self);
    int64_t size = stick->ops->size(stick->self, file);
    leave(self);
    return size;
}

static void watched_close(void *self, int file) {
    const Stick *stick = enter(self);
    stick->ops->close(stick->self, file);
    leave(self);
}

static const StickOps WATCHED_STICK = {
    .list = watched_list,
    .open = watched_open,
    .read = watched_read,
    .size = watched_size,
    .close = watched_close,
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
static UpdateCode install_from(const Options *options, const Library *library,
                               WatchedStick *watched, Arena *scratch) {
    char *piece = arena_reserve(scratch, INSTALL_PIECE_BYTES, 64);
    Install *install = ARENA_NEW(scratch, Install, 1);
    bool unjudged = str_equal(options->preflight, S("none"));
    Preflight preflight = {.program = options->preflight.at,
                           .screen = options->screen.size > 0 ? options->screen.at : NULL,
                           .wall_ms = PREFLIGHT_WALL_MS};
    Judge judge = preflight_judge(&preflight);
    Stick stick = {.ops = &WATCHED_STICK, .self = watched};
    InstallSetting setting = {.disk = library->disk,
                              .stick = &stick,
                              .keyring = library->keyring,
                              .booth = library->booth,
                              .judge = unjudged ? NULL : &judge,
                              .now_ms = now_ms,
                              .hashes_beside = true};
    install_begin(install, &setting, piece);
    UpdateCode code = run_steps(install);
    install_close(install);
    return code;
}

/* In the child: waits for another installation to end, then does this one. */
static UpdateCode install_here(const Options *options, const Library *library, Arena *scratch,
                               _Atomic int64_t *inside_since_ms) {
    int job = -1;
    Stick stick;
    WatchedStick watched = {.stick = &stick, .inside_since_ms = inside_since_ms};
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
        code = install_from(options, library, &watched, scratch);
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
    const _Atomic int64_t *inside_since_ms; /* on the page; 0: not inside the stick */
    bool copying;
    int32_t errors; /* of the pipe, one after the other */
    UpdateCode last;
} Hearing;

/* The child's lines are the parent's lines. */
static void hear_line(Hearing *hearing, Str line) {
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
    int64_t since_ms = *hearing->inside_since_ms;
    return since_ms > 0 && now_ms(NULL) - since_ms > limit_ms;
}

/* Until the child closes its end; false when it stays inside the stick for too long. */
static bool hear_all(int lines, Hearing *hearing) {
    enum { LOOK_MS = 500, ERRORS_MAX = 100 };
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

/* A child that hangs in the kernel may outlive its end by minutes; nobody waits for it. An ordinary
 * one is gone a millisecond after its last line, so the pauses begin short. */
static bool has_ended(pid_t child, int *status, int32_t wait_ms) {
    int32_t pause_ms = 1;
    for (int32_t waited_ms = 0; waited_ms <= wait_ms; waited_ms += pause_ms) {
        if (waitpid(child, status, WNOHANG) == child) {
            return true;
        }
        pause_ms = waited_ms < 10 ? 1 : 10;
        nanosleep(&(struct timespec){.tv_nsec = pause_ms * 1000000}, NULL);
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
static UpdateCode watch_child(const Library *library, pid_t child, int lines,
                              const _Atomic int64_t *inside_since_ms) {
    Hearing hearing = {.inside_since_ms = inside_since_ms};
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

/* The page both processes see; NULL when there is none to be had. */
static _Atomic int64_t *shared_page(void) {
    void *page = mmap(NULL, sizeof(_Atomic int64_t), PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return page == MAP_FAILED ? NULL : page;
}

/* Page, lock, child, watch. Dying in any of them leaves the store as it was. */
UpdateCode job_install(const Options *options, const Library *library, Arena *scratch) {
    int lines[2];
    _Atomic int64_t *inside_since_ms = shared_page();
    fflush(stdout);
    pid_t parent = getpid();
    pid_t child = inside_since_ms && pipe(lines) == 0 ? fork() : -1;
    if (child < 0) {
        job_print(CODE_U99, 0);
        return CODE_U99;
    }
    if (child == 0) {
        /* The parent may have gone before the wish to go with it was heard. */
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(CODE_NONE);
        }
        dup2(lines[1], STDOUT_FILENO);
        close(lines[0]);
        close(lines[1]);
        UpdateCode code = install_here(options, library, scratch, inside_since_ms);
        fflush(stdout);
        _exit((int)code);
    }
    close(lines[1]);
    UpdateCode code = watch_child(library, child, lines[0], inside_since_ms);
    close(lines[0]);
    munmap((void *)inside_since_ms, sizeof(*inside_since_ms));
    return code;
}
