/* `stick`: packs, signatures and a note on a USB stick, ready for a booth. The last step of an
 * editor's month, so it signs as well: a stick with one file of two would be found out at the
 * booth. */
#include <stdio.h>

#include "pack_tool/command.h"
#include "pack_tool/stick_folder.h"
#include "pack_tool/stick_note.h"
#include "pack_tool/unlock.h"

/* What to do with the stick now, and what the booth will say. */
static void print_done(const StickFolder *folder) {
    printf("%.*s/TSUBO\n", STR_ARG(folder->stick));
    for (int32_t i = 0; i < folder->count; i++) {
        const PackClaim *claim = &folder->claims[i];
        printf("  %.*s  %lld KiB, serial %d, %s\n", STR_ARG(folder->names[i]),
               (long long)(claim->size_bytes + 1023) / 1024, claim->serial, claim->title);
    }
    printf("  " STICK_NOTE_NAME "  for the person at the booth\n"
           "Written, synced, read back and verified. Next: eject the stick, then plug it into\n"
           "the booth; a card in the corner of its screen says when to pull it out.\n");
}

/* All that can be refused is refused before the passphrase is asked for. */
static bool write_stick(StickFolder *folder, const Arguments *arguments, Failure *failure) {
    SecretKey key;
    for (int32_t i = 0; i < arguments->operand_count; i++) {
        if (!stick_folder_add(folder, arguments->operands[i], failure)) {
            return false;
        }
    }
    if (!stick_folder_check(folder, failure) ||
        !unlock_key(&key, folder->arena, arguments_value(arguments, S("secret")), failure)) {
        return false;
    }
    bool done = stick_folder_write(folder, &key, failure);
    secret_key_wipe(&key);
    return done;
}

/* Checks everything before the first byte goes to the stick. */
static int run_stick(const Arguments *arguments) {
    Failure failure = {0};
    Str secret = arguments_value(arguments, S("secret"));
    Str stick = arguments_value(arguments, S("to"));
    if (secret.size == 0 || stick.size == 0) {
        fprintf(stderr, "tsubo-pack stick: %s is missing\n",
                secret.size == 0 ? "-s SEC" : "--to DIR");
        return EXIT_USAGE;
    }
    Arena arena = arena_open((size_t)16 * 1024 * 1024);
    StickFolder folder = {.arena = &arena, .stick = stick};
    bool done = write_stick(&folder, arguments, &failure);
    if (done) {
        print_done(&folder);
    }
    arena_close(&arena);
    return done ? EXIT_DONE : command_fail(failure.sentence);
}

static const Option stick_options[] = {{S_INIT("secret"), 's', true}, {S_INIT("to"), 0, true}};

const Command command_stick = {
    .name = S_INIT("stick"),
    .brief = "sign packs and write them on a stick for the booths",
    .usage = "stick -s SEC PACK… --to DIR",
    .help =
        "Signs each PACK and writes the folder DIR/TSUBO with packs, signatures and a note for\n"
        "the person at the booth (" STICK_NOTE_NAME "). DIR is the stick, for example\n"
        "/media/you/USB; it should be formatted as FAT32 or exFAT.\n"
        "\n"
        "The folder is written beside the one that is there, synced, read back from the stick\n"
        "and verified, and only then takes its place. The former packs are removed; what booths\n"
        "left (receipts, statistics) stays. A stick that is pulled too early holds the former\n"
        "folder or none, never half of one. PACKs must have different ids; one with drafts is\n"
        "refused.\n"
        "\n"
        "The passphrase of SEC is asked for at the terminal, or read from standard input.\n"
        "\n"
        "  -s, --secret FILE   the secret key (see tsubo-pack help keygen)\n"
        "  --to DIR            the stick\n"
        "\n"
        "Exit code: 0 written and verified, 1 refused or a file problem, 2 wrong usage.\n",
    .options = stick_options,
    .option_count = COUNT_OF(stick_options),
    .operand_count = 1,
    .more_operands = true,
    .run = run_stick,
};
