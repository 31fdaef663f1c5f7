/* The one place of the tool that asks the text room for phrases. */
#include "pack_tool/phrases.h"

Str phrases_mark_in(Arena *arena, Str text) {
    (void)arena;
    return text;
}
