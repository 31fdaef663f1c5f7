/* tsubo-pack: the editor's tool. One subcommand a file; this one only finds it. */
#include <stdio.h>

#include "base/nearest.h"
#include "pack_tool/command.h"

/* In the order of an editor's day. */
static const Command *const commands[] = {
    &command_new,      &command_import, &command_check,  &command_preview, &command_build,
    &command_show,     &command_keygen, &command_sign,   &command_verify,  &command_stick,
    &command_receipts, &command_lines,  &command_glyphs,
};

/* A dozen names need no table of hashes. */
static const Command *find_command(Str name) {
    for (int32_t i = 0; i < COUNT_OF(commands); i++) {
        if (str_equal(commands[i]->name, name)) {
            return commands[i];
        }
    }
    return NULL;
}

/* With the nearest name: most wrong commands are slips of a key. */
static int refuse_command(Str name) {
    Str names[COUNT_OF(commands) + 1];
    for (int32_t i = 0; i < COUNT_OF(commands); i++) {
        names[i] = commands[i]->name;
    }
    names[COUNT_OF(commands)] = S("help");
    Str near = nearest_word(name, names, COUNT_OF(names));
    fprintf(stderr, "tsubo-pack: unknown command %.*s", STR_ARG(name));
    if (near.size > 0) {
        fprintf(stderr, "; did you mean %.*s?\n", STR_ARG(near));
    } else {
        fprintf(stderr, "; see tsubo-pack --help\n");
    }
    return EXIT_USAGE;
}

/* The first thing somebody sees who types the name alone. */
static void print_overview(FILE *out) {
    fprintf(out, "tsubo-pack makes packs for tsubo-kiosk from a folder of text files.\n\n"
                 "usage: tsubo-pack COMMAND [OPTIONS] …\n\n");
    for (int32_t i = 0; i < COUNT_OF(commands); i++) {
        fprintf(out, "  %-8.*s %s\n", STR_ARG(commands[i]->name), commands[i]->brief);
    }
    fprintf(out, "\n"
                 "  tsubo-pack help COMMAND   all about one command\n"
                 "  tsubo-pack --version      the version of this program\n\n"
                 "A first pack:\n\n"
                 "  tsubo-pack new content\n"
                 "  tsubo-pack import mail.txt --to content\n"
                 "  tsubo-pack check content\n"
                 "  tsubo-pack preview content --to pictures\n"
                 "  tsubo-pack build content -o 111.tsubo\n\n"
                 "and onto a stick for the booths:\n\n"
                 "  tsubo-pack keygen -p editors.pub -s editors.key\n"
                 "  tsubo-pack stick -s editors.key 111.tsubo --to /media/you/USB\n");
}

/* Name, usage, text; the same order for all. */
static int print_help(const Command *command) {
    printf("tsubo-pack %.*s – %s\n\nusage: tsubo-pack %s\n\n%s", STR_ARG(command->name),
           command->brief, command->usage, command->help);
    return EXIT_DONE;
}

/* About everything or about one command. */
static int help(int argc, char **argv) {
    if (argc < 3) {
        print_overview(stdout);
        return EXIT_DONE;
    }
    const Command *command = find_command(str_from_c(argv[2]));
    return command ? print_help(command) : refuse_command(str_from_c(argv[2]));
}

/* Anywhere on the line, because one asks for help when one is lost. */
static bool wants_help(int argc, char **argv) {
    for (int i = 0; i < argc; i++) {
        Str word = str_from_c(argv[i]);
        if (str_equal(word, S("--help")) || str_equal(word, S("-h"))) {
            return true;
        }
    }
    return false;
}

/* Help wins over everything else on the line, and wrong words over doing anything. */
static int run(const Command *command, int argc, char **argv) {
    Arguments arguments;
    if (wants_help(argc, argv)) {
        return print_help(command);
    }
    if (!arguments_read(&arguments, command, argc, argv)) {
        return EXIT_USAGE;
    }
    return command->run(&arguments);
}

/* Without a word it is wrong usage, and still the overview is what helps. */
int main(int argc, char **argv) {
    if (argc < 2) {
        print_overview(stderr);
        return EXIT_USAGE;
    }
    Str word = str_from_c(argv[1]);
    if (str_equal(word, S("--help")) || str_equal(word, S("-h")) || str_equal(word, S("help"))) {
        return help(argc, argv);
    }
    if (str_equal(word, S("--version"))) {
        puts("tsubo-pack " TSUBO_VERSION);
        return EXIT_DONE;
    }
    const Command *command = find_command(word);
    return command ? run(command, argc - 2, argv + 2) : refuse_command(word);
}
