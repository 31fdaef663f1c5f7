/* `new`: the skeleton of a content folder, or of the next issue in one. */
#include <stdio.h>

#include "base/file.h"
#include "pack_tool/check.h"
#include "pack_tool/command.h"
#include "pack_tool/source.h"

static const char pack_text[] = "# このパックの名札。serial は作り直すたびに 1 ずつ大きくします。\n"
                                "id: jp.example.pack\n"
                                "serial: 1\n"
                                "title: 新しいパック\n"
                                "publisher: 編集部\n"
                                "booth: 新しいパック\n";

static const char topics_text[] = "# テーマの一覧。並び順がそのまま画面の並び順になります。\n"
                                  "- id: basics\n"
                                  "  title: きほん\n"
                                  "  english: Basics\n";

static const char terms_text[] = "# 用語集。読みはひらがなで書きます。\n"
                                 "- term: 営業秘密\n"
                                 "  reading: えいぎょうひみつ\n"
                                 "  text: 会社が秘密として管理している、仕事に役立つ情報です。\n";

static const char article_text[] = "---\n"
                                   "title: 記事の見出し\n"
                                   "section: 巻頭メッセージ\n"
                                   "kind: opening-message\n"
                                   "topics: [basics]\n"
                                   "terms: [営業秘密]\n"
                                   "look_for: 「探すページの名前」（団体の名前）\n"
                                   "---\n"
                                   "ここに記事を書きます。\n";

/* Writes a file unless it is there: `new` never takes anything away. */
static bool write_file(Arena *arena, Str folder, const char *name, Str text, Failure *failure) {
    Str path = arena_print_in(arena, "%.*s/%s", STR_ARG(folder), name);
    if (file_exists(path)) {
        return true;
    }
    printf("%.*s\n", STR_ARG(path));
    return file_replace(path, text, failure);
}

static bool write_issue(Arena *arena, Str folder, int32_t number, Str date, Failure *failure) {
    Str issue = arena_print_in(arena, "%.*s/%03d", STR_ARG(folder), number);
    Str about = arena_print_in(arena,
                               "---\n"
                               "number: %d\n"
                               "date: %.*s\n"
                               "summary: 今号の見どころを一文で書きます。\n"
                               "look_for: 「探すページの名前」（団体の名前）\n"
                               "---\n"
                               "ここに号の紹介を書きます。\n",
                               number, STR_ARG(date));
    return file_make_directory(issue, failure) &&
           write_file(arena, issue, "issue.md", about, failure) &&
           write_file(arena, issue, "01-opening.md", str_from_c(article_text), failure);
}

static bool write_folder(Arena *arena, Str folder, Failure *failure) {
    return file_make_directory(folder, failure) &&
           write_file(arena, folder, "pack.yaml", str_from_c(pack_text), failure) &&
           write_file(arena, folder, "topics.yaml", str_from_c(topics_text), failure) &&
           write_file(arena, folder, "terms.yaml", str_from_c(terms_text), failure);
}

static int run_new(const Arguments *arguments) {
    Failure failure = {0};
    int32_t number = 1;
    Str number_text = arguments_value(arguments, S("number"));
    Str date = arguments_value(arguments, S("date"));
    bool numbered = number_text.size == 0 || (str_to_int(number_text, &number) && number > 0);
    if (!numbered || number > 99999) {
        fprintf(stderr, "tsubo-pack new: --number must be a number from 1 to 99999\n");
        return EXIT_USAGE;
    }
    if (date.size > 0 && !front_date_is_real(date)) {
        fprintf(stderr, "tsubo-pack new: the date %.*s does not exist; write 2025-08-20\n",
                STR_ARG(date));
        return EXIT_USAGE;
    }
    Arena arena = arena_open((size_t)1024 * 1024);
    if (date.size == 0) {
        /* The month that belongs to the number; the third Wednesday is not looked up. */
        int32_t month = number + 5;
        date = arena_print_in(&arena, "%04d-%02d-15", 2016 + month / 12, month % 12 + 1);
    }
    bool done = write_folder(&arena, arguments->operands[0], &failure) &&
                write_issue(&arena, arguments->operands[0], number, date, &failure);
    arena_close(&arena);
    return done ? EXIT_DONE : command_fail(failure.sentence);
}

static const Option options[] = {{S_INIT("number"), 0, true}, {S_INIT("date"), 0, true}};

const Command command_new = {
    .name = S_INIT("new"),
    .brief = "begin a content folder, or the next issue in one",
    .usage = "new DIR [--number N] [--date YYYY-MM-DD]",
    .help = "Writes the files that a content folder needs into DIR, and a folder for issue N with\n"
            "an introduction and a first article. Files that are there already stay as they are,\n"
            "so the same command begins the next month. The result passes `tsubo-pack check`.\n"
            "\n"
            "  --number N          number of the issue (default: 1)\n"
            "  --date YYYY-MM-DD   its date (default: the middle of the month of that number)\n"
            "\n"
            "Exit code: 0 written, 1 a file problem, 2 wrong usage.\n",
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_new,
};
