/* What no single row can tell: packs whose rows are each in order and together are not.
 *
 * Every question of pack/inspect.c has a pack here that it finds, and every one of them is asked
 * without reading a table by accident more than once.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/limits.h"
#include "pack/inspect.h"
#include "pack/reader.h"
#include "pack_fixture.h"

static PackFixture fixture;
static Str sound; /* bytes of a sound pack */

/* A second issue, so that there is an order to be broken, and a second term and video. */
static const char *const more_files[][2] = {
    {"content/111/issue.md",
     "---\nnumber: 111\ndate: 2025-09-20\nsummary: 次の号です。\nlook_for: 号\n---\n"},
    {"content/111/01-next.md",
     "---\ntitle: 次の記事\nsection: 編集後記\nkind: editor-note\ntopics: [basics]\n"
     "terms: [暗号]\nhighlight: どうぞ\nlook_for: 記事\n---\n本文です。\n"},
    {"content/terms.yaml",
     "- term: 営業秘密\n  reading: えいぎょうひみつ\n  text: 会社の大切な情報です。\n"
     "- term: 暗号\n  reading: あんごう\n  text: 読めなくする方法です。\n"},
    {"content/videos/anime.md",
     "---\ntitle: アニメで学ぶ\nkind: アニメ\ncount: 全1話\npublisher: 経済産業省\n"
     "channel: YouTube\naudience: 皆さま\nissues: [110]\ncolour: teal\ntopics: [basics]\n"
     "look_for: 特設サイト\nparts:\n  - {label: 1, title: はじまり}\n---\n紹介です。\n"},
};

static int make_sound(void **state) {
    (void)state;
    fixture = pack_fixture_open();
    for (int32_t i = 0; i < COUNT_OF(more_files); i++) {
        pack_fixture_write(more_files[i][0], str_from_c(more_files[i][1]));
    }
    pack_fixture_read(&fixture);
    if (fixture.findings.error_count > 0) {
        fail_msg("%.*s", STR_ARG(pack_fixture_findings(&fixture)));
    }
    pack_fixture_build(&fixture, "sound.tsubo");
    sound = pack_fixture_load(&fixture, "sound.tsubo");
    return 0;
}

static int remove_sound(void **state) {
    (void)state;
    pack_fixture_close(&fixture);
    return 0;
}

typedef struct Row {
    const char *name;
    const char *sql;
    const char *finding; /* behind "x.tsubo is damaged: "; NULL: nothing is wrong */
} Row;

