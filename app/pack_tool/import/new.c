/* The date comes from the number alone, as for an import whose text lost its date. */
#include "pack_tool/import/new.h"

#include <stdio.h>

#include "base/file.h"
#include "pack_tool/import/dates.h"
#include "pack_tool/import/front_text.h"
#include "pack_tool/import/publish.h"

enum { ARENA_BYTES = 1 << 20, TEXT_BYTES = 2048, NUMBER_MAX = 9999 };

static Str issue_text_in(Arena *arena, int32_t number) {
    Date date = date_of_number(number);
    static const Str reviews[] = {S_INIT("見どころ(summary)と紹介文を書く"),
                                  S_INIT("日付は号数からの計算(第3水曜日)")};
    Buffer out = buffer_in(arena, TEXT_BYTES);
    buffer_put(&out, S("---\n"));
    front_text_number(&out, S("number"), number);
    buffer_print(&out, "date: %04d-%02d-%02d\n", date.year, date.month, date.day);
    front_text_key(&out, S("summary"), S("ここに見どころを書きます。"));
    buffer_print(&out, "look_for: 「営業秘密のツボ」%d年%d月%d日 第%d号（IPA）\nstatus: draft\n",
                 date.year, date.month, date.day, number);
    front_text_list(&out, S("review"), reviews, COUNT_OF(reviews));
    buffer_print(&out, "---\n第%d号は%d年%d月%d日の発行です。\n", number, date.year, date.month,
                 date.day);
    return buffer_view(&out);
}

static bool start_issue(Arena *arena, Str folder, int32_t number, Failure *failure) {
    Str issue = arena_print_in(arena, "%.*s/%03d", STR_ARG(folder), number);
    if (file_exists(issue)) {
        return failure_set(failure, FAILURE_FILE, "%.*s はもうあります", STR_ARG(issue));
    }
    return file_make_directory(issue, failure) &&
           publish_file(arena, arena_print_in(arena, "%.*s/issue.md", STR_ARG(issue)),
                        issue_text_in(arena, number), failure);
}

/* DIR and --number N in either order. */
static bool read_arguments(int argc, char **argv, Str *folder, int32_t *number) {
    for (int i = 1; i < argc; i++) {
        Str argument = str_from_c(argv[i]);
        bool is_number = str_equal(argument, S("--number"));
        if (is_number && (i + 1 == argc || !str_to_int(str_from_c(argv[++i]), number))) {
            return false;
        }
        if (!is_number && folder->size > 0) {
            return false;
        }
        *folder = is_number ? *folder : argument;
    }
    return folder->size > 0 && *number >= 1 && *number <= NUMBER_MAX;
}

int new_command(int argc, char **argv) {
    Str folder = {0};
    int32_t number = 0;
    static const int usage_error = 2;
    if (!read_arguments(argc, argv, &folder, &number)) {
        fputs("使い方: tsubo-pack new DIR --number N\n"
              "DIR/N/issue.md を、その号の発行日(第3水曜日)で作ります。\n",
              stderr);
        return usage_error;
    }
    Arena arena = arena_open(ARENA_BYTES);
    Failure failure = {0};
    bool done = start_issue(&arena, folder, number, &failure);
    if (done) {
        Date date = date_of_number(number);
        printf("第%d号 %04d-%02d-%02d: %.*s/%03d/issue.md を作りました。\n", number, date.year,
               date.month, date.day, STR_ARG(folder), number);
    } else {
        fprintf(stderr, "tsubo-pack new: %s。\n", failure.sentence);
    }
    arena_close(&arena);
    return done ? 0 : 1;
}
