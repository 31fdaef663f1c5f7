/* Pictures of a source: found and measured when a body names them, decoded and written again as
 * plain PNG when a pack is built, so that nothing of a camera's or a painter's file gets into it.
 *
 *     PictureFolder folder = {&source, S("content/110")};
 *     PictureFinder finder = {&folder, pictures_find};           // for markdown_parse_in
 */
#ifndef TSUBO_PACK_TOOL_PICTURES_H
#define TSUBO_PACK_TOOL_PICTURES_H

#include "pack_tool/source.h"

typedef struct PictureFolder {
    Source *source;
    Str folder;
} PictureFolder;

/* PictureFinder.find: fills picture, width_px and height_px of the block. False when the name
 * leads out of the folder, the file is missing, too large, or neither PNG nor JPEG. */
bool pictures_find(void *folder, Str name, Block *block, Failure *failure);

/* The picture as our own PNG, at most LIMIT_PICTURE_BYTES. */
MUST_USE bool pictures_encode_in(Arena *arena, const SourcePicture *picture, Str *png,
                                 Failure *failure);

#endif
