/* Pictures for the scripts of the screen tests.
 *
 *     picture shrink FROM.png TO.png      halved until it is small: what is kept as expectation
 *     picture compare EXPECTED.png GOT.png ERR.png
 *                                         exit 1 and a sentence when they differ; ERR.png has
 *                                         expected, got and the differences side by side
 *     picture screen XWD TO.png           what an X server's -fbdir file shows
 *     picture turn DEGREES FROM.png TO.png
 *                                         clockwise, as --turn does
 *     picture crop X Y W H FROM.png TO.png
 *                                         a part of it
 *     picture find COLOUR FROM.png        exit 1 unless some pixels have the colour RRGGBB
 *
 * The pixels of a screen are the same on every machine as far as they are ours; another release of
 * FreeType may round the edge of a glyph another way. So channels may differ by TOLERANCE, which is
 * far less than any shift by a pixel makes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "sdl/picture.h"

enum { TOLERANCE = 24, FILE_BYTES = 96 * 1024 * 1024, ARENA_BYTES = 768 * 1024 * 1024 };

static int complain(const Failure *failure) {
    fprintf(stderr, "picture: %s\n", failure->sentence);
    return 2;
}

static uint8_t *pixel_at(const Picture *picture, int32_t x, int32_t y) {
    return picture->rgba + 4 * ((ptrdiff_t)y * picture->width_px + x);
}

static Picture picture_in(Arena *arena, int32_t width_px, int32_t height_px) {
    Picture picture = {width_px, height_px, NULL};
    picture.rgba = arena_alloc(arena, 4 * (size_t)width_px * (size_t)height_px, 16);
    return picture;
}

static bool load(Arena *arena, const char *path, Picture *picture, Failure *failure) {
    Str bytes = {0};
    return file_read_in(arena, str_from_c(path), FILE_BYTES, &bytes, failure) &&
           picture_decode_in(arena, bytes, picture, failure);
}

static bool save(Arena *arena, const char *path, const Picture *picture, Failure *failure) {
    Str png = {0};
    return picture_encode_png_in(arena, picture, &png, failure) &&
           file_replace(str_from_c(path), png, failure);
}

static Picture halve_in(Arena *arena, const Picture *from) {
    Picture to = picture_in(arena, from->width_px / 2, from->height_px / 2);
    for (int32_t y = 0; y < to.height_px; y++) {
        for (int32_t x = 0; x < to.width_px; x++) {
            for (int32_t c = 0; c < 4; c++) {
                int32_t sum =
                    pixel_at(from, 2 * x, 2 * y)[c] + pixel_at(from, 2 * x + 1, 2 * y)[c] +
                    pixel_at(from, 2 * x, 2 * y + 1)[c] + pixel_at(from, 2 * x + 1, 2 * y + 1)[c];
                pixel_at(&to, x, y)[c] = (uint8_t)((sum + 2) / 4);
            }
        }
    }
    return to;
}

/* Small enough to be kept by the dozen, large enough that a letter that moves is seen. */
static Picture shrink_in(Arena *arena, const Picture *from) {
    enum { LONG_SIDE_PX = 480 };
    Picture to = *from;
    while (to.width_px > LONG_SIDE_PX || to.height_px > LONG_SIDE_PX) {
        to = halve_in(arena, &to);
    }
    return to;
}

static Picture turn_in(Arena *arena, const Picture *from, int32_t degrees) {
    bool sideways = degrees == 90 || degrees == 270;
    Picture to = picture_in(arena, sideways ? from->height_px : from->width_px,
                            sideways ? from->width_px : from->height_px);
    for (int32_t y = 0; y < from->height_px; y++) {
        for (int32_t x = 0; x < from->width_px; x++) {
            int32_t to_x = degrees == 90    ? from->height_px - 1 - y
                           : degrees == 180 ? from->width_px - 1 - x
                           : degrees == 270 ? y
                                            : x;
            int32_t to_y = degrees == 90    ? x
                           : degrees == 180 ? from->height_px - 1 - y
                           : degrees == 270 ? from->width_px - 1 - x
                                            : y;
            memcpy(pixel_at(&to, to_x, to_y), pixel_at(from, x, y), 4);
        }
    }
    return to;
}

/* What two pictures of one size differ in. */
typedef struct Difference {
    int32_t count; /* pixels */
    int32_t left, top, right, bottom;
    int32_t first_x, first_y;
} Difference;

