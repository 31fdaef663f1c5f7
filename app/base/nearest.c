/* Edit distance with swaps, on the three rows that it needs. */
#include "base/nearest.h"

#include "base/utf8.h"

enum { WORD_MOST = 40 };

static int32_t scalars_of(Str word, uint32_t *scalars) {
    int32_t count = 0;
    while (word.size > 0 && count < WORD_MOST) {
        scalars[count++] = utf8_next(&word);
    }
    return count;
}

static int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* Edits between two words, as people make them: one letter wrong, missing, too many. */
int32_t nearest_distance(Str a, Str b) {
    uint32_t from[WORD_MOST];
    uint32_t to[WORD_MOST];
    int32_t rows[3][WORD_MOST + 1];
    int32_t from_count = scalars_of(a, from);
    int32_t to_count = scalars_of(b, to);
    for (int32_t j = 0; j <= to_count; j++) {
        rows[0][j] = j;
    }
    for (int32_t i = 1; i <= from_count; i++) {
        int32_t *row = rows[i % 3];
        const int32_t *above = rows[(i + 2) % 3];
        const int32_t *above_that = rows[(i + 1) % 3];
        row[0] = i;
        for (int32_t j = 1; j <= to_count; j++) {
            int32_t replaced = above[j - 1] + (from[i - 1] != to[j - 1]);
            row[j] = least(replaced, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
                row[j] = least(row[j], above_that[j - 2] + 1);
            }
        }
    }
    return rows[from_count % 3][to_count];
}

/* Only when it is near enough to be meant. */
Str nearest_word(Str wrong, const Str *words, int32_t count) {
    int32_t length = utf8_count(wrong);
    int32_t best = (length < 6 ? 2 : length / 3) + 1;
    Str nearest = {0};
    for (int32_t i = 0; i < count; i++) {
        int32_t distance = nearest_distance(wrong, words[i]);
        /* A word that shares nothing is not near, however short it is. */
        if (distance < best && distance < utf8_count(words[i])) {
            best = distance;
            nearest = words[i];
        }
    }
    return nearest;
}
