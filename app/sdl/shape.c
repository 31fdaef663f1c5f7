/* Coverage by 4 × 4 sub-pixels, in integers. Only pixels on an edge are sampled; inside and outside
 * are told apart by the nearest and the farthest corner of the pixel. */
#include "sdl/shape.h"

/* Coordinates in eighths of a pixel: sub-pixel centres lie at 1, 3, 5, 7. */
enum { SUB = 8 };

/* Blended in integers, so that every machine gets the same bytes. */
static void paint_row(Canvas *canvas, int32_t y, int32_t from, int32_t to, Colour colour) {
    uint32_t *row = canvas->at + (int64_t)y * canvas->pitch;
    /* Opaque ink, nearly all of every screen, is stored without looking at what lies below. */
    if (colour >> 24 == 0xFF) {
        for (int32_t x = from; x < to; x++) {
            row[x] = colour;
        }
        return;
    }
    for (int32_t x = from; x < to; x++) {
        row[x] = mix(row[x], colour, 255);
    }
}

/* The one place that blends. */
static void paint_pixel(Canvas *canvas, int32_t x, int32_t y, Colour colour, uint32_t coverage) {
    uint32_t *pixel = canvas->at + (int64_t)y * canvas->pitch + x;
    *pixel = mix(*pixel, colour, coverage);
}

/* Sixty-four bits: 4,096 px are 2^15 eighths, and two of their squares no longer fit in 32. */
static int64_t squared(int64_t value) {
    return value * value;
}

/* Coverage of the pixel (x, y) by a disc with centre (cx, cy) and radius r, all from one origin and
 * in px but the centre, which is given in eighths. */
static uint32_t disc_coverage(int32_t x, int32_t y, int32_t cx, int32_t cy, int32_t r8) {
    int32_t dx = x * SUB - cx;
    int32_t dy = y * SUB - cy;
    int64_t near_x = dx > 0 ? dx : dx + SUB < 0 ? -(dx + SUB) : 0;
    int64_t near_y = dy > 0 ? dy : dy + SUB < 0 ? -(dy + SUB) : 0;
    int64_t far_x = dx + SUB > -dx ? dx + SUB : -dx;
    int64_t far_y = dy + SUB > -dy ? dy + SUB : -dy;
    if (squared(near_x) + squared(near_y) >= squared(r8)) {
        return 0;
    }
    if (squared(far_x) + squared(far_y) <= squared(r8)) {
        return 255;
    }
    uint32_t inside = 0;
    for (int32_t i = 0; i < 16; i++) {
        int32_t sx = dx + 1 + 2 * (i & 3);
        int32_t sy = dy + 1 + 2 * (i >> 2);
        inside += squared(sx) + squared(sy) < squared(r8);
    }
    return inside * 255 / 16;
}

/* Coverage of a pixel by a box with round corners; the pixel lies inside the box. */
static uint32_t box_coverage(Rect box, int32_t radius, int32_t x, int32_t y) {
    int32_t left = box.x + radius;
    int32_t right = box.x + box.w - radius;
    int32_t top = box.y + radius;
    int32_t bottom = box.y + box.h - radius;
    if ((x >= left && x < right) || (y >= top && y < bottom)) {
        return 255;
    }
    int32_t cx = (x < left ? left : right) * SUB;
    int32_t cy = (y < top ? top : bottom) * SUB;
    return disc_coverage(x, y, cx, cy, radius * SUB);
}

/* Corners meet at half the shorter side: any larger radius asks for a pill or a disc. */
static int32_t clamp_radius(Rect box, int32_t radius) {
    int32_t limit = (box.w < box.h ? box.w : box.h) / 2;
    return radius < limit ? radius : limit;
}

