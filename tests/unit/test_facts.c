/* What is known about a booth, as rows, as bars, as support's code and as a receipt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "ui/facts.h"
#include "ui/staff_rows.h"

enum { ARENA_BYTES = 1024 * 1024 };

static const Look looks[] = {
    {800, 480, TEXT_NORMAL, false, LANGUAGE_JAPANESE, false},
    {1920, 1080, TEXT_LARGEST, false, LANGUAGE_JAPANESE, false},
    {1080, 1920, TEXT_SMALL, false, LANGUAGE_JAPANESE, false},
    {1024, 768, TEXT_LARGE, true, LANGUAGE_ENGLISH, false},
};

/* Everything wrong that can be. */
static Facts broken(void) {
    Facts facts;
    facts_sample(&facts);
    facts.display = false;
    facts.panels = 0;
    facts.spots = 2;
    facts.pack_count = 0;
    facts.store = STORE_BROKEN;
    facts.last = CODE_U21;
    facts.memory_mb = 20;
    facts.missing = 3;
    facts.notes = 4;
    facts.counting = COUNTING_FAILED;
    facts.clock = CLOCK_WRONG;
    return facts;
}

/* The number of pages is counted without writing the rows; both must agree. */
static void test_row_count(void **state) {
    (void)state;
    for (int32_t packs = 0; packs <= FACTS_PACKS_MAX; packs++) {
        for (int32_t i = 0; i < COUNT_OF(looks) * 2; i++) {
            Arena arena = arena_open(ARENA_BYTES);
            Facts facts = i % 2 ? broken() : (Facts){0};
            facts.pack_count = packs;
            StaffRows rows = staff_rows_in(&arena, LANGUAGE_ENGLISH, &facts);
            const Look *look = &looks[i / 2];
            StaffGeometry geometry = staff_geometry(look, STAFF_HEALTH);
            int32_t pages = (rows.count + geometry.rows - 1) / geometry.rows;
            assert_int_equal(staff_page_count(look, &facts, STAFF_HEALTH), pages);
            arena_close(&arena);
        }
    }
}

static void test_marks(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Facts facts;
    facts_sample(&facts);
    StaffRows rows = staff_rows_in(&arena, LANGUAGE_JAPANESE, &facts);
    for (int32_t i = 0; i < rows.count; i++) {
        assert_true(rows.rows[i].good);
    }
    facts.displays = 2;
    rows = staff_rows_in(&arena, LANGUAGE_JAPANESE, &facts);
    assert_false(rows.rows[0].good);
    assert_true(str_find(rows.rows[0].value, S("2台のうち1台")) > 0);
    facts = broken();
    rows = staff_rows_in(&arena, LANGUAGE_JAPANESE, &facts);
    int32_t wrong = 0;
    for (int32_t i = 0; i < rows.count; i++) {
        wrong += !rows.rows[i].good;
        assert_true(rows.rows[i].value.size > 0);
    }
    assert_int_equal(wrong, 10); /* all but running time and version */
    arena_close(&arena);
}

/* A heading never ends a column, and no row is lost. */
static void test_bars(void **state) {
    (void)state;
    for (int32_t rows = 2; rows < 24; rows++) {
        for (int32_t top = 0; top <= FACTS_TOP_MAX; top++) {
            Facts facts = {.sums.opens = 5, .top_count = top};
            StaffBars bars = staff_bars(&facts, rows);
            int32_t heads = 0;
            for (int32_t i = 0; i < bars.count; i++) {
                bool head = bars.bars[i].kind == STAFF_BAR_HEAD;
                heads += head;
                assert_false(head && i % rows == rows - 1);
            }
            assert_int_equal(heads, top > 0 ? 4 : 3);
        }
    }
    Facts empty = {0};
    assert_int_equal(staff_bars(&empty, 8).count, 0);
}

