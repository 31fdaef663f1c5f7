/* The child of a preflight: started with the pack as its only open file, watched, and ended when
 * its time is over. */
#include "library/preflight.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Anything but one of three known lines is a failed preflight: a judge that cannot speak has not
 * said yes. */
Verdict preflight_parse(Str line) {
    Verdict faulty = {.code = CODE_U40};
    if (str_ends_with(line, S("\n"))) {
        line.size--;
    }
    if (str_equal(line, S("OK"))) {
        return (Verdict){.code = CODE_NONE};
    }
    Str rest = line;
    UpdateCode code = code_from_name(str_cut(&rest, ' '));
    if ((code == CODE_U41 || code == CODE_U42) && rest.size == 0) {
        return (Verdict){.code = code};
    }
    if (code == CODE_U40 && str_starts_with(rest, S("page="))) {
        int32_t page = 0;
        if (str_to_int(str_slice(rest, 5, rest.size), &page) && page > 0) {
            faulty.page = page;
        }
    }
    return faulty;
}

/* In the child, between fork and exec. Descriptors move twice because one of them may already be
 * where another one has to go. The viewer's own sandbox comes on top of these limits. */
static void become_preflight(const Preflight *preflight, int pack, int answer) {
    struct rlimit seconds = {.rlim_cur = 60, .rlim_max = 61};
    struct rlimit nothing = {0};
    char *arguments[] = {(char *)(uintptr_t)preflight->program, (char *)(uintptr_t) "--preflight",
                         preflight->screen ? (char *)(uintptr_t) "--screen" : NULL,
                         (char *)(uintptr_t)preflight->screen, NULL};
    int pack_high = fcntl(pack, F_DUPFD_CLOEXEC, 10);
    int answer_high = fcntl(answer, F_DUPFD_CLOEXEC, 10);
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &nothing);
    if (pack_high < 0 || answer_high < 0 || null < 0 || dup2(null, 0) < 0 ||
        dup2(answer_high, 1) < 0 || dup2(pack_high, PREFLIGHT_FILE) < 0 ||
        lseek(PREFLIGHT_FILE, 0, SEEK_SET) != 0) {
        _exit(127);
    }
    execvp(preflight->program, arguments);
    _exit(127);
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Collects the answer until the child closes it or time is up. False in the latter case. */
static bool hear_answer(const Preflight *preflight, int answer, char *line, int32_t *size) {
    int64_t end_ms = now_ms() + preflight->wall_ms;
    *size = 0;
    while (*size < PREFLIGHT_LINE_BYTES) {
        int64_t left_ms = end_ms - now_ms();
        struct pollfd waiting = {.fd = answer, .events = POLLIN};
        int ready = left_ms > 0 ? poll(&waiting, 1, left_ms < 1000 ? (int)left_ms : 1000) : 0;
        if (left_ms <= 0) {
            return false;
        }
        if (preflight->alive) {
            preflight->alive(preflight->alive_self);
        }
        if (ready <= 0) {
            continue;
        }
        ssize_t got = read(answer, line + *size, (size_t)(PREFLIGHT_LINE_BYTES - *size));
        if (got <= 0 && errno != EINTR) {
            return true;
        }
        *size += got > 0 ? (int32_t)got : 0;
        if (got == 0) {
            return true;
        }
    }
    return true;
}

/* A child that ran out of processor time was ended by SIGXCPU or, a second later, by SIGKILL. */
static bool ran_out_of_time(int status) {
    return WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL);
}

static Verdict judge_answer(bool in_time, Str line, int status) {
    if (!in_time || ran_out_of_time(status)) {
        return (Verdict){.code = CODE_U41};
    }
    bool one_line = str_find(line, S("\n")) == line.size - 1 && line.size > 0;
    if (!one_line || !WIFEXITED(status)) {
        return (Verdict){.code = CODE_U40};
    }
    return preflight_parse(line);
}

/* The child gets the descriptor and nothing else; no path, no store, no display. */
static Verdict ask_child(void *self, int file) {
    const Preflight *preflight = self;
    Verdict trouble = {.code = CODE_U99};
    char line[PREFLIGHT_LINE_BYTES];
    int32_t size = 0;
    int status = 0;
    int answer[2];
    if (pipe2(answer, O_CLOEXEC) != 0) {
        return trouble;
    }
    pid_t child = fork();
    if (child == 0) {
        become_preflight(preflight, file, answer[1]);
    }
    close(answer[1]);
    if (child < 0) {
        close(answer[0]);
        return trouble;
    }
    bool in_time = hear_answer(preflight, answer[0], line, &size);
    close(answer[0]);
    if (!in_time) {
        kill(child, SIGKILL);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return judge_answer(in_time, (Str){line, size}, status);
}

Judge preflight_judge(Preflight *preflight) {
    return (Judge){.self = preflight, .ask = ask_child};
}
