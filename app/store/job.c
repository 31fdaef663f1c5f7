/* Parent and child of an installation. Between them are a pipe of lines, which the parent passes
 * on, and a page of memory on which the child counts its ways into the stick and out of it. */
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
    /* A child that is ended goes at once, or not before its stick does. */
    ABANDON_MS = 200,
    /* How often the parent looks at the page. */
    LOOK_MS = 250,
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

/* A stick that counts on a page both processes see: odd while somebody is inside. Whatever changes
 * the count is progress. */
typedef struct WatchedStick {
    const Stick *stick;
    _Atomic int64_t *count;
} WatchedStick;

static const Stick *enter(void *self) {
    WatchedStick *watched = self;
    ++*watched->count;
    return watched->stick;
}

static void leave(void *self) {
    WatchedStick *watched = self;
    ++*watched->count;
}

/* Still inside, and still getting something. */
static void go_on(void *self) {
    WatchedStick *watched = self;
    *watched->count += 2;
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
                               _Atomic int64_t *count) {
    int job = -1;
    Stick stick;
    WatchedStick watched = {.stick = &stick, .count = count};
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
    enter(&watched);
    bool opened = stick_open(&stick, options->stick, &failure);
    leave(&watched);
    if (opened) {
        stick.alive = go_on;
        stick.alive_self = &watched;
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
    const _Atomic int64_t *count; /* on the page; odd: inside the stick */
    int64_t last_count;
    int64_t looked_ms; /* when it was last looked at */
    int64_t stuck_ms;  /* inside without progress, as far as we were there to see it */
    int32_t errors;    /* of the pipe, one after the other */
    UpdateCode last;
} Hearing;

/* The child's lines are the parent's lines. */
static void hear_line(Hearing *hearing, Str line) {
    printf("%.*s\n", STR_ARG(line));
    fflush(stdout);
    UpdateCode code = code_from_name(str_cut(&line, ' '));
    hearing->last = code == CODE_NONE ? hearing->last : code;
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

/* A read that hangs in the kernel cannot be interrupted from inside, only from here. A look that
 * comes late counts like one in time. */
static bool is_stuck(Hearing *hearing) {
    int64_t count = *hearing->count;
    int64_t looked_ms = now_ms(NULL);
    int64_t passed_ms = looked_ms - hearing->looked_ms;
    bool waits = count % 2 == 1 && count == hearing->last_count;
    hearing->stuck_ms =
        waits ? hearing->stuck_ms + (passed_ms < 2 * LOOK_MS ? passed_ms : 2 * LOOK_MS) : 0;
    hearing->last_count = count;
    hearing->looked_ms = looked_ms;
    return hearing->stuck_ms >= JOB_STUCK_MS;
}

/* Until the child closes its end; false when it stays inside the stick for too long. */
static bool hear_all(int lines, Hearing *hearing) {
    enum { ERRORS_MAX = 100 };
    for (;;) {
        struct pollfd waiting = {.fd = lines, .events = POLLIN};
        int ready = poll(&waiting, 1, LOOK_MS);
        if (is_stuck(hearing)) {
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
static UpdateCode last_word(const Library *library, bool ended, int status) {
    UpdateCode code = WIFEXITED(status) ? (UpdateCode)WEXITSTATUS(status) : CODE_NONE;
    bool final = code > CODE_NONE && code < CODE_COUNT &&
                 (code_is_failure(code) || code == CODE_P4 || code == CODE_S2);
    if (ended && final) {
        return code;
    }
    if (ended) {
        clean_up(library);
    }
    return CODE_U99;
}

/* The operator hears of a stuck stick before anything else is tried. Most kernels let go of the
 * child now; one that does not keeps it, with the lock, until the stick is pulled. */
static UpdateCode abandon(const Library *library, pid_t child) {
    int status;
    kill(child, SIGKILL);
    job_print(CODE_U12, 0);
    if (has_ended(child, &status, ABANDON_MS)) {
        clean_up(library);
    }
    return CODE_U12;
}

/* A child that dies without a word is an U99; what it was doing has not happened. */
static UpdateCode watch_child(const Library *library, pid_t child, int lines,
                              const _Atomic int64_t *count) {
    Hearing hearing = {.count = count};
    int status = 0;
    if (!hear_all(lines, &hearing)) {
        return abandon(library, child);
    }
    bool ended = has_ended(child, &status, JOB_WAIT_MS);
    UpdateCode code = last_word(library, ended, status);
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
    _Atomic int64_t *count = shared_page();
    fflush(stdout);
    pid_t parent = getpid();
    pid_t child = count && pipe(lines) == 0 ? fork() : -1;
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
        UpdateCode code = install_here(options, library, scratch, count);
        fflush(stdout);
        _exit((int)code);
    }
    close(lines[1]);
    UpdateCode code = watch_child(library, child, lines[0], count);
    close(lines[0]);
    munmap((void *)count, sizeof(*count));
    return code;
}
