/* An installation's second half: one pack is brought in. The stick is read once, from front to
 * back; from the sync on, everything looks at our own copy. */
#include <stdio.h>
#include <string.h>

#include "library/install_steps.h"
#include "library/leave_out.h"
#include "library/slots.h"
#include "library/stored.h"

enum {
    /* Beside the pack: its signature, directory entries, two slots. */
    SMALL_FILES_BYTES = 64 * 1024,
    /* Somebody else changes the state for milliseconds only. */
    STATE_WAIT_MS = 10 * 1000,
    MIB = 1024 * 1024,
};

/* Steps behind INSTALL_CHOOSE always have one. */
static const InstallCandidate *chosen_of(const Install *install) {
    return &install->candidates[install->chosen];
}

/* As it was signed; the stick's own opinion is not asked. */
static int64_t size_of(const Install *install) {
    return chosen_of(install)->trusted.claim.size_bytes;
}

/* What the disk lacks; at most 0 when the pack fits. */
static DiskResult missing_bytes(const Install *install, int64_t *missing) {
    const Disk *disk = install->setting.disk;
    int64_t free_bytes = 0;
    DiskResult result = disk->ops->space(disk->self, &free_bytes);
    *missing = size_of(install) + SMALL_FILES_BYTES + install->setting.reserve_bytes - free_bytes;
    return result;
}

/* A store that is short of room first lets go of packs nobody would go back to. */
InstallEvent install_check_space(Install *install) {
    const Disk *disk = install->setting.disk;
    int64_t missing;
    DiskResult result = missing_bytes(install, &missing);
    State state;
    if (result == DISK_DONE && missing > 0 && slots_read(disk, &state) == SLOTS_READ) {
        stored_collect(disk, &state);
        result = missing_bytes(install, &missing);
    }
    if (result != DISK_DONE) {
        return install_fail(install, CODE_U31, 0);
    }
    if (missing > 0 && !LEAVES_OUT(LEAVE_OUT_SPACE_CHECK)) {
        return install_fail(install, CODE_U30, (int32_t)((missing + MIB - 1) / MIB));
    }
    return install_go(install, INSTALL_OPEN);
}

/* A name that was there a moment ago and is not now means a hand on the stick. */
static UpdateCode code_of_opening(StickResult result) {
    switch (result) {
    case STICK_DONE: return CODE_NONE;
    case STICK_MISSING:
    case STICK_FOREIGN:
    case STICK_CROWDED: return CODE_U10;
    case STICK_UNREADABLE: return CODE_U12;
    case STICK_GONE: return CODE_U13;
    }
    return CODE_U99;
}

/* From now on packs/ may hold a pack no state speaks of. In a store without any state that would
 * look like a store that has lost it, so a new store gets its first state before its first pack. */
static DiskResult have_state(const Install *install) {
    const Disk *disk = install->setting.disk;
    State state;
    int lock;
    DiskResult result = slots_lock(disk, STATE_WAIT_MS, &lock);
    if (result != DISK_DONE) {
        return result;
    }
    if (stored_state(disk, install->setting.keyring, &state) == STORED_RECOVERED) {
        result = slots_write(disk, &state);
    }
    disk->ops->close(disk->self, lock);
    return result;
}

/* Signature and pack may have been swapped: the signed size tells before a byte is copied. */
InstallEvent install_open_files(Install *install) {
    const InstallSetting *with = &install->setting;
    char name[STICK_NAME_SIZE + 16];
    int64_t file_bytes = 0;
    snprintf(name, sizeof(name), "%s.tsubo", chosen_of(install)->stem);
    StickResult opened =
        with->stick->ops->open(with->stick->self, name, &install->stick_file, &file_bytes);
    if (opened != STICK_DONE) {
        install->stick_file = -1;
        return install_fail(install, code_of_opening(opened), 0);
    }
    if (file_bytes != size_of(install)) {
        return install_fail(install, CODE_U21, 0);
    }
    install->copy_file = -1;
    DiskResult result = have_state(install);
    if (result == DISK_DONE) {
        result =
            with->disk->ops->create(with->disk->self, STORED_COPY, file_bytes, &install->copy_file);
    }
    if (result != DISK_DONE) {
        install->copy_file = -1;
        return install_fail_disk(install, result);
    }
    install->copy_exists = true;
    digest_begin(&install->digester);
    install->key = echo_key();
    echo_begin(&install->echo, &install->key);
    if (with->hashes_beside) {
        beside_begin(&install->beside, &install->digester, &install->echo);
        install->hashing = true;
    }
    pace_begin(&install->pace, with->read_bytes);
    install_go(install, INSTALL_COPY);
    return (InstallEvent){.code = CODE_P2};
}

