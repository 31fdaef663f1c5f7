/* Reading a pack through a descriptor that is open already.
 *
 * SQLite opens files by name. A pack must not be found by name a second time: whoever has verified
 * its signature holds a descriptor, and what is parsed has to be those bytes; and the preflight may
 * open no file at all. So SQLite gets a file system of one file (its word is VFS) that reads that
 * descriptor with pread and knows nothing else: no journal is looked for, no temporary file made,
 * no lock taken, nothing written.
 *
 *     DescriptorFiles files;
 *     int code = descriptor_open(&files, descriptor, size, &database);
 *
 * Two other ways were not taken. "file:/proc/self/fd/3" would open the file anew, which the
 * sandbox forbids and which needs /proc. sqlite3_deserialize would hold the whole file in memory,
 * and a mapped file turns an I/O error into a signal.
 */
#ifndef TSUBO_PACK_DESCRIPTOR_H
#define TSUBO_PACK_DESCRIPTOR_H

#include <sqlite3.h>

#include "base/str.h"

/* The file system of one database; it must live as long as the connection. */
typedef struct DescriptorFiles {
    sqlite3_vfs vfs;
    int descriptor;
    int64_t size; /* bytes; a file that grows or shrinks meanwhile is not read beyond or short */
} DescriptorFiles;

/* Opens a connection, read-only and immutable, over `descriptor`, which stays the caller's and may
 * stand anywhere in its file. An SQLite result code; close the database in any case. */
int descriptor_open(DescriptorFiles *files, int descriptor, int64_t size, sqlite3 **database);

#endif
