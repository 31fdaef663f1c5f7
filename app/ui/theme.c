/* Colours. The values are rule 6 of the screens; a test computes the contrast of every pair that is
 * used together, so a colour is not changed by eye alone. The dark theme is a table of its own and
 * no computed inversion: house colours that are inverted lose their meaning. */
#include "ui/theme.h"

#include <math.h>

static const Theme light = {
    .paper = 0xFFFAF7F0,
    .card = 0xFFFFFFFF,
    .ink = 0xFF1E2430,
    .secondary = 0xFF5B6472,
    .house = 0xFF17365D,
    .on_house = 0xFFFFFFFF,
    .soft_house = 0xFFD5DEEA,
    .warm = 0xFFB93A26,
    .on_warm = 0xFFFFFFFF,
    .warm_card = 0xFFFAE7E3,
    .film = 0xFF0E6666,
    .film_card = 0xFFE1F0EC,
    .line = 0xFFDDD6C7,
    .chip = 0xFFE4EAF2,
    .on_chip = 0xFF17365D,
    .cover = 0xFF17365D,
    .on_cover = 0xFFFFFFFF,
    .ghost = 0x14FFFFFF,
    .night = 0xFF10233C,
    .shade = 0x8010233C,
};

static const Theme dark = {
    .paper = 0xFF12161D,
    .card = 0xFF1C222C,
    .ink = 0xFFF2F0EA,
    .secondary = 0xFFA9B2C0,
    .house = 0xFF8FB4E3,
    .on_house = 0xFF12161D,
    .soft_house = 0xFFC3D2E6,
    .warm = 0xFFFF8A73,
    .on_warm = 0xFF12161D,
    .warm_card = 0xFF3A211F,
    .film = 0xFF7FD1C7,
    .film_card = 0xFF17302F,
    .line = 0xFF333C4A,
    .chip = 0xFF26303F,
    .on_chip = 0xFFBDD3F0,
    .cover = 0xFF1A2B45,
    .on_cover = 0xFFF2F0EA,
    .ghost = 0x10FFFFFF,
    .night = 0xFF10233C,
    .shade = 0xA0000000,
};

const Theme *theme_of(bool is_dark) {
    return is_dark ? &dark : &light;
}

/* Unknown names get the first colour: a pack of a later editor must still be shown. */
Colour theme_poster(Str name) {
    static const struct {
        Str name;
        Colour colour;
    } posters[] = {
        {S_INIT("teal"), 0xFF0E6666},
        {S_INIT("brown"), 0xFF7A4A12},
        {S_INIT("purple"), 0xFF4A2868},
        {S_INIT("navy"), 0xFF1F4A7C},
    };
    for (int32_t i = 0; i < COUNT_OF(posters); i++) {
        if (str_equal(posters[i].name, name)) {
            return posters[i].colour;
        }
    }
    return posters[0].colour;
}

/* One of red, green, blue. */
static uint32_t channel(Colour colour, int32_t shift) {
    return colour >> shift & 0xFF;
}

/* 10 % towards black or white: enough to be seen under a fingertip's edge (1.2:1), and small text
 * on it keeps its 4.5:1. */
Colour theme_pressed(Colour colour) {
    uint32_t sum = channel(colour, 16) + channel(colour, 8) + channel(colour, 0);
    /* Grounds brighter than about two fifths become darker, others lighter; white text stands on
     * the others. */
    uint32_t target = sum > 330 ? 0 : 255;
    uint32_t out = colour & 0xFF000000;
    for (int32_t shift = 0; shift <= 16; shift += 8) {
        out |= ((channel(colour, shift) * 90 + target * 10) / 100) << shift;
    }
    return out;
}

/* WCAG 2.1, relative luminance. */
static double luminance(Colour colour) {
    static const double weight[3] = {0.0722, 0.7152, 0.2126};
    double sum = 0;
    for (int32_t i = 0; i < 3; i++) {
        double c = channel(colour, 8 * i) / 255.0;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* As WCAG 2.1 computes it, with the true curve of the display. */
int32_t theme_contrast_percent(Colour a, Colour b) {
    double la = luminance(a);
    double lb = luminance(b);
    double high = la > lb ? la : lb;
    double low = la > lb ? lb : la;
    return (int32_t)((high + 0.05) / (low + 0.05) * 100);
}
