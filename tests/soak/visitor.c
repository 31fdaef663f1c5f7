/* An act is a handful of fingers with their times, made at once and felt one by one. Fingers of two
 * hands are sorted into each other, so what comes out is always in the order of time. */
#include "visitor.h"

#include <assert.h>
#include <stdlib.h>

/* Panels report 80 to 200 positions a second. */
enum { REPORT_US = 10000, MS = 1000, S_US = 1000 * 1000 };

typedef enum Act {
    ACT_TARGET,    /* a tap on something that can be tapped */
    ACT_SWIPE,     /* to the next page or back */
    ACT_EDGE,      /* a tap beside the text */
    ACT_PULL,      /* the page is pulled a little, to and fro, and let go */
    ACT_PINCH,     /* larger or smaller text */
    ACT_TWO_HANDS, /* both at once, each somewhere */
    ACT_PALM,      /* a hand that leans on the panel */
    ACT_LOST,      /* a finger whose end the panel does not report */
    ACT_POKE,      /* a tap anywhere */
    ACT_KNOCK,     /* five taps on the seal, the last one held: the staff's page */
    ACT_COUNT,
} Act;

/* Who comes. Weights say how often an act is chosen; the pause between two acts is drawn between
 * the two figures. `unreachable` is the share of the screen, from above, that is too high for
 * somebody in a wheelchair, in percent. */
typedef struct People {
    int32_t weight;
    int32_t acts_least, acts_most;
    int32_t pause_least_ms, pause_most_ms;
    int32_t unreachable;
    int32_t weights[ACT_COUNT];
} People;

static const People PEOPLE[] = {
    /* Reads a page for up to a minute and a half: sometimes the booth asks, and is answered. */
    {40, 4, 12, 2000, 90000, 0, {40, 40, 10, 4, 4, 0, 0, 1, 1, 0}},
    /* Leafs through, hardly looks. */
    {25, 6, 16, 150, 2500, 0, {30, 45, 15, 6, 2, 0, 0, 1, 1, 0}},
    /* A child: everything, quickly, with both hands. */
    {15, 6, 18, 60, 1200, 30, {15, 20, 5, 10, 12, 15, 5, 3, 15, 0}},
    /* Sits: reaches the lower part only and takes their time. */
    {15, 4, 12, 3000, 40000, 45, {45, 35, 12, 4, 2, 0, 2, 0, 0, 0}},
    /* Wakes the booth in passing. */
    {3, 1, 1, 500, 1500, 0, {0, 0, 0, 0, 0, 0, 0, 0, 1, 0}},
    /* The staff looks after the machine. */
    {2, 3, 8, 1500, 9000, 0, {60, 0, 0, 0, 0, 0, 0, 0, 0, 40}},
};

/* xorshift64*, enough for chance and the same everywhere. */
int32_t visitor_chance(Visitor *visitor, int32_t most) {
    visitor->random ^= visitor->random >> 12;
    visitor->random ^= visitor->random << 25;
    visitor->random ^= visitor->random >> 27;
    return (int32_t)((visitor->random * 2685821657736338717u >> 33) % (uint32_t)most);
}

static int32_t between(Visitor *visitor, int32_t least, int32_t most) {
    return least + visitor_chance(visitor, most - least + 1);
}

Visitor visitor_begin(uint64_t seed, int32_t width_px, int32_t height_px) {
    Visitor visitor = {.random = seed * 2 + 1,
                       .width_px = width_px,
                       .height_px = height_px,
                       .looks_us = 10 * S_US};
    for (int32_t i = 0; i < 20; i++) {
        visitor_chance(&visitor, 2); /* small seeds begin alike */
    }
    return visitor;
}

int64_t visitor_next_us(const Visitor *visitor) {
    return visitor->count > 0 ? visitor->fingers[visitor->first].at_us : visitor->looks_us;
}

