/* Opened: what is needed at one time is there at one time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "pack/write.h"
#include "ui/opened.h"
#include "ui/paper.h"
#include "ui/reader.h"

enum { ISSUES = 3, TITLES = 5 };

static int32_t advance(void *context, Face face, uint32_t scalar) {
    (void)context, (void)face;
    return scalar < 0x80 ? 1024 : 2048;
}

/* Issues 3, 2 and 1 of one article each; ids count from the newest. The article `broken` (0: none)
 * is one that no reader takes: its heading has no level. */
static void write_pack(Arena *arena, Str path, int32_t broken) {
    Failure failure = {0};
    Span span = {.text = S("本文です。")};
    Block block = {.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1};
    Document document = {&block, 1};
    Block no_level = {.kind = BLOCK_HEADING, .spans = &span, .span_count = 1};
    Document damaged = {&no_level, 1};
    PackMeta meta = {.id = S("jp.tsubo.three"), .serial = 1, .title = S("三号"), .booth = S("壺")};
    PackWriter *writer = pack_writer_open_in(arena, path, &failure);
    if (!writer) {
        fail_msg("%s", failure.sentence);
    }
    pack_write_meta(writer, &meta);
    pack_write_section(writer, 1, S("節"));
    for (int32_t id = 1; id <= ISSUES; id++) {
        IssueRecord issue = {
            .id = id, .number = ISSUES + 1 - id, .year = 2026, .month = 12 - id, .day = 18};
        ArticleRecord article = {
            .id = id, .issue_id = id, .position = 1, .section = S("節"), .title = S("題")};
        article.key = arena_print_in(arena, "%d/01", issue.number);
        pack_write_issue(writer, &issue, &document);
        pack_write_article(writer, &article, id == broken ? &damaged : &document);
    }
    if (!pack_writer_finish(writer, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

/* A shelf of that pack, in a folder of its own. */
typedef struct Books {
    Arena arena;
    char folder[32];
    Str path;
    Shelf *shelf;
} Books;

static Books open_books(int32_t broken) {
    Books books = {.arena = arena_open((size_t)64 << 20), .folder = "/tmp/tsubo-opened-XXXXXX"};
    Failure failure = {0};
    assert_non_null(mkdtemp(books.folder));
    books.path = arena_print_in(&books.arena, "%s/three.tsubo", books.folder);
    write_pack(&books.arena, books.path, broken);
    books.shelf = shelf_open_in(&books.arena, &books.path, 1, &failure);
    assert_non_null(books.shelf);
    return books;
}

static void close_books(Books *books) {
    shelf_close(books->shelf);
    unlink(books->path.at);
    rmdir(books->folder);
    arena_close(&books->arena);
}

static void follow(Opened *opened, Model *model, Place place) {
    Failure failure = {0};
    model->place = place;
    if (!opened_follow(opened, model, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

/* A lecture at the end of an issue wants its contents, for the numbers, and those of the issue
 * behind it, for the turn. Came by way of the newest issue, which holds the other slot. */
static void test_both_contents(void **state) {
    static Opened opened;
    Model model = {.look = {.width_px = 1920, .height_px = 1080, .size = TEXT_NORMAL}};
    Failure failure = {0};
    Books books = open_books(0);
    (void)state;
    assert_true(opened_start(&opened, books.shelf, (Measure){NULL, advance}, &failure));
    follow(&opened, &model, (Place){SCREEN_CONTENTS, 3, 0});
    follow(&opened, &model, (Place){SCREEN_CONTENTS, 2, 0});
    model.lecture.on = model.look.lecture = true;
    for (int32_t i = 0; i < 3; i++) {
        follow(&opened, &model, (Place){SCREEN_ARTICLE, 2, 0});
        assert_non_null(opened_contents(&opened, 2));
        assert_non_null(opened_contents(&opened, 1));
    }
    opened_close(&opened);
    close_books(&books);
}

/* Article 2 is damaged. Everything around it stays as it is; only the article itself fails, and
 * each time it is asked for. */
static const struct {
    const char *name;
    Place place;
    bool read;
    bool told; /* something was left out on the way */
} DAMAGED_ROWS[] = {
    {"its contents as a neighbour", {SCREEN_ARTICLE, 1, 0}, true, true},
    {"the same again, without asking the disk", {SCREEN_ARTICLE, 1, 0}, true, false},
    {"the contents that name it, and it behind them", {SCREEN_CONTENTS, 2, 0}, true, true},
    {"it before the contents of the next issue", {SCREEN_CONTENTS, 1, 0}, true, false},
    {"the article itself", {SCREEN_ARTICLE, 2, 0}, false, false},
    {"the article itself, again", {SCREEN_ARTICLE, 2, 0}, false, false},
    {"another one", {SCREEN_ARTICLE, 3, 0}, true, false},
    {"home", {SCREEN_HOME, 0, 0}, true, false},
    {"the contents once more", {SCREEN_CONTENTS, 2, 0}, true, true},
};

static void test_damaged_neighbour(void **state) {
    static Opened opened;
    Model model = {.look = {.width_px = 1920, .height_px = 1080, .size = TEXT_NORMAL}};
    Failure failure = {0};
    Books books = open_books(2);
    (void)state;
    assert_true(opened_start(&opened, books.shelf, (Measure){NULL, advance}, &failure));
    for (size_t i = 0; i < sizeof(DAMAGED_ROWS) / sizeof(DAMAGED_ROWS[0]); i++) {
        model.place = DAMAGED_ROWS[i].place;
        opened.missed = (Failure){0};
        failure = (Failure){0};
        bool read = opened_follow(&opened, &model, &failure);
        if (read != DAMAGED_ROWS[i].read ||
            (opened.missed.kind != FAILURE_NONE) != DAMAGED_ROWS[i].told) {
            fail_msg("%s: read %d, left out '%s', failure '%s'", DAMAGED_ROWS[i].name, read,
                     opened.missed.sentence, failure.sentence);
        }
    }
    assert_int_equal(opened_contents(&opened, 2)->pages[0], 0);
    opened_close(&opened);
    close_books(&books);
}

/* Characters of each title, in a pack that no tool of ours has made. */
static const int32_t title_characters[TITLES] = {1, 24, 80, 81, 1300};

static Str title_of(Arena *arena, int32_t characters) {
    char *at = arena_alloc(arena, (size_t)(3 * characters) + 1, 1);
    for (int32_t i = 0; i < characters; i++) {
        memcpy(at + 3 * i, "題", 3);
    }
    return (Str){at, 3 * characters};
}

static void write_titles(Arena *arena, Str path) {
    Failure failure = {0};
    Span span = {.text = S("本文です。")};
    Block block = {.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1};
    Document document = {&block, 1};
    PackMeta meta = {.id = S("jp.tsubo.long"), .serial = 1, .title = S("長"), .booth = S("壺")};
    PackWriter *writer = pack_writer_open_in(arena, path, &failure);
    assert_non_null(writer);
    pack_write_meta(writer, &meta);
    pack_write_section(writer, 1, S("節"));
    IssueRecord issue = {.id = 1, .number = 1, .year = 2026, .month = 11, .day = 18};
    pack_write_issue(writer, &issue, &document);
    for (int32_t i = 0; i < TITLES; i++) {
        Str title = title_of(arena, title_characters[i]);
        Str key = arena_print_in(arena, "1/%02d", i + 1);
        ArticleRecord article = {.id = i + 1,
                                 .issue_id = 1,
                                 .position = i + 1,
                                 .key = key,
                                 .section = S("節"),
                                 .organisation = S("機構"),
                                 .contributor = S("機構　部　長　某"),
                                 .look_for = S("頁"),
                                 .title = title};
        pack_write_article(writer, &article, &document);
        VideoRecord video = {.id = i + 1, .position = i + 1, .look_for = S("頁"), .title = title};
        video.key = arena_print_in(arena, "videos/%d", i + 1);
        pack_write_video(writer, &video, &document);
    }
    if (!pack_writer_finish(writer, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

/* The title is whole, above the text, and the text has its row on the first page. */
static void check_head(Arena *arena, Opened *opened, const OpenedItem *item, int32_t characters) {
    static const int32_t least_u = 28;
    ReaderGeometry geometry = reader_geometry(&item->look, item);
    ReaderSetter setter = {arena, &opened->scratch, &opened->measure};
    ArenaMark mark = arena_mark(arena);
    ReaderHead head = reader_head_in(setter, &item->look, item, &geometry);
    int32_t set = 0;
    for (int32_t i = 0; i < head.title.line_count; i++) {
        set += head.title.lines[i].glyph_count;
    }
    const Block *first = &item->document.blocks[0];
    bool inside = first->kind == BLOCK_HEADING && utf8_count(first->spans[0].text) == characters;
    const Page *page = &item->pages.pages[0];
    if (set + (inside ? characters : 0) != characters ||
        head.height_px + geometry.pitch_px > geometry.column.h ||
        head.title_em_px < look_px(&item->look, least_u) || page->piece_count == 0 ||
        page->height_px > geometry.column.h + geometry.pitch_px / 3 ||
        pages_check(&item->pages).size > 0) {
        fail_msg("a title of %d characters, %dx%d, size %d: %d set, head %d of %d px", characters,
                 item->look.width_px, item->look.height_px, (int)item->look.size, set,
                 head.height_px, geometry.column.h);
    }
    arena_rewind(arena, mark);
}

static void test_long_titles(void **state) {
    static Opened opened;
    static const Look looks[] = {
        {.width_px = 800, .height_px = 480},   {.width_px = 480, .height_px = 800},
        {.width_px = 1024, .height_px = 768},  {.width_px = 1920, .height_px = 1080},
        {.width_px = 1080, .height_px = 1920}, {.width_px = 800, .height_px = 480, .lecture = true},
    };
    Failure failure = {0};
    Books books = open_books(0);
    (void)state;
    shelf_close(books.shelf);
    assert_int_equal(unlink(books.path.at), 0);
    write_titles(&books.arena, books.path);
    books.shelf = shelf_open_in(&books.arena, &books.path, 1, &failure);
    assert_non_null(books.shelf);
    assert_true(opened_start(&opened, books.shelf, (Measure){NULL, advance}, &failure));
    for (int32_t i = 0; i < (int32_t)(sizeof(looks) / sizeof(looks[0])) * TEXT_SIZE_COUNT; i++) {
        Model model = {.look = looks[i / TEXT_SIZE_COUNT]};
        model.look.size = (TextSize)(i % TEXT_SIZE_COUNT);
        for (int32_t id = 1; id <= TITLES; id++) {
            follow(&opened, &model, (Place){SCREEN_ARTICLE, id, 0});
            check_head(&books.arena, &opened, opened_item(&opened, ITEM_ARTICLE, id),
                       title_characters[id - 1]);
            follow(&opened, &model, (Place){SCREEN_VIDEO, id, 0});
            check_head(&books.arena, &opened, opened_item(&opened, ITEM_VIDEO, id),
                       title_characters[id - 1]);
        }
    }
    opened_close(&opened);
    close_books(&books);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_both_contents),
                                       cmocka_unit_test(test_damaged_neighbour),
                                       cmocka_unit_test(test_long_titles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
