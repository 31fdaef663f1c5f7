/* The real interface on the real content, for tests: the kiosk's own stage with the bundled pack
 * and the bundled faces, driven by inputs with a clock of their own.
 *
 *     UiFixture *ui = ui_fixture_open((Look){1920, 1080, TEXT_NORMAL, false, LANGUAGE_JAPANESE, false});
 *     ui_fixture_key(ui, KEY_NEXT);
 *     assert_int_equal(ui->stage.model.place.screen, SCREEN_HOME);
 *     ui_fixture_close(ui);
 *
 * The pack is built by the test "ui_pack" before any test that needs it.
 */
#ifndef TSUBO_TESTS_UI_FIXTURE_H
#define TSUBO_TESTS_UI_FIXTURE_H

#include "kiosk/stage.h"

typedef struct UiFixture {
    Stage stage;
    Arena arena; /* for lists of the test itself */
    int64_t now_ms;
} UiFixture;

/* Opens the idle screen; ends the test when anything of it does not work. */
UiFixture *ui_fixture_open(Look look);
/* The same on another pack. */
UiFixture *ui_fixture_open_pack(Look look, Str pack);
void ui_fixture_close(UiFixture *ui);

/* The same stage in another look, at the idle screen again. */
void ui_fixture_restart(UiFixture *ui, Look look);

/* Goes to a place at once, as --screen does, and draws it. */
void ui_fixture_go(UiFixture *ui, Place place);
/* Draws what the model says, as the loop does after an input. */
void ui_fixture_show(UiFixture *ui);

/* Inputs, each followed by a picture. A page that slides has come to rest afterwards. */
void ui_fixture_wait(UiFixture *ui, int64_t ms);
void ui_fixture_key(UiFixture *ui, Key key);
void ui_fixture_tap(UiFixture *ui, int32_t x, int32_t y);
/* Pulls the page over a third of the screen; forward is to the left. */
void ui_fixture_swipe(UiFixture *ui, bool forward);
/* One raw contact event, without waiting. */
void ui_fixture_touch(UiFixture *ui, TouchPhase phase, int64_t id, int32_t x, int32_t y);

/* The middle of the first target with this kind of action; false when there is none. */
bool ui_fixture_find(const UiFixture *ui, ActionKind kind, int32_t *x, int32_t *y);

/* Every place of the pack at its first page: the fixed screens, every issue, article, video, topic,
 * row of the glossary and term. In the arena of the fixture. */
typedef struct Places {
    Place *places;
    int32_t count;
} Places;
Places ui_fixture_places(UiFixture *ui);

/* "article 12 page 3 (800x480 large en)"; in the arena of the fixture. */
Str ui_fixture_where(UiFixture *ui);

#endif
