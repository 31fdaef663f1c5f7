/* minisign signatures of packs: read, authenticated, verified; never made (pack_tool signs).
 *
 * A .minisig holds two signatures: one over the digest of the pack, and one over that signature and
 * the trusted comment. The second needs no pack. So the order is:
 *
 *     PackClaim and key from the signature file alone, bounded and trusted     signature_read
 *     copy exactly claim.size_bytes while hashing                              digest.h
 *     compare the digest and check the first signature                         signature_verify
 *
 *     SignedClaim trusted;
 *     SignatureVerdict verdict = signature_read(bytes, &keyring, &trusted);
 *     …
 *     verdict = signature_verify(&trusted, &digest);
 *
 * Only after both said SIGNATURE_GOOD may anything look into the pack. We are stricter than
 * minisign (armour.h; "ED" only, its older "Ed" is refused), so whatever passes here also passes
 * `minisign -V -H`.
 */
#ifndef TSUBO_PACK_SIGNATURE_H
#define TSUBO_PACK_SIGNATURE_H

#include "pack/comment.h"
#include "pack/keyring.h"

enum {
    /* Four lines with a comment at its limit. A longer file need not be read to its end. */
    SIGNATURE_FILE_BYTES = 2048,
    SIGNATURE_BYTES = 64,
};

/* The parts of a .minisig, believed by nobody yet. `comment` borrows from the file's bytes. */
typedef struct Signature {
    KeyId key;
    uint8_t over_digest[SIGNATURE_BYTES];
    uint8_t over_comment[SIGNATURE_BYTES];
    Str comment;
} Signature;

/* What the holder of a key says about a pack, and what is needed to check the pack against it.
 * A plain value without pointers: it outlives the file's bytes and the keyring. */
typedef struct SignedClaim {
    PackClaim claim;
    PublicKey key;
    uint8_t over_digest[SIGNATURE_BYTES];
} SignedClaim;

/* Reads a whole .minisig and authenticates its comment: MALFORMED, KEY_UNKNOWN, KEY_REVOKED,
 * MISMATCH (the comment was altered), TOO_NEW or GOOD, the first that applies in this order:
 * form, key known, comment genuine, key not revoked, comment ours, format not too new. An id on the
 * list of revoked keys is KEY_REVOKED also when its .pub is gone.
 *
 * *trusted is zeroed first and filled when the comment is genuine and of our form: with GOOD, with
 * TOO_NEW of a later pack format, and with KEY_REVOKED when the key's .pub is still in the folder,
 * because content that is installed already stays on the shelf when its key is revoked later.
 * claim.serial > 0 tells that it was filled. */
MUST_USE SignatureVerdict signature_read(Str bytes, const Keyring *keyring, SignedClaim *trusted);

/* Whether a pack of this digest is the one that was signed: GOOD or MISMATCH. `trusted` must have
 * been filled by signature_read. */
MUST_USE SignatureVerdict signature_verify(const SignedClaim *trusted, const Digest *digest);

/* The steps of signature_read: taking the file apart, and checking the comment with a key. */
MUST_USE bool signature_parse(Str bytes, Signature *signature);
MUST_USE bool signature_comment_is_genuine(const Signature *signature, const PublicKey *key);

#endif
