/* Nothing is out of reach: every page of every article, video and list of the bundled pack, by
 * swipes alone, by keys alone, by taps alone. Inputs go through ui_update; what can be hit is what
 * was drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ui/reader.h"
#include "ui/screens.h"
#include "ui_fixture.h"
#include "ui_inspect.h"

enum { PAGES_MAX = 4096, REPORT_BYTES = 32 * 1024 };

typedef struct Set {
    Place *places;
    int32_t count;
} Set;

static Set set_in(Arena *arena) {
    return (Set){.places = ARENA_NEW(arena, Place, PAGES_MAX)};
}

static bool set_has(const Set *set, Place place) {
    for (int32_t i = set->count - 1; i >= 0; i--) {
        if (place_equal(set->places[i], place)) {
            return true;
        }
    }
    return false;
}

/* True when it was not there before. */
static bool set_add(Set *set, Place place) {
    if (set_has(set, place)) {
        return false;
    }
    assert_true(set->count < PAGES_MAX);
    set->places[set->count++] = place;
    return true;
}

/* Every page there is, each place asked for its number of pages. */
static Set all_pages(UiFixture *ui) {
    Places places = ui_fixture_places(ui);
    Set set = set_in(&ui->arena);
    for (int32_t i = 0; i < places.count; i++) {
        Place place = places.places[i];
        ui_fixture_go(ui, place);
        int32_t count = opened_page_count(&ui->stage.opened, place);
        for (place.page = 0; place.page < count; place.page++) {
            assert_true(set_add(&set, place));
        }
    }
    return set;
}

static bool is_on_the_way(ScreenKind screen) {
    return screen == SCREEN_HOME || screen == SCREEN_CONTENTS || screen == SCREEN_ARTICLE ||
           screen == SCREEN_VIDEOS || screen == SCREEN_VIDEO;
}

/* Names every page that was not reached. */
static void assert_reached(UiFixture *ui, const char *way, const Set *all, const Set *reached,
                           bool only_the_way) {
    int32_t missing = 0;
    for (int32_t i = 0; i < all->count; i++) {
        Place place = all->places[i];
        if (place.screen == SCREEN_ATTRACT || set_has(reached, place) ||
            (only_the_way && !is_on_the_way(place.screen))) {
            continue;
        }
        ui->stage.model.place = place;
        Str where = ui_fixture_where(ui);
        print_error("%s: out of reach: %.*s\n", way, STR_ARG(where));
        missing++;
    }
    assert_int_equal(missing, 0);
}

typedef enum Way {
    BY_SWIPE,
    BY_KEY,
    BY_BUTTON,
} Way;

static void turn(UiFixture *ui, Way way, bool forward) {
    int32_t x = 0;
    int32_t y = 0;
    switch (way) {
    case BY_SWIPE: ui_fixture_swipe(ui, forward); break;
    case BY_KEY: ui_fixture_key(ui, forward ? KEY_NEXT : KEY_PREVIOUS); break;
    case BY_BUTTON:
        if (ui_fixture_find(ui, forward ? ACTION_NEXT : ACTION_PREVIOUS, &x, &y)) {
            ui_fixture_tap(ui, x, y);
        }
        break;
    }
}

/* Turns until nothing changes any more; the places in their order. */
static Set walk(UiFixture *ui, Way way, bool forward) {
    Set set = set_in(&ui->arena);
    while (set_add(&set, ui->stage.model.place)) {
        turn(ui, way, forward);
        assert_int_equal(ui->stage.model.slide.on, false);
    }
    return set;
}

/* The order of reading leads from home to the last page of the last video and the same way back.
 * Home has no turning buttons, so buttons begin and end at the first contents. */
static void check_way(UiFixture *ui, Way way, const char *name, const Set *all) {
    ui_fixture_restart(ui, ui->stage.model.look);
    ui_fixture_tap(ui, 10, 10);
    if (way == BY_BUTTON) {
        ui_fixture_key(ui, KEY_NEXT);
    }
    Set forward = walk(ui, way, true);
    if (way == BY_BUTTON) {
        set_add(&forward, (Place){SCREEN_HOME, 0, 0});
    }
    assert_reached(ui, name, all, &forward, true);
    Set back = walk(ui, way, false);
    assert_int_equal(back.count, forward.count);
    assert_int_equal(ui->stage.model.place.screen, SCREEN_HOME);
}

/* Models whose pictures have not been tried yet. */
typedef struct Queue {
    Model *models;
    int32_t count;
    int32_t next;
} Queue;

