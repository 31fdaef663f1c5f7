/* Replays advance the same stage as the loop does, with the clock of the file. */
#include "kiosk/headless.h"

#include <stdio.h>

#include "base/file.h"
#include "kiosk/replay.h"
#include "ui/dump.h"

enum {
    DUMP_BYTES = 4 * 1024 * 1024,
    /* A day of booth life is about two megabytes. */
    REPLAY_BYTES = 64 * 1024 * 1024,
};

void headless_dump(Stage *stage, DumpKind kind) {
    Arena arena = arena_open(DUMP_BYTES + 64);
    Buffer out = buffer_in(&arena, DUMP_BYTES);
    switch (kind) {
    case DUMP_NONE: break;
    case DUMP_MODEL: model_dump(&stage->model, &out); break;
    case DUMP_LIST: display_dump(&stage->list, &out); break;
    case DUMP_PAGE: page_dump(&stage->model, &stage->opened, &stage->list, &out); break;
    }
    fwrite(out.at, 1, (size_t)out.size, stdout);
    arena_close(&arena);
}

/* Time passes in the program's own steps between two inputs, as it would on a screen. */
static void pass_time(Stage *stage, int64_t until_ms) {
    Effects effects = {0};
    for (;;) {
        int64_t deadline = ui_deadline_ms(&stage->model);
        if (deadline < 0 || deadline > until_ms) {
            return;
        }
        Input tick = {.kind = INPUT_TICK,
                      .now_ms =
                          deadline > stage->model.now_ms ? deadline : stage->model.now_ms + 1};
        stage_step(stage, &tick, &effects);
        stage_show(stage);
    }
}

static bool play_line(Stage *stage, Str line, Failure *failure) {
    ReplayStep step;
    Effects effects = {0};
    if (!replay_read(line, &step, failure)) {
        return false;
    }
    switch (step.kind) {
    case REPLAY_NOTHING: break;
    case REPLAY_SIZE:
        step.input.kind = INPUT_RESIZE;
        stage_step(stage, &step.input, &effects);
        stage_show(stage);
        break;
    case REPLAY_INPUT:
        pass_time(stage, step.input.now_ms);
        stage_step(stage, &step.input, &effects);
        stage_show(stage);
        break;
    case REPLAY_DUMP:
        pass_time(stage, step.input.now_ms);
        headless_dump(stage, step.dump);
        break;
    }
    return true;
}

static bool play(Stage *stage, Str path, Failure *failure) {
    Arena arena = arena_open(REPLAY_BYTES + 4096);
    Str text = {0};
    bool done = file_read_in(&arena, path, REPLAY_BYTES, &text, failure);
    for (int32_t line = 1; done && text.size > 0; line++) {
        done = play_line(stage, str_cut(&text, '\n'), failure);
        if (!done) {
            failure_within(failure, "%.*s:%d", STR_ARG(path), line);
        }
    }
    arena_close(&arena);
    return done;
}

bool headless_run(Stage *stage, const Options *options, Failure *failure) {
    if (stage->model.place.screen == SCREEN_TROUBLE) {
        *failure = stage->failure;
        return false;
    }
    if (options->screen.size > 0 && !stage_go(stage, options->screen, failure)) {
        return false;
    }
    stage_show(stage);
    if (options->replay.size > 0 && !play(stage, options->replay, failure)) {
        return false;
    }
    if (stage->model.place.screen == SCREEN_TROUBLE) {
        *failure = stage->failure;
        return false;
    }
    headless_dump(stage, options->dump);
    return options->shot.size == 0 || stage_write_png(stage, options->shot, failure);
}
