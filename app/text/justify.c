/* Two walks over a line: one to see what each stage can give, one to hand it out. */
#include "text/justify.h"

#include "text/space.h"

enum { STAGES_MOST = SQUEEZE_COUNT };

_Static_assert((int)STRETCH_COUNT <= (int)STAGES_MOST, "one array serves both directions");

/* What a stage can give, what is asked of it, and how far it was handed out. */
typedef struct Stage {
    int64_t room;
    int64_t asked;
    int64_t room_passed;
    int64_t given;
} Stage;

typedef struct Plan {
    Stage stages[STAGES_MOST];
    int32_t stage_count;
    bool squeezing;
} Plan;

/* What a gap of this kind can give to, or take in, a stage. */
static int64_t share(const Plan *plan, const Gap *gap, int32_t stage) {
    return plan->squeezing ? gap->squeeze[stage] : gap->stretch[stage];
}

/* The first walk: how much room each stage has on this line. */
static void plan_rooms(Plan *plan, const Clusters *clusters, int32_t first, int32_t last) {
    for (int32_t i = first + 1; i <= last; i++) {
        const Gap *gap = space_gap(clusters->at[i].gap_kind);
        for (int32_t stage = 0; stage < plan->stage_count; stage++) {
            plan->stages[stage].room += share(plan, gap, stage);
        }
    }
}

/* Asks the stages in order for `need`; returns what they do not have. */
static int64_t plan_ask(Plan *plan, int32_t stage_count, int64_t need) {
    for (int32_t stage = 0; stage < stage_count; stage++) {
        int64_t room = plan->stages[stage].room;
        plan->stages[stage].asked = need < room ? need : room;
        need -= plan->stages[stage].asked;
    }
    return need;
}

/* Stage 4 has no limit of its own but half an em a place over all stages (§7.3). */
static int64_t plan_ask_all(Plan *plan, int64_t need, int64_t change) {
    int64_t places = plan->stages[STRETCH_ALL].room;
    if (places == 0 || change > places * EM_HALF) {
        return need;
    }
    plan->stages[STRETCH_ALL].asked = need;
    return 0;
}

/* The part of the stages that falls to one gap. Running totals are rounded, not parts, so that
 * all parts add up exactly. */
static int64_t plan_give(Plan *plan, const Gap *gap) {
    int64_t sum = 0;
    for (int32_t s = 0; s < plan->stage_count; s++) {
        Stage *stage = &plan->stages[s];
        if (stage->asked == 0) {
            continue;
        }
        stage->room_passed += share(plan, gap, s);
        /* A stage that is asked for something has room, so the division is safe. */
        int64_t given = stage->asked * stage->room_passed / stage->room;
        sum += given - stage->given;
        stage->given = given;
    }
    return plan->squeezing ? -sum : sum;
}

/* Steps in the order of the rules, each until it is used up. */
int64_t justify_gaps(const Clusters *clusters, int32_t first, int32_t last, int64_t change,
                     int32_t *blanks) {
    /* A line that is right already only has its natural blanks copied. */
    Plan plan = {.stage_count = change < 0 ? SQUEEZE_COUNT : STRETCH_COUNT,
                 .squeezing = change < 0};
    int64_t left_over = 0;
    if (change != 0) {
        plan_rooms(&plan, clusters, first, last);
    }
    if (change < 0) {
        left_over = -plan_ask(&plan, SQUEEZE_COUNT, -change);
    } else if (change > 0) {
        left_over = plan_ask_all(&plan, plan_ask(&plan, STRETCH_ALL, change), change);
    }
    for (int32_t i = first + 1; i <= last; i++) {
        const Cluster *cluster = &clusters->at[i];
        int64_t given = change == 0 ? 0 : plan_give(&plan, space_gap(cluster->gap_kind));
        blanks[i - first - 1] = cluster->gap + (int32_t)given;
    }
    return left_over;
}
