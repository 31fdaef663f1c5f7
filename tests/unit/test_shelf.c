/* Several packs as one shelf: against the slow answer, and case by case.
 *
 * A hundred shelves drawn by lot are read through every list and compared with what
 * shelf_fixture.c works out from the plan; the rows further down fix what is stated in words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "library/shelf.h"
#include "pack/write.h"
#include "shelf_fixture.h"

enum { SEEDS = 100 };

static Arena memory;
static char folder[64];

static int enter_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/tsubo-shelf-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    memory = arena_open((size_t)256 * 1024 * 1024);
    return 0;
}

static int leave_folder(void **state) {
    char command[128];
    (void)state;
    arena_close(&memory);
    assert_int_equal(chdir("/"), 0);
    snprintf(command, sizeof(command), "rm -r %s", folder);
    return system(command);
}

static int forget(void **state) {
    (void)state;
    arena_reset(&memory);
    return 0;
}

/* Every reader asserts that it works; a failing one says its sentence. */
static void must(bool done, const Failure *failure) {
    if (!done) {
        fail_msg("%s", failure->sentence);
    }
}

static Shelf *open_shelf(const char *const *names, int32_t count) {
    Str paths[LIMIT_SHELF_PACKS];
    Failure failure = {0};
    for (int32_t i = 0; i < count; i++) {
        paths[i] = str_from_c(names[i]);
    }
    Shelf *shelf = shelf_open_in(&memory, paths, count, &failure);
    must(shelf != NULL, &failure);
    return shelf;
}

/* --- the whole shelf as text ----------------------------------------------------------------- */

typedef struct Dump {
    Shelf *shelf;
    Buffer out;
    uint32_t seed; /* windows are cut by lot */
    Failure failure;
} Dump;

static int32_t window_size(Dump *dump) {
    dump->seed = dump->seed * 1664525u + 1013904223u;
    return 1 + (int32_t)((dump->seed >> 8) % 7);
}

static void dump_issues(Dump *dump) {
    int32_t total = 0;
    int32_t count = 1;
    for (int32_t first = 0; count > 0; first += count) {
        IssueRecord *issues = NULL;
        must(shelf_issues_in(dump->shelf, &memory, (Window){first, window_size(dump)}, &issues,
                             &count, &dump->failure),
             &dump->failure);
        for (int32_t i = 0; i < count; i++) {
            IssueRecord again;
            must(shelf_issue_in(dump->shelf, &memory, issues[i].number, &again, &dump->failure),
                 &dump->failure);
            assert_int_equal(again.id, issues[i].id);
            buffer_print(&dump->out, "issue %d %.*s %d\n", issues[i].id, STR_ARG(issues[i].summary),
                         issues[i].article_count);
        }
    }
    must(shelf_issue_count(dump->shelf, &total, &dump->failure), &dump->failure);
    buffer_print(&dump->out, "%d issues\n", total);
}

static void dump_videos(Dump *dump) {
    int32_t total = 0;
    int32_t count = 1;
    for (int32_t first = 0; count > 0; first += count) {
        VideoRecord *videos = NULL;
        must(shelf_videos_in(dump->shelf, &memory, (Window){first, window_size(dump)}, &videos,
                             &count, &dump->failure),
             &dump->failure);
        for (int32_t i = 0; i < count; i++) {
            VideoRecord again;
            must(shelf_video_in(dump->shelf, &memory, videos[i].id, &again, &dump->failure),
                 &dump->failure);
            assert_int_equal(again.position, videos[i].position);
            buffer_print(&dump->out, "video %d %.*s\n", again.position, STR_ARG(again.title));
        }
    }
    must(shelf_video_count(dump->shelf, &total, &dump->failure), &dump->failure);
    buffer_print(&dump->out, "%d videos\n", total);
}

/* An id in a list leads to the item of the list's title, and back by its key. */
static void check_item(Dump *dump, const ItemRecord *item) {
    ItemKind kind = ITEM_ARTICLE;
    int32_t id = 0;
    must(shelf_find_key(dump->shelf, item->key, &kind, &id, &dump->failure), &dump->failure);
    assert_int_equal(kind, item->kind);
    assert_int_equal(id, item->id);
}

