/* Total fit. The inner loop runs a few times a character and decides how fast the house lays out
 * text, so it looks at sums only and stops as soon as no later start can win. */
#include "text/fit.h"

/* Costs of §6 in 1/1024. */
enum {
    COST_SCALE = 1024,
    COST_SQUEEZE = 12 * COST_SCALE,
    COST_SQUEEZE_SQUARE = 30 * COST_SCALE,
    COST_SHORT_END = 60 * COST_SCALE, /* last line under 3 em */
    SHORT_END = 3 * EM,
    COST_ORPHAN = 100000 * COST_SCALE,
    /* A line short by the next chunk and more: below an orphan, above everything else. */
    COST_UNDERFULL = 50000 * COST_SCALE,
    UNDERFULL = 3 * EM / 2,
    UNDERFULL_BEFORE_LAST = UNDERFULL + 3 * EM,
    /* §4.6: a URL is broken when moving it whole leaves 1.5 em or more. */
    COST_URL_MOVED = 1000 * COST_SCALE,
    URL_MOVED = 3 * EM / 2,
};

/* One chunk that does not even fit alone. Lines of this kind come from emergencies only. */
static const int64_t COST_OVERFLOW = 1000000ll * COST_SCALE;
static const int64_t COST_NONE = INT64_MAX / 4;

/* The best way to a point: for a line that ends there (`best`), and for one before the last line,
 * which may be shorter to make room for orphan control (`relaxed`). Never is `relaxed` the dearer
 * one: it pays the same costs but for a milder underfull rule. */
typedef struct Route {
    int64_t best;
    int64_t relaxed;
    int32_t from;
    int32_t from_relaxed;
} Route;

/* The three answers in order. Too wide by no more than the stop at its end: let that hang. Too wide
 * otherwise, or not to be filled: squeeze, or leave alone. Too narrow: the blank at the end is kept
 * when it fits, or when squeezing it in changes the line less than stretching would. */
static inline Verdict judge(const Fitting *f) {
    int64_t spare = f->width - f->natural;
    if (spare < 0 && f->hang_body > 0 && spare + f->hang_body >= 0) {
        return (Verdict){.change = spare + f->hang_body, .hang = true};
    }
    if (spare < 0 || !f->filled) {
        return (Verdict){.change = spare < 0 ? spare : 0};
    }
    int64_t excess = f->end_blank - spare; /* with the blank kept */
    if (f->end_blank > 0 && (excess <= 0 || (excess < spare && excess <= f->squeeze))) {
        return (Verdict){.change = -excess, .keep = true};
    }
    return (Verdict){.change = spare};
}

Verdict fit_judge(const Fitting *fitting) {
    return judge(fitting);
}

/* What is squeezed is seen, so it costs. */
static inline int64_t squeeze_cost(int64_t need, int64_t squeeze) {
    return COST_SQUEEZE + COST_SQUEEZE_SQUARE * (need * need) / (squeeze * squeeze);
}

/* 6·s² with s in em. */
static inline int64_t short_cost(int64_t spare) {
    return 6ll * COST_SCALE * (spare * spare / EM) / EM;
}

/* 60·(s / (0.25·g))² + 6·s². A line without any place counts as having one. */
static inline int64_t stretch_cost(int64_t spare, int64_t places) {
    int64_t room = EM_QUARTER * (places > 0 ? places : 1);
    return 60ll * COST_SCALE * (spare * spare) / (room * room) + short_cost(spare);
}

/* The line from point i to point j, whatever follows it; COST_NONE if it does not fit. */
static inline int64_t line_cost(const Point *i, const Point *j, int64_t width, bool justified) {
    Fitting fitting = {.natural = j->tail - i->head,
                       .squeeze = j->squeeze_tail - i->squeeze_head,
                       .width = width,
                       .end_blank = justified ? j->end_blank : 0,
                       .hang_body = j->hang_body,
                       .filled = true};
    Verdict verdict = judge(&fitting);
    if (verdict.change < 0) {
        int64_t need = -verdict.change;
        return need > fitting.squeeze ? COST_NONE : squeeze_cost(need, fitting.squeeze);
    }
    return stretch_cost(verdict.change, j->places_tail - i->places_head);
}

