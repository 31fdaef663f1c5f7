/* Packs that are none, or no longer, or were made to hurt: one sentence each, and never a crash.
 *
 * The mutations work on a small pack made by the writer. Whatever is done to it, opening either
 * fails with a sentence or gives a pack whose every reader either works or fails; the sanitizers
 * watch the rest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "pack/schema.h"
#include "pack_fixture.h"
#include "pack_reading.h"

static PackFixture fixture;
static Str sound; /* bytes of a sound pack */

static int make_sound(void **state) {
    (void)state;
    fixture = pack_fixture_open();
    pack_fixture_read(&fixture);
    pack_fixture_build(&fixture, "sound.tsubo");
    sound = pack_fixture_load(&fixture, "sound.tsubo");
    return 0;
}

static int remove_sound(void **state) {
    (void)state;
    pack_fixture_close(&fixture);
    return 0;
}

/* Opens x.tsubo, reads all of it, and gives the sentence of the first failure, or "". */
static Str sentence_of(void) {
    static Failure failure;
    ArenaMark mark = arena_mark(&fixture.arena);
    failure = (Failure){0};
    Pack *pack = pack_open_in(&fixture.arena, S("x.tsubo"), &failure);
    if (pack) {
        pack_reading_all(pack, &fixture.arena, &failure);
        pack_close(pack);
    }
    arena_rewind(&fixture.arena, mark);
    return str_from_c(failure.sentence);
}

static void assert_sentence(const char *name, const char *expected) {
    Str got = sentence_of();
    if (!str_equal(got, str_from_c(expected))) {
        fail_msg("%s: got “%.*s”", name, STR_ARG(got));
    }
}

static char *copy_of_sound(void) {
    return arena_alloc(&fixture.arena, (size_t)sound.size, 1);
}

static const struct {
    const char *name;
    const char *text;
    const char *sentence;
} strangers[] = {
    {"a text",
     "Dear editor,\nthis is a text file that somebody renamed to .tsubo. It is long enough "
     "to have a header of a hundred bytes.\n",
     "x.tsubo is not a pack"},
    {"a short text", "hello\n", "x.tsubo is not a pack"},
    {"nothing", "", "x.tsubo is empty"},
    {"a ZIP file",
     "PK\3\4 padding padding padding padding padding padding padding padding padding "
     "padding padding padding",
     "x.tsubo is not a pack"},
};

static void test_strangers(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(strangers); i++) {
        pack_fixture_write("x.tsubo", str_from_c(strangers[i].text));
        assert_sentence(strangers[i].name, strangers[i].sentence);
    }
    pack_fixture_remove("x.tsubo");
    assert_sentence("missing", "there is no pack x.tsubo");
    assert_int_equal(mkdir("x.tsubo", 0755), 0);
    assert_sentence("a directory", "x.tsubo is a directory, not a pack");
    assert_int_equal(rmdir("x.tsubo"), 0);
}

typedef struct Patch {
    const char *name;
    int32_t at;
    const char *bytes;
    int32_t size;
    const char *sentence;
} Patch;

static const Patch patches[] = {
    {"another application", 68, "ABCD", 4, "x.tsubo is a database of another program, not a pack"},
    {"no application", 68, "\0\0\0\0", 4, "x.tsubo is a database of another program, not a pack"},
    {"a format of next year", 60, "\0\0\0\x02", 4,
     "x.tsubo has pack format 2; this program reads format 1"},
    {"a format without number", 60, "\0\0\0\0", 4,
     "x.tsubo has pack format 0; this program reads format 1"},
    {"WAL", 18, "\x02\x02", 2, "x.tsubo was not written by tsubo-pack"},
    {"pages of 64 KiB", 16, "\0\x01", 2, "x.tsubo was not written by tsubo-pack"},
    {"pages of 512 bytes", 16, "\x02\0", 2, "x.tsubo was not written by tsubo-pack"},
    {"4 Gi pages", 28, "\xFF\xFF\xFF\xFF", 4, NULL},
    {"no pages", 28, "\0\0\0\0", 4, NULL},
    {"a text encoding that does not exist", 56, "\0\0\0\x07", 4, NULL},
    {"a schema format that does not exist", 44, "\0\0\0\x7F", 4, NULL},
    {"a free list that begins everywhere", 32, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8, ""},
};

static void test_patches(void **state) {
    (void)state;
    for (int32_t i = 0; i < COUNT_OF(patches); i++) {
        char *bytes = copy_of_sound();
        memcpy(bytes, sound.at, (size_t)sound.size);
        memcpy(bytes + patches[i].at, patches[i].bytes, (size_t)patches[i].size);
        pack_fixture_write("x.tsubo", (Str){bytes, sound.size});
        if (patches[i].sentence) {
            assert_sentence(patches[i].name, patches[i].sentence);
        } else if (sentence_of().size == 0) {
            fail_msg("%s was read as if nothing were wrong", patches[i].name);
        }
    }
}

