/* Can it be read? The contrast of every text on every ground it stands on, as WCAG 2.1 computes it:
 * 7:1 for what is read at length, 4.5:1 for everything else, in both themes and under a finger. */
#include "ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ui/booth.h"

enum { READ = 700, SEEN = 450 };

#define MEMBER(name) offsetof(Theme, name)

typedef struct Pair {
    const char *name;
    size_t text;
    size_t ground;
    int32_t least; /* percent */
} Pair;

static const Pair pairs[] = {
    {"text on paper", MEMBER(ink), MEMBER(paper), READ},
    {"text on a card", MEMBER(ink), MEMBER(card), READ},
    {"text on a cover", MEMBER(on_cover), MEMBER(cover), READ},
    {"small text on paper", MEMBER(secondary), MEMBER(paper), SEEN},
    {"small text on a card", MEMBER(secondary), MEMBER(card), SEEN},
    {"small text on a cover", MEMBER(soft_house), MEMBER(cover), SEEN},
    {"a link on paper", MEMBER(house), MEMBER(paper), SEEN},
    {"a link on a card", MEMBER(house), MEMBER(card), SEEN},
    {"the main button", MEMBER(on_house), MEMBER(house), SEEN},
    {"a section's name on paper", MEMBER(warm), MEMBER(paper), SEEN},
    {"a section's name on a card", MEMBER(warm), MEMBER(card), SEEN},
    {"a warning", MEMBER(warm), MEMBER(warm_card), SEEN},
    {"the seal", MEMBER(on_warm), MEMBER(warm), SEEN},
    {"a video's link on paper", MEMBER(film), MEMBER(paper), SEEN},
    {"a video's link on a card", MEMBER(film), MEMBER(card), SEEN},
    {"a card about a video", MEMBER(film), MEMBER(film_card), SEEN},
    {"a chip", MEMBER(on_chip), MEMBER(chip), SEEN},
    {"a row under a finger", MEMBER(ink), MEMBER(chip), SEEN},
    {"small text of a row under a finger", MEMBER(secondary), MEMBER(chip), SEEN},
};

static Colour member(const Theme *theme, size_t offset) {
    return *(const Colour *)(const void *)((const char *)theme + offset);
}

static bool check_pair(const char *theme, const char *name, Colour text, Colour ground,
                       int32_t least) {
    int32_t contrast = theme_contrast_percent(text, ground);
    if (contrast < least) {
        print_error("%s: %s: #%06X on #%06X is %d.%02d:1\n", theme, name, text & 0xFFFFFF,
                    ground & 0xFFFFFF, contrast / 100, contrast % 100);
    }
    return contrast >= least;
}

static void test_pairs(void **state) {
    (void)state;
    bool good = true;
    for (int32_t dark = 0; dark < 2; dark++) {
        const Theme *theme = theme_of(dark == 1);
        for (int32_t i = 0; i < COUNT_OF(pairs); i++) {
            good = check_pair(dark ? "dark" : "light", pairs[i].name, member(theme, pairs[i].text),
                              member(theme, pairs[i].ground), pairs[i].least) &&
                   good;
        }
    }
    assert_true(good);
}

typedef struct Button {
    const char *name;
    size_t text;
    size_t ground;
} Button;

/* What can be pressed: its ground changes, its text does not. */
static const Button buttons[] = {
    {"a pill", MEMBER(ink), MEMBER(card)},
    {"small text on a card", MEMBER(secondary), MEMBER(card)},
    {"the main button", MEMBER(on_house), MEMBER(house)},
    {"a chip", MEMBER(on_chip), MEMBER(chip)},
    {"a card about a video", MEMBER(film), MEMBER(film_card)},
};

static void test_pressed(void **state) {
    (void)state;
    bool good = true;
    for (int32_t dark = 0; dark < 2; dark++) {
        const Theme *theme = theme_of(dark == 1);
        for (int32_t i = 0; i < COUNT_OF(buttons); i++) {
            Colour ground = member(theme, buttons[i].ground);
            Colour pressed = theme_pressed(ground);
            good = check_pair(dark ? "dark, pressed" : "light, pressed", buttons[i].name,
                              member(theme, buttons[i].text), pressed, SEEN) &&
                   good;
            assert_int_equal(pressed >> 24, 0xFF);
            /* It is seen: not another colour, but no less than a tenth. */
            assert_true(theme_contrast_percent(ground, pressed) >= 110);
        }
    }
    assert_true(good);
}

