/* Reading and creating files in pieces. */
#include "base/stream.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool open_in(Stream *stream, Str path, int flags, uint32_t mode, Failure *failure) {
    *stream = (Stream){.fd = -1};
    if (!path_to_c(path, stream->path, failure)) {
        return false;
    }
    stream->fd = open(stream->path, flags | O_CLOEXEC, (mode_t)mode);
    const char *doing = flags & O_CREAT ? "cannot create" : "cannot open";
    return stream->fd >= 0 || path_fail(doing, stream->path, failure);
}

/* For reading, from the beginning. */
bool stream_open(Stream *stream, Str path, Failure *failure) {
    struct stat about;
    /* Without O_NONBLOCK a pipe of that name would wait for a writer for ever. */
    if (!open_in(stream, path, O_RDONLY | O_NONBLOCK, 0, failure)) {
        return false;
    }
    if (fstat(stream->fd, &about) != 0 || !S_ISREG(about.st_mode)) {
        stream_close(stream);
        return failure_set(failure, FAILURE_FILE, "%s is not a file", stream->path);
    }
    stream->size_bytes = about.st_size;
    return true;
}

/* As much as there is, up to what was asked for. */
bool stream_read(Stream *stream, char *room, int32_t room_bytes, Str *piece, Failure *failure) {
    ssize_t got;
    assert(stream->fd >= 0 && room_bytes > 0 && "there is a file and room for some of it");
    do {
        got = read(stream->fd, room, (size_t)room_bytes);
    } while (got < 0 && errno == EINTR);
    *piece = (Str){room, got > 0 ? (int32_t)got : 0};
    return got >= 0 || path_fail("cannot read", stream->path, failure);
}

void stream_drop_cache(const Stream *stream) {
    assert(stream->fd >= 0 && "the file is open");
    /* Advice: a file system without a cache of its own has nothing to forget. */
    (void)posix_fadvise(stream->fd, 0, 0, POSIX_FADV_DONTNEED);
}

/* New, or not at all. */
bool stream_create(Stream *stream, Str path, uint32_t mode, Failure *failure) {
    if (!open_in(stream, path, O_WRONLY | O_CREAT | O_EXCL, mode, failure)) {
        return false;
    }
    stream->is_new = true;
    return true;
}

/* A signal between two parts is no reason to stop. */
bool stream_write_all(int fd, Str text) {
    while (text.size > 0) {
        ssize_t part = write(fd, text.at, (size_t)text.size);
        if (part < 0 && errno != EINTR) {
            return false;
        }
        text = str_slice(text, part > 0 ? (int32_t)part : 0, text.size);
    }
    return true;
}

/* All of it or a failure. */
bool stream_write(Stream *stream, Str piece, Failure *failure) {
    assert(stream->is_new && "only a new file is written");
    return stream_write_all(stream->fd, piece) || path_fail("cannot write", stream->path, failure);
}

/* Synced before it is closed: only then does anybody rely on it. */
bool stream_finish(Stream *stream, Failure *failure) {
    assert(stream->is_new && "only a new file is finished");
    /* A sync that failed is not tried again: the system may have dropped the pages meanwhile, and
     * a second sync would find nothing left to write. */
    if (fsync(stream->fd) != 0) {
        path_fail("cannot write", stream->path, failure);
        stream_close(stream);
        return false;
    }
    stream->is_new = false;
    int closed = close(stream->fd);
    stream->fd = -1;
    return closed == 0 || path_fail("cannot write", stream->path, failure);
}

void stream_close(Stream *stream) {
    if (stream->fd >= 0) {
        close(stream->fd);
        stream->fd = -1;
    }
    if (stream->is_new) {
        unlink(stream->path);
        stream->is_new = false;
    }
}
