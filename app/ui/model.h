/* The state of the interface: one plain value.
 *
 * Everything a picture depends on is here or in Opened (what was read from the pack for it). A
 * Model can be compared, printed (ui/dump.h) and replayed; it points to nothing. Only ui_update and
 * ui_settle write it (ui/update.h).
 */
#ifndef TSUBO_UI_MODEL_H
#define TSUBO_UI_MODEL_H

#include "page/pages.h"
#include "ui/gesture.h"
#include "ui/lecture.h"
#include "ui/notice.h"
#include "ui/spots.h"
#include "ui/staff.h"
#include "ui/words.h"

typedef enum ScreenKind {
    SCREEN_ATTRACT,
    SCREEN_HOME,
    SCREEN_ISSUES,
    SCREEN_CONTENTS, /* of the issue with number `id` */
    SCREEN_ARTICLE,  /* the article with id `id` */
    SCREEN_VIDEOS,
    SCREEN_VIDEO, /* the video with id `id` */
    SCREEN_TOPICS,
    SCREEN_TOPIC, /* the articles of topic `id` */
    SCREEN_TERMS, /* row `id` of the kana table */
    SCREEN_TERM,  /* the term with id `id` */
    SCREEN_TROUBLE,
    SCREEN_STAFF, /* the StaffPage `id` */
    SCREEN_COUNT,
} ScreenKind;

typedef struct Place {
    ScreenKind screen;
    int32_t id;
    int32_t page; /* index */
} Place;

typedef enum TextSize {
    TEXT_SMALL,
    TEXT_NORMAL,
    TEXT_LARGE,
    TEXT_LARGEST,
    TEXT_SIZE_COUNT,
} TextSize;

/* What lies over the screen. */
typedef enum Overlay {
    OVERLAY_NONE,
    OVERLAY_PANEL, /* text & colours */
    OVERLAY_QR,
    OVERLAY_STILL_READING,
    OVERLAY_STAFF_ASK, /* really? */
} Overlay;

typedef enum ActionKind {
    ACTION_NONE,
    ACTION_GO,   /* to `place` */
    ACTION_BACK, /* to where the reader came from, or one floor up */
    ACTION_HOME,
    ACTION_NEXT,
    ACTION_PREVIOUS,
    ACTION_PANEL,
    ACTION_SIZE, /* `value` is a TextSize */
    ACTION_LIGHT,
    ACTION_DARK,
    ACTION_INVERT,
    ACTION_LANGUAGE,
    ACTION_QR,
    ACTION_CLOSE,
    ACTION_STAY,  /* yes, still reading */
    ACTION_STAFF, /* `value` is a StaffAct */
    ACTION_CARD,  /* the card about an update: switch now, or put it aside */
} ActionKind;

typedef struct Action {
    ActionKind kind;
    int32_t value;
    Place place;
} Action;

/* Everything layout depends on. */
typedef struct Look {
    int32_t width_px;
    int32_t height_px;
    TextSize size;
    bool dark;
    Language language;
    bool lecture; /* text for a room, one line instead of bars */
} Look;

/* A settling page: from where it was let go to its place. */
typedef struct Slide {
    bool on;
    int32_t from_px; /* offset of the arriving page at the start */
    int64_t since_ms;
    Place other;        /* the page that leaves (or the neighbour that was pulled in part) */
    int32_t other_side; /* -1: it lies left of the arriving page, 1: right */
} Slide;

enum { TRAIL_MAX = 16 };

/* How long things last, in milliseconds; the operator may choose others. */
typedef struct Times {
    int32_t pause_ms;      /* without a touch, before the question, with nothing to read */
    int32_t pause_most_ms; /* the same with the longest page */
    int32_t question_ms;   /* the question まだ読んでいますか？ */
    int32_t highlight_ms;  /* each highlight of the idle screen */
    int32_t lecture_ms;    /* lecture mode ends by itself */
} Times;

typedef struct Model {
    Times times;
    Look look;
    Place place;
    Place trail[TRAIL_MAX]; /* how the reader came here, oldest first */
    /* What was read there: the page may have another number by the time of going back. */
    ReadingPlace trail_readings[TRAIL_MAX];
    int32_t trail_count;
    ReadingPlace reading; /* the sentence (or list row) the page was chosen for */
    bool reading_known;   /* false after a turn: ui_settle takes it from the page */
    Overlay overlay;
    Spots spots; /* of the panel that are not believed */
    Gesture gesture;
    Action pressed; /* under the finger */
    int32_t drag_px;
    Slide slide;
    int32_t focus; /* index of the target chosen by keys, -1 for none */
    int64_t now_ms;
    int64_t touched_ms;   /* last touch or key */
    int64_t overlay_ms;   /* since when the overlay is shown */
    int64_t highlight_ms; /* since when this highlight is shown */
    int32_t highlight;
    int32_t characters; /* to read on the page shown; for the idle pause */
    int32_t slide_ms;   /* how long a page takes to settle; 0 switches it off */
    Word trouble;       /* the sentence of SCREEN_TROUBLE */
    bool trouble_here;  /* … and only one place is in it: everything else can be read */
    Notice notice;      /* about an update */
    Staff staff;
    Lecture lecture;
    bool quiet;    /* an hour in which an unused screen is black */
    bool keys_off; /* a booth: typed keys mean nothing but to a speaker */
    bool debug;    /* draw the overlay for developers */
} Model;

typedef enum Key {
    KEY_NEXT, /* right arrow, page down, space, a clicker's forward */
    KEY_PREVIOUS,
    KEY_UP,
    KEY_DOWN,
    KEY_ENTER,
    KEY_BACK, /* Esc, backspace */
    KEY_HOME,
    KEY_LARGER,
    KEY_SMALLER,
    KEY_INVERT,
    KEY_LANGUAGE,
    KEY_DEBUG,
    KEY_LEAVE,
    KEY_BLANK, /* a clicker's black screen */
    KEY_0,
    KEY_1,
    KEY_2,
    KEY_3,
    KEY_4,
    KEY_5,
    KEY_6,
    KEY_7,
    KEY_8,
    KEY_9,
    KEY_COUNT,
} Key;

typedef enum InputKind {
    INPUT_TICK, /* time has passed */
    INPUT_TOUCH,
    INPUT_KEY,
    INPUT_RESIZE, /* x, y are the new size */
    INPUT_UPDATE, /* the installer reports `code` and `number` */
    INPUT_COMING, /* … and the `title` of what it takes in */
    INPUT_STICK,  /* a stick came or went */
    INPUT_STAFF,  /* the answer to a `task` of the staff page */
    INPUT_QUIET,  /* a quiet hour began or ended: `quiet` */
} InputKind;

typedef struct Input {
    InputKind kind;
    int64_t now_ms; /* monotonic */
    Touch touch;    /* of INPUT_TOUCH */
    Key key;        /* of INPUT_KEY */
    int32_t width_px, height_px;
    UpdateCode code;
    int32_t number;
    Str title;      /* of INPUT_COMING; borrowed */
    bool stick;     /* of INPUT_STICK: it is there */
    bool quiet;     /* of INPUT_QUIET: it is one now */
    StaffTask task; /* of INPUT_STAFF, with what to tell about it */
    bool good;
    Word word;
} Input;

/* What the shell has to do. */
typedef struct Effects {
    bool leave;      /* end the program */
    bool switch_now; /* show the new content */
    StaffTask task;  /* for the staff page, with the pack or the PIN it is about */
    int32_t index;
    char pin[STAFF_PIN_MOST];
    int32_t pin_size;
} Effects;

bool place_equal(Place a, Place b);

#endif