/* The last line: shortness is free, orphans are not. */
static int64_t last_cost(const Point *i, const Point *j, int64_t width, bool only) {
    int64_t natural = j->tail - i->head;
    int64_t squeeze = j->squeeze_tail - i->squeeze_head;
    int64_t cost = 0;
    if (natural > width && natural - j->hang_body > width) {
        int64_t need = natural - width;
        if (need > squeeze) {
            return COST_NONE;
        }
        cost = squeeze_cost(need, squeeze);
    }
    if (only) {
        return cost;
    }
    if (j->letters_tail - i->letters_head <= 1) {
        cost += COST_ORPHAN;
    }
    return cost + (natural < SHORT_END ? COST_SHORT_END : 0);
}

/* The running state of the program: routes so far, and a stack of points whose routes are the
 * cheapest from there on, for the lower bound that ends a search. */
typedef struct Search {
    const Points *points;
    const Column *column;
    Route *routes;
    int32_t *stack;
    int32_t stack_count;
    int32_t window;       /* first point whose line can still be squeezed in */
    int32_t window_stack; /* first entry of the stack at or behind it */
} Search;

/* Sums from the left, so the width of any stretch is one subtraction. */
static inline int64_t width_from(const Search *search, int32_t i) {
    return i == 0 ? search->column->first : search->column->others;
}

/* Lines have at most this many points: far more than fit, so it only bounds hostile text whose
 * characters have no width. */
static int32_t window_most(const Column *column) {
    int64_t ems = (column->first > column->others ? column->first : column->others) / EM;
    return 1024 + 4 * (int32_t)(ems < 100000 ? ems : 100000);
}

/* The window only ever moves forward: what line i–j needs at the least grows with j, so a start
 * that is too far away once stays too far. That makes all windows together one walk over the
 * points. */
static void advance_window(Search *search, int32_t j) {
    const Point *at = search->points->at;
    const Column *column = search->column;
    int64_t widest = column->first > column->others ? column->first : column->others;
    int64_t limit = widest + at[j].hang_body;
    int64_t tail = at[j].tail - at[j].squeeze_tail;
    while (search->window < j - 1 &&
           tail - at[search->window].head + at[search->window].squeeze_head > limit) {
        search->window++;
    }
    int32_t bound = j - window_most(column);
    if (search->window < bound) {
        search->window = bound;
    }
    if (search->window_stack >= search->stack_count) {
        search->window_stack = search->stack_count - 1;
    }
    /* Ends at the latest on the last entry: that is always j − 1, which no window passes. */
    while (search->stack[search->window_stack] < search->window) {
        search->window_stack++;
    }
}

/* Keeps the stack rising in both point and cost, from bottom to top. Then the first entry at or
 * behind a point is the cheapest route from there on, and so a lower bound for every start behind
 * it. */
static void push_route(Search *search, int32_t j) {
    while (search->stack_count > 0 &&
           search->routes[search->stack[search->stack_count - 1]].best >= search->routes[j].best) {
        search->stack_count--;
    }
    search->stack[search->stack_count++] = j;
}

/* Extra cost of ending the line i–j in front of a URL that could have been broken. */
static inline int64_t url_cost(const Search *search, int32_t i, int32_t j, int64_t width) {
    const Point *at = search->points->at;
    if (!at[j].before_url || !at[j + 1].in_url || width - (at[j].tail - at[i].head) < URL_MOVED) {
        return 0;
    }
    int64_t least = at[j + 1].tail - at[i].head - (at[j + 1].squeeze_tail - at[i].squeeze_head);
    return least <= width ? COST_URL_MOVED : 0;
}

/* Points come in the order of the text: of two equal ways the one whose earlier lines are fuller
 * wins (worked example 5). */
