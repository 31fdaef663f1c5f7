/* Fuzz target: the state of a store. The input is taken as a body, its sum is made here, so that
 * mutations reach behind the checksum; and as it is. */
#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "library/state.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was read is written back byte for byte. */
static void check(Str text, Arena *arena) {
    State state;
    if (state_parse(text, &state)) {
        assert(state_check(&state));
        assert(str_equal(state_write_in(arena, &state), text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char room[128 * 1024];
    Arena arena = {.base = room, .size = sizeof(room)};
    char sum[DIGEST_SUM_HEX + 1];
    if (size > STATE_BYTES) {
        return 0;
    }
    Str body = {(const char *)data, (int32_t)size};
    check(body, &arena);
    Buffer text = buffer_in(&arena, STATE_BYTES + 256);
    digest_sum(body, sum);
    buffer_put(&text, body);
    buffer_print(&text, "sum %s\n", sum);
    check(buffer_view(&text), &arena);
    return 0;
}
