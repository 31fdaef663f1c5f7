/* `lines` and `glyphs`: what composition makes of paragraphs in a table (composition spec §16).
 *
 * The em is 1,024 px, 65,536 units, so that three decimals of an em are exact and no rounding of a
 * small size hides a difference. */
#include <stdio.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/utf8.h"
#include "pack_tool/command.h"
#include "pack_tool/faces.h"
#include "text/dump.h"
#include "text/line.h"

enum {
    EM = 1024 * 64,
    FILE_MOST = 16 * 1024 * 1024,
    /* A paragraph is shorter than an article; its rows of glyphs fit the arena. */
    TEXT_MOST = 64 * 1024,
    /* Widths stay within 32 bits: 65,536 units an em. */
    MEASURE_MOST_EM = 10000,
    ROW_BYTES = 96,
};

typedef void (*Dump)(Buffer *out, Str id, const Lines *lines);

typedef struct Table {
    Arena arena;   /* the file */
    Arena lines;   /* one paragraph */
    Arena scratch; /* composition's own */
    Fonts *fonts;
    Measure measure;
    FaceMix faces;
    bool hang;
    Dump dump;
    Failure failure;
} Table;

/* "7.5" in units; false for anything that is not a positive decimal. */
static bool read_measure(Str text, int32_t *units) {
    int64_t whole = 0;
    int64_t part = 0;
    int64_t scale = 1;
    bool behind_point = false;
    for (int32_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        if (c == '.' && !behind_point) {
            behind_point = true;
        } else if (c < '0' || c > '9' || whole > MEASURE_MOST_EM || scale > 1000000) {
            return false;
        } else if (behind_point) {
            part = part * 10 + (c - '0');
            scale *= 10;
        } else {
            whole = whole * 10 + (c - '0');
        }
    }
    *units = (int32_t)(whole * EM + (part * EM + scale / 2) / scale);
    return *units > 0 && whole <= MEASURE_MOST_EM;
}

/* The kinds of paragraph that the test interface knows. */
static bool read_kind(Str text, ParagraphKind *kind) {
    bool is_heading = str_equal(text, S("heading"));
    *kind = is_heading ? PARAGRAPH_HEADING : PARAGRAPH_BODY;
    return is_heading || str_equal(text, S("body")) || str_equal(text, S("list")) ||
           str_equal(text, S("quote"));
}

/* One paragraph with its own kind and measure, as a page would set it. */
static bool compose_row(Table *table, Str row) {
    Str id = str_cut(&row, '\t');
    Str kind = str_cut(&row, '\t');
    Str measure = str_cut(&row, '\t');
    Str text = str_cut(&row, '\t');
    Span span = {.text = text};
    Paragraph paragraph = {.spans = &span,
                           .span_count = 1,
                           .level = KINSOKU_STRICT,
                           .faces = table->faces,
                           .hang = table->hang,
                           .em = EM};
    if (!read_kind(kind, &paragraph.kind) || !read_measure(measure, &paragraph.measure) ||
        text.size > TEXT_MOST) {
        return failure_set(&table->failure, FAILURE_FORMAT,
                           "a row must be: id, body|list|quote|heading, measure in em, text");
    }
    arena_reset(&table->lines);
    Lines lines = line_compose_in(&table->lines, &table->scratch, &table->measure, &paragraph);
    Buffer out = buffer_in(&table->lines, (text.size + 2) * (id.size + ROW_BYTES));
    table->dump(&out, id, &lines);
    fwrite(out.at, 1, (size_t)out.size, stdout);
    return true;
}

/* A bad row ends it, with its line: what is compared with expected lines must be complete. */
static bool compose_file(Table *table, Str path) {
    Str rest;
    int32_t line = 0;
    if (!file_read_in(&table->arena, path, FILE_MOST, &rest, &table->failure)) {
        return false;
    }
    if (!utf8_valid(rest)) {
        return failure_set(&table->failure, FAILURE_FORMAT, "%.*s is not UTF-8", STR_ARG(path));
    }
    while (rest.size > 0) {
        Str row = str_cut(&rest, '\n');
        line++;
        if (str_ends_with(row, S("\r"))) {
            row.size--;
        }
        bool is_head = line == 1 && str_starts_with(row, S("id"));
        if (row.size == 0 || is_head) {
            continue;
        }
        if (!compose_row(table, row)) {
            return failure_within(&table->failure, "%.*s:%d", STR_ARG(path), line);
        }
    }
    return true;
}

