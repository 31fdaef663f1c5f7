/* From a path to a key. */
#include "pack_tool/unlock.h"

#include <stdio.h>
#include <unistd.h>

#include <sodium.h>

#include "base/file.h"
#include "pack_tool/passphrase.h"

static bool open_file(SecretKey *key, Str file, Failure *failure) {
    bool is_masked;
    Passphrase passphrase;
    if (!secret_key_look(file, &is_masked, failure)) {
        return false;
    }
    if (!is_masked) {
        return secret_key_read(file, (Str){0}, key, failure);
    }
    if (!passphrase_ask(&passphrase, "Passphrase", failure)) {
        return false;
    }
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "Opening the key takes a few seconds.\n");
    }
    bool done = secret_key_read(file, passphrase_text(&passphrase), key, failure);
    passphrase_wipe(&passphrase);
    return done;
}

/* Asks for the passphrase only when there is one. */
bool unlock_key(SecretKey *key, Arena *scratch, Str path, Failure *failure) {
    Str file;
    ArenaMark mark = arena_mark(scratch);
    if (!file_read_in(scratch, path, SECRET_KEY_FILE_BYTES, &file, failure)) {
        return false;
    }
    bool done = open_file(key, file, failure) || failure_within(failure, "%.*s", STR_ARG(path));
    sodium_memzero(scratch->base + mark, scratch->used - mark);
    arena_rewind(scratch, mark);
    return done;
}
