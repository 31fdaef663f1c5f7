/* A visit without content: a model in the middle of an article, and a scene made up around it.
 *
 * The reader has come from home by the contents to the second page of an article. The scene has a
 * back button, a link and a code's card, and a page on either side.
 *
 *     Model model = visit_model();
 *     visit_tap(&model, 1650, 400);
 *     visit_assert_place("the link", model.place, (Place)VISIT_LINKED);
 */
#ifndef TSUBO_TESTS_VISIT_FIXTURE_H
#define TSUBO_TESTS_VISIT_FIXTURE_H

#include "ui/update.h"

/* When the visit begins, and how much there is to read. */
enum { VISIT_MS = 100000, VISIT_CHARACTERS = 400 };

/* Places, also for tables. */
#define VISIT_ARTICLE                                                                              \
    { SCREEN_ARTICLE, 7, 1 }
#define VISIT_NEXT_PAGE                                                                            \
    { SCREEN_ARTICLE, 7, 2 }
#define VISIT_PREVIOUS_PAGE                                                                        \
    { SCREEN_ARTICLE, 7, 0 }
#define VISIT_CONTENTS                                                                             \
    { SCREEN_CONTENTS, 110, 2 }
#define VISIT_LINKED                                                                               \
    { SCREEN_VIDEO, 3, 0 }
#define VISIT_HOME                                                                                 \
    { SCREEN_HOME, 0, 0 }
#define VISIT_ATTRACT                                                                              \
    { SCREEN_ATTRACT, 0, 0 }

/* Targets: back at the top left, a link at (1650, 400), a code at (1650, 700). The text is 1,460 px
 * wide, on a screen of 1920 × 1080. */
Scene visit_scene(void);
Model visit_model(void);

/* One input; those without a scene are given to that of visit_scene. */
void visit_give(Model *model, const Scene *scene, Input input);
void visit_touch(Model *model, TouchPhase phase, int64_t id, int32_t x,
                 int32_t y); /* 60 ms later */
void visit_tap(Model *model, int32_t x, int32_t y);
void visit_press(Model *model, Key key); /* 10 ms later */
void visit_tick(Model *model, int64_t now_ms);

void visit_assert_place(const char *name, Place place, Place expected);

#endif