/* White text stands on posters in both themes, also on the one of a colour nobody knows. */
static void test_posters(void **state) {
    static const Str names[] = {S_INIT("teal"), S_INIT("brown"), S_INIT("purple"),
                                S_INIT("navy"), S_INIT("mauve"), S_INIT("")};
    (void)state;
    bool good = true;
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        Colour poster = theme_poster(names[i]);
        good = check_pair("poster", names[i].at, 0xFFFFFFFF, poster, SEEN) && good;
        good =
            check_pair("poster, pressed", names[i].at, 0xFFFFFFFF, theme_pressed(poster), SEEN) &&
            good;
    }
    assert_true(good);
    assert_int_equal(theme_poster(S("mauve")), theme_poster(S("teal")));
    assert_int_not_equal(theme_poster(S("navy")), theme_poster(S("teal")));
}

typedef struct Known {
    Colour a;
    Colour b;
    int32_t percent;
} Known;

/* Ratios that everybody computes alike. */
static const Known known[] = {
    {0xFF000000, 0xFFFFFFFF, 2100}, {0xFFFFFFFF, 0xFF000000, 2100}, {0xFF336699, 0xFF336699, 100},
    {0xFF767676, 0xFFFFFFFF, 454},  {0xFF777777, 0xFFFFFFFF, 447},  {0xFFFF0000, 0xFFFFFFFF, 399},
    {0xFF0000FF, 0xFFFFFFFF, 859},  {0xFF00FF00, 0xFFFFFFFF, 137},
};

static void test_known(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(known); i++) {
        int32_t percent = theme_contrast_percent(known[i].a, known[i].b);
        if (percent != known[i].percent) {
            fail_msg("#%06X on #%06X: %d, not %d", known[i].a & 0xFFFFFF, known[i].b & 0xFFFFFF,
                     percent, known[i].percent);
        }
    }
}

/* A ghost figure is felt rather than seen: it must not disturb the text over it. */
static void test_ghosts(void **state) {
    (void)state;
    for (int32_t dark = 0; dark < 2; dark++) {
        const Theme *theme = theme_of(dark == 1);
        assert_true(theme->ghost >> 24 < 0x20);
        assert_true(theme->shade >> 24 >= 0x60);
    }
}

/* Another organisation's colours keep what stands on them readable, as far as theirs do. */
static void test_booth(void **state) {
    (void)state;
    Booth booth = booth_standard();
    BoothColours standard = {.house = booth.light.house,
                             .warm = booth.light.warm,
                             .film = booth.light.film,
                             .house_dark = booth.dark.house,
                             .warm_dark = booth.dark.warm,
                             .film_dark = booth.dark.film,
                             .night = booth.light.night};
    booth_paint(&booth, &standard);
    for (size_t at = 0; at < sizeof(Theme); at += sizeof(Colour)) {
        assert_int_equal(member(&booth.light, at), member(theme_of(false), at));
        assert_int_equal(member(&booth.dark, at), member(theme_of(true), at));
    }
    standard.house = 0xFF5A1E1E;
    booth_paint(&booth, &standard);
    assert_int_equal(booth.light.on_chip, standard.house);
    assert_int_equal(booth.light.cover, standard.house);
    assert_true(check_pair("booth", "cover", booth.light.on_cover, booth.light.cover, READ));
    assert_true(check_pair("booth", "chip", booth.light.on_chip, booth.light.chip, SEEN));
    assert_true(check_pair("booth", "dark cover", booth.dark.on_cover, booth.dark.cover, SEEN));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),   cmocka_unit_test(test_pressed),
        cmocka_unit_test(test_posters), cmocka_unit_test(test_known),
        cmocka_unit_test(test_ghosts),  cmocka_unit_test(test_booth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
