/* Neighbouring glyphs of one size on one baseline are a run, whatever their colours. */
#include "ui_runs.h"

bool colour_is_decoration(Colour colour) {
    return colour >> 24 < DECORATION_ALPHA;
}

bool rect_is_inside(Rect inner, Rect outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

bool rect_meets(Rect a, Rect b) {
    Rect both = rect_intersection(a, b);
    return both.w > 0 && both.h > 0;
}

static Rect join(Rect a, Rect b) {
    if (a.w == 0 || b.w == 0) {
        return a.w == 0 ? b : a;
    }
    int32_t x = a.x < b.x ? a.x : b.x;
    int32_t y = a.y < b.y ? a.y : b.y;
    int32_t right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int32_t bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){x, y, right - x, bottom - y};
}

/* Where painting puts the pixels of a glyph. */
static Rect ink_of(const GlyphDraw *glyph, Atlas *atlas) {
    GlyphName name = {glyph->face, (glyph->em + 32) / 64, glyph->scalar, glyph->mark};
    GlyphImage image = atlas_find(atlas, name);
    return (Rect){((glyph->x + 32) >> 6) + image.left_px, ((glyph->y + 32) >> 6) + image.top_px,
                  image.width_px, image.height_px};
}

static bool is_text(const Draw *draw) {
    return draw->kind == DRAW_GLYPH && !colour_is_decoration(draw->colour);
}

/* Colours change inside a line without a gap (a link); with a gap it is another label. */
static bool goes_on(const Draw *a, const Draw *b) {
    int32_t step = b->glyph.x - a->glyph.x;
    int32_t most = a->colour == b->colour ? 2 * a->glyph.em : a->glyph.em * 3 / 2;
    return is_text(b) && a->glyph.face != FACE_ICON && b->glyph.face != FACE_ICON &&
           a->glyph.y == b->glyph.y && a->glyph.em == b->glyph.em && step >= -a->glyph.em / 8 &&
           step <= most;
}

static Run read_run(const DisplayList *list, Atlas *atlas, int32_t from) {
    const Draw *draws = list->draws;
    Run run = {.first = from,
               .behind = from,
               .em_px = (draws[from].glyph.em + 32) / 64,
               .icon = draws[from].glyph.face == FACE_ICON};
    do {
        Rect ink = ink_of(&draws[run.behind].glyph, atlas);
        run.ink = join(run.ink, ink);
        run.behind++;
    } while (run.behind < list->count && goes_on(&draws[run.behind - 1], &draws[run.behind]));
    return run;
}

/* Half the size of a run that stands less than its own height below, over the same place. */
static bool is_ruby(const DisplayList *list, const Runs *runs, const Run *run) {
    int32_t y = list->draws[run->first].glyph.y;
    for (int32_t i = 0; i < runs->count; i++) {
        const Run *base = &runs->runs[i];
        int32_t below = list->draws[base->first].glyph.y - y;
        int32_t half = base->em_px - 2 * run->em_px;
        if (half >= -1 && half <= 1 && below > 0 && below <= 96 * base->em_px && !base->icon &&
            run->ink.x < base->ink.x + base->ink.w && base->ink.x < run->ink.x + run->ink.w) {
            return true;
        }
    }
    return false;
}

Runs runs_find_in(Arena *arena, const DisplayList *list, Atlas *atlas, int32_t from) {
    Runs runs = {.runs = ARENA_NEW(arena, Run, list->count + 1)};
    for (int32_t i = from; i < list->count; i++) {
        if (is_text(&list->draws[i])) {
            runs.runs[runs.count] = read_run(list, atlas, i);
            i = runs.runs[runs.count++].behind - 1;
        }
    }
    for (int32_t i = 0; i < runs.count; i++) {
        runs.runs[i].ruby = !runs.runs[i].icon && is_ruby(list, &runs, &runs.runs[i]);
    }
    return runs;
}

Str run_text_in(Arena *arena, const DisplayList *list, const Run *run) {
    Buffer text = buffer_in(arena, 4 * (run->behind - run->first) + 16);
    for (int32_t i = run->first; i < run->behind; i++) {
        if (run->icon) {
            buffer_print(&text, "<icon %X>", list->draws[i].glyph.scalar);
        } else {
            buffer_put_scalar(&text, list->draws[i].glyph.scalar);
        }
    }
    return buffer_view(&text);
}
