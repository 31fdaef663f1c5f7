/* The state's text: written and read back, and refused whenever a byte of it is different. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "library/state.h"

static char room[64 * 1024];

static Release release_of(int32_t serial, const char *content) {
    return (Release){.serial = serial, .digest = digest_of(str_from_c(content))};
}

static State sample(void) {
    State state = {.generation = 12, .keys_serial = 3, .last = CODE_P4};
    StatePack *row = state_row(&state, S("jp.tsubo.news"));
    row->active = release_of(2026112201, "active");
    row->previous = release_of(2026102501, "previous");
    row->floor = row->active;
    state_row(&state, S("jp.tsubo.base"))->floor = release_of(7, "floor");
    strcpy(state.trial_id, "jp.tsubo.news");
    state.trial = release_of(2026122001, "trial");
    state.attempts = 1;
    state_add_bad(&state, &row->previous.digest, CODE_U50);
    return state;
}

static Str written(const State *state) {
    Arena arena = {.base = room, .size = sizeof(room)};
    return state_write_in(&arena, state);
}

static void test_round_trip(void **unused) {
    State state = sample();
    State again;
    (void)unused;
    assert_true(state_parse(written(&state), &again));
    assert_memory_equal(&state, &again, sizeof(state));
    State empty = {0};
    assert_true(state_parse(written(&empty), &again));
    assert_memory_equal(&empty, &again, sizeof(empty));
}

/* Sixteen rows of the longest ids and numbers still fit. */
static void test_largest(void **unused) {
    State state = {.generation = INT32_MAX, .keys_serial = INT32_MAX, .last = CODE_U99};
    State again;
    (void)unused;
    for (int32_t i = 0; i < STATE_PACKS; i++) {
        char id[CLAIM_ID_BYTES + 1];
        snprintf(id, sizeof(id), "%064d", i);
        StatePack *row = state_row(&state, str_from_c(id));
        row->active = release_of(INT32_MAX, "a");
        row->previous = release_of(INT32_MAX, "b");
        row->floor = release_of(INT32_MAX, "c");
        strcpy(state.trial_id, id);
    }
    assert_null(state_row(&state, S("one-more")));
    state.trial = release_of(INT32_MAX, "d");
    state.attempts = 99;
    for (int32_t i = 0; i < STATE_BAD + 3; i++) {
        Digest digest = digest_of((Str){(const char *)&i, sizeof(i)});
        state_add_bad(&state, &digest, CODE_U50);
        assert_int_equal(state_bad_code(&state, &digest), CODE_U50);
    }
    assert_int_equal(state.bad_count, STATE_BAD);
    assert_true(state_parse(written(&state), &again));
    assert_memory_equal(&state, &again, sizeof(state));
}

/* Each byte of a state changed, each beginning of it, and bytes behind it: none is a state. */
static void test_damage(void **unused) {
    static char copy[STATE_BYTES];
    State state = sample();
    State again;
    Str text = written(&state);
    (void)unused;
    for (int32_t i = 0; i < text.size; i++) {
        memcpy(copy, text.at, (size_t)text.size);
        copy[i] ^= 1;
        assert_false(state_parse((Str){copy, text.size}, &again));
        assert_false(state_parse((Str){text.at, i}, &again));
    }
    memcpy(copy, text.at, (size_t)text.size);
    copy[text.size] = '\n';
    assert_false(state_parse((Str){copy, text.size + 1}, &again));
}

typedef struct Row {
    const char *name;
    const char *from; /* what is replaced in the sample's body */
    const char *to;
} Row;

/* With a good sum: what another version or a slip of ours might write. */
static const Row ROWS[] = {
    {"another version", "tsubo-state 1\n", "tsubo-state 2\n"},
    {"a leading zero", "gen 12\n", "gen 012\n"},
    {"a sign", "gen 12\n", "gen +12\n"},
    {"a blank more", "gen 12\n", "gen 12 \n"},
    {"another order", "gen 12\npack jp.tsubo.news", "pack jp.tsubo.news"},
    {"a line we do not know", "keys-serial 3\n", "keys-serial 3\ncolour red\n"},
    {"a line twice", "keys-serial 3\n", "keys-serial 3\nkeys-serial 3\n"},
    {"a trial of no row", "trial jp.tsubo.news", "trial jp.tsubo.else"},
    {"an id with a slash", "pack jp.tsubo.base", "pack jp/tsubo.base"},
    {"an id twice", "pack jp.tsubo.base", "pack jp.tsubo.news"},
    {"a code we do not know", "U50\n", "U51\n"},
    {"a last code we do not know", "last P4\n", "last P5\n"},
    {"a hundred attempts", "attempts 1\n", "attempts 100\n"},
    {"a serial beyond its type", "trial jp.tsubo.news 2026122001",
     "trial jp.tsubo.news 9999999999"},
    {"a negative serial", "trial jp.tsubo.news 2026122001", "trial jp.tsubo.news -2026122001"},
    {"a serial without content", "active 0 -", "active 5 -"},
};

static void test_forms(void **unused) {
    static char text[STATE_BYTES];
    (void)unused;
    for (int32_t i = 0; i < COUNT_OF(ROWS); i++) {
        State state = sample();
        State again;
        char sum[DIGEST_SUM_HEX + 1];
        Str whole = written(&state);
        Str body = str_slice(whole, 0, str_find(whole, S("sum ")));
        int32_t at = str_find(body, str_from_c(ROWS[i].from));
        assert_true(at >= 0);
        int size =
            snprintf(text, sizeof(text), "%.*s%s%.*s", at, body.at, ROWS[i].to,
                     STR_ARG(str_slice(body, at + (int32_t)strlen(ROWS[i].from), body.size)));
        digest_sum((Str){text, size}, sum);
        size += snprintf(text + size, sizeof(text) - (size_t)size, "sum %s\n", sum);
        if (state_parse((Str){text, size}, &again)) {
            fail_msg("%s was read", ROWS[i].name);
        }
    }
}

static void test_keeps(void **unused) {
    State state = sample();
    (void)unused;
    Release asked[] = {release_of(1, "active"), release_of(1, "previous"), release_of(1, "trial"),
                       release_of(1, "floor"), release_of(1, "stranger")};
    for (int32_t i = 0; i < COUNT_OF(asked); i++) {
        assert_int_equal(state_keeps(&state, &asked[i].digest), i < 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_largest),
        cmocka_unit_test(test_damage),     cmocka_unit_test(test_forms),
        cmocka_unit_test(test_keeps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
