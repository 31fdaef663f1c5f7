/* Descriptor by descriptor from the mount point down, so that a link put there by somebody else
 * leads nowhere.
 *
 * A stick may be pulled at any moment, and FAT keeps no journal. What must not come of it is a name
 * whose clusters the table calls free: the next file takes them, and whichever of the two is
 * removed first takes the other's text along, weeks later, on a stick that seemed sound. So
 * clusters are taken before a name points at them (syncfs writes the table first, because it lies
 * in front; fsync writes the name first), and given back after the last name has gone (a file that
 * is replaced or removed stays open until that is on the stick). What a pulled stick can lose then
 * is room. */
#include "library/stick_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stream.h"

enum { NAME_SIZE = 128 };

/* What is not whole yet; never a name that anybody looks for. */
static const char BESIDE[] = "tsubo.new";

static bool fail_stick(Failure *failure, const char *doing) {
    return failure_set(failure, FAILURE_DEVICE, "%s the stick: %s", doing, strerror(errno));
}

/* Begun under another name, because an empty folder is a cluster that has to be written, too. What
 * an earlier attempt has left is cleared away; where that cannot be, there is no other name. */
static bool make_folder(int parent, const char *name) {
    (void)unlinkat(parent, BESIDE, AT_REMOVEDIR);
    if (mkdirat(parent, BESIDE, 0755) != 0) {
        return mkdirat(parent, name, 0755) == 0;
    }
    return syncfs(parent) == 0 && renameat(parent, BESIDE, parent, name) == 0 &&
           syncfs(parent) == 0;
}

/* The folder below `parent`, made when it is missing; −1 when it is none. Closes the parent. */
static int enter(int parent, const char *name) {
    if (parent < 0) {
        return -1;
    }
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int folder = openat(parent, name, flags);
    if (folder < 0 && errno == ENOENT && make_folder(parent, name)) {
        folder = openat(parent, name, flags);
    }
    int reason = errno;
    close(parent);
    errno = reason;
    return folder;
}

/* Keeps a file's clusters from being given back; −1 when there is none. Never waits for a pipe. */
static int hold(int folder, const char *name) {
    return openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

/* Only now its clusters are free. */
static bool let_go(int folder, int held) {
    bool named = syncfs(folder) == 0;
    return held < 0 || (close(held) == 0 && named && syncfs(folder) == 0);
}

/* What a stick that was pulled has left under the name we need. */
static bool clear_beside(int folder) {
    int held = hold(folder, BESIDE);
    return held < 0 || (unlinkat(folder, BESIDE, 0) == 0 && let_go(folder, held));
}

/* Beside the old file, and over it once it is whole. */
static bool write_into(int folder, const char *name, Str text, Failure *failure) {
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int file = clear_beside(folder) ? openat(folder, BESIDE, flags, 0644) : -1;
    if (file < 0) {
        return fail_stick(failure, "writing to");
    }
    int old = hold(folder, name);
    bool done = stream_write_all(file, text) && syncfs(file) == 0 && fsync(file) == 0 &&
                renameat(folder, BESIDE, folder, name) == 0;
    if (!done) {
        fail_stick(failure, "writing to");
        unlinkat(folder, BESIDE, 0);
    }
    /* Until this returns the stick must not be pulled; the page says so only afterwards. */
    bool whole = let_go(folder, old) || !done || fail_stick(failure, "finishing");
    return close(file) == 0 && done && whole;
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
