/* Videos that the content folder has already, so that a work that comes back in the newsletter does
 * not become a second file.
 *
 * The folder's videos have been rewritten by an editor, so they are known by their names: title and
 * official title, where the newsletter has one of them in 「」 or 『』, or as its heading. Drafts
 * of earlier imports are known by their sentences as well. The newsletter's article then leads to
 * the file that is there, which is never written to: that its `issues:` needs another number is
 * told in the article's review.
 *
 *     standing_read_in(&arena, options->to, &shelf);       // before the first input
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_STANDING_H
#define TSUBO_PACK_TOOL_IMPORT_STANDING_H

#include "pack_tool/import/compose.h"

/* Puts DIR/videos/ on the shelf; a folder or file that cannot be read holds nothing. */
void standing_read_in(Arena *arena, Str to, VideoShelf *shelf);

/* Whether the piece is about the standing video. */
bool standing_is_named(const ShelfVideo *video, const Issue *issue, const Piece *piece);

/* Whether its file says that it came in this issue. */
bool standing_has_issue(const ShelfVideo *video, int32_t number);

#endif
