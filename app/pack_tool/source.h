/* The content folder in memory: every file read, checked to be text, normalised, cut into front
 * matter and body, parsed.
 *
 *     Source source = {.arena = &arena, .scratch = &scratch, .findings = &findings, …};
 *     if (!source_read(&source, S("content"), &failure)) { … not even a folder … }
 *     check_source(&source);
 *
 * Everything that is wrong with the text of a file is a finding; only a folder that cannot be read
 * is a failure. Order never comes from the file system: issues stand newest first, articles by
 * file name, videos by their newest issue and then by file name, and ids count in that order.
 */
#ifndef TSUBO_PACK_TOOL_SOURCE_H
#define TSUBO_PACK_TOOL_SOURCE_H

#include "base/document.h"
#include "base/failure.h"
#include "pack/record.h"
#include "pack_tool/front.h"
#include "pack_tool/names.h"
#include "text/line.h"

/* Which characters a booth can draw; main gives the bundled faces. Without `draws` nothing is
 * asked. */
typedef struct Coverage {
    void *context;
    bool (*draws)(void *context, uint32_t scalar);
} Coverage;

/* One Markdown file. `front` is NULL and `body` empty when it could not be read; a finding says
 * why, and everything that follows treats the file as one that says nothing. */
typedef struct SourceFile {
    bool exists;
    Str path;      /* as findings print it */
    Str folder;    /* where its pictures lie */
    Str key;       /* "110/03-x", "videos/tics" */
    ItemKind kind; /* of articles and videos */
    int32_t id;    /* from 1, in the order of the pack */
    const YamlNode *front;
    Str body;
    int32_t body_line;
    Document document;
    int32_t characters;
} SourceFile;

/* A folder named by its number: what introduces the issue, and its articles by file name. */
typedef struct SourceIssue {
    SourceFile about; /* issue.md */
    Str folder_name;
    int32_t number;
    Date date;
    SourceFile *articles;
    int32_t article_count;
} SourceIssue;

/* A picture that some body names, measured but not decoded yet; each file once. */
typedef struct SourcePicture {
    Str path;
    int32_t width_px;
    int32_t height_px;
} SourcePicture;

/* More pictures than a pack's size allows with an average of 100 KiB. */
enum { SOURCE_PICTURES_MOST = 5000 };

/* The whole folder. Names hold what a reference may name, so that a check is a look-up. */
typedef struct Source {
    /* Set by the caller. */
    Arena *arena;
    Arena *scratch;
    Findings *findings;
    Coverage coverage;
    const Measure *measure; /* of the bundled faces, to count pages by; NULL: nobody counts */
    /* Filled by source_read. */
    Str folder;
    SourceFile pack;
    SourceFile topics; /* front is a list */
    SourceFile terms;  /* front is a list */
    SourceIssue *issues;
    int32_t issue_count;
    SourceFile *videos;
    int32_t video_count;
    SourcePicture *pictures; /* ids are index + 1 */
    int32_t picture_count;
    int32_t article_count; /* of all issues */
    int32_t draft_count;   /* issues, articles and videos, counted by check_source */
    bool has_unread;       /* a Markdown file could not be read as far as its body */
    Names items;           /* keys of articles and videos, with source_item_id's numbers */
    Names topic_names;     /* id: rank in topics.yaml, from 1 */
    Names term_names;      /* id: rank in terms.yaml, from 1 */
} Source;

/* FAILURE_FILE when the folder is missing, FAILURE_LIMIT when it holds more than a pack may. */
MUST_USE bool source_read(Source *source, Str folder, Failure *failure);

/* An item's kind and id as one number in Source.items, and back. */
int32_t source_item_id(ItemKind kind, int32_t id);
ItemKind source_item_kind(int32_t item_id);
int32_t source_item_number(int32_t item_id);

#endif
