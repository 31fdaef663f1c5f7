/* Failures: the first cause stays last, context comes in front, and a sentence is never cut inside
 * a character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/failure.h"
#include "base/utf8.h"

static void test_sentence(void **state) {
    (void)state;
    Failure failure = {0};
    assert_false(failure_set(&failure, FAILURE_FILE, "cannot open %s", "a.tsubo"));
    assert_int_equal(failure.kind, FAILURE_FILE);
    assert_string_equal(failure.sentence, "cannot open a.tsubo");
    assert_false(failure_within(&failure, "line %d", 3));
    assert_false(failure_within(&failure, "opening"));
    assert_string_equal(failure.sentence, "opening: line 3: cannot open a.tsubo");
    assert_int_equal(failure.kind, FAILURE_FILE); /* context does not change the cause */
}

/* Three-byte characters at all three offsets against the end of the buffer. */
static void test_cut(void **state) {
    (void)state;
    for (int32_t shift = 0; shift < 3; shift++) {
        char words[2 * FAILURE_SIZE + 4];
        Failure failure = {0};
        int32_t size = 0;
        for (; size < shift; size++) {
            words[size] = 'x';
        }
        for (; size < 2 * FAILURE_SIZE; size += 3) {
            memcpy(words + size, "壺", 3);
        }
        words[size] = 0;
        failure_set(&failure, FAILURE_FORMAT, "%s", words);
        Str sentence = str_from_c(failure.sentence);
        assert_true(sentence.size < FAILURE_SIZE && sentence.size > FAILURE_SIZE - 8);
        assert_true(utf8_valid(sentence));
        assert_true(str_ends_with(sentence, S("…")));
        failure_within(&failure, "%s", "context");
        sentence = str_from_c(failure.sentence);
        assert_true(utf8_valid(sentence) && str_starts_with(sentence, S("context: ")));
        assert_true(str_ends_with(sentence, S("…")));
        failure_within(&failure, "%s", words); /* the context alone is too long */
        assert_true(utf8_valid(str_from_c(failure.sentence)));
    }
}

static void test_exact(void **state) {
    (void)state;
    char words[FAILURE_SIZE];
    Failure failure = {0};
    memset(words, 'a', sizeof(words));
    words[FAILURE_SIZE - 1] = 0;
    failure_set(&failure, FAILURE_FILE, "%s", words);
    assert_string_equal(failure.sentence, words); /* fits exactly: nothing is cut */
}

static void test_names(void **state) {
    (void)state;
    for (int32_t kind = FAILURE_NONE; kind <= FAILURE_DEVICE; kind++) {
        assert_true(failure_kind_name((FailureKind)kind).size > 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sentence), cmocka_unit_test(test_cut),
                                       cmocka_unit_test(test_exact), cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
