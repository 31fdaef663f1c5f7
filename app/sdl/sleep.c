/* The descriptors are found anew before each sleep: panels come and go, and SDL does not say which
 * ones it has opened. Reading thirty links takes a twentieth of a millisecond. */
#include "sdl/sleep.h"

#include <dirent.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Ten panels, keyboards and buttons, and udev's socket; SDL itself knows no more. */
enum { FILES_MAX = 64, LINK_BYTES = 64 };

/* udev speaks through one. */
static bool is_netlink(int file) {
    int domain = 0;
    socklen_t size = sizeof(domain);
    return getsockopt(file, SOL_SOCKET, SO_DOMAIN, &domain, &size) == 0 && domain == AF_NETLINK;
}

static bool tells_of_input(int folder, const char *name, int file) {
    static const char input[] = "/dev/input/";
    static const char socket[] = "socket:";
    char link[LINK_BYTES];
    ssize_t size = readlinkat(folder, name, link, sizeof(link));
    if (size > (ssize_t)strlen(input) && memcmp(link, input, strlen(input)) == 0) {
        return true;
    }
    return size > (ssize_t)strlen(socket) && memcmp(link, socket, strlen(socket)) == 0 &&
           is_netlink(file);
}

/* What SDL would read from; 0 when /proc cannot be read. */
static nfds_t find_files(struct pollfd *files) {
    nfds_t count = 0;
    DIR *folder = opendir("/proc/self/fd");
    struct dirent *entry;
    while (folder && count < FILES_MAX && (entry = readdir(folder)) != NULL) {
        int file = atoi(entry->d_name);
        if (entry->d_name[0] != '.' && tells_of_input(dirfd(folder), entry->d_name, file)) {
            files[count++] = (struct pollfd){.fd = file, .events = POLLIN};
        }
    }
    if (folder) {
        closedir(folder);
    }
    return count;
}

/* Sleeps until one of them has something, or the time is over. False: there is nothing to sleep on.
 */
static bool sleep_on_files(int32_t timeout_ms, int display, int wake) {
    struct pollfd files[FILES_MAX + 1] = {{.fd = display, .events = POLLIN}};
    nfds_t count = display >= 0 ? 1 : find_files(files);
    if (count == 0) {
        return false;
    }
    files[count] = (struct pollfd){.fd = wake, .events = POLLIN};
    (void)poll(files, count + 1, timeout_ms);
    return true;
}

/* Whatever is in SDL's own queue, or has been read from X11 already, counts first. */
bool sleep_until_event(SDL_Event *event, int32_t timeout_ms, int display, int wake) {
    const char *driver = SDL_GetCurrentVideoDriver();
    bool ours = display >= 0 || (driver && strcmp(driver, "KMSDRM") == 0);
    if (timeout_ms == 0 || ours) {
        if (SDL_PollEvent(event) == 1) {
            return true;
        }
        if (timeout_ms == 0) {
            return false;
        }
    }
    if (ours && sleep_on_files(timeout_ms, display, wake)) {
        return SDL_PollEvent(event) == 1;
    }
    return timeout_ms < 0 ? SDL_WaitEvent(event) == 1
                          : SDL_WaitEventTimeout(event, timeout_ms) == 1;
}
