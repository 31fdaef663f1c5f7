/* The tour follows the same lists a visitor does. */
#include "kiosk/tour.h"

#include <stdio.h>

#include "base/file.h"
#include "kiosk/headless.h"
#include "ui/dump.h"

typedef struct Tour {
    Stage *stage;
    const Options *options;
    Arena arena; /* lists of the tour itself */
    int32_t count;
    bool qr_written;
} Tour;

/* Writes the picture that stands in stage->list under a name. */
static bool write_picture(Tour *tour, Str name, Failure *failure) {
    ArenaMark mark = arena_mark(&tour->arena);
    Str path = arena_print_in(&tour->arena, "%.*s/%04d-%.*s.png", STR_ARG(tour->options->tour),
                              tour->count++, STR_ARG(name));
    bool done = stage_write_png(tour->stage, path, failure);
    arena_rewind(&tour->arena, mark);
    return done;
}

/* Shows the model's place as it stands and writes it under a name. */
static bool write_shown(Tour *tour, Str name, Failure *failure) {
    stage_show(tour->stage);
    if (stage_in_trouble(tour->stage)) {
        *failure = tour->stage->failure;
        return false;
    }
    if (tour->options->dump != DUMP_NONE) {
        headless_dump(tour->stage, tour->options->dump);
    }
    return write_picture(tour, name, failure);
}

/* All pages of one place. */
static bool write_place(Tour *tour, Place place, Str name, Failure *failure) {
    Model *model = &tour->stage->model;
    int32_t pages = 1;
    for (int32_t page = 0; page < pages; page++) {
        model->place = (Place){place.screen, place.id, page};
        model->reading_known = false;
        model->overlay = OVERLAY_NONE;
        stage_show(tour->stage);
        pages = opened_page_count(&tour->stage->opened, place);
        ArenaMark mark = arena_mark(&tour->arena);
        Str numbered = arena_print_in(&tour->arena, "%.*s-%02d", STR_ARG(name), page + 1);
        bool done = write_shown(tour, numbered, failure);
        arena_rewind(&tour->arena, mark);
        if (!done) {
            return false;
        }
    }
    return true;
}

/* "110/03-patches" as part of a file name. */
static Str flat_name(Arena *arena, Str prefix, Str key) {
    Str name = arena_print_in(arena, "%.*s-%.*s", STR_ARG(prefix), STR_ARG(key));
    char *at = (char *)arena_copy_in(arena, name).at;
    for (int32_t i = 0; i < name.size; i++) {
        at[i] = at[i] == '/' ? '-' : at[i];
    }
    return (Str){at, name.size};
}

/* The large code, in front of the first article that has one. */
static bool tour_qr(Tour *tour, int32_t article, Failure *failure) {
    Model *model = &tour->stage->model;
    const OpenedItem *item = opened_item(&tour->stage->opened, ITEM_ARTICLE, article);
    if (tour->qr_written || !item || !item->has_qr) {
        return true;
    }
    tour->qr_written = true;
    model->overlay = OVERLAY_QR;
    return write_shown(tour, overlay_name(OVERLAY_QR), failure);
}

/* Its contents and all its articles. */
static bool tour_issue(Tour *tour, const IssueRecord *issue, Failure *failure) {
    Arena *arena = &tour->arena;
    Str name = arena_print_in(arena, "contents-%03d", issue->number);
    if (!write_place(tour, (Place){SCREEN_CONTENTS, issue->number, 0}, name, failure)) {
        return false;
    }
    for (int32_t i = 0; i < issue->article_count; i++) {
        ArticleRecord *article = NULL;
        int32_t count = 0;
        ArenaMark mark = arena_mark(arena);
        if (!shelf_articles_in(tour->stage->shelf, arena, issue->number, (Window){i, 1}, &article,
                               &count, failure)) {
            return false;
        }
        Str title = count > 0 ? flat_name(arena, S("article"), article->key) : S("");
        if (count > 0 &&
            (!write_place(tour, (Place){SCREEN_ARTICLE, article->id, 0}, title, failure) ||
             !tour_qr(tour, article->id, failure))) {
            return false;
        }
        arena_rewind(arena, mark);
    }
    return true;
}

