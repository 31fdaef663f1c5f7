/* Signature files. What is taken apart can be put together again to the same bytes; and whatever
 * comment a key's holder signs, the reader says of the file what it says of the comment.
 *
 * The first byte chooses: even for a whole file, odd for a comment that is signed first, so that
 * the fuzzer gets behind the signature, which it could never guess. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "signer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_file(Arena *arena, const Signer *signer, Str bytes) {
    Signature parts;
    SignedClaim trusted;
    Keyring keyring = signer_keyring(signer);
    SignatureVerdict verdict = signature_read(bytes, &keyring, &trusted);
    bool has_parts = signature_parse(bytes, &parts);
    assert(has_parts || verdict == SIGNATURE_MALFORMED);
    assert(verdict != SIGNATURE_GOOD || claim_is_sound(&trusted.claim));
    if (!has_parts) {
        return;
    }
    Str first = bytes;
    Str line = str_cut(&first, '\n');
    bool has_crlf = str_ends_with(line, S("\r"));
    Recipe recipe = {
        .untrusted_prefix = "untrusted comment: ",
        .untrusted = str_slice(line, 19, line.size - (has_crlf ? 1 : 0)),
        .algorithm = "ED",
        .key = parts.key,
        .trusted_prefix = "trusted comment: ",
        .comment = parts.comment,
        .line_end = has_crlf ? "\r\n" : "\n",
        .tail = "",
    };
    memcpy(recipe.over_digest, parts.over_digest, SIGNATURE_BYTES);
    memcpy(recipe.over_comment, parts.over_comment, SIGNATURE_BYTES);
    assert(str_equal(signer_write_in(arena, &recipe), bytes));
}

static void try_comment(Arena *arena, const Signer *signer, Recipe recipe, Str comment) {
    PackClaim claim;
    SignedClaim trusted;
    Digest digest = digest_of(S("pack"));
    Keyring keyring = signer_keyring(signer);
    recipe.comment = comment;
    signer_seal(signer, &recipe);
    Str bytes = signer_write_in(arena, &recipe);
    SignatureVerdict wanted = comment_parse(comment, &claim);
    SignatureVerdict got = signature_read(bytes, &keyring, &trusted);
    assert(got == wanted || got == SIGNATURE_MALFORMED);
    assert(got != SIGNATURE_MALFORMED || trusted.claim.serial == 0);
    if (got == SIGNATURE_GOOD) {
        bool fits = digest_equal(&trusted.claim.digest, &digest);
        assert((signature_verify(&trusted, &digest) == SIGNATURE_GOOD) == fits);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    /* Kept from run to run: making a key costs more than the parsing. */
    static Arena arena;
    static Signer signer;
    static Recipe recipe;
    if (size < 1 || size > 4096) {
        return 0;
    }
    if (!arena.base) {
        arena = arena_open((size_t)128 * 1024);
        signer = signer_of(1);
        Digest digest = digest_of(S("pack"));
        recipe = signer_recipe(&signer, &digest, S(""));
    }
    Str rest = {(const char *)data + 1, (int32_t)size - 1};
    if (data[0] % 2 == 0) {
        try_file(&arena, &signer, rest);
    } else {
        try_comment(&arena, &signer, recipe, rest);
    }
    arena_reset(&arena);
    return 0;
}