/* Two mixes, because the rule book gives examples for both. */
static bool read_faces(const Arguments *arguments, FaceMix *faces) {
    Str font = arguments_value(arguments, S("font"));
    *faces = str_equal(font, S("ud")) ? FACES_UD : FACES_MIX;
    if (font.size > 0 && !str_equal(font, S("ud")) && !str_equal(font, S("mix"))) {
        fprintf(stderr, "tsubo-pack %.*s: --font must be mix or ud\n",
                STR_ARG(arguments->command->name));
        return false;
    }
    return true;
}

/* The faces are chosen before they are opened: a wrong --font is wrong usage, not a missing file.
 */
static int run(const Arguments *arguments, Dump dump) {
    Table table = {.dump = dump, .hang = arguments_has(arguments, S("hang"))};
    if (!read_faces(arguments, &table.faces)) {
        return EXIT_USAGE;
    }
    table.arena = arena_open((size_t)FILE_MOST + 1024 * 1024);
    table.lines = arena_open((size_t)256 * 1024 * 1024);
    table.scratch = arena_open((size_t)256 * 1024 * 1024);
    table.fonts =
        faces_open_in(&table.arena, arguments_value(arguments, S("fonts")), &table.failure);
    int code = EXIT_DONE;
    if (table.fonts) {
        table.measure = fonts_measure(table.fonts);
    }
    if (!table.fonts || !compose_file(&table, arguments->operands[0])) {
        code = command_fail(table.failure.sentence);
    }
    if (table.fonts) {
        fonts_close(table.fonts);
    }
    arena_close(&table.scratch);
    arena_close(&table.lines);
    arena_close(&table.arena);
    return code;
}

/* The two commands share everything but what they print of a line. */
static int run_lines(const Arguments *arguments) {
    return run(arguments, lines_dump);
}

static int run_glyphs(const Arguments *arguments) {
    return run(arguments, glyphs_dump);
}

static const Option options[] = {
    {S_INIT("font"), 0, true}, {S_INIT("hang"), 0, false}, {S_INIT("fonts"), 0, true}};

#define TABLE_HELP                                                                                 \
    "FILE has a paragraph a row: id TAB kind TAB measure TAB text. The kind is body, list,\n"      \
    "quote or heading, the measure is in em. A first row that begins with “id” is skipped,\n"  \
    "and so are further columns.\n\n"

/* Both commands take the same options and answer with the same codes. */
#define TABLE_OPTIONS                                                                              \
    "\n"                                                                                           \
    "  --font mix|ud   Latin from the proportional face (default), or from the Japanese one\n"     \
    "  --hang          hanging punctuation\n"                                                      \
    "  --fonts DIR     the faces (default: the bundled ones)\n"                                    \
    "\n"                                                                                           \
    "Exit code: 0 printed, 1 FILE cannot be read or has a bad row, 2 wrong usage.\n"

const Command command_lines = {
    .name = S_INIT("lines"),
    .brief = "break paragraphs of a table into lines",
    .usage = "lines [--font mix|ud] [--hang] FILE.tsv",
    .help = TABLE_HELP "Prints id TAB line number TAB text for every line.\n" TABLE_OPTIONS,
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_lines,
};

const Command command_glyphs = {
    .name = S_INIT("glyphs"),
    .brief = "place every character of the paragraphs of a table",
    .usage = "glyphs [--font mix|ud] [--hang] FILE.tsv",
    .help = TABLE_HELP
    "Prints id TAB line TAB index TAB character TAB x TAB width for every character, both in em;\n"
    "x is the left edge of its body from the head of the line.\n" TABLE_OPTIONS,
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_glyphs,
};
