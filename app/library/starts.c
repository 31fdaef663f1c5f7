/* Three lines of arithmetic and their text. */
#include "library/starts.h"

#include <string.h>

#include "base/buffer.h"

static bool take_number(Str *rest, int32_t *number) {
    return str_to_int(str_cut(rest, ' '), number) && *number >= 0;
}

static bool parse(Str text, Starts *starts) {
    int32_t depth = 0;
    Str line = str_cut(&text, '\n');
    if (!str_equal(str_cut(&line, ' '), S("depth")) || !take_number(&line, &depth) ||
        depth > OPEN_NOTHING || !take_number(&line, &starts->since_s)) {
        return false;
    }
    starts->depth = (OpenDepth)depth;
    while (text.size > 0) {
        line = str_cut(&text, '\n');
        if (starts->count == STARTS_MAX || !str_equal(str_cut(&line, ' '), S("start")) ||
            !take_number(&line, &starts->at_s[starts->count++])) {
            return false;
        }
    }
    return true;
}

/* A file that cannot be read means patience, not distrust. */
void starts_parse(Str text, Starts *starts) {
    memset(starts, 0, sizeof(*starts));
    if (!parse(text, starts)) {
        memset(starts, 0, sizeof(*starts));
    }
}

Str starts_write_in(Arena *arena, const Starts *starts) {
    Buffer out = buffer_in(arena, STARTS_BYTES);
    buffer_print(&out, "depth %d %d\n", (int)starts->depth, starts->since_s);
    for (int32_t i = 0; i < starts->count; i++) {
        buffer_print(&out, "start %d\n", starts->at_s[i]);
    }
    return buffer_view(&out);
}

/* Drops what is too old to matter, or lies in the future: then the machine was restarted and the
 * folder was not emptied. */
static void forget_old(Starts *starts, int32_t now_s) {
    int32_t kept = 0;
    for (int32_t i = 0; i < starts->count; i++) {
        if (starts->at_s[i] <= now_s && now_s - starts->at_s[i] <= STARTS_WINDOW_S) {
            starts->at_s[kept++] = starts->at_s[i];
        }
    }
    starts->count = kept;
    if (starts->since_s > now_s || now_s - starts->since_s >= STARTS_RETRY_S) {
        starts->depth = OPEN_NEWEST;
    }
}

/* Three within five minutes lead one step further down; going on is always possible, down to the
 * built-in screen. */
OpenDepth starts_add(Starts *starts, int32_t now_s) {
    forget_old(starts, now_s);
    if (starts->count == STARTS_MAX) {
        starts->count = 0;
        starts->since_s = now_s;
        starts->depth = starts->depth < OPEN_NOTHING ? starts->depth + 1 : OPEN_NOTHING;
    }
    starts->at_s[starts->count++] = now_s;
    return starts->depth;
}

/* Ended because it was asked to. */
void starts_forgive(Starts *starts) {
    starts->count -= starts->count > 0;
}
