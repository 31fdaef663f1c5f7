/* Any sequence of fingers, keys, sizes, sticks and time given to the kiosk's own stage: it never
 * crashes, its promises hold after every input, and a booth that is left alone falls asleep.
 *
 * Four bytes are one input; see read_input. The content is the invented pack of the screen tests,
 * measured without a font.
 *
 *     FUZZ_TELL=1 out/release/bin/replay_fuzz_touch FOLDER      prints the inputs as replays */
#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "invented_pack.h"
#include "kiosk/replay.h"
#include "kiosk/stage.h"
#include "text_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_BYTES = 4, INPUTS_MOST = 300 };

/* The file is gone again, what is open stays open. */
static Shelf *open_content(Arena *arena) {
    char path[] = "/tmp/tsubo-fuzz-XXXXXX";
    Failure failure = {0};
    close(mkstemp(path));
    invented_pack_build(path);
    Str paths[] = {str_from_c(path)};
    Shelf *shelf = shelf_open_in(arena, paths, 1, &failure);
    if (!shelf) {
        fprintf(stderr, "%s\n", failure.sentence);
        abort();
    }
    unlink(path);
    return shelf;
}

/* A stage without fonts: everything but painting. */
static Stage *open_stage(void) {
    static Stage stage;
    if (!stage.shelf) {
        stage.forever = arena_open((size_t)32 << 20);
        stage.pack_arena = arena_open((size_t)8 << 20);
        stage.frame = arena_open((size_t)16 << 20);
        stage.scratch = arena_open((size_t)16 << 20);
        stage.list = display_in(&stage.forever, DISPLAY_CAPACITY);
        stage.booth = booth_standard();
        stage.measure = text_pitch_measure;
        stage.shelf = open_content(&stage.pack_arena);
    }
    return &stage;
}

/* Forgets what was laid out before, so that every input begins alike. Closing and opening would do
 * the same, but a sanitizer takes half a second for so much address space. */
static void forget(Opened *opened) {
    for (int32_t i = 0; i < ITEM_SLOTS; i++) {
        arena_reset(&opened->items[i].arena);
        opened->items[i] = (OpenedItem){.arena = opened->items[i].arena};
    }
    for (int32_t i = 0; i < COUNT_OF(opened->contents); i++) {
        arena_reset(&opened->contents[i].arena);
        opened->contents[i] = (OpenedContents){.arena = opened->contents[i].arena};
    }
    arena_reset(&opened->grid.arena);
    opened->grid = (OpenedGrid){.arena = opened->grid.arena};
    opened->clock = 0;
}

static void begin(Stage *stage) {
    Failure failure = {0};
    Look look = {.width_px = 800, .height_px = 480, .size = TEXT_NORMAL};
    if (stage->opened.shelf) {
        forget(&stage->opened);
    } else if (!opened_start(&stage->opened, stage->shelf, stage->measure, &failure)) {
        fprintf(stderr, "%s\n", failure.sentence);
        abort();
    }
    stage->failure = (Failure){0};
    ui_start(&stage->model, look, 0);
    stage->model.times = ui_standard_times();
    stage_show(stage);
}

static Input read_touch(const uint8_t *byte, const Look *look, TouchPhase phase) {
    return (Input){.kind = INPUT_TOUCH,
                   .touch = {.id = byte[1] & 3,
                             .phase = phase,
                             .x = (byte[2] * look->width_px + look->width_px / 2) / 256,
                             .y = (byte[3] * look->height_px + look->height_px / 2) / 256}};
}

static Input read_resize(const uint8_t *byte) {
    static const int32_t sizes[][2] = {{800, 480},   {480, 800},   {1920, 1080}, {1080, 1920},
                                       {3840, 2160}, {4096, 4096}, {1280, 800},  {320, 240}};
    int32_t size = byte[1] % (2 * COUNT_OF(sizes));
    bool known = size < COUNT_OF(sizes);
    return (Input){.kind = INPUT_RESIZE,
                   .width_px = known ? sizes[size][0] : byte[2] * 16 + 1,
                   .height_px = known ? sizes[size][1] : byte[3] * 16 + 1};
}

/* What the rest of the booth reports. */
static Input read_news(const uint8_t *byte) {
    switch (byte[1] % 5) {
    case 0: return (Input){.kind = INPUT_STICK, .stick = byte[2] & 1};
    case 1: return (Input){.kind = INPUT_QUIET, .quiet = byte[2] & 1};
    case 2:
        return (Input){.kind = INPUT_UPDATE,
                       .code = (UpdateCode)(byte[2] % CODE_COUNT),
                       .number = byte[3] - 1};
    case 3: return (Input){.kind = INPUT_COMING, .title = S("春の号")};
    default: break;
    }
    return (Input){.kind = INPUT_STAFF,
                   .task = (StaffTask)(byte[2] % STAFF_TASK_COUNT),
                   .good = byte[3] & 1,
                   .word = (Word)(byte[3] / 2 % WORD_COUNT)};
}

