/* The configuration never fails: rows of what is written, what is then used, and the sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/config.h"

enum { ARENA_BYTES = 1024 * 1024 };

static bool same_roots(const ConfigRoots *a, const ConfigRoots *b) {
    bool same = a->count == b->count;
    for (int32_t i = 0; same && i < a->count; i++) {
        same = str_equal(a->paths[i], b->paths[i]);
    }
    return same;
}

static void assert_same(const Config *a, const Config *b) {
    assert_true(str_equal(a->name, b->name) && str_equal(a->title, b->title));
    assert_true(str_equal(a->tagline, b->tagline) && str_equal(a->store, b->store));
    assert_true(str_equal(a->keys, b->keys) && str_equal(a->state, b->state));
    assert_true(str_equal(a->pin, b->pin) && a->stats == b->stats);
    assert_int_equal(a->house, b->house);
    assert_int_equal(a->night, b->night);
    assert_int_equal(a->pause_s, b->pause_s);
    assert_int_equal(a->pause_most_s, b->pause_most_s);
    assert_int_equal(a->turn, b->turn);
    assert_int_equal(a->lecture_min, b->lecture_min);
    assert_int_equal(a->quiet.on, b->quiet.on);
    assert_int_equal(a->calibration.source, b->calibration.source);
    assert_true(same_roots(&a->sticks, &b->sticks));
    assert_memory_equal(&a->next, &b->next, sizeof(a->next));
    assert_memory_equal(&a->previous, &b->previous, sizeof(a->previous));
    assert_memory_equal(&a->blank, &b->blank, sizeof(a->blank));
}

/* The sample is the default, and no key is missing in it. */
static void test_sample(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Config config;
    Config standard;
    ConfigNotes notes;
    Str text = {0};
    Failure failure;
    config_defaults_in(&arena, &standard);
    config_read_in(&arena, S(TSUBO_ROOT "/app/appliance/kiosk.conf"), &config, &notes);
    assert_int_equal(notes.count, 0);
    assert_same(&config, &standard);
    assert_true(file_read_in(&arena, S(TSUBO_ROOT "/app/appliance/kiosk.conf"), CONFIG_BYTES, &text,
                             &failure));
    for (int32_t i = 0; i < config_key_count(); i++) {
        ConfigKey key = config_key(i);
        Str line = key.standard.size > 0 ? arena_print_in(&arena, "\n%.*s = %.*s\n",
                                                          STR_ARG(key.key), STR_ARG(key.standard))
                                         : arena_print_in(&arena, "\n%.*s =\n", STR_ARG(key.key));
        Str section = arena_print_in(&arena, "\n[%.*s]\n", STR_ARG(key.section));
        if (str_find(text, line) < 0 || str_find(text, section) < 0) {
            fail_msg("the sample has no line%.*s", STR_ARG(line));
        }
    }
    arena_close(&arena);
}

