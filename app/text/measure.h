/* How wide characters are: the only thing composition has to know about fonts.
 *
 * Composition is pure arithmetic on design widths. The kiosk gives it a Measure over SDL_ttf
 * (sdl/font.h), tests give it a table. Faces are named by their job, not by their file.
 *
 * Design units are 1/2048 em, as in all four bundled faces (composition spec §1).
 */
#ifndef TSUBO_TEXT_MEASURE_H
#define TSUBO_TEXT_MEASURE_H

#include "base/str.h"

typedef enum Face {
    FACE_JAPANESE,      /* BIZ UDGothic Regular: kana, kanji, full-width forms */
    FACE_JAPANESE_BOLD, /* BIZ UDGothic Bold */
    FACE_LATIN,         /* BIZ UDPGothic Regular, cut down to Latin */
    FACE_LATIN_BOLD,
    FACE_ICON, /* Material Icons, a small subset */
    FACE_COUNT,
} Face;

enum { DESIGN_UNITS_PER_EM = 2048 };

typedef struct Measure {
    void *context;
    /* Advance of the scalar in design units, or -1 if the face does not draw it. */
    int32_t (*advance)(void *context, Face face, uint32_t scalar);
} Measure;

#endif