static void dump_items(Dump *dump, bool topic, int32_t id) {
    int32_t count = 1;
    for (int32_t first = 0; count > 0; first += count) {
        ItemRecord *items = NULL;
        Window window = {first, window_size(dump)};
        must(topic ? shelf_topic_items_in(dump->shelf, &memory, id, window, &items, &count,
                                          &dump->failure)
                   : shelf_term_items_in(dump->shelf, &memory, id, window, &items, &count,
                                         &dump->failure),
             &dump->failure);
        for (int32_t i = 0; i < count; i++) {
            check_item(dump, &items[i]);
            buffer_print(&dump->out, "  %.*s\n", STR_ARG(items[i].title));
        }
    }
}

static void dump_topics(Dump *dump) {
    TopicRecord *topics = NULL;
    int32_t count = 0;
    must(shelf_topics_in(dump->shelf, &memory, &topics, &count, &dump->failure), &dump->failure);
    for (int32_t i = 0; i < count; i++) {
        buffer_print(&dump->out, "topic %.*s %d\n", STR_ARG(topics[i].title), topics[i].item_count);
        dump_items(dump, true, topics[i].id);
    }
}

static void dump_terms(Dump *dump) {
    int32_t rows[10];
    must(shelf_term_rows(dump->shelf, rows, &dump->failure), &dump->failure);
    for (int32_t row = 0; row < 3; row++) {
        int32_t count = 1;
        for (int32_t first = 0; count > 0; first += count) {
            TermRecord *terms = NULL;
            must(shelf_terms_in(dump->shelf, &memory, row, (Window){first, window_size(dump)},
                                &terms, &count, &dump->failure),
                 &dump->failure);
            for (int32_t i = 0; i < count; i++) {
                TermRecord again;
                must(shelf_term_in(dump->shelf, &memory, terms[i].id, &again, &dump->failure),
                     &dump->failure);
                assert_int_equal(again.item_count, terms[i].item_count);
                buffer_print(&dump->out, "term %.*s %d\n", STR_ARG(again.text), again.item_count);
                dump_items(dump, false, terms[i].id);
            }
        }
        buffer_print(&dump->out, "row %d: %d\n", row, rows[row]);
    }
}

static void dump_praises(Dump *dump) {
    ItemRecord *items = NULL;
    int32_t count = 0;
    must(shelf_highlights_in(dump->shelf, &memory, &items, &count, &dump->failure), &dump->failure);
    for (int32_t i = 0; i < count; i++) {
        check_item(dump, &items[i]);
        buffer_print(&dump->out, "praise %.*s\n", STR_ARG(items[i].title));
    }
}

/* What comes earlier in the list is what the source named; the rest are answers to it. */
static bool is_earlier(Str key, Str than) {
    int32_t number = 0;
    int32_t than_number = 0;
    assert_true(str_to_int(str_cut(&key, '/'), &number));
    assert_true(str_to_int(str_cut(&than, '/'), &than_number));
    return number != than_number ? number > than_number : str_compare(key, than) < 0;
}

static void dump_relations(Dump *dump, const ArticleRecord *article) {
    ItemRecord *items = NULL;
    int32_t count = 0;
    must(shelf_related_in(dump->shelf, &memory, ITEM_ARTICLE, article->id, &items, &count,
                          &dump->failure),
         &dump->failure);
    for (int32_t i = 0; i < count; i++) {
        check_item(dump, &items[i]);
        if (is_earlier(items[i].key, article->key)) {
            buffer_print(&dump->out, "%.*s -> %.*s\n", STR_ARG(article->key),
                         STR_ARG(items[i].key));
        }
    }
}

/* Text, code and picture of an article come from the pack it stands in. */
static void check_article(Dump *dump, const ArticleRecord *article) {
    ArticleRecord again;
    Document document;
    QrCode code;
    PictureRecord picture;
    int32_t pack = article->title.at[0] - '0';
    Failure *failure = &dump->failure;
    must(shelf_article_in(dump->shelf, &memory, article->id, &again, failure), failure);
    assert_true(str_equal(again.title, article->title));
    must(shelf_article_document_in(dump->shelf, &memory, article->id, &document, failure), failure);
    assert_int_equal(document.block_count, 2);
    must(shelf_picture_in(dump->shelf, &memory, document.blocks[1].picture, &picture, failure),
         failure);
    assert_int_equal(picture.png.at[PLAN_PNG_DIGIT] - '0', pack);
    must(shelf_qr_in(dump->shelf, &memory, article->qr, &code, failure), failure);
    assert_int_equal(code.text.at[8] - '0', pack);
}

