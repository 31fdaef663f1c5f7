/* Buffers: what does not fit is left out whole, and `full` says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"

static void test_writing(void **state) {
    (void)state;
    Arena arena = arena_open(256);
    Buffer out = buffer_in(&arena, 64);
    buffer_put(&out, S("第"));
    buffer_print(&out, "%d", 110);
    buffer_put_scalar(&out, 0x53F7);
    buffer_put(&out, (Str){0});
    assert_true(str_equal(buffer_view(&out), S("第110号")));
    assert_false(out.full);
    arena_close(&arena);
}

static void test_full(void **state) {
    (void)state;
    Arena arena = arena_open(256);
    Buffer out = buffer_in(&arena, 6);
    buffer_put(&out, S("壺"));
    buffer_put(&out, S("長すぎ"));
    assert_true(out.full);
    assert_true(str_equal(buffer_view(&out), S("壺")));
    buffer_print(&out, "%s", "1234");
    assert_true(str_equal(buffer_view(&out), S("壺")));
    buffer_put(&out, S("ab")); /* what fits is still taken */
    buffer_put_scalar(&out, 0x1F600);
    assert_true(str_equal(buffer_view(&out), S("壺ab")));
    assert_true(utf8_valid(buffer_view(&out)));
    assert_true(out.full); /* and it does not forget */
    arena_close(&arena);
}

static void test_exact(void **state) {
    (void)state;
    Arena arena = arena_open(256);
    Buffer out = buffer_in(&arena, 6);
    buffer_put(&out, S("壺壺"));
    assert_false(out.full);
    buffer_put(&out, S(""));
    assert_false(out.full);
    buffer_put(&out, S("x"));
    assert_true(out.full);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_writing), cmocka_unit_test(test_full),
                                       cmocka_unit_test(test_exact)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
