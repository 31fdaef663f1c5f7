/* Verification of minisign's signatures, in the order that lets an unsigned byte do least: form,
 * key, comment, and only then the pack. */
#include "pack/signature.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "pack/armour.h"

static_assert(crypto_sign_BYTES == SIGNATURE_BYTES, "minisign signs with Ed25519");

/* In the second line: algorithm, key id, signature. "ED" signs the digest of a file; the older "Ed"
 * signs the file itself, and a comment signature relabelled as "Ed" would fit a file that holds the
 * other signature and the comment. So only "ED" exists for us. */
enum {
    AT_ID = 2,
    AT_SIGNATURE = AT_ID + KEY_ID_BYTES,
    LINE_BYTES = AT_SIGNATURE + SIGNATURE_BYTES
};

/* Four lines and nothing behind them. What this accepts, minisign accepts. */
bool signature_parse(Str bytes, Signature *signature) {
    Str untrusted;
    uint8_t raw[LINE_BYTES];
    Armour armour = armour_of(bytes);
    if (bytes.size > SIGNATURE_FILE_BYTES ||
        !armour_take_comment(&armour, S("untrusted comment: "), ARMOUR_COMMENT_BYTES, &untrusted) ||
        !armour_take_bytes(&armour, raw, sizeof(raw)) || memcmp(raw, "ED", 2) != 0 ||
        !armour_take_comment(&armour, S("trusted comment: "), COMMENT_BYTES, &signature->comment) ||
        !armour_take_bytes(&armour, signature->over_comment, SIGNATURE_BYTES)) {
        return false;
    }
    memcpy(signature->key.bytes, raw + AT_ID, KEY_ID_BYTES);
    memcpy(signature->over_digest, raw + AT_SIGNATURE, SIGNATURE_BYTES);
    return armour_is_empty(&armour);
}

/* Needs no pack: this is what makes a bounded copy possible. */
bool signature_comment_is_genuine(const Signature *signature, const PublicKey *key) {
    uint8_t signed_text[SIGNATURE_BYTES + COMMENT_BYTES];
    size_t size = (size_t)signature->comment.size;
    assert(size <= COMMENT_BYTES && "signature_parse keeps the limit");
    memcpy(signed_text, signature->over_digest, SIGNATURE_BYTES);
    if (size > 0) {
        memcpy(signed_text + SIGNATURE_BYTES, signature->comment.at, size);
    }
    return crypto_sign_verify_detached(signature->over_comment, signed_text, SIGNATURE_BYTES + size,
                                       key->bytes) == 0;
}

/* From the file to a claim that can be trusted, before a byte of the pack is read. */
SignatureVerdict signature_read(Str bytes, const Keyring *keyring, SignedClaim *trusted) {
    Signature signature;
    memset(trusted, 0, sizeof(*trusted));
    if (!signature_parse(bytes, &signature)) {
        return SIGNATURE_MALFORMED;
    }
    bool is_revoked = keyring_has_revoked(keyring, signature.key);
    const PublicKey *key = keyring_find(keyring, signature.key);
    /* A key that was taken out of the folder may still stand on the list of revoked ones, and then
     * that is the more useful answer. */
    if (!key) {
        return is_revoked ? SIGNATURE_KEY_REVOKED : SIGNATURE_KEY_UNKNOWN;
    }
    if (!signature_comment_is_genuine(&signature, key)) {
        return SIGNATURE_MISMATCH;
    }
    SignatureVerdict verdict = comment_parse(signature.comment, &trusted->claim);
    if (trusted->claim.serial > 0) {
        trusted->key = *key;
        memcpy(trusted->over_digest, signature.over_digest, SIGNATURE_BYTES);
    }
    return is_revoked ? SIGNATURE_KEY_REVOKED : verdict;
}

/* Both: a claim that was signed, and the digest of what was copied. */
SignatureVerdict signature_verify(const SignedClaim *trusted, const Digest *digest) {
    assert(trusted->claim.serial > 0 && "signature_read has filled it");
    /* Both, although a sound second signature vouches for the digest already: a key's holder may
     * have signed a comment that names another file than the first signature is over. Comparing
     * first costs nothing, and tells a broken copy without any arithmetic. */
    bool fits = digest_equal(digest, &trusted->claim.digest) &&
                crypto_sign_verify_detached(trusted->over_digest, digest->bytes, DIGEST_BYTES,
                                            trusted->key.bytes) == 0;
    return fits ? SIGNATURE_GOOD : SIGNATURE_MISMATCH;
}
