/* Display lists: rectangles, clips behind a window, and reading a list back as text. */
#include "page/display.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "text_fixture.h"

enum { CAPACITY = 256, INK = 0xFF112233 };

typedef struct RectRow {
    const char *name;
    Rect a, b;
    Rect both;
} RectRow;

static const RectRow rect_rows[] = {
    {"apart", {0, 0, 10, 10}, {20, 0, 10, 10}, {20, 0, 0, 10}},
    {"touching", {0, 0, 10, 10}, {10, 0, 10, 10}, {10, 0, 0, 10}},
    {"overlapping", {0, 0, 10, 10}, {4, 6, 10, 10}, {4, 6, 6, 4}},
    {"inside", {0, 0, 10, 10}, {2, 3, 4, 5}, {2, 3, 4, 5}},
    {"around", {2, 3, 4, 5}, {0, 0, 10, 10}, {2, 3, 4, 5}},
    {"negative", {-5, -5, 10, 10}, {-2, -9, 4, 8}, {-2, -5, 4, 4}},
    {"above each other", {0, 0, 10, 10}, {0, 30, 10, 10}, {0, 30, 10, 0}},
};

static void test_rects(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(rect_rows); i++) {
        const RectRow *row = &rect_rows[i];
        Rect both = rect_intersection(row->a, row->b);
        if (both.x != row->both.x || both.y != row->both.y || both.w != row->both.w ||
            both.h != row->both.h) {
            fail_msg("%s: %d %d %d %d", row->name, both.x, both.y, both.w, both.h);
        }
    }
    Rect box = {10, 20, 30, 40};
    assert_true(rect_contains(box, 10, 20) && rect_contains(box, 39, 59));
    assert_false(rect_contains(box, 9, 20) || rect_contains(box, 40, 20));
    assert_false(rect_contains(box, 10, 19) || rect_contains(box, 10, 60));
    Rect inner = rect_inset(box, 5);
    assert_true(inner.x == 15 && inner.y == 25 && inner.w == 20 && inner.h == 30);
    Rect outer = rect_inset(box, -5);
    assert_true(outer.x == 5 && outer.y == 15 && outer.w == 40 && outer.h == 50);
}

/* A row of a dump: what was drawn and how it reads. */
static void dump(const DisplayList *list, Arena *arena, const char *expected) {
    Buffer out = buffer_in(arena, 4096);
    display_dump(list, &out);
    if (!str_equal(buffer_view(&out), str_from_c(expected))) {
        fail_msg("dump:\n%.*s", STR_ARG(buffer_view(&out)));
    }
}

static void put_text(DisplayList *list, const char *text, int32_t x, int32_t y, Colour colour) {
    for (int32_t i = 0; text[i]; i++) {
        display_glyph(list, (GlyphDraw){.scalar = (unsigned char)text[i],
                                        .face = FACE_LATIN,
                                        .em = 20 * 64,
                                        .x = (x + 10 * i) * 64,
                                        .y = y * 64,
                                        .colour = colour});
    }
}

static void test_shapes(void **state) {
    (void)state;
    Arena arena = arena_open(4 * 1024 * 1024);
    DisplayList list = display_in(&arena, CAPACITY);
    uint8_t modules[1] = {1};
    uint32_t pixels[1] = {0xFF000000};
    display_fill(&list, (Rect){1, 2, 3, 4}, 5, 0xFF010203);
    display_outline(&list, (Rect){1, 2, 3, 4}, 5, 6, 0xFF010203);
    display_arc(&list, (Rect){1, 2, 3, 3}, 6, 512, 0xFF010203);
    display_play(&list, (Rect){1, 2, 3, 4}, 0xFF010203);
    display_modules(&list, (Rect){1, 2, 3, 3}, (Modules){1, modules}, 0xFF010203);
    display_pixels(&list, (Rect){1, 2, 3, 4}, (Pixels){1, 1, pixels});
    dump(&list, &arena,
         "fill 1 2 3 4 r5 t0 s0 #FF010203\n"
         "outline 1 2 3 4 r5 t6 s0 #FF010203\n"
         "arc 1 2 3 3 r0 t6 s512 #FF010203\n"
         "play 1 2 3 4 r0 t0 s0 #FF010203\n"
         "code 1 2 3 3 r0 t0 s0 #FF010203\n"
         "picture 1 2 3 4 r0 t0 s0 #00000000\n");
    arena_close(&arena);
}

