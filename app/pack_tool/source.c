/* Reading a content folder: find the files, read them, put them in order, parse the bodies.
 *
 * The whole folder becomes one value before anything is asked about it. Reading on demand would
 * need less memory, but a check could then depend on the order of reading.
 */
#include "pack_tool/source.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "pack_tool/markdown.h"
#include "pack_tool/pictures.h"
#include "pack_tool/text_file.h"

/* A file and its folder entry, issue.md and pictures beside them. */
enum { FOLDER_SPARE = 100 };

/* What is left of an arena when reading stops: a file at its limit, its tables and its findings. */
enum { ROOM_BYTES = 64 * 1024 * 1024 };

/* Articles and videos share one look-up; the lowest bit tells them apart. */
int32_t source_item_id(ItemKind kind, int32_t id) {
    return id * 2 + (kind == ITEM_VIDEO);
}

/* Articles first, videos behind them. */
ItemKind source_item_kind(int32_t item_id) {
    return item_id % 2 == 0 ? ITEM_ARTICLE : ITEM_VIDEO;
}

/* Within its kind. */
int32_t source_item_number(int32_t item_id) {
    return item_id / 2;
}

/* Folder and name. */
static Str join_in(Arena *arena, Str folder, Str name) {
    return arena_print_in(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

/* Folders of issues are named by their number. */
static bool all_digits(Str name) {
    for (int32_t i = 0; i < name.size; i++) {
        if (name.at[i] < '0' || name.at[i] > '9') {
            return false;
        }
    }
    return name.size > 0;
}

/* File names become keys, and keys travel through other file systems: lower case, digits, hyphens.
 */
static bool is_source_name(Str name) {
    for (int32_t i = 0; i < name.size; i++) {
        char byte = name.at[i];
        if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9') && byte != '-') {
            return false;
        }
    }
    return name.size > 0;
}

/* By ending; what is in it is looked at later. */
static bool is_picture_name(Str name) {
    return str_ends_with(name, S(".png")) || str_ends_with(name, S(".jpg")) ||
           str_ends_with(name, S(".jpeg"));
}

/* More than the limits allow is said once, not for each file. */
static bool have_room(Source *source, Failure *failure) {
    return (arena_left(source->arena) > ROOM_BYTES && arena_left(source->scratch) > ROOM_BYTES) ||
           failure_set(failure, FAILURE_LIMIT, "%.*s holds more text than a pack may have",
                       STR_ARG(source->folder));
}

/* A Markdown file of an issue or of videos/. False when its name is not one for a source. */
static bool name_file(Source *source, SourceFile *file, Str folder_key, Str name) {
    Str bare = str_slice(name, 0, name.size - 3);
    file->path = join_in(source->arena, file->folder, name);
    if (!is_source_name(bare)) {
        finding_error(source->findings, (Place){file->path, 1, 1},
                      "the file name may have small letters, digits and hyphens only");
        return false;
    }
    file->key = join_in(source->arena, folder_key, bare);
    return true;
}

/* A file that nobody reads is most often a misspelt one. */
static void note_stranger(Source *source, Str folder, Str name) {
    bool hidden = str_starts_with(name, S("."));
    if (!hidden && !is_picture_name(name)) {
        Str path = join_in(source->arena, folder, name);
        finding_warning(source->findings, (Place){path, 1, 1}, "this file is not read");
    }
}

/* The Markdown files of a folder but issue.md, by name. */
typedef struct FileList {
    SourceFile *files;
    int32_t count;
} FileList;

/* Sorted by bytes, so that the file system's own order means nothing. */
static bool read_files(Source *source, Str folder, Str folder_key, FileList *list,
                       Failure *failure) {
    FileNames names;
    if (!file_list_in(source->arena, folder, LIMIT_VIDEOS + FOLDER_SPARE, &names, failure)) {
        return false;
    }
    list->files = ARENA_NEW(source->arena, SourceFile, names.count + 1);
    list->count = 0;
    for (int32_t i = 0; i < names.count; i++) {
        SourceFile file = {.exists = true, .folder = folder};
        if (str_equal(names.names[i], S("issue.md"))) {
            continue;
        }
        if (!str_ends_with(names.names[i], S(".md"))) {
            note_stranger(source, folder, names.names[i]);
        } else if (name_file(source, &file, folder_key, names.names[i])) {
            if (!have_room(source, failure)) {
                return false;
            }
            text_file_read_markdown(source, &file);
            list->files[list->count++] = file;
        }
    }
    return true;
}

/* Its own file first: without a number there is no issue. */
static bool read_issue(Source *source, Str name, Failure *failure) {
    SourceIssue *issue = &source->issues[source->issue_count++];
    Str folder = join_in(source->arena, source->folder, name);
    FileList list;
    issue->folder_name = name;
    issue->about = (SourceFile){.path = join_in(source->arena, folder, S("issue.md")),
                                .folder = folder,
                                .key = join_in(source->arena, name, S("issue"))};
    issue->about.exists = file_exists(issue->about.path);
    if (issue->about.exists) {
        text_file_read_markdown(source, &issue->about);
    } else {
        finding_error(source->findings, (Place){issue->about.path, 1, 1},
                      "the issue has no issue.md");
    }
    issue->number = front_number(issue->about.front, S("number"));
    issue->date = front_date(issue->about.front, S("date"));
    if (issue->number == 0 && !str_to_int(name, &issue->number)) {
        issue->number = 0;
    }
    if (!read_files(source, folder, name, &list, failure)) {
        return false;
    }
    issue->articles = list.files;
    issue->article_count = list.count;
    return true;
}

/* A folder of its own, because works outlive issues. */
static bool read_videos(Source *source, Str name, Failure *failure) {
    FileList list;
    if (!read_files(source, join_in(source->arena, source->folder, name), name, &list, failure)) {
        return false;
    }
    source->videos = list.files;
    source->video_count = list.count;
    return true;
}

/* The three files that stand beside the issues; they are read by name, not as they come. */
static bool is_list_name(Str name) {
    return str_equal(name, S("pack.yaml")) || str_equal(name, S("topics.yaml")) ||
           str_equal(name, S("terms.yaml"));
}

/* One name of the content folder: an issue, the videos, a known file, or something that nobody will
 * read. */
static bool read_entry(Source *source, Str name, Failure *failure) {
    Str path = join_in(source->arena, source->folder, name);
    if (!file_is_directory(path)) {
        if (!is_list_name(name) && !str_equal(name, S("README.md"))) {
            note_stranger(source, source->folder, name);
        }
        return true;
    }
    if (str_equal(name, S("videos"))) {
        return read_videos(source, name, failure);
    }
    if (all_digits(name)) {
        return read_issue(source, name, failure);
    }
    note_stranger(source, source->folder, name);
    return true;
}

/* In its own order, which means something for topics. */
static void read_list(Source *source, SourceFile *file, Str name) {
    file->path = join_in(source->arena, source->folder, name);
    file->exists = file_exists(file->path);
    if (file->exists) {
        text_file_read_yaml(source, file);
    }
}

/* Newest first. */
static int compare_issues(const void *left, const void *right) {
    const SourceIssue *a = left;
    const SourceIssue *b = right;
    return a->number != b->number ? b->number - a->number
                                  : str_compare(a->folder_name, b->folder_name);
}

/* The largest number in a video's list of issues, which may be in any order. */
static int32_t newest_issue(const SourceFile *video) {
    const YamlNode *issues = yaml_find(video->front, S("issues"));
    int32_t newest = 0;
    for (const YamlNode *child = issues ? issues->first : NULL; child; child = child->next) {
        int32_t number = 0;
        if (str_to_int(child->text, &number) && number > newest) {
            newest = number;
        }
    }
    return newest;
}

/* By the newest issue that names them, then by name. */
static int compare_videos(const void *left, const void *right) {
    const SourceFile *a = left;
    const SourceFile *b = right;
    int32_t newest_a = newest_issue(a);
    int32_t newest_b = newest_issue(b);
    return newest_a != newest_b ? newest_b - newest_a : str_compare(a->key, b->key);
}

/* Markdown to document, with findings that point into the file. */
static void parse_body(Source *source, SourceFile *file) {
    PictureFolder folder = {source, file->folder};
    MarkdownInput input = {file->body, file->path, file->body_line, {&folder, pictures_find}};
    if (file->body.size > LIMIT_ARTICLE_BYTES) {
        finding_error(source->findings, (Place){file->path, file->body_line, 1},
                      "the text is too long: %d bytes, the limit is %d", file->body.size,
                      LIMIT_ARTICLE_BYTES);
        return;
    }
    file->document = markdown_parse_in(source->arena, source->scratch, &input, source->findings);
    file->characters = markdown_characters(&file->document);
}

/* Ids follow the order of the shelf. */
static void number_item(Source *source, SourceFile *file, ItemKind kind, int32_t id) {
    file->kind = kind;
    file->id = id;
    names_add(&source->items, file->key, source_item_id(kind, id), (Place){file->path, 1, 1});
    parse_body(source, file);
}

/* Sorts what was read, numbers it, and parses the bodies in the order of their numbers, so that
 * pictures are numbered by the order in which a reader meets them. */
static void put_in_order(Source *source) {
    qsort(source->issues, (size_t)source->issue_count, sizeof(SourceIssue), compare_issues);
    if (source->video_count > 0) {
        qsort(source->videos, (size_t)source->video_count, sizeof(SourceFile), compare_videos);
    }
    int32_t article_count = 0;
    for (int32_t i = 0; i < source->issue_count; i++) {
        article_count += source->issues[i].article_count;
    }
    /* Ids first, bodies second: pictures are numbered by the order in which a reader meets them. */
    source->items = names_in(source->arena, article_count + source->video_count);
    for (int32_t i = 0; i < source->issue_count; i++) {
        SourceIssue *issue = &source->issues[i];
        parse_body(source, &issue->about);
        for (int32_t j = 0; j < issue->article_count; j++) {
            number_item(source, &issue->articles[j], ITEM_ARTICLE, ++source->article_count);
        }
    }
    for (int32_t i = 0; i < source->video_count; i++) {
        number_item(source, &source->videos[i], ITEM_VIDEO, i + 1);
    }
    names_sort(&source->items);
}

/* Keys of everything, so that references can be looked up. */
static Names name_entries(Source *source, const YamlNode *list, Str key) {
    Names names = names_in(source->arena, yaml_count(list));
    int32_t id = 0;
    for (const YamlNode *entry = list ? list->first : NULL; entry; entry = entry->next) {
        const YamlNode *name = yaml_find(entry, key);
        id++;
        if (name && name->text.size > 0) {
            names_add(&names, name->text, id, name->place);
        }
    }
    names_sort(&names);
    return names;
}

/* Everything into one value; from here on nobody opens a file of the source again. */
bool source_read(Source *source, Str folder, Failure *failure) {
    FileNames names;
    while (folder.size > 1 && str_ends_with(folder, S("/"))) {
        folder.size--;
    }
    source->folder = folder;
    if (!file_list_in(source->arena, folder, LIMIT_ISSUES + FOLDER_SPARE, &names, failure)) {
        return false;
    }
    source->issues = ARENA_NEW(source->arena, SourceIssue, names.count + 1);
    source->pictures = ARENA_NEW(source->arena, SourcePicture, SOURCE_PICTURES_MOST);
    read_list(source, &source->pack, S("pack.yaml"));
    read_list(source, &source->topics, S("topics.yaml"));
    read_list(source, &source->terms, S("terms.yaml"));
    for (int32_t i = 0; i < names.count; i++) {
        if (!read_entry(source, names.names[i], failure)) {
            return false;
        }
    }
    source->topic_names = name_entries(source, source->topics.front, S("id"));
    source->term_names = name_entries(source, source->terms.front, S("term"));
    put_in_order(source);
    return have_room(source, failure);
}
