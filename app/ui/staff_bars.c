/* Which rows the statistics have, and where a column ends. */
#include "ui/staff_rows.h"

typedef struct Builder {
    const Facts *facts;
    StaffBars bars;
    int32_t rows_per_column;
} Builder;

static void put(Builder *builder, StaffBar bar) {
    if (builder->bars.count < STAFF_BARS_MAX) {
        builder->bars.bars[builder->bars.count++] = bar;
    }
}

/* Begins a group of so many rows: in the next column when it would be torn and need not be. A group
 * longer than a column is torn, but never behind its heading. */
static void put_head(Builder *builder, Word word, int32_t number) {
    int32_t rows = builder->rows_per_column;
    /* Rows fill columns from the top, one column after the other; blank rows push a group to the
     * next. */
    int32_t used = builder->bars.count % rows;
    int32_t room = rows - used;
    bool torn = number + 1 > room && (number + 1 <= rows || room == 1);
    for (int32_t i = 0; torn && used > 0 && i < room; i++) {
        put(builder, (StaffBar){.kind = STAFF_BAR_BLANK});
    }
    put(builder, (StaffBar){.kind = STAFF_BAR_HEAD, .word = word});
}

static int32_t largest(const int32_t *counts, int32_t number) {
    int32_t most = 1;
    for (int32_t i = 0; i < number; i++) {
        most = counts[i] > most ? counts[i] : most;
    }
    return most;
}

/* All bars of a group share one scale, or they could not be compared. */
static void put_group(Builder *builder, Word head, const Word *words, const int32_t *counts,
                      int32_t number) {
    put_head(builder, head, number);
    int32_t most = largest(counts, number);
    for (int32_t i = 0; i < number; i++) {
        put(builder,
            (StaffBar){.kind = STAFF_BAR_WORD, .word = words[i], .count = counts[i], .most = most});
    }
}

/* Totals of all sessions that are kept. */
static void put_sums(Builder *builder) {
    const StatsSums *sums = &builder->facts->sums;
    const struct {
        Word word;
        int32_t count;
    } rows[] = {{WORD_COUNTS_SESSIONS, sums->all.number},
                {WORD_COUNTS_VISITS, sums->all.visits},
                {WORD_COUNTS_OPENS, sums->opens},
                {WORD_COUNTS_COMPLETED, sums->completed},
                {WORD_COUNTS_CODES, sums->codes}};
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        put(builder,
            (StaffBar){.kind = STAFF_BAR_SUM, .word = rows[i].word, .count = rows[i].count});
    }
}

/* What was opened most. */
static void put_top(Builder *builder) {
    const Facts *facts = builder->facts;
    if (facts->top_count == 0) {
        return;
    }
    /* The list of titles may be torn: it is read from its top. */
    put_head(builder, WORD_COUNTS_TOP, builder->rows_per_column);
    for (int32_t i = 0; i < facts->top_count; i++) {
        put(builder, (StaffBar){.kind = STAFF_BAR_TOP,
                                .top = i,
                                .count = facts->top[i].opens,
                                .most = facts->top[0].opens});
    }
}

/* Bars of the same unit are of the same length for the same number. */
StaffBars staff_bars(const Facts *facts, int32_t rows_per_column) {
    static const Word dwell[STATS_BUCKETS] = {WORD_DWELL_1, WORD_DWELL_2, WORD_DWELL_3,
                                              WORD_DWELL_4, WORD_DWELL_5, WORD_DWELL_6};
    static const Word sizes[TEXT_SIZE_COUNT] = {WORD_SIZE_SMALL, WORD_SIZE_NORMAL, WORD_SIZE_LARGE,
                                                WORD_SIZE_LARGEST};
    static const Word languages[] = {WORD_JAPANESE, WORD_ENGLISH, WORD_DARK};
    const StatsSession *all = &facts->sums.all;
    const int32_t looks[] = {all->languages[LANGUAGE_JAPANESE], all->languages[LANGUAGE_ENGLISH],
                             all->dark};
    Builder builder = {.facts = facts, .rows_per_column = rows_per_column};
    if (facts->sums.opens == 0 && all->visits == 0) {
        return builder.bars;
    }
    put_sums(&builder);
    put_top(&builder);
    put_group(&builder, WORD_COUNTS_DWELL, dwell, facts->sums.dwell, STATS_BUCKETS);
    put_group(&builder, WORD_COUNTS_SIZES, sizes, all->sizes, TEXT_SIZE_COUNT);
    put_group(&builder, WORD_COUNTS_LANGUAGES, languages, looks, COUNT_OF(looks));
    return builder.bars;
}
