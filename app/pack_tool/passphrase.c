/* A line from standard input, with the terminal's echo off.
 *
 * Signals that would end the program are held back and watched for beside the keyboard, because a
 * terminal that was left without echo looks broken to whoever pressed Ctrl-C. */
#include "pack_tool/passphrase.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <sodium.h>

/* Borrowed; it dies with its owner. */
Str passphrase_text(const Passphrase *passphrase) {
    return (Str){passphrase->bytes, passphrase->size};
}

/* So that it does not stay in memory longer than it is needed. */
void passphrase_wipe(Passphrase *passphrase) {
    sodium_memzero(passphrase, sizeof(*passphrase));
}

/* Reads a line byte by byte, so that a line for the next question stays in the pipe. */
static bool read_line(Passphrase *passphrase, int signals, Failure *failure) {
    struct pollfd sources[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                               {.fd = signals, .events = POLLIN}};
    for (passphrase->size = 0; passphrase->size <= PASSPHRASE_BYTES;) {
        char byte = 0;
        if (poll(sources, COUNT_OF(sources), -1) < 0 || sources[1].revents) {
            return failure_set(failure, FAILURE_DEVICE, "interrupted");
        }
        ssize_t got = read(STDIN_FILENO, &byte, 1);
        if (got < 0 || (got == 0 && passphrase->size == 0)) {
            return failure_set(failure, FAILURE_DEVICE, "no passphrase was given");
        }
        if (got == 0 || byte == '\n') {
            return true;
        }
        passphrase->bytes[passphrase->size++] = byte;
    }
    return failure_set(failure, FAILURE_LIMIT, "a passphrase has at most %d bytes",
                       PASSPHRASE_BYTES);
}

/* The signals that end a program by default and come from a keyboard or a closing window. */
static sigset_t ending_signals(void) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    sigset_t set;
    sigemptyset(&set);
    for (int32_t i = 0; i < COUNT_OF(numbers); i++) {
        sigaddset(&set, numbers[i]);
    }
    return set;
}

/* Reads a line with the terminal's echo off. A signal that came meanwhile is raised again when all
 * is as it was before, and usually ends the program there. */
static bool read_unseen(Passphrase *passphrase, const struct termios *usual, Failure *failure) {
    sigset_t before;
    sigset_t ending = ending_signals();
    struct signalfd_siginfo about;
    struct termios unseen = *usual;
    unseen.c_lflag &= ~(tcflag_t)ECHO;
    sigprocmask(SIG_BLOCK, &ending, &before);
    int signals = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    bool done = read_line(passphrase, signals, failure);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, usual);
    fputc('\n', stderr); /* the one that was typed was not shown */
    bool caught = read(signals, &about, sizeof(about)) == (ssize_t)sizeof(about);
    close(signals);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (caught) {
        raise((int)about.ssi_signo);
    }
    return done;
}

/* What minisign would take otherwise than we do is refused. */
static bool check_line(Passphrase *passphrase, Failure *failure) {
    if (passphrase->size > 0 && passphrase->bytes[passphrase->size - 1] == '\r') {
        passphrase->size--;
    }
    if (passphrase->size == 0) {
        return failure_set(failure, FAILURE_FORMAT, "the passphrase is empty");
    }
    if (memchr(passphrase->bytes, 0, (size_t)passphrase->size) ||
        memchr(passphrase->bytes, '\r', (size_t)passphrase->size)) {
        return failure_set(failure, FAILURE_FORMAT, "the passphrase holds a control character");
    }
    return true;
}

bool passphrase_ask(Passphrase *passphrase, const char *prompt, Failure *failure) {
    struct termios usual;
    bool done;
    passphrase_wipe(passphrase);
    if (tcgetattr(STDIN_FILENO, &usual) == 0) {
        fprintf(stderr, "%s: ", prompt);
        done = read_unseen(passphrase, &usual, failure);
    } else {
        done = read_line(passphrase, -1, failure);
    }
    if (!done || !check_line(passphrase, failure)) {
        passphrase_wipe(passphrase);
        return false;
    }
    return true;
}

/* Twice: what is mistyped here can never be opened again. */
bool passphrase_ask_new(Passphrase *passphrase, Failure *failure) {
    Passphrase again;
    if (!isatty(STDIN_FILENO)) {
        return passphrase_ask(passphrase, "", failure);
    }
    bool done = passphrase_ask(passphrase, "Passphrase for the new key", failure) &&
                passphrase_ask(&again, "The same again", failure);
    if (done && !str_equal(passphrase_text(passphrase), passphrase_text(&again))) {
        done = failure_set(failure, FAILURE_FORMAT, "the two passphrases differ");
    }
    passphrase_wipe(&again);
    if (!done) {
        passphrase_wipe(passphrase);
    }
    return done;
}
