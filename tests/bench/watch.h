/* An X display seen from outside: when do its pixels change, and the fingers to change them.
 *
 *     Watch *watch = watch_open();
 *     double pressed_ms = clock_ms();
 *     watch_press(watch, "Right");
 *     double shown_ms = watch_settled(watch, pressed_ms, 2000);
 *
 * A change is a pixel of the root window that has another value than before, not a report of
 * damage: a program that paints the same picture again has changed nothing. Reports only say where
 * to look and when it happened. Times are milliseconds of the monotonic clock.
 */
#ifndef TSUBO_BENCH_WATCH_H
#define TSUBO_BENCH_WATCH_H

#include <stdbool.h>

typedef struct Watch Watch;

double clock_ms(void);
void sleep_ms(double ms);

/* Opens $DISPLAY, of 32 bits a pixel with the extensions MIT-SHM, DAMAGE, XFIXES and XTEST; ends
 * the program with a sentence when there is none. */
Watch *watch_open(void);

/* Remembers the picture as the empty one that watch_is_empty compares with. */
void watch_mark_empty(Watch *watch);

/* Whether the picture is still the empty one, or all of one colour. */
bool watch_is_empty(const Watch *watch);

/* From now on only changes inside this part of the screen count, given in percent of its sides: an
 * update's card changes in its corner while pages are turned. */
void watch_only(Watch *watch, int left, int top, int right, int bottom);

/* Waits for a change until `deadline_ms`; the time it was reported, or 0. */
double watch_change(Watch *watch, double deadline_ms);

/* Waits for a change within `limit_ms` of `since_ms` and then until nothing has changed for
 * QUIET_MS. The time of the last change, or 0 when there was none. */
enum { QUIET_MS = 150 };
double watch_settled(Watch *watch, double since_ms, double limit_ms);

/* The time of the next report of damage, without looking at pixels; 0 at the deadline. For the
 * rhythm of pictures, where looking would disturb what is measured. */
double watch_report(Watch *watch, double deadline_ms);

/* Makes every window of some size fill the display, as a window manager would a fullscreen one:
 * there is none here. */
void watch_fill(Watch *watch);

/* Presses and releases a key by its X name. */
void watch_press(Watch *watch, const char *key);
void watch_point(Watch *watch, int x, int y);
void watch_button(Watch *watch, bool down);

#endif
