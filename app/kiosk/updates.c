/* A thread that sleeps in poll(): the mount table, the child's output, the loop's wishes. Jobs are
 * done one after the other, so two sticks queue and the second one is judged by what the first has
 * left. */
#include "kiosk/updates.h"

#include <SDL.h>
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/store_child.h"
#include "library/mounts.h"

enum {
    LINE_BYTES = 1024,
    MOUNTINFO_BYTES = 256 * 1024,
};

/* What the loop writes into the pipe. */
typedef struct Ask {
    UpdatesTask task;
    int32_t id_size;
    char id[REPORT_ID_BYTES];
} Ask;

typedef struct Job {
    UpdatesTask task;
    int32_t mount_id; /* of a stick that is mounted; 0: none */
    int32_t what_size;
    char what[REPORT_TEXT_BYTES]; /* where the stick is mounted, or the id of a pack */
} Job;

struct Updates {
    UpdatesWish wish;
    pthread_t thread;
    int asks[2];    /* from the loop: one Ask a write */
    int reports[2]; /* to the loop: one Report a write */
    uint32_t event;
    /* Everything below belongs to the thread. */
    Arena scratch;
    int mountinfo;
    int inotify;    /* -1 on a desk */
    off_t progress; /* read so far, in a booth */
    MountList mounts;
    Job jobs[UPDATES_JOBS_MAX];
    int32_t job_count;
    StoreChild child;
    UpdatesTask running;
    bool named; /* a shelf was listed by the running job */
    char line[LINE_BYTES];
    int32_t line_size;
};

static void report(Updates *updates, Report report) {
    SDL_Event event = {.type = updates->event};
    /* A report is smaller than PIPE_BUF, so it goes through whole or not at all. When the loop has
     * not read a thousand of them it hangs, and the watchdog will end it. */
    ssize_t sent = write(updates->reports[1], &report, sizeof(report));
    if (sent == (ssize_t)sizeof(report)) {
        SDL_PushEvent(&event);
    }
}

static void report_stick(Updates *updates, bool in) {
    report(updates, (Report){.kind = REPORT_STICK, .number = in});
}

/* Lines that mean nothing are not passed on. */
static void take_line(Updates *updates, Str line) {
    Report read = report_read(line);
    updates->named = updates->named || read.kind == REPORT_OPEN || read.kind == REPORT_CALM;
    if (read.kind != REPORT_NOTHING) {
        report(updates, read);
    }
}

/* Adds a piece of the child's output; whole lines are taken, too long ones dropped. */
static void take_output(Updates *updates, Str bytes) {
    for (int32_t i = 0; i < bytes.size; i++) {
        if (bytes.at[i] == '\n') {
            take_line(updates, (Str){updates->line, updates->line_size});
            updates->line_size = 0;
        } else if (updates->line_size < LINE_BYTES) {
            updates->line[updates->line_size++] = bytes.at[i];
        }
    }
}

/* Too many jobs are dropped; their sticks can be plugged in again. */
static void add_job(Updates *updates, UpdatesTask task, Str what, int32_t mount_id) {
    if (updates->job_count == UPDATES_JOBS_MAX || what.size > REPORT_TEXT_BYTES) {
        return;
    }
    Job *job = &updates->jobs[updates->job_count++];
    *job = (Job){.task = task, .mount_id = mount_id, .what_size = what.size};
    if (what.size > 0) {
        memcpy(job->what, what.at, (size_t)what.size);
    }
}

/* In a booth a wish is a file that the system's path unit sees; the store's answer comes back as
 * lines of another one. */
static void leave_request(Updates *updates, UpdatesTask task, Str id) {
    static const char *const names[] = {[UPDATES_SWITCH] = "switch",
                                        [UPDATES_CONFIRM] = "confirm",
                                        [UPDATES_ROLL_BACK] = "rollback",
                                        [UPDATES_REMOVE] = "remove"};
    ArenaMark mark = arena_mark(&updates->scratch);
    Failure failure;
    Str path =
        arena_print_in(&updates->scratch, "%.*s/%s", STR_ARG(updates->wish.requests), names[task]);
    Str text = arena_print_in(&updates->scratch, "%.*s\n", STR_ARG(id));
    if (!file_replace(path, text, &failure)) {
        report(updates, (Report){.kind = REPORT_CODE, .code = CODE_U99});
    }
    arena_rewind(&updates->scratch, mark);
}

/* One child at a time: the second stick is judged by what the first has left. */
static void start_next(Updates *updates) {
    while (updates->child.pid == 0 && updates->job_count > 0) {
        Job job = updates->jobs[0];
        memmove(updates->jobs, updates->jobs + 1, sizeof(Job) * (size_t)--updates->job_count);
        updates->running = job.task;
        updates->named = false;
        updates->line_size = 0;
        if (!store_child_start(&updates->child, &updates->wish, job.task,
                               (Str){job.what, job.what_size})) {
            report(updates, (Report){.kind = REPORT_CODE, .code = CODE_U99});
        }
    }
}

