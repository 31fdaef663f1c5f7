/* Opening, stepping, writing pictures. */
#include "kiosk/stage.h"

#include <string.h>

#include "base/file.h"
#include "kiosk/entrance.h"
#include "sdl/picture.h"

enum {
    /* Fonts' tables, the atlas (2 MiB), two display lists; mostly untouched address space. */
    FOREVER_ARENA = 32 * 1024 * 1024,
    PACK_ARENA = 8 * 1024 * 1024,
    FRAME_ARENA = 16 * 1024 * 1024,
    /* A picture of the largest screen, as RGBA and as PNG. */
    PNG_ARENA = 160 * 1024 * 1024,
};

/* Why a picture cannot be decoded is nobody's news here: the tool and the preflight have told it.
 */
static bool decode_in(void *context, Arena *arena, Str png, Pixels *pixels) {
    Failure failure;
    (void)context;
    return picture_scale_in(arena, png, pixels, &failure);
}

/* Not zeroed: a list is written before it is read, and most of it never is. */
static DisplayList list_in(Arena *arena) {
    return (DisplayList){.draws =
                             arena_reserve(arena, sizeof(Draw) * DISPLAY_CAPACITY, _Alignof(Draw)),
                         .capacity = DISPLAY_CAPACITY};
}

/* What to do about it, behind what is wrong: the sentence is read by somebody in a hurry. */
static void advise(Failure *failure, const char *advice) {
    Failure cause = *failure;
    failure_set(failure, cause.kind, "%s; %s", cause.sentence, advice);
}

/* Arenas, fonts, atlas. Whatever comes later may fail and still be told on the screen. */
bool stage_open(Stage *stage, const Options *options, Failure *failure) {
    *stage = (Stage){
        .forever = arena_open(FOREVER_ARENA),
        .pack_arena = arena_open(PACK_ARENA),
        .frame = arena_open(FRAME_ARENA),
        .scratch = arena_open(FRAME_ARENA),
    };
    stage->list = list_in(&stage->forever);
    stage->warm = list_in(&stage->forever);
    stage->changes = changes_in(&stage->forever);
    stage->fonts = fonts_open_in(&stage->forever, options->fonts, failure);
    if (!stage->fonts) {
        advise(failure, "install tsubo again or name the folder with --fonts DIR");
        return false;
    }
    stage->atlas = atlas_in(&stage->forever, stage->fonts);
    stage->booth = booth_standard();
    stage->measure = fonts_measure(stage->fonts);
    stage->opened.pictures.decode_in = decode_in;
    return true;
}

/* What the operator has decided about words, colours and times. */
static void apply_settings(Stage *stage, const Config *config) {
    BoothColours colours = {.house = config->house,
                            .warm = config->warm,
                            .film = config->film,
                            .house_dark = config->house_dark,
                            .warm_dark = config->warm_dark,
                            .film_dark = config->film_dark,
                            .night = config->night};
    stage->booth.name = config->name;
    stage->booth.title = config->title;
    stage->booth.tagline = config->tagline;
    booth_paint(&stage->booth, &colours);
    stage->model.times = (Times){.pause_ms = config->pause_s * 1000,
                                 .pause_most_ms = config->pause_most_s * 1000,
                                 .question_ms = config->question_s * 1000,
                                 .highlight_ms = config->highlight_s * 1000,
                                 .lecture_ms = config->lecture_min * 60 * 1000};
}

/* The kind of a failure becomes a sentence for visitors; the sentence of the failure goes to the
 * journal. */
static Word trouble_word(FailureKind kind) {
    switch (kind) {
    case FAILURE_FILE: return WORD_TROUBLE_FILE;
    case FAILURE_FORMAT:
    case FAILURE_VERSION:
    case FAILURE_SIGNATURE:
    case FAILURE_SERIAL: return WORD_TROUBLE_FORMAT;
    case FAILURE_LIMIT: return WORD_TROUBLE_LIMIT;
    case FAILURE_NONE:
    case FAILURE_SPACE:
    case FAILURE_DEVICE: break;
    }
    return WORD_TROUBLE_OTHER;
}

/* Calm, and on top of everything that was under way. */
static void show_trouble(Stage *stage, Word word) {
    stage->model.place = (Place){SCREEN_TROUBLE, 0, 0};
    stage->model.overlay = OVERLAY_NONE;
    stage->model.slide = (Slide){0};
    stage->model.drag_px = 0;
    stage->model.trouble = word;
    stage->model.trouble_here = false;
}

/* Kept for the overlay and the journal. */
void stage_fail(Stage *stage, const Failure *failure) {
    stage->failure = *failure;
    show_trouble(stage, trouble_word(failure->kind));
}

bool stage_in_trouble(const Stage *stage) {
    return stage->model.place.screen == SCREEN_TROUBLE;
}

