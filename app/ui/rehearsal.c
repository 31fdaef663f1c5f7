/* Going through a pack in the order of a reader: home, issue by issue, the videos, the lists.
 *
 * Opened is used as the kiosk uses it, but with one slot for the item that is being looked at: the
 * item is read once and its slot laid out anew for each look, where opened_follow would read it
 * again. The contents of an issue come behind its articles, because by then their numbers of pages
 * are known.
 */
#include "ui/rehearsal.h"

#include <stddef.h>

#include "ui/opened_parts.h"
#include "ui/reader.h"
#include "ui/show.h"
#include "ui/update.h"

enum {
    /* Four sizes and the lecture's, upright and turned. */
    LOOKS = 2 * (TEXT_SIZE_COUNT + 1),
    FRAME_ARENA = 16 * 1024 * 1024,
    /* The list and what is below a megabyte. */
    FOREVER_ARENA = (int)sizeof(Draw) * DISPLAY_CAPACITY + 1024 * 1024,
    /* While a page is dragged its neighbour is drawn beside it. */
    DRAWS_MOST = DISPLAY_CAPACITY / 2,
};

typedef struct Stage {
    Rehearsal *rehearsal;
    Opened opened;
    Model model;
    Arena frame;
    Arena lists; /* records of the walk itself */
    DisplayList list;
    Scene scene;
    Look looks[LOOKS];
    int32_t look;         /* index of the one that is being shown */
    int32_t pages_before; /* of everything before the present issue or item, in the first look */
    int32_t (*counts)[LOOKS]; /* pages of each article of the present issue */
    Failure *failure;
} Stage;

/* --- looks and pictures ---------------------------------------------------------------------- */

/* Language and ground take turns: they change no line, but they are shown. */
static void choose_looks(Stage *stage) {
    const Rehearsal *rehearsal = stage->rehearsal;
    for (int32_t i = 0; i < LOOKS; i++) {
        bool turned = i >= LOOKS / 2;
        int32_t size = i % (LOOKS / 2);
        stage->looks[i] = (Look){
            .width_px = turned ? rehearsal->height_px : rehearsal->width_px,
            .height_px = turned ? rehearsal->width_px : rehearsal->height_px,
            .size = size < TEXT_SIZE_COUNT ? (TextSize)size : TEXT_LARGEST,
            .lecture = size == TEXT_SIZE_COUNT,
            .dark = size % 2 == 1,
            .language = size % 2 == 1 ? LANGUAGE_ENGLISH : LANGUAGE_JAPANESE,
        };
    }
}

/* One screen as the kiosk would show it now. */
static bool show(Stage *stage, Place place, Overlay overlay) {
    Studio studio = {&stage->frame, &stage->opened.scratch, &stage->opened.measure, NULL};
    stage->model.place = place;
    stage->model.overlay = overlay;
    arena_reset(&stage->frame);
    ui_show(&studio, &stage->model, &stage->opened, &stage->list, &stage->scene);
    stage->rehearsal->shown++;
    return stage->list.count <= DRAWS_MOST ||
           failure_set(stage->failure, FAILURE_LIMIT,
                       "a page has more to draw than a screen can hold");
}

static void use_look(Stage *stage, int32_t look) {
    stage->look = look;
    stage->model.look = stage->looks[look];
    stage->model.lecture.on = stage->looks[look].lecture;
}

/* --- articles and videos --------------------------------------------------------------------- */

/* Text may hang half an em over its column, and ink lies around its em box; what lies further out
 * would be cut off or stand in another column. */
static bool fits(const Stage *stage, const OpenedItem *item, const Page *page) {
    ReaderGeometry geometry = reader_geometry(&item->look, item);
    int32_t spare_px = geometry.em_px;
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        int32_t right_px = piece->at.x + piece->at.w;
        if (piece->kind == PIECE_LINE) {
            right_px = piece->at.x + piece->set->lines.lines[piece->line].width / 64;
        }
        if (piece->at.x < -spare_px || right_px > geometry.column.w + spare_px) {
            return failure_set(stage->failure, FAILURE_FORMAT, "a line is wider than its column");
        }
    }
    return true;
}

static void remember_pictures(const Stage *stage, const OpenedItem *item, const Page *page) {
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        int32_t id = piece->kind == PIECE_PICTURE ? item->document.blocks[piece->block].picture : 0;
        if (id > 0 && id < REHEARSAL_PICTURES && stage->rehearsal->picture_pages[id] == 0) {
            stage->rehearsal->picture_pages[id] = *stage->rehearsal->page;
        }
    }
}

static bool has_all_pages(const Stage *stage, const Pages *pages) {
    return pages_are_whole(pages) || failure_set(stage->failure, FAILURE_LIMIT,
                                                 "it has more than %d pages", LIMIT_ARTICLE_PAGES);
}

