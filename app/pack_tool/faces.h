/* The bundled faces, for the tool: can a booth draw this character, and how wide is it?
 *
 *     Fonts *fonts = faces_open_in(&arena, S(""), &failure);      // "" looks beside the program
 *     Coverage coverage = faces_coverage(&measure);
 */
#ifndef TSUBO_PACK_TOOL_FACES_H
#define TSUBO_PACK_TOOL_FACES_H

#include "pack_tool/source.h"
#include "sdl/font.h"

/* Opens the faces of a folder, or of the one that belongs to this program: fonts/ of its source
 * tree, else ../share/tsubo/fonts. FAILURE_FILE when there is none. Close with fonts_close. */
MUST_USE Fonts *faces_open_in(Arena *arena, Str folder, Failure *failure);

/* Draws what the full Japanese face draws; the Latin face is a part of it. Borrows the measure. */
Coverage faces_coverage(const Measure *measure);

#endif