static bool pixels_differ(const uint8_t *a, const uint8_t *b) {
    for (int32_t c = 0; c < 3; c++) {
        if (abs(a[c] - b[c]) > TOLERANCE) {
            return true;
        }
    }
    return false;
}

/* Copies `from` into `to` at a column; differences alone are drawn red on what is faint. */
static void paste(const Picture *to, int32_t column, const Picture *from) {
    for (int32_t y = 0; y < from->height_px; y++) {
        memcpy(pixel_at(to, column, y), pixel_at(from, 0, y), 4 * (size_t)from->width_px);
    }
}

static Difference difference_of(const Picture *a, const Picture *b, const Picture *marks,
                                int32_t column) {
    Difference found = {.left = a->width_px, .top = a->height_px, .right = -1, .bottom = -1};
    for (int32_t y = 0; y < a->height_px; y++) {
        for (int32_t x = 0; x < a->width_px; x++) {
            uint8_t *mark = pixel_at(marks, column + x, y);
            const uint8_t *got = pixel_at(b, x, y);
            bool differ = pixels_differ(pixel_at(a, x, y), got);
            uint8_t faint = (uint8_t)(192 + (got[0] + got[1] + got[2]) / 12);
            memcpy(mark,
                   differ ? (uint8_t[]){255, 0, 0, 255} : (uint8_t[]){faint, faint, faint, 255}, 4);
            if (!differ) {
                continue;
            }
            if (found.count++ == 0) {
                found.first_x = x;
                found.first_y = y;
            }
            found.left = x < found.left ? x : found.left;
            found.right = x > found.right ? x : found.right;
            found.top = y < found.top ? y : found.top;
            found.bottom = y;
        }
    }
    return found;
}

static void tell(const Difference *found, const Picture *a, const Picture *b) {
    const uint8_t *wanted = pixel_at(a, found->first_x, found->first_y);
    const uint8_t *got = pixel_at(b, found->first_x, found->first_y);
    printf("%d pixels differ, in the box x %d–%d, y %d–%d of %dx%d; the first at %d,%d: "
           "#%02x%02x%02x instead of #%02x%02x%02x\n",
           found->count, found->left, found->right, found->top, found->bottom, a->width_px,
           a->height_px, found->first_x, found->first_y, got[0], got[1], got[2], wanted[0],
           wanted[1], wanted[2]);
}

static int compare(Arena *arena, char **argv) {
    Failure failure = {0};
    Picture a;
    Picture b;
    if (!load(arena, argv[0], &a, &failure) || !load(arena, argv[1], &b, &failure)) {
        return complain(&failure);
    }
    if (a.width_px != b.width_px || a.height_px != b.height_px) {
        printf("the picture has %dx%d pixels instead of %dx%d\n", b.width_px, b.height_px,
               a.width_px, a.height_px);
        return 1;
    }
    Picture error = picture_in(arena, 3 * a.width_px, a.height_px);
    paste(&error, 0, &a);
    paste(&error, a.width_px, &b);
    Difference found = difference_of(&a, &b, &error, 2 * a.width_px);
    if (found.count == 0) {
        return 0;
    }
    tell(&found, &a, &b);
    return save(arena, argv[2], &error, &failure) ? 1 : complain(&failure);
}

/* A part of a picture, for screens of which only a part is known before. */
static int crop(Arena *arena, char **argv) {
    Failure failure = {0};
    Picture from;
    Rect part = {atoi(argv[0]), atoi(argv[1]), atoi(argv[2]), atoi(argv[3])};
    if (!load(arena, argv[4], &from, &failure)) {
        return complain(&failure);
    }
    if (part.x < 0 || part.y < 0 || part.w < 1 || part.h < 1 || part.x + part.w > from.width_px ||
        part.y + part.h > from.height_px) {
        fprintf(stderr, "picture: %s has no such part\n", argv[4]);
        return 2;
    }
    Picture to = picture_in(arena, part.w, part.h);
    for (int32_t y = 0; y < part.h; y++) {
        memcpy(pixel_at(&to, 0, y), pixel_at(&from, part.x, part.y + y), 4 * (size_t)part.w);
    }
    return save(arena, argv[5], &to, &failure) ? 0 : complain(&failure);
}

