/* A signer for tests: keys that are the same in every run, and signature files put together part by
 * part, so that each part can be wrong.
 *
 *     Signer signer = signer_of(1);
 *     Recipe recipe = signer_recipe(&signer, digest, comment);      // sound
 *     recipe.algorithm = "Ed";                                      // now it is not
 *     Str bytes = signer_write_in(&arena, &recipe);
 *
 * It shares no code with the tool's own signing: each is a check on the other.
 */
#ifndef TSUBO_TESTS_SIGNER_H
#define TSUBO_TESTS_SIGNER_H

#include "pack/signature.h"

typedef struct Signer {
    PublicKey key;
    uint8_t secret[64];
} Signer;

/* All that stands in a .minisig. Texts are borrowed. */
typedef struct Recipe {
    const char *untrusted_prefix;
    Str untrusted;
    const char *algorithm; /* two characters */
    KeyId key;
    uint8_t over_digest[SIGNATURE_BYTES];
    const char *trusted_prefix;
    Str comment;
    uint8_t over_comment[SIGNATURE_BYTES];
    const char *line_end;
    const char *tail; /* behind the fourth line */
} Recipe;

/* Key pair and id by number. */
Signer signer_of(uint32_t number);

/* Its public key file. */
Str signer_pub_in(Arena *arena, const Signer *signer);

/* A sound signature over the digest with this comment; `comment` must outlive the recipe. */
Recipe signer_recipe(const Signer *signer, const Digest *digest, Str comment);
/* Signs the comment again after over_digest or the comment was changed. */
void signer_seal(const Signer *signer, Recipe *recipe);
Str signer_write_in(Arena *arena, const Recipe *recipe);

/* A claim within all bounds: id "jp.example.pack", serial 7, 128 KiB of digest_of("pack"). */
PackClaim signer_claim(void);
Str signer_comment_in(Arena *arena, const PackClaim *claim);

/* A line of base64 without its end. */
Str signer_base64_in(Arena *arena, const void *bytes, size_t size);

/* A keyring of this signer alone, nothing revoked. */
Keyring signer_keyring(const Signer *signer);

#endif
