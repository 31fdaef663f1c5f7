/* PINs: which are taken, what they are compared with, and how they get into the settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "kiosk/config.h"
#include "kiosk/pin.h"
#include "kiosk/set_pin.h"

static const struct {
    const char *name;
    const char *pin;
    bool taken;
} rows[] = {
    {"four digits", "0000", true},
    {"eight digits", "12345678", true},
    {"three digits", "123", false},
    {"nine digits", "123456789", false},
    {"nothing", "", false},
    {"letters", "abcd", false},
    {"a letter", "12a4", false},
    {"a blank", "12 4", false},
    {"full-width", "１２３４", false},
    {"a sign", "-1234", false},
};

static void test_form(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        if (pin_has_form(str_from_c(rows[i].pin)) != rows[i].taken) {
            fail_msg("%s", rows[i].name);
        }
    }
}

static void test_hash(void **state) {
    (void)state;
    char hash[PIN_HASH_SIZE];
    char again[PIN_HASH_SIZE];
    Failure failure = {0};
    assert_true(pin_hash(S("4711"), hash, &failure));
    assert_true(pin_hash(S("4711"), again, &failure));
    assert_string_not_equal(hash, again); /* each has a salt of its own */
    assert_true(pin_matches(str_from_c(hash), S("4711")));
    assert_false(pin_matches(str_from_c(hash), S("4712")));
    assert_false(pin_matches(str_from_c(hash), S("471")));
    assert_false(pin_matches(S(""), S("4711")));
    assert_false(pin_matches(S("$argon2id$nonsense"), S("4711")));
    assert_false(pin_hash(S("four"), hash, &failure));
    assert_string_equal(failure.sentence,
                        "a PIN is 4 to 8 digits, because the booth's pad has nothing else");
}

/* Where the new line goes; everything else stays. */
static const struct {
    const char *name;
    const char *before;
    const char *after;
} edits[] = {
    {"no file", "", "[staff]\npin = H\n"},
    {"no section", "[booth]\nname = a\n", "[booth]\nname = a\n\n[staff]\npin = H\n"},
    {"an empty PIN", "[staff]\n# why\npin =\nstats = on\n",
     "[staff]\n# why\npin = H\nstats = on\n"},
    {"an old PIN", "[staff]\n  pin: $argon2id$x\n", "[staff]\npin = H\n"},
    {"a section without it", "[staff]\nstats = on\n[x]\na = b\n",
     "[staff]\nstats = on\npin = H\n\n[x]\na = b\n"},
    {"two of them", "[staff]\npin = a\npin = b\n", "[staff]\npin = H\n"},
    {"the same word elsewhere", "[x]\npin = 1\n[staff]\npin =\n",
     "[x]\npin = 1\n[staff]\npin = H\n"},
    {"a comment with it", "[staff]\n# pin = 1\n", "[staff]\n# pin = 1\npin = H\n"},
    {"no end of line", "[staff]\npin =", "[staff]\npin = H\n"},
};

static void test_edit(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(edits); i++) {
        Arena arena = arena_open(64 * 1024);
        Str got = set_pin_edit_in(&arena, str_from_c(edits[i].before), S("H"));
        if (!str_equal(got, str_from_c(edits[i].after))) {
            fail_msg("%s: %.*s", edits[i].name, STR_ARG(got));
        }
        arena_close(&arena);
    }
}

/* What is written is what the configuration reads. */
static void test_round(void **state) {
    (void)state;
    char hash[PIN_HASH_SIZE];
    Failure failure;
    Config config;
    ConfigNotes notes;
    Arena arena = arena_open(1024 * 1024);
    assert_true(pin_hash(S("271828"), hash, &failure));
    Str text = set_pin_edit_in(&arena, S("[booth]\nname = a\n"), str_from_c(hash));
    config_parse_in(&arena, S("f"), text, &config, &notes);
    assert_int_equal(notes.count, 0);
    assert_true(pin_matches(config.pin, S("271828")));
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_form), cmocka_unit_test(test_hash),
                                       cmocka_unit_test(test_edit), cmocka_unit_test(test_round)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
