/* Bad sources and what `check` says about them: tests/cases/check, one file for each finding.
 *
 * A case begins with prose. `=== PATH` replaces a file of the sound folder (pack_fixture.c) by the
 * lines below it; `=== PATH hex` by bytes; `=== PATH absent` takes it away. `=== expected` is the
 * whole output. `test_check --update` writes the outputs again, to be read like code.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "pack_fixture.h"
#include "pack_tool/check.h"

enum { CASES_MOST = 200, CASE_BYTES = 64 * 1024 };

static bool update;

static int32_t hex_digit(char c) {
    return c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
}

static Str bytes_of_hex(Arena *arena, Str text) {
    char *bytes = arena_alloc(arena, (size_t)text.size + 1, 1);
    int32_t size = 0;
    for (int32_t i = 0; i + 1 < text.size; i++) {
        if (text.at[i] > ' ') {
            bytes[size++] = (char)(hex_digit(text.at[i]) * 16 + hex_digit(text.at[i + 1]));
            i++;
        }
    }
    return (Str){bytes, size};
}

static void apply(Arena *arena, Str head, Str body) {
    Str path = str_cut(&head, ' ');
    const char *c_path = arena_copy_in(arena, path).at;
    if (str_equal(head, S("absent"))) {
        pack_fixture_remove(c_path);
    } else if (str_equal(head, S("hex"))) {
        pack_fixture_write(c_path, bytes_of_hex(arena, body));
    } else {
        pack_fixture_write(c_path, body);
    }
}

/* Applies the sections of a case and returns what is expected; *prefix is all before that. */
static Str prepare(Arena *arena, Str text, Str *prefix) {
    Str rest = text;
    Str head = {0};
    Str body = {text.at, 0};
    *prefix = text;
    while (true) {
        Str here = rest;
        Str line = str_cut(&rest, '\n');
        bool is_head = str_starts_with(line, S("=== "));
        bool at_end = here.size == 0;
        if (!is_head && !at_end) {
            continue;
        }
        body.size = (int32_t)(here.at - body.at);
        if (at_end) {
            body.size = (int32_t)(text.at + text.size - body.at);
        }
        if (str_equal(head, S("expected"))) {
            prefix->size = (int32_t)(body.at - text.at);
            return body;
        }
        if (head.size > 0) {
            apply(arena, head, body);
        }
        if (at_end) {
            return (Str){0};
        }
        head = str_slice(line, 4, line.size);
        body = (Str){rest.at, 0};
    }
}

static void run_case(Str name) {
    Failure failure;
    Str text;
    Str prefix;
    char path[256];
    PackFixture fixture = pack_fixture_open();
    snprintf(path, sizeof(path), TSUBO_TESTS_DIR "/cases/check/%.*s", STR_ARG(name));
    assert_true(file_read_in(&fixture.arena, str_from_c(path), CASE_BYTES, &text, &failure));
    Str expected = prepare(&fixture.arena, text, &prefix);
    pack_fixture_read(&fixture);
    Str printed = pack_fixture_findings(&fixture);
    bool same = str_equal(printed, expected);
    if (!same && update) {
        Str again = arena_print_in(&fixture.arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(printed));
        assert_true(file_replace(str_from_c(path), again, &failure));
        same = true;
    }
    if (!same) {
        print_error("%.*s: expected\n%.*sgot\n%.*s", STR_ARG(name), STR_ARG(expected),
                    STR_ARG(printed));
    }
    pack_fixture_close(&fixture);
    assert_true(same);
}

static void test_cases(void **state) {
    (void)state;
    FileNames names;
    Failure failure;
    Arena arena = arena_open(1 << 20);
    assert_true(
        file_list_in(&arena, S(TSUBO_TESTS_DIR "/cases/check"), CASES_MOST, &names, &failure));
    assert_true(names.count > 50);
    for (int32_t i = 0; i < names.count; i++) {
        run_case(names.names[i]);
    }
    arena_close(&arena);
}

