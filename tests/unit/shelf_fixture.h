/* Packs drawn by lot, and what a shelf of them must show.
 *
 *     ShelfPlan plan;
 *     shelf_plan_draw(&plan, seed);
 *     shelf_plan_write(&plan, &arena);                 // 0.tsubo, 1.tsubo, …
 *     Str expected = shelf_plan_expect(&plan, &arena); // every list of the shelf as text
 *
 * A plan is a table of small numbers, so the expectation is worked out from it without any pack,
 * by the rules that library/shelf.h states, in the slowest and plainest way there is.
 */
#ifndef TSUBO_TESTS_SHELF_FIXTURE_H
#define TSUBO_TESTS_SHELF_FIXTURE_H

#include "base/arena.h"

enum {
    PLAN_PACKS = 5,
    PLAN_NUMBERS = 30, /* issues 1 … 29 may exist */
    PLAN_ARTICLES = 3, /* of an issue at most */
    PLAN_VIDEOS = 12,
    PLAN_TOPICS = 6,
    PLAN_TERMS = 14,
    PLAN_PNG_DIGIT = 41, /* where a picture says whose it is */
};

/* An article or a video: bits of the topics and terms it stands in. */
typedef struct PlanItem {
    uint32_t topics;
    uint32_t terms;
    bool praised; /* has a highlight */
} PlanItem;

typedef struct PlanPack {
    int32_t serial;
    int32_t articles[PLAN_NUMBERS]; /* of each issue number; -1: the pack does not have it */
    PlanItem items[PLAN_NUMBERS][PLAN_ARTICLES];
    int32_t newest[PLAN_VIDEOS]; /* issue that names a video; -1: the pack does not have it */
    PlanItem videos[PLAN_VIDEOS];
    int32_t topics[PLAN_TOPICS]; /* order of topics.yaml; all packs know all of them */
} PlanPack;

typedef struct ShelfPlan {
    int32_t count;
    PlanPack packs[PLAN_PACKS]; /* in the order in which they are named */
} ShelfPlan;

/* The same seed draws the same plan. */
void shelf_plan_draw(ShelfPlan *plan, uint32_t seed);

/* Writes the packs of the plan as 0.tsubo, 1.tsubo, … into the present folder. */
void shelf_plan_write(const ShelfPlan *plan, Arena *arena);

/* What shelf_dump must print for them. */
Str shelf_plan_expect(const ShelfPlan *plan, Arena *arena);

#endif
