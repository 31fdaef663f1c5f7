/* Every page of every screen of the bundled pack, at one screen size (given as WIDTH HEIGHT), or of
 * another PACK that is given behind it, four
 * text sizes and both languages: composed and drawn by the kiosk's own code, then asked for every
 * rule of ui_inspect.h, pages_check and line_check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ui/reader.h"
#include "ui/screens.h"
#include "ui_fixture.h"
#include "ui_inspect.h"

/* Enough to see what is wrong; one fault often shows on every page. */
enum { REPORT_BYTES = 240 * 1024 };

typedef struct Walk {
    UiFixture *ui;
    Buffer report;
    int32_t faults;
    int32_t pictures;
} Walk;

/* Light and dark take turns: they differ in colours only, but a code needs white around it. */
typedef struct Case {
    const char *name;
    TextSize size;
    bool dark;
} Case;

static Look screen; /* from the command line, once */
static Str pack;

static void complain(Walk *walk, Str what) {
    if (what.size > 0) {
        Str where = ui_fixture_where(walk->ui);
        buffer_print(&walk->report, "%.*s: %.*s\n", STR_ARG(where), STR_ARG(what));
        walk->faults++;
    }
}

/* Asks the draws from index `from` on, and the targets that go with them. */
static void inspect_from(Walk *walk, int32_t from, const Scene *scene) {
    Stage *stage = &walk->ui->stage;
    ArenaMark mark = arena_mark(&walk->ui->arena);
    Buffer out = buffer_in(&walk->ui->arena, 4096);
    DisplayList list = stage->list;
    list.draws += from;
    list.count -= from;
    Inspected inspected = {.arena = &stage->scratch,
                           .atlas = stage->atlas,
                           .list = &list,
                           .scene = scene,
                           .look = &stage->model.look,
                           .theme = theme_of(stage->model.look.dark)};
    int32_t faults = inspect_picture(&inspected, &out);
    if (faults > 0) {
        Str where = ui_fixture_where(walk->ui);
        buffer_print(&walk->report, "%.*s:\n%.*s", STR_ARG(where), STR_ARG(buffer_view(&out)));
        walk->faults += faults;
    }
    walk->pictures++;
    arena_rewind(&walk->ui->arena, mark);
}

static void inspect(Walk *walk) {
    inspect_from(walk, 0, &walk->ui->stage.scene);
}

/* The picture in both languages: layout is the same, the words around it are not. */
static void inspect_languages(Walk *walk) {
    Model *model = &walk->ui->stage.model;
    for (int32_t language = 0; language < LANGUAGE_COUNT; language++) {
        model->look.language = (Language)language;
        ui_fixture_show(walk->ui);
        inspect(walk);
    }
    model->look.language = LANGUAGE_JAPANESE;
}

static void inspect_overlay(Walk *walk, Overlay overlay) {
    walk->ui->stage.model.overlay = overlay;
    walk->ui->stage.model.overlay_ms = walk->ui->stage.model.now_ms;
    inspect_languages(walk);
    walk->ui->stage.model.overlay = OVERLAY_NONE;
}

/* Lines that had to be cut inside a word, and titles that leave a character or two alone. */
static void check_lines(Walk *walk, const OpenedItem *item) {
    const Pages *pages = &item->pages;
    for (int32_t i = 0; i < pages->piece_count; i++) {
        const Piece *piece = &pages->pieces[i];
        if (piece->kind == PIECE_LINE && piece->set->lines.lines[piece->line].emergency) {
            complain(walk, S("a line is cut inside a word"));
        }
    }
}

static void check_title(Walk *walk, const OpenedItem *item) {
    Stage *stage = &walk->ui->stage;
    const Look *look = &stage->model.look;
    ReaderGeometry geometry = reader_geometry(look, item);
    ReaderSetter setter = {&walk->ui->arena, &stage->scratch, &stage->measure};
    ArenaMark mark = arena_mark(&walk->ui->arena);
    ReaderHead head = reader_head_in(setter, look, item, &geometry);
    const Line *last = &head.title.lines[head.title.line_count - 1];
    if (head.title.line_count > 1 && last->glyph_count < 3) {
        complain(walk, S("a title ends with one or two characters alone"));
    }
    if (head.height_px > geometry.column.h) {
        complain(walk, S("a title is higher than its page"));
    }
    arena_rewind(&walk->ui->arena, mark);
}

