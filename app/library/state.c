/* Reading and writing the state's text. A line is cut into words, and each word is checked as it
 * is taken; at the end the whole is written again and compared, so that no second writing of the
 * same state can pass whatever the cutting has overlooked. */
#include "library/state.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "library/leave_out.h"

bool release_is_none(const Release *release) {
    return release->serial == 0;
}

/* By content; a serial can be given twice. */
bool release_equal(const Release *a, const Release *b) {
    return a->serial == b->serial && digest_equal(&a->digest, &b->digest);
}

/* Sixteen rows at most. */
const StatePack *state_find_const(const State *state, Str id) {
    for (int32_t i = 0; i < state->pack_count; i++) {
        if (str_equal(str_from_c(state->packs[i].id), id)) {
            return &state->packs[i];
        }
    }
    return NULL;
}

StatePack *state_find(State *state, Str id) {
    const StatePack *found = state_find_const(state, id);
    return found ? &state->packs[found - state->packs] : NULL;
}

/* Zero to the end, because states are compared and hashed as they are. */
static void set_id(char *into, Str id) {
    assert(id.size > 0 && id.size <= CLAIM_ID_BYTES && "ids come from a claim or a checked text");
    memset(into, 0, CLAIM_ID_BYTES + 1);
    memcpy(into, id.at, (size_t)id.size);
}

/* The order of first coming is kept, so that a state reads like its history. */
StatePack *state_row(State *state, Str id) {
    StatePack *found = state_find(state, id);
    if (found || state->pack_count == STATE_PACKS) {
        return found;
    }
    StatePack *row = &state->packs[state->pack_count++];
    memset(row, 0, sizeof(*row));
    set_id(row->id, id);
    return row;
}

UpdateCode state_bad_code(const State *state, const Digest *digest) {
    for (int32_t i = 0; i < state->bad_count; i++) {
        if (digest_equal(&state->bad[i].digest, digest)) {
            return state->bad[i].code;
        }
    }
    return CODE_NONE;
}

/* The oldest one falls out; a stick offers one pack at a time. */
void state_add_bad(State *state, const Digest *digest, UpdateCode code) {
    if (LEAVES_OUT(LEAVE_OUT_BAD_MARK) || state_bad_code(state, digest) != CODE_NONE) {
        return;
    }
    if (state->bad_count == STATE_BAD) {
        memmove(&state->bad[0], &state->bad[1], sizeof(StateBad) * (STATE_BAD - 1));
        state->bad_count--;
    }
    state->bad[state->bad_count++] = (StateBad){.digest = *digest, .code = code};
}

static bool is_content(const Release *release, const Digest *digest) {
    return !release_is_none(release) && digest_equal(&release->digest, digest);
}

/* What garbage collection must not touch. */
bool state_keeps(const State *state, const Digest *digest) {
    if (is_content(&state->trial, digest)) {
        return true;
    }
    for (int32_t i = 0; i < state->pack_count; i++) {
        if (is_content(&state->packs[i].active, digest) ||
            is_content(&state->packs[i].previous, digest)) {
            return true;
        }
    }
    return false;
}

/* The same letters as in a claim, so that an id never looks like two words or a path. */
static bool sound_id(Str id) {
    if (id.size < 1 || id.size > CLAIM_ID_BYTES) {
        return false;
    }
    for (int32_t i = 0; i < id.size; i++) {
        char c = id.at[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && (i == 0 || (c != '.' && c != '-'))) {
            return false;
        }
    }
    return true;
}

/* A serial without content, or the other way round, was never written by us. */
static bool sound_release(const Release *release) {
    static const Digest ZERO = {{0}};
    return release->serial > 0 || (release->serial == 0 && digest_equal(&release->digest, &ZERO));
}

static bool check_rows(const State *state) {
    for (int32_t i = 0; i < state->pack_count; i++) {
        const StatePack *row = &state->packs[i];
        if (!sound_id(str_from_c(row->id)) || !sound_release(&row->active) ||
            !sound_release(&row->previous) || !sound_release(&row->floor) ||
            state_find_const(state, str_from_c(row->id)) != row) {
            return false;
        }
    }
    return true;
}

/* Asserted before writing and asked after reading: a pair, as everywhere in this house. */
bool state_check(const State *state) {
    bool trial = !release_is_none(&state->trial);
    bool counts = state->generation >= 0 && state->pack_count >= 0 &&
                  state->pack_count <= STATE_PACKS && state->bad_count >= 0 &&
                  state->bad_count <= STATE_BAD && state->attempts >= 0 && state->attempts <= 99 &&
                  state->keys_serial >= 0;
    if (!counts || !sound_release(&state->trial) || !check_rows(state)) {
        return false;
    }
    for (int32_t i = 0; i < state->bad_count; i++) {
        if (state->bad[i].code == CODE_NONE) {
            return false;
        }
    }
    return trial ? state_find_const(state, str_from_c(state->trial_id)) != NULL
                 : state->trial_id[0] == 0 && state->attempts == 0;
}

static void put_release(Buffer *out, const char *word, const Release *release) {
    char hex[DIGEST_HEX + 1] = "-";
    if (!release_is_none(release)) {
        digest_to_hex(&release->digest, hex);
    }
    buffer_print(out, "%s %d %s", word, release->serial, hex);
}

static void put_row(Buffer *out, const StatePack *row) {
    buffer_print(out, "pack %s ", row->id);
    put_release(out, "active", &row->active);
    put_release(out, " previous", &row->previous);
    put_release(out, " floor", &row->floor);
    buffer_put(out, S("\n"));
}

