/* Stored packs. Deleting and recovering both walk through packs/ and judge every name there, so
 * they stand together. */
#include "library/stored.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "library/leave_out.h"
#include "library/slots.h"

enum { NAME_DIGITS = 32 };

/* Named by its content, so two sticks with the same pack meet in one file. */
StoredPath stored_path(const Digest *digest, StoredKind kind) {
    StoredPath path;
    char hex[DIGEST_HEX + 1];
    digest_to_hex(digest, hex);
    snprintf(path.text, sizeof(path.text), DISK_PACKS "/%.*s.tsubo%s", NAME_DIGITS, hex,
             kind == STORED_SIDECAR ? ".minisig" : "");
    return path;
}

/* Bounded by what a pack may be; a file that grows under us ends the reading. */
bool stored_digest(const Disk *disk, int file, int64_t most_bytes, Digest *digest) {
    /* Larger pieces are no quicker; the stack has eight megabytes. */
    char piece[256 * 1024];
    int64_t total_bytes = 0;
    int32_t got = 1;
    Digester digester;
    digest_begin(&digester);
    while (got > 0 && total_bytes <= most_bytes) {
        if (disk->ops->read(disk->self, file, piece, sizeof(piece), &got) != DISK_DONE) {
            return false;
        }
        digest_add(&digester, piece, (size_t)got);
        total_bytes += got;
    }
    *digest = digest_end(&digester);
    return total_bytes <= most_bytes;
}

/* A pack is opened only if it still is what was signed. */
bool stored_is_whole(const Disk *disk, const Digest *digest) {
    StoredPath path = stored_path(digest, STORED_PACK);
    Digest found;
    int64_t size_bytes;
    int file;
    if (disk->ops->open(disk->self, path.text, &file, &size_bytes) != DISK_DONE) {
        return false;
    }
    bool whole =
        LEAVES_OUT(LEAVE_OUT_OPEN_DIGEST) ||
        (stored_digest(disk, file, LIMIT_PACK_BYTES, &found) && digest_equal(&found, digest));
    disk->ops->close(disk->self, file);
    return whole;
}

/* Small files are read whole into room the caller has. */
void stored_read_small(const Disk *disk, const char *path, char *into, int32_t room,
                       int32_t *size) {
    int64_t file_bytes;
    int file;
    int32_t got = 1;
    *size = -1;
    if (disk->ops->open(disk->self, path, &file, &file_bytes) != DISK_DONE) {
        return;
    }
    int32_t total = 0;
    while (got > 0 && total < room &&
           disk->ops->read(disk->self, file, into + total, room - total, &got) == DISK_DONE) {
        total += got;
    }
    disk->ops->close(disk->self, file);
    if (got == 0) {
        *size = total;
    }
}

/* Whatever an earlier life has left; no installation survives its process. */
void stored_clear_incoming(const Disk *disk) {
    DiskNames names;
    char path[DISK_PATH_SIZE];
    if (disk->ops->list(disk->self, DISK_INCOMING, &names) != DISK_DONE) {
        return;
    }
    for (int32_t i = 0; i < names.count; i++) {
        snprintf(path, sizeof(path), DISK_INCOMING "/%s", names.names[i]);
        (void)disk->ops->remove(disk->self, path);
    }
}

/* Whether the name is that of a content the state keeps, or of its signature. */
static bool is_kept(const State *state, const char *name) {
    for (int32_t i = -1; i < state->pack_count; i++) {
        const Release *asked[2] = {i < 0 ? &state->trial : &state->packs[i].active,
                                   i < 0 ? &state->trial : &state->packs[i].previous};
        for (int32_t j = 0; j < 2; j++) {
            StoredPath path = stored_path(&asked[j]->digest, STORED_SIDECAR);
            const char *sidecar = path.text + sizeof(DISK_PACKS);
            size_t pack_length = strlen(sidecar) - strlen(".minisig");
            if (!release_is_none(asked[j]) &&
                (strcmp(sidecar, name) == 0 ||
                 (strlen(name) == pack_length && strncmp(sidecar, name, pack_length) == 0))) {
                return true;
            }
        }
    }
    return false;
}