static bool show_item(Stage *stage, const OpenedItem *item) {
    ScreenKind screen = item->kind == ITEM_VIDEO ? SCREEN_VIDEO : SCREEN_ARTICLE;
    for (int32_t i = 0; i < item->pages.page_count; i++) {
        *stage->rehearsal->page = stage->pages_before + i + 1;
        if (stage->look == 0) {
            remember_pictures(stage, item, &item->pages.pages[i]);
        }
        Overlay overlay = i == 0 && item->has_qr ? OVERLAY_QR : OVERLAY_NONE;
        if (!fits(stage, item, &item->pages.pages[i]) ||
            !show(stage, (Place){screen, item->id, i}, OVERLAY_NONE) ||
            (overlay != OVERLAY_NONE && !show(stage, (Place){screen, item->id, i}, overlay))) {
            return false;
        }
    }
    return has_all_pages(stage, &item->pages);
}

/* Reads an item once and shows it in every look; counts[look] are its pages. */
static bool rehearse_item(Stage *stage, ItemKind kind, int32_t id, int32_t *counts) {
    OpenedItem *item = &stage->opened.items[0];
    Arena arena = item->arena;
    arena_reset(&arena);
    *stage->rehearsal->page = stage->pages_before + 1;
    *item = (OpenedItem){.arena = arena, .kind = kind, .id = id};
    if (!opened_load_item(&stage->opened, item, stage->failure)) {
        return false;
    }
    item->loaded = true;
    for (int32_t look = 0; look < LOOKS; look++) {
        ArenaMark mark = arena_mark(&item->arena);
        use_look(stage, look);
        item->look = stage->looks[look];
        opened_lay_out_item(&stage->opened, item);
        counts[look] = item->pages.page_count;
        if (!show_item(stage, item)) {
            return false;
        }
        arena_rewind(&item->arena, mark);
    }
    item->loaded = false;
    stage->pages_before += counts[0];
    return true;
}

/* --- issues ---------------------------------------------------------------------------------- */

static bool show_contents(Stage *stage, OpenedContents *contents, int32_t look) {
    use_look(stage, look);
    contents->look = stage->looks[look];
    for (int32_t i = 0; i < contents->count; i++) {
        contents->pages[i] = stage->counts[i][look];
    }
    opened_paginate_contents(contents);
    for (int32_t page = 0; page < contents->page_count; page++) {
        if (!show(stage, (Place){SCREEN_CONTENTS, contents->number, page}, OVERLAY_NONE)) {
            return false;
        }
    }
    return true;
}

/* Its articles first; then the list of them knows how many pages each has. */
static bool rehearse_issue(Stage *stage, int32_t number) {
    OpenedContents *contents = &stage->opened.contents[0];
    Arena arena = contents->arena;
    arena_reset(&arena);
    *contents = (OpenedContents){.arena = arena, .number = number};
    if (!opened_read_contents(&stage->opened, contents, stage->failure)) {
        return false;
    }
    for (int32_t i = 0; i < contents->count; i++) {
        const ArticleRecord *article = &contents->articles[i];
        if (!rehearse_item(stage, ITEM_ARTICLE, article->id, stage->counts[i])) {
            return failure_within(stage->failure, "%.*s", STR_ARG(article->key));
        }
    }
    *stage->rehearsal->page = 0;
    contents->loaded = true;
    for (int32_t look = 0; look < LOOKS; look++) {
        if (!show_contents(stage, contents, look)) {
            return failure_within(stage->failure, "the contents of issue %d", number);
        }
    }
    contents->loaded = false;
    return true;
}