bool visitor_take(Visitor *visitor, int64_t now_us, Finger *finger) {
    if (visitor->count == 0 || visitor->fingers[visitor->first].at_us > now_us) {
        return false;
    }
    *finger = visitor->fingers[visitor->first++];
    visitor->count--;
    return true;
}

/* Everything stays on the panel, whatever chance has aimed at. */
static int32_t within(int32_t value, int32_t most) {
    return value < 0 ? 0 : value > most ? most : value;
}

/* Behind all that is felt before it. */
static void feel(Visitor *visitor, int64_t at_us, TouchPhase phase, int64_t id, int32_t x,
                 int32_t y) {
    assert(visitor->first + visitor->count < VISITOR_FINGERS && "an act has few fingers");
    Finger *fingers = visitor->fingers + visitor->first;
    int32_t at = visitor->count++;
    for (; at > 0 && fingers[at - 1].at_us > at_us; at--) {
        fingers[at] = fingers[at - 1];
    }
    fingers[at] = (Finger){.at_us = at_us,
                           .touch = {.id = id,
                                     .phase = phase,
                                     .x = within(x, visitor->width_px - 1),
                                     .y = within(y, visitor->height_px - 1)}};
}

/* A point, and where a finger goes from there. */
typedef struct Stroke {
    int32_t x, y;
    int32_t dx, dy;
    int32_t ms;
} Stroke;

/* From the first to the last position of a finger that stays on the panel; returns its number. */
static int64_t draw(Visitor *visitor, int64_t from_us, const Stroke *stroke) {
    int64_t id = ++visitor->contact_id;
    int32_t steps = stroke->ms * MS / REPORT_US;
    feel(visitor, from_us, TOUCH_DOWN, id, stroke->x, stroke->y);
    for (int32_t i = 1; i <= steps; i++) {
        feel(visitor, from_us + (int64_t)i * REPORT_US, TOUCH_MOVE, id,
             stroke->x + stroke->dx * i / steps, stroke->y + stroke->dy * i / steps);
    }
    return id;
}

static int64_t end_us(int64_t from_us, const Stroke *stroke) {
    return from_us + (int64_t)(stroke->ms + 5) * MS;
}

/* … and lifts it. */
static void stroke(Visitor *visitor, int64_t from_us, Stroke stroke) {
    int64_t id = draw(visitor, from_us, &stroke);
    feel(visitor, end_us(from_us, &stroke), TOUCH_UP, id, stroke.x + stroke.dx,
         stroke.y + stroke.dy);
}

static void tap(Visitor *visitor, int64_t from_us, int32_t x, int32_t y) {
    stroke(visitor, from_us,
           (Stroke){x, y, between(visitor, -2, 2), between(visitor, -2, 2),
                    between(visitor, 30, 140)});
}

/* The highest point this visitor reaches. */
static int32_t top_px(const Visitor *visitor) {
    return visitor->height_px * PEOPLE[visitor->kind].unreachable / 100;
}

static int32_t any_x(Visitor *visitor) {
    return visitor_chance(visitor, visitor->width_px);
}

static int32_t any_y(Visitor *visitor) {
    return between(visitor, top_px(visitor), visitor->height_px - 1);
}

/* One of the targets within reach, or anything at all. */
static void act_target(Visitor *visitor, const Scene *scene, int64_t now_us) {
    int32_t first = scene->target_count > 0 ? visitor_chance(visitor, scene->target_count) : 0;
    int32_t x = any_x(visitor);
    int32_t y = any_y(visitor);
    for (int32_t i = 0; i < scene->target_count; i++) {
        const Target *target = &scene->targets[(first + i) % scene->target_count];
        const Rect *box = &target->box;
        if (target->action.kind != ACTION_NONE && box->w > 4 && box->h > 4 &&
            box->y + box->h / 2 >= top_px(visitor)) {
            x = box->x + between(visitor, box->w / 4, box->w * 3 / 4);
            y = box->y + between(visitor, box->h / 4, box->h * 3 / 4);
            break;
        }
    }
    tap(visitor, now_us, x, y);
}

