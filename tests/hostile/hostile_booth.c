/* Programs as children with both their outputs heard, and the files of a store. */
#include "hostile_booth.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "pack_maker.h"

#define SIDECAR HOSTILE_PACK ".minisig"
#define PACK_ID "jp.tsubo.hostile"

enum { BEFORE = 6, AFTER = 7, SLOT_BYTES_MOST = 64 * 1024 };

static const char *const SLOTS[] = {"store/state.0", "store/state.1"};

/* --- a program and what it says -------------------------------------------------------------- */

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* One piece of one pipe; what does not fit is read and forgotten. False at its end. */
static bool hear(int pipe, char *text, size_t *used) {
    char spill[ANSWER_BYTES];
    ssize_t got = read(pipe, spill, sizeof(spill));
    size_t room = ANSWER_BYTES - 1 - *used;
    size_t kept = got > 0 ? ((size_t)got < room ? (size_t)got : room) : 0;
    memcpy(text + *used, spill, kept);
    *used += kept;
    return got > 0;
}

/* Reads both pipes until the program has closed them or time is up. */
static void listen_to(StickAnswer *answer, const int *ends, int64_t end_ms) {
    struct pollfd pipes[] = {{.fd = ends[0], .events = POLLIN}, {.fd = ends[1], .events = POLLIN}};
    char *texts[] = {answer->out, answer->err};
    size_t used[] = {0, 0};
    int open = 2;
    while (open > 0 && now_ms() < end_ms) {
        int64_t left_ms = end_ms - now_ms();
        if (poll(pipes, 2, left_ms > 0 ? (int)left_ms : 0) <= 0) {
            continue;
        }
        for (int i = 0; i < 2; i++) {
            bool ready = pipes[i].fd >= 0 && (pipes[i].revents & (POLLIN | POLLHUP));
            if (ready && !hear(pipes[i].fd, texts[i], &used[i])) {
                pipes[i].fd = -1;
                open--;
            }
        }
    }
    answer->in_time = open == 0;
}

/* The last word of the last line that is a code. */
static UpdateCode last_code(Str out) {
    UpdateCode last = CODE_NONE;
    while (out.size > 0) {
        Str line = str_cut(&out, '\n');
        UpdateCode code = code_from_name(str_cut(&line, ' '));
        last = code == CODE_NONE ? last : code;
    }
    return last;
}

/* Who shares two processors with fifteen others has not hung yet. */
static int64_t with_others_ms(int64_t limit_ms) {
    double load = 0;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    bool known = getloadavg(&load, 1) == 1 && processors > 0;
    double share = known ? load / (double)processors : 1;
    return share > 1 ? (int64_t)((double)limit_ms * share) : limit_ms;
}

StickAnswer hostile_booth_run(char *const *arguments, int64_t limit_ms) {
    StickAnswer answer = {0};
    int out[2];
    int err[2];
    int status = 0;
    int64_t begin_ms = now_ms();
    int piped = pipe2(out, O_CLOEXEC) | pipe2(err, O_CLOEXEC);
    assert(piped == 0);
    (void)piped;
    pid_t child = fork();
    assert(child >= 0);
    if (child == 0) {
        dup2(out[1], STDOUT_FILENO);
        dup2(err[1], STDERR_FILENO);
        execv(arguments[0], arguments);
        _exit(127);
    }
    close(out[1]);
    close(err[1]);
    listen_to(&answer, (int[]){out[0], err[0]}, begin_ms + with_others_ms(limit_ms));
    if (!answer.in_time) {
        kill(child, SIGKILL); /* what it has started goes with it */
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    close(out[0]);
    close(err[0]);
    answer.took_ms = now_ms() - begin_ms;
    answer.code = last_code(str_from_c(answer.out));
    answer.ended_well = WIFEXITED(status) && WEXITSTATUS(status) == code_is_failure(answer.code);
    return answer;
}

/* Arguments are never written to; execv only says so in words. */
#define TEXT(text) ((char *)(uintptr_t)(text))

static StickAnswer run_store(const HostileBooth *booth, const char *command, int64_t limit_ms) {
    bool installs = strcmp(command, "install") == 0;
    char *arguments[] = {TEXT(booth->store),
                         TEXT(command),
                         TEXT("--store"),
                         TEXT("store"),
                         TEXT("--keys"),
                         TEXT("keys"),
                         installs ? TEXT("--stick") : NULL,
                         TEXT("stick"),
                         TEXT("--preflight"),
                         TEXT(booth->kiosk),
                         TEXT("--screen"),
                         TEXT("1280x800"),
                         NULL};
    return hostile_booth_run(arguments, limit_ms);
}

/* --- signing --------------------------------------------------------------------------------- */

static void put(const char *path, Str bytes) {
    FILE *file = fopen(path, "wb");
    assert(file);
    size_t put = fwrite(bytes.at, 1, (size_t)bytes.size, file);
    assert(put == (size_t)bytes.size);
    (void)put;
    fclose(file);
}

static Str load_in(Arena *arena, const char *path) {
    Failure failure = {0};
    Str bytes = {0};
    bool loaded = file_read_in(arena, str_from_c(path), SLOT_BYTES_MOST, &bytes, &failure);
    assert(loaded);
    (void)loaded;
    return bytes;
}

/* Some mutations make hundreds of megabytes. */
static Digest digest_of_file(const char *path, int64_t *size_bytes) {
    static char piece[1 << 20];
    Digester digester;
    FILE *file = fopen(path, "rb");
    assert(file);
    *size_bytes = 0;
    digest_begin(&digester);
    for (size_t got = 1; got > 0;) {
        got = fread(piece, 1, sizeof(piece), file);
        digest_add(&digester, piece, got);
        *size_bytes += (int64_t)got;
    }
    fclose(file);
    return digest_end(&digester);
}

/* A pack below the least size is signed, too: the store has to refuse it by itself. Our own writer
 * would not put such a claim down. */
static Str comment_in(Arena *arena, const PackClaim *claim) {
    char hex[DIGEST_HEX + 1];
    if (claim_is_sound(claim)) {
        return signer_comment_in(arena, claim);
    }
    digest_to_hex(&claim->digest, hex);
    return arena_print_in(arena,
                          "tsubo1 type=pack id=%s serial=%d size=%d b2=%s fmt=1 made=%s title=x",
                          claim->id, claim->serial, (int32_t)claim->size_bytes, hex, claim->made);
}

/* The signature is genuine, whatever the pack is. The size of the pack. */
static int64_t sign(const HostileBooth *booth, int32_t serial, Arena *arena) {
    ArenaMark mark = arena_mark(arena);
    PackClaim claim = signer_claim();
    memset(claim.id, 0, sizeof(claim.id));
    memcpy(claim.id, PACK_ID, sizeof(PACK_ID));
    claim.serial = serial;
    claim.digest = digest_of_file(HOSTILE_PACK, &claim.size_bytes);
    Str comment = comment_in(arena, &claim);
    Recipe recipe = signer_recipe(&booth->signer, &claim.digest, comment);
    put(SIDECAR, signer_write_in(arena, &recipe));
    arena_rewind(arena, mark);
    return claim.size_bytes;
}

StickAnswer hostile_booth_take(HostileBooth *booth, Arena *arena) {
    enum { SLOWEST_BYTES_PER_MS = 16 * 1024 };
    int64_t copying_ms = sign(booth, AFTER, arena) / SLOWEST_BYTES_PER_MS;
    return run_store(booth, "install", booth->limit_ms + copying_ms);
}

/* --- the store's files ----------------------------------------------------------------------- */

static int32_t count_files(const char *folder) {
    int32_t count = 0;
    DIR *entries = opendir(folder);
    assert(entries);
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        count += entry->d_name[0] != '.';
    }
    closedir(entries);
    return count;
}