typedef struct Search {
    UiFixture *ui;
    Set reached;
    Queue queue;
    Buffer report;
    int32_t faults;
} Search;

static Search search_begin(UiFixture *ui) {
    Search search = {.ui = ui, .reached = set_in(&ui->arena)};
    search.queue.models = ARENA_NEW(&ui->arena, Model, PAGES_MAX);
    search.report = buffer_in(&ui->arena, REPORT_BYTES);
    return search;
}

/* A page found on its real way: the button for going back now has the word of where it leads. */
static void inspect(Search *search) {
    Stage *stage = &search->ui->stage;
    Inspected inspected = {.arena = &stage->scratch,
                           .atlas = stage->atlas,
                           .list = &stage->list,
                           .scene = &stage->scene,
                           .look = &stage->model.look,
                           .theme = theme_of(stage->model.look.dark)};
    int32_t size = search->report.size;
    int32_t faults = inspect_picture(&inspected, &search->report);
    search->faults += faults;
    if (faults > 0) {
        Str where = ui_fixture_where(search->ui);
        print_error("%.*s:\n%.*s", STR_ARG(where),
                    STR_ARG(str_slice(buffer_view(&search->report), size, search->report.size)));
    }
}

/* Where an input has led: drawn and kept when it is new. */
static void found(Search *search) {
    Stage *stage = &search->ui->stage;
    if (stage->model.overlay != OVERLAY_NONE || !set_add(&search->reached, stage->model.place)) {
        return;
    }
    Place place = stage->model.place;
    ui_fixture_show(search->ui);
    assert_true(place_equal(place, stage->model.place));
    inspect(search);
    search->queue.models[search->queue.count++] = stage->model;
}

static void step(Search *search, Input input) {
    Effects effects = {0};
    input.now_ms = search->ui->stage.model.now_ms + 50;
    stage_step(&search->ui->stage, &input, &effects);
}

static void tap(Search *search, const Target *target) {
    int32_t x = target->box.x + target->box.w / 2;
    int32_t y = target->box.y + target->box.h / 2;
    step(search, (Input){.kind = INPUT_TOUCH, .touch = {1, TOUCH_DOWN, x, y}});
    step(search, (Input){.kind = INPUT_TOUCH, .touch = {1, TOUCH_UP, x, y}});
}

static void try_taps(Search *search, const Model *from, const Scene *scene) {
    for (int32_t i = 0; i < scene->target_count; i++) {
        search->ui->stage.model = *from;
        search->ui->stage.scene = *scene;
        tap(search, &scene->targets[i]);
        found(search);
    }
}

/* Down to every target in its turn, then enter. */
static void try_keys(Search *search, const Model *from, const Scene *scene) {
    static const Key turns[] = {KEY_NEXT, KEY_PREVIOUS};
    Stage *stage = &search->ui->stage;
    Model focused = *from;
    for (int32_t i = 0; i < COUNT_OF(turns); i++) {
        stage->model = *from;
        stage->scene = *scene;
        step(search, (Input){.kind = INPUT_KEY, .key = turns[i]});
        found(search);
    }
    for (int32_t i = 0; i < scene->target_count; i++) {
        stage->model = focused;
        stage->scene = *scene;
        step(search, (Input){.kind = INPUT_KEY, .key = KEY_DOWN});
        focused = stage->model;
        assert_true(focused.focus >= 0);
        step(search, (Input){.kind = INPUT_KEY, .key = KEY_ENTER});
        found(search);
    }
}

static void check_search(UiFixture *ui, const char *name, const Set *all,
                         void (*attempt)(Search *search, const Model *from, const Scene *scene)) {
    ui_fixture_restart(ui, ui->stage.model.look);
    ui->stage.model.slide_ms = 0;
    ui_fixture_key(ui, KEY_ENTER);
    Search search = search_begin(ui);
    found(&search);
    while (search.queue.next < search.queue.count) {
        Model from = search.queue.models[search.queue.next++];
        ui->stage.model = from;
        ui_fixture_show(ui);
        Scene scene = ui->stage.scene;
        attempt(&search, &from, &scene);
    }
    assert_reached(ui, name, all, &search.reached, false);
    assert_int_equal(search.faults, 0);
}

typedef struct Case {
    const char *name;
    Look look;
} Case;

