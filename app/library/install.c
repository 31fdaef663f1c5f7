/* An installation's beginning: what lies on the stick, who signed it, and which one comes in. */
#include "library/install.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "library/install_steps.h"
#include "library/leave_out.h"
#include "library/slots.h"
#include "library/stored.h"

/* Sixteen signatures of 300 bytes come at once from any stick; what takes longer drips. Only time
 * inside the stick counts: a slow booth may need seconds for what it does with them. */
enum { SIGNATURES_MS = 4000 };

/* Every way from one step to the next passes here. */
InstallEvent install_go(Install *install, InstallStep step) {
    install->step = step;
    return (InstallEvent){0};
}

/* Both ends may be open or not; closing twice is made harmless. */
static void close_files(Install *install) {
    const InstallSetting *with = &install->setting;
    if (install->hashing) {
        beside_end(&install->beside);
        install->hashing = false;
    }
    if (install->stick_file >= 0) {
        with->stick->ops->close(with->stick->self, install->stick_file);
    }
    if (install->copy_file >= 0) {
        with->disk->ops->close(with->disk->self, install->copy_file);
    }
    install->stick_file = -1;
    install->copy_file = -1;
}

/* The only thing an installation leaves on the disk before its commit. */
static void remove_copy(Install *install) {
    const Disk *disk = install->setting.disk;
    if (install->copy_exists && !LEAVES_OUT(LEAVE_OUT_CLEAN_UP)) {
        (void)disk->ops->remove(disk->self, STORED_COPY);
        (void)disk->ops->remove(disk->self, STORED_COPY_SIDECAR);
    }
    install->copy_exists = false;
}

/* Whatever the reason, the way out is the same: nothing of this installation stays. */
InstallEvent install_fail(Install *install, UpdateCode code, int32_t number) {
    close_files(install);
    remove_copy(install);
    install->step = INSTALL_FAILED;
    install->result = (InstallEvent){.code = code, .number = number};
    return install->result;
}

/* A full disk can be helped, a dying one cannot; the operator hears the difference. */
InstallEvent install_fail_disk(Install *install, DiskResult result) {
    const PackClaim *claim = install_claim(install);
    if (result != DISK_FULL || !claim) {
        return install_fail(install, CODE_U31, 0);
    }
    int64_t missing_bytes = claim->size_bytes - install->copied_bytes;
    return install_fail(install, CODE_U30, (int32_t)(missing_bytes >> 20) + 1);
}

/* Only remembers; the first step is the first thing that can fail. */
void install_begin(Install *install, const InstallSetting *setting, char *piece) {
    memset(install, 0, sizeof(*install));
    install->setting = *setting;
    InstallSetting *with = &install->setting;
    with->read_bytes = with->read_bytes ? with->read_bytes : INSTALL_READ_BYTES;
    with->sync_bytes = with->sync_bytes ? with->sync_bytes : INSTALL_SYNC_BYTES;
    with->reserve_bytes = with->reserve_bytes ? with->reserve_bytes : INSTALL_RESERVE_BYTES;
    assert(with->read_bytes <= INSTALL_READ_BYTES && "the caller's piece has this size");
    install->piece = piece;
    install->chosen = -1;
    install->stick_file = -1;
    install->copy_file = -1;
    install->begun_ms = with->now_ms(with->clock);
}

bool install_has_ended(const Install *install) {
    return install->step == INSTALL_DONE || install->step == INSTALL_FAILED;
}

/* For the card: what is coming, as its signature says, before a byte of it was copied. */
const PackClaim *install_claim(const Install *install) {
    if (install->chosen < 0) {
        return NULL;
    }
    const PackClaim *claim = &install->candidates[install->chosen].trusted.claim;
    return claim->serial > 0 ? claim : NULL;
}

/* A caller may stop at any step; this makes it as if nothing had begun. */
void install_close(Install *install) {
    close_files(install);
    remove_copy(install);
}

