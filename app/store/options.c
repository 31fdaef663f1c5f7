/* Commands and options as two tables, and what each command must be told. */
#include "store/options.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"

static const char HELP[] =
    "tsubo-store keeps the packs of a booth: the only program that writes them.\n"
    "\n"
    "usage: tsubo-store COMMAND --store DIR --keys DIR [OPTION…]\n"
    "\n"
    "  install --stick DIR --preflight PROGRAM   take in the update on a stick\n"
    "  start        for a viewer that is about to start: count the attempt, list what to open\n"
    "  switch       for a viewer that runs: count the attempt, list what to open from now on\n"
    "  confirm      the viewer has run well with the new pack: keep it\n"
    "  state        print what is installed, for a person\n"
    "  rollback ID  show the pack before this one again\n"
    "  remove ID    take a pack off the shelf\n"
    "  stopped      the viewer ended because it was asked to (with --run)\n"
    "  leave --from DIR --stick DIR   carry the viewer's receipts and statistics to a stick\n"
    "\n"
    "  --store DIR          where packs and their state are kept\n"
    "  --keys DIR           folder of the public keys (*.pub) and the list of revoked ones\n"
    "  --stick DIR          where the stick is mounted\n"
    "  --preflight PROGRAM  judges a pack before it is shown (tsubo-kiosk); none: nobody does\n"
    "  --screen WxH         handed to the preflight\n"
    "  --accept ID          take packs of this id only; may be given 16 times\n"
    "  --base PACK          the pack that came with the program\n"
    "  --from DIR           where the viewer has left its files\n"
    "  --run DIR            folder that a reboot empties; notices viewers that keep crashing\n"
    "  --help, --version\n"
    "\n"
    "Standard output, one line for each thing to tell:\n"
    "  P1 | P2 percent=N | S3 | P4 | S1 | S2 | U10 … U99, with serial=N, mb=N,\n"
    "  files=N or page=N\n"
    "  pack id=ID serial=N title=TITLE                      what is being installed\n"
    "  open role=trial|active|previous|base id=ID serial=N path=PATH    to the end of the line\n"
    "  calm                                     nothing to open but the built-in screen\n"
    "  left done | failed, with files=N         what became of the files for the stick\n"
    "\n"
    "Exit status: 0 done, or nothing to do; 1 a U code was printed; 2 wrong command line;\n"
    "3 the store cannot be opened.\n";

typedef struct CommandRow {
    Str name;
    bool takes_id;
} CommandRow;

static const CommandRow COMMANDS[COMMAND_COUNT] = {
    [COMMAND_INSTALL] = {S_INIT("install"), false}, [COMMAND_START] = {S_INIT("start"), false},
    [COMMAND_SWITCH] = {S_INIT("switch"), false},   [COMMAND_CONFIRM] = {S_INIT("confirm"), false},
    [COMMAND_STATE] = {S_INIT("state"), false},     [COMMAND_ROLLBACK] = {S_INIT("rollback"), true},
    [COMMAND_REMOVE] = {S_INIT("remove"), true},    [COMMAND_STOPPED] = {S_INIT("stopped"), false},
    [COMMAND_LEAVE] = {S_INIT("leave"), false},
};

static OptionsResult wrong(const char *what, Str word) {
    fprintf(stderr, "tsubo-store: %s%.*s; see tsubo-store --help\n", what, STR_ARG(word));
    return OPTIONS_WRONG;
}

static bool find_command(Str name, StoreCommand *command) {
    for (int32_t i = 0; i < COMMAND_COUNT; i++) {
        if (str_equal(COMMANDS[i].name, name)) {
            *command = (StoreCommand)i;
            return true;
        }
    }
    return false;
}

/* The nearest known word, as in the other programs. */
static OptionsResult refuse_command(Str name) {
    Str names[COMMAND_COUNT];
    for (int32_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = COMMANDS[i].name;
    }
    Str near = nearest_word(name, names, COMMAND_COUNT);
    if (near.size == 0) {
        return wrong("unknown command ", name);
    }
    fprintf(stderr, "tsubo-store: unknown command %.*s; did you mean %.*s?\n", STR_ARG(name),
            STR_ARG(near));
    return OPTIONS_WRONG;
}

/* Where an option's value goes; NULL for an unknown one or one too many. */
static Str *place_of(Options *options, Str name) {
    if (str_equal(name, S("--accept"))) {
        return options->accepted_count < OPTIONS_ACCEPTED
                   ? &options->accepted[options->accepted_count++]
                   : NULL;
    }
    const struct {
        Str name;
        Str *value;
    } places[] = {
        {S("--store"), &options->store},   {S("--keys"), &options->keys},
        {S("--stick"), &options->stick},   {S("--preflight"), &options->preflight},
        {S("--screen"), &options->screen}, {S("--base"), &options->base},
        {S("--run"), &options->run},       {S("--from"), &options->from},
    };
    for (int32_t i = 0; i < COUNT_OF(places); i++) {
        if (str_equal(places[i].name, name)) {
            return places[i].value;
        }
    }
    return NULL;
}

/* Options in any order, each with its value. */
static OptionsResult read_words(int argc, char **argv, Options *options) {
    for (int i = 2; i < argc; i++) {
        Str word = str_from_c(argv[i]);
        if (!str_starts_with(word, S("--"))) {
            if (!COMMANDS[options->command].takes_id || options->id.size > 0) {
                return wrong("unexpected ", word);
            }
            options->id = word;
            continue;
        }
        Str *place = place_of(options, word);
        if (!place) {
            return wrong("unknown option ", word);
        }
        if (i + 1 == argc || argv[i + 1][0] == 0) {
            return wrong("a value is missing behind ", word);
        }
        *place = str_from_c(argv[++i]);
    }
    return OPTIONS_RUN;
}

/* What is missing is said before anything is opened. */
static OptionsResult check_needs(const Options *options) {
    bool install = options->command == COMMAND_INSTALL;
    if (options->command == COMMAND_STOPPED) {
        return options->run.size > 0 ? OPTIONS_RUN : wrong("this command needs --run", S(""));
    }
    if (options->command == COMMAND_LEAVE) {
        return options->from.size > 0 && options->stick.size > 0
                   ? OPTIONS_RUN
                   : wrong("leave needs --from and --stick", S(""));
    }
    if (options->store.size == 0 || options->keys.size == 0) {
        return wrong("--store and --keys are needed", S(""));
    }
    if (install && (options->stick.size == 0 || options->preflight.size == 0)) {
        return wrong("install needs --stick and --preflight", S(""));
    }
    if (COMMANDS[options->command].takes_id && options->id.size == 0) {
        return wrong("this command needs the ID of a pack", S(""));
    }
    return OPTIONS_RUN;
}

/* The whole line is understood before anything is opened. */
OptionsResult options_read(int argc, char **argv, Options *options) {
    memset(options, 0, sizeof(*options));
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(HELP, stdout);
            return OPTIONS_SHOWN;
        }
        if (strcmp(argv[i], "--version") == 0) {
            puts("tsubo-store " TSUBO_VERSION);
            return OPTIONS_SHOWN;
        }
    }
    if (argc < 2) {
        return wrong("a command is needed", S(""));
    }
    if (!find_command(str_from_c(argv[1]), &options->command)) {
        return refuse_command(str_from_c(argv[1]));
    }
    OptionsResult result = read_words(argc, argv, options);
    return result == OPTIONS_RUN ? check_needs(options) : result;
}
