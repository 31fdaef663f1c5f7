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

#include "pack_changes.h"

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

#define PICK(mutation, array) ((array)[draw((mutation), (uint32_t)COUNT_OF(array))])

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

static void run_one_of(Mutation *mutation, const NamedChange *changes, int32_t count) {
    run(mutation, changes[draw(mutation, (uint32_t)count)].sql);
}

/* One cell or a whole column becomes something else. */
static void change_cells(Mutation *mutation) {
    Column column = mutation_columns[draw(mutation, (uint32_t)mutation_column_count)];
    const char *value = mutation_values[draw(mutation, (uint32_t)mutation_value_count)];
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
    Column column = mutation_columns[draw(mutation, (uint32_t)mutation_column_count)];
    const char *const *shift = PICK(mutation, shifts);
    run_format(mutation, "UPDATE OR REPLACE %s SET %s = %s%s%s", column.table, column.name,
               shift[0], column.name, shift[1]);
}

static void remove_rows(Mutation *mutation) {
    Column column = mutation_columns[draw(mutation, (uint32_t)mutation_column_count)];
    run_format(mutation, "DELETE FROM %s%s", column.table,
               draw(mutation, 2) ? "" : " WHERE rowid IN (1, 3)");
}

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
    if (draw(mutation, 2)) {
        run_one_of(mutation, picture_changes, picture_change_count);
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

static void open_database(Mutation *mutation) {
    int code = sqlite3_open(mutation->path, &mutation->database);
    assert(code == SQLITE_OK);
    (void)code;
    /* Nobody pulls a plug here, and a thousand syncs are most of the time. */
    sqlite3_exec(mutation->database, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY", NULL,
                 NULL, NULL);
}

static void change_database(Mutation *mutation, uint32_t family, const char *sound) {
    open_database(mutation);
    switch (family) {
    case 0: change_cells(mutation); break;
    case 1: shift_numbers(mutation); break;
    case 2: remove_rows(mutation); break;
    case 3: run_one_of(mutation, row_changes, row_change_count); break;
    case 4: run_one_of(mutation, schema_changes, schema_change_count); break;
    case 5: change_pictures(mutation); break;
    default: break_types(mutation); restore_schema(mutation, sound);
    }
    sqlite3_close(mutation->database);
    mend_header(mutation->path);
}

void pack_change(const char *path, const NamedChange *change) {
    char name[MUTATION_NAME_BYTES] = "";
    Mutation mutation = {.path = path, .name = name};
    open_database(&mutation);
    run(&mutation, change->sql);
    sqlite3_close(mutation.database);
    mend_header(path);
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