static inline void offer(int64_t cost, int32_t from, int64_t *best, int32_t *best_from) {
    if (cost <= *best) {
        *best = cost;
        *best_from = from;
    }
}

/* Offers the line i–j to the route of j. False when no later start can win any more: those lines
 * are shorter still, so they cost at least the cheapest route left and the shortness of this one.
 * The first line is left out of that argument, because its measure may be another. */
static inline bool try_line(Search *search, int32_t i, int32_t j, int64_t floor) {
    const Point *at = search->points->at;
    Route *route = &search->routes[j];
    int64_t width = width_from(search, i);
    int64_t spare = width - (at[j].tail - at[i].head) - at[j].end_blank;
    if (i > 0 && spare > 0 && floor + short_cost(spare) > route->best) {
        return false;
    }
    int64_t cost = line_cost(&at[i], &at[j], width, search->column->justified);
    if (cost >= COST_NONE) {
        if (i < j - 1) {
            return true;
        }
        cost = COST_OVERFLOW;
    }
    cost += search->routes[i].best + (int64_t)at[j].penalty * COST_SCALE;
    cost += url_cost(search, i, j, width);
    int64_t room = at[j + 1].emergency ? 0 : width - (at[j + 1].tail - at[i].head);
    offer(cost + (room >= UNDERFULL ? COST_UNDERFULL : 0), i, &route->best, &route->from);
    offer(cost + (room >= UNDERFULL_BEFORE_LAST ? COST_UNDERFULL : 0), i, &route->relaxed,
          &route->from_relaxed);
    return true;
}

/* The classic total fit: for each place the cheapest way to get there. */
static void find_route(Search *search, int32_t j) {
    search->routes[j].best = COST_NONE;
    search->routes[j].relaxed = COST_NONE;
    advance_window(search, j);
    int32_t entry = search->window_stack;
    for (int32_t i = search->window; i < j; i++) {
        while (search->stack[entry] < i) {
            entry++;
        }
        if (!try_line(search, i, j, search->routes[search->stack[entry]].best)) {
            break;
        }
    }
    push_route(search, j);
}

/* The end of the paragraph: every start in the window, none left out. */
static void find_last_route(Search *search, int32_t j) {
    const Point *at = search->points->at;
    Route *route = &search->routes[j];
    route->best = COST_NONE;
    advance_window(search, j);
    for (int32_t i = search->window; i < j; i++) {
        int64_t cost = last_cost(&at[i], &at[j], width_from(search, i), i == 0);
        if (cost >= COST_NONE && i == j - 1) {
            cost = COST_OVERFLOW;
        }
        offer(cost + (i == 0 ? 0 : search->routes[i].relaxed), i, &route->best, &route->from);
    }
}

/* Follows the routes back from the end. The break before the last line is the relaxed one. */
static Breaks trace_in(Arena *arena, const Search *search) {
    int32_t end = search->points->count - 1;
    int32_t count = 2;
    int32_t before = search->routes[end].from;
    for (int32_t p = before; p > 0; count++) {
        p = p == before ? search->routes[p].from_relaxed : search->routes[p].from;
    }
    Breaks breaks = {.at = ARENA_NEW(arena, int32_t, count), .count = count};
    breaks.at[count - 1] = end;
    int32_t p = before;
    for (int32_t n = count - 2; n > 0; n--) {
        breaks.at[n] = p;
        p = p == before ? search->routes[p].from_relaxed : search->routes[p].from;
    }
    return breaks;
}

/* First with all the rules; only if nothing fits are the emergency cuts allowed. */
Breaks fit_choose_in(Arena *arena, const Points *points, const Column *column) {
    Search search = {.points = points,
                     .column = column,
                     .routes = ARENA_NEW(arena, Route, points->count),
                     .stack = ARENA_NEW(arena, int32_t, points->count)};
    push_route(&search, 0);
    for (int32_t j = 1; j < points->count - 1; j++) {
        find_route(&search, j);
    }
    find_last_route(&search, points->count - 1);
    return trace_in(arena, &search);
}