static void dump_articles(Dump *dump) {
    for (int32_t number = PLAN_NUMBERS - 1; number > 0; number--) {
        ArticleRecord *articles = NULL;
        int32_t count = 0;
        must(shelf_articles_in(dump->shelf, &memory, number, (Window){0, LIMIT_LIST_ROWS},
                               &articles, &count, &dump->failure),
             &dump->failure);
        for (int32_t i = 0; i < count; i++) {
            check_article(dump, &articles[i]);
            dump_relations(dump, &articles[i]);
        }
    }
}

static Str dump_shelf(Shelf *shelf, uint32_t seed) {
    Dump dump = {.shelf = shelf, .out = buffer_in(&memory, 256 * 1024), .seed = seed};
    dump_issues(&dump);
    dump_videos(&dump);
    dump_topics(&dump);
    dump_terms(&dump);
    dump_praises(&dump);
    dump_articles(&dump);
    assert_false(dump.out.full);
    return buffer_view(&dump.out);
}

/* Points at the first line that differs. */
static void assert_same(uint32_t seed, Str got, Str expected) {
    Str rest = got;
    Str wanted = expected;
    while (wanted.size > 0 || rest.size > 0) {
        Str a = str_cut(&rest, '\n');
        Str b = str_cut(&wanted, '\n');
        if (!str_equal(a, b)) {
            fail_msg("shelf %u: got “%.*s”, expected “%.*s”", seed, STR_ARG(a), STR_ARG(b));
        }
    }
}

static void test_drawn_shelves(void **state) {
    static const char *const names[] = {"0.tsubo", "1.tsubo", "2.tsubo", "3.tsubo", "4.tsubo"};
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++) {
        ShelfPlan plan;
        shelf_plan_draw(&plan, seed);
        shelf_plan_write(&plan, &memory);
        Str expected = shelf_plan_expect(&plan, &memory);
        Shelf *shelf = open_shelf(names, plan.count);
        assert_same(seed, dump_shelf(shelf, seed), expected);
        /* Again, with marks already left, and in windows cut otherwise. */
        assert_same(seed, dump_shelf(shelf, seed + SEEDS), expected);
        shelf_close(shelf);
        arena_reset(&memory);
    }
}

/* --- case by case ---------------------------------------------------------------------------- */

typedef struct Named {
    const char *file;
    const char *id;
    int32_t serial;
    int32_t issues[4]; /* numbers, falling, ended by 0 */
} Named;

static void write_named(const Named *named) {
    Failure failure = {0};
    Document nothing = {0};
    PackMeta meta = {.id = str_from_c(named->id),
                     .serial = named->serial,
                     .title = str_from_c(named->file),
                     .publisher = S("p"),
                     .booth = str_from_c(named->file)};
    remove(named->file);
    PackWriter *writer = pack_writer_open_in(&memory, str_from_c(named->file), &failure);
    assert_non_null(writer);
    pack_write_meta(writer, &meta);
    for (int32_t i = 0; i < 4 && named->issues[i] > 0; i++) {
        IssueRecord issue = {.id = i + 1,
                             .number = named->issues[i],
                             .year = 2000,
                             .month = 1,
                             .day = 1,
                             .summary = str_from_c(named->file)};
        pack_write_issue(writer, &issue, &nothing);
    }
    must(pack_writer_finish(writer, &failure), &failure);
}

static const struct {
    const char *name;
    Named packs[3];
    const char *expected; /* the booth, then numbers with the file they come from */
} orders[] = {
    {"one pack", {{"a", "x.a", 5, {3, 2}}}, "booth a: 3a 2a"},
    {"apart", {{"a", "x.a", 5, {3, 2}}, {"b", "x.b", 6, {1}}}, "booth a: 3a 2a 1b"},
    {"interleaved",
     {{"a", "x.a", 5, {9, 7}}, {"b", "x.b", 6, {8, 6}}, {"c", "x.c", 1, {10, 5}}},
     "booth a: 10c 9a 8b 7a 6b 5c"},
    {"the higher serial has the issue",
     {{"a", "x.a", 5, {3, 2}}, {"b", "x.b", 6, {3}}},
     "booth a: 3b 2a"},
    {"in the other order", {{"b", "x.b", 6, {3}}, {"a", "x.a", 5, {3, 2}}}, "booth b: 3b 2a"},
    {"equal serials: the id decides",
     {{"b", "x.b", 5, {3}}, {"a", "x.a", 5, {3, 2}}},
     "booth b: 3a 2a"},
    {"a newer release replaces the older",
     {{"a", "x.a", 5, {3, 2}}, {"b", "x.a", 6, {3}}},
     "booth b: 3b"},
    {"also when it is named first", {{"b", "x.a", 6, {3}}, {"a", "x.a", 5, {3, 2}}}, "booth b: 3b"},
    {"one release named twice: the first stays",
     {{"a", "x.a", 5, {3, 2}}, {"b", "x.a", 5, {1}}},
     "booth a: 3a 2a"},
    {"a replaced pack beside another",
     {{"a", "x.a", 5, {9, 4}}, {"c", "x.c", 1, {7}}, {"b", "x.a", 6, {8}}},
     "booth b: 8b 7c"},
    {"a pack of nothing", {{"a", "x.a", 5, {0}}, {"b", "x.b", 6, {2}}}, "booth a: 2b"},
    {"nothing at all", {{"a", "x.a", 5, {0}}, {"b", "x.b", 6, {0}}}, "booth a:"},
};

