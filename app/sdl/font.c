/* Faces through SDL_ttf. Every face is opened once and resized as needed: SDL_ttf's own glyph cache
 * (256 entries, thrown away at every change of size) plays no part, the atlas is ours. Measuring
 * uses a second handle at 2048 points, so that it never disturbs the drawing size. */
#include "sdl/font.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

/* Advances of the first code points are asked for in every line; the others hash into a table that
 * forgets on collision. 4,096 slots hold the kanji of a whole issue. */
enum { DIRECT_COUNT = 0x180, HASHED_COUNT = 4096, UNKNOWN = INT16_MIN };

typedef struct HashedAdvance {
    uint32_t scalar; /* 0 for an empty slot */
    int32_t advance;
} HashedAdvance;

/* A pack with more than these has been built for another font. */
enum { MISSING_MAX = 64 };

struct Fonts {
    TTF_Font *drawing[FACE_COUNT];
    TTF_Font *measuring[FACE_COUNT]; /* opened at the first question */
    int32_t em_px[FACE_COUNT];
    int16_t direct[FACE_COUNT][DIRECT_COUNT];
    HashedAdvance hashed[FACE_COUNT][HASHED_COUNT];
    char paths[FACE_COUNT][1024];
    SDL_Surface *surface; /* the last glyph drawn */
    uint8_t *coverage;
    int32_t coverage_size;
    uint32_t missing[MISSING_MAX]; /* characters no face draws */
    int32_t missing_count;
    Arena *arena;
};

static const char *const file_names[FACE_COUNT] = {
    [FACE_JAPANESE] = "BIZUDGothic-Regular.ttf",
    [FACE_JAPANESE_BOLD] = "BIZUDGothic-Bold.ttf",
    [FACE_LATIN] = "BIZUDPGothic-Latin-Regular.ttf",
    [FACE_LATIN_BOLD] = "BIZUDPGothic-Latin-Bold.ttf",
    [FACE_ICON] = "TsuboIcons.ttf",
};

/* From the bundled folder only; a system font would change lines. */
static TTF_Font *open_face(const char *path, int32_t em_px, Failure *failure) {
    if (!file_is_regular(str_from_c(path))) {
        failure_set(failure, FAILURE_FILE, "cannot open the font %s: there is no such file", path);
        return NULL;
    }
    TTF_Font *font = TTF_OpenFont(path, em_px);
    if (!font) {
        failure_set(failure, FAILURE_FORMAT, "the font %s cannot be used: %s", path,
                    TTF_GetError());
        return NULL;
    }
    /* Hinted advances differ from the design widths that lines were justified with, and their
     * pixels from one FreeType to the next. Kerning is ours to do, and the faces have none (§1). */
    TTF_SetFontHinting(font, TTF_HINTING_NONE);
    TTF_SetFontKerning(font, 0);
    return font;
}

static bool open_drawing(Fonts *fonts, Face face, Str folder, Failure *failure) {
    /* Any size: the first glyph of another one changes it. */
    enum { FIRST_EM_PX = 40 };
    int size = SDL_snprintf(fonts->paths[face], sizeof(fonts->paths[face]), "%.*s/%s",
                            STR_ARG(folder), file_names[face]);
    if (size >= (int)sizeof(fonts->paths[face])) {
        return failure_set(failure, FAILURE_FILE, "the path of the fonts is too long");
    }
    fonts->drawing[face] = open_face(fonts->paths[face], FIRST_EM_PX, failure);
    fonts->em_px[face] = FIRST_EM_PX;
    return fonts->drawing[face] != NULL;
}

