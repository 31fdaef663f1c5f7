/* Visitors of a booth, one after the other, drawn from a seed: when they come, what their fingers
 * do, when they walk away.
 *
 *     Visitor visitor = visitor_begin(seed, 1920, 1080);
 *     int64_t at_us = visitor_next_us(&visitor);           // wait until then
 *     visitor_look(&visitor, &model, &scene, now_us);
 *     while (visitor_take(&visitor, now_us, &finger)) { … }
 *
 * A visitor looks at the screen before every act and aims at what is there, as people do: a button,
 * the edge of the page, the page itself. Between two acts they read. Kinds of people differ in what
 * they do, how fast, and how far they reach (the table in visitor.c). Nobody here thinks: what they
 * choose is chance, so in a long day everything is touched.
 */
#ifndef TSUBO_TESTS_VISITOR_H
#define TSUBO_TESTS_VISITOR_H

#include "ui/scene.h"

enum {
    /* Two hands for three seconds at 100 positions a second each. */
    VISITOR_FINGERS = 1024,
};

/* What a panel reports, at its time. */
typedef struct Finger {
    int64_t at_us;
    Touch touch;
} Finger;

typedef struct Visitor {
    uint64_t random;
    int32_t width_px, height_px;
    int32_t kind;       /* of people: a row of the table */
    int32_t acts_left;  /* of this visit; 0: nobody is here */
    int64_t looks_us;   /* when the next act is chosen */
    int64_t contact_id; /* panels give each contact a number of its own */
    int32_t visits;     /* that have ended */
    int64_t rest_us;    /* that the booth sleeps before the next one comes */
    int32_t first;      /* of fingers, the next one to be felt */
    int32_t count;
    Finger fingers[VISITOR_FINGERS];
} Visitor;

/* A first visitor comes within a minute. */
Visitor visitor_begin(uint64_t seed, int32_t width_px, int32_t height_px);

/* When the next finger is felt or the next act is chosen. */
int64_t visitor_next_us(const Visitor *visitor);

/* Chooses the next act when it is time for one, looking at what is shown. */
void visitor_look(Visitor *visitor, const Model *model, const Scene *scene, int64_t now_us);

/* The next finger that is felt at this time; false when there is none. */
bool visitor_take(Visitor *visitor, int64_t now_us, Finger *finger);

/* A number below `most`, which is at least 1. */
int32_t visitor_chance(Visitor *visitor, int32_t most);

#endif
