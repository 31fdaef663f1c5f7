/* Feeds the files of a folder to a fuzz target: the committed corpus as a plain test. */
#include <stddef.h>
#include <stdio.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv) {
    Arena arena = arena_open((size_t)16 << 20);
    Failure failure = {0};
    FileNames names = {0};
    if (argc != 2 || !file_list_in(&arena, str_from_c(argv[1]), 4096, &names, &failure)) {
        fprintf(stderr, "usage: replay FOLDER (%s)\n", failure.sentence);
        return 2;
    }
    for (int32_t i = 0; i < names.count; i++) {
        ArenaMark mark = arena_mark(&arena);
        Str path = arena_print_in(&arena, "%s/%.*s", argv[1], STR_ARG(names.names[i]));
        Str input = {0};
        if (!file_read_in(&arena, path, 1 << 20, &input, &failure)) {
            fprintf(stderr, "%s\n", failure.sentence);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)input.at, (size_t)input.size);
        arena_rewind(&arena, mark);
    }
    printf("%d inputs\n", names.count);
    arena_close(&arena);
    return names.count > 0 ? 0 : 1;
}