/* Newest first. */
static bool tour_issues(Tour *tour, Failure *failure) {
    int32_t total = 0;
    if (!shelf_issue_count(tour->stage->shelf, &total, failure)) {
        return false;
    }
    for (int32_t i = 0; i < total; i++) {
        IssueRecord *issue = NULL;
        int32_t count = 0;
        ArenaMark mark = arena_mark(&tour->arena);
        if (!shelf_issues_in(tour->stage->shelf, &tour->arena, (Window){i, 1}, &issue, &count,
                             failure) ||
            (count > 0 && !tour_issue(tour, issue, failure))) {
            return false;
        }
        arena_rewind(&tour->arena, mark);
    }
    return true;
}

/* In the order of the shelf. */
static bool tour_videos(Tour *tour, Failure *failure) {
    int32_t total = 0;
    if (!shelf_video_count(tour->stage->shelf, &total, failure)) {
        return false;
    }
    for (int32_t i = 0; i < total; i++) {
        VideoRecord *video = NULL;
        int32_t count = 0;
        ArenaMark mark = arena_mark(&tour->arena);
        if (!shelf_videos_in(tour->stage->shelf, &tour->arena, (Window){i, 1}, &video, &count,
                             failure)) {
            return false;
        }
        Str name = count > 0 ? flat_name(&tour->arena, S("video"), video->key) : S("");
        if (count > 0 && !write_place(tour, (Place){SCREEN_VIDEO, video->id, 0}, name, failure)) {
            return false;
        }
        arena_rewind(&tour->arena, mark);
    }
    return true;
}

