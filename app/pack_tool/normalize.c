/* Normalising in two walks: twins scalar by scalar, then NFC by utf8proc in a buffer of ours.
 *
 * Not NFKC: it would turn ① into 1 and ㈱ into (株), and the page would no longer show what the
 * editor wrote.
 */
#include "pack_tool/normalize.h"

#include <assert.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum {
    BYTE_ORDER_MARK = 0xFEFF,
    HALF_KANA_FIRST = 0xFF61,
    HALF_KANA_LAST = 0xFF9F,
    HALF_VOICED = 0xFF9E,
    HALF_SEMIVOICED = 0xFF9F,
    WAVE_DASH = 0x301C,
    COMBINING_MOST = 30,
};

/* U+FF61 … U+FF9D in their full width. */
static const Str full_kana =
    S_INIT("。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト"
           "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン");

typedef struct Twin {
    uint32_t from;
    uint32_t to;
} Twin;

static const Twin twins[] = {
    {0x2011, 0x2010}, {0x2012, 0x2013}, {0x2014, 0x2015}, {0x2225, 0x2016}, {0x2985, 0xFF5F},
    {0x2986, 0xFF60}, {0x3030, 0x301C}, {0xFF0D, 0x2212}, {0xFF5E, 0x301C},
};

/* What is set without blanks: kana, kanji, their punctuation and full-width forms. */
bool normalize_is_japanese(uint32_t scalar) {
    return (scalar >= 0x2E80 && scalar <= 0xFF60) || (scalar >= 0xFFE0 && scalar <= 0xFFE6) ||
           (scalar >= 0x20000 && scalar <= 0x3FFFF);
}

/* A tower of combining marks would make composing and drawing slow; a tenth of the limit is more
 * than any script needs. */
int32_t normalize_fault(Str text) {
    Str rest = text;
    int32_t run = 0;
    while (rest.size > 0) {
        int32_t at = text.size - rest.size;
        uint32_t scalar = utf8_next(&rest);
        run = utf8proc_get_property((utf8proc_int32_t)scalar)->combining_class ? run + 1 : 0;
        if (run > COMBINING_MOST) {
            return at;
        }
    }
    return -1;
}

/* Half-width kana come from old programs and mails; no face sets them well. */
static bool is_half_kana(uint32_t scalar) {
    return scalar >= HALF_KANA_FIRST && scalar <= HALF_KANA_LAST;
}

/* Full-width twin of a half-width kana. Voicing marks behind a kana become combining ones, which
 * NFC then joins; alone they become the free-standing marks. */
static uint32_t widen(uint32_t scalar, uint32_t before) {
    if (scalar == HALF_VOICED) {
        return is_half_kana(before) ? 0x3099 : 0x309B;
    }
    if (scalar == HALF_SEMIVOICED) {
        return is_half_kana(before) ? 0x309A : 0x309C;
    }
    Str at = str_slice(full_kana, (int32_t)(scalar - HALF_KANA_FIRST) * 3, INT32_MAX);
    return utf8_next(&at);
}

/* `after` is what follows, not yet taken. */
static bool is_wave(uint32_t before, Str after) {
    uint32_t next = after.size > 0 ? utf8_next(&after) : '\n';
    bool japanese_before = normalize_is_japanese(before);
    bool japanese_after = normalize_is_japanese(next);
    bool open_before = before == '\n' || (before >= '0' && before <= '9');
    bool open_after = next == '\n' || (next >= '0' && next <= '9');
    return (japanese_before && (japanese_after || open_after)) ||
           (japanese_after && (japanese_before || open_before));
}

/* Pairs that look alike and have two codes; one of each is ours. */
static uint32_t twin_of(uint32_t scalar, uint32_t before, Str after) {
    if (is_half_kana(scalar)) {
        return widen(scalar, before);
    }
    if (scalar == '~') {
        return is_wave(before, after) ? WAVE_DASH : scalar;
    }
    for (int32_t i = 0; i < COUNT_OF(twins); i++) {
        if (twins[i].from == scalar) {
            return twins[i].to;
        }
    }
    return scalar;
}

/* Letter by letter, with a note when something was changed. */
static Str replace_twins_in(Arena *arena, Str text) {
    /* Nothing grows by more than a byte: ~ becomes three bytes, everything else two or three. */
    Buffer out = buffer_in(arena, text.size * 3 + 4);
    Str rest = text;
    uint32_t before = '\n';
    while (rest.size > 0) {
        bool first = rest.at == text.at;
        uint32_t scalar = utf8_next(&rest);
        if (first && scalar == BYTE_ORDER_MARK) {
            continue;
        }
        if (scalar == '\r') {
            scalar = rest.size > 0 && rest.at[0] == '\n' ? utf8_next(&rest) : '\n';
        }
        buffer_put_scalar(&out, twin_of(scalar, before, rest));
        before = scalar;
    }
    assert(!out.full && "three bytes for each are enough");
    return buffer_view(&out);
}

/* utf8proc with our memory: its own convenience functions call malloc. */
static Str compose_in(Arena *arena, Arena *scratch, Str text, int options) {
    ArenaMark mark = arena_mark(scratch);
    utf8proc_option_t flags = (utf8proc_option_t)options;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.at;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, text.size, NULL, 0, flags);
    assert(count >= 0 && "the text was checked to be UTF-8");
    utf8proc_int32_t *scalars = ARENA_NEW(scratch, utf8proc_int32_t, count + 1);
    utf8proc_decompose(bytes, text.size, scalars, count, flags);
    count = utf8proc_normalize_utf32(scalars, count, flags);
    int32_t size = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        size += utf8_size((uint32_t)scalars[i]);
    }
    Buffer out = buffer_in(arena, size + 1);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        buffer_put_scalar(&out, (uint32_t)scalars[i]);
    }
    arena_rewind(scratch, mark);
    return buffer_view(&out);
}

/* Twins first: what replaces one is composed with what follows, such as a half-width kana and
 * its mark. */
Str normalize_in(Arena *arena, Arena *scratch, Str text) {
    ArenaMark mark = arena_mark(scratch);
    Str replaced = replace_twins_in(scratch, text);
    Str composed = compose_in(arena, scratch, replaced, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    arena_rewind(scratch, mark);
    return composed;
}

/* For comparing and searching only. */
Str normalize_fold_in(Arena *arena, Arena *scratch, Str text) {
    return compose_in(arena, scratch, text,
                      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                          UTF8PROC_IGNORE);
}
