/* The bundled faces: how wide their characters are and how they look.
 *
 * Widths come from the face opened at 2048 points, where SDL_ttf's rounded advance is the exact
 * design width (composition spec §12). Glyphs are drawn one at a time, as coverage, at whole pixel
 * sizes and without hinting: BIZ UDGothic has been drawn for screens, and unhinted coverage is the
 * same on every machine.
 *
 *     Fonts *fonts = fonts_open_in(&forever, S("fonts"), &failure);
 *     Measure measure = fonts_measure(fonts);
 *     fonts_close(fonts);
 */
#ifndef TSUBO_SDL_FONT_H
#define TSUBO_SDL_FONT_H

#include "base/arena.h"
#include "base/failure.h"
#include "text/measure.h"

typedef struct Fonts Fonts;

/* Opens all faces of a folder; NULL with a sentence that names the missing file. The Fonts live in
 * the arena but hold resources: fonts_close. */
MUST_USE Fonts *fonts_open_in(Arena *arena, Str folder, Failure *failure);
void fonts_close(Fonts *fonts);

/* Opens what measuring needs of every face now instead of at the first question, for a process that
 * will not be able to open files any more. */
MUST_USE bool fonts_open_measures(Fonts *fonts, Failure *failure);

/* Valid until fonts_close. Not for several threads at once: it caches. */
Measure fonts_measure(Fonts *fonts);

/* Characters that were asked for and that neither script's face draws, each counted once; 64 at
 * most. */
int32_t fonts_missing(const Fonts *fonts);

/* Coverage of one glyph. `left` and `top` are where its first pixel lies from the pen origin on the
 * baseline, x to the right, y down (so `top` is negative for most). Borrowed: valid until the next
 * call with the same Fonts. A space has a width of 0. */
typedef struct GlyphImage {
    int32_t width_px;
    int32_t height_px;
    int32_t left_px;
    int32_t top_px;
    int32_t pitch; /* bytes from row to row */
    const uint8_t *coverage;
} GlyphImage;

typedef struct GlyphName {
    Face face;
    int32_t em_px;
    uint32_t scalar;
    uint32_t mark; /* 0 for none */
} GlyphName;

/* False when the face cannot draw it (composition has substituted what is missing before). */
MUST_USE bool fonts_draw(Fonts *fonts, GlyphName name, GlyphImage *image);

#endif
