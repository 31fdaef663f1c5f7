/* Builds that leave one safeguard out, to prove that the tests would notice.
 *
 * A test that never fails proves nothing. Each line below is one step of the library that somebody
 * might drop by mistake: a sync, a rename, a comparison, a check. Compiled with
 * -DTSUBO_MUTANT=LEAVE_OUT_…, the program goes without that one step, and a named test must turn
 * red (tests/faults/mutants). In every other build the question is a constant and costs nothing.
 *
 *     if (!LEAVES_OUT(LEAVE_OUT_COPY_SYNC)) { result = disk->ops->sync(disk->self, file); }
 */
#ifndef TSUBO_LIBRARY_LEAVE_OUT_H
#define TSUBO_LIBRARY_LEAVE_OUT_H

/* In the order of an installation; the numbers only tell builds apart. */
typedef enum LeaveOut {
    LEAVE_OUT_NOTHING = 0,
    LEAVE_OUT_COMMENT_CHECK,   /* believing a comment nobody signed */
    LEAVE_OUT_ACCEPT_CHECK,    /* whose id this booth takes */
    LEAVE_OUT_BAD_CHECK,       /* contents that failed once */
    LEAVE_OUT_FLOOR_CHECK,     /* older serials */
    LEAVE_OUT_SAME_CHECK,      /* other content under the same serial */
    LEAVE_OUT_LEAP_CHECK,      /* serials that burn the number space */
    LEAVE_OUT_REGULAR_CHECK,   /* files that are none */
    LEAVE_OUT_SPACE_CHECK,     /* room for the pack and the reserve */
    LEAVE_OUT_PACE_CHECK,      /* sticks that drip */
    LEAVE_OUT_END_CHECK,       /* one more read must give nothing */
    LEAVE_OUT_DIGEST_CHECK,    /* the copy against its signature */
    LEAVE_OUT_COPY_SYNC,       /* the copy before it counts as stored */
    LEAVE_OUT_REREAD,          /* the copy as the disk gives it back */
    LEAVE_OUT_SIDECAR_SYNC,    /* the signature's copy */
    LEAVE_OUT_PREFLIGHT,       /* asking what is inside */
    LEAVE_OUT_PACKS_SYNC,      /* the folder after the renames */
    LEAVE_OUT_SECOND_DECISION, /* deciding again before the state is written */
    LEAVE_OUT_SLOT_SYNC,       /* the state's bytes before its rename */
    LEAVE_OUT_SLOT_RENAME,     /* writing the slot in place instead */
    LEAVE_OUT_SLOT_TURNS,      /* always the same slot */
    LEAVE_OUT_STORE_SYNC,      /* the folder after the state's rename */
    LEAVE_OUT_SUM_CHECK,       /* the state's checksum */
    LEAVE_OUT_ATTEMPT,         /* counting before the viewer starts */
    LEAVE_OUT_ATTEMPT_LIMIT,   /* rolling back after the third */
    LEAVE_OUT_BAD_MARK,        /* remembering what failed */
    LEAVE_OUT_FLOOR_RISE,      /* the floor at the confirmation */
    LEAVE_OUT_PREVIOUS,        /* keeping what was shown before */
    LEAVE_OUT_OPEN_DIGEST,     /* the stored pack before it is handed out */
    LEAVE_OUT_CLEAN_UP,        /* the copy of an installation that failed */
    LEAVE_OUT_JOB_LOCK,        /* one installation at a time */
    LEAVE_OUT_COUNT,
} LeaveOut;

#ifndef TSUBO_MUTANT
#define TSUBO_MUTANT LEAVE_OUT_NOTHING
#endif

#define LEAVES_OUT(step) (TSUBO_MUTANT == (step))

#endif