static const Row rows[] = {
    {"nothing", "SELECT 1", NULL},
    {"an issue without number one", "UPDATE issue SET id = id + 9; UPDATE issue SET id = id - 8",
     "its issues are not numbered one after the other"},
    {"a hole between issues", "UPDATE issue SET id = 9 WHERE id = 2",
     "its issues are not numbered one after the other"},
    {"an issue below one", "UPDATE issue SET id = 0 WHERE id = 2",
     "its issues are not numbered one after the other"},
    {"older issues first", "UPDATE issue SET number = number + 10 * id",
     "its issues are not in order"},
    {"two issues of one number", "UPDATE issue SET number = 5", "its issues are not in order"},
    {"a hole between articles", "UPDATE article SET id = id + 50 WHERE id > 1",
     "its articles are not numbered one after the other"},
    {"articles that change places", "UPDATE article SET position = 3 - position WHERE issue = 2",
     "its articles are not in order"},
    {"the first article is the second", "UPDATE article SET position = 2 WHERE id = 1",
     "its articles are not in order"},
    {"an article of another issue", "UPDATE article SET issue = 77 WHERE id = 3",
     "its articles are not in order"},
    {"articles of no issue",
     "UPDATE article SET issue = 77, position = 1 WHERE issue = 1;"
     "UPDATE article SET issue = 78 WHERE issue = 2",
     "an article belongs to no issue"},
    {"an article of no section", "UPDATE article SET section = 99",
     "an article belongs to no section"},
    {"an issue with more articles than it says", "UPDATE issue SET article_count = 1 WHERE id = 2",
     "an issue has more articles than it says"},
    {"an issue with fewer", "UPDATE issue SET article_count = 5 WHERE id = 1",
     "an issue has fewer articles than it says"},
    {"articles of one key", "UPDATE article SET key = 'x'", "two articles have one key"},
    {"a hole between videos", "UPDATE video SET id = 7 WHERE id = 2",
     "its videos are not numbered one after the other"},
    {"videos of one key", "UPDATE video SET key = 'x'", "two videos have one key"},
    {"videos out of order", "UPDATE video SET newest_issue = id", "its videos are not in order"},
    {"a part of no video", "UPDATE video_part SET video = 9", "a part belongs to no video"},
    {"a code of an issue", "UPDATE issue SET qr = 99", "a QR code that it names is missing"},
    {"a code of an article", "UPDATE article SET qr = 99", "a QR code that it names is missing"},
    {"a code of a video", "UPDATE video SET qr = 99", "a QR code that it names is missing"},
    {"a picture", "UPDATE block SET picture = 99", "a picture that it names is missing"},
    {"too many topics", "UPDATE topic SET id = 25; UPDATE item_topic SET topic = 25",
     "it has too many topics"},
    {"too many terms",
     "UPDATE term SET id = 4001 WHERE id = 2;"
     "UPDATE item_term SET term = 4001 WHERE term = 2",
     "it has too many terms"},
    {"topics of one key", "INSERT INTO topic SELECT 2, key, title, english, 0 FROM topic",
     "two topics have one key"},
    {"a topic of nothing", "UPDATE item_topic SET item = 99 WHERE kind = 0 AND item = 1",
     "an item that it names is missing"},
    {"a topic of a third kind", "UPDATE item_topic SET kind = 2 WHERE kind = 1",
     "an item that it names is missing"},
    {"items of no topic", "UPDATE item_topic SET topic = 2", "a topic that it names is missing"},
    {"one place for all", "UPDATE item_topic SET topic_place = 1",
     "two items of a topic have one place"},
    {"a place left out", "UPDATE item_topic SET topic_place = topic_place + 1",
     "a place in a topic is left out"},
    {"items backwards", "UPDATE item_topic SET topic_place = 6 - topic_place",
     "the items of a topic are not in order"},
    {"a topic that counts wrong", "UPDATE topic SET item_count = 3",
     "a topic has more items than it says"},
    {"a topic that counts too much", "UPDATE topic SET item_count = 1000",
     "a topic has fewer items than it says"},
    {"terms that are one", "UPDATE term SET term = '暗号'", "two terms are one"},
    {"a term of nothing", "UPDATE item_term SET item = 99 WHERE item = 1",
     "an item that it names is missing"},
    {"items of no term", "UPDATE item_term SET term = 9", "a term that it names is missing"},
    {"a place in a term", "UPDATE item_term SET term_place = 2", "a place in a term is left out"},
    {"one place in a term", "UPDATE item_term SET term = 1, term_place = 1",
     "two items of a term have one place"},
    {"a term backwards",
     "UPDATE item_term SET term = 1, term_place = CASE item WHEN 1 THEN 2 ELSE 1 END",
     "the items of a term are not in order"},
    {"a term that counts wrong", "UPDATE term SET item_count = 7 WHERE id = 1",
     "a term has fewer items than it says"},
    {"an eleventh row", "UPDATE term SET kana_row = 10 WHERE id = 1",
     "a term stands in no row of the glossary"},
    {"a row before the first", "UPDATE term SET kana_row = -1 WHERE id = 1",
     "a term stands in no row of the glossary"},
    {"a used term without place", "UPDATE term SET place = 0 WHERE id = 1",
     "a term has a place that its items do not give it"},
    {"two terms at one place", "UPDATE term SET place = 1", "two terms have one place"},
    {"a place left out", "UPDATE term SET place = place + 1 WHERE kana_row = 0",
     "a place in the glossary is left out"},
    {"terms backwards", "UPDATE term SET place = 3 - place", "a place in the glossary is left out"},
    {"related to nothing", "UPDATE related SET to_item = 99", "an item that it names is missing"},
    {"nothing is related", "UPDATE related SET item = item + 99",
     "an item that it names is missing"},
    {"nothing is praised", "UPDATE highlight SET item = 99", "an item that it names is missing"},
    {"words of nothing", "UPDATE search SET item = 99 WHERE item = 1 AND kind = 0",
     "an item that it names is missing"},
    {"words that are none", "UPDATE search SET gram = '' WHERE gram = '営業'",
     "a word of its index is none"},
    {"long words", "UPDATE search SET gram = gram || gram || gram WHERE item = 2",
     "a word of its index is none"},
    {"words that turn around", "UPDATE search SET gram = char(8238) WHERE gram = '営業'",
     "a word of its index is none"},
    {"more issues than there are", "UPDATE meta SET value = '3' WHERE key = 'issues'",
     "it counts its issues or its videos wrong"},
    {"fewer videos than there are", "UPDATE meta SET value = '1' WHERE key = 'videos'",
     "it counts its issues or its videos wrong"},
};

