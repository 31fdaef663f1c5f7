/* Opening and driving. Stage is the kiosk's, so a test sees what a visitor sees. */
#include "ui_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ui/dump.h"

enum { ARENA_BYTES = 64 * 1024 * 1024, PLACES_MAX = 2048 };

void ui_fixture_show(UiFixture *ui) {
    stage_show(&ui->stage);
    if (ui->stage.failure.kind != FAILURE_NONE) {
        fail_msg("%s", ui->stage.failure.sentence);
    }
}

UiFixture *ui_fixture_open(Look look) {
    return ui_fixture_open_pack(look, S(TSUBO_TEST_PACK));
}

UiFixture *ui_fixture_open_pack(Look look, Str pack) {
    Options options = {.packs = {pack}, .pack_count = 1, .fonts = S(TSUBO_TEST_FONTS)};
    Arena arena = arena_open(ARENA_BYTES);
    UiFixture *ui = ARENA_NEW(&arena, UiFixture, 1);
    Failure failure = {0};
    ui->arena = arena;
    if (!stage_open(&ui->stage, &options, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    stage_start(&ui->stage, &options, look, 0);
    facts_sample(&ui->stage.facts);
    stage_use_facts(&ui->stage);
    ui_fixture_show(ui);
    return ui;
}

void ui_fixture_close(UiFixture *ui) {
    Arena arena = ui->arena;
    stage_close(&ui->stage);
    arena_close(&arena);
}

void ui_fixture_restart(UiFixture *ui, Look look) {
    ui_start(&ui->stage.model, look, ui->now_ms);
    ui->stage.model.look = look;
    ui_fixture_show(ui);
}

void ui_fixture_go(UiFixture *ui, Place place) {
    ui->stage.model.place = place;
    ui->stage.model.reading_known = false;
    ui->stage.model.overlay = OVERLAY_NONE;
    ui_fixture_show(ui);
}

static void send(UiFixture *ui, Input input) {
    Effects effects = {0};
    input.now_ms = ui->now_ms;
    stage_step(&ui->stage, &input, &effects);
    ui_fixture_show(ui);
}

void ui_fixture_wait(UiFixture *ui, int64_t ms) {
    ui->now_ms += ms;
    send(ui, (Input){.kind = INPUT_TICK});
}

void ui_fixture_key(UiFixture *ui, Key key) {
    send(ui, (Input){.kind = INPUT_KEY, .key = key});
    ui_fixture_wait(ui, UI_SLIDE_MS);
}

void ui_fixture_touch(UiFixture *ui, TouchPhase phase, int64_t id, int32_t x, int32_t y) {
    send(ui, (Input){.kind = INPUT_TOUCH, .touch = {id, phase, x, y}});
}

void ui_fixture_tap(UiFixture *ui, int32_t x, int32_t y) {
    ui_fixture_touch(ui, TOUCH_DOWN, 1, x, y);
    ui->now_ms += 80;
    ui_fixture_touch(ui, TOUCH_UP, 1, x, y);
    ui_fixture_wait(ui, UI_SLIDE_MS);
}

void ui_fixture_swipe(UiFixture *ui, bool forward) {
    int32_t width = ui->stage.model.look.width_px;
    int32_t y = ui->stage.model.look.height_px / 2;
    int32_t step = (forward ? -width : width) / 9;
    int32_t x = width / 2 - step;
    ui_fixture_touch(ui, TOUCH_DOWN, 1, x, y);
    for (int32_t i = 1; i <= 3; i++) {
        ui->now_ms += 30;
        ui_fixture_touch(ui, TOUCH_MOVE, 1, x + i * step, y);
    }
    ui->now_ms += 10;
    ui_fixture_touch(ui, TOUCH_UP, 1, x + 3 * step, y);
    ui_fixture_wait(ui, UI_SLIDE_MS);
}

bool ui_fixture_find(const UiFixture *ui, ActionKind kind, int32_t *x, int32_t *y) {
    const Scene *scene = &ui->stage.scene;
    for (int32_t i = 0; i < scene->target_count; i++) {
        if (scene->targets[i].action.kind == kind) {
            Rect box = scene->targets[i].box;
            *x = box.x + box.w / 2;
            *y = box.y + box.h / 2;
            return true;
        }
    }
    return false;
}

static void add(Places *places, ScreenKind screen, int32_t id) {
    assert_true(places->count < PLACES_MAX);
    places->places[places->count++] = (Place){screen, id, 0};
}

static void add_issues(UiFixture *ui, Places *places) {
    Failure failure;
    IssueRecord *issues;
    ArticleRecord *articles;
    int32_t issue_count;
    int32_t count;
    assert_true(shelf_issues_in(ui->stage.shelf, &ui->arena, (Window){0, LIMIT_LIST_ROWS}, &issues,
                                &issue_count, &failure));
    for (int32_t i = 0; i < issue_count; i++) {
        add(places, SCREEN_CONTENTS, issues[i].number);
        assert_true(issues[i].article_count <= LIMIT_LIST_ROWS);
        assert_true(shelf_articles_in(ui->stage.shelf, &ui->arena, issues[i].number,
                                      (Window){0, LIMIT_LIST_ROWS}, &articles, &count, &failure));
        for (int32_t k = 0; k < count; k++) {
            add(places, SCREEN_ARTICLE, articles[k].id);
        }
    }
}

static void add_videos_and_topics(UiFixture *ui, Places *places) {
    Failure failure;
    VideoRecord *videos;
    TopicRecord *topics;
    int32_t count;
    assert_true(shelf_videos_in(ui->stage.shelf, &ui->arena, (Window){0, LIMIT_LIST_ROWS}, &videos,
                                &count, &failure));
    for (int32_t i = 0; i < count; i++) {
        add(places, SCREEN_VIDEO, videos[i].id);
    }
    assert_true(shelf_topics_in(ui->stage.shelf, &ui->arena, &topics, &count, &failure));
    for (int32_t i = 0; i < count; i++) {
        add(places, SCREEN_TOPIC, topics[i].id);
    }
}

static void add_terms(UiFixture *ui, Places *places) {
    Failure failure;
    TermRecord *terms;
    int32_t count;
    for (int32_t row = 0; row < 10; row++) {
        add(places, SCREEN_TERMS, row);
        assert_true(shelf_terms_in(ui->stage.shelf, &ui->arena, row, (Window){0, LIMIT_LIST_ROWS},
                                   &terms, &count, &failure));
        for (int32_t i = 0; i < count; i++) {
            add(places, SCREEN_TERM, terms[i].id);
        }
    }
}

Places ui_fixture_places(UiFixture *ui) {
    static const ScreenKind fixed[] = {SCREEN_ATTRACT, SCREEN_HOME, SCREEN_ISSUES, SCREEN_VIDEOS,
                                       SCREEN_TOPICS};
    Places places = {.places = ARENA_NEW(&ui->arena, Place, PLACES_MAX)};
    for (int32_t i = 0; i < COUNT_OF(fixed); i++) {
        add(&places, fixed[i], 0);
    }
    add_issues(ui, &places);
    add_videos_and_topics(ui, &places);
    add_terms(ui, &places);
    return places;
}

Str ui_fixture_where(UiFixture *ui) {
    const Model *model = &ui->stage.model;
    return arena_print_in(
        &ui->arena, "%.*s %d page %d%s (%dx%d %.*s %s)", STR_ARG(screen_name(model->place.screen)),
        model->place.id, model->place.page + 1,
        model->overlay == OVERLAY_PANEL           ? " panel"
        : model->overlay == OVERLAY_QR            ? " qr"
        : model->overlay == OVERLAY_STILL_READING ? " still-reading"
                                                  : "",
        model->look.width_px, model->look.height_px, STR_ARG(size_name(model->look.size)),
        model->look.language == LANGUAGE_ENGLISH ? "en" : "ja");
}
