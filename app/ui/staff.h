/* The staff page as data: what is open, what was typed, what is asked for. Part of the Model.
 *
 * Five quick taps on the seal, the last one held for two seconds, open it (Knock). With a PIN in
 * the settings a pad asks for it and everything can be done; without one there is only the page
 * that tells how the booth is. Nothing here touches the machine: a wish leaves as an effect of
 * ui_update
 * (`wish`), the shell carries it out and answers with an input.
 *
 *     if (knock_follow(&staff->knock, &touch, now_ms, seal)) { … }
 *     if (knock_opens(&staff->knock, now_ms)) { staff_open(model); }
 */
#ifndef TSUBO_UI_STAFF_H
#define TSUBO_UI_STAFF_H

#include "page/display.h"
#include "ui/gesture.h"
#include "ui/words.h"

/* `id` of a place with SCREEN_STAFF. */
typedef enum StaffPage {
    STAFF_HEALTH,
    STAFF_TASKS,
    STAFF_COUNTS,
    STAFF_PACKS,
    STAFF_PIN,
    STAFF_TOUCH,     /* drawing under the fingers */
    STAFF_CALIBRATE, /* four crosses, and one to confirm */
    STAFF_PICTURE,   /* test pictures */
    STAFF_CLEANING,  /* touch is off */
    STAFF_PAGE_COUNT,
} StaffPage;

/* What the shell can be asked for. */
typedef enum StaffTask {
    STAFF_NOTHING,
    STAFF_LOOK,      /* gather the facts anew */
    STAFF_CHECK_PIN, /* Effects.pin */
    STAFF_ROLL_BACK, /* the pack `index` of the facts */
    STAFF_REMOVE,    /* the same */
    STAFF_TRY_CALIBRATION,
    STAFF_KEEP_CALIBRATION,
    STAFF_DROP_CALIBRATION,
    STAFF_EXPORT,
    STAFF_RECEIPT,
    STAFF_RESTART,
    STAFF_SHUT_DOWN,
    STAFF_LEAVE,
    STAFF_TASK_COUNT,
} StaffTask;

/* What a target of a staff page does; `value` of an ACTION_STAFF. */
typedef enum StaffAct {
    STAFF_ACT_NONE,
    STAFF_ACT_GO,    /* to the page place.id */
    STAFF_ACT_DIGIT, /* place.id */
    STAFF_ACT_ERASE,
    STAFF_ACT_ENTER,
    STAFF_ACT_ASK, /* "really?" before the task place.id with the pack place.page */
    STAFF_ACT_YES,
    STAFF_ACT_DO, /* the task place.id at once */
    STAFF_ACT_LECTURE,
} StaffAct;

enum {
    KNOCK_TAPS = 5,
    /* From one tap to the next; slower ones are somebody's idle finger. */
    KNOCK_PAUSE_MS = 700,
    KNOCK_HOLD_MS = 2000,
    STAFF_PIN_MOST = 8,
    STAFF_PIN_LEAST = 4,
    STAFF_CORNERS = 4,
    STAFF_PICTURES = 8,
    /* Marks of fingers that are kept on the touch test. */
    STAFF_MARKS = 240,
    STAFF_CLEANING_MS = 60000,
    /* Without a touch the staff page closes, locked again. */
    STAFF_PAUSE_MS = 180000,
    /* How long a wrong calibration lasts when nobody can hit its last cross. */
    STAFF_CONFIRM_MS = 15000,
    /* How long an answer stays on the page. */
    STAFF_TOLD_MS = 20000,
    /* The facts are gathered anew while somebody looks at them. */
    STAFF_LOOK_MS = 10000,
};

typedef struct StaffPoint {
    int32_t x, y; /* px */
} StaffPoint;

/* Taps on the seal. */
typedef struct Knock {
    int32_t count;
    bool holding;
    int64_t id; /* of the contact that holds */
    int64_t since_ms;
    int64_t left_ms; /* when the last tap ended */
} Knock;

typedef struct StaffMark {
    int16_t x, y;
    int16_t finger; /* the same number for one stroke */
} StaffMark;

typedef struct Staff {
    bool has_pin; /* the settings have one */
    bool unlocked;
    Knock knock;
    char pin[STAFF_PIN_MOST]; /* typed so far; digits */
    int32_t pin_size;
    bool checking;       /* the shell compares it */
    int32_t wrong;       /* tries since the last right one */
    int64_t locked_ms;   /* no try before this time */
    StaffTask asked;     /* "really?" stands on the screen */
    int32_t asked_index; /* of which pack */
    StaffTask wish;      /* leaves with the next effects */
    int32_t wish_index;
    Word told; /* the answer to the last task */
    bool told_good;
    int64_t told_ms;   /* since when it is shown; −1: nothing */
    int64_t looked_ms; /* when the facts were last asked for */
    int64_t since_ms;  /* of cleaning, or of the last cross */
    StaffPoint felt[STAFF_CORNERS];
    bool trying;    /* a matrix holds that waits for its last cross */
    int32_t corner; /* crosses that were pressed */
    int32_t picture;
    StaffMark marks[STAFF_MARKS];
    int32_t mark_count; /* written so far; a ring */
} Staff;

/* Takes note of a raw contact. */
void knock_follow(Knock *knock, const Touch *touch, int64_t now_ms, Rect seal);
/* The fifth tap has been held long enough. */
bool knock_opens(const Knock *knock, int64_t now_ms);
/* When that will be; −1 for never. */
int64_t knock_deadline_ms(const Knock *knock);

/* How long the pad waits after so many wrong tries: none for the first two, then 5, 15, 30 and 60
 * s. Never longer and never for ever: who forgot the PIN reads the settings, not this screen. */
int64_t staff_wait_ms(int32_t wrong);

/* Where the cross of a corner stands, 0–3 clockwise from the top left, and 4 in the middle. */
StaffPoint staff_cross(int32_t width_px, int32_t height_px, int32_t corner);

#endif