/* An empty folder, no folder and a crowded one are the same to whoever holds the stick: not an
 * update. Only the crowded one has a number, because something can be done about it. */
static UpdateCode code_of_listing(StickResult result, const StickNames *names) {
    switch (result) {
    case STICK_DONE: break;
    case STICK_MISSING:
    case STICK_CROWDED:
    case STICK_FOREIGN: return CODE_U10;
    case STICK_UNREADABLE: return CODE_U12;
    case STICK_GONE: return CODE_U13;
    }
    if (names->count > 0) {
        return CODE_NONE;
    }
    return names->has_pack ? CODE_U20 : CODE_U10;
}

/* Names first, and only those of signatures: a pack without one is never opened. */
static InstallEvent list_stick(Install *install) {
    const InstallSetting *with = &install->setting;
    stored_clear_incoming(with->disk);
    if (stored_state(with->disk, with->keyring, &install->state) == STORED_UNSURE) {
        return install_fail(install, CODE_U31, 0);
    }
    StickResult result = with->stick->ops->list(with->stick->self, &install->names);
    UpdateCode code = code_of_listing(result, &install->names);
    int32_t crowd = result == STICK_CROWDED ? STICK_ENTRIES_MAX : 0;
    return code == CODE_NONE ? install_go(install, INSTALL_READ_SIGN)
                             : install_fail(install, code, crowd);
}

/* The whole of a signature, or one byte more than a signature may have. */
static StickResult read_signature(Install *install, InstallCandidate *candidate) {
    const InstallSetting *with = &install->setting;
    const Stick *stick = with->stick;
    char name[STICK_NAME_SIZE + 16];
    int file;
    int64_t file_bytes;
    int32_t got = 1;
    int32_t *size = &candidate->signature_bytes;
    int64_t begun_ms = with->now_ms(with->clock);
    *size = 0;
    snprintf(name, sizeof(name), "%s.tsubo.minisig", candidate->stem);
    StickResult result = stick->ops->open(stick->self, name, &file, &file_bytes);
    if (result != STICK_DONE) {
        return result;
    }
    while (result == STICK_DONE && got > 0 && *size <= SIGNATURE_FILE_BYTES) {
        result = stick->ops->read(stick->self, file, candidate->signature + *size,
                                  SIGNATURE_FILE_BYTES + 1 - *size, &got);
        *size += got;
        if (install->signatures_ms + with->now_ms(with->clock) - begun_ms > SIGNATURES_MS) {
            result = STICK_UNREADABLE;
        }
    }
    stick->ops->close(stick->self, file);
    install->signatures_ms += with->now_ms(with->clock) - begun_ms;
    return result;
}

/* Asked twice, before the copy and right before the commit: another stick may have been first. */
UpdateCode install_decide(const Install *install, const State *state, const PackClaim *claim) {
    const InstallSetting *with = &install->setting;
    UpdateCode code = rules_decide(state, with->booth, claim);
    bool stored = (code == CODE_S2 || code == CODE_P4) && state_keeps(state, &claim->digest);
    return stored && !stored_is_whole(with->disk, &claim->digest) ? CODE_NONE : code;
}

/* The verdict on a signature as a code. A pack for a newer program is first of all a pack for this
 * booth or not. */
static UpdateCode judge_signature(const Install *install, Str bytes, SignedClaim *trusted) {
    SignatureVerdict verdict = signature_read(bytes, install->setting.keyring, trusted);
    bool claimed = trusted->claim.serial > 0;
    UpdateCode code = code_from_name(verdict_code(verdict));
    if (verdict == SIGNATURE_GOOD) {
        return install_decide(install, &install->state, &trusted->claim);
    }
    if (verdict == SIGNATURE_TOO_NEW && claimed &&
        rules_decide(&install->state, install->setting.booth, &trusted->claim) == CODE_U24) {
        return CODE_U24;
    }
    if (LEAVES_OUT(LEAVE_OUT_COMMENT_CHECK) && verdict == SIGNATURE_MISMATCH) {
        Signature parts;
        return signature_parse(bytes, &parts) &&
                       comment_parse(parts.comment, &trusted->claim) == SIGNATURE_GOOD
                   ? install_decide(install, &install->state, &trusted->claim)
                   : code;
    }
    return code == CODE_NONE ? CODE_U99 : code;
}

