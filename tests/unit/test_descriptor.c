/* A pack read through a descriptor: whatever becomes of its name, and when reading fails. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pack_fixture.h"
#include "pack_reading.h"

static PackFixture fixture;

static int make_pack(void **state) {
    (void)state;
    fixture = pack_fixture_open();
    pack_fixture_read(&fixture);
    pack_fixture_build(&fixture, "x.tsubo");
    return 0;
}

static int remove_pack(void **state) {
    (void)state;
    pack_fixture_close(&fixture);
    return 0;
}

static int open_x(int flags) {
    int descriptor = open("x.tsubo", flags | O_CLOEXEC);
    assert_true(descriptor >= 0);
    return descriptor;
}

/* Reads everything; the sentence of the failure, or "". */
static Str read_all(int descriptor) {
    Failure failure = {0};
    Pack *pack = pack_open_descriptor_in(&fixture.arena, descriptor, S("the pack"), &failure);
    if (pack) {
        pack_reading_all(pack, &fixture.arena, &failure);
        pack_close(pack);
    }
    return arena_copy_in(&fixture.arena, str_from_c(failure.sentence));
}

static void assert_says(Str got, const char *expected) {
    if (!str_equal(got, str_from_c(expected))) {
        fail_msg("got “%.*s”", STR_ARG(got));
    }
}

/* The name is gone, another file has it, and files that SQLite likes to find lie beside it. */
static void test_names_do_not_matter(void **state) {
    (void)state;
    Str bytes = pack_fixture_load(&fixture, "x.tsubo");
    int descriptor = open_x(O_RDONLY);
    pack_fixture_write("x.tsubo-journal", S("not a journal"));
    pack_fixture_write("x.tsubo-wal", S("not a log"));
    assert_says(read_all(descriptor), "");
    assert_int_equal(lseek(descriptor, 77, SEEK_SET), 77);
    pack_fixture_remove("x.tsubo");
    assert_says(read_all(descriptor), "");
    assert_int_equal(lseek(descriptor, 0, SEEK_CUR), 77); /* where it stands is not our business */
    pack_fixture_write("x.tsubo", S("another file"));
    assert_says(read_all(descriptor), "");
    close(descriptor);
    pack_fixture_remove("x.tsubo-journal");
    pack_fixture_remove("x.tsubo-wal");
    pack_fixture_write("x.tsubo", bytes);
}

/* The descriptor stays open, and opening by path leaves none behind. */
static void test_descriptors_are_returned(void **state) {
    (void)state;
    Failure failure = {0};
    int descriptor = open_x(O_RDONLY);
    for (int32_t i = 0; i < 20; i++) {
        assert_says(read_all(descriptor), "");
        Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
        assert_non_null(pack);
        pack_close(pack);
        assert_null(pack_open_in(&fixture.arena, S("content/pack.yaml"), &failure));
    }
    int next = open_x(O_RDONLY);
    assert_int_equal(next, descriptor + 1);
    close(next);
    assert_int_equal(close(descriptor), 0);
}

/* A file that shrinks under the reader, a descriptor that cannot be read, one that is no file. */
static void test_reading_fails(void **state) {
    (void)state;
    Failure failure = {0};
    int pipes[2];
    Str bytes = pack_fixture_load(&fixture, "x.tsubo");
    int descriptor = open_x(O_RDONLY);
    Pack *pack = pack_open_descriptor_in(&fixture.arena, descriptor, S("the pack"), &failure);
    assert_non_null(pack);
    assert_int_equal(truncate("x.tsubo", 8192), 0);
    assert_false(pack_reading_all(pack, &fixture.arena, &failure));
    assert_int_equal(failure.kind, FAILURE_FORMAT); /* what is missing reads as zeros */
    pack_close(pack);
    close(descriptor);
    pack_fixture_write("x.tsubo", bytes);
    descriptor = open_x(O_WRONLY);
    assert_says(read_all(descriptor), "opening the pack: disk I/O error");
    close(descriptor);
    assert_int_equal(pipe(pipes), 0);
    assert_says(read_all(pipes[0]), "the pack is not a file");
    close(pipes[0]);
    close(pipes[1]);
    assert_says(read_all(-1), "the pack is not a file");
}

/* Two packs at once have a file system each. */
static void test_two_at_once(void **state) {
    (void)state;
    Failure failure = {0};
    int first = open_x(O_RDONLY);
    int second = open_x(O_RDONLY);
    Pack *a = pack_open_descriptor_in(&fixture.arena, first, S("a"), &failure);
    Pack *b = pack_open_descriptor_in(&fixture.arena, second, S("b"), &failure);
    assert_non_null(a);
    assert_non_null(b);
    pack_close(a);
    close(first);
    assert_true(pack_reading_all(b, &fixture.arena, &failure));
    pack_close(b);
    close(second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_do_not_matter), cmocka_unit_test(test_descriptors_are_returned),
        cmocka_unit_test(test_reading_fails), cmocka_unit_test(test_two_at_once)};
    return cmocka_run_group_tests(tests, make_pack, remove_pack);
}