/* One read, timed: how long the stick takes is all the pace wants to know. */
static StickResult read_piece(Install *install, int32_t *got, bool *keeps_up) {
    const InstallSetting *with = &install->setting;
    int64_t left_bytes = size_of(install) - install->copied_bytes;
    int32_t wanted = install->pace.wanted_bytes;
    wanted = left_bytes < wanted ? (int32_t)left_bytes : wanted;
    int64_t begun_ms = with->now_ms(with->clock);
    StickResult result = with->stick->ops->read(with->stick->self, install->stick_file,
                                                install->piece + install->half, wanted, got);
    int64_t now_ms = with->now_ms(with->clock);
    *keeps_up = pace_note(&install->pace, *got, now_ms - begun_ms) || *got == left_bytes;
    *keeps_up &= now_ms - install->begun_ms <= INSTALL_JOB_MS;
    *keeps_up |= LEAVES_OUT(LEAVE_OUT_PACE_CHECK);
    return result;
}

/* Nothing came although more was signed. A file that still says it has its size is unreadable; one
 * that has shrunk or cannot be asked has lost its stick. */
static InstallEvent fail_short(Install *install) {
    const Stick *stick = install->setting.stick;
    int64_t size_now = stick->ops->size(stick->self, install->stick_file);
    return install_fail(install, size_now == size_of(install) ? CODE_U12 : CODE_U13, 0);
}

/* Hashes and writes what was read; the next piece goes to the other half. Synced every sixteen
 * megabytes, so that the percent on the card is the truth after a power cut, too. */
static DiskResult store_piece(Install *install, int32_t size) {
    const InstallSetting *with = &install->setting;
    const Disk *disk = with->disk;
    const char *piece = install->piece + install->half;
    if (install->hashing) {
        beside_add(&install->beside, piece, size);
    } else {
        digest_add(&install->digester, piece, (size_t)size);
        echo_add(&install->echo, piece, (size_t)size);
    }
    DiskResult result = disk->ops->write(disk->self, install->copy_file, piece, size);
    disk->ops->push(disk->self, install->copy_file);
    install->half = INSTALL_READ_BYTES - install->half;
    install->copied_bytes += size;
    if (result == DISK_DONE && install->copied_bytes - install->synced_bytes >= with->sync_bytes) {
        result = disk->ops->sync_data(disk->self, install->copy_file);
        install->synced_bytes = install->copied_bytes;
    }
    return result;
}

/* One piece: read once, hashed and stored from the same memory, so that a device that answers
 * differently the second time is never asked twice. */
InstallEvent install_copy_piece(Install *install) {
    int32_t got = 0;
    bool keeps_up;
    StickResult read = read_piece(install, &got, &keeps_up);
    if (read != STICK_DONE) {
        return install_fail(install, CODE_U13, 0);
    }
    if (got == 0) {
        return fail_short(install);
    }
    if (!keeps_up) {
        return install_fail(install, CODE_U12, 0);
    }
    DiskResult result = store_piece(install, got);
    if (result != DISK_DONE) {
        return install_fail_disk(install, result);
    }
    if (install->copied_bytes == size_of(install)) {
        install_go(install, INSTALL_END);
    }
    int32_t percent = (int32_t)(install->copied_bytes * 100 / size_of(install));
    if (percent == install->percent) {
        return (InstallEvent){0};
    }
    install->percent = percent;
    return (InstallEvent){.code = CODE_P2, .number = percent};
}

/* One byte more than was signed is another file. */
InstallEvent install_check_end(Install *install) {
    const Stick *stick = install->setting.stick;
    char more;
    int32_t got = 0;
    if (LEAVES_OUT(LEAVE_OUT_END_CHECK)) {
        return install_go(install, INSTALL_VERIFY);
    }
    if (stick->ops->read(stick->self, install->stick_file, &more, 1, &got) != STICK_DONE) {
        return install_fail(install, CODE_U13, 0);
    }
    return got > 0 ? install_fail(install, CODE_U21, 0) : install_go(install, INSTALL_VERIFY);
}

