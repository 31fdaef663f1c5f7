/* A text that grows up to a stated size: dumps, generated files, sentences.
 *
 * The memory is taken from an arena at once; a buffer that would overflow sets `full` and ignores
 * what does not fit, so a writer checks once at the end instead of after every step.
 *
 *     Buffer out = buffer_in(arena, 64 * 1024);
 *     buffer_print(&out, "%d pages\n", count);
 *     fwrite(out.at, 1, (size_t)out.size, stdout);
 */
#ifndef TSUBO_BASE_BUFFER_H
#define TSUBO_BASE_BUFFER_H

#include "base/arena.h"

typedef struct Buffer {
    char *at;
    int32_t size;     /* bytes written */
    int32_t capacity; /* bytes at most */
    bool full;        /* something did not fit */
} Buffer;

Buffer buffer_in(Arena *arena, int32_t capacity);
void buffer_put(Buffer *buffer, Str text);
void buffer_put_scalar(Buffer *buffer, uint32_t scalar);
void buffer_print(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What was written so far; grows stale with the next write. */
Str buffer_view(const Buffer *buffer);

#endif
