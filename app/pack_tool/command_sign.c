/* `sign`: the signature file of a pack. A command of its own beside `stick`, for those who hand
 * out packs by other ways. */
#include <stdio.h>

#include "base/file.h"
#include "pack_tool/command.h"
#include "pack_tool/sign.h"
#include "pack_tool/unlock.h"

/* The pack is looked at before the passphrase is asked for: a refusal should not cost a typing. */
static bool sign_file(Arena *arena, Str secret_path, Str path, Failure *failure) {
    Str file;
    SecretKey key;
    PackClaim claim;
    char hex[KEY_ID_HEX + 1];
    if (!sign_describe(&claim, arena, path, failure) ||
        !unlock_key(&key, arena, secret_path, failure)) {
        return false;
    }
    Str signature = arena_print_in(arena, "%.*s.minisig", STR_ARG(path));
    bool done = sign_write_in(arena, &key, &claim, &file, failure) &&
                file_replace(signature, file, failure);
    key_id_to_hex(key.id, hex);
    secret_key_wipe(&key);
    if (done) {
        printf("%.*s: %s, serial %d, signed with key %s\n", STR_ARG(signature), claim.id,
               claim.serial, hex);
    }
    return done;
}

/* Sums, describes, signs and verifies, in this order; nothing is written before the last succeeds.
 * */
static int run_sign(const Arguments *arguments) {
    Failure failure = {0};
    Str secret = arguments_value(arguments, S("secret"));
    if (secret.size == 0) {
        fprintf(stderr, "tsubo-pack sign: -s SEC is missing\n");
        return EXIT_USAGE;
    }
    Arena arena = arena_open((size_t)16 * 1024 * 1024);
    bool done = sign_file(&arena, secret, arguments->operands[0], &failure);
    arena_close(&arena);
    return done ? EXIT_DONE : command_fail(failure.sentence);
}

static const Option sign_options[] = {{S_INIT("secret"), 's', true}};

const Command command_sign = {
    .name = S_INIT("sign"),
    .brief = "sign a pack, so that booths take it",
    .usage = "sign -s SEC PACK",
    .help = "Writes PACK.minisig beside the pack. It names the pack's id, serial, size, title and\n"
            "the day, and fits this file only: after another `build`, sign again. A pack with\n"
            "drafts is refused. `tsubo-pack stick` signs by itself.\n"
            "\n"
            "The passphrase of SEC is asked for at the terminal, or read from standard input.\n"
            "\n"
            "  -s, --secret FILE   the secret key (see tsubo-pack help keygen)\n"
            "\n"
            "Anybody can check the signature with `tsubo-pack verify` or with\n"
            "`minisign -V -H -p PUB -m PACK`.\n"
            "\n"
            "Exit code: 0 signed, 1 refused or a file problem, 2 wrong usage.\n",
    .options = sign_options,
    .option_count = COUNT_OF(sign_options),
    .operand_count = 1,
    .run = run_sign,
};
