/* Sources that somebody wrote to break the tool, by name, each under a time limit.
 *
 * What is asserted is that reading ends in time, that nothing is written outside (the sanitizers
 * watch), and that the first finding says what is wrong.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "pack_fixture.h"

/* Far above what is needed (milliseconds; the sanitizers make it ten times that), far below what a
 * quadratic step over these inputs takes. */
enum { SECONDS_MOST = 10 };

typedef struct Hostile {
    const char *name;
    const char *head; /* once */
    const char *unit; /* repeated */
    int32_t count;
    const char *tail;
    const char *sentence; /* in some finding; NULL: there is none */
} Hostile;

static const Hostile bodies[] = {
    {"50,000 opening brackets", "", "[", 50000, "", NULL},
    {"50,000 pairs of brackets", "", "[]", 50000, "", NULL},
    {"50,000 pictures begun", "", "![", 50000, "", NULL},
    {"50,000 links begun", "", "[a](", 30000, "", NULL},
    {"links in links", "", "[", 20000, "a](b)", NULL},
    {"50,000 stars", "", "*", 50000, "a", "** does not make strong"},
    {"stars open and closed", "", "*a **a ", 20000, "", "** does not make strong"},
    {"backticks of all lengths", "", "`a``b```c", 10000, "", NULL},
    {"10,000 quotations deep", "", ">", 10000, "a", NULL},
    {"lists 5,000 deep on one line", "", "- ", 5000, "a", "three levels deep"},
    {"numbers 5,000 deep", "", "1. ", 5000, "a", "three levels deep"},
    {"50,000 readings begun", "漢", "《", 50000, "", NULL},
    {"ruby in ruby in ruby", "", "｜漢《か", 10000, "", "ruby stands inside ruby"},
    {"bars without readings", "", "｜", 50000, "", NULL},
    {"50,000 rubies", "", "漢《か》", 10000, "", NULL},
    {"too many rubies", "", "漢《か》", 17000, "", "too many changes of style"},
    {"HTML begun 50,000 times", "a", "<a ", 50000, "", NULL},
    {"50,000 comments begun", "a", "<!-- ", 40000, "", NULL},
    {"entities", "", "&#x79D8;", 30000, "", NULL},
    {"entities that are no characters", "", "&#xD800;", 20000, "", "is no character"},
    {"a number that overflows", "&#", "9", 7, ";", "is no character"},
    {"a table of 5,000 columns", "", "|a", 5000, "|\n", NULL},
    {"tables begun", "", "|a|\n|---|\n", 10000, "", "paragraphs, the limit is"},
    {"blank lines", "a", "\n", 200000, "a", NULL},
    {"wide blanks", "", "　", 50000, "a", NULL},
    {"hard breaks", "", "a  \n", 20000, "a", "too many changes of style"},
    {"notes", "", "※\n", 20000, "", "paragraphs, the limit is"},
    {"link definitions", "", "[a]: b\n", 20000, "[a]", NULL},
    {"rules", "a\n\n", "***\n", 20000, "a", "is not shown"},
    {"combining marks", "か", "\u3099", 50000, "", "combining marks"},
    {"variation selectors", "か", "\uFE00", 50000, "", NULL},
    {"an invisible mark in every place", "", "a\u202E", 50000, "", "invisible character"},
    {"zero-width blanks in a heading", "## ", "あ\u200B", 20000, "", NULL},
    {"a heading of one word", "## ", "あ", 80000, "", NULL},
};

