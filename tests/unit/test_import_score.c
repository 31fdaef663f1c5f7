/* How well import reads: every text of tests/cases/import and both samples against what a person
 * cut. Prints the figures and asserts what issue 3 asks for.
 *
 *     test_import_score PROJECT_ROOT
 *
 * A truth file stands beside its text (NAME.map.tsv beside NAME.txt); lines with # carry number,
 * date, shape and contributor. The two samples are read from ../shared/seeds when it is there. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pack_tool/import/compose.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/issue.h"
#include "pack_tool/import/map.h"

enum { ARENA_BYTES = 1 << 30, FILE_BYTES_MAX = 16 << 20, NAMES_MAX = 200 };
enum { SPEED_ISSUES = 100 };

typedef struct Truth {
    int32_t number;
    Str date;
    Str shape;
    Str contributor; /* organisation|post|name */
    MapRows rows;
} Truth;

typedef struct Figures {
    int32_t texts, headers_right;
    int32_t contributors, contributors_right;
    int32_t bounds_truth, bounds_found, bounds_right;
    int32_t articles, kinds_right, organisations_right;
    int32_t videos, videos_found, videos_false;
    int32_t shapes_right;
    int32_t lines_bad;
} Figures;

typedef struct Scores {
    Arena *arena;
    bool verbose;
    bool failed;
} Scores;

static Str value_of(Str table, Str key) {
    while (table.size > 0) {
        Str line = str_cut(&table, '\n');
        if (line.size > 2 && line.at[0] == '#' &&
            str_starts_with(str_slice(line, 2, line.size), key)) {
            return str_trim(str_slice(line, 2 + key.size, line.size));
        }
    }
    return (Str){0};
}

static bool read_truth(Arena *arena, Str table, Truth *truth) {
    truth->date = value_of(table, S("date"));
    truth->shape = value_of(table, S("shape"));
    truth->contributor = value_of(table, S("contributor"));
    return str_to_int(value_of(table, S("number")), &truth->number) &&
           map_read_in(arena, table, &truth->rows);
}

static bool is_article(Str kind) {
    static const Str frame[] = {S_INIT("boilerplate"), S_INIT("duplicate"), S_INIT("closing"),
                                S_INIT("colophon"), S_INIT("contact")};
    for (int32_t i = 0; i < COUNT_OF(frame); i++) {
        if (str_equal(kind, frame[i])) {
            return false;
        }
    }
    return true;
}

/* The row with most lines in common. */
static const MapRow *partner(const MapRows *rows, const MapRow *truth) {
    const MapRow *best = NULL;
    int32_t most = 0;
    for (int32_t i = 0; i < rows->count; i++) {
        const MapRow *row = &rows->at[i];
        int32_t from = row->from_line > truth->from_line ? row->from_line : truth->from_line;
        int32_t to = row->to_line < truth->to_line ? row->to_line : truth->to_line;
        if (to - from + 1 > most) {
            most = to - from + 1;
            best = row;
        }
    }
    return best;
}

static bool starts_at(const MapRows *rows, int32_t line) {
    for (int32_t i = 0; i < rows->count; i++) {
        if (rows->at[i].from_line == line) {
            return true;
        }
    }
    return false;
}

/* Names agree when one contains the other after folding: the full name and its short form. */
static bool same_body(Arena *arena, Str a, Str b) {
    Str fold_a = fold_in(arena, a);
    Str fold_b = fold_in(arena, b);
    if (a.size == 0 || b.size == 0) {
        return a.size == b.size;
    }
    return match_has(fold_a, fold_b) || match_has(fold_b, fold_a);
}

static void score_bounds(Scores *scores, Str name, const Truth *truth, const MapRows *rows,
                         Figures *figures) {
    for (int32_t i = 1; i < truth->rows.count; i++) {
        int32_t line = truth->rows.at[i].from_line;
        bool right = starts_at(rows, line);
        figures->bounds_truth++;
        figures->bounds_right += right;
        if (!right && scores->verbose) {
            printf("  %.*s: boundary at line %d missed\n", STR_ARG(name), line);
        }
    }
    for (int32_t i = 1; i < rows->count; i++) {
        figures->bounds_found++;
        if (!starts_at(&truth->rows, rows->at[i].from_line) && scores->verbose) {
            printf("  %.*s: boundary at line %d invented (%.*s)\n", STR_ARG(name),
                   rows->at[i].from_line, STR_ARG(rows->at[i].reason));
        }
    }
}

