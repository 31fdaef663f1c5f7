/* Asking for a passphrase: at a terminal without showing it, otherwise from the next line of
 * standard input, so that a script can give it.
 *
 *     Passphrase passphrase;
 *     if (!passphrase_ask(&passphrase, "Passphrase", &failure)) { … }
 *     … passphrase_text(&passphrase) …
 *     passphrase_wipe(&passphrase);
 *
 * A passphrase is a line without its end, of 1 to PASSPHRASE_BYTES bytes as they come; minisign
 * takes the same bytes.
 */
#ifndef TSUBO_PACK_TOOL_PASSPHRASE_H
#define TSUBO_PACK_TOOL_PASSPHRASE_H

#include "pack_tool/secret_key.h"

typedef struct Passphrase {
    char bytes[PASSPHRASE_BYTES + 1];
    int32_t size;
} Passphrase;

/* "prompt: " on the terminal, then a line. False when there is none, it is empty or too long; the
 * passphrase is wiped then. A signal (Ctrl-C) shows the terminal's typing again before it acts. */
MUST_USE bool passphrase_ask(Passphrase *passphrase, const char *prompt, Failure *failure);

/* The same for a new key: at a terminal it is asked for twice and must be the same. */
MUST_USE bool passphrase_ask_new(Passphrase *passphrase, Failure *failure);

/* Borrowed until it is wiped. */
Str passphrase_text(const Passphrase *passphrase);
void passphrase_wipe(Passphrase *passphrase);

#endif
