/* The class table: 256 pages of 256 characters for the basic plane.
 *
 * A page is either uniform (a small letter: the class of all its characters) or stands in BLOCKS (a
 * capital letter: A is the first block). A block is 256 letters, one a character. Two loads answer
 * any question about the basic plane; the other planes are ranges. A sorted list of ranges would be
 * shorter, but it is searched for every character of every paragraph.
 *
 * To find the letter of U+30FC: the block that holds U+3000, row F, column C: `p`, a prolonged
 * sound mark. Members of a class are those of §3 of the composition rules; test_class.c lists them
 * the other way round, class by class, so a slip in here does not pass. */
#include "text/class.h"

/* U+0000–FFFF by high byte. */
static const char PAGES[] = "AllBllllllllllll"
                            "llllllllllllllll"
                            "CDEyyyyyyFyyyyjj"
                            "GHyIjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "jjjjjjjjjjjjjjjj"
                            "yyyyyyyyyyyyyyyy"
                            "yyyyyyyyyyyyyyyy"
                            "yyyyyyyyyyyyyyyy"
                            "yyyyyyyyyyyyyyyy"
                            "yyyyyyyyyyyyyyyy"
                            "yyyyyyyyyjjlllJK";

/* Each block in sixteen rows of sixteen characters. */
static const char *const BLOCKS[] = {
    /* U+0000 */
    "zzzzzzzzzwwwwwzz"
    "zzzzzzzzzzzzzzzz"
    "wqeebaeeoceekefe"
    "ddddddddddmmeeeq"
    "elllllllllllllll"
    "llllllllllloecee"
    "elllllllllllllll"
    "llllllllllloecez"
    "zzzzzwzzzzzzzzzz"
    "zzzzzzzzzzzzzzzz"
    "weabebeyyeeoezae"
    "ayeeylyeeeeceeee"
    "llllllllllllllll"
    "lllllllyllllllll"
    "llllllllllllllll"
    "lllllllyllllllll",
    /* U+0300 */
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll",
    /* U+2000 */
    "wwwwwwwwwwwzzuzz"
    "hhhhnnyyocooocoo"
    "yyyyennywwzzzzzw"
    "aaaaayyyyocyqqyy"
    "yyyyeyyqqqyyyyyy"
    "yyyyyyyyyyyyyyyw"
    "zzzzzzzzzzzzzzzz"
    "eeeeeeeeeeeeeeee"
    "eeeeeeeeeeeeeeee"
    "eeeeeeeeeeeeeeee"
    "bbbbbbbbbbbbbbbb"
    "bbbbbbbbbbbbbbbb"
    "bbbbbbbbbbbbbbbb"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu"
    "uuuuuuuuuuuuuuuu",
    /* U+2100 */
    "yyyayyyyyayyyyyy"
    "yyyayybyyyyyyyyy"
    "yyayyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy",
    /* U+2200 */
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyn"
    "yyyyyyyyyyyyyyyy",
    /* U+2900 */
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyocyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy",
    /* U+3000 */
    "xkfyyijjococococ"
    "ocyyocococochocc"
    "yjjjjjjjjjuuuuuu"
    "hyynnnyyjjjiyyyy"
    "ysgsgsgsgsgggggg"
    "gggggggggggggggg"
    "gggsgggggggggggg"
    "gggggggggggggggg"
    "gggsgsgsggggggsg"
    "gggggssyyuuvviig"
    "hstststststttttt"
    "tttttttttttttttt"
    "tttstttttttttttt"
    "tttttttttttttttt"
    "tttstststtttttst"
    "tttttssttttmpiit",
    /* U+3100 */
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "jjjjjjjjjjjjjjjj"
    "jjjjjjjjjjjjjjjj"
    "jjjjjjjjjjjjjjjj"
    "ssssssssssssssss",
    /* U+3300 */
    "yyyayyyyyyyyyayy"
    "yyyyayyyayyyyyyy"
    "yyaayyaayyyayyyy"
    "yyyyyyayyyyayyyy"
    "yyyyyyyyyaayyayy"
    "yayyyyyayyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyaa"
    "yyyyyyyyyyyyaaay"
    "yayyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyayyyyyyayyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy",
    /* U+FE00 */
    "uuuuuuuuuuuuuuuu"
    "yyyyyyyyyyyyyyyy"
    "uuuuuuuuuuuuuuuu"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "llllllllllllllll"
    "lllllllllllllllz",
    /* U+FF00 */
    "yqyybayyocyykyfy"
    "yyyyyyyyyymmyyyq"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyoycyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyoycho"
    "cfockmtsssssssss"
    "pttttttttttttttt"
    "tttttttttttttttt"
    "ttttttttttttttvv"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "yyyyyyyyyyyyyyyy"
    "abyyybyyyyyyyyyy"
    "zzzzzzzzzzzzyyyy",
};

/* Planes 1 and up: emoji are symbols, their skin tones and the supplementary variation selectors
 * join, tags are invisible, planes 2 and 3 are Han. */
static Class class_of_upper(uint32_t scalar) {
    if (scalar >= 0x20000 && scalar <= 0x3FFFF) {
        return CLASS_KANJI;
    }
    if ((scalar >= 0xE0100 && scalar <= 0xE01EF) || (scalar >= 0x1F3FB && scalar <= 0x1F3FF)) {
        return CLASS_COMBINING;
    }
    if (scalar >= 0xE0000 && scalar <= 0xE007F) {
        return CLASS_INVISIBLE;
    }
    return CLASS_SYMBOL;
}

/* By table, a page of 256 scalars at a time. */
Class class_of(uint32_t scalar) {
    if (scalar > 0xFFFF) {
        return class_of_upper(scalar);
    }
    /* Capital letters are blocks, small ones the class of the whole page. */
    char page = PAGES[scalar >> 8];
    int letter = page >= 'a' ? page : BLOCKS[page - 'A'][scalar & 0xFF];
    return (Class)(letter - 'a');
}

/* Below U+3000 only quotation marks, dashes, dots and doubled marks have full-width glyphs in our
 * faces; from there on it is the blocks that were made for them. */
bool class_is_full_width_form(uint32_t scalar) {
    if (scalar < 0x3000) {
        return scalar == 0x2018 || scalar == 0x2019 || scalar == 0x201C || scalar == 0x201D ||
               scalar == 0x2014 || scalar == 0x2015 || scalar == 0x2025 || scalar == 0x2026 ||
               scalar == 0x203C || (scalar >= 0x2047 && scalar <= 0x2049);
    }
    return scalar <= 0x303F || scalar == 0x30FB || scalar == 0x30A0 ||
           (scalar >= 0xFF01 && scalar <= 0xFF60);
}

bool class_is_any_digit(uint32_t scalar) {
    return (scalar >= '0' && scalar <= '9') || (scalar >= 0xFF10 && scalar <= 0xFF19);
}

/* ー belongs to the word it stands in, ・ does not: between the parts of a foreign name a line may
 * end as well as between two words. */
bool class_is_katakana(uint32_t scalar) {
    return (scalar >= 0x30A1 && scalar <= 0x30FA) || scalar == 0x30FC ||
           (scalar >= 0x31F0 && scalar <= 0x31FF) || (scalar >= 0xFF66 && scalar <= 0xFF9F);
}

bool class_is_full_width_alphanumeric(uint32_t scalar) {
    return (scalar >= 0xFF10 && scalar <= 0xFF19) || (scalar >= 0xFF21 && scalar <= 0xFF3A) ||
           (scalar >= 0xFF41 && scalar <= 0xFF5A);
}
