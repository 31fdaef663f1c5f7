/* `new`: the skeleton of a content folder, and the folder of the next issue in it. */
#include <stdio.h>

#include "base/file.h"
#include "pack_tool/command.h"
#include "pack_tool/import/dates.h"

/* An id that is visibly an example: a booth takes only the ids it was set up for. */
static const char pack_text[] = "# このパックの名札。serial は作り直すたびに 1 ずつ大きくします。\n"
                                "id: jp.example.pack\n"
                                "serial: 1\n"
                                "title: 新しいパック\n"
                                "publisher: 編集部\n"
                                "booth: 新しいパック\n";

/* The topics that `import` proposes, so that its drafts fit into a folder begun here. */
static const char topics_text[] = "# テーマの一覧。並び順がそのまま画面の並び順になります。\n"
                                  "- id: basics\n"
                                  "  title: 営業秘密のきほん\n"
                                  "  english: Trade secret basics\n"
                                  "- id: law\n"
                                  "  title: 法律と裁判\n"
                                  "  english: Law and courts\n"
                                  "- id: cyber\n"
                                  "  title: サイバー対策\n"
                                  "  english: Cybersecurity\n"
                                  "- id: support\n"
                                  "  title: 相談と支援\n"
                                  "  english: Advice and support\n"
                                  "- id: national\n"
                                  "  title: 経済安全保障\n"
                                  "  english: Economic security\n";

/* One term that every folder needs, as a pattern for the next ones. */
static const char terms_text[] = "# 用語集。読みはひらがなで書きます。\n"
                                 "- term: 営業秘密\n"
                                 "  reading: えいぎょうひみつ\n"
                                 "  text: 会社が秘密として管理している、仕事に役立つ情報です。\n";

/* A draft that passes check, so that the first run of every command shows how it should look. */
static const char article_text[] = "---\n"
                                   "title: 記事の見出し\n"
                                   "section: 巻頭メッセージ\n"
                                   "kind: opening-message\n"
                                   "topics: [basics]\n"
                                   "terms: [営業秘密]\n"
                                   "look_for: 「探すページの名前」（団体の名前）\n"
                                   "status: draft\n"
                                   "review:\n"
                                   "  - 見出しと本文を書く\n"
                                   "---\n"
                                   "ここに記事を書きます。\n";

enum { ARENA_BYTES = 1024 * 1024, NUMBER_MOST = 9999 };

/* Writes a file unless it is there: `new` never takes anything away. */
static bool write_file(Arena *arena, Str folder, const char *name, Str text, Failure *failure) {
    Str path = arena_print_in(arena, "%.*s/%s", STR_ARG(folder), name);
    if (file_exists(path)) {
        return true;
    }
    printf("%.*s\n", STR_ARG(path));
    return file_replace(path, text, failure);
}

/* A folder that is there is somebody's work: a second first article would spoil its order. */
static bool write_issue(Arena *arena, Str folder, int32_t number, Date date, Failure *failure) {
    Str issue = arena_print_in(arena, "%.*s/%03d", STR_ARG(folder), number);
    Str about = arena_print_in(arena,
                               "---\n"
                               "number: %d\n"
                               "date: %04d-%02d-%02d\n"
                               "summary: 今号の見どころを一文で書きます。\n"
                               "look_for: 「営業秘密のツボ」第%d号（IPA）\n"
                               "status: draft\n"
                               "review:\n"
                               "  - 見どころ(summary)と紹介文を書く\n"
                               "---\n"
                               "ここに号の紹介を書きます。\n",
                               number, date.year, date.month, date.day, number);
    if (file_exists(issue)) {
        return failure_set(failure, FAILURE_FILE, "%.*s is there already", STR_ARG(issue));
    }
    return file_make_directory(issue, failure) &&
           write_file(arena, issue, "issue.md", about, failure) &&
           write_file(arena, issue, "01-opening.md", str_from_c(article_text), failure);
}

/* What a content folder needs and nothing more; files that are there stay. */
static bool write_folder(Arena *arena, Str folder, Failure *failure) {
    return file_make_directory(folder, failure) &&
           write_file(arena, folder, "pack.yaml", str_from_c(pack_text), failure) &&
           write_file(arena, folder, "topics.yaml", str_from_c(topics_text), failure) &&
           write_file(arena, folder, "terms.yaml", str_from_c(terms_text), failure);
}

/* Number and date say the same thing, so one is enough. Number 0: no issue is wanted. False after a
 * sentence on stderr. */
static bool read_issue(const Arguments *arguments, int32_t *number, Date *date) {
    Str number_text = arguments_value(arguments, S("number"));
    Str date_text = arguments_value(arguments, S("date"));
    if (date_text.size > 0 && !date_read(date_text, date)) {
        fprintf(stderr, "tsubo-pack new: the date %.*s does not exist; write 2025-08-20\n",
                STR_ARG(date_text));
        return false;
    }
    *number = date->year > 0 ? date_number(*date) : 0;
    bool wanted = number_text.size > 0 || date->year > 0;
    bool read = number_text.size == 0 || str_to_int(number_text, number);
    if (wanted && (!read || *number < 1 || *number > NUMBER_MOST)) {
        fprintf(stderr,
                "tsubo-pack new: --number must be a number from 1 to %d; No. 1 came in "
                "July 2016\n",
                NUMBER_MOST);
        return false;
    }
    *date = date->year > 0 || !wanted ? *date : date_of_number(*number);
    return true;
}

/* The folder's files first, so that the issue can be checked as soon as it is there. */
static int run_new(const Arguments *arguments) {
    Failure failure = {0};
    int32_t number = 0;
    Date date = {0};
    Str folder = arguments->operands[0];
    if (!read_issue(arguments, &number, &date)) {
        return EXIT_USAGE;
    }
    Arena arena = arena_open(ARENA_BYTES);
    bool done = write_folder(&arena, folder, &failure) &&
                (number == 0 || write_issue(&arena, folder, number, date, &failure));
    arena_close(&arena);
    return done ? EXIT_DONE : command_fail(failure.sentence);
}

static const Option options[] = {{S_INIT("number"), 0, true}, {S_INIT("date"), 0, true}};

const Command command_new = {
    .name = S_INIT("new"),
    .brief = "begin a content folder, or the next issue in one",
    .usage = "new DIR [--number N] [--date YYYY-MM-DD]",
    .help =
        "Writes the files that a content folder needs into DIR; those that are there already\n"
        "stay as they are. With a number or a date also the folder of that issue, with an\n"
        "introduction and a first article, both drafts: `tsubo-pack check` lists what is to be\n"
        "written. An issue that is there already is refused. If the newsletter's text is at\n"
        "hand, `tsubo-pack import` begins the issue from it.\n"
        "\n"
        "  --number N          number of the issue (default: by its date)\n"
        "  --date YYYY-MM-DD   its date (default: the third Wednesday of the month that belongs\n"
        "                      to the number; No. 1 came in July 2016)\n"
        "\n"
        "Exit code: 0 written, 1 the issue is there or a file problem, 2 wrong usage.\n",
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_new,
};
