/* compare_signatures COUNT [SEED]
 *
 * Makes COUNT signature files, genuine ones and spoiled ones, and asks both our reader and Debian's
 * `minisign -V -H` about each. Whatever we take, minisign must take: a pack that a booth shows can
 * be checked by anybody with a stock tool. And what a key's holder made must be taken by both.
 *
 * The other direction does not hold and need not: we are stricter. How often is printed. */
#include <assert.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sodium.h>

#include "base/file.h"
#include "signer.h"

enum { SIGNERS = 3, PAYLOAD_BYTES = 64 * 1024, MUTATIONS_MOST = 3, FILE_ROOM = 16384 };

typedef struct Comparison {
    Arena arena;
    char folder[64];
    uint64_t random;
    Signer signers[SIGNERS];
    Keyring keyring;
    Digest digest; /* of the payload */
    Str comment;   /* a sound one about the payload */
    int32_t both;
    int32_t neither;
    int32_t only_minisign;
    int32_t genuine;
} Comparison;

/* A signature file on its way, with room to grow. */
typedef struct Draft {
    char bytes[FILE_ROOM];
    int32_t size;
    int32_t signer;
    bool is_genuine;
} Draft;

/* splitmix64: good enough to choose with, the same on every machine. */
static uint32_t below(Comparison *all, uint32_t bound) {
    uint64_t z = all->random += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)((z ^ z >> 31) % bound);
}

static void stop(const char *why, const Failure *failure) {
    fprintf(stderr, "compare_signatures: %s %s\n", why, failure ? failure->sentence : "");
    exit(1);
}

static Str in_folder(Comparison *all, const char *name) {
    return arena_print_in(&all->arena, "%s/%s", all->folder, name);
}

static void put(Comparison *all, const char *name, Str bytes) {
    Failure failure;
    FILE *file = fopen(in_folder(all, name).at, "wb");
    if (!file || fwrite(bytes.at, 1, (size_t)bytes.size, file) != (size_t)bytes.size ||
        fclose(file) != 0) {
        failure_set(&failure, FAILURE_FILE, "%s", name);
        stop("cannot write", &failure);
    }
}

static void begin(Comparison *all) {
    static char payload[PAYLOAD_BYTES];
    strcpy(all->folder, "/tmp/tsubo-compare-XXXXXX");
    if (!mkdtemp(all->folder)) {
        stop("no folder", NULL);
    }
    all->arena = arena_open((size_t)8 << 20);
    for (int32_t i = 0; i < PAYLOAD_BYTES; i++) {
        payload[i] = (char)below(all, 256);
    }
    put(all, "x", (Str){payload, PAYLOAD_BYTES});
    all->digest = digest_of((Str){payload, PAYLOAD_BYTES});
    for (int32_t i = 0; i < SIGNERS; i++) {
        Failure failure;
        char name[16];
        all->signers[i] = signer_of((uint32_t)i + 1);
        snprintf(name, sizeof(name), "%d.pub", i);
        put(all, name, signer_pub_in(&all->arena, &all->signers[i]));
        if (!keyring_add(&all->keyring, &all->signers[i].key, &failure)) {
            stop("no keyring", &failure);
        }
    }
    PackClaim claim = signer_claim();
    claim.digest = all->digest;
    claim.size_bytes = PAYLOAD_BYTES;
    all->comment = signer_comment_in(&all->arena, &claim);
}

/* A comment: mostly ours, sometimes any text that minisign could sign. */
static Str any_comment(Comparison *all) {
    static char text[COMMENT_BYTES + 64];
    uint32_t kind = below(all, 4);
    if (kind < 2) {
        return all->comment;
    }
    int32_t size = (int32_t)below(all, kind == 2 ? 80 : sizeof(text));
    for (int32_t i = 0; i < size; i++) {
        text[i] = (char)(0x20 + below(all, 0x5F));
    }
    return (Str){text, size};
}

