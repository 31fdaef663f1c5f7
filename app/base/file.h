/* Files that are read whole within a limit and replaced whole or not at all.
 *
 * `errno` does not leave this file: every failure is already a sentence with the path and the
 * system's reason in it.
 */
#ifndef TSUBO_BASE_FILE_H
#define TSUBO_BASE_FILE_H

#include "base/arena.h"
#include "base/failure.h"

/* Reads the whole file into the arena. FAILURE_FILE when it cannot be read or is a directory, a
 * device or a pipe (which is never waited for), FAILURE_LIMIT when it is larger than `max_bytes`. A
 * zero byte stands behind the text. */
MUST_USE bool file_read_in(Arena *arena, Str path, int32_t max_bytes, Str *text, Failure *failure);

/* Replaces `path` with `text`: written beside it, synced, renamed over it, and the directory
 * synced, so that after a power cut either the old or the new file is there, whole. Owner and mode
 * stay those of the replaced file. */
MUST_USE bool file_replace(Str path, Str text, Failure *failure);

/* Makes the directory and its parents; an existing directory is fine. */
MUST_USE bool file_make_directory(Str path, Failure *failure);

bool file_exists(Str path);
bool file_is_directory(Str path);
/* Bytes on a disk: what may be handed to a library that would wait at a pipe. */
bool file_is_regular(Str path);

/* Names in a directory, sorted by bytes, without "." and ".."; independent of the file system's
 * own order. At most `max_count`; more is FAILURE_LIMIT. */
typedef struct FileNames {
    Str *names;
    int32_t count;
} FileNames;
MUST_USE bool file_list_in(Arena *arena, Str path, int32_t max_count, FileNames *list,
                           Failure *failure);

#endif