/* Every list, every page of it. */
static bool tour_topics(Tour *tour, Failure *failure) {
    TopicRecord *topics = NULL;
    int32_t count = 0;
    if (!shelf_topics_in(tour->stage->shelf, &tour->arena, &topics, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        Str name = flat_name(&tour->arena, S("topic"), topics[i].key);
        if (!write_place(tour, (Place){SCREEN_TOPIC, topics[i].id, 0}, name, failure)) {
            return false;
        }
    }
    return true;
}

/* All ten rows, also the empty ones: they have a page, too. */
static bool tour_terms(Tour *tour, Failure *failure) {
    bool shown = false;
    for (int32_t row = 0; row < 10; row++) {
        TermRecord *terms = NULL;
        int32_t count = 0;
        Str name = arena_print_in(&tour->arena, "terms-%d", row);
        if (!write_place(tour, (Place){SCREEN_TERMS, row, 0}, name, failure) ||
            !shelf_terms_in(tour->stage->shelf, &tour->arena, row, (Window){0, 1}, &terms, &count,
                            failure)) {
            return false;
        }
        if (count > 0 && !shown &&
            !write_place(tour, (Place){SCREEN_TERM, terms[0].id, 0}, S("term"), failure)) {
            return false;
        }
        shown = shown || count > 0;
    }
    return true;
}

/* The overlays, in front of home. */
static bool tour_overlays(Tour *tour, Failure *failure) {
    static const Overlay overlays[] = {OVERLAY_PANEL, OVERLAY_STILL_READING};
    Model *model = &tour->stage->model;
    for (int32_t i = 0; i < COUNT_OF(overlays); i++) {
        model->place = (Place){SCREEN_HOME, 0, 0};
        model->overlay = overlays[i];
        model->overlay_ms = model->now_ms;
        if (!write_shown(tour, overlay_name(overlays[i]), failure)) {
            return false;
        }
    }
    return true;
}

/* The screens that are alone of their kind. */
static bool tour_screens(Tour *tour, Failure *failure) {
    static const ScreenKind screens[] = {SCREEN_ATTRACT, SCREEN_HOME, SCREEN_ISSUES, SCREEN_VIDEOS,
                                         SCREEN_TOPICS};
    for (int32_t i = 0; i < COUNT_OF(screens); i++) {
        if (!write_place(tour, (Place){screens[i], 0, 0}, screen_name(screens[i]), failure)) {
            return false;
        }
    }
    return tour_overlays(tour, failure);
}

/* What visitors never see: the staff's pages, of a booth that does not exist. */
static bool tour_staff(Tour *tour, Failure *failure) {
    static const Str names[STAFF_PAGE_COUNT] = {
        [STAFF_HEALTH] = S_INIT("staff-health"),     [STAFF_TASKS] = S_INIT("staff-tasks"),
        [STAFF_COUNTS] = S_INIT("staff-statistics"), [STAFF_PACKS] = S_INIT("staff-packs"),
        [STAFF_PIN] = S_INIT("staff-pin"),           [STAFF_TOUCH] = S_INIT("staff-touch"),
        [STAFF_CALIBRATE] = S_INIT("staff-crosses"), [STAFF_PICTURE] = S_INIT("staff-picture"),
        [STAFF_CLEANING] = S_INIT("staff-cleaning")};
    Model *model = &tour->stage->model;
    model->staff.has_pin = model->staff.unlocked = true;
    for (int32_t page = 0; page < STAFF_PAGE_COUNT; page++) {
        model->staff.since_ms = model->now_ms;
        if (!write_place(tour, (Place){SCREEN_STAFF, page, 0}, names[page], failure)) {
            return false;
        }
    }
    model->place = (Place){SCREEN_STAFF, STAFF_TASKS, 0};
    model->staff.asked = STAFF_RESTART;
    model->overlay = OVERLAY_STAFF_ASK;
    bool done = write_shown(tour, overlay_name(OVERLAY_STAFF_ASK), failure);
    model->overlay = OVERLAY_NONE;
    model->staff.asked = STAFF_NOTHING;
    model->staff.unlocked = false;
    return done;
}

/* Everything a booth can say about an update, as it stands over the idle screen. */
static bool tour_cards(Tour *tour, Failure *failure) {
    Model *model = &tour->stage->model;
    bool done = true;
    model->place = (Place){SCREEN_ATTRACT, 0, 0};
    for (int32_t code = CODE_NONE + 1; code < CODE_COUNT && done; code++) {
        ArenaMark mark = arena_mark(&tour->arena);
        model->notice = (Notice){.code = (UpdateCode)code, .number = 45};
        notice_name(&model->notice, S("TSUBO"));
        done = write_shown(
            tour,
            arena_print_in(&tour->arena, "card-%.*s", STR_ARG(code_text((UpdateCode)code)->name)),
            failure);
        arena_rewind(&tour->arena, mark);
    }
    model->notice = (Notice){0};
    return done;
}

/* The newest issue as a lecture shows it, and its list of numbers. */
static bool tour_lecture(Tour *tour, Failure *failure) {
    Model *model = &tour->stage->model;
    const OpenedHome *home = &tour->stage->opened.home;
    if (home->issue_count == 0) {
        return true;
    }
    model->lecture.on = model->look.lecture = true;
    bool done = write_place(tour, (Place){SCREEN_CONTENTS, home->issues[0].number, 0},
                            S("lecture-contents"), failure);
    if (done && home->article_count > 0) {
        done = write_place(tour, (Place){SCREEN_ARTICLE, home->articles[0].id, 0},
                           S("lecture-article"), failure);
    }
    model->lecture.list = true;
    done = done && write_shown(tour, S("lecture-numbers"), failure);
    model->lecture = (Lecture){0};
    model->look.lecture = false;
    return done;
}

/* The page nobody should see; the last of the tour, because a stage does not come back from it. */
static bool tour_trouble(Tour *tour, Failure *failure) {
    Failure made_up = {.kind = FAILURE_FILE};
    stage_fail(tour->stage, &made_up);
    stage_show(tour->stage);
    return write_picture(tour, screen_name(SCREEN_TROUBLE), failure);
}

/* Every screen and every page, in the order in which swiping would meet them. */
bool tour_run(Stage *stage, const Options *options, Failure *failure) {
    enum { TOUR_ARENA = 16 * 1024 * 1024 };
    if (stage_in_trouble(stage)) {
        *failure = stage->failure;
        return false;
    }
    if (!file_make_directory(options->tour, failure)) {
        return false;
    }
    Tour tour = {.stage = stage, .options = options, .arena = arena_open(TOUR_ARENA)};
    bool done = tour_screens(&tour, failure) && tour_issues(&tour, failure) &&
                tour_videos(&tour, failure) && tour_topics(&tour, failure) &&
                tour_terms(&tour, failure) && tour_staff(&tour, failure) &&
                tour_cards(&tour, failure) && tour_lecture(&tour, failure) &&
                tour_trouble(&tour, failure);
    if (done) {
        fprintf(stderr, "tsubo-kiosk: %d pictures are in %.*s\n", tour.count,
                STR_ARG(options->tour));
    }
    arena_close(&tour.arena);
    return done;
}
