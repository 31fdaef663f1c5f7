/* Puts the files of an import on the disk, and never over an editor's work.
 *
 * A folder that exists is refused, with `update` it gets what is new: a file counts as there when
 * one with the same number in front is there, so a renamed article is not imported twice. Files
 * that are there are left alone; those that differ from what would be written are named.
 *
 *     Published published = {0};
 *     if (!publish_check(arena, to, &files, update, failure) ||
 *         !publish_write(arena, to, &files, &published, failure)) { … }
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_PUBLISH_H
#define TSUBO_PACK_TOOL_IMPORT_PUBLISH_H

#include "pack_tool/import/compose.h"

typedef struct Published {
    int32_t written;
    int32_t same; /* were there with the same text */
    Str *kept;    /* were there and differ: paths as they are on the disk */
    int32_t kept_count;
} Published;

/* Whether the files may be written: FAILURE_FILE when an issue's folder is there and `update` is
 * off. Writes nothing. */
MUST_USE bool publish_check(Arena *arena, Str to, const OutFiles *files, bool update,
                            Failure *failure);

/* On a failure the files and folders of this run are taken away again; those that were there stay.
 */
MUST_USE bool publish_write(Arena *arena, Str to, const OutFiles *files, Published *published,
                            Failure *failure);

/* Replaces one file, such as the map. Parent directories must be there. */
MUST_USE bool publish_file(Arena *arena, Str path, Str text, Failure *failure);

#endif
