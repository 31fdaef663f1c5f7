/* Display lists: appending, and reading them back as text.
 *
 * There is one way in (`append`): it writes every field, so that two frames can be compared draw by
 * draw (sdl/changes.h), and it adds the shift of a moving sheet, so that no screen has to know that
 * it is being dragged. */
#include "page/display.h"

#include "base/utf8.h"

/* A list has its size from the beginning. What needs more is a page that somebody made to be too
 * full: it loses what comes last instead of ending a booth, and the preflight refuses it. */
DisplayList display_in(Arena *arena, int32_t capacity) {
    return (DisplayList){.draws = ARENA_NEW(arena, Draw, capacity), .capacity = capacity};
}

/* Clipped to the window; what lies outside costs nothing later. */
static Draw *append(DisplayList *list, DrawKind kind, Rect box) {
    if (list->count == list->capacity) {
        list->full = true;
        list->count--;
    }
    Draw *draw = &list->draws[list->count++];
    box.x += list->shift_px;
    *draw = (Draw){.kind = kind, .box = box};
    return draw;
}

/* Rounded corners are geometry, so that a screen needs no pictures. */
void display_fill(DisplayList *list, Rect box, int32_t radius_px, Colour colour) {
    Draw *draw = append(list, DRAW_FILL, box);
    draw->radius_px = radius_px;
    draw->colour = colour;
}

void display_outline(DisplayList *list, Rect box, int32_t radius_px, int32_t thickness_px,
                     Colour colour) {
    Draw *draw = append(list, DRAW_OUTLINE, box);
    draw->radius_px = radius_px;
    draw->thickness_px = thickness_px;
    draw->colour = colour;
}

void display_arc(DisplayList *list, Rect box, int32_t thickness_px, int32_t sweep, Colour colour) {
    Draw *draw = append(list, DRAW_ARC, box);
    draw->thickness_px = thickness_px;
    draw->sweep = sweep;
    draw->colour = colour;
}

void display_play(DisplayList *list, Rect box, Colour colour) {
    append(list, DRAW_PLAY, box)->colour = colour;
}

/* Ink of the bundled faces stays within the em box and a quarter em around it (accents and the
 * bearings of brackets that are drawn half an em to the left). Generous on purpose: too large a box
 * paints a few pixels more, too small a one leaves the edge of a letter standing. The exact ink is
 * known only to the faces, and this room does not know them. */
static Rect ink_box(const GlyphDraw *glyph) {
    int32_t em_px = (glyph->em + 63) / 64;
    int32_t margin = em_px / 4 + 1;
    return (Rect){glyph->x / 64 - margin, glyph->y / 64 - em_px - margin, 2 * em_px + 2 * margin,
                  em_px + em_px / 2 + 2 * margin};
}

void display_glyph(DisplayList *list, GlyphDraw glyph) {
    Draw *draw = append(list, DRAW_GLYPH, ink_box(&glyph));
    /* The box was shifted by append like any other; the pen stands in another unit. */
    glyph.x += list->shift_px * 64;
    draw->glyph = glyph;
    draw->colour = glyph.colour;
}

/* The code is drawn as one thing; a square a draw would fill the list. */
void display_modules(DisplayList *list, Rect box, Modules modules, Colour colour) {
    Draw *draw = append(list, DRAW_MODULES, box);
    draw->modules = modules;
    draw->colour = colour;
}

void display_pixels(DisplayList *list, Rect box, Pixels pixels) {
    append(list, DRAW_PIXELS, box)->pixels = pixels;
}

/* What sticks out is not painted; hit boxes are the caller's. */
void display_clip(DisplayList *list, Rect box) {
    Draw *draw = append(list, DRAW_CLIP, box);
    /* Lifting a clip falls back to the window and not to the whole screen: a sheet that is being
     * dragged must not paint over the bars beside it. */
    if (box.w == 0) {
        draw->box = list->window;
    } else if (list->window.w > 0) {
        draw->box = rect_intersection(draw->box, list->window);
        /* Nothing is seen: a box of width 0 would mean everything. */
        if (draw->box.w == 0) {
            draw->box = (Rect){-2, -2, 1, 1};
        }
    }
}

void display_window(DisplayList *list, Rect window) {
    /* The window stands still on the screen, so the shift of the sheets behind it is put aside. */
    int32_t shift = list->shift_px;
    list->shift_px = 0;
    list->window = window;
    append(list, DRAW_CLIP, window);
    list->shift_px = shift;
}

static Colour ink_of(const PlacedGlyph *glyph, LineInk ink) {
    if (glyph->rise != 0) {
        return ink.dots;
    }
    return (glyph->style & STYLE_LINK) ? ink.link : ink.ink;
}

/* The blank of the text in front of a glyph: composition makes room for it and places nothing. */
static uint32_t blank_before(const Lines *lines, const PlacedGlyph *glyph) {
    static const char wide[] = "\u3000";
    Str before = str_slice(lines->text, 0, glyph->rise == 0 ? glyph->source : 0);
    Str end = str_slice(before, before.size > 3 ? before.size - 3 : 0, before.size);
    return str_equal(end, str_from_c(wide))                    ? 0x3000
           : end.size > 0 && before.at[before.size - 1] == ' ' ? ' '
                                                               : 0;
}

