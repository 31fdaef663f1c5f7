/* A process that reads what may be hostile gives up everything it does not need.
 *
 * From sandbox_enter on it can compute, take memory, read the descriptors it holds and write to
 * its output; it can open no file, start no process, reach no network, map no code. What breaks
 * out of a decoder in here has nowhere to go. Two kinds of belt: resource limits, which end a
 * process that wants too much, and a filter of system calls (seccomp), which ends one that wants
 * anything else.
 *
 *     …open fonts, open the pack…
 *     if (!sandbox_enter(&failure)) { … do not read the pack … }
 *
 * There is no way back, so this is for a child that ends afterwards.
 */
#ifndef TSUBO_KIOSK_SANDBOX_H
#define TSUBO_KIOSK_SANDBOX_H

#include "base/failure.h"

enum {
    /* Arenas take half of it, the largest picture a quarter; the rest is libraries. */
    SANDBOX_MEMORY_BYTES = 512 * 1024 * 1024,
    /* A thousand articles take five seconds. */
    SANDBOX_CPU_S = 60,
    /* Standard streams, the pack, and five faces opened twice: fourteen. */
    SANDBOX_FILES = 16,
};

/* False when the kernel has no such filter; nothing hostile must be read then. */
MUST_USE bool sandbox_enter(Failure *failure);

#endif
