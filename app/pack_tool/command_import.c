/* `import`: raw newsletters become drafts. Only the words of the command line are read here; the
 * work is in import/, which knows nothing of options.
 *
 * Wrong usage is answered in English as everywhere in this tool. What is said about a newsletter is
 * Japanese: the editor reads it with the text beside it, and may not read English. */
#include <stdio.h>

#include "pack_tool/command.h"
#include "pack_tool/import/import.h"

/* Usage and nothing else: what is wrong with a text is import's to say. */
static int refuse(const char *sentence) {
    fprintf(stderr, "tsubo-pack import: %s\n", sentence);
    return EXIT_USAGE;
}

/* What the options say together is asked before the first input is opened. */
static int run_import(const Arguments *arguments) {
    ImportOptions options = {
        .inputs = arguments->operands,
        .input_count = arguments->operand_count,
        .to = arguments_value(arguments, S("to")),
        .map = arguments_value(arguments, S("map")),
        .dry_run = arguments_has(arguments, S("dry-run")),
        .update = arguments_has(arguments, S("update")),
    };
    Str date = arguments_value(arguments, S("date"));
    if (options.to.size == 0 && !options.dry_run) {
        return refuse("--to DIR is missing; with --dry-run it may be");
    }
    if (date.size > 0 && !date_read(date, &options.date)) {
        return refuse("--date must be a day that exists, written 2025-08-20");
    }
    if (date.size > 0 && options.input_count > 1) {
        return refuse("--date is for one INPUT: every issue has a day of its own");
    }
    return import_run(&options) ? EXIT_DONE : EXIT_FAILED;
}

/* -n as in make and rsync; --update has no letter, because it touches what is there. */
static const Option options[] = {{S_INIT("to"), 0, true},
                                 {S_INIT("date"), 0, true},
                                 {S_INIT("map"), 0, true},
                                 {S_INIT("dry-run"), 'n', false},
                                 {S_INIT("update"), 0, false}};

const Command command_import = {
    .name = S_INIT("import"),
    .brief = "make drafts of an issue from a raw newsletter text",
    .usage = "import INPUT… --to DIR [--date YYYY-MM-DD] [--map FILE] [--dry-run] [--update]",
    .help =
        "Reads newsletters as they came by mail or were saved from the web, cuts them into\n"
        "articles and writes them as drafts into DIR, in the format of a content folder: DIR/110/\n"
        "for No. 110, and DIR/videos/. INPUT is a text or a saved web page (.html), - is standard\n"
        "input; several at once become an issue folder each. UTF-8, Shift_JIS, EUC-JP and\n"
        "ISO-2022-JP, the shape of the text and its line ends are recognised.\n"
        "\n"
        "Every file says `status: draft` and, under `review:`, what was inferred. `check` lists\n"
        "what is still to review; `build` takes drafts only with --drafts. The sentences are the\n"
        "newsletter's own; that is a point to review as well. A video that DIR has already, by "
        "its\n"
        "title, is pointed at and not made again. The same input always gives the same bytes.\n"
        "\n"
        "  --to DIR            the content folder; an issue that is there already is refused\n"
        "  --update            add what is new to an issue that is there; files that are there\n"
        "                      stay as they are, and those that differ are named\n"
        "  --date YYYY-MM-DD   the day of the issue, for a text that says neither day nor number\n"
        "  --map FILE          write a table (TSV) that says where every line of INPUT went:\n"
        "                      from_line, to_line, kind, organisation, is_video, title,\n"
        "                      certainty (0–100), reason\n"
        "  -n, --dry-run       read only; write nothing but the map\n"
        "\n"
        "The summary, the notes and the reasons why an INPUT cannot be used are in Japanese, for\n"
        "the editor. A bad INPUT stops the import before anything is written.\n"
        "\n"
        "Exit code: 0 done, 1 an INPUT cannot be used or a file cannot be written, 2 wrong "
        "usage.\n",
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .more_operands = true,
    .run = run_import,
};
