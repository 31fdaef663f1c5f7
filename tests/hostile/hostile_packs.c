/* hostile-packs KIOSK COUNT [FIRST [SECONDS]]: packs made to hurt, judged by the kiosk's preflight.
 *
 * First the texts of pack_maker.h, then COUNT mutations beginning with number FIRST. Every one must
 * be answered by OK, U40, U41 or U42 within SECONDS (5), and by an inspector that came to its own
 * end: one that broke off is a fault, even though the kiosk would have turned it into a verdict. A
 * text that was found fit is shown afterwards, page by page. Prints a table of answers and, for a
 * fault, the number and what the mutation did; exit 1 then.
 */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "library/preflight.h"
#include "pack_maker.h"
#include "pack_mutator.h"

enum { LINE_BYTES = 4096, ARENA_BYTES = 512 * 1024 * 1024 };

typedef struct Bench {
    const char *kiosk;
    int64_t limit_ms;
    int32_t answers[4]; /* OK, U40, U41, U42 */
    int32_t faults;
    int64_t slowest_ms;
    char slowest[MUTATION_NAME_BYTES];
} Bench;

typedef struct Answer {
    char out[LINE_BYTES];
    char err[LINE_BYTES];
    bool in_time;
    int status;
    int64_t took_ms;
} Answer;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What the kiosk is asked to do: judge, or show all of it. */
static const char *const judging[] = {"--preflight", "--screen", "1280x800", NULL};
static const char *const showing[] = {"--tour", "tour",    "--window", "800x480",
                                      "--text", "largest", "x.tsubo",  NULL};

static void become_kiosk(const Bench *bench, const char *path, const char *const *words,
                         const int *out, const int *err) {
    char *arguments[16] = {(char *)(uintptr_t)bench->kiosk};
    int pack = open(path, O_RDONLY);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    if (pack < 0 || (pack != PREFLIGHT_FILE && dup2(pack, PREFLIGHT_FILE) < 0)) {
        _exit(127);
    }
    for (int other = PREFLIGHT_FILE + 1; other < 64; other++) {
        close(other);
    }
    for (int i = 0; words[i]; i++) {
        arguments[i + 1] = (char *)(uintptr_t)words[i];
    }
    execv(bench->kiosk, arguments);
    _exit(127);
}

/* Reads both pipes until the kiosk has closed them or time is up. */
static void listen_to(Answer *answer, int out, int err, int64_t end_ms) {
    struct pollfd pipes[] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    char *texts[] = {answer->out, answer->err};
    size_t used[] = {0, 0};
    int open = 2;
    while (open > 0 && now_ms() < end_ms) {
        int64_t left_ms = end_ms - now_ms();
        if (poll(pipes, 2, left_ms > 0 ? (int)left_ms : 0) <= 0) {
            continue;
        }
        for (int i = 0; i < 2; i++) {
            if (!(pipes[i].revents & (POLLIN | POLLHUP)) || pipes[i].fd < 0) {
                continue;
            }
            char spill[LINE_BYTES];
            ssize_t got = read(pipes[i].fd, spill, sizeof(spill));
            size_t room = LINE_BYTES - 1 - used[i];
            size_t kept = got > 0 ? ((size_t)got < room ? (size_t)got : room) : 0;
            memcpy(texts[i] + used[i], spill, kept);
            used[i] += kept;
            if (got <= 0) {
                pipes[i].fd = -1;
                open--;
            }
        }
    }
    answer->in_time = open == 0;
}

static Answer ask(const Bench *bench, const char *path, const char *const *words) {
    Answer answer = {0};
    int out[2];
    int err[2];
    int64_t begin_ms = now_ms();
    int piped = pipe2(out, O_CLOEXEC) | pipe2(err, O_CLOEXEC);
    assert(piped == 0);
    (void)piped;
    pid_t child = fork();
    assert(child >= 0);
    if (child == 0) {
        become_kiosk(bench, path, words, out, err);
    }
    close(out[1]);
    close(err[1]);
    listen_to(&answer, out[0], err[0], begin_ms + bench->limit_ms);
    if (!answer.in_time) {
        kill(child, SIGKILL);
    }
    while (waitpid(child, &answer.status, 0) < 0 && errno == EINTR) {
    }
    close(out[0]);
    close(err[0]);
    answer.took_ms = now_ms() - begin_ms;
    return answer;
}

static void fault(Bench *bench, const char *name, const char *what, const Answer *answer) {
    bench->faults++;
    printf("FAULT %s: %s\n  out: %s  err: %s\n", name, what, answer->out, answer->err);
}

