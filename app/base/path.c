/* Zero-terminated paths, and errno while it still means what it says. A full disk has a kind of its
 * own because the remedy is another one than for a missing or forbidden file. */
#include "base/path.h"

#include <errno.h>
#include <string.h>

/* The system wants a zero at the end, and no zero before it. */
bool path_to_c(Str path, char c_path[PATH_SIZE], Failure *failure) {
    if (path.size <= 0 || path.size >= PATH_SIZE) {
        return failure_set(failure, FAILURE_FILE, "a path of %d bytes is not usable", path.size);
    }
    memcpy(c_path, path.at, (size_t)path.size);
    c_path[path.size] = 0;
    /* The system stops at the first zero, so such a path would quietly name another file. */
    if (strlen(c_path) != (size_t)path.size) {
        return failure_set(failure, FAILURE_FILE, "a path holds a zero byte: %s", c_path);
    }
    return true;
}

/* With the path and the system's reason; errno does not leave this room. */
bool path_fail(const char *doing, const char *c_path, Failure *failure) {
    FailureKind kind = errno == ENOSPC ? FAILURE_SPACE : FAILURE_FILE;
    return failure_set(failure, kind, "%s %s: %s", doing, c_path, strerror(errno));
}
