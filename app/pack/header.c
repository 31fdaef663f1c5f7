/* The first hundred bytes: is this a file that SQLite may look at?
 *
 * A text file that somebody renamed, a pack whose copy stopped half-way and a pack of next year's
 * format all get their own sentence here, which SQLite could not give. The bytes are read through
 * SQLite's own file handle, so that what is checked is what is parsed.
 */
#include <string.h>

#include "base/limits.h"
#include "pack/reader.h"
#include "pack/schema.h"

enum { HEADER_BYTES = 100 };

/* Byte positions in the database header, from SQLite's file format. */
enum {
    AT_PAGE_BYTES = 16,
    AT_WRITE_VERSION = 18,
    AT_READ_VERSION = 19,
    AT_PAGE_COUNT = 28,
    AT_USER_VERSION = 60,
    AT_APPLICATION_ID = 68,
};

/* SQLite's header is, whatever the machine. */
static uint32_t big_endian(const uint8_t *at, int32_t size) {
    uint32_t number = 0;
    for (int32_t i = 0; i < size; i++) {
        number = number << 8 | at[i];
    }
    return number;
}

/* Magic, application id, version: which sentence a person gets depends on which of them is wrong.
 * */
static bool check_identity(const uint8_t *header, Str path, Failure *failure) {
    if (memcmp(header, "SQLite format 3", 16) != 0) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s is not a pack", STR_ARG(path));
    }
    if (big_endian(header + AT_APPLICATION_ID, 4) != PACK_APPLICATION_ID) {
        return failure_set(failure, FAILURE_FORMAT,
                           "%.*s is a database of another program, not a pack", STR_ARG(path));
    }
    uint32_t version = big_endian(header + AT_USER_VERSION, 4);
    if (version != PACK_FORMAT_VERSION) {
        FailureKind kind = version > PACK_FORMAT_VERSION ? FAILURE_VERSION : FAILURE_FORMAT;
        return failure_set(failure, kind, "%.*s has pack format %u; this program reads format %d",
                           STR_ARG(path), version, PACK_FORMAT_VERSION);
    }
    return true;
}

/* Pages times size is the length of the file; a journal mode that wants a second file is refused.
 * */
static bool check_shape(const uint8_t *header, int64_t size, Str path, Failure *failure) {
    if (big_endian(header + AT_PAGE_BYTES, 2) != PACK_PAGE_BYTES || header[AT_WRITE_VERSION] != 1 ||
        header[AT_READ_VERSION] != 1) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s was not written by tsubo-pack",
                           STR_ARG(path));
    }
    /* Finds a copy that stopped half-way without reading it: the header stands first and says how
     * many pages there should be. */
    int64_t stated = (int64_t)big_endian(header + AT_PAGE_COUNT, 4) * PACK_PAGE_BYTES;
    if (stated != size) {
        return failure_set(failure, FAILURE_FORMAT,
                           "%.*s is damaged: it should have %lld bytes but has %lld", STR_ARG(path),
                           (long long)stated, (long long)size);
    }
    return true;
}

/* A hundred bytes, read by us: SQLite has not seen the file yet. */
bool header_check(Pack *pack, Failure *failure) {
    Str path = pack->path;
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    uint8_t header[HEADER_BYTES];
    if (sqlite3_file_control(pack->database, "main", SQLITE_FCNTL_FILE_POINTER, &file) !=
            SQLITE_OK ||
        !file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
        return failure_set(failure, FAILURE_FILE, "cannot read %.*s", STR_ARG(path));
    }
    if (size > LIMIT_PACK_BYTES) {
        return failure_set(failure, FAILURE_LIMIT, "%.*s is larger than %d MiB", STR_ARG(path),
                           LIMIT_PACK_BYTES / (1024 * 1024));
    }
    if (size < HEADER_BYTES) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s is %s", STR_ARG(path),
                           size == 0 ? "empty" : "not a pack");
    }
    if (file->pMethods->xRead(file, header, HEADER_BYTES, 0) != SQLITE_OK) {
        return failure_set(failure, FAILURE_FILE, "cannot read %.*s", STR_ARG(path));
    }
    return check_identity(header, path, failure) && check_shape(header, size, path, failure);
}
