/* The kana table, as text: U+3041 … U+3096 in the order of Unicode, and what each counts as. */
#include "base/reading.h"

#include "base/utf8.h"

enum {
    KANA_FIRST = 0x3041,
    KANA_LAST = 0x3096,
    LONG_VOWEL = 0x30FC,
    MIDDLE_DOT = 0x30FB,
    KANA_BYTES = 3,
};

/* The plain kana of each. */
static const Str plain_kana =
    S_INIT("ああいいううええおおかかききくくけけここささししすすせせそそたたちちつつつててととなに"
           "ぬねのはは"
           "はひひひふふふへへへほほほまみむめもややゆゆよよらりるれろわわゐゑをんうかけ");

/* Plain kana in the order of the table with the vowel of each behind it. */
static const Str vowels = S_INIT("ああいいううええおおかあきいくうけえこおさあしいすうせえそおたあ"
                                 "ちいつうてえとおなあにいぬうねえ"
                                 "のおはあひいふうへえほおまあみいむうめえもおやあゆうよおらありい"
                                 "るうれえろおわあゐいゑえをおんん");

/* The first plain kana of each row. */
static const uint32_t row_starts[] = {0x3042, 0x304B, 0x3055, 0x305F, 0x306A,
                                      0x306F, 0x307E, 0x3084, 0x3089, 0x308F};

static bool is_hiragana(uint32_t scalar) {
    return scalar >= KANA_FIRST && scalar <= KANA_LAST;
}

static uint32_t plain(uint32_t scalar) {
    int32_t at = (int32_t)(scalar - KANA_FIRST) * KANA_BYTES;
    Str rest = str_slice(plain_kana, at, at + KANA_BYTES);
    return utf8_next(&rest);
}

static uint32_t vowel_of(uint32_t kana) {
    Str rest = vowels;
    while (rest.size > 0) {
        uint32_t candidate = utf8_next(&rest);
        uint32_t vowel = utf8_next(&rest);
        if (candidate == kana) {
            return vowel;
        }
    }
    return kana;
}

/* The next character as it counts in an index; 0 at the end. A middle dot does not count. */
static uint32_t next_weight(Str *rest, uint32_t before) {
    while (rest->size > 0) {
        uint32_t scalar = utf8_next(rest);
        if (scalar == LONG_VOWEL) {
            return vowel_of(before);
        }
        if (scalar != MIDDLE_DOT) {
            return is_hiragana(scalar) ? plain(scalar) : scalar;
        }
    }
    return 0;
}

/* Which of the ten rows of the table a reading belongs to. */
int32_t reading_row(Str reading) {
    if (reading.size == 0) {
        return -1;
    }
    uint32_t first = utf8_next(&reading);
    if (!is_hiragana(first)) {
        return -1;
    }
    int32_t row = COUNT_OF(row_starts) - 1;
    while (plain(first) < row_starts[row]) {
        row--;
    }
    return row;
}

/* Where the first sign stands that is no hiragana, or −1. */
int32_t reading_fault(Str reading) {
    Str rest = reading;
    while (rest.size > 0) {
        int32_t at = reading.size - rest.size;
        uint32_t scalar = utf8_next(&rest);
        bool inner = scalar == LONG_VOWEL || scalar == MIDDLE_DOT;
        if (!is_hiragana(scalar) && !(inner && at > 0)) {
            return at;
        }
    }
    return -1;
}

/* As a dictionary does: small kana count as large ones, marks come last. */
int reading_compare(Str a, Str b) {
    Str left = a;
    Str right = b;
    uint32_t before_left = 0;
    uint32_t before_right = 0;
    while (left.size > 0 || right.size > 0) {
        before_left = next_weight(&left, before_left);
        before_right = next_weight(&right, before_right);
        if (before_left != before_right) {
            return before_left < before_right ? -1 : 1;
        }
    }
    return str_compare(a, b);
}