/* True when the pack may be shown. */
static bool judge(Bench *bench, const char *path, const char *name) {
    Answer answer = ask(bench, path, judging);
    Str line = str_from_c(answer.out);
    Verdict verdict = preflight_parse(line);
    bool one_line = line.size > 0 && str_find(line, S("\n")) == line.size - 1;
    if (answer.took_ms > bench->slowest_ms) {
        bench->slowest_ms = answer.took_ms;
        snprintf(bench->slowest, sizeof(bench->slowest), "%s", name);
    }
    if (!answer.in_time) {
        fault(bench, name, "no answer in time", &answer);
    } else if (!one_line || !WIFEXITED(answer.status)) {
        fault(bench, name, "not one line", &answer);
    } else if (strstr(answer.err, "broke off") || strstr(answer.err, "too long")) {
        fault(bench, name, "the inspector did not end by itself", &answer);
    }
    bool good = verdict.code == CODE_NONE;
    int32_t row = good ? 0 : verdict.code == CODE_U41 ? 2 : verdict.code == CODE_U42 ? 3 : 1;
    bench->answers[row]++;
    return good;
}

/* What was found fit to be shown is shown: every screen and every page, painted. */
static void show(const Bench *bench, const char *path, const char *name, int32_t *faults) {
    Bench patient = *bench;
    patient.limit_ms = 20 * bench->limit_ms;
    Answer answer = ask(&patient, path, showing);
    if (!answer.in_time || !WIFEXITED(answer.status) || WEXITSTATUS(answer.status) != 0) {
        printf("FAULT %s: fit to be shown, but not shown\n  err: %s\n", name, answer.err);
        ++*faults;
    }
    int removed = system("rm -r tour");
    (void)removed;
}

static void judge_texts(Bench *bench, Arena *arena) {
    for (int32_t text = 0; text < TEXT_COUNT; text++) {
        arena_reset(arena);
        pack_maker_write("x.tsubo", (MakerText)text, arena);
        const char *name = pack_maker_name((MakerText)text);
        if (judge(bench, "x.tsubo", name)) {
            show(bench, "x.tsubo", name, &bench->faults);
        }
    }
}

static void copy_file(const char *from, const char *to) {
    char bytes[65536];
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert(in >= 0 && out >= 0);
    for (ssize_t got = read(in, bytes, sizeof(bytes)); got > 0;
         got = read(in, bytes, sizeof(bytes))) {
        ssize_t put = write(out, bytes, (size_t)got);
        assert(put == got);
        (void)put;
    }
    close(in);
    close(out);
}

static void judge_mutations(Bench *bench, Arena *arena, uint32_t first, uint32_t count) {
    char name[MUTATION_NAME_BYTES + 32];
    char done[MUTATION_NAME_BYTES];
    arena_reset(arena);
    pack_maker_write("base.tsubo", TEXT_ORDINARY, arena);
    for (uint32_t seed = first; seed < first + count; seed++) {
        copy_file("base.tsubo", "x.tsubo");
        pack_mutate("x.tsubo", seed, done);
        snprintf(name, sizeof(name), "mutation %u (%s)", seed, done);
        judge(bench, "x.tsubo", name);
    }
}

int main(int argc, char **argv) {
    char folder[] = "/tmp/tsubo-hostile-XXXXXX";
    Bench bench = {.limit_ms = 5000};
    if (argc < 3 || !realpath(argv[1], NULL)) {
        fputs("usage: hostile-packs KIOSK COUNT [FIRST [SECONDS]]\n", stderr);
        return 2;
    }
    bench.kiosk = realpath(argv[1], NULL);
    uint32_t count = (uint32_t)strtoul(argv[2], NULL, 10);
    uint32_t first = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 1;
    bench.limit_ms = argc > 4 ? 1000 * (int64_t)strtoul(argv[4], NULL, 10) : bench.limit_ms;
    if (!mkdtemp(folder) || chdir(folder) != 0) {
        perror(folder);
        return 2;
    }
    Arena arena = arena_open(ARENA_BYTES);
    judge_texts(&bench, &arena);
    judge_mutations(&bench, &arena, first, count);
    arena_close(&arena);
    unlink("base.tsubo");
    unlink("x.tsubo");
    rmdir(folder);
    printf("%u hostile packs and %d texts: OK %d, U40 %d, U41 %d, U42 %d; slowest %lld ms (%s)\n",
           count, TEXT_COUNT, bench.answers[0], bench.answers[1], bench.answers[2],
           bench.answers[3], (long long)bench.slowest_ms, bench.slowest);
    printf("%d faults\n", bench.faults);
    return bench.faults > 0;
}
