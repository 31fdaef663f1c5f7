/* One copy of the root window is kept here and brought up to date rectangle by rectangle. */
#include "watch.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>

struct Watch {
    Display *display;
    Window root;
    int width_px;
    int height_px;
    int damage_event;
    Damage damage;
    XserverRegion region;
    int left_px; /* the part of the screen that counts */
    int top_px;
    int right_px;
    int bottom_px;
    XShmSegmentInfo segment;
    uint32_t *now;   /* the picture as last looked at */
    uint32_t *empty; /* the picture before the program started */
};

double clock_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

void sleep_ms(double ms) {
    double until_ms = clock_ms() + ms;
    struct timespec time = {(time_t)(until_ms / 1e3),
                            (long)((int64_t)(until_ms * 1e6) % 1000000000)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) != 0) {
    }
}

static void need(bool there, const char *what) {
    if (!there) {
        fprintf(stderr, "bench-probe: this needs %s\n", what);
        exit(2);
    }
}

static void share_memory(Watch *watch) {
    size_t size = (size_t)watch->width_px * (size_t)watch->height_px * 4;
    watch->segment.shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    need(watch->segment.shmid >= 0, "shared memory");
    watch->segment.shmaddr = shmat(watch->segment.shmid, NULL, 0);
    need(XShmAttach(watch->display, &watch->segment), "MIT-SHM");
    XSync(watch->display, False);
    shmctl(watch->segment.shmid, IPC_RMID, NULL);
    watch->now = calloc(1, size);
    watch->empty = calloc(1, size);
    need(watch->now && watch->empty, "memory");
}

/* Looks at a rectangle inside the screen; true if a pixel is new. */
static bool look(Watch *watch, XRectangle box) {
    int number = DefaultScreen(watch->display);
    XImage *image = XShmCreateImage(watch->display, DefaultVisual(watch->display, number),
                                    (unsigned)DefaultDepth(watch->display, number), ZPixmap,
                                    watch->segment.shmaddr, &watch->segment, box.width, box.height);
    need(image && image->bits_per_pixel == 32, "32 bits a pixel");
    XShmGetImage(watch->display, watch->root, image, box.x, box.y, AllPlanes);
    bool changed = false;
    for (int y = 0; y < box.height; y++) {
        const char *row = image->data + (ptrdiff_t)y * image->bytes_per_line;
        uint32_t *known = watch->now + (ptrdiff_t)(box.y + y) * watch->width_px + box.x;
        size_t size = (size_t)box.width * 4;
        if (memcmp(known, row, size) != 0) {
            memcpy(known, row, size);
            changed = true;
        }
    }
    image->data = NULL; /* the segment stays ours */
    XDestroyImage(image);
    return changed;
}

Watch *watch_open(void) {
    int error = 0;
    int major = 1;
    int minor = 1;
    Watch *watch = calloc(1, sizeof(Watch));
    need(watch, "memory");
    watch->display = XOpenDisplay(NULL);
    need(watch->display, "an X display in $DISPLAY");
    int number = DefaultScreen(watch->display);
    watch->root = RootWindow(watch->display, number);
    watch->width_px = DisplayWidth(watch->display, number);
    watch->height_px = DisplayHeight(watch->display, number);
    need(XDamageQueryExtension(watch->display, &watch->damage_event, &error), "DAMAGE");
    XDamageQueryVersion(watch->display, &major, &minor);
    XFixesQueryVersion(watch->display, &major, &minor);
    share_memory(watch);
    watch->damage = XDamageCreate(watch->display, watch->root, XDamageReportNonEmpty);
    watch->region = XFixesCreateRegion(watch->display, NULL, 0);
    watch_only(watch, 0, 0, 100, 100);
    watch_mark_empty(watch);
    return watch;
}

void watch_only(Watch *watch, int left, int top, int right, int bottom) {
    watch->left_px = watch->width_px * left / 100;
    watch->top_px = watch->height_px * top / 100;
    watch->right_px = watch->width_px * right / 100;
    watch->bottom_px = watch->height_px * bottom / 100;
}

void watch_mark_empty(Watch *watch) {
    XRectangle whole = {0, 0, (unsigned short)watch->width_px, (unsigned short)watch->height_px};
    XDamageSubtract(watch->display, watch->damage, None, None);
    look(watch, whole);
    memcpy(watch->empty, watch->now,
           (size_t)watch->width_px * (size_t)watch->height_px * sizeof(uint32_t));
}

