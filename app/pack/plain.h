/* Which characters may stand in a text of ours at all.
 *
 * Control characters do nothing on a screen, and the invisible marks that turn the direction of
 * writing can make a sentence show something else than it says. The tool refuses them in a source,
 * the reader refuses a pack that has them: a pair, so neither has to trust the other.
 *
 *     if (!plain_text(title)) { … damaged … }
 *
 * U+200B passes: it marks where a heading line may break.
 */
#ifndef TSUBO_PACK_PLAIN_H
#define TSUBO_PACK_PLAIN_H

#include "base/str.h"

/* No C0 or C1 control, no direction mark or override, no line or paragraph separator, no byte order
 * mark, no noncharacter. */
bool plain_scalar(uint32_t scalar);

/* Valid UTF-8 of plain scalars only. */
bool plain_text(Str text);

#endif
