/* A file that is read or written piece by piece, because it is too large to hold or must not be
 * there twice.
 *
 *     Stream in;
 *     if (!stream_open(&in, S("x.tsubo"), &failure)) { return false; }
 *     Str piece;
 *     while (stream_read(&in, room, sizeof(room), &piece, &failure) && piece.size > 0) { … }
 *     stream_close(&in);
 *
 * Small files are read and replaced whole (base/file.h). Nothing here replaces anything: a file is
 * created or it is not.
 */
#ifndef TSUBO_BASE_STREAM_H
#define TSUBO_BASE_STREAM_H

#include "base/path.h"

/* An open file. The fields are for reading. */
typedef struct Stream {
    int fd;             /* -1 when closed */
    bool is_new;        /* created here, not finished yet */
    int64_t size_bytes; /* when it was opened; 0 for a new file */
    char path[PATH_SIZE];
} Stream;

/* Opens a regular file for reading; FAILURE_FILE for anything else (a folder, a pipe, a device). */
MUST_USE bool stream_open(Stream *stream, Str path, Failure *failure);

/* Reads up to `room_bytes`; *piece is a view of `room`, empty at the end of the file. */
MUST_USE bool stream_read(Stream *stream, char *room, int32_t room_bytes, Str *piece,
                          Failure *failure);

/* Forgets what the system keeps of the file in memory, so that the next reading comes from the
 * medium as far as the system allows. For files that were synced. */
void stream_drop_cache(const Stream *stream);

/* Creates a file with these permissions (0600, 0644); FAILURE_FILE if there is one already. */
MUST_USE bool stream_create(Stream *stream, Str path, uint32_t mode, Failure *failure);

/* Writes all of it. FAILURE_SPACE when the disk is full. */
MUST_USE bool stream_write(Stream *stream, Str piece, Failure *failure);

/* The same for any descriptor, such as one that a caller has opened in a folder it does not trust.
 * False with the system's reason in `errno`. */
MUST_USE bool stream_write_all(int fd, Str text);

/* Syncs and closes: from here on the file is there to stay. */
MUST_USE bool stream_finish(Stream *stream, Failure *failure);

/* Closes, whatever happened; a file that was created and not finished is removed. May be called
 * again, and after stream_finish. */
void stream_close(Stream *stream);

#endif
