/* The glyph atlas: coverage of every glyph that was drawn lately, packed into one 8-bit sheet.
 *
 * Kanji in use are scattered over the whole font, so glyphs are packed one by one when they are
 * first drawn. A full atlas is emptied and fills again with what the next frames need. Very large
 * glyphs (the ghost number of the idle screen) are not kept.
 *
 *     Atlas *atlas = atlas_in(&forever, fonts);
 *     GlyphImage image = atlas_find(atlas, name);
 */
#ifndef TSUBO_SDL_ATLAS_H
#define TSUBO_SDL_ATLAS_H

#include "sdl/font.h"

typedef struct Atlas Atlas;

Atlas *atlas_in(Arena *arena, Fonts *fonts);

/* The glyph, drawn now if need be. The coverage is valid until the next call. */
GlyphImage atlas_find(Atlas *atlas, GlyphName name);

/* Whether the next atlas_find would have to draw; for warming up ahead of a page turn. */
bool atlas_has(const Atlas *atlas, GlyphName name);

typedef struct AtlasCounters {
    int32_t glyphs;  /* kept now */
    int32_t drawn;   /* since the start */
    int32_t emptied; /* times the atlas was full */
} AtlasCounters;
AtlasCounters atlas_counters(const Atlas *atlas);

#endif