static void test_orders(void **state) {
    (void)state;
    for (int32_t row = 0; row < COUNT_OF(orders); row++) {
        const char *names[3];
        int32_t count = 0;
        for (; count < 3 && orders[row].packs[count].file; count++) {
            write_named(&orders[row].packs[count]);
            names[count] = orders[row].packs[count].file;
        }
        Shelf *shelf = open_shelf(names, count);
        Buffer got = buffer_in(&memory, 1024);
        IssueRecord *issues = NULL;
        Failure failure = {0};
        must(shelf_issues_in(shelf, &memory, (Window){0, 60}, &issues, &count, &failure), &failure);
        buffer_print(&got, "booth %.*s:", STR_ARG(shelf_meta(shelf)->booth));
        for (int32_t i = 0; i < count; i++) {
            buffer_print(&got, " %d%.*s", issues[i].number, STR_ARG(issues[i].summary));
        }
        if (!str_equal(buffer_view(&got), str_from_c(orders[row].expected))) {
            fail_msg("%s: got “%.*s”", orders[row].name, STR_ARG(buffer_view(&got)));
        }
        shelf_close(shelf);
    }
}

static void test_numbers_of_packs(void **state) {
    Str paths[LIMIT_SHELF_PACKS + 1];
    Failure failure = {0};
    (void)state;
    for (int32_t i = 0; i <= LIMIT_SHELF_PACKS; i++) {
        const char *name = arena_print_in(&memory, "p%d", i).at;
        const char *id = arena_print_in(&memory, "x.%d", i).at;
        Named named = {name, id, i + 1, {i + 1}};
        write_named(&named);
        paths[i] = str_from_c(name);
    }
    assert_null(shelf_open_in(&memory, paths, 0, &failure));
    assert_int_equal(failure.kind, FAILURE_LIMIT);
    assert_null(shelf_open_in(&memory, paths, LIMIT_SHELF_PACKS + 1, &failure));
    assert_string_equal(failure.sentence, "a shelf has 1 to 16 packs, not 17");
    Shelf *shelf = shelf_open_in(&memory, paths, LIMIT_SHELF_PACKS, &failure);
    assert_non_null(shelf);
    int32_t count = 0;
    must(shelf_issue_count(shelf, &count, &failure), &failure);
    assert_int_equal(count, LIMIT_SHELF_PACKS);
    shelf_close(shelf);
    paths[3] = S("not there");
    assert_null(shelf_open_in(&memory, paths, 5, &failure));
    assert_string_equal(failure.sentence, "there is no pack not there");
}