static void score_article(Scores *scores, Str name, const MapRow *truth, const MapRow *row,
                          Figures *figures) {
    bool kind = row && str_equal(row->kind, truth->kind);
    bool body = row && same_body(scores->arena, row->organisation, truth->organisation);
    figures->articles++;
    figures->kinds_right += kind;
    figures->organisations_right += body;
    figures->videos += truth->is_video;
    figures->videos_found += truth->is_video && row && row->is_video;
    if (scores->verbose && !kind) {
        printf("  %.*s:%d: kind %.*s, not %.*s\n", STR_ARG(name), truth->from_line,
               STR_ARG(truth->kind), STR_ARG(row ? row->kind : S("(none)")));
    }
    if (scores->verbose && !body) {
        printf("  %.*s:%d: organisation “%.*s”, not “%.*s”\n", STR_ARG(name), truth->from_line,
               STR_ARG(truth->organisation), STR_ARG(row ? row->organisation : S("(none)")));
    }
}

static void score_false_videos(Scores *scores, Str name, const Truth *truth, const MapRows *rows,
                               Figures *figures) {
    for (int32_t i = 0; i < rows->count; i++) {
        const MapRow *row = &rows->at[i];
        const MapRow *match = partner(&truth->rows, row);
        bool wrong = row->is_video && !(match && match->is_video);
        figures->videos_false += wrong;
        if (wrong && scores->verbose) {
            printf("  %.*s:%d: falsely called video\n", STR_ARG(name), row->from_line);
        }
    }
}

static void score_contributor(Scores *scores, Str name, const Truth *truth, const Issue *issue,
                              Figures *figures) {
    Str rest = truth->contributor;
    if (rest.size == 0) {
        return;
    }
    Str body = str_cut(&rest, '|');
    Str post = str_cut(&rest, '|');
    const Contributor *who = NULL;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        who = issue->pieces[i].kind == KIND_OPENING && !who ? &issue->pieces[i].who : who;
    }
    bool right = who && str_equal(who->organisation, body) && str_equal(who->post, post) &&
                 str_equal(who->name, rest);
    figures->contributors++;
    figures->contributors_right += right;
    if (!right && scores->verbose) {
        printf("  %.*s: contributor %.*s|%.*s|%.*s\n", STR_ARG(name),
               STR_ARG(who ? who->organisation : S("-")), STR_ARG(who ? who->post : S("-")),
               STR_ARG(who ? who->name : S("-")));
    }
}

static void score_header(Scores *scores, Str name, const Truth *truth, const Issue *issue,
                         Figures *figures) {
    char date[16];
    snprintf(date, sizeof(date), "%04d-%02d-%02d", issue->header.date.year,
             issue->header.date.month, issue->header.date.day);
    bool right = issue->header.number == truth->number && str_equal(str_from_c(date), truth->date);
    bool shape = str_equal(units_shape_name(issue->units.shape), truth->shape);
    figures->texts++;
    figures->headers_right += right;
    figures->shapes_right += shape;
    if (scores->verbose && !(right && shape)) {
        printf("  %.*s: number %d date %s shape %.*s\n", STR_ARG(name), issue->header.number, date,
               STR_ARG(units_shape_name(issue->units.shape)));
    }
}

static void score_text(Scores *scores, Str name, Str bytes, const Truth *truth, Figures *figures) {
    Issue issue;
    Failure failure;
    if (!issue_read_in(scores->arena, bytes, (Date){0}, &issue, &failure)) {
        printf("  %.*s: %s\n", STR_ARG(name), failure.sentence);
        figures->texts++;
        figures->lines_bad++;
        return;
    }
    MapRows rows;
    figures->lines_bad += !issue_check(&issue);
    figures->lines_bad += !map_read_in(scores->arena, map_write_in(scores->arena, &issue), &rows);
    score_header(scores, name, truth, &issue, figures);
    score_contributor(scores, name, truth, &issue, figures);
    score_bounds(scores, name, truth, &rows, figures);
    score_false_videos(scores, name, truth, &rows, figures);
    for (int32_t i = 0; i < truth->rows.count; i++) {
        if (is_article(truth->rows.at[i].kind)) {
            score_article(scores, name, &truth->rows.at[i], partner(&rows, &truth->rows.at[i]),
                          figures);
        }
    }
}

