/* The command line of tsubo-store. */
#ifndef TSUBO_STORE_OPTIONS_H
#define TSUBO_STORE_OPTIONS_H

#include "base/str.h"

typedef enum StoreCommand {
    COMMAND_INSTALL,
    COMMAND_START,
    COMMAND_SWITCH,
    COMMAND_CONFIRM,
    COMMAND_STATE,
    COMMAND_ROLLBACK,
    COMMAND_REMOVE,
    COMMAND_STOPPED,
    COMMAND_LEAVE,
    COMMAND_COUNT,
} StoreCommand;

enum {
    /* As many ids as a shelf has. */
    OPTIONS_ACCEPTED = 16,
};

/* Texts borrow from the arguments and end in a zero byte; empty when they were not given. */
typedef struct Options {
    StoreCommand command;
    Str id; /* of rollback and remove */
    Str store;
    Str keys;
    Str stick;
    Str preflight; /* program, or "none" */
    Str screen;
    Str base;
    Str run;
    Str from; /* of leave */
    Str accepted[OPTIONS_ACCEPTED];
    int32_t accepted_count;
} Options;

typedef enum OptionsResult {
    OPTIONS_RUN,
    OPTIONS_SHOWN, /* help or version: done */
    OPTIONS_WRONG, /* a sentence was printed to standard error */
} OptionsResult;

OptionsResult options_read(int argc, char **argv, Options *options);

#endif