static Stroke swipe(Visitor *visitor) {
    bool forward = visitor_chance(visitor, 4) > 0;
    int32_t w = visitor->width_px;
    int32_t dx = between(visitor, w / 6, w / 2);
    return (Stroke){.x = forward ? between(visitor, w / 2, w * 7 / 8)
                                 : between(visitor, w / 8, w / 2),
                    .y = any_y(visitor),
                    .dx = forward ? -dx : dx,
                    .dy = between(visitor, -30, 30),
                    .ms = between(visitor, 90, 420)};
}

/* To one side, back again, and let go where it began. */
static void act_pull(Visitor *visitor, int64_t now_us) {
    Stroke there = {any_x(visitor), any_y(visitor), 0, 0, between(visitor, 100, 400)};
    there.dx = between(visitor, -visitor->width_px / 4, visitor->width_px / 4);
    int64_t id = draw(visitor, now_us, &there);
    int64_t back_us = end_us(now_us, &there);
    int32_t steps = between(visitor, 10, 40);
    for (int32_t i = 1; i <= steps; i++) {
        feel(visitor, back_us + (int64_t)i * REPORT_US, TOUCH_MOVE, id,
             there.x + there.dx * (steps - i) / steps, there.y);
    }
    feel(visitor, back_us + (int64_t)(steps + 15) * REPORT_US, TOUCH_UP, id, there.x, there.y);
}

/* Two fingers from or to a point between them. */
static void act_pinch(Visitor *visitor, int64_t now_us) {
    int32_t x = between(visitor, visitor->width_px / 3, visitor->width_px * 2 / 3);
    int32_t y = any_y(visitor);
    int32_t near = visitor->width_px / 20;
    int32_t way = visitor->width_px / 6;
    int32_t ms = between(visitor, 150, 400);
    bool out = visitor_chance(visitor, 2) > 0;
    int32_t from = out ? near : near + way;
    int32_t dx = out ? way : -way;
    stroke(visitor, now_us, (Stroke){x - from, y, -dx, 0, ms});
    stroke(visitor, now_us + 20 * MS, (Stroke){x + from, y, dx, 0, ms});
}

/* Each hand taps or draws on its own. */
static void act_two_hands(Visitor *visitor, int64_t now_us) {
    for (int32_t hand = 0; hand < 2; hand++) {
        int64_t from_us = now_us + (int64_t)between(visitor, 0, 150) * MS;
        stroke(visitor, from_us, swipe(visitor));
        if (visitor_chance(visitor, 2) > 0) {
            tap(visitor, from_us + 600 * MS, any_x(visitor), any_y(visitor));
        }
    }
}

/* Some contacts that stay for longer than any tap, now and then until nobody believes them. */
static void act_palm(Visitor *visitor, int64_t now_us) {
    int32_t contacts = between(visitor, 2, 5);
    int64_t ms = visitor_chance(visitor, 4) > 0 ? between(visitor, 800, 4000) : 25000;
    int32_t x = any_x(visitor);
    int32_t y = any_y(visitor);
    for (int32_t i = 0; i < contacts; i++) {
        int64_t id = ++visitor->contact_id;
        int64_t from_us = now_us + (int64_t)i * 12 * MS;
        feel(visitor, from_us, TOUCH_DOWN, id, x + i * 25, y + i % 2 * 30);
        feel(visitor, from_us + ms * MS, TOUCH_UP, id, x + i * 25, y + i % 2 * 30);
    }
}

/* Cheap panels forget to say that a finger has gone. */
static void act_lost(Visitor *visitor, int64_t now_us) {
    Stroke lost = swipe(visitor);
    draw(visitor, now_us, &lost);
}

/* Where nothing else lies: the outer eighths. */
static void act_edge(Visitor *visitor, int64_t now_us) {
    int32_t w = visitor->width_px;
    bool forward = visitor_chance(visitor, 4) > 0;
    tap(visitor, now_us, forward ? w - between(visitor, 20, w / 10) : between(visitor, 20, w / 10),
        any_y(visitor));
}