/* All faces or a failure that names the one that is missing. */
Fonts *fonts_open_in(Arena *arena, Str folder, Failure *failure) {
    if (TTF_Init() != 0) {
        failure_set(failure, FAILURE_DEVICE, "SDL_ttf does not start: %s", TTF_GetError());
        return NULL;
    }
    Fonts *fonts = ARENA_NEW(arena, Fonts, 1);
    fonts->arena = arena;
    for (int32_t face = 0; face < FACE_COUNT; face++) {
        for (int32_t i = 0; i < DIRECT_COUNT; i++) {
            fonts->direct[face][i] = UNKNOWN;
        }
        if (!open_drawing(fonts, (Face)face, folder, failure)) {
            fonts_close(fonts);
            return NULL;
        }
    }
    return fonts;
}

/* Faces share their file's memory, so they close together. */
void fonts_close(Fonts *fonts) {
    for (int32_t face = 0; face < FACE_COUNT; face++) {
        if (fonts->drawing[face]) {
            TTF_CloseFont(fonts->drawing[face]);
        }
        if (fonts->measuring[face]) {
            TTF_CloseFont(fonts->measuring[face]);
        }
    }
    SDL_FreeSurface(fonts->surface);
    SDL_free(fonts->coverage);
    TTF_Quit();
}

/* A character counts as missing when the face of the other script lacks it, too. */
static void note_missing(Fonts *fonts, Face face, uint32_t scalar) {
    bool latin = face == FACE_LATIN || face == FACE_LATIN_BOLD;
    Face other = latin ? FACE_JAPANESE : FACE_LATIN;
    if (face == FACE_ICON || TTF_GlyphIsProvided32(fonts->drawing[other], scalar)) {
        return;
    }
    for (int32_t i = 0; i < fonts->missing_count; i++) {
        if (fonts->missing[i] == scalar) {
            return;
        }
    }
    if (fonts->missing_count < MISSING_MAX) {
        fonts->missing[fonts->missing_count++] = scalar;
    }
}

/* Counted for the staff page; the tool should have found them all. */
int32_t fonts_missing(const Fonts *fonts) {
    return fonts->missing_count;
}

/* SDL_ttf rounds advances to whole pixels. At 2048 pixels an em a pixel is a design unit, so
 * nothing is lost; as long as nothing is drawn with it, such a handle costs little memory (§12). */
static bool open_measure(Fonts *fonts, Face face, Failure *failure) {
    if (!fonts->measuring[face]) {
        fonts->measuring[face] = open_face(fonts->paths[face], DESIGN_UNITS_PER_EM, failure);
    }
    return fonts->measuring[face] != NULL;
}

bool fonts_open_measures(Fonts *fonts, Failure *failure) {
    for (int32_t face = 0; face < FACE_COUNT; face++) {
        if (!open_measure(fonts, (Face)face, failure)) {
            return false;
        }
    }
    return true;
}

static int32_t ask_advance(Fonts *fonts, Face face, uint32_t scalar) {
    Failure ignored;
    if (!open_measure(fonts, face, &ignored)) {
        return -1; /* the file was taken away since the start: its characters are missing now */
    }
    TTF_Font *font = fonts->measuring[face];
    int advance = 0;
    /* A missing glyph is no error to SDL_ttf: it would measure and draw the empty box. */
    if (!TTF_GlyphIsProvided32(font, scalar) ||
        TTF_GlyphMetrics32(font, scalar, NULL, NULL, NULL, NULL, &advance) != 0) {
        note_missing(fonts, face, scalar);
        return -1;
    }
    return advance;
}

/* Of the unhinted glyph, which is what lines were measured with. */
static int32_t advance(void *context, Face face, uint32_t scalar) {
    Fonts *fonts = context;
    if (scalar < DIRECT_COUNT) {
        int16_t *known = &fonts->direct[face][scalar];
        if (*known == UNKNOWN) {
            *known = (int16_t)ask_advance(fonts, face, scalar);
        }
        return *known;
    }
    HashedAdvance *slot = &fonts->hashed[face][(scalar * 2654435761u) >> 20];
    if (slot->scalar != scalar) {
        *slot = (HashedAdvance){scalar, ask_advance(fonts, face, scalar)};
    }
    return slot->advance;
}

