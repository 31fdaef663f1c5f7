/* Memory by lifetime. An arena is one block that is filled from the front and emptied at once.
 *
 * The house has few lifetimes: `forever`, `pack` (until another pack is opened), `article` (until
 * another article), `frame` (until the next frame). A function that takes an Arena may allocate in
 * it, one that does not take any cannot allocate: signatures tell. Nothing is freed one by one.
 *
 *     ArenaMark mark = arena_mark(arena);
 *     int32_t *widths = ARENA_NEW(arena, int32_t, 100);
 *     …
 *     arena_rewind(arena, mark);              // scratch is gone again
 *
 * Sizes follow from base/limits.h, so an arena that runs out is a bug: it asserts. Untouched pages
 * of a large arena cost address space only, never memory.
 */
#ifndef TSUBO_BASE_ARENA_H
#define TSUBO_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

typedef struct Arena {
    char *base;
    size_t size; /* bytes */
    size_t used;
    size_t high; /* high-water mark of `used`, for the overlay and the log */
} Arena;

typedef size_t ArenaMark;

/* Takes `size` bytes of address space from the system; ends the program if there is none (this
 * happens at the start of a program or never). Release with arena_close. */
Arena arena_open(size_t size);
void arena_close(Arena *arena);

/* `size` zeroed bytes aligned to `alignment` (a power of two, 64 at most). Never NULL. */
void *arena_alloc(Arena *arena, size_t size, size_t alignment);

/* The same without zeroing: for large buffers whose untouched pages should cost nothing. */
void *arena_reserve(Arena *arena, size_t size, size_t alignment);

/* `count` zeroed objects of a type. */
#define ARENA_NEW(arena, Type, count)                                                              \
    ((Type *)arena_alloc((arena), sizeof(Type) * (size_t)(count), _Alignof(Type)))

ArenaMark arena_mark(const Arena *arena);
void arena_rewind(Arena *arena, ArenaMark mark);
void arena_reset(Arena *arena);

/* Bytes that can still be taken; for readers of foreign data that must refuse instead of assert. */
size_t arena_left(const Arena *arena);

/* Copies the slice into the arena. */
Str arena_copy_in(Arena *arena, Str text);

/* printf into the arena; the result is a slice without terminator in its size, but a zero byte
 * stands behind it, so that `.at` may be given to the system as a C string. */
Str arena_print_in(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