/* The first look at the content, by its hash alone. Nothing has parsed a byte so far. */
InstallEvent install_verify(Install *install) {
    const Stick *stick = install->setting.stick;
    if (install->hashing) {
        beside_end(&install->beside);
        install->hashing = false;
    }
    Digest digest = digest_end(&install->digester);
    stick->ops->close(stick->self, install->stick_file);
    install->stick_file = -1;
    SignatureVerdict verdict = signature_verify(&chosen_of(install)->trusted, &digest);
    if (verdict != SIGNATURE_GOOD && !LEAVES_OUT(LEAVE_OUT_DIGEST_CHECK)) {
        return install_fail(install, CODE_U21, 0);
    }
    return install_go(install, INSTALL_SYNC);
}

/* A sync that failed is not tried again: the kernel has marked the lost pages as clean. */
InstallEvent install_sync(Install *install) {
    const Disk *disk = install->setting.disk;
    DiskResult result = disk->ops->seal(disk->self, install->copy_file);
    if (result == DISK_DONE && !LEAVES_OUT(LEAVE_OUT_COPY_SYNC)) {
        result = disk->ops->sync(disk->self, install->copy_file);
    }
    if (result != DISK_DONE) {
        return install_fail_disk(install, result);
    }
    disk->ops->forget(disk->self, install->copy_file);
    disk->ops->close(disk->self, install->copy_file);
    install->copy_file = -1;
    install_go(install, INSTALL_REREAD);
    return (InstallEvent){.code = CODE_S3};
}

/* Reads the copy back, and one byte more than it should have. */
static bool read_back(Install *install, EchoSum *sum) {
    const InstallSetting *with = &install->setting;
    int64_t total_bytes = 0;
    int32_t got = 1;
    echo_begin(&install->echo, &install->key);
    while (got > 0 && total_bytes <= size_of(install)) {
        if (with->disk->ops->read(with->disk->self, install->copy_file, install->piece,
                                  INSTALL_READ_BYTES, &got) != DISK_DONE) {
            return false;
        }
        echo_add(&install->echo, install->piece, (size_t)got);
        total_bytes += got;
    }
    *sum = echo_end(&install->echo);
    return total_bytes == size_of(install);
}

/* The copy as the disk gives it back, through a descriptor that cannot write. What is compared are
 * two readings of ours, so the quick sum will do; the digest was compared with the signature, and
 * is again whenever the pack is about to be opened (stored_is_whole). */
InstallEvent install_reread(Install *install) {
    const Disk *disk = install->setting.disk;
    EchoSum written = echo_end(&install->echo);
    EchoSum found;
    int64_t file_bytes;
    if (disk->ops->open(disk->self, STORED_COPY, &install->copy_file, &file_bytes) != DISK_DONE) {
        install->copy_file = -1;
        return install_fail(install, CODE_U32, 0);
    }
    bool same = LEAVES_OUT(LEAVE_OUT_REREAD) ||
                (read_back(install, &found) && echo_equal(&found, &written));
    return same ? install_go(install, INSTALL_SIDECAR) : install_fail(install, CODE_U32, 0);
}

/* Signature and pack lie side by side; a pack without its signature could not be proven again after
 * a lost state. */
static DiskResult write_small(const Disk *disk, const char *path, Str bytes) {
    int file;
    DiskResult result = disk->ops->create(disk->self, path, 0, &file);
    if (result != DISK_DONE) {
        return result;
    }
    result = disk->ops->write(disk->self, file, bytes.at, bytes.size);
    if (result == DISK_DONE) {
        result = disk->ops->seal(disk->self, file);
    }
    if (result == DISK_DONE && !LEAVES_OUT(LEAVE_OUT_SIDECAR_SYNC)) {
        result = disk->ops->sync(disk->self, file);
    }
    disk->ops->close(disk->self, file);
    return result;
}

/* The very bytes that were authenticated, not read from the stick again. */
InstallEvent install_write_sidecar(Install *install) {
    const InstallCandidate *chosen = chosen_of(install);
    Str bytes = {chosen->signature, chosen->signature_bytes};
    DiskResult result = write_small(install->setting.disk, STORED_COPY_SIDECAR, bytes);
    return result == DISK_DONE ? install_go(install, INSTALL_JUDGE)
                               : install_fail_disk(install, result);
}