static Str any_first_line(Comparison *all) {
    static const Str lines[] = {S_INIT("signature from minisign secret key"), S_INIT(""),
                                S_INIT("つぼマガ編集部"), S_INIT("a"), S_INIT(" two  blanks ")};
    static char text[1100];
    uint32_t kind = below(all, COUNT_OF(lines) + 2);
    if (kind < COUNT_OF(lines)) {
        return lines[kind];
    }
    int32_t size = (int32_t)(kind == COUNT_OF(lines) ? below(all, 1100) : 980 + below(all, 60));
    for (int32_t i = 0; i < size; i++) {
        text[i] = (char)(0x20 + below(all, 0x5F));
    }
    return (Str){text, size};
}

/* What a key's holder makes. */
static void make_genuine(Comparison *all, Draft *draft) {
    draft->signer = (int32_t)below(all, SIGNERS);
    Recipe recipe = signer_recipe(&all->signers[draft->signer], &all->digest, any_comment(all));
    recipe.untrusted = any_first_line(all);
    recipe.line_end = below(all, 3) == 0 ? "\r\n" : "\n";
    Str bytes = signer_write_in(&all->arena, &recipe);
    memcpy(draft->bytes, bytes.at, (size_t)bytes.size);
    draft->size = bytes.size;
    /* Our bounds are part of the form: nobody who keeps to it makes longer lines. */
    draft->is_genuine = recipe.comment.size <= COMMENT_BYTES && recipe.untrusted.size <= 1000 &&
                        bytes.size <= SIGNATURE_FILE_BYTES;
}

static void insert(Draft *draft, int32_t at, const char *bytes, int32_t size) {
    if (draft->size + size > FILE_ROOM) {
        return;
    }
    memmove(draft->bytes + at + size, draft->bytes + at, (size_t)(draft->size - at));
    memcpy(draft->bytes + at, bytes, (size_t)size);
    draft->size += size;
}

static void take_away(Draft *draft, int32_t at, int32_t size) {
    size = size < draft->size - at ? size : draft->size - at;
    memmove(draft->bytes + at, draft->bytes + at + size, (size_t)(draft->size - at - size));
    draft->size -= size;
}

/* The bytes of one line with its end, chosen by chance. */
static Str any_line(Comparison *all, const Draft *draft, int32_t *at) {
    Str rest = {draft->bytes, draft->size};
    for (uint32_t skip = below(all, 4); skip > 0 && rest.size > 0; skip--) {
        str_cut(&rest, '\n');
    }
    *at = draft->size - rest.size;
    Str line = rest;
    str_cut(&rest, '\n');
    return str_slice(line, 0, line.size - rest.size);
}

/* What is inserted or put in the place of a byte: what parsers stumble over. */
static const Str pieces[] = {
    S_INIT("\n"), S_INIT("\r"),   S_INIT("\r\n"), S_INIT(" "),
    S_INIT("\t"), S_INIT("\0"),   S_INIT("="),    S_INIT("/"),
    S_INIT("+"),  S_INIT("-"),    S_INIT("\x7F"), S_INIT("\x80"),
    S_INIT("A"),  S_INIT("\xFF"), S_INIT("\x1A"), S_INIT("untrusted comment: "),
};

static void mutate(Comparison *all, Draft *draft) {
    int32_t at = draft->size > 0 ? (int32_t)below(all, (uint32_t)draft->size) : 0;
    Str piece = pieces[below(all, COUNT_OF(pieces))];
    char kept[FILE_ROOM];
    switch (below(all, 10)) {
    case 0: draft->bytes[at] = (char)(draft->bytes[at] ^ 1 << below(all, 8)); break;
    case 1: draft->bytes[at] = (char)below(all, 256); break;
    case 2: insert(draft, at, piece.at, piece.size); break;
    case 3: take_away(draft, at, 1 + (int32_t)below(all, 4)); break;
    case 4: draft->size = at; break;
    case 5: insert(draft, draft->size, piece.at, piece.size); break;
    case 6: draft->bytes[at] = piece.at[0]; break;
    case 7: { /* a line once more, somewhere at a line's start */
        int32_t from;
        Str line = any_line(all, draft, &from);
        memcpy(kept, line.at, (size_t)line.size);
        any_line(all, draft, &at);
        insert(draft, at, kept, line.size);
        break;
    }
    case 8: { /* a line less */
        Str line = any_line(all, draft, &at);
        take_away(draft, at, line.size);
        break;
    }
    case 9: { /* another end of one line */
        Str line = any_line(all, draft, &at);
        if (str_ends_with(line, S("\n"))) {
            insert(draft, at + line.size - 1, "\r", 1);
        }
        break;
    }
    }
}

