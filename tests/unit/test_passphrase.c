/* Asking for a passphrase: through a pipe, and at a terminal that must not show it.
 *
 * The terminal is a real one of the kernel's (forkpty): the child asks, this program types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "pack_tool/passphrase.h"

#define FIFTY "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define FIVE_HUNDRED FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY FIFTY
#define TEXT_1023 FIVE_HUNDRED FIVE_HUNDRED "xxxxxxxxxxxxxxxxxxxxxxx"

static const struct {
    const char *name;
    Str input;
    const char *passphrase; /* NULL: refused */
    const char *sentence;
} lines[] = {
    {"a line", S_INIT("open sesame\n"), "open sesame", ""},
    {"the first of two", S_INIT("one\ntwo\n"), "one", ""},
    {"no line end", S_INIT("one"), "one", ""},
    {"from Windows", S_INIT("one\r\n"), "one", ""},
    {"blanks count", S_INIT(" one \n"), " one ", ""},
    {"Japanese", S_INIT("ひらけ ごま\n"), "ひらけ ごま", ""},
    {"the longest", S_INIT(TEXT_1023 "\n"), TEXT_1023, ""},
    {"one byte more", S_INIT(TEXT_1023 "x\n"), NULL, "a passphrase has at most 1023 bytes"},
    {"an empty line", S_INIT("\n"), NULL, "the passphrase is empty"},
    {"an empty line from Windows", S_INIT("\r\n"), NULL, "the passphrase is empty"},
    {"nothing", S_INIT(""), NULL, "no passphrase was given"},
    {"a zero byte", S_INIT("a\0b\n"), NULL, "the passphrase holds a control character"},
    {"a CR inside", S_INIT("a\rb\n"), NULL, "the passphrase holds a control character"},
};

static void test_pipe(void **state) {
    int usual = dup(STDIN_FILENO);
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(lines); i++) {
        int ends[2];
        Failure failure = {0};
        Passphrase passphrase;
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], lines[i].input.at, (size_t)lines[i].input.size),
                         lines[i].input.size);
        close(ends[1]);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        bool done = passphrase_ask_new(&passphrase, &failure);
        Str wanted = str_from_c(lines[i].passphrase);
        if (done != (lines[i].passphrase != NULL) ||
            !str_equal(passphrase_text(&passphrase), wanted) ||
            strcmp(failure.sentence, lines[i].sentence) != 0) {
            fail_msg("%s: “%.*s”, “%s”", lines[i].name, STR_ARG(passphrase_text(&passphrase)),
                     failure.sentence);
        }
    }
    dup2(usual, STDIN_FILENO);
    close(usual);
}

/* A child that asks at a terminal, and what was seen on it. */
typedef struct Terminal {
    int fd;
    pid_t child;
    char seen[4096];
    size_t size;
} Terminal;

/* In the child: "<passphrase>" or the failure's sentence, so that the parent can read it. */
static void answer(void) {
    Failure failure = {0};
    Passphrase passphrase;
    bool done = passphrase_ask_new(&passphrase, &failure);
    printf("result: %s%s\n", done ? "got " : "", done ? passphrase.bytes : failure.sentence);
    fflush(stdout);
    _exit(done ? 0 : 1);
}

static Terminal open_terminal(void) {
    Terminal terminal = {0};
    terminal.child = forkpty(&terminal.fd, NULL, NULL, NULL);
    assert_true(terminal.child >= 0);
    if (terminal.child == 0) {
        answer();
    }
    return terminal;
}

/* Reads until the text was seen; fails after ten seconds without anything new. */
static void await(Terminal *terminal, const char *text) {
    while (!strstr(terminal->seen, text)) {
        struct pollfd source = {.fd = terminal->fd, .events = POLLIN};
        size_t room = sizeof(terminal->seen) - 1 - terminal->size;
        ssize_t got = poll(&source, 1, 10000) == 1
                          ? read(terminal->fd, terminal->seen + terminal->size, room)
                          : -1;
        if (got <= 0) {
            fail_msg("“%s” did not come; seen: “%s”", text, terminal->seen);
        }
        terminal->size += (size_t)got;
    }
}

static void type(const Terminal *terminal, const char *keys) {
    assert_int_equal(write(terminal->fd, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static int close_terminal(Terminal *terminal) {
    int status = 0;
    assert_int_equal(waitpid(terminal->child, &status, 0), terminal->child);
    close(terminal->fd);
    return status;
}

static bool shows_typing(const Terminal *terminal) {
    struct termios settings;
    assert_int_equal(tcgetattr(terminal->fd, &settings), 0);
    return settings.c_lflag & ECHO;
}

static void test_terminal(void **state) {
    (void)state;
    Terminal terminal = open_terminal();
    await(&terminal, "Passphrase for the new key: ");
    while (shows_typing(&terminal)) { /* the prompt comes a moment before the echo goes */
    }
    type(&terminal, "sesame\n");
    await(&terminal, "The same again: ");
    while (shows_typing(&terminal)) {
    }
    assert_null(strstr(terminal.seen, "sesame"));
    type(&terminal, "sesame\n");
    await(&terminal, "result: got sesame");
    assert_true(shows_typing(&terminal));
    assert_int_equal(close_terminal(&terminal), 0);
}

static void test_terminal_differs(void **state) {
    (void)state;
    Terminal terminal = open_terminal();
    await(&terminal, "Passphrase for the new key: ");
    while (shows_typing(&terminal)) {
    }
    type(&terminal, "sesame\n");
    await(&terminal, "The same again: ");
    while (shows_typing(&terminal)) {
    }
    type(&terminal, "sesam\n");
    await(&terminal, "result: the two passphrases differ");
    assert_true(WEXITSTATUS(close_terminal(&terminal)) == 1);
}

/* Ctrl-C ends the program, and the terminal shows typing again. */
static void test_terminal_interrupted(void **state) {
    (void)state;
    Terminal terminal = open_terminal();
    await(&terminal, "Passphrase for the new key: ");
    while (shows_typing(&terminal)) {
    }
    type(&terminal, "ses\003");
    int status = 0;
    assert_int_equal(waitpid(terminal.child, &status, 0), terminal.child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    assert_true(shows_typing(&terminal));
    close(terminal.fd);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pipe), cmocka_unit_test(test_terminal),
                                       cmocka_unit_test(test_terminal_differs),
                                       cmocka_unit_test(test_terminal_interrupted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