void stage_use_facts(Stage *stage) {
    ArenaMark mark = arena_mark(&stage->scratch);
    Str text = facts_text_in(&stage->scratch, &stage->facts);
    support_code_set(&stage->facts, stage->support, text);
    stage->facts.code.text = S(""); /* the page has it in words */
    arena_rewind(&stage->scratch, mark);
    stage->opened.facts = &stage->facts;
}

/* The advice says what to do next; the failure before it says what was wrong. */
static bool open_shelf(Stage *stage, const Options *options, Failure *failure) {
    stage->shelf = shelf_open_in(&stage->pack_arena, options->packs, options->pack_count, failure);
    if (opened_start(&stage->opened, stage->shelf, stage->measure, failure) && stage->shelf) {
        return true;
    }
    advise(failure, failure->kind == FAILURE_FILE
                        ? "name a pack with --pack FILE"
                        : "copy or build it again, or name another with --pack FILE");
    return false;
}

/* A stage always starts; in the worst case with the trouble page. */
void stage_start(Stage *stage, const Options *options, Look look, int64_t now_ms) {
    Failure failure = {0};
    ui_start(&stage->model, look, now_ms);
    stage->model.look = look;
    if (options->settings) {
        apply_settings(stage, options->settings);
    }
    stage->model.debug = options->debug;
    stage->model.keys_off = options->requests.size > 0;
    if (options->no_slide) {
        stage->model.slide_ms = 0;
    }
    stage->model.staff.has_pin = options->settings && options->settings->pin.size > 0;
    if (!open_shelf(stage, options, &failure)) {
        stage_fail(stage, &failure);
    }
    if (options_are_headless(options)) {
        facts_sample(&stage->facts);
        stage_use_facts(stage);
    }
}

/* Where the reader is, in words that another shelf understands: the key of an item, or empty. */
static Str place_key(const Stage *stage) {
    Place place = stage->model.place;
    bool article = place.screen == SCREEN_ARTICLE;
    const OpenedItem *item =
        article || place.screen == SCREEN_VIDEO
            ? opened_item(&stage->opened, article ? ITEM_ARTICLE : ITEM_VIDEO, place.id)
            : NULL;
    return item ? article ? item->article.key : item->video.key : S("");
}

/* Ids belong to a shelf: what the model remembers of the old one is forgotten, but for the item
 * that is read now, when the new shelf has it, too. */
static void find_place(Stage *stage, Str key) {
    Model *model = &stage->model;
    ItemKind kind = ITEM_ARTICLE;
    int32_t id = 0;
    Failure failure;
    bool known = key.size > 0 && shelf_find_key(stage->shelf, key, &kind, &id, &failure) && id > 0;
    model->trail_count = 0;
    model->slide = (Slide){0};
    model->drag_px = 0;
    model->pressed = (Action){0};
    if (known) {
        model->place.id = id;
    } else if (model->place.screen != SCREEN_ATTRACT) {
        model->place = (Place){SCREEN_HOME, 0, 0};
        model->reading_known = false;
    }
}

/* Nobody sees the new shelf yet, and the old one is gone. */
static bool use_shelf(Stage *stage, Shelf *shelf, Arena arena, Failure *failure) {
    Str key = arena_copy_in(&arena, place_key(stage));
    opened_close(&stage->opened);
    if (stage->shelf) {
        shelf_close(stage->shelf);
    }
    arena_close(&stage->pack_arena);
    stage->pack_arena = arena;
    stage->shelf = shelf;
    if (!opened_start(&stage->opened, shelf, stage->measure, failure)) {
        stage_fail(stage, failure);
        return false;
    }
    if (stage_in_trouble(stage)) {
        ui_reset(&stage->model);
    }
    /* Codes and pictures are told apart by where they lie, and the new shelf's may lie there. */
    changes_forget(stage->changes);
    find_place(stage, key);
    return true;
}

/* The new shelf is opened first. Only when it could be read does the old one go. The picture of the
 * old one points into memory that is gone, and its targets lead to articles that may be: a finger
 * that was down while this happened must find the new ones. */
bool stage_exchange(Stage *stage, const Str *packs, int32_t count, Failure *failure) {
    Arena arena = arena_open(PACK_ARENA);
    Shelf *shelf = shelf_open_in(&arena, packs, count, failure);
    if (!shelf) {
        arena_close(&arena);
        return false;
    }
    bool done = use_shelf(stage, shelf, arena, failure);
    stage_show(stage);
    return done;
}

/* In reverse, and harmless for what was never opened. */
void stage_close(Stage *stage) {
    if (stage->opened.scratch.base) {
        opened_close(&stage->opened);
    }
    if (stage->shelf) {
        shelf_close(stage->shelf);
    }
    if (stage->fonts) {
        fonts_close(stage->fonts);
    }
    arena_close(&stage->forever);
    arena_close(&stage->pack_arena);
    arena_close(&stage->frame);
    arena_close(&stage->scratch);
}