/* A row through the corners: covered pixels in the middle, shares at both ends. */
static void fill_rounded_row(Canvas *canvas, Rect seen, const Draw *draw, int32_t radius,
                             int32_t y) {
    Rect box = draw->box;
    bool straight = y >= box.y + radius && y < box.y + box.h - radius;
    int32_t left = straight ? seen.x : box.x + radius;
    int32_t right = straight ? seen.x + seen.w : box.x + box.w - radius;
    left = left < seen.x ? seen.x : left > seen.x + seen.w ? seen.x + seen.w : left;
    right = right < left ? left : right > seen.x + seen.w ? seen.x + seen.w : right;
    /* Only the two corners are sampled; between them the row is one colour from end to end. */
    for (int32_t x = seen.x; x < left; x++) {
        paint_pixel(canvas, x, y, draw->colour, box_coverage(box, radius, x, y));
    }
    paint_row(canvas, y, left, right, draw->colour);
    for (int32_t x = right; x < seen.x + seen.w; x++) {
        paint_pixel(canvas, x, y, draw->colour, box_coverage(box, radius, x, y));
    }
}

/* Straight rows where there is no corner: most of a screen is a few large fills. */
void shape_fill(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect seen = rect_intersection(clip, draw->box);
    int32_t radius = clamp_radius(draw->box, draw->radius_px);
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        fill_rounded_row(canvas, seen, draw, radius, y);
    }
}

/* The same circle twice, one inside the other. */
static void outline_row(Canvas *canvas, Rect seen, const Draw *draw, int32_t y) {
    Rect box = draw->box;
    int32_t thick = draw->thickness_px;
    Rect inner = rect_inset(box, thick);
    int32_t radius = clamp_radius(box, draw->radius_px);
    int32_t inner_radius = radius > thick ? radius - thick : 0;
    int32_t edge = radius > thick ? radius : thick;
    for (int32_t x = seen.x; x < seen.x + seen.w; x++) {
        /* The straight middle of the box is empty: jump over it. */
        if (y >= box.y + edge && y < box.y + box.h - edge && x >= box.x + thick &&
            x < box.x + box.w - thick) {
            x = box.x + box.w - thick - 1;
            continue;
        }
        uint32_t coverage = box_coverage(box, radius, x, y);
        if (rect_contains(inner, x, y)) {
            uint32_t hole = box_coverage(inner, inner_radius, x, y);
            coverage = coverage > hole ? coverage - hole : 0;
        }
        if (coverage > 0) {
            paint_pixel(canvas, x, y, draw->colour, coverage);
        }
    }
}

/* Inside the box, so that a card with an outline is no larger than one without. */
void shape_outline(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect seen = rect_intersection(clip, draw->box);
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        outline_row(canvas, seen, draw, y);
    }
}

/* Clockwise from 12 o'clock, 0–1023. The diamond angle: it grows with the true angle and differs
 * from it by less than 4.1 degrees, which nobody sees in a ring that runs for 20 s. */
static int32_t turn_of(int32_t dx, int32_t dy) {
    int64_t ax = dx < 0 ? -dx : dx;
    int64_t ay = dy < 0 ? -dy : dy;
    int64_t sum = ax + ay > 0 ? ax + ay : 1;
    if (dx >= 0 && dy < 0) {
        return (int32_t)(256 * ax / sum);
    }
    if (dx > 0 && dy >= 0) {
        return (int32_t)(256 + 256 * ay / sum);
    }
    if (dx <= 0 && dy > 0) {
        return (int32_t)(512 + 256 * ax / sum);
    }
    return (int32_t)(768 + 256 * ay / sum);
}

/* By comparing angles as fractions; no trigonometry, no rounding that differs. */
void shape_arc(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect seen = rect_intersection(clip, draw->box);
    int32_t cx = draw->box.x * SUB + draw->box.w * SUB / 2;
    int32_t cy = draw->box.y * SUB + draw->box.h * SUB / 2;
    int32_t outer = draw->box.w * SUB / 2;
    int32_t inner = outer - draw->thickness_px * SUB;
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        for (int32_t x = seen.x; x < seen.x + seen.w; x++) {
            uint32_t coverage = disc_coverage(x, y, cx, cy, outer);
            /* The ring is the outer disc without the inner one, on the same sub-pixels. */
            coverage -= coverage > 0 ? disc_coverage(x, y, cx, cy, inner) : 0;
            if (coverage > 0 && coverage <= 255 &&
                turn_of(x * SUB + 4 - cx, y * SUB + 4 - cy) < draw->sweep) {
                paint_pixel(canvas, x, y, draw->colour, coverage);
            }
        }
    }
}