/* The child has closed its output: it is at its end. */
static void end_child(Updates *updates) {
    bool ended = store_child_end(&updates->child);
    if (!ended) {
        report(updates, (Report){.kind = REPORT_CODE, .code = CODE_U99});
    }
    if (updates->named) {
        report(updates, (Report){.kind = REPORT_SHELF});
    }
}

/* Whatever is there, then back to poll: a child that talks much must not keep wishes waiting. */
static void read_child(Updates *updates) {
    char bytes[LINE_BYTES];
    ssize_t size = read(updates->child.output, bytes, sizeof(bytes));
    if (size > 0) {
        take_output(updates, (Str){bytes, (int32_t)size});
    } else if (size == 0 || errno != EINTR) {
        end_child(updates);
    }
}

/* By the kernel's number of the mount, which is new for each insertion. */
static bool is_listed(const MountList *list, int32_t id) {
    for (int32_t i = 0; i < list->count; i++) {
        if (list->items[i].id == id) {
            return true;
        }
    }
    return false;
}

/* Read whole each time; the kernel says only that it has changed. */
static Str read_mountinfo(Updates *updates) {
    char *text = arena_alloc(&updates->scratch, MOUNTINFO_BYTES, 1);
    int32_t size = 0;
    ssize_t got = 1;
    lseek(updates->mountinfo, 0, SEEK_SET);
    while (got > 0 && size < MOUNTINFO_BYTES) {
        got = read(updates->mountinfo, text + size, (size_t)(MOUNTINFO_BYTES - size));
        size += got > 0 ? (int32_t)got : 0;
    }
    return (Str){text, size};
}

/* A stick of a file system that we do not read is named before anything tries to. */
static void greet(Updates *updates, const Mount *mount) {
    report_stick(updates, true);
    if (mount->kind != MOUNT_FAT) {
        report(updates, (Report){.kind = REPORT_CODE, .code = CODE_U11});
        return;
    }
    add_job(updates, UPDATES_INSTALL, (Str){mount->point, mount->point_size}, mount->id);
}

/* A stick that went while it waited for its turn needs none. */
static void drop_jobs(Updates *updates) {
    int32_t kept = 0;
    for (int32_t i = 0; i < updates->job_count; i++) {
        int32_t id = updates->jobs[i].mount_id;
        if (id == 0 || is_listed(&updates->mounts, id)) {
            updates->jobs[kept++] = updates->jobs[i];
        }
    }
    updates->job_count = kept;
}

/* New mounts are greeted, and when the last one has gone the stick has, too. */
static void look_at_mounts(Updates *updates) {
    ArenaMark mark = arena_mark(&updates->scratch);
    MountList *before = ARENA_NEW(&updates->scratch, MountList, 1);
    bool left = false;
    *before = updates->mounts;
    mounts_parse(read_mountinfo(updates), updates->wish.roots, updates->wish.root_count,
                 &updates->mounts);
    drop_jobs(updates);
    for (int32_t i = 0; i < updates->mounts.count; i++) {
        if (!is_listed(before, updates->mounts.items[i].id)) {
            greet(updates, &updates->mounts.items[i]);
        }
    }
    for (int32_t i = 0; i < before->count; i++) {
        left = left || !is_listed(&updates->mounts, before->items[i].id);
    }
    if (left && updates->mounts.count == 0) {
        report_stick(updates, false);
    }
    arena_rewind(&updates->scratch, mark);
}

/* False when the loop has closed its end. */
static bool read_ask(Updates *updates) {
    Ask ask;
    ssize_t size = read(updates->asks[0], &ask, sizeof(ask));
    if (size == (ssize_t)sizeof(ask)) {
        Str id = {ask.id, ask.id_size};
        if (updates->wish.requests.size > 0) {
            leave_request(updates, ask.task, id);
        } else {
            add_job(updates, ask.task, id, 0);
        }
    }
    return size > 0 || (size < 0 && errno == EINTR);
}

