/* The waiting half and the looking half. */
#include "kiosk/preflight.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/stream.h"
#include "kiosk/sandbox.h"
#include "library/preflight.h"
#include "pack/inspect.h"
#include "sdl/font.h"
#include "sdl/picture.h"
#include "ui/rehearsal.h"

_Static_assert((int)PREFLIGHT_DESCRIPTOR == (int)PREFLIGHT_FILE, "both ends agree");

enum {
    /* Names, documents and pictures on their way; the largest picture as a file has 4 MiB. */
    INSPECT_ARENA = 16 * 1024 * 1024,
    FONTS_ARENA = 2 * 1024 * 1024,
    /* Without --screen. */
    DEFAULT_W = 1920,
    DEFAULT_H = 1080,
    /* Exit statuses of the child, unlike those of a program that was ended by something else. */
    SAID_OK = 40,
    SAID_NO = 41,
    SAID_NOTHING = 42, /* it could not even begin */
};

/* The only way out of the sandbox: memory that both halves see. The waiting half trusts none of it:
 * what wrote it may have been taken over by what it read. */
typedef struct Shared {
    volatile int32_t page;
    int32_t shown;
    Failure failure;
} Shared;

typedef struct Inspection {
    const Options *options;
    Shared *shared;
    int pack; /* descriptor */
    Str name;
    Arena arena;
    Fonts *fonts;
} Inspection;

/* --- the looking half ------------------------------------------------------------------------ */

/* Decodes every picture once, shown or not; pictures are the largest piece of foreign code. */
static bool decode_pictures(Inspection *inspection, Pack *pack, const int32_t *pages,
                            Failure *failure) {
    for (int32_t id = 0;;) {
        PictureRecord record;
        Pixels pixel = {.width_px = 1, .height_px = 1};
        if (!pack_next_picture(pack, id, &id, failure)) {
            return false;
        }
        if (id == 0) {
            return true;
        }
        inspection->shared->page = id < REHEARSAL_PICTURES ? pages[id] : 0;
        ArenaMark mark = arena_mark(&inspection->arena);
        if (!pack_picture_in(pack, &inspection->arena, id, &record, failure) ||
            !picture_scale_in(&inspection->arena, record.png, &pixel, failure)) {
            return failure_within(failure, "picture %d", id);
        }
        arena_rewind(&inspection->arena, mark);
    }
}

/* The same steps as tsubo-kiosk's own, but that nothing is painted. */
static bool inspect(Inspection *inspection, Failure *failure) {
    const Look *look = &inspection->options->look;
    Arena *arena = &inspection->arena;
    Pack *pack = pack_open_descriptor_in(arena, inspection->pack, inspection->name, failure);
    if (!pack || !pack_inspect(pack, failure)) {
        return false;
    }
    int32_t *pages = ARENA_NEW(arena, int32_t, REHEARSAL_PICTURES);
    Rehearsal rehearsal = {.shelf = shelf_of_packs_in(arena, &pack, 1),
                           .measure = fonts_measure(inspection->fonts),
                           .width_px = look->width_px > 0 ? look->width_px : DEFAULT_W,
                           .height_px = look->height_px > 0 ? look->height_px : DEFAULT_H,
                           .page = &inspection->shared->page,
                           .picture_pages = pages};
    bool done = rehearse(&rehearsal, failure) && decode_pictures(inspection, pack, pages, failure);
    inspection->shared->shown = rehearsal.shown;
    return done;
}

/* Ends without returning, and without tidying up: the sandbox allows no more. Standard error stays
 * open for the last words of an assertion. */
static void look(Inspection *inspection) {
    Failure failure = {0};
    Arena fonts = arena_open(FONTS_ARENA);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    inspection->arena = arena_open(INSPECT_ARENA);
    inspection->fonts = fonts_open_in(&fonts, inspection->options->fonts, &failure);
    int status = SAID_NOTHING;
    if (inspection->fonts && fonts_open_measures(inspection->fonts, &failure) &&
        sandbox_enter(&failure)) {
        status = inspect(inspection, &failure) ? SAID_OK : SAID_NO;
    }
    inspection->shared->failure = failure;
    _exit(status);
}