/* A triangle in a ring, by geometry like everything else. */
void shape_play(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect box = draw->box;
    Rect seen = rect_intersection(clip, box);
    /* Inside while |y − middle| / (h/2) + (x − left) / w ≤ 1. */
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        for (int32_t x = seen.x; x < seen.x + seen.w; x++) {
            uint32_t inside = 0;
            for (int32_t i = 0; i < 16; i++) {
                int64_t sx = (x - box.x) * SUB + 1 + 2 * (i & 3);
                int64_t sy = (y - box.y) * SUB + 1 + 2 * (i >> 2) - box.h * SUB / 2;
                inside +=
                    (sy < 0 ? -sy : sy) * 2 * box.w + sx * box.h <= (int64_t)box.w * box.h * SUB;
            }
            paint_pixel(canvas, x, y, draw->colour, inside * 255 / 16);
        }
    }
}

/* Whole pixels a module, or a telephone sees grey. */
void shape_modules(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect box = draw->box;
    int32_t size = draw->modules.size;
    for (int32_t i = 0; i < size * size; i++) {
        if (!draw->modules.at[i]) {
            continue;
        }
        int32_t column = i % size;
        int32_t row = i / size;
        /* Edges from the whole box and not from a rounded module size: modules then differ by a
         * pixel at most, touch without seams, and the last one ends where the box does. */
        int32_t x = box.x + column * box.w / size;
        int32_t y = box.y + row * box.h / size;
        Rect module = {x, y, box.x + (column + 1) * box.w / size - x,
                       box.y + (row + 1) * box.h / size - y};
        Rect seen = rect_intersection(clip, module);
        for (int32_t line = seen.y; line < seen.y + seen.h; line++) {
            paint_row(canvas, line, seen.x, seen.x + seen.w, draw->colour);
        }
    }
}

/* The mean of the source pixels under one target pixel: pictures are shrunk far more often than
 * enlarged, and then the nearest pixel alone would flicker. */
static uint32_t mean_of(const Pixels *pixels, int64_t x0, int64_t y0, int64_t x1, int64_t y1) {
    uint64_t sum[3] = {0};
    uint64_t count = 0;
    for (int64_t y = y0; y < y1; y++) {
        for (int64_t x = x0; x < x1; x++) {
            uint32_t pixel = pixels->at[y * pixels->width_px + x];
            sum[0] += pixel >> 16 & 0xFF;
            sum[1] += pixel >> 8 & 0xFF;
            sum[2] += pixel & 0xFF;
            count++;
        }
    }
    return 0xFF000000 | (uint32_t)(sum[0] / count) << 16 | (uint32_t)(sum[1] / count) << 8 |
           (uint32_t)(sum[2] / count);
}

/* Copied row by row, no scaling. */
void shape_pixels(Canvas *canvas, Rect clip, const Draw *draw) {
    Rect box = draw->box;
    Rect seen = rect_intersection(clip, box);
    const Pixels *pixels = &draw->pixels;
    for (int32_t y = seen.y; y < seen.y + seen.h; y++) {
        int64_t y0 = (int64_t)(y - box.y) * pixels->height_px / box.h;
        int64_t y1 = (int64_t)(y - box.y + 1) * pixels->height_px / box.h;
        for (int32_t x = seen.x; x < seen.x + seen.w; x++) {
            /* Neighbouring pixels share their edge in the source, so each source pixel is counted
             * once. When a picture is enlarged that span may be empty; then the pixel at its start
             * stands for it. */
            int64_t x0 = (int64_t)(x - box.x) * pixels->width_px / box.w;
            int64_t x1 = (int64_t)(x - box.x + 1) * pixels->width_px / box.w;
            canvas->at[(int64_t)y * canvas->pitch + x] =
                mean_of(pixels, x0, y0, x1 > x0 ? x1 : x0 + 1, y1 > y0 ? y1 : y0 + 1);
        }
    }
}
