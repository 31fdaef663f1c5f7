/* The replay format, both directions. */
#include "kiosk/replay.h"

#include "base/limits.h"
#include "base/utf8.h"

static const Str phases[] = {S_INIT("down"), S_INIT("move"), S_INIT("up"), S_INIT("cancel")};

static const Str keys[KEY_COUNT] = {
    [KEY_NEXT] = S_INIT("next"),
    [KEY_PREVIOUS] = S_INIT("previous"),
    [KEY_UP] = S_INIT("up"),
    [KEY_DOWN] = S_INIT("down"),
    [KEY_ENTER] = S_INIT("enter"),
    [KEY_BACK] = S_INIT("back"),
    [KEY_HOME] = S_INIT("home"),
    [KEY_LARGER] = S_INIT("larger"),
    [KEY_SMALLER] = S_INIT("smaller"),
    [KEY_INVERT] = S_INIT("invert"),
    [KEY_LANGUAGE] = S_INIT("language"),
    [KEY_DEBUG] = S_INIT("debug"),
    [KEY_LEAVE] = S_INIT("leave"),
    [KEY_BLANK] = S_INIT("blank"),
    [KEY_0] = S_INIT("0"),
    [KEY_1] = S_INIT("1"),
    [KEY_2] = S_INIT("2"),
    [KEY_3] = S_INIT("3"),
    [KEY_4] = S_INIT("4"),
    [KEY_5] = S_INIT("5"),
    [KEY_6] = S_INIT("6"),
    [KEY_7] = S_INIT("7"),
    [KEY_8] = S_INIT("8"),
    [KEY_9] = S_INIT("9"),
};

static int32_t find(const Str *names, int32_t count, Str name) {
    for (int32_t i = 0; i < count; i++) {
        if (str_equal(names[i], name)) {
            return i;
        }
    }
    return -1;
}

static Str next_word(Str *rest) {
    *rest = str_trim(*rest);
    return str_cut(rest, ' ');
}

/* Coordinates far outside any screen are a damaged file, not a touch. */
static bool next_number(Str *rest, int32_t *number, Failure *failure) {
    Str word = next_word(rest);
    if (!str_to_int(word, number) || *number < -LIMIT_SCREEN_LONG_PX * 4 ||
        *number > LIMIT_SCREEN_LONG_PX * 4) {
        return failure_set(failure, FAILURE_FORMAT, "a number is expected, not \"%.*s\"",
                           STR_ARG(word));
    }
    return true;
}

/* Any whole number: panels count their contacts as they like. */
static bool next_id(Str *rest, int64_t *id, Failure *failure) {
    Str word = next_word(rest);
    int32_t number = 0;
    if (!str_to_int(word, &number)) {
        return failure_set(failure, FAILURE_FORMAT, "a finger has a number, not \"%.*s\"",
                           STR_ARG(word));
    }
    *id = number;
    return true;
}

static bool read_touch(Str *rest, Input *input, Failure *failure) {
    Str phase = next_word(rest);
    int32_t found = find(phases, COUNT_OF(phases), phase);
    if (found < 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "a touch is down, move, up or cancel, not \"%.*s\"", STR_ARG(phase));
    }
    input->kind = INPUT_TOUCH;
    input->touch.phase = (TouchPhase)found;
    return next_id(rest, &input->touch.id, failure) &&
           next_number(rest, &input->touch.x, failure) &&
           next_number(rest, &input->touch.y, failure);
}

/* What a key does and not which one it was: recordings hold on every keyboard. */
static bool read_key(Str *rest, Input *input, Failure *failure) {
    Str name = next_word(rest);
    int32_t found = find(keys, KEY_COUNT, name);
    if (found < 0) {
        return failure_set(failure, FAILURE_FORMAT, "there is no key \"%.*s\"", STR_ARG(name));
    }
    input->kind = INPUT_KEY;
    input->key = (Key)found;
    return true;
}

static bool read_update(Str *rest, Input *input, Failure *failure) {
    Str name = next_word(rest);
    input->kind = INPUT_UPDATE;
    input->code = code_from_name(name);
    Str number = next_word(rest);
    if (input->code == CODE_NONE || !str_to_int(number, &input->number)) {
        return failure_set(failure, FAILURE_FORMAT,
                           "an update is a code and a number as in P2 45, not \"%.*s %.*s\"",
                           STR_ARG(name), STR_ARG(number));
    }
    return true;
}