/* A pack goes before its signature, so that a cut in between leaves no pack without one. */
static int32_t collect_ending(const Disk *disk, const State *state, const DiskNames *names,
                              bool sidecars) {
    char path[DISK_PATH_SIZE];
    int32_t removed = 0;
    for (int32_t i = 0; i < names->count; i++) {
        const char *name = names->names[i];
        bool sidecar = str_ends_with(str_from_c(name), S(".minisig"));
        if (sidecar != sidecars || is_kept(state, name)) {
            continue;
        }
        snprintf(path, sizeof(path), DISK_PACKS "/%s", name);
        removed += disk->ops->remove(disk->self, path) == DISK_DONE;
    }
    return removed;
}

/* The pack goes before its signature: a signature alone is harmless, a pack alone could not be
 * proven. */
void stored_collect(const Disk *disk, const State *state) {
    DiskNames names;
    int32_t removed = 1;
    names.more = true;
    while (names.more && removed > 0 &&
           disk->ops->list(disk->self, DISK_PACKS, &names) == DISK_DONE) {
        removed = collect_ending(disk, state, &names, false);
        removed += collect_ending(disk, state, &names, true);
    }
}

/* A stored signature whose pack is there, whole, and the one it signs. A key that was revoked since
 * then does not take away what is already on the shelf. */
static bool recover_claim(const Disk *disk, const Keyring *keyring, const char *name,
                          PackClaim *claim) {
    char path[DISK_PATH_SIZE];
    char bytes[SIGNATURE_FILE_BYTES + 1];
    int32_t size;
    SignedClaim trusted;
    snprintf(path, sizeof(path), DISK_PACKS "/%s", name);
    stored_read_small(disk, path, bytes, sizeof(bytes), &size);
    if (size < 0) {
        return false;
    }
    SignatureVerdict verdict = signature_read((Str){bytes, size}, keyring, &trusted);
    bool known =
        verdict == SIGNATURE_GOOD || (verdict == SIGNATURE_KEY_REVOKED && trusted.claim.serial > 0);
    if (!known || !stored_is_whole(disk, &trusted.claim.digest)) {
        return false;
    }
    *claim = trusted.claim;
    StoredPath own = stored_path(&claim->digest, STORED_SIDECAR);
    return strcmp(own.text, path) == 0 &&
           signature_verify(&trusted, &claim->digest) == SIGNATURE_GOOD;
}

/* The highest serial of an id becomes the active one. */
static void recover_release(State *state, const PackClaim *claim) {
    Release release = {.serial = claim->serial, .digest = claim->digest};
    StatePack *row = state_row(state, str_from_c(claim->id));
    if (!row) {
        return;
    }
    if (release.serial > row->active.serial) {
        row->previous = row->active;
        row->active = release;
    } else if (release.serial > row->previous.serial) {
        row->previous = release;
    }
    row->floor = row->active;
}

/* From signatures alone, when both slots are lost. Trial and bad list are lost with them; the
 * content is not. */
void stored_recover(const Disk *disk, const Keyring *keyring, State *state) {
    DiskNames names;
    PackClaim claim;
    memset(state, 0, sizeof(*state));
    if (disk->ops->list(disk->self, DISK_PACKS, &names) != DISK_DONE) {
        return;
    }
    for (int32_t i = 0; i < names.count; i++) {
        if (str_ends_with(str_from_c(names.names[i]), S(".tsubo.minisig")) &&
            recover_claim(disk, keyring, names.names[i], &claim)) {
            recover_release(state, &claim);
        }
    }
}

/* A state that cannot be read is put together anew, and the caller is told. */
StoredState stored_state(const Disk *disk, const Keyring *keyring, State *state) {
    switch (slots_read(disk, state)) {
    case SLOTS_READ: return STORED_SURE;
    case SLOTS_UNSURE: break;
    case SLOTS_EMPTY:
    case SLOTS_LOST: stored_recover(disk, keyring, state); return STORED_RECOVERED;
    }
    if (state->generation == 0) {
        stored_recover(disk, keyring, state);
    }
    return STORED_UNSURE;
}