static double share(int32_t part, int32_t whole) {
    return whole == 0 ? 1.0 : (double)part / whole;
}

static double f1(const Figures *figures) {
    double recall = share(figures->bounds_right, figures->bounds_truth);
    int32_t found = figures->bounds_found;
    double precision = share(figures->bounds_right, found);
    return recall + precision == 0.0 ? 0.0 : 2.0 * recall * precision / (recall + precision);
}

static void demand(Scores *scores, const char *what, const char *figure, double is, double least) {
    if (is + 1e-9 < least) {
        printf("FAILED %s: %s is %.3f, at least %.3f is asked\n", what, figure, is, least);
        scores->failed = true;
    }
}

static void report(Scores *scores, const char *what, const Figures *figures, double f1_least) {
    if (figures->texts == 0) {
        return;
    }
    double header = share(figures->headers_right, figures->texts);
    double contributor = share(figures->contributors_right, figures->contributors);
    double kind = share(figures->kinds_right, figures->articles);
    double body = share(figures->organisations_right, figures->articles);
    double video = share(figures->videos_found, figures->videos);
    printf("SCORE import %-10s texts %2d  number+date %.2f  contributor %.2f  boundary F1 %.3f  "
           "kind %.2f  "
           "organisation %.2f  video %d/%d, false %d  shape %d/%d\n",
           what, figures->texts, header, contributor, f1(figures), kind, body,
           figures->videos_found, figures->videos, figures->videos_false, figures->shapes_right,
           figures->texts);
    demand(scores, what, "number and date", header, 1.0);
    demand(scores, what, "contributor", contributor, 0.95);
    demand(scores, what, "boundary F1", f1(figures), f1_least);
    demand(scores, what, "kind", kind, 0.85);
    demand(scores, what, "organisation", body, 0.9);
    demand(scores, what, "videos found", video, 1.0);
    demand(scores, what, "no false videos", figures->videos_false == 0, 1.0);
    demand(scores, what, "no line lost or doubled", figures->lines_bad == 0, 1.0);
}

static bool score_file(Scores *scores, Str text_path, Str truth_path, Figures *figures) {
    Str bytes;
    Str table;
    Truth truth = {0};
    Failure failure;
    bool read = file_read_in(scores->arena, text_path, FILE_BYTES_MAX, &bytes, &failure) &&
                file_read_in(scores->arena, truth_path, FILE_BYTES_MAX, &table, &failure);
    if (!read || !read_truth(scores->arena, table, &truth)) {
        printf("FAILED %.*s: %s\n", STR_ARG(truth_path), read ? "unreadable" : failure.sentence);
        scores->failed = true;
        return false;
    }
    int32_t slash = match_find_last(text_path, S("/"));
    score_text(scores, str_slice(text_path, slash + 1, text_path.size), bytes, &truth, figures);
    return true;
}

/* The invented texts: the shape is the first part of the name (a-, b-, c1-, c2-). */
static void score_folder(Scores *scores, Str folder) {
    static const struct {
        const char *shape;
        Str prefix;
        double least;
    } shapes[] = {{"A", S_INIT("a-"), 0.98},
                  {"B", S_INIT("b-"), 0.98},
                  {"C1", S_INIT("c1-"), 0.98},
                  {"C2", S_INIT("c2-"), 0.92}};
    FileNames names;
    Failure failure;
    if (!file_list_in(scores->arena, folder, NAMES_MAX, &names, &failure)) {
        printf("FAILED %s\n", failure.sentence);
        scores->failed = true;
        return;
    }
    for (int32_t s = 0; s < COUNT_OF(shapes); s++) {
        Figures figures = {0};
        for (int32_t i = 0; i < names.count; i++) {
            Str name = names.names[i];
            if (!str_starts_with(name, shapes[s].prefix) || !str_ends_with(name, S(".txt"))) {
                continue;
            }
            Str stem = str_slice(name, 0, name.size - 4);
            score_file(
                scores, arena_print_in(scores->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)),
                arena_print_in(scores->arena, "%.*s/%.*s.map.tsv", STR_ARG(folder), STR_ARG(stem)),
                &figures);
        }
        report(scores, shapes[s].shape, &figures, shapes[s].least);
    }
}

