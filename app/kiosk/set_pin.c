/* Reading the PIN, editing one line, replacing the file. */
#include "kiosk/set_pin.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "kiosk/config.h"
#include "kiosk/pin.h"

/* One line without its end. A PIN that long is refused anyway. */
enum { LINE_SIZE = 64 };

static Str read_line(char line[LINE_SIZE]) {
    line[0] = 0;
    if (!fgets(line, LINE_SIZE, stdin)) {
        return S("");
    }
    return str_trim(str_from_c(line));
}

/* From a terminal: not shown while it is typed. */
static Str ask(const char *question, char line[LINE_SIZE]) {
    struct termios shown;
    fputs(question, stderr);
    bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
    if (terminal) {
        struct termios hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    Str answer = read_line(line);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        fputc('\n', stderr);
    }
    return answer;
}

/* Without echo when somebody types; a pipe has nothing to hide. */
static bool read_pin(char line[LINE_SIZE], Str *pin, Failure *failure) {
    char again[LINE_SIZE];
    if (!isatty(STDIN_FILENO)) {
        *pin = read_line(line);
        return true;
    }
    *pin = ask("New PIN for the staff page (4 to 8 digits): ", line);
    if (pin_has_form(*pin) && !str_equal(*pin, ask("The same again: ", again))) {
        return failure_set(failure, FAILURE_FORMAT, "the two were different");
    }
    return true;
}

/* The key of a line "key = value" or "key: value"; empty for other lines. */
static Str key_of(Str line) {
    line = str_trim(line);
    int32_t end = 0;
    while (end < line.size && line.at[end] != '=' && line.at[end] != ':') {
        end++;
    }
    return end < line.size ? str_trim(str_slice(line, 0, end)) : S("");
}

typedef struct Edit {
    Buffer *out;
    Str hash;
    bool in_staff;
    bool done;
} Edit;

static void put_pin(Edit *edit) {
    buffer_print(edit->out, "pin = %.*s\n", STR_ARG(edit->hash));
    edit->done = true;
}

/* Keeps a line, or puts the new PIN in its place. A second `pin` would win over ours: it goes. */
static void edit_line(Edit *edit, Str line) {
    Str trimmed = str_trim(line);
    bool section = str_starts_with(trimmed, S("["));
    if (edit->in_staff && str_equal(key_of(line), S("pin"))) {
        if (!edit->done) {
            put_pin(edit);
        }
        return;
    }
    if (section && edit->in_staff && !edit->done) {
        put_pin(edit);
        buffer_put(edit->out, S("\n"));
    }
    edit->in_staff = section ? str_equal(trimmed, S("[staff]")) : edit->in_staff;
    buffer_put(edit->out, line);
    buffer_put(edit->out, S("\n"));
}

/* Everything else in the file stays as it is, comments included. */
Str set_pin_edit_in(Arena *arena, Str text, Str hash) {
    Buffer out = buffer_in(arena, text.size + PIN_HASH_SIZE + 64);
    Edit edit = {.out = &out, .hash = hash};
    while (text.size > 0) {
        edit_line(&edit, str_cut(&text, '\n'));
    }
    if (!edit.done && !edit.in_staff) {
        buffer_put(&out, out.size > 0 ? S("\n[staff]\n") : S("[staff]\n"));
    }
    if (!edit.done) {
        put_pin(&edit);
    }
    return buffer_view(&out);
}

/* The file is replaced whole, or a booth could end up without its settings. */
static bool replace_pin(Arena *arena, Str path, Str hash, Failure *failure) {
    Str text = {0};
    if (file_exists(path) && !file_read_in(arena, path, CONFIG_BYTES, &text, failure)) {
        return false;
    }
    return file_replace(path, set_pin_edit_in(arena, text, hash), failure);
}

/* Nothing is written before the PIN has its form and its hash. */
bool set_pin(Str path, Failure *failure) {
    char line[LINE_SIZE];
    char hash[PIN_HASH_SIZE];
    Str pin = {0};
    Arena arena = arena_open(4 * CONFIG_BYTES);
    bool done = read_pin(line, &pin, failure) && pin_hash(pin, hash, failure) &&
                replace_pin(&arena, path, str_from_c(hash), failure);
    if (!done) {
        failure_within(failure, "the PIN was not changed");
    }
    arena_close(&arena);
    return done;
}