static const Hostile fronts[] = {
    {"brackets", "topics: ", "[", 50000, "", "nested too deeply"},
    {"braces", "topics: ", "{", 50000, "", "a key must be a word"},
    {"braces with keys", "topics: ", "{a: ", 50000, "", "nested too deeply"},
    {"dashes", "", "- ", 50000, "a", "nested too deeply"},
    {"question marks", "", "? ", 50000, "a", "a key must be a word"},
    {"an alias that doubles", "a: &a [x, x]\n", "b: [*a, *a]\n", 1000, "", "begins with *"},
    {"a list of 50,000 words", "topics: [", "a, ", 50000, "a]", "entries, the limit is"},
    {"the same key again and again", "", "title: a\n", 20000, "", "too many keys"},
    {"a value of 200 KB", "title: ", "あ", 70000, "", "is too long"},
    {"a key of 200 KB", "", "あ", 70000, ": a", "YAML: "},
    {"quotation marks", "title: ", "\"", 50000, "", "YAML: "},
    {"an escape that is no character", "title: \"\\ud800\"", "", 0, "", "YAML: "},
    {"an escaped zero", "title: \"a\\0b\"", "", 0, "", "control character"},
    {"an escaped direction mark", "title: \"a\\u202Eb\"", "", 0, "", "control character"},
    {"two documents", "title: a\n...\n", "title: b\n...\n", 1000, "", "YAML: "},
    {"tags", "title: ", "!a ", 20000, "x", "YAML: "},
    {"comments", "title: a\n", "# b\n", 50000, "", "required key"},
    {"a number that overflows", "title: a\nnumber: ", "9", 1000, "", "unknown key"},
};

static Str assemble(Arena *arena, const Hostile *row, const char *before, const char *after) {
    Buffer text = buffer_in(arena, 2 * 1024 * 1024);
    buffer_put(&text, str_from_c(before));
    buffer_put(&text, str_from_c(row->head));
    for (int32_t i = 0; i < row->count; i++) {
        buffer_put(&text, str_from_c(row->unit));
    }
    buffer_put(&text, str_from_c(row->tail));
    buffer_put(&text, str_from_c(after));
    assert_false(text.full);
    return buffer_view(&text);
}

static bool run(const Hostile *row, const char *before, const char *after) {
    struct timespec start;
    struct timespec end;
    PackFixture fixture = pack_fixture_open();
    pack_fixture_write("content/110/03-hostile.md", assemble(&fixture.arena, row, before, after));
    clock_gettime(CLOCK_MONOTONIC, &start);
    pack_fixture_read(&fixture);
    clock_gettime(CLOCK_MONOTONIC, &end);
    Str found = pack_fixture_findings(&fixture);
    bool in_time = end.tv_sec - start.tv_sec <= SECONDS_MOST;
    bool as_said = row->sentence ? str_find(found, str_from_c(row->sentence)) >= 0
                                 : fixture.findings.error_count == 0;
    if (!in_time || !as_said) {
        print_error("%s: %ld s, found %.*s\n", row->name, (long)(end.tv_sec - start.tv_sec),
                    found.size < 2000 ? found.size : 2000, found.at);
    }
    pack_fixture_close(&fixture);
    return in_time && as_said;
}

static void test_bodies(void **state) {
    (void)state;
    int32_t wrong = 0;
    for (int32_t i = 0; i < COUNT_OF(bodies); i++) {
        wrong += !run(
            &bodies[i],
            "---\ntitle: a\nsection: 編集後記\nkind: column\ntopics: [basics]\nlook_for: a\n---\n",
            "\n");
    }
    assert_int_equal(wrong, 0);
}

static void test_front_matter(void **state) {
    (void)state;
    int32_t wrong = 0;
    for (int32_t i = 0; i < COUNT_OF(fronts); i++) {
        wrong += !run(&fronts[i], "---\n", "\n---\na\n");
    }
    assert_int_equal(wrong, 0);
}

/* Bytes that are no UTF-8, each behind the same three characters. */
static void test_bytes(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *bytes;
    } rows[] = {
        {"a lone surrogate", "\xED\xA0\x80"},   {"a long form of a slash", "\xC0\xAF"},
        {"beyond Unicode", "\xF4\x90\x80\x80"}, {"a byte that continues nothing", "\x80"},
        {"a character cut short", "\xE3\x81"},  {"a byte that is never used", "\xFF"},
    };
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        Hostile row = {rows[i].name, "", "", 0, rows[i].bytes, "not UTF-8: byte 12 is 0x"};
        assert_true(run(&row, "---\ntitle: ", "\n---\na\n"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bodies),
                                       cmocka_unit_test(test_front_matter),
                                       cmocka_unit_test(test_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
