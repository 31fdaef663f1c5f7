/* What a signature says about its pack: the trusted comment, and the claim that stands in it.
 *
 *     tsubo1 type=pack id=jp.tsubo.base serial=12 size=380928 b2=<128 hex> fmt=1
 *         made=2026-11-22 title=%E5%9F%BA%E6%9C%AC
 *
 * on one line: ASCII, these words in this order, single spaces, every number in its one writing.
 * So signer, pack, serial and exact size are known from 300 bytes before the pack is touched. There
 * is one writing for each claim: what comment_parse accepts, comment_write writes back byte for
 * byte.
 *
 *     PackClaim claim;
 *     if (comment_parse(text, &claim) == SIGNATURE_GOOD) { … }
 *
 * Parsing proves nothing about who wrote it; signature_read does that first. `type=` is there so
 * that a key list may one day be signed in the same form without ever passing for a pack.
 */
#ifndef TSUBO_PACK_COMMENT_H
#define TSUBO_PACK_COMMENT_H

#include "base/buffer.h"
#include "pack/digest.h"
#include "pack/verdict.h"

enum {
    /* The form asks for it; minisign would take 8,192. */
    COMMENT_BYTES = 1024,
    CLAIM_ID_BYTES = 64,
    /* 80 characters of Japanese; percent signs make 720 bytes of them. */
    CLAIM_TITLE_BYTES = 240,
    CLAIM_DATE_BYTES = 10,
    /* An empty database of ours is larger than this. */
    CLAIM_SIZE_LEAST = 64 * 1024,
    CLAIM_FORMAT_MOST = 9999,
};

/* The largest file that FAT32, 32-bit readers and SQLite agree on without a second thought. */
#define CLAIM_SIZE_MOST ((int64_t)2 * 1024 * 1024 * 1024)

/* A plain value without pointers. Texts are zero-terminated. */
typedef struct PackClaim {
    char id[CLAIM_ID_BYTES + 1];       /* [A-Za-z0-9][A-Za-z0-9.-]* */
    int32_t serial;                    /* 1 … 2³¹−1 */
    int64_t size_bytes;                /* of the pack file, CLAIM_SIZE_LEAST … CLAIM_SIZE_MOST */
    Digest digest;                     /* of the pack file: the name of its content */
    int32_t format;                    /* the pack's format version, 1 … CLAIM_FORMAT_MOST */
    char made[CLAIM_DATE_BYTES + 1];   /* the day of signing, 2026-11-22; for people only */
    char title[CLAIM_TITLE_BYTES + 1]; /* plain text (pack/plain.h); may be empty */
} PackClaim;

/* SIGNATURE_GOOD; SIGNATURE_MALFORMED when it is not of this form or out of these bounds;
 * SIGNATURE_TOO_NEW when it is sound but for a later format of packs, or begins with a later
 * "tsuboN". The claim is filled with GOOD, and with TOO_NEW of the first kind. */
MUST_USE SignatureVerdict comment_parse(Str text, PackClaim *claim);

/* Appends the comment; the claim must be within its bounds (claim_is_sound). */
void comment_write(const PackClaim *claim, Buffer *buffer);

/* Whether comment_parse would read this claim back. */
bool claim_is_sound(const PackClaim *claim);

#endif
