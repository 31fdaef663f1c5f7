/* hostile-packs BIN COUNT [FIRST [SECONDS [SHOWN]]]: packs made to hurt, with genuine signatures,
 * on a stick, installed by BIN/tsubo-store and judged by BIN/tsubo-kiosk --preflight.
 *
 * First the texts of pack_maker.h and the changes of pack_changes.h, each with a code of its own;
 * then COUNT mutations beginning with number FIRST, whose code is one of those that
 * pack_oracle.h allows. Each must be answered within SECONDS (5), by an inspector that came to its
 * own end (one that broke off is a fault, even though the kiosk turns it into a verdict), and must
 * leave the store as it has to be. Of what was found fit, each SHOWN-th (0: none) is shown
 * afterwards, page by page. Prints a table of answers and what was wrong; exit 1 then.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "hostile_booth.h"
#include "pack_maker.h"
#include "pack_mutator.h"
#include "pack_oracle.h"

enum { ARENA_BYTES = 512 * 1024 * 1024, NAME_BYTES = MUTATION_NAME_BYTES + 64 };

typedef struct Bench {
    HostileBooth booth;
    Arena arena;
    int32_t shown_each;
    int32_t answers[CODE_COUNT];
    int32_t packs;
    int32_t shown;
    int32_t faults;
    int64_t slowest_ms;
    char slowest[NAME_BYTES];
    char name[NAME_BYTES]; /* of the pack on the stick */
    char line[64];         /* the store's last */
} Bench;

/* What becomes of a text: P4 when every page of it can be shown. */
static const char *const text_codes[TEXT_COUNT] = {
    [TEXT_ORDINARY] = "P4",
    [TEXT_ENDLESS_RUBY] = "U40 page=1",
    [TEXT_RUBY_EVERYWHERE] = "U41",
    [TEXT_MANY_SPANS] = "P4",
    [TEXT_MANY_BLOCKS] = "U41",
    [TEXT_ONE_LINE] = "U41",
    [TEXT_ONE_PARAGRAPH] = "U41",
    [TEXT_TOO_MANY_PAGES] = "U41",
    [TEXT_MARKS] = "P4",
    [TEXT_JOINERS] = "P4",
    [TEXT_SPACES] = "P4",
    [TEXT_ZERO_WIDTH] = "P4",
    [TEXT_BRACKETS] = "P4",
    [TEXT_NOT_IN_FONT] = "P4",
    [TEXT_WIDE_TABLE] = "U40 page=1",
    [TEXT_DEEP_TABLE] = "U41",
    [TEXT_EMPTY_CELLS] = "U40 page=1",
    [TEXT_LONG_MARKERS] = "U40 page=1",
    [TEXT_LONG_HEADINGS] = "U41",
    [TEXT_EMPTY_BLOCKS] = "U41",
    [TEXT_NOTHING] = "P4",
    [TEXT_LONG_NAMES] = "U41",
    [TEXT_HARD_BREAKS] = "U41",
    [TEXT_STRIPES] = "P4",
    [TEXT_PICTURES] = "P4",
    [TEXT_BOMB] = "U40 page=3",
    [TEXT_BAD_PICTURE] = "U40 page=3",
    [TEXT_BAD_QR] = "P4",
};

static void fault(Bench *bench, const char *what, const StickAnswer *answer) {
    bench->faults++;
    printf("FAULT %s: %s\n  out: %s  err: %s\n", bench->name, what, answer->out, answer->err);
}

/* What was found fit to be shown is shown: every screen and every page, painted. */
static void show(Bench *bench) {
    char *arguments[] = {(char *)(uintptr_t)bench->booth.kiosk,
                         (char *)(uintptr_t) "--tour",
                         (char *)(uintptr_t) "tour",
                         (char *)(uintptr_t) "--window",
                         (char *)(uintptr_t) "800x480",
                         (char *)(uintptr_t) "--text",
                         (char *)(uintptr_t) "largest",
                         (char *)(uintptr_t)HOSTILE_PACK,
                         NULL};
    StickAnswer answer = hostile_booth_run(arguments, 20 * bench->booth.limit_ms);
    bench->shown++;
    if (!answer.in_time || !answer.ended_well) {
        fault(bench, "fit to be shown, but not shown", &answer);
    }
    int removed = system("rm -rf tour");
    (void)removed;
}