/* So that the same stick is refused at once the next time. A pack for a newer program is not bad:
 * the program may be newer tomorrow. */
static void remember_bad(Install *install, UpdateCode code) {
    const InstallSetting *with = &install->setting;
    State state;
    int lock;
    if ((code != CODE_U40 && code != CODE_U41) ||
        slots_lock(with->disk, STATE_WAIT_MS, &lock) != DISK_DONE) {
        return;
    }
    /* Not being able to remember costs another preflight, nothing else. */
    if (stored_state(with->disk, with->keyring, &state) == STORED_SURE) {
        state_add_bad(&state, &chosen_of(install)->trusted.claim.digest, code);
        state.last = code;
        DiskResult ignored = slots_write(with->disk, &state);
        (void)ignored;
    }
    with->disk->ops->close(with->disk->self, lock);
}

/* Another process looks inside, with no rights and little time; its word is all that comes back. */
InstallEvent install_judge(Install *install) {
    const Judge *judge = install->setting.judge;
    Verdict verdict = {0};
    if (judge && !LEAVES_OUT(LEAVE_OUT_PREFLIGHT)) {
        verdict = judge->ask(judge->self, install->copy_file);
    }
    if (verdict.code != CODE_NONE) {
        remember_bad(install, verdict.code);
        return install_fail(install, verdict.code, verdict.page);
    }
    return install_go(install, INSTALL_PLACE);
}

/* A pack that got its name in vain goes again, and so does a trial that another one has replaced:
 * after an installation the store holds what its state names and nothing else. */
static void collect(const Install *install) {
    State state;
    if (slots_read(install->setting.disk, &state) == SLOTS_READ) {
        stored_collect(install->setting.disk, &state);
    }
}

/* The signature gets its name first, so that a cut in between leaves no pack without one. */
InstallEvent install_place(Install *install) {
    const Disk *disk = install->setting.disk;
    const Digest *digest = &chosen_of(install)->trusted.claim.digest;
    StoredPath pack = stored_path(digest, STORED_PACK);
    StoredPath sidecar = stored_path(digest, STORED_SIDECAR);
    DiskResult result = disk->ops->rename(disk->self, STORED_COPY_SIDECAR, sidecar.text);
    if (result == DISK_DONE) {
        result = disk->ops->rename(disk->self, STORED_COPY, pack.text);
    }
    if (result == DISK_DONE && !LEAVES_OUT(LEAVE_OUT_PACKS_SYNC)) {
        result = disk->ops->sync_folder(disk->self, DISK_PACKS);
    }
    if (result == DISK_DONE) {
        return install_go(install, INSTALL_COMMIT);
    }
    collect(install);
    return install_fail_disk(install, result);
}

/* Minutes have passed since the decision; the kiosk may have confirmed or dropped a trial. */
static UpdateCode commit_state(Install *install) {
    const InstallSetting *with = &install->setting;
    const PackClaim *claim = &chosen_of(install)->trusted.claim;
    State state;
    if (stored_state(with->disk, with->keyring, &state) == STORED_UNSURE) {
        return CODE_U31;
    }
    UpdateCode code = LEAVES_OUT(LEAVE_OUT_SECOND_DECISION)
                          ? CODE_NONE
                          : rules_decide(&state, with->booth, claim);
    bool repair = code == CODE_S2 || code == CODE_P4;
    if (code != CODE_NONE && !repair) {
        return code;
    }
    rules_install(&state, claim);
    state.last = CODE_P4;
    DiskResult result = slots_write(with->disk, &state);
    install->state = state;
    if (result == DISK_DONE) {
        return CODE_P4;
    }
    return result == DISK_FULL ? CODE_U30 : CODE_U31;
}

/* The one moment in which the update happens: a state that names the new pack as a trial. */
InstallEvent install_commit(Install *install) {
    const Disk *disk = install->setting.disk;
    int lock;
    DiskResult locked = slots_lock(disk, STATE_WAIT_MS, &lock);
    if (locked != DISK_DONE) {
        return install_fail(install, locked == DISK_BUSY ? CODE_U60 : CODE_U31, 0);
    }
    UpdateCode code = commit_state(install);
    disk->ops->close(disk->self, lock);
    install_fail(install, code, 0);
    if (code == CODE_P4) {
        install->step = INSTALL_DONE;
    }
    collect(install);
    return install->result;
}
