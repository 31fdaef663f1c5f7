/* tsubo-store: a short-lived command over library/. It opens the store, does one thing, prints what
 * came of it and ends, so it can be killed at any moment and run again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "library/outgoing.h"
#include "library/starts.h"
#include "store/job.h"
#include "store/options.h"

enum {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1, /* a U code was printed */
    EXIT_USAGE = 2,
    EXIT_STORE = 3,
    /* Two pieces of a pack, the installation itself, and the small files. */
    SCRATCH_BYTES = 3 * 1024 * 1024,
};

/* Everything that is open while a command runs. */
typedef struct Open {
    Arena scratch;
    Disk disk;
    Keyring keyring;
    Booth booth;
    Library library;
} Open;

/* What the base pack says of itself; without a signature we trust it is shown all the same, it only
 * has no id that could be replaced. */
static void read_base(Open *open, const Options *options) {
    Failure failure;
    Str bytes;
    SignedClaim trusted;
    open->booth.has_base = options->base.size > 0;
    if (!open->booth.has_base) {
        return;
    }
    Str path = arena_print_in(&open->scratch, "%.*s.minisig", STR_ARG(options->base));
    if (!file_read_in(&open->scratch, path, SIGNATURE_FILE_BYTES, &bytes, &failure)) {
        return;
    }
    SignatureVerdict verdict = signature_read(bytes, &open->keyring, &trusted);
    if (trusted.claim.serial == 0) {
        fprintf(stderr, "tsubo-store: the base pack: %.*s\n", STR_ARG(verdict_sentence(verdict)));
        return;
    }
    memcpy(open->booth.base_id, trusted.claim.id, sizeof(open->booth.base_id));
    open->booth.base = (Release){.serial = trusted.claim.serial, .digest = trusted.claim.digest};
}

/* A booth whose keys cannot be read shows what it has; it only takes in nothing new. */
static bool open_all(Open *open, const Options *options) {
    Failure failure = {0};
    memset(open, 0, sizeof(*open));
    if (!disk_open(&open->disk, options->store, &failure)) {
        fprintf(stderr, "tsubo-store: %s\n", failure.sentence);
        return false;
    }
    open->scratch = arena_open(SCRATCH_BYTES);
    if (!keyring_read(&open->keyring, &open->scratch, options->keys, &failure)) {
        fprintf(stderr, "tsubo-store: the keys: %s\n", failure.sentence);
        memset(&open->keyring, 0, sizeof(open->keyring));
    }
    open->booth.accepted = options->accepted;
    open->booth.accepted_count = options->accepted_count;
    read_base(open, options);
    open->library =
        (Library){.disk = &open->disk, .keyring = &open->keyring, .booth = &open->booth};
    return true;
}

/* In reverse. */
static void close_all(Open *open) {
    disk_close(&open->disk);
    arena_close(&open->scratch);
}

/* calm, when there is nothing at all: the viewer then shows its built-in screen. */
static void print_list(const Options *options, const OpenList *list) {
    static const char *const ROLES[] = {"active", "trial", "previous", "base"};
    for (int32_t i = 0; i < list->count; i++) {
        const OpenItem *item = &list->items[i];
        bool base = item->role == OPEN_BASE;
        printf("open role=%s", ROLES[item->role]);
        if (item->id[0] != 0) {
            printf(" id=%s serial=%d", item->id, item->serial);
        }
        if (base) {
            printf(" path=%.*s\n", STR_ARG(options->base));
        } else {
            printf(" path=%.*s/%s\n", STR_ARG(options->store), item->path.text);
        }
    }
    if (list->count == 0) {
        printf("calm\n");
    }
}

/* Something is shown even by a booth whose store is gone. */
static void print_without_store(const Options *options) {
    OpenList list = {.count = 0};
    if (options->command != COMMAND_START && options->command != COMMAND_SWITCH) {
        return;
    }
    if (options->base.size > 0) {
        list.items[list.count++].role = OPEN_BASE;
    }
    print_list(options, &list);
}

static int exit_of(UpdateCode code) {
    return code_is_failure(code) ? EXIT_REFUSED : EXIT_DONE;
}

/* In a folder that a reboot empties: a booth that was switched off deserves new trust. */
static Str starts_path(Open *open, const Options *options) {
    return arena_print_in(&open->scratch, "%.*s/starts", STR_ARG(options->run));
}

static void read_starts(Open *open, const Options *options, Starts *starts) {
    Failure failure;
    Str text = {0};
    bool read =
        file_read_in(&open->scratch, starts_path(open, options), STARTS_BYTES, &text, &failure);
    starts_parse(read ? text : S(""), starts);
}

/* Not being able to note a start costs a little patience with a crashing viewer, no more. */
static void write_starts(Open *open, const Options *options, const Starts *starts) {
    Failure failure;
    if (!file_replace(starts_path(open, options), starts_write_in(&open->scratch, starts),
                      &failure)) {
        fprintf(stderr, "tsubo-store: %s\n", failure.sentence);
    }
}

/* A trial counts its own attempts, and each new one deserves trust from the top. */
static OpenDepth depth_of_start(Open *open, const Options *options) {
    State state;
    Starts starts;
    struct timespec now;
    if (options->run.size == 0) {
        return OPEN_NEWEST;
    }
    (void)stored_state(&open->disk, &open->keyring, &state);
    read_starts(open, options, &starts);
    if (!release_is_none(&state.trial)) {
        starts = (Starts){0};
    } else {
        clock_gettime(CLOCK_BOOTTIME, &now);
        starts_add(&starts, (int32_t)now.tv_sec);
    }
    write_starts(open, options, &starts);
    return starts.depth;
}

