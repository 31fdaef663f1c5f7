/* `keygen`: a new pair of keys.
 *
 * Both files are made before either is written, so that no key is left without its other half.
 */
#include <stdio.h>
#include <unistd.h>

#include <sodium.h>

#include "base/file.h"
#include "base/stream.h"
#include "pack_tool/command.h"
#include "pack_tool/passphrase.h"

/* The two files to be. */
typedef struct Pair {
    Str public_path;
    Str secret_path;
    Str public_file;
    Str secret_file;
} Pair;

/* A key that is written over cannot be brought back. */
static bool is_free(Str path, Failure *failure) {
    return !file_exists(path) ||
           failure_set(failure, FAILURE_FILE, "%.*s is there already; a key is never replaced",
                       STR_ARG(path));
}

/* Both files or none; the secret one is finished first, because the other can be made of it. */
static bool write_pair(const Pair *pair, Failure *failure) {
    Stream secret;
    Stream open = {.fd = -1};
    bool done = stream_create(&secret, pair->secret_path, 0600, failure) &&
                stream_create(&open, pair->public_path, 0644, failure) &&
                stream_write(&secret, pair->secret_file, failure) &&
                stream_write(&open, pair->public_file, failure) &&
                stream_finish(&secret, failure) && stream_finish(&open, failure);
    stream_close(&secret);
    stream_close(&open);
    return done;
}

/* Asks for the passphrase, unless none is wanted, and makes the secret key's file. */
static bool protect_key(Pair *pair, Arena *arena, const SecretKey *key, bool is_open,
                        Failure *failure) {
    Passphrase passphrase;
    if (is_open) {
        pair->secret_file = secret_key_write_in(arena, key, (Str){0}, failure);
        return pair->secret_file.at != NULL;
    }
    if (!passphrase_ask_new(&passphrase, failure)) {
        return false;
    }
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "Protecting the key takes a few seconds.\n");
    }
    pair->secret_file = secret_key_write_in(arena, key, passphrase_text(&passphrase), failure);
    passphrase_wipe(&passphrase);
    return pair->secret_file.at != NULL;
}

/* Both paths are looked at before anything is made: a key that exists is never replaced. */
static bool make_pair(Pair *pair, Arena *arena, bool is_open, Failure *failure) {
    SecretKey key;
    char hex[KEY_ID_HEX + 1];
    if (!is_free(pair->public_path, failure) || !is_free(pair->secret_path, failure)) {
        return false;
    }
    secret_key_make(&key);
    PublicKey public_key = secret_key_public(&key);
    pair->public_file = public_key_write_in(arena, &public_key);
    bool done = protect_key(pair, arena, &key, is_open, failure) && write_pair(pair, failure);
    secret_key_wipe(&key);
    if (done) {
        key_id_to_hex(public_key.id, hex);
        printf("key %s\n"
               "  %.*s   public: belongs on every booth that shows your packs\n"
               "  %.*s   secret: whoever has it can sign; keep a copy in another place\n",
               hex, STR_ARG(pair->public_path), STR_ARG(pair->secret_path));
    }
    return done;
}

/* The whole pair in one arena that is wiped at the end. */
static int run_keygen(const Arguments *arguments) {
    Failure failure = {0};
    Pair pair = {.public_path = arguments_value(arguments, S("public")),
                 .secret_path = arguments_value(arguments, S("secret"))};
    if (pair.public_path.size == 0 || pair.secret_path.size == 0) {
        fprintf(stderr, "tsubo-pack keygen: %s is missing\n",
                pair.public_path.size == 0 ? "-p PUB" : "-s SEC");
        return EXIT_USAGE;
    }
    Arena arena = arena_open((size_t)64 * 1024);
    bool is_open = arguments_has(arguments, S("no-passphrase"));
    bool done = make_pair(&pair, &arena, is_open, &failure);
    sodium_memzero(arena.base, arena.used);
    arena_close(&arena);
    return done ? EXIT_DONE : command_fail(failure.sentence);
}

static const Option keygen_options[] = {{S_INIT("public"), 'p', true},
                                        {S_INIT("secret"), 's', true},
                                        {S_INIT("no-passphrase"), 'W', false}};

const Command command_keygen = {
    .name = S_INIT("keygen"),
    .brief = "make the pair of keys that packs are signed with",
    .usage = "keygen [-W] -p PUB -s SEC",
    .help =
        "Writes a new public key PUB and a new secret key SEC. Needed once: PUB goes into the\n"
        "key folder of every booth, SEC stays with whoever decides what booths show.\n"
        "\n"
        "The passphrase that protects SEC is asked for twice at the terminal, or read from\n"
        "standard input. There is no way back to a forgotten one, nor to a lost SEC: keep a\n"
        "copy of it in another place. Files that are there already are never replaced.\n"
        "\n"
        "The files are minisign's: `minisign -S` can sign with SEC, `minisign -V -H` verifies\n"
        "with PUB.\n"
        "\n"
        "  -p, --public FILE    the public key to write, by custom NAME.pub\n"
        "  -s, --secret FILE    the secret key to write, by custom NAME.key; only its owner\n"
        "                       may read it\n"
        "  -W, --no-passphrase  leave SEC unprotected, for a machine that signs by itself\n"
        "\n"
        "Exit code: 0 written, 1 a file is there already or cannot be written, 2 wrong usage.\n",
    .options = keygen_options,
    .option_count = COUNT_OF(keygen_options),
    .run = run_keygen,
};
