/* What the operator of a booth can be told about an update: every code, in Japanese and English.
 *
 * A code is what programs exchange ("P2 percent=45" on tsubo-store's standard output) and what an
 * operator reads out over the telephone; the sentences are what the card on the screen says. This
 * is plain data. Drawing the card is ui/'s work; deciding on a code is install.h's and trial.h's.
 *
 *     const CodeText *text = code_text(CODE_U30);
 *     Str line = code_sentence_in(&frame, CODE_U30, CODE_JAPANESE, 12);  //
 * 空き容量が足りません(あと… Str what_now = text->advice[CODE_JAPANESE]; if
 * (code_is_failure(CODE_U30)) { … CODE_STILL_SHOWN …}
 *
 * The sentences are those of section 2.9 of the update specification. None of them looks for
 * somebody to blame, each failure says what to do now, and each failure card ends with the sentence
 * code_still_shown gives: a booth's first worry is whether visitors still see something.
 */
#ifndef TSUBO_LIBRARY_CODES_H
#define TSUBO_LIBRARY_CODES_H

#include "base/arena.h"

/* P: under way. S: went well. U: nothing was updated. The numbers group by where to look: 1x the
 * stick, 2x the signature and the serial, 3x our own disk, 4x the pack's inside, 5x the trial. */
typedef enum UpdateCode {
    CODE_NONE, /* nothing to tell; never printed */
    CODE_P1,   /* looking at the stick */
    CODE_P2,   /* copying; number: percent */
    CODE_S3,   /* copied, the stick may go */
    CODE_P4,   /* installed, will be switched to in a quiet moment */
    CODE_S1,   /* switched; number: serial */
    CODE_S2,   /* this stick holds what is shown already */
    CODE_U10,  /* no TSUBO folder, or nothing in it; number: so many files that they were not looked
                  at */
    CODE_U11,  /* a file system we do not read */
    CODE_U12,  /* the stick answers too slowly or not at all */
    CODE_U13,  /* the stick went away while it was read */
    CODE_U20,  /* a pack without its signature */
    CODE_U21,  /* signature and pack do not belong together */
    CODE_U22,  /* signed with a key we do not have */
    CODE_U23,  /* signed with a key that was revoked */
    CODE_U24,  /* a genuine pack with an id this booth does not take */
    CODE_U25,  /* older than what was confirmed once */
    CODE_U26,  /* the same serial with other content */
    CODE_U27,  /* the signature file is not one */
    CODE_U30,  /* the disk is full; number: MB missing */
    CODE_U31,  /* our disk refuses to store */
    CODE_U32,  /* our disk gives back something else than was stored */
    CODE_U40,  /* preflight: the pack is faulty; number: page or 0 */
    CODE_U41,  /* preflight: too large, or took too long */
    CODE_U42,  /* made for a newer program */
    CODE_U50,  /* the new content did not keep running; the previous one is back */
    CODE_U60,  /* another update has not ended yet */
    CODE_U99,  /* a fault of the program itself */
    CODE_COUNT,
} UpdateCode;

typedef enum CodeLanguage {
    CODE_JAPANESE,
    CODE_ENGLISH,
    CODE_LANGUAGES,
} CodeLanguage;

typedef struct CodeText {
    Str name;                     /* "U30" */
    Str sentence[CODE_LANGUAGES]; /* '#' stands for the code's number */
    Str without[CODE_LANGUAGES];  /* the sentence when the number is 0; empty: the same */
    Str advice[CODE_LANGUAGES];   /* what to do now; empty when the sentence says it already */
} CodeText;

/* Never NULL; CODE_NONE has empty texts. */
const CodeText *code_text(UpdateCode code);

/* "U30" to CODE_U30; CODE_NONE when no code has this name. */
UpdateCode code_from_name(Str name);

/* U codes: something did not happen. The others are good news. */
bool code_is_failure(UpdateCode code);

/* P codes: more will follow. */
bool code_is_progress(UpdateCode code);

/* What to look at first when several things are wrong with one stick: the higher, the closer the
 * stick came to an update, and the more it helps to say this one. 0 for CODE_NONE. */
int32_t code_weight(UpdateCode code);

/* What the number is called where programs exchange it: "percent", "mb", "files", "page" or
 * "serial". */
Str code_number_name(UpdateCode code);

/* The sentence with its number written out. */
Str code_sentence_in(Arena *arena, UpdateCode code, CodeLanguage language, int32_t number);

/* The last sentence of every failure's card. */
Str code_still_shown(CodeLanguage language);

#endif
