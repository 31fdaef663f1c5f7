/* `tsubo-kiosk --preflight`: is a pack fit to be shown here?
 *
 * The kiosk looks into a pack that nobody has looked into yet, in a process that may be lost: all
 * of its tables, all of its pictures, and every page as it will be shown at this screen's size.
 * What tsubo-store makes of the answer stands in library/preflight.h:
 *
 *     tsubo-kiosk --preflight --screen 1920x1080 3<x.tsubo
 *     OK
 *
 * An editor names the file instead, and reads the reason on standard error:
 *
 *     tsubo-kiosk --preflight --screen 1920x1080 x.tsubo
 *     U40 page=12
 *     tsubo-kiosk: 110/03-patches: x.tsubo is damaged: a part of a text is missing
 *
 * The work is done by a child in a sandbox; this process waits, so that an inspector that dies
 * still gets a verdict, and the page it died at. The fonts are opened before the sandbox closes,
 * the pack is never opened by name in it.
 */
#ifndef TSUBO_KIOSK_PREFLIGHT_H
#define TSUBO_KIOSK_PREFLIGHT_H

#include "kiosk/options.h"

enum {
    /* Where tsubo-store puts the pack; the same number as PREFLIGHT_FILE in library/preflight.h. */
    PREFLIGHT_DESCRIPTOR = 3,
};

/* Writes the verdict and returns the exit status: 0 for OK, EXIT_TROUBLE for U40 to U42,
 * EXIT_USAGE when there is no pack or more than one. */
int preflight_run(const Options *options);

#endif
