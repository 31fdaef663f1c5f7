/* Reading and replacing files. The order sync – rename – sync directory is the whole trick: a name
 * never points to bytes that are not on the disk yet.
 *
 * None of the three steps may be left out because a test passes without it: in its default mode
 * ext4 makes up for a missing sync by itself. With that help off (noauto_da_alloc), a file replaced
 * without syncing was empty after six power cuts of six; in this order, after none of five. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/stream.h"

/* A read may bring less than was asked for without anything being wrong. Zero bytes are the end:
 * also of a file that became shorter since its size was taken, which then counts as what was left
 * of it. */
static bool read_all(int fd, char *into, size_t size, size_t *got) {
    *got = 0;
    while (*got < size) {
        ssize_t part = read(fd, into + *got, size - *got);
        if (part < 0 && errno == EINTR) {
            continue;
        }
        if (part <= 0) {
            return part == 0;
        }
        *got += (size_t)part;
    }
    return true;
}

/* To the end or to the limit, whichever comes first. */
static bool read_open_file(Arena *arena, int fd, const char *path, int32_t max_bytes, Str *text,
                           Failure *failure) {
    struct stat about;
    /* The open file is asked, not its name: between the two the name may come to mean another
     * file. */
    if (fstat(fd, &about) != 0) {
        return path_fail("cannot read", path, failure);
    }
    if (S_ISDIR(about.st_mode)) {
        return failure_set(failure, FAILURE_FILE, "%s is a directory, not a file", path);
    }
    if (!S_ISREG(about.st_mode)) {
        return failure_set(failure, FAILURE_FILE, "%s is a device or a pipe, not a file", path);
    }
    /* What the arena cannot hold is refused like what the limit forbids: an arena that runs out
     * asserts, and a foreign file must not be able to end the program. */
    if (about.st_size > max_bytes || (size_t)about.st_size + 1 > arena_left(arena)) {
        return failure_set(failure, FAILURE_LIMIT, "%s is larger than %d bytes", path, max_bytes);
    }
    size_t got = 0;
    char *bytes = arena_alloc(arena, (size_t)about.st_size + 1, 1);
    if (!read_all(fd, bytes, (size_t)about.st_size, &got)) {
        return path_fail("cannot read", path, failure);
    }
    *text = (Str){bytes, (int32_t)got};
    return true;
}

/* A file that grows while it is read is too large, not a surprise. */
bool file_read_in(Arena *arena, Str path, int32_t max_bytes, Str *text, Failure *failure) {
    char c_path[PATH_SIZE];
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    /* Not blocking: opening a pipe that nobody writes to would wait for ever. */
    int fd = open(c_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return path_fail("cannot open", c_path, failure);
    }
    bool done = read_open_file(arena, fd, c_path, max_bytes, text, failure);
    close(fd);
    return done;
}

/* A file that replaces another belongs to the same people: root may write what a service reads.
 * Only root can give files away; for others the file was theirs already. */
static bool keep_owner(int fd, const char *replaced) {
    struct stat about;
    if (stat(replaced, &about) != 0) {
        return true; /* there was none */
    }
    bool given = fchown(fd, about.st_uid, about.st_gid) == 0 || errno == EPERM;
    return given && fchmod(fd, about.st_mode & 07777) == 0;
}

/* Bytes first, then their sync; a rename before that could survive them. */
static bool write_synced(const char *path, const char *replaced, Str text, Failure *failure) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) {
        return path_fail("cannot write", path, failure);
    }
    bool done = keep_owner(fd, replaced) && stream_write_all(fd, text) && fsync(fd) == 0;
    if (!done) {
        path_fail("cannot write", path, failure);
    }
    /* Some file systems report a failed write only here. An earlier reason is the better one and
     * stays. */
    if (close(fd) != 0 && done) {
        return path_fail("cannot write", path, failure);
    }
    return done;
}

/* The directory part of a path, "." when there is none. */
static void directory_of(const char *path, char *out) {
    const char *slash = strrchr(path, '/');
    size_t size = slash ? (size_t)(slash - path) : 0;
    if (!slash) {
        strcpy(out, ".");
        return;
    }
    /* A slash at the very front is the root directory itself and has to be kept. */
    memcpy(out, path, size > 0 ? size : 1);
    out[size > 0 ? size : 1] = 0;
}

