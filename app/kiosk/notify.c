/* The protocol is one datagram of lines "NAME=value"; see sd_notify(3). A name that begins with @
 * lies in the abstract space, where the first byte is zero. */
#include "kiosk/notify.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* An abstract address begins with @ in the variable and with a zero byte in the socket. */
static int connect_to(const char *name) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    if (length < 2 || length >= sizeof(address.sun_path) || (name[0] != '/' && name[0] != '@')) {
        return -1;
    }
    memcpy(address.sun_path, name, length);
    if (name[0] == '@') {
        address.sun_path[0] = 0;
    }
    /* Not blocking: a manager that does not read must not stop the picture. */
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    if (fd >= 0 && connect(fd, (const struct sockaddr *)&address, size) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* The interval is meant for one process only when WATCHDOG_PID says so. */
static int64_t watched_ms(void) {
    const char *interval = getenv("WATCHDOG_USEC");
    const char *pid = getenv("WATCHDOG_PID");
    if (!interval || (pid && strtoll(pid, NULL, 10) != (long long)getpid())) {
        return 0;
    }
    long long us = strtoll(interval, NULL, 10);
    return us > 0 ? us / 1000 : 0;
}

/* Without the variable every call does nothing, which is the case at a desk. */
Notify notify_open(void) {
    const char *name = getenv("NOTIFY_SOCKET");
    Notify notify = {.fd = name ? connect_to(name) : -1};
    notify.interval_ms = notify.fd >= 0 ? watched_ms() : 0;
    return notify;
}

void notify_close(Notify *notify) {
    if (notify->fd >= 0) {
        close(notify->fd);
    }
    notify->fd = -1;
}

bool notify_is_watched(const Notify *notify) {
    return notify->fd >= 0;
}

/* A datagram that nobody takes is no reason to stop showing pages. */
static void send_state(const Notify *notify, Str state) {
    ssize_t sent = send(notify->fd, state.at, (size_t)state.size, MSG_NOSIGNAL);
    (void)sent; /* a full queue holds signs of life already */
}

/* READY with the first picture, WATCHDOG with later ones: what is told is what was seen. */
void notify_frame(Notify *notify, int64_t now_ms) {
    if (notify->fd < 0) {
        return;
    }
    if (!notify->ready) {
        send_state(notify, S("READY=1\nSTATUS=showing\n"));
        notify->ready = true;
        notify->fed_ms = now_ms;
    } else if (notify->interval_ms > 0 && now_ms - notify->fed_ms >= notify->interval_ms / 4) {
        send_state(notify, S("WATCHDOG=1\n"));
        notify->fed_ms = now_ms;
    }
}

/* A booth whose screen is still off is alive, and says so. */
void notify_no_display(Notify *notify, int64_t now_ms) {
    if (notify->fd < 0) {
        return;
    }
    send_state(notify,
               notify->ready ? S("WATCHDOG=1\n") : S("READY=1\nSTATUS=waiting for a display\n"));
    notify->ready = true;
    notify->fed_ms = now_ms;
}

int64_t notify_deadline_ms(const Notify *notify) {
    return notify->ready && notify->interval_ms > 0 ? notify->fed_ms + notify->interval_ms / 2 : -1;
}