/* The low half of the first byte chooses the kind, the high half the time that has passed. */
static Input read_input(const uint8_t *byte, const Model *model) {
    static const int32_t passed_ms[16] = {0,   1,    5,    16,   16,    30,    60,     100,
                                          250, 1000, 2000, 5000, 10000, 46000, 200000, 6000000};
    Input input = {.kind = INPUT_TICK};
    switch (byte[0] & 15) {
    case 0:
    case 1:
    case 2:
    case 3: input = read_touch(byte, &model->look, TOUCH_DOWN); break;
    case 4:
    case 5:
    case 6: input = read_touch(byte, &model->look, TOUCH_MOVE); break;
    case 7:
    case 8:
    case 9: input = read_touch(byte, &model->look, TOUCH_UP); break;
    case 10: input = read_touch(byte, &model->look, TOUCH_CANCEL); break;
    case 11:
    case 12: input = (Input){.kind = INPUT_KEY, .key = (Key)(byte[1] % KEY_COUNT)}; break;
    case 13: input = read_resize(byte); break;
    case 14: input = read_news(byte); break;
    default: break;
    }
    input.now_ms = model->now_ms + passed_ms[byte[0] >> 4];
    return input;
}

static void check_gesture(const Gesture *gesture) {
    assert(gesture->count >= 0 && gesture->count <= CONTACTS_MAX);
    for (int32_t i = 0; i < gesture->count; i++) {
        for (int32_t k = 0; k < i; k++) {
            assert(gesture->contacts[i].id != gesture->contacts[k].id);
        }
    }
}

static bool is_small(const Look *look) {
    int32_t shorter = look->width_px < look->height_px ? look->width_px : look->height_px;
    int32_t longer = look->width_px < look->height_px ? look->height_px : look->width_px;
    return shorter < LIMIT_SCREEN_SHORT_MIN_PX || longer < LIMIT_SCREEN_LONG_MIN_PX;
}

/* What holds whenever a picture has been made. */
static void check_stage(const Stage *stage) {
    const Model *model = &stage->model;
    assert(stage_in_trouble(stage) == is_small(&model->look));
    assert(model->place.screen >= 0 && model->place.screen < SCREEN_COUNT);
    assert(model->place.page >= 0);
    assert(model->place.page < opened_page_count(&stage->opened, model->place));
    assert(model->trail_count >= 0 && model->trail_count <= TRAIL_MAX);
    assert(model->look.size >= TEXT_SMALL && model->look.size < TEXT_SIZE_COUNT);
    assert(model->focus >= -1);
    assert(model->drag_px == 0 || model->gesture.count > 0);
    assert(model->slide.on || ui_slide_offset_px(model) == model->drag_px);
    check_gesture(&model->gesture);
    assert(stage->scene.target_count >= 0 && stage->scene.target_count <= TARGETS_MAX);
    assert(stage->list.count > 0 && stage->list.count <= stage->list.capacity);
    assert(stage->frame.used < stage->frame.size && stage->scratch.used == 0);
}

/* With FUZZ_TELL in the environment a finding is printed as a replay. */
static void tell(const Input *input) {
    char line[256];
    Buffer out = {.at = line, .capacity = sizeof(line)};
    if (getenv("FUZZ_TELL")) {
        replay_write(input, &out);
        fprintf(stderr, "%.*s", out.size, out.at);
    }
}

static void send(Stage *stage, const Input *input) {
    Effects effects = {0};
    tell(input);
    int64_t before_ms = stage->model.now_ms;
    stage_step(stage, input, &effects);
    assert(stage->model.now_ms >= before_ms);
    assert(!effects.leave || input->kind == INPUT_KEY);
}

static void tick(Stage *stage, int64_t now_ms) {
    send(stage, &(Input){.kind = INPUT_TICK, .now_ms = now_ms});
    stage_show(stage);
    check_stage(stage);
}

/* A loop that waits for a deadline which never moves on would burn the processor. */
static void check_deadline(Stage *stage) {
    tick(stage, stage->model.now_ms);
    tick(stage, stage->model.now_ms);
    int64_t deadline = ui_deadline_ms(&stage->model);
    assert(deadline < 0 || deadline > stage->model.now_ms);
}

/* Left alone, with all the time in the world, a booth ends at the idle screen as it began. */
static void check_sleep(Stage *stage) {
    const Model *model = &stage->model;
    for (int32_t i = 0; i < 5000; i++) {
        int64_t deadline = ui_deadline_ms(model);
        bool asleep = model->place.screen == SCREEN_ATTRACT && model->gesture.count == 0;
        if (asleep || (stage_in_trouble(stage) && deadline < 0)) {
            break;
        }
        assert(deadline >= 0 && "only trouble and the night wait for ever");
        tick(stage, deadline > model->now_ms ? deadline : model->now_ms);
    }
    assert(model->gesture.count == 0 && model->drag_px == 0 && !model->slide.on);
    if (!stage_in_trouble(stage)) {
        assert(model->place.screen == SCREEN_ATTRACT);
        assert(!model->look.dark && model->look.size == TEXT_NORMAL);
        assert(model->look.language == LANGUAGE_JAPANESE && model->overlay == OVERLAY_NONE);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Stage *stage = open_stage();
    begin(stage);
    for (size_t i = 0; i + INPUT_BYTES <= size && i < INPUTS_MOST * INPUT_BYTES; i += INPUT_BYTES) {
        Input input = read_input(data + i, &stage->model);
        send(stage, &input);
        /* The loop shows moves together with what follows them. */
        if (input.kind != INPUT_TOUCH || input.touch.phase != TOUCH_MOVE || data[i + 1] & 4) {
            stage_show(stage);
            check_stage(stage);
        }
    }
    stage_show(stage);
    check_deadline(stage);
    check_sleep(stage);
    return 0;
}