/* A name is part of its folder, and the folder has a sync of its own. */
static bool sync_directory(const char *path, Failure *failure) {
    char directory[PATH_SIZE];
    directory_of(path, directory);
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return path_fail("cannot open", directory, failure);
    }
    /* Some file systems refuse to sync a directory (EINVAL); then there is nothing to wait for. */
    bool done = fsync(fd) == 0 || errno == EINVAL;
    if (!done) {
        path_fail("cannot sync", directory, failure);
    }
    close(fd);
    return done;
}

/* Either the old or the new one, whole, whatever happens in between. */
bool file_replace(Str path, Str text, Failure *failure) {
    char c_path[PATH_SIZE];
    char beside[PATH_SIZE];
    /* Beside the file, because a rename is one step only within one file system. The name is always
     * the same, so what a power cut leaves behind is written over by the next attempt and never
     * piles up. */
    static const char ending[] = ".new";
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    if (path.size + (int32_t)sizeof(ending) > PATH_SIZE) {
        return failure_set(failure, FAILURE_FILE, "the path %.80s… is too long", c_path);
    }
    memcpy(beside, c_path, (size_t)path.size);
    memcpy(beside + path.size, ending, sizeof(ending));
    if (!write_synced(beside, c_path, text, failure)) {
        unlink(beside);
        return false;
    }
    if (rename(beside, c_path) != 0) {
        path_fail("cannot replace", c_path, failure);
        unlink(beside);
        return false;
    }
    /* The new file is in place already. If this step fails, it is only open which of the two a
     * power cut would leave, and the caller has to know that. */
    return sync_directory(c_path, failure);
}

/* With its parents, as a person would expect. */
bool file_make_directory(Str path, Failure *failure) {
    char c_path[PATH_SIZE];
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    /* Every slash and the final zero end one level. The first byte is skipped: the slash of an
     * absolute path has no level before it. A file in the way also answers EEXIST and is found out
     * one level further down or at the end. */
    for (int32_t i = 1; i <= path.size; i++) {
        if (c_path[i] != '/' && c_path[i] != 0) {
            continue;
        }
        char kept = c_path[i];
        c_path[i] = 0;
        if (mkdir(c_path, 0755) != 0 && errno != EEXIST) {
            return path_fail("cannot make the directory", c_path, failure);
        }
        c_path[i] = kept;
    }
    return file_is_directory(path) ||
           failure_set(failure, FAILURE_FILE, "%s is a file, not a directory", c_path);
}

/* A question that cannot be answered (no permission, a name that is too long) counts as “no”. */
static bool stat_path(Str path, struct stat *about) {
    char c_path[PATH_SIZE];
    Failure ignored;
    return path_to_c(path, c_path, &ignored) && stat(c_path, about) == 0;
}

bool file_exists(Str path) {
    struct stat about;
    return stat_path(path, &about);
}

bool file_is_directory(Str path) {
    struct stat about;
    return stat_path(path, &about) && S_ISDIR(about.st_mode);
}

bool file_is_regular(Str path) {
    struct stat about;
    return stat_path(path, &about) && S_ISREG(about.st_mode);
}

/* readdir gives names in whatever order the file system keeps them. Sorted, a build sees the same
 * folder in the same order on every machine and writes the same bytes. */
static int compare_names(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Sorted by the caller; the file system's order means nothing. */
static bool collect_names(Arena *arena, DIR *directory, int32_t max_count, FileNames *list) {
    const struct dirent *entry;
    /* readdir answers NULL at the end and on a read error alike; only errno tells them apart. */
    errno = 0;
    while ((entry = readdir(directory)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        if (list->count == max_count) {
            return false;
        }
        list->names[list->count++] = arena_copy_in(arena, str_from_c(entry->d_name));
    }
    return errno == 0;
}

/* Read to the end before anything is handed out; a folder that cannot be read to its end is a
 * failure. */
bool file_list_in(Arena *arena, Str path, int32_t max_count, FileNames *list, Failure *failure) {
    char c_path[PATH_SIZE];
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    DIR *directory = opendir(c_path);
    if (!directory) {
        return path_fail("cannot list", c_path, failure);
    }
    *list = (FileNames){.names = ARENA_NEW(arena, Str, max_count)};
    bool done = collect_names(arena, directory, max_count, list);
    if (!done && errno != 0) {
        path_fail("cannot list", c_path, failure);
    } else if (!done) {
        failure_set(failure, FAILURE_LIMIT, "%s holds more than %d files", c_path, max_count);
    }
    closedir(directory);
    if (!done) {
        return false;
    }
    qsort(list->names, (size_t)list->count, sizeof(Str), compare_names);
    return true;
}