static void check_item(Walk *walk, const OpenedItem *item) {
    if (item) {
        complain(walk, pages_check(&item->pages));
        check_lines(walk, item);
        check_title(walk, item);
    }
}

/* The small card lies over a page, so only its own draws and its own target are asked. */
static void inspect_small_card(Walk *walk, bool folded) {
    Stage *stage = &walk->ui->stage;
    UpdateCode code = stage->model.notice.code;
    stage->model.notice.code = CODE_NONE;
    ui_fixture_show(walk->ui);
    int32_t behind = stage->list.count;
    stage->model.notice.code = code;
    stage->model.notice.folded = folded;
    ui_fixture_show(walk->ui);
    Scene scene = {.targets = {stage->scene.targets[stage->scene.target_count - 1]},
                   .target_count = 1};
    inspect_from(walk, behind, &scene);
}

/* What the booth can tell about an update: large over the idle screen, small over a page. */
static void walk_cards(Walk *walk) {
    Model *model = &walk->ui->stage.model;
    for (int32_t i = 0; i < LANGUAGE_COUNT * CODE_COUNT; i++) {
        model->look.language = (Language)(i % LANGUAGE_COUNT);
        ui_fixture_go(walk->ui, (Place){SCREEN_ATTRACT, 0, 0});
        model->notice = (Notice){.code = (UpdateCode)(i / LANGUAGE_COUNT), .number = 45};
        notice_name(&model->notice, S("営業秘密のツボ 2026年春の号と動画"));
        ui_fixture_show(walk->ui);
        inspect(walk);
        ui_fixture_go(walk->ui, (Place){SCREEN_TROUBLE, 0, 0});
        inspect(walk);
        ui_fixture_go(walk->ui, (Place){SCREEN_HOME, 0, 0});
        if (model->notice.code != CODE_NONE) {
            inspect_small_card(walk, false);
            inspect_small_card(walk, true);
        }
    }
    model->notice = (Notice){0};
    model->look.language = LANGUAGE_JAPANESE;
}

static void walk_pages(Walk *walk, Place place) {
    int32_t count = 1;
    for (int32_t page = 0; page < count; page++) {
        place.page = page;
        ui_fixture_go(walk->ui, place);
        if (!place_equal(walk->ui->stage.model.place, place)) {
            complain(walk, S("a page is not where it was asked for"));
        }
        count = opened_page_count(&walk->ui->stage.opened, place);
        inspect_languages(walk);
    }
}

static void walk_place(Walk *walk, Place place) {
    walk_pages(walk, place);
    const OpenedItem *item = place_item(&walk->ui->stage.opened, place);
    check_item(walk, item);
    if (item && item->has_qr) {
        inspect_overlay(walk, OVERLAY_QR);
    }
    if (place.screen == SCREEN_HOME || place.screen == SCREEN_TOPICS) {
        inspect_overlay(walk, OVERLAY_PANEL);
        inspect_overlay(walk, OVERLAY_STILL_READING);
    }
}

static void walk_highlights(Walk *walk) {
    Model *model = &walk->ui->stage.model;
    for (int32_t i = 0; i < walk->ui->stage.opened.home.highlight_count; i++) {
        ui_fixture_go(walk->ui, (Place){SCREEN_ATTRACT, 0, 0});
        model->highlight = i;
        inspect_languages(walk);
    }
}

static void walk_troubles(Walk *walk) {
    static const Word words[] = {WORD_TROUBLE_FILE, WORD_TROUBLE_FORMAT, WORD_TROUBLE_LIMIT,
                                 WORD_TROUBLE_OTHER};
    for (int32_t i = 0; i < COUNT_OF(words); i++) {
        ui_fixture_go(walk->ui, (Place){SCREEN_TROUBLE, 0, 0});
        walk->ui->stage.model.trouble = words[i];
        inspect_languages(walk);
    }
}

