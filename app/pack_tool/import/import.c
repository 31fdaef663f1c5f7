/* Reads all inputs, then writes. Each input is read in a scratch arena that is emptied behind it;
 * only the finished files are kept. */
#include "pack_tool/import/import.h"

#include <stdio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/limits.h"
#include "pack_tool/import/map.h"
#include "pack_tool/import/publish.h"
#include "pack_tool/import/standing.h"
#include "pack_tool/import/summary.h"

enum {
    /* The worst input of 8 MiB fills a third of this; untouched pages cost nothing. */
    SCRATCH_BYTES = 1 << 30,
    /* Finished files of all inputs. A century of newsletters has 60 MB. */
    KEEP_BYTES = 1 << 30,
    KEEP_BYTES_MIN = 256 << 20,
    FILES_MAX = 60 * 1000,
    MAP_BYTES_MAX = 64 << 20,
    /* A line an issue, and what was odd; what does not fit is only not shown. */
    SUMMARY_BYTES_MAX = 4 << 20,
    /* Progress is shown from this many inputs on. */
    PROGRESS_INPUTS_MIN = 3,
};

typedef struct Import {
    Arena keep;
    Arena scratch;
    const ImportOptions *options;
    OutFiles files;
    VideoShelf shelf;
    Buffer map;
    Buffer summary;   /* shown when everything is written, not before */
    int32_t *numbers; /* of the issues so far */
    int32_t number_count;
} Import;

/* Eight megabytes hold all back numbers together; one issue never comes near. */
static bool too_large(Failure *failure) {
    return failure_set(failure, FAILURE_LIMIT,
                       "8 MiBを超えています。1号分の文章だけを渡してください");
}

/* A pipe does not tell its size; one byte beyond the limit tells that it is too long. */
static bool read_standard_input(Arena *arena, Str *bytes, Failure *failure) {
    size_t capacity = (size_t)DECODE_BYTES_MAX + 1;
    char *at = arena_alloc(arena, capacity, 1);
    size_t size = fread(at, 1, capacity, stdin);
    *bytes = (Str){at, (int32_t)size};
    if (ferror(stdin)) {
        return failure_set(failure, FAILURE_FILE, "標準入力が読めません");
    }
    return size < capacity || too_large(failure);
}

/* System errors are told in the editor's language, with what to do. */
static bool read_input(Arena *arena, Str input, Str *bytes, Failure *failure) {
    if (str_equal(input, S("-"))) {
        return read_standard_input(arena, bytes, failure);
    }
    if (file_is_directory(input)) {
        return failure_set(failure, FAILURE_FILE, "フォルダーです。中のファイルを指定してください");
    }
    if (!file_exists(input)) {
        return failure_set(failure, FAILURE_FILE, "ファイルがありません。名前を確かめてください");
    }
    if (file_read_in(arena, input, DECODE_BYTES_MAX, bytes, failure)) {
        return true;
    }
    return failure->kind == FAILURE_LIMIT
               ? too_large(failure)
               : failure_set(failure, FAILURE_FILE, "読めません。ファイルの権限を確かめてください");
}

/* The second would overwrite the first, and nobody could tell which is right. */
static bool remember_number(Import *import, int32_t number, Failure *failure) {
    for (int32_t i = 0; i < import->number_count; i++) {
        if (import->numbers[i] == number) {
            return failure_set(failure, FAILURE_FORMAT,
                               "第%d号が2つあります。どちらか1つだけを渡してください", number);
        }
    }
    import->numbers[import->number_count++] = number;
    return true;
}

/* One table for all, so that a spreadsheet opens once. */
static void add_map(Import *import, Str input, Issue *issue) {
    if (import->options->map.size == 0) {
        return;
    }
    if (import->options->input_count > 1) {
        buffer_print(&import->map, "# %.*s\n", STR_ARG(input));
    }
    buffer_put(&import->map, map_write_in(&import->scratch, issue));
}

/* Moves what the shelf got from this input to the arena that stays. */
static void keep_videos(Import *import, int32_t from) {
    for (int32_t i = from; i < import->shelf.count; i++) {
        ShelfVideo *video = &import->shelf.at[i];
        video->name = arena_copy_in(&import->keep, video->name);
        video->fold = arena_copy_in(&import->keep, video->fold);
        video->front = arena_copy_in(&import->keep, video->front);
        video->body = arena_copy_in(&import->keep, video->body);
    }
}

/* Composes in the scratch arena, where buffers may be generous, and keeps the texts. */
static bool keep_files(Import *import, Issue *issue, Failure *failure) {
    OutFiles fresh = {.capacity = issue->piece_count + 1};
    fresh.at = ARENA_NEW(&import->scratch, OutFile, fresh.capacity);
    int32_t videos = import->shelf.count;
    if (import->files.count + fresh.capacity + COMPOSE_VIDEOS_MAX > FILES_MAX) {
        return failure_set(failure, FAILURE_LIMIT,
                           "一度に作るファイルが多すぎます。何回かに分けてください");
    }
    compose_issue_in(&import->scratch, issue, &import->shelf, &fresh);
    for (int32_t i = 0; i < fresh.count; i++) {
        compose_add_file(&import->files, arena_copy_in(&import->keep, fresh.at[i].path),
                         arena_copy_in(&import->keep, fresh.at[i].text));
    }
    keep_videos(import, videos);
    return true;
}

