/* Finding fonts/ without an installed path in the program, so that it runs from any folder. A path
 * from the build would be wrong as soon as somebody moves the program. */
#include "pack_tool/faces.h"

#include <unistd.h>

#include "base/file.h"

/* The folder of the running program, without a slash at the end. */
static Str program_folder(char *buffer, size_t size) {
    ssize_t length = readlink("/proc/self/exe", buffer, size - 1);
    while (length > 0 && buffer[length - 1] != '/') {
        length--;
    }
    return (Str){buffer, length > 0 ? (int32_t)length - 1 : 0};
}

/* Beside the program, or where the package put it. */
static Str default_folder_in(Arena *arena) {
    /* out/VARIANT/bin in the source tree; bin when installed. */
    static const char *const ways[] = {"../../../fonts", "../share/tsubo/fonts"};
    char buffer[4096];
    Str program = program_folder(buffer, sizeof(buffer));
    for (int32_t i = 0; i < COUNT_OF(ways); i++) {
        Str folder = arena_print_in(arena, "%.*s/%s", STR_ARG(program), ways[i]);
        if (file_is_directory(folder)) {
            return folder;
        }
    }
    return S("fonts");
}

/* The very faces of the booth, so that what they cannot draw is found here. */
Fonts *faces_open_in(Arena *arena, Str folder, Failure *failure) {
    Fonts *fonts =
        fonts_open_in(arena, folder.size > 0 ? folder : default_folder_in(arena), failure);
    if (!fonts && folder.size == 0) {
        failure_within(failure, "the bundled fonts were not found, give --fonts DIR");
    }
    return fonts;
}

/* The Japanese face has Latin as well; what it lacks is drawn by nobody. */
static bool draws(void *context, uint32_t scalar) {
    const Measure *measure = context;
    return measure->advance(measure->context, FACE_JAPANESE, scalar) >= 0;
}

/* The checks ask the measure itself, so what they find is what a booth would draw. */
Coverage faces_coverage(const Measure *measure) {
    return (Coverage){.context = (void *)(uintptr_t)measure, .draws = draws};
}
