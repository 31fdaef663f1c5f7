/* tsubo-store under strace: killed before every system call, or given an error by every one.
 *
 *     sweep kill|errors TSUBO_STORE FOLDER PACK_BYTES [EVERY]
 *
 * (SIGN_PACK, JUDGE_OK and SHORT_SO name helpers.) The commands install, switch, confirm and start
 * (which clears away) run once to count how often each process makes each call. Then each call of
 * each count is hit once, on a copy of the same store. After each hit a start must open the old or
 * the new pack, whole, with nothing left under way.
 *
 * A short read or write is made by a library that is loaded before (SHORT_SO), because strace can
 * only pretend that the bytes were moved. strace counts `when=` for each call and each process by
 * itself, so the sweep goes over names and counts; a kill lands before the call acts. */
#include <assert.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "library/library.h"
#include "library/slots.h"

enum {
    OLD = 10,
    NEW = 20,
    CALLS_MAX = 96,
    OUTPUT_BYTES = 16 * 1024,
    COMMAND_BYTES = 2048,
};

typedef struct Call {
    char name[32];
    int32_t count; /* most of any process */
} Call;

typedef struct Command {
    const char *name;
    const char *template; /* folder of the store it begins with */
    const char *arguments;
    bool installs;
} Command;

/* "old": the old pack confirmed, the new one on the stick. "trial": installed. "tried": opened
 * once. "stray": as old, with files nobody needs. */
static const Command COMMANDS[] = {
    {"install", "old", "install --stick usb --preflight ./judge", true},
    {"switch", "trial", "switch", false},
    {"confirm", "tried", "confirm", false},
    {"collect", "stray", "start", false},
};

typedef struct Fault {
    const char *name;
    const char *inject;
} Fault;

static const Fault KILL[] = {{"KILL", "signal=KILL"}};

static const Fault ERRORS[] = {{"EIO", "error=EIO"},
                               {"ENOSPC", "error=ENOSPC"},
                               {"EROFS", "error=EROFS"},
                               {"EINTR", "error=EINTR"},
                               {"short", NULL}};

typedef struct Sweep {
    const char *store; /* program */
    Arena arena;
    Keyring keyring;
    bool kills;
    int32_t every;
    int32_t seen;
    int32_t points;
    int32_t lost;
    int32_t done; /* the command did its work all the same */
} Sweep;

static int run(const char *format, ...) __attribute__((format(printf, 1, 2)));