/* Neighbours of one line, size and colour are one run; icons are named by their number. */
static void test_runs(void **state) {
    (void)state;
    Arena arena = arena_open(4 * 1024 * 1024);
    DisplayList list = display_in(&arena, CAPACITY);
    put_text(&list, "ab", 10, 50, INK);
    put_text(&list, "cd", 30, 50, INK);        /* goes on */
    put_text(&list, "e", 200, 50, INK);        /* far away */
    put_text(&list, "f", 210, 51, INK);        /* another line */
    put_text(&list, "g", 220, 51, 0xFFFFFFFF); /* another colour */
    put_text(&list, "h", 100, 51, 0xFFFFFFFF); /* to the left */
    display_glyph(&list, (GlyphDraw){.scalar = 0xE5CC,
                                     .face = FACE_ICON,
                                     .em = 40 * 64,
                                     .x = 5 * 64 + 16,
                                     .y = 60 * 64,
                                     .colour = INK});
    dump(&list, &arena,
         "text 10.00 50.00 em 20.00 #FF112233 abcd\n"
         "text 200.00 50.00 em 20.00 #FF112233 e\n"
         "text 210.00 51.00 em 20.00 #FF112233 f\n"
         "text 220.00 51.00 em 20.00 #FFFFFFFF g\n"
         "text 100.00 51.00 em 20.00 #FFFFFFFF h\n"
         "text 5.25 60.00 em 40.00 #FF112233 <icon E5CC>\n");
    Buffer words = buffer_in(&arena, 256);
    display_words(&list, &words);
    assert_true(str_equal(buffer_view(&words), S("abcd\ne\nf\ng\nh\n")));
    list.count = 0;
    words.size = 0;
    display_words(&list, &words);
    assert_int_equal(words.size, 0);
    arena_close(&arena);
}

/* The box of a glyph surely holds its ink: the em box and a quarter of it around. */
static void test_ink(void **state) {
    (void)state;
    Arena arena = arena_open(4 * 1024 * 1024);
    DisplayList list = display_in(&arena, CAPACITY);
    put_text(&list, "x", 100, 200, INK);
    Rect box = list.draws[0].box;
    assert_true(box.x <= 95 && box.x + box.w >= 100 + 20 + 5);
    assert_true(box.y <= 200 - 20 && box.y + box.h >= 200 + 5);
    arena_close(&arena);
}

/* A sheet that moves takes everything with it, boxes and pens alike. */
static void test_shift(void **state) {
    (void)state;
    Arena arena = arena_open(4 * 1024 * 1024);
    DisplayList list = display_in(&arena, CAPACITY);
    put_text(&list, "x", 100, 50, INK);
    list.shift_px = -30;
    put_text(&list, "x", 100, 50, INK);
    display_fill(&list, (Rect){40, 0, 10, 10}, 0, INK);
    assert_int_equal(list.draws[1].box.x, list.draws[0].box.x - 30);
    assert_int_equal(list.draws[1].glyph.x, list.draws[0].glyph.x - 30 * 64);
    assert_int_equal(list.draws[2].box.x, 10);
    arena_close(&arena);
}

typedef struct ClipRow {
    const char *name;
    Rect window; /* width 0: none */
    int32_t shift_px;
    Rect clip;
    Rect drawn;
} ClipRow;

