/* `verify`: would a booth with these keys take this pack? It asks the booth's own code, not
 * minisign, because the booth is stricter. */
#include <stdio.h>

#include "base/file.h"
#include "pack_tool/command.h"
#include "pack_tool/sign.h"

/* What was signed, in the order of the comment. */
static void print_claim(Str path, const SignedClaim *trusted) {
    char hex[KEY_ID_HEX + 1];
    const PackClaim *claim = &trusted->claim;
    key_id_to_hex(trusted->key.id, hex);
    printf("%.*s: the signature is good\n"
           "  id      %s\n"
           "  serial  %d\n"
           "  title   %s\n"
           "  signed  %s with key %s\n"
           "  size    %lld bytes\n",
           STR_ARG(path), claim->id, claim->serial, claim->title, claim->made, hex,
           (long long)claim->size_bytes);
}

/* The same code that a booth runs. */
static int verify_file(Arena *arena, Str keys, Str path, Failure *failure) {
    Keyring keyring;
    SignedClaim trusted;
    SignatureVerdict verdict;
    bool has_keys = file_is_directory(keys) ? keyring_read(&keyring, arena, keys, failure)
                                            : keyring_read_key(&keyring, arena, keys, failure);
    if (!has_keys || !sign_check_file(arena, path, &keyring, &trusted, &verdict, failure)) {
        return command_fail(failure->sentence);
    }
    if (verdict != SIGNATURE_GOOD) {
        fprintf(stderr, "tsubo-pack: %.*s: %.*s (a booth says %.*s)\n", STR_ARG(path),
                STR_ARG(verdict_sentence(verdict)), STR_ARG(verdict_code(verdict)));
        return EXIT_FAILED;
    }
    print_claim(path, &trusted);
    return EXIT_DONE;
}

static int run_verify(const Arguments *arguments) {
    Failure failure = {0};
    Str keys = arguments_value(arguments, S("public"));
    if (keys.size == 0) {
        fprintf(stderr, "tsubo-pack verify: -p PUB is missing\n");
        return EXIT_USAGE;
    }
    Arena arena = arena_open((size_t)16 * 1024 * 1024);
    int code = verify_file(&arena, keys, arguments->operands[0], &failure);
    arena_close(&arena);
    return code;
}

static const Option verify_options[] = {{S_INIT("public"), 'p', true}};

const Command command_verify = {
    .name = S_INIT("verify"),
    .brief = "check a signed pack as a booth does",
    .usage = "verify -p PUB PACK",
    .help =
        "Checks PACK against PACK.minisig beside it and prints what the signature says. PUB is\n"
        "a public key, or the key folder of a booth: all its *.pub, and its list `revoked`\n"
        "with one key id a line.\n"
        "\n"
        "The checks are those of the booth, which are stricter than minisign's. What depends\n"
        "on the booth is left out: which ids it takes, and what is installed there already.\n"
        "A refusal ends with the code that the booth would show.\n"
        "\n"
        "  -p, --public PATH   a public key, or a folder of them\n"
        "\n"
        "Exit code: 0 good, 1 not good or a file problem, 2 wrong usage.\n",
    .options = verify_options,
    .option_count = COUNT_OF(verify_options),
    .operand_count = 1,
    .run = run_verify,
};