Measure fonts_measure(Fonts *fonts) {
    return (Measure){.context = fonts, .advance = advance};
}

/* Coverage only; the colour comes when it is painted. */
static SDL_Surface *render(TTF_Font *font, GlyphName name) {
    SDL_Color white = {255, 255, 255, 255};
    if (name.mark == 0) {
        return TTF_RenderGlyph32_Blended(font, name.scalar, white);
    }
    /* Base and mark go through HarfBuzz as one text, which puts them together or picks the one
     * glyph the face has for both. Single glyphs take the shorter way. */
    char text[9] = {0};
    int32_t size = utf8_put(text, name.scalar);
    utf8_put(text + size, name.mark);
    return TTF_RenderUTF8_Blended(font, text, white);
}

/* Grows the coverage buffer; large glyphs are few, so it settles at once. */
static uint8_t *coverage_room(Fonts *fonts, int32_t size) {
    if (size > fonts->coverage_size) {
        fonts->coverage = SDL_realloc(fonts->coverage, (size_t)size);
        assert(fonts->coverage && "a glyph fits in memory");
        fonts->coverage_size = size;
    }
    return fonts->coverage;
}

/* The box around all pixels that are not empty. The surface is as high as a line and as wide as an
 * advance, mostly empty. Only ink is kept, so the atlas holds more and painting reads less. */
static SDL_Rect ink_of(const SDL_Surface *surface) {
    int left = surface->w;
    int right = -1;
    int top = surface->h;
    int bottom = -1;
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const char *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < surface->w; x++) {
            if (row[x] >> 24 == 0) {
                continue;
            }
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y;
        }
    }
    return right < 0 ? (SDL_Rect){0, 0, 0, 0}
                     : (SDL_Rect){left, top, right - left + 1, bottom - top + 1};
}

/* Only coverage is kept; colour comes later. */
static void copy_alpha(Fonts *fonts, SDL_Rect ink, GlyphImage *image) {
    const SDL_Surface *surface = fonts->surface;
    uint8_t *out = coverage_room(fonts, ink.w * ink.h > 0 ? ink.w * ink.h : 1);
    for (int y = 0; y < ink.h; y++) {
        const uint32_t *row =
            (const uint32_t *)((const char *)surface->pixels + (ink.y + y) * surface->pitch);
        for (int x = 0; x < ink.w; x++) {
            out[y * ink.w + x] = (uint8_t)(row[ink.x + x] >> 24);
        }
    }
    image->coverage = out;
}

/* SDL_ttf draws one glyph; where it goes is our own business. */
bool fonts_draw(Fonts *fonts, GlyphName name, GlyphImage *image) {
    TTF_Font *font = fonts->drawing[name.face];
    /* A change of size empties SDL_ttf's cache and costs accordingly; it happens only for glyphs
     * that the atlas does not have. */
    if (fonts->em_px[name.face] != name.em_px) {
        TTF_SetFontSize(font, name.em_px);
        fonts->em_px[name.face] = name.em_px;
    }
    SDL_FreeSurface(fonts->surface);
    fonts->surface = render(font, name);
    if (!fonts->surface) {
        *image = (GlyphImage){0};
        return false;
    }
    /* SDL_ttf puts the pen origin at the left edge, unless the ink begins before it: then the
     * surface begins at the ink. */
    int minx = 0;
    if (name.mark == 0) {
        TTF_GlyphMetrics32(font, name.scalar, &minx, NULL, NULL, NULL, NULL);
    }
    SDL_Rect ink = ink_of(fonts->surface);
    *image = (GlyphImage){
        .width_px = ink.w,
        .height_px = ink.h,
        .left_px = ink.x + (minx < 0 ? minx : 0),
        .top_px = ink.y - TTF_FontAscent(font),
        .pitch = ink.w,
    };
    copy_alpha(fonts, ink, image);
    return true;
}
