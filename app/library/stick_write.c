/* Descriptor by descriptor from the mount point down, so that a link put there by somebody else
 * leads nowhere. */
#include "library/stick_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stream.h"

enum { NAME_SIZE = 128 };

static bool fail_stick(Failure *failure, const char *doing) {
    return failure_set(failure, FAILURE_DEVICE, "%s the stick: %s", doing, strerror(errno));
}

/* The folder below `parent`, made when it is missing; −1 when it is none. Closes the parent. */
static int enter(int parent, const char *name) {
    if (parent < 0) {
        return -1;
    }
    bool there = mkdirat(parent, name, 0755) == 0 || errno == EEXIST;
    int reason = errno;
    int folder = there ? openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    reason = there ? errno : reason;
    close(parent);
    errno = reason;
    return folder;
}

/* Beside the old file, synced, and over it. FAT knows no more than that. */
static bool write_into(int folder, const char *name, Str text, Failure *failure) {
    static const char beside[] = "tsubo.new";
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
    int file = openat(folder, beside, flags, 0644);
    if (file < 0) {
        return fail_stick(failure, "writing to");
    }
    bool done = stream_write_all(file, text) && fsync(file) == 0;
    int reason = errno;
    done = close(file) == 0 && done;
    done = done && renameat(folder, beside, folder, name) == 0;
    if (!done) {
        errno = errno ? errno : reason;
        fail_stick(failure, "writing to");
        unlinkat(folder, beside, 0);
        return false;
    }
    /* Until this returns the stick must not be pulled; the page says so only afterwards. */
    return syncfs(folder) == 0 || fail_stick(failure, "finishing");
}

/* Only on the staff's wish, and only to a stick that is there now. */
bool stick_write(Str stick, Str folder, Str name, Str text, Failure *failure) {
    char path[NAME_SIZE * 4];
    char folder_name[NAME_SIZE];
    char file_name[NAME_SIZE];
    snprintf(path, sizeof(path), "%.*s", STR_ARG(stick));
    snprintf(folder_name, sizeof(folder_name), "%.*s", STR_ARG(folder));
    snprintf(file_name, sizeof(file_name), "%.*s", STR_ARG(name));
    int place = enter(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), "TSUBO");
    place = enter(place, folder_name);
    if (place < 0) {
        return fail_stick(failure, "opening");
    }
    bool done = write_into(place, file_name, text, failure);
    close(place);
    return done;
}
