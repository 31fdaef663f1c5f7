/* The colours of the house, light and dark, by their job. A test computes their contrast: body text
 * at least 7:1, everything else at least 4.5:1 on the ground it is used on. */
#ifndef TSUBO_UI_THEME_H
#define TSUBO_UI_THEME_H

#include "page/display.h"

typedef struct Theme {
    Colour paper;      /* ground of a screen */
    Colour card;       /* ground of cards, pills and the bottom bar */
    Colour ink;        /* text */
    Colour secondary;  /* small text beside it */
    Colour house;      /* 藍: covers, the main button, links */
    Colour on_house;   /* text on it */
    Colour soft_house; /* small text on a cover */
    Colour warm;       /* 朱: section names, the seal, warnings */
    Colour on_warm;    /* text on the seal */
    Colour warm_card;  /* ground of a warning */
    Colour film;       /* 青緑: videos, as text */
    Colour film_card;  /* ground of a card about videos */
    Colour line;       /* rules and edges */
    Colour chip;       /* ground of chips */
    Colour on_chip;
    Colour cover; /* ground of covers and the contents panel */
    Colour on_cover;
    Colour ghost; /* large figures on a cover, nearly invisible */
    Colour night; /* ground of the idle screen, the same in both */
    Colour shade; /* over a screen behind a panel; half transparent */
} Theme;

const Theme *theme_of(bool dark);

/* The ground of a video's poster by the colour its source names (teal, brown, purple, navy);
 * white text stands on it in both themes. */
Colour theme_poster(Str name);

/* A colour under a finger: one step darker (light ground) or lighter (dark ground). */
Colour theme_pressed(Colour colour);

/* Contrast ratio of two opaque colours times 100, as WCAG 2.1 defines it. */
int32_t theme_contrast_percent(Colour a, Colour b);

#endif