/* What is written, and the one sentence it gets; NULL for none. */
static const struct {
    const char *name;
    const char *text;
    const char *sentence;
} rows[] = {
    {"nothing", "", NULL},
    {"only comments", "# a\n; b\n\n", NULL},
    {"a good value", "[times]\npause = 60\n", NULL},
    {"without blanks", "[times]\npause=60", NULL},
    {"with an indent", "[times]\n    pause = 60\n", NULL},
    {"a Windows editor", "\xEF\xBB\xBF[times]\r\npause = 60\r\n", NULL},
    {"a colon", "[times]\npause: 60\n", NULL},
    {"a comment behind", "[times]\npause = 60 ; seconds\n", NULL},
    {"a nearest key", "[times]\npuase = 60\n",
     "f:2: there is no key \"puase\"; did you mean \"pause\"? It is left out"},
    {"no near key", "[times]\nzzzzzzzzzz = 60\n",
     "f:2: there is no key \"zzzzzzzzzz\"; it is left out"},
    {"another section", "[booth]\n\npause = 60\n",
     "f:3: \"pause\" belongs in [times], not in [booth]; it is left out here"},
    {"no section", "pin =\n", "f:1: \"pin\" belongs in [staff], not in []; it is left out here"},
    {"letters for a number", "[times]\npause = soon\n",
     "f:2: pause takes 10 to 600, not \"soon\"; \"45\" is used"},
    {"too small a number", "[times]\npause = 3\n",
     "f:2: pause takes 10 to 600, not \"3\"; \"45\" is used"},
    {"a number that overflows", "[times]\npause = 99999999999999999999\n",
     "f:2: pause takes 10 to 600, not \"99999999999999999999\"; \"45\" is used"},
    {"a pause over its most", "[times]\npause = 300\n",
     "f:2: pause-most (180) is less than pause (300); 300 is used for both"},
    {"a half turn", "[screen]\nturn = 45\n",
     "f:2: turn takes 0, 90, 180 or 270, not \"45\"; \"0\" is used"},
    {"yes for on", "[staff]\nstats = yes\n",
     "f:2: stats takes on or off, not \"yes\"; \"on\" is used"},
    {"a pale colour", "[colours]\nhouse = #E0E0E0\n",
     "f:2: house takes #RRGGBB with a contrast of 7.0:1 to #E4EAF2, not \"#E0E0E0\"; \"#17365D\" "
     "is used"},
    {"a colour by name", "[colours]\nhouse = navy\n",
     "f:2: house takes #RRGGBB with a contrast of 7.0:1 to #E4EAF2, not \"navy\"; \"#17365D\" is "
     "used"},
    {"a PIN in clear", "[staff]\npin = 1234\n",
     "f:2: pin takes what tsubo-kiosk --set-pin writes, or nothing, not \"1234\"; \"\" is used"},
    {"a name with a slash", "[booth]\nname = ../x\n",
     "f:2: name takes 1 to 32 letters, digits, dots, - or _, not \"../x\"; \"kiosk\" is used"},
    {"a relative path", "[content]\nstore = packs\n",
     "f:2: store takes a path that begins with /, not \"packs\"; \"/var/lib/tsubo\" is used"},
    {"a title too long", "[booth]\ntitle = 一二三四五六七八九十一二三四五六七八九十一二三四五\n",
     "f:2: title takes at most 24 characters, not "
     "\"一二三四五六七八九十一二三四五六七八九十一二三四\"; \"\" is used"},
    {"a time that does not exist", "[times]\nquiet = 22:00-24:30\n",
     "f:2: quiet takes off or a time such as 22:00-06:30, not \"22:00-24:30\"; \"off\" is used"},
    {"five numbers", "[screen]\ncalibration = 1 0 0 0 1\n",
     "f:2: calibration takes stored, none or six whole numbers, not \"1 0 0 0 1\"; \"stored\" is "
     "used"},
    {"an unknown key of a keyboard", "[lecture]\nnext = PageDwn\n",
     "f:2: next takes up to 8 names of keys such as PageDown Right Space, not \"PageDwn\"; "
     "\"PageDown Right Down Space\" is used"},
    {"a key twice", "[times]\npause = 50\npause = 60\n",
     "f:3: \"pause\" stands here for the second time; this one counts"},
    {"words", "hello\n",
     "f:1: a line is \"key = value\", \"[section]\" or a comment; this one is left out"},
    {"Shift-JIS", "[booth]\ntitle = \x89\x63\x8B\xC6\n",
     "f:2: this line is not text in UTF-8 and is left out"},
};

static void test_sentences(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Arena arena = arena_open(ARENA_BYTES);
        Config config;
        ConfigNotes notes;
        config_parse_in(&arena, S("f"), str_from_c(rows[i].text), &config, &notes);
        int32_t expected = rows[i].sentence ? 1 : 0;
        Str got = notes.count > 0 ? notes.lines[0] : S("");
        Str want = rows[i].sentence ? str_from_c(rows[i].sentence) : S("");
        if (notes.count != expected || !str_equal(got, want)) {
            fail_msg("%s: %d notes, \"%.*s\"", rows[i].name, notes.count, STR_ARG(got));
        }
        arena_close(&arena);
    }
}

