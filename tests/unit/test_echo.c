/* The quick sum over a copy: the same bytes in any pieces agree, one bit anywhere does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "pack/echo.h"

enum { BYTES = 5000 };

static EchoSum sum_in_pieces(const EchoKey *key, const char *bytes, size_t piece) {
    Echo echo;
    echo_begin(&echo, key);
    for (size_t at = 0; at < BYTES; at += piece) {
        echo_add(&echo, bytes + at, BYTES - at < piece ? BYTES - at : piece);
    }
    return echo_end(&echo);
}

static void test_pieces(void **state) {
    char bytes[BYTES];
    EchoKey key = echo_key();
    (void)state;
    memset(bytes, 'a', sizeof(bytes));
    EchoSum whole = sum_in_pieces(&key, bytes, BYTES);
    for (size_t piece = 1; piece < 100; piece++) {
        EchoSum sum = sum_in_pieces(&key, bytes, piece);
        assert_true(echo_equal(&sum, &whole));
    }
}

static void test_bits(void **state) {
    char bytes[BYTES] = {0};
    EchoKey key = echo_key();
    EchoSum whole = sum_in_pieces(&key, bytes, BYTES);
    (void)state;
    for (int32_t i = 0; i < BYTES; i += 7) {
        bytes[i] = (char)(bytes[i] ^ (1 << (i % 8)));
        EchoSum sum = sum_in_pieces(&key, bytes, BYTES);
        assert_false(echo_equal(&sum, &whole));
        bytes[i] = 0;
    }
}

/* No two copies have the same key. */
static void test_keys(void **state) {
    EchoKey one = echo_key();
    EchoKey other = echo_key();
    (void)state;
    assert_memory_not_equal(one.bytes, other.bytes, sizeof(one.bytes));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_bits),
        cmocka_unit_test(test_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
