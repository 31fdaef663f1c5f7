/* A reader stays at the same sentence: on the real content, from every page of every article, video
 * and list, through every other text size and a turned screen, and back again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "many_pack.h"
#include "ui/moves.h"
#include "ui/screens.h"
#include "ui_fixture.h"

static const Look look = {.width_px = 1280, .height_px = 800, .size = TEXT_NORMAL};

static void set_size(UiFixture *ui, TextSize size) {
    while (ui->stage.model.look.size < size) {
        ui_fixture_key(ui, KEY_LARGER);
    }
    while (ui->stage.model.look.size > size) {
        ui_fixture_key(ui, KEY_SMALLER);
    }
}

static bool is_after(ReadingPlace a, ReadingPlace b) {
    return a.block != b.block ? a.block > b.block : a.offset > b.offset;
}

/* Whether the page shown has the place on it. */
static bool page_holds(const Pages *pages, int32_t page, ReadingPlace place) {
    bool begins = page == 0 || !is_after(pages->pages[page].start, place);
    return begins &&
           (page + 1 == pages->page_count || is_after(pages->pages[page + 1].start, place));
}

/* Whether the list's page shown has the row on it, and was drawn with it. */
static bool list_holds(const Stage *stage, Place place, int32_t row) {
    const OpenedGrid *grid = &stage->opened.grid;
    if (place.screen == SCREEN_CONTENTS) {
        const OpenedContents *list = opened_contents(&stage->opened, place.id);
        return list->starts[place.page] <= row && row < list->starts[place.page + 1];
    }
    bool here = row / grid->per_page == place.page;
    bool read = row >= grid->first && row < grid->first + grid->count;
    return grid->total == 0 || (here && read);
}

static void assert_holds(UiFixture *ui, ReadingPlace reading) {
    const Model *model = &ui->stage.model;
    const OpenedItem *item = place_item(&ui->stage.opened, model->place);
    bool holds = item ? page_holds(&item->pages, model->place.page, reading)
                      : list_holds(&ui->stage, model->place, reading.block);
    if (!holds) {
        Str where = ui_fixture_where(ui);
        fail_msg("%.*s does not show block %d, byte %d", STR_ARG(where), reading.block,
                 reading.offset);
    }
}

/* Every size in turn, each from the one before, so that errors would add up. */
static void try_page(UiFixture *ui, Place place) {
    static const TextSize sizes[] = {TEXT_LARGE, TEXT_LARGEST, TEXT_SMALL, TEXT_LARGEST,
                                     TEXT_NORMAL};
    ui_fixture_go(ui, place);
    ReadingPlace reading = ui->stage.model.reading;
    assert_holds(ui, reading);
    for (int32_t i = 0; i < COUNT_OF(sizes); i++) {
        set_size(ui, sizes[i]);
        assert_int_equal(ui->stage.model.look.size, sizes[i]);
        assert_holds(ui, reading);
    }
    assert_true(place_equal(ui->stage.model.place, place));
}

/* The other screens have one page. */
static bool has_pages(ScreenKind screen) {
    return screen != SCREEN_ATTRACT && screen != SCREEN_HOME;
}

static void test_sizes(void **state) {
    (void)state;
    UiFixture *ui = ui_fixture_open(look);
    Places places = ui_fixture_places(ui);
    for (int32_t i = 0; i < places.count; i++) {
        Place place = places.places[i];
        if (!has_pages(place.screen)) {
            continue;
        }
        ui_fixture_restart(ui, look);
        ui_fixture_go(ui, place);
        int32_t count = opened_page_count(&ui->stage.opened, place);
        for (place.page = 0; place.page < count; place.page++) {
            try_page(ui, place);
        }
    }
    ui_fixture_close(ui);
}

static void resize(UiFixture *ui, int32_t width_px, int32_t height_px) {
    Effects effects = {0};
    Input input = {
        .kind = INPUT_RESIZE, .now_ms = ui->now_ms, .width_px = width_px, .height_px = height_px};
    stage_step(&ui->stage, &input, &effects);
    ui_fixture_show(ui);
}

/* The panel is turned while somebody reads; language and colours change no page at all. */
static void test_turned(void **state) {
    (void)state;
    UiFixture *ui = ui_fixture_open(look);
    Places places = ui_fixture_places(ui);
    for (int32_t i = 0; i < places.count; i++) {
        Place place = places.places[i];
        place.page = 1;
        ui_fixture_restart(ui, look);
        ui_fixture_go(ui, place);
        place = ui->stage.model.place;
        if (!has_pages(place.screen) || place.page != 1) {
            continue;
        }
        ReadingPlace reading = ui->stage.model.reading;
        resize(ui, 800, 1280);
        assert_holds(ui, reading);
        resize(ui, 1280, 800);
        assert_true(place_equal(ui->stage.model.place, place));
        ui_fixture_key(ui, KEY_LANGUAGE);
        ui_fixture_key(ui, KEY_INVERT);
        assert_true(place_equal(ui->stage.model.place, place));
    }
    ui_fixture_close(ui);
}

/* Back leads to the sentence that was left, whatever has become of its page since: from an article
 * to another one, a change of size or a turned panel there, and back. */
static void test_back(void **state) {
    (void)state;
    UiFixture *ui = ui_fixture_open(look);
    Places places = ui_fixture_places(ui);
    for (int32_t i = 0; i < places.count; i++) {
        Place place = places.places[i];
        if (!has_pages(place.screen)) {
            continue;
        }
        for (int32_t way = 0; way < 3; way++) {
            ui_fixture_restart(ui, look);
            place.page = PAGE_LAST;
            ui_fixture_go(ui, place);
            Place left = ui->stage.model.place;
            ReadingPlace reading = ui->stage.model.reading;
            moves_go(&ui->stage.model, (Place){SCREEN_ARTICLE, 1, 0});
            ui_fixture_show(ui);
            if (way < 2) {
                set_size(ui, way == 0 ? TEXT_LARGEST : TEXT_SMALL);
            } else {
                resize(ui, 800, 1280);
            }
            ui_fixture_key(ui, KEY_BACK);
            assert_int_equal(ui->stage.model.place.id, left.id);
            assert_holds(ui, reading);
            set_size(ui, TEXT_NORMAL);
            resize(ui, 1280, 800);
            assert_true(place_equal(ui->stage.model.place, left));
        }
    }
    ui_fixture_close(ui);
}

/* In a long list the page of a row moves further than the rows that were read ahead: the very next
 * picture has them all the same. */
static void test_long_list(void **state) {
    (void)state;
    ManyPack *many = many_pack_open();
    UiFixture *ui = ui_fixture_open_pack(look, many_pack_path(many));
    ui_fixture_go(ui, (Place){SCREEN_ISSUES, 0, 7});
    assert_int_equal(ui->stage.model.place.page, 7);
    ReadingPlace reading = ui->stage.model.reading;
    resize(ui, 1080, 1920);
    assert_holds(ui, reading);
    resize(ui, 1280, 800);
    assert_holds(ui, reading);
    assert_int_equal(ui->stage.model.place.page, 7);
    ui_fixture_go(ui, (Place){SCREEN_ISSUES, 0, PAGE_LAST});
    assert_holds(ui, (ReadingPlace){MANY_PACK_ISSUES, 0});
    ui_fixture_close(ui);
    many_pack_close(many);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_turned),
        cmocka_unit_test(test_back),
        cmocka_unit_test(test_long_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