static void act_knock(Visitor *visitor, const Scene *scene, int64_t now_us) {
    const Rect *seal = &scene->seal;
    int32_t x = seal->x + seal->w / 2;
    int32_t y = seal->y + seal->h / 2;
    for (int32_t i = 0; i < 4; i++) {
        stroke(visitor, now_us + (int64_t)i * 300 * MS, (Stroke){x, y, 0, 0, 60});
    }
    stroke(visitor, now_us + 1200 * MS, (Stroke){x, y, 0, 0, 2400});
}

static Act choose(Visitor *visitor) {
    const People *people = &PEOPLE[visitor->kind];
    int32_t sum = 0;
    for (int32_t i = 0; i < ACT_COUNT; i++) {
        sum += people->weights[i];
    }
    int32_t chance = visitor_chance(visitor, sum);
    int32_t act = 0;
    while (chance >= people->weights[act]) {
        chance -= people->weights[act++];
    }
    return (Act)act;
}

static void act(Visitor *visitor, const Scene *scene, int64_t now_us) {
    switch (choose(visitor)) {
    case ACT_TARGET: act_target(visitor, scene, now_us); break;
    case ACT_SWIPE: stroke(visitor, now_us, swipe(visitor)); break;
    case ACT_EDGE: act_edge(visitor, now_us); break;
    case ACT_PULL: act_pull(visitor, now_us); break;
    case ACT_PINCH: act_pinch(visitor, now_us); break;
    case ACT_TWO_HANDS: act_two_hands(visitor, now_us); break;
    case ACT_PALM: act_palm(visitor, now_us); break;
    case ACT_LOST: act_lost(visitor, now_us); break;
    case ACT_POKE: tap(visitor, now_us, any_x(visitor), any_y(visitor)); break;
    case ACT_KNOCK: act_knock(visitor, scene, now_us); break;
    case ACT_COUNT: break;
    }
}

/* Somebody new; how many acts they have patience for. */
static void come(Visitor *visitor) {
    int32_t sum = 0;
    for (int32_t i = 0; i < COUNT_OF(PEOPLE); i++) {
        sum += PEOPLE[i].weight;
    }
    int32_t chance = visitor_chance(visitor, sum);
    visitor->kind = 0;
    while (chance >= PEOPLE[visitor->kind].weight) {
        chance -= PEOPLE[visitor->kind++].weight;
    }
    const People *people = &PEOPLE[visitor->kind];
    visitor->acts_left = between(visitor, people->acts_least, people->acts_most);
}

/* The next one comes when the booth has fallen asleep; on the staff's page that takes longest. */
static bool is_asleep(const Model *model) {
    return model->place.screen == SCREEN_ATTRACT && model->gesture.count == 0;
}

void visitor_look(Visitor *visitor, const Model *model, const Scene *scene, int64_t now_us) {
    if (visitor->count > 0 || visitor->looks_us > now_us) {
        return;
    }
    visitor->first = 0;
    if (visitor->acts_left == 0 && !is_asleep(model)) {
        visitor->looks_us = now_us + 5 * S_US;
        return;
    }
    if (visitor->acts_left == 0 && visitor->rest_us > 0) {
        visitor->looks_us = now_us + visitor->rest_us;
        visitor->rest_us = 0;
        return;
    }
    if (visitor->acts_left == 0) {
        come(visitor);
    }
    const People *people = &PEOPLE[visitor->kind];
    act(visitor, scene, now_us);
    int64_t last_us = visitor->fingers[visitor->first + visitor->count - 1].at_us;
    visitor->looks_us =
        last_us + (int64_t)between(visitor, people->pause_least_ms, people->pause_most_ms) * MS;
    if (--visitor->acts_left == 0) {
        visitor->visits++;
        visitor->looks_us = last_us;
        visitor->rest_us = (int64_t)between(visitor, 2, 30) * S_US;
    }
}
