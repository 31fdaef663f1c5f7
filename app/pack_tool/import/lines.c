/* Splitting twice, once to count and once to fill, so that the array has its size at once. */
#include "pack_tool/import/lines.h"

#include "pack_tool/import/fold.h"

/* Takes one line off *rest; CR, LF and CRLF all end it. */
static Str take_line(Str *rest) {
    int32_t end = 0;
    while (end < rest->size && rest->at[end] != '\n' && rest->at[end] != '\r') {
        end++;
    }
    Str line = str_slice(*rest, 0, end);
    bool pair = end + 1 < rest->size && rest->at[end] == '\r' && rest->at[end + 1] == '\n';
    *rest = str_slice(*rest, end + (pair ? 2 : 1), rest->size);
    return line;
}

/* Counted before anything is stored, so that a hostile file costs one walk. */
static bool measure_lines(Str text, int32_t *count, Failure *failure) {
    *count = 0;
    while (text.size > 0) {
        Str line = take_line(&text);
        *count += 1;
        if (line.size > LINES_BYTES_MAX) {
            return failure_set(failure, FAILURE_LIMIT,
                               "%d行目が長すぎます(%dバイト)。段落ごとに改行された本文を渡して"
                               "ください",
                               *count, line.size);
        }
        if (*count > LINES_COUNT_MAX) {
            return failure_set(failure, FAILURE_LIMIT,
                               "行が%dを超えています。1号分の文章だけを渡してください",
                               LINES_COUNT_MAX);
        }
    }
    return true;
}

/* Spaces at the ends are kept as a number: authors are set to the right with them. */
Line lines_make_in(Arena *arena, Str text) {
    Str bare = fold_trim(text);
    int32_t before = bare.size > 0 ? (int32_t)(bare.at - text.at) : 0;
    return (Line){.bare = bare,
                  .fold = fold_in(arena, bare),
                  .indent = fold_columns(str_slice(text, 0, before)),
                  .columns = fold_columns(bare)};
}

/* LF, CRLF and CR, also mixed. */
bool lines_split_in(Arena *arena, Str text, Lines *lines, Failure *failure) {
    int32_t count = 0;
    if (!measure_lines(text, &count, failure)) {
        return false;
    }
    *lines = (Lines){.at = ARENA_NEW(arena, Line, count + 1), .count = count};
    for (int32_t i = 0; i < count; i++) {
        lines->at[i] = lines_make_in(arena, take_line(&text));
        lines->at[i].file_from = lines->at[i].file_to = i + 1;
    }
    return true;
}
