/* SQLite's own check of a file, and its schema beside that of a sound one. */
#include "pack_oracle.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "pack/comment.h"

enum { STEPS_MOST = 4000, SCHEMA_BYTES = 64 * 1024 };

static bool is_same(const char *path, const char *other) {
    FILE *a = fopen(path, "rb");
    FILE *b = fopen(other, "rb");
    bool same = a && b;
    for (int byte = 0; same && byte != EOF;) {
        byte = getc(a);
        same = byte == getc(b);
    }
    if (a) {
        fclose(a);
    }
    if (b) {
        fclose(b);
    }
    return same;
}

/* Ends what would never end; a pack that needs so much is left to the preflight's clock. */
static int count_step(void *steps) {
    return ++*(int *)steps > STEPS_MOST;
}

/* All text of the schema, one after the other; false when it cannot be read. */
static bool read_schema(sqlite3 *database, char *text) {
    sqlite3_stmt *rows = NULL;
    size_t used = 0;
    int code =
        sqlite3_prepare_v2(database,
                           "SELECT type || name || tbl_name || ifnull(sql, '') FROM sqlite_schema"
                           " ORDER BY 1",
                           -1, &rows, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *row = (const char *)sqlite3_column_text(rows, 0);
        used += (size_t)snprintf(text + used, SCHEMA_BYTES - used, "%s\n", row ? row : "?");
        code = used < SCHEMA_BYTES ? SQLITE_OK : SQLITE_FULL;
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE;
}

/* SQLITE_OK: whole. SQLITE_INTERRUPT: nobody knows. Anything else: not whole. */
static int check(sqlite3 *database) {
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA quick_check", -1, &rows, NULL);
    if (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *row = (const char *)sqlite3_column_text(rows, 0);
        code = row && strcmp(row, "ok") == 0 ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_finalize(rows);
    return code;
}

static bool is_broken(const char *path, const char *sound) {
    static char schemas[2][SCHEMA_BYTES];
    const char *const paths[] = {path, sound};
    sqlite3 *databases[2] = {0};
    int steps = 0;
    bool read = true;
    for (int i = 0; i < 2; i++) {
        int code = sqlite3_open_v2(paths[i], &databases[i], SQLITE_OPEN_READONLY, NULL);
        read = code == SQLITE_OK && read_schema(databases[i], schemas[i]) && read;
    }
    bool broken = !read || strcmp(schemas[0], schemas[1]) != 0;
    if (!broken) {
        sqlite3_progress_handler(databases[0], 1000, count_step, &steps);
        int code = check(databases[0]);
        broken = code != SQLITE_OK && code != SQLITE_INTERRUPT;
    }
    sqlite3_close(databases[0]);
    sqlite3_close(databases[1]);
    return broken;
}

Oracle pack_oracle(const char *path, const char *sound) {
    struct stat about;
    if (is_same(path, sound)) {
        return ORACLE_SAME;
    }
    if (stat(path, &about) != 0 || about.st_size < CLAIM_SIZE_LEAST) {
        return ORACLE_SMALL;
    }
    return is_broken(path, sound) ? ORACLE_BROKEN : ORACLE_OPEN;
}