static void note_time(Bench *bench, const StickAnswer *answer) {
    if (answer->took_ms > bench->slowest_ms) {
        bench->slowest_ms = answer->took_ms;
        memcpy(bench->slowest, bench->name, sizeof(bench->slowest));
    }
}

/* "U40 page=3": what the card will say. */
static void note_line(Bench *bench, const StickAnswer *answer) {
    Str rest = str_from_c(answer->out);
    Str line = {0};
    while (rest.size > 0) {
        line = str_cut(&rest, '\n');
    }
    snprintf(bench->line, sizeof(bench->line), "%.*s", STR_ARG(line));
}

/* Plugs the stick in. The code, or CODE_NONE when something else was wrong already. */
static UpdateCode take(Bench *bench) {
    StickAnswer answer = hostile_booth_take(&bench->booth, &bench->arena);
    bench->packs++;
    bench->answers[answer.code]++;
    note_time(bench, &answer);
    const char *what = NULL;
    if (!answer.in_time) {
        what = "no answer in time";
    } else if (!answer.ended_well) {
        what = "tsubo-store did not end as it should";
    } else if (strstr(answer.err, "broke off") || strstr(answer.err, "too long")) {
        what = "the inspector did not end by itself";
    } else {
        what = hostile_booth_harm(&bench->booth, &answer);
    }
    if (what) {
        fault(bench, what, &answer);
    }
    note_line(bench, &answer);
    hostile_booth_reset(&bench->booth);
    bool fit = answer.code == CODE_P4 && !what;
    if (fit && bench->shown_each > 0 && bench->answers[CODE_P4] % bench->shown_each == 0) {
        show(bench);
    }
    return what ? CODE_NONE : answer.code;
}

/* --- with a code of their own ---------------------------------------------------------------- */

/* `wanted` is the whole last line; of P4 the serial is left out. */
static void expect(Bench *bench, const char *wanted) {
    StickAnswer nothing = {0};
    UpdateCode code = take(bench);
    bool right = code == CODE_P4 ? strcmp(wanted, "P4") == 0 : strcmp(wanted, bench->line) == 0;
    if (code != CODE_NONE && !right) {
        char what[160];
        snprintf(what, sizeof(what), "%s instead of %s", bench->line, wanted);
        fault(bench, what, &nothing);
    }
}

static void judge_texts(Bench *bench) {
    for (int32_t text = 0; text < TEXT_BEFORE; text++) {
        ArenaMark mark = arena_mark(&bench->arena);
        pack_maker_write(HOSTILE_PACK, (MakerText)text, &bench->arena);
        arena_rewind(&bench->arena, mark);
        snprintf(bench->name, NAME_BYTES, "%s", pack_maker_name((MakerText)text));
        expect(bench, text_codes[text]);
    }
}

static void copy_file(const char *from, const char *to) {
    char bytes[65536];
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert(in >= 0 && out >= 0);
    for (ssize_t got = read(in, bytes, sizeof(bytes)); got > 0;
         got = read(in, bytes, sizeof(bytes))) {
        ssize_t put = write(out, bytes, (size_t)got);
        assert(put == got);
        (void)put;
    }
    close(in);
    close(out);
}

static void judge_changes(Bench *bench, const NamedChange *changes, int32_t count) {
    for (int32_t i = 0; i < count; i++) {
        copy_file("sound.tsubo", HOSTILE_PACK);
        pack_change(HOSTILE_PACK, &changes[i]);
        snprintf(bench->name, NAME_BYTES, "%.200s", changes[i].sql);
        expect(bench, changes[i].code);
    }
}

/* --- with a code that the oracle allows ------------------------------------------------------ */