static void walk_questions(Walk *walk, Staff *staff) {
    static const StaffTask tasks[] = {STAFF_ROLL_BACK, STAFF_REMOVE, STAFF_RESTART, STAFF_SHUT_DOWN,
                                      STAFF_LEAVE};
    for (int32_t i = 0; i < COUNT_OF(tasks); i++) {
        staff->asked = tasks[i];
        inspect_overlay(walk, OVERLAY_STAFF_ASK);
    }
}

/* The staff's pages with facts that are always the same; those that are for drawing are left out.
 */
static void walk_staff(Walk *walk) {
    static const StaffPage pages[] = {STAFF_HEALTH, STAFF_TASKS, STAFF_COUNTS,
                                      STAFF_PACKS,  STAFF_PIN,   STAFF_CLEANING};
    Staff *staff = &walk->ui->stage.model.staff;
    staff->has_pin = staff->unlocked = true;
    for (int32_t i = 0; i < COUNT_OF(pages); i++) {
        walk_pages(walk, (Place){SCREEN_STAFF, (int32_t)pages[i], 0});
    }
    ui_fixture_go(walk->ui, (Place){SCREEN_STAFF, STAFF_PACKS, 0});
    walk_questions(walk, staff);
    ui_fixture_go(walk->ui, (Place){SCREEN_HOME, 0, 0});
}

/* A lecture's text is as large as twelve lines allow, whatever a visitor has chosen. */
static void walk_lecture(Walk *walk, const Places *places) {
    Model *model = &walk->ui->stage.model;
    model->look.lecture = true;
    model->lecture.on = true;
    for (int32_t i = 0; i < places->count; i++) {
        ScreenKind screen_kind = places->places[i].screen;
        if (screen_kind == SCREEN_CONTENTS || screen_kind == SCREEN_ARTICLE ||
            screen_kind == SCREEN_VIDEO) {
            walk_place(walk, places->places[i]);
        }
    }
    model->lecture.list = true;
    walk_place(walk, places->places[0]);
    model->lecture = (Lecture){0};
    model->look.lecture = false;
}

static void test_text_size(void **state) {
    const Case *row = *state;
    Look look = screen;
    look.size = row->size;
    look.dark = row->dark;
    Walk walk = {.ui = ui_fixture_open_pack(look, pack)};
    walk.report = buffer_in(&walk.ui->arena, REPORT_BYTES);
    Places places = ui_fixture_places(walk.ui);
    walk_highlights(&walk);
    walk_troubles(&walk);
    walk_cards(&walk);
    walk_staff(&walk);
    if (row->size == TEXT_NORMAL) {
        walk_lecture(&walk, &places);
    }
    for (int32_t i = 0; i < places.count; i++) {
        walk_place(&walk, places.places[i]);
    }
    print_message("%s: %d places, %d pictures\n", row->name, places.count, walk.pictures);
    if (walk.faults > 0) {
        /* Not print_error, which ends after a kilobyte. */
        fprintf(stderr, "%.*s\n", STR_ARG(buffer_view(&walk.report)));
        fail_msg("%d faults", walk.faults);
    }
    ui_fixture_close(walk.ui);
}

int main(int argc, char **argv) {
    static Case cases[TEXT_SIZE_COUNT] = {{"small", TEXT_SMALL, false},
                                          {"normal", TEXT_NORMAL, true},
                                          {"large", TEXT_LARGE, false},
                                          {"largest", TEXT_LARGEST, true}};
    struct CMUnitTest tests[TEXT_SIZE_COUNT];
    if (argc != 3 && argc != 4) {
        print_error("test_all_pages WIDTH HEIGHT [PACK]\n");
        return EXIT_FAILURE;
    }
    screen.width_px = (int32_t)strtol(argv[1], NULL, 10);
    screen.height_px = (int32_t)strtol(argv[2], NULL, 10);
    pack = argc == 4 ? str_from_c(argv[3]) : S(TSUBO_TEST_PACK);
    for (int32_t i = 0; i < TEXT_SIZE_COUNT; i++) {
        tests[i] = (struct CMUnitTest){cases[i].name, test_text_size, NULL, NULL, &cases[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
