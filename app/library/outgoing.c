/* The folder belongs to a program that draws what strangers have written, so it is read like a
 * stranger's: descriptor by descriptor, no links, bounded, and a pipe is never waited for. */
#include "library/outgoing.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library/stick_write.h"

enum { PATH_BYTES = 1024 };

static bool name_character(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool outgoing_name_is_sound(Str name) {
    if (name.size == 0 || name.size > OUTGOING_NAME_BYTES || name.at[0] == '.' ||
        name.at[0] == '-') {
        return false;
    }
    for (int32_t i = 0; i < name.size; i++) {
        if (!name_character(name.at[i])) {
            return false;
        }
    }
    return str_ends_with(name, S(".txt")) || str_ends_with(name, S(".csv")) ||
           str_ends_with(name, S(".log"));
}

/* -1 when there is no such folder, or a link in its place. */
static int open_folder(Str outgoing, Str folder) {
    char path[PATH_BYTES];
    char name[OUTGOING_NAME_BYTES];
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    snprintf(path, sizeof(path), "%.*s/TSUBO", STR_ARG(outgoing));
    snprintf(name, sizeof(name), "%.*s", STR_ARG(folder));
    int parent = open(path, flags);
    int found = parent < 0 ? -1 : openat(parent, name, flags);
    if (parent >= 0) {
        close(parent);
    }
    return found;
}

static bool read_whole(int file, char *to, int32_t size) {
    int32_t got = 0;
    while (got < size) {
        ssize_t part = read(file, to + got, (size_t)(size - got));
        if (part < 0 && errno == EINTR) {
            continue;
        }
        if (part <= 0) {
            return false;
        }
        got += (int32_t)part;
    }
    return true;
}

/* False for what is no regular file of a sane size. */
static bool read_file_in(Arena *scratch, int folder, const char *name, Str *text) {
    struct stat about;
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    bool sane = fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 &&
                about.st_size <= OUTGOING_FILE_BYTES;
    if (sane) {
        char *at = arena_reserve(scratch, (size_t)about.st_size, 1);
        sane = read_whole(file, at, (int32_t)about.st_size);
        *text = (Str){at, (int32_t)about.st_size};
    }
    close(file);
    return sane;
}

/* Only the stick can fail here; what is unsound is simply not taken. */
static bool leave_folder(Arena *scratch, Str outgoing, Str folder, Str stick, int32_t *count,
                         Failure *failure) {
    int32_t taken = 0;
    bool done = true;
    int opened = open_folder(outgoing, folder);
    DIR *list = opened < 0 ? NULL : fdopendir(opened);
    const struct dirent *entry = NULL;
    while (list && done && taken < OUTGOING_FILES && (entry = readdir(list))) {
        Str name = str_from_c(entry->d_name);
        Str text = {0};
        ArenaMark mark = arena_mark(scratch);
        if (outgoing_name_is_sound(name) &&
            read_file_in(scratch, dirfd(list), entry->d_name, &text)) {
            done = stick_write(stick, folder, name, text, failure);
            taken++;
            *count += done;
        }
        arena_rewind(scratch, mark);
    }
    if (list) {
        closedir(list);
    }
    return done;
}

/* A viewer that asks and has left nothing is a fault somebody should read about. */
bool outgoing_leave(Arena *scratch, Str outgoing, Str stick, int32_t *count, Failure *failure) {
    *count = 0;
    bool done = leave_folder(scratch, outgoing, S("receipts"), stick, count, failure) &&
                leave_folder(scratch, outgoing, S("statistics"), stick, count, failure);
    return done && (*count > 0 ||
                    failure_set(failure, FAILURE_FILE, "nothing lies in %.*s", STR_ARG(outgoing)));
}
