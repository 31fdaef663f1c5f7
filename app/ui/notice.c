/* The card's clock. Codes come from another process at any pace; a person reads at one. */
#include "ui/notice.h"

#include <string.h>

#include "base/utf8.h"

/* Everything that belongs to one code is set in one place. */
static void show(Notice *notice, UpdateCode code, int32_t number, int64_t now_ms) {
    bool other = code != notice->code;
    notice->code = code;
    notice->number = number;
    notice->since_ms = now_ms;
    notice->next = CODE_NONE;
    /* A result is worth unfolding for; another percent is not. */
    notice->folded = notice->folded && (!other || notice_runs(notice));
    /* P4 waits for the switch; every other code means that there is nothing to switch to any
     * more. */
    if (code != CODE_P4) {
        notice->wished = notice->switching = false;
    }
}

/* A code that comes too soon waits; only the last of several is worth telling. */
void notice_tell(Notice *notice, UpdateCode code, int32_t number, int64_t now_ms) {
    if (notice->code == CODE_NONE || now_ms - notice->since_ms >= NOTICE_HOLD_MS) {
        show(notice, code, number, now_ms);
    } else {
        notice->next = code;
        notice->next_number = number;
    }
}

/* Cut at a whole character; half of one would be drawn as a box. */
void notice_name(Notice *notice, Str title) {
    int32_t size = 0;
    for (Str rest = title; rest.size > 0; size = title.size - rest.size) {
        utf8_next(&rest);
        if (title.size - rest.size > NOTICE_TITLE_BYTES) {
            break;
        }
    }
    if (size > 0) {
        memcpy(notice->title, title.at, (size_t)size);
    }
    notice->title_size = size;
}

/* From now on the last word has a minute. */
void notice_stick(Notice *notice, bool in, int64_t now_ms) {
    notice->stick = in;
    notice->stick_ms = now_ms;
}

bool notice_runs(const Notice *notice) {
    return code_is_progress(notice->code) || notice->code == CODE_S3;
}

/* When the last word of an update goes; -1 while there is more to come. */
static int64_t end_ms(const Notice *notice) {
    if (notice->code == CODE_NONE || notice_runs(notice)) {
        return -1;
    }
    /* As long as the stick is in, somebody may still be standing there; but a forgotten one must
     * not hold the card for weeks. */
    if (notice->stick) {
        return notice->since_ms + NOTICE_FORGOTTEN_MS;
    }
    /* The minute begins with whichever came last, the word or the pulling of the stick. */
    int64_t from = notice->stick_ms > notice->since_ms ? notice->stick_ms : notice->since_ms;
    return from + NOTICE_STAY_MS;
}

/* The waiting code first: it may be what ends the card. */
void notice_pass(Notice *notice, int64_t now_ms) {
    if (notice->next != CODE_NONE && now_ms - notice->since_ms >= NOTICE_HOLD_MS) {
        show(notice, notice->next, notice->next_number, now_ms);
    }
    int64_t end = end_ms(notice);
    if (end >= 0 && now_ms >= end && notice->next == CODE_NONE) {
        show(notice, CODE_NONE, 0, now_ms);
        notice->title_size = 0;
        notice->folded = false;
    }
}

bool notice_waits(const Notice *notice) {
    return notice->code == CODE_P4 && !notice->wished;
}

void notice_press(Notice *notice) {
    if (notice_waits(notice)) {
        notice->wished = true;
    } else {
        notice->folded = !notice->folded;
    }
}

/* A card that waits for another code is the nearest thing to happen. */
int64_t notice_deadline_ms(const Notice *notice) {
    return notice->next != CODE_NONE ? notice->since_ms + NOTICE_HOLD_MS : end_ms(notice);
}
