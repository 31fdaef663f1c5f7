/* Files in pieces, and folders that are replaced whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/stream.h"

static Arena arena;
static char home[64];

/* Tests run inside a folder of their own. */
static int open_place(void **state) {
    (void)state;
    strcpy(home, "/tmp/tsubo-stream-XXXXXX");
    arena = arena_open((size_t)4 << 20);
    return mkdtemp(home) && chdir(home) == 0 ? 0 : -1;
}

static int close_place(void **state) {
    char command[256];
    (void)state;
    arena_close(&arena);
    snprintf(command, sizeof(command), "cd / && chmod -R u+w %s && rm -r %s", home, home);
    return system(command);
}

static void expect_sentence(const Failure *failure, const char *sentence) {
    assert_string_equal(failure->sentence, sentence);
}

static void expect_text(const char *path, const char *wanted) {
    Failure failure = {0};
    Str text = {0};
    if (!file_read_in(&arena, str_from_c(path), 1 << 20, &text, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    assert_true(str_equal(text, str_from_c(wanted)));
}

static void put(const char *path, const char *text) {
    Failure failure = {0};
    if (!file_replace(str_from_c(path), str_from_c(text), &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

static void test_write_and_read(void **state) {
    Failure failure = {0};
    Stream stream;
    struct stat about;
    char room[7];
    Str piece;
    (void)state;
    assert_true(stream_create(&stream, S("a"), 0600, &failure));
    assert_true(stream_write(&stream, S("twelve "), &failure));
    assert_true(stream_write(&stream, S(""), &failure));
    assert_true(stream_write(&stream, S("bytes"), &failure));
    assert_true(stream_finish(&stream, &failure));
    stream_close(&stream);
    assert_int_equal(stat("a", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);

    assert_true(stream_open(&stream, S("a"), &failure));
    assert_int_equal(stream.size_bytes, 12);
    stream_drop_cache(&stream);
    assert_true(stream_read(&stream, room, sizeof(room), &piece, &failure));
    assert_true(str_equal(piece, S("twelve ")));
    assert_true(stream_read(&stream, room, sizeof(room), &piece, &failure));
    assert_true(str_equal(piece, S("bytes")));
    assert_true(stream_read(&stream, room, sizeof(room), &piece, &failure));
    assert_int_equal(piece.size, 0);
    stream_close(&stream);
    stream_close(&stream);
    expect_text("a", "twelve bytes");
}

static void test_refusals(void **state) {
    Failure failure = {0};
    Stream stream;
    (void)state;
    put("a", "there");
    assert_false(stream_create(&stream, S("a"), 0644, &failure));
    expect_sentence(&failure, "cannot create a: File exists");
    stream_close(&stream);
    expect_text("a", "there");
    assert_false(stream_open(&stream, S("none"), &failure));
    expect_sentence(&failure, "cannot open none: No such file or directory");
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_false(stream_open(&stream, S("folder"), &failure));
    expect_sentence(&failure, "folder is not a file");
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_false(stream_open(&stream, S("pipe"), &failure));
    expect_sentence(&failure, "pipe is not a file");
    assert_false(stream_open(&stream, S(""), &failure));
    expect_sentence(&failure, "a path of 0 bytes is not usable");
    assert_false(stream_create(&stream, (Str){"a\0b", 3}, 0644, &failure));
    expect_sentence(&failure, "a path holds a zero byte: a");
    assert_false(stream_create(&stream, S("folder/x/y"), 0644, &failure));
    expect_sentence(&failure, "cannot create folder/x/y: No such file or directory");
}

/* What was begun and not finished is not there. */
static void test_unfinished(void **state) {
    Failure failure = {0};
    Stream stream;
    (void)state;
    assert_true(stream_create(&stream, S("a"), 0644, &failure));
    assert_true(stream_write(&stream, S("half"), &failure));
    stream_close(&stream);
    assert_false(file_exists(S("a")));
}

static void test_full_disk(void **state) {
    Failure failure = {0};
    (void)state;
    Stream stream = {.fd = -1, .is_new = true};
    FILE *full = fopen("/dev/full", "w");
    if (!full) {
        skip();
    }
    stream.fd = fileno(full);
    strcpy(stream.path, "x");
    assert_false(stream_write(&stream, S("byte"), &failure));
    assert_int_equal(failure.kind, FAILURE_SPACE);
    expect_sentence(&failure, "cannot write x: No space left on device");
    fclose(full);
}

static void test_clear(void **state) {
    Failure failure = {0};
    (void)state;
    assert_true(folder_clear(&arena, S("none"), &failure));
    assert_int_equal(mkdir("a", 0755), 0);
    put("a/x", "x");
    put("a/はじめに.txt", "y");
    assert_true(folder_clear(&arena, S("a"), &failure));
    assert_false(file_exists(S("a")));

    put("file", "x");
    assert_false(folder_clear(&arena, S("file"), &failure));
    expect_sentence(&failure, "file is not a folder");
    expect_text("file", "x");

    assert_int_equal(mkdir("b", 0755), 0);
    put("b/x", "kept");
    assert_int_equal(symlink("b", "link"), 0);
    assert_false(folder_clear(&arena, S("link"), &failure));
    expect_sentence(&failure, "link is not a folder");
    expect_text("b/x", "kept");

    assert_int_equal(mkdir("b/deep", 0755), 0);
    assert_false(folder_clear(&arena, S("b"), &failure));
    assert_int_equal(strncmp(failure.sentence, "cannot remove b/deep: ", 22), 0);
}

/* A new folder takes the name, whether there was one or not, and nothing else stays behind. */
static void test_replace(void **state) {
    Failure failure = {0};
    FileNames names;
    (void)state;
    assert_int_equal(mkdir("new", 0755), 0);
    put("new/x", "first");
    assert_true(folder_replace(&arena, S("place"), S("new"), &failure));
    expect_text("place/x", "first");

    assert_int_equal(mkdir("new", 0755), 0);
    assert_int_equal(mkdir("place.old", 0755), 0);
    put("place.old/x", "left behind by a cut");
    put("place/old", "gone afterwards");
    put("new/x", "second");
    assert_true(folder_replace(&arena, S("place"), S("new"), &failure));
    expect_text("place/x", "second");
    assert_true(file_list_in(&arena, S("."), 10, &names, &failure));
    assert_int_equal(names.count, 1);
    assert_true(file_list_in(&arena, S("place"), 10, &names, &failure));
    assert_int_equal(names.count, 1);

    assert_false(folder_replace(&arena, S("place"), S("new"), &failure));
    expect_sentence(&failure, "cannot open new: No such file or directory");
    expect_text("place/x", "second");
}

/* Files go over one by one; a name that is taken keeps what it has. */
static void test_merge(void **state) {
    Failure failure = {0};
    (void)state;
    assert_true(folder_merge(&arena, S("none"), S("to"), &failure));
    assert_false(file_exists(S("to")));
    assert_int_equal(mkdir("from", 0755), 0);
    put("from/a", "a");
    put("from/b", "old");
    assert_true(folder_merge(&arena, S("from"), S("deep/to"), &failure));
    assert_false(file_exists(S("from")));
    put("deep/to/b", "newer");
    assert_int_equal(mkdir("from", 0755), 0);
    put("from/b", "old");
    put("from/c", "c");
    assert_true(folder_merge(&arena, S("from"), S("deep/to"), &failure));
    assert_false(file_exists(S("from")));
    expect_text("deep/to/a", "a");
    expect_text("deep/to/b", "newer");
    expect_text("deep/to/c", "c");
    put("file", "x");
    assert_int_equal(mkdir("from", 0755), 0);
    put("from/b", "kept");
    assert_false(folder_merge(&arena, S("from"), S("file"), &failure));
    expect_text("from/b", "kept");
}

/* From here on the system cannot exchange two names, like a FAT of former years: renameat2 with
 * that flag answers EINVAL. Holds for the whole process, hence for a child. */
static bool forbid_exchange(void) {
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[4])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, RENAME_EXCHANGE, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {.len = COUNT_OF(steps), .filter = steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* Runs a test in such a child. */
static void without_exchange(void (*test)(void **)) {
    int status = 0;
    /* An emulated system has no filters; every real one of ours has. */
    if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) < 0) {
        skip();
    }
    pid_t child = fork();
    if (child == 0) {
        if (!forbid_exchange()) {
            _exit(2);
        }
        test(NULL);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void test_replace_without_exchange(void **state) {
    (void)state;
    without_exchange(test_replace);
}

static void test_free_bytes(void **state) {
    Failure failure = {0};
    int64_t free_bytes = -1;
    (void)state;
    assert_true(folder_free_bytes(S("."), &free_bytes, &failure));
    assert_true(free_bytes >= 0);
    assert_false(folder_free_bytes(S("none"), &free_bytes, &failure));
    expect_sentence(&failure, "cannot open none: No such file or directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_write_and_read, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_refusals, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_unfinished, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_full_disk, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_clear, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_replace, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_replace_without_exchange, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_merge, open_place, close_place),
        cmocka_unit_test_setup_teardown(test_free_bytes, open_place, close_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