/* One signature a step. Names that are no ordinary file are passed over without a word. */
static InstallEvent read_one(Install *install) {
    int32_t at = install->names.count - 1;
    if (at < 0) {
        return install_go(install, INSTALL_CHOOSE);
    }
    InstallCandidate *candidate = &install->candidates[install->candidate_count];
    memcpy(candidate->stem, install->names.stems[at], sizeof(candidate->stem));
    StickResult result = read_signature(install, candidate);
    install->names.count--;
    if (result == STICK_FOREIGN || result == STICK_MISSING) {
        return (InstallEvent){0};
    }
    if (result != STICK_DONE) {
        return install_fail(install, result == STICK_GONE ? CODE_U13 : CODE_U12, 0);
    }
    Str bytes = {candidate->signature, candidate->signature_bytes};
    candidate->code = judge_signature(install, bytes, &candidate->trusted);
    install->candidate_count++;
    return (InstallEvent){0};
}

/* The update with the highest serial, else whatever says most about this stick. Other ids on the
 * same stick wait for the next time: there is one trial at once. */
static bool is_better(const InstallCandidate *a, const InstallCandidate *b) {
    if (a->code == CODE_NONE || b->code == CODE_NONE) {
        return a->code == CODE_NONE &&
               (b->code != CODE_NONE || a->trusted.claim.serial > b->trusted.claim.serial);
    }
    return code_weight(a->code) > code_weight(b->code);
}

/* The highest serial of an id; when nothing is new, the reason that came closest to an update is
 * told. */
static InstallEvent choose(Install *install) {
    for (int32_t i = 0; i < install->candidate_count; i++) {
        if (install->chosen < 0 ||
            is_better(&install->candidates[i], &install->candidates[install->chosen])) {
            install->chosen = i;
        }
    }
    if (install->chosen < 0) {
        return install_fail(install, CODE_U10, 0);
    }
    UpdateCode code = install->candidates[install->chosen].code;
    if (code == CODE_NONE) {
        return install_go(install, INSTALL_SPACE);
    }
    if (code_is_failure(code)) {
        return install_fail(install, code, 0);
    }
    install->result = (InstallEvent){.code = code};
    install->step = INSTALL_DONE;
    return install->result;
}

/* The whole installation as one switch. The order of the cases is the order of events. */
InstallEvent install_step(Install *install) {
    switch (install->step) {
    case INSTALL_BEGIN: install->step = INSTALL_LIST; return (InstallEvent){.code = CODE_P1};
    case INSTALL_LIST: return list_stick(install);
    case INSTALL_READ_SIGN: return read_one(install);
    case INSTALL_CHOOSE: return choose(install);
    case INSTALL_SPACE: return install_check_space(install);
    case INSTALL_OPEN: return install_open_files(install);
    case INSTALL_COPY: return install_copy_piece(install);
    case INSTALL_END: return install_check_end(install);
    case INSTALL_VERIFY: return install_verify(install);
    case INSTALL_SYNC: return install_sync(install);
    case INSTALL_REREAD: return install_reread(install);
    case INSTALL_SIDECAR: return install_write_sidecar(install);
    case INSTALL_JUDGE: return install_judge(install);
    case INSTALL_PLACE: return install_place(install);
    case INSTALL_COMMIT: return install_commit(install);
    case INSTALL_DONE:
    case INSTALL_FAILED: break;
    }
    return (InstallEvent){0};
}