/* Reads, cuts, checks, composes; nothing is written here. */
static bool import_one(Import *import, Str input, Failure *failure) {
    Str bytes;
    Issue issue;
    if (arena_left(&import->keep) < KEEP_BYTES_MIN) {
        return failure_set(failure, FAILURE_LIMIT,
                           "一度に渡す量が多すぎます。何回かに分けてください");
    }
    if (!read_input(&import->scratch, input, &bytes, failure) ||
        !issue_read_in(&import->scratch, bytes, import->options->date, &issue, failure)) {
        return false;
    }
    if (!issue_check(&issue)) {
        return failure_set(
            failure, FAILURE_FORMAT,
            "行の割り当てに誤りがあります(プログラムの不具合です)。何も書いていません");
    }
    if (issue.piece_count > LIMIT_ISSUE_ARTICLES) {
        return failure_set(failure, FAILURE_LIMIT,
                           "記事が%dを超えています。1号分の文章だけを渡してください",
                           LIMIT_ISSUE_ARTICLES);
    }
    if (!remember_number(import, issue.header.number, failure)) {
        return false;
    }
    if (!keep_files(import, &issue, failure)) {
        return false;
    }
    add_map(import, input, &issue);
    summary_put_issue(&import->summary, &issue);
    return true;
}

/* To standard error: the summary may be redirected. */
static void show_progress(const ImportOptions *options, int32_t index) {
    if (options->input_count >= PROGRESS_INPUTS_MIN) {
        fprintf(stderr, "[%d/%d] %.*s\n", index + 1, options->input_count,
                STR_ARG(options->inputs[index]));
    }
}

/* All of them before any is written: one that cannot be used stops all. */
static bool read_all(Import *import, Failure *failure) {
    standing_read_in(&import->keep, import->options->to, &import->shelf);
    for (int32_t i = 0; i < import->options->input_count; i++) {
        Str input = import->options->inputs[i];
        show_progress(import->options, i);
        if (!import_one(import, input, failure)) {
            return failure_within(failure, "%.*s", STR_ARG(input));
        }
        arena_reset(&import->scratch);
    }
    compose_videos_in(&import->keep, &import->shelf, &import->files);
    return true;
}

/* What can be refused is asked first; the folders come last. */
static bool write_all(Import *import, Published *published, Failure *failure) {
    const ImportOptions *options = import->options;
    if (import->map.full) {
        return failure_set(failure, FAILURE_LIMIT, "表が大きすぎます。何回かに分けてください");
    }
    if (!options->dry_run &&
        !publish_check(&import->keep, options->to, &import->files, options->update, failure)) {
        return false;
    }
    /* The map first: a wrong name for it must not leave a folder behind. */
    if (options->map.size > 0 &&
        !publish_file(&import->keep, options->map, buffer_view(&import->map), failure)) {
        return false;
    }
    return options->dry_run ||
           publish_write(&import->keep, options->to, &import->files, published, failure);
}

/* Address space for the worst case; only what is used is ever touched. */
static Import open_import(const ImportOptions *options) {
    Import import = {
        .keep = arena_open(KEEP_BYTES), .scratch = arena_open(SCRATCH_BYTES), .options = options};
    import.files =
        (OutFiles){.at = ARENA_NEW(&import.keep, OutFile, FILES_MAX), .capacity = FILES_MAX};
    import.shelf = (VideoShelf){.at = ARENA_NEW(&import.keep, ShelfVideo, COMPOSE_VIDEOS_MAX),
                                .capacity = COMPOSE_VIDEOS_MAX};
    import.numbers = ARENA_NEW(&import.keep, int32_t, options->input_count + 1);
    import.summary = buffer_in(&import.keep, SUMMARY_BYTES_MAX);
    import.map = buffer_in(&import.keep, options->map.size > 0 ? MAP_BYTES_MAX : 1);
    return import;
}

/* Nothing is written before every input has been read and checked, and nothing is said to be
 * done before it is written. */
bool import_run(const ImportOptions *options) {
    Failure failure = {0};
    Import import = open_import(options);
    Published published = {0};
    bool done = read_all(&import, &failure) && write_all(&import, &published, &failure);
    if (done) {
        fwrite(import.summary.at, 1, (size_t)import.summary.size, stdout);
        summary_print_end(stdout, options, &published);
    } else {
        fprintf(stderr, "tsubo-pack import: %s。\n", failure.sentence);
    }
    arena_close(&import.scratch);
    arena_close(&import.keep);
    return done;
}
