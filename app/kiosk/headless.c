/* Replays advance the same stage as the loop does, with the clock of the file. */
#include "kiosk/headless.h"

#include <stdio.h>

#include "base/file.h"
#include "kiosk/debug.h"
#include "kiosk/replay.h"
#include "ui/dump.h"

enum {
    DUMP_BYTES = 4 * 1024 * 1024,
    /* A day of booth life is about two megabytes. */
    REPLAY_BYTES = 64 * 1024 * 1024,
};

/* Made whole before it is written, so that a picture that fails half way leaves no half dump. */
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

/* A replay being played. */
typedef struct Player {
    Stage *stage;
    int32_t line;    /* number of the next one, from 1 */
    int64_t last_ms; /* time of the last line */
    bool exact;      /* the file has every tick itself */
    bool left;       /* somebody pressed the key that ends the program */
} Player;

/* Time passes in the program's own steps between two inputs, as it would on a screen. */
static void pass_time(Player *player, int64_t until_ms) {
    Stage *stage = player->stage;
    Effects effects = {0};
    while (!player->exact) {
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

/* What an input meets is what the time before it has made of the model. A line that lies before the
 * one above it is a slip of whoever cut the recording, and no visit. */
static bool play_timed(Player *player, const ReplayStep *step, Failure *failure) {
    Effects effects = {0};
    int64_t now_ms = step->input.now_ms;
    if (now_ms < player->last_ms) {
        return failure_set(failure, FAILURE_FORMAT, "time falls from %lld to %lld",
                           (long long)player->last_ms, (long long)now_ms);
    }
    player->last_ms = now_ms;
    pass_time(player, now_ms);
    if (step->kind == REPLAY_DUMP) {
        headless_dump(player->stage, step->dump);
        return true;
    }
    stage_step(player->stage, &step->input, &effects);
    stage_show(player->stage);
    player->left = effects.leave;
    return true;
}

/* A wrong line ends the replay with its number; a replay that goes on would prove nothing. */
static bool play_line(Player *player, Str line, Failure *failure) {
    ReplayStep step;
    if (!replay_read(line, &step, failure)) {
        return false;
    }
    switch (step.kind) {
    case REPLAY_NOTHING: break;
    case REPLAY_INPUT:
    case REPLAY_DUMP: return play_timed(player, &step, failure);
    case REPLAY_HEAD:
        return failure_set(failure, FAILURE_FORMAT, "the head line stands first, and once");
    }
    return true;
}

/* Takes everything up to the head line off the text. What the head says holds before the first
 * picture, so that a page number means the same page as when it was recorded. A line that is wrong
 * is left to be reported when it is played. */
static void play_head(Player *player, Str *text) {
    Str rest = *text;
    Failure ignored;
    ReplayStep step;
    int32_t lines = 0;
    do {
        lines++;
        if (!replay_read(str_cut(&rest, '\n'), &step, &ignored)) {
            return;
        }
    } while (step.kind == REPLAY_NOTHING && rest.size > 0);
    if (step.kind == REPLAY_HEAD) {
        player->stage->model.look.width_px = step.input.width_px;
        player->stage->model.look.height_px = step.input.height_px;
        player->exact = step.exact;
        player->line += lines;
        *text = rest;
    }
}

static bool play(Player *player, Str path, Str text, Failure *failure) {
    while (text.size > 0 && !player->left) {
        if (!play_line(player, str_cut(&text, '\n'), failure)) {
            return failure_within(failure, "%.*s:%d", STR_ARG(path), player->line);
        }
        player->line++;
    }
    return true;
}

static bool read_replay_in(Arena *arena, Str path, Str *text, Failure *failure) {
    return path.size == 0 || file_read_in(arena, path, REPLAY_BYTES, text, failure);
}

/* What the booth would show goes to the file, trouble included; trouble is a failure all the same.
 */
static bool finish(Stage *stage, const Options *options, Failure *failure) {
    headless_dump(stage, options->dump);
    if (stage->model.debug) {
        debug_show(stage, &(FrameFacts){0});
    }
    if (options->shot.size > 0 && !stage_write_png(stage, options->shot, failure)) {
        return false;
    }
    if (stage_in_trouble(stage)) {
        *failure = stage->failure;
        return false;
    }
    return true;
}

/* The same stage as the loop has, with the clock of the file. */
bool headless_run(Stage *stage, const Options *options, Failure *failure) {
    if (stage_in_trouble(stage)) {
        stage_show(stage);
        return finish(stage, options, failure);
    }
    Arena arena = arena_open(REPLAY_BYTES + 4096);
    Player player = {.stage = stage, .line = 1};
    Str text = {0};
    bool done = read_replay_in(&arena, options->replay, &text, failure);
    if (done) {
        play_head(&player, &text);
        stage_show(stage);
        done = play(&player, options->replay, text, failure);
    }
    arena_close(&arena);
    return done && finish(stage, options, failure);
}
