/* What has to be asked of a JPEG before stb may see it.
 *
 * A code table of a JPEG of ours has at most 162 symbols, any has at most 256. The stb of Debian 12
 * believes the sixteen counts in front of a table, which may add up to 4,080, and writes behind its
 * own. So the counts are added up here first. This is no decoder and knows nothing else of the
 * format:
 *
 *     if (!jpeg_tables_fit(bytes)) { … damaged … }
 *     stbi_info_from_memory(…);
 *
 * Packs never hold a JPEG (pack/png.h); this guards the editor's tool.
 */
#ifndef TSUBO_SDL_JPEG_H
#define TSUBO_SDL_JPEG_H

#include "base/str.h"

/* False when some place in the bytes that a decoder may take for code tables has one of more than
 * 255 symbols. True for bytes that are no JPEG at all. A sound JPEG holds FF C4 only where tables
 * are. What a camera adds may look like one by chance: such a photo is refused, and only needs to
 * be saved again by another program. */
bool jpeg_tables_fit(Str bytes);

#endif