/* One text as the command treats it, but for the disk. */
static bool import_text(Arena *arena, Str bytes) {
    Issue issue;
    Failure failure;
    if (!issue_read_in(arena, bytes, (Date){0}, &issue, &failure) || !issue_check(&issue)) {
        return false;
    }
    int32_t most = 4 * issue.piece_count + 2;
    OutFiles files = {.at = ARENA_NEW(arena, OutFile, most), .capacity = most};
    VideoShelf shelf = {.at = ARENA_NEW(arena, ShelfVideo, most), .capacity = most};
    compose_issue_in(arena, &issue, &shelf, &files);
    compose_videos_in(arena, &shelf, &files);
    return map_write_in(arena, &issue).size > 0;
}

/* A hundred back numbers: the texts of a folder over and over. A figure without a verdict, because
 * the machine may be busy and the sanitizers make it five times as much; the invented texts are
 * shorter than the samples. */
static void score_speed(Scores *scores, Str folder) {
    FileNames names;
    Failure failure;
    if (!file_list_in(scores->arena, folder, NAMES_MAX, &names, &failure)) {
        return;
    }
    clock_t used = 0;
    int32_t done = 0;
    for (int32_t i = 0; done < SPEED_ISSUES; i = (i + 1) % names.count) {
        Str bytes;
        ArenaMark mark = arena_mark(scores->arena);
        Str path =
            arena_print_in(scores->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(names.names[i]));
        if (str_ends_with(path, S(".txt")) &&
            file_read_in(scores->arena, path, FILE_BYTES_MAX, &bytes, &failure)) {
            clock_t begin = clock();
            done += import_text(scores->arena, bytes) ? 1 : SPEED_ISSUES;
            used += clock() - begin;
        }
        arena_rewind(scores->arena, mark);
    }
    printf("SCORE import speed      %d back numbers like %.*s in %.2f s\n", SPEED_ISSUES,
           STR_ARG(names.names[0]), (double)used / CLOCKS_PER_SEC);
}

static void score_samples(Scores *scores, Str root, Str folder) {
    Str seeds = arena_print_in(scores->arena, "%.*s/../shared/seeds", STR_ARG(root));
    if (!file_is_directory(seeds)) {
        printf("SCORE import samples    not scored: %.*s is not there\n", STR_ARG(seeds));
        return;
    }
    static const char *const names[] = {"tsubo-089", "tsubo-110"};
    for (int32_t i = 0; i < COUNT_OF(names); i++) {
        Figures figures = {0};
        Str path = arena_print_in(scores->arena, "%.*s/%s.txt", STR_ARG(seeds), names[i]);
        score_file(scores, path,
                   arena_print_in(scores->arena, "%.*s/%s.map.tsv", STR_ARG(folder), names[i]),
                   &figures);
        report(scores, names[i], &figures, 0.92);
    }
}

int main(int argc, char **argv) {
    Arena arena = arena_open(ARENA_BYTES);
    Scores scores = {.arena = &arena, .verbose = argc < 3 || strcmp(argv[2], "--quiet") != 0};
    Str root = str_from_c(argc > 1 ? argv[1] : ".");
    Str folder = arena_print_in(&arena, "%.*s/tests/cases/import", STR_ARG(root));
    score_folder(&scores, folder);
    score_samples(&scores, root, folder);
    Str seeds = arena_print_in(&arena, "%.*s/../shared/seeds", STR_ARG(root));
    score_speed(&scores, file_is_directory(seeds) ? seeds : folder);
    arena_close(&arena);
    return scores.failed ? 1 : 0;
}