/* The code must stay small enough for every telephone, however much there is to say. */
static void test_text(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Facts facts = broken();
    facts.name = S("a-name-of-thirty-two-characters-");
    facts.pack_count = FACTS_PACKS_MAX;
    for (int32_t i = 0; i < FACTS_PACKS_MAX; i++) {
        facts.packs[i] =
            (FactsPack){.id = S("jp.example.a-rather-long-identifier"), .serial = 2147483647};
    }
    facts.up_s = 4000000000;
    Str text = facts_text_in(&arena, &facts);
    assert_true(text.size <= FACTS_TEXT_BYTES);
    assert_true(str_find(text, S("screen NO")) > 0);
    assert_true(str_find(text, S("update U21")) > 0);
    assert_true(str_find(text, S("clock NO")) > 0);
    assert_true(str_find(text, S("\n+15 packs\n")) > 0);
    facts_sample(&facts);
    text = facts_text_in(&arena, &facts);
    assert_true(str_find(text, S("jp.tsubo.spring 2026110101\n")) > 0);
    for (int32_t i = 0; i < text.size; i++) {
        assert_true(text.at[i] == '\n' || (text.at[i] >= ' ' && text.at[i] < 127));
    }
    arena_close(&arena);
}

static void test_receipt(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Failure failure = {0};
    Receipt receipt;
    Facts facts = broken();
    facts.pack_count = 1;
    facts.name = S("east-2");
    facts.sums.all.visits = 12;
    facts.sums.opens = 40;
    Buffer out = buffer_in(&arena, RECEIPT_BYTES);
    Receipt written = facts_receipt_in(&arena, &facts);
    receipt_write(&written, &out);
    assert_true(receipt_read(&receipt, buffer_view(&out), &failure));
    assert_true(str_equal(receipt.name, S("east-2")));
    assert_int_equal(receipt.pack_count, 1);
    assert_int_equal(receipt.packs[0].serial, 2026112201);
    assert_true(str_equal(receipt.update, S("U21")));
    assert_true(str_equal(receipt.trouble,
                          S("screen touch spots store update glyphs settings statistics clock")));
    assert_int_equal(receipt.visits, 12);
    assert_int_equal(receipt.opens, 40);
    arena_close(&arena);
}

static const struct {
    const char *name;
    const char *text;
    const char *sentence; /* NULL: it is taken */
} receipts[] = {
    {"the least", "tsubo-receipt 1\nname = a\n", NULL},
    {"from Windows", "tsubo-receipt 1\r\nname = a\r\nvisits = 3\r\n", NULL},
    {"a later key", "tsubo-receipt 1\nname = a\nmood = good\n", NULL},
    {"nothing", "", "this is no receipt of version 1"},
    {"another file", "name = a\n", "this is no receipt of version 1"},
    {"a later version", "tsubo-receipt 2\nname = a\n", "this is no receipt of version 1"},
    {"no name", "tsubo-receipt 1\nvisits = 3\n", "the receipt has no name"},
    {"letters for a count", "tsubo-receipt 1\nname = a\nvisits = many\n", "line 3 is damaged"},
    {"a pack without serial", "tsubo-receipt 1\nname = a\npack = x\n", "line 3 is damaged"},
    {"words", "tsubo-receipt 1\nname = a\nhello\n", "line 3 is damaged"},
};

static void test_receipts(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(receipts); i++) {
        Failure failure = {0};
        Receipt receipt;
        bool taken = receipt_read(&receipt, str_from_c(receipts[i].text), &failure);
        const char *said = taken ? "" : failure.sentence;
        if (taken != !receipts[i].sentence ||
            (receipts[i].sentence && strcmp(said, receipts[i].sentence) != 0)) {
            fail_msg("%s: %s", receipts[i].name, said);
        }
    }
}

/* A receipt of sixteen packs still fits. */
static void test_longest(void **state) {
    (void)state;
    Arena arena = arena_open(ARENA_BYTES);
    Facts facts = broken();
    facts.pack_count = FACTS_PACKS_MAX;
    for (int32_t i = 0; i < FACTS_PACKS_MAX; i++) {
        facts.packs[i] =
            (FactsPack){.id = S("an.identifier.of.sixty-four.characters.which.is.the.most.allowed"),
                        .serial = 2147483647};
    }
    Buffer out = buffer_in(&arena, RECEIPT_BYTES);
    Receipt written = facts_receipt_in(&arena, &facts);
    receipt_write(&written, &out);
    assert_false(out.full);
    arena_close(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row_count), cmocka_unit_test(test_marks),
        cmocka_unit_test(test_bars),      cmocka_unit_test(test_text),
        cmocka_unit_test(test_receipt),   cmocka_unit_test(test_receipts),
        cmocka_unit_test(test_longest)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