/* One writing for each state. The sum over everything before it is the last line. */
Str state_write_in(Arena *arena, const State *state) {
    assert(state_check(state) && "a state is sound before it is written");
    char hex[DIGEST_HEX + 1];
    Buffer out = buffer_in(arena, STATE_BYTES);
    buffer_print(&out, "tsubo-state 1\ngen %d\n", state->generation);
    for (int32_t i = 0; i < state->pack_count; i++) {
        put_row(&out, &state->packs[i]);
    }
    if (!release_is_none(&state->trial)) {
        digest_to_hex(&state->trial.digest, hex);
        buffer_print(&out, "trial %s %d %s attempts %d\n", state->trial_id, state->trial.serial,
                     hex, state->attempts);
    }
    for (int32_t i = 0; i < state->bad_count; i++) {
        digest_to_hex(&state->bad[i].digest, hex);
        buffer_print(&out, "bad %s %.*s\n", hex, STR_ARG(code_text(state->bad[i].code)->name));
    }
    Str last = state->last == CODE_NONE ? S("-") : code_text(state->last)->name;
    buffer_print(&out, "keys-serial %d\nlast %.*s\n", state->keys_serial, STR_ARG(last));
    digest_sum(buffer_view(&out), hex);
    buffer_print(&out, "sum %s\n", hex);
    assert(!out.full && "STATE_BYTES has room for the longest state");
    return buffer_view(&out);
}

static bool take_word(Str *line, Str word) {
    return str_equal(str_cut(line, ' '), word);
}

static bool take_number(Str *line, int32_t *number) {
    return str_to_int(str_cut(line, ' '), number) && *number >= 0;
}

/* "2026112201 <b2>", or "0 -" for none. */
static bool take_release(Str *line, Release *release) {
    if (!take_number(line, &release->serial)) {
        return false;
    }
    Str hex = str_cut(line, ' ');
    return release->serial == 0 ? str_equal(hex, S("-")) : digest_from_hex(hex, &release->digest);
}

/* Fields in their order, each exactly once; anything else is not our writing. */
static bool take_row(Str line, State *state) {
    Str id = str_cut(&line, ' ');
    if (!sound_id(id) || state->pack_count == STATE_PACKS || state_find(state, id)) {
        return false;
    }
    StatePack *row = state_row(state, id);
    return take_word(&line, S("active")) && take_release(&line, &row->active) &&
           take_word(&line, S("previous")) && take_release(&line, &row->previous) &&
           take_word(&line, S("floor")) && take_release(&line, &row->floor);
}

static bool take_trial(Str line, State *state) {
    Str id = str_cut(&line, ' ');
    if (!sound_id(id)) {
        return false;
    }
    set_id(state->trial_id, id);
    return take_release(&line, &state->trial) && take_word(&line, S("attempts")) &&
           take_number(&line, &state->attempts);
}

static bool take_bad(Str line, State *state) {
    Digest digest;
    if (state->bad_count == STATE_BAD || !digest_from_hex(str_cut(&line, ' '), &digest)) {
        return false;
    }
    UpdateCode code = code_from_name(line);
    state->bad[state->bad_count++] = (StateBad){.digest = digest, .code = code};
    return true;
}

/* By its first word; a word nobody knows spoils the state, because it was not written by us. */
static bool take_line(Str line, State *state) {
    Str word = str_cut(&line, ' ');
    if (str_equal(word, S("tsubo-state"))) {
        return str_equal(line, S("1"));
    }
    if (str_equal(word, S("gen"))) {
        return take_number(&line, &state->generation);
    }
    if (str_equal(word, S("pack"))) {
        return take_row(line, state);
    }
    if (str_equal(word, S("trial"))) {
        return take_trial(line, state);
    }
    if (str_equal(word, S("bad"))) {
        return take_bad(line, state);
    }
    if (str_equal(word, S("keys-serial"))) {
        return take_number(&line, &state->keys_serial);
    }
    state->last = code_from_name(line);
    return str_equal(word, S("last"));
}

/* The last line, over everything before it. */
static bool sum_is_good(Str text, Str *body) {
    enum { LINE_BYTES = 4 + DIGEST_SUM_HEX + 1 };
    char hex[DIGEST_SUM_HEX + 1];
    if (text.size <= LINE_BYTES || text.size > STATE_BYTES) {
        return false;
    }
    *body = str_slice(text, 0, text.size - LINE_BYTES);
    Str line = str_slice(text, body->size, text.size);
    digest_sum(*body, hex);
    return LEAVES_OUT(LEAVE_OUT_SUM_CHECK) ||
           (str_equal(str_slice(line, 0, 4), S("sum ")) &&
            str_equal(str_slice(line, 4, LINE_BYTES - 1), str_from_c(hex)) &&
            line.at[LINE_BYTES - 1] == '\n');
}

/* Whether the text is the one writing of this state. The buffer lives on the stack: parsing is done
 * where no arena is at hand, and 12 KiB are no burden. */
static bool is_its_writing(Str text, const State *state) {
    char room[STATE_BYTES + 64];
    Arena arena = {.base = room, .size = sizeof(room)};
    return str_equal(state_write_in(&arena, state), text);
}

/* The sum first: nothing is interpreted that has not arrived whole. */
bool state_parse(Str text, State *state) {
    memset(state, 0, sizeof(*state));
    Str body;
    if (!sum_is_good(text, &body)) {
        return false;
    }
    while (body.size > 0) {
        if (!take_line(str_cut(&body, '\n'), state)) {
            return false;
        }
    }
    return state_check(state) && (LEAVES_OUT(LEAVE_OUT_SUM_CHECK) || is_its_writing(text, state));
}
