/* Changes through SQLite where the file stays a database, through bytes where it need not. */
#include "pack_mutator.h"

#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096 };

typedef struct Mutation {
    const char *path;
    uint32_t seed;
    char *name;
    sqlite3 *database;
} Mutation;

static uint32_t draw(Mutation *mutation, uint32_t below) {
    mutation->seed = mutation->seed * 1664525u + 1013904223u;
    return (mutation->seed >> 8) % below;
}

#define PICK(mutation, array)                                                                      \
    ((array)[draw((mutation), (uint32_t)(sizeof(array) / sizeof((array)[0])))])

static void say(Mutation *mutation, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(Mutation *mutation, const char *format, ...) {
    va_list list;
    size_t used = strlen(mutation->name);
    va_start(list, format);
    vsnprintf(mutation->name + used, MUTATION_NAME_BYTES - used, format, list);
    va_end(list);
}

/* --- through SQLite -------------------------------------------------------------------------- */

/* A statement that a table forbids simply changes nothing; the next draw will. */
static void run(Mutation *mutation, const char *sql) {
    say(mutation, "%.150s; ", sql);
    sqlite3_exec(mutation->database, sql, NULL, NULL, NULL);
}

static void run_format(Mutation *mutation, const char *format, ...) {
    va_list list;
    va_start(list, format);
    char *sql = sqlite3_vmprintf(format, list);
    va_end(list);
    run(mutation, sql);
    sqlite3_free(sql);
}

typedef struct Column {
    const char *table;
    const char *name;
} Column;

static const Column columns[] = {
    {"meta", "key"},
    {"meta", "value"},
    {"issue", "id"},
    {"issue", "number"},
    {"issue", "year"},
    {"issue", "month"},
    {"issue", "day"},
    {"issue", "summary"},
    {"issue", "link"},
    {"issue", "look_for"},
    {"issue", "qr"},
    {"issue", "article_count"},
    {"issue", "draft"},
    {"issue", "first_block"},
    {"issue", "block_count"},
    {"section", "id"},
    {"section", "title"},
    {"article", "id"},
    {"article", "key"},
    {"article", "issue"},
    {"article", "position"},
    {"article", "section"},
    {"article", "kind"},
    {"article", "organisation"},
    {"article", "title"},
    {"article", "highlight"},
    {"article", "link"},
    {"article", "qr"},
    {"article", "characters"},
    {"article", "draft"},
    {"article", "first_block"},
    {"article", "block_count"},
    {"block", "id"},
    {"block", "kind"},
    {"block", "level"},
    {"block", "marker"},
    {"block", "cell_row"},
    {"block", "cell_column"},
    {"block", "cell_columns"},
    {"block", "picture"},
    {"block", "span_count"},
    {"span", "block"},
    {"span", "place"},
    {"span", "text"},
    {"span", "ruby"},
    {"span", "style"},
    {"video", "id"},
    {"video", "key"},
    {"video", "title"},
    {"video", "minutes"},
    {"video", "colour"},
    {"video", "qr"},
    {"video", "issues"},
    {"video", "newest_issue"},
    {"video", "first_block"},
    {"video", "block_count"},
    {"video_part", "video"},
    {"video_part", "place"},
    {"video_part", "label"},
    {"video_part", "title"},
    {"topic", "id"},
    {"topic", "key"},
    {"topic", "title"},
    {"topic", "item_count"},
    {"term", "id"},
    {"term", "term"},
    {"term", "reading"},
    {"term", "text"},
    {"term", "kana_row"},
    {"term", "place"},
    {"term", "item_count"},
    {"item_topic", "kind"},
    {"item_topic", "item"},
    {"item_topic", "place"},
    {"item_topic", "topic"},
    {"item_topic", "topic_place"},
    {"item_term", "item"},
    {"item_term", "term"},
    {"item_term", "term_place"},
    {"related", "kind"},
    {"related", "item"},
    {"related", "to_kind"},
    {"related", "to_item"},
    {"highlight", "place"},
    {"highlight", "kind"},
    {"highlight", "item"},
    {"picture", "id"},
    {"picture", "width_px"},
    {"picture", "height_px"},
    {"picture", "png"},
    {"qr", "id"},
    {"qr", "text"},
    {"qr", "size"},
    {"qr", "modules"},
    {"search", "gram"},
    {"search", "kind"},
    {"search", "item"},
};

/* SQL expressions; the last ones are what a text may just be or just not be. */
static const char *const values[] = {
    "NULL",
    "0",
    "-1",
    "1",
    "2",
    "77",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967297",
    "9223372036854775807",
    "-9223372036854775808",
    "1e300",
    "-0.5",
    "1.0",
    "''",
    "'0'",
    "'99999999999999999999'",
    "'text'",
    "x''",
    "x'00'",
    "x'FF'",
    "zeroblob(100000)",
    "zeroblob(5000000)",
    "CAST(x'61006200' AS TEXT)",
    "CAST(x'C0AF' AS TEXT)",
    "CAST(x'EDA080' AS TEXT)",
    "CAST(x'F4908080' AS TEXT)",
    "CAST(x'E382' AS TEXT)",
    "'a' || char(8238) || 'b'",
    "'a' || char(8294) || 'b'",
    "char(65279)",
    "char(10)",
    "char(27) || '[2J'",
    "char(64976)",
    "char(8203)",
    "char(127)",
    "char(1114111)",
    "char(917505)",
    "replace(printf('%1365d', 0), '0', '字')",
    "replace(printf('%1400d', 0), '0', '字')",
    "replace(printf('%4096d', 0), '0', 'x')",
    "replace(printf('%4097d', 0), '0', 'x')",
    "replace(printf('%90000d', 0), '0', '字')",
    "'https://example.jp/' || printf('%3000d', 7)",
    "'script'",
    "'picture'",
    "'cell'",
    "'heading'",
    "'item'",
};

/* One cell or a whole column becomes something else. */
static void change_cells(Mutation *mutation) {
    Column column = PICK(mutation, columns);
    const char *value = PICK(mutation, values);
    static const char *const where[] = {"", " WHERE rowid = 1", " WHERE rowid = 2",
                                        " WHERE rowid % 2 = 0"};
    static const char *const keyed[] = {"meta",      "span",    "video_part", "item_topic",
                                        "item_term", "related", "search"};
    const char *which = PICK(mutation, where);
    for (size_t i = 0; i < sizeof(keyed) / sizeof(keyed[0]); i++) {
        which = strcmp(column.table, keyed[i]) == 0 ? "" : which; /* these have no rowid */
    }
    run_format(mutation, "UPDATE OR REPLACE %s SET %s = %s%s", column.table, column.name, value,
               which);
}

/* Numbers move by a little or change places: the values that are nearly right. */
static void shift_numbers(Mutation *mutation) {
    static const char *const shifts[][2] = {{"", " + 1"}, {"", " - 1"},    {"", " * 2"},
                                            {"-", ""},    {"", " + 1000"}, {"", " * 65536"},
                                            {"3 - ", ""}, {"", " % 2"}};
    Column column = PICK(mutation, columns);
    const char *const *shift = PICK(mutation, shifts);
    run_format(mutation, "UPDATE OR REPLACE %s SET %s = %s%s%s", column.table, column.name,
               shift[0], column.name, shift[1]);
}

static void remove_rows(Mutation *mutation) {
    Column column = PICK(mutation, columns);
    run_format(mutation, "DELETE FROM %s%s", column.table,
               draw(mutation, 2) ? "" : " WHERE rowid IN (1, 3)");
}

static const char *const row_changes[] = {
    "INSERT INTO issue SELECT id + 100, number, year, month, day, summary, link, look_for, qr,"
    " article_count, draft, first_block, block_count FROM issue",
    "INSERT OR REPLACE INTO issue SELECT 3 - id, number, year, month, day, summary, link, look_for,"
    " qr, article_count, draft, first_block, block_count FROM issue",
    "UPDATE meta SET value = '2000' WHERE key = 'issues'",
    "UPDATE meta SET value = '0' WHERE key = 'issues'",
    "UPDATE meta SET value = '5001' WHERE key = 'issues'",
    "UPDATE meta SET value = '-1' WHERE key = 'videos'",
    "UPDATE meta SET value = '2147483648' WHERE key = 'serial'",
    "UPDATE meta SET value = '' WHERE key = 'id'",
    "INSERT INTO meta SELECT 'k' || value, 'v' FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL"
    " SELECT value + 1 FROM n WHERE value < 500) SELECT value FROM n)",
    "UPDATE article SET first_block = 1, block_count = (SELECT max(id) FROM block)",
    "UPDATE article SET first_block = (SELECT max(id) FROM block), block_count = 2",
    "UPDATE block SET span_count = span_count + 1 WHERE id = (SELECT max(id) FROM block)",
    "UPDATE block SET kind = 'cell', cell_columns = 4096, cell_column = id % 4096, cell_row = id",
    "UPDATE block SET kind = 'picture', picture = 1",
    "UPDATE block SET kind = 'item', level = 3, marker = text FROM span WHERE span.block = "
    "block.id",
    "UPDATE block SET kind = 'heading', level = 1 + id % 3",
    "UPDATE span SET ruby = text",
    "UPDATE span SET text = '' WHERE place = 1",
    "UPDATE span SET style = 15",
    "UPDATE related SET to_item = item",
    "INSERT INTO related SELECT 0, 1, value, 0, 2, 0 FROM (WITH RECURSIVE n(value) AS (SELECT 10"
    " UNION ALL SELECT value + 1 FROM n WHERE value < 900) SELECT value FROM n)",
    "INSERT INTO item_topic SELECT 0, 1, value, 1, value FROM (WITH RECURSIVE n(value) AS (SELECT"
    " 10 UNION ALL SELECT value + 1 FROM n WHERE value < 3000) SELECT value FROM n)",
    "INSERT INTO term SELECT value, 'w' || value, 'よ', 't', 7, 1, 1 FROM (WITH RECURSIVE n(value)"
    " AS (SELECT 10 UNION ALL SELECT value + 1 FROM n WHERE value < 3000) SELECT value FROM n)",
    "INSERT INTO topic SELECT value, 't' || value, 't', 't', 1 FROM (WITH RECURSIVE n(value) AS"
    " (SELECT 10 UNION ALL SELECT value + 1 FROM n WHERE value < 300) SELECT value FROM n)",
    "INSERT INTO highlight SELECT value, 0, 1 FROM (WITH RECURSIVE n(value) AS (SELECT 10 UNION ALL"
    " SELECT value + 1 FROM n WHERE value < 300) SELECT value FROM n)",
    "INSERT INTO video_part SELECT 1, value, 'l', 't', '' FROM (WITH RECURSIVE n(value) AS (SELECT"
    " 10 UNION ALL SELECT value + 1 FROM n WHERE value < 300) SELECT value FROM n)",
    "INSERT INTO search SELECT char(12354 + value % 80, 12450 + value / 80), 0, 1 + value % 3 FROM"
    " (WITH RECURSIVE n(value) AS (SELECT 10 UNION ALL SELECT value + 1 FROM n WHERE value < 5000)"
    " SELECT value FROM n)",
    "UPDATE qr SET size = 57, modules = zeroblob(407)",
    "UPDATE qr SET size = 57",
    "UPDATE qr SET size = 20, modules = zeroblob(50)",
    "UPDATE term SET kana_row = 9 - kana_row",
    "UPDATE term SET reading = 'ー'",
    "UPDATE term SET reading = '・・・'",
    "UPDATE video SET issues = '99999 99998'",
    "UPDATE video SET key = '../../etc/passwd'",
    "UPDATE article SET key = '%s%n%s%n'",
};

/* The schema of the file, not its rows. */
static const char *const schema_changes[] = {
    "CREATE TABLE extra(a, b)",
    "CREATE TABLE sqlite_like(a PRIMARY KEY) WITHOUT ROWID",
    "CREATE INDEX more ON meta(value)",
    "CREATE UNIQUE INDEX more ON issue(number)",
    "CREATE INDEX more ON article(lower(title))",
    "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM issue; END",
    "CREATE VIEW v AS SELECT * FROM issue",
    "DROP TABLE issue; CREATE VIEW issue AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
    " FROM n) SELECT i AS id, i AS number FROM n",
    "DROP TABLE meta; CREATE VIEW meta AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
    " FROM n) SELECT 'id' AS key, printf('%1000000d', i) AS value FROM n",
    "DROP INDEX qr_text",
    "DROP INDEX article_key; CREATE INDEX article_key ON article(title)",
    "DROP TABLE search",
    "ALTER TABLE section RENAME TO other",
    "ALTER TABLE section ADD COLUMN more TEXT",
    "ALTER TABLE issue RENAME COLUMN number TO n",
    "ANALYZE",
    "CREATE VIRTUAL TABLE f USING fts5(a)",
    "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
    "PRAGMA user_version=2; VACUUM",
    "PRAGMA user_version=-1; VACUUM",
    "PRAGMA user_version=0; VACUUM",
    "PRAGMA application_id=1; VACUUM",
    "PRAGMA journal_mode=WAL",
    "PRAGMA auto_vacuum=FULL; VACUUM",
    "PRAGMA encoding='UTF-16'; VACUUM",
    "PRAGMA page_size=512; VACUUM",
    "PRAGMA page_size=65536; VACUUM",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 2",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'issue'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'article'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = -3 WHERE name = 'span'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'block'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
    " sqlite_schema WHERE name = 'article') WHERE name = 'issue'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM"
    " sqlite_schema WHERE name = 'video_key') WHERE name = 'article_key'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE issue(id)' WHERE name "
    "="
    " 'issue'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = sql || ' '",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = NULL WHERE type = 'index'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET name = 'x' WHERE name = 'video'",
    "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER NOT NULL',"
    " 'INTEGER NOT NULL CHECK (zeroblob(1000000000) > 1)') WHERE name = 'issue'",
    "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name = 'qr'",
    "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM sqlite_schema",
};

/* The tables lose STRICT and NOT NULL for a moment, so that a cell may hold what its column
 * forbids; then their text is put back as it was, and only the cell tells. */
static void break_types(Mutation *mutation) {
    run(mutation, "PRAGMA writable_schema=ON");
    sqlite3_exec(mutation->database,
                 "CREATE TEMP TABLE was AS SELECT rowid AS r, sql FROM main.sqlite_schema;"
                 "UPDATE main.sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''),"
                 " ' NOT NULL', '') WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%';"
                 "PRAGMA main.schema_version=1000",
                 NULL, NULL, NULL);
    sqlite3_close(mutation->database);
    sqlite3_open(mutation->path, &mutation->database);
    change_cells(mutation);
    change_cells(mutation);
    change_cells(mutation);
}

/* The text that the tables had, from a sound pack of the same writer. */
static void restore_schema(Mutation *mutation, const char *sound) {
    char *sql = sqlite3_mprintf(
        "ATTACH %Q AS sound; PRAGMA main.writable_schema=ON;"
        "UPDATE main.sqlite_schema SET sql = (SELECT s.sql FROM sound.sqlite_schema s WHERE s.name"
        " = main.sqlite_schema.name); DETACH sound",
        sound);
    sqlite3_exec(mutation->database, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
}

static void change_pictures(Mutation *mutation) {
    static const char *const changes[] = {
        "UPDATE picture SET png = zeroblob(1000)",
        "UPDATE picture SET png = x''",
        "UPDATE picture SET png = substr(png, 1, length(png) - 1)",
        "UPDATE picture SET png = substr(png, 1, length(png) / 2)",
        "UPDATE picture SET png = CAST(png || x'00' AS BLOB)",
        "UPDATE picture SET width_px = height_px, height_px = width_px",
        "UPDATE picture SET width_px = 4096",
        "UPDATE picture SET width_px = 4097",
        "UPDATE picture SET png = CAST(substr(png, 1, 16) || x'0000100000001000' || substr(png, 25)"
        " AS BLOB), width_px = 4096, height_px = 4096",
        "UPDATE picture SET png = CAST(substr(png, 1, 24) || x'10' || substr(png, 26) AS BLOB)",
        "UPDATE picture SET png = CAST(substr(png, 1, 25) || x'03' || substr(png, 27) AS BLOB)",
        "UPDATE picture SET png = CAST(substr(png, 1, 28) || x'01' || substr(png, 30) AS BLOB)",
        "UPDATE picture SET png = CAST(substr(png, 1, 33) || x'00000004' || 'gAMA' || x'0000B18F"
        "0BFC6105' || substr(png, 34) AS BLOB)",
        "UPDATE picture SET png = CAST(x'FFD8FFE000104A46494600010100000100010000' AS BLOB)",
        "UPDATE picture SET png = CAST('GIF89a' || zeroblob(100) AS BLOB)",
    };
    if (draw(mutation, 2)) {
        run(mutation, PICK(mutation, changes));
        return;
    }
    /* A byte in the compressed data, or three. */
    for (uint32_t i = 0; i <= draw(mutation, 3); i++) {
        run_format(mutation,
                   "UPDATE picture SET png = CAST(substr(png, 1, %d) || x'%02X' || substr(png, %d)"
                   " AS BLOB) WHERE id = 1",
                   42 + (int)draw(mutation, 400), (int)draw(mutation, 256),
                   44 + (int)draw(mutation, 400));
    }
}

/* --- through bytes --------------------------------------------------------------------------- */

typedef struct File {
    uint8_t *at;
    size_t size;
} File;

static File load(const char *path) {
    struct stat about;
    int file = open(path, O_RDONLY);
    assert(file >= 0 && fstat(file, &about) == 0);
    File loaded = {malloc((size_t)about.st_size + 2 * PAGE), (size_t)about.st_size};
    ssize_t got = read(file, loaded.at, loaded.size);
    assert(got == about.st_size);
    (void)got;
    close(file);
    return loaded;
}

static void store(const char *path, File *file) {
    int out = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert(out >= 0);
    ssize_t put = write(out, file->at, file->size);
    assert(put == (ssize_t)file->size);
    (void)put;
    close(out);
    free(file->at);
}

static void flip_bytes(Mutation *mutation, File *file) {
    uint32_t count = 1 + draw(mutation, 12);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = draw(mutation, (uint32_t)file->size);
        file->at[at] = (uint8_t)draw(mutation, 256);
        say(mutation, "byte %u; ", at);
    }
}

/* Where trees keep what they are made of: the head of a page and the places of its cells. */
static void change_page_heads(Mutation *mutation, File *file) {
    static const uint8_t bytes[] = {0, 1, 2, 5, 10, 13, 0x7F, 0x80, 0xFF};
    uint32_t pages = (uint32_t)(file->size / PAGE);
    for (uint32_t i = 0; i <= draw(mutation, 3); i++) {
        uint32_t page = draw(mutation, pages);
        uint32_t at = page * PAGE + (page == 0 ? 100 : 0) + draw(mutation, 24);
        file->at[at] = PICK(mutation, bytes);
        say(mutation, "head of page %u; ", page + 1);
    }
}

static void change_header(Mutation *mutation, File *file) {
    static const uint8_t bytes[] = {0, 1, 2, 4, 0x10, 0x40, 0x7F, 0x80, 0xFF};
    uint32_t at = draw(mutation, 100);
    file->at[at] = PICK(mutation, bytes);
    say(mutation, "header byte %u; ", at);
}

static void copy_page(Mutation *mutation, File *file) {
    uint32_t pages = (uint32_t)(file->size / PAGE);
    uint32_t from = draw(mutation, pages);
    uint32_t to = draw(mutation, pages);
    memmove(file->at + to * PAGE, file->at + from * PAGE, PAGE);
    say(mutation, "page %u onto %u; ", from + 1, to + 1);
}

/* A pointer inside a page becomes the number of any page: trees that bite their tail, cells that go
 * on in somebody else's. */
static void bend_pointer(Mutation *mutation, File *file) {
    uint32_t pages = (uint32_t)(file->size / PAGE);
    uint32_t page = draw(mutation, pages);
    uint32_t to = draw(mutation, pages) + 1;
    uint32_t at = page * PAGE + (draw(mutation, 2) ? 8 : PAGE - 4 - 4 * draw(mutation, 200));
    const uint8_t number[] = {0, 0, (uint8_t)(to >> 8), (uint8_t)to};
    memcpy(file->at + at, number, 4);
    say(mutation, "pointer at %u to page %u; ", at, to);
}

static void change_size(Mutation *mutation, File *file) {
    switch (draw(mutation, 5)) {
    case 0: file->size -= PAGE; break;
    case 1: file->size -= draw(mutation, PAGE) + 1; break;
    case 2: file->size = draw(mutation, 200); break;
    case 3:
        memset(file->at + file->size, 0, PAGE);
        file->size += PAGE;
        break;
    default: /* the header counts along */
        memset(file->at + file->size, 0, PAGE);
        file->size += PAGE;
        file->at[31]++;
    }
    say(mutation, "now %zu bytes; ", file->size);
}

/* A list of free pages where there is none, leading anywhere. */
static void free_pages(Mutation *mutation, File *file) {
    uint32_t pages = (uint32_t)(file->size / PAGE);
    uint32_t trunk = draw(mutation, pages) + 1;
    const uint8_t list[] = {0, 0, 0, (uint8_t)trunk, 0, 0, 0, (uint8_t)(1 + draw(mutation, 9))};
    memcpy(file->at + 32, list, sizeof(list));
    say(mutation, "free pages from %u; ", trunk);
}

static void change_bytes(Mutation *mutation) {
    static void (*const changes[])(Mutation *, File *) = {
        flip_bytes,   change_page_heads, change_header, copy_page,
        bend_pointer, change_size,       free_pages};
    File file = load(mutation->path);
    PICK(mutation, changes)(mutation, &file);
    store(mutation->path, &file);
}

/* SQLite leaves its own counters and version in the header; a careful forger puts them back, so
 * that what is tried lies behind the first hundred bytes. */
static void mend_header(const char *path) {
    File file = load(path);
    if (file.size >= 100 && file.at[18] == 1) {
        memset(file.at + 24, 0, 3);
        file.at[27] = 1;
        memset(file.at + 92, 0, 3);
        file.at[95] = 1;
    }
    store(path, &file);
}

/* --------------------------------------------------------------------------------------------- */

static void change_database(Mutation *mutation, uint32_t family, const char *sound) {
    int code = sqlite3_open(mutation->path, &mutation->database);
    assert(code == SQLITE_OK);
    (void)code;
    /* Nobody pulls a plug here, and a thousand syncs are most of the time. */
    sqlite3_exec(mutation->database, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", NULL,
                 NULL, NULL);
    switch (family) {
    case 0: change_cells(mutation); break;
    case 1: shift_numbers(mutation); break;
    case 2: remove_rows(mutation); break;
    case 3: run(mutation, PICK(mutation, row_changes)); break;
    case 4: run(mutation, PICK(mutation, schema_changes)); break;
    case 5: change_pictures(mutation); break;
    default: break_types(mutation); restore_schema(mutation, sound);
    }
    sqlite3_close(mutation->database);
    mend_header(mutation->path);
}

void pack_mutate(const char *path, uint32_t seed, char name[MUTATION_NAME_BYTES]) {
    enum { DATABASE_FAMILIES = 7, BYTE_FAMILIES = 3 };
    Mutation mutation = {.path = path, .seed = seed * 2654435761u + 1, .name = name};
    char sound[256];
    name[0] = '\0';
    snprintf(sound, sizeof(sound), "%s.sound", path);
    File file = load(path);
    store(sound, &file);
    /* One change in two packs of three, two or three in the others. */
    uint32_t changes = draw(&mutation, 3) < 2 ? 1 : 2 + draw(&mutation, 2);
    for (uint32_t i = 0; i < changes; i++) {
        uint32_t family = draw(&mutation, DATABASE_FAMILIES + BYTE_FAMILIES);
        if (family < DATABASE_FAMILIES) {
            change_database(&mutation, family, sound);
        } else {
            change_bytes(&mutation);
            break; /* what is no database any more cannot be changed as one */
        }
    }
    unlink(sound);
}
