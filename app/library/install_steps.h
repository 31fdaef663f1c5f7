/* Inside an installation: the steps of install.h, in two files by where they look.
 *
 * install.c reads the stick's names and signatures and chooses; install_copy.c brings the chosen
 * pack in. A step ends by going on to the next one or by failing; both are one call:
 *
 *     if (result != DISK_DONE) { return install_fail_disk(install, result); }
 *     return install_go(install, INSTALL_SIDECAR);
 */
#ifndef TSUBO_LIBRARY_INSTALL_STEPS_H
#define TSUBO_LIBRARY_INSTALL_STEPS_H

#include "library/install.h"

/* The next step, with nothing to tell. */
InstallEvent install_go(Install *install, InstallStep step);
/* The end: cleans up, keeps the code as the result, and tells it. */
InstallEvent install_fail(Install *install, UpdateCode code, int32_t number);
/* The same for our own disk: U30 when it is full, else U31. */
InstallEvent install_fail_disk(Install *install, DiskResult result);

/* The first step of install_copy.c and the others, in their order. */
InstallEvent install_check_space(Install *install);
InstallEvent install_open_files(Install *install);
InstallEvent install_copy_piece(Install *install);
InstallEvent install_check_end(Install *install);
InstallEvent install_verify(Install *install);
InstallEvent install_sync(Install *install);
InstallEvent install_reread(Install *install);
InstallEvent install_write_sidecar(Install *install);
InstallEvent install_judge(Install *install);
InstallEvent install_place(Install *install);
InstallEvent install_commit(Install *install);

/* What the rules say to a claim, looking at the disk where they need to: a content that counts as
 * installed but is damaged there may be installed again. */
UpdateCode install_decide(const Install *install, const State *state, const PackClaim *claim);

#endif