/* In a booth: what the store has added to its progress since the last look. */
static void read_progress(Updates *updates) {
    char bytes[LINE_BYTES];
    ssize_t size;
    /* The events only say that something has changed; there is one file to look at. */
    while (read(updates->inotify, bytes, sizeof(bytes)) > 0) {
    }
    ArenaMark mark = arena_mark(&updates->scratch);
    Str path = arena_print_in(&updates->scratch, "%.*s/progress", STR_ARG(updates->wish.requests));
    int file = open(path.at, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    arena_rewind(&updates->scratch, mark);
    if (file < 0) {
        return;
    }
    off_t end = lseek(file, 0, SEEK_END);
    updates->progress = updates->progress > end ? 0 : updates->progress;
    lseek(file, updates->progress, SEEK_SET);
    while ((size = read(file, bytes, sizeof(bytes))) > 0) {
        updates->progress += size;
        take_output(updates, (Str){bytes, (int32_t)size});
    }
    close(file);
}

/* What was written before this start is old news. */
static void watch_progress(Updates *updates) {
    if (updates->wish.requests.size == 0) {
        return;
    }
    updates->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    inotify_add_watch(updates->inotify, updates->wish.requests.at, IN_MODIFY | IN_MOVED_TO);
    ArenaMark mark = arena_mark(&updates->scratch);
    Str path = arena_print_in(&updates->scratch, "%.*s/progress", STR_ARG(updates->wish.requests));
    struct stat about;
    updates->progress = stat(path.at, &about) == 0 ? about.st_size : 0;
    arena_rewind(&updates->scratch, mark);
}

/* Four descriptors and no timeout: while nothing happens this thread does not run at all. */
static void *run(void *self) {
    Updates *updates = self;
    if (updates->wish.stick.size > 0) {
        report_stick(updates, true);
        add_job(updates, UPDATES_INSTALL, updates->wish.stick, 0);
    }
    watch_progress(updates);
    look_at_mounts(updates);
    for (bool open = true; open;) {
        start_next(updates);
        struct pollfd files[] = {
            {.fd = updates->asks[0], .events = POLLIN},
            {.fd = updates->mountinfo, .events = POLLPRI},
            {.fd = updates->child.pid > 0 ? updates->child.output : -1, .events = POLLIN},
            {.fd = updates->inotify, .events = POLLIN},
        };
        if (poll(files, COUNT_OF(files), -1) < 0) {
            continue;
        }
        if (files[1].revents) {
            look_at_mounts(updates);
        }
        if (files[2].revents) {
            read_child(updates);
        }
        if (files[3].revents) {
            read_progress(updates);
        }
        open = !files[0].revents || read_ask(updates);
    }
    store_child_stop(&updates->child);
    return NULL;
}

/* Reports must never block the loop, so only their reading end is non-blocking. */
static bool open_pipes(Updates *updates, Failure *failure) {
    if (pipe2(updates->asks, O_CLOEXEC) == 0 && pipe2(updates->reports, O_CLOEXEC) == 0 &&
        fcntl(updates->reports[0], F_SETFL, O_NONBLOCK) == 0) {
        return true;
    }
    return failure_set(failure, FAILURE_DEVICE, "watching for sticks: %s", strerror(errno));
}

/* The thread begins with whatever is plugged in already. */
Updates *updates_open_in(Arena *arena, const UpdatesWish *wish, Failure *failure) {
    Updates *updates = ARENA_NEW(arena, Updates, 1);
    updates->wish = *wish;
    updates->child = (StoreChild){.output = -1};
    updates->inotify = -1;
    updates->event = SDL_RegisterEvents(1);
    updates->mountinfo = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
    updates->scratch = arena_open((size_t)2 * MOUNTINFO_BYTES);
    if (!open_pipes(updates, failure)) {
        return NULL;
    }
    if (pthread_create(&updates->thread, NULL, run, updates) != 0) {
        failure_set(failure, FAILURE_DEVICE, "watching for sticks: no thread could be started");
        return NULL;
    }
    return updates;
}

/* Closing our end of the pipe is how the thread learns of it. */
void updates_close(Updates *updates) {
    close(updates->asks[1]);
    pthread_join(updates->thread, NULL);
    close(updates->asks[0]);
    close(updates->reports[0]);
    close(updates->reports[1]);
    close(updates->mountinfo);
    if (updates->inotify >= 0) {
        close(updates->inotify);
    }
    arena_close(&updates->scratch);
}

/* A report is written in one piece and read in one. */
bool updates_take(Updates *updates, Report *report) {
    return read(updates->reports[0], report, sizeof(*report)) == (ssize_t)sizeof(*report);
}

int updates_wake_file(const Updates *updates) {
    return updates->reports[0];
}

/* From the loop to the thread, in one piece. */
void updates_ask(Updates *updates, UpdatesTask task, Str id) {
    Ask ask = {.task = task};
    assert(id.size <= REPORT_ID_BYTES && "ids come from reports");
    ask.id_size = id.size;
    if (id.size > 0) {
        memcpy(ask.id, id.at, (size_t)id.size);
    }
    /* The pipe has room for hundreds; a loop that asks so often is broken anyway. */
    (void)!write(updates->asks[1], &ask, sizeof(ask));
}
