/* Colours and what follows from them. Soft grounds are the colour thinned with the sheet, as the
 * standard ones were found by eye: 12 % of it on light, half of it on dark. */
#include "ui/booth.h"

enum { SOFT_PERCENT = 12, COVER_PERCENT = 50 };

static Colour thinned(Colour colour, Colour ground, uint32_t percent) {
    Colour out = 0xFF000000;
    for (int32_t shift = 0; shift <= 16; shift += 8) {
        uint32_t part = (colour >> shift & 0xFF) * percent;
        uint32_t rest = (ground >> shift & 0xFF) * (100 - percent);
        out |= ((part + rest) / 100) << shift;
    }
    return out;
}

/* The colours and words that the rules of the screens name. */
Booth booth_standard(void) {
    return (Booth){.name = S("kiosk"), .light = *theme_of(false), .dark = *theme_of(true)};
}

/* Colours of the house replace those of the theme only where the operator has named one. */
void booth_paint(Booth *booth, const BoothColours *colours) {
    Theme *light = &booth->light;
    Theme *dark = &booth->dark;
    /* Only where the operator has named another colour: the standard grounds were found by eye and
     * are a little better than any computed one. */
    if (colours->house != light->house) {
        light->house = light->cover = light->on_chip = colours->house;
        light->chip = thinned(colours->house, light->card, SOFT_PERCENT);
        dark->cover = thinned(colours->house, dark->card, COVER_PERCENT);
    }
    if (colours->film != light->film) {
        light->film = colours->film;
        light->film_card = thinned(colours->film, light->card, SOFT_PERCENT);
    }
    light->warm = colours->warm;
    light->night = dark->night = colours->night;
    dark->house = colours->house_dark;
    dark->warm = colours->warm_dark;
    dark->film = colours->film_dark;
}
