/* Picture files: names, sizes, re-encoding.
 *
 * A picture is decoded here and written anew, so that what booths decode comes from our own
 * encoder and holds no place, camera or name of its owner.
 */
#include "pack_tool/pictures.h"

#include "base/file.h"
#include "base/limits.h"
#include "sdl/picture.h"

/* A file name in the same folder: letters, digits, dots, hyphens, underscores. */
static bool is_file_name(Str name) {
    for (int32_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        if (!letter && !(byte >= '0' && byte <= '9') && byte != '.' && byte != '-' && byte != '_') {
            return false;
        }
    }
    return name.size > 0 && name.at[0] != '.';
}

/* Masked before shifting, so that a file's own nonsense cannot overflow. */
static int32_t big_endian(Str bytes, int32_t at, int32_t size) {
    int32_t number = 0;
    for (int32_t i = at; i < at + size; i++) {
        number = (number & 0x7FFFFF) << 8 | (unsigned char)bytes.at[i];
    }
    return number;
}

/* The size a PNG or JPEG states, read without the decoder, which refuses what is too large without
 * saying so. {0, 0} for anything else. */
static void stated_size(Str bytes, int32_t *width_px, int32_t *height_px) {
    *width_px = *height_px = 0;
    if (bytes.size >= 24 && str_starts_with(bytes, S("\x89PNG"))) {
        *width_px = big_endian(bytes, 16, 4);
        *height_px = big_endian(bytes, 20, 4);
        return;
    }
    /* A JPEG is a chain of segments: FF, kind, size. Kinds C0–CF but three hold the picture's size.
     */
    int32_t at = str_starts_with(bytes, S("\xFF\xD8")) ? 2 : bytes.size;
    while (at + 9 < bytes.size && bytes.at[at] == '\xFF') {
        int32_t kind = (unsigned char)bytes.at[at + 1];
        if (kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC) {
            *height_px = big_endian(bytes, at + 5, 2);
            *width_px = big_endian(bytes, at + 7, 2);
            return;
        }
        at += 2 + big_endian(bytes, at + 2, 2);
    }
}

/* Asked before the decoder, which would refuse without saying why. */
static bool check_size(Str name, int32_t width_px, int32_t height_px, Failure *failure) {
    if (width_px > LIMIT_PICTURE_SIDE_PX || height_px > LIMIT_PICTURE_SIDE_PX) {
        return failure_set(failure, FAILURE_LIMIT,
                           "the picture %.*s is too large: %d × %d pixels, the limit is %d a side",
                           STR_ARG(name), width_px, height_px, LIMIT_PICTURE_SIDE_PX);
    }
    return true;
}

/* The size it states is judged before the decoder is asked for it; no pixel is decoded yet. */
static bool measure(Source *source, Str path, SourcePicture *picture, Failure *failure) {
    Str bytes;
    ArenaMark mark = arena_mark(source->scratch);
    picture->path = path;
    bool done = file_read_in(source->scratch, path, LIMIT_PICTURE_BYTES, &bytes, failure);
    if (done) {
        stated_size(bytes, &picture->width_px, &picture->height_px);
        done = check_size(path, picture->width_px, picture->height_px, failure) &&
               (picture_size(bytes, &picture->width_px, &picture->height_px, failure) ||
                failure_within(failure, "the picture %.*s", STR_ARG(path)));
    }
    arena_rewind(source->scratch, mark);
    return done;
}

/* A picture that two articles show is one picture. */
static int32_t known_picture(const Source *source, Str path) {
    for (int32_t i = 0; i < source->picture_count; i++) {
        if (str_equal(source->pictures[i].path, path)) {
            return i + 1;
        }
    }
    return 0;
}

/* Numbered in the order in which texts show them. */
static bool add_picture(Source *source, Str path, Failure *failure) {
    SourcePicture *picture = &source->pictures[source->picture_count];
    if (source->picture_count == SOURCE_PICTURES_MOST) {
        return failure_set(failure, FAILURE_LIMIT, "there are more than %d pictures",
                           SOURCE_PICTURES_MOST);
    }
    if (!measure(source, path, picture, failure)) {
        return false;
    }
    source->picture_count++;
    return true;
}

/* Measured now, because pages need its size; decoded when it is written, because memory is dear. */
bool pictures_find(void *context, Str name, Block *block, Failure *failure) {
    const PictureFolder *folder = context;
    Source *source = folder->source;
    if (!is_file_name(name)) {
        return failure_set(failure, FAILURE_FILE,
                           "the picture “%.*s” must be a file beside the text", STR_ARG(name));
    }
    Str path = arena_print_in(source->arena, "%.*s/%.*s", STR_ARG(folder->folder), STR_ARG(name));
    if (!file_exists(path)) {
        return failure_set(failure, FAILURE_FILE, "the picture %.*s was not found", STR_ARG(path));
    }
    int32_t id = known_picture(source, path);
    if (id == 0) {
        if (!add_picture(source, path, failure)) {
            return false;
        }
        id = source->picture_count;
    }
    block->picture = id;
    block->width_px = source->pictures[id - 1].width_px;
    block->height_px = source->pictures[id - 1].height_px;
    return true;
}

/* Whatever came in goes out as a PNG that our own encoder wrote: no camera data, no surprises. */
bool pictures_encode_in(Arena *arena, const SourcePicture *picture, Str *png, Failure *failure) {
    Str bytes;
    Picture pixels;
    if (!file_read_in(arena, picture->path, LIMIT_PICTURE_BYTES, &bytes, failure) ||
        !picture_decode_in(arena, bytes, &pixels, failure) ||
        !picture_encode_png_in(arena, &pixels, png, failure)) {
        return failure_within(failure, "the picture %.*s", STR_ARG(picture->path));
    }
    if (png->size > LIMIT_PICTURE_BYTES) {
        return failure_set(failure, FAILURE_LIMIT,
                           "the picture %.*s has %d bytes as PNG, the limit is %d",
                           STR_ARG(picture->path), png->size, LIMIT_PICTURE_BYTES);
    }
    return true;
}
