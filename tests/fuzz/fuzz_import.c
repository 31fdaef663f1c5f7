/* Whatever the bytes, import must not lose or double a line.
 *
 * The first byte chooses a frame that is put around the rest, so that the fuzzer does not have to
 * invent a title line before the rules behind it are reached: none, web text, mail, web page. */
#include <assert.h>
#include <stddef.h>

#include "base/limits.h"
#include "pack_tool/import/compose.h"
#include "pack_tool/import/map.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Small, because the sanitizers poison an arena at every run. */
enum { ARENA_BYTES = 48 << 20, INPUT_MOST = 12 * 1024 };

static const char *const FRAMES[][2] = {
    {"", ""},
    {"情報セキュリティ\n公開日:2023年5月17日\nみほん省\n企画部長 森川 次郎\n",
     "\n「つぼマガ」第83号をお読みいただき、ありがとうございました。\nTEL\nFAX\n"},
    {"★営業秘密のツボ★ 2016.9.21_第3号\nINDEX\n【1】訴訟・判決コラム\n――――\n\n"
     "【1】訴訟・判決コラム\n",
     "\n編集後記\n先日、棚を直しました。\n"},
    {"<html><body><h1>営業秘密のツボ 2023年5月17日 第83号</h1>", "</body></html>"},
};

/* Every non-blank line is in exactly one row of the table. */
static void check_rows(const Issue *issue, const MapRows *rows) {
    int32_t row = 0;
    int32_t before = 0;
    for (int32_t i = 0; i < rows->count; i++) {
        assert(rows->at[i].from_line > before && rows->at[i].to_line >= rows->at[i].from_line);
        before = rows->at[i].to_line;
    }
    if (issue->by_file) {
        assert(before == issue->file_last && rows->at[0].from_line == issue->file_first);
        return; /* page_lines_check has walked over the file */
    }
    for (int32_t line = 1; line <= issue->lines.count; line++) {
        while (row < rows->count && rows->at[row].to_line < line) {
            row++;
        }
        bool inside = row < rows->count && rows->at[row].from_line <= line;
        assert(inside || issue->lines.at[line - 1].bare.size == 0);
    }
}

static void check_issue(Arena *arena, Issue *issue) {
    MapRows rows;
    assert(issue_check(issue));
    assert(map_read_in(arena, map_write_in(arena, issue), &rows));
    check_rows(issue, &rows);
    int32_t most = issue->piece_count * 2 + 2; /* an article and a video each, mostly */
    OutFiles files = {.at = ARENA_NEW(arena, OutFile, most), .capacity = most};
    VideoShelf shelf = {.at = ARENA_NEW(arena, ShelfVideo, most), .capacity = most};
    if (issue->piece_count > LIMIT_ISSUE_ARTICLES) {
        return; /* the command refuses it before it composes anything */
    }
    compose_issue_in(arena, issue, &shelf, &files);
    compose_videos_in(arena, &shelf, &files);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1 || size > INPUT_MOST) {
        return 0;
    }
    Arena arena = arena_open(ARENA_BYTES);
    const char *const *frame = FRAMES[data[0] % COUNT_OF(FRAMES)];
    Str bytes = arena_print_in(&arena, "%s", frame[0]);
    char *text = arena_alloc(&arena, size + 1024, 1);
    int32_t used = 0;
    Str parts[] = {bytes, {(const char *)data + 1, (int32_t)size - 1}, str_from_c(frame[1])};
    for (int32_t i = 0; i < COUNT_OF(parts); i++) {
        for (int32_t j = 0; j < parts[i].size; j++) {
            text[used++] = parts[i].at[j];
        }
    }
    Issue issue;
    Failure failure;
    if (issue_read_in(&arena, (Str){text, used}, (Date){0}, &issue, &failure)) {
        check_issue(&arena, &issue);
    }
    arena_close(&arena);
    return 0;
}
