/* Loaded before tsubo-store: the SHORT_ATth call of SHORT_CALL (read or write) in each process
 * moves only half of its bytes, as the kernel may do at any time. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_the_one(const char *name) {
    static int calls;
    const char *wanted = getenv("SHORT_CALL");
    const char *at = getenv("SHORT_AT");
    return wanted && at && strcmp(wanted, name) == 0 && ++calls == atoi(at);
}

ssize_t read(int file, void *into, size_t size) {
    ssize_t (*next)(int, void *, size_t) =
        (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return next(file, into, is_the_one("read") && size > 1 ? size / 2 : size);
}

ssize_t write(int file, const void *bytes, size_t size) {
    ssize_t (*next)(int, const void *, size_t) =
        (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return next(file, bytes, is_the_one("write") && size > 1 ? size / 2 : size);
}