static bool read_stick(Str *rest, Input *input, Failure *failure) {
    Str word = next_word(rest);
    input->kind = INPUT_STICK;
    input->stick = str_equal(word, S("in"));
    return input->stick || str_equal(word, S("out")) ||
           failure_set(failure, FAILURE_FORMAT, "a stick goes in or out, not \"%.*s\"",
                       STR_ARG(word));
}

static bool read_quiet(Str *rest, Input *input, Failure *failure) {
    Str word = next_word(rest);
    input->kind = INPUT_QUIET;
    input->quiet = str_equal(word, S("on"));
    return input->quiet || str_equal(word, S("off")) ||
           failure_set(failure, FAILURE_FORMAT, "quiet is on or off, not \"%.*s\"", STR_ARG(word));
}

/* "2 good 140": the number of a task, how it went, and the number of a word to tell. */
static bool read_staff(Str *rest, Input *input, Failure *failure) {
    int32_t task = 0;
    int32_t word = 0;
    input->kind = INPUT_STAFF;
    if (!next_number(rest, &task, failure)) {
        return false;
    }
    Str result = next_word(rest);
    input->good = str_equal(result, S("good"));
    if ((!input->good && !str_equal(result, S("bad"))) || task < 0 || task >= STAFF_TASK_COUNT ||
        !next_number(rest, &word, failure) || word < 0 || word >= WORD_COUNT) {
        return failure_set(failure, FAILURE_FORMAT,
                           "an answer to the staff is a task, good or bad, and a word, all known");
    }
    input->task = (StaffTask)task;
    input->word = (Word)word;
    return true;
}

/* A replay may come from anywhere; a screen of a million pixels would be asked for memory. */
static bool size_is_sane(const Input *input) {
    return input->width_px >= 1 && input->height_px >= 1 &&
           input->width_px <= LIMIT_SCREEN_LONG_PX && input->height_px <= LIMIT_SCREEN_LONG_PX;
}

static bool read_resize(Str *rest, Input *input, Failure *failure) {
    input->kind = INPUT_RESIZE;
    if (!next_number(rest, &input->width_px, failure) ||
        !next_number(rest, &input->height_px, failure)) {
        return false;
    }
    return size_is_sane(input) ||
           failure_set(failure, FAILURE_LIMIT, "no screen has %d x %d pixels", input->width_px,
                       input->height_px);
}

/* The head says for which screen the coordinates were meant. */
static bool read_head(Str *rest, ReplayStep *step, Failure *failure) {
    Str version = next_word(rest);
    Str size = next_word(rest);
    Str exact = next_word(rest);
    Str w = str_cut(&size, 'x');
    step->kind = REPLAY_HEAD;
    step->exact = exact.size > 0;
    if (!str_equal(version, S("1"))) {
        return failure_set(failure, FAILURE_FORMAT, "replays of version \"%.*s\" are not known",
                           STR_ARG(version));
    }
    if (!str_to_int(w, &step->input.width_px) || !str_to_int(size, &step->input.height_px) ||
        !size_is_sane(&step->input)) {
        return failure_set(failure, FAILURE_FORMAT, "the size is written as 1920x1080");
    }
    return !step->exact || str_equal(exact, S("exact")) ||
           failure_set(failure, FAILURE_FORMAT, "behind the size comes exact or nothing, not %.*s",
                       STR_ARG(exact));
}

static bool read_dump(Str *rest, ReplayStep *step, Failure *failure) {
    static const Str names[] = {S_INIT("model"), S_INIT("list"), S_INIT("page")};
    int32_t found = find(names, COUNT_OF(names), next_word(rest));
    if (found < 0) {
        return failure_set(failure, FAILURE_FORMAT, "a dump is model, list or page");
    }
    step->kind = REPLAY_DUMP;
    step->dump = (DumpKind)(DUMP_MODEL + found);
    return true;
}