/* Changes a copy, as its maker would do it. */
static void change(const Row *row) {
    sqlite3 *database;
    char *message = NULL;
    pack_fixture_write("x.tsubo", sound);
    assert_int_equal(sqlite3_open("x.tsubo", &database), SQLITE_OK);
    if (sqlite3_exec(database, row->sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", row->name, message);
    }
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static Str inspect(void) {
    Failure failure = {0};
    ArenaMark mark = arena_mark(&fixture.arena);
    Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
    assert_non_null(pack);
    bool done = pack_inspect(pack, &failure);
    assert_true(done == (failure.kind == FAILURE_NONE));
    pack_close(pack);
    arena_rewind(&fixture.arena, mark);
    return arena_copy_in(&fixture.scratch, str_from_c(failure.sentence));
}

static void test_rows(void **state) {
    (void)state;
    int32_t wrong = 0;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        change(&rows[i]);
        Str got = inspect();
        Str expected = rows[i].finding ? arena_print_in(&fixture.scratch, "x.tsubo is damaged: %s",
                                                        rows[i].finding)
                                       : S("");
        if (!str_equal(got, expected)) {
            print_error("%s: got “%.*s”\n", rows[i].name, STR_ARG(got));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* A page that two tables claim, a page of zeros, a cell that reaches into another. */
static void test_pages(void **state) {
    (void)state;
    char *bytes = arena_alloc(&fixture.arena, (size_t)sound.size, 1);
    int32_t found = 0;
    int32_t tried = 0;
    for (int32_t at = 2 * 4096; at < sound.size; at += 4096) {
        Failure failure = {0};
        memcpy(bytes, sound.at, (size_t)sound.size);
        memcpy(bytes + at, sound.at + at - 4096, 4096);
        pack_fixture_write("x.tsubo", (Str){bytes, sound.size});
        Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
        tried++;
        if (!pack || !pack_inspect(pack, &failure)) {
            found++;
        }
        if (pack) {
            pack_close(pack);
        }
    }
    assert_int_equal(found, tried);
}

/* A table that multiplies: patience ends it, and says so. */
static void test_patience(void **state) {
    (void)state;
    static const Row row = {
        "a thousand terms of one place in two rows",
        "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
        " INSERT INTO term SELECT i, 't' || i, 'あ', '', 0, 1, 1 FROM n",
        NULL};
    change(&row);
    Str got = inspect();
    assert_true(got.size > 0);
}

/* Settings of guard.c, asked back from SQLite. */
static void test_guard(void **state) {
    static const struct {
        int id;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 10},
        {SQLITE_LIMIT_COMPOUND_SELECT, 3},
        {SQLITE_LIMIT_VDBE_OP, 25000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    static const struct {
        int id;
        int value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
    };
    static const char *const denied[] = {
        "ATTACH ':memory:' AS a",
        "CREATE TABLE a(b)",
        "DELETE FROM meta",
        "INSERT INTO meta VALUES('a', 'b')",
        "SELECT count(*) FROM meta",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema=ON",
        "PRAGMA mmap_size=1000000",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
        "VACUUM",
        "BEGIN",
        "SELECT * FROM pragma_table_info('meta')",
    };
    Failure failure = {0};
    (void)state;
    pack_fixture_write("x.tsubo", sound);
    Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
    assert_non_null(pack);
    for (int32_t i = 0; i < COUNT_OF(limits); i++) {
        assert_int_equal(sqlite3_limit(pack->database, limits[i].id, -1), limits[i].value);
    }
    for (int32_t i = 0; i < COUNT_OF(switches); i++) {
        int got = -1;
        assert_int_equal(sqlite3_db_config(pack->database, switches[i].id, -1, &got), SQLITE_OK);
        assert_int_equal(got, switches[i].value);
    }
    assert_int_equal(sqlite3_hard_heap_limit64(-1), 64 * 1024 * 1024);
    for (int32_t i = 0; i < COUNT_OF(denied); i++) {
        if (sqlite3_exec(pack->database, denied[i], NULL, NULL, NULL) == SQLITE_OK) {
            fail_msg("“%s” was done", denied[i]);
        }
    }
    assert_null(sqlite3_vfs_find("tsubo-descriptor"));
    pack_close(pack);
}

/* No statement of the readers walks a whole table; reader.c promises it. */
static void test_plans(void **state) {
    sqlite3 *database;
    Failure failure = {0};
    (void)state;
    pack_fixture_write("x.tsubo", sound);
    Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
    assert_non_null(pack);
    assert_int_equal(sqlite3_open("x.tsubo", &database), SQLITE_OK);
    for (int32_t query = QUERY_META; query < QUERY_COUNT; query++) {
        Rows asked = rows_begin(pack, (Query)query, &fixture.scratch, &failure);
        assert_false(asked.failed);
        char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sqlite3_sql(asked.statement));
        sqlite3_stmt *plan = NULL;
        assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *step = (const char *)sqlite3_column_text(plan, 3);
            /* The meta rows are read whole: there are a dozen. */
            if (strncmp(step, "SCAN", 4) == 0 && query != QUERY_META) {
                fail_msg("%s: %s", sqlite3_sql(asked.statement), step);
            }
            if (strstr(step, "TEMP B-TREE")) {
                fail_msg("%s: %s", sqlite3_sql(asked.statement), step);
            }
        }
        sqlite3_finalize(plan);
        sqlite3_free(sql);
        assert_true(rows_end(&asked));
    }
    sqlite3_close(database);
    pack_close(pack);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_pages),
                                       cmocka_unit_test(test_patience),
                                       cmocka_unit_test(test_guard), cmocka_unit_test(test_plans)};
    return cmocka_run_group_tests(tests, make_sound, remove_sound);
}
