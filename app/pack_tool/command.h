/* A subcommand of tsubo-pack, and how its words are read.
 *
 *     static const Option options[] = {{S_INIT("output"), 'o', OPTION_VALUE}};
 *     Arguments arguments;
 *     if (!arguments_read(&arguments, command, argc, argv)) { return EXIT_USAGE; }
 *     Str out = arguments_value(&arguments, S("output"));
 *
 * Options may stand anywhere, long ones as --name VALUE or --name=VALUE, short ones as -o VALUE;
 * -- ends them. A wrong word gets one sentence with the nearest known one.
 */
#ifndef TSUBO_PACK_TOOL_COMMAND_H
#define TSUBO_PACK_TOOL_COMMAND_H

#include "base/str.h"

/* As grep and diff have it: found something, could not work, was asked wrongly. */
enum { EXIT_DONE = 0, EXIT_FINDINGS = 1, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* The arrays below are that long: no command has more options, and an import of all back numbers at
 * once names more than a hundred files. */
enum { OPTIONS_MOST = 8, OPERANDS_MOST = 1024 };

/* A word that begins with - or --. */
typedef struct Option {
    Str name;
    char letter; /* 0 for none */
    bool takes_value;
} Option;

typedef struct Command Command;

/* What was given, borrowed from argv. */
typedef struct Arguments {
    const Command *command;
    Str operands[OPERANDS_MOST];
    int32_t operand_count;
    Str values[OPTIONS_MOST]; /* by index of the option; .at NULL when it was not given */
} Arguments;

/* A subcommand: its words, its help and what it does. `run` returns an exit code. */
struct Command {
    Str name;
    const char *brief; /* one line of the overview */
    const char *usage; /* behind "usage: tsubo-pack " */
    const char *help;  /* the rest of `help NAME` */
    const Option *options;
    int32_t option_count;
    int32_t operand_count; /* exactly as many, or at least as many with more_operands */
    bool more_operands;
    int (*run)(const Arguments *arguments);
};

/* False after a sentence on stderr. */
bool arguments_read(Arguments *arguments, const Command *command, int argc, char **argv);

/* The value of an option, "" for a flag; `.at` is NULL when it was not given. */
Str arguments_value(const Arguments *arguments, Str name);
bool arguments_has(const Arguments *arguments, Str name);

/* "tsubo-pack: sentence" on stderr; returns EXIT_FAILED. */
int command_fail(const char *sentence);

/* The subcommands, each in a file of its own. */
extern const Command command_new;
extern const Command command_import;
extern const Command command_check;
extern const Command command_build;
extern const Command command_show;
extern const Command command_preview;
extern const Command command_lines;
extern const Command command_glyphs;
extern const Command command_keygen;
extern const Command command_sign;
extern const Command command_verify;
extern const Command command_stick;
extern const Command command_receipts;

#endif