static void test_values(void **state) {
    (void)state;
    static const char text[] = "[booth]\ntitle = 受付のツボ\nname = east-2\n"
                               "[times]\nquiet = 22:00-06:30\npause = 60\n"
                               "[screen]\nturn = 270\ncalibration = 10000 0 -120 0 9900 40\n"
                               "[content]\nsticks = /mnt/a /mnt/b\n"
                               "[lecture]\nblank = F5\n[colours]\nwarm = #7A1D10\n";
    Arena arena = arena_open(ARENA_BYTES);
    Config config;
    ConfigNotes notes;
    config_parse_in(&arena, S("f"), str_from_c(text), &config, &notes);
    assert_int_equal(notes.count, 0);
    assert_true(str_equal(config.title, S("受付のツボ")));
    assert_true(str_equal(config.name, S("east-2")));
    assert_int_equal(config.quiet.from_min, 22 * 60);
    assert_int_equal(config.quiet.to_min, 6 * 60 + 30);
    assert_int_equal(config.turn, 270);
    assert_int_equal(config.calibration.source, CALIBRATION_GIVEN);
    assert_int_equal(config.calibration.matrix[2], -120);
    assert_int_equal(config.sticks.count, 2);
    assert_true(str_equal(config.sticks.paths[1], S("/mnt/b")));
    assert_int_equal(config.blank.count, 1);
    assert_int_equal(config.warm, 0xFF7A1D10);
    arena_close(&arena);
}

/* Files that are none: the defaults, one sentence, and no waiting. */
static void test_no_file(void **state) {
    (void)state;
    static const char folder[] = "test_config.tmp";
    static const struct {
        const char *path;
        const char *part;
    } files[] = {
        {"test_config.tmp/missing", "cannot open"},
        {"test_config.tmp", "is a directory"},
        {"test_config.tmp/pipe", "is a device or a pipe"},
        {"test_config.tmp/huge", "is larger than 65536 bytes"},
        {"/dev/zero", "is a device or a pipe"},
    };
    mkdir(folder, 0755);
    mkfifo("test_config.tmp/pipe", 0644);
    FILE *huge = fopen("test_config.tmp/huge", "w");
    fseek(huge, 3L << 30, SEEK_SET);
    fputc('x', huge);
    fclose(huge);
    for (int32_t i = 0; i < COUNT_OF(files); i++) {
        Arena arena = arena_open(ARENA_BYTES);
        Config config;
        Config standard;
        ConfigNotes notes;
        config_defaults_in(&arena, &standard);
        config_read_in(&arena, str_from_c(files[i].path), &config, &notes);
        assert_same(&config, &standard);
        assert_int_equal(notes.count, 1);
        if (str_find(notes.lines[0], str_from_c(files[i].part)) < 0 ||
            str_find(notes.lines[0], S("; the defaults are used")) < 0) {
            fail_msg("%s: %.*s", files[i].path, STR_ARG(notes.lines[0]));
        }
        arena_close(&arena);
    }
    unlink("test_config.tmp/pipe");
    unlink("test_config.tmp/huge");
    rmdir(folder);
}

/* Any bytes at all: no crash, the sentences stay few and are text themselves. */
static void test_nonsense(void **state) {
    (void)state;
    static char bytes[CONFIG_BYTES];
    uint32_t seed = 12345;
    for (int32_t round = 0; round < 40; round++) {
        for (size_t i = 0; i < sizeof(bytes); i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] =
                round % 2 ? "[]=:;# \n\tpause09-\\\x80"[seed >> 27 & 15] : (char)(seed >> 24);
        }
        Arena arena = arena_open(8 * ARENA_BYTES);
        Config config;
        ConfigNotes notes;
        config_parse_in(&arena, S("f"), (Str){bytes, sizeof(bytes)}, &config, &notes);
        assert_true(notes.kept <= CONFIG_NOTES_MAX && notes.count >= notes.kept);
        arena_close(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample),   cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_values),   cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_nonsense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
