/* A sorted array is all the map that a few thousand names need; it is filled once, sorted once,
 * then asked. */
#include "pack_tool/names.h"

#include <assert.h>
#include <stdlib.h>

#include "base/nearest.h"

/* The caller has counted; a table that grows would move what others point to. */
Names names_in(Arena *arena, int32_t capacity) {
    return (Names){.items = ARENA_NEW(arena, Name, capacity + 1), .capacity = capacity};
}

/* Without asking whether it is there; names_find does that. */
void names_add(Names *names, Str text, int32_t id, Place place) {
    assert(names->count < names->capacity && "the caller has counted its names");
    names->items[names->count++] = (Name){.text = text, .id = id, .place = place};
}

/* By bytes, then by id, so that twins stand together in a known order. */
static int compare(const void *left, const void *right) {
    const Name *a = left;
    const Name *b = right;
    int order = str_compare(a->text, b->text);
    return order != 0 ? order : a->id - b->id;
}

/* By bytes: the order must not depend on anybody's locale. */
void names_sort(Names *names) {
    qsort(names->items, (size_t)names->count, sizeof(Name), compare);
}

/* By halving; of twins it is the first. */
Name *names_find(const Names *names, Str text) {
    int32_t low = 0;
    int32_t high = names->count;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (str_compare(names->items[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < names->count && str_equal(names->items[low].text, text);
    return found ? &names->items[low] : NULL;
}

/* The one that is meant when a name is not found. */
Str names_nearest(Arena *scratch, const Names *names, Str wrong) {
    ArenaMark mark = arena_mark(scratch);
    Str *words = ARENA_NEW(scratch, Str, names->count + 1);
    for (int32_t i = 0; i < names->count; i++) {
        words[i] = names->items[i].text;
    }
    Str near = nearest_word(wrong, words, names->count);
    arena_rewind(scratch, mark);
    return near;
}
