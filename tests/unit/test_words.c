/* The table of words: full in both languages, every character in our faces, placeholders that
 * agree.
 */
#include "ui/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "library/codes.h"
#include "sdl/font.h"

enum { ARENA_BYTES = 8 * 1024 * 1024, PLACEHOLDERS_MAX = 3 };

static const char *const language_names[LANGUAGE_COUNT] = {"Japanese", "English"};

static void test_full(void **state) {
    (void)state;
    for (int32_t word = 0; word < WORD_COUNT; word++) {
        for (int32_t language = 0; language < LANGUAGE_COUNT; language++) {
            Str text = words_view((Language)language, (Word)word);
            if (text.size == 0 || !utf8_valid(text) || !str_equal(text, str_trim(text))) {
                fail_msg("word %d has no good %s", word, language_names[language]);
            }
        }
    }
}

/* Japanese words are Japanese, English ones have none of it; the button that leads to the other
 * language is the one exception. */
static void test_languages(void **state) {
    (void)state;
    for (int32_t word = 0; word < WORD_COUNT; word++) {
        Str rest = words_view(LANGUAGE_ENGLISH, (Word)word);
        while (rest.size > 0 && word != WORD_OTHER_LANGUAGE) {
            uint32_t scalar = utf8_next(&rest);
            if (scalar >= 0x2E80) {
                fail_msg("English word %d has U+%04X", word, scalar);
            }
        }
    }
    assert_true(str_equal(words_view(LANGUAGE_ENGLISH, WORD_OTHER_LANGUAGE), S("日本語")));
    assert_true(str_equal(words_view(LANGUAGE_JAPANESE, WORD_OTHER_LANGUAGE), S("English")));
}

/* "dds" for "%d月%02d日 %s"; '?' for what words_print does not know. */
static Str placeholders_in(Arena *arena, Str text) {
    char *kinds = ARENA_NEW(arena, char, text.size + 1);
    int32_t count = 0;
    for (int32_t i = 0; i + 1 < text.size; i++) {
        if (text.at[i] != '%') {
            continue;
        }
        bool padded = i + 3 < text.size && text.at[i + 1] == '0' && text.at[i + 2] == '2';
        char kind = text.at[padded ? i + 3 : i + 1];
        kinds[count++] = kind == 'd' || (kind == 's' && !padded) ? kind : '?';
    }
    return (Str){kinds, count};
}

static void test_placeholders(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t word = 0; word < WORD_COUNT; word++) {
        Str japanese = placeholders_in(&arena, words_view(LANGUAGE_JAPANESE, (Word)word));
        Str english = placeholders_in(&arena, words_view(LANGUAGE_ENGLISH, (Word)word));
        bool text = str_find(japanese, S("s")) >= 0;
        if (!str_equal(japanese, english) || str_find(japanese, S("?")) >= 0 ||
            japanese.size > (text ? 1 : PLACEHOLDERS_MAX)) {
            fail_msg("word %d: the placeholders are %.*s and %.*s", word, STR_ARG(japanese),
                     STR_ARG(english));
        }
    }
    arena_close(&arena);
}

static bool draws(const Measure *measure, Face japanese, Face latin, uint32_t scalar) {
    return measure->advance(measure->context, japanese, scalar) >= 0 ||
           measure->advance(measure->context, latin, scalar) >= 0;
}

static void assert_drawn(const Measure *measure, const char *what, int32_t number, Str text) {
    Str rest = text;
    while (rest.size > 0) {
        uint32_t scalar = utf8_next(&rest);
        if (!draws(measure, FACE_JAPANESE, FACE_LATIN, scalar) ||
            !draws(measure, FACE_JAPANESE_BOLD, FACE_LATIN_BOLD, scalar)) {
            fail_msg("%s %d (%.*s): no face draws U+%04X", what, number, STR_ARG(text), scalar);
        }
    }
}

/* Regular and bold, words and the sentences about updates. */
static void test_drawn(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Failure failure = {0};
    Fonts *fonts = fonts_open_in(&arena, S(TSUBO_TEST_FONTS), &failure);
    if (!fonts) {
        fail_msg("%s", failure.sentence);
        return;
    }
    Measure measure = fonts_measure(fonts);
    for (int32_t word = 0; word < WORD_COUNT; word++) {
        for (int32_t language = 0; language < LANGUAGE_COUNT; language++) {
            assert_drawn(&measure, "word", word, words_view((Language)language, (Word)word));
        }
    }
    for (int32_t code = 0; code < CODE_COUNT; code++) {
        const CodeText *text = code_text((UpdateCode)code);
        for (int32_t language = 0; language < CODE_LANGUAGES; language++) {
            assert_drawn(&measure, "code", code, text->sentence[language]);
            assert_drawn(&measure, "code", code, text->without[language]);
            assert_drawn(&measure, "code", code, text->advice[language]);
            assert_drawn(&measure, "code", code, code_still_shown((CodeLanguage)language));
        }
    }
    for (int32_t row = 0; row < 10; row++) {
        assert_drawn(&measure, "kana row", row, words_kana_row(row));
    }
    fonts_close(fonts);
    arena_close(&arena);
}

typedef struct Print {
    Word word;
    Language language;
    int32_t numbers[3];
    const char *text;
} Print;

static const Print prints[] = {
    {WORD_ISSUE_NUMBER, LANGUAGE_JAPANESE, {110, 0, 0}, "第110号"},
    {WORD_ISSUE_NUMBER, LANGUAGE_ENGLISH, {110, 0, 0}, "No. 110"},
    {WORD_DATE, LANGUAGE_JAPANESE, {2025, 8, 5}, "2025年8月5日"},
    {WORD_DATE, LANGUAGE_ENGLISH, {2025, 8, 5}, "2025-08-05"},
    {WORD_ARTICLE_OF, LANGUAGE_JAPANESE, {3, 18, 0}, "記事 3／18"},
    {WORD_PAGE_OF, LANGUAGE_ENGLISH, {2, 4, 0}, "page 2 of 4"},
    {WORD_HOME, LANGUAGE_JAPANESE, {1, 2, 3}, "ホーム"},
};

static void test_prints(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    for (int32_t i = 0; i < COUNT_OF(prints); i++) {
        const Print *row = &prints[i];
        Str text = words_print_in(&arena, row->language, row->word, row->numbers);
        if (!str_equal(text, str_from_c(row->text))) {
            fail_msg("got %.*s, not %s", STR_ARG(text), row->text);
        }
    }
    assert_true(str_equal(words_insert_in(&arena, LANGUAGE_JAPANESE, WORD_DIGEST_OF, S("編集後記")),
                          S("編集後記の要約")));
    assert_true(str_equal(words_insert_in(&arena, LANGUAGE_ENGLISH, WORD_DIGEST_OF, S("100 %d")),
                          S("Digest: 100 %d")));
    assert_true(str_equal(words_insert_in(&arena, LANGUAGE_ENGLISH, WORD_HOME, S("x")), S("Home")));
    arena_close(&arena);
}

static void test_kana_rows(void **state) {
    (void)state;
    assert_true(str_equal(words_kana_row(0), S("あ")));
    assert_true(str_equal(words_kana_row(9), S("わ")));
    assert_true(str_equal(words_kana_row(10), S("あ")));
    assert_true(str_equal(words_kana_row(-1), S("あ")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full),         cmocka_unit_test(test_languages),
        cmocka_unit_test(test_placeholders), cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_prints),       cmocka_unit_test(test_kana_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
