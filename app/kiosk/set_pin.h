/* tsubo-kiosk --set-pin: asks for a PIN and writes its hash into the configuration.
 *
 * From a terminal it is asked for twice without showing it; from a pipe one line is read. The file
 * is replaced whole, everything else in it stays as it was, comments too.
 *
 *     if (!set_pin(S("/etc/tsubo/kiosk.conf"), &failure)) { … }
 */
#ifndef TSUBO_KIOSK_SET_PIN_H
#define TSUBO_KIOSK_SET_PIN_H

#include "base/arena.h"
#include "base/failure.h"

/* False with a sentence when the PIN has letters, differs the second time, or the file cannot be
 * written; then nothing was changed. */
MUST_USE bool set_pin(Str path, Failure *failure);

/* The text of a configuration with `hash` as its PIN: in place of the old one, or in [staff], or in
 * a new [staff] at the end. Pure, for tests. */
Str set_pin_edit_in(Arena *arena, Str text, Str hash);

#endif