static bool is_allowed(Oracle oracle, UpdateCode code) {
    bool refused = code == CODE_U40 || code == CODE_U41 || code == CODE_U42;
    switch (oracle) {
    case ORACLE_SAME: return code == CODE_P4;
    case ORACLE_SMALL: return code == CODE_U27;
    case ORACLE_BROKEN: return refused;
    case ORACLE_OPEN: return refused || code == CODE_P4;
    }
    return false;
}

static void judge_mutations(Bench *bench, uint32_t first, uint32_t count) {
    char done[MUTATION_NAME_BYTES];
    static const char *const oracles[] = {"sound", "too small", "broken", "open"};
    for (uint32_t seed = first; seed < first + count; seed++) {
        StickAnswer nothing = {0};
        copy_file("sound.tsubo", HOSTILE_PACK);
        pack_mutate(HOSTILE_PACK, seed, done);
        Oracle oracle = pack_oracle(HOSTILE_PACK, "sound.tsubo");
        snprintf(bench->name, NAME_BYTES, "mutation %u (%s)", seed, done);
        UpdateCode code = take(bench);
        if (code != CODE_NONE && !is_allowed(oracle, code)) {
            char what[64];
            snprintf(what, sizeof(what), "%.*s, but it is %s", STR_ARG(code_text(code)->name),
                     oracles[oracle]);
            fault(bench, what, &nothing);
        }
    }
}

/* --------------------------------------------------------------------------------------------- */

static void print_figures(const Bench *bench) {
    int32_t fit = bench->answers[CODE_P4];
    printf("slowest: %s\n", bench->slowest);
    printf("SCORE %d packs made to hurt:", bench->packs);
    for (int32_t code = CODE_NONE; code < CODE_COUNT; code++) {
        if (bench->answers[code] > 0 && code != CODE_P4) {
            printf(" %s %d,", code == CODE_NONE ? "silent" : code_text((UpdateCode)code)->name.at,
                   bench->answers[code]);
        }
    }
    printf(" refused %d; fit to be shown %d (%d shown); slowest %.1f s; %d faults\n",
           bench->packs - fit, fit, bench->shown, (double)bench->slowest_ms / 1000, bench->faults);
}

static uint32_t number_or(int argc, char **argv, int at, uint32_t otherwise) {
    return argc > at ? (uint32_t)strtoul(argv[at], NULL, 10) : otherwise;
}

static const char *program_in(Arena *arena, const char *folder, const char *name) {
    char *path = realpath(folder, NULL);
    Str whole = arena_print_in(arena, "%s/%s", path ? path : folder, name);
    free(path);
    return whole.at;
}

int main(int argc, char **argv) {
    static Bench bench;
    if (argc < 3) {
        fputs("usage: hostile-packs BIN COUNT [FIRST [SECONDS [SHOWN]]]\n", stderr);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    uint32_t count = number_or(argc, argv, 2, 0);
    bench.arena = arena_open(ARENA_BYTES);
    bench.booth.store = program_in(&bench.arena, argv[1], "tsubo-store");
    bench.booth.kiosk = program_in(&bench.arena, argv[1], "tsubo-kiosk");
    bench.booth.limit_ms = 1000 * (int64_t)number_or(argc, argv, 4, 5);
    bench.shown_each = (int32_t)number_or(argc, argv, 5, 0);
    if (!hostile_booth_open(&bench.booth, &bench.arena)) {
        return 2;
    }
    pack_maker_write("sound.tsubo", TEXT_ORDINARY, &bench.arena);
    judge_texts(&bench);
    judge_changes(&bench, row_changes, row_change_count);
    judge_changes(&bench, schema_changes, schema_change_count);
    judge_changes(&bench, picture_changes, picture_change_count);
    judge_mutations(&bench, number_or(argc, argv, 3, 1), count);
    hostile_booth_close(&bench.booth);
    arena_close(&bench.arena);
    print_figures(&bench);
    return bench.faults > 0;
}
