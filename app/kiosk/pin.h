/* The staff's PIN: its form, its hash, and whether one fits the other.
 *
 * The only file of this room that knows libsodium. The configuration keeps no PIN but what Argon2id
 * made of it, so that a photograph of the file or a copy on a stick does not tell it. Nothing more
 * is promised: four digits can be tried out by anybody who has the file and an afternoon.
 *
 *     char hash[PIN_HASH_SIZE];
 *     if (!pin_hash(S("4711"), hash, &failure)) { … }
 *     if (pin_matches(str_from_c(hash), typed)) { … }
 */
#ifndef TSUBO_KIOSK_PIN_H
#define TSUBO_KIOSK_PIN_H

#include "base/failure.h"

enum {
    /* As on bank cards, and twice that for those who want more; the pad has only digits. */
    PIN_LEAST = 4,
    PIN_MOST = 8,
    /* crypto_pwhash_STRBYTES. */
    PIN_HASH_SIZE = 128,
};

/* 4 to 8 digits 0–9. */
bool pin_has_form(Str pin);

/* Writes the hash with a salt of its own, zero-terminated. False for a PIN of another form and when
 * there is no memory for it. */
MUST_USE bool pin_hash(Str pin, char hash[PIN_HASH_SIZE], Failure *failure);

/* False for a wrong PIN and for a damaged hash. Takes about a tenth of a second on purpose. */
bool pin_matches(Str hash, Str pin);

#endif
