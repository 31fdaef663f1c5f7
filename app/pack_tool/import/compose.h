/* The pieces of an issue become the files of a content folder, as text.
 *
 * Writes the format of content/README.md: issue.md, an article per file, a video file per video
 * item. Everything is a draft (`status: draft`) and says in `review:` what was inferred. The files
 * exist in memory only; publish.h puts them on the disk.
 *
 *     VideoShelf shelf = {0};
 *     compose_issue_in(arena, &issue, &shelf, &files);   // for every input
 *     compose_videos_in(arena, &shelf, &files);          // once, at the end
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_COMPOSE_H
#define TSUBO_PACK_TOOL_IMPORT_COMPOSE_H

#include "pack_tool/import/issue.h"

typedef struct OutFile {
    Str path; /* below the target directory: 110/05-support.md */
    Str text;
} OutFile;

typedef struct OutFiles {
    OutFile *at;
    int32_t count;
    int32_t capacity;
} OutFiles;

enum { VIDEO_ISSUES_MAX = 64, COMPOSE_VIDEOS_MAX = 4000 };

/* A video, which may come again in later issues of the same run, or stands in the folder already
 * (standing.h). */
typedef struct ShelfVideo {
    Str name;      /* tsubo-110-17, the file's name */
    bool standing; /* its file is there and stays as it is: front and body are empty */
    Str title;     /* of a standing one, folded */
    Str official;
    Str fold; /* text to recognise it by */
    Str front;
    Str body;
    int32_t issues[VIDEO_ISSUES_MAX];
    int32_t issue_count;
} ShelfVideo;

typedef struct VideoShelf {
    ShelfVideo *at;
    int32_t count;
    int32_t capacity; /* videos beyond it are left to the article's text */
} VideoShelf;

/* Appends the files of one issue. */
void compose_issue_in(Arena *arena, Issue *issue, VideoShelf *shelf, OutFiles *files);
/* Appends the video files. */
void compose_videos_in(Arena *arena, const VideoShelf *shelf, OutFiles *files);

void compose_add_file(OutFiles *files, Str path, Str text);

#endif
