/* Every word the kiosk says, in Japanese and in English, in one table (words.c; the staff's part of
 * it in words_staff.c).
 *
 * A word with a "%d" or "%s" is a pattern for words_print; the order of its arguments is the same
 * in both languages. Content stays Japanese; only the interface is switched. */
#ifndef TSUBO_UI_WORDS_H
#define TSUBO_UI_WORDS_H

#include "base/arena.h"

typedef enum Language {
    LANGUAGE_JAPANESE,
    LANGUAGE_ENGLISH,
    LANGUAGE_COUNT,
} Language;

typedef enum Word {
    WORD_HOME,
    WORD_BACK,
    WORD_CONTENTS,
    WORD_ALL_ISSUES,
    WORD_VIDEOS,
    WORD_TOPICS,
    WORD_TERMS,
    WORD_TEXT_AND_COLOURS,
    WORD_PREVIOUS,
    WORD_NEXT,
    WORD_PREVIOUS_PAGE,
    WORD_NEXT_PAGE,
    WORD_PREVIOUS_ARTICLE,
    WORD_NEXT_ARTICLE,
    WORD_PREVIOUS_VIDEO,
    WORD_NEXT_VIDEO,
    WORD_FIRST_ARTICLE,
    WORD_FIRST_VIDEO,
    WORD_NEXT_ISSUE,
    WORD_PREVIOUS_ISSUE,
    WORD_TO_VIDEOS,
    WORD_NEWEST_ISSUE,
    WORD_ISSUE_NUMBER,  /* %d */
    WORD_ISSUED_ON,     /* %d %d %d: year, month, day */
    WORD_DATE,          /* %d %d %d */
    WORD_MONTH,         /* %d %d: year, month */
    WORD_ARTICLE_COUNT, /* %d */
    WORD_READ_THIS_ISSUE,
    WORD_BACK_NUMBERS,
    WORD_LEARN_BY_VIDEO,
    WORD_FIND_BY_TOPIC,
    WORD_SEE_ALL,
    WORD_SWIPE_HINT,
    WORD_TOUCH_THE_SCREEN,
    WORD_FROM_ISSUE, /* %d */
    WORD_FROM_VIDEOS,
    WORD_DIGEST_OF,    /* %s: section */
    WORD_ARTICLE_OF,   /* %d %d */
    WORD_VIDEO_OF,     /* %d %d */
    WORD_PAGE_OF,      /* %d %d */
    WORD_LIST_PAGE_OF, /* %d %d */
    WORD_PAGES,        /* %d */
    WORD_ITEMS,        /* %d */
    WORD_QR_ARTICLE,
    WORD_QR_VIDEO,
    WORD_QR_LARGE,
    WORD_LOOK_FOR,
    WORD_RELATED_VIDEO,
    WORD_RELATED_ARTICLE,
    WORD_NAMED_IN,
    WORD_PUBLISHER,
    WORD_WATCH_AT,
    WORD_AUDIENCE,
    WORD_PUBLISHED,
    WORD_LENGTH,
    WORD_MINUTES, /* %d */
    WORD_SIZE_SMALL,
    WORD_SIZE_NORMAL,
    WORD_SIZE_LARGE,
    WORD_SIZE_LARGEST,
    WORD_TEXT_SIZE,
    WORD_COLOURS,
    WORD_LIGHT,
    WORD_DARK,
    WORD_LANGUAGE,
    WORD_INVERT,
    WORD_OTHER_LANGUAGE,
    WORD_CLOSE,
    WORD_STILL_READING,
    WORD_STILL_READING_HINT,
    WORD_KEEP_READING,
    WORD_TERM_ARTICLES,
    WORD_NO_TERMS,
    WORD_NOTHING_HERE,
    WORD_TROUBLE_TITLE,
    WORD_TROUBLE_FILE,
    WORD_TROUBLE_FORMAT,
    WORD_TROUBLE_LIMIT,
    WORD_TROUBLE_OTHER,
    WORD_TROUBLE_STAFF,
    WORD_SMALL_SCREEN,
    WORD_DRAFT,
    WORD_UPDATE_COMING,
    WORD_UPDATE_DONE,
    WORD_UPDATE_SAME,
    WORD_UPDATE_NOT,
    WORD_UPDATE_CODE, /* %s */
    WORD_STEP_SIGNATURE,
    WORD_STEP_COPY,
    WORD_STEP_CHECK,
    WORD_STEP_SWITCH,
    WORD_STEP_DONE,
    WORD_STEP_NEXT,
    WORD_STICK_STAYS,
    WORD_STICK_MAY_GO,
    /* From here on: the staff pages and lecture mode (words_staff.c). */
    WORD_STAFF,
    WORD_STAFF_HEALTH,
    WORD_STAFF_TASKS,
    WORD_STAFF_PACKS,
    WORD_STAFF_COUNTS,
    WORD_STAFF_PIN,
    WORD_STAFF_ENTER_PIN,
    WORD_STAFF_WRONG_PIN,
    WORD_STAFF_WAIT, /* %d */
    WORD_STAFF_ONLY_HEALTH,
    WORD_STAFF_NO_PIN,
    WORD_STAFF_SUPPORT,
    WORD_STAFF_SUPPORT_HINT,
    WORD_ROW_SCREEN,
    WORD_ROW_TOUCH,
    WORD_ROW_CONTENT,
    WORD_ROW_STORE,
    WORD_ROW_UPDATE,
    WORD_ROW_UP,
    WORD_ROW_MEMORY,
    WORD_ROW_GLYPHS,
    WORD_ROW_SETTINGS,
    WORD_ROW_COUNTS,
    WORD_ROW_CLOCK,
    WORD_ROW_VERSION,
    WORD_SCREEN_SIZE,   /* %d %d */
    WORD_SCREEN_TURNED, /* %d %d %d */
    WORD_SCREEN_GONE,
    WORD_SCREEN_ONE_OF, /* %d %d %d */
    WORD_TOUCH_PANELS,  /* %d */
    WORD_TOUCH_SPOTS,   /* %d */
    WORD_TOUCH_NONE,
    WORD_CONTENT_SERIAL, /* %d */
    WORD_CONTENT_NONE,
    WORD_STORE_FREE, /* %d */
    WORD_STORE_LOW,  /* %d */
    WORD_STORE_UNUSED,
    WORD_STORE_BROKEN,
    WORD_UPDATE_NEVER,
    WORD_UP_DAYS,    /* %d %d */
    WORD_UP_HOURS,   /* %d %d */
    WORD_MEMORY_USE, /* %d %d */
    WORD_GLYPHS_FINE,
    WORD_GLYPHS_MISSING, /* %d */
    WORD_SETTINGS_FINE,
    WORD_SETTINGS_NOTES, /* %d */
    WORD_COUNTS_ON,
    WORD_COUNTS_OFF,
    WORD_COUNTS_MEMORY,
    WORD_COUNTS_FAILED,
    WORD_CLOCK_FINE,
    WORD_CLOCK_WRONG,
    WORD_TASK_ROLL_BACK,
    WORD_TASK_TOUCH,
    WORD_TASK_CALIBRATE,
    WORD_TASK_PICTURE,
    WORD_TASK_CLEAN,
    WORD_TASK_LECTURE,
    WORD_TASK_EXPORT,
    WORD_TASK_RECEIPT,
    WORD_TASK_TO_STICK,
    WORD_TASK_RESTART,
    WORD_TASK_SHUT_DOWN,
    WORD_TASK_LEAVE,
    WORD_PACK_PREVIOUS,
    WORD_PACK_REMOVE,
    WORD_ASK_ROLL_BACK, /* %s */
    WORD_ASK_REMOVE,    /* %s */
    WORD_ASK_RESTART,
    WORD_ASK_SHUT_DOWN,
    WORD_ASK_LEAVE,
    WORD_YES,
    WORD_NO,
    WORD_TOLD_FAILED,
    WORD_TOLD_ASKED,
    WORD_TOLD_NO_STORE,
    WORD_TOLD_NO_STICK,
    WORD_TOLD_STICK_FAILED,
    WORD_TOLD_STICK_DONE,
    WORD_TOLD_STICK_BUSY,
    WORD_TOLD_CALIBRATED,
    WORD_TOLD_NOT_CALIBRATED,
    WORD_TOUCH_TEST_HINT, /* %d */
    WORD_CALIBRATE_HINT,  /* %d %d */
    WORD_CALIBRATE_LAST,
    WORD_PICTURE_HINT, /* %d %d */
    WORD_CLEANING,
    WORD_CLEANING_HINT, /* %d */
    WORD_COUNTS_SESSIONS,
    WORD_COUNTS_VISITS,
    WORD_COUNTS_OPENS,
    WORD_COUNTS_COMPLETED,
    WORD_COUNTS_CODES,
    WORD_COUNTS_TOP,
    WORD_COUNTS_DWELL,
    WORD_COUNTS_SIZES,
    WORD_COUNTS_LANGUAGES,
    WORD_COUNTS_EMPTY,
    WORD_JAPANESE,
    WORD_ENGLISH,
    WORD_DWELL_1,
    WORD_DWELL_2,
    WORD_DWELL_3,
    WORD_DWELL_4,
    WORD_DWELL_5,
    WORD_DWELL_6,
    WORD_LECTURE,
    WORD_LECTURE_NUMBER,
    WORD_LECTURE_HINT,
    WORD_COUNT,
} Word;

Str words_view(Language language, Word word);

/* The pattern of the word filled with whole numbers (those it does not name are ignored). */
Str words_print_in(Arena *arena, Language language, Word word, const int32_t numbers[3]);

/* The pattern with one text put in place of its "%s". */
Str words_insert_in(Arena *arena, Language language, Word word, Str text);

/* The pair of a word from WORD_STAFF on; for words_view. */
Str words_staff_view(Language language, Word word);

/* The head of a row of the kana table: あ か さ た な は ま や ら わ. */
Str words_kana_row(int32_t row);

#endif
