/* Cutting ruby. Each call looks from the beginning of the rest for the first 《 that makes a ruby,
 * gives out the plain text before it, then the ruby itself. */
#include "pack_tool/ruby.h"

#include <stddef.h>

#include "base/utf8.h"

enum { BAR = 0xFF5C, OPEN = 0x300A, CLOSE = 0x300B, MARK_BYTES = 3 };

/* Ruby without a bar belongs to the kanji before it. */
static bool is_kanji(uint32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 ||
           c == 0x3006 || c == 0x3007 || c == 0x4EDD || c == 0x30F6;
}

/* Ruby is written in kana. */
static bool is_kana(uint32_t c) {
    return (c >= 0x3041 && c <= 0x309F) || (c >= 0x30A0 && c <= 0x30FF) || c == 0x3000;
}

/* What lies between 《 and the next 》 or 《. `closed` says which it was. */
static Str reading_at(Str after, bool *closed, bool *nested) {
    Str rest = after;
    while (rest.size > 0) {
        Str here = rest;
        uint32_t scalar = utf8_next(&rest);
        if (scalar == CLOSE || scalar == OPEN) {
            *closed = scalar == CLOSE;
            *nested = scalar == OPEN;
            return (Str){after.at, (int32_t)(here.at - after.at)};
        }
    }
    *closed = false;
    *nested = false;
    return after;
}

/* Anything else between 《 and 》 is a title in brackets. */
static bool only_kana(Str text) {
    bool some = text.size > 0;
    while (text.size > 0) {
        some = is_kana(utf8_next(&text)) && some;
    }
    return some;
}

/* Where the last bar and the last run of kanji before `at` begin. */
typedef struct Before {
    const char *bar;
    const char *kanji; /* NULL when the character before is none */
} Before;

/* What is wrong with a ruby that looks like one. */
static const char *fault_of(Str base, Str reading, bool closed, bool nested) {
    if (nested) {
        return "ruby stands inside ruby";
    }
    if (!closed) {
        return "ruby is not closed: 》 is missing";
    }
    if (base.size == 0) {
        return "ruby has no text under it: nothing stands between ｜ and 《";
    }
    return reading.size == 0 ? "ruby is empty: nothing stands in 《》" : NULL;
}

/* Decides whether the 《 at `open` makes a ruby, and fills it. */
static bool take_ruby(Before before, Str open, RubyPiece *piece, const char **end) {
    bool closed;
    bool nested;
    Str reading = reading_at(str_slice(open, MARK_BYTES, open.size), &closed, &nested);
    const char *from = before.bar ? before.bar : before.kanji;
    if (!before.bar && !(before.kanji && closed && only_kana(reading))) {
        return false;
    }
    const char *base = before.bar ? before.bar + MARK_BYTES : before.kanji;
    piece->at = from;
    piece->text = (Str){base, (int32_t)(open.at - base)};
    piece->reading = reading;
    piece->fault = fault_of(piece->text, reading, closed, nested);
    /* After a fault the 《 is left behind as well, so that each is reported once. */
    *end = piece->fault ? open.at + MARK_BYTES : reading.at + reading.size + MARK_BYTES;
    return true;
}

/* What is not ruby is text. */
static void give_plain(Str *rest, const char *end, RubyPiece *piece) {
    *piece = (RubyPiece){.text = {rest->at, (int32_t)(end - rest->at)}, .at = rest->at};
    *rest = str_slice(*rest, piece->text.size, rest->size);
}

/* The two ways to write it, as Japanese authors do on the net. */
bool ruby_next(Str *rest, RubyPiece *piece) {
    Before before = {0};
    Str walk = *rest;
    if (rest->size == 0) {
        return false;
    }
    while (walk.size > 0) {
        Str here = walk;
        const char *end = NULL;
        uint32_t scalar = utf8_next(&walk);
        if (scalar == OPEN && take_ruby(before, here, piece, &end)) {
            const char *from = piece->at;
            if (from > rest->at) {
                give_plain(rest, from, piece);
                return true;
            }
            *rest = str_slice(*rest, (int32_t)(end - rest->at), rest->size);
            return true;
        }
        before.bar = scalar == BAR ? here.at : before.bar;
        before.kanji = !is_kanji(scalar) ? NULL : before.kanji ? before.kanji : here.at;
    }
    give_plain(rest, walk.at, piece);
    return true;
}