/* A copy that stopped, and one that went on. */
static void test_sizes(void **state) {
    (void)state;
    char expected[200];
    for (int32_t size = 100; size < sound.size; size += size < 8192 ? 997 : 4096) {
        pack_fixture_write("x.tsubo", str_slice(sound, 0, size));
        snprintf(expected, sizeof(expected),
                 "x.tsubo is damaged: it should have %d bytes but has %d", sound.size, size);
        assert_sentence("cut", expected);
    }
    char *bytes = copy_of_sound();
    memcpy(bytes, sound.at, (size_t)sound.size);
    Str longer = arena_print_in(&fixture.arena, "%*s", sound.size + 10, "");
    memcpy((char *)(uintptr_t)longer.at, sound.at, (size_t)sound.size);
    pack_fixture_write("x.tsubo", longer);
    snprintf(expected, sizeof(expected), "x.tsubo is damaged: it should have %d bytes but has %d",
             sound.size, sound.size + 10);
    assert_sentence("longer", expected);
}

static const struct {
    const char *name;
    const char *sql;
    const char *sentence;
} changes[] = {
    {"nothing at all", "SELECT 1", ""},
    {"a table of its own", "CREATE TABLE extra(a)",
     "x.tsubo is damaged: its tables are not those of "
     "a pack"},
    {"a trigger", "CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END",
     "x.tsubo is damaged: its tables are not those of a pack"},
    {"a view with an endless query",
     "DROP TABLE issue; CREATE VIEW issue AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "
     "1 "
     "FROM n) SELECT * FROM n",
     "x.tsubo is damaged: its tables are not those of a pack"},
    {"a table without a column", "ALTER TABLE section DROP COLUMN title",
     "x.tsubo is damaged: its tables are not those of a pack"},
    {"an index less", "DROP INDEX qr_text", "x.tsubo is damaged: a table is missing"},
    {"an index more", "CREATE INDEX more ON meta(value)",
     "x.tsubo is damaged: its tables are not those of a pack"},
    {"statistics", "ANALYZE", "x.tsubo is damaged: its tables are not those of a pack"},
    {"no id", "DELETE FROM meta WHERE key = 'id'",
     "x.tsubo is damaged: it does not say its id and serial"},
    {"a serial that is no number", "UPDATE meta SET value = '-1' WHERE key = 'serial'",
     "x.tsubo is damaged: a number about the pack is out of its range"},
    {"more issues than a pack may have", "UPDATE meta SET value = '999999' WHERE key = 'issues'",
     "x.tsubo is damaged: a number about the pack is out of its range"},
    {"a text that is not UTF-8", "UPDATE meta SET value = CAST(x'FF' AS TEXT) WHERE key = 'title'",
     "x.tsubo is damaged: a text is not plain UTF-8"},
    {"a text that turns around", "UPDATE issue SET summary = char(8238) || 'a'",
     "x.tsubo is damaged: a text is not plain UTF-8"},
    {"a text with a zero byte", "UPDATE issue SET summary = CAST(x'610062' AS TEXT)",
     "x.tsubo is damaged: a text is not plain UTF-8"},
    {"a field of 5 KB", "UPDATE issue SET summary = CAST(zeroblob(5000) AS TEXT)",
     "x.tsubo is damaged: a text or a picture is longer than it may be"},
    {"a month of 13", "UPDATE issue SET month = 13",
     "x.tsubo is damaged: a number is out of its range"},
    {"a number of 2^62", "UPDATE issue SET number = 4611686018427387904",
     "x.tsubo is damaged: a number is out of its range"},
    {"an article without a title", "UPDATE article SET title = ''",
     "x.tsubo is damaged: a name is missing"},
    {"a document of 2^31 blocks", "UPDATE article SET first_block = 2147483647",
     "x.tsubo is damaged: a number is out of its range"},
    {"a document of a million blocks", "UPDATE article SET block_count = 1000000",
     "x.tsubo is damaged: a number is out of its range"},
    {"a document that goes on", "UPDATE article SET block_count = 4000",
     "x.tsubo is damaged: a part of a text is missing"},
    {"a block of an unknown kind", "UPDATE block SET kind = 'script'",
     "x.tsubo is damaged: a block of an unknown kind"},
    {"spans that are not there", "UPDATE block SET span_count = 10000",
     "x.tsubo is damaged: a part of a text is missing"},
    {"more spans than fit", "UPDATE block SET span_count = 2147483647",
     "x.tsubo is damaged: a number is out of its range"},
    {"a style that does not exist", "UPDATE span SET style = 16",
     "x.tsubo is damaged: a number is out of its range"},
    {"a heading without a level", "UPDATE block SET kind = 'heading'",
     "x.tsubo is damaged: a heading or a list item without a level"},
    {"a cell outside of its table",
     "UPDATE block SET kind = 'cell', cell_column = 3, cell_columns = 3",
     "x.tsubo is damaged: a table cell outside its table"},
    {"a picture that is not there", "UPDATE block SET kind = 'picture', picture = 7",
     "x.tsubo is damaged: a picture that is not there"},
    {"a QR code without its modules", "UPDATE qr SET modules = x'00'",
     "x.tsubo is damaged: a QR code is not as large as it says"},
    {"a QR code of 200 modules", "UPDATE qr SET size = 200",
     "x.tsubo is damaged: a number is out of its range"},
    {"items that do not exist", "UPDATE item_topic SET item = item + 77",
     "x.tsubo is damaged: a name is missing"},
    {"items of a third kind", "UPDATE item_topic SET kind = 2 WHERE kind = 1",
     "x.tsubo is damaged: a number is out of its range"},
    {"a term in an eleventh row", "UPDATE term SET kana_row = 10 WHERE id = 1",
     "x.tsubo is damaged: a number is out of its range"},
    {"related to a thing that does not exist", "UPDATE related SET to_item = 99",
     "x.tsubo is damaged: a name is missing"},
};