static bool is_too_small(const Look *look) {
    int32_t shorter = look->width_px < look->height_px ? look->width_px : look->height_px;
    int32_t longer = look->width_px < look->height_px ? look->height_px : look->width_px;
    return shorter < LIMIT_SCREEN_SHORT_MIN_PX || longer < LIMIT_SCREEN_LONG_MIN_PX;
}

/* Some displays begin small and grow when they are awake, so this trouble passes by itself. */
static void follow_size(Stage *stage) {
    const Look *look = &stage->model.look;
    bool small_shown = stage_in_trouble(stage) && stage->model.trouble == WORD_SMALL_SCREEN;
    if (is_too_small(look) && !stage_in_trouble(stage)) {
        failure_set(&stage->failure, FAILURE_LIMIT,
                    "the screen has only %d x %d pixels; use one of 800 x 480 or more",
                    look->width_px, look->height_px);
        show_trouble(stage, WORD_SMALL_SCREEN);
    } else if (!is_too_small(look) && small_shown) {
        ui_reset(&stage->model);
    }
}

/* A pack that was fine at the start and fails now is trouble, too, but only where it fails: the
 * next touch leads home, and so does time. */
static void follow_place(Stage *stage) {
    Failure failure = {0};
    if (!stage->shelf && stage->model.place.screen != SCREEN_STAFF) {
        show_trouble(stage, stage->model.trouble); /* back from the staff's pages */
    }
    if (stage_in_trouble(stage)) {
        return;
    }
    /* Twice, because the page may move when the number of pages is known, and what surrounds its
     * new place must be read as well. */
    for (int32_t i = 0; i < 2; i++) {
        if (!opened_follow(&stage->opened, &stage->model, &failure)) {
            stage_fail(stage, &failure);
            stage->model.trouble_here = true;
            return;
        }
        ui_settle(&stage->model, &stage->opened);
    }
}

/* Size, reading, picture: in this order, because each may find trouble that the next one shows. */
void stage_show(Stage *stage) {
    follow_size(stage);
    follow_place(stage);
    arena_reset(&stage->frame);
    Studio studio = {&stage->frame, &stage->scratch, &stage->measure, &stage->booth};
    ui_show(&studio, &stage->model, &stage->opened, &stage->list, &stage->scene);
}

/* Nothing is drawn here; many inputs may come between two pictures. */
void stage_step(Stage *stage, const Input *input, Effects *effects) {
    ui_update(&stage->model, &stage->scene, input, effects);
}

/* By the same names as tests and replays use. */
bool stage_go(Stage *stage, Str name, Failure *failure) {
    Entrance entrance;
    if (!entrance_read(stage->shelf, &stage->scratch, name, &entrance, failure)) {
        return false;
    }
    stage->model.place = entrance.place;
    stage->model.reading_known = false;
    stage->model.overlay = entrance.overlay;
    stage->model.overlay_ms = stage->model.now_ms;
    stage->model.look.lecture = entrance.lecture;
    stage->model.lecture = (Lecture){.on = entrance.lecture,
                                     .list = entrance.numbers,
                                     .number = entrance.numbers,
                                     .since_ms = stage->model.now_ms};
    return true;
}

/* 0x00RRGGBB in place becomes the bytes R, G, B, 255. */
static void to_rgba(uint32_t *pixels, int64_t count) {
    uint8_t *bytes = (uint8_t *)pixels;
    for (int64_t i = 0; i < count; i++) {
        uint32_t pixel = pixels[i];
        bytes[4 * i] = (uint8_t)(pixel >> 16);
        bytes[4 * i + 1] = (uint8_t)(pixel >> 8);
        bytes[4 * i + 2] = (uint8_t)pixel;
        bytes[4 * i + 3] = 255;
    }
}

/* The same painter as for the screen, so a picture file proves what a screen shows. */
bool stage_write_png(Stage *stage, Str path, Failure *failure) {
    const Look *look = &stage->model.look;
    Arena arena = arena_open(PNG_ARENA);
    Canvas canvas = {
        .width_px = look->width_px, .height_px = look->height_px, .pitch = look->width_px};
    int64_t count = (int64_t)canvas.width_px * canvas.height_px;
    canvas.at = arena_reserve(&arena, (size_t)count * 4, 64);
    paint_list(&canvas, stage->atlas, &stage->list,
               (Rect){0, 0, canvas.width_px, canvas.height_px});
    to_rgba(canvas.at, count);
    Picture picture = {canvas.width_px, canvas.height_px, (uint8_t *)canvas.at};
    Str png = {0};
    bool done =
        picture_encode_png_in(&arena, &picture, &png, failure) && file_replace(path, png, failure);
    arena_close(&arena);
    return done;
}
