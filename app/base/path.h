/* Inside the ground floor: paths for the system, and its reasons as sentences.
 *
 *     char c_path[PATH_SIZE];
 *     if (!path_to_c(path, c_path, failure)) { return false; }
 *     int fd = open(c_path, …);
 *     if (fd < 0) { return path_fail("cannot open", c_path, failure); }
 *
 * file.h, stream.h and folder.h are made of this; nothing above them needs it.
 */
#ifndef TSUBO_BASE_PATH_H
#define TSUBO_BASE_PATH_H

#include "base/failure.h"

/* As the system has it (PATH_MAX); longer paths are refused by open() itself. */
enum { PATH_SIZE = 4096 };

/* Copies the path and a zero byte. FAILURE_FILE for one that is empty, too long or holds a zero
 * byte. */
MUST_USE bool path_to_c(Str path, char c_path[PATH_SIZE], Failure *failure);

/* "cannot open x: No such file …" from errno; FAILURE_SPACE when the disk is full, FAILURE_FILE
 * otherwise. Returns false. */
bool path_fail(const char *doing, const char *c_path, Failure *failure);

#endif
