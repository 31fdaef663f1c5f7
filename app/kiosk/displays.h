/* What the kernel says about displays, where no display server stands between us and it.
 *
 * Only files are looked at; nothing is opened, so nothing can hang. On a desk, where X11 or Wayland
 * own the display, these questions are the display server's business.
 *
 *     if (!window && !displays_may_be_opened(S("/dev/dri"), &failure)) { … }   // say why
 *     if (displays_connected(S("/sys/class/drm")) > 1) { … }
 */
#ifndef TSUBO_KIOSK_DISPLAYS_H
#define TSUBO_KIOSK_DISPLAYS_H

#include "base/failure.h"

/* How many connectors of the kernel's displays under `root` have something plugged in; −1 where the
 * kernel has none to ask. */
int32_t displays_connected(Str root);

/* False with a sentence when there are displays (card*) in the folder and none may be opened. A
 * folder without any is fine: then there is no display, which is another sentence. */
MUST_USE bool displays_may_be_opened(Str folder, Failure *failure);

/* One sentence for the journal when the picture cannot be on every display that is connected; false
 * when there is nothing to say. `shown` is the display's name, or empty. */
MUST_USE bool displays_tell_more(int32_t connected, Str shown, Failure *sentence);

#endif