static int run(const char *format, ...) {
    char command[COMMAND_BYTES];
    va_list list;
    va_start(list, format);
    vsnprintf(command, sizeof(command), format, list);
    va_end(list);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void must(int status, const char *what) {
    if (status != 0) {
        fprintf(stderr, "sweep: %s: exit %d\n", what, status);
        exit(2);
    }
}

/* The stores that commands begin with. Packs in them are linked, not copied: nobody writes them. */
static void prepare(const Sweep *sweep, const char *pack_bytes) {
    const char *sign = getenv("SIGN_PACK");
    const char *judge = getenv("JUDGE_OK");
    must(sign && judge ? 0 : 1, "SIGN_PACK and JUDGE_OK");
    must(run("rm -rf usb keys old trial tried stray store judge; mkdir -p usb/TSUBO keys"), "rm");
    must(run("cp '%s' judge", judge), "the judge");
    must(run("'%s' usb/TSUBO p jp.example %d 65536 1", sign, OLD), "signing");
    const char *with = "--keys keys";
    must(
        run("'%s' install --stick usb --preflight ./judge --store old %s >log", sweep->store, with),
        "the old pack");
    must(run("'%s' switch --store old %s >log", sweep->store, with), "switch");
    must(run("'%s' confirm --store old %s >log", sweep->store, with), "confirm");
    must(run("'%s' usb/TSUBO p jp.example %d %s 2", sign, NEW, pack_bytes), "signing");
    must(run("cp -al old trial && '%s' install --stick usb --preflight ./judge --store trial %s "
             ">log",
             sweep->store, with),
         "the new pack");
    must(run("cp -al trial tried && '%s' switch --store tried %s >log", sweep->store, with),
         "switch");
    must(run("cp -al old stray && cp old/packs/*.tsubo stray/packs/stray.tsubo && "
             "echo x >stray/packs/stray.tsubo.minisig && echo x >stray/incoming/pack.tsubo && "
             "echo x >stray/packs/other"),
         "strays");
}

static void fresh_store(const Command *command) {
    must(run("rm -rf store && cp -al %s store", command->template), "a fresh store");
}

/* How often each process makes each call, from a trace of lines "PID name(…". */
static int32_t count_calls(const Sweep *sweep, const Command *command, Call *calls) {
    int32_t count = 0;
    fresh_store(command);
    run("strace -f -qq -o trace '%s' %s --store store --keys keys >log 2>&1", sweep->store,
        command->arguments);
    must(run("sed -n 's/^\\([0-9]*\\) *\\([a-z_0-9]*\\)(.*/\\2 \\1/p' trace | sort | uniq -c | "
             "awk '{ if ($1 > most[$2]) most[$2] = $1 } END { for (n in most) print n, most[n] }' "
             "| sort >calls"),
         "counting");
    FILE *file = fopen("calls", "r");
    while (file && count < CALLS_MAX &&
           fscanf(file, "%31s %d", calls[count].name, &calls[count].count) == 2) {
        count++;
    }
    fclose(file);
    return count;
}

/* Errors are given to calls that can have them; the others would only stop the program loader. */
static bool may_fail(const char *name) {
    static const char *const NAMES[] = {
        "openat", "openat2",    "read",     "write",      "fsync",  "fdatasync",
        "rename", "renameat",   "unlinkat", "mkdirat",    "fchmod", "fallocate",
        "fstat",  "newfstatat", "fstatfs",  "getdents64", "flock",  "pipe",
        "pipe2",  "poll",       "clone",    "fadvise64",  "statfs", "lseek",
    };
    for (int32_t i = 0; i < COUNT_OF(NAMES); i++) {
        if (strcmp(NAMES[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Calls whose failure can only mean that our disk does not store. */
static bool stores(const char *name) {
    return strcmp(name, "fsync") == 0 || strcmp(name, "fdatasync") == 0 ||
           strcmp(name, "fallocate") == 0 || strcmp(name, "fchmod") == 0 ||
           strncmp(name, "rename", 6) == 0;
}

/* The last code on standard output. */
static UpdateCode last_code(Sweep *sweep, bool *started) {
    Failure failure;
    Str text = {0};
    UpdateCode last = CODE_NONE;
    ArenaMark mark = arena_mark(&sweep->arena);
    if (!file_read_in(&sweep->arena, S("log"), OUTPUT_BYTES, &text, &failure)) {
        return CODE_NONE;
    }
    *started = str_find(text, S("loading shared libraries")) < 0;
    while (text.size > 0) {
        Str line = str_cut(&text, '\n');
        UpdateCode code = code_from_name(str_cut(&line, ' '));
        last = code == CODE_NONE ? last : code;
    }
    arena_rewind(&sweep->arena, mark);
    return last;
}

static const char *judge_code(const char *call, const Fault *fault, UpdateCode code) {
    bool success = code == CODE_P4 || code == CODE_S1 || code == CODE_NONE;
    if (strcmp(fault->name, "EINTR") == 0 && stores(call)) {
        return success ? NULL : "an interrupted call was not repeated";
    }
    if (stores(call) && strcmp(fault->name, "short") != 0) {
        bool full = strcmp(fault->name, "ENOSPC") == 0 && code == CODE_U30;
        /* A reservation that is not supported is no failure; a trial that is not counted is U31. */
        return code == CODE_U31 || full ? NULL : "not the code for a disk that does not store";
    }
    /* A line that could not be written is not heard; what counts is the store. */
    bool heard = success || code_is_failure(code) || strcmp(call, "write") == 0;
    return heard ? NULL : "it ended without a last word";
}

static int32_t files_in(const Disk *disk, const char *folder) {
    DiskNames names;
    return disk->ops->list(disk->self, folder, &names) == DISK_DONE ? names.count : -1;
}

/* What is wrong with the store; NULL when nothing is. `code` is what the program said. */
static const char *judge_store(Sweep *sweep, const Command *command, UpdateCode code) {
    Failure failure;
    Disk disk;
    State state;
    OpenList list;
    Booth booth = {0};
    const char *fault = NULL;
    if (!disk_open(&disk, S("store"), &failure)) {
        return "the store does not open";
    }
    Library library = {.disk = &disk, .keyring = &sweep->keyring, .booth = &booth};
    SlotsFound found = slots_read(&disk, &state);
    UpdateCode started = library_start(&library, OPEN_NEWEST, &list);
    int32_t serial = list.count == 1 ? list.items[0].serial : 0;
    bool old_only = strcmp(command->name, "collect") == 0;
    bool new_only = strcmp(command->template, "old") != 0 && !old_only;
    if (found != SLOTS_READ || started != CODE_NONE) {
        fault = "the state is lost";
    } else if (list.damaged) {
        fault = "a pack is damaged";
    } else if (serial != OLD && serial != NEW) {
        fault = "nothing is opened";
    } else if ((old_only && serial != OLD) || (new_only && serial != NEW)) {
        fault = "the wrong pack is opened";
    } else if (command->installs && code_is_failure(code) && !sweep->kills && serial != OLD) {
        fault = "refused, but the new pack is opened";
    } else if (command->installs && code == CODE_P4 && serial != NEW) {
        fault = "installed, but the old pack is opened";
    } else if (files_in(&disk, DISK_INCOMING) != 0) {
        fault = "something is left in incoming/";
    } else if (files_in(&disk, DISK_PACKS) != (serial == OLD ? 2 : 4)) {
        fault = "something is left in packs/";
    }
    disk_close(&disk);
    return fault;
}

static void hit(Sweep *sweep, const Command *command, const Call *call, int32_t when,
                const Fault *fault) {
    bool started = true;
    if (sweep->seen++ % sweep->every != 0) {
        return;
    }
    fresh_store(command);
    if (fault->inject) {
        run("strace -f -qq -o /dev/null -e trace=%s -e inject=%s:%s:when=%d '%s' %s --store store "
            "--keys keys >log 2>&1",
            call->name, call->name, fault->inject, when, sweep->store, command->arguments);
    } else {
        run("LD_PRELOAD=\"$SHORT_SO\" SHORT_CALL=%s SHORT_AT=%d '%s' %s --store store --keys keys "
            ">log 2>&1",
            call->name, when, sweep->store, command->arguments);
    }
    UpdateCode code = last_code(sweep, &started);
    const char *wrong = judge_store(sweep, command, code);
    if (!wrong && !sweep->kills && started) {
        wrong = judge_code(call->name, fault, code);
    }
    sweep->points++;
    sweep->done += code == CODE_P4 || code == CODE_S1;
    if (wrong) {
        sweep->lost++;
        printf("lost: %s, %s %d, %s: %s (%.*s)\n", command->name, call->name, when, fault->name,
               wrong, STR_ARG(code_text(code)->name));
    }
}

static void sweep_command(Sweep *sweep, const Command *command, int32_t fault_count) {
    Call calls[CALLS_MAX];
    const Fault *faults = sweep->kills ? KILL : ERRORS;
    int32_t count = count_calls(sweep, command, calls);
    for (int32_t i = 0; i < count; i++) {
        bool counts = strcmp(calls[i].name, "read") == 0 || strcmp(calls[i].name, "write") == 0;
        for (int32_t k = 1; k <= calls[i].count; k++) {
            for (int32_t f = 0; f < fault_count; f++) {
                bool fits = sweep->kills || (may_fail(calls[i].name) &&
                                             (counts || strcmp(faults[f].name, "short") != 0));
                if (fits) {
                    hit(sweep, command, &calls[i], k, &faults[f]);
                }
            }
        }
    }
}

int main(int argc, char **argv) {
    Failure failure = {0};
    char program[4096];
    if (argc < 5 || !realpath(argv[2], program)) {
        fprintf(stderr, "usage: sweep kill|errors TSUBO_STORE FOLDER PACK_BYTES [EVERY]\n");
        return 2;
    }
    Sweep sweep = {.store = program, .kills = strcmp(argv[1], "kill") == 0};
    sweep.every = argc > 5 ? atoi(argv[5]) : 1;
    sweep.arena = arena_open(1 << 20);
    must(run("mkdir -p '%s'", argv[3]), "the folder");
    must(chdir(argv[3]), "the folder");
    prepare(&sweep, argv[4]);
    if (!keyring_read(&sweep.keyring, &sweep.arena, S("keys"), &failure)) {
        fprintf(stderr, "sweep: %s\n", failure.sentence);
        return 2;
    }
    for (int32_t i = 0; i < COUNT_OF(COMMANDS); i++) {
        sweep_command(&sweep, &COMMANDS[i], sweep.kills ? COUNT_OF(KILL) : COUNT_OF(ERRORS));
    }
    printf("SCORE %s: %d points of %d with a pack of %s bytes, %d went through, lost %d\n", argv[1],
           sweep.points, sweep.seen, argv[4], sweep.done, sweep.lost);
    run("rm -rf usb keys old trial tried stray store judge log trace calls");
    arena_close(&sweep.arena);
    return sweep.lost == 0 && sweep.points > 0 ? 0 : 1;
}
