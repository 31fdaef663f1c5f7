/* What kind of character is this? The classes of JLREQ appendix A, refined where we need it.
 *
 * A class says nothing about faces or widths and nothing about neighbours: `-` is a Western sign
 * here even if promote.h makes a hyphen of it later because of what stands before it. The table
 * follows §3 of our composition rules; JLREQ's number stands beside each class.
 *
 *     Class class = class_of(0x300C);                       // CLASS_OPENING_BRACKET
 *     if (CLASS_BIT(class) & CLASS_MASK_KANA) { … }
 *
 * Every value is a letter of the table in class.c, so that the table can be read as text.
 */
#ifndef TSUBO_TEXT_CLASS_H
#define TSUBO_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum Class {
    CLASS_POSTFIX = 'a' - 'a', /* cl-13: ％ ℃ ㎏ ™ */
    CLASS_PREFIX = 'b' - 'a',  /* cl-12: ¥ $ №; ± − ℡ # only directly before a digit */
    CLASS_CLOSING_BRACKET = 'c' - 'a', /* cl-02 */
    CLASS_DIGIT = 'd' - 'a',           /* cl-24, half-width only */
    CLASS_WESTERN_SIGN = 'e' - 'a',    /* part of cl-27: ASCII signs without a job of their own */
    CLASS_FULL_STOP = 'f' - 'a',       /* cl-06 */
    CLASS_HIRAGANA = 'g' - 'a',        /* cl-15 */
    CLASS_HYPHEN = 'h' - 'a',          /* cl-03: ‐ – 〜 ゠ */
    CLASS_ITERATION_MARK = 'i' - 'a',  /* cl-09: 々 ゝ ヽ */
    CLASS_KANJI = 'j' - 'a',           /* cl-19, Han characters */
    CLASS_COMMA = 'k' - 'a',           /* cl-07 */
    CLASS_WESTERN_LETTER = 'l' - 'a',  /* cl-27 */
    CLASS_MIDDLE_DOT = 'm' - 'a',      /* cl-05: ・ ： ； */
    CLASS_INSEPARABLE = 'n' - 'a',     /* cl-08: — … ‥ */
    CLASS_OPENING_BRACKET = 'o' - 'a', /* cl-01 */
    CLASS_PROLONGED_SOUND_MARK = 'p' - 'a', /* cl-10: ー */
    CLASS_DIVIDING_MARK = 'q' - 'a',        /* cl-04: ！ ？ */
    CLASS_SMALL_KANA = 's' - 'a',           /* cl-11 */
    CLASS_KATAKANA = 't' - 'a',             /* cl-16 */
    CLASS_COMBINING = 'u' - 'a',            /* joins the character before it */
    CLASS_VOICING_MARK = 'v' - 'a', /* ゛ ゜ ﾞ ﾟ: drawn alone, never parted from the kana */
    CLASS_SPACE = 'w' - 'a',        /* cl-26 and the fixed spaces, tab and newline */
    CLASS_IDEOGRAPHIC_SPACE = 'x' - 'a', /* cl-14 */
    CLASS_SYMBOL = 'y' - 'a',            /* cl-19, everything full-width that is not Han */
    CLASS_INVISIBLE = 'z' - 'a',         /* controls, joiners, U+200B, U+2060, U+00AD */
} Class;

#define CLASS_BIT(class) (1u << (class))

/* Kana of any size. */
#define CLASS_MASK_KANA                                                                            \
    (CLASS_BIT(CLASS_HIRAGANA) | CLASS_BIT(CLASS_KATAKANA) | CLASS_BIT(CLASS_SMALL_KANA))

/* The "J-letters" of §3: what gets a quarter em beside Western letters. */
#define CLASS_MASK_JAPANESE_LETTER                                                                 \
    (CLASS_MASK_KANA | CLASS_BIT(CLASS_PROLONGED_SOUND_MARK) | CLASS_BIT(CLASS_ITERATION_MARK) |   \
     CLASS_BIT(CLASS_KANJI))

/* Punctuation that may exist as a full-width form. */
#define CLASS_MASK_PUNCTUATION                                                                     \
    (CLASS_BIT(CLASS_OPENING_BRACKET) | CLASS_BIT(CLASS_CLOSING_BRACKET) |                         \
     CLASS_BIT(CLASS_FULL_STOP) | CLASS_BIT(CLASS_COMMA) | CLASS_BIT(CLASS_MIDDLE_DOT) |           \
     CLASS_BIT(CLASS_DIVIDING_MARK) | CLASS_BIT(CLASS_HYPHEN) | CLASS_BIT(CLASS_INSEPARABLE))

/* Blank without a glyph. */
#define CLASS_MASK_SPACE (CLASS_BIT(CLASS_SPACE) | CLASS_BIT(CLASS_IDEOGRAPHIC_SPACE))

/* "Letters" of Western words: letters, digits and signs without a job of their own. */
#define CLASS_MASK_WESTERN                                                                         \
    (CLASS_BIT(CLASS_WESTERN_LETTER) | CLASS_BIT(CLASS_DIGIT) | CLASS_BIT(CLASS_WESTERN_SIGN))

/* The class by itself, without its neighbours. Any value is allowed, also above U+10FFFF. */
Class class_of(uint32_t scalar);

/* Full-width forms whose body we set half an em wide (Rule 1.1 of the composition notes), and
 * full-width signs in general: U+3000–303F, ・, ＂full-width ASCII＂ and the quotation marks. */
bool class_is_full_width_form(uint32_t scalar);

/* Half-width or full-width decimal digit. */
bool class_is_any_digit(uint32_t scalar);

/* Katakana of either width and size, with ー: what a katakana word is made of. */
bool class_is_katakana(uint32_t scalar);

/* Full-width Latin letters and digits. */
bool class_is_full_width_alphanumeric(uint32_t scalar);

#endif
