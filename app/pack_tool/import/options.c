/* Options in any order; --name value and --name=value; -- ends them. */
#include "pack_tool/import/options.h"

#include "pack_tool/import/match.h"

typedef struct Reading {
    int argc;
    char **argv;
    int at;
    bool plain; /* behind -- */
} Reading;

/* The value of the option `name` at the current place, if it is that option. */
static bool take_value(Reading *reading, Str argument, Str name, Str *value) {
    Str rest = argument;
    if (!match_take(&rest, name)) {
        return false;
    }
    if (match_take(&rest, S("="))) {
        *value = rest;
        return true;
    }
    bool follows = rest.size == 0 && reading->at + 1 < reading->argc;
    *value = follows ? str_from_c(reading->argv[++reading->at]) : (Str){0};
    return rest.size == 0;
}

static bool add_input(ImportOptions *options, Str input, Failure *failure) {
    if (options->input_count == OPTIONS_INPUTS_MAX) {
        return failure_set(failure, FAILURE_LIMIT, "一度に渡せるのは%dファイルまでです",
                           OPTIONS_INPUTS_MAX);
    }
    options->inputs[options->input_count++] = input;
    return true;
}

static bool read_date(Str value, ImportOptions *options, Failure *failure) {
    Str rest = value;
    bool read = date_take(&rest, &options->date) && rest.size == 0;
    return read ||
           failure_set(failure, FAILURE_FORMAT, "--date は 2025-08-20 のように書いてください");
}

static bool read_one(Reading *reading, ImportOptions *options, Failure *failure) {
    Str argument = str_from_c(reading->argv[reading->at]);
    Str date = {0};
    bool option = !reading->plain && argument.size > 1 && argument.at[0] == '-';
    if (!option) {
        return add_input(options, argument, failure);
    }
    if (str_equal(argument, S("--"))) {
        reading->plain = true;
    } else if (str_equal(argument, S("--dry-run"))) {
        options->dry_run = true;
    } else if (str_equal(argument, S("--update"))) {
        options->update = true;
    } else if (str_equal(argument, S("--help")) || str_equal(argument, S("-h"))) {
        options->help = true;
    } else if (take_value(reading, argument, S("--date"), &date)) {
        return read_date(date, options, failure);
    } else if (!take_value(reading, argument, S("--to"), &options->to) &&
               !take_value(reading, argument, S("--map"), &options->map)) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s という指定はありません",
                           STR_ARG(argument));
    }
    return true;
}

bool options_read(int argc, char **argv, ImportOptions *options, Failure *failure) {
    *options = (ImportOptions){0};
    Reading reading = {.argc = argc, .argv = argv, .at = 1};
    for (; reading.at < argc; reading.at++) {
        if (!read_one(&reading, options, failure)) {
            return false;
        }
    }
    if (options->help) {
        return true;
    }
    if (options->input_count == 0) {
        return failure_set(failure, FAILURE_FORMAT, "取り込むファイルを指定してください");
    }
    if (options->to.size == 0 && !options->dry_run) {
        return failure_set(failure, FAILURE_FORMAT,
                           "書き出す場所を --to content のように指定してください");
    }
    if (options->date.year > 0 && options->input_count > 1) {
        return failure_set(failure, FAILURE_FORMAT,
                           "--date は1ファイルずつ使ってください(日付は号ごとに違います)");
    }
    return true;
}