/* Our own answer, without what only we ask of a comment: the signature alone. */
static bool we_take(const Comparison *all, Str bytes) {
    Signature parts;
    if (!signature_parse(bytes, &parts)) {
        return false;
    }
    const PublicKey *key = keyring_find(&all->keyring, parts.key);
    return key && signature_comment_is_genuine(&parts, key) &&
           crypto_sign_verify_detached(parts.over_digest, all->digest.bytes, DIGEST_BYTES,
                                       key->bytes) == 0;
}

/* The booth's answer must never be wider than that. */
static bool booth_takes(const Comparison *all, Str bytes) {
    SignedClaim trusted;
    return signature_read(bytes, &all->keyring, &trusted) == SIGNATURE_GOOD &&
           signature_verify(&trusted, &all->digest) == SIGNATURE_GOOD;
}

static bool minisign_takes(Comparison *all, int32_t signer) {
    extern char **environ;
    char public_key[128];
    char signature[128];
    char payload[128];
    int status = 0;
    pid_t child;
    snprintf(public_key, sizeof(public_key), "%s/%d.pub", all->folder, signer);
    snprintf(signature, sizeof(signature), "%s/s", all->folder);
    snprintf(payload, sizeof(payload), "%s/x", all->folder);
    char *words[] = {"minisign", "-V",      "-H", "-q",    "-p", public_key,
                     "-x",       signature, "-m", payload, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int spawned = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (spawned != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) {
        stop("minisign does not run", NULL);
    }
    return WEXITSTATUS(status) == 0;
}

static void report(const char *what, const Draft *draft) {
    fprintf(stderr, "%s:\n", what);
    fwrite(draft->bytes, 1, (size_t)draft->size, stderr);
    fputc('\n', stderr);
}

/* False when the two disagree where they must not. */
static bool compare_one(Comparison *all, const Draft *draft) {
    Str bytes = {draft->bytes, draft->size};
    put(all, "s", bytes);
    bool ours = we_take(all, bytes);
    bool theirs = minisign_takes(all, draft->signer);
    all->both += ours && theirs;
    all->neither += !ours && !theirs;
    all->only_minisign += !ours && theirs;
    all->genuine += draft->is_genuine;
    if (ours && !theirs) {
        report("we take what minisign refuses", draft);
        return false;
    }
    if (booth_takes(all, bytes) && !ours) {
        report("the booth takes what the signature does not bear", draft);
        return false;
    }
    if (draft->is_genuine && !(ours && theirs)) {
        report("a genuine signature is refused", draft);
        return false;
    }
    return true;
}

static bool compare(Comparison *all, int32_t count) {
    bool agreed = true;
    for (int32_t i = 0; i < count; i++) {
        static Draft draft;
        ArenaMark mark = arena_mark(&all->arena);
        make_genuine(all, &draft);
        for (uint32_t k = below(all, MUTATIONS_MOST + 1); k > 0; k--) {
            draft.is_genuine = false;
            mutate(all, &draft);
        }
        agreed = compare_one(all, &draft) && agreed;
        arena_rewind(&all->arena, mark);
    }
    return agreed;
}

static void end(Comparison *all) {
    static const char *const names[] = {"x", "s", "0.pub", "1.pub", "2.pub"};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        unlink(in_folder(all, names[i]).at);
    }
    rmdir(all->folder);
    arena_close(&all->arena);
}

int main(int argc, char **argv) {
    static Comparison all;
    int32_t count = 0;
    if (argc < 2 || !str_to_int(str_from_c(argv[1]), &count) || count < 1) {
        fprintf(stderr, "usage: compare_signatures COUNT [SEED]\n");
        return 2;
    }
    all.random = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    begin(&all);
    bool agreed = compare(&all, count);
    printf("SCORE %d signatures: both take %d (%d genuine), both refuse %d, only minisign takes "
           "%d, only "
           "we take %s\n",
           count, all.both, all.genuine, all.neither, all.only_minisign, agreed ? "0" : "some");
    end(&all);
    return agreed && all.both > count / 10 && all.neither > count / 10 ? 0 : 1;
}
