/* Another shelf under the fingers of a reader: whatever they touch means what is there now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "many_pack.h"
#include "ui_fixture.h"

static const Look LOOK = {1280, 800, TEXT_NORMAL, false, LANGUAGE_JAPANESE, false};

static void exchange(UiFixture *ui, Str pack) {
    Failure failure = {0};
    if (!stage_exchange(&ui->stage, &pack, 1, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

/* Where the bundled shelf's home has something that the other shelf does not know. */
static int32_t find_article(const UiFixture *ui, int32_t from, int32_t *x, int32_t *y) {
    const Scene *scene = &ui->stage.scene;
    for (int32_t i = from; i < scene->target_count; i++) {
        const Target *target = &scene->targets[i];
        ScreenKind screen = target->action.place.screen;
        if (target->action.kind == ACTION_GO &&
            (screen == SCREEN_ARTICLE || screen == SCREEN_VIDEO || screen == SCREEN_CONTENTS)) {
            *x = target->box.x + target->box.w / 2;
            *y = target->box.y + target->box.h / 2;
            return i;
        }
    }
    return -1;
}

/* A finger that came down on the old picture goes up on the new one. Showing ends the test when it
 * leads to something that is not there. */
static void test_finger(void **state) {
    ManyPack *many = many_pack_open();
    UiFixture *ui = ui_fixture_open(LOOK);
    int32_t x = 0;
    int32_t y = 0;
    int32_t tapped = 0;
    (void)state;
    ui_fixture_go(ui, (Place){SCREEN_HOME, 0, 0});
    for (int32_t i = find_article(ui, 0, &x, &y); i >= 0; i = find_article(ui, i + 1, &x, &y)) {
        ui_fixture_touch(ui, TOUCH_DOWN, i, x, y);
        ui->now_ms += 80;
        exchange(ui, many_pack_path(many));
        ui_fixture_touch(ui, TOUCH_UP, i, x, y);
        exchange(ui, S(TSUBO_TEST_PACK));
        ui_fixture_go(ui, (Place){SCREEN_HOME, 0, 0});
        tapped++;
    }
    assert_true(tapped >= 5);
    ui_fixture_close(ui);
    many_pack_close(many);
}

static const char *dump(UiFixture *ui) {
    enum { DUMP_BYTES = 1024 * 1024 };
    Buffer out = buffer_in(&ui->arena, DUMP_BYTES);
    display_dump(&ui->stage.list, &out);
    return arena_copy_in(&ui->arena, buffer_view(&out)).at;
}

/* The picture that is painted next is of the new shelf: the old one's codes and pictures are gone
 * from memory. */
static void test_picture(void **state) {
    ManyPack *many = many_pack_open();
    UiFixture *ui = ui_fixture_open(LOOK);
    (void)state;
    ui_fixture_go(ui, (Place){SCREEN_HOME, 0, 0});
    exchange(ui, many_pack_path(many));
    const char *exchanged = dump(ui);
    ui_fixture_show(ui);
    assert_string_equal(exchanged, dump(ui));
    ui_fixture_close(ui);
    many_pack_close(many);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_finger),
                                       cmocka_unit_test(test_picture)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
