/* The part of NFKC that occurs in Japanese mail, plus what NFKC leaves apart (wave dashes, dot
 * leaders, stray spaces). A full normaliser would be a library for a dozen rules. */
#include "pack_tool/import/fold.h"

#include "base/utf8.h"
#include "pack_tool/import/match.h"

/* Half-width katakana U+FF61–U+FF9F in order, as they are written in full width. */
static const uint16_t full_kana[] = {
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
    0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
    0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
    0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
    0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
    0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A};

/* Soft hyphens, joiners and marks that nobody sees. */
static bool is_dropped(uint32_t scalar) {
    return (scalar >= 0x200B && scalar <= 0x200D) || scalar == 0xFEFF || scalar == 0xAD ||
           (scalar >= 0xFE00 && scalar <= 0xFE0F);
}

/* Indents are full-width spaces as often as not. */
static bool is_space(uint32_t scalar) {
    return scalar == ' ' || scalar == '\t' || scalar == 0x3000 || scalar == 0xA0 ||
           scalar == '\f' || (scalar >= 0x2000 && scalar <= 0x200A);
}

/* Full width becomes half, half-width kana full: comparing needs one writing. */
static uint32_t fold_scalar(uint32_t scalar) {
    if (scalar < 0x80) {
        return scalar == '\t' || scalar == '\f' ? ' ' : scalar;
    }
    if (is_space(scalar)) {
        return ' ';
    }
    if (scalar == 0x301C || scalar == 0xFF5E || scalar == 0x223C) {
        return '~';
    }
    if (scalar >= 0xFF01 && scalar <= 0xFF5D) {
        return scalar - 0xFEE0;
    }
    if (scalar >= 0xFF61 && scalar <= 0xFF9F) {
        return full_kana[scalar - 0xFF61];
    }
    if (scalar >= 0x2460 && scalar <= 0x2468) {
        return '1' + (scalar - 0x2460);
    }
    if ((scalar >= 0x2010 && scalar <= 0x2013) || scalar == 0x2212) {
        return '-';
    }
    return scalar;
}

/* か + the combining mark is が; only letters that have a voiced neighbour are asked. */
static uint32_t voiced(uint32_t base, uint32_t mark) {
    bool kana = match_is_hiragana(base) || match_is_katakana(base);
    if (!kana || (mark != 0x3099 && mark != 0x309A)) {
        return 0;
    }
    return base == 0x30A6 || base == 0x3046 ? base + 0x4E : base + (mark - 0x3098);
}

/* One output text under construction; knows its last scalar, which spaces and marks ask for. */
typedef struct Folding {
    char *out;
    int32_t size;
    uint32_t last;
    int32_t last_size; /* bytes of `last`, to replace it by its voiced form */
    bool space;        /* a space is due if Latin follows Latin */
} Folding;

/* A blank beside Japanese is dropped, so that it cannot hide a word. */
static void folding_put(Folding *folding, uint32_t scalar) {
    if (scalar == ' ') {
        folding->space = true;
        return;
    }
    uint32_t joined = voiced(folding->last, scalar);
    if (joined) {
        folding->size -= folding->last_size;
        scalar = joined;
    } else if (folding->space && folding->size > 0 && !match_is_japanese(scalar) &&
               !match_is_japanese(folding->last)) {
        folding->out[folding->size++] = ' ';
    }
    folding->space = false;
    folding->last_size = utf8_put(folding->out + folding->size, scalar);
    folding->size += folding->last_size;
    folding->last = scalar;
}

/* Only for comparing; what is written is always the original. */
Str fold_in(Arena *arena, Str text) {
    Folding folding = {.out = arena_alloc(arena, (size_t)text.size * 2 + 1, 1)};
    while (text.size > 0) {
        if (match_take(&text, S("・・・")) || match_take(&text, S("…"))) {
            for (int32_t i = 0; i < 3; i++) {
                folding_put(&folding, '.');
            }
            continue;
        }
        uint32_t scalar = utf8_next(&text);
        if (!is_dropped(scalar)) {
            folding_put(&folding, fold_scalar(scalar));
        }
    }
    return (Str){folding.out, folding.size};
}

/* Mails were cut by columns, and a full-width character has two. */
int32_t fold_columns(Str text) {
    int32_t columns = 0;
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        bool half_kana = scalar >= 0xFF61 && scalar <= 0xFF9F;
        columns += scalar < 0x1100 || half_kana ? 1 : 2;
    }
    return columns;
}

/* Slices of the original; only the fold is a copy. */
Str fold_trim(Str text) {
    Str rest = text;
    while (rest.size > 0) {
        Str before = rest;
        if (!is_space(utf8_next(&rest))) {
            rest = before;
            break;
        }
    }
    int32_t to = rest.size;
    while (to > 0) {
        Str head = str_slice(rest, 0, to);
        uint32_t last = match_last_scalar(head);
        if (!is_space(last)) {
            break;
        }
        to -= utf8_size(last);
    }
    return str_slice(rest, 0, to);
}