static int run_start(Open *open, const Options *options) {
    OpenList list;
    UpdateCode code = library_start(&open->library, depth_of_start(open, options), &list);
    if (code != CODE_NONE) {
        job_print(code, 0);
    }
    if (list.damaged) {
        job_print(CODE_U32, 0);
    }
    print_list(options, &list);
    return exit_of(code);
}

static int run_switch(Open *open, const Options *options) {
    OpenList list;
    Release release;
    UpdateCode code = library_switch(&open->library, &list, &release);
    if (code != CODE_NONE) {
        job_print(code, code == CODE_S1 ? release.serial : 0);
    }
    print_list(options, &list);
    return exit_of(code);
}

static int run_confirm(Open *open) {
    Release release;
    UpdateCode code = library_confirm(&open->library, &release);
    if (code != CODE_NONE) {
        job_print(code, code == CODE_S1 ? release.serial : 0);
    }
    return exit_of(code);
}

static void print_release(const char *word, const Release *release) {
    char hex[DIGEST_HEX + 1];
    digest_to_hex(&release->digest, hex);
    if (!release_is_none(release)) {
        printf("  %-9s %10d  %.16s…\n", word, release->serial, hex);
    }
}

/* For a person: digests are cut to what one can compare by eye. */
static int run_state(Open *open) {
    State state;
    static const char *const SURE[] = {"", " (put together from the packs)",
                                       " (the disk does not give all of it)"};
    StoredState sure = stored_state(&open->disk, &open->keyring, &state);
    printf("state %d%s\n", state.generation, SURE[sure]);
    for (int32_t i = 0; i < state.pack_count; i++) {
        const StatePack *row = &state.packs[i];
        printf("%s\n", row->id);
        print_release("active", &row->active);
        print_release("previous", &row->previous);
        print_release("floor", &row->floor);
        if (strcmp(state.trial_id, row->id) == 0) {
            print_release("trial", &state.trial);
            printf("  attempts  %10d of %d\n", state.attempts, RULES_ATTEMPTS);
        }
    }
    for (int32_t i = 0; i < state.bad_count; i++) {
        char hex[DIGEST_HEX + 1];
        digest_to_hex(&state.bad[i].digest, hex);
        printf("bad %.16s…  %.*s\n", hex, STR_ARG(code_text(state.bad[i].code)->name));
    }
    if (state.last != CODE_NONE) {
        printf("last %.*s\n", STR_ARG(code_text(state.last)->name));
    }
    return EXIT_DONE;
}

static int run_roll_back(Open *open, const Options *options) {
    UpdateCode code = library_roll_back(&open->library, options->id);
    if (code == CODE_NONE) {
        fprintf(stderr, "tsubo-store: there is nothing to go back to for %.*s\n",
                STR_ARG(options->id));
        return EXIT_REFUSED;
    }
    job_print(code, 0);
    return code == CODE_U50 ? EXIT_DONE : EXIT_REFUSED;
}

static int run_remove(Open *open, const Options *options) {
    bool done;
    UpdateCode code = library_remove(&open->library, options->id, &done);
    if (code != CODE_NONE) {
        job_print(code, 0);
        return EXIT_REFUSED;
    }
    if (!done) {
        fprintf(stderr, "tsubo-store: %.*s is not on the shelf\n", STR_ARG(options->id));
    }
    return done ? EXIT_DONE : EXIT_REFUSED;
}

/* Without opening the store; a service that is being stopped has no time. */
static int run_stopped(const Options *options) {
    Open open = {.scratch = arena_open(SCRATCH_BYTES)};
    Starts starts;
    read_starts(&open, options, &starts);
    starts_forgive(&starts);
    write_starts(&open, options, &starts);
    arena_close(&open.scratch);
    return EXIT_DONE;
}

/* Nothing of the store is touched. The line comes last: until then the stick must stay in. */
static int run_leave(const Options *options) {
    Arena scratch = arena_open(2 * OUTGOING_FILE_BYTES);
    Failure failure = {0};
    int32_t count = 0;
    bool done = outgoing_leave(&scratch, options->from, options->stick, &count, &failure);
    if (!done) {
        fprintf(stderr, "tsubo-store: %s\n", failure.sentence);
    }
    printf("left %s files=%d\n", done ? "done" : "failed", count);
    arena_close(&scratch);
    return done ? EXIT_DONE : EXIT_REFUSED;
}

static int run(Open *open, const Options *options) {
    switch (options->command) {
    case COMMAND_INSTALL: return exit_of(job_install(options, &open->library, &open->scratch));
    case COMMAND_START: return run_start(open, options);
    case COMMAND_SWITCH: return run_switch(open, options);
    case COMMAND_CONFIRM: return run_confirm(open);
    case COMMAND_STATE: return run_state(open);
    case COMMAND_ROLLBACK: return run_roll_back(open, options);
    case COMMAND_REMOVE: return run_remove(open, options);
    case COMMAND_STOPPED:
    case COMMAND_LEAVE:
    case COMMAND_COUNT: break;
    }
    return EXIT_USAGE;
}

int main(int argc, char **argv) {
    Options options;
    Open open;
    switch (options_read(argc, argv, &options)) {
    case OPTIONS_RUN: break;
    case OPTIONS_SHOWN: return EXIT_DONE;
    case OPTIONS_WRONG: return EXIT_USAGE;
    }
    if (options.command == COMMAND_STOPPED) {
        return run_stopped(&options);
    }
    if (options.command == COMMAND_LEAVE) {
        return run_leave(&options);
    }
    if (!open_all(&open, &options)) {
        job_print(CODE_U31, 0);
        print_without_store(&options);
        return EXIT_STORE;
    }
    int status = run(&open, &options);
    close_all(&open);
    return status;
}
