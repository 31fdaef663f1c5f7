/* Names with numbers, sorted once and then looked up.
 *
 *     Names names = names_in(&arena, 100);
 *     names_add(&names, S("110/03-x"), 7, place);
 *     names_sort(&names);
 *     const Name *found = names_find(&names, S("110/03-x"));        // found->id == 7
 */
#ifndef TSUBO_PACK_TOOL_NAMES_H
#define TSUBO_PACK_TOOL_NAMES_H

#include "pack_tool/finding.h"

/* A text, what it stands for, and where it was given. */
typedef struct Name {
    Str text;
    int32_t id;
    Place place; /* where the name is given */
    bool used;   /* for the caller: somebody referred to it */
} Name;

typedef struct Names {
    Name *items;
    int32_t count;
    int32_t capacity;
} Names;

/* Room for `capacity` names in the arena; texts are borrowed. */
Names names_in(Arena *arena, int32_t capacity);
/* More than the capacity is a bug of the caller. */
void names_add(Names *names, Str text, int32_t id, Place place);
/* By text, equal texts by id. */
void names_sort(Names *names);
/* The first with that text, or NULL. Only after names_sort. */
Name *names_find(const Names *names, Str text);
/* The text nearest to a wrong one, as nearest_word has it. */
Str names_nearest(Arena *scratch, const Names *names, Str wrong);

#endif
