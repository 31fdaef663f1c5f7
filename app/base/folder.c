/* Whole folders. The order is that of file.c: contents, folder, name, folder above. */
#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

/* Far more than we ever write into one. */
enum { FOLDER_NAMES = 4096 };

/* One level; nothing of ours nests deeper. */
static bool clear_files(Arena *scratch, Str path, Failure *failure) {
    FileNames list;
    if (!file_list_in(scratch, path, FOLDER_NAMES, &list, failure)) {
        return false;
    }
    for (int32_t i = 0; i < list.count; i++) {
        char c_path[PATH_SIZE];
        Str file = arena_print_in(scratch, "%.*s/%.*s", STR_ARG(path), STR_ARG(list.names[i]));
        if (!path_to_c(file, c_path, failure)) {
            return false;
        }
        if (unlink(c_path) != 0) {
            return path_fail("cannot remove", c_path, failure);
        }
    }
    return true;
}

/* A folder that is not there is clear already. */
bool folder_clear(Arena *scratch, Str path, Failure *failure) {
    char c_path[PATH_SIZE];
    struct stat about;
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    if (lstat(c_path, &about) != 0) {
        return errno == ENOENT || path_fail("cannot remove", c_path, failure);
    }
    if (!S_ISDIR(about.st_mode)) {
        return failure_set(failure, FAILURE_FILE, "%s is not a folder", c_path);
    }
    ArenaMark mark = arena_mark(scratch);
    bool done = clear_files(scratch, path, failure);
    arena_rewind(scratch, mark);
    return done && (rmdir(c_path) == 0 || path_fail("cannot remove", c_path, failure));
}

static bool sync_folder(const char *path, Failure *failure) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return path_fail("cannot open", path, failure);
    }
    /* Some file systems refuse to sync a folder (EINVAL); then there is nothing to wait for. */
    bool done = fsync(fd) == 0 || errno == EINVAL || path_fail("cannot sync", path, failure);
    close(fd);
    return done;
}

/* The names of a replacement, zero-terminated. */
typedef struct Names {
    char path[PATH_SIZE];
    char beside[PATH_SIZE];
    char old[PATH_SIZE + 8];   /* path.old */
    char above[PATH_SIZE + 8]; /* path/.. */
} Names;

static bool read_names(Names *names, Str path, Str beside, Failure *failure) {
    if (!path_to_c(path, names->path, failure) || !path_to_c(beside, names->beside, failure)) {
        return false;
    }
    snprintf(names->old, sizeof(names->old), "%s.old", names->path);
    snprintf(names->above, sizeof(names->above), "%s/..", names->path);
    return true;
}

/* Stands in for an exchange. A cut between the two renames leaves both folders whole, only neither
 * of them in place; the next run begins afresh. */
static bool rename_twice(const Names *names, Failure *failure) {
    if (rename(names->path, names->old) != 0 && errno != ENOENT) {
        return path_fail("cannot replace", names->path, failure);
    }
    if (rename(names->beside, names->path) == 0) {
        return true;
    }
    path_fail("cannot replace", names->path, failure);
    (void)rename(names->old, names->path);
    return false;
}

/* Written beside, synced, exchanged; a reader sees the old folder or the new one. */
bool folder_replace(Arena *scratch, Str path, Str beside, Failure *failure) {
    Names names;
    if (!read_names(&names, path, beside, failure) || !sync_folder(names.beside, failure) ||
        !folder_clear(scratch, str_from_c(names.old), failure)) {
        return false;
    }
    unsigned exchange = RENAME_EXCHANGE;
    bool done = renameat2(AT_FDCWD, names.beside, AT_FDCWD, names.path, exchange) == 0 ||
                rename_twice(&names, failure);
    return done && sync_folder(names.above, failure) && folder_clear(scratch, beside, failure) &&
           folder_clear(scratch, str_from_c(names.old), failure);
}

/* One entry of a merge: moved, or left for folder_clear where its name is taken. */
static bool move_entry(Arena *scratch, Str from, Str to, Str name, Failure *failure) {
    char c_from[PATH_SIZE];
    char c_to[PATH_SIZE];
    Str source = arena_print_in(scratch, "%.*s/%.*s", STR_ARG(from), STR_ARG(name));
    Str target = arena_print_in(scratch, "%.*s/%.*s", STR_ARG(to), STR_ARG(name));
    if (!path_to_c(source, c_from, failure) || !path_to_c(target, c_to, failure)) {
        return false;
    }
    return file_exists(target) || rename(c_from, c_to) == 0 ||
           path_fail("cannot move", c_from, failure);
}

static bool merge_entries(Arena *scratch, Str from, Str to, Failure *failure) {
    FileNames list;
    char c_to[PATH_SIZE];
    if (!file_make_directory(to, failure) || !path_to_c(to, c_to, failure) ||
        !file_list_in(scratch, from, FOLDER_NAMES, &list, failure)) {
        return false;
    }
    for (int32_t i = 0; i < list.count; i++) {
        if (!move_entry(scratch, from, to, list.names[i], failure)) {
            return false;
        }
    }
    return sync_folder(c_to, failure);
}

/* File by file and without copying: a cut in the middle leaves each file in one of the two. */
bool folder_merge(Arena *scratch, Str from, Str to, Failure *failure) {
    if (!file_exists(from)) {
        return true;
    }
    ArenaMark mark = arena_mark(scratch);
    bool done = merge_entries(scratch, from, to, failure) && folder_clear(scratch, from, failure);
    arena_rewind(scratch, mark);
    return done;
}

/* What an ordinary user may still write. */
bool folder_free_bytes(Str path, int64_t *free_bytes, Failure *failure) {
    char c_path[PATH_SIZE];
    struct statvfs about;
    if (!path_to_c(path, c_path, failure)) {
        return false;
    }
    if (statvfs(c_path, &about) != 0) {
        return path_fail("cannot open", c_path, failure);
    }
    *free_bytes = (int64_t)about.f_bavail * (int64_t)about.f_frsize;
    return true;
}