/* SQL on a copy, as its maker would do it; then the header's version fields as SQLite left them. */
static void change(const char *name, const char *sql) {
    sqlite3 *database;
    char *message = NULL;
    pack_fixture_write("x.tsubo", sound);
    assert_int_equal(sqlite3_open("x.tsubo", &database), SQLITE_OK);
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK) {
        fail_msg("%s: %s", name, message);
    }
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void test_changes(void **state) {
    (void)state;
    int32_t wrong = 0;
    for (int32_t i = 0; i < COUNT_OF(changes); i++) {
        change(changes[i].name, changes[i].sql);
        Str got = sentence_of();
        if (!str_equal(got, str_from_c(changes[i].sentence))) {
            print_error("%s: got “%.*s”\n", changes[i].name, STR_ARG(got));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* The first cell of a leaf page says that it is 4 GiB long: SQLite keeps a cell's size in front of
 * it, seven bits a byte. */
static bool enlarge_first_cell(char *page) {
    static const char size[] = "\x8F\xFF\xFF\xFF\x7F";
    bool is_leaf = page[0] == 0x0A || page[0] == 0x0D;
    int32_t at = (unsigned char)page[8] << 8 | (unsigned char)page[9];
    if (!is_leaf || at < 8 || at + 5 > PACK_PAGE_BYTES) {
        return false;
    }
    memcpy(page + at, size, 5);
    return true;
}

static void test_huge_cells(void **state) {
    (void)state;
    char *bytes = copy_of_sound();
    int32_t tried = 0;
    int32_t failed = 0;
    for (int32_t at = PACK_PAGE_BYTES; at < sound.size; at += PACK_PAGE_BYTES) {
        memcpy(bytes, sound.at, (size_t)sound.size);
        if (enlarge_first_cell(bytes + at)) {
            pack_fixture_write("x.tsubo", (Str){bytes, sound.size});
            failed += sentence_of().size > 0;
            tried++;
        }
    }
    assert_true(tried > 10);
    assert_true(failed > 10);
}

/* A small generator of our own, so that a failing round can be found again. */
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void flip(char *bytes, uint32_t seed) {
    int32_t count = 1 + (int32_t)(next_random(&seed) % 8);
    memcpy(bytes, sound.at, (size_t)sound.size);
    for (int32_t i = 0; i < count; i++) {
        uint32_t at = next_random(&seed) % (uint32_t)sound.size;
        bytes[at] = (char)next_random(&seed);
    }
}

static void test_flipped_bytes(void **state) {
    (void)state;
    char *bytes = copy_of_sound();
    int32_t failed = 0;
    for (uint32_t seed = 1; seed <= 1500; seed++) {
        flip(bytes, seed);
        FILE *file = fopen("x.tsubo", "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(bytes, 1, (size_t)sound.size, file), sound.size);
        fclose(file);
        failed += sentence_of().size > 0;
    }
    /* Most bytes of a small pack are empty space; still, damage must be noticed now and then. */
    assert_true(failed > 100);
}

/* The fuzzer begins with a pack of today's: with one of last month's it would ask nothing but
 * whether the tables are those of a pack. To renew it: tsubo-pack build of any small folder. */
static void test_fuzzed_pack_is_sound(void **state) {
    Failure failure = {0};
    ArenaMark mark = arena_mark(&fixture.arena);
    (void)state;
    Pack *pack =
        pack_open_in(&fixture.arena, S(TSUBO_TESTS_DIR "/fuzz/corpus/pack/small"), &failure);
    if (!pack || !pack_reading_all(pack, &fixture.arena, &failure)) {
        fail_msg("%s", failure.sentence);
    }
    pack_close(pack);
    arena_rewind(&fixture.arena, mark);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fuzzed_pack_is_sound),
                                       cmocka_unit_test(test_strangers),
                                       cmocka_unit_test(test_patches),
                                       cmocka_unit_test(test_sizes),
                                       cmocka_unit_test(test_changes),
                                       cmocka_unit_test(test_huge_cells),
                                       cmocka_unit_test(test_flipped_bytes)};
    return cmocka_run_group_tests(tests, make_sound, remove_sound);
}
