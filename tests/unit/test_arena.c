/* Arenas: zeroed, aligned, rewound, and loud when they run out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static void test_alloc(void **state) {
    (void)state;
    Arena arena = arena_open((size_t)1 << 20); /* malloc maps such a block, 16 bytes off a page */
    memset(arena.base, 0x55, arena.size);
    for (size_t alignment = 1; alignment <= 64; alignment *= 2) {
        arena_alloc(&arena, 1, 1); /* off every alignment */
        size_t before = arena.used;
        unsigned char *at = arena_alloc(&arena, 24, alignment);
        assert_int_equal((uintptr_t)at % alignment, 0); /* the address, not only the offset */
        assert_true(arena.used >= before + 24 && arena.used < before + 24 + alignment);
        for (int32_t i = 0; i < 24; i++) {
            assert_int_equal(at[i], 0);
        }
    }
    arena_close(&arena);
    assert_null(arena.base);
}

static void test_rewind(void **state) {
    (void)state;
    Arena arena = arena_open(1024);
    int32_t *kept = ARENA_NEW(&arena, int32_t, 4);
    kept[3] = 7;
    ArenaMark mark = arena_mark(&arena);
    memset(ARENA_NEW(&arena, char, 500), 'x', 500);
    arena_rewind(&arena, mark);
    assert_int_equal(kept[3], 7);
    assert_int_equal(arena_left(&arena), 1024 - 16);
    assert_true(arena.high >= 516); /* the mark of high water stays */
    const char *again = ARENA_NEW(&arena, char, 500);
    assert_int_equal(again[499], 0); /* zeroed once more */
    arena_reset(&arena);
    assert_int_equal(arena_left(&arena), 1024);
    arena_close(&arena);
}

static void test_text(void **state) {
    (void)state;
    Arena arena = arena_open(1024);
    Str copy = arena_copy_in(&arena, S("秘密"));
    assert_true(str_equal(copy, S("秘密")));
    assert_int_equal(copy.at[copy.size], 0);
    assert_int_equal(arena_copy_in(&arena, (Str){0}).size, 0);
    Str printed = arena_print_in(&arena, "第%d号 %s", 110, "x");
    assert_string_equal(printed.at, "第110号 x");
    assert_int_equal(printed.size, strlen("第110号 x"));
    arena_close(&arena);
}

/* In a child, because it must die. */
static int signal_of(void (*act)(Arena *)) {
    pid_t child = fork();
    if (child == 0) {
        Arena arena = arena_open(64);
        signal(SIGABRT, SIG_DFL);
        close(STDERR_FILENO);
        act(&arena);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void fill_exactly(Arena *arena) {
    arena_alloc(arena, 64, 1);
}

static void take_too_much(Arena *arena) {
    arena_alloc(arena, 65, 1);
}

static void take_too_much_by_alignment(Arena *arena) {
    arena_alloc(arena, 1, 1);
    arena_alloc(arena, 33, 32);
}

static void take_a_size_that_wraps(Arena *arena) {
    arena_reserve(arena, SIZE_MAX - 8, 1);
}

static void rewind_forwards(Arena *arena) {
    arena_rewind(arena, 8);
}

static void test_running_out(void **state) {
    (void)state;
    assert_int_equal(signal_of(fill_exactly), 0);
    assert_int_equal(signal_of(take_too_much), SIGABRT);
    assert_int_equal(signal_of(take_too_much_by_alignment), SIGABRT);
    assert_int_equal(signal_of(take_a_size_that_wraps), SIGABRT);
    assert_int_equal(signal_of(rewind_forwards), SIGABRT);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alloc), cmocka_unit_test(test_rewind),
                                       cmocka_unit_test(test_text),
                                       cmocka_unit_test(test_running_out)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
