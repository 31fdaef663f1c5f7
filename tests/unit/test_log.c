/* The log keeps whole lines within its size, counts repetitions, and never splits a character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "kiosk/log.h"

static void test_lines(void **state) {
    (void)state;
    Arena arena = arena_open(1024 * 1024);
    Log *log = log_in(&arena);
    log_say(log, "the first %s", "sentence");
    log_say(log, "again");
    log_say(log, "again");
    log_say(log, "again");
    log_say(log, "the last one");
    Str text = log_text_in(&arena, log);
    assert_true(str_find(text, S("the first sentence\n")) > 0);
    assert_true(str_find(text, S("… the same 2 times more\n")) > 0);
    assert_true(str_ends_with(text, S("the last one\n")));
    assert_int_equal(log_count(log), 4);
    arena_close(&arena);
}

static void test_stays_small(void **state) {
    (void)state;
    Arena arena = arena_open(1024 * 1024);
    Log *log = log_in(&arena);
    for (int32_t i = 0; i < 5000; i++) {
        log_say(log, "sentence %d of a troubled night, with some more words in it", i);
    }
    Str text = log_text_in(&arena, log);
    assert_true(text.size <= LOG_BYTES);
    assert_true(text.size > LOG_BYTES - LOG_LINE_BYTES);
    assert_true(str_starts_with(str_trim(text), S("4"))); /* a whole line, with its number */
    assert_true(str_find(text, S("sentence 4999 of")) > 0);
    arena_close(&arena);
}

static void test_whole_characters(void **state) {
    (void)state;
    static char wide[3 * LOG_LINE_BYTES];
    Arena arena = arena_open(1024 * 1024);
    Log *log = log_in(&arena);
    for (size_t i = 0; i + 3 < sizeof(wide); i += 3) {
        memcpy(wide + i, "壺", 3);
    }
    for (int32_t i = 0; i < 4; i++) {
        log_say(log, "%.*s%s", i, "abc", wide);
    }
    assert_true(utf8_valid(log_text_in(&arena, log)));
    arena_close(&arena);
}

int main(void) {
    fclose(stderr); /* 5,000 sentences are not for the reader of the test */
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_stays_small),
                                       cmocka_unit_test(test_whole_characters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
