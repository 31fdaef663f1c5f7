/* What the service manager hears, through a socket of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "kiosk/notify.h"

typedef struct Manager {
    int fd;
    char name[64];
} Manager;

/* A socket in the file system, or with @ in the abstract space. */
static Manager listen_at(const char *name) {
    Manager manager = {.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0)};
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(manager.name, sizeof(manager.name), "%s", name);
    memcpy(address.sun_path, name, strlen(name));
    unlink(name);
    if (name[0] == '@') {
        address.sun_path[0] = 0;
    }
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    assert_int_equal(bind(manager.fd, (struct sockaddr *)&address, size), 0);
    setenv("NOTIFY_SOCKET", name, 1);
    return manager;
}

/* The next message, or an empty string. */
static const char *heard(Manager *manager, char *text, size_t size) {
    ssize_t got = recv(manager->fd, text, size - 1, 0);
    text[got > 0 ? got : 0] = 0;
    return text;
}

static void end(Manager *manager) {
    close(manager->fd);
    unlink(manager->name);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
}

static void test_life(void **state) {
    (void)state;
    static const char *names[] = {"/tmp/tsubo-notify-test", "@tsubo-notify-test"};
    for (int i = 0; i < 2; i++) {
        char text[256];
        Manager manager = listen_at(names[i]);
        setenv("WATCHDOG_USEC", "20000000", 1);
        Notify notify = notify_open();
        assert_int_equal(notify_deadline_ms(&notify), -1); /* before the first frame */
        notify_frame(&notify, 100);
        assert_string_equal(heard(&manager, text, sizeof(text)), "READY=1\nSTATUS=showing\n");
        assert_int_equal(notify_deadline_ms(&notify), 10100);
        notify_frame(&notify, 200);
        assert_string_equal(heard(&manager, text, sizeof(text)), "");
        notify_frame(&notify, 5100);
        assert_string_equal(heard(&manager, text, sizeof(text)), "WATCHDOG=1\n");
        assert_int_equal(notify_deadline_ms(&notify), 15100);
        notify_close(&notify);
        end(&manager);
    }
}

static void test_no_display(void **state) {
    (void)state;
    char text[256];
    Manager manager = listen_at("@tsubo-notify-test");
    setenv("WATCHDOG_USEC", "20000000", 1);
    Notify notify = notify_open();
    notify_no_display(&notify, 0);
    assert_string_equal(heard(&manager, text, sizeof(text)),
                        "READY=1\nSTATUS=waiting for a display\n");
    notify_no_display(&notify, 2000);
    assert_string_equal(heard(&manager, text, sizeof(text)), "WATCHDOG=1\n");
    notify_close(&notify);
    end(&manager);
}

/* Nobody listens, nobody watches, or somebody else is meant: nothing happens. */
static void test_nobody(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *socket;
        const char *interval;
        const char *pid;
    } rows[] = {
        {"no socket", NULL, "20000000", NULL},
        {"a socket that is gone", "/tmp/tsubo-no-such-socket", "20000000", NULL},
        {"a relative name", "socket", "20000000", NULL},
        {"no interval", "@tsubo-notify-test", NULL, NULL},
        {"nonsense as interval", "@tsubo-notify-test", "soon", NULL},
        {"another process", "@tsubo-notify-test", "20000000", "1"},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Manager manager = listen_at("@tsubo-notify-test");
        unsetenv("NOTIFY_SOCKET");
        if (rows[i].socket) {
            setenv("NOTIFY_SOCKET", rows[i].socket, 1);
        }
        if (rows[i].interval) {
            setenv("WATCHDOG_USEC", rows[i].interval, 1);
        }
        if (rows[i].pid) {
            setenv("WATCHDOG_PID", rows[i].pid, 1);
        }
        Notify notify = notify_open();
        notify_frame(&notify, 0);
        notify_frame(&notify, 60000);
        if (notify_deadline_ms(&notify) != -1) {
            fail_msg("%s: somebody watches", rows[i].name);
        }
        notify_close(&notify);
        end(&manager);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_life),
                                       cmocka_unit_test(test_no_display),
                                       cmocka_unit_test(test_nobody)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
