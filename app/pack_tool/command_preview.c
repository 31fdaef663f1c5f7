/* `preview`: every page as the booth will show it.
 *
 * The pictures are made by tsubo-kiosk itself, which lies beside this program: what the editor sees
 * cannot differ from what the booth shows, because it is the same program that draws it. A content
 * folder is built into a pack first, next to the pictures, and removed again.
 */
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "pack_tool/command.h"

extern char **environ;

enum { WORDS_MOST = 16, PATHS_BYTES = 64 * 1024 };

/* A command line that is put together word by word; `at` ends in NULL. */
typedef struct Words {
    char *at[WORDS_MOST + 1];
    int32_t count;
    Arena *arena;
} Words;

/* A command line has room for what preview asks, not for what somebody might add. */
static void add_word(Words *words, Str word) {
    if (words->count < WORDS_MOST) {
        /* exec takes its words as writable strings; ours are copies. */
        words->at[words->count++] = (char *)(uintptr_t)arena_copy_in(words->arena, word).at;
    }
}

/* The kiosk's options have other names; an option that was not given keeps the kiosk's default. */
static void add_option(Words *words, const Arguments *arguments, Str name, Str kiosk_name) {
    Str value = arguments_value(arguments, name);
    if (value.size > 0) {
        add_word(words, kiosk_name);
        add_word(words, value);
    }
}

/* Runs a program to its end and returns its exit code. */
static int run_words(const Words *words) {
    pid_t child = 0;
    int status = 0;
    int error = posix_spawn(&child, words->at[0], NULL, NULL, words->at, environ);
    if (error != 0) {
        fprintf(stderr, "tsubo-pack: cannot start %s: %s; it belongs beside tsubo-pack\n",
                words->at[0], strerror(error));
        return EXIT_FAILED;
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILED;
}

/* The kiosk lies beside this program, built or installed. */
static Str own_folder(Arena *arena) {
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof(path));
    while (size > 0 && path[size - 1] != '/') {
        size--;
    }
    return size > 1 ? arena_copy_in(arena, (Str){path, (int32_t)size - 1}) : S(".");
}

/* A preview of a folder is a preview of the pack it would become. */
static int build_folder(Arena *arena, const Arguments *arguments, Str pack) {
    Words words = {.arena = arena};
    add_word(&words, arena_print_in(arena, "%.*s/tsubo-pack", STR_ARG(own_folder(arena))));
    add_word(&words, S("build"));
    add_word(&words, arguments->operands[0]);
    add_word(&words, S("--drafts"));
    add_word(&words, S("-q"));
    add_word(&words, S("-o"));
    add_word(&words, pack);
    return run_words(&words);
}

/* --tour shows every screen and every page, without a display. */
static int draw(Arena *arena, const Arguments *arguments, Str pack) {
    Words words = {.arena = arena};
    add_word(&words, arena_print_in(arena, "%.*s/tsubo-kiosk", STR_ARG(own_folder(arena))));
    add_word(&words, S("--pack"));
    add_word(&words, pack);
    add_option(&words, arguments, S("to"), S("--tour"));
    add_option(&words, arguments, S("size"), S("--window"));
    add_option(&words, arguments, S("text"), S("--text"));
    if (arguments_has(arguments, S("dark"))) {
        add_word(&words, S("--dark"));
    }
    if (arguments_has(arguments, S("text-dump"))) {
        add_word(&words, S("--dump"));
        add_word(&words, S("page"));
    }
    return run_words(&words);
}

/* The pack of a folder is made beside the pictures, because that place is known to be writable,
 * and taken away again. */
static int preview_in(Arena *arena, const Arguments *arguments) {
    Failure failure = {0};
    Str to = arguments_value(arguments, S("to"));
    Str source = arguments->operands[0];
    if (to.size == 0) {
        fprintf(stderr, "tsubo-pack preview: --to DIR is missing\n");
        return EXIT_USAGE;
    }
    if (!file_make_directory(to, &failure)) {
        return command_fail(failure.sentence);
    }
    if (!file_is_directory(source)) {
        return draw(arena, arguments, source);
    }
    Str pack = arena_print_in(arena, "%.*s/preview.tsubo", STR_ARG(to));
    int code = build_folder(arena, arguments, pack);
    code = code == EXIT_DONE ? draw(arena, arguments, pack) : code;
    unlink(pack.at);
    return code;
}

/* A folder is built first; a pack is drawn as it is. */
static int run_preview(const Arguments *arguments) {
    Arena arena = arena_open(PATHS_BYTES);
    int code = preview_in(&arena, arguments);
    arena_close(&arena);
    return code;
}

/* The names of preview, in the words of an editor; draw() says what the kiosk calls them. */
static const Option options[] = {{S_INIT("to"), 0, true},
                                 {S_INIT("size"), 0, true},
                                 {S_INIT("text"), 0, true},
                                 {S_INIT("dark"), 0, false},
                                 {S_INIT("text-dump"), 0, false}};

const Command command_preview = {
    .name = S_INIT("preview"),
    .brief = "draw every page as the booth will show it",
    .usage = "preview --to DIR [--size WxH] [--text SIZE] [--dark] [--text-dump] FOLDER|PACK",
    .help = "Draws every screen and every page of a content folder or a pack as PNG files.\n"
            "A folder is checked and built first, drafts included.\n"
            "\n"
            "  --to DIR      where the pictures go\n"
            "  --size WxH    size of the booth's screen (default: 1920x1080)\n"
            "  --text SIZE   small, normal, large or largest\n"
            "  --dark        light text on a dark ground\n"
            "  --text-dump   also print the text of every page, line by line as it is set\n"
            "\n"
            "Exit code: 0 drawn, 1 errors in the folder or DIR cannot be written, 2 wrong usage.\n",
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_preview,
};
