/* What belongs to one booth rather than to its content: its words and its colours.
 *
 * The pack brings the words of an organisation, the operator may put others in their place; the
 * house's colours can be another organisation's. A Booth is made once at the start, from the
 * configuration, and only read afterwards; without one the screens look as the house drew them.
 *
 *     Booth booth = booth_standard();
 *     booth_paint(&booth, &colours);
 *     Studio studio = {&frame, &scratch, &measure, &booth};
 */
#ifndef TSUBO_UI_BOOTH_H
#define TSUBO_UI_BOOTH_H

#include "ui/theme.h"

typedef struct Booth {
    Str name;    /* of the kiosk, on the staff page and on receipts */
    Str title;   /* empty: the pack's words */
    Str tagline; /* empty: the pack's words */
    Theme light;
    Theme dark;
} Booth;

/* The colours an operator may choose; each as it is on the light and on the dark screen. */
typedef struct BoothColours {
    Colour house, warm, film;
    Colour house_dark, warm_dark, film_dark;
    Colour night;
} BoothColours;

Booth booth_standard(void);

/* Puts the colours in their places and mixes the grounds that follow from them (covers, chips,
 * cards of videos). A colour that is the standard one changes nothing. */
void booth_paint(Booth *booth, const BoothColours *colours);

#endif