/* Ids that no pack has, and rows that leave no room for the pack's place. */
static void test_ids(void **state) {
    static const char *const names[] = {"0.tsubo", "1.tsubo"};
    static const int32_t strangers[] = {SHELF_ROW_MOST, 5 << SHELF_ROW_BITS | 1, -1, INT32_MIN,
                                        INT32_MAX};
    ShelfPlan plan;
    Failure failure = {0};
    ArticleRecord article;
    sqlite3 *database = NULL;
    (void)state;
    shelf_plan_draw(&plan, 5);
    plan.count = 2;
    plan.packs[0].serial = 2;
    plan.packs[1].serial = 1;
    plan.packs[0].articles[1] = plan.packs[1].articles[2] = 1;
    shelf_plan_write(&plan, &memory);
    Shelf *shelf = open_shelf(names, 2);
    for (int32_t i = 0; i < COUNT_OF(strangers); i++) {
        assert_false(shelf_article_in(shelf, &memory, strangers[i], &article, &failure));
        assert_int_equal(failure.kind, FAILURE_FORMAT);
    }
    shelf_close(shelf);
    assert_int_equal(sqlite3_open("0.tsubo", &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database, "UPDATE article SET id = id + 134217728", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
    shelf = open_shelf(names, 2);
    ItemKind kind;
    int32_t id;
    assert_false(shelf_find_key(shelf, S("1/00"), &kind, &id, &failure));
    assert_true(str_starts_with(str_from_c(failure.sentence),
                                S("test.pack0 is damaged: it counts up to 1342177")));
    shelf_close(shelf);
}

/* --- long shelves ---------------------------------------------------------------------------- */

enum { LONG = 2000 };

/* Two packs that take turns: numbers 4000, 3998, … and 3999, 3997, …. */
static void write_long(const char *path, const char *id, int32_t serial, int32_t lowest) {
    Failure failure = {0};
    Document nothing = {0};
    PackMeta meta = {.id = str_from_c(id), .serial = serial, .title = S("t"), .publisher = S("p")};
    remove(path);
    PackWriter *writer = pack_writer_open_in(&memory, str_from_c(path), &failure);
    assert_non_null(writer);
    pack_write_meta(writer, &meta);
    for (int32_t i = 0; i < LONG; i++) {
        IssueRecord issue = {.id = i + 1,
                             .number = lowest + 2 * (LONG - 1 - i),
                             .year = 2000,
                             .month = 1,
                             .day = 1,
                             .summary = str_from_c(id)};
        pack_write_issue(writer, &issue, &nothing);
    }
    must(pack_writer_finish(writer, &failure), &failure);
}

static int64_t now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t read_window(Shelf *shelf, int32_t first, int32_t highest) {
    Failure failure = {0};
    IssueRecord *issues = NULL;
    int32_t count = 0;
    int64_t before = now_us();
    must(shelf_issues_in(shelf, &memory, (Window){first, 12}, &issues, &count, &failure), &failure);
    int64_t after = now_us();
    for (int32_t i = 0; i < count; i++) {
        assert_int_equal(issues[i].number, highest - first - i);
        assert_int_equal(issues[i].id, first + i + 1);
        assert_true(str_equal(issues[i].summary, issues[i].number % 2 ? S("x.b") : S("x.a")));
    }
    return after - before;
}

static void test_long_shelves(void **state) {
    static const char *const names[] = {"a", "b"};
    IssueRecord issue;
    Failure failure = {0};
    int32_t count = 0;
    (void)state;
    write_long("a", "x.a", 1, 2);
    write_long("b", "x.b", 2, 1);
    Shelf *shelf = open_shelf(names, 2);
    int64_t top = read_window(shelf, 0, 2 * LONG);
    int64_t deep = read_window(shelf, 2 * LONG - 12, 2 * LONG);
    int64_t again = read_window(shelf, 2 * LONG - 12, 2 * LONG);
    int64_t slowest = 0;
    for (int32_t first = 2 * LONG - 24; first > 12; first -= 111) {
        int64_t taken = read_window(shelf, first, 2 * LONG);
        slowest = taken > slowest ? taken : slowest;
    }
    must(shelf_issue_count(shelf, &count, &failure), &failure);
    assert_int_equal(count, 2 * LONG);
    must(shelf_issue_in(shelf, &memory, 17, &issue, &failure), &failure);
    assert_int_equal(issue.id, 2 * LONG - 16);
    print_message("2 packs of %d issues: first window %lld us, last one %lld, again %lld, "
                  "slowest of others %lld\n",
                  LONG, (long long)top, (long long)deep, (long long)again, (long long)slowest);
    shelf_close(shelf);
    /* The same numbers in both: the second pack vanishes behind the first. */
    write_long("a", "x.a", 1, 1);
    shelf = open_shelf(names, 2);
    must(shelf_issue_count(shelf, &count, &failure), &failure);
    assert_int_equal(count, LONG);
    IssueRecord *issues = NULL;
    must(shelf_issues_in(shelf, &memory, (Window){LONG - 3, 12}, &issues, &count, &failure),
         &failure);
    assert_int_equal(count, 3);
    assert_int_equal(issues[2].number, 1);
    assert_true(str_equal(issues[2].summary, S("x.b")));
    shelf_close(shelf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_drawn_shelves, forget),
        cmocka_unit_test_setup(test_orders, forget),
        cmocka_unit_test_setup(test_numbers_of_packs, forget),
        cmocka_unit_test_setup(test_ids, forget),
        cmocka_unit_test_setup(test_long_shelves, forget),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
