/* One open-addressing table for the whole newsletter. */
#include "pack_tool/import/cohesion.h"

#include <string.h>

#include "base/utf8.h"

enum { GRAM_CHARACTERS = 4 };
/* Grams of a long unit beyond this many characters do not change what it is about. */
enum { UNIT_CHARACTERS_MAX = 600 };
enum { CAPACITY_MIN = 1024, CAPACITY_MAX = 1 << 20, RARE_UNITS_MIN = 4, RARE_SHARE = 10 };

/* Walks over the grams of a text. */
typedef struct GramWalk {
    Str rest;
    uint32_t run[GRAM_CHARACTERS];
    int32_t length; /* of the current run, at most GRAM_CHARACTERS */
    int32_t walked;
} GramWalk;

/* Kanji, katakana and Latin carry what a text is about; hiragana holds it together. */
static bool is_content(uint32_t scalar) {
    return match_is_kanji(scalar) || match_is_katakana(scalar) || match_is_latin(scalar) ||
           match_is_digit(scalar);
}

/* Never 0, which marks a free place. */
static uint64_t gram_key(const GramWalk *walk) {
    return str_hash(STR_HASH_SEED, walk->run, (int32_t)sizeof(walk->run)) | 1;
}

/* The next gram's key, 0 at the end. */
static uint64_t next_gram(GramWalk *walk) {
    while (walk->rest.size > 0 && walk->walked < UNIT_CHARACTERS_MAX) {
        Str common = match_start(walk->rest, words_common);
        if (common.size > 0) {
            walk->rest = str_slice(walk->rest, common.size, walk->rest.size);
            walk->length = 0;
            continue;
        }
        uint32_t scalar = utf8_next(&walk->rest);
        walk->walked++;
        if (!is_content(scalar)) {
            walk->length = 0;
            continue;
        }
        memmove(walk->run, walk->run + 1, sizeof(walk->run) - sizeof(walk->run[0]));
        walk->run[GRAM_CHARACTERS - 1] = scalar;
        walk->length += walk->length < GRAM_CHARACTERS;
        if (walk->length == GRAM_CHARACTERS) {
            return gram_key(walk);
        }
    }
    return 0;
}

/* The place of a key; a free one if it is new, NULL when the table is as full as it may be. */
static Gram *find_gram(Cohesion *cohesion, uint64_t key) {
    uint64_t at = key >> 20;
    for (;;) {
        Gram *gram = &cohesion->grams[at & (uint64_t)(cohesion->capacity - 1)];
        if (gram->key == key) {
            return gram;
        }
        if (gram->key == 0) {
            return cohesion->used < cohesion->capacity / 4 * 3 ? gram : NULL;
        }
        at++;
    }
}

/* A gram counts once a unit, however often the unit repeats it. */
static void count_unit(Cohesion *cohesion, const Unit *units, int32_t unit) {
    GramWalk walk = {.rest = units[unit].fold};
    for (uint64_t key = next_gram(&walk); key != 0; key = next_gram(&walk)) {
        Gram *gram = find_gram(cohesion, key);
        if (gram && gram->key == 0) {
            *gram = (Gram){.key = key, .last = -1, .seen = -1};
            cohesion->used++;
        }
        if (gram && gram->seen != unit) {
            gram->units++;
            gram->seen = unit;
        }
    }
}

/* Counted over the whole newsletter first, because only that shows which words are rare. The
 * table is bounded: what no longer fits says nothing, which is safe. */
Cohesion cohesion_in(Arena *arena, const Unit *units, int32_t from, int32_t end) {
    int64_t characters = 0;
    for (int32_t i = from; i < end; i++) {
        int32_t size = units[i].fold.size / 2;
        characters += size < UNIT_CHARACTERS_MAX ? size : UNIT_CHARACTERS_MAX;
    }
    Cohesion cohesion = {.capacity = CAPACITY_MIN};
    while (cohesion.capacity < characters * 2 && cohesion.capacity < CAPACITY_MAX) {
        cohesion.capacity *= 2;
    }
    cohesion.grams = ARENA_NEW(arena, Gram, cohesion.capacity);
    int32_t share = (end - from) / RARE_SHARE;
    cohesion.rare_units = share > RARE_UNITS_MIN ? share : RARE_UNITS_MIN;
    for (int32_t i = from; i < end; i++) {
        count_unit(&cohesion, units, i);
    }
    return cohesion;
}

/* Only grams that were last seen inside of this article count: an echo from an earlier one is
 * chance. */
int32_t cohesion_shared(Cohesion *cohesion, const Unit *units, int32_t unit, int32_t start) {
    int32_t shared = 0;
    GramWalk walk = {.rest = units[unit].fold};
    for (uint64_t key = next_gram(&walk); key != 0; key = next_gram(&walk)) {
        const Gram *gram = find_gram(cohesion, key);
        shared += gram && gram->key == key && gram->last >= start && gram->last < unit &&
                  gram->units <= cohesion->rare_units;
    }
    return shared;
}

/* From now on the unit's words belong to what came before. */
void cohesion_pass(Cohesion *cohesion, const Unit *units, int32_t unit) {
    GramWalk walk = {.rest = units[unit].fold};
    for (uint64_t key = next_gram(&walk); key != 0; key = next_gram(&walk)) {
        Gram *gram = find_gram(cohesion, key);
        if (gram && gram->key == key) {
            gram->last = unit;
        }
    }
}
