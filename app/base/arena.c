/* Arenas: the only file of the house that takes memory from the system (libraries aside).
 *
 * One block and one position that moves forward. There is no chain of blocks that grows on demand:
 * sizes follow from base/limits.h, so a second block would only hide a wrong sum. Every arena is
 * asked for at its largest from the start, which is cheap because the system hands out address
 * space first and memory page by page as it is written. */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One cache line, the largest alignment anybody asks for: offsets are aligned inside the block, so
 * the block itself has to begin on such an address. malloc promises 16 bytes only. */
enum { BLOCK_ALIGNMENT = 64 };

/* Reserved, not taken: pages that nobody touches cost nothing. */
Arena arena_open(size_t size) {
    void *base = NULL;
    /* A machine that is too small is no fault of the program: it says so and leaves instead of
     * aborting. */
    if (posix_memalign(&base, BLOCK_ALIGNMENT, size) != 0) {
        fputs("tsubo: not enough memory to start\n", stderr);
        exit(1);
    }
    return (Arena){.base = base, .size = size};
}

void arena_close(Arena *arena) {
    free(arena->base);
    *arena = (Arena){0};
}

/* Not zeroed, for what is written before it is read. */
void *arena_reserve(Arena *arena, size_t size, size_t alignment) {
    assert(alignment <= BLOCK_ALIGNMENT && "the block begins on no larger alignment");
    /* The room is compared by subtraction because start + size would wrap for an absurd size, and
     * such a size would then seem to fit. */
    size_t start = (arena->used + alignment - 1) & ~(alignment - 1);
    assert(start <= arena->size && size <= arena->size - start && "an arena of limits.h ran out");
    arena->used = start + size;
    /* The only place where `used` grows, so the only one that has to look after the high-water
     * mark. */
    if (arena->used > arena->high) {
        arena->high = arena->used;
    }
    return arena->base + start;
}

/* Zeroed. An arena that runs out is a bug and asserts, because its size follows from limits.h. */
void *arena_alloc(Arena *arena, size_t size, size_t alignment) {
    /* Fresh pages are zero anyway, but after a rewind the bytes still hold what stood there
     * before. */
    return memset(arena_reserve(arena, size, alignment), 0, size);
}

ArenaMark arena_mark(const Arena *arena) {
    return arena->used;
}

/* Everything since the mark is gone at once. */
void arena_rewind(Arena *arena, ArenaMark mark) {
    assert(mark <= arena->used && "a mark is older than what it rewinds");
    arena->used = mark;
}

/* The memory stays and is written over by whoever comes next. */
void arena_reset(Arena *arena) {
    arena->used = 0;
}

size_t arena_left(const Arena *arena) {
    return arena->size - arena->used;
}

Str arena_copy_in(Arena *arena, Str text) {
    /* One byte more than the text: a zero stands behind every copy, so that its `.at` may be given
     * to the system as a C string. */
    char *copy = arena_alloc(arena, (size_t)text.size + 1, 1);
    if (text.size > 0) {
        memcpy(copy, text.at, (size_t)text.size);
    }
    return (Str){copy, text.size};
}

/* Measured, then written: no buffer to be too small. */
Str arena_print_in(Arena *arena, const char *format, ...) {
    va_list list;
    va_start(list, format);
    /* Measured first, written second. A va_list can be walked only once, hence two of them. */
    int size = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(size >= 0 && "a format of our own is valid");
    char *text = arena_alloc(arena, (size_t)size + 1, 1);
    va_start(list, format);
    vsnprintf(text, (size_t)size + 1, format, list);
    va_end(list);
    return (Str){text, size};
}
