/* Front matter is read by its lines and not by a YAML parser: an editor's file in any state must
 * do, and only three plain keys are wanted. */
#include "pack_tool/import/standing.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/match.h"

enum { FILE_BYTES_MAX = 512 * 1024 };
/* Shorter titles are words of any sentence; longer ones are meant wherever they stand. */
enum { NAME_CHARACTERS_MIN = 4, TELLING_CHARACTERS_MIN = 8 };

/* The value of a key of the front matter, without quotes; empty when it is not there. */
static Str value_of(Str text, Str key) {
    str_cut(&text, '\n'); /* --- */
    while (text.size > 0) {
        Str line = str_cut(&text, '\n');
        if (str_starts_with(line, S("---"))) {
            break;
        }
        if (str_starts_with(line, key) && line.size > key.size && line.at[key.size] == ':') {
            Str value = str_trim(str_slice(line, key.size + 1, line.size));
            bool quoted = value.size > 1 && value.at[0] == '"' && str_ends_with(value, S("\""));
            return quoted ? str_slice(value, 1, value.size - 1) : value;
        }
    }
    return (Str){0};
}

/* [89, 110] */
static void read_issues(Str list, ShelfVideo *video) {
    match_take(&list, S("["));
    while (list.size > 0 && video->issue_count < VIDEO_ISSUES_MAX) {
        Str item = str_trim(str_cut(&list, ','));
        item.size -= str_ends_with(item, S("]"));
        int32_t number = 0;
        if (str_to_int(str_trim(item), &number)) {
            video->issues[video->issue_count++] = number;
        }
    }
}

static void read_video(Arena *arena, Str folder, Str name, VideoShelf *shelf) {
    Str text;
    Failure ignored;
    Str path = arena_print_in(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
    if (!str_ends_with(name, S(".md")) ||
        !file_read_in(arena, path, FILE_BYTES_MAX, &text, &ignored) || !utf8_valid(text)) {
        return;
    }
    ShelfVideo *video = &shelf->at[shelf->count++];
    *video = (ShelfVideo){.name = str_slice(name, 0, name.size - 3),
                          .standing = true,
                          .title = fold_in(arena, value_of(text, S("title"))),
                          .official = fold_in(arena, value_of(text, S("official"))),
                          .fold = fold_in(arena, text)};
    read_issues(value_of(text, S("issues")), video);
}

/* Sorted by file_list_in, so that the same folder gives the same shelf. Half of the shelf stays for
 * what is new. */
void standing_read_in(Arena *arena, Str to, VideoShelf *shelf) {
    FileNames names;
    Failure ignored;
    Str folder = arena_print_in(arena, "%.*s/videos", STR_ARG(to));
    if (to.size == 0 || !file_is_directory(folder) ||
        !file_list_in(arena, folder, LIMIT_VIDEOS, &names, &ignored)) {
        return;
    }
    for (int32_t i = 0; i < names.count && shelf->count < shelf->capacity / 2; i++) {
        read_video(arena, folder, names.names[i], shelf);
    }
}

/* In brackets or as a whole line: a title that only occurs in a sentence may be any words. */
static bool is_named(Str name, Str fold) {
    static const Str opens[] = {S_INIT("「"), S_INIT("『"), S_INIT("\n")};
    static const Str closes[] = {S_INIT("」"), S_INIT("』"), S_INIT("\n")};
    Str rest = fold;
    int32_t at = 0;
    if (utf8_count(name) >= TELLING_CHARACTERS_MIN && match_has(fold, name)) {
        return true;
    }
    while (utf8_count(name) >= NAME_CHARACTERS_MIN && (at = match_find(rest, name)) >= 0) {
        Str before = str_slice(rest, 0, at);
        Str behind = str_slice(rest, at + name.size, rest.size);
        for (int32_t i = 0; i < COUNT_OF(opens); i++) {
            bool front = before.size == 0 || str_ends_with(before, opens[i]);
            if (front && (behind.size == 0 || str_starts_with(behind, closes[i]))) {
                return true;
            }
        }
        rest = behind;
    }
    return false;
}

/* 「民間ベストプラクティス集」 of the newsletter is the beginning of an editor's
 * 民間ベストプラクティス集 概要動画. */
static bool begins_with_quoted(const ShelfVideo *video, Str fold) {
    int32_t open = 0;
    while ((open = match_find(fold, S("「"))) >= 0) {
        Str name = str_slice(fold, open + 3, fold.size);
        int32_t close = match_find(name, S("」"));
        fold = name;
        name = str_slice(name, 0, close < 0 ? 0 : close);
        if (utf8_count(name) >= TELLING_CHARACTERS_MIN &&
            (str_starts_with(video->title, name) || str_starts_with(video->official, name))) {
            return true;
        }
    }
    return false;
}

bool standing_is_named(const ShelfVideo *video, const Issue *issue, const Piece *piece) {
    for (int32_t u = piece->first_unit; u < piece->unit_end; u++) {
        Str fold = issue->units.at[u].fold;
        if (is_named(video->title, fold) || is_named(video->official, fold) ||
            begins_with_quoted(video, fold)) {
            return true;
        }
    }
    return false;
}

bool standing_has_issue(const ShelfVideo *video, int32_t number) {
    for (int32_t i = 0; i < video->issue_count; i++) {
        if (video->issues[i] == number) {
            return true;
        }
    }
    return false;
}
