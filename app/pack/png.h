/* Is a PNG one that tsubo-pack has written?
 *
 * The tool decodes every picture and writes it again, so the pictures of a pack all have one shape:
 * eight bits a channel, four channels, not interlaced, and the three chunks IHDR, IDAT, IEND with
 * nothing between or behind them. Whoever insists on that shape keeps palettes, sixteen-bit
 * samples, interlacing, colour profiles, and the whole of JPEG away from the decoder, whatever a
 * signed pack may say.
 *
 *     if (!png_is_ours(record.png, record.width_px, record.height_px)) { … damaged … }
 *
 * What is inside IDAT only the decoder can tell.
 */
#ifndef TSUBO_PACK_PNG_H
#define TSUBO_PACK_PNG_H

#include "base/str.h"

/* Whether the bytes have that shape and the size is the one stated. */
bool png_is_ours(Str bytes, int32_t width_px, int32_t height_px);

#endif
