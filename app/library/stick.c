/* A stick that the kernel has mounted. Names are resolved with openat2, which refuses links, other
 * mounts and everything that leads out of the folder in one step, before anything is opened. */
#include "library/stick.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "library/leave_out.h"

/* ASCII only, so that no decoding of FAT's long names can go wrong. */
static bool name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

/* A leading dot is what some systems put before their own files ("._x", ".Trashes"). */
static bool sound_stem(Str stem) {
    if (stem.size < 1 || stem.size > STICK_STEM_BYTES || stem.at[0] == '.' || stem.at[0] == '_' ||
        stem.at[0] == '-') {
        return false;
    }
    for (int32_t i = 0; i < stem.size; i++) {
        if (!name_character(stem.at[i])) {
            return false;
        }
    }
    return true;
}

/* Keeps the list in falling order; when it is full, the smallest name falls out. */
static void insert_stem(StickNames *names, Str stem) {
    int32_t at = 0;
    while (at < names->count && str_compare(str_from_c(names->stems[at]), stem) > 0) {
        at++;
    }
    if (at == STICK_CANDIDATES_MAX) {
        return;
    }
    if (names->count < STICK_CANDIDATES_MAX) {
        names->count++;
    }
    size_t behind = (size_t)(names->count - at - 1);
    memmove(names->stems[at + 1], names->stems[at], behind * STICK_NAME_SIZE);
    memset(names->stems[at], 0, STICK_NAME_SIZE);
    memcpy(names->stems[at], stem.at, (size_t)stem.size);
}

/* When there are too many, the names that sort last stay: dates rise. */
void stick_names_offer(StickNames *names, Str name) {
    Str ending = S(".tsubo");
    Str signature = S(".tsubo.minisig");
    if (str_ends_with(name, signature)) {
        Str stem = str_slice(name, 0, name.size - signature.size);
        if (sound_stem(stem)) {
            insert_stem(names, stem);
        }
    } else if (str_ends_with(name, ending)) {
        names->has_pack |= sound_stem(str_slice(name, 0, name.size - ending.size));
    }
}

/* What the kernel says when a device was pulled differs with the file system. */
static StickResult result_of_errno(void) {
    switch (errno) {
    case ENOENT:
    case ENOTDIR: return STICK_MISSING;
    case ELOOP:
    case EXDEV:
    case EISDIR: return STICK_FOREIGN;
    case ENODEV:
    case ENXIO:
    case ENOMEDIUM:
    case ENOTCONN:
    case ECONNABORTED:
    case ESTALE: return STICK_GONE;
    default: return STICK_UNREADABLE;
    }
}

/* No links, no other file system, nothing above: the kernel refuses, not we. */
static int open_beneath(int folder, const char *name, int flags) {
    struct open_how how = {.flags = (unsigned)(flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC),
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV |
                                      RESOLVE_NO_MAGICLINKS};
    return (int)TEMP_FAILURE_RETRY(syscall(SYS_openat2, folder, name, &how, sizeof(how)));
}

/* Opened anew for each file, because a stick that was exchanged must not look like the old one. */
static int open_tsubo(const Stick *stick) {
    return open_beneath(stick->root, "TSUBO", O_RDONLY | O_DIRECTORY);
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Counted and timed, so that neither a crowded nor a slow folder holds us up. */
static StickResult list_entries(const Stick *stick, DIR *folder, StickNames *names) {
    int64_t begun_ms = now_ms();
    int32_t seen = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry && errno == EINTR) {
            continue;
        }
        if (!entry) {
            return errno == 0 ? STICK_DONE : result_of_errno();
        }
        if (++seen > STICK_ENTRIES_MAX + 2 || now_ms() - begun_ms > STICK_LIST_MS) {
            return STICK_CROWDED;
        }
        stick_names_offer(names, str_from_c(entry->d_name));
        if (stick->alive) {
            stick->alive(stick->alive_self);
        }
    }
}

/* Names only; what they hold is not looked at yet. */
static StickResult stick_list(void *self, StickNames *names) {
    memset(names, 0, sizeof(*names));
    int file = open_tsubo(self);
    DIR *folder = file < 0 ? NULL : fdopendir(file);
    if (!folder) {
        StickResult result = result_of_errno();
        if (file >= 0) {
            close(file);
        }
        return result;
    }
    StickResult result = list_entries(self, folder, names);
    closedir(folder);
    return result;
}

/* Links, FIFOs, devices and folders are not even opened. */
static bool is_ordinary(const struct stat *about) {
    return S_ISREG(about->st_mode) || LEAVES_OUT(LEAVE_OUT_REGULAR_CHECK);
}

/* Asks what it is before it opens, because opening a device may already do something; asks again
 * afterwards, because the name may have changed hands in between. */
static StickResult open_ordinary(int folder, const char *name, int *file, int64_t *size) {
    struct stat about;
    if ((int)TEMP_FAILURE_RETRY(fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW)) != 0) {
        return result_of_errno();
    }
    if (!is_ordinary(&about)) {
        return STICK_FOREIGN;
    }
    *file = open_beneath(folder, name, O_RDONLY);
    if (*file < 0) {
        return result_of_errno();
    }
    if ((int)TEMP_FAILURE_RETRY(fstat(*file, &about)) != 0 || !is_ordinary(&about)) {
        close(*file);
        return STICK_FOREIGN;
    }
    *size = about.st_size;
    return STICK_DONE;
}

/* Non-blocking, then looked at through the descriptor: what was checked is what is read. */
static StickResult stick_open_file(void *self, const char *name, int *file, int64_t *size) {
    int folder = open_tsubo(self);
    if (folder < 0) {
        return result_of_errno();
    }
    StickResult result = open_ordinary(folder, name, file, size);
    close(folder);
    return result;
}

/* From where the last read ended; there is no seeking. */
static StickResult stick_read(void *self, int file, void *into, int32_t size, int32_t *got) {
    (void)self;
    ssize_t part = TEMP_FAILURE_RETRY(read(file, into, (size_t)size));
    *got = part > 0 ? (int32_t)part : 0;
    return part < 0 ? result_of_errno() : STICK_DONE;
}

/* Asked again when a file ends early: shrunk, or gone? */
static int64_t stick_size(void *self, int file) {
    struct stat about;
    (void)self;
    return (int)TEMP_FAILURE_RETRY(fstat(file, &about)) == 0 ? (int64_t)about.st_size : -1;
}

static void stick_close_file(void *self, int file) {
    (void)self;
    close(file);
}

static const StickOps MOUNTED_STICK = {
    .list = stick_list,
    .open = stick_open_file,
    .read = stick_read,
    .size = stick_size,
    .close = stick_close_file,
};

/* The folder itself is the only path this room ever gets. */
bool stick_open(Stick *stick, Str folder, Failure *failure) {
    char path[4096];
    if (folder.size <= 0 || folder.size >= (int32_t)sizeof(path)) {
        return failure_set(failure, FAILURE_DEVICE, "a stick's path of %d bytes is not usable",
                           folder.size);
    }
    memcpy(path, folder.at, (size_t)folder.size);
    path[folder.size] = 0;
    *stick = (Stick){.ops = &MOUNTED_STICK, .self = stick};
    stick->root = (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return stick->root >= 0 || failure_set(failure, FAILURE_DEVICE, "cannot open the stick %s: %s",
                                           path, strerror(errno));
}

void stick_close(Stick *stick) {
    close(stick->root);
    stick->root = -1;
}
