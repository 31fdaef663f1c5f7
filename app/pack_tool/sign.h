/* Signing a pack: what is said about it, and the file that says it.
 *
 *     PackClaim claim;
 *     Str file;
 *     if (!sign_describe(&claim, &arena, S("x.tsubo"), &failure) ||
 *         !sign_write_in(&arena, &key, &claim, &file, &failure)) { … }
 *     file_replace(S("x.tsubo.minisig"), file, &failure);
 *
 * A signature is the editor's word that a booth may show this, so only a pack that opens is signed,
 * and never one with drafts. Signing the same pack on the same day gives the same bytes.
 */
#ifndef TSUBO_PACK_TOOL_SIGN_H
#define TSUBO_PACK_TOOL_SIGN_H

#include "pack/signature.h"
#include "pack_tool/secret_key.h"

/* Opens the pack and reads all of it once: id, serial, title, size, digest, and today as the day of
 * signing (SOURCE_DATE_EPOCH, seconds in UTC, stands in for today when it is set). FAILURE_FORMAT
 * for what is no pack, has drafts, or has an id that a signature cannot name. */
MUST_USE bool sign_describe(PackClaim *claim, Arena *arena, Str path, Failure *failure);

/* The .minisig. It is read back and verified with the key's public half before it is returned. */
MUST_USE bool sign_write_in(Arena *arena, const SecretKey *key, const PackClaim *claim, Str *file,
                            Failure *failure);

/* The digest and size of a file, read piece by piece; `is_fresh` asks for the bytes on the medium
 * instead of those the system remembers. */
typedef struct FileSum {
    Digest digest;
    int64_t size_bytes;
} FileSum;
MUST_USE bool sign_sum_file(FileSum *sum, Arena *scratch, Str path, bool is_fresh,
                            Failure *failure);

/* As a booth would decide about the file and its signature (path.minisig), but for what only the
 * booth knows: which ids it takes and what is installed. The file is read from the medium. A
 * verdict is no failure; a file that cannot be read is one. */
MUST_USE bool sign_check_file(Arena *arena, Str path, const Keyring *keyring, SignedClaim *trusted,
                              SignatureVerdict *verdict, Failure *failure);

#endif
