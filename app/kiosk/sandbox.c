/* Limits first, because setting them is a call that the filter forbids. */
#include "kiosk/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* The address sanitizer reserves terabytes of addresses for its own books, and asks the system for
 * its thread's place while it writes a report. */
#if defined(__SANITIZE_ADDRESS__)
enum { SANITIZED = 1 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { SANITIZED = 1 };
#else
enum { SANITIZED = 0 };
#endif
#else
enum { SANITIZED = 0 };
#endif

typedef struct Limit {
    int resource;
    rlim_t most;
} Limit;

static bool set_limit(Limit limit) {
    struct rlimit now;
    if (getrlimit((__rlimit_resource_t)limit.resource, &now) != 0) {
        return false;
    }
    /* Whoever started us may have allowed less; a limit can only be lowered. */
    rlim_t most = now.rlim_max < limit.most ? now.rlim_max : limit.most;
    struct rlimit wanted = {.rlim_cur = most, .rlim_max = most};
    return setrlimit((__rlimit_resource_t)limit.resource, &wanted) == 0;
}

static bool set_limits(Failure *failure) {
    static const Limit limits[] = {
        {RLIMIT_CPU, SANDBOX_CPU_S},    {RLIMIT_FSIZE, 0}, {RLIMIT_NPROC, 0},
        {RLIMIT_NOFILE, SANDBOX_FILES}, {RLIMIT_CORE, 0},  {RLIMIT_AS, SANDBOX_MEMORY_BYTES},
    };
    for (int32_t i = 0; i < COUNT_OF(limits); i++) {
        bool memory = limits[i].resource == RLIMIT_AS;
        if (!(memory && SANITIZED) && !set_limit(limits[i])) {
            return failure_set(failure, FAILURE_DEVICE, "cannot limit the inspection: %s",
                               strerror(errno));
        }
    }
    return true;
}

/* Calls that are allowed whatever their arguments: memory, waiting for a lock, time, and ending,
 * also the ending of a program that found itself broken. */
static const int plain_calls[] = {
    SCMP_SYS(read),         SCMP_SYS(pread64),
    SCMP_SYS(lseek),        SCMP_SYS(close),
    SCMP_SYS(munmap),       SCMP_SYS(mremap),
    SCMP_SYS(madvise),      SCMP_SYS(brk),
    SCMP_SYS(futex),        SCMP_SYS(clock_gettime),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack),  SCMP_SYS(getpid),
    SCMP_SYS(gettid),       SCMP_SYS(tgkill),
    SCMP_SYS(fstat),        SCMP_SYS(restart_syscall),
};

/* What the sanitizers need besides; no booth runs with them. */
static const int sanitizer_calls[] = {SCMP_SYS(sched_yield), SCMP_SYS(rt_sigaction)};

static int allow(scmp_filter_ctx filter, int call) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}

/* Only to standard output and standard error. */
static int allow_writing(scmp_filter_ctx filter, int call) {
    int code =
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO, 0));
    return code != 0 ? code
                     : seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                        SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO, 0));
}

/* Fresh memory that is not to be executed: no file is mapped, no code is made. */
static int allow_memory(scmp_filter_ctx filter, int call) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 2,
                            SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                            SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
}

static int add_rules(scmp_filter_ctx filter) {
    int code = 0;
    for (int32_t i = 0; i < COUNT_OF(plain_calls) && code == 0; i++) {
        code = allow(filter, plain_calls[i]);
    }
    for (int32_t i = 0; i < COUNT_OF(sanitizer_calls) && code == 0 && SANITIZED; i++) {
        code = allow(filter, sanitizer_calls[i]);
    }
    code = code != 0 ? code : allow_writing(filter, SCMP_SYS(write));
    code = code != 0 ? code : allow_writing(filter, SCMP_SYS(writev));
    code = code != 0 ? code : allow_memory(filter, SCMP_SYS(mmap));
    code = code != 0 ? code
                     : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                                        SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    /* How libc asks for the size of an open file: a name is allowed only where it counts as none.
     */
    return code != 0 ? code
                     : seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
                                        SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0));
}

/* Anything that is not allowed ends the process at once: an error code would leave it running, and
 * what runs here after asking for a file is not our program any more. */
static bool set_filter(Failure *failure) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int code = filter ? add_rules(filter) : -ENOMEM;
    if (code == 0) {
        code = seccomp_load(filter);
    }
    if (filter) {
        seccomp_release(filter);
    }
    return code == 0 || failure_set(failure, FAILURE_DEVICE, "cannot lock the inspection in: %s",
                                    strerror(-code));
}

bool sandbox_enter(Failure *failure) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return failure_set(failure, FAILURE_DEVICE, "cannot give up privileges: %s",
                           strerror(errno));
    }
    return set_limits(failure) && set_filter(failure);
}