/* Glyph by glyph at the places that composition has found. */
void display_line(DisplayList *list, const Lines *lines, int32_t line, Rect at, LineInk ink) {
    const Line *set = &lines->lines[line];
    for (int32_t i = 0; i < set->glyph_count; i++) {
        const PlacedGlyph *glyph = &lines->glyphs[set->first_glyph + i];
        display_glyph(list, (GlyphDraw){
                                .scalar = glyph->scalar,
                                .mark = glyph->mark,
                                .blank = i > 0 ? blank_before(lines, glyph) : 0,
                                .face = (Face)glyph->face,
                                .em = glyph->em,
                                .x = at.x * 64 + glyph->x,
                                .y = at.y * 64 - glyph->rise,
                                .colour = ink_of(glyph, ink),
                            });
    }
}

/* The words of dumps; a dump is read by people and compared by programs, so they never change. */
static Str draw_name(DrawKind kind) {
    switch (kind) {
    case DRAW_FILL: return S("fill");
    case DRAW_OUTLINE: return S("outline");
    case DRAW_ARC: return S("arc");
    case DRAW_PLAY: return S("play");
    case DRAW_GLYPH: return S("text");
    case DRAW_MODULES: return S("code");
    case DRAW_PIXELS: return S("picture");
    case DRAW_CLIP: return S("clip");
    }
    return S("");
}

/* One run to a reader: one baseline, size and colour, from left to right. Two em from pen to pen
 * are a full-width character and a blank as wide. */
static bool joins(const Draw *a, const Draw *b) {
    return b->kind == DRAW_GLYPH && a->glyph.y == b->glyph.y && a->glyph.em == b->glyph.em &&
           a->colour == b->colour && b->glyph.x >= a->glyph.x &&
           b->glyph.x - a->glyph.x <= 2 * a->glyph.em;
}

/* Prints a run of glyphs and returns the index behind it. Icons are named by their code point. */
static int32_t dump_run(const DisplayList *list, int32_t from, Buffer *out) {
    const Draw *first = &list->draws[from];
    int32_t i = from;
    /* Two decimals tell all 64ths of a pixel apart. */
    buffer_print(out, "text %.2f %.2f em %.2f #%08X ", first->glyph.x / 64.0, first->glyph.y / 64.0,
                 first->glyph.em / 64.0, first->colour);
    do {
        if (list->draws[i].glyph.face == FACE_ICON) {
            buffer_print(out, "<icon %X>", list->draws[i].glyph.scalar);
        } else {
            buffer_put_scalar(out, list->draws[i].glyph.scalar);
        }
        i++;
    } while (i < list->count && joins(&list->draws[i - 1], &list->draws[i]));
    buffer_put(out, S("\n"));
    return i;
}

/* One line a draw, integers only: the same on every machine. */
void display_dump(const DisplayList *list, Buffer *out) {
    int32_t i = 0;
    while (i < list->count) {
        const Draw *draw = &list->draws[i];
        if (draw->kind == DRAW_GLYPH) {
            i = dump_run(list, i, out);
            continue;
        }
        buffer_print(out, "%.*s %d %d %d %d r%d t%d s%d #%08X\n", STR_ARG(draw_name(draw->kind)),
                     draw->box.x, draw->box.y, draw->box.w, draw->box.h, draw->radius_px,
                     draw->thickness_px, draw->sweep, draw->colour);
        i++;
    }
}

/* What can be read on a screen, for dumps. */
void display_words(const DisplayList *list, Buffer *out) {
    const Draw *last = NULL;
    for (int32_t i = 0; i < list->count; i++) {
        const Draw *draw = &list->draws[i];
        if (draw->kind != DRAW_GLYPH || draw->glyph.face == FACE_ICON) {
            continue;
        }
        if (last && !joins(last, draw)) {
            buffer_put(out, S("\n"));
        } else if (last && draw->glyph.blank) {
            buffer_put_scalar(out, draw->glyph.blank);
        }
        buffer_put_scalar(out, draw->glyph.scalar);
        last = draw;
    }
    buffer_put(out, last ? S("\n") : S(""));
}

bool rect_contains(Rect rect, int32_t x, int32_t y) {
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

static int32_t larger(int32_t a, int32_t b) {
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b) {
    return a < b ? a : b;
}

Rect rect_intersection(Rect a, Rect b) {
    int32_t x = larger(a.x, b.x);
    int32_t y = larger(a.y, b.y);
    int32_t right = smaller(a.x + a.w, b.x + b.w);
    int32_t bottom = smaller(a.y + a.h, b.y + b.h);
    return (Rect){x, y, larger(right - x, 0), larger(bottom - y, 0)};
}

Rect rect_inset(Rect rect, int32_t by_px) {
    return (Rect){rect.x + by_px, rect.y + by_px, rect.w - 2 * by_px, rect.h - 2 * by_px};
}