/* One to a run of this program, so that they can run beside each other. */
static const Case cases[] = {
    {"wide", {.width_px = 1920, .height_px = 1080, .size = TEXT_NORMAL}},
    {"upright",
     {.width_px = 1080,
      .height_px = 1920,
      .size = TEXT_LARGEST,
      .dark = true,
      .language = LANGUAGE_ENGLISH}},
    {"small", {.width_px = 800, .height_px = 480, .size = TEXT_LARGE}},
};

static UiFixture *open_case(void **state) {
    const Case *row = *state;
    return ui_fixture_open(row->look);
}

static void test_ways(void **state) {
    UiFixture *ui = open_case(state);
    Set all = all_pages(ui);
    check_way(ui, BY_SWIPE, "swipes", &all);
    check_way(ui, BY_KEY, "keys", &all);
    check_way(ui, BY_BUTTON, "buttons", &all);
    ui_fixture_close(ui);
}

static void test_taps(void **state) {
    UiFixture *ui = open_case(state);
    Set all = all_pages(ui);
    check_search(ui, "taps", &all, try_taps);
    ui_fixture_close(ui);
}

static void test_keys(void **state) {
    UiFixture *ui = open_case(state);
    Set all = all_pages(ui);
    check_search(ui, "keys", &all, try_keys);
    ui_fixture_close(ui);
}

/* Every list with more than one page: to its end and back by swipes, by keys and by buttons. */
static void test_lists(void **state) {
    UiFixture *ui = open_case(state);
    Set all = all_pages(ui);
    for (int32_t k = 0; k < all.count; k++) {
        Place place = all.places[k];
        bool last = (k + 1 == all.count || all.places[k + 1].page == 0) &&
                    place.screen != SCREEN_ARTICLE && place.screen != SCREEN_VIDEO;
        for (int32_t way = BY_SWIPE; last && place.page > 0 && way <= BY_BUTTON; way++) {
            ui_fixture_go(ui, (Place){place.screen, place.id, 0});
            for (int32_t page = 1; page <= place.page; page++) {
                turn(ui, (Way)way, true);
                assert_int_equal(ui->stage.model.place.page, page);
            }
            for (int32_t page = place.page - 1; page >= 0; page--) {
                turn(ui, (Way)way, false);
                assert_int_equal(ui->stage.model.place.page, page);
            }
        }
    }
    ui_fixture_close(ui);
}

/* A tap on the text at this share (of 8) of its width, and the page it leads to. */
static void check_quarter(UiFixture *ui, Place place, int32_t eighth, Place expected) {
    ui_fixture_go(ui, place);
    const OpenedItem *item = place_item(&ui->stage.opened, place);
    Rect column = reader_geometry(&ui->stage.model.look, item).column;
    ui_fixture_tap(ui, column.x + column.w * eighth / 8, column.y + column.h / 2);
    if (!place_equal(ui->stage.model.place, expected)) {
        ui->stage.model.place = place;
        Str where = ui_fixture_where(ui);
        fail_msg("%.*s: a tap at %d/8 of the text leads elsewhere", STR_ARG(where), eighth);
    }
}

/* The outer quarters of the text turn the page, its middle does nothing. */
static void test_quarters(void **state) {
    UiFixture *ui = open_case(state);
    Set all = all_pages(ui);
    for (int32_t k = 0; k < all.count; k++) {
        Place place = all.places[k];
        if (place.screen != SCREEN_ARTICLE && place.screen != SCREEN_VIDEO) {
            continue;
        }
        ui_fixture_go(ui, place);
        Scene scene = ui->stage.scene;
        check_quarter(ui, place, 1, scene.has_previous ? scene.previous : place);
        check_quarter(ui, place, 4, place);
        check_quarter(ui, place, 7, scene.has_next ? scene.next : place);
    }
    ui_fixture_close(ui);
}

static const Case *find_case(const char *name) {
    for (int32_t i = 0; name && i < COUNT_OF(cases); i++) {
        if (str_equal(str_from_c(cases[i].name), str_from_c(name))) {
            return &cases[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    Case row;
    const Case *found = find_case(argc == 2 ? argv[1] : NULL);
    if (!found) {
        print_error("test_reach wide|upright|small\n");
        return EXIT_FAILURE;
    }
    row = *found;
    const struct CMUnitTest tests[] = {
        {"ways", test_ways, NULL, NULL, &row},         {"taps", test_taps, NULL, NULL, &row},
        {"keys", test_keys, NULL, NULL, &row},         {"lists", test_lists, NULL, NULL, &row},
        {"quarters", test_quarters, NULL, NULL, &row},
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
