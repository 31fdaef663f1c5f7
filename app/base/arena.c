/* Arenas: the only caller of malloc in the house (libraries aside). */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Arena arena_open(size_t size) {
    char *base = malloc(size);
    if (!base) {
        fputs("tsubo: not enough memory to start\n", stderr);
        exit(1);
    }
    return (Arena){.base = base, .size = size};
}

void arena_close(Arena *arena) {
    free(arena->base);
    *arena = (Arena){0};
}

void *arena_reserve(Arena *arena, size_t size, size_t alignment) {
    size_t start = (arena->used + alignment - 1) & ~(alignment - 1);
    assert(start <= arena->size && size <= arena->size - start && "an arena of limits.h ran out");
    arena->used = start + size;
    if (arena->used > arena->high) {
        arena->high = arena->used;
    }
    return arena->base + start;
}

void *arena_alloc(Arena *arena, size_t size, size_t alignment) {
    return memset(arena_reserve(arena, size, alignment), 0, size);
}

ArenaMark arena_mark(const Arena *arena) {
    return arena->used;
}

void arena_rewind(Arena *arena, ArenaMark mark) {
    assert(mark <= arena->used && "a mark is older than what it rewinds");
    arena->used = mark;
}

void arena_reset(Arena *arena) {
    arena->used = 0;
}

size_t arena_left(const Arena *arena) {
    return arena->size - arena->used;
}

Str arena_copy_in(Arena *arena, Str text) {
    char *copy = arena_alloc(arena, (size_t)text.size + 1, 1);
    if (text.size > 0) {
        memcpy(copy, text.at, (size_t)text.size);
    }
    return (Str){copy, text.size};
}

Str arena_print_in(Arena *arena, const char *format, ...) {
    va_list list;
    va_start(list, format);
    int size = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(size >= 0 && "a format of our own is valid");
    char *text = arena_alloc(arena, (size_t)size + 1, 1);
    va_start(list, format);
    vsnprintf(text, (size_t)size + 1, format, list);
    va_end(list);
    return (Str){text, size};
}
