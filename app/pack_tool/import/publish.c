/* Plain writes instead of file_replace: a draft can be imported again, and syncing thousands of
 * small files would take a hundred back numbers from a second to a minute. */
#include "pack_tool/import/publish.h"

#include <stdio.h>

#include "base/file.h"
#include "pack_tool/import/match.h"

enum { FOLDER_FILES_MAX = 1000, KEPT_BYTES_MAX = 16 << 20 };

/* Zero-terminated, because it goes to the system. */
static Str path_in(Arena *arena, Str to, Str path) {
    return arena_print_in(arena, "%.*s/%.*s", STR_ARG(to), STR_ARG(path));
}

/* Everything before the last slash. */
static Str folder_of(Str path) {
    int32_t slash = match_find_last(path, S("/"));
    return str_slice(path, 0, slash < 0 ? 0 : slash);
}

/* Asked for all folders before the first is written: several issues are imported together or not
 * at all. */
bool publish_check(Arena *arena, Str to, const OutFiles *files, bool update, Failure *failure) {
    for (int32_t i = 0; i < files->count; i++) {
        Str folder = folder_of(files->at[i].path);
        bool issue = str_ends_with(files->at[i].path, S("/issue.md"));
        if (issue && !update && file_exists(path_in(arena, to, folder))) {
            return failure_set(
                failure, FAILURE_FILE,
                "%.*s/%.*s はもうあります。足りない分だけ加えるには --update を付けて"
                "ください",
                STR_ARG(to), STR_ARG(folder));
        }
    }
    return true;
}

/* 05-support.md → 05-; anything else is its own whole name. */
static Str number_prefix(Str name) {
    Str rest = name;
    int32_t number = 0;
    bool numbered = match_take_number(&rest, &number) && match_take(&rest, S("-"));
    return numbered ? str_slice(name, 0, name.size - rest.size) : name;
}

/* The file that stands for `path` already, under this or another name; empty if there is none. */
static Str find_standing(Arena *arena, Str to, Str path, const FileNames *names) {
    Str name = str_slice(path, folder_of(path).size + 1, path.size);
    Str prefix = number_prefix(name);
    for (int32_t i = 0; i < names->count; i++) {
        bool same = str_equal(prefix, name) ? str_equal(names->names[i], name)
                                            : str_starts_with(names->names[i], prefix);
        if (same) {
            return arena_print_in(arena, "%.*s/%.*s/%.*s", STR_ARG(to), STR_ARG(folder_of(path)),
                                  STR_ARG(names->names[i]));
        }
    }
    return (Str){0};
}

/* fclose tells what the disk thought of the last bytes. */
bool publish_file(Arena *arena, Str path, Str text, Failure *failure) {
    const char *c_path = arena_print_in(arena, "%.*s", STR_ARG(path)).at;
    FILE *file = fopen(c_path, "wb");
    bool done = file && (text.size == 0 || fwrite(text.at, (size_t)text.size, 1, file) == 1);
    if (file && fclose(file) != 0) {
        done = false;
    }
    return done || failure_set(failure, FAILURE_FILE,
                               "%s に書けません。場所と空き容量を確かめてください", c_path);
}

/* A file that differs was edited, or the rules have changed; either way its editor knows more
 * than this program. */
static bool keep_standing(Arena *arena, Str standing, Str text, Published *published) {
    Str there;
    Failure ignored;
    bool same =
        file_read_in(arena, standing, KEPT_BYTES_MAX, &there, &ignored) && str_equal(there, text);
    published->same += same;
    if (!same) {
        published->kept[published->kept_count++] = standing;
    }
    return true;
}

/* Files and folders of this run, so that a full disk does not leave half an issue behind. */
typedef struct Undo {
    Str *paths; /* in the order in which they were made */
    int32_t count;
} Undo;

/* Backwards, so that folders are empty when their turn comes; what an editor put into one in the
 * meantime keeps it. */
static void undo_all(const Undo *undo) {
    for (int32_t i = undo->count - 1; i >= 0; i--) {
        remove(undo->paths[i].at);
    }
}

/* New, or as it was before: anything else was touched by an editor. */
static bool publish_one(Arena *arena, Str to, const OutFile *file, const FileNames *names,
                        Published *published, Undo *undo, Failure *failure) {
    Str standing = find_standing(arena, to, file->path, names);
    if (standing.size > 0) {
        return keep_standing(arena, standing, file->text, published);
    }
    published->written++;
    undo->paths[undo->count] = path_in(arena, to, file->path);
    return publish_file(arena, undo->paths[undo->count++], file->text, failure);
}

/* The names in a folder before anything of this run is written into it. */
static bool open_folder(Arena *arena, Str folder, FileNames *names, Undo *undo, Failure *failure) {
    Failure cause;
    *names = (FileNames){0};
    if (file_is_directory(folder)) {
        return file_list_in(arena, folder, FOLDER_FILES_MAX, names, &cause) ||
               failure_set(failure, FAILURE_FILE, "%.*s が読めません。権限を確かめてください",
                           STR_ARG(folder));
    }
    undo->paths[undo->count++] = folder;
    return file_make_directory(folder, &cause) ||
           failure_set(failure, FAILURE_FILE,
                       "フォルダー %.*s を作れません。場所の名前と権限を確かめてください",
                       STR_ARG(folder));
}

/* Folders were checked before; from here on only the disk can refuse. */
static bool publish_all(Arena *arena, Str to, const OutFiles *files, Published *published,
                        Undo *undo, Failure *failure) {
    Str folder = {0};
    FileNames names = {0};
    for (int32_t i = 0; i < files->count; i++) {
        Str next = folder_of(files->at[i].path);
        if (!str_equal(next, folder) &&
            !open_folder(arena, path_in(arena, to, next), &names, undo, failure)) {
            return false;
        }
        folder = next;
        if (!publish_one(arena, to, &files->at[i], &names, published, undo, failure)) {
            return false;
        }
    }
    return true;
}

bool publish_write(Arena *arena, Str to, const OutFiles *files, Published *published,
                   Failure *failure) {
    /* A file and its folder each, at most. */
    Undo undo = {.paths = ARENA_NEW(arena, Str, 2 * files->count + 1)};
    *published = (Published){.kept = ARENA_NEW(arena, Str, files->count + 1)};
    if (publish_all(arena, to, files, published, &undo, failure)) {
        return true;
    }
    undo_all(&undo);
    return false;
}
