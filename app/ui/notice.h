/* What the booth tells about an update, for how long, and when it may switch. Part of the Model.
 *
 * A Notice follows the codes that the installer reports (library/codes.h). It changes at most once
 * a second, so that a card can be read; it goes a minute after the stick has gone; and it finds the
 * quiet moment in which new content may take the place of the old. Pure: every call brings the
 * time.
 *
 *     notice_tell(&model->notice, CODE_P2, 45, now_ms);
 *     notice_pass(&model->notice, now_ms);          // with every input
 *     wait until notice_deadline_ms(&model->notice)
 */
#ifndef TSUBO_UI_NOTICE_H
#define TSUBO_UI_NOTICE_H

#include "library/codes.h"

enum {
    /* A card that changes faster than this cannot be read (update specification, section 2.9). */
    NOTICE_HOLD_MS = 1000,
    /* How long the last word stays after the stick has been pulled (the same section). */
    NOTICE_STAY_MS = 60000,
    /* A stick that is forgotten in its socket must not keep a card on the screen for weeks. */
    NOTICE_FORGOTTEN_MS = 300000,
    /* Nobody has touched the screen for this long: the new content may be shown (section 2.5). */
    NOTICE_QUIET_MS = 30000,
    /* The title of what is coming, in bytes. */
    NOTICE_TITLE_BYTES = 96,
};

typedef struct Notice {
    UpdateCode code; /* on the card; CODE_NONE: there is no card */
    int32_t number;  /* its percent, serial, MB, files or page */
    UpdateCode next; /* waits until the card has been readable for a second */
    int32_t next_number;
    int64_t since_ms;   /* the card shows this code */
    bool stick;         /* a stick is plugged in */
    int64_t stick_ms;   /* since it is in, or out */
    bool folded;        /* a reader has put the card aside */
    bool wished;        /* the switch was asked for, by a tap or by silence */
    bool switching;     /* and the request has left as an effect */
    int32_t title_size; /* of what is coming; 0: not known */
    char title[NOTICE_TITLE_BYTES];
} Notice;

/* A report of the installer. */
void notice_tell(Notice *notice, UpdateCode code, int32_t number, int64_t now_ms);
/* The title of the pack that is being installed; cut at a character when it is too long. */
void notice_name(Notice *notice, Str title);
/* A stick came or went. */
void notice_stick(Notice *notice, bool in, int64_t now_ms);
/* What time alone changes: the next card, and no card. */
void notice_pass(Notice *notice, int64_t now_ms);

/* More will follow: one of the four steps is under way. */
bool notice_runs(const Notice *notice);
/* New content waits to be switched to, and nobody has asked for it yet. */
bool notice_waits(const Notice *notice);

/* A tap on the card: new content is wished for at once; any other card only makes way for what lies
 * under it, or comes back. */
void notice_press(Notice *notice);

/* When notice_pass has something to do; -1 for never. */
int64_t notice_deadline_ms(const Notice *notice);

#endif
