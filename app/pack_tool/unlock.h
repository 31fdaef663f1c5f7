/* The secret key of a command that signs: read from its file, with its passphrase when it has one.
 *
 *     SecretKey key;
 *     if (!unlock_key(&key, &scratch, arguments_value(arguments, S("secret")), &failure)) { … }
 *     … sign …
 *     secret_key_wipe(&key);
 */
#ifndef TSUBO_PACK_TOOL_UNLOCK_H
#define TSUBO_PACK_TOOL_UNLOCK_H

#include "pack_tool/secret_key.h"

/* Asks for the passphrase if there is one (passphrase.h). The failure names the file. `scratch` is
 * rewound, and what the file said is wiped from it. */
MUST_USE bool unlock_key(SecretKey *key, Arena *scratch, Str path, Failure *failure);

#endif
