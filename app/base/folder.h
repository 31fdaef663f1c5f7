/* A folder of files that is replaced whole, as file_replace does with one file.
 *
 *     Str beside = S("/media/usb/TSUBO.new");
 *     if (!folder_clear(&scratch, beside, &failure) || !file_make_directory(beside, &failure)) …
 *     … files are created in it and finished (base/stream.h) …
 *     if (!folder_replace(&scratch, S("/media/usb/TSUBO"), beside, &failure)) …
 *
 * Folders hold files only, one level deep; that is all we write. Nothing here follows a link.
 */
#ifndef TSUBO_BASE_FOLDER_H
#define TSUBO_BASE_FOLDER_H

#include "base/arena.h"
#include "base/failure.h"

/* Removes the folder and the files in it; one that is not there is fine. FAILURE_FILE when it holds
 * another folder, or is a file or a link. `scratch` is rewound. */
MUST_USE bool folder_clear(Arena *scratch, Str path, Failure *failure);

/* Syncs the folder `beside`, gives it the name `path`, syncs the folder above, and removes what had
 * that name before. Where the file system can exchange two names there is no moment without a
 * `path`; where it cannot (FAT on older systems), the former folder is called `path`.old for the
 * moment between two renames. `scratch` is rewound. */
MUST_USE bool folder_replace(Arena *scratch, Str path, Str beside, Failure *failure);

/* Moves what is in the folder `from` into the folder `to`, which is made with those above it; a
 * name that is taken there keeps what it has, and the other is removed. Afterwards there is no
 * `from`; none before is fine. `scratch` is rewound. */
MUST_USE bool folder_merge(Arena *scratch, Str from, Str to, Failure *failure);

/* Bytes that can be written to the file system the folder is on. */
MUST_USE bool folder_free_bytes(Str path, int64_t *free_bytes, Failure *failure);

#endif
