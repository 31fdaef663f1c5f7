/* Packs as they lie in the store: their paths, and whether they are what they claim to be.
 *
 *     packs/<first 32 digits of the digest>.tsubo            never changed once it has this name
 *     packs/<first 32 digits of the digest>.tsubo.minisig    its signature
 *     incoming/pack.tsubo, incoming/pack.tsubo.minisig       a copy under way
 *
 * A file is named by its content, so two packs can never compete for a name, and a stored pack can
 * be checked against its own name without a key:
 *
 *     StoredPath path = stored_path(&release.digest, STORED_PACK);
 *     if (stored_is_whole(&disk, &release.digest)) { … disk.folder / path.text … }
 */
#ifndef TSUBO_LIBRARY_STORED_H
#define TSUBO_LIBRARY_STORED_H

#include "library/disk.h"
#include "library/state.h"
#include "pack/signature.h"

typedef enum StoredKind {
    STORED_PACK,
    STORED_SIDECAR, /* the signature beside a pack */
} StoredKind;

/* Relative to the store, zero-terminated. */
typedef struct StoredPath {
    char text[DISK_PATH_SIZE];
} StoredPath;

StoredPath stored_path(const Digest *digest, StoredKind kind);

#define STORED_COPY DISK_INCOMING "/pack.tsubo"
#define STORED_COPY_SIDECAR DISK_INCOMING "/pack.tsubo.minisig"

/* Reads an open file from where it stands to its end, at most `most_bytes`, into a digest. False
 * when the disk refuses or the file is longer. */
MUST_USE bool stored_digest(const Disk *disk, int file, int64_t most_bytes, Digest *digest);

/* Reads the whole pack and compares it with its name: what was installed is what is there. */
bool stored_is_whole(const Disk *disk, const Digest *digest);

/* Reads a small file; *size is -1 when it is missing, unreadable or larger than the room. */
void stored_read_small(const Disk *disk, const char *path, char *into, int32_t room, int32_t *size);

/* Empties incoming/. For whoever holds the job's lock. */
void stored_clear_incoming(const Disk *disk);

/* Deletes every pack the state does not need, with its signature, and what does not belong into
 * packs/. What cannot be deleted stays for the next time. For whoever holds the job's lock, with
 * a state that was read whole. */
void stored_collect(const Disk *disk, const State *state);

/* A state made from the packs and signatures that are there, for a store whose slots are lost: per
 * id the highest serial is active, the next one previous, and the floor is the highest. Packs
 * whose key is unknown or whose bytes are not the signed ones do not count. */
void stored_recover(const Disk *disk, const Keyring *keyring, State *state);

/* How sure the state of a store is. */
typedef enum StoredState {
    STORED_SURE,      /* read from its slots */
    STORED_RECOVERED, /* put together from the packs (a new store: from none); nothing may be
                       * collected yet, because what was not recognised might still be wanted */
    STORED_UNSURE,    /* good enough to show something; must not be written (SLOTS_UNSURE) */
} StoredState;

/* The state of this store. Writes nothing. */
StoredState stored_state(const Disk *disk, const Keyring *keyring, State *state);

#endif
