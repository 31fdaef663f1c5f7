/* One installation from one stick, as a plain value that is advanced step by step.
 *
 * Each step does a bounded piece of work (reads one signature, copies one megabyte, renames once)
 * and says what an operator may be told. Whoever holds the value decides when to go on, so a
 * program can watch its clock and a test can stop after every step and look at the disk.
 *
 *     Install install;
 *     install_begin(&install, &setting);
 *     while (!install_has_ended(&install)) {
 *         InstallEvent event = install_step(&install);
 *         if (event.code != CODE_NONE) { … print it … }
 *     }
 *     install_close(&install);
 *
 * The order of the steps is the whole idea: authenticate what the signature says, before the pack
 * is touched; copy exactly as much as was signed, hashing; sync; read the copy back from the disk;
 * let another process judge it; give it its name; and only then write the state, which is the one
 * moment at which the update happens. Whatever ends it before leaves the booth as it was.
 *
 * The caller holds the job's lock (slots.h) for as long as the value lives.
 */
#ifndef TSUBO_LIBRARY_INSTALL_H
#define TSUBO_LIBRARY_INSTALL_H

#include "library/beside.h"
#include "library/disk.h"
#include "library/pace.h"
#include "library/preflight.h"
#include "library/rules.h"
#include "library/stick.h"
#include "pack/echo.h"
#include "pack/signature.h"

enum {
    /* The largest read of the stick; small enough for honest progress, large enough for USB. Slow
     * sticks are asked for less (pace.h). */
    INSTALL_READ_BYTES = 1024 * 1024,
    /* Two of them: one is hashed while the other is filled. */
    INSTALL_PIECE_BYTES = 2 * INSTALL_READ_BYTES,
    /* Bytes between two syncs, so that progress means stored and little is in flight. */
    INSTALL_SYNC_BYTES = 16 * 1024 * 1024,
    /* Kept free on the disk for the state, the log and the file system itself. */
    INSTALL_RESERVE_BYTES = 64 * 1024 * 1024,
    /* A signed gigabyte at twice the slowest pace; nobody holds a stick in place for longer. */
    INSTALL_JOB_MS = 30 * 60 * 1000,
};

/* What an installation needs; everything is borrowed and outlives it. */
typedef struct InstallSetting {
    const Disk *disk;
    const Stick *stick;
    const Keyring *keyring;
    const Booth *booth;
    const Judge *judge; /* NULL: the inside is not looked at */
    int64_t (*now_ms)(void *clock);
    void *clock;
    bool hashes_beside; /* on a second processor; the result is the same */
    /* Zero means the figures above; tests make them small. */
    int32_t read_bytes; /* at most INSTALL_READ_BYTES */
    int32_t sync_bytes;
    int32_t reserve_bytes;
} InstallSetting;

typedef enum InstallStep {
    INSTALL_BEGIN,     /* says so */
    INSTALL_LIST,      /* names on the stick */
    INSTALL_READ_SIGN, /* one signature after the other, and what the rules say to it */
    INSTALL_CHOOSE,    /* the one that will be installed */
    INSTALL_SPACE,
    INSTALL_OPEN,
    INSTALL_COPY, /* one piece */
    INSTALL_END,  /* nothing may follow the last byte */
    INSTALL_VERIFY,
    INSTALL_SYNC,
    INSTALL_REREAD,
    INSTALL_SIDECAR,
    INSTALL_JUDGE,
    INSTALL_PLACE,
    INSTALL_COMMIT,
    INSTALL_DONE, /* the trial waits for its first attempt, or there was nothing to do */
    INSTALL_FAILED,
} InstallStep;

/* Something to tell: a code with its number (percent, MB, files, page or serial; else 0). */
typedef struct InstallEvent {
    UpdateCode code;
    int32_t number;
} InstallEvent;

/* One signature of the stick after it was read. */
typedef struct InstallCandidate {
    char stem[STICK_NAME_SIZE];
    SignedClaim trusted; /* zero when it was not to be trusted */
    UpdateCode code;     /* CODE_NONE: would be an update */
    int32_t signature_bytes;
    char signature[SIGNATURE_FILE_BYTES + 1]; /* as it stood on the stick */
} InstallCandidate;

/* Fields may be read by anybody and are changed by install_step only. */
typedef struct Install {
    InstallSetting setting;
    InstallStep step;
    State state; /* as it was when the signatures were judged */
    StickNames names;
    InstallCandidate candidates[STICK_CANDIDATES_MAX];
    int32_t candidate_count;
    int32_t chosen; /* of candidates; -1 before INSTALL_CHOOSE and when there is none */
    int stick_file; /* -1 while there is none; likewise copy_file */
    int copy_file;
    bool copy_exists;  /* a file in incoming/ has to go if this fails */
    Digester digester; /* of the stick's bytes, against the signature */
    EchoKey key;
    Echo echo; /* of the same bytes, against what the disk gives back */
    Beside beside;
    bool hashing; /* beside has begun and not ended */
    int64_t copied_bytes;
    int64_t synced_bytes;
    int32_t percent; /* as last told */
    int64_t begun_ms;
    int64_t signatures_ms; /* spent inside the stick for them */
    Pace pace;
    InstallEvent result; /* the last code: S2, P4 or a refusal */
    char *piece;         /* INSTALL_PIECE_BYTES of the caller's memory */
    int32_t half;        /* of it, where the next read goes: 0 or INSTALL_READ_BYTES */
} Install;

/* `piece` has room for INSTALL_PIECE_BYTES. Nothing is read or written yet. */
void install_begin(Install *install, const InstallSetting *setting, char *piece);

bool install_has_ended(const Install *install);

/* One step. After the end it does nothing. */
InstallEvent install_step(Install *install);

/* The claim that is being installed, or was found to be installed; NULL when there is none. */
const PackClaim *install_claim(const Install *install);

/* Lets go of files; removes what an installation that has not ended left in incoming/. */
void install_close(Install *install);

#endif
