/* A picture as data: the list of things to draw, in painting order.
 *
 * Everything the kiosk shows becomes a DisplayList first. A list can be compared with the last one
 * (only what changed is painted), dumped as text (tests), painted (sdl/paint.h) and thrown away; it
 * owns nothing and knows no library.
 *
 *     DisplayList list = display_in(&frame, 4096);
 *     display_fill(&list, (Rect){0, 0, 1920, 1080}, 0, 0xFFFAF7F0);
 *     display_glyph(&list, (GlyphDraw){.face = FACE_JAPANESE, .scalar = U'壺', …});
 *
 * Boxes are whole pixels, glyph origins 1/64 px. Colours are 0xAARRGGBB, not premultiplied.
 */
#ifndef TSUBO_PAGE_DISPLAY_H
#define TSUBO_PAGE_DISPLAY_H

#include "base/arena.h"
#include "base/buffer.h"
#include "text/paragraph.h"

typedef uint32_t Colour;

typedef struct Rect {
    int32_t x, y, w, h; /* px */
} Rect;

/* A square bitmap of modules (a QR code); 1 is dark. Borrowed. */
typedef struct Modules {
    int32_t size;
    const uint8_t *at;
} Modules;

/* Decoded pixels 0xAARRGGBB, row by row. Borrowed. */
typedef struct Pixels {
    int32_t width_px;
    int32_t height_px;
    const uint32_t *at;
} Pixels;

typedef struct GlyphDraw {
    uint32_t scalar;
    uint32_t mark;  /* combining mark or variation selector, 0 for none */
    uint32_t blank; /* not drawn: the blank of the text in front of it, or 0 */
    Face face;
    int32_t em; /* 1/64 px */
    int32_t x;  /* pen origin, 1/64 px */
    int32_t y;  /* baseline, 1/64 px */
    Colour colour;
} GlyphDraw;

typedef enum DrawKind {
    DRAW_FILL,    /* box with rounded corners */
    DRAW_OUTLINE, /* the same, only its edge, `thickness_px` wide and inside the box */
    DRAW_ARC,     /* ring inside the box, `thickness_px` wide, from 12 o'clock clockwise over
                     `sweep` of 1024 parts */
    DRAW_PLAY,    /* triangle pointing right that fills the box */
    DRAW_GLYPH,
    DRAW_MODULES, /* dark modules of a square code filling the box; the light ones stay */
    DRAW_PIXELS,  /* a picture scaled into the box */
    DRAW_CLIP,    /* what follows is drawn inside the box only; an empty box lifts it */
} DrawKind;

typedef struct Draw {
    DrawKind kind;
    Rect box; /* of a glyph: a box that surely holds its ink */
    Colour colour;
    int32_t radius_px;
    int32_t thickness_px;
    int32_t sweep;
    GlyphDraw glyph;
    Modules modules;
    Pixels pixels;
} Draw;

typedef struct DisplayList {
    Draw *draws;
    int32_t count;
    int32_t capacity;
    int32_t shift_px; /* added to every x: how a sheet follows the finger */
    bool full;        /* something was left out; whoever empties the list clears it */
    Rect window;      /* what a moving sheet is seen through; width 0: the whole screen */
} DisplayList;

/* The fullest page (800×480 set small, dragged half way) has about 3,000 glyphs. */
enum { DISPLAY_CAPACITY = 12288 };

DisplayList display_in(Arena *arena, int32_t capacity);

/* Adding to a list that has no room left drops the last draw and marks the list as full: the
 * capacity follows from the page sizes, but a text may be made to go beyond it. */
void display_fill(DisplayList *list, Rect box, int32_t radius_px, Colour colour);
void display_outline(DisplayList *list, Rect box, int32_t radius_px, int32_t thickness_px,
                     Colour colour);
void display_arc(DisplayList *list, Rect box, int32_t thickness_px, int32_t sweep, Colour colour);
void display_play(DisplayList *list, Rect box, Colour colour);
void display_glyph(DisplayList *list, GlyphDraw glyph);
void display_modules(DisplayList *list, Rect box, Modules modules, Colour colour);
void display_pixels(DisplayList *list, Rect box, Pixels pixels);
/* What follows is drawn inside the box only (and inside the window); a box of width 0 lifts it. */
void display_clip(DisplayList *list, Rect box);
/* Sets the window, which stands still while sheets move behind it; width 0 takes it away. */
void display_window(DisplayList *list, Rect window);

/* All glyphs of one composed line with its left edge at x_px and its baseline at baseline_px. */
typedef struct LineInk {
    Colour ink;
    Colour link; /* of spans with STYLE_LINK */
    Colour dots; /* of emphasis dots and ruby */
} LineInk;
void display_line(DisplayList *list, const Lines *lines, int32_t line, Rect at, LineInk ink);

/* The list as text, one draw a line, neighbouring glyphs of one line joined to a string. */
void display_dump(const DisplayList *list, Buffer *out);

/* Only the words: one run of glyphs a line, in painting order, icons left out, with the blanks of
 * the text. */
void display_words(const DisplayList *list, Buffer *out);

bool rect_contains(Rect rect, int32_t x, int32_t y);
Rect rect_intersection(Rect a, Rect b);
Rect rect_inset(Rect rect, int32_t by_px);

#endif