/* Windows from the beginning to the end, whatever the pack says about its length. */
static bool rehearse_issues(Stage *stage) {
    int32_t count = LIMIT_LIST_ROWS;
    for (int32_t first = 0; count == LIMIT_LIST_ROWS; first += count) {
        IssueRecord *issues = NULL;
        arena_reset(&stage->lists);
        if (!shelf_issues_in(stage->opened.shelf, &stage->lists, (Window){first, LIMIT_LIST_ROWS},
                             &issues, &count, stage->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            Document introduction;
            ArenaMark mark = arena_mark(&stage->lists);
            /* No screen shows it yet; a text that cannot be read is damage all the same. */
            if (!shelf_issue_document_in(stage->opened.shelf, &stage->lists, issues[i].number,
                                         &introduction, stage->failure) ||
                !rehearse_issue(stage, issues[i].number)) {
                return false;
            }
            arena_rewind(&stage->lists, mark);
        }
    }
    return true;
}

static bool rehearse_videos(Stage *stage) {
    int32_t pages[LOOKS];
    int32_t count = LIMIT_LIST_ROWS;
    for (int32_t first = 0; count == LIMIT_LIST_ROWS; first += count) {
        VideoRecord *videos = NULL;
        arena_reset(&stage->lists);
        if (!shelf_videos_in(stage->opened.shelf, &stage->lists, (Window){first, LIMIT_LIST_ROWS},
                             &videos, &count, stage->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            if (!rehearse_item(stage, ITEM_VIDEO, videos[i].id, pages)) {
                return failure_within(stage->failure, "%.*s", STR_ARG(videos[i].key));
            }
        }
    }
    return true;
}

/* --- lists ----------------------------------------------------------------------------------- */

/* All pages of a list screen in the present look. */
static bool show_list(Stage *stage, ScreenKind screen, int32_t id) {
    int32_t pages = 1;
    for (int32_t page = 0; page < pages; page++) {
        Place place = {screen, id, page};
        if (!opened_follow_grid(&stage->opened, &stage->model.look, place, stage->failure) ||
            !show(stage, place, OVERLAY_NONE)) {
            return false;
        }
        pages = opened_page_count(&stage->opened, place);
    }
    return true;
}

static bool show_terms(Stage *stage, int32_t row) {
    int32_t count = LIMIT_LIST_ROWS;
    if (!show_list(stage, SCREEN_TERMS, row)) {
        return false;
    }
    for (int32_t first = 0; count == LIMIT_LIST_ROWS; first += count) {
        TermRecord *terms = NULL;
        arena_reset(&stage->lists);
        if (!shelf_terms_in(stage->opened.shelf, &stage->lists, row,
                            (Window){first, LIMIT_LIST_ROWS}, &terms, &count, stage->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            if (!show_list(stage, SCREEN_TERM, terms[i].id)) {
                return false;
            }
        }
    }
    return true;
}

/* Every highlight of the idle screen. */
static bool show_idle(Stage *stage) {
    for (int32_t i = 0; i == 0 || i < stage->opened.home.highlight_count; i++) {
        stage->model.highlight = i;
        if (!show(stage, (Place){SCREEN_ATTRACT, 0, 0}, OVERLAY_NONE)) {
            return false;
        }
    }
    return true;
}

static bool show_lists(Stage *stage) {
    const OpenedHome *home = &stage->opened.home;
    if (!show_idle(stage) || !show(stage, (Place){SCREEN_HOME, 0, 0}, OVERLAY_NONE) ||
        !show_list(stage, SCREEN_ISSUES, 0) || !show_list(stage, SCREEN_VIDEOS, 0) ||
        !show_list(stage, SCREEN_TOPICS, 0)) {
        return false;
    }
    for (int32_t i = 0; i < home->topic_count; i++) {
        if (!show_list(stage, SCREEN_TOPIC, home->topics[i].id)) {
            return false;
        }
    }
    for (int32_t row = 0; row < 10; row++) {
        if (!show_terms(stage, row)) {
            return false;
        }
    }
    return true;
}

static bool rehearse_lists(Stage *stage) {
    *stage->rehearsal->page = 0;
    for (int32_t look = 0; look < LOOKS; look++) {
        use_look(stage, look);
        if (!stage->looks[look].lecture && !show_lists(stage)) {
            return false;
        }
    }
    return true;
}

/* --------------------------------------------------------------------------------------------- */

/* The list is not zeroed: it is written before it is read. */
static Stage *open_stage(Arena *forever, Rehearsal *rehearsal, Failure *failure) {
    Stage *stage = ARENA_NEW(forever, Stage, 1);
    stage->rehearsal = rehearsal;
    stage->failure = failure;
    stage->frame = arena_open(FRAME_ARENA);
    stage->lists = arena_open(FRAME_ARENA);
    stage->list.draws =
        arena_reserve(forever, sizeof(Draw) * DISPLAY_CAPACITY, _Alignof(max_align_t));
    stage->list.capacity = DISPLAY_CAPACITY;
    stage->counts =
        arena_alloc(forever, sizeof(*stage->counts) * LIMIT_ISSUE_ARTICLES, _Alignof(int32_t));
    choose_looks(stage);
    ui_start(&stage->model, stage->looks[0], 0);
    return stage;
}

bool rehearse(Rehearsal *rehearsal, Failure *failure) {
    Arena forever = arena_open(FOREVER_ARENA);
    Stage *stage = open_stage(&forever, rehearsal, failure);
    bool done = opened_start_alone(&stage->opened, rehearsal->shelf, rehearsal->measure, failure) &&
                rehearse_issues(stage) && rehearse_videos(stage) && rehearse_lists(stage);
    opened_close(&stage->opened);
    arena_close(&stage->lists);
    arena_close(&stage->frame);
    arena_close(&forever);
    return done;
}
