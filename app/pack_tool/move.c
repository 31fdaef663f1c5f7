/* rename and the sync of the directory that makes it last. base/file.c replaces a file by its
 * text; a pack is written by SQLite, so only the last step is left to do. */
#include "pack_tool/move.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Both in one directory: rename is only then one step that a power cut cannot halve. */
bool move_file(Str from, Str to, Failure *failure) {
    char path[4096];
    if (to.size >= (int32_t)sizeof(path)) {
        return failure_set(failure, FAILURE_FILE, "the path is too long");
    }
    memcpy(path, to.at, (size_t)to.size);
    path[to.size] = 0;
    if (rename(from.at, path) != 0) {
        return failure_set(failure, FAILURE_FILE, "cannot replace %s: %s", path, strerror(errno));
    }
    int directory = open(dirname(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    /* Some file systems refuse to sync a directory (EINVAL); then there is nothing to wait for. */
    bool done = directory >= 0 && (fsync(directory) == 0 || errno == EINVAL);
    if (!done) {
        failure_set(failure, FAILURE_FILE, "cannot sync the directory of %.*s: %s", STR_ARG(to),
                    strerror(errno));
    }
    if (directory >= 0) {
        close(directory);
    }
    return done;
}
