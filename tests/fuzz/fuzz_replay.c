/* Any bytes as a replay: every line is either refused with a sentence or becomes a step that can be
 * written and read again. */
#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "kiosk/replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Writing what was read and reading it again gives the same step: a recording of a replay is that
 * replay. */
static void check_round_trip(const Input *input) {
    enum { LINE_BYTES = 8192 };
    static char first_text[LINE_BYTES];
    static char second_text[LINE_BYTES];
    Buffer first = {.at = first_text, .capacity = LINE_BYTES};
    Buffer second = {.at = second_text, .capacity = LINE_BYTES};
    ReplayStep again;
    Failure failure = {0};
    replay_write(input, &first);
    if (first.full) {
        return; /* a title longer than any the store sends */
    }
    assert(replay_read(buffer_view(&first), &again, &failure) && "what is written can be read");
    assert(again.kind == REPLAY_INPUT && again.input.kind == input->kind);
    replay_write(&again.input, &second);
    assert(str_equal(buffer_view(&first), buffer_view(&second)) && "and means the same");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Str text = {(const char *)data, (int32_t)(size < 65536 ? size : 65536)};
    while (text.size > 0) {
        ReplayStep step;
        Failure failure = {0};
        Str line = str_cut(&text, '\n');
        if (!replay_read(line, &step, &failure)) {
            assert(failure.kind != FAILURE_NONE && failure.sentence[0] != 0);
            continue;
        }
        assert(failure.kind == FAILURE_NONE);
        if (step.kind == REPLAY_INPUT) {
            assert(step.input.now_ms >= 0);
            check_round_trip(&step.input);
        }
    }
    return 0;
}
