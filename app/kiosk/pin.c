/* Argon2id with 8 MiB and four passes: a small board answers in the time a finger needs to leave
 * the key, and the kiosk stays within its memory. The library's own "interactive" cost takes 64
 * MiB, more than the whole program. */
#include "kiosk/pin.h"

#include <sodium.h>
#include <string.h>

enum { PIN_PASSES = 4, PIN_MEMORY = 8 * 1024 * 1024 };

_Static_assert(PIN_HASH_SIZE == crypto_pwhash_STRBYTES, "room for libsodium's hash");

/* Digits only, because the staff types it on our own pad. */
bool pin_has_form(Str pin) {
    for (int32_t i = 0; i < pin.size; i++) {
        if (pin.at[i] < '0' || pin.at[i] > '9') {
            return false;
        }
    }
    return pin.size >= PIN_LEAST && pin.size <= PIN_MOST;
}

/* libsodium's password hash, slow on purpose: whoever copies the settings must not find four digits
 * by trying. */
bool pin_hash(Str pin, char hash[PIN_HASH_SIZE], Failure *failure) {
    if (!pin_has_form(pin)) {
        return failure_set(failure, FAILURE_FORMAT,
                           "a PIN is %d to %d digits, because the booth's pad has nothing else",
                           PIN_LEAST, PIN_MOST);
    }
    if (sodium_init() < 0 || crypto_pwhash_str(hash, pin.at, (unsigned long long)pin.size,
                                               PIN_PASSES, PIN_MEMORY) != 0) {
        return failure_set(failure, FAILURE_DEVICE, "there is no memory to hash the PIN");
    }
    return true;
}

/* The hash says itself how it was made. */
bool pin_matches(Str hash, Str pin) {
    char terminated[PIN_HASH_SIZE] = {0};
    if (hash.size <= 0 || hash.size >= PIN_HASH_SIZE || !pin_has_form(pin) || sodium_init() < 0) {
        return false;
    }
    memcpy(terminated, hash.at, (size_t)hash.size);
    return crypto_pwhash_str_verify(terminated, pin.at, (unsigned long long)pin.size) == 0;
}