static void test_sound_folder_has_no_findings(void **state) {
    (void)state;
    PackFixture fixture = pack_fixture_open();
    pack_fixture_read(&fixture);
    assert_int_equal(pack_fixture_findings(&fixture).size, 0);
    pack_fixture_close(&fixture);
}

/* An article of a given body, too large to stand in a case. */
static void write_body(PackFixture *fixture, const char *unit, int32_t count) {
    Buffer text = buffer_in(&fixture->arena, 4 * 1024 * 1024);
    buffer_put(&text, S("---\ntitle: 長い\nsection: 編集後記\nkind: column\ntopics: [basics]\n"
                        "look_for: 頁\n---\n"));
    for (int32_t i = 0; i < count; i++) {
        buffer_put(&text, str_from_c(unit));
    }
    pack_fixture_write("content/110/03-long.md", buffer_view(&text));
}

static void test_limits(void **state) {
    (void)state;
    static const struct {
        const char *unit;
        int32_t count;
        const char *found;
    } rows[] = {
        {"あ", LIMIT_ARTICLE_BYTES / 3 - 100, ""},
        {"あ", LIMIT_ARTICLE_BYTES / 3 + 1,
         "content/110/03-long.md:8:1: error: the text is too long: 262146 bytes, the limit is "
         "262144\n"},
        {"あ", LIMIT_ARTICLE_BYTES,
         "content/110/03-long.md:1:1: error: content/110/03-long.md is larger than 524288 bytes\n"},
        {"あ\n\n", LIMIT_ARTICLE_BLOCKS + 1,
         "content/110/03-long.md:8:1: error: the text has 4097 paragraphs, the limit is 4096\n"},
        {"あ*い*", LIMIT_ARTICLE_SPANS / 2 + 1,
         "content/110/03-long.md:8:1: error: the text has too many changes of style, the limit is "
         "16384\n"},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        PackFixture fixture = pack_fixture_open();
        write_body(&fixture, rows[i].unit, rows[i].count);
        pack_fixture_read(&fixture);
        Str found = pack_fixture_findings(&fixture);
        if (!str_equal(found, str_from_c(rows[i].found))) {
            fail_msg("row %d: got %.*s", i, STR_ARG(found));
        }
        pack_fixture_close(&fixture);
    }
}

/* As wide as high, Latin half as wide: what the bundled faces say of nearly everything. */
static int32_t advance(void *context, Face face, uint32_t scalar) {
    (void)context, (void)face;
    return scalar < 0x80 ? 1024 : 2048;
}

/* In the largest type a booth's smallest page has a hundred characters. */
static void test_pages(void **state) {
    (void)state;
    static const struct {
        const char *unit;
        int32_t count;
        bool fits;
    } rows[] = {
        {"あ", 10000, true},     {"あ", 80000, false},    {"あ\n\n", 400, true},
        {"あ\n\n", 4000, false}, {"- あ\n", 4000, false},
    };
    const Measure measure = {NULL, advance};
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        PackFixture fixture = pack_fixture_open();
        write_body(&fixture, rows[i].unit, rows[i].count);
        fixture.source.measure = &measure;
        pack_fixture_read(&fixture);
        Str found = pack_fixture_findings(&fixture);
        Str expected = rows[i].fits ? S("")
                                    : S("content/110/03-long.md:8:1: error: the text has more than "
                                        "400 pages in the largest type\n"
                                        "  hint: make two articles of it\n");
        if (!str_equal(found, expected)) {
            fail_msg("row %d: got %.*s", i, STR_ARG(found));
        }
        pack_fixture_close(&fixture);
    }
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sound_folder_has_no_findings),
                                       cmocka_unit_test(test_cases), cmocka_unit_test(test_limits),
                                       cmocka_unit_test(test_pages)};
    update = argc == 2 && strcmp(argv[1], "--update") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