bool watch_is_empty(const Watch *watch) {
    size_t count = (size_t)watch->width_px * (size_t)watch->height_px;
    size_t i = 1;
    while (i < count && (watch->now[i] & 0xFFFFFF) == (watch->now[0] & 0xFFFFFF)) {
        i++;
    }
    return i == count || memcmp(watch->now, watch->empty, count * sizeof(uint32_t)) == 0;
}

/* Waits for bytes of the X connection until the deadline. */
static bool wait_for_events(Watch *watch, double deadline_ms) {
    struct pollfd connection = {ConnectionNumber(watch->display), POLLIN, 0};
    double left_ms = deadline_ms - clock_ms();
    if (left_ms <= 0) {
        return false;
    }
    struct timespec timeout = {(time_t)(left_ms / 1e3),
                               (long)((int64_t)(left_ms * 1e6) % 1000000000)};
    ppoll(&connection, 1, &timeout, NULL);
    return true;
}

/* Takes the next report off the queue; 0 at the deadline. */
static double next_report(Watch *watch, double deadline_ms) {
    do {
        while (XPending(watch->display) > 0) {
            XEvent event;
            XNextEvent(watch->display, &event);
            if (event.type == watch->damage_event + XDamageNotify) {
                return clock_ms();
            }
        }
    } while (wait_for_events(watch, deadline_ms));
    return 0;
}

double watch_report(Watch *watch, double deadline_ms) {
    double reported_ms = next_report(watch, deadline_ms);
    XDamageSubtract(watch->display, watch->damage, None, None);
    XFlush(watch->display);
    return reported_ms;
}

static XRectangle inside(const Watch *watch, XRectangle box) {
    int right = box.x + box.width < watch->right_px ? box.x + box.width : watch->right_px;
    int bottom = box.y + box.height < watch->bottom_px ? box.y + box.height : watch->bottom_px;
    int left = box.x > watch->left_px ? box.x : watch->left_px;
    int top = box.y > watch->top_px ? box.y : watch->top_px;
    if (right <= left || bottom <= top) {
        return (XRectangle){0};
    }
    return (XRectangle){(short)left, (short)top, (unsigned short)(right - left),
                        (unsigned short)(bottom - top)};
}

double watch_change(Watch *watch, double deadline_ms) {
    double reported_ms = next_report(watch, deadline_ms);
    while (reported_ms > 0) {
        int count = 0;
        XRectangle bounds;
        XDamageSubtract(watch->display, watch->damage, None, watch->region);
        XRectangle *parts =
            XFixesFetchRegionAndBounds(watch->display, watch->region, &count, &bounds);
        XFree(parts);
        bounds = inside(watch, bounds);
        if (count > 0 && bounds.width > 0 && look(watch, bounds)) {
            return reported_ms;
        }
        reported_ms = next_report(watch, deadline_ms);
    }
    return 0;
}

double watch_settled(Watch *watch, double since_ms, double limit_ms) {
    double last_ms = watch_change(watch, since_ms + limit_ms);
    double next_ms = last_ms;
    while (next_ms > 0) {
        last_ms = next_ms;
        next_ms = watch_change(watch, last_ms + QUIET_MS);
    }
    return last_ms;
}

void watch_fill(Watch *watch) {
    enum { SOME_PX = 200 };
    Window root = 0;
    Window parent = 0;
    Window *children = NULL;
    unsigned count = 0;
    XQueryTree(watch->display, watch->root, &root, &parent, &children, &count);
    for (unsigned i = 0; i < count; i++) {
        XWindowAttributes window;
        if (XGetWindowAttributes(watch->display, children[i], &window) != 0 &&
            window.map_state == IsViewable && window.width > SOME_PX && window.height > SOME_PX) {
            XMoveResizeWindow(watch->display, children[i], 0, 0, (unsigned)watch->width_px,
                              (unsigned)watch->height_px);
        }
    }
    XFree(children);
    XFlush(watch->display);
}

void watch_press(Watch *watch, const char *key) {
    KeyCode code = XKeysymToKeycode(watch->display, XStringToKeysym(key));
    need(code != 0, "a keyboard with the arrow keys");
    XTestFakeKeyEvent(watch->display, code, True, CurrentTime);
    XTestFakeKeyEvent(watch->display, code, False, CurrentTime);
    XFlush(watch->display);
}

void watch_point(Watch *watch, int x, int y) {
    XTestFakeMotionEvent(watch->display, -1, x, y, CurrentTime);
    XFlush(watch->display);
}

void watch_button(Watch *watch, bool down) {
    XTestFakeButtonEvent(watch->display, 1, down, CurrentTime);
    XFlush(watch->display);
}
