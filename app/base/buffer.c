/* Texts that grow up to a bound. A piece that does not fit is left out whole and never cut, or a
 * dump could end inside a character and be no UTF-8 any more. A shorter piece may still fit behind
 * the one that was left out, so nothing but `full` tells whether the text is complete. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

Buffer buffer_in(Arena *arena, int32_t capacity) {
    return (Buffer){.at = arena_alloc(arena, (size_t)capacity, 1), .capacity = capacity};
}

/* All of it or nothing, and the buffer remembers that something did not fit. */
void buffer_put(Buffer *buffer, Str text) {
    if (text.size > buffer->capacity - buffer->size) {
        buffer->full = true;
        return;
    }
    if (text.size > 0) {
        memcpy(buffer->at + buffer->size, text.at, (size_t)text.size);
    }
    buffer->size += text.size;
}

void buffer_put_scalar(Buffer *buffer, uint32_t scalar) {
    char bytes[4];
    buffer_put(buffer, (Str){bytes, utf8_put(bytes, scalar)});
}

/* All of it or nothing, like buffer_put. */
void buffer_print(Buffer *buffer, const char *format, ...) {
    int32_t left = buffer->capacity - buffer->size;
    va_list list;
    va_start(list, format);
    int size = vsnprintf(buffer->at + buffer->size, (size_t)left, format, list);
    va_end(list);
    /* vsnprintf needs one byte for its zero, so a text that fills the buffer exactly counts as too
     * long; nobody sizes a buffer that tightly. What it wrote of such a text lies behind `size`,
     * where the next writer goes over it. */
    if (size < 0 || size >= left) {
        buffer->full = true;
        return;
    }
    buffer->size += size;
}

Str buffer_view(const Buffer *buffer) {
    return (Str){buffer->at, buffer->size};
}