/* Number `index` of the 32-bit words an XWD file begins with; Xvfb writes them big-endian. */
static uint32_t xwd_word(Str file, int32_t index) {
    const uint8_t *at = (const uint8_t *)file.at + 4 * (ptrdiff_t)index;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Xvfb's file is its frame buffer with a header: 32-bit pixels in the machine's own order. */
static bool load_screen(Arena *arena, const char *path, Picture *picture, Failure *failure) {
    enum { HEADER_BYTES = 100, WIDTH = 4, HEIGHT = 5, BITS = 11, PITCH = 12, COLOURS = 19 };
    Str file = {0};
    if (!file_read_in(arena, str_from_c(path), FILE_BYTES, &file, failure)) {
        return false;
    }
    if (file.size < HEADER_BYTES || xwd_word(file, 1) != 7 || xwd_word(file, BITS) != 32) {
        return failure_set(failure, FAILURE_FORMAT, "%s is no screen of 32 bits a pixel", path);
    }
    int64_t head = (int64_t)xwd_word(file, 0) + 12 * (int64_t)xwd_word(file, COLOURS);
    int64_t pitch = xwd_word(file, PITCH);
    *picture = picture_in(arena, (int32_t)xwd_word(file, WIDTH), (int32_t)xwd_word(file, HEIGHT));
    if (head + pitch * picture->height_px > file.size || pitch < 4 * picture->width_px) {
        return failure_set(failure, FAILURE_FORMAT, "%s is too short", path);
    }
    for (int32_t y = 0; y < picture->height_px; y++) {
        for (int32_t x = 0; x < picture->width_px; x++) {
            uint32_t pixel;
            memcpy(&pixel, file.at + head + y * pitch + 4 * (int64_t)x, 4);
            uint8_t *to = pixel_at(picture, x, y);
            to[0] = (uint8_t)(pixel >> 16);
            to[1] = (uint8_t)(pixel >> 8);
            to[2] = (uint8_t)pixel;
            to[3] = 255;
        }
    }
    return true;
}

/* A booth's page has its own ground and words on it; a dead one has one colour. */
static int find_colour(Arena *arena, char **argv) {
    enum { PIXELS_LEAST = 200 };
    Failure failure = {0};
    Picture picture;
    uint32_t wanted = (uint32_t)strtoul(argv[0], NULL, 16);
    int32_t count = 0;
    if (!load(arena, argv[1], &picture, &failure)) {
        return complain(&failure);
    }
    for (int32_t y = 0; y < picture.height_px; y++) {
        for (int32_t x = 0; x < picture.width_px; x++) {
            const uint8_t *at = pixel_at(&picture, x, y);
            count += ((uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2]) == wanted;
        }
    }
    if (count < PIXELS_LEAST) {
        printf("only %d pixels of %s have the colour %s\n", count, argv[1], argv[0]);
    }
    return count < PIXELS_LEAST;
}

static int convert(Arena *arena, const char *how, char **argv, int argc) {
    Failure failure = {0};
    Picture from;
    Picture to;
    bool turn = strcmp(how, "turn") == 0;
    const char *path = argv[argc - 2];
    bool loaded = strcmp(how, "screen") == 0 ? load_screen(arena, path, &from, &failure)
                                             : load(arena, path, &from, &failure);
    if (!loaded) {
        return complain(&failure);
    }
    to = turn                         ? turn_in(arena, &from, atoi(argv[0]))
         : strcmp(how, "shrink") == 0 ? shrink_in(arena, &from)
                                      : from;
    return save(arena, argv[argc - 1], &to, &failure) ? 0 : complain(&failure);
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        int arguments;
    } commands[] = {{"shrink", 2}, {"compare", 3}, {"screen", 2},
                    {"turn", 3},   {"crop", 6},    {"find", 2}};
    int status = 2;
    Arena arena = arena_open(ARENA_BYTES);
    for (size_t i = 0; argc > 1 && i < sizeof(commands) / sizeof(commands[0]); i++) {
        const char *name = commands[i].name;
        if (strcmp(argv[1], name) != 0 || argc != commands[i].arguments + 2) {
            continue;
        }
        status = strcmp(name, "compare") == 0 ? compare(&arena, argv + 2)
                 : strcmp(name, "find") == 0  ? find_colour(&arena, argv + 2)
                 : strcmp(name, "crop") == 0  ? crop(&arena, argv + 2)
                                              : convert(&arena, name, argv + 2, argc - 2);
        arena_close(&arena);
        return status;
    }
    fprintf(stderr,
            "usage: picture shrink|compare|screen|turn|crop|find …; see tests/kiosk/picture.c\n");
    arena_close(&arena);
    return status;
}
