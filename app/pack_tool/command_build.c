/* `check` and `build`: read, check, print, and for build write.
 *
 * Both in one file because they are one story of which check tells the first half: a folder that
 * passes one passes the other, and neither has a flag that the other misunderstands.
 */
#include <stdio.h>

#include "pack_tool/build.h"
#include "pack_tool/check.h"
#include "pack_tool/command.h"
#include "pack_tool/faces.h"

/* Address space for a folder of half a pack's limit and what parsing makes of it; only touched
 * pages cost memory. */
static const size_t source_bytes = (size_t)768 * 1024 * 1024;
/* One file at a time: its bytes, four times that in scalars, its tables. */
static const size_t scratch_bytes = (size_t)320 * 1024 * 1024;

typedef struct Work {
    Arena arena;
    Arena scratch;
    Findings findings;
    Fonts *fonts;
    Measure measure;
    Source source;
} Work;

/* Arenas as large as the limits allow; what is not used is never touched. */
static void open_work(Work *work) {
    *work = (Work){.arena = arena_open(source_bytes), .scratch = arena_open(scratch_bytes)};
    work->findings = findings_in(&work->arena);
    work->source.arena = &work->arena;
    work->source.scratch = &work->scratch;
    work->source.findings = &work->findings;
}

/* In reverse. */
static void close_work(Work *work) {
    if (work->fonts) {
        fonts_close(work->fonts);
    }
    arena_close(&work->scratch);
    arena_close(&work->arena);
}

/* build checks first, always: a pack that passes here opens at a booth. */
static bool read_and_check(Work *work, const Arguments *arguments, Failure *failure) {
    work->fonts = faces_open_in(&work->arena, arguments_value(arguments, S("fonts")), failure);
    if (!work->fonts) {
        return false;
    }
    work->measure = fonts_measure(work->fonts);
    work->source.coverage = faces_coverage(&work->measure);
    work->source.measure = &work->measure;
    if (!source_read(&work->source, arguments->operands[0], failure)) {
        return false;
    }
    check_source(&work->source);
    return true;
}

/* What an editor would count by hand. */
static void print_counts(const Source *source, FILE *out) {
    fprintf(out, "%d issue%s, %d article%s, %d video%s", source->issue_count,
            source->issue_count == 1 ? "" : "s", source->article_count,
            source->article_count == 1 ? "" : "s", source->video_count,
            source->video_count == 1 ? "" : "s");
    if (source->draft_count > 0) {
        fprintf(out, ", %d draft%s", source->draft_count, source->draft_count == 1 ? "" : "s");
    }
    if (source->findings->warning_count > 0) {
        fprintf(out, ", %d warning%s", source->findings->warning_count,
                source->findings->warning_count == 1 ? "" : "s");
    }
    fputc('\n', out);
}

/* The findings are the result; the exit code tells scripts whether any of them is an error. */
static int run_check(const Arguments *arguments) {
    Work work;
    Failure failure = {0};
    int code = EXIT_DONE;
    open_work(&work);
    if (!read_and_check(&work, arguments, &failure)) {
        code = command_fail(failure.sentence);
    } else if (findings_print(&work.findings, stdout) > 0) {
        printf("%d error%s, %d warning%s\n", work.findings.error_count,
               work.findings.error_count == 1 ? "" : "s", work.findings.warning_count,
               work.findings.warning_count == 1 ? "" : "s");
        code = EXIT_FINDINGS;
    } else {
        print_counts(&work.source, stdout);
    }
    close_work(&work);
    return code;
}

/* Drafts leave this computer only on purpose. */
static int refuse_drafts(int32_t count) {
    fprintf(stderr,
            "tsubo-pack: nothing was written, because of %d draft%s; finish what “to review” says, "
            "or build with --drafts for a look at them\n",
            count, count == 1 ? "" : "s");
    return EXIT_FINDINGS;
}

/* Check, build, move into place. */
static int run_build(const Arguments *arguments) {
    Work work;
    Failure failure = {0};
    int code = EXIT_DONE;
    Str out = arguments_value(arguments, S("output"));
    if (out.size == 0) {
        fprintf(stderr, "tsubo-pack build: -o FILE is missing\n");
        return EXIT_USAGE;
    }
    open_work(&work);
    if (!read_and_check(&work, arguments, &failure)) {
        code = command_fail(failure.sentence);
    } else if (findings_print(&work.findings, stderr) > 0) {
        fprintf(stderr, "tsubo-pack: nothing was written, because of %d error%s\n",
                work.findings.error_count, work.findings.error_count == 1 ? "" : "s");
        code = EXIT_FINDINGS;
    } else if (work.source.draft_count > 0 && !arguments_has(arguments, S("drafts"))) {
        code = refuse_drafts(work.source.draft_count);
    } else if (!build_pack(&work.source, out, &failure)) {
        code = command_fail(failure.sentence);
    } else if (!arguments_has(arguments, S("quiet"))) {
        printf("%.*s: ", STR_ARG(out));
        print_counts(&work.source, stdout);
    }
    close_work(&work);
    return code;
}

/* --fonts is for tests and for whoever runs the program away from its folder. */
static const Option check_options[] = {{S_INIT("fonts"), 0, true}};
static const Option build_options[] = {{S_INIT("output"), 'o', true},
                                       {S_INIT("drafts"), 0, false},
                                       {S_INIT("quiet"), 'q', false},
                                       {S_INIT("fonts"), 0, true}};

const Command command_check = {
    .name = S_INIT("check"),
    .brief = "find everything that is wrong in a content folder",
    .usage = "check [--fonts DIR] DIR",
    .help =
        "Reads every file of the content folder DIR and prints each finding as\n"
        "\n"
        "    PATH:LINE:COLUMN: error: SENTENCE\n"
        "      hint: WHAT TO DO\n"
        "\n"
        "sorted by path and line. Errors keep a pack from being built, warnings do not. What a\n"
        "draft has left to review is listed as warnings.\n"
        "\n"
        "  --fonts DIR   the faces that characters are checked against (default: the\n"
        "                bundled ones)\n"
        "\n"
        "Exit code: 0 no errors, 1 errors or DIR cannot be read, 2 wrong usage.\n",
    .options = check_options,
    .option_count = COUNT_OF(check_options),
    .operand_count = 1,
    .run = run_check,
};

const Command command_build = {
    .name = S_INIT("build"),
    .brief = "make a pack from a content folder",
    .usage = "build [--drafts] [-q] [--fonts DIR] DIR -o FILE",
    .help = "Checks the content folder DIR as `tsubo-pack check` does and writes the pack FILE.\n"
            "With errors nothing is written, nor while a text is a draft (`status: draft`, or a\n"
            "point is left under `review:`). FILE is replaced at once when the new pack is whole.\n"
            "The same content gives the same bytes.\n"
            "\n"
            "  -o, --output FILE   the pack to write, by custom NAME.tsubo\n"
            "  --drafts            take drafts as well; every page of theirs says 下書き\n"
            "  -q, --quiet         say nothing when all is well\n"
            "  --fonts DIR         as for check\n"
            "\n"
            "Exit code: 0 written, 1 errors or a file problem, 2 wrong usage.\n",
    .options = build_options,
    .option_count = COUNT_OF(build_options),
    .operand_count = 1,
    .run = run_build,
};