/* --- the waiting half ------------------------------------------------------------------------ */

/* One line, by one write, so that it is whole or missing. */
static int answer(const char *format, int32_t page) {
    char line[PREFLIGHT_LINE_BYTES];
    int size = snprintf(line, sizeof(line), format, page);
    ssize_t written = write(STDOUT_FILENO, line, (size_t)size);
    (void)written; /* nobody listens: then nobody is answered */
    return EXIT_TROUBLE;
}

static int answer_fault(int32_t page) {
    return answer(page > 0 ? "U40 page=%d\n" : "U40\n", page);
}

static void say(const char *sentence) {
    fprintf(stderr, "tsubo-kiosk: %s\n", sentence);
}

/* The other half's sentence, with nothing in it that a terminal or a log would obey. */
static void say_theirs(const Shared *shared) {
    char sentence[FAILURE_SIZE];
    memcpy(sentence, shared->failure.sentence, sizeof(sentence));
    sentence[FAILURE_SIZE - 1] = '\0';
    for (char *at = sentence; *at; at++) {
        *at = (unsigned char)*at < 0x20 || *at == 0x7F ? '?' : *at;
    }
    say(sentence);
}

/* What is beyond a limit and what is for a newer program have codes of their own; the rest is a
 * fault of the content, also a kind that does not exist. */
static int answer_failure(const Shared *shared) {
    FailureKind kind = shared->failure.kind;
    say_theirs(shared);
    if (kind == FAILURE_LIMIT || kind == FAILURE_SPACE) {
        return answer("U41\n", 0);
    }
    return kind == FAILURE_VERSION ? answer("U42\n", 0) : answer_fault(shared->page);
}

/* Processor time ends a child by SIGXCPU, or by SIGKILL where the limit is a hard one; a program
 * that finds itself broken ends by SIGABRT, one that asks for what it may not by SIGSYS. */
static int answer_end(int status, int32_t page) {
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    if (WIFSIGNALED(status) && (number == SIGXCPU || number == SIGKILL)) {
        say("the inspection took too long");
        return answer("U41\n", 0);
    }
    fprintf(stderr, "tsubo-kiosk: the inspection broke off at page %d (%s %d)\n", page,
            WIFSIGNALED(status) ? "signal" : "exit status", number);
    return answer_fault(page);
}

static int judge(int status, const Shared *shared) {
    switch (WIFEXITED(status) ? WEXITSTATUS(status) : 0) {
    case SAID_OK:
        fprintf(stderr, "tsubo-kiosk: %d pictures of its pages were made\n", shared->shown);
        answer("OK\n", 0);
        return 0;
    case SAID_NO: return answer_failure(shared);
    /* Our own trouble: no verdict, because the pack has not been looked at. */
    case SAID_NOTHING: say_theirs(shared); return EXIT_TROUBLE;
    default: return answer_end(status, shared->page);
    }
}

static int inspect_apart(Inspection *inspection) {
    int status = 0;
    inspection->shared =
        mmap(NULL, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child = inspection->shared == MAP_FAILED ? -1 : fork();
    if (child < 0) {
        say("no process could be started for the inspection");
        return EXIT_TROUBLE;
    }
    if (child == 0) {
        look(inspection);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return judge(status, inspection->shared);
}

int preflight_run(const Options *options) {
    Failure failure = {0};
    Stream file = {.fd = -1};
    Inspection inspection = {
        .options = options, .pack = PREFLIGHT_DESCRIPTOR, .name = S("the pack")};
    if (options->pack_count > 1) {
        say("--preflight looks at one pack");
        return EXIT_USAGE;
    }
    if (options->pack_count == 1) {
        inspection.name = options->packs[0];
        if (!stream_open(&file, options->packs[0], &failure)) {
            say(failure.sentence);
            return EXIT_USAGE;
        }
        inspection.pack = file.fd;
    }
    int status = inspect_apart(&inspection);
    stream_close(&file);
    return status;
}
