/* Every word the kiosk says, in Japanese and in English, in one table (words.c).
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
    WORD_COUNT,
} Word;

Str words_view(Language language, Word word);

/* The pattern of the word filled with whole numbers (those it does not name are ignored). */
Str words_print_in(Arena *arena, Language language, Word word, const int32_t numbers[3]);

/* The pattern with one text put in place of its "%s". */
Str words_insert_in(Arena *arena, Language language, Word word, Str text);

/* The head of a row of the kana table: あ か さ た な は ま や ら わ. */
Str words_kana_row(int32_t row);

#endif
