/* Reading the words behind a subcommand.
 *
 * getopt_long would do most of it, but it keeps state in globals, prints sentences of its own and
 * knows no nearest word; one reader of a hundred lines keeps all commands alike.
 */
#include "pack_tool/command.h"

#include <assert.h>
#include <stdio.h>

#include "base/nearest.h"

/* The sentence is whole already; this only names the program. */
int command_fail(const char *sentence) {
    fprintf(stderr, "tsubo-pack: %s\n", sentence);
    return EXIT_FAILED;
}

/* One sentence, to standard error, with the word that is wrong. */
static bool refuse(const Command *command, const char *what, Str word) {
    fprintf(stderr, "tsubo-pack %.*s: %s %.*s\n", STR_ARG(command->name), what, STR_ARG(word));
    return false;
}

/* With the nearest option of this very command, as for commands. */
static bool refuse_option(const Command *command, Str word) {
    Str names[OPTIONS_MOST];
    for (int32_t i = 0; i < command->option_count; i++) {
        names[i] = command->options[i].name;
    }
    Str bare = word;
    while (str_starts_with(bare, S("-"))) {
        bare = str_slice(bare, 1, bare.size);
    }
    bare = str_cut(&bare, '=');
    Str given = str_cut(&word, '=');
    Str near = nearest_word(bare, names, command->option_count);
    fprintf(stderr, "tsubo-pack %.*s: unknown option %.*s", STR_ARG(command->name), STR_ARG(given));
    if (near.size > 0) {
        fprintf(stderr, "; did you mean --%.*s?\n", STR_ARG(near));
    } else {
        fprintf(stderr, "; see tsubo-pack help %.*s\n", STR_ARG(command->name));
    }
    return false;
}

/* Long names by name, short ones by letter. */
static int32_t find_option(const Command *command, Str word) {
    bool is_long = str_starts_with(word, S("--"));
    Str name = str_slice(word, 2, word.size);
    if (is_long) {
        name = str_cut(&name, '=');
    }
    for (int32_t i = 0; i < command->option_count; i++) {
        const Option *option = &command->options[i];
        bool matches = is_long ? str_equal(name, option->name)
                               : word.size == 2 && word.at[1] == option->letter;
        if (matches) {
            return i;
        }
    }
    return -1;
}

/* Takes the option at argv[*index] and its value. */
static bool take_option(Arguments *arguments, int argc, char **argv, int *index) {
    const Command *command = arguments->command;
    Str word = str_from_c(argv[*index]);
    int32_t found = find_option(command, word);
    if (found < 0) {
        return refuse_option(command, word);
    }
    bool has_value = str_starts_with(word, S("--")) && str_find(word, S("=")) >= 0;
    Str value = word;
    str_cut(&value, '=');
    if (!command->options[found].takes_value) {
        arguments->values[found] = S("");
        return !has_value || refuse(command, "there is no value for", word);
    }
    if (!has_value) {
        if (*index + 1 == argc) {
            return refuse(command, "a value is missing behind", word);
        }
        value = str_from_c(argv[++*index]);
    }
    arguments->values[found] = value;
    return value.size > 0 || refuse(command, "a value is missing behind", word);
}

/* Counted against what the command takes. */
static bool take_operand(Arguments *arguments, Str word) {
    const Command *command = arguments->command;
    int32_t most = command->more_operands ? OPERANDS_MOST : command->operand_count;
    if (arguments->operand_count == most) {
        return refuse(command, "one argument too many:", word);
    }
    arguments->operands[arguments->operand_count++] = word;
    return word.size > 0 || refuse(command, "an argument is empty", word);
}

/* Options may stand anywhere; behind -- everything is an operand. */
bool arguments_read(Arguments *arguments, const Command *command, int argc, char **argv) {
    bool only_operands = false;
    assert(command->option_count <= OPTIONS_MOST && "a command has few options");
    *arguments = (Arguments){.command = command};
    for (int i = 0; i < argc; i++) {
        Str word = str_from_c(argv[i]);
        bool done = true;
        if (!only_operands && str_equal(word, S("--"))) {
            only_operands = true;
        } else if (!only_operands && word.size > 1 && word.at[0] == '-') {
            done = take_option(arguments, argc, argv, &i);
        } else {
            done = take_operand(arguments, word);
        }
        if (!done) {
            return false;
        }
    }
    if (arguments->operand_count < command->operand_count) {
        fprintf(stderr, "tsubo-pack %.*s: an argument is missing; usage: tsubo-pack %s\n",
                STR_ARG(command->name), command->usage);
        return false;
    }
    return true;
}

/* By name, so that a command reads like its help. */
Str arguments_value(const Arguments *arguments, Str name) {
    for (int32_t i = 0; i < arguments->command->option_count; i++) {
        if (str_equal(arguments->command->options[i].name, name)) {
            return arguments->values[i];
        }
    }
    return (Str){0};
}

/* A flag's value is the empty text; what was not given has none. */
bool arguments_has(const Arguments *arguments, Str name) {
    return arguments_value(arguments, name).at != NULL;
}