static const ClipRow clip_rows[] = {
    {"alone", {0}, 0, {10, 10, 50, 50}, {10, 10, 50, 50}},
    {"lifted", {0}, 0, {0}, {0, 0, 0, 0}},
    {"moved", {0}, -5, {10, 10, 50, 50}, {5, 10, 50, 50}},
    {"behind a window", {20, 0, 100, 100}, 0, {10, 10, 50, 50}, {20, 10, 40, 50}},
    {"moved behind a window", {20, 0, 100, 100}, 80, {10, 10, 50, 50}, {90, 10, 30, 50}},
    {"lifted behind a window", {20, 0, 100, 100}, 80, {0}, {20, 0, 100, 100}},
    {"outside of the window nothing is seen",
     {20, 0, 100, 100},
     500,
     {10, 10, 50, 50},
     {-2, -2, 1, 1}},
};

static void test_clips(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(clip_rows); i++) {
        const ClipRow *row = &clip_rows[i];
        Arena arena = arena_open(4 * 1024 * 1024);
        DisplayList list = display_in(&arena, CAPACITY);
        list.shift_px = row->shift_px;
        display_window(&list, row->window);
        assert_int_equal(list.shift_px, row->shift_px);
        assert_int_equal(list.draws[0].box.x, row->window.x);
        display_clip(&list, row->clip);
        Rect box = list.draws[1].box;
        if (box.x != row->drawn.x || box.y != row->drawn.y || box.w != row->drawn.w ||
            box.h != row->drawn.h) {
            fail_msg("%s: %d %d %d %d", row->name, box.x, box.y, box.w, box.h);
        }
        arena_close(&arena);
    }
}

/* A composed line: links and dots have their own ink, and stand where composition has put them. */
static void test_line(void **state) {
    (void)state;
    TextFixture fixture = text_fixture_open();
    Span spans[3] = {{.text = S("甲")},
                     {.text = S("乙"), .style = STYLE_LINK},
                     {.text = S("丙"), .ruby = S("へい")}};
    Paragraph paragraph = {.spans = spans,
                           .span_count = 3,
                           .kind = PARAGRAPH_RAGGED,
                           .em = 20 * 64,
                           .measure = 400 * 64};
    Lines lines =
        line_compose_in(&fixture.arena, &fixture.scratch, &text_pitch_measure, &paragraph);
    DisplayList list = display_in(&fixture.arena, CAPACITY);
    display_line(&list, &lines, 0, (Rect){100, 50, 0, 0}, (LineInk){1, 2, 3});
    Colour colours[] = {1, 2, 1, 3, 3};
    assert_int_equal(list.count, COUNT_OF(colours));
    for (int32_t i = 0; i < list.count; i++) {
        assert_int_equal(list.draws[i].colour, colours[i]);
    }
    assert_int_equal(list.draws[1].glyph.x, (100 + 20) * 64);
    assert_int_equal(list.draws[1].glyph.y, 50 * 64);
    assert_int_equal(list.draws[3].glyph.em, 10 * 64);
    assert_true(list.draws[3].glyph.y < 50 * 64 - 15 * 64);
    text_fixture_close(&fixture);
}

/* Composition makes room for a blank and places nothing; whoever reads a dump wants it back. */
static void test_blanks(void **state) {
    static const char text[] = "Open Guide の　例 A";
    (void)state;
    TextFixture fixture = text_fixture_open();
    Paragraph paragraph = text_fixture_paragraph(&fixture, text, 30);
    Lines lines =
        line_compose_in(&fixture.arena, &fixture.scratch, &text_pitch_measure, &paragraph);
    DisplayList list = display_in(&fixture.arena, CAPACITY);
    Buffer words = buffer_in(&fixture.arena, 256);
    display_line(&list, &lines, 0, (Rect){0, 50, 0, 0}, (LineInk){1, 1, 1});
    display_words(&list, &words);
    assert_string_equal(arena_copy_in(&fixture.arena, buffer_view(&words)).at,
                        "Open Guide の　例 A\n");
    text_fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rects), cmocka_unit_test(test_shapes), cmocka_unit_test(test_runs),
        cmocka_unit_test(test_ink),   cmocka_unit_test(test_shift),  cmocka_unit_test(test_clips),
        cmocka_unit_test(test_line),  cmocka_unit_test(test_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