static bool is_kept(const HostileBooth *booth, const char *name) {
    for (int32_t i = 0; i < booth->kept_count; i++) {
        if (strcmp(booth->kept[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Notes what is in packs/, or removes what was not there then. */
static void look_at_packs(HostileBooth *note, const HostileBooth *booth) {
    char path[256];
    DIR *entries = opendir("store/packs");
    assert(entries);
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        if (note) {
            assert(note->kept_count < KEPT_MOST);
            snprintf(note->kept[note->kept_count++], sizeof(note->kept[0]), "%.127s",
                     entry->d_name);
        } else if (!is_kept(booth, entry->d_name)) {
            snprintf(path, sizeof(path), "store/packs/%.200s", entry->d_name);
            unlink(path);
        }
    }
    closedir(entries);
}

void hostile_booth_reset(const HostileBooth *booth) {
    for (int32_t i = 0; i < 2; i++) {
        unlink(SLOTS[i]);
        if (booth->states[i].size > 0) {
            put(SLOTS[i], booth->states[i]);
        }
    }
    look_at_packs(NULL, booth);
}

const char *hostile_booth_harm(const HostileBooth *booth, const StickAnswer *answer) {
    bool taken = answer->code == CODE_P4;
    StickAnswer start = run_store(booth, "start", booth->limit_ms);
    const char *shown = taken ? "open role=trial" : "open role=active";
    char serial[32];
    snprintf(serial, sizeof(serial), " serial=%d ", taken ? AFTER : BEFORE);
    if (!start.in_time || !strstr(start.out, shown) || !strstr(start.out, serial)) {
        return "the wrong pack is shown";
    }
    if (count_files("store/incoming") != 0) {
        return "something is left in incoming/";
    }
    if (count_files("store/packs") != booth->kept_count + (taken ? 2 : 0)) {
        return "packs/ holds what it should not";
    }
    return NULL;
}

/* --- opening and closing --------------------------------------------------------------------- */

static bool step(const HostileBooth *booth, const char *command, UpdateCode wanted) {
    StickAnswer answer = run_store(booth, command, booth->limit_ms);
    if (answer.code != wanted || !answer.ended_well) {
        printf("FAULT %s of a sound pack: %s%s", command, answer.out, answer.err);
        return false;
    }
    return true;
}

bool hostile_booth_open(HostileBooth *booth, Arena *arena) {
    strcpy(booth->folder, "/tmp/tsubo-hostile-XXXXXX");
    bool made = mkdtemp(booth->folder) && chdir(booth->folder) == 0 && mkdir("stick", 0755) == 0 &&
                mkdir("stick/TSUBO", 0755) == 0 && mkdir("keys", 0755) == 0;
    assert(made);
    (void)made;
    booth->signer = signer_of(1);
    put("keys/1.pub", signer_pub_in(arena, &booth->signer));
    pack_maker_write(HOSTILE_PACK, TEXT_BEFORE, arena);
    sign(booth, BEFORE, arena);
    if (!step(booth, "install", CODE_P4) || !step(booth, "switch", CODE_S1) ||
        !step(booth, "confirm", CODE_S1)) {
        return false;
    }
    for (int32_t i = 0; i < 2; i++) {
        booth->states[i] = file_exists(str_from_c(SLOTS[i])) ? load_in(arena, SLOTS[i]) : (Str){0};
    }
    look_at_packs(booth, NULL);
    return true;
}

void hostile_booth_close(HostileBooth *booth) {
    char command[128];
    snprintf(command, sizeof(command), "rm -r %s", booth->folder);
    int removed = chdir("/") == 0 ? system(command) : -1;
    assert(removed == 0);
    (void)removed;
}