/* The words are those that replay_write writes. */
static bool read_what(Str what, Str *rest, ReplayStep *step, Failure *failure) {
    step->kind = REPLAY_INPUT;
    if (str_equal(what, S("tick"))) {
        step->input.kind = INPUT_TICK;
        return true;
    }
    if (str_equal(what, S("touch"))) {
        return read_touch(rest, &step->input, failure);
    }
    if (str_equal(what, S("key"))) {
        return read_key(rest, &step->input, failure);
    }
    if (str_equal(what, S("resize"))) {
        return read_resize(rest, &step->input, failure);
    }
    if (str_equal(what, S("update"))) {
        return read_update(rest, &step->input, failure);
    }
    if (str_equal(what, S("coming"))) {
        step->input.kind = INPUT_COMING;
        step->input.title = str_trim(*rest);
        *rest = (Str){0};
        return true;
    }
    if (str_equal(what, S("stick"))) {
        return read_stick(rest, &step->input, failure);
    }
    if (str_equal(what, S("staff"))) {
        return read_staff(rest, &step->input, failure);
    }
    if (str_equal(what, S("quiet"))) {
        return read_quiet(rest, &step->input, failure);
    }
    if (str_equal(what, S("dump"))) {
        return read_dump(rest, step, failure);
    }
    return failure_set(failure, FAILURE_FORMAT, "there is no input \"%.*s\"", STR_ARG(what));
}

/* What stands behind the time; leaves in *rest what it has no use for. */
static bool read_timed(Str time, Str *rest, ReplayStep *step, Failure *failure) {
    int32_t now_ms = 0;
    if (!str_to_int(time, &now_ms) || now_ms < 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "a line begins with its time in milliseconds, not \"%.*s\"",
                           STR_ARG(time));
    }
    step->input.now_ms = now_ms;
    Str what = next_word(rest);
    return read_what(what, rest, step, failure);
}

/* Two blanks before the sign, because a title may hold one. */
static Str without_comment(Str line) {
    int32_t at = str_starts_with(line, S("#")) ? 0 : str_find(line, S("  #"));
    return at < 0 ? line : str_slice(line, 0, at);
}

/* The border: a title goes to the screen, and what draws it trusts the text. */
static bool is_text(Str line) {
    for (int32_t i = 0; i < line.size; i++) {
        if ((uint8_t)line.at[i] < ' ' && line.at[i] != '\t') {
            return false;
        }
    }
    return utf8_valid(line);
}

/* One line, one input; comments and empty lines are none. */
bool replay_read(Str line, ReplayStep *step, Failure *failure) {
    Str rest = str_trim(without_comment(line));
    *step = (ReplayStep){.kind = REPLAY_NOTHING};
    if (rest.size == 0) {
        return true;
    }
    if (!is_text(rest)) {
        return failure_set(failure, FAILURE_FORMAT, "this is no text in UTF-8");
    }
    Str first = next_word(&rest);
    bool done = str_equal(first, S("tsubo-replay")) ? read_head(&rest, step, failure)
                                                    : read_timed(first, &rest, step, failure);
    rest = str_trim(rest);
    return done && (rest.size == 0 ||
                    failure_set(failure, FAILURE_FORMAT,
                                "nothing more belongs on the line: \"%.*s\"", STR_ARG(rest)));
}

void replay_write_head(int32_t width_px, int32_t height_px, Buffer *out) {
    buffer_print(out, "tsubo-replay 1 %dx%d exact\n", width_px, height_px);
}

/* What is written is read back as the same input; a test compares the two. */
void replay_write(const Input *input, Buffer *out) {
    buffer_print(out, "%lld ", (long long)input->now_ms);
    switch (input->kind) {
    case INPUT_TICK: buffer_put(out, S("tick\n")); break;
    case INPUT_TOUCH:
        buffer_print(out, "touch %.*s %lld %d %d\n", STR_ARG(phases[input->touch.phase]),
                     (long long)input->touch.id, input->touch.x, input->touch.y);
        break;
    case INPUT_KEY: buffer_print(out, "key %.*s\n", STR_ARG(keys[input->key])); break;
    case INPUT_RESIZE:
        buffer_print(out, "resize %d %d\n", input->width_px, input->height_px);
        break;
    case INPUT_UPDATE:
        buffer_print(out, "update %.*s %d\n", STR_ARG(code_text(input->code)->name), input->number);
        break;
    case INPUT_STAFF:
        buffer_print(out, "staff %d %s %d\n", (int)input->task, input->good ? "good" : "bad",
                     (int)input->word);
        break;
    case INPUT_QUIET: buffer_print(out, "quiet %s\n", input->quiet ? "on" : "off"); break;
    case INPUT_COMING: buffer_print(out, "coming %.*s\n", STR_ARG(input->title)); break;
    case INPUT_STICK: buffer_print(out, "stick %s\n", input->stick ? "in" : "out"); break;
    }
}
